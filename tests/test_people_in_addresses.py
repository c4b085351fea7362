"""Whom addresses of each engine name, and numbers in them that are nobody's id."""

from __future__ import annotations

import pytest

from stillboard import addresses

HOST = "https://x.example/"
THEIRS = """
-           anything.php?a=1&userid=31
-           anything.php?uid=31-rook
-           any?user_ids=7,31
-           data/avatars/l/0/31.jpg?155
-           customavatars/thumbs/avatar31_4.gif
-           download/file.php/../x?author_id=31
xenforo     members/31/recent-content
xenforo     members/rook.31/recent-content?page=2
xenforo     index.php?members/rook.31/
xenforo     whats-new/profile-posts/?u=31
xenforo     spam-cleaner/rook.31/
xenforo     data/profile_banners/l/0/31.jpg
phpbb       ucp.php?i=pm&mode=compose&u=31
phpbb       ucp.php?i=pm&amp;mode=compose&amp;address_list[u][31]=to
phpbb       mcp.php?i=warn&mode=warn_user&u=31
phpbb       download/file.php?avatar=31_1300000000.jpg
phpbb       images/avatars/upload/0a1b2c3d4e5f_31.png
phpbb       app.php/thankslist/givens/31/true
vbulletin   private.php?do=newpm&u=31
vbulletin   blog.php?31-Rook
vbulletin   album.php?albumid=5&userid=31
vbulletin   image.php?u=31&dateline=1
vbulletin   converse.php?u=7&u2=31
vbulletin   signaturepics/sigpic31_2.gif
vbulletin   members/rook-31.html
vbulletin   members/31-rook/friends
mybb        reputation.php?uid=31&page=1
mybb        private.php?action=send&uid=31
mybb        uploads/avatars/avatar_31.jpg?dateline=4
mybb        report.php?type=profile&pid=31
smf         index.php?action=pm;sa=send;u=31
smf         index.php?action=emailuser;sa=email;uid=31
smf         index.php/action,pm/sa,send/u,31.html
smf         custom_avatar/avatar_31_1300000000.png
invision    index.php?act=Msg&CODE=4&MID=31
invision    messenger/compose/?to=31
invision    profile/31-rook/content/page/2/
invision    index.php?app=core&module=members&controller=profile&id=31
invision    uploads/profile/photo-thumb-31.jpg
invision    uploads/av-31.gif
fluxbb      misc.php?email=31
fluxbb      img/avatars/31.png
fluxbb      search/user/31/
nodebb      uid/31/topics
nodebb      assets/uploads/profile/uid-31/31-profileavatar-4.png
nodebb      assets/uploads/profile/31-profileimg.png
proboards   user/31/recent
proboards   conversation/new/31
woltlab     index.php?user-post-list/31-rook/
woltlab     conversation-add/?userID=31
vanilla     profile/discussions/31/rook
forumotion  privmsg?mode=post&u=31
forumotion  u31contact
bbpress     wp-content/uploads/avatars/31/4f-bpthumb.jpg
bbpress     ?author=31
drupal      user/31/contact
drupal      ?q=user/31/track
drupal      sites/default/files/pictures/picture-31-12.jpg
ucoz        index/8-31
discuz      home.php?mod=spacecp&ac=pm&touid=31
discuz      home-space-uid-31.html
discuz      uc_server/avatar.php?uid=31&size=middle
discuz      uc_server/data/avatar/000/00/00/31_avatar_middle.jpg
phorum      pm.php?3,page=send,to_id=31
phorum      search.php?3,search=,author=31,page=1,match_type=USER_ID
jforum      pm/sendTo/31.page
jforum      posts/listByUser/15/31.page
snitz       pop_mail.asp?id=31
lithium     t5/notes/composepage/note-to-user-id/31
slash       zoo.pl?op=check&uid=31
kunena      index.php?option=com_kunena&view=user&userid=31
kunena      media/kunena/avatars/resized/size72/users/avatar31.png
""".strip().split("\n")
NOBODYS = """
-           private.php?pmid=31
-           profile/31
-           user/31
-           uploads/photo-31.jpg
-           avatars/31.jpg
-           gallery/pictures/picture-31.jpg
xenforo     threads/lamps.31/page-31#post-31
xenforo     posts/31/
xenforo     profile-posts/31/
xenforo     forums/lamps.31/
xenforo     data/attachments/0/31-0a1b.jpg
phpbb       viewtopic.php?f=31&t=31&p=31#p31
phpbb       memberlist.php?mode=group&g=31
phpbb       download/file.php?id=31
phpbb       download/file.php?avatar=g31_1300000000.jpg
phpbb       topic31.html
vbulletin   showthread.php?t=31&p=31&page=31
vbulletin   showthread.php?31-Rook
vbulletin   blog.php?b=31
vbulletin   album.php?albumid=31&pictureid=31
vbulletin   attachment.php?attachmentid=31
vbulletin   forumdisplay.php?f=31
mybb        showthread.php?tid=31&pid=31
mybb        report.php?type=post&pid=31
smf         index.php?topic=31.msg31#msg31
smf         index.php?action=dlattach;topic=31.0;attach=31;type=avatar
smf         index.php?action=media;area=31;item=31
invision    topic/31-rook/?page=31
invision    index.php?showtopic=31&st=31
invision    index.php?app=blog&blogid=31&id=31
fluxbb      viewtopic.php?id=31&p=31
fluxbb      post/31/
nodebb      topic/31/rook/31
proboards   thread/31/rook?page=31
woltlab     thread/31-rook/?postID=31
woltlab     attachment/31-rook-jpg/
vanilla     discussion/31/rook/p31
forumotion  t31-rook
discuz      forum.php?mod=viewthread&tid=31&pid=31
discuz      thread-31-1-1.html
phorum      read.php?31,31,31
jforum      posts/list/31/31.page
snitz       topic.asp?TOPIC_ID=31&whichpage=31
kunena      3-lamps/31-wicks?start=31
drupal      node/31#comment-31
ucoz        forum/31-31-31
discourse   t/rook/31/31
flarum      d/31-rook/31
""".strip().split("\n")
NAMES = {
    "- avatars/Rook.png": ["Rook"],
    "- user_avatar/x.example/rook/45/12_2.png": ["rook"],
    "- letter_avatar/rook/45/5_1.png": ["rook"],
    "- search?q=lamps+@rook": ["rook"],
    "- ?q=lamps+author:rook": ["rook"],
    "- memberlist.php?u=31": [],
    "- pictures/Rook.png": [],
    "phpbb app.php/user/Rook": ["Rook"],
    "phpbb ucp.php?i=zebra&add=Rook": ["Rook"],
    "phpbb posting.php?add=Rook": [],
    "vbulletin members/rook.html": ["rook"],
    "xenforo account/ignored?u=Rook": ["Rook"],
    "xenforo threads/rook.31/": [],
    "discourse t/lamps/12?u=rook": ["rook"],
    "discourse u/rook/activity/replies": ["rook"],
    "hackernews threads?id=rook": ["rook"],
    "hackernews item?id=31": [],
    "nodebb user/rook/posts": ["rook"],
    "xmb member.php?action=viewpro&member=Rook": ["Rook"],
    "phorum search.php?3,search=,author=Ada%20B,page=1": ["Ada B"],
    "slash ~rook/journal": ["rook"],
}


