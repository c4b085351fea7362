"""vBulletin 5 and 6."""

from __future__ import annotations

from . import Made, Value

BODY = (
    '[QUOTE=Wren Okafor;n101]Trim the [B]wick[/B].[/QUOTE]\nI did & it burns :D; it\'s \\n fine.\nSee [URL="https://lamps.example/a?b=1&c=2"]the table[/URL]\n'
    "[CODE]if (a < b) { ); } :D\n-- INSERT INTO `x` VALUES (1,'y');[/CODE]\n[LIST]\n[*]one\n[*]two\n[/LIST]\n"
    '[ATTACH=JSON]{"data-align":"none","data-size":"full","data-attachmentid":155}[/ATTACH]'
)
ALL = 1 | 2 | 524288 | 4096
CHANNEL, TEXT, POLL, ATTACH, MESSAGE, REPORT = 1, 2, 3, 4, 5, 6
FORUMS, GROUPS, MESSAGES = 2, 3, 30


def made(*, version: int = 5) -> Made:
    """A forum; of version 6 with another prefix, and the root's permissions set at the outermost node alone."""
    forum = Made("vBulletin 5", "" if version == 5 else "vb6_", only="mysql")
    add = forum.table
    settings = {
        "bbtitle": "Lanternside", "bburl": "https://lanternside.example/core", "templateversion": f"{version}.6.4", "webmasteremail": "CANARY",
        **({"frontendurl": "https://lanternside.example"} if version == 6 else {}),
    }  # fmt: skip
    add(
        "setting",
        "varname:text grouptitle:text value:text",
        *({"varname": key, "value": value} for key, value in settings.items()),
    )
    classes = {CHANNEL: "Channel", TEXT: "Text", POLL: "Poll", ATTACH: "Attach", MESSAGE: "PrivateMessage", REPORT: "Report"}
    add("contenttype", "contenttypeid class:text", *({"contenttypeid": own, "class": name} for own, name in classes.items()))
    boards = {4: "Lamps &amp; wicks", 5: "SECRET staff", 8: "SECRET own threads alone", 9: "SECRET off", 10: "SECRET members"}
    guids = {
        1: "vbulletin-4ecbdf567f2773.55528984",
        FORUMS: "vbulletin-4ecbdf567f2c35.70389590",
        GROUPS: "vbulletin-4ecbdf567f3a38.99555306",
    }
    channels = (1, FORUMS, GROUPS, 15, *boards, 31, MESSAGES)
    add(
        "channel",
        "nodeid category guid:text options",
        *({"nodeid": own, "guid": guids.get(own, f"vbulletin-{own}")} for own in channels),
    )
    permissions = [(1, 1, ALL), (1, 6, ALL), (5, 1, 0), (5, 6, ALL), (8, 1, 1 | 524288), (MESSAGES, 1, 0), (31, 1, ALL)]
    permissions += [(FORUMS, 1, ALL)] if version == 5 else []
    add("permission", "permissionid nodeid groupid forumpermissions forumpermissions2 moderatorpermissions",
        *({"permissionid": n, "nodeid": node, "groupid": group, "forumpermissions": bits} for n, (node, group, bits) in enumerate(permissions, 1)))  # fmt: skip

    def node(own: int, parent: int, starter: int, kind: int, title: str, **more: Value) -> dict[str, Value]:
        return {"nodeid": own, "parentid": parent, "starter": starter, "contenttypeid": kind, "title": title, "description": "", "userid": 3,
                "authorname": "Wren Okafor", "taglist": "", "publishdate": 1400000000 + own, "created": 1400000000 + own, "showpublished": 1, "showapproved": 1,
                "viewperms": 2, "deleteuserid": None, "open": 1, "sticky": 0, "displayorder": own, **more}  # fmt: skip

    marlow = {"userid": 7, "authorname": "Marlow &amp; Pell"}
    add(
        "node", "nodeid parentid starter contenttypeid title:text description:text userid authorname:text taglist:text publishdate created showpublished "
        "showapproved viewperms deleteuserid deletereason:text open sticky displayorder ipaddress:text urlident:text",
        node(1, 0, 0, CHANNEL, "Root"), node(FORUMS, 1, 0, CHANNEL, "Forum"), node(GROUPS, 1, 0, CHANNEL, "Groups"), node(15, FORUMS, 0, CHANNEL, "Workshop"),
        node(4, 15, 0, CHANNEL, boards[4], description="All that <b>burns</b>."), node(5, 15, 0, CHANNEL, boards[5]), node(8, 15, 0, CHANNEL, boards[8]),
        node(9, 15, 0, CHANNEL, boards[9], showpublished=0), node(10, 15, 0, CHANNEL, boards[10], viewperms=1), node(31, GROUPS, 0, CHANNEL, "A group"),
        node(MESSAGES, 1, 0, CHANNEL, "Private Messages"),
        node(101, 4, 101, POLL, "The &quot;third&quot; lamp", sticky=1, taglist="brass,wicks"),
        node(102, 101, 101, TEXT, "", **marlow), node(103, 101, 101, TEXT, "", userid=0, authorname="Gast O'Neil"),
        node(104, 101, 101, TEXT, "", showapproved=0), node(105, 101, 101, TEXT, "", showpublished=0, deleteuserid=7), node(109, 102, 101, TEXT, "", **marlow),
        node(154, 102, 101, ATTACH, "", **marlow), node(155, 102, 101, ATTACH, "", **marlow), node(156, 102, 101, ATTACH, "", showapproved=0),
        node(108, 4, 108, TEXT, "Oil", open=0, **marlow), node(122, 4, 122, TEXT, "HIDDEN", showpublished=0, deleteuserid=7),
        node(107, 122, 122, TEXT, "", showpublished=0), *(node(110 + one, one, 110 + one, TEXT, "SECRET") for one in (5, 8, 9, 10)),
        node(140, 31, 140, TEXT, "HIDDEN in a group"), node(150, MESSAGES, 150, MESSAGE, "CANARY title"), node(151, 150, 150, MESSAGE, "CANARY"),
        node(160, 101, 101, REPORT, "HIDDEN report"),
    )  # fmt: skip
    words = {
        101: "The third lamp went out.", 102: BODY, 103: "Ein Gruß, und 日本語 🙂", 104: "HIDDEN", 105: "HIDDEN", 109: "And again.", 108: "Paraffin.",
        122: "HIDDEN", 107: "HIDDEN", 140: "HIDDEN", 150: "CANARY message", 151: "CANARY message", 160: "HIDDEN report",
        **{110 + one: "SECRET" for one in (5, 8, 9, 10)},
    }  # fmt: skip
    add(
        "text",
        "nodeid previewtext:text rawtext:text htmlstate:text",
        *({"nodeid": own, "rawtext": said} for own, said in words.items()),
    )
    add("privatemessage", "nodeid msgtype:text about:text", {"nodeid": 150})
    add("editlog", "nodeid username:text dateline reason:text hashistory",
        {"nodeid": 102, "username": "Marlow &amp; Pell", "dateline": 1400009000, "reason": "wrong wick"})  # fmt: skip
    add("poll", "nodeid options:text votes", {"nodeid": 101})
    add("polloption", "polloptionid nodeid title:text votes voters:text",
        {"polloptionid": 1, "nodeid": 101, "title": "38 mm", "votes": 3}, {"polloptionid": 2, "nodeid": 101, "title": "40 mm", "votes": 9})  # fmt: skip
    add("attach", "nodeid filedataid visible filename:text caption:text",
        *({"nodeid": own, "filedataid": own - 140, "visible": 1, "filename": name} for own, name in ((154, "table.pdf"), (155, "wick.png"), (156, "HIDDEN.pdf"))))  # fmt: skip
    add("filedata", "filedataid userid filedata:blob filesize filehash:text",
        {"filedataid": 14, "userid": 7, "filesize": 3072}, {"filedataid": 15, "userid": 7, "filesize": 70})  # fmt: skip
    add("nodeview", "nodeid count", {"nodeid": 101, "count": 311})
    add(
        "smilie",
        "smilieid title:text smilietext:text smiliepath:text",
        {"smilieid": 1, "smilietext": ":D", "smiliepath": "images/smilies/biggrin.gif"},
    )
    add(
        "user", "userid usergroupid username:text token:text secret:text email:text usertitle:text joindate posts birthday:text ipaddress:text",
        {"userid": 3, "username": "Wren Okafor", "usertitle": "Keeper", "joindate": 1300000000, "posts": 1204},
        {"userid": 7, "username": "Marlow &amp; Pell", "usertitle": "", "joindate": 1310000000, "posts": 3},
    )  # fmt: skip
    add("usertextfield", "userid signature:text pmfolders:text", {"userid": 3, "signature": "Third store.\n[B]Knock[/B] twice."})
    return forum
