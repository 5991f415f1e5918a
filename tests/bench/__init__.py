"""Measurements of the running server; `make bench` prints them."""
