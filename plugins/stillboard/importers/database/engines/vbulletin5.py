"""vBulletin 5 and 6: all that people wrote is a tree of nodes, private messages too, and the forums are one branch of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ....gfm import unescaped
from ..._sql.store import Store
from ..._sql.wanted import Table
from ..boards import above, bits_of, nearest, unknown_around
from ..engine import KEEPING, About, Answer, Engine, Right, UploadedFile

_SETTINGS = frozenset({"bbtitle", "bburl", "frontendurl", "templateversion"})
_FORUMS = "vbulletin-4ecbdf567f2c35.70389590"  # the guid of the channel that all forums lie in
_GUESTS = 1  # the group
_NEEDED = {1: "view", 524288: "view threads", 2: "view others' threads"}  # of the guests' permissions
_FILES = 4096
_EVERYBODY = 2  # of viewperms
_POSTS = "('Text', 'Poll', 'Gallery', 'Link', 'Video')"  # contents that are posts; files and reports are nodes as well
_OTHERS = "('Channel', 'Attach', 'Report')"  # what holds posts, what posts hold, and what moderators are told
_QUOTE = re.compile(r"(\[quote=[^\[\]\n]{0,200};)n(\d{1,15}\])", re.IGNORECASE)
_FILE = re.compile(r"\[attach(?:=json)?\]\s{0,9}(?:n(\d{1,15})|(\{[^\[\]]{0,4000}\}))\s{0,9}\[/attach\]", re.IGNORECASE)
_PICTURE = re.compile(r"\[img2=json\](\{[^\[\]]{0,4000}\})\[/img2\]", re.IGNORECASE)
_TREE = f"""
    WITH RECURSIVE tree(id) AS (
        SELECT nodeid FROM channel WHERE guid = '{_FORUMS}'
        UNION SELECT n.nodeid FROM node n JOIN tree ON n.parentid = tree.id WHERE n.nodeid IN (SELECT nodeid FROM channel)
    ) SELECT id FROM tree"""
_IN_FORUMS = f"starter IN (SELECT nodeid FROM node WHERE parentid IN ({_TREE}))"
_SEEN = (
    "n.showpublished = 1 AND n.showapproved = 1 AND n.viewperms = 2 AND COALESCE(n.deleteuserid, 0) = 0"
    " AND COALESCE(n.publishdate, 0) <= CAST(STRFTIME('%s', 'now') AS INTEGER)"  # later ones wait for their day
)
# Of a thread: a comment is seen only with what it stands below. The + keeps the search to the index of parents.
_SHOWN = f"""
    WITH RECURSIVE shown(id) AS (
        SELECT n.nodeid FROM node n WHERE n.nodeid = ?1 AND n.starter = ?1 AND {_SEEN}
        UNION SELECT n.nodeid FROM node n JOIN shown ON n.parentid = shown.id WHERE +n.starter = ?1 AND {_SEEN}
    ) SELECT id FROM shown"""
_IS_POST = f"n.contenttypeid IN (SELECT contenttypeid FROM contenttype WHERE class IN {_POSTS})"


def _about(store: Store) -> About:
    said = {str(name): str(value or "") for name, value in store.ask("SELECT varname, value FROM setting")}
    version = said.get("templateversion", "")[:1]
    root = next(iter(store.ask("SELECT nodeid FROM channel WHERE guid = ?", (_FORUMS,))), None)
    question = (
        "SELECT COALESCE(c.class, 'unknown') AS kind, COUNT(*) FROM node n"
        " LEFT JOIN contenttype c ON c.contenttypeid = n.contenttypeid"
        f" WHERE kind NOT IN {_POSTS} AND kind NOT IN {_OTHERS} AND n.nodeid NOT IN (SELECT nodeid FROM channel) GROUP BY kind"
    )
    others = ", ".join(f"{number} {kind}" for kind, number in store.ask(question))
    return About(
        title=said.get("bbtitle", ""),
        address=said.get("frontendurl", "") or said.get("bburl", "").removesuffix("/core"),
        engine=f"vBulletin {version}" if version in {"5", "6"} else "vBulletin 5",
        notes=(f"nodes of kinds that are not read were left out: {others}",) if others else (),
        closed="" if root else "the channel that all forums lie in is not in the dump (channel.guid)",
    )


def _rights(store: Store) -> Mapping[str, Right]:
    """The row of the guests' group for the channel, or for the nearest around it that has one; nothing else grants anything."""
    question = (
        "SELECT nodeid, parentid, showpublished, showapproved, viewperms, displayorder FROM node"
        " WHERE nodeid IN (SELECT nodeid FROM channel)"
    )
    root = {row[0] for row in store.ask("SELECT nodeid FROM channel WHERE guid = ?", (_FORUMS,))}
    nodes = {row[0]: row for row in store.ask(question)}
    parents = {own: row[1] for own, row in nodes.items()}
    inside = {one[0] for one in store.ask(_TREE)}
    said: dict[int, int] = {}
    for node, bits in store.ask("SELECT nodeid, forumpermissions FROM permission WHERE groupid = ?", (_GUESTS,)):
        said[node] = bits_of(said.get(node, bits)) & bits_of(bits)  # of two rows the one that denies holds
    rights: dict[str, Right] = {}
    for board in inside & nodes.keys():
        line = [nodes[one] for one in above(board, parents) if one in inside]
        bits = nearest(board, parents, said) or 0
        lacking = [name for bit, name in _NEEDED.items() if not bits & bit]
        if unknown := unknown_around(board, parents, 0):
            why = unknown
        elif any(row[2] != 1 or row[3] != 1 for row in line):
            why = "it, or a channel around it, is not published (showpublished, showapproved)"
        elif any(row[4] != _EVERYBODY for row in line):
            why = "it, or a channel around it, is not for everybody (viewperms)"
        elif any(row[5] == 0 or isinstance(row[5], bytes) for row in line if row[0] not in root):
            why = "it, or a channel around it, is shown in no list (displayorder is 0)"
        else:
            why = f"guests may not {', '.join(lacking)} (permission)" if lacking else ""
        rights[str(board)] = Right(public=not why, why=why or "guests may view it and its threads", files=bool(bits & _FILES))
    return rights


