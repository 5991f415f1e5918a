"""Peak season: what a day of many parcels does to a network."""
