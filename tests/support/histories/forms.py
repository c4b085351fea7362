"""Captures of a thread: what a person, a tool or a database wrote of it on one day."""

from __future__ import annotations

import dataclasses
import datetime as dt
import html
import json
from collections.abc import Sequence
from dataclasses import dataclass

from .truth import Text, TruePost, TrueThread

FORUM = "Lanternside Forum"
THREAD_ID = 418
ADDRESS = "https://forum.lanternside.example/"
ENGINES = ("xenforo", "phpbb", "mybb")
_NAMES = {"xenforo": "XenForo 2", "phpbb": "phpBB 3", "mybb": "MyBB 1.8"}
_THREADS = {"xenforo": "threads/lamp-talk.418/", "phpbb": "viewtopic.php?t=418", "mybb": "showthread.php?tid=418"}
CARD = "Member\nJoined\nMar 2, 2014\nMessages\n8,120\nReaction score\n3,904"
NB = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A post as a capture shows it. `nth`: its count there, from 1."""

    key: int
    version: int
    nth: int
    number: int | None = None
    is_empty: bool = False  # a picture, where a form shows none
    is_repeated: bool = False  # the thread's first post, on top of a later page


@dataclass(frozen=True, slots=True)
class Dump:
    """A file that can be converted, and the truth about it."""

    name: str
    data: bytes
    form: str
    posts: tuple[Sighting, ...]
    has_ids: bool = False
    has_instants: bool = False
    is_in_order: bool = True
    page: int | None = None
    pages: int = 0  # how many the thread has, if it says so
    date_digits: int = 0  # how much of its posts' dates, as ISO 8601, it says
    title: str = ""
    captured: dt.datetime | None = None

    @property
    def has_thread_id(self) -> bool:
        return self.form in ("jsonl", "page")

    @property
    def sequence(self) -> list[Sighting]:
        """What it shows, once each, as it shows it."""
        return [one for one in self.posts if not one.is_repeated]


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be captured, and how."""

    form: str  # jsonl, text, copied, page
    per_page: int = 5
    page: int = 1
    ids: bool = True
    numbers: bool = True
    dates: bool = True
    shuffled: int = 0
    first: int = 0  # of an export: leave out so many posts at the beginning, and show
    count: int = 99  # so many


def capture(thread: TrueThread, name: str, wanted: Request, engine: str, *, sticky: bool) -> Dump | None:
    """A dump of the thread as it is now; None where there is nothing to show."""
    made = _captured(thread, name, wanted, engine, sticky=sticky)
    return dataclasses.replace(made, captured=thread.now) if made else None


