"""What of a database's readable boards guests were not shown: threads, posts, files, results of polls, signatures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stillboard.model import Attachment, Item, Member, Post, Thread
from support.databases import Made, mysqldump, pg_dump
from support.databases.cases import CASES
from support.databases.changes import Change, also, bodies, both, changed, column, lost, put, read, rows, told, without

HIDDEN: list[tuple[str, Change]] = [
    ("vbulletin-3", lambda made: made.table("deletionlog", "primaryid type:text", {"primaryid": 20, "type": "thread"})),
    ("vbulletin-3", lambda made: made.table("deletionlog", "primaryid type:text", {"primaryid": 101, "type": "post"})),
    ("vbulletin-3", also("setting", {"varname": "globalignore", "value": "5 3\r\n8"})),
    ("vbulletin-3", both(
        also("setting", {"varname": "globalignore", "value": "3"}),
        put("thread", {"postuserid": 3}, threadid=20))),
    ("vanilla", put("Discussion", {"DeleteUserID": 7}, DiscussionID=20)),
    ("vanilla", put("Discussion", {"GroupID": 6}, DiscussionID=20)),
    ("vanilla", both(
        put("Discussion", {"GroupID": 6}, DiscussionID=20),
        lambda made: made.table("Group", "GroupID Privacy:text", {"GroupID": 6, "Privacy": "Private"}))),
    ("flarum", lambda made: made.table("recipients", "id discussion_id user_id", {"id": 1, "discussion_id": 20, "user_id": 7})),
    ("discourse", lambda made: made.table("shared_drafts", "topic_id category_id", {"topic_id": 20, "category_id": 4})),
    ("bbpress", also("postmeta", {"post_id": 20, "meta_key": "_members_access_role", "meta_value": "subscriber"})),
    ("bbpress", also("postmeta", {"post_id": 20, "meta_key": "_bbp_topic_is_private", "meta_value": "1"})),
    ("vbulletin-5", put("node", {"publishdate": 4102444800}, nodeid=101)),
    ("vbulletin-6", put("node", {"publishdate": "x"}, nodeid=101)),
]  # fmt: skip


@pytest.mark.parametrize(("case", "change"), HIDDEN)
def test_what_guests_were_not_shown_stays_out(case: str, change: Change) -> None:
    found = changed(case, change)
    assert "third lamp went out" not in bodies(found)
    assert "Paraffin" in bodies(found)


@pytest.mark.parametrize("parent", [104, 105, 5, 150, 9999, 109])  # hidden, deleted, private, a message, missing, itself
def test_a_comment_below_what_guests_were_not_shown_stays_out(parent: int) -> None:
    before = changed("vbulletin-6", put("node", {"title": ""}, nodeid=109))
    assert "And again." in bodies(before)
    found = changed("vbulletin-6", put("node", {"parentid": parent}, nodeid=109))
    assert "And again." not in bodies(found)
    assert "third lamp went out" in bodies(found)
    assert "more posts were left out" in told(found)


@pytest.mark.parametrize(
    "change",
    [
        put("wpforo_posts", {"status": 1}, postid=101),
        put("wpforo_posts", {"private": 1}, postid=101),
        both(
            put("wpforo_posts", {"private": 1, "is_first_post": None}, postid=101),
            put("wpforo_topics", {"first_postid": 101}, topicid=20),
        ),
    ],
)
def test_replies_to_a_first_post_that_is_hidden_stay_out_and_are_counted(change: Change) -> None:
    found = changed("wpforo-2", change)
    assert not any(isinstance(item, Post) and item.original_id in {"102", "103"} for item in found)
    assert "more posts were left out" in told(found)


@pytest.mark.parametrize(
    ("case", "name"),
    [
        ("smf-2-0", "approved"),
        ("smf-2-0", "attachment_type"),
        ("smf-2-1", "approved"),
        ("smf-2-1", "attachment_type"),
        ("smf-1-1", "attachmentType"),
    ],
)
def test_files_stay_out_where_nothing_says_which_guests_may_have(case: str, name: str) -> None:
    found = changed(case, without("attachments", name))
    assert "third lamp went out" in bodies(found)
    assert ".pdf]" not in bodies(found)
    assert not any(isinstance(item, Attachment) for item in found)
    assert f"which files guests may have, and it has no column {name.lower()}" in told(found)


def test_private_replies_of_bbpress_stay_out_and_are_counted() -> None:
    def note(own: int, key: str, value: str) -> list[Item]:
        return changed("bbpress", also("postmeta", {"post_id": own, "meta_key": key, "meta_value": value}))

    public = note(103, "_bbp_reply_is_private", "0")
    assert "日本語" in bodies(public)
    private = note(103, "_bbp_reply_is_private", "1")
    assert "日本語" not in bodies(private)
    assert "third lamp went out" in bodies(private)
    topic = note(20, "_bbp_topic_is_private", "1")
    assert "日本語" not in bodies(topic)
    counts = [
        int(found[1]) for one in (public, private, topic) if (found := re.search(r"(\d+) posts that are waiting", told(one)))
    ]
    assert counts[1:] == [counts[0] + 1, counts[0] + 3]


THREADS = {
    "phpbb-3-3": "topics",
    "phpbb-2": "topics",
    "vbulletin-3": "thread",
    "xenforo-2": "thread",
    "smf-1-1": "topics",
    "smf-2-0": "topics",
    "mybb-1-8": "threads",
    "fluxbb": "topics",
    "flarum": "discussions",
    "vanilla": "Discussion",
    "discourse": "topics",
    "invision-4": "forums_topics",
    "ip-board-3": "topics",
}


@pytest.mark.parametrize("case", THREADS)
@pytest.mark.parametrize("name", ["password:text", "is_private"])
def test_a_thread_that_an_add_on_keeps_from_guests_stays_out(case: str, name: str) -> None:
    def keep(made: Made) -> None:
        if name not in dict(made.tables[THREADS[case]][0]):
            column(made, THREADS[case], name)
        for row in made.tables[THREADS[case]][1]:
            row[name.partition(":")[0]] = ("x" if ":" in name else 1) if 20 in row.values() else "" if ":" in name else 0

    found = changed(case, keep)
    assert "third lamp went out" not in bodies(found)
    assert "Paraffin" in bodies(found)
    assert (case, name) == ("flarum", "is_private") or "rows that an add-on keeps from guests" in told(found)


def test_a_topic_of_two_forums_needs_both() -> None:
    """BbPress says in two places which forum a topic is in."""
    found = changed("bbpress", also("postmeta", {"post_id": 20, "meta_key": "_bbp_forum_id", "meta_value": "5"}))
    assert "third lamp went out" not in bodies(found)
    assert "third lamp went out" in bodies(
        changed("bbpress", also("postmeta", {"post_id": 20, "meta_key": "_bbp_forum_id", "meta_value": "4"}))
    )


def test_edits_that_invision_shows_nobody_stay_out() -> None:
    for case, table in (("invision-4", "forums_posts"), ("ip-board-3", "posts")):
        found = changed(case, put(table, {"append_edit": 0}, pid=102))
        assert not any(item.edited or item.edit_reason for item in found if isinstance(item, Post))


def test_a_discussion_of_a_group_that_all_may_read_is_read() -> None:
    def public(made: Made) -> None:
        put("Discussion", {"GroupID": 6}, DiscussionID=20)(made)
        made.table("Group", "GroupID Privacy:text", {"GroupID": 6, "Privacy": "Public"})

    assert "third lamp went out" in bodies(changed("vanilla", public))


def test_a_row_of_tags_that_is_cut_off_keeps_no_restricted_discussion_in() -> None:
    made = CASES["flarum"][0]()
    made.tables["discussion_tag"] = made.tables.pop("discussion_tag")
    whole = mysqldump(made)
    assert not bodies(read(whole[: whole.rfind(b"(25,7)")], "flarum"))


def test_tags_that_some_may_see_stay_out_where_nothing_says_who() -> None:
    found = read(pg_dump(_without("discourse", "tag_group_permissions")), "discourse")
    assert not any(item.tags for item in found if isinstance(item, Thread))
    assert "tags were left out" in told(found)


def _without(case: str, table: str) -> Made:
    made = CASES[case][0]()
    del made.tables[table]
    return made


FILES: list[tuple[str, Change]] = [
    ("phpbb-3-3", lost("acl_roles_data", auth_option_id=5)),
    ("phpbb-3-3", lost("acl_groups", auth_option_id=6)),
    ("vbulletin-3", put("usergroup", {"forumpermissions": 1 | 2 | 524288}, usergroupid=1)),
    ("mybb-1-8", put("usergroups", {"candlattachments": 0}, gid=1)),
    ("mybb-1-8", also("forumpermissions", {"fid": 4, "gid": 1, "canview": 1, "canviewthreads": 1})),
    ("smf-2-0", lost("board_permissions", permission="view_attachments")),
    ("smf-2-0", also("board_permissions", {"id_group": -1, "id_profile": 1, "permission": "view_attachments", "add_deny": 0})),
    ("smf-1-1", lost("board_permissions", permission="view_attachments")),
    ("xenforo-2",
        put("permission_cache_content", {"cache_value": '{"view":true,"viewContent":true,"viewOthers":true}'}, content_id=4)),
]  # fmt: skip


@pytest.mark.parametrize(("case", "change"), FILES)
def test_files_that_guests_may_not_have_stay_out(case: str, change: Change, tmp_path: Path) -> None:
    made = CASES[case][0]()
    before = read(mysqldump(made), case)
    assert ".pdf]" in bodies(before)
    change(made)
    found = read(mysqldump(made), case)
    assert "third lamp went out" in bodies(found)
    assert ".pdf]" not in bodies(found)
    assert not any(isinstance(item, Attachment) for item in found)
    assert "files of posts that guests may not see were left out" in told(found)


def _poll(case: str, change: Change) -> list[int | None]:
    found = changed(case, change)
    return [option.votes for item in found if isinstance(item, Thread) for option in item.poll_options]


def test_results_of_polls_that_guests_were_not_shown_stay_out() -> None:
    ended, running = {"hide_results": 2, "expire_time": 1400000050}, {"hide_results": 1, "expire_time": 2000000000}
    assert _poll("smf-2-0", put("polls", ended)) == [3, 9]
    assert _poll("smf-2-0", put("polls", running)) == [None, None]
    assert _poll("smf-2-0", lost("board_permissions", permission="poll_view")) == []
    assert _poll("xenforo-2", put("poll", {"view_results_unvoted": 1, "close_date": 0})) == [3, 9]
    assert _poll("xenforo-2", put("poll", {"view_results_unvoted": 0, "close_date": 0})) == [None, None]
    assert _poll("xenforo-2", put("poll", {"view_results_unvoted": 0, "close_date": 1400000050})) == [3, 9]
    assert _poll("xenforo-2", put("poll", {"view_results_unvoted": 1, "hide_results": 1})) == [None, None]
    only_voters = also("core_sys_conf_settings", {"conf_key": "allow_result_view", "conf_value": "0", "conf_default": "1"})
    assert _poll("invision-4", only_voters) == [None, None]
    assert _poll("ip-board-3", only_voters) == [None, None]


SIGNATURES: list[tuple[str, Change]] = [
    ("mybb-1-8", put("users", {"suspendsignature": 1}, uid=3)),
    ("mybb-1-8", also("settings", {"name": "hidesignatures", "value": "2,1"})),
    ("fluxbb", also("config", {"conf_name": "o_signatures", "conf_value": "0"})),
    ("phpbb-3-3", also("config", {"config_name": "allow_sig", "config_value": "0"})),
    ("smf-2-0", also("settings", {"variable": "signature_settings", "value": "0,300,0"})),
    ("ip-board-3", also("core_sys_conf_settings", {"conf_key": "guests_sig", "conf_value": "0", "conf_default": "1"})),
    ("invision-4", also("core_sys_conf_settings", {"conf_key": "signatures_enabled", "conf_value": "0", "conf_default": "1"})),
]  # fmt: skip


@pytest.mark.parametrize(("case", "change"), SIGNATURES)
def test_signatures_that_guests_were_not_shown_stay_out(case: str, change: Change) -> None:
    assert any(item.signature for item in changed(case, lambda _: None) if isinstance(item, Member))
    assert not any(item.signature for item in changed(case, change) if isinstance(item, Member))


def test_profiles_that_guests_may_not_see_say_no_more_than_posts_do() -> None:
    found = changed("discourse", also("site_settings", {"name": "hide_user_profiles_from_public", "value": "t"}))
    members = [item for item in found if isinstance(item, Member)]
    assert members
    assert not any(member.joined or member.counts for member in members)


def test_only_pictures_are_taken_where_guests_may_not_have_files() -> None:
    closing = also("site_settings", {"name": "prevent_anons_from_downloading_files", "value": "t"})

    def with_pdf(made: Made) -> None:
        (post,) = rows(made, "posts", id=108)
        post["cooked"] = (
            str(post["cooked"]) + '<p><a class="attachment" href="/uploads/default/original/1X/abc.pdf">plan.pdf</a></p>'
        )

    assert "2 files of posts are not there" in told(changed("discourse", with_pdf))
    assert "1 files of posts are not there" in told(changed("discourse", both(with_pdf, closing)))


PARTS: list[tuple[str, str, str, str, str]] = [  # the table of posts, its column, what it says of a post, and a file's tag
    ("phpbb-3-0", "posts", "post_text", "see [hide:1a2b3c4d]HIDDEN[/hide:1a2b3c4d] and", ""),
    ("phpbb-3-3", "posts", "post_text", "<r>see <HIDE><s>[hide]</s>HIDDEN<e>[/hide]</e></HIDE> and</r>", ""),
    ("phpbb-2", "posts_text", "post_text", "see [hide]HIDDEN[/hide] and", ""),
    ("vbulletin-3", "post", "pagetext", "see [HIDE-THANKS]HIDDEN [ATTACH]54[/ATTACH][/HIDE-THANKS] and", "table.pdf"),
    ("xenforo-2", "post", "message", "see [REPLY]HIDDEN[ATTACH=full]54[/ATTACH][/REPLY] and", "table.pdf"),
    ("smf-2-0", "messages", "body", "see [hide]HIDDEN<br />[attach id=54][/hide] and", "table.pdf"),
    ("smf-2-0", "messages", "body", "see [hide]HIDDEN<br />[attach id=54] HIDDEN", "table.pdf"),
    ("smf-1-1", "messages", "body", "[quote]see [hide]HIDDEN[/quote] and", ""),
    ("mybb-1-8", "posts", "message", "see [hide=20]HIDDEN [attachment=54][/hide] and", "table.pdf"),
    ("fluxbb", "posts", "message", "see [members]HIDDEN[/members] and", ""),
    ("invision-4", "forums_posts", "post", "<p>see [hide]</p><p>HIDDEN</p><p>[/hide] and</p>", ""),
    ("ip-board-3", "posts", "post", "<p>see [hide]HIDDEN[/hide] and</p>", ""),
    ("bbpress", "posts", "post_content", "see [um_loggedin]HIDDEN\n\nHIDDEN[/um_loggedin] and", ""),
    ("flarum", "posts", "content", "<r><p>see <LOGIN><s>[login]</s>HIDDEN<e>[/login]</e></LOGIN> and</p></r>", ""),
    ("vanilla", "Comment", "Body", "<p>see [private]HIDDEN[/private] and</p>", ""),
    ("discourse", "posts", "raw", "see\n\n[wrap=members]\nHIDDEN\n[/wrap]\n\nand", ""),
    ("discourse", "posts", "cooked", '<p>see</p><div class="d-wrap" data-wrap="members"><p>HIDDEN</p></div><p>and</p>', ""),
]


@pytest.mark.parametrize(("case", "table", "name", "body", "file"), PARTS)
def test_a_part_that_only_some_readers_were_shown_is_a_gap_that_says_so(
    case: str, table: str, name: str, body: str, file: str
) -> None:
    def write(made: Made) -> None:
        (own,) = [row for row in made.tables[table][1] if 102 in row.values() and row.get(name) is not None]
        own[name] = body
        if name == "raw":
            own["cooked"] = ""

    found = changed(case, write)
    assert "[…](#hidden)" in bodies(found)
    assert "HIDDEN" not in str(found)
    assert file == "" or file not in str(found)
    assert "1 posts have parts that only some readers were shown" in told(found)


def test_a_file_that_the_rest_of_a_post_shows_stays() -> None:
    def write(made: Made) -> None:
        (own,) = rows(made, "posts", pid=102)
        own["message"] = "[attachment=55] 54 [hide]HIDDEN [attachment=54] [attachment=55][/hide]"

    said = bodies(changed("mybb-1-8", write))
    assert "wick.png" in said
    assert "table.pdf" not in said
