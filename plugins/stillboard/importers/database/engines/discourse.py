"""Discourse: the database of PostgreSQL that its backups hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..._discourse.body import BodyContext, post_body
from ..._records.facts import Facts
from ..._sql.store import Store
from ..._sql.wanted import Table
from ..engine import KEEPING, About, Answer, Engine, Right, UploadedFile

_SETTINGS = frozenset(
    {
        "title",
        "login_required",
        "default_locale",
        "shared_drafts_category",
        "prevent_anons_from_downloading_files",
        "hide_user_profiles_from_public",
    }
)
_NO = frozenset({"f", "false", "0", "no", "off", "n"})
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
_UPLOAD = re.compile(r"/uploads/default/(?:original|optimized)/[\w./-]{1,200}", re.ASCII)
# Whether guests see profiles.
_SHOWN = (
    "NOT EXISTS (SELECT 1 FROM site_settings WHERE name = 'hide_user_profiles_from_public'"
    " AND LOWER(COALESCE(value, '')) NOT IN ('f', 'false', '0', 'no', 'off', 'n'))"
)
_TAG_GROUPS = frozenset({"tag_group_memberships", "tag_group_permissions"})
_NO_TAGS = (
    "tags were left out: the tables tag_group_memberships and tag_group_permissions, which say who sees them, are not both in it"
)


def _about(store: Store) -> About:
    said = {str(name): str(value or "") for name, value in store.ask("SELECT name, value FROM site_settings")}
    is_open = _values(store, "login_required") <= _NO  # what is not there is the default: no
    return About(
        title=said.get("title", ""),
        engine="Discourse",
        lang=said.get("default_locale", "").replace("_", "-"),
        closed="" if is_open else "the forum is for those who log in (login_required)",
        notes=() if store.columns.keys() >= _TAG_GROUPS or "topic_tags" not in store.columns else (_NO_TAGS,),
    )


def _values(store: Store, name: str) -> set[str]:
    """Whatever rows say of a setting."""
    return {str(one[0] or "").strip().lower() for one in store.ask("SELECT value FROM site_settings WHERE name = ?", (name,))}


def _rights(store: Store) -> Mapping[str, Right]:
    drafts = _values(store, "shared_drafts_category")
    rights = {"": Right(public=True, why="nothing keeps guests from them")}
    for category, restricted in store.ask("SELECT id, read_restricted FROM categories"):
        if str(category) in drafts:
            right = Right(public=False, why="it is where the staff shares drafts (shared_drafts_category)")
        elif restricted == 0:
            right = Right(public=True, why="everybody may read it (read_restricted)")
        else:  # whatever category_groups says: guests are in no group, also not in that of everybody
            right = Right(public=False, why="only some groups may read it (read_restricted)")
        rights[str(category)] = right
    return rights


def _markdown(post: Answer, root: str) -> str:
    cooked, raw = str(post.get("body") or ""), str(post.get("raw") or "")
    if not cooked and not raw:
        return ""
    facts = Facts({"id": post.get("id"), "cooked": cooked, "raw": raw})
    context = BodyContext(root, str(post.get("slug") or ""), str(post.get("thread") or ""), {}, None)
    return post_body(facts, context)


def _files(store: Store, post: str, _: About) -> Iterator[UploadedFile]:
    """The uploads that a post shows, by their addresses; a backup has them in a folder next to the dump."""
    said = store.known("SELECT cooked FROM posts WHERE id = ? LIMIT 1", (int(post),))[0]
    is_closed = bool(_values(store, "prevent_anons_from_downloading_files") - _NO)
    for place in dict.fromkeys(_UPLOAD.findall(str(said[0] or ""))):
        if is_closed and not place.lower().endswith(_PICTURES):
            continue
        known = store.known("SELECT original_filename, filesize FROM uploads WHERE url = ?", (place,))
        name, size = known[0] if known else (place.rpartition("/")[2], None)
        yield UploadedFile(place, str(name or ""), (place.lstrip("/"), place.removeprefix("/uploads/")), size, place)


ENGINES = (
    Engine(
        name="Discourse",
        marks={
            "topics": "archetype category_id visible",
            "posts": "cooked raw post_number topic_id",
            "site_settings": "name value",
            "categories": "read_restricted parent_category_id",
        },
        tables=(
            Table("site_settings", words="name value", only={"name": _SETTINGS}),
            Table(
                "categories",
                numbers="id parent_category_id position read_restricted",
                words="name slug description",
                decides="read_restricted",
            ),
            Table("category_groups", numbers="category_id group_id permission_type"),
            Table("shared_drafts", numbers="topic_id"),
            Table("tags", numbers="id", words="name"),
            Table("topic_tags", numbers="topic_id tag_id", keys="topic_id"),
            Table("tag_group_memberships", numbers="tag_id tag_group_id"),
            Table("tag_group_permissions", numbers="tag_group_id group_id"),
            Table(
                "topics",
                numbers="id category_id views closed archived visible",
                words="title archetype deleted_at slug pinned_at",
                keys="id",
                decides="category_id visible archetype deleted_at",
                closing=KEEPING,
            ),
            Table(
                "posts",
                numbers="id topic_id user_id post_number reply_to_post_number like_count post_type hidden user_deleted version",
                words="raw cooked created_at deleted_at last_version_at edit_reason",
                keys="topic_id id",
                decides="topic_id post_type hidden user_deleted deleted_at",
                sure="user_deleted",
            ),
            Table("uploads", numbers="id filesize", words="url original_filename", keys="url"),
            Table("users", numbers="id", words="username title created_at", keys="id"),
            Table("user_stats", numbers="user_id post_count", keys="user_id"),
        ),
        boards="""
            SELECT id, parent_category_id AS parent, name AS title, description AS body, 'html' AS format,
                'c/' || slug || '/' || id AS address
            FROM categories ORDER BY position, id""",
        threads="""
            SELECT t.id AS id, CASE WHEN t.category_id <= 0 THEN 'none' ELSE t.category_id END AS board, t.title AS title,
                t.views AS views, t.closed OR t.archived AS locked,
                t.pinned_at IS NOT NULL AS sticky, 't/' || COALESCE(NULLIF(t.slug, '') || '/', '') || t.id AS address,
                (SELECT GROUP_CONCAT(g.name, CHAR(10)) FROM topic_tags x JOIN tags g ON g.id = x.tag_id
                    WHERE x.topic_id = t.id AND (SELECT COUNT(*) FROM in_dump WHERE name LIKE 'tag!_group!_%' ESCAPE '!') = 2
                    AND g.id NOT IN (SELECT m.tag_id FROM tag_group_memberships m WHERE NOT EXISTS
                        (SELECT 1 FROM tag_group_permissions p WHERE p.tag_group_id = m.tag_group_id AND p.group_id = 0))) AS tags
            FROM topics t
            WHERE t.archetype IN ('regular', 'banner') AND t.deleted_at IS NULL AND t.visible = 1
                AND t.id NOT IN (SELECT s.topic_id FROM shared_drafts s WHERE s.topic_id IS NOT NULL)
            ORDER BY t.id""",
        posts="""
            SELECT p.id AS id, u.username AS author, p.user_id AS author_id, p.created_at AS date, p.cooked AS body, p.raw AS raw,
                p.post_number AS number, t.slug AS slug, t.id AS thread, p.edit_reason AS edit_reason,
                p.cooked LIKE '%/uploads/%' AS files,
                CASE WHEN p.reply_to_post_number > 0 THEN '#' || p.reply_to_post_number END AS reply_to,
                CASE WHEN p.version > 1 THEN p.last_version_at END AS edited,
                CASE WHEN p.like_count > 1 THEN p.like_count || ' likes' WHEN p.like_count = 1 THEN '1 like' END AS reactions,
                't/' || COALESCE(NULLIF(t.slug, '') || '/', '') || t.id || '/' || p.post_number AS address
            FROM posts p JOIN topics t ON t.id = p.topic_id LEFT JOIN users u ON u.id = p.user_id
            WHERE p.topic_id = ? AND p.post_type IN (1, 2) AND p.deleted_at IS NULL AND p.hidden = 0
                AND COALESCE(p.user_deleted, 0) = 0
            ORDER BY p.post_number""",
        members=f"""
            SELECT u.id AS id, u.username AS name, u.title AS title,
                CASE WHEN {_SHOWN} THEN u.created_at END AS joined, CASE WHEN {_SHOWN} THEN s.post_count END AS posts,
                'u/' || LOWER(u.username) AS address
            FROM users u LEFT JOIN user_stats s ON s.user_id = u.id WHERE u.id = ?""",
        rights=_rights,
        about=_about,
        needed={"topics": "deleted_at visible archetype", "posts": "deleted_at hidden user_deleted post_type"},
        deciding={
            "site_settings": "",
            "categories": "id read_restricted",
            "category_groups": "category_id group_id",
            "?shared_drafts": "topic_id",
            "?tag_group_memberships": "tag_id tag_group_id",
            "?tag_group_permissions": "tag_group_id group_id",
        },
        opening="site_settings shared_drafts tag_group_memberships tag_group_permissions",
        all_posts="SELECT COUNT(*) FROM posts WHERE post_type IN (1, 2)",
        hidden="""
            SELECT COUNT(*) FROM posts WHERE post_type IN (1, 2)
                AND (deleted_at IS NOT NULL OR COALESCE(hidden, 1) <> 0 OR COALESCE(user_deleted, 0) <> 0)""",
        markdown=_markdown,
        files=_files,
        format="html",
    ),
)
