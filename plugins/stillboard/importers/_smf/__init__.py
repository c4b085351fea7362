"""What smf.py reads its pages by."""
