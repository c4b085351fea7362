"""Two records of the same thing become one: what is missing is filled in, what is known stays, nothing goes to and fro.

Every function here is idempotent: merging the same captures again, in any turn, changes nothing after the first round.
"""

from __future__ import annotations

import dataclasses
import math
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from ..ids import clean_name, natural
from ..model import CapturedPage, Count, DateSource, Member, Place, PollOption, Post, Source, State, Thread, When

T = TypeVar("T")
# How much a date is worth by where it comes from. An upload's name is an instant, a printed line often only a day.
_RANK = {None: 2, DateSource.BETWEEN: 2, DateSource.TEXT: 3, DateSource.UPLOAD_NAME: 4, DateSource.MARKUP: 5}
_TARGET = re.compile(r"\]\([^()\s]{0,2000}\)|<[^<>]{0,500}>|https?://\S+|\\")
ATTACHMENT = "/content/attachments/"  # how bodies name a file of the archive
_TITLES = 20  # that are kept of a thread besides its own: some pages count what is unread in them
_WORD = re.compile(r"\w+")
_TARGETS = ("](", "<", "://", "\\")  # without one of these nothing in a body is a target
_SIGNS = str.maketrans({chr(code): chr(code).casefold() if _WORD.match(chr(code)) else " " for code in range(128)})


def words(body: str) -> tuple[str, ...]:
    """The words that a reader sees in a Markdown body, without link targets and signs: what two captures share."""
    shown = _TARGET.sub(" ", body) if any(map(body.__contains__, _TARGETS)) else body
    if shown.isascii():  # as most are: the same, ten times as soon
        return tuple(shown.translate(_SIGNS).split())
    return tuple(_WORD.findall(shown.casefold()))


def unquoted(body: str) -> str:
    """A body without its quotations, which captures cut and attribute differently."""
    return "\n".join(line for line in body.split("\n") if not line.startswith(">")).strip()


def same_title(one: str, other: str) -> bool:
    """True if two titles (or names) read the same, but for case and blanks."""
    return clean_name(one).casefold() == clean_name(other).casefold()


def post(old: Post, new: Post) -> Post:
    """The old post with what the new one knows besides. The file keeps its name; an id that became known goes to `also`."""
    known = old.original_id or (new.original_id if new.original_id == old.id else "")
    ids = [i for i in (new.original_id, *new.also) if i and i != known]
    body, state = _body(old, new)
    dated = _better_dated(old, new)
    return dataclasses.replace(
        old,
        author=old.author or new.author,
        author_id=old.author_id or new.author_id,
        author_is=None if old.author_id or new.author_id else old.author_is or new.author_is,
        date=dated.date,
        date_source=dated.date_source,
        not_before=dated.not_before,
        not_after=dated.not_after,
        number=_number(old, new),
        place=_place(old, new),
        title=old.title or new.title,
        address=old.address or new.address,
        files=_files(old, new, body),
        reply_to=old.reply_to or new.reply_to,
        edited=old.edited or new.edited,
        edited_by=old.edited_by or new.edited_by,
        edit_reason=old.edit_reason or new.edit_reason,
        reactions=old.reactions or new.reactions,
        lang=old.lang or new.lang,
        body=body,
        state=state,
        original_id=known,
        also=_union(old.also, ids),
        sources=_union(old.sources, new.sources),
    )


def _files(old: Post, new: Post, body: str) -> tuple[str, ...]:
    """The addresses of the files that the body shows; another capture's body may show others, or none."""
    return _union(old.files, new.files, address_key) if ATTACHMENT in body else ()


def is_known(old: Post, new: Post) -> bool:
    """True if the old post was read from this capture before: then nothing was decided without it."""
    return set(new.sources) <= set(old.sources)


def _number(old: Post, new: Post) -> int | None:
    """The highest: where posts have gone, those behind them were counted anew. None stays if the post was put elsewhere since."""
    put_elsewhere = old.number is None and old.place and new.place and old.place > new.place
    return old.number if put_elsewhere or is_known(old, new) else _most(old.number, new.number)


def _place(old: Post, new: Post) -> Place | None:
    """The furthest, for the same reason."""
    if is_known(old, new):
        return old.place
    if not (old.place and new.place):
        return old.place or new.place
    return max(old.place, new.place)


