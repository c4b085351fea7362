"""Pictures of the sample site's pages, for docs/pages/: `make screenshots`. A page is shown on a desk, light and dark, and on a
phone, from left to right and from right to left.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

from support import fonts
from support.browsers import ARGUMENTS, chromium
from support.inprocess import build
from support.paths import PROJECT
from support.searching import indexed
from support.serving import served

OUT = PROJECT / "docs" / "pages"
HEIGHT, GAP, COLOURS = 420, 12, 32
PAGES = {
    "home": ("", "The home page: the archive's forums, and what was written last."),
    "forum": ("talk/", "A forum, with its boards as a tree."),
    "board": ("forums/workshop.3/", "A board, and its threads."),
    "thread": ("threads/rewiring-the-lamp-room.412/", "A page of a thread."),
    "post": ("threads/rewiring-the-lamp-room.412/page-2#post-9028", "A post that a link led to."),
    "member": ("members/wren-okafor.17/", "A member: when they wrote, and what."),
    "members": ("members/", "The members, by letters."),
    "tags": ("tags/", "The tags that several threads have."),
    "tag": ("tags/lamp-changer/", "The threads of a tag."),
    "years": ("archive/", "The archive by date."),
    "month": ("archive/2021/04/", "A month."),
    "overview": ("overview/", "What the archive holds, and what is missing."),
    "search": ("search/?q=lamp", "Search, which needs no server."),
    "missing": ("nowhere", "An address that is not there."),
    "page": ("pages/about", "A page of the archive's own."),
}
WAYS = [(1280, 800, "light", "en"), (1280, 800, "dark", "en"), (390, 800, "light", "en"), (390, 800, "dark", "ar")]


def main() -> None:
    """Build the sample site twice, look at its pages, and write a picture for each."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        environment = fonts.environment(folder)
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS, env=environment)
        seen: dict[str, list[Image.Image]] = {page: [] for page in PAGES}
        sites = {}
        for lang in ("en", "ar"):
            done = build(folder / lang, PROJECT / "content", FORUM_LANG=lang)
            assert done.error == "", done.error
            sites[lang] = indexed(folder / lang / "output")
        for width, height, scheme, lang in WAYS:
            with served(sites[lang]) as address:
                window = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
                for page, (place, _) in PAGES.items():
                    seen[page].append(_shot(window, address + place))
                window.close()
        browser.close()
    OUT.mkdir(exist_ok=True)
    for page, shots in seen.items():
        _beside(shots).save(OUT / f"{page}.png", optimize=True)
    (OUT / "README.md").write_text(_readme(), encoding="utf-8")


def _shot(window: Any, address: str) -> Image.Image:
    window.goto(address, wait_until="networkidle")
    picture = Image.open(io.BytesIO(window.screenshot())).convert("RGB")
    return picture.resize((round(picture.width * HEIGHT / picture.height), HEIGHT), Image.Resampling.LANCZOS)


def _beside(shots: list[Image.Image]) -> Image.Image:
    """The pictures in a row, in few colours: they are for looking at, and stay in the repository for ever."""
    sheet = Image.new("RGB", (sum(shot.width + GAP for shot in shots) - GAP, HEIGHT), "#888")
    left = 0
    for shot in shots:
        sheet.paste(shot, (left, 0))
        left += shot.width + GAP
    return sheet.quantize(COLOURS, dither=Image.Dither.NONE)


def _readme() -> str:
    rows = (f"## {page}\n\n{words}\n\n![{words}]({page}.png)\n" for page, (_, words) in PAGES.items())
    head = (
        "# What pages look like\n\nThe sample site, light and dark on a desk, and on a phone in English and in Arabic.\n"
        "`make screenshots` takes the pictures, and writes this page.\n"
    )
    return "\n".join([head, *rows])


if __name__ == "__main__":
    main()
