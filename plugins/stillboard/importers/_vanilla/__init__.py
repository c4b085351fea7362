"""What vanilla.py reads its pages by."""
