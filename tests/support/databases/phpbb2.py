"""phpBB 2.0."""

from __future__ import annotations

from . import Made, Value

BODY = (
    '[quote:1a2b3c4d5e="Wren Okafor"]Trim the [b:1a2b3c4d5e]wick[/b:1a2b3c4d5e].[/quote:1a2b3c4d5e]\nI did &amp; it burns :D; it\'s \\n fine.\n'
    "See [url=https://lamps.example/a?b=1&amp;c=2]the table[/url] and [b]no tag[/b]"
    "[code:1:1a2b3c4d5e]if (a &lt; b) { ); } :D\n-- INSERT INTO `x` VALUES (1,'y');[/code:1:1a2b3c4d5e]"
    "[list:1a2b3c4d5e][*:1a2b3c4d5e]one\n[*:1a2b3c4d5e]two[/list:u:1a2b3c4d5e]"
)


def made() -> Made:
    """A forum."""
    forum = Made("phpBB 2", "phpbb_")
    add = forum.table
    settings = {
        "sitename": "Lanternside", "server_name": "old.lanternside.example", "server_port": "80", "script_path": "/phpBB2/", "cookie_secure": "0",
        "version": ".0.23", "default_lang": "english", "posts_per_page": "15", "smtp_password": "CANARY config", "board_email": "CANARY@x",
    }  # fmt: skip
    add(
        "config",
        "config_name:text config_value:text",
        *({"config_name": key, "config_value": value} for key, value in settings.items()),
    )
    add("categories", "cat_id cat_title:text cat_order", {"cat_id": 1, "cat_title": "Workshop", "cat_order": 10})
    board = {"cat_id": 1, "forum_desc": "", "auth_view": 0, "auth_read": 0}
    add(
        "forums", "forum_id cat_id forum_name:text forum_desc:text forum_status forum_order auth_view auth_read auth_post",
        {**board, "forum_id": 4, "forum_name": "Lamps &amp; wicks", "forum_desc": "All that <b>burns</b>."},
        {**board, "forum_id": 5, "forum_name": "SECRET staff", "auth_view": 2, "auth_read": 2},
        {**board, "forum_id": 6, "forum_name": "SECRET members", "auth_read": 1},
        {**board, "forum_id": 7, "forum_name": "SECRET unknown", "auth_read": 9},
    )  # fmt: skip
    add("auth_access", "group_id forum_id auth_view auth_read", {"group_id": 1, "forum_id": 5, "auth_view": 1, "auth_read": 1})
    add(
        "topics", "topic_id forum_id topic_title:text topic_poster topic_time topic_views topic_status topic_vote topic_type topic_moved_id",
        {"topic_id": 20, "forum_id": 4, "topic_title": "The &quot;third&quot; lamp", "topic_views": 311, "topic_type": 1, "topic_vote": 1},
        {"topic_id": 21, "forum_id": 5, "topic_title": "SECRET"}, {"topic_id": 22, "forum_id": 6, "topic_title": "SECRET"},
        {"topic_id": 23, "forum_id": 4, "topic_title": "The old name", "topic_status": 2, "topic_moved_id": 20},
        {"topic_id": 24, "forum_id": 4, "topic_title": "Oil", "topic_views": 12, "topic_status": 1},
        {"topic_id": 25, "forum_id": 7, "topic_title": "SECRET"},
    )  # fmt: skip

    def post(own: int, topic: int, poster: int, **more: Value) -> dict[str, Value]:
        return {"post_id": own, "topic_id": topic, "poster_id": poster, "post_time": 1400000000 + own, "post_username": "", "enable_smilies": 1,
                "post_edit_time": None, **more}  # fmt: skip

    add(
        "posts", "post_id topic_id forum_id poster_id post_time poster_ip:text post_username:text enable_bbcode enable_smilies post_edit_time",
        post(101, 20, 3), post(102, 20, 7, post_edit_time=1400009000), post(103, 20, -1, post_username="Gast O'Neil"), post(106, 21, 3),
        post(107, 22, 3), post(108, 24, 7, enable_smilies=0), post(109, 25, 3),
    )  # fmt: skip
    text = {"post_subject": "", "bbcode_uid": ""}
    add(
        "posts_text", "post_id bbcode_uid:text post_subject:text post_text:text",
        {**text, "post_id": 101, "post_subject": "The &quot;third&quot; lamp", "post_text": "The third lamp went out."},
        {**text, "post_id": 102, "bbcode_uid": "1a2b3c4d5e", "post_text": BODY},
        {**text, "post_id": 103, "post_subject": "A question of ash", "post_text": "Ein Gruß, und 日本語 🙂"},
        *({**text, "post_id": own, "post_text": "SECRET"} for own in (106, 107, 109)),
        {**text, "post_id": 108, "post_text": "Paraffin :D"},
    )  # fmt: skip
    add("ranks", "rank_id rank_title:text", {"rank_id": 2, "rank_title": "Keeper"})
    add("smilies", "smilies_id code:text smile_url:text", {"smilies_id": 1, "code": ":D", "smile_url": "icon_biggrin.gif"})
    add("vote_desc", "vote_id topic_id vote_text:text", {"vote_id": 9, "topic_id": 20, "vote_text": "Which wick?"})
    add("vote_results", "vote_id vote_option_id vote_option_text:text vote_result",
        {"vote_id": 9, "vote_option_id": 1, "vote_option_text": "38 mm", "vote_result": 3},
        {"vote_id": 9, "vote_option_id": 2, "vote_option_text": "40 mm", "vote_result": 9})  # fmt: skip
    add("vote_voters", "vote_id vote_user_id vote_user_ip:text", {"vote_id": 9})
    user = {"user_sig": "", "user_sig_bbcode_uid": ""}
    add(
        "users", "user_id username:text user_password:text user_email:text user_icq:text user_regdate user_posts user_rank user_sig:text user_sig_bbcode_uid:text",
        {**user, "user_id": -1, "username": "Anonymous"},
        {**user, "user_id": 3, "username": "Wren Okafor", "user_regdate": 1300000000, "user_posts": 1204, "user_rank": 2, "user_sig": "Knock twice."},
        {**user, "user_id": 7, "username": "Marlow &amp; Pell", "user_regdate": 1310000000, "user_posts": 3},
    )  # fmt: skip
    add("privmsgs_text", "privmsgs_text_id privmsgs_text:text", {"privmsgs_text_id": 1})
    return forum
