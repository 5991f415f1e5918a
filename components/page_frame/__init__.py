"""page_frame."""
