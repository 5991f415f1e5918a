"""Who is there to run it."""
