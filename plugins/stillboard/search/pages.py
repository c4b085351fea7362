"""What a finished page shows, for the index: the theme marks it with `data-find` (theme/README.md lists the marks)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .tokens import plain

KINDS = ("thread", "board", "member", "page")
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q rp rt ruby s samp small span strike strong sub "
    "sup time tt u var wbr".split()
)
_SKIPPED = frozenset({"script", "style", "template"})
_FURTHER = re.compile(r"(?:^|/)page-[0-9]+\.html$")  # of a list: the same words again
_YEAR = re.compile(r"(?a:\d{4})(?!\d)")
_UP = re.compile(r"^(?:\.\.?/)+")


@dataclass(slots=True)
class FoundPost:
    """A post of a page."""

    anchor: str  # "post-412"
    label: str = ""  # "#12"
    author: str = ""
    date: str = ""  # for machines: an instant, a local date and time, a date or a part of one; empty: not known
    shown: str = ""  # the date in words
    text: str = ""

    @property
    def year(self) -> str:
        """The year that is shown, or ""."""
        return found[0] if (found := _YEAR.match(self.date)) else ""


@dataclass(slots=True)
class FoundPage:
    """A page that can be found."""

    file: str  # relative to the output folder
    kind: str  # one of KINDS
    title: str = ""
    head: str = ""  # what is said besides the title and the posts
    forum: str = ""
    starter: str = ""
    boards: list[tuple[str, str]] = field(default_factory=list)  # address from the site's root, and title; the outer ones first
    posts: list[FoundPost] = field(default_factory=list)
    lang: str = ""  # of the posts, where the theme says it

    @property
    def is_first(self) -> bool:
        """Whether it is the first page of what it belongs to."""
        return not _FURTHER.search(self.file)


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """What the search page says of itself."""

    mode: str  # posts, threads, auto
    root: str  # what addresses on it begin with
    lang: str  # of the site's own words


def search_settings(html: str) -> SearchSettings | None:
    """What a search page says; None if the page is none."""
    tree = LexborHTMLParser(html)
    main = tree.css_first("[data-find=search]")
    if main is None:
        return None
    return SearchSettings(_attribute(main, "data-mode"), _attribute(main, "data-root"), _attribute(tree.root, "lang"))


def read(file: str, html: str, root: str) -> FoundPage | None:
    """What can be found on a page; None if nothing can. `root`: what the addresses on pages begin with."""
    tree = LexborHTMLParser(html)
    main = tree.css_first("[data-find]")
    kind = _attribute(main, "data-find")
    while main is not None and kind not in KINDS:  # what stands above the part that is marked as a whole
        main = next((one for one in tree.css("[data-find]") if _attribute(one, "data-find") in KINDS), None)
        kind = _attribute(main, "data-find")
    if main is None:
        return None
    page = FoundPage(file, kind, forum=_value(main, "data-forum"), starter=_value(main, "data-starter"))
    if kind != "thread" and not page.is_first:
        return None
    heads: list[str] = []
    post: FoundPost | None = None
    for node in main.css("[data-find]"):
        mark = _attribute(node, "data-find")
        if mark.startswith("post-"):
            post = FoundPost(mark)
            page.posts.append(post)
        elif mark == "title":
            page.title = _text(node)
        elif mark == "crumbs":
            page.boards = _boards(node, root, _attribute(main, "data-boards"))
        elif mark == "text" and (post is None or kind != "thread"):
            heads.append(_text(node))
        elif post is not None:
            _read_post(page, post, mark, node)
    page.head = plain(" ".join(heads))
    return page


def _read_post(page: FoundPage, post: FoundPost, mark: str, node: LexborNode) -> None:
    if mark == "text":
        post.text = plain(f"{post.text} {_text(node)}")
        page.lang = page.lang or _attribute(node, "lang")
    elif mark == "author":
        post.author = _text(node)
    elif mark == "label":
        post.label = _text(node)
    elif mark == "date":
        moment = node.css_first("time[datetime]")
        post.date, post.shown = _attribute(moment, "datetime"), _text(node)


def _boards(node: LexborNode, root: str, count: str) -> list[tuple[str, str]]:
    """The boards among the crumbs: as many as the page says, right before the page itself."""
    links = [one for one in node.css("a[href]") if "aria-current" not in one.attributes]
    boards = links[-int(count) :] if count.isdecimal() and int(count) else []
    return [(_from_root(_attribute(one, "href"), root), _text(one)) for one in boards]


def _from_root(address: str, root: str) -> str:
    return (address.removeprefix(root) if root.startswith("/") else _UP.sub("", address)).removesuffix("index.html")


def _attribute(node: LexborNode | None, name: str) -> str:
    return (node.attributes.get(name) or "") if node is not None else ""


def _value(node: LexborNode, name: str) -> str:
    return plain(_attribute(node, name))


def _text(node: LexborNode) -> str:
    """The words of a node, without those that it quotes from a post of the archive, which has them itself."""
    out: list[str] = []
    _gather(node, out)
    return plain("".join(out))


def _gather(node: LexborNode, out: list[str]) -> None:
    """Go through everything below a node, without calling itself: posts may be nested as deep as they like."""
    later: list[tuple[LexborNode | None, str]] = [(node.child, "")]  # where to go on, and what stands before it
    while later:
        one, before = later.pop()
        out.append(before)
        while one is not None:
            tag = one.tag or ""
            if tag == "-text":
                out.append(one.text_content or "")
            elif tag == "img":
                out.append(_attribute(one, "alt"))
            elif tag[:1].isalpha() and tag not in _SKIPPED and not (tag == "blockquote" and _is_elsewhere(one)):
                between = "" if tag in _INLINE else " "
                out.append(between)
                later.append((one.next, between))
                one = one.child
                continue
            one = one.next


def _is_elsewhere(quote: LexborNode) -> bool:
    """Whether what a quote says is found where it comes from. One of a post that is not archived is all that is left of it."""
    attribution = quote.css_first(".attribution")
    return attribution is None or attribution.parent != quote or attribution.css_first(".unarchived") is None
