"""Placeholder while county is being written."""
