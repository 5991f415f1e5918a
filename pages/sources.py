"""Placeholder while sources is being written."""
