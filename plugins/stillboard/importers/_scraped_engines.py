"""What scrapers' files say in a way of each engine: how addresses are made, and which words of the path lead home.

forumscraper and forum-dl name their engines alike. What is known here of them is what forumscraper's own extractors and
examples show (https://github.com/TUVIMEN/forumscraper). What it did not find on a page it writes as "", 0 or [], so these
mean nothing.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from ..addresses import engines
from ..markup.addresses import absolute
from ..markup.from_html import Reader
from . import body_rules_of
from ._html.body_rules import BodyRules, Converted

_ENGINES = {
    "xenforo": "XenForo",
    "phpbb": "phpBB",
    "smf": "SMF",
    "vbulletin": "vBulletin",
    "invision": "Invision Community",
    "xmb": "XMB",
    "hackernews": "Hacker News",
    "stackexchange": "Stack Exchange",
}
# The first links of breadcrumbs, which lead to the front page. phpBB's, SMF's and XMB's first one always does.
_HOME = frozenset(
    "home;forum;forums;community;board index;forum index;index;portal;board;start;startseite;foren;foren-übersicht;übersicht;"
    "forenübersicht;accueil;index du forum;inicio;foro;foros;índice general;página principal;início;fóruns;fórum;home page;"
    "indice;strona główna;fora;strona główna forum;главная;форум;форумы;список форумов;головна;domů;fóra;fórumok;anasayfa;"
    "ana sayfa;forumlar;hem;forumindex;hjem;etusivu;foorumit;voorpagina;ホーム;フォーラム;首页;论坛;首頁;論壇;홈;포럼".split(";")
)


@dataclass(frozen=True, slots=True)
class ScrapedEngine:
    """An engine as a scraper's file names it."""

    name: str  # as in format_version
    version: str  # its first digit, where format_version names one version alone

    @property
    def label(self) -> str:
        """The engine as people call it."""
        return f"{_ENGINES.get(self.name, self.name)} {self.version}".strip()

    def root(self, url: str, boards: int) -> str:
        """The forum's address, with / at its end, from that of a thread with so many boards above it; "" if it shows nothing."""
        address = absolute(url, "")
        pattern = _ROOTS.get(self.name)
        match = pattern.match(address) if pattern else None
        if match:
            return match[1]
        match = re.match(r"https?://[^/]+/", address)
        if self.name == "vbulletin" and match:  # vBulletin 5: root/board/board/12-slug
            parts = address[match.end() :].split("/")
            return match[0] + "".join(f"{part}/" for part in parts[: -1 - boards])
        return match[0] if match else ""

    def post_address(self, root: str, url: str, thread: str, post: str) -> str:
        """The address of a post; "" where the engine's addresses are not known to be the usual ones."""
        if not post or not root:
            return ""
        made = ""
        if self.name == "xenforo":
            made = engines.XENFORO.post_address.format(root=root, id=post)
        elif self.name == "phpbb" and "viewtopic.php" in url:
            made = engines.PHPBB.post_address.format(root=root, id=post)
        elif self.name == "smf" and "topic=" in url:
            made = engines.SMF.post_address.format(root=root, thread_id=thread, id=post)
        elif self.name == "vbulletin":
            made = (
                engines.VBULLETIN.post_address.format(root=root, id=post)
                if "showthread.php" in url
                else engines.VBULLETIN_5.post_address.format(thread=url.partition("#")[0], id=post)
            )
        elif self.name == "invision":
            made = engines.INVISION.post_address.format(thread=url.partition("?")[0], id=post)
        elif self.name == "xmb" and "viewthread.php" in url:
            made = f"{root}viewthread.php?tid={thread}&goto=search&pid={post}"
        elif self.name == "hackernews":
            made = f"{root}item?id={post}"
        elif self.name == "stackexchange" and post.isdecimal():
            made = f"{root}a/{post}"
        return made

    def slug(self, url: str) -> str:
        """The words of the thread's address."""
        match = _SLUG.search(url)
        return next((group for group in match.groups() if group), "").lower() if match else ""

    def boards(self, path: list[str]) -> tuple[str, tuple[str, ...]]:
        """The forum's own title ("" where the path does not name it), and the boards above the thread, outermost first."""
        title = ""
        if self.name in {"smf", "xmb", "phpbb"} and path:
            title, path = path[0], path[1:]
        while path and path[0].casefold() in _HOME:
            path = path[1:]
        return "" if title.casefold() in _HOME else title, tuple(path)

    def first_page(self, url: str) -> bool:
        """Whether the address leads to the thread's first page: then the scraper met every post, in order."""
        later = _LATER.search(url)
        return not later or int(next(group for group in later.groups() if group)) < 2

    def body_rules(self) -> BodyRules:
        """How bodies are written."""
        rules = body_rules_of(self.name)
        boilerplate = (
            f"{rules.boilerplate} subject sig" if self.name == "xmb" else rules.boilerplate
        )  # XMB's post is a whole cell
        return dataclasses.replace(rules, boilerplate=boilerplate, handlers={**rules.handlers, "messageText": _inside})


_ROOTS = {
    "xenforo": re.compile(r"(https?://[^?#]*?/)(?:index\.php\?)?(?:threads|topics?|tema|t)/"),
    "phpbb": re.compile(r"(https?://[^?#]*/)viewtopic\.php"),
    "smf": re.compile(r"(https?://[^?#]*/)(?:index\.php)?[^/]*$"),
    "vbulletin": re.compile(r"(https?://[^?#]*/)(?:showthread\.php|threads/)"),
    "invision": re.compile(r"(https?://[^?#]*?/)(?:forums/)?topic/"),
    "xmb": re.compile(r"(https?://[^?#]*/)viewthread\.php"),
}
_SLUG = re.compile(r"/(?:threads|topics?)/([^/?#.]{1,200})\.\d+|/topic/\d+-([^/?#]{1,200})|/\d+-([^/?#.]{1,200})(?:[?#.]|/?$)")
_LATER = re.compile(
    r"/page-?(\d{1,6})\b|[?&;/](?:page|pp)[=/](\d{1,6})\b|[?&;]start=(\d{1,9})\b|[?&;]topic=\d+\.(\d{1,9})\b|-t\d+\.(\d{1,9})\.html"
)


def _inside(_: LexborNode, __: Reader) -> Converted:
    """The block quote that is XenForo 1's whole post is none."""
    return None
