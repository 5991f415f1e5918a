"""Placeholder while network is being written."""
