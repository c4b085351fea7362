"""What woltlab.py reads its pages by."""
