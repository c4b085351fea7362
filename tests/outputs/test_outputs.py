"""The pages made of small archives: tests/outputs/<case>/content -> expected.txt, an outline that no theme has a say in.

UPDATE=1 rewrites the outlines: read what changed. settings.json of a case holds Pelican's settings.
"""

from __future__ import annotations

import html
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from stillboard.outputs import all_outputs
from stillboard.outputs._base import Output
from stillboard.site import config, library, pages
from stillboard.site.files import Copied, File, Page, Text
from stillboard.site.site import Site
from support import lanternside, outlines
from support.builds import Run, pelican, settings

HERE = Path(__file__).resolve().parent
CASES = sorted(path.name for path in HERE.iterdir() if (path / "content").is_dir())
PELICANS = {
    "CACHE_PATH": "no-cache",
    "SITENAME": "Lanternside archive",
    "DEFAULT_LANG": "en",
    "FORUM_CACHE": False,
    "FORUM_DOWNLOADS": (),  # test_downloads.py has them
    "FORUM_OLD_ADDRESSES": False,  # test_old_addresses.py has them
    "FORUM_HEADERS": False,  # the same in each: test_headers.py
    "FORUM_PROVENANCE": False,  # tests/proof has it
}


def load(case: str, **more: object) -> Site:
    folder = HERE / case
    settings = json.loads((folder / "settings.json").read_text("utf-8")) if (folder / "settings.json").exists() else {}
    found = config.read({**PELICANS, "PATH": str(folder / "content"), **settings, **more})
    return Site(found, library.load(found.content, found.posts_per_page))


def made(site: Site) -> list[File]:
    return [item for output in all_outputs() for item in output.build(site)]


def text(markup: str) -> str:
    links = re.sub(r'<(?:a|img)\b[^>]*?(?:href|src)="([^"]*)"[^>]*>', r"«\1» ", markup)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", links)).split())


def outline(item: File) -> Iterator[str]:
    if isinstance(item, Copied):
        yield f"== {item.file} (copy)"
        return
    if isinstance(item, Text):
        yield f"== {item.file} (generated)"
        if item.file.startswith("attachments/"):
            return
        yield from item.data.decode("utf-8").splitlines()
        return
    page = item.record
    yield f"== {item.file} {type(page).__name__}"
    yield f"title: {page.title}"
    if page.canonical:
        yield f"canonical: {page.canonical}"
    if isinstance(page, pages.RedirectPage):
        yield f"leads to: {page.target}"
    if crumbs := getattr(page, "crumbs", ()):
        yield "crumbs: " + " > ".join(f"{link.title} [{link.address}]" for link in crumbs)
    if pager := getattr(page, "pager", None):
        near = " ".join(f"{'… ' if p.after_gap else ''}{'*' if p.is_current else ''}{p.number} [{p.address}]" for p in pager.near)
        yield f"pager: {pager.current} of {pager.total}: {near}; previous [{pager.previous}] next [{pager.next}]"
    yield from _facts(page)
    yield from outlines.ways(page)
    for post in getattr(page, "posts", ()) if isinstance(page, pages.ThreadPage) else ():
        yield from _post(post)


def _picture(picture: pages.Picture | None) -> str:
    return f" picture [{picture.address}] {picture.width}x{picture.height}" if picture else ""


def _facts(page: pages.PageRecord) -> Iterator[str]:
    for name in (
        "states",
        "views",
        "gaps",
        "note",
        "poll",
        "lang",
        "original",
        "names",
        "signature",
    ):
        if value := getattr(page, name, ""):
            yield f"{name}: {value}"
    yield f"description: {page.about.description}"
    for answer in getattr(page, "answers", ()):
        yield f"answer: {answer.text}: {answer.votes or '-'} ({answer.percent})"
    yield from _rows(page)
    for row in getattr(page, "threads", ()):
        who = f"{row.starter.title} [{row.starter.address}]" if row.starter.title else "-"
        last = f"{row.last.author.title} [{row.last.address}] {row.last.date.short if row.last.date else '-'}"
        partly = "; partly" if row.is_partial else ""
        yield f"thread: {row.title} [{row.address}] by {who}, {row.replies} replies; last {last}{partly}"
    if isinstance(page, pages.MemberPage):
        card = page.card
        numbers = [(number.what, number.number, number.as_of) for number in card.numbers]
        yield f"card: {card.name} {card.title} {card.badges} {card.joined and card.joined.text} {numbers}{_picture(card.picture)}"
        for post in page.posts:
            yield f"wrote: {post.label} [{post.address}] in {post.thread}: {post.excerpt}"
    if isinstance(page, pages.ThreadPage):
        origin = page.provenance
        yield f"from: {origin.forum} [{origin.original}] captured {origin.captured or '-'}; {', '.join(origin.sources) or '-'}"
        yield from (f"{name}: {said}" for name, said in (("wayback", origin.wayback), ("times", page.times)) if said)


