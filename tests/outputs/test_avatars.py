"""Members' pictures: where they are shown, whose are not published, and that increments make the same."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from PIL import Image

from support.builds import build, tree

CASE = Path(__file__).parent / "avatars" / "content"
SHOWN = re.compile(
    r'<img class="initial" src="/(attachments/portraits/[^"]*-keeper\.png)" alt="" width="24" height="12" loading="lazy">'
)
PLACES = ("threads/faces.7/index.html", "members/marlow.5/index.html", "members/index.html")


def archive(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CASE, tmp_path / "content"))


def test_a_picture_is_shown_next_to_the_posts_that_are_shown(tmp_path):
    output = build(tmp_path, archive(tmp_path))
    pages = {path.relative_to(output).as_posix(): path.read_text("utf-8") for path in output.rglob("*.html")}
    assert {name: len(SHOWN.findall(text)) for name, text in pages.items() if 'img class="initial"' in text} == dict.fromkeys(
        PLACES, 1
    )
    thread = pages[PLACES[0]]
    assert re.findall(r'<span class="initial" aria-hidden="true">(.)</span>', thread) == ["?", "P", "T", "M"]
    published = [path.relative_to(output).as_posix() for path in (output / "attachments").rglob("*") if path.is_file()]
    assert published == [SHOWN.search(thread)[1]]
    with Image.open(output / published[0]) as copy:
        assert (copy.format, copy.size) == ("PNG", (24, 12))


def test_a_member_that_is_removed_takes_the_picture_along(tmp_path):
    content = archive(tmp_path)
    first = tree(build(tmp_path, content))
    member = content / "members/lanternside/marlow.5.md"
    text = member.read_text("utf-8")
    member.unlink()
    without = tree(build(tmp_path, content))
    assert not [name for name in without if name.startswith("attachments/")]
    assert without == tree(build(tmp_path / "clean", content, FORUM_CACHE=False))
    member.write_text(text, "utf-8")
    assert tree(build(tmp_path, content)) == first


def test_with_the_last_post_that_is_shown_the_picture_goes(tmp_path):
    content = archive(tmp_path)
    first = tree(build(tmp_path, content))
    post = content / "threads/lanternside/0/faces.7/71.md"
    text = post.read_text("utf-8")
    post.write_text(text.partition("\n---\n")[0] + "\nState: removed\n---\n", "utf-8")
    without = tree(build(tmp_path, content))
    assert not [name for name in without if name.startswith("attachments/")]
    assert b'img class="initial"' not in b"".join(without[place] for place in PLACES)
    assert without == tree(build(tmp_path / "clean", content, FORUM_CACHE=False))
    post.write_text(text, "utf-8")
    assert tree(build(tmp_path, content)) == first


def test_a_file_that_is_gone_gives_way_to_the_letter(tmp_path):
    content = archive(tmp_path)
    first = tree(build(tmp_path, content))
    (file,) = (content / "attachments").rglob("*-keeper.gif")
    data = file.read_bytes()
    file.unlink()
    without = tree(build(tmp_path, content))
    assert b'img class="initial"' not in b"".join(without[place] for place in PLACES)
    file.write_bytes(data)
    assert tree(build(tmp_path, content)) == first
