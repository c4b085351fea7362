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
    member=re.compile(r"/(?:user|u)/([\w-]{1,40})"),
    board=re.compile(r"/r/([\w-]{1,40})/?(?:$|[?#])"),
)

DRUPAL = Engine(
    name="drupal",
    # /node/12, ?q=node/12, /comment/34#comment-34; what a site's own paths name only its pages say
    paths=(r"(?:^|/)node/(?P<thread>ID)/?$", r"(?:^|/)comment/(?P<post>ID)/?$"),
    fragments="comment-",
    thread=re.compile(
        r"(?P<base>(?P<root>https?://[^/?#]+/(?:[^/?#]+/){0,5}?)(?:(?:index\.php)?\?q=)?(?:[a-z]{2}/)?node/(?P<id>\d{1,12}))(?!\d)"
        r"(?:/?(?:[?&][^#]*)?)$"
    ),
    thread_address="{root}node/{id}",
    post=re.compile(r"#comment-(\d{1,12})(?!\d)"),
    post_address="{thread}#comment-{id}",
    member=re.compile(r"/users?/([\w.-]{1,60})(?:[?#]|$)|[?&]q=user/(\d{1,12})"),
    board=re.compile(r"/forums?/([\w-]{1,60})/?(?:[?#]|$)|/taxonomy/term/(\d{1,9})|[?&]q=forum/(\d{1,9})"),
)

UCOZ = Engine(
    name="ucoz",
    # /forum/3-12-1, the page 1 of the thread 12 of the board 3; behind it -16-1194824940 leads to the last post
    paths=(
        r"(?:^|/)forum/(?P<board>ID)(?:-0(?:-\d+)?)?/?$",
        r"(?:^|/)forum/\d{1,6}-(?P<thread>[1-9]\d{0,11})-(?P<page>\d{1,6})(?:-\d{1,9}-\d{1,12})?/?$",
    ),
    thread=re.compile(
        r"(?P<root>https?://[^/?#]+/)forum/(?P<board>\d{1,6})-(?P<id>[1-9]\d{0,11})(?:-(?P<page>\d{1,6}))?(?:-[\d-]*)?/?(?:\?[^#]*)?$"
    ),
    post=re.compile(r"#(\d{1,12})(?!\w)"),
    post_address="{thread}#{id}",
    board=re.compile(r"(?:^|/)forum/(\d{1,6})(?:-0)?(?:-\d{1,4})?/?(?:$|[?#])"),
)


ENGINES = (HACKER_NEWS, REDDIT, DRUPAL, UCOZ)
