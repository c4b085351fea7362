"""The index of a finished site: what is in it, and what becomes of it with the next build."""

from __future__ import annotations

import datetime as dt
import errno
import gzip
import json
import os
import shutil
from pathlib import Path

import pytest

from stillboard.errors import BuildError, UsageError
from stillboard.model import Forum, Post, Thread
from stillboard.proof.sealing import seal
from stillboard.search import cbor, index
from stillboard.search.pagefind import SIGNATURE, chunk
from stillboard.search.pages import FoundPage, FoundPost
from stillboard.search.records import Record, bundled
from stillboard.site import inventory, on_disk
from stillboard.site.searched import FOLDER
from support.builds import pelican, put, settings, stillboard, tree
from support.searched import searched
from support.searching import indexed


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """A folder with a site and its index; tests that change it make their own."""
    return made(tmp_path_factory.mktemp("search"))


def made(folder: Path, **more: object) -> Path:
    searched(folder / "content")
    build(folder, **more)
    indexed(folder / "output")
    return folder


def build(folder: Path, **more: object) -> str:
    done = pelican(settings(folder, folder / "content", **more))
    assert done.code == 0, done.text
    return done.words


def records(output: Path) -> list[dict]:
    return [record for file in sorted(output.glob(f"{FOLDER}pages/*.json")) for record in json.loads(file.read_bytes())]


def everything(output: Path) -> str:
    """All that the index holds, unpacked."""
    parts = []
    for file in sorted((output / FOLDER).rglob("*")):
        if file.is_file() and file.suffix not in (".js", ".pagefind"):
            data = file.read_bytes()
            parts.append(gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data)
    return b"\n".join(parts).decode("utf-8", "replace")


def test_each_post_is_in_it_with_what_a_result_shows(site):
    found = {(record["f"], post[0]): post for record in records(site / "output") for post in record.get("p", ())}
    assert len(found) == 30 + 6 + 1
    post = found["threads/wick.7/page-2.html", "post-125"]
    assert post[1:4] == ["#25", "Pell" if 25 % 3 == 2 else "Wren", "2019-03-25"]
    assert post[5] == "The answer is paraffinfact."


def test_what_is_no_post_is_not_in_it(site):
    text = everything(site / "output")
    for word in ("Signatureword", "Titleword", "Noteword", "archivist"):
        assert word.lower() not in text.lower(), word
    assert text.count("quoteword") == 2  # the word and the post that says it
    for word in ("zirconbright", "handiwork", "tagword"):
        assert word in text


def test_the_same_site_gives_the_same_bytes(site, tmp_path):
    once = tree(site / "output" / "search")
    for n in range(3):
        other = made(tmp_path / str(n))
        assert tree(other / "output" / "search") == once


def test_an_index_that_is_as_it_has_to_be_is_left_alone(site):
    before = {file: os.stat(site / "output" / file).st_mtime_ns for file in tree(site / "output") if file.startswith(FOLDER)}
    why = 'since they are at most 6,000 (FORUM_SEARCH = "threads" sets the other)'
    said = f"the index is as it has to be, with a result for every post, {why}"
    assert index.index(site / "output", str, str).words == said
    (site / "output" / ".stillboard-search").unlink()
    assert "37 posts" in index.index(site / "output", str, str).words
    assert before == {file: os.stat(site / "output" / file).st_mtime_ns for file in before}


def test_a_build_leaves_it_and_says_where_it_is_old(tmp_path):
    folder = made(tmp_path)
    before = {file: data for file, data in tree(folder / "output").items() if file.startswith(FOLDER)}
    assert "stillboard search" not in build(folder)
    post = folder / "content/threads/lanternside/0/wick.7/125.md"
    post.write_text(post.read_text("utf-8").replace("paraffinfact", "kerosenefact"), "utf-8")
    os.utime(folder / "output" / "index.html")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STILLBOARD_THEN", "search")  # as `make html` says it
        assert "stillboard search" not in build(folder)
    assert "search finds what is new after `stillboard search output`" in build(folder)
    after = tree(folder / "output")
    assert before.items() <= after.items()
    assert "paraffinfact" in everything(folder / "output")
    indexed(folder / "output")
    assert "paraffinfact" not in everything(folder / "output")
    assert "kerosenefact" in everything(folder / "output")
    now = {file for file in tree(folder / "output") if file.startswith(FOLDER)}
    changed = {file for file in now if after.get(file) != (folder / "output" / file).read_bytes()}
    assert len(changed) <= 5, changed  # the records of the page, what the index says of it, and the word
    listed = (folder / "output/.stillboard").read_text("utf-8").splitlines()
    assert now == {file for file in listed if file.startswith(FOLDER)}
    assert "stillboard search" not in build(folder)


