"""Every engine's database: the same records from whatever wrote the dump, nothing that a guest could not read, no canary."""

from __future__ import annotations

import functools
import gzip
import html
import io
import json
import os
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stillboard.convert import Options, convert
from stillboard.dumps import Asked, Capture
from stillboard.errors import DumpError
from stillboard.importers import all_importers, named
from stillboard.importers._sql import store as store_module
from stillboard.importers._sql.statements import Statements
from stillboard.importers._sql.wanted import Tables
from stillboard.importers.database.bodies import plain, worded
from stillboard.importers.database.engines import all_engines
from stillboard.importers.database.recognition import sites
from stillboard.markup import from_s9e
from stillboard.markup.blocks import Block, Break, Styled, Text
from stillboard.markup.from_bbcode import BBCodeContext, from_bbcode
from stillboard.markup.inlines import paragraph
from stillboard.markup.to_markdown import to_markdown
from stillboard.model import Board, Item, Member, Post, Remark, Thread
from support.databases import CANARY, WRITERS, Made, discourse, mysqldump, pg_dump, sqlite_dump, sqlite_file
from support.databases.cases import CASES, url_of
from support.paths import DUMPS

IMPORTER = named("database")
SAMPLES = DUMPS / "database"
WITHOUT_IDS = {
    "phpbb-3-0",
    "phpbb-2",
    "fluxbb",
    "punbb",
    "flarum",
    "flarum-bare",
    "vanilla",
    "bbpress",
    "bbpress-moved",
    "wpforo-1",
    "wpforo-2",
}  # quotations say no more than a name
each_case = pytest.mark.parametrize("case", CASES)


@functools.cache
def made(case: str) -> Made:
    return CASES[case][0]()


def items(data: bytes, case: str, asked: Asked | None = None) -> list[Item]:
    capture = Capture("forum.sql", lambda: data, address=url_of(case))
    capture.asked = asked or Asked()
    assert IMPORTER.accepts(capture)
    return list(IMPORTER.posts(capture))


@functools.cache
def read(case: str) -> list[Item]:
    return items(mysqldump(made(case)), case)


@each_case
def test_the_sample_is_what_the_tables_give(case: str) -> None:
    file, data = SAMPLES / case / "dump.sql", CASES[case][1](made(case))
    if os.environ.get("UPDATE") == "1":
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
        if url := url_of(case):
            (file.parent / "options.json").write_text(json.dumps({"url": url}) + "\n", encoding="utf-8")
    assert file.read_bytes() == data


def test_every_engine_has_a_case() -> None:
    known = {site.engine.name for case in CASES for site in sites(tables_of(mysqldump(made(case))), all_engines())}
    assert known == {engine.name for engine in all_engines()}


def tables_of(data: bytes) -> Tables:
    statements = Statements(io.BytesIO(data), {})
    list(statements.rows())
    return statements.tables


@each_case
@pytest.mark.parametrize("tool", WRITERS)
def test_whatever_wrote_the_dump_the_records_are_the_same(case: str, tool: str) -> None:
    if made(case).only == "mysql" and tool.startswith("pg"):
        return  # it runs on no PostgreSQL
    assert items(WRITERS[tool](made(case)), case) == read(case)


@each_case
@pytest.mark.parametrize("write", [sqlite_file, sqlite_dump])
def test_sqlite_gives_the_same_records(case: str, write: Callable[[Made, Path], bytes], tmp_path: Path) -> None:
    assert items(write(made(case), tmp_path / "forum.db"), case) == read(case)


