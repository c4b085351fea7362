"""Discourse."""

from __future__ import annotations

from . import Made, Value

COOKED = (
    '<aside class="quote no-group" data-username="wren" data-post="1" data-topic="20">\n<div class="title">\n<div class="quote-controls"></div>\n wren:</div>\n'
    "<blockquote>\n<p>Trim the <strong>wick</strong>.</p>\n</blockquote>\n</aside>\n<p>I did &amp; it burns; it’s \\n fine.<br>\n"
    'See <a href="https://lamps.example/a?b=1&amp;c=2">the table</a></p>\n<pre><code class="lang-auto">if (a &lt; b) { ); }\n-- INSERT INTO `x` VALUES (1,\'y\');\n</code></pre>\n'
    "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"
)


PICTURE = "/uploads/default/original/1X/0123456789abcdef0123456789abcdef01234567.png"


def made(*, restricted: bool = False) -> Made:
    """A forum; in the other, a category has everybody among its groups, who may read it and not write."""
    forum = Made("Discourse", "")
    add = forum.table
    settings = {"title": "Lanternside", "login_required": "f", "default_locale": "en_GB", "smtp_password": "CANARY"}
    add("site_settings", "id name:text value:text", *({"name": key, "value": value} for key, value in settings.items()))
    board = {"description": "", "parent_category_id": None}
    add(
        "categories", "id name:text slug:text description:text parent_category_id position read_restricted email_in:text",
        {**board, "id": 1, "name": "Workshop", "slug": "workshop"},
        {**board, "id": 4, "name": "Lamps & wicks", "slug": "lamps", "parent_category_id": 1, "position": 1, "description": "<p>All that burns.</p>", "read_restricted": 0},
        {**board, "id": 5, "name": "SECRET staff", "slug": "secret", "position": 2, "read_restricted": 1},
    )  # fmt: skip
    rows = ((5, 3), (4, 0)) if restricted else ((5, 3),)
    add(
        "category_groups",
        "category_id group_id permission_type",
        *({"category_id": one, "group_id": group} for one, group in rows),
    )
    add("tags", "id name:text", {"id": 6, "name": "brass"}, {"id": 7, "name": "SECRET-tag"})
    add("topic_tags", "topic_id tag_id", {"topic_id": 20, "tag_id": 6}, {"topic_id": 20, "tag_id": 7})
    add("tag_group_memberships", "tag_id tag_group_id", {"tag_id": 7, "tag_group_id": 1}, {"tag_id": 6, "tag_group_id": 2})
    add(
        "tag_group_permissions",
        "tag_group_id group_id permission_type",
        {"tag_group_id": 1, "group_id": 3},
        {"tag_group_id": 2, "group_id": 0},
    )
    topic = {"archetype": "regular", "deleted_at": None, "visible": 1, "slug": "x", "pinned_at": None}
    add(
        "topics", "id category_id title:text archetype:text user_id views closed archived visible deleted_at:text slug:text pinned_at:text",
        {**topic, "id": 20, "category_id": 4, "title": 'The "third" lamp', "views": 311, "slug": "the-third-lamp", "pinned_at": "2014-05-13 16:55:01"},
        {**topic, "id": 21, "category_id": 5, "title": "SECRET"}, {**topic, "id": 22, "category_id": 4, "title": "HIDDEN", "deleted_at": "2014-05-13 16:55:01"},
        {**topic, "id": 23, "category_id": 4, "title": "HIDDEN", "visible": 0}, {**topic, "id": 25, "category_id": None, "title": "HIDDEN", "archetype": "private_message"},
        {**topic, "id": 24, "category_id": 4, "title": "Oil", "closed": 1, "views": 12, "slug": "oil"},
    )  # fmt: skip

    def post(own: int, topic: int, number: int, user: int, cooked: str, **more: Value) -> dict[str, Value]:
        return {"id": own, "topic_id": topic, "user_id": user, "post_number": number, "raw": "", "cooked": cooked, "created_at": f"2014-05-13 16:55:{own % 100:02}.123456",
                "deleted_at": None, "last_version_at": None, "edit_reason": None, "reply_to_post_number": None, "post_type": 1, "version": 1, **more}  # fmt: skip

    add(
        "posts", "id topic_id user_id post_number reply_to_post_number raw:text cooked:text created_at:text deleted_at:text hidden user_deleted post_type version "
        "last_version_at:text edit_reason:text like_count",
        post(101, 20, 1, 3, "<p>The third lamp went out.</p>", raw="The third lamp went out."),
        post(102, 20, 2, 7, COOKED, version=2, last_version_at="2014-05-13 19:23:20", edit_reason="wrong wick", reply_to_post_number=1, like_count=2),
        post(103, 20, 3, 3, "<p>Ein Gruß, und 日本語 🙂</p>"), post(108, 24, 1, 7, f'<p>Paraffin.<br>\n<img src="{PICTURE}" alt="wick" data-base62-sha1="x" width="9" height="9"></p>'),
        post(104, 20, 4, 7, "HIDDEN", deleted_at="2014-05-14 00:00:00"), post(105, 20, 5, 7, "HIDDEN", hidden=1), post(107, 20, 6, 7, "HIDDEN", post_type=4),
        post(109, 20, 7, 7, "HIDDEN", user_deleted=1), post(111, 21, 1, 3, "SECRET"), post(112, 22, 1, 3, "HIDDEN"), post(113, 23, 1, 3, "HIDDEN"), post(115, 25, 1, 3, "HIDDEN"),
    )  # fmt: skip
    add(
        "users", "id username:text name:text password_hash:text salt:text title:text created_at:text ip_address:text date_of_birth:text",
        {"id": 3, "username": "wren", "title": "Keeper", "created_at": "2011-03-13 07:06:40"}, {"id": 7, "username": "marlow", "title": None, "created_at": "2011-07-07 00:53:20"},
    )  # fmt: skip
    add("user_stats", "user_id post_count", {"user_id": 3, "post_count": 1204}, {"user_id": 7, "post_count": 3})
    add(
        "uploads",
        "id url:text original_filename:text filesize sha1:text",
        {"id": 1, "url": PICTURE, "original_filename": "wick.png", "filesize": 70},
    )
    add("user_emails", "user_id email:text", {"user_id": 3})
    add("api_keys", "id key_hash:text", {"id": 3})
    return forum
