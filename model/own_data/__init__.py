"""Data of a county's own: its sheet or table, read and laid over the shipped ones."""
