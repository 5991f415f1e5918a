"""What worked elsewhere: presets, problems, a dated case, the back-test."""
