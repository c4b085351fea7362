"""SMF 1.1, 2.0 and 2.1."""

from __future__ import annotations

import re

from . import Made, Value

BODY = (
    "[quote author=Wren Okafor link=topic=20.msg101#msg101 date=1400000101]<br />Trim the [b]wick[/b].<br />[/quote]<br />"
    "I did &amp; it burns :D; it&#039;s \\n fine.<br />See [url=https://lamps.example/a?b=1&amp;c=2]the table[/url]<br />"
    "[code]if (a &lt; b) { ); } :D<br />-- INSERT INTO `x` VALUES (1,&#039;y&#039;);[/code]<br />[list]<br />[li]one[/li]<br />[li]two[/li]<br />[/list]"
)
_OLD = {
    "poster_time": "posterTime", "poster_name": "posterName", "poster_email": "posterEmail", "poster_ip": "posterIP", "modified_time": "modifiedTime",
    "modified_name": "modifiedName", "smileys_enabled": "smileysEnabled", "num_views": "numViews", "is_sticky": "isSticky", "member_groups": "memberGroups",
    "board_order": "boardOrder", "cat_order": "catOrder", "real_name": "realName", "date_registered": "dateRegistered", "email_address": "emailAddress",
    "attachment_type": "attachmentType", "member_ip": "memberIP", "id_profile": "ID_BOARD", "add_deny": "addDeny", "hide_results": "hideResults",
    "expire_time": "expireTime",
}  # fmt: skip


