"""bbPress 2, in the database of a WordPress: of its posts only forums, topics and replies are read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..._sql.store import Store
from ..._sql.wanted import Table
from ..boards import above, unknown_around
from ..engine import About, Answer, Engine, Right

_OPTIONS = frozenset(
    "blogname home WPLANG _bbp_replies_per_page _bbp_root_slug _bbp_topic_slug _bbp_forum_slug _bbp_include_root"
    " _bbp_super_sticky_topics _bbp_private_forums _bbp_hidden_forums".split()
)
# What add-ons note of a forum, a topic or a reply that only some may read.
_KEEPERS = frozenset({"_private_group", "_members_access_role", "_wpmem_block", "_bbp_reply_is_private", "_bbp_topic_is_private"})
_VISIBILITY = "_bbp_forum_visibility"  # of bbPress 2.0
_META = frozenset({"_bbp_anonymous_name", "_bbp_reply_to", "_bbp_sticky_topics", "_bbp_forum_id", _VISIBILITY, *_KEEPERS})
_KEEPING = (
    f"(meta_key IN ({', '.join(repr(key) for key in sorted(_KEEPERS))}) AND COALESCE(meta_value, '') NOT IN ('', '0')"
    f" OR meta_key = '{_VISIBILITY}' AND COALESCE(meta_value, '') <> 'public')"
)
_LISTS = ("_bbp_private_forums", "_bbp_hidden_forums")  # options
_KINDS = frozenset({"forum", "topic", "reply"})
_PUBLIC = ("publish", "closed")  # of post_status; a private or hidden forum has one of its own
_PARAGRAPH = re.compile(r"<p[\s>]", re.IGNORECASE)
_BLOCK = re.compile(r"</?(?:div|ul|ol|li|table|tr|pre|h[1-6])[\s>]", re.IGNORECASE)


def _about(store: Store) -> About:
    said = {str(name): str(value or "") for name, value in store.ask("SELECT option_name, option_value FROM options")}
    per_page = said.get("_bbp_replies_per_page", "")
    return About(
        title=said.get("blogname", ""),
        address=said.get("home", ""),
        engine="bbPress",
        lang=said.get("WPLANG", "").replace("_", "-"),
        per_page=int(per_page) if per_page.isdecimal() and int(per_page[:6]) > 0 else None,
    )


def _rights(store: Store) -> Mapping[str, Right]:
    """A forum is public, private or hidden by its status, and so are those in it."""
    boards = {
        row[0]: row
        for row in store.ask("SELECT ID, post_parent, post_status, post_password FROM posts WHERE post_type = 'forum'")
    }
    parents = {own: row[1] for own, row in boards.items()}
    kept = {one[0] for one in store.ask(f"SELECT post_id FROM postmeta WHERE {_KEEPING}")}
    for (listed,) in store.ask(f"SELECT option_value FROM options WHERE option_name IN {_LISTS}"):
        kept |= {int(one) for one in re.findall(r"\b\d{1,15}\b", str(listed or ""))}
    rights: dict[str, Right] = {}
    for board in boards:
        line = [boards[one] for one in above(board, parents)]
        states = [str(row[2] or "") for row in line if row[2] not in _PUBLIC]
        if unknown := unknown_around(board, parents, 0):
            why = unknown
        elif states:
            why = f"it, or a forum around it, is {states[0] or 'of no known status'}"
        elif any(row[3] != 0 for row in line):
            why = "it, or a forum around it, has a password"
        elif any(row[0] in kept for row in line):
            why = "it, or a forum around it, is for some members (postmeta, options)"
        else:
            why = ""
        rights[str(board)] = Right(public=not why, why=why or "it and all around it are public")
    return rights


def _body(said: str, _: Answer) -> str:
    """With the paragraphs and lines that WordPress makes of line breaks when it shows a text."""
    if _PARAGRAPH.search(said):
        return said
    parts = re.split(r"\n[ \t]*\n\s*", said.replace("\r\n", "\n").strip())
    return "<p>".join(part if _BLOCK.search(part) else part.replace("\n", "<br>\n") for part in parts)


def _slug(option: str, default: str) -> str:
    return f"COALESCE((SELECT NULLIF(option_value, '') FROM options WHERE option_name = '{option}'), '{default}')"


_ROOT = (
    f"(CASE WHEN (SELECT option_value FROM options WHERE option_name = '_bbp_include_root') = '0' THEN ''"
    f" ELSE {_slug('_bbp_root_slug', 'forums')} || '/' END)"
)
_TOPIC = f"{_ROOT} || {_slug('_bbp_topic_slug', 'topic')} || '/'"
ENGINES = (
    Engine(
        name="bbPress",
        marks={
            "postmeta": "post_id meta_key meta_value",
            "posts": "id post_type post_parent post_content post_status",
            "options": "option_name option_value",
            "users": "display_name user_nicename",
        },
        tables=(
            Table("options", words="option_name option_value", only={"option_name": _OPTIONS}),
            Table(
                "posts",
                numbers="id post_author post_parent menu_order",
                words="post_type post_title post_content post_name post_date_gmt post_status",
                filled="post_password",
                only={"post_type": _KINDS},
                keys="post_parent id",
                decides="post_parent post_type post_status post_password",
            ),
            Table("postmeta", numbers="post_id", words="meta_key meta_value", only={"meta_key": _META}, keys="post_id"),
            Table("users", numbers="id", words="display_name user_nicename user_registered", keys="id"),
        ),
        boards=f"""
            SELECT ID AS id, NULLIF(post_parent, 0) AS parent, post_title AS title, post_content AS body,
                {_ROOT} || {_slug("_bbp_forum_slug", "forum")} || '/' || post_name || '/' AS address
            FROM posts WHERE post_type = 'forum' ORDER BY menu_order, post_title, ID""",
        threads=f"""
            SELECT ID AS id, post_parent AS board, post_title AS title, post_name AS slug, post_status = 'closed' AS locked,
                EXISTS (SELECT 1 FROM postmeta m WHERE m.post_id = posts.post_parent AND m.meta_key = '_bbp_sticky_topics'
                        AND m.meta_value LIKE '%;i:' || posts.ID || ';%')
                    OR EXISTS (SELECT 1 FROM options WHERE option_name = '_bbp_super_sticky_topics'
                        AND option_value LIKE '%;i:' || posts.ID || ';%') AS sticky,
                {_TOPIC} || post_name || '/' AS address,
                (SELECT GROUP_CONCAT(m.meta_value, CHAR(10)) FROM postmeta m WHERE m.post_id = posts.ID
                    AND m.meta_key = '_bbp_forum_id' AND COALESCE(m.meta_value, '') NOT IN ('', '0')) AS inside
            FROM posts WHERE post_type = 'topic' AND post_status IN ('publish', 'closed') AND post_password = 0
                AND NOT EXISTS (SELECT 1 FROM postmeta WHERE post_id = posts.ID AND {_KEEPING})
            ORDER BY ID""",
        posts=f"""
            SELECT p.ID AS id, COALESCE(u.display_name,
                    (SELECT meta_value FROM postmeta m WHERE m.post_id = p.ID AND m.meta_key = '_bbp_anonymous_name')) AS author,
                NULLIF(p.post_author, 0) AS author_id, COALESCE(p.post_author, 0) <= 0 AS guest,
                p.post_date_gmt AS date, p.post_content AS body,
                (SELECT meta_value FROM postmeta m WHERE m.post_id = p.ID AND m.meta_key = '_bbp_reply_to') AS reply_to,
                {_TOPIC} || t.post_name || '/#post-' || p.ID AS address
            FROM posts t JOIN posts p ON p.ID = t.ID OR (p.post_parent = t.ID AND p.post_type = 'reply')
                LEFT JOIN users u ON u.ID = p.post_author
            WHERE t.ID = ? AND p.post_status IN ('publish', 'closed') AND p.post_password = 0
                AND NOT EXISTS (SELECT 1 FROM postmeta WHERE post_id = p.ID AND {_KEEPING})
            ORDER BY p.ID <> t.ID, p.post_date_gmt, p.ID""",
        members="""
            SELECT ID AS id, display_name AS name, user_registered AS joined,
                (SELECT COUNT(*) FROM posts p WHERE p.post_author = users.ID AND p.post_type IN ('topic', 'reply')
                    AND p.post_status IN ('publish', 'closed')) AS posts,
                'forums/users/' || user_nicename || '/' AS address
            FROM users WHERE ID = ?""",
        rights=_rights,
        about=_about,
        opening="options postmeta",
        deciding={"options": "", "postmeta": "post_id"},
        authors="posts.post_author",
        shared=("users",),
        all_posts="SELECT COUNT(*) FROM posts WHERE post_type IN ('topic', 'reply')",
        hidden=f"""
            SELECT COUNT(*) FROM posts
            WHERE post_type IN ('topic', 'reply') AND (COALESCE(post_status, '') NOT IN ('publish', 'closed')
                OR ID IN (SELECT post_id FROM postmeta WHERE {_KEEPING})
                OR post_parent IN (SELECT t.ID FROM posts t JOIN postmeta ON post_id = t.ID
                    WHERE t.post_type = 'topic' AND {_KEEPING}))""",
        format="html",
        escaped_titles=True,
        rules="bbpress",
        body=_body,
    ),
)
