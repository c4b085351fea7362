"""A thread as one file to keep: Markdown, plain words, JSON or mail. Its words are those of the files in content/.

Posts without a text, such as deleted ones, stand in it with the reason. No mail address is in any of them: those that a mailbox
must have end in `.invalid`, where no mail ever arrives (RFC 2606).
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator

from ..model import State, When
from ..site.archived import ArchivedPost, ArchivedThread
from ..site.bodies import Bodies
from ..site.files import Text
from ..site.pages import Link
from ..site.site import Site
from ..site.urls import Target, attachment_file

NAMES = {"markdown": "Markdown", "text": "TXT", "json": "JSON", "mbox": "mbox"}  # what the formats are called everywhere
FILES = {"markdown": "thread.md", "text": "thread.txt", "json": "thread.json", "mbox": "thread.mbox"}
_LOCAL = re.compile(r"/content/attachments/([0-9a-f]{2}/[0-9a-f]{64}-[a-z0-9.-]{1,80})", re.ASCII)
_NOWHERE = "archive.invalid"
_FROM = re.compile(r"^(>*From )", re.MULTILINE)

Label = Callable[[ArchivedPost], str]


class Downloads:
    """The files of one thread."""

    def __init__(self, site: Site, thread: ArchivedThread, folder: str, bodies: Bodies, label: Label) -> None:
        """`folder`: where the thread's pages lie; `label`: a post's number as pages show it."""
        self._site, self._thread, self._folder, self._bodies, self._label = site, thread, folder, bodies, label
        self._files = f"{site.config.site_url or site.config.base}/"

    def links(self, root: str) -> tuple[Link, ...]:
        """The files, as pages lead to them."""
        names = self._site.config.downloads
        return tuple(Link(NAMES[name], self._site.urls.link(Target(self._file(name)), root)) for name in names)

    def files(self, tombstones: Callable[[ArchivedPost], str]) -> Iterator[Text]:
        """`tombstones`: why a post has no text, in words; empty for one that has."""
        if not self._site.config.downloads:
            return
        posts = [(post, said or self._body(post)) for post in self._thread.posts for said in (tombstones(post),)]
        for name in self._site.config.downloads:
            yield Text(self._file(name), _MAKERS[name](self, posts))

    def _file(self, name: str) -> str:
        return f"{self._folder}/{FILES[name]}"

    def _body(self, post: ArchivedPost) -> str:
        return _LOCAL.sub(lambda match: f"{self._files}{attachment_file(match[1])}", self._bodies.text(post.id))

    def _origin(self) -> str:
        record = self._thread.record
        return " · ".join((self._thread.forum.title, *(board.title for board in self._thread.boards), *record.addresses[:1]))

    def _markdown(self, posts: list[tuple[ArchivedPost, str]]) -> str:
        parts = [f"# {self._thread.record.title}\n\n{self._origin()}\n"]
        for post, words in posts:
            parts.append(f"\n---\n\n**{self._head(post)}**\n\n{words}\n")
        return "".join(parts)

    def _text(self, posts: list[tuple[ArchivedPost, str]]) -> str:
        title = self._thread.record.title
        parts = [f"{title}\n{'=' * min(len(title), 72)}\n{self._origin()}\n"]
        for post, words in posts:
            parts.append(f"\n{'-' * 72}\n{self._head(post)}\n\n{words}\n")
        return "".join(parts)

    def _head(self, post: ArchivedPost) -> str:
        when = post.date.text.replace("T", " ") if post.date else ""
        return " · ".join(filter(None, (self._label(post), _author(post), when)))

    def _json(self, posts: list[tuple[ArchivedPost, str]]) -> str:
        record = self._thread.record
        said = {
            "title": record.title,
            "forum": self._thread.forum.title,
            "boards": [board.title for board in self._thread.boards],
            "tags": record.tags,
            "addresses": record.addresses,
            "posts": [_facts(post, words) for post, words in posts],
        }
        return json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n"

    def _mbox(self, posts: list[tuple[ArchivedPost, str]]) -> bytes:
        import email.policy  # here, as below: few sites have mailboxes, and all of it takes a while to load
        from email.headerregistry import Address  # here: the same
        from email.message import EmailMessage  # here: the same

        policy = email.policy.SMTP.clone(linesep="\n", cte_type="8bit", max_line_length=998, refold_source="none")
        own: dict[str, str] = {}
        for post, _ in posts:
            own.update(dict.fromkeys(filter(None, (post.forum_id, f"#{post.number}", *post.also)), self._message_id(post)))
        first = self._message_id(posts[0][0]) if posts else ""
        out = []
        for post, words in posts:
            mail = EmailMessage(policy)
            mail["From"] = Address(_plain(_author(post)) or "?", "nobody", _NOWHERE)
            mail["Subject"] = _plain(post.title or self._thread.record.title)
            when = _clock(post.date)
            if when:
                mail["Date"] = when
            mail["Message-ID"] = self._message_id(post)
            answered = own.get(post.reply_to, first)
            if answered != mail["Message-ID"]:
                mail["In-Reply-To"] = answered
            if post.date and not when:
                mail["X-Date"] = post.date.text
            mail.set_content(_FROM.sub(r">\1", words), cte="8bit")
            out.append(b"From nobody@" + _NOWHERE.encode() + b" Thu Jan  1 00:00:00 1970\n" + mail.as_bytes() + b"\n")
        return b"".join(out)

    def _message_id(self, post: ArchivedPost) -> str:
        return f"<{post.id}.{self._thread.record.id}@{_NOWHERE}>"


def _author(post: ArchivedPost) -> str:
    """Who wrote a post; "" for one that people took out: what is kept for good says no more of it than that it was there."""
    return "" if post.state is State.REMOVED else post.author


def _facts(post: ArchivedPost, words: str) -> dict[str, object]:
    """What is known of a post; what is not known is not there."""
    facts = {
        "id": post.id,
        "number": post.number,
        "place": str(post.place) if post.place else "",
        "author": _author(post),
        "author_is": post.author_is.value if post.author_is and post.state is not State.REMOVED else "",
        "date": post.date.text if post.date else "",
        "date_source": post.date_source.value if post.date_source else "",
        "not_before": post.not_before.text if post.not_before else "",
        "not_after": post.not_after.text if post.not_after else "",
        "title": post.title,
        "reply_to": post.reply_to,
        "edited": post.edited.text if post.edited else "",
        "state": post.state.value if post.state else "",
        "address": post.address,
    }
    return {**{name: fact for name, fact in facts.items() if fact not in ("", None)}, "body": words}


def _plain(words: str) -> str:
    """Words of a header: nothing in them ends its line."""
    return "".join(letter if letter.isprintable() else " " for letter in words).strip()


def _clock(date: When | None) -> str:
    """A date as mail has it; "" where the time of day is not known. Without a zone it is -0000, which says so (RFC 5322)."""
    if date is None or len(date.text) <= len("2014-03-04"):
        return ""
    from email.utils import format_datetime  # here: the same

    return format_datetime(dt.datetime.fromisoformat(date.text))


_MAKERS: dict[str, Callable[[Downloads, list[tuple[ArchivedPost, str]]], str | bytes]] = {
    "markdown": Downloads._markdown,  # noqa: SLF001 - a table of its own class
    "text": Downloads._text,  # noqa: SLF001 - the same
    "json": Downloads._json,  # noqa: SLF001 - the same
    "mbox": Downloads._mbox,  # noqa: SLF001 - the same
}
