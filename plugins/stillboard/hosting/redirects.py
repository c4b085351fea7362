"""Rules for hosts that match paths alone: `_redirects` of Netlify, Cloudflare Pages and GitLab Pages, S3's objects that redirect.

A rule a thread is all that fits, so these are the threads' own addresses, those of the longest threads first; 404.html leads all
others. An address with a query is none of them: none of these hosts tells `viewtopic.php?t=12` from `?t=13`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from .. import addresses
from ..site.archived import ArchivedForum
from ..site.site import Site
from .limits import LIMITS, Limits

# No * and no :, which these hosts read as more than themselves, and no encoded character but those of other scripts.
_PLAIN = re.compile(r"(?:/(?:[A-Za-z0-9_.,~+@=-]|%[89A-Fa-f][0-9A-Fa-f]){1,300}){1,9}/?", re.ASCII)


def pairs(site: Site) -> Iterator[tuple[str, str]]:
    """Old paths and where they lead, both from the host's root on; threads of many posts first. Each path once."""
    of = [(-thread.count, n, thread) for n, forum in enumerate(site.library.forums) for thread in forum.threads]
    base = site.config.base
    seen: set[str] = set()
    for _, n, thread in sorted(of, key=lambda one: (one[0], one[1], one[2].record.id)):
        forum = site.library.forums[n]
        target = f"{base}/{site.urls.link(site.places.thread(thread), '')}"
        for address in thread.record.addresses:
            path = f"{base}{_path(forum, address)}" if _path(forum, address) else ""
            if path and path not in seen and path.rstrip("/") != target.rstrip("/"):
                seen.add(path)
                yield path, target


def _path(forum: ArchivedForum, address: str) -> str:
    """The path of an address on the site, were it there; "" for one that no rule can name."""
    hosts = {addresses.host(one): addresses.folder(one) for one in reversed(forum.record.addresses)}
    parts = urlsplit(address)
    folder = hosts.get(addresses.host(address), "")
    if parts.query or not _PLAIN.fullmatch(parts.path) or ".." in parts.path or not (folder and parts.path.startswith(folder)):
        return ""
    return f"/{forum.record.path}/{parts.path.removeprefix(folder)}" if forum.record.path else parts.path


def redirects(site: Site, host: str) -> Iterator[tuple[str, str]]:
    """`_redirects`, as many rules as the host takes."""
    limits = LIMITS[host]
    rules: list[str] = []
    size = 0
    for path, target in pairs(site):
        rule = f"{path} {target} 301\n"
        size += len(rule)
        if _is_over(limits, len(rules) + 1, size, len(rule)):
            break
        rules.append(rule)
    if rules:
        yield "_redirects", "".join(rules)


def _is_over(limits: Limits, rules: int, size: int, length: int) -> bool:
    bounds = ((limits.rules, rules), (limits.rules_bytes, size), (limits.rule_length, length))
    return any(most is not None and count > most for most, count in bounds)


def s3(site: Site) -> Iterator[tuple[str, str]]:
    """The website's configuration, and a line for each object that redirects: its key, and x-amz-website-redirect-location."""
    website = {"IndexDocument": {"Suffix": "index.html"}, "ErrorDocument": {"Key": f"{site.config.base}/404.html".lstrip("/")}}
    yield "_hosting/s3/website.json", json.dumps(website, indent=1) + "\n"
    lines = "".join(f"{path.lstrip('/')}{'index.html' if path.endswith('/') else ''}\t{target}\n" for path, target in pairs(site))
    yield "_hosting/s3/redirects.tsv", lines
