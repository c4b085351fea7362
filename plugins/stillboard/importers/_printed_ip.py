"""The IP address that a forum or a guestbook prints with a post: where a page has no elements for it, a line among the words.

Only a line that says nothing else, at the beginning or the end of a post, and only an address of the open net: what people write
of their routers stays.
"""

from __future__ import annotations

import ipaddress
import re

# Words that forums put around it; with one of the first kind, or two of the second, a line is the forum's.
_NAMES = re.compile(r"ips?|ip-адрес|logged|host|hostname|gespeichert")
_WORDS = re.compile(
    r"(?P<done>posted|written|sent|submitted|geschrieben|gepostet|gesendet|envoyé|enviado|inviato|отправлено)"
    r"|(?P<by>from|by|with|via|von|aus|mit|depuis|par|de|desde|por|da|с)"
    r"|addresse?|adresse|adres|dirección|indirizzo|endereço|адрес|no|number|recorded|stored|saved|user|guest|poster"
    r"|[\w-]{1,40}(?:\.[\w-]{1,40}){1,8}"  # the name of the computer
)
_ADDRESS = re.compile(
    r"(?<![\w.:])(?P<ip>(?:::ffff:)?\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7})(?::\d{1,5})?(?![\w:]|\.\w)",
    re.I,
)
_LINKED = re.compile(r"\[([^\[\]\n]{1,60})\]\([^()\s]{0,150}\)")


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
    """Whether a line names an address, and otherwise has words that a forum puts around one."""
    if len(line) > 200 or (match := _ADDRESS.search(plain := _LINKED.sub(r"\1", line.replace("\\", "")))) is None:
        return False
    try:
        if not ipaddress.ip_address(match["ip"].lower().removeprefix("::ffff:")).is_global:
            return False
    except ValueError:
        return False
    rest = f"{plain[: match.start()]} {plain[match.end() :]}".lower()
    words = re.findall(r"[^\W_](?:[\w.-]*[^\W_])?", rest)
    if any(_NAMES.fullmatch(word) for word in words):
        return all(_NAMES.fullmatch(word) or _WORDS.fullmatch(word) for word in words)
    kinds = [found.lastgroup for word in words if (found := _WORDS.fullmatch(word))]
    return len(kinds) == len(words) and {"done", "by"} <= set(kinds)
