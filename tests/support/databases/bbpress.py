"""bbPress in a WordPress."""

from __future__ import annotations

from . import Made, Value

BODY = (
    "<blockquote><strong>Wren Okafor</strong> wrote:\n\nTrim the <b>wick</b>.</blockquote>\n\nI did &amp; it burns; it's \\n fine.\n"
    'See <a href="https://lamps.example/a?b=1&amp;c=2">the table</a>\n\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>'
)


def made(*, root: str = "") -> Made:
    """A site; `root`: of its forums, if it is another than forums."""
    forum = Made("bbPress", "wp_" if not root else "wp_7_")
    add = forum.table
    options = {
        "blogname": "Lanternside",
        "home": "https://lanternside.example",
        "_bbp_replies_per_page": "15",
        "mailserver_pass": "CANARY",
        "admin_email": "CANARY@x",
    }
    options |= {"_bbp_root_slug": root} if root else {}
    add(
        "options",
        "option_id option_name:text option_value:text autoload:text",
        *({"option_name": key, "option_value": value} for key, value in options.items()),
    )

    def row(own: int, kind: str, parent: int, title: str, content: str, author: int = 3, **more: Value) -> dict[str, Value]:
        return {"ID": own, "post_type": kind, "post_parent": parent, "post_title": title, "post_content": content, "post_author": author, "post_status": "publish",
                "post_name": f"n{own}", "post_date_gmt": f"2014-05-13 16:55:{own % 60:02}", "post_password": "", **more}  # fmt: skip

    add(
        "posts", "ID post_author post_date:text post_date_gmt:text post_content:text post_title:text post_status:text post_password:text post_name:text post_parent menu_order "
        "post_type:text guid:text post_excerpt:text",
        row(1, "forum", 0, "Workshop", ""), row(4, "forum", 1, "Lamps &amp; wicks", "All that <b>burns</b>."),
        row(5, "forum", 1, "SECRET staff", "", post_status="private"), row(6, "forum", 5, "SECRET below", ""), row(7, "forum", 1, "SECRET hidden", "", post_status="hidden"),
        row(20, "topic", 4, "The third lamp", "The third lamp went out."), row(24, "topic", 4, "Oil", "Paraffin.", 7, post_status="closed"),
        row(102, "reply", 20, "Reply", BODY, 7), row(103, "reply", 20, "Reply", "Ein Gruß,\nund 日本語 🙂\n\nUnd?", 0),
        row(104, "reply", 20, "x", "HIDDEN", 7, post_status="spam"), row(105, "reply", 20, "x", "HIDDEN", 7, post_status="trash"), row(106, "reply", 20, "x", "HIDDEN", 7, post_status="pending"),
        row(25, "topic", 5, "SECRET", "SECRET"), row(26, "topic", 6, "SECRET", "SECRET"), row(27, "topic", 7, "SECRET", "SECRET"), row(22, "topic", 4, "HIDDEN", "HIDDEN", post_status="pending"),
        row(107, "reply", 22, "x", "HIDDEN"), row(300, "page", 0, "CANARY page", "CANARY"), row(301, "post", 0, "CANARY draft", "CANARY", post_status="draft"),
    )  # fmt: skip
    meta = [
        (4, "_bbp_sticky_topics", "a:1:{i:0;i:20;}"),
        (103, "_bbp_anonymous_name", "Gast O'Neil"),
        (103, "_bbp_anonymous_email", "CANARY@x"),
        (102, "_bbp_reply_to", "20"),
        (102, "_bbp_author_ip", "CANARY"),
    ]
    add(
        "postmeta",
        "meta_id post_id meta_key:text meta_value:text",
        *({"post_id": own, "meta_key": key, "meta_value": value} for own, key, value in meta),
    )
    add(
        "users", "ID user_login:text user_pass:text user_nicename:text user_email:text user_registered:text user_activation_key:text display_name:text",
        {"ID": 3, "user_nicename": "wren", "user_registered": "2011-03-13 07:06:40", "display_name": "Wren Okafor"},
        {"ID": 7, "user_nicename": "marlow", "user_registered": "2011-07-07 00:53:20", "display_name": "Marlow &amp; Pell"},
    )  # fmt: skip
    return forum