@each_case
def test_nothing_private_comes_of_it(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither in the archive, nor in the caches, nor in the temporary file: no column that is not asked for is read."""
    held: list[str] = []
    leave = store_module.Store.__exit__

    def looked_at(self: store_module.Store, *rest: object) -> None:
        held.extend(self.database.iterdump())
        leave(self, *rest)

    monkeypatch.setattr(store_module.Store, "__exit__", looked_at)
    dump = tmp_path / "forum.sql"
    dump.write_bytes(mysqldump(made(case)))
    report = convert([dump], tmp_path / "content", all_importers(), Options(cache=tmp_path / "cache", url=url_of(case)))
    assert report.exit_code == 0, report.errors
    assert held
    assert CANARY not in "\n".join(held)
    assert CANARY in dump.read_text(encoding="utf-8")
    files = [path for folder in ("content", "cache") for path in (tmp_path / folder).rglob("*") if path.is_file()]
    assert len(files) > 4
    for path in files:
        data = path.read_bytes() + str(path).encode()
        for word in (CANARY, "SECRET", "HIDDEN"):
            assert word.encode() not in data, path
    for word in (CANARY, "SECRET", "HIDDEN"):
        assert word.lower() not in " ".join(str(path) for path in files).lower()


@each_case
def test_a_board_that_guests_may_not_read_comes_by_hand_alone(case: str) -> None:
    told = [item.text for item in read(case) if isinstance(item, Remark) and " is OUT: " in item.text]
    assert told
    secret = next(text.split()[1] for text in told if "SECRET" in text)
    again = items(mysqldump(made(case)), case, asked=Asked(boards=(secret,)))
    assert any(isinstance(item, Post) and "SECRET" in item.body for item in again)
    assert any(isinstance(item, Remark) and item.text.startswith(f"board {secret} ") and "--board" in item.text for item in again)
    assert "HIDDEN" not in str(again)
    assert CANARY not in str(again)


@each_case
def test_what_an_engine_has_is_read(case: str) -> None:
    found = read(case)
    posts = [item for item in found if isinstance(item, Post)]
    assert all(post.author and post.date and post.original_id and post.address for post in posts)
    assert case.startswith("bbpress") or any(post.edited for post in posts)
    assert url_of(case) or any(not post.author_id for post in posts), "a guest's"
    quotation = "> [@wren](" if case.startswith("flarum") else "** wrote:" if case in WITHOUT_IDS else "** [wrote]("
    assert any("> " in post.body and quotation in post.body for post in posts), "a quotation, with the address of what is quoted"
    threads = [item for item in found if isinstance(item, Thread)]
    assert {state for thread in threads for state in thread.states} >= {"sticky", "locked"}
    assert any(len(thread.boards) == 2 for thread in threads)
    assert all(thread.addresses and thread.thread_id for thread in threads)
    assert sum(isinstance(item, Board) for item in found) >= 2
    members = [item for item in found if isinstance(item, Member)]
    assert all(member.member_id and member.joined and member.counts for member in members)
    assert {member.name for member in members} == {post.author for post in posts if post.author_id}
    assert all(member.address for member in members)


@each_case
def test_another_prefix_is_found_by_itself_and_two_forums_are_told_apart(case: str) -> None:
    first, second = made(case), CASES[case][0]()
    second.prefix = second.other
    assert items(mysqldump(second), case) == read(case)
    both = mysqldump(first) + mysqldump(second)
    with pytest.raises(DumpError, match=r"2 forums in it: .*--prefix"):
        items(both, case)
    assert items(both, case, asked=Asked(prefix=second.other)) == read(case)
    apart = b"CREATE DATABASE `a`;\nUSE `a`;\n" + mysqldump(first) + b"USE `b`;\n" + mysqldump(first)
    with pytest.raises(DumpError, match=r"2 forums in it: .*--database"):
        items(apart, case)
    assert items(apart, case, asked=Asked(database="b")) == read(case)
    with pytest.raises(DumpError, match="no such forum"):
        items(apart, case, asked=Asked(database="c"))


@each_case
def test_a_dump_that_is_cut_gives_what_it_holds_and_names_the_table(case: str, tmp_path: Path) -> None:
    whole = mysqldump(made(case))
    last = max(made(case).tables, key=lambda name: whole.rfind(f"INSERT INTO `{made(case).called(name)}`".encode()))
    cut = whole[: whole.find(b";\n", whole.rfind(f"INSERT INTO `{made(case).called(last)}`".encode())) - 2]
    dump = tmp_path / "forum.sql"
    dump.write_bytes(cut)
    report = convert([dump], tmp_path / "content", all_importers(), Options(url=url_of(case)))
    assert report.exit_code == 3
    assert f"ends in the middle, in the table {made(case).called(last)}" in report.errors[0].text
    assert report.yielded == sum(isinstance(item, Post) for item in read(case))


@each_case
def test_a_column_more_or_less_breaks_nothing(case: str) -> None:
    """Add-ons add columns, old versions lack some: what is there is read, by its name."""
    forum = CASES[case][0]()
    for name, (columns, rows) in forum.tables.items():
        forum.tables[name] = ([("addon", "text"), *columns, ("more", "int")], rows)
    assert items(mysqldump(forum), case) == read(case)


@each_case
def test_rows_that_come_twice_are_read_once(case: str) -> None:
    """Some dumps hold tables twice, put one behind the other."""
    forum = CASES[case][0]()
    for name, (columns, rows) in forum.tables.items():
        forum.tables[name] = (columns, [*rows, *rows])
    *found, last = items(mysqldump(forum), case)
    told = [item for item in found if isinstance(item, Remark) and "came twice" in item.text]
    assert len(told) + ("came twice" in str(last)) == 1
    assert [item for item in [*found, last] if "came twice" not in str(item)] == read(case)


def test_a_backup_is_read_as_it_is_and_its_uploads_are_no_dumps(tmp_path: Path) -> None:
    packed, folder = tmp_path / "backup.tar.gz", tmp_path / "backup"
    picture = b"\x89PNG\r\n\x1a\n" + b"\0" * 62
    file = folder / discourse.PICTURE.lstrip("/")
    file.parent.mkdir(parents=True)
    file.write_bytes(picture)
    (folder / "uploads" / "default" / "note.txt").write_text("of a member", encoding="utf-8")
    (folder / "dump.sql.gz").write_bytes(gzip.compress(pg_dump(made("discourse"))))
    with tarfile.open(packed, "w:gz") as archive:
        archive.add(folder, "")
    for dump in (packed, folder):
        report = convert([dump], tmp_path / f"content of {dump.name}", all_importers(), Options(url=url_of("discourse")))
        assert report.exit_code == 0
        assert report.captures == 1
        assert report.yielded == sum(isinstance(item, Post) for item in read("discourse"))
        kept = next(path for path in tmp_path.glob(f"content of {dump.name}/attachments/*/*"))
        assert kept.read_bytes() == picture
        post = next(tmp_path.glob(f"content of {dump.name}/threads/**/108.md")).read_text(encoding="utf-8")
        assert f"](/content/attachments/{kept.parent.name}/{kept.name})" in post


SIGNS = "abzAZéß日я0123456789 ,.;?!'’-\n\n_*[]()<>&:/@#+=~`|\\\"wW\xa0\u200b\u3000\x0b{}$^%…—🙂"
LETTERS = st.text(st.sampled_from(SIGNS), max_size=60) | st.lists(
    st.sampled_from(
        ["word", " ", "\n", "\n\n", "1. ", "- ", "(a) ", '"so" ', "sid-", "www.a.example", "it's", "... ", "5) ", "# ", "==="]
    ),
    max_size=12,
).map("".join)


@given(said=LETTERS)
@example("1. x\nwww.example.org")
@example("a\n\n\nb it's\nc-d 5 ")
@example('\n\na (b) "c"... 5%\n')
@example("a_b * c_\n\n~x `y` \\z [1]: R&D &amp; 1 < 2 > 3\n= =\n===\n* x\n+\n50%/a=b@c|d\n|-|")
def test_words_without_mark_up_become_what_they_become_the_long_way(said: str) -> None:
    if found := plain(said):
        assert found == to_markdown(by_parser(said))
        assert plain(f"<t>{said}</t>") == found
    if found := worded(said):
        assert found == to_markdown(by_parser(said))
    stored = f"<t>{html.escape(said, quote=False).replace(chr(10), '<br/>' + chr(10))}</t>"
    if found := worded(stored):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(from_s9e, "directly", lambda *_: None)
            assert found == to_markdown(from_s9e.from_s9e(stored))


def context(*, escaped: bool) -> BBCodeContext:
    return BBCodeContext(escaped=escaped, post_address=lambda own: f"https://lanternside.example/{own}" if own else "")


def by_parser(said: str, *, escaped: bool = True) -> tuple[Block, ...]:
    """The blocks of BBCode as HTML's parser makes them, which a mark around nothing asks for."""
    return from_bbcode(f"{said}[b][/b]", context(escaped=escaped))


PARTS = st.sampled_from(
    [
        *("[quote]", "[/quote]", "[quote='Ann' pid='5']", '[quote="Bo"]', "[quote=Cy;7]", "words", " ", "\n", "\n\n", "\xa0"),
        *("<", "&amp;", "*", "\x0c", "[b]", "[/b]", "[x]", "\u3000", "1. ", "😀"),
    ]
)


@given(said=st.lists(PARTS, max_size=14).map("".join), escaped=st.booleans())
@example(said="[quote]" * 30 + "x" + "[/quote]" * 30, escaped=False)
def test_quotations_of_words_become_what_the_parser_makes_of_them(said: str, *, escaped: bool) -> None:
    assert to_markdown(from_bbcode(said, context(escaped=escaped))) == to_markdown(by_parser(said, escaped=escaped))


INLINES = st.lists(st.builds(Text, LETTERS) | st.just(Break()), max_size=8)


@given(inlines=INLINES, line_break=st.sampled_from(["\\\n", " ", "<br>"]))
def test_a_paragraph_of_words_becomes_what_it_becomes_the_long_way(inlines: list[Text | Break], line_break: str) -> None:
    nothing = Styled("**", ())  # with which the short way is not taken
    assert paragraph(inlines, line_break) == paragraph((*inlines, nothing), line_break)


def test_most_words_go_the_short_way() -> None:
    assert plain("I'd say it burns, and well-known lamps do not; see it.\nNo?\n\nÜber 12 Dochte!")
    assert plain("<t>It&#39;s<br/>\nfine</t>") == "It's\\\nfine"
    assert plain('"So," he said (twice)... 38 mm!\n') == '"So," he said (twice)... 38 mm!'
    assert worded("<t>a_b &lt;c&gt;<br/>\n* d</t>") == "a_b \\<c>\\\n\\* d"
    assert worded("a/b = 50% *") == "a/b = 50% \\*"
    assert not any(map(worded, ("", "see www.x.org", "http://x", "[x]", "a&amp;b", "1 < 2", "a \n b", "\xa0")))
    for said in (
        "",
        "a  b",
        "1. one",
        "- x",
        "[b]x[/b]",
        "a_b",
        "see www.x.org",
        "http://x",
        "a&amp;b",
        " a",
        "a ",
        "#x",
        "a*b",
        "a/b",
        "a=b",
        "a  b",
    ):
        assert not plain(said)
