"""The sitemap: every page for search engines once, with true dates, in files that are not too long; and robots.txt."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree

from stillboard.model import Forum, Post, State, Thread, When
from stillboard.outputs import _xml, robots, sitemap
from stillboard.site import config, library
from stillboard.site.files import OwnPage, Text
from stillboard.site.site import Site
from support import lanternside, webpages
from support.builds import put, tree
from support.inprocess import build

SITE = "https://archive.example"
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with all that a page can show, and news."""
    folder = tmp_path_factory.mktemp("sitemap")
    lanternside.whole(folder / "content")
    (folder / "content" / "news").mkdir()
    for name, header in (("lit", "Date: 2020-05-01 12:30"), ("out", "Date: 2020-06-01\nStatus: draft")):
        (folder / "content" / "news" / f"{name}.md").write_text(f"Title: {name}\n{header}\n\nIt is {name}.\n")
    (folder / "content" / "pages" / "quiet.md").write_text("Title: quiet\nStatus: hidden\n\nHush.\n")
    done = build(folder, folder / "content", SITEURL=SITE, TIMEZONE="Europe/London")
    assert not done.error
    return folder / "output"


def entries(output: Path) -> dict[str, str]:
    """The pages that a site's sitemap lists, with their dates. All files of it are valid, and no page stands in it twice."""
    found: dict[str, str] = {}
    index = webpages.xml((output / "sitemap.xml").read_bytes())
    webpages.schema("sitemap.xsd").assertValid(index)
    for one in index:
        data = (output / one.findtext(f"{SPACE}loc").removeprefix(f"{SITE}/")).read_bytes()
        assert len(data) <= 52_428_800
        listed = webpages.xml(data)
        webpages.schema("sitemap.xsd").assertValid(listed)
        for url in listed:
            address = url.findtext(f"{SPACE}loc")
            assert address not in found
            found[address] = url.findtext(f"{SPACE}lastmod") or ""
    return found


def test_every_page_for_search_engines_is_listed_and_no_other(built: Path) -> None:
    pages = webpages.pages(built)
    hidden = {file for file, page in pages.items() if webpages.is_hidden(page)}
    assert {"404.html", "pages/quiet.html", "drafts/out.html"} <= hidden
    assert any("fog-signals" in file for file in hidden)  # a bare address that leads to page 13
    wanted = [webpages.links(pages[file], "canonical")[0].get("href") for file in pages.keys() - hidden]
    assert sorted(set(wanted)) == sorted(entries(built))  # an order of a list says that the list is the page to find


def test_a_page_is_as_old_as_what_it_shows(built: Path) -> None:
    found = entries(built)
    assert found[f"{SITE}/news/lit"] == "2020-05-01T12:30:00+01:00"
    assert found[f"{SITE}/pages/about-this-archive"] == ""
    assert found[f"{SITE}/"] == max(said for address, said in found.items() if "/threads/" in address)
    assert not [said for said in found.values() if said.startswith("202") and said > "2024"]  # the day of no build


def test_dates_of_threads(tmp_path: Path) -> None:
    """A page has the newest date or edit of its own posts; one of a month is none that a sitemap can say."""
    content = tmp_path / "content"
    put(content, Forum("Lamps", id="lamps"), "lamps")
    thread = Thread("Wicks", id="7", slug="wicks", posts_per_page=2)
    put(content, thread, "lamps")
    dates = [("2014-03-01T10:00Z", "2019-05-05"), ("2014-03-02", ""), ("2015-01-02T03:04", ""), ("2014", ""), ("2016-03", "")]
    for number, (date, edited) in enumerate(dates, 1):
        post = Post("Light.", id=str(number), number=number, date=When(date), edited=When(edited) if edited else None)
        put(content, post, "lamps", thread)
    assert not build(tmp_path, content, SITEURL=SITE).error
    found = entries(tmp_path / "output")
    assert [found[f"{SITE}/threads/wicks.7/{page}"] for page in ("", "page-2", "page-3")] == ["2019-05-05", "2015-01-02", ""]
    assert found[f"{SITE}/"] == "2019-05-05"


def test_a_tombstone_is_no_news(tmp_path: Path) -> None:
    content = tmp_path / "content"
    lanternside.small(content)
    thread = Thread("A wick that will not rise", id="7", slug="a-wick-that-will-not-rise")
    gone = Post("", id="99", number=4, date=When("2022-01-01"), state=State.REMOVED)
    put(content, gone, lanternside.FORUM, thread)
    assert not build(tmp_path, content, SITEURL=SITE).error
    assert entries(tmp_path / "output")[f"{SITE}/"] == "2019-03-03"


def test_builds_with_and_without_an_index_list_the_same(tmp_path: Path) -> None:
    content = tmp_path / "content"
    lanternside.small(content)
    (tmp_path / "clean").mkdir()
    assert not build(tmp_path, content, SITEURL=SITE).error
    (content / "threads" / "lanternside" / "0" / "a-wick-that-will-not-rise.7" / "73.md").unlink()
    assert not build(tmp_path, content, SITEURL=SITE).error
    assert not build(tmp_path / "clean", content, SITEURL=SITE).error
    assert tree(tmp_path / "output") == tree(tmp_path / "clean" / "output")
    assert entries(tmp_path / "output")[f"{SITE}/"] == "2019-03-02"


