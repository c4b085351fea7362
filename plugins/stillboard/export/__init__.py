"""A finished site as one file for others to keep: a zip that reads from disk, a WACZ for archives of the web, a ZIM for Kiwix."""
