"""WoltLab: Burning Board 3, Burning Board 4 and WoltLab Suite 6."""

from __future__ import annotations

import base64
import json

from . import Made, Value

# The kinds of things, each with its number and the definition that it belongs to.
DEFINITIONS = {
    1: "com.woltlab.wcf.acl", 2: "com.woltlab.wcf.attachment.objectType", 3: "com.woltlab.wcf.poll", 4: "com.woltlab.wcf.like.likeableObject",
    5: "com.woltlab.wcf.tagging.taggableObject", 6: "com.woltlab.wcf.label.object",
}  # fmt: skip
TYPES = {
    11: (1, "com.woltlab.wbb.board"), 12: (1, "com.woltlab.wcf.label"), 13: (1, "com.woltlab.wcf.category"), 21: (2, "com.woltlab.wbb.post"),
    22: (2, "com.woltlab.wcf.conversation.message"), 31: (3, "com.woltlab.wbb.post"), 32: (3, "com.woltlab.wcf.conversation.message"),
    41: (4, "com.woltlab.wbb.likeablePost"), 51: (5, "com.woltlab.wbb.thread"), 52: (5, "com.woltlab.blog.entry"), 61: (6, "com.woltlab.wbb.thread"),
}  # fmt: skip
OPTIONS = {1: "canViewBoard", 2: "canEnterBoard", 3: "canReadThread", 4: "canDownloadAttachment", 5: "canStartThread"}
SUITE = frozenset(
    "option package application language language_item object_type_definition object_type acl_option acl_option_to_group acl_option_to_user user_group"
    " user_group_option user_group_option_value label label_group label_object tag tag_to_object poll poll_option attachment file"
    " like user user_rank smiley conversation_message".split()
)
BOARD3 = frozenset("option language group group_option group_option_value poll poll_option attachment user smiley pm".split())
PATH = "_data/public/files/f0/0d/7-f00dfeed.png"


def metacode(name: str, *values: object, inner: str = "") -> str:
    """An element for a tag of BBCode."""
    packed = base64.b64encode(json.dumps(values).encode()).decode()
    attributes = f' data-attributes="{packed}"' if values else ""
    return f'<woltlab-metacode data-name="{name}"{attributes}>{inner}</woltlab-metacode>'


BODY = (
    '<woltlab-quote data-author="Wren Okafor" data-link="https://lanternside.example/index.php?thread/20-the-third-lamp/&amp;postID=101#post101">'
    '<p>Trim the <strong>wick</strong>.</p></woltlab-quote><p>I did &amp; it <woltlab-size class="woltlab-size-18">burns</woltlab-size> '
    '<img class="smiley" src="https://lanternside.example/images/smilies/biggrin.png" alt=":D">; it\'s \\n fine.<br>See '
    '<a href="https://lamps.example/a?b=1&amp;c=2">the table</a>, ' + metacode("user", "3", inner="Wren Okafor") + "</p>\n"
    "<pre data-file=\"\" data-highlighter=\"c\" data-line=\"1\">if (a &lt; b) { ); } :D\n-- INSERT INTO `x` VALUES (1,'y');</pre>\n"
    "<ul><li>one</li><li>two</li></ul><p>" + metacode("attach", 55, "none", True) + "</p>"
    '<woltlab-spoiler data-label="Why?"><p>' + metacode("media", "https://videos.example/w/3") + " " + metacode("weather", "fog", inner="tomorrow")
    + "</p></woltlab-spoiler>"
)  # fmt: skip
AWKWARD = (
    "<p>" + metacode("attach", 999, "none", False) + ' <woltlab-mention data-user-id="7" data-username="Marlow &amp; Pell">Marlow &amp; Pell</woltlab-mention> '
    '<woltlab-metacode data-name="attach" data-attributes="no base64">x</woltlab-metacode> [b]typed[/b] '
    '<woltlab-quote data-author="a > b"><p>never ended'
    "</p></p><p>Ein Gruß, und 日本語 🙂</p>"
)  # fmt: skip
BBCODE = (
    "[quote='Wren Okafor',index.php?page=Thread&postID=101#post101]Trim the [b]wick[/b].[/quote]\nI did & it burns :D; it's \\n fine.\n"
    "See [url='https://lamps.example/a?b=1&c=2']the table[/url]\n[code=5,php]if (a < b) { ); } :D\n-- INSERT INTO `x` VALUES (1,'y');[/code]\n"
    "[list]\n[*]one\n[*]two\n[/list]\n[attach=55,left][/attach]"
)


