"""IP.Board 3 and Invision Community 4 and 5."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ....addresses import engines as addresses
from ..._sql.php import unserialized
from ..._sql.store import Store
from ..._sql.wanted import Table
from ..boards import above, agreed, unknown_around
from ..engine import KEEPING, About, Answer, Engine, Right
from ._archive import ARCHIVE, ARCHIVED, HIDDEN_ARCHIVE
from ._ip_board import from_ip_board, placed

_OPTIONS = frozenset(
    "board_name board_url guest_group display_max_posts forums_posts_per_page guests_sig signatures_enabled"
    " allow_result_view clubs".split()
)
_GUESTS = "2"  # the group, where the settings name no other
_NAMES = frozenset(f"forums_forum_{number}" for number in range(1, 3000))


def _settings(store: Store) -> dict[str, str]:
    question = "SELECT conf_key, COALESCE(NULLIF(conf_value, ''), conf_default) FROM core_sys_conf_settings"
    return {str(name): str(value or "") for name, value in store.ask(question)}


def _about(store: Store, *, version: str, groups: str) -> About:
    said = _settings(store)
    per_page = said.get("forums_posts_per_page") or said.get("display_max_posts", "")
    return About(
        title=said.get("board_name", ""),
        address=said.get("board_url", ""),
        engine=version,
        per_page=int(per_page) if per_page.isdecimal() and int(per_page[:6]) > 0 else None,
        closed=_closed(store, groups),
    )


def _about_3(store: Store) -> About:
    return _about(store, version="IP.Board 3", groups="groups")


def _about_4(store: Store) -> About:
    return _about(store, version="Invision Community 4", groups="core_groups")


def _may(said: object, masks: set[str]) -> bool:
    """Whether a list of groups or masks has one of the guests'; a star means all."""
    listed = str(said or "").strip()
    return listed == "*" or bool(masks & {one.strip() for one in listed.split(",")} - {""})


def _worked_out(rows: Mapping[int, tuple[Any, ...]], granted: Mapping[int, tuple[bool, bool]]) -> Mapping[str, Right]:
    """Of boards (parent, password, redirect, why it is closed besides) and what each grants: to see it, to read it."""
    parents = {own: row[0] for own, row in rows.items()}
    rights: dict[str, Right] = {}
    for board, (_, _, elsewhere, closed) in rows.items():
        line = list(above(board, parents))
        views = all(granted.get(one, (False, False))[0] for one in line)
        if unknown := unknown_around(board, parents, -1, 0):
            why = unknown
        elif any(rows[one][1] != 0 for one in line):
            why = "it, or a forum around it, has a password"
        elif not views:
            why = "guests may not see it, or a forum around it (perm_view)"
        elif not granted[board][1]:
            why = "guests may not read it (perm_2)"
        else:
            why = closed or ("it only leads elsewhere" if elsewhere else "")
        named = not closed and not unknown and views
        rights[str(board)] = Right(public=not why, why=why or "guests may see and read it", named=named)
    return rights


def _granted(store: Store, table: str, masks: set[str]) -> dict[int, tuple[bool, bool]]:
    """Of each forum whether guests see it, and read it; of two rows the one that denies holds."""
    question = f"SELECT perm_type_id, perm_view, perm_2 FROM {table} WHERE app = 'forums' AND perm_type = 'forum'"
    rows = store.all(question)
    views, reads = (agreed((row[0], _may(row[n], masks)) for row in rows) for n in (1, 2))
    return {own: (views[own], reads[own]) for own in views}


def _group(store: Store) -> str:
    question = "SELECT COALESCE(NULLIF(conf_value, ''), conf_default) FROM core_sys_conf_settings WHERE conf_key = 'guest_group'"
    said = {str(one[0] or _GUESTS) for one in store.ask(question)} or {_GUESTS}
    return said.pop() if len(said) == 1 else ""


