"""Every address of the site."""

from __future__ import annotations

import mimetypes
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.site import config, endings, sanitize, urls
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
        ("ab/x-plan.pdf", "attachments/ab/x-plan.pdf"),
        ("ab/x-page.html", "attachments/ab/x-page.html.txt"),
        ("ab/x-page.HTML", "attachments/ab/x-page.HTML.txt"),
        ("ab/x-drawing.svg", "attachments/ab/x-drawing.svg.txt"),
        ("ab/x-track.gpx", "attachments/ab/x-track.gpx.txt"),
        ("ab/x-tool.exe", "attachments/ab/x-tool.exe.bin"),
        ("ab/x-lamp", "attachments/ab/x-lamp.bin"),
        ("ab/x-shell.php", "attachments/ab/x-shell-php.txt"),  # a host may run php in front of txt
        ("ab/x-shell.php.jpg", "attachments/ab/x-shell-php-jpg.bin"),
        ("ab/x-lamp.jpg.", "attachments/ab/x-lamp-jpg-.bin"),
        ("ab/x-lamp.ｊpg", "attachments/ab/x-lamp-pg.bin"),
    ],
)
def test_attachments_bear_no_name_that_a_browser_or_a_host_runs(name: str, file: str) -> None:
    assert urls.attachment_file(name) == file


# What hosts and browsers run, of the tables of Apache, mime-db and Debian and of what servers are set up with.
RUN = """
    html htm xhtml xht xhtm shtml shtm stm svg svgz xml xsl xslt xsd rng rdf rss atom xpdl mml mathml wsdl gpx kml dtd xul owl
    js mjs cjs jsx ts css wasm swf htc hta mht mhtml eml jar jnlp class appcache manifest webmanifest url lnk scf desktop
    php php3 php4 php5 php7 php8 phps phtml pht phar asp aspx asa asax ascx ashx asmx axd cer cdx jsp jspx jsw jsv do action
    cgi fcgi pl pm py pyw rb rhtml erb lua tcl sh bash cfm cfml cfc var imap htaccess htpasswd ini config exe msi bat cmd vbs
    ps1 scr hbs ejs less scss unknown asis wsgi psp rvt
""".split()


@pytest.mark.parametrize("ending", RUN)
def test_endings_that_are_run_are_not_served(ending: str) -> None:
    file = urls.attachment_file(f"ab/x-lamp.{ending}")
    assert file.endswith((".txt", ".bin"))
    assert urls.attachment_file(f"ab/x-lamp.{ending.upper()}").endswith((".txt", ".bin"))


def test_types_of_endings_that_are_served() -> None:
    kinds = {ending: mimetypes.guess_type(f"x.{ending}", strict=False)[0] or "" for ending in endings.SERVED}
    live = re.compile(
        r"html|xml(?!formats)|svg|script$|css|wasm|flash|java-archive|x-sh$|php|python|perl|multipart|message", re.I
    )
    assert [ending for ending, kind in kinds.items() if live.search(kind) and kind != "application/postscript"] == []


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
