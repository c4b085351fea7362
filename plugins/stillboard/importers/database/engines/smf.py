"""Simple Machines Forum 1.1, 2.0 and 2.1: the same tables, of which the first had other names for its columns."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from ....addresses import engines as addresses
from ....gfm import unescaped
from ..._sql.store import Store
from ..._sql.wanted import Table
from ..boards import agreed
from ..engine import KEEPING, About, Engine, Right, UploadedFile

_SETTINGS = frozenset(
    "allow_guestAccess deny_boards_access recycle_board defaultMaxMessages smileys_url smfVersion permission_enable_by_board"
    " signature_settings".split()
)
_GUESTS = "-1"  # the group; 0 are members without any other
# What SMF 1.1 calls its columns.
_OLD = {
    "id_msg": "ID_MSG", "id_topic": "ID_TOPIC", "id_board": "ID_BOARD", "id_cat": "ID_CAT", "id_parent": "ID_PARENT",
    "id_member": "ID_MEMBER", "id_poll": "ID_POLL", "id_choice": "ID_CHOICE", "id_attach": "ID_ATTACH",
    "id_first_msg": "ID_FIRST_MSG",
    "poster_time": "posterTime", "poster_name": "posterName", "modified_time": "modifiedTime", "modified_name": "modifiedName",
    "smileys_enabled": "smileysEnabled", "num_views": "numViews", "is_sticky": "isSticky", "member_groups": "memberGroups",
    "board_order": "boardOrder", "cat_order": "catOrder", "real_name": "realName", "date_registered": "dateRegistered",
    "usertitle": "usertitle", "attachment_type": "attachmentType", "add_deny": "addDeny", "id_profile": "ID_BOARD",
    "id_group": "ID_GROUP", "hide_results": "hideResults", "expire_time": "expireTime",
}  # fmt: skip


def _settings(store: Store) -> dict[str, str]:
    return {str(name).lower(): str(value or "") for name, value in store.ask("SELECT variable, value FROM settings")}


def _about(store: Store) -> About:
    said = _settings(store)
    smileys = said.get("smileys_url", "")
    per_page = said.get("defaultmaxmessages", "")
    version = ".".join(said.get("smfversion", "").split(".")[:2])
    return About(
        address=smileys[: -len("Smileys")] if smileys.lower().endswith("/smileys") else "",
        engine=f"SMF {version}".strip(),
        per_page=int(per_page) if per_page.isdecimal() and int(per_page[:6]) > 0 else None,
        closed=""
        if _values(store, "allow_guestAccess") == {"1"}
        else "guests may not see the forum (allow_guestAccess), or nothing says that they may",
    )


def _values(store: Store, name: str) -> set[str]:
    """Whatever rows say of a setting."""
    return {str(one[0] or "") for one in store.ask("SELECT value FROM settings WHERE LOWER(variable) = ?", (name.lower(),))}


def _is_on(store: Store, name: str) -> bool:
    return bool(_values(store, name) - {"", "0"})


def _rights(store: Store, *, old: bool) -> Mapping[str, Right]:
    recycled = _values(store, "recycle_board")
    denies = _is_on(store, "deny_boards_access")
    may_deny = _values(store, "deny_boards_access") != {"0"}  # also where nothing is said of it: the row may be lost
    views = store.all("SELECT id_board, deny FROM board_permissions_view WHERE id_group = -1")  # of 2.1; it has none before
    has_views = "board_permissions_view" in store.columns
    lacks_views = not has_views and any(one.startswith("2.1") for one in _values(store, "smfVersion"))
    at_all = "permission_mode = 1" if old and _is_on(store, "permission_enable_by_board") else "0"
    profile = f"CASE WHEN {at_all} THEN id_board ELSE 0 END" if old else "id_profile"
    attached, polled = (_profiles(store, permission, old=old) for permission in ("view_attachments", "poll_view"))
    rights: dict[str, Right] = {}
    question = _asked(f"SELECT id_board, member_groups, deny_member_groups, redirect, {profile} FROM boards", old=old)
    for board, groups, denied, elsewhere, said_in in store.ask(question):
        among = {one.strip() for one in str(groups or "").split(",")}
        if lacks_views:
            why = "the table board_permissions_view of SMF 2.1 says what guests may see, and it is not in the dump"
        elif _GUESTS not in among or (has_views and (board, 0) not in views):
            why = "guests (group -1) are not among those who may see it"
        elif may_deny and (_GUESTS in {one.strip() for one in str(denied or "").split(",")} or (board, 1) in views):
            why = "guests (group -1) are among those who may not see it"
        elif denies and not old and "deny_member_groups" not in store.columns["boards"]:
            why = "nothing says whether guests (group -1) are among those who may not see it (deny_member_groups)"
        elif str(board) in recycled:
            why = "it is where removed posts go"
        else:
            why = "it only leads elsewhere" if elsewhere else ""
        files, polls = said_in in attached, said_in in polled
        rights[str(board)] = Right(public=not why, why=why or "guests (group -1) may see it", files=files, polls=polls)
    return rights


def _profiles(store: Store, permission: str, *, old: bool) -> set[int]:
    """The profiles of boards that give guests a permission; of SMF 1.1: boards, and 0 for those without any of their own."""
    question = _asked("SELECT id_profile, add_deny FROM board_permissions WHERE id_group = -1 AND permission = ?", old=old)
    said = agreed((profile, gives == 1) for profile, gives in store.ask(question, (permission,)))
    return {profile for profile, gives in said.items() if gives}


def _files(store: Store, post: str, _: About, *, old: bool) -> Iterator[UploadedFile]:
    question = _asked(
        "SELECT a.id_attach, a.filename, a.file_hash, a.size, m.id_topic FROM attachments a"
        " JOIN messages m ON m.id_msg = a.id_msg"
        " WHERE a.id_msg = ? AND COALESCE(a.attachment_type, 0) = 0 AND COALESCE(a.approved, 1) = 1 ORDER BY a.id_attach",
        old=old,
    )
    for own, name, digest, size, topic in store.known(question, (int(post),)):
        shown = unescaped(str(name or ""))
        stored = f"{own}_{digest}" if digest and re.fullmatch(r"[0-9a-f]{8,64}", str(digest)) else ""
        paths = (f"{stored}.dat", stored, f"attachments/{stored}.dat", f"attachments/{stored}") if stored else ()
        yield UploadedFile(str(own), shown, paths, size, f"index.php?action=dlattach;topic={topic}.0;attach={own}")


def _engine(*, old: bool) -> Engine:
    """Of SMF 1.1, or of SMF 2: questions are asked in the words of the second."""
    return Engine(
        name="SMF 1.1" if old else "SMF 2",
        marks={
            "messages": _asked("id_msg poster_time body", old=old),
            "topics": _asked("id_first_msg is_sticky", old=old),
            "boards": _asked("member_groups id_board", old=old),
            "members": _asked("real_name", old=old),
        },
        tables=tuple(_renamed(table) for table in _TABLES) if old else _TABLES,
        boards=_asked(
            """
            SELECT 'c' || id_cat AS id, NULL AS parent, name AS title, NULL AS body, 'html' AS format,
                1 AS category, cat_order AS a, 0 AS b
            FROM categories
            UNION ALL
            SELECT CAST(b.id_board AS TEXT), CASE WHEN b.id_parent > 0 THEN CAST(b.id_parent AS TEXT) ELSE 'c' || b.id_cat END,
                b.name, b.description, 'html', 0, c.cat_order, b.board_order
            FROM boards b LEFT JOIN categories c ON c.id_cat = b.id_cat ORDER BY a, b""",
            old=old,
        ),
        threads=_asked(
            """
            SELECT t.id_topic AS id, t.id_board AS board, t.num_views AS views, t.is_sticky AS sticky, t.locked AS locked,
                COALESCE(m.subject, (SELECT x.subject FROM messages x WHERE x.id_topic = t.id_topic AND """
            + ("1" if old else "x.approved = 1")
            + """ ORDER BY x.id_msg LIMIT 1)) AS title
            FROM topics t LEFT JOIN messages m ON m.id_msg = t.id_first_msg
            WHERE """
            + ("1" if old else "t.approved = 1 AND COALESCE(m.approved, 1) = 1 AND COALESCE(t.id_redirect_topic, 0) = 0")
            + " ORDER BY t.id_topic",
            old=old,
        ),
        posts=_asked(
            """
            SELECT m.id_msg AS id, COALESCE(u.real_name, m.poster_name) AS author, NULLIF(m.id_member, 0) AS author_id,
                COALESCE(m.id_member, 0) <= 0 AS guest,
                m.poster_time AS date, m.subject AS title, m.body AS body, m.modified_time AS edited,
                m.modified_name AS edited_by,
                m.modified_reason AS edit_reason, m.smileys_enabled = 0 AS no_smilies, 1 AS files
            FROM messages m LEFT JOIN members u ON u.id_member = m.id_member
            WHERE m.id_topic = ? """
            + ("" if old else "AND m.approved = 1")
            + " ORDER BY m.id_msg",
            old=old,
        ),
        members=_asked(
            """
            SELECT id_member AS id, real_name AS name, usertitle AS title, date_registered AS joined, posts,
                CASE WHEN NOT EXISTS (SELECT 1 FROM settings WHERE LOWER(variable) = 'signature_settings' AND value LIKE '0,%')
                    THEN signature END AS signature
            FROM members WHERE id_member = ?""",
            old=old,
        ),
        rights=functools.partial(_rights, old=old),
        about=_about,
        deciding={
            "settings": "",
            "boards": _asked("id_board", old=old),
            "?board_permissions_view": _asked("id_group id_board deny", old=old),
            "?board_permissions": _asked("id_group id_profile add_deny", old=old),
        },
        opening="settings board_permissions_view",
        needed_with={} if old else {"topics.id_redirect_topic": "board_permissions_view.id_board"},  # both came with 2.1
        needed_of_files={"attachments": "attachmenttype" if old else "attachment_type approved"},
        authors=_asked("messages.id_member", old=old),
        all_posts="SELECT COUNT(*) FROM messages",
        hidden_files=_asked(
            "SELECT COUNT(*) FROM attachments WHERE id_msg > 0 AND COALESCE(attachment_type, 0) NOT IN (1, 3)"
            " AND (COALESCE(attachment_type, 0) <> 0 OR COALESCE(approved, 1) <> 1)",
            old=old,
        ),
        hidden="" if old else "SELECT COUNT(*) FROM messages WHERE COALESCE(approved, 0) <> 1",
        moved=""
        if old
        else "SELECT id_topic AS id, id_redirect_topic AS target FROM topics WHERE id_redirect_topic > 0 AND approved = 1",
        polls=_asked(
            """
            SELECT p.question AS question, c.label AS option,
                CASE WHEN p.hide_results = 0 OR (p.hide_results IN (1, 2) AND p.expire_time > 0 AND p.expire_time <
                    (SELECT MAX(m.poster_time) FROM messages m WHERE m.id_topic = t.id_topic)) THEN c.votes END AS votes
            FROM topics t JOIN polls p ON p.id_poll = t.id_poll JOIN poll_choices c ON c.id_poll = p.id_poll
            WHERE t.id_topic = ? AND t.id_poll > 0 ORDER BY c.id_choice""",
            old=old,
        ),
        files=functools.partial(_files, old=old),
        smilies="SELECT s.code, COALESCE(NULLIF(s.filename, ''), s.description) FROM smileys s",
        typed_smilies=True,
        closes_tags=True,
        escaped=True,
        escaped_titles=True,
        rules="smf",
        thread_address="{root}index.php?topic={id}.0",
        post_address=addresses.SMF.post_address,
        post_address_alone="" if old else "{root}index.php?msg={id}",
        board_address="{root}index.php?board={id}.0",
        member_address="{root}index.php?action=profile;u={id}",
    )


_TABLES = (
    Table("settings", words="variable value", only={"variable": _SETTINGS}),
    Table("categories", numbers="id_cat cat_order", words="name"),
    Table(
        "boards",
        numbers="id_board id_cat id_parent board_order id_profile permission_mode",
        words="name description member_groups deny_member_groups redirect",
        decides="member_groups deny_member_groups id_profile",
    ),
    Table("board_permissions_view", numbers="id_group id_board deny"),
    Table(
        "board_permissions",
        numbers="id_group id_profile add_deny",
        words="permission",
        only={"permission": frozenset({"view_attachments", "poll_view"})},
    ),
    Table(
        "topics",
        numbers="id_topic id_board id_first_msg id_poll is_sticky locked num_views approved id_redirect_topic",
        keys="id_topic",
        decides="id_board approved",
        sure="approved",
        closing=KEEPING,
    ),
    Table(
        "messages",
        numbers="id_msg id_topic id_board poster_time id_member modified_time smileys_enabled approved",
        words="subject body poster_name modified_name modified_reason",
        keys="id_topic id_msg",
        decides="id_topic approved",
        sure="approved",
    ),
    Table(
        "attachments",
        numbers="id_attach id_msg attachment_type size approved",
        words="filename file_hash",
        keys="id_msg",
        decides="id_msg approved",
        sure="attachment_type approved",
    ),
    Table("polls", numbers="id_poll hide_results expire_time", words="question", decides="hide_results"),
    Table("poll_choices", numbers="id_poll id_choice votes", words="label", keys="id_poll"),
    Table("smileys", words="code filename description"),
    Table("members", numbers="id_member date_registered posts", words="real_name usertitle signature", keys="id_member"),
)
_WORD = re.compile(r"[a-z_]{2,40}")


def _renamed(table: Table) -> Table:
    """With the columns of SMF 1.1, in lower case as all columns are."""

    def old(columns: str) -> str:
        renamed = _WORD.sub(lambda match: _OLD.get(match[0], match[0]).lower(), columns)
        return " ".join(dict.fromkeys(renamed.split()))  # two columns of SMF 2 may be one

    return Table(
        table.name,
        old(table.numbers),
        old(table.words),
        table.filled,
        table.only,
        old(table.keys),
        old(table.decides),
        sure=old(table.sure),
        closing=table.closing,
    )


def _asked(question: str, *, old: bool) -> str:
    """A question in the names of SMF 2, or those of SMF 1.1; what the answers are called stays."""
    if not old:
        return question
    return _WORD.sub(lambda match: _OLD.get(match[0], match[0]).lower(), question)


ENGINES = (_engine(old=False), _engine(old=True))
