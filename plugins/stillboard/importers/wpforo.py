"""wpForo 1 and 2: saved topic pages, in its layouts extended, simplified, Q&A and threaded.

The markup is that of the plugin's wpf-themes/classic/layouts/*/post.php (version 1) and themes/*/layouts/*/post.php (version 2).
"""

from __future__ import annotations

import functools
import itertools
import re

from ..addresses import engines
from ..dumps import Capture
from ..dumps.page_kinds import PageKinds
from ..ids import clean_name
from ..markup.html_words import elements, words_of
from ..model import DateSource, When
from ._html.body_rules import BodyRules, Quotation
from ._html.dom import attribute, following, has_class
from ._html.layout import Layout
from ._html.post import ForumPost
from ._html.thread_page import ForumPage, reads
from ._importer import Importer

_POST = re.compile(r"#post-(\d{1,15})(?!\w)|(?:^|=)(\d{1,15})$")
_NICENAME = re.compile(r"(?<!\s)\s*+\(@[^()]{1,60}\)$")
LAYOUT = Layout(
    engine="wpForo",
    addresses=engines.WPFORO,
    posts=".post-wrap[id^='post-'], .comment-wrap[id^='post-']",
    post=re.compile(r"(?:post-)?(\d{1,15})"),
    id_attributes=("data-postid", "id"),
    author=(
        ".wpf-author-name a",
        ".author-name a",
        ".wpforo-comment-footer a[href]",
        ".wpf-author-name",
        ".author-name",
        ".wpforo-post-author-name",
    ),
    user_title=(".author-title", ".wpf-author-title"),
    badges=".author-rating-short, .wpf-member-title, .author-groups .wpf-usergroup",
    pairs=".author-joined, .author-posts, .wpf-author-joined, .wpf-author-posts",
    date=(
        ".wpf-post-date",
        ".wpforo-post-date",
        ".wpforo-post-content-bottom .cbleft",
        ".cbottom .cbleft",
        ".cbleft",
        ".wpforo-post-content-top > span:not(.wpf-mod-message)",
        ".wpforo-comment-footer",
    ),
    permalink=("a.wpf-post-link", ".wpf-post-link a", ".wpforo-post-link a", ".wpforo-post-content-top a", "a[href*='#post-']"),
    body=(".wpforo-post-content", ".wpforo-comment-content"),
    attachments="",
    edited=(".wpf-post-edited", ".wpf-post-edit-wrap > :last-child", ".wpf-post-edit-wrap"),
    signature=(".wpforo-post-signature",),
    reactions=(".wpf-post-likers", ".wpforo-post-footer .bleft", ".bottom .bleft"),
    unapproved=".wpf-mod-message, .wpf-unapproved, .wpforo-unapproved, .wpf-status-unapproved",
    title=("#wpforo-title", ".wpf-head-bar h1", "h1.wpf-topic-title"),
    prefix=".wpf-topic-prefix, .wpf-prefix",
    crumbs=(".wpf-breadcrumb",),
    crumb="div:not(.wpf-root):not(.active) > a",
    tags=".wpf-tags tag, .wpf-tags a",
    pagination=(".wpf-navi .wpf-page-info", ".wpf-navi"),
)
BODY_RULES = BodyRules(
    boilerplate="wpforo-post-signature wpf-post-edited wpf-post-edit-wrap wpforo-comment-footer wpforo-comment-action-links "
    "wpf-mod-message wpforo-post-lb-box",
    quotes={"blockquote": Quotation(heads=(".wpforo-post-quote-author",), posts=("data-postid",))},
    spoilers={"wpf-spoiler-wrap": (".wpf-spoiler-head", ".wpf-spoiler")},
    post=_POST,
)


class _Post(ForumPost):
    def find_author(self) -> str:
        """With the handle behind the name where the skin has both in one."""
        return clean_name(_NICENAME.sub("", words_of(self.user)).lstrip("@"))

    def find_author_id(self) -> str:
        said = attribute(self.node, "data-userid")
        return said.lstrip("0") if re.fullmatch(r"\d{1,12}", said, re.ASCII) else super().find_author_id()

    def is_guest(self) -> bool:
        """0 is nobody who was logged in."""
        return super().is_guest() or (bool(self.author) and attribute(self.node, "data-userid") == "0" and not self.is_member())

    def date(self) -> tuple[When | None, DateSource | None]:
        """The date stands among other words: who likes the post, who wrote it."""
        found, node = super().date(), self.date_node()
        if found[0] or node is None:
            return found
        pieces = (words_of(child) if child.is_element_node else child.text_content or "" for child in elements(node, text=True))
        return self.dates.printed(*(" ".join(words.split()) for words in pieces))

    def reply_to(self) -> str:
        """A comment answers the post above that is no comment."""
        return self.node_above if has_class(self.node, "comment-wrap") else ""

    @functools.cached_property
    def node_above(self) -> str:
        """The id of the last post above that is no comment."""
        before = itertools.islice(following(self.node, forward=False), 1000)
        post = next((other for other in before if other.is_element_node and has_class(other, "post-wrap")), None)
        match = self.layout.post.fullmatch(attribute(post, "id"))
        return match[1] if match else ""


class _Page(ForumPage):
    importer = "wpforo"
    layout = LAYOUT
    rules = BODY_RULES
    post = _Post

    @functools.cached_property
    def number(self) -> int:
        return int(self._of[1]) if self._of else int(self._group("page") or 1)


def _accepts(capture: Capture) -> bool:
    data = capture.markup
    return b"wpforo-post-content" in data and b'id="post-' in data


PAGE_KINDS = PageKinds(
    post_ids=(r"post-\d",),
)
IMPORTER = Importer(
    name="wpforo",
    summary="Saved topic pages of wpForo.",
    accepts=_accepts,
    posts=reads(_Page),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
