"""forum-dl's lines, put in order, and its posts."""
