"""Source markup -> a small tree of blocks -> GitHub-flavoured Markdown."""
