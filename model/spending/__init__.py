"""Use of money: next steps, targets, sets of levers, best plans of a budget, presets."""
