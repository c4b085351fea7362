"""A page that a browser or SingleFile saved gives what the forum's own page gives, or is refused: every HTML engine's samples."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from stillboard.convert.clock import Clock
from stillboard.convert.reader import Reader
from stillboard.convert.reading import CapturedThread
from stillboard.dumps import Capture
from stillboard.errors import DumpError
from stillboard.importers import all_importers
from stillboard.model import Post, When
from support.resaved import by_a_browser, by_single_file

READER = Reader(all_importers())
SAMPLES = Path(__file__).parent
_SAID = re.compile(
    r"""<link\b(?=[^<>]*\brel=["']canonical)[^<>]*\bhref=["']([^"']+)|<meta\b(?=[^<>]*og:url)[^<>]*\bcontent=["']([^"']+)"""
)
# SingleFile leaves scripts and comments out. A page whose posts were there must be refused, not read in part.
REFUSED = {"generic-described", "generic-linked-data", "hypermail-newer", "hypermail-older", "mhonarc-plain", "mhonarc-quoted"}
REFUSED |= {"pipermail-page", "pipermail-reply", "flarum-beta", "flarum-payload", "flarum-noscript", "vanilla-drawn"}
REFUSED |= {"discoursehtml-oldest"}
SHOWS_LESS = {"discoursehtml-preloaded"}  # than its script holds
SMILIES = {"invision-ipb2", "invision-lofi"}  # whose names were in comments: their pictures stay


def _samples() -> dict[str, Path]:
    found = {f"{path.parent.parent.name}-{path.parent.name}": path for path in sorted(SAMPLES.glob("*/*/dump.html"))}
    return {name: path for name, path in found.items() if not _options(path).get("exit_code")}


def _options(path: Path) -> dict[str, str]:
    options = path.parent / "options.json"
    return json.loads(options.read_text(encoding="utf-8")) if options.exists() else {}


each_sample = pytest.mark.parametrize(("name", "path"), _samples().items(), ids=list(_samples()))


def _page(path: Path) -> tuple[str, str]:
    """A sample's words and its address, which one that says none gets."""
    text = Capture("page.html", path.read_bytes).text
    said, linked = _SAID.search(text), re.search(r"https?://[\w.]*lanternside\.example/", text)
    found = html.unescape(said[1] or said[2]) if said else f"{linked[0] if linked else 'http://lanternside.example/'}x.php"
    return text, _options(path).get("url") or found


def _read(text: str, address: str) -> tuple[list[tuple[object, ...]], str]:
    """What each post is known by, and why not all was read; "" where all was."""
    capture = Capture("page.html", text.encode, address=address, captured=When("2024-05-10T10:00:00Z"))
    posts: list[tuple[object, ...]] = []
    try:
        for part in READER.parts(capture, Clock(0)):
            if isinstance(part, CapturedThread):
                posts += [_facts(post) for post in part.posts]
    except DumpError as error:
        return posts, str(error)
    return posts, ""


def _facts(post: Post) -> tuple[object, ...]:
    return post.author, post.original_id, post.date, post.number, post.reply_to, post.state, post.edited, post.body.split()


@each_sample
def test_as_a_browser_saves_it(name, path):
    text, address = _page(path)
    assert _read(by_a_browser(text, address), address) == _read(text, address)


@each_sample
def test_as_single_file_saves_it(name, path):
    text, address = _page(path)
    found, why = _read(by_single_file(text, address), address)
    whole, _ = _read(text, address)
    if name in REFUSED:
        assert why or found == whole
    elif name in SHOWS_LESS:
        assert [post[:4] for post in found] == [post[:4] for post in whole[: len(found)]]
        assert found
    elif name in SMILIES:
        assert not why
        assert [post[:-1] for post in found] == [post[:-1] for post in whole]
    else:
        assert (found, why) == (whole, "")