def _polls(store: Store, thread: Any) -> list[Answer]:
    question = (
        "SELECT n.title, o.title, o.votes FROM polloption o JOIN node n ON n.nodeid = o.nodeid WHERE o.nodeid = ?"
        " ORDER BY o.polloptionid"
    )
    return [{"question": words, "option": option, "votes": votes} for words, option, votes in store.ask(question, (thread,))]


def _files(store: Store, post: str, _: About) -> Iterator[UploadedFile]:
    """They are nodes below the post's."""
    question = (
        "SELECT n.nodeid, a.filename, d.userid, d.filesize, a.filedataid FROM node n JOIN attach a ON a.nodeid = n.nodeid"
        f" LEFT JOIN filedata d ON d.filedataid = a.filedataid WHERE n.parentid = ? AND a.visible = 1 AND {_SEEN}"
        " ORDER BY n.nodeid"
    )
    for own, name, user, size, stored in store.known(question, (int(post),)):
        paths = (f"{'/'.join(str(user))}/{stored}.attach", f"{user}/{stored}.attach") if user and stored else ()
        yield UploadedFile(str(own), unescaped(str(name or "")), paths, size, f"filedata/fetch?id={own}", aliases=(f"n{own}",))


def _body(said: str, _: Answer) -> str:
    """With the ids of posts and files as vBulletin 4 has them."""
    said = _QUOTE.sub(r"\1\2", said)
    said = _FILE.sub(lambda match: f"[ATTACH]{match[1] or _fact(match[2], 'data-attachmentid')}[/ATTACH]", said)
    return _PICTURE.sub(lambda match: f"[IMG]{_fact(match[1], 'src')}[/IMG]", said)


def _fact(said: str, name: str) -> str:
    try:
        found = json.loads(said)
    except (ValueError, RecursionError):
        return ""
    return str(found.get(name) or "") if isinstance(found, dict) else ""


