"""Flarum 1 and 2, and its betas: boards are its primary tags, one in the other."""

from __future__ import annotations

from collections.abc import Mapping

from ..._sql.store import Store
from ..._sql.wanted import Table
from ..engine import About, Engine, Right

_SETTINGS = frozenset({"forum_title", "default_locale"})
_GUESTS = 2  # the group
_VIEW = ("viewForum", "viewDiscussions")  # as versions call it


def _about(store: Store) -> About:
    said = {str(key): str(value or "") for key, value in store.ask("SELECT key, value FROM settings")}
    return About(title=said.get("forum_title", ""), engine="Flarum", lang=said.get("default_locale", ""))


def _rights(store: Store) -> Mapping[str, Right]:
    """Guests need the right to view the forum, and for a restricted tag that tag's own."""
    granted = {str(one[0]) for one in store.ask("SELECT permission FROM group_permission WHERE group_id = ?", (_GUESTS,))}
    sees = any(one in granted for one in _VIEW)
    why = "guests may view the forum (viewForum)" if sees else "guests may not view the forum (no viewForum)"
    rights = {"": Right(public=sees, why=why)}
    for tag, restricted in store.ask("SELECT id, is_restricted FROM tags"):
        if restricted == 0:
            rights[str(tag)] = rights[""]
        elif any(f"tag{tag}.{one}" in granted for one in _VIEW):
            rights[str(tag)] = Right(public=True, why="it is restricted, and guests may view it")
        else:
            rights[str(tag)] = Right(public=False, why="it is restricted, and guests may not view it")
    return rights


ENGINES = (
    Engine(
        name="Flarum",
        marks={
            "discussions": "id title slug first_post_id",
            "posts": "discussion_id number type content",
            "group_permission": "group_id permission",
            "users": "username joined_at",
        },
        tables=(
            Table("settings", words="key value", only={"key": _SETTINGS}),
            Table("group_permission", numbers="group_id", words="permission"),
            Table("tags", numbers="id parent_id position is_restricted", words="name slug description"),
            Table("discussion_tag", numbers="discussion_id tag_id", keys="discussion_id"),
            Table(
                "discussions",
                numbers="id is_private is_sticky is_locked is_approved view_count",
                words="title slug hidden_at",
                keys="id",
            ),
            Table(
                "posts",
                numbers="id discussion_id number user_id is_private is_approved edited_user_id",
                words="type content created_at edited_at hidden_at",
                keys="discussion_id",
            ),
            Table("users", numbers="id comment_count", words="username nickname joined_at", keys="id"),
        ),
        boards="""
            SELECT id, parent_id AS parent, name AS title, description AS body, 'text' AS format, 't/' || slug AS address,
                position IS NULL AS tag
            FROM tags ORDER BY COALESCE(position, 1000000), id""",
        threads="""
            SELECT d.id AS id, d.title AS title, d.is_sticky AS sticky, d.is_locked AS locked, d.view_count AS views,
                'd/' || d.id || COALESCE('-' || NULLIF(d.slug, ''), '') AS address,
                (SELECT t.id FROM discussion_tag x JOIN tags t ON t.id = x.tag_id
                    WHERE x.discussion_id = d.id AND t.position IS NOT NULL ORDER BY t.parent_id IS NULL, t.id LIMIT 1) AS board,
                (SELECT GROUP_CONCAT(x.tag_id, CHAR(10)) FROM discussion_tag x WHERE x.discussion_id = d.id) AS inside,
                (SELECT GROUP_CONCAT(t.name, CHAR(10)) FROM discussion_tag x JOIN tags t ON t.id = x.tag_id
                    WHERE x.discussion_id = d.id AND t.position IS NULL) AS tags
            FROM discussions d
            WHERE d.hidden_at IS NULL AND COALESCE(d.is_private, 0) = 0 AND COALESCE(d.is_approved, 1) = 1 ORDER BY d.id""",
        posts="""
            SELECT p.id AS id, COALESCE(NULLIF(u.nickname, ''), u.username) AS author, p.user_id AS author_id,
                p.created_at AS date, p.content AS body, p.edited_at AS edited, e.username AS edited_by, p.number AS number,
                'd/' || p.discussion_id || COALESCE('-' || NULLIF(d.slug, ''), '') || '/' || p.number AS address
            FROM posts p JOIN discussions d ON d.id = p.discussion_id
                LEFT JOIN users u ON u.id = p.user_id LEFT JOIN users e ON e.id = p.edited_user_id
            WHERE p.discussion_id = ? AND p.type = 'comment' AND p.hidden_at IS NULL AND COALESCE(p.is_private, 0) = 0
                AND COALESCE(p.is_approved, 1) = 1
            ORDER BY p.number""",
        members="""
            SELECT id, COALESCE(NULLIF(nickname, ''), username) AS name, joined_at AS joined, comment_count AS posts,
                'u/' || username AS address
            FROM users WHERE id = ?""",
        rights=_rights,
        about=_about,
        hidden="""
            SELECT COUNT(*) FROM posts
            WHERE type = 'comment'
                AND (hidden_at IS NOT NULL OR COALESCE(is_private, 0) <> 0 OR COALESCE(is_approved, 1) <> 1)""",
        rules="flarum",
    ),
)
