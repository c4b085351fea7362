"""Rules for Caddy: `site.caddy`, which the block of the site imports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .rules import Table

MOST = 30_000  # posts: Caddy reads its table for seconds at the start, and keeps some kilobytes of each entry
_TAIL = """@stillboard_asked expression `{stillboard_to} != "" && {query} != ""`
@stillboard_old {
	expression `{stillboard_to} != ""`
	not file {path} {path}.html {path}/index.html
}
redir @stillboard_asked {stillboard_to} 301
redir @stillboard_old {stillboard_to} 301
"""


def files(table: Table) -> Iterator[tuple[str, str]]:
    """The files, by name."""
    yield "caddy/site.caddy", "".join(_lines(table))


def _lines(table: Table) -> Iterator[str]:
    yield "# In the block of the site, with its `root`: import /srv/archive/_hosting/caddy/site.caddy\n"
    if table.gone:
        yield f"@stillboard_gone path_regexp `{'|'.join(table.gone)}`\nrespond @stillboard_gone 410\n"
    yield "map {uri} {stillboard_form} {\n"
    yield from (f'\t`~(?i){rule.pattern}` "{_key(rule.key)}"\n' for rule in table.rules)
    yield '\tdefault ""\n}\n'
    if len(table.posts) > MOST:
        yield "# There are too many posts for Caddy's tables: 404.html leads to them.\n"
        yield from _map(table.places)
        yield _TAIL
        return
    posts = {key: f"{table.places[page]}#post-{key.partition('p')[2]}" for key, page in table.posts.items()}
    numbers = {key: posts[post] for key, post in table.numbers.items() if post in posts}
    yield from _map({**posts, **numbers, **table.places})
    yield _TAIL


def _key(key: str) -> str:
    return key.replace("{", "${")


def _map(entries: Mapping[str, str]) -> Iterator[str]:
    yield "map {stillboard_form} {stillboard_to} {\n"
    yield from (f'\t{key} "{value}"\n' for key, value in entries.items())
    yield '\tdefault ""\n}\n'
