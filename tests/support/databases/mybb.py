"""MyBB."""

from __future__ import annotations

from . import Made, Value

BODY = (
    "[quote='Wren Okafor' pid='101' dateline='1400000101']\nTrim the [b]wick[/b].[/quote]\nI did & it burns :D; it's \\n fine.\n"
    "See [url=https://lamps.example/a?b=1&c=2]the table[/url]\n[code]if (a < b) { ); } :D\n-- INSERT INTO `x` VALUES (1,'y');[/code]\n"
    "[list]\n[*]one\n[*]two\n[/list]\n[attachment=55]"
)


def made(*, version: str = "1.8") -> Made:
    """A forum of MyBB 1.6 or 1.8."""
    forum = Made("MyBB", "mybb_")
    add = forum.table
    settings = {"bbname": "Lanternside", "bburl": "https://lanternside.example/mybb", "postsperpage": "10", "bblanguage": "english",
                "adminemail": "CANARY@x", "smtp_pass": "CANARY settings"}  # fmt: skip
    add("settings", "sid name:text title:text value:text", *({"name": key, "value": value} for key, value in settings.items()))
    rights = "canview canviewthreads canonlyviewownthreads candlattachments canpostthreads"
    add(
        "usergroups",
        f"gid title:text {rights}",
        {"gid": 1, "canview": 1, "canviewthreads": 1, "candlattachments": 1},
        {"gid": 4, "canview": 1, "canviewthreads": 1},
    )
    add(
        "forumpermissions", f"pid:auto fid gid {rights}",
        {"pid": 1, "fid": 5, "gid": 1}, {"pid": 2, "fid": 5, "gid": 4, "canview": 1, "canviewthreads": 1},
        {"pid": 3, "fid": 8, "gid": 1, "canview": 1, "canviewthreads": 1, "canonlyviewownthreads": 1},
    )  # fmt: skip
    board = {"linkto": "", "description": "", "password": "", "active": 1, "open": 1}
    add(
        "forums", "fid name:text description:text linkto:text type:text pid parentlist:text disporder active open password:text rules:text",
        {**board, "fid": 1, "name": "Workshop", "type": "c", "parentlist": "1", "disporder": 1},
        {**board, "fid": 4, "name": "Lamps & wicks", "description": "All that <b>burns</b>.", "type": "f", "pid": 1, "parentlist": "1,4", "disporder": 1},
        {**board, "fid": 5, "name": "SECRET staff", "type": "f", "pid": 1, "parentlist": "1,5", "disporder": 2},
        {**board, "fid": 6, "name": "SECRET below staff", "type": "f", "pid": 5, "parentlist": "1,5,6", "disporder": 1},
        {**board, "fid": 7, "name": "SECRET cellar", "type": "f", "pid": 1, "parentlist": "1,7", "disporder": 3, "password": "CANARYpw"},
        {**board, "fid": 8, "name": "SECRET own", "type": "f", "pid": 1, "parentlist": "1,8", "disporder": 4},
        {**board, "fid": 9, "name": "SECRET off", "type": "f", "pid": 1, "parentlist": "1,9", "disporder": 5, "active": 0},
        {**board, "fid": 10, "name": "SECRET circle", "type": "f", "pid": 11, "parentlist": "11,10", "disporder": 5},
        {**board, "fid": 11, "name": "SECRET circle", "type": "f", "pid": 10, "parentlist": "10,11", "disporder": 5},
    )  # fmt: skip
    add("threadprefixes", "pid prefix:text displaystyle:text", {"pid": 2, "prefix": "Wanted"})
    add("smilies", "sid name:text find:text image:text", {"sid": 1, "find": ":D\n:grin:", "image": "images/smilies/biggrin.png"})
    add("polls", "pid tid question:text options:text votes:text voters:text",
        {"pid": 9, "tid": 20, "question": "Which wick?", "options": "38 mm||~|~||40 mm", "votes": "3||~|~||9"})  # fmt: skip
    thread = {"closed": "", "visible": 1}
    add(
        "threads", "tid fid subject:text prefix uid username:text dateline firstpost views closed:text sticky visible poll notes:text",
        {**thread, "tid": 20, "fid": 4, "subject": 'The "third" lamp', "prefix": 2, "views": 311, "sticky": 1, "poll": 9},
        *({**thread, "tid": 20 + fid, "fid": fid, "subject": "SECRET"} for fid in range(5, 12)),
        {**thread, "tid": 22, "fid": 4, "subject": "HIDDEN", "visible": 0},
        {**thread, "tid": 23, "fid": 4, "subject": "The old name", "closed": "moved|20"},
        {**thread, "tid": 24, "fid": 4, "subject": "Oil", "views": 12, "closed": "1"},
    )  # fmt: skip

    def post(own: int, thread: int, uid: int, author: str, message: str, **more: Value) -> dict[str, Value]:
        return {"pid": own, "tid": thread, "uid": uid, "username": author, "dateline": 1400000000 + own, "subject": "", "message": message,
                "editreason": "", "visible": 1, **more}  # fmt: skip

    reason = {"editreason": 'wrong "wick"'} if version == "1.8" else {}
    add(
        "posts", "pid tid replyto fid subject:text uid username:text dateline message:text ipaddress:blob includesig smilieoff edituid edittime editreason:text visible",
        post(101, 20, 3, "Wren Okafor", "The third lamp went out.", subject='The "third" lamp'),
        post(102, 20, 7, "Marlow & Pell", BODY, subject='RE: The "third" lamp', edituid=7, edittime=1400009000, **reason),
        post(103, 20, 0, "Gast O'Neil", "Ein Gruß, und 日本語 🙂", subject="A question of ash"),
        post(104, 20, 7, "Marlow & Pell", "HIDDEN", visible=0), post(105, 20, 7, "Marlow & Pell", "HIDDEN", visible=-1),
        *(post(110 + fid, 20 + fid, 3, "Wren Okafor", "SECRET") for fid in range(5, 12)),
        post(107, 22, 3, "Wren Okafor", "HIDDEN"), post(108, 24, 7, "Marlow & Pell", "Paraffin :D", smilieoff=1),
    )  # fmt: skip
    add(
        "attachments", "aid pid posthash:text uid filename:text filetype:text filesize attachname:text visible",
        {"aid": 54, "pid": 102, "filename": "table.pdf", "filesize": 3072, "attachname": "201405/post_7_1400000102_feed.attach", "visible": 1},
        {"aid": 55, "pid": 102, "filename": "wick.png", "filesize": 70, "attachname": "201405/post_7_1400000102_f00d.attach", "visible": 1},
        {"aid": 56, "pid": 102, "filename": "HIDDEN.pdf", "attachname": "HIDDEN"},
    )  # fmt: skip
    add(
        "users", "uid username:text password:text salt:text loginkey:text email:text postnum usertitle:text regdate regip:blob signature:text birthday:text notepad:text",
        {"uid": 3, "username": "Wren Okafor", "usertitle": "Keeper", "regdate": 1300000000, "postnum": 1204, "signature": "Third store.\n[b]Knock[/b] twice."},
        {"uid": 7, "username": "Marlow & Pell", "usertitle": "", "regdate": 1310000000, "postnum": 3, "signature": ""},
    )  # fmt: skip
    add("privatemessages", "pmid subject:text message:text", {"pmid": 1})
    return forum
