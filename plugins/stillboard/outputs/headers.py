"""`_headers`: what Netlify and Cloudflare Pages send with every page. README.md has the same for other servers."""

from __future__ import annotations

from collections.abc import Iterator

from ..site.files import File, Text
from ..site.site import Site
from ._base import Output

FILE = "_headers"
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; connect-src 'self'; style-src 'self'; "
    "img-src 'self' data:; media-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What the search page needs, and that no other site may frame a page, which pages cannot say. All other pages are stricter
themselves: some hosts send every header whose pattern fits, so that one for the search page alone could allow nothing more."""
HEADERS: tuple[tuple[str, str], ...] = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
)
"""The headers of every file."""


def build(site: Site) -> Iterator[File]:
    """The one file; none where pages of another theme stand next to the forum's, or the settings say so."""
    if site.config.headers:
        lines = [f"  {name}: {value}\n" for name, value in HEADERS]
        yield Text(FILE, "/*\n" + "".join(lines))


OUTPUT = Output("headers", "What some hosts send with every page: `_headers`.", build)
