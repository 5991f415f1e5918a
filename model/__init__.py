"""Arithmetic of the dashboard: facts in, scores out; knows no screen and no language."""
