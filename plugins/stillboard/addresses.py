"""What an old forum address names: a post, a thread, a page of one, a member or a board, by the engines' own schemes.

Engines look at the number and ignore the words around it, so this does too. Sources: the route classes of XenForo
and Invision, phpBB's viewtopic.php, vBulletin's showthread.php and showpost.php, SMF's `topic=` and `msg=`, MyBB's
`tid=` and `pid=`, Discourse's /t/ and /p/ routes, and those of the importers' templates.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit


@dataclass(frozen=True, slots=True)
class ForumAddress:
    """What an address names. Ids are the forum's own; empty or 0: not named."""

    post: str = ""
    thread: str = ""
    number: int = 0  # of the post along the thread (Discourse)
    page: int = 0  # of the thread
    member: str = ""
    board: str = ""


_ID = r"\d{1,18}"
_PATHS = tuple(
    re.compile(pattern.replace("ID", _ID), re.ASCII)
    for pattern in (
        # XenForo: /threads/slug.12/page-3, /threads/slug.12/post-99, /threads/12/, also behind index.php?
        r"(?:^|/)threads/(?:[^/]*\.)?(?P<thread>ID)(?:/(?:page-(?P<page>\d{1,7})|post-(?P<post>ID)|[a-z-]*))?/?$",
        r"(?:^|/)posts/(?P<post>ID)(?:/[a-z-]*)?/?$",
        r"(?:^|/)members/(?:[^/]*\.)?(?P<member>ID)(?:/[a-z-]*)?/?$",
        r"(?:^|/)forums/(?:[^/]*\.)?(?P<board>ID)(?:/page-\d+)?/?$",
        # Discourse: /t/slug/12/3, /t/12/3, /p/99, /c/slug/5; a slug is never digits alone
        r"(?:^|/)t/(?:(?!\d+/)[^/]*/)?(?P<thread>ID)(?:/(?P<number>\d{1,7}))?/?$",
        r"(?:^|/)p/(?P<post>ID)(?:/\d+)?/?$",
        r"(?:^|/)c/(?:[^/]+/)+(?P<board>ID)/?$",
        r"(?:^|/)(?:u|users)/(?P<member>[^/]{1,80})(?:/[a-z/-]*)?$",
        # Invision: /topic/12-slug/page/2/, /profile/5-name/, /forum/3-slug/
        r"(?:^|/)topic/(?P<thread>ID)-[^/]*(?:/page/(?P<page>\d{1,7}))?/?$",
        r"(?:^|/)profile/(?P<member>ID)-[^/]*/?$",
        r"(?:^|/)forum/(?P<board>ID)-[^/]*(?:/page/\d+)?/?$",
        # vBulletin 4: /threads/12-slug/page2, /showthread.php/12-slug, also behind showthread.php?
        r"(?:^|/)(?:threads|showthread\.php)/(?P<thread>ID)(?:-[^/]*)?(?:/page(?P<page>\d{1,7}))?/?$",
        r"(?:^|/)(?:members|member\.php)/(?P<member>ID)-[^/]*/?$",
        r"(?:^|/)(?:forums|forumdisplay\.php)/(?P<board>ID)-[^/]*(?:/page\d+)?/?$",
        # MyBB: /thread-12-page-2.html, /thread-12-post-34.html, /user-5.html, /forum-3.html
        r"(?:^|/)thread-(?P<thread>ID)(?:-page-(?P<page>\d{1,7})|-post-(?P<post>ID))?\.html$",
        r"(?:^|/)user-(?P<member>ID)\.html$",
        r"(?:^|/)forum-(?P<board>ID)(?:-page-\d+)?\.html$",
        # SMF: index.php/topic,12.15.html, index.php/topic,12.msg34.html, index.php/board,3.0.html
        r"(?:^|/)topic,(?P<thread>ID)(?:\.(?:msg(?P<post>ID)|\d+|new))?\.html$",
        r"(?:^|/)board,(?P<board>ID)(?:\.\d+)?\.html$",
        # NodeBB: /topic/12/slug/3, /post/99, /category/5/slug; ProBoards: /thread/12/slug, /post/99/thread, /board/5/slug
        r"(?:^|/)topic/(?P<thread>ID)(?:/(?!page/)[^/]*)?(?:/(?P<number>\d{1,7}))?/?$",
        r"(?:^|/)thread/(?P<thread>ID)(?:/[^/]*)?/?$",
        r"(?:^|/)post/(?P<post>ID)(?:/thread)?/?$",
        r"(?:^|/)(?:category|board)/(?P<board>ID)(?:/[^/]*)?/?$",
        # WoltLab: /thread/12-slug/, index.php/Thread/12-slug/, /board/3-slug/, /user/5-name/
        r"(?:^|/)[Tt]hread/(?P<thread>ID)-[^/]*/?$",
        r"(?:^|/)[Bb]oard/(?P<board>ID)-[^/]*/?$",
        r"(?:^|/)[Uu]ser/(?P<member>ID)-[^/]*/?$",
        # Vanilla: /discussion/12/slug/p2, /discussion/comment/99; Flarum: /d/12-slug/3
        r"(?:^|/)discussion/comment/(?P<post>ID)(?:/p\d+)?/?$",
        r"(?:^|/)discussion/(?P<thread>ID)(?:/(?!p\d+/?$)[^/]*)?(?:/p(?P<page>\d{1,7}))?/?$",
        r"(?:^|/)d/(?P<thread>ID)(?:-[^/]*)?(?:/(?P<number>\d{1,7}))?/?$",
        # phpBB with rewritten addresses: /slug-t12-15.html, /topic12.html, /post34.html; Forumotion: /t7p25-slug, /u5, /f3-slug
        r"(?:^|/)(?:[^/]*-)?(?:t|topic)(?P<thread>ID)(?:-\d+|s\d+)?\.html$",
        r"(?:^|/)post(?P<post>ID)\.html$",
        r"(?:^|/)t(?P<thread>ID)(?:p\d+)?(?:-[^/]*)?$",
        r"(?:^|/)u(?P<member>ID)$",
        r"(?:^|/)f(?P<board>ID)(?:p\d+)?-[^/]*$",
    )
)
_SCRIPTS: dict[str, dict[str, str]] = {
    "viewtopic.php": {"p": "post", "pid": "post", "t": "thread", "id": "thread"},  # phpBB; FluxBB and PunBB
    "viewthread.php": {"pid": "post", "tid": "thread", "page": "page"},  # XMB
    "profile.php": {"u": "member", "id": "member"},  # phpBB 2; FluxBB
    "showthread.php": {  # vBulletin; MyBB; Something Awful
        **dict.fromkeys(("p", "pid", "postid"), "post"),
        **dict.fromkeys(("t", "tid", "threadid"), "thread"),
        "page": "page",
    },
    "showpost.php": {"p": "post"},
    "viewforum.php": {"f": "board", "id": "board"},
    "forumdisplay.php": {"f": "board", "fid": "board", "forumid": "board"},
    "memberlist.php": {"u": "member"},
    "member.php": {"u": "member", "uid": "member", "userid": "member"},
    "post": {"id": "post"},  # XenForo's goto/post?id=
    "index.php": {  # Invision 3; SMF 2.1's msg; WoltLab's ids
        **dict.fromkeys(("p", "pid", "msg", "postID"), "post"),
        **dict.fromkeys(("showtopic", "threadID"), "thread"),
        **dict.fromkeys(("showuser", "userID"), "member"),
        **dict.fromkeys(("showforum", "boardID"), "board"),
    },
}
_THREADS = {"p": "post", "postID": "post"}  # behind a thread's friendly address: /threads/12-slug?p=99
_FRAGMENT = re.compile(
    rf"(?:js-post-|post-|post_|post|pid|p|msg|comment-|elComment_|findComment-|Comment_|entry)({_ID})$", re.ASCII
)
_SMF = re.compile(rf"({_ID})(?:\.(?:msg({_ID})|\d+|new|0))?(?:#.*)?$", re.ASCII)
_NUMBER = re.compile(_ID, re.ASCII)