def _closed(store: Store, table: str) -> str:
    """Why guests may see nothing, by the rights of their group; "" if they may."""
    others = "g_other_topics" if "g_other_topics" in store.columns.get(table, ()) else "1"  # version 4 fills it no more
    question = f'SELECT g_view_board, {others} FROM "{table}" WHERE g_id = ?'
    group = _group(store)
    rows = store.all(question, (int(group) if group.isdecimal() else -1,))
    if not rows or any(view != 1 for view, _ in rows):
        return "guests may not see the forum (g_view_board), or nothing says that they may"
    return (
        "guests see no threads of others (g_other_topics)" if any(other is not None and other != 1 for _, other in rows) else ""
    )


def _rights_3(store: Store) -> Mapping[str, Right]:
    """By permission masks: those of the guests' group."""
    group = _group(store)
    found = store.all("SELECT g_perm_id FROM groups WHERE g_id = ?", (int(group) if group.isdecimal() else -1,))
    each = [{mask.strip() for mask in str(listed or "").split(",")} - {""} for (listed,) in found]
    masks = set.intersection(*each) if each else set()  # of two rows the one that denies holds
    return _worked_out(_forums(store, "forums"), _granted(store, "permission_index", masks))


def _rights_4(store: Store) -> Mapping[str, Right]:
    """By the groups themselves."""
    return _worked_out(_forums(store, "forums_forums"), _granted(store, "core_permission_index", {_group(store)}))


def _forums(store: Store, table: str) -> dict[int, tuple[Any, ...]]:
    """The forums: parent, password, whether it only leads elsewhere, why it is closed besides."""
    has = store.columns[table]
    wanted = ("can_view_others", "min_posts_view", "club_id")
    columns = ", ".join(one if one in has else "NULL" for one in wanted)
    has_clubs = "core_clubs" in store.columns or "clubs" in _settings(store)  # versions before 4.2 have neither
    rows: dict[int, tuple[Any, ...]] = {}
    question = f"SELECT id, parent_id, password, redirect_on, {columns} FROM {table}"
    for own, parent, password, redirect, others, least, club in store.ask(question):
        closed = "it belongs to a club" if club else ""
        if has_clubs and "club_id" not in has:
            closed = "nothing says whether it belongs to a club (club_id)"
        if others != 1:
            closed = closed or "guests see no threads of others (can_view_others)"
        closed = closed or ("it is for those with posts of their own (min_posts_view)" if least else "")
        rows[own] = (parent, password, redirect == 1, closed)
    return rows


def _body(said: str, _: Answer) -> str:
    return placed(said)


def _body_3(said: str, _: Answer) -> str:
    return from_ip_board(said)


def _choices(store: Store, question: str, said: object) -> list[Answer]:
    """The options of a poll: JSON, or what PHP serialised; the first question of several."""
    text = str(said or "")
    try:
        found: Any = json.loads(text) if text[:1] in "{[" else unserialized(text)
    except (ValueError, RecursionError):
        return []
    entries = list(found.values()) if isinstance(found, dict) else found if isinstance(found, list) else []
    first = entries[0] if entries and isinstance(entries[0], dict) else {}
    choices, votes = first.get("choice"), first.get("votes")
    if not isinstance(choices, dict | list):
        return []
    keys = list(choices) if isinstance(choices, dict) else list(range(len(choices)))
    asked = str(first.get("question") or question)
    if _settings(store).get("allow_result_view") == "0":  # only those who voted see the results
        votes = None
    return [{"question": asked, "option": choices[key], "votes": _votes(votes, key)} for key in keys]


def _votes(votes: Any, key: Any) -> int | None:
    try:
        said = votes[key] if isinstance(votes, dict | list) else None
    except (KeyError, IndexError, TypeError):
        return None
    text = str(said)
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _polls_3(store: Store, thread: Any) -> list[Answer]:
    found = store.all("SELECT poll_question, choices FROM polls WHERE tid = ?", (thread,))
    return _choices(store, str(found[0][0] or ""), found[0][1]) if found else []