def _rows(forum: Made, body: str, *, html: int, names: dict[str, str], more: dict[str, Value]) -> None:
    """Threads and posts, which all versions have alike."""
    thread = {
        "isDisabled": 0,
        "isDeleted": 0,
        "movedThreadID": names.get("none"),
        "isSticky": 0,
        "isAnnouncement": 0,
        "isClosed": 0,
        **({} if html else {"prefix": ""}),
        **more,
    }
    closed = [int(one) for one in names["closed"].split()]
    forum.table(
        "thread", "threadID boardID topic:text firstPostID time userID username:text views isSticky isAnnouncement isClosed isDisabled isDeleted movedThreadID lastPoster:text"
        + ("" if html else " prefix:text"),
        {**thread, "threadID": 20, "boardID": 4, "topic": 'The "third" lamp', "views": 311, "isSticky": 1, **({} if html else {"prefix": "Wanted"})},
        *({**thread, "threadID": 20 + own, "boardID": own, "topic": "SECRET"} for own in closed),
        {**thread, "threadID": 22, "boardID": 4, "topic": "HIDDEN", "isDisabled": 1},
        {**thread, "threadID": 19, "boardID": 4, "topic": "HIDDEN gone", "isDeleted": 1},
        {**thread, "threadID": 23, "boardID": 4, "topic": "The old name", "movedThreadID": 20},
        {**thread, "threadID": 24, "boardID": 4, "topic": "Oil", "views": 12, "isClosed": 1},
    )  # fmt: skip

    def post(own: int, thread: int, user: Value, name: str, message: str, **more: Value) -> dict[str, Value]:
        return {"postID": own, "threadID": thread, "userID": user, "username": name, "time": 1400000000 + own, "subject": "", "message": message,
                "isDeleted": 0, "isDisabled": 0, "editor": "", "lastEditTime": 0, "editReason": "", "enableHtml": html, **more}  # fmt: skip

    def said(words: str) -> str:
        return f"<p>{words}</p>" if html else words

    forum.table(
        "post", "postID threadID userID username:text subject:text message:text time isDeleted isDisabled editorID editor:text lastEditTime editReason:text"
        " deleteReason:text enableHtml ipAddress:text" + ("" if html else " enableBBCodes enableSmilies"),
        *({**one, **({} if html else {"enableBBCodes": 1, "enableSmilies": 1})} for one in (
            post(101, 20, 3, "Wren Okafor", said("The third lamp went out."), subject='The "third" lamp'),
            post(102, 20, 7, "Marlow & Pell", body, editor="Marlow & Pell", lastEditTime=1400009000, editReason='wrong "wick"'),
            post(103, 20, names.get("none"), "Gast O'Neil", AWKWARD if html else "Ein Gruß, und 日本語 🙂", subject="A question of ash"),
            post(104, 20, 7, "Marlow & Pell", "HIDDEN", isDisabled=1), post(105, 20, 7, "Marlow & Pell", "HIDDEN", isDeleted=1),
            *(post(200 + own, 20 + own, 3, "Wren Okafor", "SECRET") for own in closed),
            post(107, 22, 3, "Wren Okafor", "HIDDEN"), post(109, 19, 3, "Wren Okafor", "HIDDEN"), post(108, 24, 7, "Marlow & Pell", "Paraffin :D", enableHtml=0),
        )),
    )  # fmt: skip