def read(address: str) -> ForumAddress | None:
    """What an address names, or None. Never raises."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if len(parts.path) > 1000 or len(parts.query) > 1000:
        return None
    in_path = _path(parts.path)
    in_query = _query(parts.path, parts.query) if parts.query and (in_path is None or in_path.thread) else None
    found = in_path or in_query
    fragment = _FRAGMENT.match(parts.fragment)
    # /topic/12-slug/?do=findComment&comment=99 and /threads/12-slug?p=99 name the post in the query.
    post = fragment[1] if fragment else in_query.post if in_query else ""
    if post and (found is None or found.thread or found.post):
        return ForumAddress(post=post, thread=found.thread if found else "", page=found.page if found else 0)
    return found


_FILE = re.compile(r"/attachments/|attachment\.php|/uploads/|action=dlattach|download/file\.php")


def is_file(address: str) -> bool:
    """Is it the address of a file that was uploaded to a forum?"""
    return bool(_FILE.search(address[:2000]))


def _path(path: str) -> ForumAddress | None:
    for pattern in _PATHS:
        if match := pattern.search(path):
            return _named(match.groupdict())
    return None


def _named(parts: Mapping[str, str | None]) -> ForumAddress:
    return ForumAddress(
        post=parts.get("post") or "",
        thread=parts.get("thread") or "",
        number=int(parts.get("number") or 0),
        page=int(parts.get("page") or 0),
        member=unquote(parts.get("member") or ""),
        board=parts.get("board") or "",
    )


def _query(path: str, query: str) -> ForumAddress | None:
    script = path.rstrip("/").rpartition("/")[2]
    first, *further = query.replace("&amp;", "&").replace(";", "&").split("&")
    if first and "=" not in first and (found := _behind(script, first, further)):
        return found
    values = dict(parse_qsl("&".join((first, *further))))
    if match := _SMF.match(values.get("topic", "")):
        return ForumAddress(thread=match[1], post=match[2] or "")
    if match := _SMF.match(values.get("board", "")):
        return ForumAddress(board=match[1])
    if values.get("action") == "profile" and _is_id(values.get("u", "")):
        return ForumAddress(member=values["u"])
    if values.get("do") == "findComment" and _is_id(values.get("comment", "")):
        return ForumAddress(post=values["comment"])
    return _scripted(_SCRIPTS.get(script, _THREADS if _path(path) else {}), values)


def _behind(script: str, route: str, further: list[str]) -> ForumAddress | None:
    """What stands behind a script's question mark: index.php?threads/slug.12/, showthread.php?12-slug/page2."""
    if route.strip("/") in ("goto/post", "posts") and further:
        identity = further[0].removeprefix("id=")
        return ForumAddress(post=identity) if _is_id(identity) else None
    return _path(f"{script}/{route}" if script.endswith(".php") and script != "index.php" else route)


def _scripted(table: dict[str, str], values: dict[str, str]) -> ForumAddress | None:
    found: dict[str, str] = {}
    for parameter, kind in table.items():
        if _is_id(value := values.get(parameter, "")):
            found.setdefault(kind, value)
    return _named(found) if found.keys() - {"page"} else None


def _is_id(value: str) -> bool:
    return bool(_NUMBER.fullmatch(value))


def host(address: str) -> str:
    """The host of an address as a key: lower case, without www. and port; "" if there is none."""
    try:
        name = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.").rstrip(".")


def folder(address: str) -> str:
    """The path of an address up to its last slash: /forum/ for https://x.example/forum/index.php. "/" if there is none."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return "/"
    return f"{path.rpartition('/')[0]}/" if path.startswith("/") else "/"


def plain(address: str) -> str:
    """An address without what does not change where it leads: scheme, www., port, letter case of the host, last slash."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    tail = f"?{parts.query}" if parts.query else ""
    return f"{host(address)}{parts.path.rstrip('/')}{tail}{'#' if parts.fragment else ''}{parts.fragment}"
