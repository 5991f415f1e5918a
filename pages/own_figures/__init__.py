"""The page on which a county puts in its own figures."""