def _rows(page: pages.PageRecord) -> Iterator[str]:
    """Its forums and boards."""
    if forum := getattr(page, "forum", None):
        yield f"forum: {forum.title}: {text(forum.intro)} [{forum.original}] {forum.threads} threads {forum.posts} posts"
        yield from (_board(board) for board in forum.boards)
    for row in page.forums if isinstance(page, pages.HomePage) else ():
        counts = f"{row.boards} boards {row.threads} threads {row.posts} posts"
        yield f"forum: {row.title} [{row.address}] {row.text}: {counts}"
    yield from (_board(board) for board in getattr(page, "boards", ()))


def _board(board: pages.BoardRow) -> str:
    inside = _inside(board)
    counts = f"{board.threads} threads {board.posts} posts"
    return f"board: {board.title} [{board.address}] {board.text!r} {counts}; inside: {inside or '-'}"


def _inside(board: pages.BoardRow) -> str:
    return ", ".join(f"{one.title} ({_inside(one)})" if one.boards else one.title for one in board.boards)


def _post(post: pages.PostView) -> Iterator[str]:
    yield f"-- {post.anchor} {post.label} [{post.permalink}] {' '.join(post.anchors)}".rstrip()
    starter = " (starter)" if post.is_starter else ""
    yield f"   {post.author.name or '(nobody)'} [{post.author.address}]{starter}{_picture(post.author.picture)}"
    if post.date:
        yield f"   {'around ' if post.date.is_inferred else ''}{post.date.text} <{post.date.machine}> {post.date.note}".rstrip()
    for name in ("title", "tombstone", "edited", "reactions", "original", "lang"):
        if value := getattr(post, name):
            yield f"   {name}: {value}"
    for note in post.notes:
        yield f"   note: {note}"
    if post.edited_date:
        yield f"   edited on: {post.edited_date.text}"
    if post.reply_to:
        yield f"   in reply to: [{post.reply_to.address}]"
    if post.body:
        yield f"   {text(post.body)}"


@pytest.mark.parametrize("case", CASES)
def test_outline(case: str) -> None:
    site = load(case)
    lines = [line for item in made(site) for line in outline(item)]
    lines += [f"fault: {fault.partition('content/')[2]}" for fault in site.faults]
    shown = "\n".join(lines) + "\n"
    expected = HERE / case / "expected.txt"
    if os.environ.get("UPDATE") == "1":
        expected.write_text(shown, "utf-8")
    assert shown == expected.read_text("utf-8")


def test_every_case_is_there() -> None:
    threads = "also-anchors between-dates discourse-numbers no-authors only-page-13 tombstones"
    sites = "base-path nested-boards relative-urls two-forums"
    assert set(f"{threads} {sites}".split()) <= set(CASES)


@pytest.mark.parametrize("case", CASES)
def test_no_file_is_made_twice_and_every_inner_address_has_its_file(case: str) -> None:
    site = load(case, RELATIVE_URLS=False)
    items = made(site)
    files = [item.file for item in items]
    assert len(files) == len(set(files))
    known = {f"{site.config.base}/{name}" for file in files for name in (file, site.urls.link(_target(file), ""))}
    for item in items:
        if isinstance(item, Page):
            for address in re.findall(r"\[(/[^\]#]*)", "\n".join(outline(item))) + re.findall(
                r"«(/[^»#]*)", "\n".join(outline(item))
            ):
                assert address in known, (item.file, address)


def _target(file: str) -> object:
    from stillboard.site.urls import Target

    return Target(file)