def parted(said: str) -> tuple[str, str]:
    engine, address = said.split(maxsplit=1)
    return f"{HOST}{address}", engine.removeprefix("-")


@pytest.mark.parametrize("said", THEIRS)
def test_an_id_of_a_member(said: str) -> None:
    assert "31" in addresses.ids_in(*parted(said))


@pytest.mark.parametrize("said", NOBODYS)
def test_a_number_that_is_no_member_s_id(said: str) -> None:
    address, engine = parted(said)
    assert list(addresses.ids_in(address, engine)) == []
    if engine:
        named = addresses.read(address, engine)
        assert named is None or not named.member


@pytest.mark.parametrize("said", NAMES)
def test_a_name(said: str) -> None:
    assert list(addresses.named_in(*parted(said))) == NAMES[said]


@pytest.mark.parametrize("address", ["", "http://[::1?u=31", "?" * 4000, f"{HOST}{'/' * 4000}u,31", "https://x.example/?u=%ff"])
def test_what_is_no_address_names_nobody(address: str) -> None:
    assert list(addresses.ids_in(address, "smf")) == list(addresses.named_in(address, "smf")) == []


def test_an_address_without_parameters_that_name_somebody() -> None:
    def without(address: str, engine: str = "discourse") -> str:
        return addresses.without_members(
            f"{HOST}{address}", engine, lambda name, one: name == "rook" or one == "31"
        ).removeprefix(HOST)

    assert without("t/lamps/12/3?u=rook") == "t/lamps/12/3"
    assert without("t/lamps/12/3?u=pell&page=2#x") == "t/lamps/12/3?u=pell&page=2#x"
    assert without("t/lamps/12?a=1&amp;u=rook&amp;b=2#x") == "t/lamps/12?a=1&amp;b=2#x"
    assert without("forum.php?authorid=31&mod=viewthread&tid=31", "discuz") == "forum.php?mod=viewthread&tid=31"
