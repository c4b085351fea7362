"""WoltLab Burning Board 3.0 and 3.1, and Lite 2."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ....addresses import engines as addresses
from ..._sql.store import Store
from ..._sql.wanted import Table
from ..engine import KEEPING, About, Engine, Right, UploadedFile
from ._woltlab import (
    FILES,
    GUESTS,
    KIN_PREFIX,
    OPTIONS,
    READING,
    SIGNATURES,
    THEIRS,
    BoardRow,
    body,
    in_general,
    kinds_doubt,
    rights_of,
    said_by,
)

_SETTINGS = frozenset("page_title page_url thread_posts_per_page module_user_signature".split())
_COLUMNS = tuple(one.lower() for one in (*READING, FILES))


def _about(store: Store) -> About:
    said = {str(name): str(value or "") for name, value in store.ask("SELECT optionname, optionvalue FROM option")}
    languages = [str(code) for (code,) in store.ask("SELECT languagecode FROM language WHERE isdefault = 1") if code]
    per_page = said.get("thread_posts_per_page", "")
    question = (
        "SELECT COUNT(*) - COUNT(DISTINCT q.threadid) FROM poll p JOIN post q ON q.postid = p.messageid"
        " WHERE q.isdeleted = 0 AND q.isdisabled = 0"
    )
    polls = store.all(question)[0][0]
    doubt = kinds_doubt(store.ask('SELECT groupid, grouptype FROM "group"'))
    return About(
        title=said.get("page_title", ""),
        address=said.get("page_url", ""),
        engine="Burning Board 3",
        lang=languages[0] if len(languages) == 1 else "",
        per_page=int(per_page) if per_page.isdecimal() and int(per_page[:6]) > 0 else None,
        closed=f"the table group says which groups guests are in, and {doubt}" if doubt else "",
        notes=(f"{polls} polls are in a thread that has one before them, and were left out",) if polls else (),
    )


def _rights(store: Store) -> Mapping[str, Right]:
    question = "SELECT boardid, parentid, boardtype, isinvisible FROM board"
    boards = {own: BoardRow(parent, kind, invisible, 0) for own, parent, kind, invisible in store.ask(question)}
    question = (
        f"SELECT g.grouptype IN ({GUESTS}), v.groupid, v.boardid, {', '.join(f'v.{one}' for one in _COLUMNS)}"
        f' FROM board_to_group v LEFT JOIN "group" g ON g.groupid = v.groupid WHERE {THEIRS}'
    )
    names = (*READING, FILES)
    said = said_by(  # -1 stands where a row says nothing of a right
        (bool(theirs), group, board, [(name, one == 1) for name, one in zip(names, values, strict=True) if one != -1])
        for theirs, group, board, *values in store.ask(question)
    )
    question = (
        f"SELECT o.optionname, v.optionvalue, g.grouptype IN ({GUESTS}) FROM group_option_value v"
        f' JOIN group_option o ON o.optionid = v.optionid LEFT JOIN "group" g ON g.groupid = v.groupid WHERE {THEIRS}'
    )
    return rights_of(boards, said, in_general(store.ask(question)))


def _files(store: Store, post: str, _: About) -> Iterator[UploadedFile]:
    question = (
        "SELECT attachmentid, attachmentname, attachmentsize FROM attachment"
        " WHERE (containerid = ?1 AND containertype = 'post') OR (messageid = ?1 AND messagetype = 'post')"
        " ORDER BY showorder, attachmentid"
    )
    for own, name, size in store.known(question, (int(post),)):
        paths = tuple(f"{folder}attachment-{own}" for folder in ("", "attachments/"))
        yield UploadedFile(str(own), str(name or ""), paths, size or None, f"index.php?page=Attachment&attachmentID={own}")


_SEEN = "p.isdeleted = 0 AND p.isdisabled = 0"
ENGINES = (
    Engine(
        name="Burning Board 3",
        marks={
            "board": "boardid parentid boardtype",
            "thread": "threadid boardid topic movedthreadid",
            "post": "postid threadid message",
            "board_to_group": "boardid groupid canviewboard canenterboard canreadthread",
            "group": "groupid grouptype",
            "group_option": "optionid optionname",
        },
        tables=(
            Table("option", words="optionname optionvalue", only={"optionname": _SETTINGS}),
            Table("language", numbers="languageid isdefault", words="languagecode"),
            Table("group", numbers="groupid grouptype", decides="grouptype"),
            Table("group_option", numbers="optionid", words="optionname", only={"optionname": OPTIONS}),
            Table("group_option_value", numbers="optionid groupid", words="optionvalue", keys="optionid"),
            Table("board_to_group", numbers=f"boardid groupid {' '.join(_COLUMNS)}"),
            Table(
                "board",
                numbers="boardid parentid boardtype isinvisible allowdescriptionhtml",
                words="title description",
                decides="parentid boardtype isinvisible",
                closing=KEEPING,
            ),
            Table("board_structure", numbers="boardid parentid position", keys="boardid"),
            Table(
                "thread",
                numbers="threadid boardid views issticky isannouncement isclosed isdisabled isdeleted movedthreadid",
                words="topic prefix",
                keys="threadid",
                decides="boardid isdisabled isdeleted movedthreadid",
                closing=KEEPING,
            ),
            Table(
                "post",
                numbers="postid threadid userid time isdeleted isdisabled enablehtml enablebbcodes enablesmilies lastedittime",
                words="username subject message editor editreason",
                keys="threadid postid",
                decides="threadid isdeleted isdisabled",
            ),
            Table(
                "poll",
                numbers="pollid messageid",
                words="messagetype question",
                keys="messageid pollid",
                decides="messageid messagetype",
                staying="messagetype = 'post'",
            ),
            Table("poll_option", numbers="polloptionid pollid votes showorder", words="polloption", keys="pollid"),
            Table(
                "attachment",
                numbers="attachmentid containerid messageid attachmentsize showorder",
                words="attachmentname containertype messagetype",
                keys="containerid messageid",
                decides="containerid containertype messageid messagetype",
                staying="COALESCE(containertype, messagetype) = 'post'",
            ),
            Table(
                "user", numbers="userid registrationdate disablesignature", words="username usertitle signature", keys="userid"
            ),
            Table("forum_user", called="user", numbers="userid posts", keys="userid"),
            Table("smiley", words="smileycode smileypath"),
        ),
        boards="""
            SELECT b.boardid AS id, NULLIF(b.parentid, 0) AS parent, b.title AS title, b.description AS body,
                CASE b.allowdescriptionhtml WHEN 1 THEN 'html' ELSE 'text' END AS format
            FROM board b LEFT JOIN board_structure s ON s.boardid = b.boardid AND s.parentid = b.parentid
            GROUP BY b.boardid ORDER BY MIN(s.position), b.boardid""",
        threads="""
            SELECT threadid AS id, boardid AS board, topic AS title, views AS views,
                issticky = 1 OR isannouncement = 1 AS sticky, isclosed = 1 AS locked, prefix AS prefix
            FROM thread WHERE isdeleted = 0 AND isdisabled = 0 AND COALESCE(movedthreadid, 0) = 0 ORDER BY threadid""",
        posts=f"""
            SELECT p.postid AS id, p.username AS author, NULLIF(p.userid, 0) AS author_id, COALESCE(p.userid, 0) <= 0 AS guest,
                p.time AS date, p.subject AS title, p.message AS body, CASE p.enablehtml WHEN 1 THEN 'html' END AS format,
                COALESCE(p.enablebbcodes, 1) = 0 AND COALESCE(p.enablehtml, 0) = 0 AS plain,
                COALESCE(p.enablesmilies, 1) = 0 AS no_smilies,
                NULLIF(p.lastedittime, 0) AS edited, p.editor AS edited_by, p.editreason AS edit_reason, 1 AS files
            FROM post p WHERE p.threadid = ? AND {_SEEN} ORDER BY p.time, p.postid""",
        members=f"""
            SELECT u.userid AS id, u.username AS name, u.usertitle AS title, u.registrationdate AS joined,
                CASE WHEN {SIGNATURES} AND COALESCE(u.disablesignature, 0) = 0 THEN u.signature END AS signature,
                f.posts AS posts
            FROM user u LEFT JOIN forum_user f ON f.userid = u.userid WHERE u.userid = ?""",
        rights=_rights,
        about=_about,
        deciding={
            "group": "groupid grouptype",
            "group_option": "optionid",
            "group_option_value": "groupid optionid",
            "board_to_group": f"boardid groupid {' '.join(_COLUMNS)}",
            "board": "boardid boardtype isinvisible",
        },
        opening="board_to_group group_option_value",
        needed={"thread": "isdeleted isdisabled movedthreadid", "post": "isdeleted isdisabled"},
        authors="post.userid",
        kin=tuple("option language group group_option group_option_value poll poll_option attachment user smiley".split()),
        kin_prefix=KIN_PREFIX,
        all_posts="SELECT COUNT(*) FROM post",
        hidden=f"SELECT COUNT(*) FROM post p WHERE NOT COALESCE({_SEEN}, 0)",
        moved="""
            SELECT threadid AS id, movedthreadid AS target FROM thread
            WHERE movedthreadid > 0 AND isdeleted = 0 AND isdisabled = 0""",
        polls=f"""
            SELECT p.question AS question, o.polloption AS option, o.votes AS votes
            FROM poll p JOIN poll_option o ON o.pollid = p.pollid
            WHERE p.pollid = (SELECT r.pollid FROM post p JOIN poll r ON r.messageid = p.postid
                WHERE p.threadid = ? AND {_SEEN} ORDER BY p.time, p.postid, r.pollid LIMIT 1)
            ORDER BY o.showorder, o.polloptionid""",
        files=_files,
        smilies="SELECT smileycode, smileypath FROM smiley",
        typed_smilies=True,
        rules="woltlab",
        thread_address=addresses.BURNING_BOARD_3.thread_address,
        post_address=addresses.BURNING_BOARD_3.post_address,
        board_address="{root}index.php?page=Board&boardID={id}",
        member_address="{root}index.php?page=User&userID={id}",
        body=body,
    ),
)
