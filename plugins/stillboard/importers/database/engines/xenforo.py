"""XenForo 1 and 2."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ....addresses import engines as addresses
from ..._sql.php import unserialized
from ..._sql.store import Store
from ..._sql.wanted import Table
from ..engine import KEEPING, About, Engine, Right, UploadedFile

_OPTIONS = frozenset({"boardTitle", "boardUrl", "messagesPerPage"})
_PREFIXES = frozenset(f"thread_prefix{sign}{number}" for sign in "._" for number in range(1, 1000))
_NEEDED = ("view", "viewContent", "viewOthers")


def _about(store: Store) -> About:
    said = {str(name): str(value or "").strip('"') for name, value in store.ask("SELECT option_id, option_value FROM option")}
    per_page = said.get("messagesPerPage", "")
    question = "SELECT cache_value FROM permission_combination WHERE user_id = 0 AND user_group_list = '1'"
    general = [_permissions(combined).get("general") for (combined,) in store.ask(question)]
    sees = bool(general) and all(isinstance(one, dict) and one.get("view") is True for one in general)
    return About(
        title=said.get("boardTitle", ""),
        address=said.get("boardUrl", ""),
        engine="XenForo",
        per_page=int(per_page) if per_page.isdecimal() and int(per_page[:6]) > 0 else None,
        closed="" if sees else "guests may not see the forum (general.view), or nothing says that they may",
    )


def _permissions(said: object) -> dict[Any, Any]:
    """What a cache of permissions holds: JSON, or what PHP serialised."""
    if not isinstance(said, str):
        return {}
    try:
        found: object = json.loads(said) if said[:1] in "{[" else unserialized(said)
    except (ValueError, RecursionError):
        return {}
    return {key: _truth(value) for key, value in found.items()} if isinstance(found, dict) else {}


def _truth(value: object) -> object:
    """Numbers and letters as truth: older versions keep 1, newer ones true."""
    if isinstance(value, dict):
        return {key: _truth(inner) for key, inner in value.items()}
    return True if value in (1, "1", True) and not isinstance(value, float) else value


def _rights(store: Store) -> Mapping[str, Right]:
    """As the forum has worked it out for the combination of all guests. Without its cache nobody knows."""
    question = (
        "SELECT c.content_id, c.cache_value FROM permission_cache_content c JOIN permission_combination p"
        " ON p.permission_combination_id = c.permission_combination_id"
        " WHERE p.user_id = 0 AND p.user_group_list = '1' AND c.content_type = 'node'"
    )
    said: dict[int, dict[Any, Any]] = {}
    for content, value in store.ask(question):
        found = _permissions(value)
        before = said.get(content, found)
        said[content] = {
            key: one for key, one in found.items() if before.get(key) is one
        }  # of two rows the one that denies holds
    rights: dict[str, Right] = {}
    for node, kind in store.ask("SELECT node_id, node_type_id FROM node"):
        known = said.get(node)
        lacking = [name for name in _NEEDED if not known or known.get(name) is not True]
        named = bool(known) and "view" not in lacking
        if kind == "Category":
            right = Right(public=False, why="it is a category, and holds no threads", named=named)
        elif kind != "Forum":
            right = Right(public=False, why=f"it holds no threads ({kind})")
        elif not known:
            right = Right(public=False, why="the forum's cache of permissions has no row of it for guests")
        elif lacking:
            right = Right(public=False, why=f"guests lack {', '.join(lacking)}", named=named)
        else:
            right = Right(public=True, why="guests may view its content", files=known.get("viewAttachment") is True)
        rights[str(node)] = right
    return rights


def _files(store: Store, post: str, _: About) -> Iterator[UploadedFile]:
    question = (
        "SELECT a.attachment_id, d.filename, d.data_id, d.file_hash, d.file_key, d.file_size FROM attachment a"
        " JOIN attachment_data d ON d.data_id = a.data_id WHERE a.content_type = 'post' AND a.content_id = ?"
        " AND COALESCE(a.unassociated, 0) = 0"
        " ORDER BY a.attachment_id"
    )
    for own, name, data, digest, key, size in store.known(question, (int(post),)):
        stored = [f"{data // 1000}/{data}-{one}.data" for one in (digest, key) if one and str(one).isalnum()] if data else []
        paths = tuple(f"{folder}{one}" for folder in ("", "attachments/", "internal_data/attachments/") for one in stored)
        yield UploadedFile(str(own), str(name or ""), paths, size, f"attachments/{own}/")


ENGINES = (
    Engine(
        name="XenForo",
        marks={
            "permission_combination": "permission_combination_id user_id user_group_list",
            "post": "post_id thread_id message message_state",
            "thread": "thread_id node_id discussion_state",
            "node": "node_id parent_node_id node_type_id",
        },
        tables=(
            Table("option", words="option_id option_value", only={"option_id": _OPTIONS}),
            Table("permission_combination", numbers="permission_combination_id user_id", words="user_group_list cache_value"),
            Table(
                "permission_cache_content",
                numbers="permission_combination_id content_id",
                words="content_type cache_value",
                only={"content_type": frozenset({"node"})},
            ),
            Table(
                "node",
                numbers="node_id parent_node_id lft display_order",
                words="title description node_type_id",
                decides="node_type_id",
            ),
            Table("phrase", words="title phrase_text", only={"title": _PREFIXES}),
            Table("smilie", words="smilie_text image_url"),
            Table(
                "thread",
                numbers="thread_id node_id prefix_id view_count sticky discussion_open",
                words="title discussion_state discussion_type",
                keys="thread_id",
                decides="node_id discussion_state",
                closing=KEEPING,
            ),
            Table("thread_redirect", numbers="thread_id", words="target_url"),
            Table(
                "post",
                numbers="post_id thread_id user_id post_date position last_edit_date last_edit_user_id",
                words="username message message_state",
                keys="thread_id",
                decides="thread_id message_state",
            ),
            Table(
                "poll",
                numbers="poll_id content_id close_date view_results_unvoted hide_results",
                words="question content_type",
                keys="content_id",
                decides="content_id content_type view_results_unvoted",
            ),
            Table("poll_response", numbers="poll_response_id poll_id response_vote_count", words="response", keys="poll_id"),
            Table(
                "attachment",
                numbers="attachment_id data_id content_id unassociated",
                words="content_type",
                only={"content_type": frozenset({"post"})},
                keys="content_id",
                decides="content_id unassociated",
                sure="unassociated",
            ),
            Table("attachment_data", numbers="data_id file_size", words="filename file_hash file_key", keys="data_id"),
            Table("user", numbers="user_id register_date message_count", words="username custom_title", keys="user_id"),
            Table("user_profile", numbers="user_id", words="signature", keys="user_id"),
        ),
        boards="""
            SELECT node_id AS id, NULLIF(parent_node_id, 0) AS parent, title, description AS body, 'html' AS format
            FROM node ORDER BY lft, display_order, node_id""",
        threads="""
            SELECT t.thread_id AS id, t.node_id AS board, t.title AS title, t.view_count AS views, t.sticky AS sticky,
                t.discussion_open = 0 AS locked, x.phrase_text AS prefix
            FROM thread t LEFT JOIN phrase x ON t.prefix_id > 0
                AND x.title IN ('thread_prefix.' || t.prefix_id, 'thread_prefix_' || t.prefix_id)
            WHERE t.discussion_state = 'visible' AND COALESCE(t.discussion_type, '') <> 'redirect' ORDER BY t.thread_id""",
        posts="""
            SELECT p.post_id AS id, p.username AS author, NULLIF(p.user_id, 0) AS author_id, COALESCE(p.user_id, 0) <= 0 AS guest,
                p.post_date AS date,
                p.message AS body,
                p.last_edit_date AS edited, e.username AS edited_by, p.position + 1 AS number, 1 AS files
            FROM post p LEFT JOIN user e ON e.user_id = p.last_edit_user_id AND p.last_edit_user_id > 0
            WHERE p.thread_id = ? AND p.message_state = 'visible' ORDER BY p.position, p.post_date, p.post_id""",
        members="""
            SELECT u.user_id AS id, u.username AS name, u.custom_title AS title, u.register_date AS joined,
                u.message_count AS posts,
                f.signature AS signature
            FROM user u LEFT JOIN user_profile f ON f.user_id = u.user_id WHERE u.user_id = ?""",
        rights=_rights,
        about=_about,
        deciding={
            "permission_combination": "permission_combination_id user_id",
            "permission_cache_content": "permission_combination_id content_id",
        },
        needed={"thread": "discussion_type"},
        authors="post.user_id",
        all_posts="SELECT COUNT(*) FROM post",
        hidden_files="""
            SELECT COUNT(*) FROM attachment
            WHERE content_type = 'post' AND content_id > 0 AND COALESCE(unassociated, 0) <> 0""",
        hidden="SELECT COUNT(*) FROM post WHERE COALESCE(message_state, '') <> 'visible'",
        polls="""
            SELECT p.question AS question, r.response AS option,
                CASE WHEN COALESCE(p.hide_results, 0) = 0 AND (COALESCE(p.view_results_unvoted, 1) = 1 OR p.close_date > 0
                    AND p.close_date < (SELECT MAX(q.post_date) FROM post q WHERE q.thread_id = p.content_id))
                    THEN r.response_vote_count END AS votes
            FROM poll p JOIN poll_response r ON r.poll_id = p.poll_id
            WHERE p.content_id = ? AND COALESCE(p.content_type, 'thread') = 'thread' ORDER BY r.poll_response_id""",
        files=_files,
        smilies="SELECT smilie_text, image_url FROM smilie",
        typed_smilies=True,
        rules="xenforo",
        thread_address="{root}threads/{id}/",
        post_address=addresses.XENFORO.post_address,
        board_address="{root}forums/{id}/",
        member_address="{root}members/{id}/",
    ),
)
