"""What phpbb.py reads its pages by."""