def test_it_goes_when_search_is_switched_off(tmp_path):
    folder = made(tmp_path)
    build(folder, FORUM_SEARCH="off")
    assert not (folder / "output/search").exists()
    pages = [data for file, data in tree(folder / "output").items() if file.endswith(".html")]
    assert not any(b"/search" in data or b"search.js" in data for data in pages)
    assert index.index(folder / "output", str, str).words == "the site has no search (FORUM_SEARCH), and so no index"
    assert not (folder / "output/.stillboard-search").exists()


def test_threads_as_a_whole(tmp_path):
    folder = made(tmp_path, FORUM_SEARCH="threads")
    (wick,) = [record for record in records(folder / "output") if record["f"].startswith("threads/wick.7/")]
    assert wick["f"] == "threads/wick.7/index.html"
    assert wick["s"][0] == "Wren"
    assert "p" not in wick
    assert "paraffinfact" in everything(folder / "output") or "paraffinfact"[:6] in everything(folder / "output")


def test_what_is_found_is_said_and_why(site, tmp_path, monkeypatch):
    """Where nobody has set it, also how to set the other."""
    output = Path(shutil.copytree(site / "output", tmp_path / "output"))

    def said() -> str:
        (output / ".stillboard-search").unlink()
        return index.index(output, str, str).words

    assert ", with a result for every post, since they are at most 6,000 (" in said()
    monkeypatch.setattr(index, "PAGES", 1)
    why = 'since there are more than 1 pages (FORUM_SEARCH = "posts" sets the other); '
    assert f", with a result for every thread, {why}" in said()
    page = output / "search/index.html"
    page.write_text(page.read_text("utf-8").replace('data-mode="auto"', 'data-mode="posts"'), "utf-8")
    assert ', with a result for every post, since FORUM_SEARCH is "posts"; ' in said()


def test_filters_name_boards_by_their_addresses_and_posts_by_their_years(site):
    meta = next((site / "output" / FOLDER).glob("*.pf_meta"))
    _, _, _, filters, *_ = cbor.loads(gzip.decompress(meta.read_bytes()).removeprefix(SIGNATURE))
    found = {}
    for name, file in filters:
        data = (site / "output" / FOLDER / f"filter/{file}.pf_filter").read_bytes()
        title, values = cbor.loads(gzip.decompress(data).removeprefix(SIGNATURE))
        assert title == name
        found[name] = [value for value, _ in values]
    assert found == {
        "board": ["forums/lamps.3/", "forums/workshop.2/"],
        "by": ["Marlow", "Pell", "Wren", "Íris"],
        "forum": ["Lanternside Forum", "Lanternside Talk"],
        "starter": ["Wren", "Íris"],
        "year": ["2018", "2019", "2021"],
    }


def test_every_reader_loads_few_digits_of_the_lengths_of_pages(site):
    """Pagefind weighs words by the length of what they stand in; of a long one its first digits are enough."""
    meta = next((site / "output" / FOLDER).glob("*.pf_meta"))
    _, listed, *_ = cbor.loads(gzip.decompress(meta.read_bytes()).removeprefix(SIGNATURE))
    assert len(listed) > 10
    lengths = [length for _, length, *_ in listed]
    assert max(lengths) > 64
    assert all(f"{length:b}".rstrip("0") in {f"{n:b}".rstrip("0") for n in range(16)} for length in lengths)


@pytest.mark.parametrize(
    "dates", [("1962-07-01", "", "2031"), ("2014-03-04", "2014-03-05", ""), ("", "", ""), ("1969-12-31", "", "")]
)
def test_days_that_an_order_goes_by(dates):
    """Also before 1970; none stays none."""
    posts = [FoundPost("post-1", "#1", "Wren", date, date, "Lamps.") for date in dates]
    pages = [FoundPage(f"threads/a.{n}/index.html", "thread", "Lamps", posts=[post]) for n, post in enumerate(posts)]
    _, files, named = bundled(map(Record, pages))
    for kind in ("newest", "oldest"):
        before, width, digits = json.loads(files[named[kind]])
        assert len(digits) == width * len(dates)
        found = [int(digits[n : n + width], 36) for n in range(0, len(digits), width)]
        days = [(dt.date(1970, 1, 1) + dt.timedelta(before + day)).isoformat() if day else "" for day in found]
        assert days == [f"{date}-01-01"[:10] if date else "" for date in dates]


def test_no_site_no_index(tmp_path):
    with pytest.raises(UsageError, match="no site that stillboard has built"):
        index.index(tmp_path, str, str)
    done = stillboard(tmp_path, "search", "nowhere")
    assert (done.code, "make html" in done.text) == (2, True)


