"""What this reader's browser tells of itself, and the drafts that are kept for it."""