def made(*, version: int = 6) -> Made:
    """A forum of WoltLab Suite 6, or of Burning Board 4, whose posts hold BBCode."""
    forum = Made("WoltLab Suite", "wbb1_", only="mysql", kin=SUITE, other="wbb7_")
    add = forum.table
    settings = {
        "page_title": "Lanternside",
        "wbb_thread_posts_per_page": "20",
        "mail_smtp_password": "CANARY",
        "force_login": "0",
    }
    add(
        "option",
        "optionID optionName:text optionValue:text",
        *({"optionName": key, "optionValue": value} for key, value in settings.items()),
    )
    add(
        "package",
        "packageID package:text packageVersion:text",
        {"packageID": 1, "package": "com.woltlab.wcf"},
        {"packageID": 8, "package": "com.woltlab.wbb", "packageVersion": f"{version}.1.3"},
    )
    add("application", "packageID domainName:text domainPath:text cookieDomain:text", {"packageID": 1, "domainName": "other.example", "domainPath": "/"},
        {"packageID": 8, "domainName": "lanternside.example", "domainPath": "/forum/"})  # fmt: skip
    add(
        "language",
        "languageID languageCode:text isDefault",
        {"languageID": 1, "languageCode": "en", "isDefault": 1},
        {"languageID": 2, "languageCode": "de"},
    )
    words = (("wbb.board.board4", 2, "Lampen & Dochte"), ("wbb.board.board4", 1, "Lamps & wicks"), ("wcf.user.rank.user1", 1, "Keeper"),
             ("wcf.reactionType.title1", 1, "Like"), ("wcf.reactionType.title2", 1, "Thanks"), ("wcf.acp.x", 1, "CANARY words"))  # fmt: skip
    add("language_item", "languageItemID languageID languageItem:text languageItemValue:text languageCustomItemValue:text languageUseCustomValue",
        *({"languageItem": key, "languageID": language, "languageItemValue": value, "languageCustomItemValue": None} for key, language, value in words))  # fmt: skip
    add("object_type_definition", "definitionID definitionName:text packageID",
        *({"definitionID": own, "definitionName": name} for own, name in DEFINITIONS.items()))  # fmt: skip
    add("object_type", "objectTypeID definitionID packageID objectType:text className:text",
        *({"objectTypeID": own, "definitionID": definition, "objectType": name} for own, (definition, name) in TYPES.items()))  # fmt: skip
    _rights(forum)
    titles = {4: "wbb.board.board4", 5: "SECRET staff", 6: "SECRET below staff", 7: "SECRET invisible", 8: "SECRET never", 9: "SECRET circle", 10: "SECRET circle",
              11: "SECRET private", 12: "SECRET link"}  # fmt: skip
    board = {"parentID": 1, "boardType": 0, "isInvisible": 0, "isPrivate": 0, "description": "", "descriptionUseHtml": 0}
    more = {own: {} for own in titles} | {
        6: {"parentID": 5},
        7: {"isInvisible": 1},
        9: {"parentID": 10},
        10: {"parentID": 9},
        11: {"isPrivate": 1},
        12: {"boardType": 2},
    }
    if version == 4:
        more[11] = {"isInvisible": 1}
    rows: list[dict[str, Value]] = [
        {**board, "boardID": 1, "parentID": None, "title": "Workshop", "boardType": 1},
        *({**board, "boardID": own, "title": title, "position": own, **more[own]} for own, title in titles.items()),
    ]
    rows[1].update({"description": "All that <b>burns</b>.", "descriptionUseHtml": 1})
    rows = [{key: value for key, value in row.items() if version > 4 or key != "isPrivate"} for row in rows]
    add(
        "board",
        "boardID parentID position boardType title:text description:text descriptionUseHtml isClosed isInvisible"
        + (" isPrivate" if version > 4 else ""),
        *rows,
    )
    _rows(forum, BODY if version > 4 else BBCODE.replace("index.php?page=Thread&", "https://lanternside.example/index.php?thread/20/&"),
          html=int(version > 4), names={"closed": " ".join(map(str, range(5, 13)))}, more={})  # fmt: skip
    if version == 4:
        for name in ("prefix", "enableBBCodes", "enableSmilies"):
            _without(forum, name)
    add("label_group", "groupID groupName:text", {"groupID": 1, "groupName": "State"}, {"groupID": 2, "groupName": "SECRET"})
    add(
        "label",
        "labelID groupID label:text cssClassName:text",
        {"labelID": 3, "groupID": 1, "label": "Wanted"},
        {"labelID": 4, "groupID": 2, "label": "SECRET label"},
    )
    add(
        "label_object", "labelID objectTypeID objectID", *({"labelID": own, "objectTypeID": 61, "objectID": 20} for own in (3, 4))
    )
    add(
        "tag",
        "tagID languageID name:text",
        {"tagID": 1, "name": "brass"},
        {"tagID": 2, "name": "wicks"},
        {"tagID": 3, "name": "SECRET of a blog"},
    )
    add(
        "tag_to_object",
        "objectID tagID objectTypeID languageID",
        *({"objectID": 20, "tagID": one, "objectTypeID": 52 if one == 3 else 51} for one in (1, 2, 3)),
    )
    add("poll", "pollID objectTypeID objectID question:text time endTime resultsRequireVote votes",
        {"pollID": 9, "objectTypeID": 31, "objectID": 101, "question": "Which wick?"}, {"pollID": 10, "objectTypeID": 32, "objectID": 101, "question": "SECRET"})  # fmt: skip
    add("poll_option", "optionID pollID optionValue:text votes showOrder", {"optionID": 1, "pollID": 9, "optionValue": "38 mm", "votes": 3, "showOrder": 1},
        {"optionID": 2, "pollID": 9, "optionValue": "40 mm", "votes": 9, "showOrder": 2})  # fmt: skip
    _files(forum, version=version)
    kinds = {"reactionTypeID": 1} if version > 4 else {}
    like = {"objectTypeID": 41, "objectID": 101, "likeValue": 1, **kinds}
    add("like", "likeID objectID objectTypeID objectUserID userID time likeValue" + (" reactionTypeID" if version > 4 else ""), {**like, "likeID": 1}, {**like, "likeID": 2},
        {**like, "likeID": 3, **({"reactionTypeID": 2} if version > 4 else {"likeValue": -1})})  # fmt: skip
    add(
        "user", "userID username:text email:text password:text accessToken:text registrationDate userTitle:text wbbPosts rankID signature:text signatureEnableHtml disableSignature banReason:text",
        {"userID": 3, "username": "Wren Okafor", "userTitle": "", "rankID": 2, "registrationDate": 1300000000, "wbbPosts": 1204,
         "signature": "<p>Third store.</p><p><b>Knock</b> twice.</p>", "signatureEnableHtml": 1},
        {"userID": 7, "username": "Marlow & Pell", "userTitle": "", "registrationDate": 1310000000, "wbbPosts": 3, "signature": "HIDDEN", "disableSignature": 1},
    )  # fmt: skip
    add("user_rank", "rankID groupID rankTitle:text", {"rankID": 2, "rankTitle": "wcf.user.rank.user1"})
    add(
        "smiley",
        "smileyID smileyPath:text smileyTitle:text smileyCode:text aliases:text",
        {"smileyID": 1, "smileyPath": "images/smilies/biggrin.png", "smileyCode": ":D", "aliases": ":grin:"},
    )
    add("conversation_message", "messageID message:text", {"messageID": 1})
    return forum


