"""phpBB 3.0 to 3.3."""

from __future__ import annotations

from . import Made, Value

S9E = (
    '<r><QUOTE author="Wren Okafor" post_id="101" time="1400000000" user_id="3"><s>[quote="Wren Okafor" post_id=101 time=1400000000 '
    "user_id=3]</s>Trim the <B><s>[b]</s>wick<e>[/b]</e></B>.<e>[/quote]</e></QUOTE>\n\nI did &amp; it burns <E>:D</E>; it's \\n fine.<br/>\n"
    'See <URL url="https://lamps.example/a?b=1&amp;c=2"><s>[url=https://lamps.example/a?b=1&amp;c=2]</s>the table<e>[/url]</e></URL>'
    ' and <URL url="https://lamps.example/plain">https://lamps.example/plain</URL>'
    "<CODE><s>[code]</s><i>\n</i>if (a &lt; b) { ); }\n-- INSERT INTO `x` VALUES (1,'y');<e>[/code]</e></CODE>"
    "<LIST><s>[list]</s><LI><s>[*]</s>one</LI>\n<LI><s>[*]</s>two</LI><e>[/list]</e></LIST>"
    '<ATTACHMENT filename="wick.png" index="0"><s>[attachment=0]</s>wick.png<e>[/attachment]</e></ATTACHMENT></r>'
)
OLD = (
    "[quote=&quot;Wren Okafor&quot;:1a2b3c4d]Trim the [b:1a2b3c4d]wick[/b:1a2b3c4d].[/quote:1a2b3c4d]\n\nI did &amp; it burns "
    '<!-- s:D --><img src="{SMILIES_PATH}/icon_e_biggrin.gif" alt=":D" title="Very Happy" /><!-- s:D -->; it\'s \\n fine.\n'
    "See [url=https&#58;//lamps&#46;example/a?b=1&amp;c=2:1a2b3c4d]the table[/url:1a2b3c4d] and "
    '<!-- m --><a class="postlink" href="https://lamps.example/plain">https://lamps.example/plain</a><!-- m -->'
    "[code:1a2b3c4d]if (a &lt; b) { ); }\n-- INSERT INTO `x` VALUES (1,'y');[/code:1a2b3c4d]"
    "[list:1a2b3c4d][*:1a2b3c4d]one[/*:m:1a2b3c4d]\n[*:1a2b3c4d]two[/*:m:1a2b3c4d][/list:u:1a2b3c4d]"
    "[attachment=0:1a2b3c4d]<!-- ia0 -->wick.png<!-- ia0 -->[/attachment:1a2b3c4d]"
)


