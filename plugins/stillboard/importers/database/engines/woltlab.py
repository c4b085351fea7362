"""WoltLab Burning Board 4 and WoltLab Suite Forum 5 and 6."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..._sql.store import Store
from ..._sql.wanted import Table
from ..engine import KEEPING, About, Engine, Right, UploadedFile
from ._woltlab import GUESTS, KIN_PREFIX, OPTIONS, BoardRow, body, in_general, rights_of

_SETTINGS = frozenset("page_title wbb_thread_posts_per_page force_login".split())
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
    return About(
        title=said.get("page_title", ""),
        address=f"https://{domain}/{path.strip('/')}".rstrip("/") if domain else "",
        engine="WoltLab Suite",
        lang=languages[0] if len(languages) == 1 else "",
        per_page=int(per_page) if per_page.isdecimal() and int(per_page[:6]) > 0 else None,
        closed="guests must log in (force_login)" if said.get("force_login", "0") not in {"", "0"} else "",
        notes=(f"{polls} polls are in a thread that has one before them, and were left out",) if polls else (),
    )


def _rights(store: Store) -> Mapping[str, Right]:
    question = "SELECT boardid, parentid, boardtype, isinvisible, isprivate FROM board"
    boards = {row[0]: BoardRow(*row[1:]) for row in store.ask(question)}
    question = (
        "SELECT o.optionname, v.groupid, v.objectid, v.optionvalue FROM acl_option_to_group v"
        " JOIN acl_option o ON o.optionid = v.optionid JOIN user_group g ON g.groupid = v.groupid"
        f" WHERE g.grouptype IN ({GUESTS}) AND o.objecttypeid IN {_OF_BOARDS}"
    )
    said: dict[str, dict[int, dict[int, bool]]] = {}
    for name, group, board, value in store.ask(question):
        rows = said.setdefault(str(name), {}).setdefault(group, {})
        rows[board] = rows.get(board, True) and value == 1
    question = (
        "SELECT o.optionname, v.optionvalue FROM user_group_option_value v JOIN user_group_option o ON o.optionid = v.optionid"
        f" JOIN user_group g ON g.groupid = v.groupid WHERE g.grouptype IN ({GUESTS})"
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
    for own, name, digest, size, file, hashed, extension in store.all(question, (int(post),)):
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
    (SELECT MAX(v.optionvalue = '1') AND MIN(v.optionvalue IN ('0', '1')) FROM user_group_option_value v
        JOIN user_group_option o ON o.optionid = v.optionid JOIN user_group g ON g.groupid = v.groupid
        WHERE g.grouptype IN ({GUESTS}) AND o.optionname = 'user.like.canViewLike')"""
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
            Table("package", numbers="packageid", words="package", only={"package": frozenset({_FORUM})}),
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
                numbers="postid threadid userid time isdeleted isdisabled enablehtml lastedittime",
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
                        AND NOT EXISTS (SELECT 1 FROM acl_option_to_group v JOIN acl_option o ON o.optionid = v.optionid
                            WHERE o.objecttypeid IN {_OF_LABELS} AND v.objectid = x.groupid) ORDER BY x.labelid)) AS prefix,
                (SELECT GROUP_CONCAT(shown, CHAR(10)) FROM (SELECT x.name AS shown FROM tag_to_object r
                    JOIN tag x ON x.tagid = r.tagid
                    WHERE r.objectid = t.threadid AND r.objecttypeid IN {_type("tags", f"{_FORUM}.thread")}
                    ORDER BY x.name)) AS tags
            FROM thread t WHERE t.isdeleted = 0 AND t.isdisabled = 0 AND COALESCE(t.movedthreadid, 0) = 0 ORDER BY t.threadid""",
        posts=f"""
            SELECT p.postid AS id, p.username AS author, NULLIF(p.userid, 0) AS author_id, COALESCE(p.userid, 0) <= 0 AS guest,
                p.time AS date, p.subject AS title, p.message AS body, CASE p.enablehtml WHEN 1 THEN 'html' END AS format,
                NULLIF(p.lastedittime, 0) AS edited, p.editor AS edited_by, p.editreason AS edit_reason,
                {_REACTIONS} AS reactions, 1 AS files
            FROM post p WHERE p.threadid = ? AND {_SEEN} ORDER BY p.time, p.postid""",
        members=f"""
            SELECT u.userid AS id, u.username AS name,
                COALESCE(NULLIF(u.usertitle, ''), {_worded("r.ranktitle")}) AS title, u.registrationdate AS joined,
                u.wbbposts AS posts, CASE COALESCE(u.disablesignature, 0) WHEN 0 THEN u.signature END AS signature,
                CASE u.signatureenablehtml WHEN 1 THEN 'html' END AS format
            FROM user u LEFT JOIN user_rank r ON r.rankid = u.rankid WHERE u.userid = ?""",
        rights=_rights,
        about=_about,
        deciding={
            "object_type_definition": "definitionid",
            "object_type": "objecttypeid definitionid",
            "acl_option": "optionid objecttypeid",
            "acl_option_to_group": "optionid objectid groupid optionvalue",
            "user_group": "groupid grouptype",
            "user_group_option": "optionid",
            "user_group_option_value": "groupid optionid",
            "board": "boardid boardtype isinvisible",
        },
        opening="acl_option_to_group",
        needed={"thread": "isdeleted isdisabled movedthreadid", "post": "isdeleted isdisabled"},
        needed_of_files={"attachment": "objecttypeid objectid tmphash"},
        authors="post.userid",
        kin=(
            *("option package application language language_item object_type_definition object_type acl_option".split()),
            *("acl_option_to_group user_group user_group_option user_group_option_value label label_object tag".split()),
            *("tag_to_object poll poll_option attachment file like user user_rank smiley".split()),
        ),
        kin_prefix=KIN_PREFIX,
        all_posts="SELECT COUNT(*) FROM post",
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