def _without(forum: Made, column: str) -> None:
    for name in ("thread", "post"):
        columns, rows = forum.tables[name]
        forum.tables[name] = (
            [one for one in columns if one[0] != column],
            [{key: value for key, value in row.items() if key != column} for row in rows],
        )


def _rights(forum: Made) -> None:
    add = forum.table
    add("acl_option", "optionID packageID objectTypeID optionName:text categoryName:text",
        *({"optionID": own, "objectTypeID": 11, "optionName": name} for own, name in OPTIONS.items()),
        {"optionID": 90, "objectTypeID": 12, "optionName": "canViewLabel"}, {"optionID": 91, "objectTypeID": 13, "optionName": "canViewBoard"})  # fmt: skip
    denied = {"groupID": 1, "optionValue": 0}
    add("acl_option_to_group", "optionID objectID groupID optionValue",
        {"optionID": 1, "objectID": 5, **denied}, {"optionID": 3, "objectID": 5, "groupID": 4, "optionValue": 1},
        {"optionID": 2, "objectID": 8, "groupID": 2, "optionValue": 0}, {"optionID": 90, "objectID": 2, "groupID": 4, "optionValue": 1},
        {"optionID": 91, "objectID": 4, **denied}, {"optionID": 1, "objectID": 4, "groupID": 4, "optionValue": 0})  # fmt: skip
    add(
        "acl_option_to_user",
        "optionID objectID userID optionValue",
        {"optionID": 1, "objectID": 4, "userID": 7, "optionValue": 0},
    )
    add("user_group", "groupID groupName:text groupType", {"groupID": 1, "groupType": 1}, {"groupID": 2, "groupType": 2}, {"groupID": 3, "groupType": 3},
        {"groupID": 4, "groupType": 4})  # fmt: skip
    general = {
        **{own: f"user.board.{name}" for own, name in OPTIONS.items()},
        9: "user.like.canViewLike",
        10: "admin.general.canUseAcp",
    }
    add(
        "user_group_option",
        "optionID packageID optionName:text defaultValue:text",
        *({"optionID": own, "optionName": name} for own, name in general.items()),
    )
    add("user_group_option_value", "groupID optionID optionValue:text",
        *({"groupID": group, "optionID": own, "optionValue": "1" if group in (1, 3) and own < 10 and own != 5 else "0"} for group in (1, 2, 3) for own in general))  # fmt: skip


