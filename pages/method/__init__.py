"""How the score is made: steps, goalposts, weights, assumptions, limits."""
