"""Pictures that a dump holds and that are not what they stand beside: symbols of attached files, stars of a rank."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stillboard.dumps import Capture
from stillboard.errors import StillboardError
from stillboard.importers import all_importers
from stillboard.model import Item, Member, Post
from support.archives import PICTURE
from support.engine_variants import VARIANTS

READERS = {importer.name: importer for importer in all_importers()}
SAMPLES = Path(__file__).parent
_FILE = re.compile(r"(?<!!)\[([^\[\]]*\.(?:pdf|zip|txt|ogg|avi|mov))\]\(")
_PICTURE = re.compile(r"\.(?:png|gif|jpe?g|webp)$")
PAGES = sorted(path for path in SAMPLES.glob("*/*/dump.html") if path.parent.parent.name in READERS)


def _read(page: Path, *, held: bool) -> list[Item]:
    """What a page gives; `held`: where the dump holds every picture that it names. Nothing for one that is no thread."""

    def nearby(relative: str) -> bytes | None:
        return PICTURE + relative.encode() if held and _PICTURE.search(relative) else None

    capture = Capture(
        "page.html", page.read_bytes, nearby=nearby, addressed=True, address="https://forum.lanternside.example/a/b"
    )
    try:
        return list(READERS[page.parent.parent.name].posts(capture))
    except StillboardError:
        return []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.parent.name}-{page.parent.name}")
def test_a_symbol_is_not_taken_for_the_file_that_it_stands_beside(page):
    found, named = ([_files(item) for item in _read(page, held=held) if isinstance(item, Post)] for held in (True, False))
    assert found == named


def _files(post: Post) -> list[str]:
    return _FILE.findall(post.body)


def test_there_are_such_files():
    assert sum(bool(_files(item)) for page in PAGES for item in _read(page, held=True) if isinstance(item, Post)) > 10


def test_stars_of_a_rank_are_no_picture_of_the_member():
    avatars = [item.avatar for item in _read(SAMPLES / "yabb/v25/dump.html", held=True) if isinstance(item, Member)]
    assert [avatar.rpartition("-")[2] for avatar in avatars if avatar] == ["marlow.gif"]
    assert not any(item.avatar for item in _read(SAMPLES / "yabb/v26/dump.html", held=True) if isinstance(item, Member))


def test_a_symbol_inside_the_link_to_a_file_is_not_the_file():
    variant = VARIANTS["invision-4"]
    link = '<a class="ipsAttachLink" href="/interface/file/attachment.php?id=7"><img src="pdf.png" alt="">oil.pdf</a>'
    page = variant.page([variant.post("Marlow", n, f"See {link}") for n in (1, 2)])
    capture = Capture("page.html", page.encode, nearby=lambda file: PICTURE if file.endswith("pdf.png") else None, addressed=True)
    posts = [item for item in READERS["invision"].posts(capture) if isinstance(item, Post)]
    assert [_files(post) for post in posts] == [["oil.pdf"], ["oil.pdf"]]
