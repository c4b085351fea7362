"""A finished site as one file for others to keep: a zip that reads from disk, a WACZ that archives of the web open."""
