"""How phpBB's pages say what they are, if they are no threads."""

from __future__ import annotations

from ...dumps.page_kinds import THREAD, NotAThread, PageKinds

PAGE_KINDS = PageKinds(
    ids={"errorpage": NotAThread.ERROR},  # its msg_handler's
    classes={  # of phpBB 3: section-<script>
        "section-viewtopic": THREAD,
        "section-index": NotAThread.LIST,
        "section-viewforum": NotAThread.LIST,
        "section-memberlist": NotAThread.MEMBER,
        "section-viewonline": NotAThread.OTHER,
        "section-search": NotAThread.SEARCH,
        "section-ucp": NotAThread.LOGIN,
        "section-posting": NotAThread.OTHER,
        "section-faq": NotAThread.OTHER,
        "section-mcp": NotAThread.STAFF,
    },
    # phpBB 3's own, its skins', and the anchors of phpBB 2.
    post_ids=(r"""p\d{1,12}["'\s>]""",),
    post_words=("postbody",),
    post_attributes=(r"""name=["']?\d{1,12}["']?></a>""",),
    part_ids={"memberlist": NotAThread.MEMBER},
    parts={
        r"""action=["'][^"'<>]{0,500}ucp\.php\?[^"'<>]{0,200}mode=login[^<>]{0,300}id=["']login["']""": NotAThread.LOGIN,
        r"""class=["']panel["']\sid=["']message["']""": NotAThread.ERROR,
        # Links to topics and boards: other software calls its own headings so.
        r"""<a\s[^<>]{0,600}?\bclass=["'](?:topictitle|forumlink|forumtitle)["']""": NotAThread.LIST,
    },
)
