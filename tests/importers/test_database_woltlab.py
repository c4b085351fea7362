"""WoltLab's databases: whom its rights let in, what its own elements of HTML and its values of BBCode become, its files."""

from __future__ import annotations

import base64
import time
from pathlib import Path

import pytest

from stillboard.convert import Options, convert
from stillboard.importers import all_importers
from stillboard.importers.database.engines import named
from stillboard.importers.database.engines._woltlab import from_codes, from_elements, in_general
from stillboard.model import Board, Post, Remark, Thread
from support.databases import Made, mysqldump, woltlab
from support.databases.changes import Change, also, bodies, both, changed, dropped, lost, put, rows, told, without
from support.databases.woltlab import metacode

ALL = ("woltlab-6", "woltlab-4", "burning-board-3")
SUITES = ("woltlab-6", "woltlab-4")


def acl(option: int, board: int, group: int, value: int) -> Change:
    """A row of rights of a board; option 1: to see it, 2: to enter it, 3: to read its threads."""
    return also("acl_option_to_group", {"optionID": option, "objectID": board, "groupID": group, "optionValue": value})


def old(board: int, group: int, name: str, value: int) -> Change:
    none = dict.fromkeys(woltlab.OPTIONS.values(), -1)
    return also("board_to_group", {"boardID": board, "groupID": group, **none, name: value})


def general(option: int, value: str, group: int = 1) -> Change:
    """What a group may in general, of the Suite and of Burning Board 3."""

    def change(made: Made) -> None:
        table = "user_group_option_value" if "user_group_option_value" in made.tables else "group_option_value"
        lost(table, groupID=group, optionID=option)(made)
        rows(made, table, {"groupID": group, "optionID": option, "optionValue": value})

    return change


def _groups(made: Made) -> str:
    return "user_group" if "user_group" in made.tables else "group"


def group_lost(kind: int) -> Change:
    return lambda made: lost(_groups(made), groupType=kind)(made)


def group_twice(kind: int) -> Change:
    """The same group again, as one of another kind."""
    return lambda made: also(_groups(made), {"groupID": kind, "groupType": 4})(made)


def group_negative(kind: int) -> Change:
    return lambda made: put(_groups(made), {"groupID": -kind}, groupType=kind)(made)


def group_again(kind: int) -> Change:
    """Another group of the same kind."""
    return lambda made: also(_groups(made), {"groupID": 60 + kind, "groupType": kind})(made)


