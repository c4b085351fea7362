"""The map of old ids: every post, thread, member and board is found in one small file; what comes later changes few of them."""

from __future__ import annotations

import gzip
import itertools
import json
import random
from pathlib import Path

import pytest

from stillboard.model import Forum, Place, Post, Thread
from stillboard.outputs import _shards, addresses
from stillboard.site import config, library
from stillboard.site.landing import PAGE, PLACE, Landing, landings, renamed
from stillboard.site.site import Site
from support import old_addresses
from support.builds import put

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def site_of(content: Path, **more: object) -> Site:
    settings = {"PATH": str(content), "CACHE_PATH": "no-cache", "SITENAME": "x", "FORUM_CACHE": False, **more}
    found = config.read(settings)
    return Site(found, library.load(found.content, found.posts_per_page))


def numbers(text: str) -> list[int]:
    out, value, shift = [], 0, 0
    for letter in text:
        bits = LETTERS.index(letter)
        value |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            out.append(value)
            value = shift = 0
    return out


def signed(value: int) -> int:
    return ~(value >> 1) if value & 1 else value >> 1


def decoded(start: int, text: str) -> list[tuple[int, int, int]]:
    """Every post of a file: its id, its thread's key, its page."""
    gaps, of, fresh, turns = map(numbers, json.loads(text))
    keys = list(itertools.accumulate(map(signed, fresh)))
    changes = dict(zip(itertools.accumulate(turns[::2]), map(signed, turns[1::2]), strict=True))
    page: dict[int, int] = {}
    found, own = [], start - 1
    for n, (gap, which) in enumerate(zip(gaps, of, strict=True)):
        own += gap + 1
        page[which] = page.get(which, 1) + changes.get(n, 0)
        found.append((own, keys[which], page[which]))
    return found


def drawn(count: int, seed: int = 1) -> tuple[list[int], list[Landing]]:
    """Posts of a lively forum: many threads at a time, ids with gaps."""
    chance = random.Random(seed)  # noqa: S311 - the same each time
    threads = [Landing(n * 3 + 1, f"thread-{n}", str(n * 3 + 1), (1,), 20) for n in range(count // 20 + 1)]
    written = [0] * len(threads)
    posts, own = [], 5_000
    for n in range(count):
        own += 1 if chance.random() < 0.9 else chance.randrange(1, 90)
        place = min(max(n // 20 - int(chance.expovariate(1 / 30)), 0), len(threads) - 1)
        written[place] += 1
        posts.append((own << PLACE | place) << PAGE | ((written[place] - 1) // 20 + 1))
    return posts, threads


def test_every_post_is_found_in_the_file_of_its_range() -> None:
    posts, threads = drawn(9_000)
    files = list(_shards.posts(posts, threads))
    found = [one for start, text in files for one in decoded(start, text)]
    assert found == [(code >> 48, threads[code >> 24 & 0xFFFFFF].key, code & 0xFFFFFF) for code in posts]
    starts = [start for start, _ in files]
    assert starts == sorted(starts)
    for (start, text), after in itertools.zip_longest(files, starts[1:], fillvalue=1 << 60):
        assert len(text) <= _shards.LARGEST
        assert all(start <= own < after for own, _, _ in decoded(start, text))
    assert sum(len(gzip.compress(text.encode(), mtime=0)) for _, text in files) <= 3 * len(posts)


def test_far_ids_and_turning_pages() -> None:
    threads = [Landing(key, "x", str(key), (1,), 20) for key in (10**14, 7, 1 << 49)]
    posts = sorted(
        (own << PLACE | place) << PAGE | page
        for own, place, page in ((0, 0, 9), (1, 1, 3), (2, 0, 4), (10**15 - 1, 2, 1), (10**14, 1, 3))
    )
    found = [one for start, text in _shards.posts(posts, threads) for one in decoded(start, text)]
    assert found == [(0, 10**14, 9), (1, 7, 3), (2, 10**14, 4), (10**14, 7, 3), (10**15 - 1, 1 << 49, 1)]
    assert list(_shards.posts([], threads)) == []


def test_a_thread_more_changes_few_files() -> None:
    posts, threads = drawn(20_000)
    before = dict(_shards.posts(posts, threads))
    threads.append(Landing(999_999, "new", "999999", (1,), 20))
    last = posts[-1] >> 48
    posts += [(last + n << PLACE | len(threads) - 1) << PAGE | 1 for n in range(1, 15)]
    after = dict(_shards.posts(posts, threads))
    assert sum(after.get(start) != text for start, text in before.items()) <= 2


def test_files_are_small_and_named_in_the_index(tmp_path: Path) -> None:
    old_addresses.forums(tmp_path)
    files = {item.file: item for item in addresses.OUTPUT.build(site_of(tmp_path))}
    index = json.loads(files["old/index.json"].data)
    assert len(gzip.compress(files["old/index.json"].data)) <= _shards.LARGEST
    named = {"old/index.json"}
    for forum in index["forums"]:
        for kind in ("posts", "threads", "members", "boards", "files", "exact"):
            starts = itertools.accumulate(numbers(forum[kind]))
            named.update(f"old/{forum['id']}/{kind}-{start}.json" for start in starts)
    assert named == set(files)
    assert all(len(item.data) <= _shards.LARGEST for item in files.values() if item.file != "old/index.json")


def test_none_where_pages_are_read_from_disk_or_the_settings_say_so(tmp_path: Path) -> None:
    old_addresses.forums(tmp_path, ("phpBB 3",))
    assert list(addresses.OUTPUT.build(site_of(tmp_path, RELATIVE_URLS=True))) == []
    site = site_of(tmp_path, FORUM_OLD_ADDRESSES=False)
    assert list(addresses.OUTPUT.build(site)) == []
    assert site.frame("/").old == ""


@pytest.mark.parametrize(
    ("engine", "per", "places", "page", "start", "wanted"),
    [
        ("phpBB 3", None, False, 0, 20, 2),  # 10 a page there, 20 here
        ("phpBB 3", None, False, 3, 0, 2),
        ("phpBB 3", None, True, 2, 0, 2),  # captured pages are the forum's own
        ("phpBB 3", None, True, 0, 12, 2),  # of twelve posts each
        ("phpBB 3", 12, True, 0, 24, 3),
        ("SMF 2", None, False, 0, 30, 2),
    ],
)
def test_a_page_is_counted_as_the_forum_did(
    tmp_path: Path, engine: str, per: int | None, places: bool, page: int, start: int, wanted: int
) -> None:
    put(tmp_path, Forum("F", id="f", engine=engine), "f")
    thread = Thread("T", id="1", slug="t", thread_id="1", posts_per_page=per)
    put(tmp_path, thread, "f")
    for n in range(45):
        put(tmp_path, Post("x", id=str(100 + n), place=Place(n // 12 + 1, n % 12 + 1) if places else None), "f", thread)
    site = site_of(tmp_path)
    [landing] = landings(site.library.forums[0], site.places, 20).threads
    assert landing.page(page, start) == wanted


def test_renamed_folders_of_xenforo(tmp_path: Path) -> None:
    put(tmp_path, Forum("F", id="f", engine="XenForo 2", addresses=("https://x.example/",)), "f")
    thread = Thread("T", id="12", slug="t", thread_id="12", addresses=("https://x.example/topics/t.12/",))
    put(tmp_path, thread, "f")
    put(tmp_path, Post("x", id="99"), "f", thread)
    assert renamed(site_of(tmp_path).library.forums[0]) == {"topics": "threads"}
