"""Addresses in a dump: made absolute, freed of session ids, passwords and link wrappers, refused where they are dangerous."""

from __future__ import annotations

import base64
import binascii
import functools
import re
from collections.abc import Callable
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from ..addresses.credentials import without

SCHEMES = frozenset("http https ftp ftps mailto tel irc ircs xmpp news nntp magnet".split())
MAX_LENGTH = 2000
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]{0,30}):")
_INVISIBLE = re.compile("[\t\n\r]")  # browsers take these out of an address, wherever they stand
# XenForo's link confirmation, image proxy and redirect; the wrapped address stands plain or in base 64.
_WRAPPERS = re.compile(r"/(?:goto/link-confirmation|redirect/?|proxy\.php|misc/safe-link)/?$")
_WRAPPED = ("url", "to", "link", "image")


def resolver(base: str) -> Callable[[str], str]:
    """A function from an address on the page at `base` to an absolute one; it gives "" for what must not be followed."""

    @functools.lru_cache(maxsize=1024)
    def resolve(address: str) -> str:
        return absolute(address, base)

    return resolve


def absolute(address: str, base: str) -> str:
    """`address` on the page at `base` as an absolute address; "" if it cannot be one, or has a scheme that is not followed."""
    address = _INVISIBLE.sub("", address).strip("\x00\x01\x0b\x0c \x1f\xa0")
    if not address or len(address) > MAX_LENGTH or "/cdn-cgi/l/email-protection" in address:  # an e-mail address, in code
        return ""
    try:
        scheme = _SCHEME.match(address)
        if not scheme:
            if not base:
                return ""
            address = urljoin(base, address)
            scheme = _SCHEME.match(address)
        if not scheme or scheme[1].lower() not in SCHEMES:
            return ""
        return without(_unwrapped(without(address)[0]))[0]
    except ValueError:  # "http://[" and its like
        return ""


def _unwrapped(address: str) -> str:
    """The address inside a link confirmation, a redirect or a proxy; else the address itself."""
    parts = urlsplit(address)
    if not parts.query or not _WRAPPERS.search(parts.path):
        return address
    query = parse_qs(parts.query)
    for key in _WRAPPED:
        for inner in (_plain(value) for value in query.get(key, ())):
            if inner:
                return inner
    return address


def _plain(value: str) -> str:
    """A wrapped address: itself, or from base 64; "" if neither is an address of the web."""
    if not value.startswith(("http://", "https://")):
        try:
            value = base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            value = unquote(value)
    return value if value.startswith(("http://", "https://")) and len(value) <= MAX_LENGTH else ""