CLOSED: list[tuple[str, str, Change]] = [
    *((case, "guests lack canViewBoard", acl(1, 4, group, 0)) for case in SUITES for group in (1, 2)),
    *((case, "guests lack canEnterBoard", acl(2, 1, 1, 0)) for case in SUITES),
    *((case, "guests lack canReadThread", both(acl(3, 4, 1, 0), acl(3, 4, 2, 1))) for case in SUITES),
    *((case, "guests lack canReadThread", both(acl(3, 4, 1, 1), acl(3, 1, 2, 0))) for case in SUITES),
    *((case, "do not see it", both(acl(1, 1, 1, 0), acl(1, 4, 1, 1))) for case in SUITES),
    ("burning-board-3", "guests lack canReadThread", old(1, 2, "canReadThread", 0)),
    ("burning-board-3", "guests lack canEnterBoard", both(old(4, 1, "canEnterBoard", 1), old(4, 2, "canEnterBoard", 0))),
    ("burning-board-3", "do not see it", both(old(1, 1, "canViewBoard", 0), old(4, 1, "canViewBoard", 1))),
    *((case, "guests lack canReadThread", general(3, "0")) for case in ALL),
    *((case, "guests lack canReadThread", general(3, "-1", 2)) for case in ALL),
    *((case, "guests lack canViewBoard", both(general(1, "-1"), acl(1, 4, 1, 1), acl(1, 1, 1, 1))) for case in SUITES),
    *((case, "do not see it", put("board", {"isInvisible": 1}, boardID=1)) for case in ALL),
    ("woltlab-6", "isPrivate", put("board", {"isPrivate": 1}, boardID=4)),
    ("woltlab-6", "only leads elsewhere", put("board", {"boardType": 2}, boardID=4)),
    ("woltlab-6", "force_login", put("option", {"optionValue": "1"}, optionName="force_login")),
    *((case, "guests lack", put("user_group", {"groupType": 4}, groupID=1)) for case in SUITES),
    ("woltlab-6", "guests lack", put("object_type", {"objectType": "com.woltlab.wbb.other"}, objectTypeID=11)),
    *((case, "guests lack", lost("acl_option", optionName="canReadThread")) for case in SUITES),
    *((case, "the board 1 around it is not in the dump", lost("board", boardID=1)) for case in ALL),
    *((case, "it has no column isdeleted", without(table, "isDeleted")) for case in ALL for table in ("thread", "post")),
    *((case, "it has no column isdisabled", without(table, "isDisabled")) for case in ALL for table in ("thread", "post")),
    *((case, "it has no column isinvisible", without("board", "isInvisible")) for case in ALL),
    ("burning-board-3", "no column candownloadattachment", without("board_to_group", "canDownloadAttachment")),
    *((case, "acl_option_to_group says what guests may see", dropped("acl_option_to_group")) for case in SUITES),
    *((case, "rows that an add-on keeps", put("board", {"password": "x"}, boardID=4)) for case in ALL),
    *((case, "the table option says what guests may see, and it is not in the dump", dropped("option")) for case in SUITES),
    *((case, "nothing says whether guests must log in", lost("option", optionName="force_login")) for case in SUITES),
    *((case, "force_login", put("option", {"optionValue": None}, optionName="force_login")) for case in SUITES),
    *((case, "force_login", also("option", {"optionName": "force_login", "optionValue": "1"})) for case in SUITES),
    *((case, "groups of guests", change(2)) for case in ALL for change in (group_lost, group_twice, group_negative, group_again)),
    *((case, "groups of everybody", group_again(1)) for case in ALL),
    *((case, "guests lack canViewBoard", change(1)) for case in ALL for change in (group_lost, group_twice, group_negative)),
    ("woltlab-6", "no column isprivate", without("board", "isPrivate")),
    ("woltlab-6", "no column isprivate", both(without("board", "isPrivate"), dropped("like", "attachment"))),
    ("woltlab-6", "isPrivate", put("board", {"isPrivate": None}, boardID=4)),
    ("woltlab-6", "guests lack canViewBoard", both(acl(1, 4, 77, 0), acl(1, 4, 1, 1))),
    ("burning-board-3", "guests lack canReadThread", both(old(4, 77, "canReadThread", 0), old(4, 1, "canReadThread", 1))),
    *((case, "guests lack canReadThread", also(table, {"groupID": 77, "optionID": 3, "optionValue": "-1"}))
      for case, table in (("woltlab-6", "user_group_option_value"), ("burning-board-3", "group_option_value"))),
    ("woltlab-6", "guests lack canViewBoard", acl(77, 4, 1, 0)),
]  # fmt: skip


@pytest.mark.parametrize(("case", "why", "change"), CLOSED)
def test_what_keeps_guests_out_closes_and_is_named(case: str, why: str, change: Change) -> None:
    found = changed(case, change)
    assert not bodies(found)
    assert not any(isinstance(item, Thread) for item in found)
    assert why in told(found)


@pytest.mark.parametrize("case", ALL)
def test_a_nearer_row_opens_what_one_further_out_closes_where_guests_see_the_way(case: str) -> None:
    near, far = (
        (old(4, 1, "canReadThread", 1), old(1, 1, "canReadThread", 0))
        if case not in SUITES
        else (acl(3, 4, 1, 1), acl(3, 1, 1, 0))
    )
    assert "third lamp went out" in bodies(changed(case, both(near, far)))
    assert "third lamp went out" not in bodies(changed(case, far))
    assert "third lamp went out" in bodies(changed(case, general(3, "1", 2)))


@pytest.mark.parametrize("case", SUITES)
def test_a_board_without_rows_of_its_own_needs_none(case: str) -> None:
    assert "third lamp went out" in bodies(changed(case, lambda made: made.tables["acl_option_to_group"][1].clear()))


def test_never_beats_what_another_group_may() -> None:
    said = [
        ("user.board.a", "1", 1),
        ("user.board.a", "-1", 1),
        ("user.board.b", "0", 1),
        ("user.board.b", "1", 1),
        ("user.board.c", "0", 1),
        ("user.board.c", "1", None),
        ("x.d", "?", 1),
        ("x.e", "1", 1),
        ("x.e", "-1", None),
    ]
    assert in_general(said) == {"a": None, "b": True, "c": False, "d": None, "e": None}


