"""Placeholder while payment is being written."""
