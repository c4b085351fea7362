"""A forum's own way out: an address of the forum's that only sends its reader on to another one, which stands in a parameter.

Vanilla asks first (`home/leaving?target=…`), XenForo and its add-ons count or warn (`proxy.php?link=…`, `link/?target=…`,
`redirect-to/?redirect=…`), Discourse counts (`clicks/track?url=…`), and so do scripts that owners added (`misc.php?do=…&url=…`,
`out.php?u=…`).
"""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import parse_qsl, urlsplit

from .reading import LONGEST, named

_WORDS = """away click clicks deref dereferrer exit external go goto jump leave leaving link links out outbound outgoing proxy
    redir redirect redirector track""".split()
_WAY = re.compile(rf"(?:^|[^a-z])(?:{'|'.join(_WORDS)})(?![a-z])|^misc\.php$", re.IGNORECASE)
_SAYS_WAY = frozenset(("action", "app", "controller", "do", "mode", "module"))
_TARGETS = ("target", "redirect", "url", "link", "u", "to", "href", "dest", "destination", "location")
_WEB = re.compile(r"https?://[^\s/?#@<>\"\\]+(?:[/?#][^\s<>\"\\]*)?", re.IGNORECASE)
_MOST = 30  # parameters that are looked at
_TIMES = 3  # ways out that may lead to each other


def led_out(address: str) -> str:
    """The address that another one only leads on to; the same one where it is no way out. Never raises.

    Whether it is a forum's own is for whoever asks: other sites' ways out are what their authors linked to.
    """
    for _ in range(_TIMES):
        target = _target(address)
        if not target:
            break
        address = target
    return address


def _target(address: str) -> str:
    """What a way out leads to, a whole address of the web; "" where it is none."""
    if len(address) > LONGEST or "?" not in address:
        return ""
    try:
        parts = urlsplit(address)
        # Older software sets semicolons between parameters.
        query = parts.query if "&" in parts.query else parts.query.replace(";", "&")
        path, pairs = parts.path, parse_qsl(query.replace("&amp;", "&"), max_num_fields=_MOST)
        if not parts.hostname:
            return ""
    except ValueError:
        return ""
    if parts.query.startswith("/") or "/" in parts.query.partition("=")[0]:  # index.php?/misc/go&url=…, index.php?redirect-to/&…
        path = re.split(r"[=&]", parts.query, maxsplit=1)[0]
    ways = (path.rstrip("/").rpartition("/")[2], *(value for name, value in pairs if name.lower() in _SAYS_WAY))
    if not any(map(_WAY.search, ways)) or named(f"{parts.path}?{parts.query}"):
        return ""
    said = {name.lower(): value for name, value in reversed(pairs)}
    found = (_web(said[name]) for name in _TARGETS if name in said)
    return next(filter(None, found), "")


def _web(value: str) -> str:
    """A parameter's value where it is a whole address, also as some scripts hide it."""
    if value.startswith("aHR0c"):  # http in base64
        try:
            value = base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True).decode()
        except (binascii.Error, ValueError):
            return ""
    return value if _WEB.fullmatch(value) else ""