@pytest.mark.parametrize("case", ALL)
@pytest.mark.parametrize(("state", "value"), [("isDeleted", 1), ("isDisabled", 1), ("isDeleted", None), ("isDisabled", 2)])
def test_what_is_not_surely_visible_stays_out(case: str, state: str, value: int | None) -> None:
    found = changed(case, put("thread", {state: value}, threadID=20))
    assert "third lamp" not in bodies(found)
    assert "Paraffin" in bodies(found)
    found = changed(case, put("post", {state: value}, postID=101))
    assert "third lamp went out" not in bodies(found)
    assert "A question of ash" in str(found)


def test_files_stay_out_where_guests_may_not_load_them() -> None:
    for change in (acl(4, 4, 1, 0), general(4, "0"), without("attachment", "tmpHash")):
        found = changed("woltlab-6", change)
        assert "third lamp went out" in bodies(found)
        assert "table.pdf" not in bodies(found)
    found = changed("burning-board-3", old(4, 1, "canDownloadAttachment", 0))
    assert "third lamp went out" in bodies(found)
    assert "table.pdf" not in bodies(found)


def test_reactions_and_results_that_guests_are_not_shown_stay_out() -> None:
    def first(change: Change) -> Post:
        return next(item for item in changed("woltlab-6", change) if isinstance(item, Post) and item.original_id == "101")

    assert first(lambda _: None).reactions == "Like 2, Thanks 1"
    assert first(general(9, "0")).reactions == ""
    assert first(general(9, "-1", 2)).reactions == ""

    def votes(change: Change) -> list[int | None]:
        thread = next(item for item in changed("woltlab-6", change) if isinstance(item, Thread) and item.thread_id == "20")
        return [option.votes for option in thread.poll_options]

    assert votes(lambda _: None) == [3, 9]
    assert votes(put("poll", {"resultsRequireVote": 1, "endTime": 0}, pollID=9)) == [None, None]
    assert votes(put("poll", {"resultsRequireVote": 1, "endTime": 1300000000}, pollID=9)) == [3, 9]
    assert votes(put("poll", {"objectTypeID": 32}, pollID=9)) == []
    second = also("poll", {"pollID": 11, "objectTypeID": 31, "objectID": 103, "question": "And?"})
    assert "1 polls are in a thread that has one before them" in told(changed("woltlab-6", second))


def test_a_label_that_only_some_groups_see_stays_out() -> None:
    thread = next(item for item in changed("woltlab-6", lambda _: None) if isinstance(item, Thread) and item.thread_id == "20")
    assert thread.prefix == "Wanted"
    assert thread.tags == ("brass", "wicks")


@pytest.mark.parametrize("case", ALL)
def test_files_are_found_where_each_version_keeps_them(case: str, tmp_path: Path) -> None:
    made = {"woltlab-6": woltlab.made, "woltlab-4": lambda: woltlab.made(version=4), "burning-board-3": woltlab.made_old}[case]()
    picture, paper = b"\x89PNG\r\n\x1a\n" + b"\0" * 62, b"%PDF-1.4" + b"\0" * 3064
    places = {
        "woltlab-6": (woltlab.PATH, "attachments/fe/54-feedbeef.bin"),
        "woltlab-4": ("attachments/f0/55-f00dfeed", "attachments/fe/54-feedbeef"),
        "burning-board-3": ("attachments/attachment-55", "attachments/attachment-54"),
    }[case]
    for place, data in zip(places, (picture, paper), strict=True):
        file = tmp_path / "site" / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    dump = tmp_path / "forum.sql"
    dump.write_bytes(mysqldump(made))
    report = convert([dump], tmp_path / "content", all_importers(), Options(files=tmp_path / "site"))
    assert report.exit_code == 0, report.errors
    post = next((tmp_path / "content").glob("threads/**/102.md")).read_text(encoding="utf-8")
    assert "![wick.png](/content/attachments/" in post
    assert "[table.pdf](/content/attachments/" in post
    assert post.index("wick.png") < post.index("table.pdf"), "the picture in its place, the paper under the post"


