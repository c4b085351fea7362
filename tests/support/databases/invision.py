"""IP.Board 3 and Invision Community 4."""

from __future__ import annotations

import json

from . import Made, Value

BODY4 = (
    '<blockquote class="ipsQuote" data-ipsquote="" data-ipsquote-contentapp="forums" data-ipsquote-contentcommentid="101" data-ipsquote-contentid="20" '
    'data-ipsquote-username="Wren Okafor"><div class="ipsQuote_citation">Wren Okafor said:</div><div class="ipsQuote_contents"><p>Trim the <strong>wick</strong>.</p></div></blockquote>\n'
    '<p>I did &amp; it burns; it\'s \\n fine.<br>See <a href="https://lamps.example/a?b=1&amp;c=2">the table</a> and <a href="<___base_url___>/topic/24-oil/">oil</a></p>\n'
    "<pre class=\"ipsCode\">if (a &lt; b) { ); }\n-- INSERT INTO `x` VALUES (1,'y');</pre>\n<ul><li>one</li><li>two</li></ul>"
)
BODY3 = (
    "[quote name='Wren Okafor' timestamp='1400000101' post='101']<p>Trim the <strong>wick</strong>.</p>[/quote]<p>I did &amp; it burns; it&#39;s \\n fine.<br />"
    'See <a href="https://lamps.example/a?b=1&amp;c=2">the table</a></p><ul><li>one</li><li>two</li></ul>'
)


def _serialized(value: Value | dict[object, object]) -> str:
    if isinstance(value, dict):
        return f"a:{len(value)}:{{{''.join(_serialized(key) + _serialized(inner) for key, inner in value.items())}}}"  # type: ignore[arg-type]
    return f"i:{value};" if isinstance(value, int) else f's:{len(str(value))}:"{value}";'


def made() -> Made:
    """A forum of Invision Community 4."""
    forum = Made("Invision Community 4", "ibf_")
    add = forum.table
    _settings(forum)
    permission = {"app": "forums", "perm_type": "forum"}
    rights = ((1, "*", "*"), (4, "*", "2,3,4"), (5, "4", "4"), (6, "*", "3,4"), (7, "*", "*"), (8, "*", "*"), (9, "*", "*"))
    add("core_permission_index", "perm_id app:text perm_type:text perm_type_id perm_view:text perm_2:text perm_3:text",
        *({**permission, "perm_id": one, "perm_type_id": one, "perm_view": view, "perm_2": read} for one, view, read in rights))  # fmt: skip
    titles = {
        1: "Workshop",
        4: "Lamps &amp; wicks",
        5: "SECRET staff",
        6: "SECRET members",
        7: "SECRET cellar",
        8: "SECRET club",
        9: "SECRET own",
    }
    add("core_sys_lang_words", "word_id lang_id word_app:text word_key:text word_default:text word_custom:text",
        *({"word_id": one, "lang_id": 1, "word_key": f"forums_forum_{one}", "word_default": title, "word_custom": ""} for one, title in titles.items()))  # fmt: skip
    board = {"parent_id": 1, "password": None, "can_view_others": 1, "club_id": None, "name_seo": "x"}
    add(
        "forums_forums", "id parent_id position password:text redirect_on redirect_url:text can_view_others min_posts_view club_id name_seo:text",
        {**board, "id": 1, "parent_id": -1}, {**board, "id": 4, "name_seo": "lamps"}, {**board, "id": 5}, {**board, "id": 6}, {**board, "id": 7, "password": "CANARYpw"},
        {**board, "id": 8, "club_id": 3}, {**board, "id": 9, "can_view_others": 0},
    )  # fmt: skip
    add(
        "core_groups",
        "g_id g_view_board g_other_topics g_edit_posts:text",
        *({"g_id": one, "g_view_board": 1, "g_other_topics": 1} for one in (2, 4)),
    )
    _threads(forum, "forums_topics", "forums_posts", BODY4, with_seo=True)
    choices = json.dumps(
        {"1": {"question": "Which wick?", "multi": 0, "choice": {"1": "38 mm", "2": "40 mm"}, "votes": {"1": 3, "2": 9}}}
    )
    add(
        "core_polls",
        "pid choices:text poll_question:text starter_id",
        {"pid": 9, "choices": choices, "poll_question": "Which wick?"},
    )
    add(
        "core_members", "member_id name:text email:text members_pass_hash:text joined ip_address:text member_posts signature:text members_seo_name:text",
        {"member_id": 3, "name": "Wren Okafor", "joined": 1300000000, "member_posts": 1204, "signature": "<p>Third store.</p><p>Knock twice.</p>", "members_seo_name": "wren"},
        {"member_id": 7, "name": "Marlow &amp; Pell", "joined": 1310000000, "member_posts": 3, "signature": "", "members_seo_name": "marlow"},
    )  # fmt: skip
    add("core_message_posts", "msg_id msg_post:text", {"msg_id": 1})
    return forum


def _settings(forum: Made) -> None:
    settings = {
        "board_name": "Lanternside",
        "board_url": "https://lanternside.example/ips",
        "guest_group": "2",
        "smtp_pass": "CANARY",
    }
    rows = [{"conf_key": key, "conf_value": value, "conf_default": ""} for key, value in settings.items()]
    forum.table("core_sys_conf_settings", "conf_id conf_key:text conf_value:text conf_default:text", *rows)


