"""Where each figure is from, and how far it may be trusted."""
