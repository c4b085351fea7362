"""Plain text of pages: what text.py reads it by."""
