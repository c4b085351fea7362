"""Moments as Unix time in attributes that software calls as it likes: data-time, data-utime, data-post-date."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Names of nothing but a moment, or of the moment of a post. Any other word beside it may be of an edit, a visit, a member, a ban;
# Drupal's data-comment-timestamp is when a comment was changed.
_OF_POST = r"(?:posted|post|message|msg|created|creation|create|published|publish|pub|submitted|written|sent|orig|full|local)"
_MOMENT = r"(?:unix[-_]?time|unix|x?utime|utc|date[-_]?time|date|time[-_]?stamp|stamp|time|epoch|ts)"
_NAME = re.compile(
    rf"data-(?:(?:{_OF_POST}[-_]?)?{_MOMENT}(?:[-_]?(?:unix|utc|ms|at|on))?|(?:posted|created|published)(?:[-_]?(?:at|on))?)"
)
_STAMP = re.compile(r"[1-9]\d{8,9}(?:\d{3})?", re.ASCII)  # in seconds or milliseconds


def unix_time(attributes: Mapping[str, str | None]) -> str:
    """The Unix time in an element's attributes; "" if they have none."""
    for name, value in attributes.items():
        if value and name.startswith("data-") and _STAMP.fullmatch(value) and _NAME.fullmatch(name):
            return value
    return ""
