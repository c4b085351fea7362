"""The files under content/: their header, their values, their records, and the folders they lie in."""
