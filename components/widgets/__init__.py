"""Parts of a page: controls, tables, cards, links, downloads, sources."""
