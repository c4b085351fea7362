"""Where addresses of each engine name a member by id or by name, besides the pages that forms.py leads to members' pages: pages
about them, lists of what they wrote, messages to them, their pictures.

A place is an expression, looked for without regard to case in a path with what follows its question mark. In it ID is an id, NAME
a name as addresses write it; it begins behind a /, a ? or a ;, and ends where a step of the path or a parameter does. Sources:
the routes and templates of the engines, and where they keep the pictures that members upload.
"""

from __future__ import annotations

IDS = frozenset(
    """addbuddy_id author_id authorid foruid frommemberid member_id memberid showuser starter_id to_id to_uid touid
    to_userid u uid uids user_id user_ids userid users_id""".split()
)
"""Parameters that hold a member's id, and nothing else in any engine, on whatever page."""
NAMES = frozenset(
    """add_username author authors authusername by c[user] c[users] from_user members name nick nickname poster posted_by postedby
    search_author searchuser showuser srchuname starter to to_user touser un user username user_name username_filters
    username_list userspec users who""".split()
)
"""Parameters that hold a member's name; a name may be called so too, so what they hold counts only where somebody is known."""

ANYWHERE = (
    # XenForo
    r"data/(?:avatars|profile_banners)/[a-z]{1,2}/[0-9]+/ID\.[a-z]+",
    r"(?:members|spam-cleaner|media/users|media/albums/users|[a-z-]+/authors)/[^/?]*\.ID(?:/[^?]*)?",
    # vBulletin
    r"(?:customavatars|customprofilepics|signaturepics)/(?:thumbs/)?(?:avatar|profilepic|sigpic)ID(?:_[0-9]+)?\.[a-z]+",
    # phpBB
    r"images/avatars/upload/[0-9a-f]{6,}_ID\.[a-z]+",
    # MyBB, SMF
    r"uploads/avatars/avatar_ID\.[a-z]+",
    r"(?:[a-z_-]*avatars?)/avatar_ID_[0-9]+\.[a-z]+",
    # Invision
    r"uploads/profile/(?:photo|av)-(?:thumb-)?ID\.[a-z]+",
    # FluxBB, PunBB
    r"img/avatars/ID\.[a-z]+",
    # NodeBB
    r"uploads/profile/uid-ID/[^/?]+",
    r"uploads/profile/ID-profile[^/?]*",
    # BuddyPress, wpForo
    r"uploads/avatars/ID/[^?]+",
    r"wpforo/avatars/[^/?]*_ID\.[a-z]+",
    # Kunena
    r"media/kunena/avatars/(?:resized/[^/?]+/)?users/avatarID\.[a-z]+",
    # Discuz, whose id is cut in four
    r"avatar/(?P<cut>[0-9]{3}/[0-9]{2}/[0-9]{2}/[0-9]{2})_avatar_[a-z]+\.[a-z]+",
    # Discourse
    r"user_avatar/[^/?]+/NAME/[^?]+",
    r"letter_avatar/NAME/[^?]+",
    r"topics/(?:created-by|private-messages(?:-sent)?)/NAME(?:\.json)?",
    # Lithium
    r"t5/[^?]*user-id/ID(?:/[^?]*)?",
)
"""Places that are no other engine's anything else."""

