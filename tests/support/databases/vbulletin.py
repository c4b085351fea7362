"""vBulletin 3 and 4."""

from __future__ import annotations

from . import Made, Value

BODY = (
    '[QUOTE=Wren Okafor;101]Trim the [B]wick[/B].[/QUOTE]\nI did & it burns :D; it\'s \\n fine.\nSee [URL="https://lamps.example/a?b=1&c=2"]the table[/URL]\n'
    "[CODE]if (a < b) { ); } :D\n-- INSERT INTO `x` VALUES (1,'y');[/CODE]\n[LIST]\n[*]one\n[*]two\n[/LIST]\n[ATTACH]55[/ATTACH]"
)
ALL = 1 | 2 | 524288 | 4096


def made(*, version: int = 3) -> Made:
    """A forum of vBulletin 3 or 4."""
    forum = Made("vBulletin", "" if version == 3 else "vb_")
    add = forum.table
    settings = {
        "bbtitle": "Lanternside",
        "bburl": "https://lanternside.example/vb",
        "maxposts": "20",
        "templateversion": f"{version}.8.11",
        "webmasteremail": "CANARY",
    }
    add(
        "setting",
        "varname:text grouptitle:text value:text",
        *({"varname": key, "value": value} for key, value in settings.items()),
    )
    add(
        "usergroup",
        "usergroupid title:text forumpermissions",
        {"usergroupid": 1, "forumpermissions": ALL},
        {"usergroupid": 6, "forumpermissions": ALL},
    )
    add(
        "forumpermission", "forumpermissionid forumid usergroupid forumpermissions",
        {"forumpermissionid": 1, "forumid": 5, "usergroupid": 1}, {"forumpermissionid": 2, "forumid": 5, "usergroupid": 6, "forumpermissions": ALL},
        {"forumpermissionid": 3, "forumid": 8, "usergroupid": 1, "forumpermissions": 1 | 524288},
    )  # fmt: skip
    board = {"description": "", "link": "", "password": "", "options": 7}
    add(
        "forum", "forumid parentid title:text description:text displayorder options password:text link:text lastpost",
        {**board, "forumid": 1, "parentid": -1, "title": "Workshop", "displayorder": 1, "options": 3},
        {**board, "forumid": 4, "parentid": 1, "title": "Lamps &amp; wicks", "description": "All that <b>burns</b>.", "displayorder": 1},
        {**board, "forumid": 5, "parentid": 1, "title": "SECRET staff", "displayorder": 2},
        {**board, "forumid": 6, "parentid": 5, "title": "SECRET below staff", "displayorder": 1},
        {**board, "forumid": 7, "parentid": 1, "title": "SECRET cellar", "displayorder": 3, "password": "CANARYpw"},
        {**board, "forumid": 8, "parentid": 1, "title": "SECRET own threads alone", "displayorder": 4},
        {**board, "forumid": 9, "parentid": 1, "title": "SECRET off", "displayorder": 5, "options": 6},
    )  # fmt: skip
    add(
        "poll",
        "pollid question:text dateline options:text votes:text",
        {"pollid": 9, "question": "Which wick?", "options": "38 mm|||40 mm", "votes": "3|||9"},
    )
    thread = {"open": 1, "visible": 1, "prefixid": "", "taglist": ""}
    add(
        "thread", "threadid title:text prefixid:text firstpostid forumid pollid open postuserid postusername:text dateline views sticky visible taglist:text notes:text",
        {**thread, "threadid": 20, "title": "The &quot;third&quot; lamp", "forumid": 4, "pollid": 9, "views": 311, "sticky": 1, "taglist": "brass,wicks"},
        *({**thread, "threadid": 20 + one, "title": "SECRET", "forumid": one} for one in range(5, 10)),
        {**thread, "threadid": 22, "title": "HIDDEN", "forumid": 4, "visible": 2},
        {**thread, "threadid": 23, "title": "The old name", "forumid": 4, "open": 10, "pollid": 20},
        {**thread, "threadid": 24, "title": "Oil", "forumid": 4, "open": 0, "views": 12},
    )  # fmt: skip

    def post(own: int, thread: int, user: int, name: str, text: str, **more: Value) -> dict[str, Value]:
        return {"postid": own, "threadid": thread, "username": name, "userid": user, "title": "", "dateline": 1400000000 + own, "pagetext": text,
                "visible": 1, "allowsmilie": 1, **more}  # fmt: skip

    add(
        "post", "postid threadid parentid username:text userid title:text dateline pagetext:text allowsmilie showsignature ipaddress:text visible attach",
        post(101, 20, 3, "Wren Okafor", "The third lamp went out.", title="The &quot;third&quot; lamp"),
        post(102, 20, 7, "Marlow &amp; Pell", BODY), post(103, 20, 0, "Gast O'Neil", "Ein Gruß, und 日本語 🙂", title="A question of ash"),
        post(104, 20, 7, "Marlow &amp; Pell", "HIDDEN", visible=0), post(105, 20, 7, "Marlow &amp; Pell", "HIDDEN", visible=2),
        *(post(110 + one, 20 + one, 3, "Wren Okafor", "SECRET") for one in range(5, 10)),
        post(107, 22, 3, "Wren Okafor", "HIDDEN"), post(108, 24, 7, "Marlow &amp; Pell", "Paraffin :D", allowsmilie=0),
    )  # fmt: skip
    add(
        "editlog",
        "postid userid username:text dateline reason:text",
        {"postid": 102, "username": "Marlow &amp; Pell", "dateline": 1400009000, "reason": "wrong wick"},
    )
    add(
        "smilie",
        "smilieid title:text smilietext:text smiliepath:text",
        {"smilieid": 1, "smilietext": ":D", "smiliepath": "images/smilies/biggrin.gif"},
    )
    if version == 3:
        add(
            "attachment", "attachmentid userid dateline filename:text filedata:blob visible filesize postid posthash:text",
            {"attachmentid": 54, "userid": 7, "filename": "table.pdf", "visible": 1, "filesize": 3072, "postid": 102},
            {"attachmentid": 55, "userid": 7, "filename": "wick.png", "visible": 1, "filesize": 70, "postid": 102},
            {"attachmentid": 56, "userid": 7, "filename": "HIDDEN.pdf", "postid": 102},
        )  # fmt: skip
    else:
        add(
            "contenttype",
            "contenttypeid class:text",
            {"contenttypeid": 1, "class": "Post"},
            {"contenttypeid": 2, "class": "PrivateMessage"},
        )
        file = {"contentid": 102, "contenttypeid": 1, "state": "visible"}
        add(
            "attachment", "attachmentid contenttypeid contentid userid filedataid state:text filename:text",
            {**file, "attachmentid": 54, "filedataid": 14, "filename": "table.pdf"}, {**file, "attachmentid": 55, "filedataid": 15, "filename": "wick.png"},
            {**file, "attachmentid": 56, "filedataid": 16, "filename": "HIDDEN.pdf", "state": "moderation"},
            {**file, "attachmentid": 57, "filedataid": 17, "filename": "HIDDEN.pdf", "contenttypeid": 2},
        )  # fmt: skip
        add("filedata", "filedataid userid filedata:blob filesize filehash:text",
            {"filedataid": 14, "userid": 7, "filesize": 3072}, {"filedataid": 15, "userid": 7, "filesize": 70})  # fmt: skip
    add(
        "user", "userid usergroupid username:text password:text salt:text email:text usertitle:text joindate posts birthday:text ipaddress:text",
        {"userid": 3, "username": "Wren Okafor", "usertitle": "Keeper", "joindate": 1300000000, "posts": 1204},
        {"userid": 7, "username": "Marlow &amp; Pell", "usertitle": "", "joindate": 1310000000, "posts": 3},
    )  # fmt: skip
    add("usertextfield", "userid signature:text pmfolders:text", {"userid": 3, "signature": "Third store.\n[B]Knock[/B] twice."})
    add("pmtext", "pmtextid message:text", {"pmtextid": 1})
    return forum