def made(*, version: str = "3.3.11") -> Made:
    """A forum of that version."""
    old = version.startswith("3.0")
    forum = Made(f"phpBB {version[:3]}", "phpbb_")
    add = forum.table
    state = "post_approved" if old else "post_visibility"
    topic_state = "topic_approved" if old else "topic_visibility"
    settings = {
        "sitename": "Lanternside &amp; Sons",
        "server_protocol": "https://",
        "server_name": "lanternside.example",
        "server_port": "443",
        "script_path": "/board",
        "version": version,
        "default_lang": "en_gb",
        "posts_per_page": "10",
        "smtp_password": "CANARY config",
        "board_contact": "CANARY@lanternside.example",
    }
    add(
        "config",
        "config_name:text config_value:text is_dynamic",
        *({"config_name": k, "config_value": v} for k, v in settings.items()),
    )
    add("forums", "forum_id parent_id left_id forum_name:text forum_desc:text forum_desc_uid:text forum_password:text forum_type forum_status forum_rules:text",
        {"forum_id": 1, "left_id": 1, "forum_name": "The workshop", "forum_desc": "", "forum_desc_uid": "", "forum_password": ""},
        {"forum_id": 4, "parent_id": 1, "left_id": 2, "forum_name": "Lamps &amp; wicks", "forum_desc": "All that burns." if old else "<t>All that burns.</t>",
         "forum_desc_uid": "", "forum_password": "", "forum_type": 1},
        {"forum_id": 5, "parent_id": 1, "left_id": 4, "forum_name": "SECRET staff", "forum_desc": "SECRET", "forum_desc_uid": "", "forum_password": "", "forum_type": 1},
        {"forum_id": 6, "parent_id": 1, "left_id": 6, "forum_name": "SECRET cellar", "forum_desc": "", "forum_desc_uid": "",
         "forum_password": "$2y$10$CANARY", "forum_type": 1},
        {"forum_id": 7, "parent_id": 1, "left_id": 8, "forum_name": "SECRET never", "forum_desc": "", "forum_desc_uid": "", "forum_password": "", "forum_type": 1},
        {"forum_id": 8, "parent_id": 1, "left_id": 10, "forum_name": "SECRET new board", "forum_desc": "", "forum_desc_uid": "", "forum_password": "", "forum_type": 1},
    )  # fmt: skip
    add("acl_options", "auth_option_id auth_option:text is_global is_local founder_only",
        *({"auth_option_id": n, "auth_option": option} for n, option in enumerate(("f_", "f_list", "f_post", "f_read", "f_download", "u_download"), 1)))  # fmt: skip
    grants = "auth_option_id auth_role_id auth_setting"
    add("acl_groups", f"group_id forum_id {grants}",
        {"group_id": 1, "forum_id": 4, "auth_role_id": 17}, {"group_id": 1, "forum_id": 1, "auth_option_id": 2, "auth_setting": 1},
        {"group_id": 5, "forum_id": 5, "auth_role_id": 17}, {"group_id": 1, "forum_id": 6, "auth_role_id": 17},
        {"group_id": 1, "forum_id": 7, "auth_role_id": 17}, {"group_id": 9, "forum_id": 8, "auth_role_id": 17},
        {"group_id": 1, "auth_option_id": 6, "auth_setting": 1},
    )  # fmt: skip
    add("acl_users", f"user_id forum_id {grants}", {"user_id": 1, "forum_id": 7, "auth_option_id": 4, "auth_setting": 0},
        {"user_id": 2, "forum_id": 5, "auth_option_id": 4, "auth_setting": 1})  # fmt: skip
    add(
        "acl_roles_data",
        "role_id auth_option_id auth_setting",
        *({"role_id": 17, "auth_option_id": n, "auth_setting": 1} for n in (1, 2, 4, 5)),
    )
    add("user_group", "group_id user_id group_leader user_pending", {"group_id": 1, "user_id": 1}, {"group_id": 5, "user_id": 2},
        {"group_id": 9, "user_id": 1, "user_pending": 1})  # fmt: skip
    add(
        "groups",
        "group_id group_name:text group_desc:text",
        {"group_id": 1, "group_name": "GUESTS"},
        {"group_id": 5, "group_name": "ADMINISTRATORS"},
    )
    add("ranks", "rank_id rank_title:text rank_min", {"rank_id": 2, "rank_title": "Keeper &amp; cook"})
    add(
        "smilies",
        "smiley_id code:text emotion:text smiley_url:text",
        {"smiley_id": 1, "code": ":D", "emotion": "Very Happy", "smiley_url": "icon_e_biggrin.gif"},
    )
    topic = f"topic_id forum_id topic_title:text topic_poster topic_time topic_views topic_status topic_type topic_moved_id {topic_state} topic_first_post_id poll_title:text poll_start"
    add("topics", topic,
        {"topic_id": 20, "forum_id": 4, "topic_title": "The &quot;third&quot; lamp", "topic_views": 311, "topic_type": 1, topic_state: 1,
         "poll_title": "Which wick?", "poll_start": 1400000000},
        {"topic_id": 21, "forum_id": 5, "topic_title": "SECRET", topic_state: 1, "poll_title": "SECRET", "poll_start": 1},
        {"topic_id": 22, "forum_id": 4, "topic_title": "HIDDEN thread", topic_state: 0 if old else 2, "poll_title": ""},
        {"topic_id": 23, "forum_id": 4, "topic_title": "The old name", "topic_status": 2, "topic_moved_id": 20, topic_state: 1, "poll_title": ""},
        {"topic_id": 24, "forum_id": 4, "topic_title": "Oil", "topic_status": 1, "topic_views": 12, topic_state: 1, "poll_title": ""},
        {"topic_id": 25, "forum_id": 6, "topic_title": "SECRET", topic_state: 1, "poll_title": ""},
        {"topic_id": 26, "forum_id": 7, "topic_title": "SECRET", topic_state: 1, "poll_title": ""},
        {"topic_id": 27, "forum_id": 8, "topic_title": "SECRET", topic_state: 1, "poll_title": ""},
    )  # fmt: skip
    add("poll_options", "poll_option_id topic_id poll_option_text:text poll_option_total",
        {"poll_option_id": 1, "topic_id": 20, "poll_option_text": "38 mm", "poll_option_total": 3},
        {"poll_option_id": 2, "topic_id": 20, "poll_option_text": "40 mm", "poll_option_total": 9},
    )  # fmt: skip

    def post(own: int, topic: int, poster: int, text: str, **more: Value) -> dict[str, Value]:
        return {
            "post_id": own, "topic_id": topic, "poster_id": poster, "post_time": 1400000000 + own, "post_username": "", "post_subject": "",
            "post_text": text, "bbcode_uid": "1a2b3c4d" if old else "", state: 1, "post_edit_reason": "", **more,
        }  # fmt: skip

    body = OLD if old else S9E
    add("posts", f"post_id topic_id forum_id poster_id poster_ip:text post_time post_username:text post_subject:text post_text:text bbcode_uid:text {state} "
        "post_attachment post_edit_time post_edit_user post_edit_reason:text post_delete_reason:text",
        post(101, 20, 3, "The third lamp went out." if old else "<t>The third lamp went out.</t>", post_subject="The &quot;third&quot; lamp"),
        post(102, 20, 7, body, post_subject="Re: The &quot;third&quot; lamp", post_attachment=1, post_edit_time=1400009000, post_edit_user=7,
             post_edit_reason="wrong &quot;wick&quot;"),
        post(103, 20, 1, "Ein Gruß, und 日本語 🙂" if old else "<t>Ein Gruß, und 日本語 🙂</t>", post_username="Gast O'Neil", post_subject="A question of ash"),
        post(104, 20, 7, "HIDDEN", **{state: 0}),
        post(105, 20, 7, "HIDDEN", **{state: 0 if old else 2}),
        post(106, 21, 3, "SECRET"),
        post(107, 22, 3, "HIDDEN"),
        post(108, 24, 7, "Paraffin." if old else "<t>Paraffin.</t>"),
        post(109, 25, 3, "SECRET"), post(110, 26, 3, "SECRET"), post(111, 27, 9, "SECRET"),
    )  # fmt: skip
    add("attachments", "attach_id post_msg_id topic_id in_message is_orphan poster_id physical_filename:text real_filename:text attach_comment:text filesize",
        {"attach_id": 54, "post_msg_id": 102, "physical_filename": "7_0badc0de", "real_filename": "table &amp; sums.pdf", "attach_comment": "All sizes", "filesize": 3072},
        {"attach_id": 55, "post_msg_id": 102, "physical_filename": "7_feedf00d", "real_filename": "wick.png", "attach_comment": "", "filesize": 70},
        {"attach_id": 56, "post_msg_id": 102, "in_message": 1, "physical_filename": "7_CANARY", "real_filename": "CANARY.pdf", "attach_comment": "CANARY"},
    )  # fmt: skip
    add("users", "user_id user_type group_id username:text user_password:text user_email:text user_ip:text user_birthday:text user_regdate user_posts user_sig:text "
        "user_sig_bbcode_uid:text user_rank user_form_salt:text",
        {"user_id": 1, "user_type": 2, "username": "Anonymous", "user_sig": "", "user_sig_bbcode_uid": ""},
        {"user_id": 3, "username": "Wren Okafor", "user_regdate": 1300000000, "user_posts": 1204, "user_rank": 2,
         "user_sig": "Third store on the left.\nKnock twice." if old else "<t>Third store on the left.<br/>\nKnock twice.</t>", "user_sig_bbcode_uid": ""},
        {"user_id": 7, "username": "Marlow &amp; Pell", "user_regdate": 1310000000, "user_posts": 3, "user_sig": "", "user_sig_bbcode_uid": ""},
        {"user_id": 9, "username": "SECRET member", "user_regdate": 1, "user_sig": "", "user_sig_bbcode_uid": ""},
    )  # fmt: skip
    add("privmsgs", "msg_id message_subject:text message_text:text", {"msg_id": 1})
    add("drafts", "draft_id draft_subject:text draft_message:text", {"draft_id": 1})
    add("log", "log_id log_operation:text log_data:text", {"log_id": 1})
    add("warnings", "warning_id", {"warning_id": 1})
    return forum
