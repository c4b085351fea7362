"""WoltLab Burning Board 4 and WoltLab Suite Forum 5 and 6."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

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

_SETTINGS = frozenset("page_title wbb_thread_posts_per_page force_login module_user_signature".split())
_KEYS = frozenset(
    {f"wbb.board.board{number}{part}" for number in range(1, 10_000) for part in ("", ".description")}
    | {f"wcf.label.label{number}" for number in range(1, 2000)}
    | {f"wcf.reactionType.title{number}" for number in range(1, 200)}
    | {f"wcf.user.rank.{name}" for name in ("administrator", "moderator", *(f"user{number}" for number in range(6)))}
    | {f"wcf.user.rank.userRank{number}" for number in range(1, 500)}
)
"""What stands in tables in place of words that are in several languages."""
_FORUM = "com.woltlab.wbb"
_TYPES = frozenset(f"{_FORUM}.{one}" for one in ("board", "post", "thread", "likeablePost")) | {"com.woltlab.wcf.label"}
_DEFINITIONS = {
    "acl": "com.woltlab.wcf.acl",
    "files": "com.woltlab.wcf.attachment.objectType",
    "polls": "com.woltlab.wcf.poll",
    "likes": "com.woltlab.wcf.like.likeableObject",
    "tags": "com.woltlab.wcf.tagging.taggableObject",
    "labels": "com.woltlab.wcf.label.object",
}


def _type(definition: str, name: str) -> str:
    """The numbers of a kind of things, in SQL: "posts that have files" has another than "posts that have polls"."""
    return (
        "(SELECT y.objecttypeid FROM object_type y JOIN object_type_definition z ON z.definitionid = y.definitionid"
        f" WHERE y.objecttype = '{name}' AND z.definitionname = '{_DEFINITIONS[definition]}')"
    )


_OF_BOARDS = _type("acl", f"{_FORUM}.board")
_OF_LABELS = _type("acl", "com.woltlab.wcf.label")
_FILES_OF_POSTS, _POLLS_OF_POSTS = _type("files", f"{_FORUM}.post"), _type("polls", f"{_FORUM}.post")


def _worded(column: str) -> str:
    """A column's words, in SQL: those of the forum's own language where it holds a key of words in several."""
    return (
        "COALESCE((SELECT COALESCE(CASE WHEN k.languageusecustomvalue = 1 THEN NULLIF(k.languagecustomitemvalue, '') END,"
        " k.languageitemvalue) FROM language_item k LEFT JOIN language l ON l.languageid = k.languageid"
        f" WHERE k.languageitem = {column} ORDER BY COALESCE(l.isdefault, 0) DESC, k.languageid LIMIT 1), {column})"
    )


def _about(store: Store) -> About:
    said = {str(name): str(value or "") for name, value in store.ask("SELECT optionname, optionvalue FROM option")}
    question = (
        "SELECT a.domainname, a.domainpath FROM application a JOIN package p ON p.packageid = a.packageid"
        f" WHERE p.package = '{_FORUM}'"
    )
    domain, path = next(((str(one or ""), str(two or "")) for one, two in store.ask(question)), ("", ""))
    languages = [str(code) for (code,) in store.ask("SELECT languagecode FROM language WHERE isdefault = 1") if code]
    per_page = said.get("wbb_thread_posts_per_page", "")
    question = (
        "SELECT COUNT(*) - COUNT(DISTINCT q.threadid) FROM poll p JOIN post q ON q.postid = p.objectid"
        " WHERE q.isdeleted = 0 AND q.isdisabled = 0"
    )
    polls = store.all(question)[0][0]
    lacks_users = "acl_option_to_user" not in store.columns and bool(store.all("SELECT 1 FROM label_object LIMIT 1"))
    return About(
        title=said.get("page_title", ""),
        address=f"https://{domain}/{path.strip('/')}".rstrip("/") if domain else "",
        engine="WoltLab Suite",
        lang=languages[0] if len(languages) == 1 else "",
        per_page=int(per_page) if per_page.isdecimal() and int(per_page[:6]) > 0 else None,
        closed=_closed(store),
        notes=(
            *([f"{polls} polls are in a thread that has one before them, and were left out"] if polls else ()),
            *(
                ["labels were left out: the table acl_option_to_user, which keeps some from guests, is not in the dump"]
                * lacks_users
            ),
        ),
    )


def _closed(store: Store) -> str:
    """Why guests may read nothing at all, or nobody knows whether they may."""
    forced = {str(value) for (value,) in store.ask("SELECT optionvalue FROM option WHERE optionname = 'force_login'")}
    if forced - {"0", ""}:
        return "guests must log in (force_login), or nothing says that they need not"
    if not forced:
        return "nothing says whether guests must log in (force_login)"
    if doubt := kinds_doubt(store.ask("SELECT groupid, grouptype FROM user_group")):
        return f"the table user_group says which groups guests are in, and {doubt}"
    # It came with 5.2, as reactions did.
    versions = store.all("SELECT packageversion FROM package WHERE package = ?", (_FORUM,))
    is_later = "reactiontypeid" in store.columns.get("like", ()) or "fileid" in store.columns.get("attachment", ())
    is_later = is_later or any((number := re.match(r"\d{1,4}", str(one))) and int(number[0]) > 5 for (one,) in versions)
    if is_later and "isprivate" not in store.columns["board"]:
        return "the table board says what guests may see, and it has no column isprivate, which this version has"
    return ""


def _rights(store: Store) -> Mapping[str, Right]:
    private = "isprivate" if "isprivate" in store.columns["board"] else "0"
    question = f"SELECT boardid, parentid, boardtype, isinvisible, {private} FROM board"
    boards = {row[0]: BoardRow(*row[1:]) for row in store.ask(question)}
    question = (
        f"SELECT o.optionname, g.grouptype IN ({GUESTS}), v.groupid, v.objectid, v.optionvalue FROM acl_option_to_group v"
        " LEFT JOIN acl_option o ON o.optionid = v.optionid LEFT JOIN user_group g ON g.groupid = v.groupid"
        f" WHERE {THEIRS} AND (o.optionname IS NULL OR o.objecttypeid IN {_OF_BOARDS})"
    )
    every = (*READING, FILES)  # what a row is about whose option is not in the dump
    said = said_by(
        (bool(theirs) and name is not None, group, board, [(one, value == 1) for one in ([str(name)] if name else every)])
        for name, theirs, group, board, value in store.ask(question)
    )
    question = (
        f"SELECT o.optionname, v.optionvalue, g.grouptype IN ({GUESTS}) FROM user_group_option_value v"
        f" JOIN user_group_option o ON o.optionid = v.optionid LEFT JOIN user_group g ON g.groupid = v.groupid WHERE {THEIRS}"
    )
    known = {str(name) for (name,) in store.ask(f"SELECT optionname FROM acl_option WHERE objecttypeid IN {_OF_BOARDS}")}
    general = in_general(store.ask(question))
    return rights_of(boards, said, {name: may for name, may in general.items() if name in known})


def _files(store: Store, post: str, _: About) -> Iterator[UploadedFile]:
    question = (
        "SELECT a.attachmentid, COALESCE(NULLIF(a.filename, ''), f.filename), a.filehash, COALESCE(f.filesize, a.filesize),"
        " f.fileid, f.filehash, f.fileextension"
        " FROM attachment a LEFT JOIN file f ON f.fileid = a.fileid AND a.fileid > 0"
        " WHERE a.objectid = ? AND a.tmphash = 0 ORDER BY a.showorder, a.attachmentid"
    )
    for own, name, digest, size, file, hashed, extension in store.known(question, (int(post),)):
        paths: list[str] = []
        if str(digest or "").isalnum():
            stored = f"{str(digest)[:2]}/{own}-{digest}"
            paths += [f"{folder}{stored}{end}" for folder in ("", "attachments/") for end in ("", ".bin")]
        if str(hashed or "").isalnum() and str(extension or "").isalnum():
            stored = f"files/{str(hashed)[:2]}/{str(hashed)[2:4]}/{file}-{hashed}.{extension}"
            paths += [f"{folder}{stored}" for folder in ("", "public/", "private/", "_data/public/", "_data/private/")]
        yield UploadedFile(str(own), str(name or ""), tuple(paths), size or None, f"index.php?attachment/{own}/")


_SEEN = "p.isdeleted = 0 AND p.isdisabled = 0"
# Whether guests see who liked what: what one of their groups may they may, but never what one must not.
_LIKES_SEEN = f"""
    (SELECT MAX(v.optionvalue = '1' AND g.groupid IS NOT NULL) AND MIN(v.optionvalue IN ('0', '1')) FROM user_group_option_value v
        JOIN user_group_option o ON o.optionid = v.optionid LEFT JOIN user_group g ON g.groupid = v.groupid
        WHERE {THEIRS} AND o.optionname = 'user.like.canViewLike')"""
_KIND = (
    "COALESCE('wcf.reactionType.title' || NULLIF(r.reactiontypeid, 0), CASE r.likevalue WHEN -1 THEN 'Dislike' ELSE 'Like' END)"
)
_REACTIONS = f"""
    CASE WHEN {_LIKES_SEEN} THEN (SELECT GROUP_CONCAT(named || ' ' || number, ', ') FROM (
        SELECT {_worded(_KIND)} AS named, COUNT(*) AS number
        FROM "like" r WHERE r.objectid = p.postid AND r.objecttypeid IN {_type("likes", f"{_FORUM}.likeablePost")}
        GROUP BY r.reactiontypeid, r.likevalue ORDER BY COUNT(*) DESC, r.reactiontypeid)) END"""
ENGINES = (
    Engine(
        name="WoltLab Suite",
        marks={
            "board": "boardid parentid boardtype",
            "thread": "threadid boardid topic movedthreadid",
            "post": "postid threadid message",
            "acl_option": "optionid optionname objecttypeid",
            "user_group": "groupid grouptype",
            "object_type": "objecttypeid objecttype definitionid",
        },
        tables=(
            Table("option", words="optionname optionvalue", only={"optionname": _SETTINGS}),
            Table("package", numbers="packageid", words="package packageversion", only={"package": frozenset({_FORUM})}),
            Table("application", numbers="packageid", words="domainname domainpath"),
            Table("language", numbers="languageid isdefault", words="languagecode"),
            Table(
                "language_item",
                numbers="languageid languageusecustomvalue",
                words="languageitem languageitemvalue languagecustomitemvalue",
                only={"languageitem": _KEYS},
                keys="languageitem",
            ),
            Table("object_type_definition", numbers="definitionid", words="definitionname", decides="definitionname"),
            Table(
                "object_type",
                numbers="objecttypeid definitionid",
                words="objecttype",
                only={"objecttype": _TYPES},
                decides="definitionid objecttype",
            ),
            Table("acl_option", numbers="optionid objecttypeid", words="optionname", decides="objecttypeid optionname"),
            Table("acl_option_to_group", numbers="optionid objectid groupid optionvalue"),
            Table("acl_option_to_user", numbers="optionid objectid"),
            Table("user_group", numbers="groupid grouptype", decides="grouptype"),
            Table("user_group_option", numbers="optionid", words="optionname", only={"optionname": OPTIONS}),
            Table("user_group_option_value", numbers="optionid groupid", words="optionvalue", keys="optionid"),
            Table(
                "board",
                numbers="boardid parentid position boardtype isinvisible isprivate descriptionusehtml",
                words="title description",
                decides="parentid boardtype isinvisible isprivate",
                closing=KEEPING,
            ),
            Table("label", numbers="labelid groupid", words="label"),
            Table("label_object", numbers="labelid objecttypeid objectid", keys="objectid"),
            Table("tag", numbers="tagid", words="name", keys="tagid"),
            Table("tag_to_object", numbers="objectid tagid objecttypeid", keys="objectid"),
            Table(
                "thread",
                numbers="threadid boardid views issticky isannouncement isclosed isdisabled isdeleted movedthreadid",
                words="topic",
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
                numbers="pollid objecttypeid objectid endtime resultsrequirevote",
                words="question",
                keys="objectid pollid",
                decides="objectid objecttypeid resultsrequirevote",
                staying=f"objecttypeid IN {_POLLS_OF_POSTS}",
            ),
            Table("poll_option", numbers="optionid pollid votes showorder", words="optionvalue", keys="pollid"),
            Table(
                "attachment",
                numbers="attachmentid objecttypeid objectid fileid filesize showorder",
                words="filename filehash",
                filled="tmphash",
                keys="objectid",
                decides="objecttypeid objectid tmphash",
                staying=f"objecttypeid IN {_FILES_OF_POSTS}",
            ),
            Table(
                "file",
                numbers="fileid filesize",
                words="filename filehash fileextension",
                keys="fileid",
                staying="fileid IN (SELECT a.fileid FROM attachment a)",
            ),
            Table("like", numbers="likeid objectid objecttypeid likevalue reactiontypeid", keys="objectid"),
            Table(
                "user",
                numbers="userid registrationdate wbbposts disablesignature signatureenablehtml rankid",
                words="username usertitle signature",
                keys="userid",
            ),
            Table("user_rank", numbers="rankid", words="ranktitle", keys="rankid"),
            Table("smiley", words="smileycode aliases smileypath"),
        ),
        boards=f"""
            SELECT boardid AS id, NULLIF(parentid, 0) AS parent, {_worded("title")} AS title, {_worded("description")} AS body,
                CASE descriptionusehtml WHEN 1 THEN 'html' ELSE 'text' END AS format
            FROM board ORDER BY position, boardid""",
        threads=f"""
            SELECT t.threadid AS id, t.boardid AS board, t.topic AS title, t.views AS views,
                t.issticky = 1 OR t.isannouncement = 1 AS sticky, t.isclosed = 1 AS locked,
                (SELECT GROUP_CONCAT(shown, ' ') FROM (SELECT {_worded("x.label")} AS shown FROM label_object r
                    JOIN label x ON x.labelid = r.labelid
                    WHERE r.objectid = t.threadid AND r.objecttypeid IN {_type("labels", f"{_FORUM}.thread")}
                        AND EXISTS (SELECT 1 FROM in_dump d WHERE d.name = 'acl_option_to_user')
                        AND NOT EXISTS (SELECT 1 FROM acl_option_to_group v LEFT JOIN acl_option o ON o.optionid = v.optionid
                            WHERE COALESCE(o.objecttypeid IN {_OF_LABELS}, 1) AND v.objectid = x.groupid)
                        AND NOT EXISTS (SELECT 1 FROM acl_option_to_user v LEFT JOIN acl_option o ON o.optionid = v.optionid
                            WHERE COALESCE(o.objecttypeid IN {_OF_LABELS}, 1) AND v.objectid = x.groupid)
                    ORDER BY x.labelid)) AS prefix,
                (SELECT GROUP_CONCAT(shown, CHAR(10)) FROM (SELECT x.name AS shown FROM tag_to_object r
                    JOIN tag x ON x.tagid = r.tagid
                    WHERE r.objectid = t.threadid AND r.objecttypeid IN {_type("tags", f"{_FORUM}.thread")}
                    ORDER BY x.name)) AS tags
            FROM thread t WHERE t.isdeleted = 0 AND t.isdisabled = 0 AND COALESCE(t.movedthreadid, 0) = 0 ORDER BY t.threadid""",
        posts=f"""
            SELECT p.postid AS id, p.username AS author, NULLIF(p.userid, 0) AS author_id, COALESCE(p.userid, 0) <= 0 AS guest,
                p.time AS date, p.subject AS title, p.message AS body, CASE p.enablehtml WHEN 1 THEN 'html' END AS format,
                COALESCE(p.enablebbcodes, 1) = 0 AND COALESCE(p.enablehtml, 0) = 0 AS plain,
                COALESCE(p.enablesmilies, 1) = 0 AS no_smilies,
                NULLIF(p.lastedittime, 0) AS edited, p.editor AS edited_by, p.editreason AS edit_reason,
                {_REACTIONS} AS reactions, 1 AS files
            FROM post p WHERE p.threadid = ? AND {_SEEN} ORDER BY p.time, p.postid""",
        members=f"""
            SELECT u.userid AS id, u.username AS name,
                COALESCE(NULLIF(u.usertitle, ''), {_worded("r.ranktitle")}) AS title, u.registrationdate AS joined,
                u.wbbposts AS posts,
                CASE WHEN {SIGNATURES} AND COALESCE(u.disablesignature, 0) = 0 THEN u.signature END AS signature,
                CASE u.signatureenablehtml WHEN 1 THEN 'html' END AS format
            FROM user u LEFT JOIN user_rank r ON r.rankid = u.rankid WHERE u.userid = ?""",
        rights=_rights,
        about=_about,
        deciding={
            "option": "",
            "object_type_definition": "definitionid",
            "object_type": "objecttypeid definitionid",
            "acl_option": "optionid objecttypeid",
            "acl_option_to_group": "optionid objectid groupid optionvalue",
            "user_group": "groupid grouptype",
            "user_group_option": "optionid",
            "user_group_option_value": "groupid optionid",
            "board": "boardid boardtype isinvisible",
        },
        opening="option acl_option acl_option_to_group user_group_option_value",
        needed={"thread": "isdeleted isdisabled movedthreadid", "post": "isdeleted isdisabled"},
        needed_of_files={"attachment": "objecttypeid objectid tmphash"},
        authors="post.userid",
        kin=(
            *("option package application language language_item object_type_definition object_type acl_option".split()),
            *("acl_option_to_group acl_option_to_user user_group user_group_option user_group_option_value label".split()),
            *("label_object tag tag_to_object poll poll_option attachment file like user user_rank smiley".split()),
        ),
        kin_prefix=KIN_PREFIX,
        all_posts="SELECT COUNT(*) FROM post",
        hidden_files="SELECT COUNT(*) FROM attachment WHERE objectid > 0 AND tmphash <> 0",
        hidden=f"SELECT COUNT(*) FROM post p WHERE NOT COALESCE({_SEEN}, 0)",
        moved="""
            SELECT threadid AS id, movedthreadid AS target FROM thread
            WHERE movedthreadid > 0 AND isdeleted = 0 AND isdisabled = 0""",
        polls=f"""
            SELECT p.question AS question, o.optionvalue AS option,
                CASE WHEN COALESCE(p.resultsrequirevote, 0) = 0 OR p.endtime > 0
                    AND p.endtime < (SELECT MAX(q.time) FROM post q WHERE q.threadid = ?1) THEN o.votes END AS votes
            FROM poll p JOIN poll_option o ON o.pollid = p.pollid
            WHERE p.pollid = (SELECT r.pollid FROM post p JOIN poll r ON r.objectid = p.postid
                WHERE p.threadid = ?1 AND {_SEEN} ORDER BY p.time, p.postid, r.pollid LIMIT 1)
            ORDER BY o.showorder, o.optionid""",
        files=_files,
        smilies="SELECT smileycode || COALESCE(CHAR(10) || NULLIF(aliases, ''), ''), smileypath FROM smiley",
        typed_smilies=True,
        rules="woltlab",
        thread_address="{root}index.php?thread/{id}/",
        post_address="{root}index.php?thread/{thread_id}/&postID={id}#post{id}",
        board_address="{root}index.php?board/{id}/",
        member_address="{root}index.php?user/{id}/",
        body=body,
    ),
)
