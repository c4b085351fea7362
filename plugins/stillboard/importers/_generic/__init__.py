"""How generic.py finds posts on a page of software that nobody knows: by microdata, JSON-LD, or repeated records."""