@pytest.mark.parametrize(
    ("said", "made"),
    [
        ("[quote='Ann',index.php?page=Thread&postID=5#post5]x[/quote]", '[quote="Ann" post_id=5]x[/quote]'),
        ("[quote='O\\'Neil, sen.','https://x.example/thread/2-a/?postID=5#post5']x", '[quote="O\'Neil, sen." post_id=5]x'),
        ("[quote=Ann,index.php?page=Foo]x[/quote]", '[quote="Ann"]x[/quote]'),
        ("[quote='Ann']x[/quote]", "[quote='Ann']x[/quote]"),
        ("[attach=5,left][/attach] [attach='6'][/attach]", "[attach]5[/attach] [attach]6[/attach]"),
        ("[code=5,php]x[/code] [code=1]y[/code] [mysql]z[/mysql] [js=3]w[/js] [php=2]v[/php]",
         "[code=php]x[/code] [code]y[/code] [code=sql]z[/code] [code=javascript]w[/code] [php]v[/php]"),
    ],
)  # fmt: skip
def test_values_of_bbcode_are_as_those_of_other_engines(said: str, made: str) -> None:
    assert from_codes(said) == made


@pytest.mark.parametrize(
    ("said", "made"),
    [
        ("<p>a < b & c</p>", "<p>a < b & c</p>"),
        (
            "<woltlab-quote><p>x</p></woltlab-quote>",
            '<blockquote class="quoteBox" data-author="" data-link=""><p>x</p></blockquote>',
        ),
        ("</woltlab-quote>x", "x"),
        ("<woltlab-spoiler>x", '<div class="spoilerBox"><div class="spoilerBoxContent">x</div></div>'),
        (metacode("tt", inner="x"), "<code>x</code>"),
        (metacode("new", "a<b", inner="x"), "[new='a&lt;b']x[/new]"),
        (metacode("user", "x", inner="Ann"), "@Ann"),
        ('<woltlab-mention data-user-id="0" data-username="A&amp;B"></woltlab-mention>', "@A&amp;B"),
        (metacode("attach", "5; x"), "[attach='5; x'][/attach]"),
        ('<img src="x" class="woltlabAttachment" data-attachment-id="5">', '<span class="bb-attach" data-to="5"></span>'),
        ('<img src="x" title="a > b">', '<img src="x" title="a > b">'),
    ],
)
def test_elements_are_as_pages_have_them(said: str, made: str) -> None:
    assert from_elements(said) == made


@pytest.mark.parametrize(
    "said",
    [
        "<woltlab-quote ",
        "<woltlab-quote>",
        "<woltlab-metacode data-name='b'>",
        "</woltlab-quote>",
        "<img a='",
        "[quote='",
        "[code=",
    ],
)
def test_no_body_takes_long(said: str) -> None:
    begin = time.process_time()
    from_elements(said * 50_000)
    from_codes(said * 50_000)
    assert time.process_time() - begin < 5


def test_the_suite_stands_beside_its_framework_whatever_its_number() -> None:
    made = woltlab.made()
    made.prefix = "wbb23_"
    dump = mysqldump(made)
    assert b"`wcf23_user`" in dump
    assert b"`wbb23_post`" in dump
    found = changed("woltlab-6", lambda forum: setattr(forum, "prefix", "wbb23_"))
    assert "third lamp went out" in bodies(found)
    assert {item.title for item in found if isinstance(item, Board)} == {"Workshop", "Lamps & wicks"}
    assert named("WoltLab Suite").kin


def test_all_boards_are_told() -> None:
    said = [
        item.text for item in changed("woltlab-6", lambda _: None) if isinstance(item, Remark) and item.text.startswith("board ")
    ]
    assert len(said) == 10
    assert sum(" is in: " in one for one in said) == 1


@pytest.mark.parametrize("name", ["hide", "group", "members"])
def test_files_that_only_a_part_for_some_readers_shows_stay_out(name: str) -> None:
    hidden = metacode(name, inner=f"<p>SECRET words {metacode('attach', 54, 'none', False)}</p>")
    found = changed("woltlab-6", put("post", {"message": f"<p>open</p>{hidden}"}, postID=102))
    assert "[…](#hidden)" in bodies(found)
    assert "SECRET words" not in bodies(found)
    assert "table.pdf" not in bodies(found)
    assert "wick.png" in bodies(found), "which stands under the post for everybody"
    assert "1 posts have parts that only some readers were shown" in told(found)
    again = changed("woltlab-6", put("post", {"message": f"{metacode('attach', 54)}{hidden}"}, postID=102))
    assert "table.pdf" in bodies(again)


