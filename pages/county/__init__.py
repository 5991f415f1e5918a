"""A county's profile: its eight elements against its goals and peers."""
