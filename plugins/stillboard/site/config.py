"""The FORUM_* settings: their names, defaults and meaning in one table, and the checked values the site is built with."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ..errors import SettingsError
from ..order import POSTS_PER_PAGE
from ..workers import names_cluster
from . import on_disk
from .languages import is_tag


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: README's table is held against these."""

    name: str
    default: Any
    help: str
    check: Callable[[Any], str]  # what is wrong with a value; empty: nothing


def _count(low: int, high: int) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        fits = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
        return "" if fits else f"it must be a whole number from {low} to {high}"

    return check


def _flag(value: Any) -> str:
    return "" if isinstance(value, bool) else "it must be True or False"


def _one_of(*choices: str) -> Callable[[Any], str]:
    return lambda value: "" if value in choices else f"it must be one of {', '.join(map(repr, choices))}"


def _language(value: Any) -> str:
    fits = value == "" or (isinstance(value, str) and is_tag(value))
    return "" if fits else "it must be a language tag, such as 'de' or 'pt-BR'"


def _link(*schemes: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        fits = value == "" or (isinstance(value, str) and re.fullmatch(rf"(?:{'|'.join(schemes)}):[!-;=?-~]{{3,500}}", value))
        return "" if fits else f"it must be an address that begins with {' or '.join(f'{scheme}:' for scheme in schemes)}"

    return check


def _orders(value: Any) -> str:
    fits = isinstance(value, list | tuple) and set(map(repr, value)) <= set(map(repr, ORDERS)) and len(set(value)) == len(value)
    return "" if fits else f"it must be a list of some of {', '.join(map(repr, ORDERS))}, each once"


def _banner(value: Any) -> str:
    fits = isinstance(value, str) and len(value) <= 1000 and "/content/attachments/" not in value
    return "" if fits else "it must be Markdown of at most 1000 characters, without files of the archive"


def _colour(value: Any) -> str:
    fits = value == "" or (isinstance(value, str) and re.fullmatch("#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", value))
    return "" if fits else "it must be a colour such as '#17363f' or '#fa0'"


def _logo(value: Any) -> str:
    fits = value == "" or (isinstance(value, str) and _LOGO.fullmatch(value))
    return "" if fits else "it must be a picture of the archive, as posts name it: '/content/attachments/ab/<sha256>-name.png'"


def _some_of(*choices: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        fits = isinstance(value, tuple | list) and all(one in choices for one in value) and len(set(value)) == len(value)
        return "" if fits else f"it must be a list of some of {', '.join(map(repr, choices))}, each once"

    return check


def _theme(value: Any) -> str:
    there = value == "" or (isinstance(value, str) and on_disk.is_folder(Path(value, "templates")))
    return "" if there else "it must be the path of a folder with templates/ in it"


def _cluster(value: Any) -> str:
    fits = value == "" or (isinstance(value, str) and names_cluster(value))
    return "" if fits else "it must look like 'dask://scheduler.example:8786'"


def _pattern(value: Any) -> str:
    if isinstance(value, str) and "{id}" in value and re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*/(\{slug\}\.)?\{id\}", value):
        return ""
    return "it must look like 'threads/{slug}.{id}': a-z, 0-9, - and /, a folder first, {id} last"


_LOGO = re.compile(r"/content/attachments/[0-9a-f]{2}/[0-9a-f]{64}-[a-z0-9-]{1,64}\.[a-z0-9]{1,10}", re.ASCII)
HOSTS = ("nginx", "apache", "caddy", "netlify", "cloudflare", "github", "gitlab", "s3")
ORDERS = ("start", "replies", "views", "title")
SETTINGS: tuple[Setting, ...] = (
    Setting("FORUM_POSTS_PER_PAGE", POSTS_PER_PAGE, "posts a page, for threads whose own paging is not known", _count(1, 500)),
    Setting("FORUM_THREADS_PER_PAGE", 30, "threads a page of a board or of the home page", _count(1, 500)),
    Setting(
        "FORUM_ORDERS",
        ("start", "replies", "title"),
        "other orders of lists of threads: some of `start`, `replies`, `views`, `title`",
        _orders,
    ),
    Setting("FORUM_MEMBERS_PER_PAGE", 100, "members a page of the list of members", _count(1, 1000)),
    Setting("FORUM_MEMBER_POSTS_PER_PAGE", 50, "posts a page of a member", _count(1, 500)),
    Setting("FORUM_THREAD_PATH", "threads/{slug}.{id}", "address of a thread", _pattern),
    Setting("FORUM_BOARD_PATH", "forums/{slug}.{id}", "address of a board", _pattern),
    Setting("FORUM_MEMBER_PATH", "members/{slug}.{id}", "address of a member", _pattern),
    Setting(
        "FORUM_ADDRESS_STYLE",
        "plain",
        "`plain`: page 2 is page-2.html; `folders`: page-2/index.html, for hosts that leave out no ending (docs/hosts.md)",
        _one_of("plain", "folders"),
    ),
    Setting(
        "FORUM_RENDERER", "gfm", "`gfm` (what forges show) or `markdown` (Python-Markdown) for posts", _one_of("gfm", "markdown")
    ),
    Setting("FORUM_TYPOGRIFY", True, "curly quotes in titles, and typogrify in the prose of boards", _flag),
    Setting("FORUM_SIGNATURES", False, "show members' signatures on their pages", _flag),
    Setting("FORUM_PHOTO_METADATA", False, "publish photos with position, owner, serial numbers as they are", _flag),
    Setting("FORUM_LANG", "", "language of the interface, such as `de`; else DEFAULT_LANG (docs/languages.md)", _language),
    Setting(
        "FORUM_DOWNLOADS",
        ("markdown",),
        "each thread as one file: some of `markdown`, `text`, `json`, `mbox`; every format is a file more for each thread",
        _some_of("markdown", "text", "json", "mbox"),
    ),
    Setting(
        "FORUM_THUMBNAILS",
        "same",
        "smaller copies of wide pictures: `same` (the picture's own format), `webp`, `avif`, or `off`",
        _one_of("same", "webp", "avif", "off"),
    ),
    Setting(
        "FORUM_SEARCH",
        "auto",
        "what search finds: `posts`, `threads`, nothing (`off`); `auto`: posts, in a large archive threads (docs/search.md)",
        _one_of("auto", "posts", "threads", "off"),
    ),
    Setting("FORUM_BANNER", "", "Markdown on top of every page: where the community lives now, an announcement", _banner),
    Setting(
        "FORUM_ACCENT", "", "colour of the bar on top, such as `#17363f`; what is written on it becomes black or white", _colour
    ),
    Setting("FORUM_LOGO", "", "picture beside the site's name: `/content/attachments/…`, as posts name files", _logo),
    Setting("FORUM_THEME", "", "theme of the forum's pages, if the site's own is another (docs/pelican.md)", _theme),
    Setting("FORUM_TRUST_PAGES", False, "show Pelican's pages and articles as they are (docs/pelican.md)", _flag),
    Setting(
        "FORUM_HOST",
        "",
        "where the site will be: " + ", ".join(f"`{name}`" for name in HOSTS) + " (docs/hosts.md)",
        _one_of("", *HOSTS),
    ),
    Setting("FORUM_OLD_ADDRESSES", True, "lead old addresses of the forums to their pages (docs/hosts.md)", _flag),
    Setting("FORUM_HEADERS", True, "write `_headers`, which Netlify and Cloudflare Pages send with every page", _flag),
    Setting("FORUM_FEED_POSTS", 20, "posts of a feed (`feed.atom` …), where SITEURL is set; 0: no feeds", _count(0, 500)),
    Setting("FORUM_SITEMAP", True, "write `sitemap.xml`, where SITEURL is set", _flag),
    Setting("FORUM_ROBOTS", True, "write `robots.txt`, where SITEURL is set and names no folder", _flag),
    Setting("FORUM_LLMS", False, "write `llms.txt`, an overview for programs that read text, where SITEURL is set", _flag),
    Setting("FORUM_LICENSE", "", "address of the licence under which posts may be used", _link("https?")),
    Setting("FORUM_PROVENANCE", True, "write `provenance.json`: what the site was made of, for `stillboard verify`", _flag),
    Setting("FORUM_CONTACT", "", "whom readers ask to take something down: `mailto:…` or `https:…`", _link("https?", "mailto")),
    Setting("FORUM_CACHE", True, "keep what was read and rendered under Pelican's CACHE_PATH, for the next build", _flag),
    Setting("FORUM_WORKERS", 0, "processes that read and make pages; 0: as many as there are processors", _count(0, 512)),
    Setting("FORUM_EXECUTOR", "", "`dask://host:port`: a Dask cluster does the work (docs/scale.md)", _cluster),
)


@dataclass(frozen=True, slots=True)
class Config:
    """What the site is built with."""

    content: Path  # Pelican's PATH
    cache: Path  # the folder CACHE_PATH
    title: str  # SITENAME
    site_url: str  # SITEURL without a last slash; empty if not set
    base: str  # path part of the site's address, without a last slash: "" or "/archive"
    relative: bool  # RELATIVE_URLS: links that also work from disk
    lang: str  # FORUM_LANG, else DEFAULT_LANG
    posts_per_page: int
    threads_per_page: int
    orders: tuple[str, ...]  # of lists of threads, besides that by the last post
    members_per_page: int
    member_posts_per_page: int
    thread_path: str
    board_path: str
    member_path: str
    folders: bool  # page-2/index.html in the place of page-2.html
    renderer: str
    typogrify: bool
    signatures: bool
    search: str  # "auto", "posts", "threads", "off"
    photo_metadata: bool
    downloads: tuple[str, ...]  # some of markdown, text, json, mbox
    thumbnails: str  # same, webp, avif or off
    banner: str  # Markdown
    accent: str  # #rgb or #rrggbb; empty: the theme's own
    logo: str  # a file, relative to content/attachments/; empty: none
    trusts_pages: bool
    host: str  # one of HOSTS; "": not known
    old_addresses: bool  # whether a script leads them to pages: not where these are read from disk
    headers: bool  # whether `_headers` is written: never next to pages of another theme, which may need other ones
    feed_posts: int  # 0: no feeds
    sitemap: bool
    robots: bool  # never next to pages of another theme, as above, nor in a folder, where nobody looks for it
    llms: bool
    licence: str  # its address; empty: none is said
    provenance: bool  # whether `provenance.json` is written
    contact: str  # an address; empty: none is said
    use_cache: bool
    workers: int  # 0: as many as there are processors
    cluster: str  # dask://host:port; "": this machine does the work


def read(settings: Mapping[str, Any]) -> Config:
    """Check Pelican's settings and take from them what the site needs. SettingsError for the first fault."""
    known = {setting.name: setting for setting in SETTINGS}
    for name in settings:
        if name.startswith("FORUM_") and name not in known:
            near = difflib.get_close_matches(name, known, 1, 0.5)
            todo = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
            raise SettingsError("unknown setting", where=name, todo=todo)
    values = {setting.name: settings.get(setting.name, setting.default) for setting in SETTINGS}
    for name, value in values.items():
        if fault := known[name].check(value):
            raise SettingsError(f"{value!r} cannot be used", where=name, todo=fault)
    paths = [values["FORUM_THREAD_PATH"], values["FORUM_BOARD_PATH"], values["FORUM_MEMBER_PATH"]]
    if len({path.rpartition("/")[0] for path in paths}) < len(paths):
        raise SettingsError("two kinds of page share a folder", where="FORUM_…_PATH", todo="give each its own")
    site_url = _site_url(settings.get("SITEURL") or "")
    base = urlsplit(site_url).path.rstrip("/")
    if settings.get("LOAD_CONTENT_CACHE") or settings.get("CACHE_CONTENT"):
        todo = "take it out: the forum has a cache of its own, and Pelican's is code that runs when it is read"
        raise SettingsError("cannot be used", where="LOAD_CONTENT_CACHE, CACHE_CONTENT", todo=todo)
    return Config(
        content=Path(settings["PATH"]),
        cache=Path(settings["CACHE_PATH"]),
        title=str(settings["SITENAME"]),
        site_url=site_url,
        base=base,
        relative=bool(settings.get("RELATIVE_URLS")),
        lang=values["FORUM_LANG"] or str(settings.get("DEFAULT_LANG") or "en"),
        posts_per_page=values["FORUM_POSTS_PER_PAGE"],
        threads_per_page=values["FORUM_THREADS_PER_PAGE"],
        orders=tuple(values["FORUM_ORDERS"]),
        members_per_page=values["FORUM_MEMBERS_PER_PAGE"],
        member_posts_per_page=values["FORUM_MEMBER_POSTS_PER_PAGE"],
        thread_path=values["FORUM_THREAD_PATH"],
        board_path=values["FORUM_BOARD_PATH"],
        member_path=values["FORUM_MEMBER_PATH"],
        folders=values["FORUM_ADDRESS_STYLE"] == "folders" and not settings.get("RELATIVE_URLS"),
        renderer=values["FORUM_RENDERER"],
        typogrify=values["FORUM_TYPOGRIFY"],
        signatures=values["FORUM_SIGNATURES"],
        search=values["FORUM_SEARCH"],
        banner=values["FORUM_BANNER"],
        photo_metadata=values["FORUM_PHOTO_METADATA"],
        downloads=tuple(values["FORUM_DOWNLOADS"]),
        thumbnails=values["FORUM_THUMBNAILS"],
        accent=values["FORUM_ACCENT"].lower(),
        logo=values["FORUM_LOGO"].removeprefix("/content/attachments/"),
        trusts_pages=values["FORUM_TRUST_PAGES"],
        host=values["FORUM_HOST"],
        old_addresses=values["FORUM_OLD_ADDRESSES"] and not settings.get("RELATIVE_URLS"),
        headers=values["FORUM_HEADERS"] and not values["FORUM_THEME"],
        feed_posts=values["FORUM_FEED_POSTS"] if site_url else 0,
        sitemap=values["FORUM_SITEMAP"] and bool(site_url),
        robots=values["FORUM_ROBOTS"] and bool(site_url) and not base and not values["FORUM_THEME"],
        llms=values["FORUM_LLMS"] and bool(site_url),
        licence=values["FORUM_LICENSE"],
        provenance=values["FORUM_PROVENANCE"],
        contact=values["FORUM_CONTACT"],
        use_cache=values["FORUM_CACHE"],
        workers=values["FORUM_WORKERS"],
        cluster=values["FORUM_EXECUTOR"],
    )


def _site_url(value: object) -> str:
    if not isinstance(value, str):
        raise SettingsError(f"{value!r} cannot be used", where="SITEURL", todo="write it as 'https://archive.example'")
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    if value and (parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment):
        raise SettingsError(f"{value!r} cannot be used", where="SITEURL", todo="write it as 'https://archive.example'")
    return value.rstrip("/")