def _better_dated(old: Post, new: Post) -> Post:
    """The one of the two whose date is worth more, or says the same more exactly."""
    better = _worth(new) > _worth(old) or (new.date_source == old.date_source and finer(old.date, new.date))
    return new if better else old


def _worth(post: Post) -> int:
    """How much a post's date is worth: none at all, bounds only, or by where it comes from."""
    return _RANK[post.date_source] if post.date else int(bool(post.not_before or post.not_after))


def finer(old: When | None, new: When | None) -> bool:
    """True if `new` is the same moment as `old`, but more exactly."""
    return bool(old and new and len(new.text) > len(old.text) and new.text.startswith(old.text))


def _body(old: Post, new: Post) -> tuple[str, State | None]:
    if old.state is State.REMOVED or not new.body:
        return old.body, old.state or (new.state if not old.body else None)
    if not old.body:
        return new.body, None
    # An id says that the body was read from markup, which shows better than text where a post begins and ends.
    better = _has_id(new) if _has_id(old) != _has_id(new) else fuller(old.body, new.body)
    return (new.body if better else old.body), old.state


def _has_id(post: Post) -> bool:
    return bool(post.original_id or post.also)


def fuller(old: str, new: str) -> bool:
    """True if the new body says all that the old one says, and more; or, where they differ, has more words."""
    if old == new:
        return False
    before, after = words(old), words(new)
    if before == after:
        return len(new) > len(old)  # the same words with more links, quotes or code marked
    return len(after) > len(before)


def lacks(kept: str, other: str) -> bool:
    """True if the other body has words that the kept one has not."""
    return kept != other and bool(Counter(words(other)) - Counter(words(kept)))


def titles_of(thread: Thread) -> list[str]:
    """What a thread may be called, in small letters: its titles, the first also with its prefix, as XenForo's pages have it."""
    names = [thread.title, *thread.titles]
    if thread.prefix and clean_name(thread.title):
        names += [f"{thread.prefix} - {thread.title}", f"{thread.prefix} {thread.title}"]
    return [said for said in dict.fromkeys(clean_name(name).casefold() for name in names) if said]


def is_titled(thread: Thread) -> bool:
    """True if a captured thread has a title of its own, not one made of its address, of its number or of nothing."""
    number = thread.thread_id
    made = ("", "Untitled", thread.slug, thread.slug.replace("-", " "), number, f"Topic {number}", f"Thread {number}")
    return thread.title not in made


def thread(old: Thread, new: Thread) -> Thread:
    """The old thread with what the new capture of it adds. Its title, its folder's name and its note stay.

    A title that was made of the thread's address gives way to a real one.
    """
    has_title = is_titled(dataclasses.replace(new, slug=new.slug or old.slug))
    called = dataclasses.replace(old, title=new.title if has_title and not is_titled(old) else old.title)
    return dataclasses.replace(
        old,
        title=called.title,
        titles=_other_titles(called, new.titles if not has_title or _share_title(called, new) else (new.title, *new.titles)),
        thread_id=old.thread_id or new.thread_id,
        addresses=_union(old.addresses, new.addresses, address_key),
        boards=old.boards or new.boards,
        prefix=old.prefix or new.prefix,
        tags=_union(old.tags, new.tags, str.casefold),
        states=_union(old.states, new.states),
        posts_per_page=old.posts_per_page or new.posts_per_page,
        page_count=_most(old.page_count, new.page_count),
        pages=_pages(old.pages, new.pages),
        views=_most(old.views, new.views),
        lang=old.lang or new.lang,
        poll=old.poll or new.poll,
        poll_options=_options(old.poll_options, new.poll_options),
        sources=_sources(old, new),
        known_posts=_union(old.known_posts, new.known_posts),
    )


def _share_title(old: Thread, new: Thread) -> bool:
    return not set(titles_of(old)).isdisjoint(titles_of(dataclasses.replace(new, titles=())))


def _other_titles(called: Thread, further: Iterable[str]) -> tuple[str, ...]:
    """What a thread is called besides its title, each once."""
    known = set(titles_of(called))
    others = dict.fromkeys(name for name in map(clean_name, further) if name and name.casefold() not in known)
    return (*called.titles, *others)[:_TITLES]


