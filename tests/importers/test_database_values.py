"""Values that no engine writes, in each column that is read of every engine's database: nothing breaks, nothing more is shown."""

from __future__ import annotations

import json
import os

import pytest

from stillboard.importers.database.engine import Engine
from stillboard.importers.database.engines import all_engines
from stillboard.model import Item, Post, Remark
from support.databases import Made, mysqldump
from support.databases.cases import CASES
from support.databases.changes import Change, also, bodies, changed, put, read, told
from support.paths import DUMPS

MARK = "qzmarkqz"
SHOWN = DUMPS / "database" / "shown.json"
# Who may not see a board (7 is another group), bits of which 7 are the usual ones, and kinds of which one alone is no thread.
OTHERWISE = {"boards.deny_member_groups", "forum.options", "Discussion.Type"}


def engine_of(made: Made) -> Engine:
    """The engine, as the importer has it."""
    known = {engine.name: engine for engine in all_engines()}
    return next(known[name] for name in (made.engine, made.engine[:7], made.engine[:5]) if name in known)


CASE_OF = {engine_of(make()).name: case for case, (make, _) in reversed(CASES.items())}
each_engine = pytest.mark.parametrize("case", [case for case in CASES if case in CASE_OF.values()])


def with_all(case: str, table: str, column: str, value: str | int | None) -> list[Item]:
    """The records of a case where a column has the same value in all rows."""
    made = CASES[case][0]()
    for row in made.tables[table][1]:
        row[column] = value
    return read(mysqldump(made), case)


def posts(found: list[Item]) -> set[str]:
    return {item.original_id for item in found if isinstance(item, Post)}


@each_engine
def test_a_value_that_is_none_of_its_column_breaks_nothing(case: str) -> None:
    made = CASES[case][0]()
    wanted = {table.name: table.numbers.split() for table in engine_of(made).tables}
    for table, (columns, rows) in made.tables.items():
        for number, (name, _) in enumerate(columns):
            if rows and name.lower() in wanted.get(table, ()):
                assert with_all(case, table, name, "x")
                assert number or with_all(case, table, name, None)


@each_engine
def test_what_is_of_no_known_state_is_shown_to_nobody(case: str) -> None:
    made = CASES[case][0]()
    usual = posts(changed(case, lambda _: None))
    for table in engine_of(made).tables:
        columns, rows = made.tables.get(table.name, ([], []))
        for name, _ in columns:
            if rows and name.lower() in table.decides.split() and f"{table.name}.{name}" not in OTHERWISE:
                for value in (7, -5, "x"):
                    assert posts(with_all(case, table.name, name, value)) <= usual, (table.name, name, value)


ODD: list[tuple[str, Change]] = [
    ("phpbb-3-3", also("acl_users", {"user_id": 1, "forum_id": 4, "auth_option_id": 4, "auth_setting": 7})),
    ("vbulletin-3", also("forumpermission", {"forumid": 4, "usergroupid": 1, "forumpermissions": -1})),
    ("vbulletin-3", put("forum", {"displayorder": "x"}, forumid=4)),
    ("vbulletin-5", put("permission", {"forumpermissions": -1})),
    ("vbulletin-5", put("node", {"viewperms": 3}, nodeid=15)),
    ("vbulletin-6", put("node", {"displayorder": "x"}, nodeid=15)),
    ("invision-4", put("forums_topics", {"state": "merged"}, tid=20)),
    ("ip-board-3", put("topics", {"state": "gone"}, tid=20)),
    ("ip-board-3", also("groups", {"g_id": 2, "g_view_board": 1, "g_other_topics": 1, "g_perm_id": "9"})),
    ("discourse", put("topics", {"category_id": -1}, id=20)),
    ("mybb-1-8", put("forums", {"pid": None}, fid=4)),
    ("mybb-1-8", put("forums", {"pid": -1}, fid=4)),
    ("vbulletin-4", put("forum", {"parentid": None}, forumid=4)),
    ("bbpress", put("posts", {"post_parent": None}, ID=4)),
    ("wpforo-1", put("wpforo_forums", {"parentid": None}, forumid=4)),
]


@pytest.mark.parametrize(("case", "change"), ODD)
def test_what_no_engine_writes_opens_nothing(case: str, change: Change) -> None:
    assert "third lamp went out" in bodies(changed(case, lambda _: None))
    assert "third lamp went out" not in bodies(changed(case, change))


def test_a_post_of_which_nobody_knows_who_may_see_it_stays_out() -> None:
    found = changed("vbulletin-5", put("node", {"viewperms": "x"}, nodeid=102))
    assert "102" not in posts(found)
    assert "third lamp went out" in bodies(found)
    assert ".pdf]" not in bodies(changed("vbulletin-5", put("attach", {"visible": "x"})))


@pytest.mark.parametrize("case", ["phpbb-3-3", "smf-2-0", "xenforo-2", "woltlab-6"])
def test_a_size_that_is_no_number_is_not_said(case: str) -> None:
    tables = {"phpbb-3-3": "attachments.filesize", "smf-2-0": "attachments.size", "xenforo-2": "attachment_data.file_size"}
    table, column = tables.get(case, "attachment.filesize").split(".")
    found = with_all(case, table, column, "x")
    assert ".pdf]" in bodies(found)
    assert f"values of {column} are known to a server alone, or are not what it holds" in told(found)


def shown(case: str) -> set[str]:
    """The columns of which a text comes out, of whichever row."""
    found = set()
    for table, (columns, _) in CASES[case][0]().tables.items():
        for name, _ in columns:
            made = CASES[case][0]()
            words = [row for row in made.tables[table][1] if isinstance(said := row.get(name), str) and said.strip("0123456789")]
            for row in words:
                said = str(row[name])
                end = len(said) - 4 if said.endswith(("</t>", "</r>", "</p>")) else len(said)
                row[name] = said[:end] + MARK + said[end:]
            if words and MARK in str([item for item in read(mysqldump(made), case) if not isinstance(item, Remark)]):
                found.add(f"{table}.{name}")
    return found


def test_of_no_other_column_a_word_comes_out() -> None:
    """A new one must be looked at: may everybody see what it holds?"""
    found = {case: sorted(shown(case)) for case in CASE_OF.values()}
    if os.environ.get("UPDATE") == "1":
        SHOWN.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    assert json.loads(SHOWN.read_text(encoding="utf-8")) == found
