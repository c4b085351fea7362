"""After a takedown and a build: nothing of it in any file of the site, in its search index, in its caches; links still lead."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from stillboard import checks
from stillboard.content import tree
from stillboard.content.records import loads
from stillboard.convert import Options, convert
from stillboard.convert.merging import unquoted, words
from stillboard.hosting import manifest
from stillboard.hosting.precompress import precompress
from stillboard.importers import all_importers
from stillboard.model import Post
from stillboard.search.index import index
from stillboard.takedown import Called, take_down
from support.inprocess import build
from support.linkcheck import broken
from support.paths import PROJECT

DUMPS = [PROJECT / "dumps" / name for name in ("forum-pages", "forum-text", "talk-export")]
THREAD = "threads/lanternside-forum/0/rewiring-the-lamp-room.412"
CHANGER = "threads/lanternside-forum/0/which-lamp-changer-is-this.418"
RUN = 6  # words in a row


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    content = tmp_path_factory.mktemp("sample") / "content"
    report = convert(DUMPS, content, all_importers(), Options(workers=1))
    assert report.exit_code == 0
    return content


def posts(content: Path) -> dict[str, Post]:
    found = sorted(path for path in (content / "threads").rglob("*.md") if path.name != "thread.md")
    return {path.relative_to(content).as_posix(): loads(Post, path.read_text("utf-8"), path.as_posix()) for path in found}


def runs(text: str) -> set[str]:
    said = words(text)
    return {" ".join(said[n : n + RUN]) for n in range(len(said) - RUN + 1)}


def unpacked(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file with its text; those that are packed unpacked. Pagefind's are gzip, behind a mark of its own."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        data = path.read_bytes()
        if data[:2] == b"\x1f\x8b":
            data = gzip.decompress(data)
        if path.suffix == ".br":
            data = brotli.decompress(data)
        yield path.relative_to(folder).as_posix(), f"{path.name}\n{data.decode('utf-8', 'replace')}"


def site(folder: Path, content: Path) -> None:
    built = build(
        folder,
        content,
        SITEURL="https://archive.example",
        FORUM_DOWNLOADS=("markdown", "text", "json", "mbox"),
        FORUM_CONTACT="mailto:keeper@archive.example",
        FORUM_SIGNATURES=True,
        FORUM_LLMS=True,
    )
    assert built.error == ""
    index(folder / "output", str, str)
    precompress(folder / "output", str)


def holding(folder: Path, name: str, gone: set[str]) -> list[str]:
    """The files of a site and of its caches that hold a name, or a run of the words of what was taken out."""
    found = []
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE) if name else None
    for top in ("output", "cache"):
        for path, text in unpacked(folder / top):
            plain = re.sub(r"<[^>]*>|\\n|\\u003c[^>]*\\u003e", " ", text)
            if (pattern and pattern.search(text)) or gone & runs(plain):
                found.append(f"{top}/{path}")
    return found


def reedited(content: Path, account, name: str) -> None:
    """Do what a person does with the places that the command lists."""
    for place in account.look:
        path = content / place.path
        if place.line:
            lines = path.read_text("utf-8").split("\n")
            lines[place.line - 1] = re.sub(rf"(?i)\b{re.escape(name)}\b", "somebody", lines[place.line - 1])
            path.write_text("\n".join(lines), "utf-8")


@pytest.mark.parametrize(
    ("target", "name", "shown_as"),
    [
        ("members/lanternside-forum/marlow.1.md", "", ""),
        ("members/lanternside-forum/wren-okafor.17.md", "Wren Okafor", ""),
        ("members/lanternside-forum/wren-okafor.17.md", "Wren Okafor", "A member"),
        (f"{THREAD}/9002.md", "", ""),
        (CHANGER, "", ""),
    ],
    ids=["a member", "a member with a name of their own", "a pseudonym", "a post", "a thread"],
)
def test_nothing_of_it_is_in_the_site(sample, tmp_path, target, name, shown_as):
    content = tmp_path / "content"
    shutil.copytree(sample, content)
    before = posts(content)
    site(tmp_path, content)
    account = take_down(content, target, shown_as=shown_as or None)
    assert account.exit_code == 0
    after = posts(content)
    gone = {path for path in before if path not in after or (after[path].state == "removed" != before[path].state)}
    assert bool(gone) is not bool(shown_as)
    # Words that others say too are no words of what was taken out.
    kept = set().union(*(runs(one.body) for path, one in before.items() if path not in gone))
    kept |= set().union(*(runs(path.read_text("utf-8")) for path in (content / "threads").rglob("thread.md")))
    said = set().union(*(runs(unquoted(before[path].body)) for path in gone)) - kept if gone else set()
    assert said or shown_as
    held = holding(tmp_path, name, said)
    for place in (r"cache/", r"output/search/", r"output/threads/", r".*\.gz$", r".*\.br$"):  # it could be found there
        assert any(re.match(place, path) for path in held) or shown_as, (place, held)
    if name:
        reedited(content, account, name)
    site(tmp_path, content)
    assert holding(tmp_path, name, said) == []
    assert broken(tmp_path / "output", "https://archive.example/") == []
    # Numbers, places and anchors are what they were.
    where = [path for path in before if path in after]
    assert [(before[path].number, before[path].place, before[path].id) for path in where] == [
        (after[path].number, after[path].place, after[path].id) for path in where
    ]
    html = {path: text for path, text in unpacked(tmp_path / "output") if path.endswith(".html")}
    for path in where:
        assert any(f'id="post-{after[path].id}"' in text for text in html.values()), path
    # No conversion brings any of it back.
    files = {path.relative_to(content): path.read_bytes() for path in content.rglob("*") if path.is_file()}
    report = convert(DUMPS, content, all_importers(), Options(workers=1, again=True))
    assert (report.written, report.exit_code) == (0, 0)
    assert {path.relative_to(content): path.read_bytes() for path in content.rglob("*") if path.is_file()} == files


def test_a_tombstone_shows_its_number_and_leads_nowhere_else(sample, tmp_path):
    content = tmp_path / "content"
    shutil.copytree(sample, content)
    number = posts(content)[f"{THREAD}/9002.md"].number
    take_down(content, f"{THREAD}/9002.md")
    site(tmp_path, content)
    page = (tmp_path / "output" / "threads" / "rewiring-the-lamp-room.412" / "index.html").read_text("utf-8")
    article = page.partition('id="post-9002"')[2].partition("</article>")[0]
    assert f">Post #{number}</h2>" in article
    assert "author not known" not in article
    assert 'class="original"' not in article
    assert "This post was removed from the archive." in article
    assert '<span class="removed">… <small>taken out of this archive</small></span>' in page
    assert page.count("mailto:keeper@archive.example") == 1


def test_a_thread_is_gone_from_lists_feeds_and_downloads(sample, tmp_path):
    content = tmp_path / "content"
    shutil.copytree(sample, content)
    take_down(content, CHANGER)
    assert not any(entry.name.endswith(".418") for entry in tree.thread_folders(content, "lanternside-forum"))
    site(tmp_path, content)
    named = [path for path, text in unpacked(tmp_path / "output") if "which-lamp-changer" in f"{path} {text}"]
    assert named == []
    assert json.loads((tmp_path / "output" / "feed.json").read_text("utf-8"))["items"]


def test_nothing_of_a_title_is_in_the_site_and_its_old_addresses_lead_to_the_thread(sample, tmp_path):
    content = tmp_path / "content"
    shutil.copytree(sample, content)
    site(tmp_path, content)
    old = manifest.of_folder(tmp_path / "output")
    there = tree.read_text(content / THREAD / "thread.md").partition("\n")[2].partition("\n")[0].removeprefix("Title: ")
    titled = re.compile(r"\W+".join(words(there)), re.IGNORECASE)
    account = take_down(content, Called(f"{THREAD}/9001.md", every_title=True))
    assert account.titles == [f"{THREAD} (then thread.412)"]
    named = re.compile(rf"{titled.pattern}|rewiring-the-lamp-room", re.IGNORECASE)
    for place in account.look:  # links of others, whose addresses have the words
        lines = (content / place.path).read_text("utf-8").split("\n")
        assert named.search(lines[place.line - 1])
        lines[place.line - 1] = re.sub(r"rewiring-the-lamp-room|Rewiring the lamp room", "thread", lines[place.line - 1])
        (content / place.path).write_text("\n".join(lines), "utf-8")
    site(tmp_path, content)
    for top in ("output", "cache"):
        assert [path for path, text in unpacked(tmp_path / top) if named.search(text)] == []
    assert broken(tmp_path / "output", "https://archive.example/") == []
    found = checks.run(content)
    assert [finding for finding in found if "thread.412" in str(finding)] == []
    threads = json.loads((tmp_path / "output" / "old" / "lanternside-forum" / "threads-0.json").read_text("utf-8"))
    assert [row[:2] for row in threads if row[0] == 412] == [[412, "thread"]]
    steps = manifest.steps(old, manifest.of_folder(tmp_path / "output"))
    assert "threads/rewiring-the-lamp-room.412/index.html" in steps.delete
    assert "threads/thread.412/index.html" in steps.upload
    assert not any("rewiring-the-lamp-room" in path for path in manifest.of_folder(tmp_path / "output"))
    report = convert(DUMPS, content, all_importers(), Options(workers=1, again=True))
    assert (report.written, report.exit_code) == (0, 0)
    assert not any(named.search(path.read_text("utf-8")) for path in content.rglob("*.md"))


@pytest.mark.parametrize("host", ["nginx", "apache", "caddy"])
def test_servers_say_that_a_thread_is_gone(sample, tmp_path, host):
    content = tmp_path / "content"
    shutil.copytree(sample, content)
    take_down(content, CHANGER)
    assert build(tmp_path, content, SITEURL="https://archive.example/old", FORUM_HOST=host).error == ""
    name = {"nginx": "site.conf", "apache": "site.conf", "caddy": "site.caddy"}[host]
    rules = (tmp_path / "output" / "_hosting" / host / name).read_text("utf-8")
    said = {"nginx": "return 410", "apache": "- [G]", "caddy": "@stillboard_gone path_regexp"}[host]
    (line,) = [line for line in rules.split("\n") if said in line]
    (pattern,) = re.findall(r"\^[^\s\"`]+", line)
    assert re.search(pattern, "/old/threads/which-lamp-changer-is-this.418/page-2")
    assert re.search(pattern, "/old/threads/another-slug.418")
    assert not re.search(pattern, "/old/threads/rewiring-the-lamp-room.412/")
    assert not re.search(pattern, "/old/threads/x.4180/")
