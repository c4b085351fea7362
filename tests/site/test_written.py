"""Exactly which files a build writes after a change, and what an index must not hide."""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import os
import sqlite3
import weakref
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from pelican import signals

from stillboard import building, plugin
from stillboard.content.tree import Entry
from stillboard.model import Board, Forum, Member, Post, Thread, When
from stillboard.site import dates, index, paging, reading, versions
from support.builds import put, tree
from support.inprocess import Built, build
from support.lanternside import attachment, page, png

OLD = "https://forum.lanternside.example/"
FORUM = "lamps"
SIZES = {"FORUM_POSTS_PER_PAGE": 3, "FORUM_THREADS_PER_PAGE": 2, "FORUM_MEMBERS_PER_PAGE": 2, "FORUM_MEMBER_POSTS_PER_PAGE": 3}
WICKS = Thread("Wicks", id="1", slug="wicks", thread_id="1", boards=("Workshop", "Lamps"))
OIL = Thread("Oil", id="2", slug="oil", thread_id="2", boards=("Workshop",))
FOG = Thread("Fog", id="3", slug="fog", thread_id="3", boards=("Signals",))
LATER = Thread("Later", id="9", slug="later", thread_id="9", boards=("Signals",))


class Site:
    """A small archive and its site. Three posts a page, two threads a page, three posts a page of a member."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.put(Forum("Lamps", id=FORUM, addresses=(OLD,)))
        for n, title in enumerate(("Workshop", "Lamps", "Signals"), 1):
            parent = "workshop.1" if title == "Lamps" else ""
            self.put(Board(title, id=f"{title.lower()}.{n}", board_id=str(n), parent=parent))
        for n, name in enumerate(("Marlow", "Pell"), 1):
            self.put(Member(name, id=str(n), slug=name.lower(), member_id=str(n)))
        for thread in (WICKS, OIL, FOG):
            self.put(thread)
            start = int(thread.id) * 10
            for n in range(1, 5):
                self.post(thread, start + n, author="Pell" if n == 2 else "Marlow", number=n)
        page(self.content, "about", "About this archive", "Words.")
        self.build()

    def put(self, record: Any, thread: Thread | None = None) -> Path:
        return put(self.content, record, FORUM, thread)

    def post(self, thread: Thread, own: int, body: str = "Words.", **more: Any) -> Path:
        date = When(f"2019-{thread.id.zfill(2)}-{own % 10 + 1:02}T10:00:00Z")
        return self.put(Post(body, **{"id": str(own), "author": "Pell", "date": date, **more}), thread)

    def build(self, **more: Any) -> Built:
        built = build(self.folder, self.content, **SIZES, **more)
        assert built.error == ""
        return built

    def written(self, **more: Any) -> set[str]:
        """Build, and see which files are new."""
        output = self.folder / "output"
        before = {path: path.stat().st_ino for path in output.rglob("*") if path.is_file()}
        built = self.build(**more)
        after = {path: path.stat().st_ino for path in output.rglob("*") if path.is_file()}
        new = {path for path, inode in after.items() if before.get(path) != inode} - {output / ".stillboard"}
        assert len(new) == built.counts[0]
        return {path.relative_to(output).as_posix() for path in new}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_nothing_is_written_where_nothing_changed(site: Site) -> None:
    assert site.written() == set()


def test_other_words_at_the_end_of_a_post_are_on_its_page_and_in_its_thread_s_file(site: Site) -> None:
    long = "Words, and more of them. " * 20
    site.post(OIL, 21, long, author="Marlow", number=1)
    site.build()
    site.post(OIL, 21, f"{long} At last.", author="Marlow", number=1)
    assert site.written() == {"threads/oil.2/index.html", "threads/oil.2/thread.md"}


def test_other_words_at_the_end_of_a_post_make_no_list_anew(site: Site) -> None:
    """Not even to find that each is as it was: a thread of many months stands in very many lists."""
    long = "Words, and more of them. " * 20
    site.post(OIL, 23, long, author="Marlow", number=3)
    site.build()
    site.post(OIL, 23, f"{long} At last.", author="Marlow", number=3)
    made: list[str] = []

    def make_parts(makers: building.Makers, tasks: list[building.Task]) -> list[tuple[building.MadePart, building.Rows]]:
        made.extend(makers.outputs[output].name for output, _, _ in tasks)
        return make(makers, tasks)

    make = building.make_parts
    with mock.patch.object(building, "make_parts", make_parts):
        site.build()
    assert set(made) == {"threads"}


def test_the_first_words_of_a_post_stand_on_its_author_s_page_too(site: Site) -> None:
    site.post(OIL, 22, "Other words.", number=2)
    assert site.written() == {"threads/oil.2/index.html", "threads/oil.2/thread.md", "members/pell.2/index.html"}


def test_a_reply_moves_its_thread_up(site: Site) -> None:
    """Wicks, which was last of three, is the newest then; page 2 of the home page loses it, the lists show another last post.

    Lists in other orders and the month in which it was started show that too. September, in which nobody wrote before, has a page
    now, the year and all years count it, and March, the month before, leads on to it.
    """
    site.post(WICKS, 15, number=5, date=When("2019-09-09T10:00:00Z"))
    assert site.written() == {
        "threads/wicks.1/page-2.html",
        "threads/wicks.1/thread.md",
        "index.html",
        "page-2.html",
        "by-replies.html",
        "archive/index.html",
        "archive/2019/index.html",
        "archive/2019/01/index.html",
        "archive/2019/03/index.html",
        "archive/2019/09/index.html",
        "provenance.json",
        "overview/index.html",
        "old/lamps/posts-0.json",
        "forums/workshop.1/index.html",
        "forums/lamps.2/index.html",
        "members/index.html",
        "members/pell.2/index.html",
        "members/pell.2/page-2.html",
    }


def test_a_page_more_is_in_every_pager_of_its_thread(site: Site) -> None:
    for own in (15, 16):
        site.post(WICKS, own, number=own - 10)
    site.build()
    site.post(WICKS, 17, number=7)
    assert site.written() >= {f"threads/wicks.1/{name}.html" for name in ("index", "page-2", "page-3")}
    assert not any("oil" in file or "fog" in file for file in site.written())


def bodies(site: Site) -> list[str]:
    """What the index holds of bodies, by its keys."""
    with contextlib.closing(sqlite3.connect(site.folder / "cache" / index.NAME)) as rows:
        return sorted(key for (key,) in rows.execute("SELECT key FROM rows WHERE kind = 'bodies'"))


def test_a_long_thread_is_made_in_stretches(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(site.folder / "output")
    monkeypatch.setattr(paging, "STRETCH", 1)
    assert site.written() == set()
    assert tree(site.folder / "output") == before
    threads = ["lamps/0/fog.3", "lamps/0/oil.2", "lamps/0/wicks.1"]
    assert bodies(site) == sorted([*threads, *(f"{thread}/1" for thread in threads)])
    site.post(WICKS, 14, "Words. " * 40, author="Marlow", number=4)
    site.build()
    site.post(WICKS, 14, "Words. " * 41, author="Marlow", number=4)
    assert site.written() == {"threads/wicks.1/page-2.html", "threads/wicks.1/thread.md"}
    (site.content / "threads" / FORUM / "0" / "wicks.1" / "14.md").unlink()
    site.build()
    assert not (site.folder / "output" / "threads" / "wicks.1" / "page-2.html").exists()
    assert "lamps/0/wicks.1/1" not in bodies(site)


def test_a_thread_of_another_address_is_where_it_was_listed(site: Site) -> None:
    threads = site.content / "threads" / FORUM / "0"
    (threads / "fog.3").rename(threads / "mist.3")
    assert site.written() == {
        "threads/mist.3/index.html",
        "threads/mist.3/page-2.html",
        "threads/mist.3/thread.md",
        "old/lamps/threads-0.json",
        "index.html",
        "by-replies.html",
        "archive/2019/03/index.html",
        "provenance.json",
        "forums/signals.3/index.html",
        *(f"members/{member}.html" for member in ("marlow.1/index", "pell.2/index")),
    }
    assert not (site.folder / "output" / "threads" / "fog.3").exists()


def test_a_badge_stands_beside_each_post_of_its_member(site: Site) -> None:
    site.put(Member("Pell", id="2", slug="pell", member_id="2", badges=("Staff member",)))
    assert site.written() == {
        *(f"threads/{thread}/index.html" for thread in ("wicks.1", "oil.2", "fog.3")),
        "members/index.html",
        "members/pell.2/index.html",
    }


def test_a_link_leads_on_when_its_target_comes_moves_and_goes(site: Site) -> None:
    site.post(WICKS, 11, f"See [that]({OLD}posts/91/).", author="Marlow", number=1)
    first = site.folder / "output" / "threads" / "wicks.1" / "index.html"
    site.build()
    site.put(LATER)
    site.post(LATER, 91, number=1)
    assert "threads/wicks.1/index.html" in site.written()
    assert 'href="/threads/later.9/#post-91"' in first.read_text("utf-8")
    site.post(LATER, 91, number=7)  # its place changes, and with it its page
    for own in range(92, 97):
        site.post(LATER, own, number=own - 91)
    assert "threads/wicks.1/index.html" in site.written()
    assert 'href="/threads/later.9/page-2#post-91"' in first.read_text("utf-8")
    for file in (site.content / "threads" / FORUM / "0" / "later.9").iterdir():
        file.unlink()
    file.parent.rmdir()
    assert "threads/wicks.1/index.html" in site.written()
    assert "later.9" not in first.read_text("utf-8")


def test_an_answer_names_who_is_answered_in_another_thread(site: Site) -> None:
    site.post(WICKS, 12, number=2, reply_to="33")
    site.build()
    site.post(FOG, 33, number=3, author="Wren")
    assert "threads/wicks.1/index.html" in site.written()
    assert "#3 by Wren" in (site.folder / "output" / "threads" / "wicks.1" / "index.html").read_text("utf-8")


def test_a_faulty_post_ends_each_build_until_it_is_mended(site: Site) -> None:
    before = tree(site.folder / "output")
    path = site.content / "threads" / FORUM / "0" / "oil.2" / "22.md"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Date: 2019", "Date: MMXIX"), "utf-8")
    for _ in range(3):
        assert "oil.2/22.md" in build(site.folder, site.content, **SIZES).error
        assert tree(site.folder / "output") == before
    path.write_text(text, "utf-8")
    assert site.written() == set()


def test_attachments_go_with_the_last_page_that_refers_to_them(site: Site) -> None:
    file = attachment(site.content, "lamp.png", png(4, 4))
    page(site.content, "about", "About this archive", f"![A lamp]({file})")
    (published,) = site.written() - {"pages/about-this-archive.html"}
    site.post(OIL, 23, "Other words.", author="Marlow", number=3)  # made while the page refers to it
    site.build()
    page(site.content, "about", "About this archive", "Words.")
    built = site.build()
    assert not (site.folder / "output" / published).exists()
    assert any("1 file is not published" in fault for fault in built.faults)
    site.post(OIL, 23, f"![A lamp]({file})", author="Marlow", number=3)
    assert published in site.written()


@pytest.mark.parametrize("count", [1, 3])
def test_what_was_left_out_is_told_once_in_each_build(site: Site, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """A body that breaks a bound is told of while its page stays as it is; what the build itself found is told as often."""
    for module in ("site.library", "building"):
        monkeypatch.setattr(f"stillboard.{module}.CHUNK", 1)
    page(site.content, "about", "About this archive", "<form>A form</form>")
    attachment(site.content, "lamp.png", png(4, 4))
    site.post(OIL, 22, "<div>" * 300, number=2)
    first = site.build(FORUM_WORKERS=count)
    assert len(first.faults) == 3
    for nth in range(2):
        site.post(FOG, 32, f"Other words {nth}.", number=2)
        assert site.build(FORUM_WORKERS=count).faults == first.faults
    page(site.content, "about", "About this archive", "Words.")
    assert len(site.build(FORUM_WORKERS=count).faults) == 2


@pytest.mark.parametrize("how", ["in place", "a copy", "touched"])
def test_a_file_of_the_site_is_made_anew_only_if_its_bytes_changed(site: Site, how: str) -> None:
    path = site.folder / "output" / "threads" / "oil.2" / "index.html"
    before, data = path.stat(), path.read_bytes()
    if how == "a copy":
        path.unlink()
    if how == "touched":
        path.touch()
    else:
        path.write_bytes(data if how == "a copy" else data.replace(b"Words", b"Wordz"))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert site.written() == ({"threads/oil.2/index.html"} if how == "in place" else set())
    assert path.read_bytes() == data


def test_another_program_does_not_believe_the_index(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with index.Index(site.folder / "cache") as kept:
        assert kept.get(index.Kind.FACTS, f"{FORUM}/0/oil.2")
    monkeypatch.setattr(versions, "code", lambda: b"another")
    with index.Index(site.folder / "cache") as kept:
        assert kept.get(index.Kind.FACTS, f"{FORUM}/0/oil.2") is None


def test_another_edition_of_the_time_zones_makes_pages_anew(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.put(Forum("Lamps", id=FORUM, addresses=(OLD,), timezone="Europe/London"))
    site.build()
    zone = dt.timezone(dt.timedelta(hours=3), "MSK")
    monkeypatch.setattr(dates, "zone", lambda _: zone)
    dates.offsets.cache_clear()
    assert "threads/oil.2/index.html" in site.written()
    dates.offsets.cache_clear()


def test_a_folder_that_changed_in_these_moments_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 10**18
    monkeypatch.setattr("time.time_ns", lambda: now)
    for age, is_sure in ((0, False), (reading.TICK - 1, False), (reading.TICK, True), (-(10**9), False)):
        entry = Entry("1.md", "1.md", now - age, 10, now - age, 7)
        assert (reading.signature([entry], 20) == reading.signature([entry], 20)) is is_sure
        other = entry._replace(size=11)
        assert reading.signature([entry], 20) != reading.signature([other], 20)
    assert reading.signature([entry], 20) != reading.signature([entry], 30)


def test_a_file_in_the_theme_that_is_no_template_is_none(site: Site, tmp_path: Path) -> None:
    theme = tmp_path / "overrides"
    theme.mkdir()
    (theme / ".thread.html.swp").write_bytes(b"b0VIM 9\xff\xfe\0")
    for _ in range(2):
        assert site.written(THEME_TEMPLATES_OVERRIDES=[str(theme)]) == set()


@pytest.mark.parametrize("count", [1, 3])
def test_nothing_of_a_build_stays_in_memory(site: Site, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """Under --autoreload one process makes many."""
    seen: list[weakref.ref[Any]] = []
    generate = plugin.ForumGenerator.generate_output

    def generated(self: plugin.ForumGenerator, writer: object) -> None:
        generate(self, writer)
        seen.append(weakref.ref(self.site.links))

    monkeypatch.setattr(plugin.ForumGenerator, "generate_output", generated)
    monkeypatch.setattr("stillboard.building.CHUNK", 1)
    site.post(WICKS, 11, f"See [that]({OLD}posts/21/).", author="Marlow", number=1)
    for nth in range(3):
        site.post(OIL, 21, f"Other words {nth}.", author="Marlow", number=1)
        site.build(FORUM_WORKERS=count)
    gc.collect()
    assert [one for one in seen if one() is not None] == []


@pytest.mark.parametrize("name", ["initialized", "generator_init", "all_generators_finalized"])
def test_what_other_plugins_add_is_not_taken_for_that_of_the_last_build(site: Site, name: str) -> None:
    """Nobody knows whether a filter of theirs still does what it did."""
    asked: list[object] = []

    def add(sender: object) -> None:
        asked.append(sender)

    made: list[str] = []
    generate = plugin.ForumGenerator.generate_output

    def generated(self: plugin.ForumGenerator, writer: object) -> None:
        made.append(self.site.depends.surroundings.hex())
        generate(self, writer)

    with mock.patch.object(plugin.ForumGenerator, "generate_output", generated):
        site.build()
        site.build()
        with getattr(signals, name).connected_to(add):
            site.build()
            site.build()
    assert asked
    assert made[0] == made[1]
    assert len(set(made)) == 3
