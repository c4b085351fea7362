"""Feeds: valid, of the newest posts, and with ids that stay."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stillboard.model import Board, Forum, Post, State, Thread, When
from stillboard.outputs.feeds import parts
from stillboard.site import config
from stillboard.site.instants import order
from stillboard.site.library import Packed, load
from stillboard.site.site import Site
from support import lanternside, webpages
from support.builds import put, tree
from support.inprocess import build
from support.serving import file_of

SITE = "https://archive.example/lamps"
ITEM = {
    "type": "object",
    "required": ["id", "url", "title", "content_text", "authors"],
    "properties": {
        "id": {"type": "string", "pattern": r"^tag:[a-z0-9.-]+,\d{4}:"},
        "url": {"type": "string", "pattern": "^https://"},
        "title": {"type": "string", "minLength": 1},
        "content_text": {"type": "string", "minLength": 1},
        "date_published": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "date_modified": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "authors": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["name"]}},
        "tags": {"type": "array", "items": {"type": "string"}},
    },
    "additionalProperties": False,
}
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string"},
        "home_page_url": {"type": "string", "pattern": "^https://"},
        "feed_url": {"type": "string", "pattern": "^https://.*json$"},
        "language": {"type": "string"},
        "items": {"type": "array", "minItems": 1, "items": ITEM},
    },
    "additionalProperties": False,
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with two forums."""
    folder = tmp_path_factory.mktemp("feeds")
    lanternside.whole(folder / "content")
    assert not build(folder, folder / "content", SITEURL=SITE, FORUM_LICENSE="https://licence.example/by").error
    return folder


def atom(file: Path) -> Any:
    """A feed that is valid by RFC 4287, as a reader of feeds takes it."""
    data = file.read_bytes()
    webpages.schema("atom.rng").assertValid(webpages.xml(data))
    read = feedparser.parse(data)
    assert not read.bozo
    assert len({entry.id for entry in read.entries}) == len(read.entries)
    assert [entry.updated for entry in read.entries] == sorted((entry.updated for entry in read.entries), reverse=True)
    assert read.feed.updated == read.entries[0].updated
    return read


def json_feed(file: Path) -> Any:
    feed = json.loads(file.read_bytes())
    jsonschema.validate(feed, JSON_FEED)
    return feed


def all_feeds(output: Path) -> dict[str, Any]:
    return {file.relative_to(output).as_posix(): atom(file) for file in sorted(output.rglob("*.atom"))}


def test_the_site_its_forums_and_boards_have_feeds(built: Path) -> None:
    feeds = all_feeds(built / "output")
    boards = {"forums/workshop.2", "forums/lamps-and-lenses.3"}  # no post of the other forum has a date
    assert set(feeds) == {"feed.atom", "feed-lanternside.atom", *(f"{board}/feed.atom" for board in boards)}
    for file, read in feeds.items():
        assert read.feed.links[0].href == f"{SITE}/{file}"
        assert (built / "output" / read.feed.link.removeprefix(f"{SITE}/") / "index.html").is_file()
        assert any(link.rel == "license" for link in read.feed.links)
    assert feeds["feed.atom"].feed.title == "Lanternside archive"
    assert feeds["forums/workshop.2/feed.atom"].feed.title == "Workshop · Lanternside archive"
    for name in ("feed", "feed-lanternside"):
        items = json_feed(built / "output" / f"{name}.json")["items"]
        assert [(item["id"], item["url"]) for item in items] == [
            (entry.id, entry.link) for entry in feeds[f"{name}.atom"].entries
        ]


def test_entries_lead_to_posts_and_authors(built: Path) -> None:
    output = built / "output"
    pages = webpages.pages(output)
    for read in all_feeds(output).values():
        for entry in read.entries:
            address, _, anchor = entry.link.removeprefix(f"{SITE}/").partition("#")
            page = pages[f"{address}index.html" if address.endswith("/") else f"{address}.html"]
            (post,) = (one for one in page.iter("article") if one.get("aria-labelledby") == anchor)
            words = "".join(post.itertext())
            assert entry.author in words
            assert entry.get("summary", "")[:20].strip() in " ".join(words.split())
            uri = entry.author_detail.get("href", "")
            assert not uri or (output / uri.removeprefix(f"{SITE}/") / "index.html").is_file()


def _file(output: Path, address: str) -> Path | None:
    return file_of(output, address.removeprefix(SITE).partition("#")[0])