ENGINES = (
    Engine(
        name="vBulletin 5",
        marks={
            "node": "nodeid parentid starter contenttypeid showpublished",
            "text": "nodeid rawtext",
            "channel": "nodeid guid",
            "contenttype": "contenttypeid class",
            "permission": "nodeid groupid forumpermissions",
        },
        tables=(
            Table("setting", words="varname value", only={"varname": _SETTINGS}),
            Table("contenttype", numbers="contenttypeid", words="class"),
            Table("channel", numbers="nodeid category", words="guid", keys="nodeid", decides="guid"),
            Table("permission", numbers="nodeid groupid forumpermissions"),
            Table(
                "node",
                numbers="nodeid parentid starter contenttypeid userid publishdate showpublished showapproved viewperms"
                " deleteuserid open sticky displayorder",
                words="title description authorname taglist",
                keys="nodeid starter parentid",
                decides="parentid starter contenttypeid showpublished showapproved viewperms deleteuserid",
                closing=KEEPING,
                staying=f"nodeid IN (SELECT nodeid FROM channel) OR {_IN_FORUMS}",
            ),
            Table("text", numbers="nodeid", words="rawtext", keys="nodeid", staying="nodeid IN (SELECT nodeid FROM node)"),
            Table("editlog", numbers="nodeid dateline", words="username reason", keys="nodeid"),
            Table("polloption", numbers="polloptionid nodeid votes", words="title", keys="nodeid"),
            Table("attach", numbers="nodeid filedataid visible", words="filename", keys="nodeid", decides="visible"),
            Table("filedata", numbers="filedataid userid filesize", keys="filedataid"),
            Table("nodeview", numbers="nodeid count", keys="nodeid"),
            Table("smilie", words="smilietext smiliepath"),
            Table("user", numbers="userid joindate posts", words="username usertitle", keys="userid"),
            Table("usertextfield", numbers="userid", words="signature", keys="userid"),
        ),
        boards=f"""
            SELECT n.nodeid AS id, CASE WHEN p.guid <> '{_FORUMS}' THEN n.parentid END AS parent, n.title AS title,
                n.description AS body, 'html' AS format
            FROM node n JOIN channel c ON c.nodeid = n.nodeid LEFT JOIN channel p ON p.nodeid = n.parentid
            WHERE n.nodeid IN ({_TREE}) AND c.guid <> '{_FORUMS}' ORDER BY n.displayorder, n.nodeid""",
        threads=f"""
            SELECT n.nodeid AS id, n.parentid AS board, n.title AS title, v.count AS views, n.sticky AS sticky,
                n.open = 0 AS locked, REPLACE(n.taglist, ',', CHAR(10)) AS tags
            FROM node n LEFT JOIN nodeview v ON v.nodeid = n.nodeid
            WHERE n.starter = n.nodeid AND {_IS_POST} AND {_SEEN} ORDER BY n.nodeid""",
        posts=f"""
            SELECT n.nodeid AS id, n.authorname AS author, NULLIF(n.userid, 0) AS author_id, COALESCE(n.userid, 0) <= 0 AS guest,
                n.publishdate AS date, n.title AS title, t.rawtext AS body, e.dateline AS edited, e.username AS edited_by,
                e.reason AS edit_reason, 1 AS files,
                CASE WHEN n.parentid <> n.starter AND n.nodeid <> n.starter THEN n.parentid END AS reply_to
            FROM node n JOIN text t ON t.nodeid = n.nodeid LEFT JOIN editlog e ON e.nodeid = n.nodeid
            WHERE n.starter = ?1 AND {_IS_POST} AND n.nodeid IN ({_SHOWN})
            ORDER BY n.nodeid <> n.starter, n.publishdate, n.nodeid""",
        members="""
            SELECT u.userid AS id, u.username AS name, u.usertitle AS title, u.joindate AS joined, u.posts AS posts,
                t.signature AS signature
            FROM user u LEFT JOIN usertextfield t ON t.userid = u.userid WHERE u.userid = ?""",
        rights=_rights,
        about=_about,
        deciding={
            "setting": "",
            "contenttype": "contenttypeid",
            "channel": "nodeid",
            "permission": "nodeid groupid forumpermissions",
        },
        opening="permission",
        needed={"node": "showpublished showapproved viewperms deleteuserid displayorder"},
        authors="node.userid",
        all_posts=f"SELECT COUNT(*) FROM node n WHERE starter > 0 AND {_IS_POST}",
        hidden_files="SELECT COUNT(*) FROM attach WHERE COALESCE(visible, 0) <> 1",
        hidden=f"SELECT COUNT(*) FROM node n WHERE starter > 0 AND {_IS_POST} AND NOT COALESCE({_SEEN}, 0)",
        polls=_polls,
        files=_files,
        smilies="SELECT smilietext, smiliepath FROM smilie",
        typed_smilies=True,
        escaped_titles=True,
        rules="vbulletin",
        thread_address="{root}node/{id}",
        post_address="{root}node/{id}",
        member_address="{root}member/{id}",
        body=_body,
    ),
)
