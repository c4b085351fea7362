"""What of a database's readable boards guests were not shown: threads, posts, files, results of polls, signatures."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillboard.model import Attachment, Member, Thread
from support.databases import Made, mysqldump, pg_dump
from support.databases.cases import CASES
from support.databases.changes import Change, also, bodies, both, changed, lost, put, read, rows, told

HIDDEN: list[tuple[str, Change]] = [
    ("vbulletin-3", lambda made: made.table("deletionlog", "primaryid type:text", {"primaryid": 20, "type": "thread"})),
    ("vbulletin-3", lambda made: made.table("deletionlog", "primaryid type:text", {"primaryid": 101, "type": "post"})),
    ("vbulletin-3", also("setting", {"varname": "globalignore", "value": "5 3\r\n8"})),
    ("vbulletin-3", both(
        also("setting", {"varname": "globalignore", "value": "3"}),
        put("thread", {"postuserid": 3}, threadid=20))),
    ("vanilla", put("Discussion", {"GroupID": 6}, DiscussionID=20)),
    ("vanilla", both(
        put("Discussion", {"GroupID": 6}, DiscussionID=20),
        lambda made: made.table("Group", "GroupID Privacy:text", {"GroupID": 6, "Privacy": "Private"}))),
    ("flarum", lambda made: made.table("recipients", "id discussion_id user_id", {"id": 1, "discussion_id": 20, "user_id": 7})),
    ("discourse", lambda made: made.table("shared_drafts", "topic_id category_id", {"topic_id": 20, "category_id": 4})),
    ("bbpress", also("postmeta", {"post_id": 20, "meta_key": "_members_access_role", "meta_value": "subscriber"})),
]  # fmt: skip


@pytest.mark.parametrize(("case", "change"), HIDDEN)
def test_what_guests_were_not_shown_stays_out(case: str, change: Change) -> None:
    found = changed(case, change)
    assert "third lamp went out" not in bodies(found)
    assert "Paraffin" in bodies(found)


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


def test_only_pictures_are_taken_where_guests_may_not_have_files() -> None:
    closing = also("site_settings", {"name": "prevent_anons_from_downloading_files", "value": "t"})

    def with_pdf(made: Made) -> None:
        (post,) = rows(made, "posts", id=108)
        post["cooked"] = (
            str(post["cooked"]) + '<p><a class="attachment" href="/uploads/default/original/1X/abc.pdf">plan.pdf</a></p>'
        )

    assert "2 files of posts are not there" in told(changed("discourse", with_pdf))
    assert "1 files of posts are not there" in told(changed("discourse", both(with_pdf, closing)))