def _polls_4(store: Store, thread: Any) -> list[Answer]:
    question = "SELECT p.poll_question, p.choices FROM core_polls p JOIN forums_topics t ON t.poll_state = p.pid WHERE t.tid = ?"
    found = store.all(question, (thread,))
    return _choices(store, str(found[0][0] or ""), found[0][1]) if found else []


# Guests are shown signatures where nothing says otherwise.
_SIGNATURE = (
    "CASE WHEN NOT EXISTS (SELECT 1 FROM core_sys_conf_settings WHERE conf_key IN ('guests_sig', 'signatures_enabled')"
    " AND COALESCE(NULLIF(conf_value, ''), conf_default) = '0') THEN {} END"
)
_SETTINGS = Table("core_sys_conf_settings", words="conf_key conf_value conf_default", only={"conf_key": _OPTIONS})
_TOPIC_NUMBERS = "tid forum_id views pinned approved starter_id topic_firstpost"
_POST_NUMBERS = "pid topic_id author_id post_date queued edit_time pdelete_time append_edit"
_FORUM_DECIDES = "parent_id password can_view_others"
_TOPIC_DECIDES, _POST_DECIDES = "forum_id approved state", "topic_id queued pdelete_time"
_EDITED = "CASE WHEN COALESCE(p.append_edit, 1) <> 0 THEN p.edit_time END"  # some edits are shown to nobody
_POST_WORDS = "author_name post edit_name post_edit_reason"
ENGINES = (
    Engine(
        name="Invision Community 4",
        marks={
            "core_permission_index": "app perm_type perm_type_id perm_view perm_2",
            "forums_forums": "id parent_id",
            "forums_topics": "tid forum_id approved",
            "forums_posts": "pid topic_id post queued",
            "core_members": "member_id name",
        },
        tables=(
            _SETTINGS,
            Table(
                "core_permission_index",
                numbers="perm_type_id",
                words="app perm_type perm_view perm_2",
                only={"app": frozenset({"forums"})},
            ),
            Table(
                "core_sys_lang_words",
                numbers="lang_id",
                words="word_key word_default word_custom",
                only={"word_key": _NAMES},
                keys="word_key",
            ),
            Table(
                "forums_forums",
                numbers="id parent_id position redirect_on can_view_others min_posts_view club_id",
                words="name_seo",
                filled="password",
                decides=f"{_FORUM_DECIDES} min_posts_view club_id",
            ),
            Table("core_groups", numbers="g_id g_view_board g_other_topics"),
            Table("core_clubs", numbers="id"),
            Table(
                "forums_topics",
                numbers=f"{_TOPIC_NUMBERS} poll_state is_future_entry",
                words="title title_seo state moved_to",
                keys="tid",
                decides=f"{_TOPIC_DECIDES} is_future_entry",
                sure="is_future_entry",
                closing=KEEPING,
            ),
            Table("forums_posts", numbers=_POST_NUMBERS, words=_POST_WORDS, keys="topic_id", decides=_POST_DECIDES),
            ARCHIVE,
            Table("core_polls", numbers="pid", words="poll_question choices", keys="pid"),
            Table(
                "core_members", numbers="member_id member_posts joined", words="name signature members_seo_name", keys="member_id"
            ),
        ),
        boards="""
            SELECT f.id AS id, NULLIF(f.parent_id, -1) AS parent,
                (SELECT COALESCE(NULLIF(w.word_custom, ''), w.word_default) FROM core_sys_lang_words w
                    WHERE w.word_key = 'forums_forum_' || f.id ORDER BY w.lang_id LIMIT 1) AS title,
                'forum/' || f.id || '-' || COALESCE(NULLIF(f.name_seo, ''), 'x') || '/' AS address
            FROM forums_forums f ORDER BY f.position, f.id""",
        threads="""
            SELECT tid AS id, forum_id AS board, title, views, pinned AS sticky, state = 'closed' AS locked,
                'topic/' || tid || '-' || COALESCE(NULLIF(title_seo, ''), 'x') || '/' AS address
            FROM forums_topics
            WHERE approved = 1 AND COALESCE(state, '') IN ('', 'open', 'closed') AND COALESCE(is_future_entry, 0) = 0
            ORDER BY tid""",
        posts=f"""
            SELECT p.pid AS id, COALESCE(m.name, p.author_name) AS author, NULLIF(p.author_id, 0) AS author_id,
                COALESCE(p.author_id, 0) <= 0 AS guest, p.post_date AS date, p.post AS body,
                {_EDITED} AS edited, p.edit_name AS edited_by, p.post_edit_reason AS edit_reason,
                'topic/' || t.tid || '-' || COALESCE(NULLIF(t.title_seo, ''), 'x') || '/?do=findComment&comment=' || p.pid
                    AS address
            FROM forums_posts p JOIN forums_topics t ON t.tid = p.topic_id LEFT JOIN core_members m ON m.member_id = p.author_id
            WHERE p.topic_id = ?1 AND p.queued = 0 AND COALESCE(p.pdelete_time, 0) = 0
            UNION ALL
            SELECT a.archive_id, COALESCE(m.name, a.archive_author_name), NULLIF(a.archive_author_id, 0),
                COALESCE(a.archive_author_id, 0) <= 0, {ARCHIVED},
                'topic/' || t.tid || '-' || COALESCE(NULLIF(t.title_seo, ''), 'x') || '/?do=findComment&comment=' || a.archive_id
            FROM forums_archive_posts a JOIN forums_topics t ON t.tid = a.archive_topic_id
                LEFT JOIN core_members m ON m.member_id = a.archive_author_id
            WHERE a.archive_topic_id = ?1 AND a.archive_queued = 0
            ORDER BY date, id""",
        members=f"""
            SELECT member_id AS id, name, joined, member_posts AS posts, {_SIGNATURE.format("signature")} AS signature,
                'profile/' || member_id || '-' || COALESCE(NULLIF(members_seo_name, ''), 'x') || '/' AS address
            FROM core_members WHERE member_id = ?""",
        rights=_rights_4,
        about=_about_4,
        deciding={"core_sys_conf_settings": "", "core_permission_index": "perm_type_id", "core_groups": "g_id"},
        opening="core_sys_conf_settings",
        needed={"forums_forums": "can_view_others min_posts_view redirect_on", "forums_topics": "state"},
        authors="forums_posts.author_id forums_archive_posts.archive_author_id",
        all_posts="SELECT (SELECT COUNT(*) FROM forums_posts) + (SELECT COUNT(*) FROM forums_archive_posts)",
        hidden=f"""
            SELECT (SELECT COUNT(*) FROM forums_posts WHERE COALESCE(queued, 1) <> 0 OR COALESCE(pdelete_time, 0) <> 0)
                + {HIDDEN_ARCHIVE}""",
        polls=_polls_4,
        format="html",
        escaped_titles=True,
        rules="invision",
        post_address="{root}?app=forums&module=forums&controller=topic&do=findComment&comment={id}",
        body=_body,
    ),
    Engine(
        name="IP.Board 3",
        marks={
            "permission_index": "app perm_type perm_type_id perm_view perm_2",
            "forums": "id parent_id name position",
            "topics": "tid forum_id approved topic_firstpost",
            "posts": "pid topic_id post queued",
            "members": "member_id members_display_name",
            "groups": "g_id g_perm_id",
        },
        tables=(
            _SETTINGS,
            Table(
                "permission_index",
                numbers="perm_type_id",
                words="app perm_type perm_view perm_2",
                only={"app": frozenset({"forums"})},
            ),
            Table("groups", numbers="g_id g_view_board g_other_topics", words="g_perm_id"),
            Table(
                "forums",
                numbers="id parent_id position redirect_on can_view_others min_posts_view",
                words="name description",
                filled="password",
                decides=f"{_FORUM_DECIDES} min_posts_view",
            ),
            Table(
                "topics",
                numbers=_TOPIC_NUMBERS,
                words="title state moved_to poll_state",
                keys="tid",
                decides=_TOPIC_DECIDES,
                closing=KEEPING,
            ),
            Table("posts", numbers=_POST_NUMBERS, words=_POST_WORDS, keys="topic_id", decides=_POST_DECIDES),
            ARCHIVE,
            Table("polls", numbers="pid tid", words="poll_question choices", keys="tid"),
            Table("members", numbers="member_id posts joined", words="members_display_name title", keys="member_id"),
            Table("profile_portal", numbers="pp_member_id", words="signature", keys="pp_member_id"),
        ),
        boards="SELECT id, NULLIF(parent_id, -1) AS parent, name AS title, description AS body FROM forums ORDER BY position, id",
        threads="""
            SELECT tid AS id, forum_id AS board, title, views, pinned AS sticky, state = 'closed' AS locked FROM topics
            WHERE approved = 1 AND COALESCE(state, '') IN ('', 'open', 'closed') ORDER BY tid""",
        posts=f"""
            SELECT p.pid AS id, COALESCE(m.members_display_name, p.author_name) AS author, NULLIF(p.author_id, 0) AS author_id,
                COALESCE(p.author_id, 0) <= 0 AS guest, p.post_date AS date, p.post AS body,
                {_EDITED} AS edited, p.edit_name AS edited_by, p.post_edit_reason AS edit_reason
            FROM posts p LEFT JOIN members m ON m.member_id = p.author_id
            WHERE p.topic_id = ?1 AND p.queued = 0 AND COALESCE(p.pdelete_time, 0) = 0
            UNION ALL
            SELECT a.archive_id, COALESCE(m.members_display_name, a.archive_author_name), NULLIF(a.archive_author_id, 0),
                COALESCE(a.archive_author_id, 0) <= 0, {ARCHIVED}
            FROM forums_archive_posts a LEFT JOIN members m ON m.member_id = a.archive_author_id
            WHERE a.archive_topic_id = ?1 AND a.archive_queued = 0
            ORDER BY date, id""",
        members=f"""
            SELECT m.member_id AS id, m.members_display_name AS name, m.title AS title, m.joined AS joined, m.posts AS posts,
                {_SIGNATURE.format("p.signature")} AS signature
            FROM members m LEFT JOIN profile_portal p ON p.pp_member_id = m.member_id WHERE m.member_id = ?""",
        rights=_rights_3,
        about=_about_3,
        deciding={"core_sys_conf_settings": "", "permission_index": "perm_type_id", "groups": "g_id"},
        opening="core_sys_conf_settings",
        needed={"forums": "can_view_others min_posts_view redirect_on", "topics": "state"},
        authors="posts.author_id forums_archive_posts.archive_author_id",
        all_posts="SELECT (SELECT COUNT(*) FROM posts) + (SELECT COUNT(*) FROM forums_archive_posts)",
        hidden=f"""
            SELECT (SELECT COUNT(*) FROM posts WHERE COALESCE(queued, 1) <> 0 OR COALESCE(pdelete_time, 0) <> 0)
                + {HIDDEN_ARCHIVE}""",
        moved="""
            SELECT tid AS id, CAST(moved_to AS INTEGER) AS target FROM topics WHERE state = 'link' AND approved = 1
                AND CAST(moved_to AS INTEGER) > 0""",
        polls=_polls_3,
        format="html",
        escaped_titles=True,
        rules="invision",
        thread_address="{root}index.php?showtopic={id}",
        post_address=addresses.IP_BOARD_3.post_address,
        board_address="{root}index.php?showforum={id}",
        member_address="{root}index.php?showuser={id}",
        body=_body_3,
    ),
)
