"""Content files: what is written is what is read, every fault has its line, and nothing unsafe gets a name or a value."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard import ids
from stillboard.content import header, records, values
from stillboard.content.header import LINE_LENGTH
from stillboard.gfm import drop_controls, strip_blank_lines
from stillboard.errors import ContentError, Unsafe
from stillboard.model import Absence, Board, CapturedPage, Count, DateSource, Forum, Member, Origin, OtherText, Place, PollOption, Post, Source, State, Thread, When

NASTY = [
    "Re: x", "@bob", "[GER]Max", "yes", "No", "null", "~", "2020", "1_000", "0x1F", "2020-01-02", '"quoted"', "'single'", "#x",
    "a #x", "a: b", "a:", "- x", "? x", "! x", "%x", "&x", "*x", "|", ">", "{a}", "---", "--- x", "…", "灯台守", "ورد", "Íris",
    "\\n", 'back\\slash "and" quote', "=", "<b>", "1:30", "1e3", ".5", "...", "💡", "a\u200db", "\u00a0nbsp",
]  # fmt: skip
LINES = (st.sampled_from(NASTY) | st.text(max_size=40)).map(ids.one_line).filter(bool)
OPTIONAL = st.just("") | LINES
MANY = st.lists(LINES, max_size=3).map(tuple)
LISTED = st.lists(LINES.map(lambda text: text.replace(";", ",").strip()).filter(bool), max_size=3).map(tuple)
NUMBERS = st.none() | st.integers(0, 10**12)
WHENS = st.sampled_from(["2020", "2020-09", "2020-09-30", "2018-01-12T12:15", "2018-01-12T12:15:09Z", "0001-01-01"]).map(When)
MAYBE_WHEN = st.none() | WHENS
IDS = st.just("") | st.sampled_from(["412", "t-5", "m-x", "n-1", "13-3", "p13-3", "../x", "Abc"]) | LINES
BODIES = (
    st.sampled_from(["", "---", "> a\n\n    code\n", "    code first", "Key: value", "x\n---\ny"]) | st.text(max_size=200)
).map(lambda body: ids.one_line(body) if "\0" in body else body)
HASHES = st.integers(0, 2**256 - 1).map(lambda n: f"{n:064x}")


# What ends in a number is read with it: the name of a capture alone never looks so.
ORIGINS = st.builds(Origin, OPTIONAL, st.integers(0, 10**15 - 1)) | st.builds(
    Origin, LINES.filter(lambda name: not re.search(r"#\d+$", name))
)


def clean_body(body: str) -> str:
    return strip_blank_lines(drop_controls(body))


BODY = BODIES.map(clean_body)
STEMS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True).filter(ids.is_stem)

POSTS = st.builds(
    Post,
    body=BODY,
    author=OPTIONAL,
    author_id=IDS,
    date=MAYBE_WHEN,
    date_source=st.none() | st.sampled_from(DateSource),
    not_before=MAYBE_WHEN,
    not_after=MAYBE_WHEN,
    number=NUMBERS,
    place=st.none() | st.builds(Place, st.integers(0, 10**7 - 1), st.integers(0, 10**7 - 1)),
    title=OPTIONAL,
    address=OPTIONAL,
    original_id=IDS,
    also=MANY,
    reply_to=IDS,
    edited=MAYBE_WHEN,
    edited_by=OPTIONAL,
    edit_reason=OPTIONAL,
    reactions=OPTIONAL,
    lang=OPTIONAL,
    state=st.none() | st.sampled_from(State),
    missing_from=st.lists(st.builds(Absence, WHENS, LINES), max_size=2).map(tuple),
    differs=st.lists(st.builds(OtherText, HASHES.map(lambda text: text[:16]), MAYBE_WHEN, ORIGINS), max_size=2).map(tuple),
    sources=st.lists(ORIGINS, max_size=3).map(tuple),
)
SOURCES = st.builds(Source, name=LINES, sha256=HASHES, importer=st.sampled_from(["text", "xenforo"]), captured=MAYBE_WHEN)
THREADS = st.builds(
    Thread,
    title=LINES,
    thread_id=IDS,
    addresses=MANY,
    boards=MANY,
    prefix=OPTIONAL,
    tags=LISTED,
    states=st.lists(st.sampled_from(values.STATES), max_size=2).map(tuple),
    posts_per_page=NUMBERS,
    page_count=NUMBERS,
    pages=st.lists(st.builds(CapturedPage, st.integers(0, 10**6), MAYBE_WHEN, LINES), max_size=3).map(tuple),
    views=NUMBERS,
    lang=OPTIONAL,
    poll=OPTIONAL,
    poll_options=st.lists(st.builds(PollOption, LINES, NUMBERS), max_size=3).map(tuple),
    sources=st.lists(SOURCES, max_size=2).map(tuple),
    body=BODY,
)
MEMBERS = st.builds(
    Member,
    name=LINES,
    names=MANY,
    member_id=IDS,
    address=OPTIONAL,
    title=OPTIONAL,
    badges=LISTED,
    joined=MAYBE_WHEN,
    counts=st.lists(st.builds(Count, LINES, st.sampled_from(["0", "12324", "24463/1293/-2"]), MAYBE_WHEN), max_size=2).map(tuple),
    signature=OPTIONAL,
    body=BODY,
)
FORUMS = st.builds(
    Forum, title=LINES, addresses=MANY, engine=OPTIONAL, timezone=OPTIONAL, lang=OPTIONAL, path=st.just("") | STEMS, body=BODY
)
BOARDS = st.builds(Board, title=LINES, parent=OPTIONAL, addresses=MANY, order=NUMBERS, body=BODY)


def filed(record, stem: str):
    """The record as it would be filed: its own id decides its name, else the stem does."""
    match record:
        case Post():
            return dataclasses.replace(record, id=ids.stem_of(record.original_id) if record.original_id else f"p13-{len(stem)}")
        case Thread():
            return dataclasses.replace(record, id=ids.stem_of(record.thread_id) if record.thread_id else "t-0123abcd", slug=stem)
        case Member():
            return dataclasses.replace(record, id=ids.stem_of(record.member_id) if record.member_id else "n-0123abcd", slug=stem)
        case Board():
            return dataclasses.replace(record, id=f"{stem}.b-0123abcd")
        case Forum():
            return dataclasses.replace(record, id=stem)


@given(
    record=POSTS | THREADS | MEMBERS | FORUMS | BOARDS, stem=STEMS, sealed=st.booleans(), crlf=st.booleans(), bom=st.booleans()
)
def test_what_is_written_is_read_again(record, stem, sealed, crlf, bom):
    record = filed(record, stem)
    thread = Thread("x", id="412", slug="x")
    path = PurePosixPath("content") / records.path(record, "forum", thread)
    records.check(record)
    text = records.dumps(record, sealed=sealed)
    assert text.count("\r") == record.body.count("\r")
    if crlf:
        text = text.replace("\n", "\r\n")
    again = records.loads(type(record), ("\ufeff" if bom else "") + text, path)
    if hasattr(again, "written"):
        assert bool(again.written) == sealed  # forums and boards are the maintainers' own
        assert records.is_edited(text) == (not sealed)
        again = dataclasses.replace(again, written="")
    assert again == record


@pytest.mark.parametrize("line", ["a.html", "a.html#7", "a.html#007", "a.html#", "#7", "a#b#3", "from my diary, p. 3 #twelve", "7"])
def test_a_source_that_people_wrote_is_written_again_as_it_was(line):
    text = header.compose([("Source", header.quote(line, text=False)), ("Source", "b.html#1")], "words")
    post = records.loads(Post, text)
    assert records.dumps(post) == text
    assert [str(origin) for origin in post.sources] == [line, "b.html#1"]
    assert post.sources[0].nth == {"a.html#7": 7, "#7": 7, "a#b#3": 3}.get(line)


@pytest.mark.parametrize("value", NASTY)
def test_an_awkward_value_is_quoted_only_where_it_must_be(value):
    line = records.dumps(Post(author=ids.one_line(value))).split("\n")[1]
    plain = f"Author: {ids.one_line(value)}"
    assert line in (plain, "Author: " + json.dumps(ids.one_line(value), ensure_ascii=False))


def test_plain_names_stay_plain():
    for value in ("Marlow", "Wren Okafor", "灯台守", "Deleted member 41", "it's", "a-b", "x=y", "50% off"):
        assert records.dumps(Post(author=value)).split("\n")[1] == f"Author: {value}"


@pytest.mark.parametrize(
    "change",
    [
        {"author": "two\nlines"},
        {"author": "bell\x07"},
        {"author": "e\u0301"},
        {"author": "\ud800"},
        {"author": "a\u2028b"},
        {"author": "x" * (LINE_LENGTH + 1)},
        {"place": Place(-1, 3)},
        {"place": Place(10**7, 3)},
        {"sources": (Origin("a.html", 10**15),)},
        {"sources": (Origin("a\nb.html", 1),)},
        {"sources": (Origin(""),)},
        {"number": -1},
        {"also": ("",)},
        {"original_id": "x" * 501},
        {"body": "nul\0"},
        {"body": "escape\x1b[2J"},
    ],
)
def test_values_that_must_not_be_written_are_refused(change):
    for validate in (records.dumps, records.check):
        with pytest.raises(Unsafe):
            validate(dataclasses.replace(Post(id="5"), **change))


@pytest.mark.parametrize(
    "stem",
    [
        "..",
        "../x",
        "a/b",
        "a\\b",
        "",
        "-x",
        "A",
        "con",
        "nul",
        "com1",
        "lpt9",
        "aux",
        "x" * 65,
        "é",
        "a b",
        "a.b",
        "x\n",
        "thread",
    ],
)
def test_no_record_is_filed_under_an_unsafe_name(stem):
    thread = Thread("x", id="412", slug="x")
    with pytest.raises(Unsafe):
        records.path(Post(id=stem), "forum", thread)
    if stem == "thread":
        return
    unsafe = [Thread("x", id=stem, slug="x"), Thread("x", id="4", slug=stem), Member("x", id=stem, slug="x"), Forum("x", id=stem)]
    for record in unsafe:
        with pytest.raises(Unsafe):
            records.path(record, "forum")
    with pytest.raises(Unsafe):
        records.path(thread, stem)


@given(pair=st.lists(st.text(min_size=1, max_size=20), min_size=2, max_size=2, unique=True))
def test_two_ids_never_share_a_file_even_where_case_does_not_count(pair):
    one, other = (ids.stem_of(i).casefold() for i in pair)
    assert one != other


FAULTS = [
    ("Author: x\n", 1, "does not start with"),
    ("---\nAuthor: x\n", 1, "no closing"),
    ("---\nAuthr: x\n---\n", 2, "did you mean Author"),
    ("---\nAuthor: x\nAuthor: y\n---\n", 3, "stands twice"),
    ("---\nSave_as: x\n---\n", 2, "refused"),
    ("---\nslug: x\n---\n", 2, "refused"),
    ("---\nNumber: many\n---\n", 2, "a whole number"),
    ("---\nNumber: ٣\n---\n", 2, "a whole number"),
    ("---\nDate: yesterday\n---\n", 2, "2020-09-30"),
    ("---\nState: gone\n---\n", 2, "deleted, hidden, removed"),
    ('---\nAuthor: "x\n---\n', 2, "no JSON string"),
    ('---\nAuthor: "x\\ny"\n---\n', 2, "line break"),
    ("---\nAuthor:\n---\n", 2, "no value"),
    ("---\nAuthor:x\n---\n", 2, "Key: value"),
    ("---\nAuthor: x\nwords\n---\n", 3, "Key: value"),
    ("---\nAuthor: x\n---\nbody\n", 4, "no blank line"),
    ("---\nAuthor: x\n---\n\nbody\nbell\x07\n", 6, "U+0007"),
]


@pytest.mark.parametrize(("text", "line", "words"), FAULTS)
def test_every_fault_has_its_line(text, line, words):
    for variant in (text, text.replace("\n", "\r\n"), "\ufeff" + text):
        with pytest.raises(ContentError) as caught:
            records.loads(Post, variant, "threads/f/0/x.4/12.md")
        assert f"12.md:{line}" in str(caught.value)
        assert words in str(caught.value)


def test_all_faults_are_reported_in_order():
    text = "---\nNumber: x\nAuthr: y\nDate: z\n---\nbody\n"
    _, problems = records.examine(Post, text, "12.md")
    assert [problem.line for problem in problems] == [2, 3, 4, 6]
    _, problems = records.examine(Thread, "---\nViews: 3\n---\n", "x.4/thread.md")
    assert [problem.text for problem in problems] == ["Title is missing"]


def test_a_file_is_edited_when_its_words_are_and_not_when_its_line_ends_are():
    text = records.dumps(Post("Hello", id="5", author="Pell"), sealed=True)
    assert not records.is_edited(text)
    assert not records.is_edited(text.replace("\n", "\r\n"))
    assert not records.is_edited("\ufeff" + text + "\n")
    assert records.is_edited(text.replace("Hello", "Hullo"))
    assert records.is_edited(text.replace("Pell", "Peel"))
    assert records.is_edited(text.replace("Written: ", "Written: 0"))
    assert records.is_edited(records.dumps(Post("Hello")))


@pytest.mark.parametrize(
    ("name", "header", "wanted"),
    [
        ("p13-5.md", "State: removed", Place(13, 5)),
        ("p13-5.md", "State: removed\nPlace: 2-1", Place(2, 1)),
        ("p13-5.md", "State: removed\nNumber: 7", None),
        ("p13-5-2.md", "State: removed", None),
        ("p1-0.md", "State: removed", None),
        ("9031.md", "State: removed", None),
        ("p13-5.md", "Author: Ann", None),
    ],
)
def test_the_name_of_an_emptied_file_says_where_its_post_stood(name, header, wanted):
    post, problems = records.examine(Post, f"---\n{header}\n---\n", f"threads/f/0/a.1/{name}")
    assert (post and post.place, problems) == (wanted, [])
