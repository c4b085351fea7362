"""What the addresses of engines name whose forums are fewer, or older: one row an engine, as in `engines`.

From the engines' own templates and scripts.
"""

from __future__ import annotations

import re

from ._engine import Engine

HACKER_NEWS = Engine(
    name="hackernews",
    scripts={"item": {"id": "post"}},  # stories and comments have their ids from one series
    thread=re.compile(
        r"(?P<root>https?://[^/?#]+/(?:[^/?#]+/){0,4}?)item\?(?:[^#]{0,200}?&)?id=(?P<id>\d{1,12})(?!\d)"
        r"(?:[^#]{0,100}?&p=(?P<page>\d{1,5}))?[^#]*$"
    ),
    thread_address="{root}item?id={id}",
    post=re.compile(r"(?:^|/)item\?(?:[^#]{0,200}?&)?id=(\d{1,12})(?!\d)"),
    post_address="{root}item?id={id}",
    member=re.compile(r"(?:^|/)user\?id=([\w-]{1,40})"),
)

REDDIT = Engine(
    name="reddit",
    # /r/lamps/comments/1abcd/which_oil/, /r/lamps/comments/1abcd/which_oil/k2x3y/; profiles have /user/Ann/comments/1abcd/
    paths=(r"(?:^|/)(?:r|u|user)/[^/]{1,40}/comments/(?P<thread>[0-9a-z]{1,13})(?:/[^/]*(?:/(?P<post>[0-9a-z]{1,13}))?)?/?$",),
    thread=re.compile(
        r"(?P<base>(?P<root>https?://[^/?#]+/)(?:r|s|u|user)/[^/?#]{1,40}/comments/(?P<id>[0-9a-z]{1,13})(?![0-9a-z])"
        r"(?:/(?P<slug>[^/?#]*))?/?)(?:[0-9a-z]{1,13}/?)?(?:\?[^#]*)?$"
    ),
    post=re.compile(r"/comments/[0-9a-z]{1,13}/[^/?#]*/([0-9a-z]{1,13})(?![0-9a-z])"),
    post_address="{thread}{id}/",
    member=re.compile(r"/(?:user|u)/([\w-]{1,40})"),
    board=re.compile(r"/r/([\w-]{1,40})/?(?:$|[?#])"),
)

ENGINES = (HACKER_NEWS, REDDIT)