def _pages(old: tuple[CapturedPage, ...], new: tuple[CapturedPage, ...]) -> tuple[CapturedPage, ...]:
    return tuple(sorted(_union(old, new, lambda page: (page.number, page.source)), key=lambda page: page.number))


def _options(old: tuple[PollOption, ...], new: tuple[PollOption, ...]) -> tuple[PollOption, ...]:
    if len(old) != len(new) or not all(_is_same_option(a.text, b.text) for a, b in zip(old, new, strict=True)):
        return old or new
    return tuple(PollOption(a.text, _most(a.votes, b.votes)) for a, b in zip(old, new, strict=True))


def _is_same_option(old: str, new: str) -> bool:
    """Whether the archive's option of a poll is the one that a capture shows, be it with a name that was taken out of it."""
    if old == new or "…" not in old:
        return old == new
    begin, *middle, end = old.split("…")
    at, last = len(begin), len(new) - len(end)
    if not (new.startswith(begin) and new.endswith(end)) or at > last:
        return False
    for part in middle:
        found = new.find(part, at, last)
        if found < 0:
            return False
        at = found + len(part)
    return True


def _sources(old: Thread, new: Thread) -> tuple[Source, ...]:
    """In the order of the pages that they are of, then of their time, then of their names; those of no page come after them.

    It is the same whichever was read first, and however often a run was cut short. Where nothing is new, nothing moves.
    """
    sources = _union(old.sources, new.sources, lambda source: source.sha256)
    if len(sources) == len(old.sources):
        return sources
    first: dict[str, int] = {}
    for page in _pages(old.pages, new.pages):
        first.setdefault(page.source, page.number)

    def place(source: Source) -> tuple[float, bool, float, tuple[tuple[int, int | str], ...], str]:
        number, captured = first.get(source.name, math.inf), source.captured
        time = captured.start().timestamp() if captured else 0
        return number, captured is None, time, natural(source.name), source.sha256

    return tuple(sorted(sources, key=place))


def address_key(address: str) -> str:
    """What two spellings of a page's address share: neither scheme, `www.`, fragment nor a closing slash."""
    bare = re.sub(r"^https?://(?:www\.)?", "", address.partition("#")[0], flags=re.IGNORECASE)
    return bare.rstrip("/")


def member(old: Member, new: Member) -> Member:
    """The old member with what the new capture adds. What changes with time follows the capture that is certainly later."""
    later = _is_later(old, new)
    name, other = (new.name, old.name) if later else (old.name, new.name)
    former = [n for n in (*new.names, other) if n != name and not any(_bare(n) == _bare(known) for known in old.names)]
    return dataclasses.replace(
        old,
        name=name,
        names=tuple(n for n in _union(old.names, former) if n != name),
        member_id=old.member_id or new.member_id,
        address=old.address or new.address,
        avatar=(later and new.avatar) or old.avatar or new.avatar,
        title=(later and new.title) or old.title or new.title,
        badges=_union(old.badges, new.badges),
        joined=new.joined if old.joined is None or finer(old.joined, new.joined) else old.joined,
        counts=counts(old.counts, new.counts),
        signature=(later and new.signature) or old.signature or new.signature,
    )


def _bare(name: str) -> str:
    """A former name without the date that may stand before it."""
    return re.sub(r"^\d{4}(?:-\d\d){0,2} ", "", name)


def _is_later(old: Member, new: Member) -> bool:
    before = [count.as_of.start() for count in old.counts if count.as_of]
    after = [count.as_of.start() for count in new.counts if count.as_of]
    return bool(after and (not before or max(after) > max(before)))


def counts(old: tuple[Count, ...], new: tuple[Count, ...]) -> tuple[Count, ...]:
    """One number of each kind: the first known, unless another is certainly later."""
    merged: dict[str, Count] = {}
    for count in (*old, *new):
        known = merged.get(count.what)
        if known is None or (count.as_of and (not known.as_of or count.as_of.start() > known.as_of.start())):
            merged[count.what] = count
    return tuple(merged.values())


def _most(old: int | None, new: int | None) -> int | None:
    return max((n for n in (old, new) if n is not None), default=None)


def _union(old: Iterable[T], new: Iterable[T], key: Callable[[T], Hashable] = lambda value: value) -> tuple[T, ...]:
    merged: dict[Hashable, T] = {}
    for value in (*old, *new):
        merged.setdefault(key(value), value)
    return tuple(merged.values())
