"""All links into the forums of an archive: how many land, by kind, and where the others lead."""

from __future__ import annotations

import json
from pathlib import Path

from stillboard.model import Forum, Post, Thread
from stillboard.site import config, library
from stillboard.site.linked import linked
from stillboard.site.links import Links
from stillboard.site.places import Places
from stillboard.site.urls import Urls
from support.builds import put, stillboard

ROOT = "https://forum.lanternside.example/"
BODY = f"""See [the post]({ROOT}posts/71/) and {ROOT}threads/wicks.7/ and [again]({ROOT}posts/71/),
[nowhere]({ROOT}posts/999/), <{ROOT}members/pell.5/>, [a file]({ROOT}attachments/lamp-jpg.44/), [help]({ROOT}help/terms/),
[elsewhere](https://other.example/posts/71/).

```
{ROOT}posts/888/ in code is no link
```
"""


def content(folder: Path) -> Path:
    put(folder, Forum("Lanternside", id="f", addresses=(ROOT,), engine="XenForo 2"), "f")
    thread = Thread("Wicks", id="7", slug="wicks", thread_id="7")
    put(folder, thread, "f")
    put(folder, Post("First.", id="71"), "f", thread)
    put(folder, Post(BODY, id="72"), "f", thread)
    return folder


def test_links_are_counted_by_kind(tmp_path: Path) -> None:
    found = linked(content(tmp_path))
    assert found.posts == 2
    counts = {name: (one.links, one.landed, len(one.lost)) for name, one in found.kinds.items()}
    assert counts == {
        "post": (3, 2, 1),
        "thread": (1, 1, 0),
        "member": (1, 0, 1),
        "board": (0, 0, 0),
        "file": (1, 0, 1),
        "other": (1, 0, 1),
    }
    assert found.kinds["post"].lost == {f"{ROOT}posts/999/": ["threads/f/0/wicks.7/72.md"]}


def test_the_forum_s_own_way_out_is_what_it_leads_to(tmp_path: Path) -> None:
    put(tmp_path, Forum("Lanternside", id="f", addresses=(ROOT,), engine="XenForo 2"), "f")
    thread = Thread("Wicks", id="7", slug="wicks", thread_id="7")
    put(tmp_path, thread, "f")
    put(tmp_path, Post("First.", id="71"), "f", thread)
    coded = ROOT.replace(":", "%3A").replace("/", "%2F")
    said = f"<{ROOT}redirect-to/?redirect={coded}posts%2F71%2F> <{ROOT}link/?target={coded}posts%2F999%2F>"
    put(tmp_path, Post(f"{said} <{ROOT}link/?target=https%3A%2F%2Fother.example%2F> <{ROOT}link/?x=1>", id="72"), "f", thread)
    found = linked(tmp_path)
    assert found.kinds["post"].lost == {f"{ROOT}posts/999/": ["threads/f/0/wicks.7/72.md"]}
    assert (found.kinds["post"].links, found.kinds["post"].landed) == (2, 1)
    assert list(found.kinds["other"].lost) == [f"{ROOT}link/?x=1"]


def test_the_command(tmp_path: Path) -> None:
    content(tmp_path / "content")
    done = stillboard(tmp_path, "links")
    assert done.code == 0
    assert "7 links into the forums in 2 posts; 3 land (42.9 %)." in done.text
    assert f"post: {ROOT}posts/999/ in threads/f/0/wicks.7/72.md" in done.text
    assert f"file: {ROOT}attachments/lamp-jpg.44/ in threads/f/0/wicks.7/72.md: the file is not in this archive" in done.text
    asked = json.loads(stillboard(tmp_path, "links", "--json").text)
    assert asked["file"] == {"links": 1, "land": 0, "lost": {f"{ROOT}attachments/lamp-jpg.44/": ["threads/f/0/wicks.7/72.md"]}}
    assert stillboard(tmp_path, "links", "--content", "nowhere").code == 2


def test_a_link_to_a_page_leads_to_the_page_by_the_forum_s_count(tmp_path: Path) -> None:
    put(tmp_path, Forum("F", id="f", addresses=("https://x.example/",), engine="phpBB 3"), "f")
    thread = Thread("Wicks", id="7", slug="wicks", thread_id="7", posts_per_page=10)
    put(tmp_path, thread, "f")
    for n in range(1, 26):
        put(tmp_path, Post("x", id=str(70 + n), number=n), "f", thread)
    settings = config.read({"PATH": str(tmp_path), "CACHE_PATH": "c", "SITENAME": "x", "FORUM_CACHE": False})
    links = Links(library.load(tmp_path, 20), Places(Urls(settings)))
    for address, file in (
        ("viewtopic.php?t=7&start=10", "threads/wicks.7/page-2.html"),
        ("viewtopic.php?start=20&amp;f=3&t=7", "threads/wicks.7/page-3.html"),
        ("viewtopic.php?t=7", "threads/wicks.7/index.html"),
        ("viewtopic.php?t=7&start=90", "threads/wicks.7/index.html"),
    ):
        found = links.resolve(f"https://x.example/{address}")
        assert found
        assert found.file == file
