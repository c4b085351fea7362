"""Follows every link of a built site: `broken(folder)` lists what leads nowhere. `python linkcheck.py FOLDER [BASE]` prints it.

Reads every .html file once. Addresses inside the site are resolved as a static host would (or, `from_disk`, as a browser that
opened the file does); a fragment has to be an id of the page it leads to. Nothing is fetched.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from support.serving import file_of

LINKS = {"a": "href", "link": "href", "img": "src", "source": "src", "script": "src", "area": "href"}


@dataclass(slots=True)
class Found:
    """The ids and the links of a page."""

    ids: set[str] = field(default_factory=set)
    links: list[tuple[str, str, str]] = field(default_factory=list)  # element, rel, address


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Found()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.found.ids.add(values["id"])
        if (address := values.get(LINKS.get(tag, ""))) is not None:
            self.found.links.append((tag, values.get("rel", ""), address))
        if tag == "meta" and values.get("http-equiv") == "refresh":
            self.found.links.append((tag, "", values["content"].partition("url=")[2]))


@cache
def read(page: Path) -> Found:
    """The ids and the links of a page; read once."""
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    reader.close()
    return reader.found


def pages(folder: Path) -> list[Path]:
    """All pages of a site."""
    return sorted(folder.rglob("*.html"))


def inside(folder: Path, site: str = "http://site/", *, from_disk: bool = False) -> Iterator[tuple[Path, str, str, str]]:
    """Every link of a site that stays in it: the page, the element, the address as written, and as resolved."""
    for page in pages(folder):
        place = page.relative_to(folder).as_posix()
        base = urljoin(site, place if from_disk else place.removesuffix("index.html").removesuffix(".html"))
        for element, _, address in read(page).links:
            whole = urljoin(base, address)
            if whole.startswith(site) or (urlsplit(whole)[:2] == urlsplit(site)[:2] and not from_disk):
                yield page, element, address, whole


def broken(folder: Path, site: str = "http://site/", *, from_disk: bool = False) -> list[str]:
    """What leads nowhere, a line each. `site`: the address of the site's root, with a slash at its end."""
    return [
        f"{page.relative_to(folder)}: {element} {address}: {fault}"
        for page, element, address, whole in inside(folder, site, from_disk=from_disk)
        if (fault := _fault(folder, site, whole, from_disk=from_disk))
    ]


def _fault(folder: Path, site: str, whole: str, *, from_disk: bool) -> str:
    if not whole.startswith(site):
        return "outside the site's folder"
    address, fragment = urldefrag(whole)
    path = urlsplit(address.removeprefix(site.rstrip("/"))).path
    file = folder / unquote(path).lstrip("/") if from_disk else file_of(folder, path)
    if file is None or not file.is_file():
        return "no such file"
    if fragment and unquote(fragment) not in read(file).ids:
        return "no such id on that page"
    return ""


if __name__ == "__main__":
    faults = broken(Path(sys.argv[1]), *sys.argv[2:3])
    print(*faults, sep="\n")
    sys.exit(bool(faults))
