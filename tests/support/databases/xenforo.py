"""XenForo 1 and 2."""

from __future__ import annotations

import json

from . import Made, Value

BODY = (
    '[QUOTE="Wren Okafor, post: 101, member: 3"]Trim the [B]wick[/B].[/QUOTE]\nI did & it burns :D; it\'s \\n fine.\n'
    "See [URL='https://lamps.example/a?b=1&c=2']the table[/URL]\n[CODE]if (a < b) { ); } :D\n-- INSERT INTO `x` VALUES (1,'y');[/CODE]\n"
    "[LIST]\n[*]one\n[*]two\n[/LIST]\n[ATTACH]55[/ATTACH]"
)


def _serialized(value: dict[str, object]) -> str:
    parts = (
        f's:{len(key)}:"{key}";' + (_serialized(inner) if isinstance(inner, dict) else f"b:{int(bool(inner))};")
        for key, inner in value.items()
    )
    return f"a:{len(value)}:{{{''.join(parts)}}}"


def made(*, version: int = 2) -> Made:
    """A forum of XenForo 1 or 2."""
    forum = Made("XenForo", "xf_")
    add = forum.table
    packed = json.dumps if version == 2 else _serialized
    settings = {
        "boardTitle": "Lanternside",
        "boardUrl": "https://lanternside.example/xf",
        "messagesPerPage": "20",
        "contactEmailAddress": "CANARY@x",
    }
    add(
        "option",
        "option_id:text option_value:text",
        *({"option_id": key, "option_value": value} for key, value in settings.items()),
    )
    add(
        "permission_combination", "permission_combination_id user_id user_group_list:text cache_value:text",
        {"permission_combination_id": 1, "user_group_list": "1", "cache_value": packed({"general": {"view": True}, "forum": {"viewContent": True}})},
        {"permission_combination_id": 2, "user_group_list": "2,3", "cache_value": packed({"general": {"view": True}})},
    )  # fmt: skip
    everything = {"view": True, "viewContent": True, "viewOthers": True, "viewAttachment": True}
    nodes = {
        1: {"view": True},
        4: everything,
        5: {"view": False},
        6: {**everything, "viewContent": False},
        7: {**everything, "viewOthers": False},
    }
    cached = [
        {"permission_combination_id": 1, "content_type": "node", "content_id": node, "cache_value": packed(value)}
        for node, value in nodes.items()
    ]
    staff = {"permission_combination_id": 2, "content_type": "node", "content_id": 5, "cache_value": packed(everything)}
    add("permission_cache_content", "permission_combination_id content_type:text content_id cache_value:text", *cached, staff)
    node = {"node_type_id": "Forum", "parent_node_id": 1, "description": ""}
    add(
        "node", "node_id title:text description:text node_type_id:text parent_node_id lft display_order",
        {**node, "node_id": 1, "title": "Workshop", "node_type_id": "Category", "parent_node_id": 0, "lft": 1},
        {**node, "node_id": 4, "title": "Lamps & wicks", "description": "All that <b>burns</b>.", "lft": 2},
        *({**node, "node_id": one, "title": "SECRET board", "lft": 4 + 2 * one} for one in (5, 6, 7, 8)),
    )  # fmt: skip
    add(
        "phrase",
        "phrase_id title:text phrase_text:text",
        {"phrase_id": 1, "title": "thread_prefix.2" if version == 2 else "thread_prefix_2", "phrase_text": "Wanted"},
    )
    add(
        "smilie",
        "smilie_id title:text smilie_text:text image_url:text",
        {"smilie_id": 1, "smilie_text": ":D\n:grin:", "image_url": "styles/default/xenforo/smilies/biggrin.png"},
    )
    thread = {"discussion_state": "visible", "discussion_type": "", "discussion_open": 1}
    add(
        "thread", "thread_id node_id title:text prefix_id user_id username:text post_date view_count sticky discussion_state:text discussion_open discussion_type:text",
        {**thread, "thread_id": 20, "node_id": 4, "title": 'The "third" lamp', "prefix_id": 2, "view_count": 311, "sticky": 1, "discussion_type": "poll"},
        *({**thread, "thread_id": 20 + one, "node_id": one, "title": "SECRET"} for one in (5, 6, 7, 8)),
        {**thread, "thread_id": 22, "node_id": 4, "title": "HIDDEN", "discussion_state": "deleted"},
        {**thread, "thread_id": 23, "node_id": 4, "title": "HIDDEN old name", "discussion_type": "redirect"},
        {**thread, "thread_id": 24, "node_id": 4, "title": "Oil", "view_count": 12, "discussion_open": 0},
    )  # fmt: skip

    def post(own: int, thread: int, user: int, name: str, text: str, position: int = 0, **more: Value) -> dict[str, Value]:
        return {"post_id": own, "thread_id": thread, "user_id": user, "username": name, "post_date": 1400000000 + own, "message": text,
                "message_state": "visible", "position": position, **more}  # fmt: skip

    add(
        "post", "post_id thread_id user_id username:text post_date message:text ip_id message_state:text position warning_message:text last_edit_date last_edit_user_id",
        post(101, 20, 3, "Wren Okafor", "The third lamp went out."),
        post(102, 20, 7, "Marlow & Pell", BODY, 1, last_edit_date=1400009000, last_edit_user_id=7),
        post(103, 20, 0, "Gast O'Neil", "Ein Gruß, und 日本語 🙂", 2),
        post(104, 20, 7, "Marlow & Pell", "HIDDEN", 2, message_state="moderated"), post(105, 20, 7, "Marlow & Pell", "HIDDEN", 2, message_state="deleted"),
        *(post(110 + one, 20 + one, 3, "Wren Okafor", "SECRET") for one in (5, 6, 7, 8)),
        post(107, 22, 3, "Wren Okafor", "HIDDEN"), post(108, 24, 7, "Marlow & Pell", "Paraffin."),
    )  # fmt: skip
    add(
        "poll",
        "poll_id content_type:text content_id question:text responses:blob",
        {"poll_id": 9, "content_type": "thread", "content_id": 20, "question": "Which wick?"},
    )
    add("poll_response", "poll_response_id poll_id response:text response_vote_count voters:blob",
        {"poll_response_id": 1, "poll_id": 9, "response": "38 mm", "response_vote_count": 3},
        {"poll_response_id": 2, "poll_id": 9, "response": "40 mm", "response_vote_count": 9})  # fmt: skip
    add("attachment", "attachment_id data_id content_type:text content_id temp_hash:text",
        {"attachment_id": 54, "data_id": 14, "content_type": "post", "content_id": 102}, {"attachment_id": 55, "data_id": 15, "content_type": "post", "content_id": 102},
        {"attachment_id": 56, "data_id": 16, "content_type": "conversation_message", "content_id": 102})  # fmt: skip
    hashed = {"file_hash": "0123456789abcdef0123456789abcdef"}
    add("attachment_data", "data_id user_id filename:text file_size file_hash:text",
        {**hashed, "data_id": 14, "filename": "table.pdf", "file_size": 3072}, {**hashed, "data_id": 15, "filename": "wick.png", "file_size": 70},
        {**hashed, "data_id": 16, "filename": "HIDDEN.pdf"})  # fmt: skip
    add("user", "user_id username:text email:text custom_title:text register_date message_count secret_key:text",
        {"user_id": 3, "username": "Wren Okafor", "custom_title": "Keeper", "register_date": 1300000000, "message_count": 1204},
        {"user_id": 7, "username": "Marlow & Pell", "custom_title": "", "register_date": 1310000000, "message_count": 3})  # fmt: skip
    add(
        "user_profile",
        "user_id dob_day signature:text about:text password_date",
        {"user_id": 3, "signature": "Third store.\n[B]Knock[/B] twice."},
    )
    add("user_authenticate", "user_id data:text", {"user_id": 3})
    add("conversation_message", "message_id message:text", {"message_id": 1})
    return forum
