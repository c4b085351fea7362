"""All links into the forums of an archive: how many land, by kind, and where the others lead."""

from __future__ import annotations

import json
from pathlib import Path

from stillboard.model import Forum, Post, Thread
from stillboard.site.linked import linked
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


def test_the_command(tmp_path: Path) -> None:
    content(tmp_path / "content")
    done = stillboard(tmp_path, "links")
    assert done.code == 0
    assert "7 links into the forums in 2 posts; 3 land (42.9 %)." in done.text
    assert f"post: {ROOT}posts/999/ in threads/f/0/wicks.7/72.md" in done.text
    asked = json.loads(stillboard(tmp_path, "links", "--json").text)
    assert asked["file"] == {"links": 1, "land": 0, "lost": {f"{ROOT}attachments/lamp-jpg.44/": ["threads/f/0/wicks.7/72.md"]}}
    assert stillboard(tmp_path, "links", "--content", "nowhere").code == 2
