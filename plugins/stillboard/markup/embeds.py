"""Embedded media as links: the page that a frame shows, by the address people know it under."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# The frame's address, the page it shows, and the site's name. The frames of s9e, which XenForo, Flarum and phpBB use
# (its documentation: s9e-textformatter.readthedocs.io, MediaEmbed), carry the id behind the number sign.
_KNOWN = (
    (r"(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{5,20})", r"https://www.youtube.com/watch?v=\1", "YouTube"),
    (r"player\.vimeo\.com/video/(\d+)", r"https://vimeo.com/\1", "Vimeo"),
    (r"(?:www\.|geo\.)?dailymotion\.com/embed/video/(\w+)", r"https://www.dailymotion.com/video/\1", "Dailymotion"),
    (r"s9e\.github\.io/iframe/2/twitter\.min\.html#(\d+)", r"https://twitter.com/i/status/\1", "Twitter"),
    (r"s9e\.github\.io/iframe/2/instagram\.min\.html#([\w-]+)", r"https://www.instagram.com/p/\1/", "Instagram"),
    (r"s9e\.github\.io/iframe/2/(?:tiktok)\.min\.html#(\d+)", r"https://www.tiktok.com/@/video/\1", "TikTok"),
    (r"s9e\.github\.io/iframe/2/reddit\.min\.html#(\w+(?:/\w+)*)", r"https://www.reddit.com/r/\1", "Reddit"),
    (r"open\.spotify\.com/embed/(\w+/\w+)", r"https://open.spotify.com/\1", "Spotify"),
)
_PATTERNS = tuple((re.compile(rf"https?://{pattern}"), page, name) for pattern, page, name in _KNOWN)


def embedded(address: str) -> tuple[str, str]:
    """The page that a frame at an absolute address shows, and a name for the link: the site's, or its host."""
    for pattern, page, name in _PATTERNS:
        if match := pattern.match(address):
            return match.expand(page), name
    return address, urlsplit(address).netloc.removeprefix("www.")
