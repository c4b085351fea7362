"""What xenforo.py reads its pages by."""