def _files(forum: Made, *, version: int) -> None:
    """Of 6.1 files have a table of their own; before, the attachment itself says where it lies."""
    file = {"objectTypeID": 21, "objectID": 102, "tmpHash": ""}
    rows: list[dict[str, Value]] = [
        {**file, "attachmentID": 54, "filename": "table.pdf", "filesize": 3072, "fileHash": "feedbeef", "showOrder": 1},
        {**file, "attachmentID": 55, "filename": "wick.png", "filesize": 70, "fileHash": "f00dfeed", "showOrder": 2},
        {**file, "attachmentID": 56, "filename": "HIDDEN.pdf", "fileHash": "HIDDEN", "tmpHash": "abc"},
        {**file, "attachmentID": 57, "filename": "SECRET.pdf", "fileHash": "SECRET", "objectTypeID": 22},
    ]
    if version > 4:
        rows[1].update({"filename": "", "filesize": 0, "fileHash": "", "fileID": 7})
        forum.table("file", "fileID filename:text fileSize fileHash:text fileExtension:text secret:text objectTypeID mimeType:text",
            {"fileID": 7, "filename": "wick.png", "fileSize": 70, "fileHash": "f00dfeed", "fileExtension": "png"},
            {"fileID": 8, "filename": "SECRET.png", "fileHash": "SECRET", "fileExtension": "png"})  # fmt: skip
    columns = "attachmentID objectTypeID objectID userID tmpHash:text filename:text filesize fileType:text fileHash:text isImage showOrder"
    forum.table("attachment", columns + (" fileID" if version > 4 else ""), *rows)


