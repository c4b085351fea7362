"""Every row of a database comes, or is counted with the reason; a broken one costs no other."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from stillboard.convert import Options, convert
from stillboard.dumps import Asked, Capture
from stillboard.errors import DumpError, Unreadable
from stillboard.importers import all_importers, named
from stillboard.importers._sql.sqlite_file import SqliteFile
from stillboard.importers._sql.store import PREFIX, Store
from stillboard.importers._sql.wanted import Found, Table
from stillboard.model import Item, Member, Post, Remark, Thread
from support.databases import Made, Value, bbpress, discourse, fluxbb, invision, mybb, mysqldump, phpbb2, phpbb3, smf, sqlite_file
from support.databases.cases import CASES, url_of
from support.paths import PROJECT


def items(data: bytes, asked: Asked | None = None, name: str = "forum.sql") -> list[Item]:
    capture = Capture(name, lambda: data, address="https://lanternside.example/")
    capture.asked = asked or Asked()
    return list(named("database").posts(capture))


def posts(found: list[Item]) -> list[Post]:
    return [item for item in found if isinstance(item, Post)]


def told(found: list[Item]) -> str:
    return "\n".join(item.text for item in found if isinstance(item, Remark))


def rows(made: Made, table: str) -> list[dict[str, Value]]:
    return made.tables[table][1]


@pytest.mark.parametrize("case", CASES)
def test_every_post_is_read_or_counted(case: str) -> None:
    """What came, what is hidden, in closed boards and in threads that are not shown is all that the database has."""
    made = CASES[case][0]()
    capture = Capture("forum.sql", lambda: mysqldump(made), address=url_of(case))
    found = list(named("database").posts(capture))
    said = told(found)
    counts = [
        int(number)
        for pattern in (
            r"with (\d+) posts are in boards",
            r"(\d+) posts that are waiting",
            r"(\d+) more posts",
            r"(\d+) posts have no id",
        )
        for number in re.findall(pattern, said)
    ]
    kinds = {
        "bbpress": ("posts", lambda row: row["post_type"] in ("topic", "reply")),
        "discourse": ("posts", lambda row: row["post_type"] in (1, 2)),
        "wpforo": ("wpforo_posts", lambda _: True),
        "vbulletin-5": ("node", lambda row: row["contenttypeid"] in (2, 3) and row["nodeid"] != 140),
        "vbulletin-6": ("node", lambda row: row["contenttypeid"] in (2, 3) and row["nodeid"] != 140),
        "flarum": ("posts", lambda row: row["type"] == "comment"),
    }
    name, fits = next(
        (kind for engine, kind in kinds.items() if case.startswith(engine)),
        (next((one for one in ("post", "posts", "messages", "forums_posts") if one in made.tables), ""), lambda _: True),
    )
    every = sum(1 for row in rows(made, name) if fits(row)) if name else 0
    if case.startswith("vanilla"):
        threads = [row for row in rows(made, "Discussion") if str(row.get("Type", "")).lower() != "redirect"]
        every = len(threads) + len(rows(made, "Comment"))
    assert len(posts(found)) + sum(counts) == every, said


BROKEN: list[Value] = [0, None, -5, 10**19, "x"]


@pytest.mark.parametrize("value", BROKEN)
@pytest.mark.parametrize(
    ("make", "table", "column"),
    [
        (phpbb3.made, "posts", "post_id"),
        (phpbb3.made, "topics", "topic_id"),
        (smf.made, "messages", "id_msg"),
        (mybb.made, "posts", "pid"),
        (invision.made, "forums_posts", "pid"),
        (discourse.made, "posts", "id"),
        (fluxbb.made, "topics", "id"),
    ],
)
def test_an_id_that_is_none_costs_its_row_alone(make: object, table: str, column: str, value: Value) -> None:
    whole, made = make(), make()  # type: ignore[operator]
    expected = {post.original_id for post in posts(items(mysqldump(whole)))}
    shown = [row for row in rows(made, table) if str(row[column]) in expected] if column != "topic_id" else []
    row = shown[-1] if shown else next(one for one in rows(made, table) if one[column] in (20, 24))
    lost = str(row[column])
    row[column] = value
    found = items(mysqldump(made))
    got = {post.original_id for post in posts(found)}
    assert got < expected
    assert not shown or got == expected - {lost}
    said = told(found)
    assert "no id" in said or "more posts were left out" in said
    if value in (10**19, "x"):
        assert f"1 values of {column} are known to a server alone, or are not what it holds" in said


def test_announcements_in_every_forum_are_read_where_guests_may_read_one() -> None:
    made = phpbb3.made(version="3.0.12")
    rows(made, "topics")[4].update(forum_id=0, topic_type=3)
    found = items(mysqldump(made))
    assert "108" in {post.original_id for post in posts(found)}
    rows(made, "topics")[4].update(topic_type=0)
    found = items(mysqldump(made))
    assert "108" not in {post.original_id for post in posts(found)}
    assert "threads are in no board that the database has" in told(found)
    rows(made, "topics")[4].update(topic_type=3, forum_id="x")
    assert "108" not in {post.original_id for post in posts(items(mysqldump(made)))}
    rows(made, "topics")[4].update(forum_id=0)
    rows(made, "acl_roles_data").clear()
    with pytest.raises(DumpError, match="without a post"):
        items(mysqldump(made))


def test_a_banner_of_discourse_is_a_thread() -> None:
    made = discourse.made()
    shown = {item.thread_id for item in items(mysqldump(made)) if isinstance(item, Thread)}
    for row in rows(made, "topics"):
        row["archetype"] = "banner" if str(row["id"]) in shown else row["archetype"]
    assert {item.thread_id for item in items(mysqldump(made)) if isinstance(item, Thread)} == shown


def test_a_category_that_could_not_be_read_is_no_missing_one() -> None:
    made = discourse.made()
    for row in rows(made, "topics"):
        row["category_id"] = "many"
    with pytest.raises(DumpError, match="without a post"):
        items(mysqldump(made))


@pytest.mark.parametrize(("make", "table", "own"), [(invision.made, "forums_posts", "ibf_"), (invision.made_old, "posts", "")])
def test_archived_posts_of_invision_are_posts(make: object, table: str, own: str) -> None:
    whole, made = make(), make()  # type: ignore[operator]
    other = {"pid": "id", "post_date": "content_date", "post": "content", "post_edit_reason": "edit_reason"}
    kept = ("topic_id", "author_id", "author_name", "queued", "edit_time", "edit_name")
    names = {**{old: f"archive_{new}" for old, new in other.items()}, **{one: f"archive_{one}" for one in kept}}
    moved = [{names[key]: value for key, value in row.items() if key in names} for row in rows(made, table)]
    text = {"archive_author_name", "archive_content", "archive_edit_name", "archive_edit_reason"}
    made.table("forums_archive_posts", " ".join(f"{one}:text" if one in text else one for one in names.values()), *moved)
    rows(made, table).clear()
    assert posts(items(mysqldump(made))) == posts(items(mysqldump(whole)))


@pytest.mark.parametrize("make", [smf.made, smf.made_old])
def test_a_thread_of_smf_without_its_first_post_keeps_the_others(make: object) -> None:
    made = make()  # type: ignore[operator]
    name = next(one for one in rows(made, "messages")[0] if one.lower() == "id_msg")
    rows(made, "messages")[:] = [row for row in rows(made, "messages") if row[name] != 101]
    found = items(mysqldump(made))
    assert "102" in {post.original_id for post in posts(found)}
    assert any(isinstance(item, Thread) and item.thread_id == "20" and item.title for item in found)


def test_a_post_of_phpbb_2_without_its_text_is_counted() -> None:
    made = phpbb2.made()
    gone = rows(made, "posts_text").pop(0)["post_id"]
    found = items(mysqldump(made))
    assert str(gone) not in {post.original_id for post in posts(found)}
    assert re.search(r"\d+ more posts were left out: .* or their texts are not", told(found))


def test_a_site_of_several_that_one_wordpress_holds_has_their_users() -> None:
    made = bbpress.made()
    expected = items(mysqldump(made))
    one = bbpress.made()
    one.prefix = f"{one.prefix}2_"
    data = mysqldump(one).replace(f"`{one.prefix}users`".encode(), f"`{made.prefix}users`".encode())
    found = items(data)
    assert posts(found) == posts(expected)
    assert [item for item in found if isinstance(item, Member)] == [item for item in expected if isinstance(item, Member)]


def test_threads_without_any_post_are_counted() -> None:
    made = mybb.made()
    new = {"fid": 4, "subject": "Bare", "visible": 1, "closed": "", "views": 0}
    rows(made, "threads").extend({**new, "tid": own} for own in (801, 802))
    rows(made, "posts").append({"pid": 901, "tid": 802, "uid": 3, "visible": 0, "message": "waits"})
    found = items(mysqldump(made))
    assert "2 threads of which no post is in the database, or none that guests could see, were left out" in told(found)
    assert "Bare" not in [item.title for item in found if isinstance(item, Thread)]


def test_a_board_that_is_not_there_is_named() -> None:
    assert "--board 99: there is no such board in it" in told(items(mysqldump(phpbb3.made()), Asked(boards=("99", "4"))))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_sql_in_utf_16_is_refused(encoding: str, tmp_path: Path) -> None:
    text = mysqldump(phpbb3.made()).decode()
    (tmp_path / "forum.sql").write_bytes(text.encode(encoding))
    report = convert([tmp_path / "forum.sql"], tmp_path / "content", all_importers(), Options())
    assert report.exit_code == 3
    assert "SQL in UTF-16" in report.errors[0].text
    assert "--result-file" in report.errors[0].text


def test_a_dump_that_is_changed_afterwards_is_refused() -> None:
    data = mysqldump(phpbb3.made()) + b"UPDATE `phpbb_posts` SET `post_visibility` = 2 WHERE `post_id` = 101;\n"
    line = data.count(b"\n")
    with pytest.raises(DumpError, match=f"line {line} changes the rows or the columns of the table phpbb_posts"):
        items(data)


def test_a_row_that_is_changed_in_part_keeps_the_rest() -> None:
    dump = mysqldump(phpbb3.made())
    whole = {post.original_id: post for post in posts(items(dump))}
    more = "INSERT INTO `phpbb_posts` (`post_id`, `{}`) VALUES (101, {}) ON DUPLICATE KEY UPDATE `{}`=VALUES(`{}`);\n"

    def added(column: str, value: str) -> list[Item]:
        key = b"ALTER TABLE `phpbb_posts` ADD PRIMARY KEY (`post_id`);\n"
        return items(dump + key + more.format(column, value, column, column).encode())

    found = added("post_edit_reason", "'none'")
    assert {post.original_id: post.body for post in posts(found)} == {own: post.body for own, post in whole.items()}
    assert any("ON DUPLICATE KEY UPDATE" in one.text for one in found if isinstance(one, Remark))
    assert "101" not in {post.original_id for post in posts(added("post_visibility", "2"))}
    (own,) = [post for post in posts(added("post_text", "'<t>Newer words.</t>'")) if post.original_id == "101"]
    assert own.body == "Newer words."


def test_of_two_dumps_in_one_file_the_later_counts() -> None:
    old, new = phpbb3.made(), phpbb3.made()
    rows(old, "posts")[0]["post_text"] = "<t>The older words.</t>"
    rows(new, "posts")[0]["post_text"] = "<t>The newer words.</t>"
    found = {post.original_id: post for post in posts(items(mysqldump(old) + mysqldump(new)))}
    assert found["101"].body == "The newer words."
    assert len(found) == len(posts(items(mysqldump(new))))


def test_a_broken_table_of_sqlite_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    made = phpbb3.made()
    sqlite_file(made, tmp_path / "x.db")
    database = sqlite3.connect(tmp_path / "x.db")
    ((size,), (page,)) = (
        database.execute("PRAGMA page_size").fetchone(),
        database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'phpbb_posts'").fetchone(),
    )
    database.close()
    data = bytearray((tmp_path / "x.db").read_bytes())
    data[(page - 1) * size : page * size] = b"\xff" * size
    with pytest.raises(DumpError, match=r"damaged in the table phpbb_posts|without a post"):
        items(bytes(data), name="x.db")


def test_names_that_are_no_text_break_nothing(tmp_path: Path) -> None:
    sqlite_file(phpbb3.made(), tmp_path / "x.db")
    data = (tmp_path / "x.db").read_bytes()
    broken = data.replace(b"phpbb_privmsgs", b"phpbb_pri\xff\xfesgs")
    assert broken != data
    found = items(broken, name="x.db")
    assert posts(found) == posts(items(data, name="x.db"))
    assert "a table whose name is no text" in told(found)
    for name in (b"post_text", b"phpbb_posts", b"phpbb_topics"):
        with pytest.raises(DumpError):
            items(data.replace(name, b"\xff" + name[1:]), name="x.db")


def test_a_log_beside_a_file_of_sqlite_is_spoken_of(tmp_path: Path) -> None:
    sqlite_file(phpbb3.made(), tmp_path / "x.db")
    data = (tmp_path / "x.db").read_bytes()
    found = items(data[:18] + b"\2\2" + data[20:], name="x.db")
    assert posts(found) == posts(items(data, name="x.db"))
    assert "-wal at the end of its name" in told(found)


def test_the_folder_of_caches_is_made_and_holds_no_copy(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    sqlite_file(phpbb3.made(), path)
    cache = tmp_path / "not" / "there"
    with path.open("rb") as stream:
        seen: list[list[Path]] = []

        class Watched:
            def read(self, size: int) -> bytes:
                seen.append(list(cache.iterdir()))
                return stream.read(size)

        file = SqliteFile(Watched(), "x.db", cache)  # type: ignore[arg-type]
    assert seen
    assert not any(seen), "it has lost its name before anything is in it"
    assert len(file.tables) > 5
    file.close()
    assert not list(cache.iterdir())
    (cache / f"{PREFIX}99999999-x").write_bytes(b"left")
    with path.open("rb") as stream:
        SqliteFile(stream, "x.db", cache).close()
    assert not list(cache.iterdir())


def test_nothing_is_left_of_a_copy_after_a_kill(tmp_path: Path) -> None:
    """A run that is killed while it copies, or reads."""
    cache = tmp_path / "cache"
    code = (
        "import io, sys, time\nfrom pathlib import Path\nfrom stillboard.importers._sql.sqlite_file import SqliteFile\n"
        "class Slow(io.RawIOBase):\n    def read(self, size=-1):\n        print('reading', flush=True)\n        time.sleep(60)\n"
        "SqliteFile(Slow(), 'x.db', Path(sys.argv[1]))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "plugins")}
    with subprocess.Popen([sys.executable, "-c", code, str(cache)], stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout
        assert process.stdout.readline() == b"reading\n"
        process.send_signal(signal.SIGKILL)
        process.wait()
        time.sleep(0.05)
    assert not list(cache.iterdir())


def test_a_full_disk_is_said_wherever_it_shows(tmp_path: Path) -> None:
    table = Table("t", numbers="n", words="said", keys="n")

    def many() -> Iterator[tuple[tuple[str, str], tuple[int, bytes]]]:
        for n in range(1000):
            yield ("", "t"), (n, b"x" * 1000)

    for pages in (20, 120, 250):  # where rows are put, where they are repaired, where they are indexed
        with Store([table], tmp_path) as store:
            store.database.execute(f"PRAGMA max_page_count = {pages}")
            with pytest.raises(Unreadable, match="make room"):
                store.load(many(), {("", "t"): table}, {("", "t"): Found(["n", "said"])}, "")