def test_a_right_that_a_lost_group_has_opens_nothing() -> None:
    found = changed("woltlab-6", both(acl(3, 4, 1, 0), acl(3, 4, 77, 1)))
    assert "third lamp went out" not in bodies(found)
    assert "third lamp went out" not in bodies(changed("woltlab-6", both(general(3, "0"), acl(3, 4, 77, 1))))


def test_a_label_that_some_members_alone_see_is_not_shown() -> None:
    def prefix(change: Change) -> str:
        found = changed("woltlab-6", change)
        return next(item.prefix for item in found if isinstance(item, Thread) and item.thread_id == "20")

    assert prefix(lambda _: None) == "Wanted"
    only = {"optionID": 90, "objectID": 1, "userID": 3, "optionValue": 1}
    assert prefix(also("acl_option_to_user", only)) == ""
    assert prefix(also("acl_option_to_user", {**only, "optionID": 77})) == ""
    assert prefix(dropped("acl_option_to_user")) == ""
    assert "labels were left out" in told(changed("woltlab-6", dropped("acl_option_to_user")))


@pytest.mark.parametrize("case", ALL)
def test_signatures_that_the_forum_does_not_show_stay_out(case: str) -> None:
    def shown(change: Change) -> bool:
        return "Knock" in str([item for item in changed(case, change) if not isinstance(item, (Post, Remark))])

    assert shown(lambda _: None)
    assert not shown(also("option", {"optionName": "module_user_signature", "optionValue": "0"}))


def test_a_thread_that_an_add_on_keeps_stays_out() -> None:
    for column in ("isPrivate", "private"):
        found = changed("woltlab-6", put("thread", {column: 1}, threadID=20))
        assert "third lamp" not in bodies(found)
        assert "Paraffin" in bodies(found)


PACKED = base64.b64encode(b'["a]b", "c"]').decode()
MARKER = '<woltlab-metacode-marker data-name="%s" data-uuid="u1"></woltlab-metacode-marker>'
HIDING = [
    *(f'<p>a <woltlab-metacode data-name="{name}">SECRET words</woltlab-metacode> b</p>' for name in
      ("hide", "x.hide", "_hide", "h&#105;de", "versteckt", "mitglieder", "geheim", "gruppe", "nurmitglieder", "unsichtbar", "")),
    "<p>a <woltlab-metacode data-name=hide>SECRET words</woltlab-metacode> b</p>",
    f'<p>a <woltlab-metacode data-name="hide" data-attributes="{PACKED}">SECRET words</woltlab-metacode> b</p>',
    '<p>a <woltlab-metacode data-name="hide">x [/hide] SECRET words</woltlab-metacode> b</p>',
    "<p>a</p><woltlab-hide><p>SECRET words</p></woltlab-hide><p>b</p>",
    f'<p>a</p>{MARKER % "hide"}<p>SECRET words</p>{MARKER % ""}<p>b</p>',
    "<p>a &#91;hide&#93;SECRET words&#91;/hide&#93; b</p>",
    "<p>a [hi\u200bde]SECRET words[/hide] b</p>",
]  # fmt: skip


@pytest.mark.parametrize("said", HIDING)
def test_what_only_some_readers_were_shown_stays_out_however_it_is_written(said: str) -> None:
    found = changed("woltlab-6", put("post", {"message": said}, postID=101))
    (post,) = (item for item in found if isinstance(item, Post) and item.original_id == "101")
    assert "SECRET" not in bodies(found)
    assert post.body.startswith("a")
    assert post.body.endswith("b")
    assert "posts have parts that only some readers were shown" in told(found)


def test_a_post_of_burning_board_4_without_bbcode_or_smilies_is_shown_as_it_was_typed() -> None:
    said = {"message": "a [b]c[/b] :D", "enableBBCodes": 0, "enableSmilies": 1, "enableHtml": 0}
    assert "[b]" in bodies(changed("woltlab-4", put("post", said, postID=101))).replace("\\", "")
    shown = bodies(changed("woltlab-4", put("post", {**said, "enableBBCodes": 1, "enableSmilies": 0}, postID=101)))
    assert "a **c** :D" in shown
