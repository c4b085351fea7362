"""What invision.py reads its pages by."""