def made_old() -> Made:
    """A forum of Burning Board 3."""
    forum = Made("Burning Board 3", "wbb1_1_", only="mysql", kin=BOARD3, other="wbb1_2_")
    add = forum.table
    settings = {
        "page_title": "Lanternside",
        "page_url": "https://lanternside.example/wbb",
        "thread_posts_per_page": "20",
        "mail_smtp_password": "CANARY",
    }
    add(
        "option",
        "optionID packageID optionName:text optionValue:text",
        *({"optionName": key, "optionValue": value} for key, value in settings.items()),
    )
    add("language", "languageID languageCode:text isDefault", {"languageID": 1, "languageCode": "de", "isDefault": 1})
    add("group", "groupID groupName:text groupType", *({"groupID": one, "groupType": one} for one in (1, 2, 3, 4)))
    general = {**{own: f"user.board.{name}" for own, name in OPTIONS.items()}, 10: "admin.general.canUseAcp"}
    add(
        "group_option",
        "optionID packageID optionName:text",
        *({"optionID": own, "optionName": name} for own, name in general.items()),
    )
    add("group_option_value", "groupID optionID optionValue:text",
        *({"groupID": group, "optionID": own, "optionValue": str(int(own < 5))} for group in (1, 3) for own in general))  # fmt: skip
    none = dict.fromkeys(OPTIONS.values(), -1)
    add("board_to_group", f"boardID groupID {' '.join(OPTIONS.values())}",
        {"boardID": 5, "groupID": 1, **none, "canViewBoard": 0}, {"boardID": 5, "groupID": 4, **none, "canViewBoard": 1},
        {"boardID": 8, "groupID": 2, **none, "canReadThread": 0}, {"boardID": 4, "groupID": 4, **none, "canViewBoard": 0})  # fmt: skip
    board = {"boardType": 0, "isInvisible": 0, "description": "", "allowDescriptionHtml": 0}
    titles = {
        4: "Lamps & wicks",
        5: "SECRET staff",
        6: "SECRET below staff",
        7: "SECRET invisible",
        8: "SECRET never",
        9: "SECRET circle",
        10: "SECRET circle",
    }
    parents = {6: 5, 9: 10, 10: 9}
    add("board", "boardID parentID title:text description:text allowDescriptionHtml boardType externalURL:text isClosed isInvisible",
        {**board, "boardID": 1, "parentID": 0, "title": "Workshop", "boardType": 1},
        *({**board, "boardID": own, "parentID": parents.get(own, 1), "title": title, "isInvisible": int(own == 7),
           **({"description": "All that <b>burns</b>.", "allowDescriptionHtml": 1} if own == 4 else {})} for own, title in titles.items()))  # fmt: skip
    add("board_structure", "parentID boardID position", {"parentID": 0, "boardID": 1, "position": 1},
        *({"parentID": parents.get(own, 1), "boardID": own, "position": own} for own in titles))  # fmt: skip
    _rows(forum, BBCODE, html=0, names={"closed": " ".join(map(str, range(5, 11)))}, more={"movedThreadID": 0})
    for row in forum.tables["post"][1]:
        row["userID"] = row["userID"] or 0
    add("poll", "pollID messageID messageType:text question:text votes", {"pollID": 9, "messageID": 101, "messageType": "post", "question": "Which wick?"},
        {"pollID": 10, "messageID": 101, "messageType": "pm", "question": "SECRET"})  # fmt: skip
    add("poll_option", "pollOptionID pollID pollOption:text votes showOrder", {"pollOptionID": 1, "pollID": 9, "pollOption": "38 mm", "votes": 3, "showOrder": 1},
        {"pollOptionID": 2, "pollID": 9, "pollOption": "40 mm", "votes": 9, "showOrder": 2})  # fmt: skip
    file = {"containerID": 102, "containerType": "post"}
    add("attachment", "attachmentID containerID containerType:text userID attachmentName:text attachmentSize fileType:text sha1Hash:text idHash:text showOrder",
        {**file, "attachmentID": 54, "attachmentName": "table.pdf", "attachmentSize": 3072, "showOrder": 1},
        {**file, "attachmentID": 55, "attachmentName": "wick.png", "attachmentSize": 70, "showOrder": 2},
        {**file, "attachmentID": 57, "attachmentName": "SECRET.pdf", "containerType": "pm"})  # fmt: skip
    add("user", "userID username:text email:text password:text salt:text registrationDate userTitle:text signature:text disableSignature registrationIpAddress:text",
        {"userID": 3, "username": "Wren Okafor", "userTitle": "Keeper", "registrationDate": 1300000000, "signature": "Third store.\n[b]Knock[/b] twice."},
        {"userID": 7, "username": "Marlow & Pell", "userTitle": "", "registrationDate": 1310000000, "signature": ""})  # fmt: skip
    add("forum_user", "userID boardLastVisitTime posts", {"userID": 3, "posts": 1204}, {"userID": 7, "posts": 3})
    add(
        "smiley",
        "smileyID smileyPath:text smileyTitle:text smileyCode:text",
        {"smileyID": 1, "smileyPath": "images/smilies/biggrin.png", "smileyCode": ":D"},
    )
    add("pm", "pmID subject:text message:text", {"pmID": 1})
    return forum
