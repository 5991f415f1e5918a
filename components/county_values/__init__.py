"""county_values."""
