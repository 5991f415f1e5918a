"""Who gets what: a budget over counties and levers, proved best."""
