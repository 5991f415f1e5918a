"""What this reader has chosen, the link that carries it, files that restore it."""
