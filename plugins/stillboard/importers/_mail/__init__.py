"""What importers of mail share: `mbox`, which reads messages, and `pipermail`, `hypermail` and `mhonarc`, which read the pages of
their archives.

Begin with `threads`, which puts messages into threads, and with `post`, which makes a post of a message.
"""
