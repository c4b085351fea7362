"""Every link and fragment of whole sites, in the three ways a site is built: here, published below a folder, and from disk."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from support import lanternside, linkcheck
from support.builds import build
from support.paths import PROJECT

SITE = "https://archive.example/forum/"
SAMPLES = ("lanternside", "project")


def source(name: str, tmp_path_factory) -> Path:
    if name == "project":
        if not (PROJECT / "content" / "forums").is_dir():
            pytest.skip("content/ holds no forum")
        return PROJECT / "content"
    content = tmp_path_factory.mktemp("content")
    lanternside.whole(content)
    return content


@pytest.fixture(scope="module", params=SAMPLES)
def content(request, tmp_path_factory) -> Path:
    return source(request.param, tmp_path_factory)


@pytest.fixture(scope="module")
def here(content, tmp_path_factory) -> Path:
    return build(tmp_path_factory.mktemp("here"), content)


@pytest.fixture(scope="module")
def published(content, tmp_path_factory) -> Path:
    return build(tmp_path_factory.mktemp("published"), content, base="publishconf", SITEURL=SITE.rstrip("/"))


@pytest.fixture(scope="module")
def on_disk(content, tmp_path_factory) -> Path:
    return build(tmp_path_factory.mktemp("on-disk"), content, RELATIVE_URLS=True)


def test_no_link_is_broken_here(here):
    assert linkcheck.broken(here) == []


def test_no_link_is_broken_below_a_folder_of_a_host(published):
    assert linkcheck.broken(published, SITE) == []


def test_no_link_is_broken_from_disk(on_disk):
    site = on_disk.as_uri() + "/"
    # 404.html and the like are shown by hosts only; from disk nothing leads to them, and they lead somewhere all the same.
    assert linkcheck.broken(on_disk, site, from_disk=True) == []


def test_a_broken_link_is_found(here, tmp_path):
    """The checker itself: it must not be able to pass whatever there is."""
    (tmp_path / "index.html").write_text(
        '<a href="/gone">x</a><a href="page-2#nobody">y</a><img src="a.png"><a href="#here" id="here">z</a>'
    )
    (tmp_path / "page-2.html").write_text('<link rel="stylesheet" href="/../x.css"><p id="somebody">')
    assert [line.rpartition(": ")[2] for line in linkcheck.broken(tmp_path)] == [
        "no such file",
        "no such id on that page",
        "no such file",
        "no such file",
    ]


def test_links_leave_the_ending_out(here, published):
    for folder, site in ((here, "http://site/"), (published, SITE)):
        written = {address for _, element, address, _ in linkcheck.inside(folder, site) if element != "link"}
        assert written
        assert [address for address in written if urlsplit(address).path.endswith((".html", "/index"))] == []


def test_links_from_disk_name_a_file(on_disk):
    site = on_disk.as_uri() + "/"
    for page, _, address, whole in linkcheck.inside(on_disk, site, from_disk=True):
        assert not address.startswith("/"), page
        assert Path(urlsplit(whole).path).suffix, (page, address)


def test_a_page_says_its_own_absolute_address(published):
    for page in linkcheck.pages(published):
        own = [address for element, rel, address in linkcheck.read(page).links if (element, rel) == ("link", "canonical")]
        place = page.relative_to(published).as_posix()
        if place in ("404.html", "search/index.html"):  # they are not for search engines
            assert own == []
            continue
        assert len(own) == 1, place
        if 'http-equiv="refresh"' not in page.read_text(encoding="utf-8"):
            assert own[0] == SITE + place.removesuffix("index.html").removesuffix(".html")
        assert own[0].startswith(SITE)


def test_without_an_address_nothing_claims_one(here):
    for page in linkcheck.pages(here):
        assert all(rel != "canonical" for _, rel, _ in linkcheck.read(page).links)


def test_every_page_can_be_reached_from_the_home_page(here):
    reached: set[Path] = set()
    todo = [here / "index.html"]
    ways: dict[Path, list[Path]] = {}
    for page, _, _, whole in linkcheck.inside(here):
        target = linkcheck.file_of(here, urlsplit(whole).path)
        if target and target.suffix == ".html":
            ways.setdefault(page, []).append(target)
    while todo:
        page = todo.pop()
        if page not in reached:
            reached.add(page)
            todo += ways.get(page, [])
    missed = {
        page
        for page in linkcheck.pages(here)
        if page not in reached and 'http-equiv="refresh"' not in page.read_text(encoding="utf-8")
    }
    assert missed - {here / "404.html"} == set()
