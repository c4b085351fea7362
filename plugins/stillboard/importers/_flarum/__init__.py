"""What flarum.py reads its pages by."""
