"""The files under content/: the contract between those who make them (convert) and those who read them (checks, site).

Begin with `records`, their only reader and writer. `header` knows the lines between the `---`, `values` the text forms of dates
and lists, `tree` the folders and the names of files.
"""
