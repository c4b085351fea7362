"""Rules for nginx: `maps.conf` for http { }, `site.conf` for the server { } of the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .rules import Table

_LARGE = 1500  # entries of a map from which on nginx wants to be told how large it gets
SITE = """# In the server { } of the site, in the place of its `location /`.
absolute_redirect off;
location / {
    if ($stillboard_asked) { return 301 $stillboard_to; }
    try_files $uri $uri.html $uri/index.html @stillboard_old;
}
location @stillboard_old {
    if ($stillboard_to) { return 301 $stillboard_to; }
    return 404;
}
"""


def files(table: Table) -> Iterator[tuple[str, str]]:
    """The files, by name."""
    yield "nginx/maps.conf", "\n".join(_maps(table)) + "\n"
    gone = (f'location ~ "{path}" {{ return 410; }}\n' for path in table.gone)
    yield "nginx/site.conf", SITE + "".join(gone)


def _maps(table: Table) -> Iterator[str]:
    most = max(map(len, (table.posts, table.places, table.numbers)))
    yield "# In http { }: what old addresses name, and where that is. Made by stillboard; a build makes it anew."
    if most > _LARGE:
        yield f"map_hash_max_size {most * 2};"
        yield "map_hash_bucket_size 128;"
    yield "map $request_uri $stillboard_form {\n    default '';"
    yield from (f'    "~*{rule.pattern}" "{_key(rule.key)}";' for rule in table.rules)
    yield "}"
    yield from _map("$stillboard_form", "$stillboard_key", "$stillboard_form", table.numbers)
    yield from _map("$stillboard_key", "$stillboard_page", "$stillboard_key", table.posts)
    yield from _map("$stillboard_page", "$stillboard_place", "''", table.places)
    yield 'map $stillboard_key $stillboard_id {\n    default \'\';\n    "~^[0-9]+p([0-9]+)$" "#post-$1";\n}'
    yield "map $stillboard_place $stillboard_to {\n    default \"$stillboard_place$stillboard_id\";\n    '' '';\n}"
    # A question makes the address another than the page's own, which is served as it is.
    yield 'map "$is_args$stillboard_to" $stillboard_asked {\n    default \'\';\n    "~^[?]." 1;\n}'


def _key(key: str) -> str:
    return key.replace("{", "$").replace("}", "")


def _map(source: str, name: str, default: str, entries: Mapping[str, str]) -> Iterator[str]:
    yield f"map {source} {name} {{\n    default {default};"
    # Plain keys are compared without regard to case, and two that are the same then end nginx.
    spelled: dict[str, set[str]] = {}
    for key, value in entries.items():
        spelled.setdefault(key.lower(), set()).add(value)
    for key, value in entries.items():
        if len(spelled[key.lower()]) > 1:
            exactly = key.replace(".", "[.]").replace("+", "[+]")
            yield f'    "~^{exactly}$" "{value}";'
        elif spelled[key.lower()]:
            spelled[key.lower()].clear()  # once
            yield f'    "{key}" "{value}";'
    yield "}"
