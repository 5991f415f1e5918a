"""Where each figure is from, and how to put in your own."""
