"""Placeholder while logistics is being written."""