def _captured(thread: TrueThread, name: str, wanted: Request, engine: str, *, sticky: bool) -> Dump | None:
    visible = thread.visible
    title = thread.titles[-1]
    if wanted.form == "jsonl":
        chosen = visible[wanted.first : wanted.first + wanted.count]
        return _export(thread, name, wanted, engine, chosen) if chosen else None
    pages = max(1, -(-len(visible) // wanted.per_page))
    page = (wanted.page - 1) % pages + 1
    start = (page - 1) * wanted.per_page
    shown = visible[start : start + wanted.per_page]
    if not shown:
        return None
    repeated = bool(sticky and page > 1 and wanted.form == "page")
    posts = [(visible[0], 1), *enumerated(shown, start)] if repeated else enumerated(shown, start)
    sightings = tuple(
        Sighting(
            post.key,
            len(post.versions) - 1,
            n,
            number if wanted.form == "copied" or (wanted.form == "page" and engine != "phpbb") else None,
            is_empty=bool(post.versions[-1].picture) and wanted.form != "page",
            is_repeated=repeated and n == 1,
        )
        for n, (post, number) in enumerate(posts, 1)
    )
    if all(one.is_empty for one in sightings):
        return None
    if wanted.form == "page":
        make = {"xenforo": _xenforo, "phpbb": _phpbb, "mybb": _mybb}[engine]
        text = make(title, posts, page, pages)
        instants = engine != "mybb"
        digits = 19 if instants else 16
        return Dump(f"{name}.html", text.encode(), wanted.form, sightings, True, instants, True, page, pages, digits, title)
    make_text = _copied if wanted.form == "copied" else _text
    digits = 10 if wanted.form == "copied" else 0
    data = make_text(title, posts, page).encode()
    return Dump(f"{name}.txt", data, wanted.form, sightings, page=page, date_digits=digits, title=title)


def enumerated(posts: Sequence[TruePost], start: int) -> list[tuple[TruePost, int]]:
    return [(post, number) for number, post in enumerate(posts, start + 1)]


def _export(thread: TrueThread, name: str, wanted: Request, engine: str, chosen: Sequence[TruePost]) -> Dump:
    numbers = {post.key: n for n, post in enumerate(thread.visible, 1)}
    listed = list(chosen)
    is_settled = wanted.ids or wanted.dates or wanted.numbers
    if wanted.shuffled and is_settled:
        listed.sort(key=lambda post: (post.key * 7919 + wanted.shuffled * 104729) % 97)
    lines: list[dict[str, object]] = [
        {"type": "forum", "title": FORUM, "address": ADDRESS, "engine": _NAMES[engine], "format": "markdown"},
        {"type": "thread", "id": THREAD_ID, "title": thread.titles[-1], "address": ADDRESS + _THREADS[engine]},
    ]
    sightings = []
    for n, post in enumerate(listed, 1):
        text = post.versions[-1]
        line: dict[str, object] = {"type": "post", "thread": THREAD_ID, "author": post.author, "body": _markdown(text)}
        if wanted.ids:
            line["id"] = post.id
        if wanted.numbers:
            line["number"] = numbers[post.key]
        if wanted.dates:
            line["date"] = int(post.when.timestamp())
        lines.append(line)
        number = numbers[post.key] if wanted.numbers else None
        sightings.append(Sighting(post.key, len(post.versions) - 1, n + 2, number))  # lines are counted
    data = "".join(json.dumps(line) + "\n" for line in lines).encode()
    digits = 19 if wanted.dates else 0
    in_order = [post.key for post in listed] == sorted(post.key for post in listed)
    return Dump(
        f"{name}.jsonl",
        data,
        "jsonl",
        tuple(sightings),
        wanted.ids,
        wanted.dates,
        in_order,
        date_digits=digits,
        title=thread.titles[-1],
    )


def _markdown(text: Text) -> str:
    quoted = f"> **{text.quoted[0]}** wrote:\n>\n> {text.quoted[1]}\n\n" if text.quoted else ""
    return quoted + (f"![](https://pictures.example/{text.picture})" if text.picture else text.words)


def _plain(text: Text) -> str:
    quoted = f"{text.quoted[0]} said:\n{text.quoted[1]}\nClick to expand...\n" if text.quoted else ""
    return quoted + text.words


def _text(title: str, posts: Sequence[tuple[TruePost, int]], page: int) -> str:
    """As an extraction tool leaves a page of XenForo."""
    shown = f" | Page {page}" if page > 1 else ""
    head = f"{title}{shown} | {FORUM}\n\n{title}\n\n"
    return head + "".join(f"{post.author}\n\n{CARD}\n{_plain(post.versions[-1])}\n{NB}\n\n" for post, _ in posts)


def _copied(title: str, posts: Sequence[tuple[TruePost, int]], page: int) -> str:
    """As a person copies a page of XenForo: with dates and numbers."""
    shown = f" | Page {page}" if page > 1 else ""
    parts = [f"{title}{shown} | {FORUM}\nMenu\nForums\n{title}\nThread starter Pell\nStart date Mar 2, 2015\n"]
    for post, number in posts:
        day = f"{post.when:%b} {post.when.day}, {post.when.year}"
        body = f"{_plain(post.versions[-1])}\n{NB}\nLike\nReply\nReport\n"
        parts.append(f"{post.author[0]}\n{post.author}\n{CARD}\n{day}\nAdd bookmark\n#{number}\n{body}")
    return "".join(parts) + "You must log in or register to reply here.\nBack\nTop\n"


def _markup(text: Text) -> str:
    return f'<img src="https://pictures.example/{text.picture}" alt="">' if text.picture else html.escape(text.words)


def _xenforo(title: str, posts: Sequence[tuple[TruePost, int]], page: int, pages: int) -> str:
    base = f"{ADDRESS}threads/lamp-talk.418/"
    here = f"{base}page-{page}" if page > 1 else base
    parts = [
        f'<!DOCTYPE html><html id="XF" lang="en" data-template="thread_view" data-content-key="thread-418"><head>'
        f'<meta charset="utf-8"><title>{title} | Page {page} | {FORUM}</title><link rel="canonical" href="{here}">'
        f'<meta property="og:site_name" content="{FORUM}"></head><body><h1 class="p-title-value">{title}</h1>'
        f'<nav class="pageNavWrapper"><ul class="pageNav-main">'
        + "".join(
            f'<li class="pageNav-page{" pageNav-page--current" if n == page else ""}"><a href="{base}page-{n}">{n}</a></li>'
            for n in range(1, pages + 1)
        )
        + "</ul></nav>"
    ]
    for n, (post, number) in enumerate(posts):
        text = post.versions[-1]
        quoted = (
            f'<blockquote class="bbCodeBlock bbCodeBlock--quote" data-quote="{text.quoted[0]}"><div class="bbCodeBlock-title">'
            f'{text.quoted[0]} said:</div><div class="bbCodeBlock-content"><div class="bbCodeBlock-expandContent">'
            f"{text.quoted[1]}</div></div></blockquote>"
            if text.quoted
            else ""
        )
        article = f"""
<article class="message message--post js-post" data-author="{post.author}" data-content="post-{post.id}" id="js-post-{post.id}">
<div class="message-cell message-cell--user"><h4 class="message-name">
<a href="/members/x.{len(post.author)}/" class="username" data-user-id="{len(post.author)}">{post.author}</a></h4></div>
<header class="message-attribution"><a class="message-attribution-main" href="/threads/lamp-talk.418/post-{post.id}">
<time class="u-dt" datetime="{post.when:%Y-%m-%dT%H:%M:%S}+0000"></time></a>
<div class="message-attribution-opposite"><a href="/threads/lamp-talk.418/post-{post.id}">#{number}</a></div></header>
<article class="message-body"><div class="bbWrapper">{quoted}{_markup(text)}</div>
<div class="js-selectToQuoteEnd">&nbsp;</div></article><footer class="message-footer">Like Reply</footer></article>"""
        parts.append(f'<div class="sticky-container">{article}</div>' if page > 1 and n == 0 and posts[0][1] == 1 else article)
    return "".join(parts) + "</body></html>"


def _phpbb(title: str, posts: Sequence[tuple[TruePost, int]], page: int, pages: int) -> str:
    head = (
        f'<!DOCTYPE html><html dir="ltr" lang="en-gb"><head><meta charset="utf-8"><title>{title} - {FORUM}</title>'
        f'<link rel="canonical" href="{ADDRESS}viewtopic.php?t=418"></head><body id="phpbb" class="nojs section-viewtopic ltr">'
        f'<div id="page-body"><h2 class="topic-title"><a href="./viewtopic.php?t=418">{title}</a></h2><div class="action-bar">'
        f'<div class="pagination">{len(posts)} posts &bull; Page <strong>{page}</strong> of <strong>{pages}</strong></div></div>'
    )
    parts = [head]
    for post, _ in posts:
        text, n = post.versions[-1], post.id
        user = f'<a href="./memberlist.php?mode=viewprofile&amp;u={len(post.author)}" class="username">{post.author}</a>'
        quoted = (
            f"<blockquote><div><cite>{text.quoted[0]} wrote:</cite>{text.quoted[1]}</div></blockquote>" if text.quoted else ""
        )
        parts.append(f"""<div id="p{n}" class="post has-profile bg1"><div class="inner">
<dl class="postprofile" id="profile{n}"><dt class="no-profile-rank no-avatar"><div class="avatar-container"></div>{user}</dt></dl>
<div class="postbody"><div id="post_content{n}"><h3><a href="./viewtopic.php?p={n}#p{n}">Re: {title}</a></h3>
<p class="author"><a class="unread" href="./viewtopic.php?p={n}#p{n}" title="Post"><span class="sr-only">Post</span></a>
<span class="responsive-hide">by <strong>{user}</strong> &raquo; </span>
<time datetime="{post.when:%Y-%m-%dT%H:%M:%S}+00:00">{post.when:%d %b %Y, %H:%M}</time></p>
<div class="content">{quoted}{_markup(text)}</div></div></div>
<div class="back2top"><a href="#top" class="top" title="Top"><span class="sr-only">Top</span></a></div></div></div>
<hr class="divider">""")
    return "".join(parts) + "</div></body></html>"


def _mybb(title: str, posts: Sequence[tuple[TruePost, int]], page: int, pages: int) -> str:
    more = f"&amp;page={page}" if page > 1 else ""
    links = "".join(
        f'<span class="pagination_current">{n}</span>'
        if n == page
        else f'<a href="showthread.php?tid=418&amp;page={n}" class="pagination_page">{n}</a>'
        for n in range(1, pages + 1)
    )
    head = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<link rel="canonical" href="{ADDRESS}showthread.php?tid=418{more}"></head><body><div class="navigation">'
        f'<a href="{ADDRESS}index.php">{FORUM}</a> &rsaquo; <span class="active">{title}</span></div>'
        f'<div class="pagination"><span class="pages">Pages ({pages}):</span> {links}</div>'
        f'<table class="tborder"><tr><td class="thead"><div><strong>{title}</strong></div></td></tr><tr><td id="posts_container">'
        '<div id="posts">'
    )
    parts = [head]
    for post, number in posts:
        text, n = post.versions[-1], post.id
        quoted = (
            f'<blockquote class="mycode_quote"><cite>{text.quoted[0]} Wrote:</cite>{text.quoted[1]}</blockquote>'
            if text.quoted
            else ""
        )
        parts.append(f"""<a name="pid{n}" id="pid{n}"></a><div class="post classic " id="post_{n}">
<div class="post_author"><div class="author_information"><strong><span class="largetext">
<a href="{ADDRESS}member.php?action=profile&amp;uid={len(post.author)}">{post.author}</a></span></strong></div></div>
<div class="post_content"><div class="post_head"><div class="float_right"><strong>
<a href="{ADDRESS}showthread.php?tid=418&amp;pid={n}#pid{n}" title="RE: {title}">#{number}</a></strong></div>
<span class="post_date">{post.when:%m-%d-%Y, %I:%M %p}</span></div>
<div class="post_body scaleimages" id="pid_{n}">{quoted}{_markup(text)}</div></div></div>""")
    return "".join(parts) + "</div></td></tr></table><div>Powered By MyBB</div></body></html>"
