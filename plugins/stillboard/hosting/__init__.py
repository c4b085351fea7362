"""What hosts can take: rules for old addresses, and limits.

Begin with `rules`. What it makes is written by `nginx`, `apache` and `caddy` as these servers read it, and by `redirects` as far
as other hosts go.
"""
