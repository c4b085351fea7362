"""What importers of data share, as those of pages share `_html`: JSON whose every value may be wrong, dumps too large for memory.

Begin with `facts`: an object whose values are asked for by type, and the faults that were found in it.
"""
