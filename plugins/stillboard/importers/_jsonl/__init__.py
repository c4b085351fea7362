"""The lines of Stillboard's own JSON Lines, and the bodies in them."""
