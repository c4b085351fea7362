"""Moments as Unix time in attributes that software calls as it likes: data-time, data-utime, data-unix."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Not those of edits, of visits, of members.
_NAME = re.compile(
    r"data-(?!.*(?:edit|modif|update|last|join|reg|user|member|expir|now|server)).*(?:time|stamp|date|unix|epoch|ts$).*"
)
_STAMP = re.compile(r"[1-9]\d{8,9}(?:\d{3})?", re.ASCII)  # in seconds or milliseconds


def unix_time(attributes: Mapping[str, str | None]) -> str:
    """The Unix time in an element's attributes; "" if they have none."""
    for name, value in attributes.items():
        if value and name.startswith("data-") and _STAMP.fullmatch(value) and _NAME.fullmatch(name):
            return value
    return ""