def test_every_address_in_a_feed_is_a_file_and_every_page_leads_to_its_feeds(built: Path) -> None:
    output = built / "output"
    named = set()
    for file in output.rglob("*"):
        if file.suffix == ".atom" or (file.suffix == ".json" and file.name.startswith("feed")):
            places = re.findall(r'(?:href="|<uri>|"(?:home_page_url|feed_url|url)": ")([^"<]*)', file.read_text("utf-8"))
            assert len(places) > 3
            assert [
                place
                for place in places
                if place.startswith(SITE) and not file_of(output, place.removeprefix(SITE).partition("#")[0])
            ] == []
        elif file.suffix == ".html":
            page = webpages.parsed(file.read_text("utf-8"))
            named |= {link.get("href").removeprefix("/lamps/") for link in webpages.links(page, "alternate")}
    there = {file.relative_to(output).as_posix() for file in [*output.rglob("*.atom"), *output.rglob("feed*.json")]}
    assert named == there
    assert there >= {"feed.json", "feed-lanternside.atom", "feed-lanternside.json"}
    home = {name: json_feed(output / f"{name}.json")["home_page_url"] for name in ("feed", "feed-lanternside")}
    assert home == {"feed": f"{SITE}/", "feed-lanternside": f"{SITE}/forums/"}
    assert 'href="/lamps/feed-lanternside.json"' in (output / "forums" / "index.html").read_text("utf-8")


def test_the_newest_posts_of_all_threads(tmp_path: Path) -> None:
    """By their dates or edits, whichever thread they are in; no tombstone, and none whose date is not known."""
    content = tmp_path / "content"
    put(content, Forum("Lamps", id="lamps"), "lamps")
    put(content, Board("Wicks", id="wicks.1"), "lamps")
    put(content, Board("Empty", id="empty.2"), "lamps")
    days = {"7": ["2014-01-01", "2014-01-05", "2014-01-09"], "8": ["2014-01-02", "2014-01-08"], "9": ["2014-01-03", ""]}
    for own, dates in days.items():
        thread = Thread(f"Thread {own}", id=own, slug="t", boards=("Wicks",))
        put(content, thread, "lamps")
        for n, day in enumerate(dates, 1):
            post = Post("Light.", id=f"{own}-{n}", number=n, author="Pell", date=When(day) if day else None)
            put(content, post, "lamps", thread)
    nine = Thread("Thread 9", id="9", slug="t", boards=("Wicks",))
    edited = Post("Light.", id="9-1", number=1, author="Pell", date=When("2014-01-03"), edited=When("2014-02-01T10:00Z"))
    put(content, edited, "lamps", nine)
    put(content, Post("", id="9-3", number=3, date=When("2014-03-01"), state=State.DELETED), "lamps", nine)
    assert not build(tmp_path, content, SITEURL=SITE, FORUM_FEED_POSTS=4).error
    feeds = all_feeds(tmp_path / "output")
    assert set(feeds) == {"feed.atom", "forums/wicks.1/feed.atom"}  # of one forum, the site's own; none of an empty board
    for read in feeds.values():
        assert [entry.id.rpartition("/")[2] for entry in read.entries] == ["9-1", "7-3", "8-2", "7-2"]
    first, second = feeds["feed.atom"].entries[:2]
    assert (first.title, first.updated) == ("Thread 9", "2014-02-01T10:00:00Z")
    assert (second.title, second.updated) == ("Thread 7 · #3", "2014-01-09T00:00:00Z")
    assert "published" not in second  # there is no such instant


def test_ids_stay(tmp_path: Path) -> None:
    """When titles, slugs and the site's address change, and whenever the site is built."""
    content = tmp_path / "content"
    lanternside.whole(content)
    assert not build(tmp_path, content, SITEURL=SITE).error
    before = {file: (read.feed.id, [entry.id for entry in read.entries]) for file, read in all_feeds(tmp_path / "output").items()}
    for folder in [*content.glob("threads/*/*/*"), *content.glob("boards/*/*")]:
        slug, _, identity = folder.name.removesuffix(".md").rpartition(".")
        folder.rename(folder.with_name(f"other-{slug}.{identity}{folder.suffix if folder.is_file() else ''}"))
    for thread in content.glob("threads/*/*/*/thread.md"):
        thread.write_text(thread.read_text("utf-8").replace("Title: Wide", "Title: Broad"), "utf-8")
    inner = content / "boards" / "lanternside" / "other-lamps-and-lenses.3.md"
    inner.write_text(inner.read_text("utf-8").replace("Parent: workshop", "Parent: other-workshop"), "utf-8")
    shutil.rmtree(tmp_path / "cache")
    assert not build(tmp_path, content, SITEURL="https://elsewhere.example", SITENAME="Elsewhere").error
    after = {file: (read.feed.id, [entry.id for entry in read.entries]) for file, read in all_feeds(tmp_path / "output").items()}
    assert {file.replace("/other-", "/") for file in after} == set(before)
    assert {file.replace("/other-", "/"): ids for file, ids in after.items()} == before
    assert len({own for own, _ in before.values()}) == len(before)