def _threads(forum: Made, topics: str, posts: str, body: str, *, with_seo: bool) -> None:
    seo = {"title_seo": "x"} if with_seo else {}
    topic = {"approved": 1, "state": "open", "moved_to": "", **seo}
    poll = {"poll_state": 9} if with_seo else {"poll_state": "open"}
    forum.table(
        topics, "tid forum_id title:text state:text pinned approved moved_to:text topic_firstpost starter_id starter_name:text start_date views "
        + ("title_seo:text is_future_entry poll_state" if with_seo else "poll_state:text"),
        {**topic, **poll, "tid": 20, "forum_id": 4, "title": "The &quot;third&quot; lamp", "pinned": 1, "views": 311},
        *({**topic, "tid": 20 + one, "forum_id": one, "title": "SECRET", **({} if with_seo else {"poll_state": ""})} for one in (5, 6, 7, 8, 9)),
        {**topic, "tid": 22, "forum_id": 4, "title": "HIDDEN", "approved": -1, **({} if with_seo else {"poll_state": ""})},
        {**topic, "tid": 23, "forum_id": 4, "title": "HIDDEN old name", "state": "link", "moved_to": "20&4", **({} if with_seo else {"poll_state": ""})},
        {**topic, "tid": 24, "forum_id": 4, "title": "Oil", "state": "closed", "views": 12, **({} if with_seo else {"poll_state": ""})},
    )  # fmt: skip

    def post(own: int, thread: int, author: int, name: str, text: str, **more: Value) -> dict[str, Value]:
        return {"pid": own, "topic_id": thread, "author_id": author, "author_name": name, "post": text, "post_date": 1400000000 + own, "edit_time": None,
                "edit_name": None, "post_edit_reason": None, **more}  # fmt: skip

    forum.table(
        posts, "pid topic_id author_id author_name:text ip_address:text post:text post_date queued edit_time edit_name:text post_edit_reason:text pdelete_time",
        post(101, 20, 3, "Wren Okafor", "<p>The third lamp went out.</p>"),
        post(102, 20, 7, "Marlow", body, edit_time=1400009000, edit_name="Marlow &amp; Pell", post_edit_reason="wrong &quot;wick&quot;"),
        post(103, 20, 0, "Gast O&#39;Neil", "<p>Ein Gruß, und 日本語 🙂</p>"), post(104, 20, 7, "Marlow", "HIDDEN", queued=1), post(105, 20, 7, "Marlow", "HIDDEN", queued=2),
        *(post(110 + one, 20 + one, 3, "Wren Okafor", "SECRET") for one in (5, 6, 7, 8, 9)),
        post(107, 22, 3, "Wren Okafor", "HIDDEN"), post(108, 24, 7, "Marlow", "<p>Paraffin.</p>"), post(109, 23, 7, "Marlow", "HIDDEN"),
    )  # fmt: skip


def made_old() -> Made:
    """A forum of IP.Board 3."""
    forum = Made("IP.Board 3", "")
    add = forum.table
    _settings(forum)
    permission = {"app": "forums", "perm_type": "forum"}
    rights = ((1, "*", "*"), (4, ",3,4,", ",3,"), (5, ",4,", ",4,"), (6, "*", ",4,"), (7, "*", "*"), (9, "*", "*"))
    add("permission_index", "perm_id app:text perm_type:text perm_type_id perm_view:text perm_2:text",
        *({**permission, "perm_id": one, "perm_type_id": one, "perm_view": view, "perm_2": read} for one, view, read in rights))  # fmt: skip
    sees = {"g_view_board": 1, "g_other_topics": 1}
    add(
        "groups",
        "g_id g_title:text g_perm_id:text g_view_board g_other_topics",
        {**sees, "g_id": 2, "g_perm_id": "3"},
        {**sees, "g_id": 4, "g_perm_id": "4"},
    )
    board = {"parent_id": 1, "password": "", "can_view_others": 1, "description": "", "redirect_on": 0}
    titles = {
        4: "Lamps &amp; wicks",
        5: "SECRET staff",
        6: "SECRET members",
        7: "SECRET cellar",
        8: "SECRET new",
        9: "SECRET own",
    }
    add(
        "forums", "id parent_id name:text description:text position password:text redirect_on redirect_url:text can_view_others min_posts_view rules_text:text",
        {**board, "id": 1, "parent_id": -1, "name": "Workshop"},
        *({**board, "id": one, "name": title, "position": one, "password": "CANARYpw" if one == 7 else "", "can_view_others": int(one != 9)} for one, title in titles.items()),
    )  # fmt: skip
    _threads(forum, "topics", "posts", BODY3, with_seo=False)
    choices = _serialized({1: {"question": "Which wick?", "multi": 0, "choice": {1: "38 mm", 2: "40 mm"}, "votes": {1: 3, 2: 9}}})
    add("polls", "pid tid choices:text poll_question:text", {"pid": 9, "tid": 20, "choices": choices, "poll_question": ""})
    add(
        "members", "member_id name:text members_display_name:text email:text members_pass_hash:text members_pass_salt:text title:text joined posts ip_address:text bday_day",
        {"member_id": 3, "members_display_name": "Wren Okafor", "title": "Keeper", "joined": 1300000000, "posts": 1204},
        {"member_id": 7, "members_display_name": "Marlow &amp; Pell", "title": "", "joined": 1310000000, "posts": 3},
    )  # fmt: skip
    add("profile_portal", "pp_member_id signature:text notes:text", {"pp_member_id": 3, "signature": "<p>Third store.</p>"})
    add("message_posts", "msg_id msg_post:text", {"msg_id": 1})
    return forum
