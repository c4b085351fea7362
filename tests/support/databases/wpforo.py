"""wpForo in a WordPress."""

from __future__ import annotations

from . import Made, Value

BODY = (
    '[quote data-userid="3" data-postid="101"]<div class="wpforo-post-quote-author"><strong> Posted by: @wren </strong></div>'
    "<p>Trim the <b>wick</b>.</p>[/quote]<p>I did &amp; it burns; it's \\n fine.</p>"
    '<p>See <a href="https://lamps.example/a?b=1&amp;c=2">the table</a></p><ul><li>one</li><li>two</li></ul>'
)
NOTHING, READING = "no_access", "read_only"


def cans(*permitted: str) -> str:
    """What an access permits, as PHP serialises it."""
    names = ("vf", "ct", "vt", "vr", "va", "vp", "au")
    return f"a:{len(names)}:{{{''.join(f's:2:{chr(34)}{name}{chr(34)};i:{int(name in permitted)};' for name in names)}}}"


def access(guests: str) -> str:
    """What the groups have in a forum: administrators all, guests what is said."""
    return f'a:2:{{i:1;s:4:"full";i:4;s:{len(guests)}:"{guests}";}}'


def made(*, version: int = 1) -> Made:
    """A site; of version 2 with a slug of its own, and a table that version 1 has not."""
    forum = Made("wpForo", "wp_" if version == 1 else "blog_7_", only="mysql")
    add = forum.table
    options = {
        "blogname": "Lanternside", "home": "https://lanternside.example", "mailserver_pass": "CANARY", "admin_email": "CANARY@x",
        "wpforo_post_options": 'a:1:{s:14:"posts_per_page";i:15;}',
    }  # fmt: skip
    add(
        "options",
        "option_id option_name:text option_value:text autoload:text",
        *({"option_name": key, "option_value": value} for key, value in options.items()),
    )
    add("posts", "ID post_type:text post_content:text", {"ID": 1, "post_type": "page"})
    if version == 2:
        add("wpforo_boards", "boardid slug:text title:text", {"boardid": 0, "slug": "talk"})
    board = {"status": 1, "is_cat": 0, "description": "", "permissions": access(READING)}
    add(
        "wpforo_forums", "forumid title:text slug:text description:text parentid permissions:text status is_cat order last_post_date:text",
        {**board, "forumid": 1, "parentid": 0, "title": "Workshop", "slug": "workshop", "is_cat": 1},
        {**board, "forumid": 4, "parentid": 1, "title": "Lamps &amp; wicks", "slug": "lamps", "description": "All that <b>burns</b>.", "order": 1},
        {**board, "forumid": 5, "parentid": 1, "title": "SECRET staff", "slug": "secret", "permissions": access(NOTHING), "order": 2},
        {**board, "forumid": 6, "parentid": 1, "title": "SECRET titles alone", "slug": "secret6", "permissions": access("titles"), "order": 3},
        {**board, "forumid": 7, "parentid": 1, "title": "SECRET off", "slug": "secret7", "status": 0, "order": 4},
        {**board, "forumid": 8, "parentid": 1, "title": "SECRET unknown access", "slug": "secret8", "permissions": access("gone"), "order": 5},
        {**board, "forumid": 9, "parentid": 1, "title": "SECRET no permissions", "slug": "secret9", "permissions": "O:1:{", "order": 6},
    )  # fmt: skip
    add(
        "wpforo_accesses", "accessid access:text title:text cans:text",
        {"accessid": 1, "access": NOTHING, "cans": cans()}, {"accessid": 2, "access": READING, "cans": cans("vf", "vt", "vr", "va")},
        {"accessid": 3, "access": "titles", "cans": cans("vf")}, {"accessid": 5, "access": "full", "cans": cans("vf", "vt", "vr", "va", "vp", "au")},
    )  # fmt: skip
    topic = {"private": 0, "status": 0, "type": 0, "closed": 0}
    add(
        "wpforo_topics", "topicid forumid first_postid userid title:text slug:text created:text views type closed private status name:text email:text",
        {**topic, "topicid": 20, "forumid": 4, "title": "The &quot;third&quot; lamp", "slug": "the-third-lamp", "views": 311, "type": 1},
        {**topic, "topicid": 24, "forumid": 4, "title": "Oil", "slug": "oil", "views": 12, "closed": 1},
        {**topic, "topicid": 22, "forumid": 4, "title": "HIDDEN", "slug": "hidden", "status": 1},
        {**topic, "topicid": 23, "forumid": 4, "title": "HIDDEN", "slug": "hidden-2", "private": 1},
        *({**topic, "topicid": 20 + one, "forumid": one, "title": "SECRET", "slug": f"s{one}"} for one in (5, 6, 7, 8, 9)),
    )  # fmt: skip

    def post(own: int, thread: int, user: int, body: str, **more: Value) -> dict[str, Value]:
        date = f"2014-05-13 16:55:{own % 60:02}"
        return {"postid": own, "parentid": 0, "forumid": 4, "topicid": thread, "userid": user, "title": "RE: The &quot;third&quot; lamp", "body": body,
                "created": date, "modified": date, "private": 0, "status": 0, "is_first_post": 0, "name": "", **more}  # fmt: skip

    add(
        "wpforo_posts", "postid parentid forumid topicid userid title:text body:text created:text modified:text likes is_first_post status private name:text email:text",
        post(101, 20, 3, "<p>The third lamp went out.</p>", is_first_post=1), post(102, 20, 7, BODY, parentid=101, modified="2014-05-13 19:23:20"),
        post(103, 20, 0, "Ein Gruß,\nund 日本語 🙂\n\nUnd?", name="Gast O'Neil"), post(104, 20, 7, "HIDDEN", status=1), post(105, 20, 7, "HIDDEN", private=1),
        post(108, 24, 7, "<p>Paraffin.</p>", is_first_post=1, title="Oil"), post(106, 22, 7, "HIDDEN"), post(107, 23, 7, "HIDDEN"),
        *(post(120 + one, 20 + one, 3, "SECRET", forumid=one) for one in (5, 6, 7, 8, 9)),
    )  # fmt: skip
    add("wpforo_profiles", "userid title:text posts site:text skype:text signature:text about:text location:text groupid",
        {"userid": 3, "title": "Keeper", "posts": 1204}, {"userid": 7, "title": "", "posts": 3})  # fmt: skip
    add("wpforo_visits", "id userid name:text ip:text", {"id": 1})
    add("wpforo_subscribes", "subid confirmkey:text", {"subid": 1})
    add(
        "users", "ID user_login:text user_pass:text user_nicename:text user_email:text user_registered:text user_activation_key:text display_name:text",
        {"ID": 3, "user_nicename": "wren", "user_registered": "2011-03-13 07:06:40", "display_name": "Wren Okafor"},
        {"ID": 7, "user_nicename": "marlow", "user_registered": "2011-07-07 00:53:20", "display_name": "Marlow &amp; Pell"},
    )  # fmt: skip
    return forum
