"""Placeholder while simulator is being written."""
