"""vBulletin 3 and 4."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ....addresses import engines as addresses
from ....gfm import unescaped
from ..._sql.store import Store
from ..._sql.wanted import Table
from ..boards import above, is_circle, nearest
from ..engine import About, Answer, Engine, Right, UploadedFile
from ._split import split_polls

_SETTINGS = frozenset({"bbtitle", "bburl", "maxposts", "templateversion"})
_GUESTS = 1  # the group
_ACTIVE = 1  # of a board's options
_NEEDED = {1: "view", 524288: "view threads", 2: "view others' threads"}  # of the guests' permissions


def _about(store: Store) -> About:
    said = {str(name): str(value or "") for name, value in store.ask("SELECT varname, value FROM setting")}
    per_page = said.get("maxposts", "")
    version = said.get("templateversion", "")[:1]
    return About(
        title=said.get("bbtitle", ""),
        address=said.get("bburl", ""),
        engine=f"vBulletin {version}" if version in {"3", "4"} else "vBulletin",
        per_page=int(per_page) if per_page.isdecimal() and int(per_page[:6]) > 0 else None,
    )


def _rights(store: Store) -> Mapping[str, Right]:
    """The row of the guests' group for the board, or for the nearest around it that has one, or else what it may at all."""
    boards = {row[0]: row for row in store.ask("SELECT forumid, parentid, options, password, link FROM forum")}
    parents = {own: row[1] for own, row in boards.items()}
    said = dict(store.all("SELECT forumid, forumpermissions FROM forumpermission WHERE usergroupid = ?", (_GUESTS,)))
    group = next(iter(store.ask("SELECT forumpermissions FROM usergroup WHERE usergroupid = ?", (_GUESTS,))), (None,))[0]
    rights: dict[str, Right] = {}
    for board, (_, _, _, _, elsewhere) in boards.items():
        line = [boards[one] for one in above(board, parents)]
        bits = nearest(board, parents, said)
        bits = group if bits is None else bits
        lacking = [name for bit, name in _NEEDED.items() if not (bits or 0) & bit]
        if is_circle(board, parents):
            why = "the boards around it lie in one another"
        elif any(not (row[2] or 0) & _ACTIVE for row in line):
            why = "it, or a board around it, is not active"
        elif any(row[3] != 0 for row in line):
            why = "it, or a board around it, has a password"
        elif lacking:
            why = f"guests may not {', '.join(lacking)} (forumpermission, usergroup)"
        else:
            why = "it only leads elsewhere" if elsewhere else ""
        rights[str(board)] = Right(public=not why, why=why or "guests may view it and its threads")
    return rights


def _polls(store: Store, thread: Any) -> list[Answer]:
    question = (
        "SELECT p.question, p.options, p.votes FROM poll p JOIN thread t ON t.pollid = p.pollid"
        " WHERE t.threadid = ? AND t.open <> 10"
    )
    return split_polls(store, question, thread, "|||")


def _files(store: Store, post: str, _: About) -> Iterator[UploadedFile]:
    """VBulletin 3 says itself which post a file belongs to; vBulletin 4 has files of all kinds of content, each with its type."""
    old = store.all(
        "SELECT attachmentid, filename, userid, filesize, attachmentid FROM attachment"
        " WHERE postid = ? AND visible = 1 ORDER BY attachmentid",
        (int(post),),
    )
    new = store.all(
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
            Table("usergroup", numbers="usergroupid forumpermissions", only={"usergroupid": frozenset({"1"})}),
            Table("forumpermission", numbers="forumid usergroupid forumpermissions", only={"usergroupid": frozenset({"1"})}),
            Table("forum", numbers="forumid parentid displayorder options", words="title description link", filled="password"),
            Table(
                "thread",
                numbers="threadid forumid views open sticky visible pollid firstpostid",
                words="title prefixid taglist",
                keys="threadid",
            ),
            Table(
                "post",
                numbers="postid threadid parentid userid dateline visible allowsmilie attach",
                words="username title pagetext",
                keys="threadid",
            ),
            Table("editlog", numbers="postid dateline", words="username reason", keys="postid"),
            Table("poll", numbers="pollid", words="question options votes", keys="pollid"),
            Table("smilie", words="smilietext smiliepath"),
            Table(
                "attachment",
                numbers="attachmentid postid userid visible filesize contenttypeid contentid filedataid",
                words="filename state",
                keys="postid contentid",
            ),
            Table("filedata", numbers="filedataid userid filesize", keys="filedataid"),
            Table("contenttype", numbers="contenttypeid", words="class"),
            Table("user", numbers="userid joindate posts", words="username usertitle", keys="userid"),
            Table("usertextfield", numbers="userid", words="signature", keys="userid"),
        ),
        boards="""
            SELECT forumid AS id, parentid AS parent, title, description AS body, 'html' AS format
            FROM forum ORDER BY displayorder, forumid""",
        threads="""
            SELECT threadid AS id, forumid AS board, title, views, sticky, open = 0 AS locked,
                REPLACE(taglist, ',', CHAR(10)) AS tags
            FROM thread WHERE visible = 1 AND open <> 10 ORDER BY threadid""",
        posts="""
            SELECT p.postid AS id, p.username AS author, NULLIF(p.userid, 0) AS author_id, p.dateline AS date, p.title AS title,
                p.pagetext AS body, e.dateline AS edited, e.username AS edited_by, e.reason AS edit_reason,
                p.allowsmilie = 0 AS no_smilies, 1 AS files
            FROM post p LEFT JOIN editlog e ON e.postid = p.postid
            WHERE p.threadid = ? AND p.visible = 1 ORDER BY p.dateline, p.postid""",
        members="""
            SELECT u.userid AS id, u.username AS name, u.usertitle AS title, u.joindate AS joined, u.posts AS posts,
                t.signature AS signature
            FROM user u LEFT JOIN usertextfield t ON t.userid = u.userid WHERE u.userid = ?""",
        rights=_rights,
        about=_about,
        hidden="SELECT COUNT(*) FROM post WHERE COALESCE(visible, 0) <> 1",
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