@pytest.mark.parametrize("case", CASES)
def test_ids_of_posts_stand_once_on_a_page(case: str) -> None:
    for item in made(load(case)):
        if isinstance(item, Page) and isinstance(item.record, pages.ThreadPage):
            ids = [name for post in item.record.posts for name in (post.anchor, *post.anchors)]
            assert len(ids) == len(set(ids))
            assert all(re.fullmatch(r"post-[a-z0-9-]+", name) for name in ids)


def test_headers_cannot_make_links_that_run() -> None:
    for case in ("nested-boards", "tombstones"):
        assert "javascript:" in "".join(path.read_text("utf-8") for path in (HERE / case / "content").rglob("*.md"))
        assert "javascript:" not in "\n".join(line for item in made(load(case)) for line in outline(item))


# ---- The three kinds of file: a page by a template, a text that the output makes itself, a copy. A build treats them alike.

# An output as somebody may add it, here and, by conf.py, in a whole build.
TITLES = '''
def titles(site):
    """A list of all threads, and a file that is no text."""
    threads = [thread for forum in site.library.forums for thread in forum.threads]
    yield Text("titles.txt", "".join(f"{thread.record.title}\\n" for thread in threads))
    yield Text("lists/count.bin", bytes([len(threads)]))
'''
REGISTERED = f"""
import stillboard.plugin
from stillboard.outputs._base import Output
from stillboard.site.files import Text
{TITLES}
shipped = stillboard.plugin.all_outputs()
stillboard.plugin.all_outputs = lambda: (*shipped, Output("titles", "A list of all threads.", titles))
"""


def own_output() -> Output:
    names: dict[str, object] = {"Text": Text}
    exec(TITLES, names)  # noqa: S102 - our own text
    return Output("titles", "A list of all threads.", names["titles"])


def all_made(site: Site) -> Iterator[File]:
    for output in (*all_outputs(), own_output()):
        yield from output.build(site)


@pytest.mark.parametrize("case", CASES)
def test_what_outputs_make(case: str) -> None:
    items = list(all_made(load(case)))
    for item in items:
        assert re.fullmatch(r"[A-Za-z0-9._/-]+", item.file), item.file
        assert "//" not in item.file
        assert not {"", ".", ".."} & set(item.file.split("/"))
        match item:
            case Page():
                assert type(item.record) in pages.TEMPLATES
                assert item.file.endswith(".html")
            case Text():
                assert isinstance(item.data, bytes)
            case Copied():
                assert item.source.is_file()
            case _:
                pytest.fail(f"{item} is no file of the site")
    files = [item.file for item in items]
    assert len(files) == len({file.casefold() for file in files})  # nor on a file system that does not see case


def test_the_three_kinds_are_made() -> None:
    assert {type(item) for item in all_made(load("base-path"))} == {Page, Text, Copied}


def test_a_text_is_utf_8_and_bytes_stay_as_they_are() -> None:
    assert Text("a.txt", "灯台守\n").data == "灯台守\n".encode()
    assert Text("a.bin", b"\xff\x00").data == b"\xff\x00"


def built(folder: Path, extra: str = "") -> Run:
    return pelican(settings(folder, folder / "content", extra=extra))


def test_a_build_writes_keeps_and_removes_texts_like_pages(tmp_path: Path) -> None:
    lanternside.small(tmp_path / "content")
    output = tmp_path / "output"
    first = built(tmp_path, REGISTERED)
    assert first.code == 0, first.text
    assert (output / "titles.txt").read_bytes() == b"A wick that will not rise\n"
    assert (output / "lists/count.bin").read_bytes() == b"\x01"
    before = (output / "titles.txt").stat().st_mtime_ns
    assert "Site: 0 files written" in built(tmp_path, REGISTERED).words
    assert (output / "titles.txt").stat().st_mtime_ns == before
    assert "2 removed" in built(tmp_path).words
    assert not (output / "titles.txt").exists()
    assert not (output / "lists").exists()
    assert (output / "index.html").exists()


def test_a_text_where_a_page_is_ends_the_build(tmp_path: Path) -> None:
    lanternside.small(tmp_path / "content")
    done = built(tmp_path, REGISTERED.replace("titles.txt", "index.html"))
    assert done.code != 0
    assert "index.html: two pages want this file" in done.words
    assert not (tmp_path / "output").exists()
