"""vBulletin 3 and 4."""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterator, Mapping
from typing import Any

from ....addresses import engines as addresses
from ....gfm import unescaped
from ..._sql.store import Store
from ..._sql.wanted import Table
from ..boards import above, bits_of, nearest, unknown_around
from ..engine import KEEPING, About, Answer, Engine, Right, UploadedFile
from ._split import split_polls

_SETTINGS = frozenset({"bbtitle", "bburl", "maxposts", "templateversion", "globalignore"})
_GUESTS = 1  # the group
_ACTIVE = 1  # of a board's options
_VIEW, _FILES = 1, 4096  # of permissions: to see anything, to have files
_NEEDED = {1: "view", 524288: "view threads", 2: "view others' threads"}  # of the guests' permissions


def _about(store: Store) -> About:
    said = {str(name): str(value or "") for name, value in store.ask("SELECT varname, value FROM setting")}
    per_page = said.get("maxposts", "")
    version = said.get("templateversion", "")[:1]
    closed = "" if _group(store) & _VIEW else "guests may not see the forum (usergroup.forumpermissions)"
    if "deletionlog" not in store.columns and (not version or said["templateversion"].startswith("3.0")):
        closed = closed or "the table deletionlog, which names the deleted posts of vBulletin 3.0, is not in the dump"
    return About(
        title=said.get("bbtitle", ""),
        address=said.get("bburl", ""),
        engine=f"vBulletin {version}" if version in {"3", "4"} else "vBulletin",
        per_page=int(per_page) if per_page.isdecimal() and int(per_page[:6]) > 0 else None,
        closed=closed,
    )


def _group(store: Store) -> int:
    """What the guests' group may wherever no board says otherwise."""
    said = [one[0] for one in store.ask("SELECT forumpermissions FROM usergroup WHERE usergroupid = ?", (_GUESTS,))]
    return functools.reduce(operator.and_, map(bits_of, said)) if said else 0


def _ignored(user: str) -> str:
    """Whether all but moderators are shown nothing of a member ("Tachy goes to Coventry")."""
    listed = "REPLACE(REPLACE(REPLACE(s.value, ',', ' '), CHAR(13), ' '), CHAR(10), ' ')"
    among = f"' ' || {listed} || ' ' LIKE '% ' || {user} || ' %'"
    return f"EXISTS (SELECT 1 FROM setting s WHERE s.varname = 'globalignore' AND {among})"


def _deleted(own: str, kind: str) -> str:
    """Whether a row is among the deleted ones, which vBulletin 3.0 marks nowhere else."""
    of_kind = f"COALESCE(NULLIF(LOWER(g.type), ''), '{kind}') = '{kind}'"
    return f"EXISTS (SELECT 1 FROM deletionlog g WHERE g.primaryid = {own} AND {of_kind})"


def _rights(store: Store) -> Mapping[str, Right]:
    """The row of the guests' group for the board, or for the nearest around it that has one, or else what it may at all."""
    boards = {row[0]: row for row in store.ask("SELECT forumid, parentid, options, password, link, displayorder FROM forum")}
    parents = {own: row[1] for own, row in boards.items()}
    said: dict[int, int] = {}
    for board, bits in store.ask("SELECT forumid, forumpermissions FROM forumpermission WHERE usergroupid = ?", (_GUESTS,)):
        said[board] = bits_of(said.get(board, bits)) & bits_of(bits)  # of two rows the one that denies holds
    group = _group(store)
    rights: dict[str, Right] = {}
    for board, (_, _, _, _, elsewhere, _) in boards.items():
        line = [boards[one] for one in above(board, parents)]
        found = nearest(board, parents, said)
        bits = group if found is None else found
        lacking = [name for bit, name in _NEEDED.items() if not bits & bit]
        if unknown := unknown_around(board, parents, -1, 0):
            why = unknown
        elif any(not bits_of(row[2]) & _ACTIVE for row in line):
            why = "it, or a board around it, is not active"
        elif any(not isinstance(row[5], int) or row[5] == 0 for row in line):
            why = "it, or a board around it, is shown in no list (displayorder is 0)"
        elif any(row[3] != 0 for row in line):
            why = "it, or a board around it, has a password"
        elif lacking:
            why = f"guests may not {', '.join(lacking)} (forumpermission, usergroup)"
        else:
            why = "it only leads elsewhere" if elsewhere else ""
        why_in = "guests may view it and its threads"
        rights[str(board)] = Right(public=not why, why=why or why_in, files=bool(bits & _FILES))
    return rights


def _polls(store: Store, thread: Any) -> list[Answer]:
    question = (
        "SELECT p.question, p.options, p.votes FROM poll p JOIN thread t ON t.pollid = p.pollid"
        " WHERE t.threadid = ? AND t.open <> 10"
    )
    return split_polls(store, question, thread, "|||")


def _files(store: Store, post: str, _: About) -> Iterator[UploadedFile]:
    """VBulletin 3 says itself which post a file belongs to; vBulletin 4 has files of all kinds of content, each with its type."""
    old = store.known(
        "SELECT attachmentid, filename, userid, filesize, attachmentid FROM attachment"
        " WHERE postid = ? AND visible = 1 ORDER BY attachmentid",
        (int(post),),
    )
    new = store.known(
        "SELECT a.attachmentid, a.filename, d.userid, d.filesize, a.filedataid FROM attachment a"
        " LEFT JOIN filedata d ON d.filedataid = a.filedataid WHERE a.contentid = ? AND a.state = 'visible'"
        " AND a.contenttypeid IN (SELECT contenttypeid FROM contenttype WHERE class = 'Post') ORDER BY a.attachmentid",
        (int(post),),
    )
    for own, name, user, size, stored in (*old, *new):
        paths = (f"{user}/{stored}.attach", f"{'/'.join(str(user))}/{stored}.attach") if user and stored else ()
        yield UploadedFile(str(own), unescaped(str(name or "")), paths, size, f"attachment.php?attachmentid={own}")


