"""Placeholder while method is being written."""
