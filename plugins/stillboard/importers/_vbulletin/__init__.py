"""What vbulletin.py reads its pages by."""