ENGINES = (
    Engine(
        name="vBulletin",
        marks={
            "forumpermission": "forumid usergroupid forumpermissions",
            "post": "postid threadid pagetext visible",
            "thread": "threadid forumid open visible",
            "forum": "forumid parentid options",
            "usergroup": "usergroupid forumpermissions",
        },
        tables=(
            Table("setting", words="varname value", only={"varname": _SETTINGS}),
            Table("usergroup", numbers="usergroupid forumpermissions"),
            Table("forumpermission", numbers="forumid usergroupid forumpermissions"),
            Table("deletionlog", numbers="primaryid", words="type", keys="primaryid"),
            Table(
                "forum",
                numbers="forumid parentid displayorder options",
                words="title description link",
                filled="password",
                decides="parentid options password displayorder",
            ),
            Table(
                "thread",
                numbers="threadid forumid views open sticky visible pollid firstpostid postuserid",
                words="title prefixid taglist",
                keys="threadid",
                decides="forumid visible",
                closing=KEEPING,
            ),
            Table(
                "post",
                numbers="postid threadid parentid userid dateline visible allowsmilie attach",
                words="username title pagetext",
                keys="threadid",
                decides="threadid visible",
            ),
            Table("editlog", numbers="postid dateline", words="username reason", keys="postid"),
            Table("poll", numbers="pollid", words="question options votes", keys="pollid"),
            Table("smilie", words="smilietext smiliepath"),
            Table(
                "attachment",
                numbers="attachmentid postid userid visible filesize contenttypeid contentid filedataid",
                words="filename state",
                keys="postid contentid",
                decides="postid contentid visible state",
            ),
            Table("filedata", numbers="filedataid userid filesize", keys="filedataid"),
            Table("contenttype", numbers="contenttypeid", words="class"),
            Table("user", numbers="userid joindate posts", words="username usertitle", keys="userid"),
            Table("usertextfield", numbers="userid", words="signature", keys="userid"),
        ),
        boards="""
            SELECT forumid AS id, parentid AS parent, title, description AS body, 'html' AS format
            FROM forum ORDER BY displayorder, forumid""",
        threads=f"""
            SELECT threadid AS id, forumid AS board, title, views, sticky, open = 0 AS locked,
                REPLACE(taglist, ',', CHAR(10)) AS tags
            FROM thread WHERE visible = 1 AND open <> 10 AND NOT {_deleted("threadid", "thread")} AND NOT {_ignored("postuserid")}
            ORDER BY threadid""",
        posts=f"""
            SELECT p.postid AS id, p.username AS author, NULLIF(p.userid, 0) AS author_id, COALESCE(p.userid, 0) <= 0 AS guest,
                p.dateline AS date, p.title AS title,
                p.pagetext AS body, e.dateline AS edited, e.username AS edited_by, e.reason AS edit_reason,
                p.allowsmilie = 0 AS no_smilies, 1 AS files
            FROM post p LEFT JOIN editlog e ON e.postid = p.postid
            WHERE p.threadid = ? AND p.visible = 1 AND NOT {_deleted("p.postid", "post")} AND NOT {_ignored("p.userid")}
            ORDER BY p.dateline, p.postid""",
        members="""
            SELECT u.userid AS id, u.username AS name, u.usertitle AS title, u.joindate AS joined, u.posts AS posts,
                t.signature AS signature
            FROM user u LEFT JOIN usertextfield t ON t.userid = u.userid WHERE u.userid = ?""",
        rights=_rights,
        about=_about,
        deciding={
            "setting": "",
            "usergroup": "usergroupid forumpermissions",
            "forumpermission": "forumid usergroupid forumpermissions",
            "?deletionlog": "primaryid",
        },
        opening="setting forumpermission deletionlog",
        needed={"forum": "displayorder link"},
        authors="post.userid",
        all_posts="SELECT COUNT(*) FROM post",
        hidden_files="""
            SELECT COUNT(*) FROM attachment
            WHERE (postid > 0 AND COALESCE(visible, 0) <> 1) OR (COALESCE(state, '') <> 'visible'
                AND contenttypeid IN (SELECT contenttypeid FROM contenttype WHERE class = 'Post'))""",
        hidden=f"""
            SELECT COUNT(*) FROM post
            WHERE COALESCE(visible, 0) <> 1 OR {_deleted("postid", "post")} OR {_ignored("userid")}""",
        moved="SELECT threadid AS id, pollid AS target FROM thread WHERE open = 10 AND pollid > 0 AND visible = 1",
        polls=_polls,
        files=_files,
        smilies="SELECT smilietext, smiliepath FROM smilie",
        typed_smilies=True,
        escaped_titles=True,
        rules="vbulletin",
        thread_address="{root}showthread.php?t={id}",
        post_address=addresses.VBULLETIN.post_address,
        board_address="{root}forumdisplay.php?f={id}",
        member_address="{root}member.php?u={id}",
    ),
)