def made(*, version: str = "2.0") -> Made:
    """A forum of 2.0 or 2.1; `made_old` gives one of 1.1."""
    forum = Made(f"SMF {version}", "smf_")
    add = forum.table
    settings = {"smfVersion": f"{version}.19", "allow_guestAccess": "1", "deny_boards_access": "1", "recycle_enable": "1", "recycle_board": "8",
                "defaultMaxMessages": "15", "smileys_url": "https://lanternside.example/smf/Smileys", "mail_password": "CANARY"}  # fmt: skip
    add("settings", "variable:text value:text", *({"variable": key, "value": value} for key, value in settings.items()))
    add("categories", "id_cat cat_order name:text", {"id_cat": 1, "name": "Workshop"})
    board = {"id_cat": 1, "id_profile": 1, "member_groups": "-1,0", "deny_member_groups": "", "description": "", "redirect": ""}
    add(
        "boards", "id_board id_cat child_level id_parent board_order member_groups:text deny_member_groups:text name:text description:text redirect:text id_profile",
        {**board, "id_board": 4, "board_order": 1, "name": "Lamps &amp; wicks", "description": "All that <b>burns</b>."},
        {**board, "id_board": 5, "board_order": 2, "name": "SECRET members", "member_groups": "0,2"},
        {**board, "id_board": 6, "board_order": 3, "name": "SECRET staff", "member_groups": ""},
        {**board, "id_board": 7, "board_order": 4, "name": "SECRET denied", "deny_member_groups": "-1"},
        {**board, "id_board": 8, "board_order": 5, "name": "SECRET bin"},
    )  # fmt: skip
    if version == "2.1":
        rows = ((4, 0), (7, 0), (7, 1), (8, 0))
        add(
            "board_permissions_view",
            "id_group id_board deny",
            *({"id_group": -1, "id_board": one, "deny": deny} for one, deny in rows),
        )
    add(
        "board_permissions",
        "id_group id_profile permission:text add_deny",
        *(
            {"id_group": -1, "id_profile": 1, "permission": one, "add_deny": 1}
            for one in ("view_attachments", "poll_view", "CANARY permission")
        ),
    )
    topic = {"approved": 1}
    add(
        "topics", "id_topic is_sticky id_board id_first_msg id_poll num_replies num_views locked approved id_redirect_topic",
        {**topic, "id_topic": 20, "is_sticky": 1, "id_board": 4, "id_first_msg": 101, "id_poll": 9, "num_views": 311},
        *({**topic, "id_topic": 20 + one, "id_board": one, "id_first_msg": 110 + one} for one in range(5, 9)),
        {**topic, "id_topic": 22, "id_board": 4, "id_first_msg": 107, "approved": 0},
        {**topic, "id_topic": 23, "id_board": 4, "id_first_msg": 109, "id_redirect_topic": 20},
        {**topic, "id_topic": 24, "id_board": 4, "id_first_msg": 108, "num_views": 12, "locked": 1},
    )  # fmt: skip

    def post(own: int, topic: int, member: int, name: str, body: str, subject: str = "Re: x", **more: Value) -> dict[str, Value]:
        return {"id_msg": own, "id_topic": topic, "poster_time": 1400000000 + own, "id_member": member, "poster_name": name, "subject": subject,
                "body": body, "smileys_enabled": 1, "approved": 1, "modified_name": "", "modified_reason": "", **more}  # fmt: skip

    reason = {"modified_reason": "wrong &quot;wick&quot;"} if version == "2.1" else {}
    add(
        "messages", "id_msg id_topic id_board poster_time id_member subject:text poster_name:text poster_email:text poster_ip:text smileys_enabled "
        "modified_time modified_name:text modified_reason:text body:text approved",
        post(101, 20, 3, "Wren Okafor", "The third lamp went out.", "The &quot;third&quot; lamp"),
        post(102, 20, 7, "Marlow", BODY, "Re: The &quot;third&quot; lamp", modified_time=1400009000, modified_name="Marlow &amp; Pell", **reason),
        post(103, 20, 0, "Gast O&#039;Neil", "Ein Gruß, und 日本語 &#128578;", "A question of ash"),
        post(104, 20, 7, "Marlow", "HIDDEN", approved=0), post(107, 22, 3, "Wren Okafor", "HIDDEN", "HIDDEN"),
        post(108, 24, 7, "Marlow", "Paraffin :D", "Oil", smileys_enabled=0), post(109, 23, 7, "Marlow", "HIDDEN moved", "The old name"),
        *(post(110 + one, 20 + one, 3, "Wren Okafor", "SECRET", "SECRET") for one in range(5, 9)),
    )  # fmt: skip
    add("polls", "id_poll question:text poster_name:text hide_results expire_time", {"id_poll": 9, "question": "Which wick?"})
    add("poll_choices", "id_poll id_choice label:text votes", {"id_poll": 9, "id_choice": 0, "label": "38 mm", "votes": 3},
        {"id_poll": 9, "id_choice": 1, "label": "40 mm", "votes": 9})  # fmt: skip
    add(
        "smileys",
        "id_smiley code:text filename:text description:text",
        {"id_smiley": 1, "code": ":D", "filename": "grin.gif", "description": "Grin"},
    )
    file = {"approved": 1, "file_hash": "0123456789abcdef0123456789abcdef01234567"}
    add(
        "attachments", "id_attach id_thumb id_msg id_member attachment_type filename:text file_hash:text size approved",
        {**file, "id_attach": 54, "id_msg": 102, "filename": "table.pdf", "size": 3072},
        {**file, "id_attach": 55, "id_msg": 102, "attachment_type": 3, "filename": "HIDDEN_thumb", "size": 30},
        {**file, "id_attach": 56, "id_msg": 102, "filename": "HIDDEN.pdf", "approved": 0},
    )  # fmt: skip
    add(
        "members", "id_member member_name:text real_name:text date_registered posts passwd:text email_address:text personal_text:text signature:text usertitle:text "
        "member_ip:text secret_answer:text",
        {"id_member": 3, "real_name": "Wren Okafor", "date_registered": 1300000000, "posts": 1204, "signature": "Third store.<br />Knock twice.", "usertitle": "Keeper"},
        {"id_member": 7, "real_name": "Marlow &amp; Pell", "date_registered": 1310000000, "posts": 3, "signature": "", "usertitle": ""},
    )  # fmt: skip
    add("personal_messages", "id_pm subject:text body:text", {"id_pm": 1})
    return forum


def made_old() -> Made:
    """A forum of SMF 1.1: other names, no approval, and boards of which nothing is denied."""
    forum = made()
    forum.engine = "SMF 1.1"
    for name, (columns, rows) in forum.tables.items():
        dropped = {"approved", "deny_member_groups", "modified_reason", "redirect", "id_redirect_topic", "file_hash"}
        dropped |= {"id_profile"} if name == "boards" else set()
        gone = {20 + 7, 22, 23}  # threads that only later versions keep from guests
        kept = [
            {_old(key): value for key, value in row.items() if key not in dropped}
            for row in rows
            if row.get("approved", 1) == 1
            and row.get("id_board") != 7
            and row.get("id_topic") not in gone
            and row.get("attachment_type") != 3
        ]
        forum.tables[name] = ([(_old(column), kind) for column, kind in columns if column not in dropped], kept)
    for row in forum.tables["board_permissions"][1]:
        row["ID_BOARD"] = 0  # of all boards without permissions of their own
    settings = forum.tables["settings"][1]
    settings[:] = [{**row, "value": "1.1.21"} if row["variable"] == "smfVersion" else row for row in settings]
    return forum


def _old(name: str) -> str:
    return _OLD.get(name) or re.sub(r"^id_.*", lambda match: match[0].upper(), name)
