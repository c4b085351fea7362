"""wpForo 1 and 2, in the database of a WordPress."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from ..._sql.php import unserialized
from ..._sql.store import Store
from ..._sql.wanted import Table
from ..boards import above, unknown_around
from ..engine import About, Answer, Engine, Right

_OPTIONS = frozenset("blogname home WPLANG wpforo_permastruct wpforo_post_options".split())
_GUESTS = 4  # the group of whoever is not logged in
_NEEDED = {"vf": "view forum", "vt": "view topics", "vr": "view replies"}  # of the guests' permissions
_FILES = "va"
# Files stand in the bodies, as links or as a shortcode.
_WITH_FILES = " OR ".join(f"body LIKE '%{one}%'" for one in ("attachments/", "wpforo-attach", "[attach", "wpfa-"))
_QUOTE = re.compile(r"\[(/?)quote((?:\s[^\[\]<>]{0,300})?)\]", re.IGNORECASE)
_ATTACHED = re.compile(r"\[attach\]((?:\s{0,3}\d{1,12}\s{0,3},){0,50}\s{0,3}\d{1,12})\s{0,3}\[/attach\]", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<p[\s>]", re.IGNORECASE)
_BLOCK = re.compile(r"</?(?:div|ul|ol|li|table|tr|pre|blockquote|h[1-6])[\s>]", re.IGNORECASE)


def _about(store: Store) -> About:
    said = {str(name): str(value or "") for name, value in store.ask("SELECT option_name, option_value FROM options")}
    options = unserialized(said.get("wpforo_post_options", ""))
    per_page = str(options.get("posts_per_page", "")) if isinstance(options, dict) else ""
    others = store.all("SELECT COUNT(*) FROM posts WHERE post_type IN ('topic', 'reply')")[0][0]
    return About(
        title=said.get("blogname", ""),
        address=said.get("home", ""),
        engine="wpForo",
        lang=said.get("WPLANG", "").replace("_", "-"),
        per_page=int(per_page) if per_page.isdecimal() and int(per_page[:6]) > 0 else None,
        notes=(f"it holds {others} posts of bbPress too, which are not read",) if others else (),
    )


def _listed(said: object) -> dict[str, object]:
    """What PHP serialised, or JSON, as names with values; nothing for what is neither."""
    if not isinstance(said, str):
        return {}
    try:
        found: object = json.loads(said) if said[:1] == "{" else unserialized(said)
    except (ValueError, RecursionError):
        return {}
    return {str(key): value for key, value in found.items()} if isinstance(found, dict) else {}


def _accesses(store: Store) -> dict[str, set[str]]:
    """What each kind of access permits; of two rows that call it alike, what both do."""
    found: dict[str, set[str]] = {}
    for access, said in store.ask("SELECT access, cans FROM wpforo_accesses"):
        cans = {name for name, value in _listed(said).items() if value in (1, "1", True)}
        found[str(access)] = found.get(str(access), cans) & cans
    return found


def _rights(store: Store) -> Mapping[str, Right]:
    """The kind of access that a forum gives the guests' group says what they may; it takes nothing from the one around it, but
    no page leads to a forum in one that is off.
    """
    rows = {row[0]: row for row in store.ask("SELECT forumid, parentid, status, permissions FROM wpforo_forums")}
    parents = {own: row[1] for own, row in rows.items()}
    accesses = _accesses(store)
    with_files = {one[0] for one in store.ask(f"SELECT DISTINCT forumid FROM wpforo_posts WHERE {_WITH_FILES}")}
    rights: dict[str, Right] = {}
    for board, (_, _, _, permissions) in rows.items():
        access = _listed(permissions).get(str(_GUESTS))
        cans = accesses.get(access, set()) if isinstance(access, str) else set()
        lacking = [name for can, name in _NEEDED.items() if can not in cans]
        if unknown := unknown_around(board, parents, 0):
            why = unknown
        elif any(rows[one][2] != 1 for one in above(board, parents)):
            why = "it, or a forum around it, is off (status)"
        elif not cans:
            why = "nothing says what guests may there (permissions, wpforo_accesses)"
        elif lacking:
            why = f"guests may not {', '.join(lacking)} ({access})"
        else:
            hides = _FILES not in cans and board in with_files
            why = "its posts show files, which guests may not see (va)" if hides else ""
        rights[str(board)] = Right(public=not why, why=why or f"guests may view its topics and replies ({access})")
    return rights


def _body(said: str, _: Answer) -> str:
    """With quotations as pages have them, and with the paragraphs that WordPress makes of line breaks."""
    said = _QUOTE.sub(_quotation, said) if "[/quote" in said.lower() else said
    said = _ATTACHED.sub(_places, said)
    if _PARAGRAPH.search(said):
        return said
    parts = re.split(r"\n[ \t]*\n\s*", said.replace("\r\n", "\n").strip())
    return "<p>".join(part if _BLOCK.search(part) else part.replace("\n", "<br>\n") for part in parts)


def _places(match: re.Match[str]) -> str:
    """The places of attached files, which an add-on keeps."""
    return " ".join(f'<span class="bb-attach" data-to="{own.strip()}"></span>' for own in match[1].split(","))


def _quotation(match: re.Match[str]) -> str:
    return "</blockquote>" if match[1] else f"<blockquote{match[2]}>"


_ROOT = (
    "COALESCE((SELECT NULLIF(slug, '') FROM wpforo_boards WHERE boardid = 0),"
    " (SELECT NULLIF(option_value, '') FROM options WHERE option_name = 'wpforo_permastruct'), 'community') || '/'"
)
_TOPIC = f"{_ROOT} || f.slug || '/' || t.slug || '/'"
_SEEN = "p.status = 0 AND p.private = 0"
ENGINES = (
    Engine(
        name="wpForo",
        marks={
            "wpforo_forums": "forumid parentid permissions",
            "wpforo_topics": "topicid forumid title",
            "wpforo_posts": "postid topicid body",
            "wpforo_accesses": "access cans",
            "options": "option_name option_value",
            "users": "display_name user_nicename",
        },
        tables=(
            Table("options", words="option_name option_value", only={"option_name": _OPTIONS}),
            Table("posts", words="post_type", only={"post_type": frozenset({"topic", "reply"})}),
            Table("wpforo_boards", numbers="boardid", words="slug"),
            Table(
                "wpforo_forums",
                numbers="forumid parentid status is_cat order",
                words="title slug description permissions",
                decides="parentid status permissions",
            ),
            Table("wpforo_accesses", numbers="accessid", words="access cans"),
            Table(
                "wpforo_topics",
                numbers="topicid forumid first_postid views type closed private status",
                words="title slug",
                keys="topicid",
                decides="forumid private status",
                closing="password thread_password topic_password",
            ),
            Table(
                "wpforo_posts",
                numbers="postid parentid forumid topicid userid is_first_post private status",
                words="title body created modified name",
                keys="topicid",
                decides="topicid private status",
            ),
            Table("wpforo_profiles", numbers="userid posts", words="title", keys="userid"),
            Table("users", numbers="id", words="display_name user_nicename user_registered", keys="id"),
        ),
        boards=f"""
            SELECT forumid AS id, NULLIF(parentid, 0) AS parent, title, description AS body, 'html' AS format,
                {_ROOT} || slug || '/' AS address
            FROM wpforo_forums ORDER BY "order", forumid""",
        threads=f"""
            SELECT t.topicid AS id, t.forumid AS board, t.title AS title, t.slug AS slug, t.views AS views, t.type = 1 AS sticky,
                t.closed = 1 AS locked, {_TOPIC} AS address
            FROM wpforo_topics t LEFT JOIN wpforo_forums f ON f.forumid = t.forumid
            WHERE t.private = 0 AND t.status = 0 AND NOT EXISTS (
                SELECT 1 FROM wpforo_posts p WHERE p.topicid = t.topicid
                    AND (p.is_first_post = 1 OR p.postid = t.first_postid) AND NOT COALESCE({_SEEN}, 0))
            ORDER BY t.topicid""",
        posts=f"""
            SELECT p.postid AS id, COALESCE(u.display_name, NULLIF(p.name, '')) AS author, NULLIF(p.userid, 0) AS author_id,
                COALESCE(p.userid, 0) <= 0 AS guest, p.created AS date, p.title AS title, p.body AS body,
                CASE WHEN p.modified > p.created THEN p.modified END AS edited, NULLIF(p.parentid, 0) AS reply_to,
                {_TOPIC} || '#post-' || p.postid AS address
            FROM wpforo_posts p JOIN wpforo_topics t ON t.topicid = p.topicid
                LEFT JOIN wpforo_forums f ON f.forumid = t.forumid LEFT JOIN users u ON u.ID = p.userid
            WHERE p.topicid = ? AND {_SEEN} AND COALESCE(p.forumid, t.forumid) = t.forumid
            ORDER BY COALESCE(p.is_first_post, 0) <> 1, p.created, p.postid""",
        members=f"""
            SELECT u.ID AS id, u.display_name AS name, w.title AS title, u.user_registered AS joined, w.posts AS posts,
                {_ROOT} || 'profile/' || u.user_nicename || '/' AS address
            FROM users u LEFT JOIN wpforo_profiles w ON w.userid = u.ID WHERE u.ID = ?""",
        rights=_rights,
        about=_about,
        deciding={"wpforo_forums": "forumid status", "wpforo_accesses": "accessid"},
        needed={"wpforo_topics": "private status", "wpforo_posts": "private status"},
        authors="wpforo_posts.userid",
        shared=("users",),
        beside=(r"wpforo_\d{1,6}_posts", "more boards of wpForo, each with tables of its own, which are not read"),
        all_posts="SELECT COUNT(*) FROM wpforo_posts",
        hidden="SELECT COUNT(*) FROM wpforo_posts WHERE COALESCE(status, 1) <> 0 OR COALESCE(private, 1) <> 0",
        format="html",
        escaped_titles=True,
        rules="wpforo",
        body=_body,
    ),
)
