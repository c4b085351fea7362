"""What hosts hold, by their own documents, and whether a finished site fits.

Cloudflare: developers.cloudflare.com/pages/platform/limits, …/configuration/redirects, …/configuration/headers; GitHub:
docs.github.com/pages/getting-started-with-github-pages/github-pages-limits; GitLab: docs.gitlab.com/user/project/pages/redirects,
…/user/gitlab_com (1 GB, 200,000 entries); Netlify: docs.netlify.com/routing/redirects; S3: docs.aws.amazon.com, 5 GB an object
that is put in one go, 2 KB a location, 50 routing rules.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import UsageError
from ..site import on_disk
from ..site.finished import check_is_whole
from ..site.inventory import OWN

MB, GB = 1 << 20, 1 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a host takes; None: nobody says so."""

    files: int | None = None
    bytes: int | None = None
    largest: int | None = None  # bytes of a file
    rules: int | None = None  # of `_redirects` without * and :name; else all of them
    placeholders: int | None = None  # rules with them, where these have a limit of their own
    rule_length: int | None = None  # characters, with the end of the line
    rules_bytes: int | None = None  # bytes of `_redirects`
    header_rules: int | None = None  # of `_headers`
    header_length: int | None = None  # characters of a line
    location: int | None = None  # bytes of an address that an object leads to


LIMITS: dict[str, Limits] = {
    "nginx": Limits(),
    "apache": Limits(),
    "caddy": Limits(),
    "netlify": Limits(rules=9_999),
    "cloudflare": Limits(
        files=20_000,
        largest=25 * MB,
        rules=2_000,
        placeholders=100,
        rule_length=1_000,
        header_rules=100,
        header_length=2_000,
    ),
    "cloudflare-paid": Limits(
        files=100_000,
        largest=25 * MB,
        rules=2_000,
        placeholders=100,
        rule_length=1_000,
        header_rules=100,
        header_length=2_000,
    ),
    "github": Limits(bytes=GB),
    "gitlab": Limits(files=200_000, bytes=GB, rules=1_000, rules_bytes=64 * 1024),
    "s3": Limits(largest=5 * GB, location=2_048),
}
WORDS = {
    "files": "files",
    "bytes": "bytes",
    "largest": "bytes of the largest file",
    "rules": "rules of _redirects",
    "placeholders": "rules of _redirects with * or :name",
    "rule_length": "characters of the longest rule",
    "rules_bytes": "bytes of _redirects",
    "header_rules": "rules of _headers",
    "header_length": "characters of the longest line of _headers",
    "location": "bytes of the longest address of redirects.tsv",
}


@dataclass(frozen=True, slots=True)
class Count:
    """How much of something a site has, and how much of it the host takes."""

    what: str
    count: int
    limit: int | None
    where: str = ""  # the file that it is about

    @property
    def is_over(self) -> bool:
        """Whether the host does not take that."""
        return self.limit is not None and self.count > self.limit


def check(folder: Path, host: str) -> list[Count]:
    """What a finished site has of all that a host counts. UsageError if it is none, not whole, or nothing is in it."""
    check_is_whole(folder)
    limits = LIMITS[host]
    sizes = dict(published(folder))
    if not sizes:
        raise UsageError("no file of a site is in it", where=str(folder), todo="make publish builds the site")
    largest = max(sizes, key=lambda file: sizes[file], default="")
    rules = list(_rules(folder / "_redirects"))
    apart = limits.placeholders is not None
    dynamic = [rule for rule in rules if apart and re.search(r"[*]|/:[A-Za-z]", rule.partition(" ")[0])]
    headers = _lines(folder / "_headers")
    found = {
        "files": (len(sizes), ""),
        "bytes": (sum(sizes.values()), ""),
        "largest": (sizes.get(largest, 0), largest),
        "rules": (len(rules) - len(dynamic), ""),
        "placeholders": (len(dynamic), ""),
        "rule_length": (max(map(len, rules), default=0), ""),
        "rules_bytes": (sizes.get("_redirects", 0), ""),
        "header_rules": (sum(not line[0].isspace() for line in headers), ""),
        "header_length": (max(map(len, headers), default=0), ""),
        "location": (max(map(len, _locations(folder)), default=0), ""),
    }
    return [
        Count(WORDS[name], count, getattr(limits, name), where)
        for name, (count, where) in found.items()
        if name in ("files", "bytes", "largest") or getattr(limits, name) is not None
    ]


def published(folder: Path) -> Iterator[tuple[str, int]]:
    """Every file that is to be published, relative to the site's folder, with its size; in order."""
    for file in on_disk.files_below(folder):
        if not file.startswith(OWN):
            yield file, os.lstat(folder / file).st_size


def _lines(file: Path) -> list[str]:
    if not file.is_file():
        return []
    text = file.read_text("utf-8", "replace")  # somebody's own lines may be in any encoding, and count all the same
    return [line.rstrip("\r") for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")]


def _rules(file: Path) -> Iterator[str]:
    yield from (line.strip() for line in _lines(file))


def _locations(folder: Path) -> Iterator[bytes]:
    file = folder / "_hosting" / "s3" / "redirects.tsv"
    for line in _lines(file):
        yield line.rpartition("\t")[2].strip().encode()