def test_a_site_that_is_half_new_has_to_be_built_first(site, tmp_path):
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / ".stillboard").write_bytes(inventory.manifest([]))
    (folder / ".stillboard-unfinished").write_bytes(inventory.journal([], inventory.BUILD))
    with pytest.raises(BuildError, match="cut short"):
        index.index(folder, str, str)


def test_an_index_that_was_cut_short_is_finished_by_the_next(tmp_path, monkeypatch):
    output = made(tmp_path) / "output"
    whole = tree(output)
    (output / ".stillboard-search").unlink()
    shutil.rmtree(output / FOLDER)
    with monkeypatch.context() as patch:
        patch.setattr(on_disk, "move_folder", lambda *_: (_ for _ in ()).throw(OSError(errno.EIO, "broken", "x")))
        with pytest.raises(BuildError, match="broken"):
            index.index(output, str, str)
    with pytest.raises(BuildError, match="`stillboard search` was cut short; run it again, then seal it"):
        seal(output, str, str)
    index.index(output, str, str)
    assert tree(output) == whole
    assert not (output / ".stillboard-unfinished").exists()


def test_an_index_that_is_whole_already_ends_what_was_cut_short(site, tmp_path):
    output = Path(shutil.copytree(site / "output", tmp_path / "output"))
    (output / ".stillboard-unfinished").write_bytes(inventory.journal([], "`stillboard search`"))
    index.index(output, str, str)
    assert not (output / ".stillboard-unfinished").exists()


def test_pages_without_marks_are_not_silently_nothing(tmp_path):
    folder = tmp_path / "output"
    (folder / "search").mkdir(parents=True)
    (folder / ".stillboard").write_bytes(inventory.manifest(["search/index.html"]))
    (folder / "search/index.html").write_text("<main>another theme's</main>")
    with pytest.raises(BuildError, match="does not say what is to be found"):
        index.index(folder, str, str)
    (folder / "search/index.html").write_text('<main data-find="search" data-mode="auto" data-root="/"></main>')
    with pytest.raises(BuildError, match="no page says what can be found"):
        index.index(folder, str, str)


def test_pagefind_that_is_missing_is_named(site, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pagefind_bin", None)
    (site / "output/.stillboard-search").unlink()
    before = tree(site / "output")
    with pytest.raises(UsageError, match="pip install pagefind-bin"):
        index.index(site / "output", str, str)
    assert tree(site / "output") == before


def test_a_pagefind_that_fails_leaves_the_site_as_it_was(site, monkeypatch, tmp_path):
    (site / "output/.stillboard-search").unlink(missing_ok=True)
    before = tree(site / "output")
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\necho no room >&2\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setattr(index.pagefind, "program", lambda: broken)
    with pytest.raises(BuildError, match="Pagefind ended with 3: no room"):
        index.index(site / "output", str, str)
    assert tree(site / "output") == before


def test_memory_that_does_not_suffice_is_named(site, monkeypatch, tmp_path):
    """Before Pagefind runs, and where the system ended it."""
    (site / "output/.stillboard-search").unlink(missing_ok=True)
    killed = tmp_path / "killed"
    killed.write_text("#!/bin/sh\nkill -9 $$\n")
    killed.chmod(0o755)
    monkeypatch.setattr(index.pagefind, "program", lambda: killed)
    monkeypatch.setattr(index.pagefind, "_memory", lambda: 1000.0)
    said: list[str] = []
    with pytest.raises(BuildError, match=r"killed: it needs some [0-9.]+ GB of memory"):
        index.index(site / "output", said.append, str)
    assert [line for line in said if "more than this machine has" in line]


def test_what_has_no_word_is_in_it_too(tmp_path):
    """Pagefind passes over it: a member of signs alone has a page, and a post of signs alone is found by who wrote it."""
    content = tmp_path / "content"
    thread = Thread("...", id="1", slug="t", boards=("<!--",))
    put(content, Forum("Lamps", id="lamps"), "lamps")
    put(content, thread, "lamps")
    for n, author in enumerate(("-_-", "Pell", ""), 1):
        put(content, Post("???" if n < 3 else "", id=str(n), author=author, number=n), "lamps", thread)
    assert build(tmp_path)
    text = everything(indexed(tmp_path / "output"))
    found = {record["f"]: record["t"] for record in records(tmp_path / "output")}
    assert found["threads/t.1/index.html"] == "..."
    assert {"-_-", "Pell", "<!--"} <= set(found.values())
    assert "ꙮ" not in json.dumps(found, ensure_ascii=False)
    assert "-_-" in text


def test_files_of_words_grow_with_the_root_of_the_archive():
    """Four times as many words: files twice as large, and twice as many of them, in whose list every reader looks."""
    assert chunk(4_000_000) == 2 * chunk(1_000_000)
    assert chunk(0) == chunk(1000) == 1000
    assert 5_000 < chunk(3_600_000) < 7_000
