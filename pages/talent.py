"""Placeholder while talent is being written."""
