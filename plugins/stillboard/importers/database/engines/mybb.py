"""MyBB 1.4 to 1.8."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ....addresses import engines as addresses
from ..._sql.store import Store
from ..._sql.wanted import Table
from ..boards import above, agreed, nearest, unknown_around
from ..engine import KEEPING, About, Answer, Engine, Right, UploadedFile
from ._split import split_polls

_SETTINGS = frozenset("bbname bburl postsperpage bblanguage hidesignatures".split())
_GUESTS = 1  # the group
_RIGHTS = "canview canviewthreads canonlyviewownthreads candlattachments"


def _about(store: Store) -> About:
    said = {str(name): str(value or "") for name, value in store.ask("SELECT name, value FROM settings")}
    views = {row[0] for row in store.ask("SELECT canview FROM usergroups WHERE gid = 1")}
    per_page = said.get("postsperpage", "")
    return About(
        title=said.get("bbname", ""),
        address=said.get("bburl", ""),
        engine="MyBB",
        per_page=int(per_page) if per_page.isdecimal() and int(per_page[:6]) > 0 else None,
        closed="" if views == {1} else "guests may not see the forum (usergroups.canview)",
    )


def _granted(store: Store, table: str, board: str) -> list[tuple[int, bool, bool]]:
    """What the guests' rows of a table grant, each with its board: to read, and to have files too."""
    own = "canonlyviewownthreads" if "canonlyviewownthreads" in store.columns[table] else "0"  # older versions have no such right
    question = f"SELECT {board}, canview, canviewthreads, {own}, candlattachments FROM {table} WHERE gid = {_GUESTS}"
    return [
        (place, reads := view == 1 and threads == 1 and alone == 0, reads and loads == 1)
        for place, view, threads, alone, loads in store.all(question)
    ]


def _rights(store: Store) -> Mapping[str, Right]:
    """The guests' row of the board, or of the nearest around it that has one, or else of their group; no password, all active."""
    boards = {row[0]: row for row in store.ask("SELECT fid, pid, active, password, linkto FROM forums")}
    parents = {own: row[1] for own, row in boards.items()}
    rows, group = _granted(store, "forumpermissions", "fid"), _granted(store, "usergroups", "0")
    reading, loading = agreed((row[0], row[1]) for row in rows), agreed((row[0], row[2]) for row in rows)
    at_all = bool(group) and all(row[1] for row in group), bool(group) and all(row[2] for row in group)
    rights: dict[str, Right] = {}
    for board, (_, _, _, _, elsewhere) in boards.items():
        line = [boards[one] for one in above(board, parents)]
        reads, loads = nearest(board, parents, reading), nearest(board, parents, loading)
        reads, loads = at_all[0] if reads is None else reads, at_all[1] if loads is None else loads
        if unknown := unknown_around(board, parents, 0):
            why = unknown
        elif any(row[2] != 1 for row in line):
            why = "it, or a board around it, is not active"
        elif any(row[3] != 0 for row in line):
            why = "it, or a board around it, has a password"
        elif not reads:
            why = "guests may not read it (forumpermissions, usergroups)"
        else:
            why = "it only leads elsewhere" if elsewhere else ""
        rights[str(board)] = Right(public=not why, why=why or "guests may read it (canview, canviewthreads)", files=loads)
    return rights


def _polls(store: Store, thread: Any) -> list[Answer]:
    question = "SELECT p.question, p.options, p.votes FROM polls p JOIN threads t ON t.poll = p.pid WHERE t.tid = ?"
    return split_polls(store, question, thread, "||~|~||")


def _files(store: Store, post: str, _: About) -> Iterator[UploadedFile]:
    question = "SELECT aid, filename, attachname, filesize FROM attachments WHERE pid = ? AND visible = 1 ORDER BY aid"
    for own, name, stored, size in store.known(question, (int(post),)):
        path = str(stored or "")
        yield UploadedFile(str(own), str(name or ""), (path, f"uploads/{path}"), size, f"attachment.php?aid={own}")


