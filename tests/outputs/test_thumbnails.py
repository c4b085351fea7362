"""Smaller copies of wide pictures: which there are, and that increments make the same ones."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from stillboard.model import Forum, Post, Thread
from support.builds import build, put, tree
from support.lanternside import attachment, png
from support.noise import noise


def archive(content: Path) -> str:
    wide = attachment(content, "lamp.png", noise(1500, 100, "PNG"))
    narrow = attachment(content, "wick.png", png(40, 30))
    put(content, Forum("Lanternside", id="lanternside"), "lanternside")
    thread = Thread("Wicks", id="7", slug="wicks")
    put(content, thread, "lanternside")
    put(content, Post(f"![lamp]({wide}) ![wick]({narrow})", id="1", number=1), "lanternside", thread)
    return wide.removeprefix("/content/")


def test_a_wide_picture_is_shown_by_a_copy_that_leads_to_it(tmp_path):
    wide = archive(tmp_path / "content")
    output = build(tmp_path, tmp_path / "content")
    page = (output / "threads/wicks.7/index.html").read_text("utf-8")
    small = wide.replace("attachments/", "attachments/small/")
    assert f'<a class="image" href="/{wide}"><img src="/{small}" alt="lamp" width="1500" height="100"' in page
    assert 'alt="wick" width="40" height="30"' in page
    with Image.open(output / small) as copy:
        assert copy.size == (1024, 68)
    assert (output / small).stat().st_size < (output / wide).stat().st_size
    assert len(list((output / "attachments/small").rglob("*.png"))) == 1


def test_increments_make_what_a_clean_build_makes(tmp_path):
    content = tmp_path / "content"
    wide = content.parent / "content" / archive(content)
    first = tree(build(tmp_path, content))
    data = wide.read_bytes()
    wide.unlink()
    without = tree(build(tmp_path, content))
    assert without == tree(build(tmp_path / "clean", content, FORUM_CACHE=False))
    assert without != first
    wide.write_bytes(data)
    assert tree(build(tmp_path, content)) == first
    for kind in ("webp", "avif"):
        drawn = tree(build(tmp_path, content, FORUM_THUMBNAILS=kind))
        assert [name for name in drawn if name.endswith(f".{kind}")]
        assert drawn == tree(build(tmp_path / "clean", content, FORUM_THUMBNAILS=kind))
    off = tree(build(tmp_path, content, FORUM_THUMBNAILS="off"))
    assert not [name for name in off if "/small/" in name]
    assert tree(build(tmp_path, content)) == first
