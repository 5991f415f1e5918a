"""All counties at once: map, bars, and what is really known."""
