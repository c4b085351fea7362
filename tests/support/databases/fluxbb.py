"""FluxBB and PunBB."""

from __future__ import annotations

from . import Made

BODY = (
    "[quote=Wren Okafor]Trim the [b]wick[/b].[/quote]\nI did & it burns :D; it's \\n fine.\n"
    "See [url=https://lamps.example/a?b=1&c=2]the table[/url] and https://lamps.example/plain :cool:\n"
    "[code]if (a < b) { ); } :D\n-- INSERT INTO `x` VALUES (1,'y');[/code]\n[list][*]one[/*][*]two[/*][/list]"
)


def made(*, punbb: bool = False) -> Made:
    """A forum of one of the two."""
    forum = Made("FluxBB", "punbb_" if punbb else "fluxbb_")
    add = forum.table
    settings = {
        "o_board_title": "Lanternside",
        "o_base_url": "https://lanternside.example/flux",
        "o_disp_posts_default": "25",
        "o_cur_version": "1.3.6" if punbb else "1.5.11",
        "o_smtp_pass": "CANARY config",
        "o_admin_email": "CANARY@lanternside.example",
    }
    add("config", "conf_name:text conf_value:text", *({"conf_name": key, "conf_value": value} for key, value in settings.items()))
    guests = 2 if punbb else 3
    add("groups", "g_id g_title:text g_read_board", {"g_id": 1, "g_read_board": 1}, {"g_id": guests, "g_read_board": 1})
    add("categories", "id cat_name:text disp_position", {"id": 1, "cat_name": "Workshop"})
    add(
        "forums", "id forum_name:text forum_desc:text redirect_url:text moderators:text disp_position cat_id",
        {"id": 4, "forum_name": "Lamps & wicks", "forum_desc": "All that <b>burns</b>.", "redirect_url": None, "disp_position": 1, "cat_id": 1},
        {"id": 5, "forum_name": "SECRET staff", "forum_desc": "SECRET", "redirect_url": None, "disp_position": 2, "cat_id": 1},
    )  # fmt: skip
    add(
        "forum_perms",
        "group_id forum_id read_forum post_replies",
        {"group_id": guests, "forum_id": 5},
        {"group_id": 1, "forum_id": 5, "read_forum": 1},
    )
    topic = "id poster:text subject:text posted first_post_id num_views num_replies closed sticky moved_to forum_id"
    add(
        "topics", topic,
        {"id": 20, "poster": "Wren Okafor", "subject": 'The "third" lamp', "num_views": 311, "sticky": 1, "moved_to": None, "forum_id": 4},
        {"id": 21, "poster": "Wren Okafor", "subject": "SECRET", "moved_to": None, "forum_id": 5},
        {"id": 23, "poster": "Wren Okafor", "subject": "The old name", "moved_to": 20, "forum_id": 4},
        {"id": 24, "poster": "Marlow & Pell", "subject": "Oil", "num_views": 12, "closed": 1, "moved_to": None, "forum_id": 4},
    )  # fmt: skip
    post = {"edited": None, "edited_by": None, "hide_smilies": 0}
    add(
        "posts", "id poster:text poster_id poster_ip:text poster_email:text message:text hide_smilies posted edited edited_by:text topic_id",
        {**post, "id": 101, "poster": "Wren Okafor", "poster_id": 3, "message": "The third lamp went out.", "posted": 1400000101, "topic_id": 20},
        {**post, "id": 102, "poster": "Marlow & Pell", "poster_id": 7, "message": BODY, "posted": 1400000102, "topic_id": 20,
         "edited": 1400009000, "edited_by": "Marlow & Pell"},
        {**post, "id": 103, "poster": "Gast O'Neil", "poster_id": 1, "message": "Ein Gruß, und 日本語 🙂", "posted": 1400000103, "topic_id": 20},
        {**post, "id": 106, "poster": "Wren Okafor", "poster_id": 3, "message": "SECRET", "posted": 1400000106, "topic_id": 21},
        {**post, "id": 108, "poster": "Marlow & Pell", "poster_id": 7, "message": "Paraffin :D", "posted": 1400000108, "topic_id": 24,
         "hide_smilies": 1},
    )  # fmt: skip
    add(
        "users", "id group_id username:text password:text salt:text email:text title:text realname:text registered registration_ip:text "
        "num_posts signature:text admin_note:text",
        {"id": 1, "group_id": guests, "username": "Guest", "title": "", "signature": ""},
        {"id": 3, "group_id": 4, "username": "Wren Okafor", "title": "Keeper", "registered": 1300000000, "num_posts": 1204,
         "signature": "Third store on the left.\nKnock twice."},
        {"id": 7, "group_id": 4, "username": "Marlow & Pell", "title": "", "registered": 1310000000, "num_posts": 3, "signature": ""},
    )  # fmt: skip
    add("reports", "id message:text", {"id": 1})
    return forum
