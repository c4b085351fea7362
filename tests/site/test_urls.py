"""Every address of the site."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.site import config, sanitize, urls
from stillboard.site.urls import Target, Urls

PELICANS = {"PATH": "content", "CACHE_PATH": "cache", "SITENAME": "Lanternside archive", "DEFAULT_LANG": "en"}


def made(**settings: object) -> Urls:
    return Urls(config.read({**PELICANS, **settings}))


def test_files() -> None:
    site = made()
    assert site.thread("", "wicks", "7", 1) == "threads/wicks.7/index.html"
    assert site.thread("talk", "wicks", "7", 13) == "talk/threads/wicks.7/page-13.html"
    assert site.board("", "lamps", "3") == "forums/lamps.3/index.html"
    assert site.member("talk", "pell", "n-1a2b3c4d", 2) == "talk/members/pell.n-1a2b3c4d/page-2.html"
    assert (site.members(), site.members(2)) == ("members/index.html", "members/page-2.html")
    assert (site.home(), site.home(3)) == ("index.html", "page-3.html")


def test_patterns() -> None:
    site = made(FORUM_THREAD_PATH="t/{id}", FORUM_MEMBER_PATH="people/all/{slug}.{id}")
    assert site.thread("", "wicks", "7", 1) == "t/7/index.html"
    assert site.member("", "pell", "9") == "people/all/pell.9/index.html"
    assert site.members(2) == "people/all/page-2.html"


@pytest.mark.parametrize(
    ("settings", "file", "root", "link"),
    [
        ({}, "threads/wicks.7/page-2.html", "/", "/threads/wicks.7/page-2#post-9"),
        (
            {"SITEURL": "https://pell.example/Archive"},
            "threads/wicks.7/index.html",
            "/Archive/",
            "/Archive/threads/wicks.7/#post-9",
        ),
        ({"RELATIVE_URLS": True}, "threads/wicks.7/page-2.html", "../../", "../../threads/wicks.7/page-2.html#post-9"),
        ({"RELATIVE_URLS": True}, "index.html", "./", "./index.html#post-9"),
        ({"RELATIVE_URLS": True, "SITEURL": "https://pell.example/Archive"}, "a/b.html", "../", "../a/b.html#post-9"),
    ],
)
def test_links(settings: dict[str, object], file: str, root: str, link: str) -> None:
    site = made(**settings)
    assert site.root(file) == root
    assert site.link(Target(file, "post-9"), root) == link
    assert sanitize.is_inside(link)


def test_canonical() -> None:
    assert made().canonical("threads/wicks.7/index.html") == ""
    site = made(SITEURL="https://archive.example/x/")
    assert site.canonical("threads/wicks.7/index.html") == "https://archive.example/x/threads/wicks.7/"
    assert site.canonical("threads/wicks.7/page-2.html") == "https://archive.example/x/threads/wicks.7/page-2"
    assert site.canonical("index.html") == "https://archive.example/x/"


def test_short_leaves_out_endings_only() -> None:
    assert urls.short("threads/index.html.7/page-2.html") == "threads/index.html.7/page-2"
    assert urls.short("myindex.html") == "myindex"
    assert urls.short("attachments/ab/x.html.txt") == "attachments/ab/x.html.txt"


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("ab/x-lamp.png", "attachments/ab/x-lamp.png"),
        ("ab/x-page.html", "attachments/ab/x-page.html.txt"),
        ("ab/x-page.HTML", "attachments/ab/x-page.HTML.txt"),
        ("ab/x-drawing.svg", "attachments/ab/x-drawing.svg.txt"),
        ("ab/x-lamp", "attachments/ab/x-lamp"),
        ("ab/x-plan.pdf", "attachments/ab/x-plan.pdf"),
    ],
)
def test_attachments_bear_no_name_that_a_browser_runs(name: str, file: str) -> None:
    assert urls.attachment_file(name) == file


STEM = st.from_regex(r"[a-z0-9][a-z0-9-]{0,63}", fullmatch=True)


@given(STEM, STEM, st.one_of(st.just(""), STEM), st.integers(1, 10**7), st.booleans())
def test_every_address_passes_the_sanitiser(slug: str, identity: str, path: str, page: int, relative: bool) -> None:
    site = made(RELATIVE_URLS=relative, SITEURL="https://pell.example/~pell/Old.Forum_2")
    for file in (
        site.thread(path, slug, identity, page),
        site.board(path, slug, identity, page),
        site.member(path, slug, identity, page),
    ):
        assert sanitize.is_inside(site.link(Target(file, f"post-{slug}"), site.root(file)))
