"""Texts in two languages, and how numbers and money are written."""
