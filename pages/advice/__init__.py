"""Where to start: the first steps of a county, what a target costs, all levers."""