OF_ENGINE: dict[str, tuple[str, ...]] = {
    "xenforo": (r"(?:members|spam-cleaner)/ID(?:/[^?]*)?",),
    "discourse": (
        r"(?:u|users)/NAME(?:/[^?]*)?",
        r"admin/users/ID(?:/[^?]*)?",
    ),
    "invision": (r"(?:profile|user)/ID(?:-[^/?&;]*)?(?:/[^?]*)?", r"uploads/(?:photo|av)-(?:thumb-)?ID\.[a-z]+"),
    "vbulletin": (
        r"(?:member|blog|album|converse|reputation|infraction|private|usernote|list)(?:\.php)?[/?]ID(?:-[^/?&;=]*)?(?:/[^?]*)?",
        r"members/(?:[^/?&;]*-)?ID(?:-[^/?&;]*)?(?:\.html|/[^?]*)?",
        r"members/NAME(?:-(?:albums?|friends|blogs?))?\.html",
        r"members/(?![^/?]*\.html)NAME(?:/[^?]*)?",
    ),
    "smf": (r"u,ID(?:\.html?|[/;][^?]*)?",),
    "fluxbb": (
        r"(?:user|email|search/user|search/posts/user)/ID(?:/[^?]*)?",
        r"(?:user|email)-?ID(?:-[^/?]*)?\.html",
    ),
    "nodebb": (r"uid/ID(?:/[^?]*)?", r"user/NAME(?:/[^?]*)?"),
    "proboards": (r"user/ID(?:/[^?]*)?", r"user/NAME(?:/[^?]*)?", r"(?:conversation|messages?)/new/ID"),
    "woltlab": (r"(?:user|user-[a-z-]+|conversation-add|mail)/ID(?:-[^/?&;]*)?(?:/[^?]*)?",),
    "vanilla": (
        r"profile/(?:[a-z]+/)?ID(?:/[^?]*)?",
        r"profile/(?:(?:discussions|comments|activity|reactions|notifications|badges)/)?NAME",
        r"messages/add/NAME",
    ),
    "flarum": (r"u/NAME(?:/[^?]*)?",),
    "phpbb": (
        r"(?:app\.php/)?(?:user|member|profile|reputation|thankslist/(?:givens|received))/ID(?:/[^?]*)?",
        r"(?:app\.php/)?(?:user|member|profile)/NAME(?:/[^?]*)?",
        r"member-?ID\.html?",
    ),
    "forumotion": (r"u(?:ser)?ID(?:[a-z_]+)?", r"(?:spa|sta|st)/NAME"),
    "bbpress": (
        r"(?:users?|members|author)/NAME(?:/[^?]*)?",
        r"profile/(?:ID|NAME)(?:/[^?]*)?",
    ),
    "wpforo": (r"(?:profile|participant|account|author)/(?:ID|NAME)(?:/[^?]*)?",),
    "reddit": (r"(?:u|user)/NAME(?:/[^?]*)?",),
    "drupal": (
        r"(?:user|tracker|messages/new)/ID(?:/[^?]*)?",
        r"users/NAME(?:/[^?]*)?",
        r"pictures/picture-ID(?:-[0-9]+)?\.[a-z]+",
    ),
    "ucoz": (r"index/(?:8|14|15|23|34|35)-ID(?:-[0-9-]*)?", r"index/8-0-NAME"),
    "discuz": (
        r"(?:[a-z0-9-]*-)?(?:uid|touid|authorid)-ID(?:-[^/?]*)?(?:\.html?)?",
        r"(?:[a-z0-9-]*-)?username-NAME\.html?",
    ),
    "phorum": (
        r"profile\.php[/?][0-9]+,ID(?:,[^#]*)?",
        r"[a-z]+\.php[/?][0-9]+,(?:[^#]*,)?(?:to_id|user_id|addbuddy_id)=ID(?:,[^#]*)?",
        r"search\.php[/?][0-9]+,(?=[^#]*match_type=USER_ID)(?:[^#]*,)?author=ID(?:,[^#]*)?",
        r"search\.php[/?][0-9]+,(?![^#]*match_type=USER_ID)(?:[^#]*,)?author=NAME(?:,[^#]*)?",
    ),
    "jforum": (
        r"(?:user/(?:profile|posts)|pm/sendTo|bookmarks/list)/ID\.(?:page|htm)",
        r"(?:posts/listByUser|recentTopics/showTopicsByUser)/(?:[0-9]+/)?ID\.(?:page|htm)",
    ),
    "slash": (r"~NAME(?:/[^?]*)?",),
    "kunena": (r"user/ID-[^/?]*(?:/[^?]*)?",),
}
"""Places that count only where the forum is known to be of this engine: elsewhere the number there may be anything."""


PARAMETERS: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "xenforo": (("ignored", "", "u", "NAME"),),
    "discourse": (("", "", "u", "NAME"),),  # who shared the address of a thread
    "invision": (
        ("", "", "mid", "ID"),
        (r"(?:index\.php)?", r"app=members|module=profile|controller=profile", "id", "ID"),
        (r"compose|(?:index\.php)?", r"^to=|&to=", "to", "ID"),
    ),
    "vbulletin": (("converse.php", "", "u2", "ID"),),
    "mybb": (("report.php", r"type=(?:profile|reputation)", "pid", "ID"),),
    "smf": (("", r"action=(?:media|gallery|mgallery|profile)", "member", "ID"),),
    "fluxbb": (
        ("misc.php", "", "email", "ID"),
        ("profile.php", "", "id", "ID"),
        ("message_send.php|pms_send.php|email.php", "", "id", "ID"),
    ),
    "woltlab": (("usercp.php", r"action=(?:buddy|ignore)", "add", "ID"),),
    "phpbb": (
        ("(?:file|download).php", "", "avatar", "ID"),  # a group's begins with a g
        ("ucp.php", r"i=(?:ucp_)?zebra", "add", "NAME"),
    ),
    "xmb": (("member.php", "", "member", "NAME"), ("buddy.php", "", "buddys", "NAME")),
    "bbpress": (("profile.php", "", "id", "ID"), (r"(?:index\.php)?", "", "author", "ID")),
    "wpforo": ((r"(?:index\.php)?", "", "author", "ID"),),
    "hackernews": (("user|threads|submitted|favorites|upvoted|hidden", "", "id", "NAME"),),
    "snitz": (("pop_(?:profile|mail|messengers|portal|pm).asp", "", "id", "ID"),),
    "drupal": (("", r"q=(?:user|tracker|messages/new)/", "q", "PATH"),),
}
"""Further parameters of an engine: on which page ("": any), what the parameters hold besides, the name, and what it is: an ID, a
NAME, or a PATH that is a place itself.
"""
