"""Uncertainty and robustness: draws, claims, ranks, shares of variance, other methods."""
