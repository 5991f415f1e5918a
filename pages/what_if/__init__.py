"""Levers and their effects on one page, what-ifs side by side on the other."""
