"""Start of the server, and what stands around every page: menu, notices, sharing."""
