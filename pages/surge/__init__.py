"""surge."""
