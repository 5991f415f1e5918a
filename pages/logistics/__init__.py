"""How far, how slow, where the delay is: roads, delivery days, hubs, indicators."""
