"""Data and their meaning: figures, places, catalogue, levers, estimates; read and checked."""
