"""Every address of the site is made here: nobody else joins paths.

A page's address starts as its file (`threads/rewiring.412/page-2.html`, relative to the output folder). Links leave
`index.html` and `.html` out, as static hosts serve them; under RELATIVE_URLS they are written out, with `../` in
front, so that the site reads from disk.
"""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import Struct

from ..content.forum_paths import is_reserved
from .config import Config
from .endings import published

STYLESHEET = "theme/forum.css"
COLOURS = "theme/colours.css"  # what the settings say of colours
FIRST_SCRIPT = "theme/first.js"  # what must run before a page is drawn
SCRIPT = "theme/forum.js"
REDIRECT_SCRIPT = "theme/redirect.js"
SEARCH = "search/index.html"
SEARCH_SCRIPT = "theme/search.js"
OLD_SCRIPT = "theme/old.js"  # what leads old addresses to pages
OLD = "old"  # the folder of what it asks for


class Target(Struct, frozen=True):
    """A place in the site: a file, and an id on it."""

    file: str
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Urls:
    """Addresses under one set of settings."""

    config: Config

    def thread(self, path: str, slug: str, identity: str, page: int) -> str:
        """File of a page of a thread; `path` is its forum's. Page 1 is the folder's index."""
        return self._numbered(self._place(self.config.thread_path, path, slug, identity), page)

    def board(self, path: str, slug: str, identity: str, page: int = 1) -> str:
        """File of a page of a board."""
        return self._numbered(self._place(self.config.board_path, path, slug, identity), page)

    def member(self, path: str, slug: str, identity: str, page: int = 1) -> str:
        """File of a page of a member."""
        return self._numbered(self._place(self.config.member_path, path, slug, identity), page)

    def members(self, page: int = 1) -> str:
        """File of a page of the list of members."""
        return self._numbered(self.config.member_path.rpartition("/")[0], page)

    def forum(self, path: str) -> str:
        """File of a forum's page: where its addresses begin, unless that is a page of the site's own."""
        of = self.config
        kinds = frozenset(own.partition("/")[0] for own in (of.thread_path, of.board_path, of.member_path))
        if path and not is_reserved(path, kinds):
            return f"{path}/index.html"
        return f"{path}/{of.board_path.rpartition('/')[0]}/index.html".lstrip("/")

    def board_of(self, path: str, board: str) -> str:
        """File of a board's first page, by the stem of the board's file."""
        slug, _, identity = board.rpartition(".")
        return self.board(path, slug, identity)

    def ordered(self, first: str, order: str, page: int = 1) -> str:
        """File of a page of a list in another order. `first`: the list's own first page, a folder's index."""
        return f"{first.removesuffix('index.html')}{self._named(f'by-{order}-{page}' if page > 1 else f'by-{order}')}"

    def tags(self, page: int = 1) -> str:
        """File of a page of the list of tags."""
        return self._numbered("tags", page)

    def tag(self, stem: str, is_prefix: bool, page: int = 1) -> str:
        """File of a page of a tag or a prefix."""
        return self._numbered(f"tags/prefix/{stem}" if is_prefix else f"tags/{stem}", page)

    @staticmethod
    def overview() -> str:
        """File of the page about the archive as a whole."""
        return "overview/index.html"

    def date(self, when: str = "", page: int = 1) -> str:
        """File of a page of the archive by date: of a month (`2014-03`), of a year (`2014`), or of all years."""
        return self._numbered("/".join(("archive", *when.split("-"))).rstrip("/"), page)

    def home(self, page: int = 1) -> str:
        """File of a page of the home page."""
        return self._numbered("", page)

    def _numbered(self, folder: str, page: int) -> str:
        name = "index.html" if page == 1 else self._named(f"page-{page}")
        return f"{folder}/{name}" if folder else name

    def _named(self, name: str) -> str:
        return f"{name}/index.html" if self.config.folders else f"{name}.html"

    @property
    def page(self) -> str:
        """What stands behind the address of a list or a thread for its page {n}, if that is not the first."""
        return "page-{n}/" if self.config.folders else "page-{n}"

    @staticmethod
    def _place(pattern: str, path: str, slug: str, identity: str) -> str:
        place = pattern.format(slug=slug, id=identity)
        return f"{path}/{place}" if path else place

    def feed(self, ending: str, forum: str = "") -> str:
        """File of the site's feed, or of that of one of its forums."""
        return f"feed-{forum}.{ending}" if forum else f"feed.{ending}"

    def board_feed(self, path: str, slug: str, identity: str) -> str:
        """File of a board's feed."""
        return f"{self._place(self.config.board_path, path, slug, identity)}/feed.atom"

    def absolute(self, file: str, fragment: str = "") -> str:
        """The absolute address of a place on a page. Only where the site's address is set."""
        return f"{self.config.site_url}/{short(file)}#{fragment}" if fragment else f"{self.config.site_url}/{short(file)}"

    def absolute_link(self, link: str, root: str) -> str:
        """The absolute address of what `link` gave for a page whose root is `root`. Only where the site's address is set."""
        place = link.removeprefix(root)
        return f"{self.config.site_url}/{short(place) if self.config.relative else place}"

    def root(self, file: str) -> str:
        """What leads from a page's file to the site's root: `/`, `/archive/`, or `../../` under RELATIVE_URLS."""
        if self.config.relative:
            return "../" * file.count("/") or "./"
        return f"{self.config.base}/"

    def link(self, target: Target, root: str) -> str:
        """The address of a target, seen from a page whose root is `root`."""
        file = target.file if self.config.relative else short(target.file)
        return f"{root}{file}#{target.fragment}" if target.fragment else f"{root}{file}"

    def canonical(self, file: str) -> str:
        """The absolute address of a page, or "" where the site's address is not set."""
        return f"{self.config.site_url}/{short(file)}" if self.config.site_url else ""


def short(file: str) -> str:
    """A file's address as hosts serve it."""
    if file == "index.html" or file.endswith("/index.html"):
        return file.removesuffix("index.html")
    return file.removesuffix(".html")


def attachment_file(relative: str) -> str:
    """Where an attachment of content/attachments/ (`ab/<sha256>-name.ext`) is published, under a name that nothing runs."""
    return f"attachments/{published(relative)}"
