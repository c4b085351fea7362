"""`llms.txt`: what the archive holds, as plain Markdown for programs that read text, such as language models (llmstxt.org).

Forums, boards, lists, feeds, and which files each thread has; no thread: the sitemap lists those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..site.archived import ArchivedForum, ListedThread
from ..site.files import File, Text
from ..site.site import Site
from . import _downloads, _xml, sitemap
from ._base import Output
from ._lists import count, inside

FILE = "llms.txt"
_MARKUP = re.compile(r"[\\`*_\[\]<>()#!|~&]")
_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


def build(site: Site) -> Iterator[File]:
    """The one file; none where the settings do not ask for it."""
    if site.config.llms:
        parts = [f"# {_words(site.config.title)}\n", f"> {_words(_summary(site))}\n", *_sections(site)]
        yield Text(FILE, "\n".join(parts))


def _summary(site: Site) -> str:
    return site.say("Threads of %(site)s by their newest post, archived and read only.", site=site.config.title)


def _sections(site: Site) -> Iterator[str]:
    forums = site.library.forums
    if rows := [line for forum in forums for line in _forum(site, forum)]:
        yield _section(site.say("Forums"), rows)
    lists = (
        (site.say("By date"), site.urls.date() if site.has_dates else ""),
        (site.say("Members"), site.urls.members() if site.has_members else ""),
        (site.say("Tags"), site.urls.tags() if site.has_tags else ""),
        (site.say("Overview"), site.urls.overview() if site.has_threads else ""),
        (sitemap.FILE, sitemap.FILE if site.config.sitemap else ""),
    )
    if pages := [_link(site, title, file) for title, file in lists if file]:
        yield _section(site.say("Pages"), pages)
    if feeds := list(_feeds(site)):
        yield _section(site.say("Feeds of the newest posts"), feeds)
    if site.config.downloads and site.has_threads:
        files = [f"- `{_downloads.FILES[name]}`" for name in site.config.downloads]
        yield _section(site.say("Each thread as a file, by one of these names behind its address"), files)


def _section(heading: str, lines: list[str]) -> str:
    return f"## {_words(heading)}\n\n" + "".join(f"{line}\n" for line in lines)


def _forum(site: Site, forum: ArchivedForum) -> Iterator[str]:
    """A forum, and its boards as a tree."""
    file = site.forum_files.get(forum.record.id) or site.urls.home()
    yield f"{_link(site, site.words(forum.record.title), file)}: {_counted(site, forum.threads)}"
    yield from _boards(site, forum, "", "  ")


def _boards(site: Site, forum: ArchivedForum, parent: str, indent: str) -> Iterator[str]:
    for board in inside(forum, parent):
        threads = forum.by_board.get(board.id, [])
        link = _link(site, site.words(board.title), site.urls.board_of(forum.record.path, board.id))
        yield f"{indent}{link}: {_counted(site, threads)}"
        yield from _boards(site, forum, board.id, f"{indent}  ")


def _counted(site: Site, threads: Sequence[ListedThread]) -> str:
    """How much is archived of something."""
    said = ((site.say("Threads"), len(threads)), (site.say("Posts"), count(threads)))
    return "; ".join(f"{words}: {site.grouped(number)}" for words, number in said)


def _feeds(site: Site) -> Iterator[str]:
    """The feeds that there are: what has no post of a known date has none."""
    if not site.config.feed_posts:
        return
    dated = [forum for forum in site.library.forums if any(thread.changed for thread in forum.threads)]
    if dated:
        yield from (_link(site, site.config.title, site.urls.feed(kind)) for kind in ("atom", "json"))
    for forum in dated:
        title = site.words(forum.record.title)
        if len(site.library.forums) > 1:
            yield from (_link(site, title, site.urls.feed(kind, forum.record.id)) for kind in ("atom", "json"))
        for board in sorted(forum.boards.values(), key=lambda board: board.id):
            if any(thread.changed for thread in forum.by_board.get(board.id, ())):
                slug, _, identity = board.id.rpartition(".")
                yield _link(site, site.words(board.title), site.urls.board_feed(forum.record.path, slug, identity))


def _link(site: Site, title: str, file: str) -> str:
    address = _xml.percent(site.urls.absolute(file)).replace("(", "%28").replace(")", "%29")
    return f"- [{_words(title)}]({address})"


def _words(text: str) -> str:
    """Words on one line that Markdown takes for nothing else."""
    return _MARKUP.sub(r"\\\g<0>", _UNSEEN.sub(" ", text).strip())


OUTPUT = Output("llms", "What the archive holds, for programs that read text: `llms.txt`.", build)
