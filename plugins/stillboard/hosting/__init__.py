"""What hosts can take: rules for old addresses, and limits.

Begin with `rules`, which has what all servers' rules are made of; `nginx`, `apache` and `caddy` write them as these servers read
them, `redirects` and `s3` what fits hosts that take less.
"""