def test_feeds_change_with_what_they_show(tmp_path: Path) -> None:
    content = tmp_path / "content"
    lanternside.whole(content)
    (tmp_path / "clean").mkdir()
    assert not build(tmp_path, content, SITEURL=SITE).error
    before = tree(tmp_path / "output")
    assert build(tmp_path, content, SITEURL=SITE).counts[0] == 0
    newest = json_feed(tmp_path / "output" / "feed.json")["items"][0]["id"].split("/")
    (post,) = content.glob(f"threads/*/*/*.{newest[1]}/{newest[2]}.md")
    post.write_text(re.sub("^Author: .*", "Author: Somebody", post.read_text("utf-8"), flags=re.M), "utf-8")
    assert not build(tmp_path, content, SITEURL=SITE).error
    assert not build(tmp_path / "clean", content, SITEURL=SITE).error
    now = tree(tmp_path / "output")
    assert now == tree(tmp_path / "clean" / "output")
    changed = {file for file in now if file.endswith((".atom", ".json")) and now[file] != before.get(file)}
    assert {"feed.atom", "feed.json", "feed-lanternside.atom", "feed-lanternside.json"} <= changed
    assert json_feed(tmp_path / "output" / "feed.json")["items"][0]["authors"][0]["name"] == "Somebody"


HOSTILE = "</title><script>alert(1)</script> ]]> <!-- & \" ' \U0001f4a1"


def test_what_people_wrote_stays_words(tmp_path: Path) -> None:
    content = tmp_path / "content"
    put(content, Forum(HOSTILE, id="lamps"), "lamps")
    put(content, Board(HOSTILE, id="x.1"), "lamps")
    thread = Thread(HOSTILE, id="7", slug="t", boards=(HOSTILE,))
    put(content, thread, "lamps")
    put(content, Post(f"`{HOSTILE}`", id="1", number=1, author=HOSTILE, date=When("2014-03-04T10:00Z")), "lamps", thread)
    assert not build(tmp_path, content, SITEURL=SITE, FORUM_TYPOGRIFY=False).error
    for read in all_feeds(tmp_path / "output").values():
        (entry,) = read.entries
        assert "script" not in entry.title_detail.type
        assert "<script>alert(1)</script>" in entry.title_detail.value.replace("&lt;", "<").replace("&gt;", ">")
    (item,) = json_feed(tmp_path / "output" / "feed.json")["items"]
    assert item["title"] == HOSTILE
    assert item["authors"][0]["name"] == HOSTILE


def site_of(content: Path, posts: int) -> Site:
    folder = str(content)
    said = {"PATH": folder, "CACHE_PATH": folder, "SITENAME": "x", "SITEURL": SITE, "FORUM_FEED_POSTS": posts}
    return Site(config.read(said), load(content, 20))


DATES = ["2014", "2014-03", "2014-03-04", "2014-03-04T10:00", "2014-03-04T10:00:00Z", "2014-03-04T10:00:00", "2015-01-01", ""]


@given(st.lists(st.lists(st.sampled_from(DATES), min_size=1, max_size=3), min_size=1, max_size=5), st.integers(1, 4))
@settings(max_examples=30)
def test_the_newest_posts_are_found_without_opening_all_threads(threads: list[list[str]], many: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder)
        put(content, Forum("Lamps", id="lamps"), "lamps")
        for n, dates in enumerate(threads, 1):
            thread = Thread("Wicks", id=str(n), slug="wicks")
            put(content, thread, "lamps")
            for own, text in enumerate(dates, n * 10):
                put(content, Post("x", id=str(own), author="Pell", date=When(text) if text else None), "lamps", thread)
        site = site_of(content, many)
        shown: list[tuple[str, str, str]] = []
        for thread in site.library.forums[0].threads:
            for post in thread.opened().posts:
                if post.changed:
                    shown.append((order(post.changed), thread.record.id, post.id))
        tasks = [part.task() for part in parts(site)]
        found = (
            [
                (order(post.changed), site.library.forums[n].threads[place].record.id, post.id)
                for n, place, _, post in tasks[0].posts
            ]
            if tasks
            else []
        )
        assert found == sorted(shown, reverse=True)[:many]


def test_threads_of_older_posts_are_not_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    put(tmp_path, Forum("Lamps", id="lamps"), "lamps")
    for n in range(1, 6):
        thread = Thread("Wicks", id=str(n), slug="wicks")
        put(tmp_path, thread, "lamps")
        for own in (n * 10, n * 10 + 1):
            put(tmp_path, Post("x", id=str(own), author="Pell", date=When(f"201{n}-03-04")), "lamps", thread)
    site = site_of(tmp_path, 3)
    opened: list[str] = []
    whole = Packed.whole
    monkeypatch.setattr(Packed, "whole", lambda self: opened.append(self.place) or whole(self))
    (task,) = [part.task() for part in parts(site)]
    assert [post.id for _, _, _, post in task.posts] == ["51", "50", "41"]
    assert opened == ["lamps/0/wicks.5", "lamps/0/wicks.4"]
