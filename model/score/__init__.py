"""Scoring: method, goalposts, scales, means, the tree of indicators, what holds back."""
