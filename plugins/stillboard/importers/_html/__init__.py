"""What importers of HTML pages share: a page, a thread on it, its posts and their bodies. An engine is mostly data over it."""
