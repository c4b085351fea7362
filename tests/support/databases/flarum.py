"""Flarum."""

from __future__ import annotations

from . import Made, Value

BODY = (
    '<r><QUOTE><i>&gt; </i><p><POSTMENTION discussionid="20" displayname="wren" id="101" number="1">@"wren"#p101</POSTMENTION> Trim the '
    "<STRONG><s>**</s>wick<e>**</e></STRONG>.</p></QUOTE>\n\n<p>I did &amp; it burns; it's \\n fine.<br/>\n"
    'See <URL url="https://lamps.example/a?b=1&amp;c=2"><s>[</s>the table<e>](https://lamps.example/a?b=1&amp;c=2)</e></URL> and <C><s>`</s>oil<e>`</e></C></p>\n\n'
    "<CODE><s>```</s><i>\n</i>if (a &lt; b) { ); }\n-- INSERT INTO `x` VALUES (1,'y');<i>\n</i><e>```</e></CODE>\n\n"
    "<LIST><LI><s>- </s>one</LI>\n<LI><s>- </s>two</LI></LIST></r>"
)


def made() -> Made:
    """A forum."""
    forum = Made("Flarum", "flarum_")
    add = forum.table
    settings = {"forum_title": "Lanternside", "default_locale": "en", "mail_password": "CANARY settings"}
    add("settings", "key:text value:text", *({"key": key, "value": value} for key, value in settings.items()))
    add(
        "group_permission",
        "group_id permission:text",
        {"group_id": 2, "permission": "viewForum"},
        {"group_id": 3, "permission": "tag5.viewForum"},
    )
    tag = {"description": "", "parent_id": None, "position": 0}
    add(
        "tags", "id name:text slug:text description:text position parent_id is_restricted is_hidden",
        {**tag, "id": 1, "name": "Workshop", "slug": "workshop"},
        {**tag, "id": 4, "name": "Lamps & wicks", "slug": "lamps", "parent_id": 1, "description": "All that burns."},
        {**tag, "id": 5, "name": "SECRET staff", "slug": "secret", "position": 2, "is_restricted": 1},
        {**tag, "id": 6, "name": "brass", "slug": "brass", "position": None},
        {**tag, "id": 7, "name": "SECRET mark", "slug": "secret-mark", "position": None, "is_restricted": 1},
    )  # fmt: skip
    pairs = ((20, 1), (20, 4), (20, 6), (21, 5), (24, 1), (24, 4), (25, 1), (25, 7))
    add("discussion_tag", "discussion_id tag_id", *({"discussion_id": one, "tag_id": other} for one, other in pairs))
    thread = {"hidden_at": None, "slug": "x", "is_approved": 1}
    add(
        "discussions", "id title:text comment_count created_at:text user_id first_post_id slug:text is_private is_sticky is_locked is_approved hidden_at:text view_count",
        {**thread, "id": 20, "title": 'The "third" lamp', "slug": "the-third-lamp", "is_sticky": 1, "view_count": 311},
        {**thread, "id": 21, "title": "SECRET"}, {**thread, "id": 25, "title": "SECRET"},
        {**thread, "id": 22, "title": "HIDDEN", "hidden_at": "2014-05-13 16:55:01"}, {**thread, "id": 23, "title": "HIDDEN", "is_private": 1},
        {**thread, "id": 24, "title": "Oil", "slug": "oil", "is_locked": 1, "view_count": 12},
    )  # fmt: skip

    def post(own: int, thread: int, number: int, user: int, content: str, **more: Value) -> dict[str, Value]:
        return {"id": own, "discussion_id": thread, "number": number, "created_at": f"2014-05-13 16:55:0{own % 10}", "user_id": user, "type": "comment",
                "content": content, "edited_at": None, "edited_user_id": None, "hidden_at": None, "is_approved": 1, **more}  # fmt: skip

    add(
        "posts", "id discussion_id number created_at:text user_id type:text content:text edited_at:text edited_user_id hidden_at:text hidden_user_id ip_address:text is_private is_approved",
        post(101, 20, 1, 3, "<t><p>The third lamp went out.</p></t>"),
        post(102, 20, 2, 7, BODY, edited_at="2014-05-13 19:23:20", edited_user_id=7),
        post(103, 20, 3, 3, "<t><p>Ein Gruß, und 日本語 🙂</p></t>"),
        post(104, 20, 4, 7, "HIDDEN", hidden_at="2014-05-14 00:00:00"), post(105, 20, 5, 7, "HIDDEN", is_private=1), post(106, 20, 6, 7, '["HIDDEN"]', type="discussionRenamed"),
        post(108, 24, 1, 7, "<t><p>Paraffin.</p></t>"), post(109, 20, 7, 7, "HIDDEN", is_approved=0),
        *(post(110 + one, 20 + one, 1, 3, "SECRET") for one in (1, 5)), post(112, 22, 1, 3, "HIDDEN"), post(113, 23, 1, 3, "HIDDEN"),
    )  # fmt: skip
    add(
        "users", "id username:text email:text password:text avatar_url:text preferences:blob joined_at:text comment_count bio:text",
        {"id": 3, "username": "wren", "joined_at": "2011-03-13 07:06:40", "comment_count": 1204},
        {"id": 7, "username": "marlow", "joined_at": "2011-07-07 00:53:20", "comment_count": 3},
    )  # fmt: skip
    add("access_tokens", "token:text user_id", {"user_id": 3})
    return forum


def made_bare() -> Made:
    """A forum without a prefix, and with a thread that has no tag."""
    forum = made()
    forum.prefix = ""
    columns, pairs = forum.tables["discussion_tag"]
    forum.tables["discussion_tag"] = (columns, [*pairs, {"discussion_id": 27, "tag_id": 4}])
    forum.tables["discussions"][1].append(
        {**forum.tables["discussions"][1][5], "id": 26, "title": "Without a tag", "slug": "without", "is_locked": 0}
    )
    forum.tables["posts"][1].append({**forum.tables["posts"][1][6], "id": 126, "discussion_id": 26})
    return forum
