"""The IP address that a forum or a guestbook prints with a post: where a page has no elements for it, a line among the words.

Only a line that says nothing else, at the beginning or the end of a post, and only an address of the open net: what people write
of their routers stays.
"""

from __future__ import annotations

import ipaddress
import re

_LABEL = (
    r"(?:(?:posted|written|logged|sent)? ?(?:from|by|with)? ?(?:ip[- ]?(?:address|adresse|adres|logged|gespeichert)?|ip-адрес)"
    r"|logged|host)"
)
_ADDRESS = r"(?P<ip>\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7})"
_LINE = re.compile(rf"[\W_]{{0,6}}{_LABEL}\W{{1,8}}{_ADDRESS}[\W_]{{0,6}}", re.IGNORECASE)


def without_printed_ip(body: str) -> str:
    """A post's Markdown without such lines at its ends."""
    if "." not in body and ":" not in body:
        return body
    lines = body.split("\n")
    while lines and _is_printed(lines[-1]):
        lines = _stripped(lines[:-1])
    while lines and _is_printed(lines[0]):
        lines = _stripped(lines[1:])
    return "\n".join(lines)


def _stripped(lines: list[str]) -> list[str]:
    """The lines without blank ones at their ends, nor the sign of a line break in the last."""
    text = "\n".join(lines).strip("\n").rstrip("\\ ")
    return text.split("\n") if text else []


def _is_printed(line: str) -> bool:
    match = _LINE.fullmatch(line) if len(line) < 200 else None
    try:
        return match is not None and ipaddress.ip_address(match["ip"]).is_global
    except ValueError:
        return False
