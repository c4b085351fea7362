"""What keeps boards, threads and posts of a database from guests: each engine's rights, and dumps that do not say all of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from stillboard.convert import Options, convert
from stillboard.dumps import Asked
from stillboard.importers import all_importers
from stillboard.importers.database.engines import all_engines
from stillboard.importers.database.recognition import sites
from stillboard.model import Board, Member, Post, Thread
from support.databases import Made, mysqldump, sqlite_file, wpforo
from support.databases.cases import CASES, url_of
from support.databases.changes import Change, Row, also, bodies, both, changed, dropped, lost, put, read, rows, told, without


def engine_of(made: Made) -> str:
    """The name of the engine, as the importer has it."""
    names = {engine.name for engine in all_engines()}
    return next(name for name in (made.engine, made.engine[:7], made.engine[:5]) if name in names)


def deciding(case: str, *, needed: bool = False) -> list[str]:
    """The tables of a case that say what guests may see; `needed`: without those that versions lack."""
    made = CASES[case][0]()
    engine = next(engine for engine in all_engines() if engine.name == engine_of(made))
    found = [name for name in engine.deciding if not (needed and name.startswith("?"))]
    return [name.removeprefix("?") for name in found if name.removeprefix("?") in made.tables]


EACH = [(case, table) for case in CASES for table in deciding(case)]
each_deciding_table = pytest.mark.parametrize(("case", "table"), EACH)


@each_deciding_table
def test_a_table_of_rights_that_is_not_in_the_dump_closes_all(case: str, table: str) -> None:
    found = changed(case, dropped(table))
    if table not in deciding(case, needed=True) and any(isinstance(item, Post) for item in found):
        assert "SECRET" not in bodies(found)
        return  # versions of the engine lack it
    assert not any(isinstance(item, Post | Thread | Member | Board) for item in found)
    reasons = (
        f"table {table} says what guests may see, and it is not in the dump",
        "no engine that is known",
        "which say what guests may see, are not both in the dump",
        "board_permissions_view of SMF 2.1 says what guests may see, and it is not in the dump",
    )
    assert any(reason in told(found) for reason in reasons)


@each_deciding_table
def test_a_row_of_rights_with_another_number_of_values_closes_all(case: str, table: str) -> None:
    made = CASES[case][0]()
    dump = mysqldump(made) + f"INSERT INTO `{made.called(table)}` VALUES (1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17);\n".encode()  # noqa: S608 - it is a dump
    found = read(dump, case)
    assert not any(isinstance(item, Post | Thread | Member | Board) for item in found)
    assert f"table {table} says what guests may see, and 1 of its rows could not be read" in told(found)
    again = read(dump, case, Asked(boards=("1", "4", "6")))
    assert "third lamp went out" in bodies(again), "a person can still name a board"


@each_deciding_table
def test_a_table_of_rights_that_is_cut_is_known_before_anything_is_written(case: str, table: str, tmp_path: Path) -> None:
    made = CASES[case][0]()
    made.tables[table] = made.tables.pop(table)
    whole = mysqldump(made)
    dump = tmp_path / "forum.sql"
    at = whole.rfind(b");\n")
    for cut in (at - 1, at + 3):  # in a row, and behind a statement, which only the line that is missing shows
        dump.write_bytes(whole[:cut])
        report = convert([dump], tmp_path / "content", all_importers(), Options(url=url_of(case)))
        assert report.exit_code != 0
        assert report.yielded == 0
        assert f"table {table} says what guests may see, and the dump ends" in report.errors[0].text
        assert not list((tmp_path / "content").rglob("*.md"))


@pytest.mark.parametrize(
    ("case", "table"), [pair for pair in EACH if not pair[1].endswith(("setting", "settings", "options")) and pair[1] != "option"]
)
def test_a_row_of_rights_without_its_number_closes_all(case: str, table: str) -> None:
    made = CASES[case][0]()
    engine = next(engine for engine in all_engines() if engine.name == engine_of(made))
    numbers = engine.deciding.get(table, engine.deciding.get(f"?{table}", "")).replace("?", "").split()
    known = [name for name, _ in made.tables[table][0] if name.lower() in numbers]
    assert known
    for name in known:
        again = CASES[case][0]()
        again.tables[table][1].extend([{**row, name: None} for row in again.tables[table][1]])
        found = read(mysqldump(again), case)
        assert not any(isinstance(item, Post) for item in found)
        reasons = f"a row of it has no number where {name.lower()} stands", "ids have rows that differ in who may see them"
        assert any(reason in told(found) for reason in reasons)


def test_a_damaged_file_says_which_tables_were_not_read(tmp_path: Path) -> None:
    made = CASES["mybb-1-8"][0]()
    rows(made, "forumpermissions", *({"pid": n, "fid": n, "gid": 4} for n in range(100, 3000)))
    made.tables["forumpermissions"] = made.tables.pop("forumpermissions")
    data = bytearray(sqlite_file(made, tmp_path / "forum.db"))
    data[-5 * 4096 : -4 * 4096] = b"\xff" * 4096
    found = read(bytes(data), "mybb-1-8")
    assert not any(isinstance(item, Post) for item in found)
    assert "the table forumpermissions says what guests may see, and the file is damaged" in told(found)


STATES: Mapping[str, tuple[str, Row]] = {
    "phpbb-3-3": ("topics", {"topic_visibility": 2}),
    "phpbb-2": ("topics", {"forum_id": 5}),
    "vbulletin-3": ("thread", {"visible": 2}),
    "vbulletin-5": ("node", {"showpublished": 0}),
    "xenforo-2": ("thread", {"discussion_state": "deleted"}),
    "smf-2-0": ("topics", {"id_board": 5}),
    "mybb-1-8": ("threads", {"fid": 5}),
    "fluxbb": ("topics", {"forum_id": 5}),
    "flarum": ("discussions", {"is_private": 1}),
    "vanilla": ("Discussion", {"CategoryID": 5}),
    "discourse": ("topics", {"deleted_at": "2015-01-01 00:00:00"}),
    "invision-4": ("forums_topics", {"approved": -1}),
    "ip-board-3": ("topics", {"approved": -1}),
    "bbpress": ("posts", {"post_status": "private"}),
    "wpforo-1": ("wpforo_topics", {"private": 1}),
}


@pytest.mark.parametrize("case", STATES)
def test_a_thread_that_another_row_of_the_dump_keeps_from_guests_stays_out(case: str) -> None:
    """Two states of a table in one dump: whichever comes first, what one of them hides is hidden."""
    table, state = STATES[case]

    def twice(made: Made, *, first: bool) -> None:
        listed = made.tables[table][1]
        own = next(row for row in listed if (101 if case == "vbulletin-5" else 20) in row.values())
        listed.insert(0 if first else len(listed), {**own, **state})

    for first in (True, False):
        found = changed(case, lambda made, first=first: twice(made, first=first))  # type: ignore[misc]
        assert "third lamp went out" not in bodies(found)
        assert "Paraffin" in bodies(found)
        assert f"{table}: 1 ids have rows that differ in who may see them" in told(found)


BOARDS: Mapping[str, tuple[str, Row]] = {
    "phpbb-3-3": ("acl_users", {"user_id": 1, "forum_id": 4, "auth_option_id": 4, "auth_setting": 0}),
    "phpbb-2": ("forums", {"forum_id": 4, "cat_id": 1, "forum_name": "x", "auth_view": 0, "auth_read": 1}),
    "vbulletin-3": ("forumpermission", {"forumid": 4, "usergroupid": 1, "forumpermissions": 1}),
    "vbulletin-4": ("forum", {"forumid": 1, "parentid": -1, "options": 6, "password": "", "link": ""}),
    "xenforo-2": (
        "permission_cache_content",
        {"permission_combination_id": 1, "content_type": "node", "content_id": 4, "cache_value": '{"view": false}'},
    ),
    "smf-2-0": ("boards", {"id_board": 4, "id_cat": 1, "member_groups": "0", "deny_member_groups": ""}),
    "smf-2-1": ("board_permissions_view", {"id_group": -1, "id_board": 4, "deny": 1}),
    "mybb-1-8": ("forumpermissions", {"fid": 1, "gid": 1, "canview": 0}),
    "mybb-1-6": ("forums", {"fid": 1, "type": "c", "pid": 0, "active": 1, "password": "x", "linkto": ""}),
    "fluxbb": ("forum_perms", {"group_id": 3, "forum_id": 4, "read_forum": 0}),
    "flarum": ("tags", {"id": 1, "name": "x", "slug": "x", "parent_id": None, "position": 0, "is_restricted": 1}),
    "vanilla": ("Permission", {"RoleID": 2, "JunctionTable": "Category", "JunctionID": -1, "Vanilla.Discussions.View": 0}),
    "discourse": ("categories", {"id": 4, "name": "x", "slug": "x", "read_restricted": 1}),
    "invision-4": (
        "core_permission_index",
        {"app": "forums", "perm_type": "forum", "perm_type_id": 4, "perm_view": "4", "perm_2": "*"},
    ),
    "ip-board-3": (
        "permission_index",
        {"app": "forums", "perm_type": "forum", "perm_type_id": 4, "perm_view": "*", "perm_2": "4"},
    ),
    "bbpress": ("posts", {"ID": 1, "post_type": "forum", "post_status": "hidden", "post_password": ""}),
}


@pytest.mark.parametrize("case", BOARDS)
@pytest.mark.parametrize("first", [True, False])
def test_of_two_rows_about_a_board_the_one_that_denies_holds(case: str, *, first: bool) -> None:
    table, row = BOARDS[case]

    def also(made: Made) -> None:
        if case in {"mybb-1-8", "vbulletin-3", "fluxbb"}:  # besides one that grants
            granting = {"canview": 1, "canviewthreads": 1, "forumpermissions": (1 << 20) - 1, "read_forum": 1}
            made.tables[table][1].append(
                {**row, **{key: value for key, value in granting.items() if key in dict(made.tables[table][0])}}
            )
        made.tables[table][1].insert(0 if first else len(made.tables[table][1]), row)

    found = changed(case, also)
    assert not bodies(found)
    assert "OUT" in told(found) or "without a post that a guest could read" in told(found)


@pytest.mark.parametrize(
    ("case", "lose"),
    [
        ("mybb-1-8", lost("forums", fid=1)),
        ("vbulletin-3", lost("forum", forumid=1)),
        ("bbpress", lost("posts", ID=1)),
        ("wpforo-2", lost("wpforo_forums", forumid=1)),
        ("vbulletin-5", lost("node", nodeid=1)),
        ("flarum", lost("tags", id=1)),
        ("invision-4", lost("forums_forums", id=1)),
        ("ip-board-3", lost("forums", id=1)),
    ],
)
def test_a_board_in_one_that_is_not_in_the_dump_stays_closed_and_is_named(case: str, lose: Change) -> None:
    found = changed(case, lose)
    assert not bodies(found)
    assert "the board 1 around it is not in the dump" in told(found)


CLOSED: list[tuple[str, str, Change]] = [
    ("invision-4", "g_view_board", put("core_groups", {"g_view_board": 0}, g_id=2)),
    ("invision-4", "g_other_topics", put("core_groups", {"g_other_topics": 0}, g_id=2)),
    ("ip-board-3", "g_view_board", put("groups", {"g_view_board": 0}, g_id=2)),
    ("ip-board-3", "g_other_topics", put("groups", {"g_other_topics": 0}, g_id=2)),
    ("ip-board-3", "min_posts_view", put("forums", {"min_posts_view": 5}, id=4)),
    ("invision-4", "g_view_board",
        also("core_sys_conf_settings", {"conf_key": "guest_group", "conf_value": "4", "conf_default": ""})),
    ("vbulletin-3", "usergroup.forumpermissions", both(
        put("usergroup", {"forumpermissions": 2 | 524288}, usergroupid=1),
        also("forumpermission", {"forumid": 1, "usergroupid": 1, "forumpermissions": 1 | 2 | 524288}))),
    ("vbulletin-3", "deletionlog", put("setting", {"value": "3.0.7"}, varname="templateversion")),
    ("vbulletin-3", "deletionlog", lost("setting", varname="templateversion")),
    ("discourse", "login_required", put("site_settings", {"value": "T"}, name="login_required")),
    ("discourse", "login_required", put("site_settings", {"value": "1"}, name="login_required")),
    ("discourse", "login_required", put("site_settings", {"value": "yes"}, name="login_required")),
    ("discourse", "login_required", put("site_settings", {"value": " True"}, name="login_required")),
    ("discourse", "login_required", also("site_settings", {"name": "login_required", "value": "t"})),
    ("discourse", "read_restricted", both(
        put("categories", {"read_restricted": 1}, id=4),
        also("category_groups", {"category_id": 4, "group_id": 0, "permission_type": 1}))),
    ("discourse", "shared_drafts_category", also("site_settings", {"name": "shared_drafts_category", "value": "4"})),
    ("smf-2-0", "allow_guestAccess", also("settings", {"variable": "allow_guestAccess", "value": "0"})),
    ("smf-2-0", "removed posts", both(also("settings", {"variable": "recycle_board", "value": "4"}))),
    ("smf-2-1", "are not among", lambda made: made.tables["board_permissions_view"][1].clear()),
    ("smf-2-1", "board_permissions_view of SMF 2.1 says what guests may see, and it is not", dropped("board_permissions_view")),
    ("vbulletin-3", "displayorder", put("forum", {"displayorder": 0}, forumid=1)),
    ("vbulletin-4", "displayorder", put("forum", {"displayorder": 0}, forumid=4)),
    ("invision-4", "club_id", both(
        lambda made: made.table("core_clubs", "id name:text", {"id": 3, "name": "x"}),
        without("forums_forums", "club_id"))),
    ("invision-4", "club_id", both(
        also("core_sys_conf_settings", {"conf_key": "clubs", "conf_value": "1", "conf_default": "1"}),
        without("forums_forums", "club_id"))),
    ("mybb-1-8", "usergroups", also("usergroups", {"gid": 1, "canview": 0})),
    ("xenforo-2", "general.view",
        also("permission_combination", {"permission_combination_id": 9, "user_group_list": "1", "cache_value": "{}"})),
    ("phpbb-3-3", "NEVER", also("acl_groups", {"group_id": 1, "forum_id": 4, "auth_role_id": 99})),
    ("fluxbb", "g_read_board", also("users", {"id": 1, "group_id": 4, "username": "Guest"})),
    ("flarum", "discussion_tag", lambda made: made.tables["discussion_tag"][1].clear()),
    ("flarum", "tags and discussion_tag", dropped("discussion_tag", "tags")),
    ("flarum", "tag around it", put("tags", {"is_restricted": 1}, id=1)),
    ("vbulletin-5", "view threads", also("permission", {"nodeid": 15, "groupid": 1, "forumpermissions": 3})),
    ("vbulletin-5", "view others", also("permission", {"nodeid": 2, "groupid": 1, "forumpermissions": 524289})),
    ("vbulletin-6", "guests may not view", lost("permission", nodeid=1)),
    ("vbulletin-6", "not for everybody", put("node", {"viewperms": 1}, nodeid=15)),
    ("vbulletin-5", "not published", put("node", {"showapproved": 0}, nodeid=2)),
    ("vbulletin-5", "channel.guid", put("channel", {"guid": "x"}, nodeid=2)),
    ("wpforo-1", "view replies", also("wpforo_accesses",
        {"accessid": 9, "access": "read_only", "cans": wpforo.cans("vf", "vt")})),
    ("wpforo-1", "nothing says", put(
        "wpforo_forums", {"permissions": 'a:2:{i:4;s:9:"no_access";i:4;s:9:"read_only";}'}, forumid=4)),
    *(("wpforo-2", "files, which guests may not see", both(
        put("wpforo_accesses", {"cans": wpforo.cans("vf", "vt", "vr")}, access="read_only"),
        put("wpforo_posts", {"body": body}, postid=103))) for body in (
            "[attach=12]", "[attach id='12']", '<div class="wpfa-file">x</div>', '<a href="/wpforo/attachments/3/12.pdf">a</a>')),
    ("vbulletin-5", "displayorder", put("node", {"displayorder": 0}, nodeid=15)),
    ("wpforo-1", "is off", put("wpforo_forums", {"status": 0}, forumid=1)),
    ("wpforo-2", "nothing says", lost("wpforo_accesses", access="read_only")),
    ("wpforo-2", "files, which guests may not see", both(
        put("wpforo_accesses", {"cans": wpforo.cans("vf", "vt", "vr")}, access="read_only"),
        put("wpforo_posts", {"body": "<a href='/uploads/wpforo/default_attachments/a.pdf'>a</a>"}, postid=103))),
    ("bbpress", "some members", also("postmeta", {"post_id": 1, "meta_key": "_private_group", "meta_value": "g1"})),
    ("bbpress", "some members", also("postmeta", {"post_id": 4, "meta_key": "_bbp_forum_visibility", "meta_value": "hidden"})),
    ("bbpress", "some members", also("options", {"option_name": "_bbp_private_forums", "option_value": "a:1:{i:0;i:4;}"})),
]  # fmt: skip


@pytest.mark.parametrize(
    ("case", "why", "change"), CLOSED, ids=[f"{case}, {why}, {n}" for n, (case, why, _) in enumerate(CLOSED)]
)
def test_what_keeps_guests_out_closes_and_is_named(case: str, why: str, change: Change) -> None:
    found = changed(case, change)
    assert not bodies(found)
    assert why in told(found)


@pytest.mark.parametrize(
    ("case", "table", "name"),
    [
        ("discourse", "posts", "deleted_at"),
        ("discourse", "posts", "user_deleted"),
        ("discourse", "topics", "deleted_at"),
        ("flarum", "discussions", "hidden_at"),
        ("flarum", "posts", "is_private"),
        ("flarum", "tags", "parent_id"),
        ("smf-2-0", "boards", "deny_member_groups"),
        ("vbulletin-5", "node", "showapproved"),
        ("vbulletin-6", "node", "viewperms"),
        ("wpforo-1", "wpforo_topics", "private"),
        ("wpforo-2", "wpforo_posts", "status"),
        ("invision-4", "forums_forums", "can_view_others"),
        ("invision-4", "forums_forums", "min_posts_view"),
        ("invision-4", "forums_forums", "redirect_on"),
        ("ip-board-3", "forums", "can_view_others"),
        ("ip-board-3", "forums", "min_posts_view"),
        ("mybb-1-8", "forums", "linkto"),
        ("fluxbb", "forums", "redirect_url"),
        ("phpbb-3-0", "forums", "forum_type"),
        ("phpbb-3-3", "user_group", "user_pending"),
        ("xenforo-1", "thread", "discussion_type"),
        ("xenforo-2", "thread", "discussion_type"),
        ("vbulletin-3", "forum", "displayorder"),
        ("vbulletin-4", "forum", "link"),
        ("phpbb-3-0", "acl_users", "auth_setting"),
        ("phpbb-3-3", "acl_users", "auth_setting"),
        ("phpbb-3-3", "acl_users", "user_id"),
        ("phpbb-3-3", "acl_users", "forum_id"),
        ("phpbb-3-3", "acl_users", "auth_role_id"),
        ("phpbb-3-3", "acl_roles_data", "auth_setting"),
        ("mybb-1-6", "forumpermissions", "canonlyviewownthreads"),
        ("mybb-1-8", "forumpermissions", "canonlyviewownthreads"),
        ("flarum", "posts", "is_approved"),
        ("invision-4", "forums_topics", "state"),
        ("ip-board-3", "topics", "state"),
        ("smf-2-1", "topics", "id_redirect_topic"),
    ],
)
def test_a_column_that_says_what_is_hidden_and_is_not_there_closes_all(case: str, table: str, name: str) -> None:
    found = changed(case, without(table, name))
    assert not bodies(found)
    assert name in told(found)


OPEN: list[tuple[str, Change]] = [
    ("mybb-1-8", lambda made: made.tables["forumpermissions"][1].clear()),  # no board says otherwise than the group
    ("fluxbb", lambda made: made.tables["forum_perms"][1].clear()),
    ("vbulletin-3", lambda made: made.tables["forumpermission"][1].clear()),
    ("phpbb-3-3", lambda made: made.tables["acl_users"][1].clear()),
    ("flarum-bare", both(
        dropped("discussion_tag", "tags"),
        also("settings", {"key": "extensions_enabled", "value": '["flarum-likes"]'}))),
    ("flarum", both(
        put("tags", {"is_restricted": 1}, id=1),
        also("group_permission", {"group_id": 2, "permission": "tag1.viewForum"}))),
    ("invision-4", put("core_groups", {"g_other_topics": None}, g_id=2)),  # version 4 fills it no more
    ("discourse", lost("site_settings", name="login_required")),  # the default
    ("invision-4", without("forums_forums", "club_id")),  # before 4.2 there were no clubs
    ("mybb-1-6", both(  # 1.4 has neither
        without("forumpermissions", "canonlyviewownthreads"),
        without("usergroups", "canonlyviewownthreads"),
        without("threads", "prefix"))),
    ("smf-2-0", without("topics", "id_redirect_topic")),  # it came with 2.1
    ("flarum", both(without("posts", "is_approved"), without("discussions", "is_approved"))),  # an extension's
    ("vbulletin-3", both(put("setting", {"value": "3.0.7"}, varname="templateversion"),
        lambda made: made.table("deletionlog", "primaryid type:text username:text reason:text"))),
]  # fmt: skip


@pytest.mark.parametrize(("case", "change"), OPEN)
def test_what_is_there_and_empty_keeps_nobody_out(case: str, change: Change) -> None:
    assert "third lamp went out" in bodies(changed(case, change))


def test_every_engine_says_which_tables_decide() -> None:
    for case in CASES:
        made = CASES[case][0]()
        assert deciding(case), case
        assert sites  # recognised by its tables, whatever they hold
        assert engine_of(made)
