"""Tests against a real server, most of them in a real browser."""
