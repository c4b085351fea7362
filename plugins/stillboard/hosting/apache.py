"""Rules for Apache with mod_rewrite: `site.conf` for the server or a <VirtualHost>, and the tables that it asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .rules import Table

_HEAD = """# In the server's configuration or the <VirtualHost> of the site (not in .htaccess, which can ask no table):
#   Define STILLBOARD /srv/archive
#   Include /srv/archive/_hosting/apache/site.conf
# Of a large archive, make the tables quick: httxt2dbm -i posts.txt -o posts.dbm, and Define STILLBOARD_MAP dbm
<IfDefine !STILLBOARD_MAP>
Define STILLBOARD_MAP txt
</IfDefine>
RewriteEngine On
RewriteMap stillboard_posts "${STILLBOARD_MAP}:${STILLBOARD}/_hosting/apache/posts.${STILLBOARD_MAP}"
RewriteMap stillboard_places "${STILLBOARD_MAP}:${STILLBOARD}/_hosting/apache/places.${STILLBOARD_MAP}"
"""
_TAIL = """RewriteCond "%{ENV:STILLBOARD_FORM}" .
RewriteCond "${stillboard_posts:%{ENV:STILLBOARD_FORM}|%{ENV:STILLBOARD_FORM}}" "(.+)"
RewriteRule ^ - [E=STILLBOARD_PAGE:%1]
RewriteCond "${stillboard_places:%{ENV:STILLBOARD_PAGE}}" "(.+)"
RewriteRule ^ - [E=STILLBOARD_TO:%1]
RewriteCond "%{ENV:STILLBOARD_FORM}" "^[0-9]+p([0-9]+)$"
RewriteRule ^ - [E=STILLBOARD_ID:#post-%1]
RewriteCond "%{ENV:STILLBOARD_PAGE}" "#([0-9]+)$"
RewriteRule ^ - [E=STILLBOARD_ID:#post-%1]
# What there is stays: only a question makes the address another than the page's own.
RewriteCond "%{QUERY_STRING}" ^$
RewriteCond "%{DOCUMENT_ROOT}%{REQUEST_URI}" -f [OR]
RewriteCond "%{DOCUMENT_ROOT}%{REQUEST_URI}.html" -f [OR]
RewriteCond "%{DOCUMENT_ROOT}%{REQUEST_URI}/index.html" -f
RewriteRule ^ - [S=1]
RewriteCond "%{ENV:STILLBOARD_TO}" "(.+)"
RewriteRule ^ "%1%{ENV:STILLBOARD_ID}" [R=301,L,NE,QSD]
"""


def files(table: Table) -> Iterator[tuple[str, str]]:
    """The files, by name."""
    rules = []
    for left, rule in enumerate(reversed(table.rules)):
        then = f"E=STILLBOARD_FORM:{_key(rule.key)}" if rule.key else "E=STILLBOARD_FORM:"
        skip = f",S={left}" if left else ""
        condition = f'RewriteCond "%{{REQUEST_URI}}?%{{QUERY_STRING}}" "{rule.pattern}" [NC]\n'
        rules.append(f"{condition}RewriteRule ^ - [{then}{skip}]\n")
    gone = (f'RewriteRule "{path}" - [G]\n' for path in table.gone)
    yield "apache/site.conf", _HEAD + "".join((*gone, *reversed(rules))) + _TAIL
    numbers = {key: f"{table.posts[post]}#{post.partition('p')[2]}" for key, post in table.numbers.items() if post in table.posts}
    yield "apache/posts.txt", _table({**table.posts, **numbers})
    yield (
        "apache/places.txt",
        _table({**table.places, **{page: table.places[page.partition("#")[0]] for page in numbers.values()}}),
    )


def _key(key: str) -> str:
    return key.replace("{", "%").replace("}", "")


def _table(entries: Mapping[str, str]) -> str:
    return "".join(f"{key} {value}\n" for key, value in entries.items())