def test_nothing_of_it_without_an_address_or_where_it_is_not_wanted(tmp_path: Path) -> None:
    lanternside.small(tmp_path / "content")
    for more in ({}, {"SITEURL": SITE, "FORUM_SITEMAP": False, "FORUM_ROBOTS": False, "FORUM_FEED_POSTS": 0}):
        assert not build(tmp_path, tmp_path / "content", **more).error
        made = {path.relative_to(tmp_path / "output").as_posix() for path in (tmp_path / "output").rglob("*")}
        assert not [file for file in made if "sitemap" in file or "feed" in file or "robots" in file]


# ---- Files of a list that is too long for one.


def site(tmp_path: Path, **more: object) -> Site:
    read = config.read({"PATH": str(tmp_path), "CACHE_PATH": str(tmp_path), "SITENAME": "x", "SITEURL": SITE, **more})
    return Site(read, library.load(tmp_path, 20))


@pytest.mark.parametrize(("limit", "value"), [("MAX_PAGES", 3), ("MAX_SIZE", 330)])
def test_a_file_is_as_long_as_it_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    monkeypatch.setattr(sitemap, limit, value)
    of = site(tmp_path)
    of.listed = {f"threads/x.{n}/index.html": "2014-03-04" if n % 2 else "" for n in range(10)}
    *files, index = sitemap.OUTPUT.build(of)
    assert index.file == "sitemap.xml"
    assert len(files) == (4 if limit == "MAX_PAGES" else 5)
    for file in files:
        listed = webpages.xml(file.data)
        webpages.schema("sitemap.xsd").assertValid(listed)
        assert len(listed) <= 3
        assert len(file.data) <= 52_428_800 if limit == "MAX_PAGES" else len(file.data) <= 330
    assert sum(len(webpages.xml(file.data)) for file in files) == 10
    assert [one.findtext(f"{SPACE}loc") for one in webpages.xml(index.data)] == [f"{SITE}/{file.file}" for file in files]


def test_fifty_thousand_pages_and_one(tmp_path: Path) -> None:
    of = site(tmp_path)
    of.listed = {f"threads/x.{n}/index.html": "" for n in range(50_001)}
    made = list(sitemap.OUTPUT.build(of))
    assert [len(webpages.xml(file.data)) for file in made] == [50_000, 1, 2]


def test_addresses_of_own_pages_are_written_as_addresses(tmp_path: Path) -> None:
    of = site(tmp_path)
    of.own_places = {"pages/灯台 & <lamp>'\"": "2014-03-04"}
    webpages.schema("sitemap.xsd").assertValid(listed := webpages.xml(next(iter(sitemap.OUTPUT.build(of))).data))
    assert listed[0].findtext(f"{SPACE}loc") == f"{SITE}/pages/%E7%81%AF%E5%8F%B0%20&%20%3Clamp%3E'%22"
    assert Site(of.config, of.library, [OwnPage("Draft", "draft.html")]).own_places == {}


@pytest.mark.parametrize("words", ["a\0b", "\x0b", "\ufffe", "\ud800", "]]>", "</title>", "<!--", "&amp;", "\t\r\n x", "'\""])
def test_what_xml_does_not_know_spoils_nothing(words: str) -> None:
    element = etree.fromstring(f"<a b='{_xml.text(words)}'>{_xml.text(words)}</a>".encode())
    known = "".join(letter if letter.isprintable() or letter in "\t\r\n" else "\N{REPLACEMENT CHARACTER}" for letter in words)
    assert element.text == known
    assert _xml.address(f"https://a.example/{words}").isascii()
    etree.fromstring(f"<a b='{_xml.address(words)}'/>")


# ---- robots.txt


def robots_of(folder: Path, **more: object) -> list[str]:
    made = list(robots.OUTPUT.build(site(folder, **more)))
    assert all(isinstance(file, Text) and file.file == "robots.txt" for file in made)
    return [file.data.decode("ascii") for file in made]


def test_robots_names_the_sitemap_and_forbids_nothing(built: Path) -> None:
    parser = RobotFileParser()
    parser.parse((built / "robots.txt").read_text("ascii").splitlines())
    assert parser.site_maps() == [f"{SITE}/sitemap.xml"]
    for file in webpages.pages(built):
        assert parser.can_fetch("Googlebot", f"/{file}")
    assert urlsplit(parser.site_maps()[0]).path == "/sitemap.xml"


def test_robots_is_there_where_it_is_read(tmp_path: Path) -> None:
    assert "Sitemap" not in robots_of(tmp_path, FORUM_SITEMAP=False)[0]
    assert robots_of(tmp_path, SITEURL=f"{SITE}/lamps") == robots_of(tmp_path, FORUM_ROBOTS=False) == []
    assert robots_of(tmp_path, SITEURL="") == []
