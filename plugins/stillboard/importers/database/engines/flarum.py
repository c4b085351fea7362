"""Flarum 1 and 2, and its betas: boards are its primary tags, one in the other."""

from __future__ import annotations

from collections.abc import Mapping

from ..._sql.store import Store
from ..._sql.wanted import Table
from ..boards import above, unknown_around
from ..engine import KEEPING, About, Engine, Right

_SETTINGS = frozenset({"forum_title", "default_locale", "extensions_enabled"})
_GUESTS = 2  # the group
_VIEW = ("viewForum", "viewDiscussions")  # as versions call it


def _about(store: Store) -> About:
    said = {str(key): str(value or "") for key, value in store.ask("SELECT key, value FROM settings")}
    closed = _untold(store, said.get("extensions_enabled"))
    return About(title=said.get("forum_title", ""), engine="Flarum", lang=said.get("default_locale", ""), closed=closed)


def _rights(store: Store) -> Mapping[str, Right]:
    """Guests need the right to view the forum, and for a restricted tag, or one below it, that tag's own."""
    granted = {str(one[0]) for one in store.ask("SELECT permission FROM group_permission WHERE group_id = ?", (_GUESTS,))}
    sees = any(one in granted for one in _VIEW)
    why = "guests may view the forum (viewForum)" if sees else "guests may not view the forum (no viewForum)"
    rights = {"": Right(public=sees, why=why)}
    tags = {tag: (parent, restricted) for tag, parent, restricted in store.ask("SELECT id, parent_id, is_restricted FROM tags")}
    parents = {tag: parent for tag, (parent, _) in tags.items()}
    for tag in tags:
        line = list(above(tag, parents))
        keeping = [one for one in line if tags[one][1] != 0]
        if unknown := unknown_around(tag, parents, None):
            right = Right(public=False, why=unknown)
        elif not all(any(f"tag{one}.{right}" in granted for right in _VIEW) for one in keeping):
            right = Right(public=False, why="it, or the tag around it, is restricted, and guests may not view it")
        elif tag in keeping:
            right = Right(public=True, why="it is restricted, and guests may view it")
        else:
            right = rights[""]
        rights[str(tag)] = right
    return rights


def _untold(store: Store, extensions: str | None) -> str:
    """Why nobody can know the tags of discussions: they are an extension's, which says whether it is on."""
    if not {"tags", "discussion_tag"} <= store.columns.keys():
        if extensions is not None and "flarum-tags" not in extensions:
            return ""
        return "the tables tags and discussion_tag, which say what guests may see, are not both in the dump"
    has_pairs = store.all("SELECT 1 FROM discussion_tag LIMIT 1")
    if not has_pairs and store.all("SELECT 1 FROM tags WHERE is_restricted IS NOT 0 LIMIT 1"):
        return "some tags are restricted, and no row of the table discussion_tag says which discussions have them"
    return ""


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
            Table(
                "tags",
                numbers="id parent_id position is_restricted",
                words="name slug description",
                decides="parent_id is_restricted",
            ),
            Table("recipients", numbers="discussion_id", keys="discussion_id"),
            Table("discussion_tag", numbers="discussion_id tag_id", keys="discussion_id"),
            Table(
                "discussions",
                numbers="id is_private is_sticky is_locked is_approved view_count",
                words="title slug hidden_at",
                keys="id",
                decides="is_private is_approved hidden_at",
                sure="is_private is_approved",
                closing=KEEPING,
            ),
            Table(
                "posts",
                numbers="id discussion_id number user_id is_private is_approved edited_user_id",
                words="type content created_at edited_at hidden_at",
                keys="discussion_id",
                decides="discussion_id type is_private is_approved hidden_at",
                sure="is_private is_approved",
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
            WHERE d.hidden_at IS NULL AND COALESCE(d.is_private, 0) = 0 AND COALESCE(d.is_approved, 1) = 1
                AND d.id NOT IN (SELECT r.discussion_id FROM recipients r WHERE r.discussion_id IS NOT NULL)
            ORDER BY d.id""",
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
        needed={
            "discussions": "hidden_at is_private",
            "posts": "hidden_at is_private",
            "tags": "is_restricted parent_id",
        },
        needed_with={"posts.is_approved": "discussions.is_approved"},
        deciding={
            "settings": "",
            "group_permission": "group_id",
            "?tags": "id",
            "?discussion_tag": "discussion_id tag_id",
            "?recipients": "discussion_id",
        },
        opening="discussion_tag recipients",
        all_posts="SELECT COUNT(*) FROM posts WHERE type = 'comment'",
        hidden="""
            SELECT COUNT(*) FROM posts
            WHERE type = 'comment'
                AND (hidden_at IS NOT NULL OR COALESCE(is_private, 0) <> 0 OR COALESCE(is_approved, 1) <> 1)""",
        rules="flarum",
    ),
)