ENGINES = (
    Engine(
        name="MyBB",
        marks={
            "forumpermissions": "fid gid canview",
            "posts": "pid tid message dateline visible",
            "threads": "tid fid subject closed visible",
            "forums": "fid pid disporder",
            "usergroups": "gid canview",
        },
        tables=(
            Table("settings", words="name value", only={"name": _SETTINGS}),
            Table("usergroups", numbers=f"gid {_RIGHTS}"),
            Table("forumpermissions", numbers=f"fid gid {_RIGHTS}"),
            Table(
                "forums",
                numbers="fid pid disporder active",
                words="name description linkto",
                filled="password",
                decides="pid active password",
            ),
            Table("threadprefixes", numbers="pid", words="prefix"),
            Table("smilies", words="find image"),
            Table("polls", numbers="pid", words="question options votes", keys="pid"),
            Table(
                "threads",
                numbers="tid fid prefix firstpost views sticky visible poll",
                words="subject closed",
                keys="tid",
                decides="fid visible",
                closing=KEEPING,
            ),
            Table(
                "posts",
                numbers="pid tid uid dateline visible edituid edittime smilieoff replyto",
                words="username subject message editreason",
                keys="tid",
                decides="tid visible",
            ),
            Table(
                "attachments", numbers="aid pid filesize visible", words="filename attachname", keys="pid", decides="pid visible"
            ),
            Table("users", numbers="uid regdate postnum suspendsignature", words="username usertitle signature", keys="uid"),
        ),
        boards="""
            SELECT fid AS id, pid AS parent, name AS title, description AS body, 'html' AS format
            FROM forums ORDER BY disporder, fid""",
        threads="""
            SELECT t.tid AS id, t.fid AS board, t.subject AS title, t.views AS views, t.sticky AS sticky,
                t.closed = '1' AS locked, x.prefix AS prefix
            FROM threads t LEFT JOIN threadprefixes x ON x.pid = t.prefix AND t.prefix > 0
            WHERE t.visible = 1 AND COALESCE(t.closed, '') NOT LIKE 'moved|%' ORDER BY t.tid""",
        posts="""
            SELECT p.pid AS id, p.username AS author, NULLIF(p.uid, 0) AS author_id, COALESCE(p.uid, 0) <= 0 AS guest,
                p.dateline AS date, p.subject AS title,
                p.message AS body, p.edittime AS edited, e.username AS edited_by, p.editreason AS edit_reason,
                p.smilieoff AS no_smilies, 1 AS files
            FROM posts p LEFT JOIN users e ON e.uid = p.edituid AND p.edituid > 0
            WHERE p.tid = ? AND p.visible = 1 ORDER BY p.dateline, p.pid""",
        members="""
            SELECT uid AS id, username AS name, usertitle AS title, regdate AS joined, postnum AS posts,
                CASE WHEN COALESCE(suspendsignature, 0) = 0 AND NOT EXISTS (SELECT 1 FROM settings WHERE name = 'hidesignatures'
                    AND (value = '-1' OR ',' || value || ',' LIKE '%,1,%')) THEN signature END AS signature
            FROM users WHERE uid = ?""",
        rights=_rights,
        about=_about,
        deciding={
            "usergroups": "gid canview canviewthreads ?canonlyviewownthreads",
            "forumpermissions": "fid gid canview canviewthreads ?canonlyviewownthreads",
        },
        opening="forumpermissions",
        needed={"forums": "linkto"},
        # MyBB 1.4 has neither that right nor prefixes of threads.
        needed_with={"forumpermissions.canonlyviewownthreads": "threads.prefix"},
        authors="posts.uid",
        all_posts="SELECT COUNT(*) FROM posts",
        hidden_files="SELECT COUNT(*) FROM attachments WHERE pid > 0 AND COALESCE(visible, 0) <> 1",
        hidden="SELECT COUNT(*) FROM posts WHERE COALESCE(visible, 0) <> 1",
        moved="""
            SELECT tid AS id, CAST(SUBSTR(closed, 7) AS INTEGER) AS target FROM threads
            WHERE closed LIKE 'moved|%' AND visible = 1""",
        polls=_polls,
        files=_files,
        smilies="SELECT find, image FROM smilies",
        typed_smilies=True,
        rules="mybb",
        thread_address="{root}showthread.php?tid={id}",
        post_address=addresses.MYBB.post_address,
        board_address="{root}forumdisplay.php?fid={id}",
        member_address="{root}member.php?action=profile&uid={id}",
    ),
)
