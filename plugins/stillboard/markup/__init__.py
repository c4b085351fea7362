"""Source markup -> a small tree of blocks -> GitHub-flavoured Markdown.

Begin with `blocks`, the tree. `from_html`, `from_bbcode` and `from_text` make it, `to_markdown` writes it.
"""
