"""Merging and matching: nothing is lost, nothing goes to and fro, and two posts of one capture stay two."""

from __future__ import annotations

import dataclasses
import functools
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.convert import matching, merging
from stillboard.convert.one_thread import overlap
from stillboard.model import (
    AuthorKind,
    CapturedPage,
    Count,
    DateSource,
    Member,
    Origin,
    Place,
    PollOption,
    Post,
    Source,
    State,
    Thread,
    When,
)
from support.growth import assert_linear

TEXTS = st.sampled_from(
    ["", "+1", "The lamp is lit.", "The lamp is lit. The wick is new.", "The **lamp** is lit.", "Fog again, all day long."]
)
WHENS = st.sampled_from(["2020", "2020-05-11", "2020-05-11T22:12", "2020-05-11T22:12:07Z", "2021-01-01"]).map(When)
MAYBE = st.none() | WHENS
WORDS = st.sampled_from(["", "Marlow", "Pell", "Keeper"])
POSTS = st.builds(
    Post,
    body=TEXTS,
    id=st.just("p1-1"),
    author=WORDS,
    author_id=st.sampled_from(["", "5", "6"]),
    author_is=st.none() | st.just(AuthorKind.GUEST),
    date=MAYBE,
    date_source=st.none() | st.sampled_from(DateSource),
    number=st.none() | st.integers(1, 3),
    place=st.sampled_from([None, Place(1, 1), Place(1, 2)]),
    original_id=st.sampled_from(["", "9001", "9002"]),
    also=st.lists(st.sampled_from(["9001", "9003"]), max_size=2, unique=True).map(tuple),
    state=st.none() | st.sampled_from([State.DELETED, State.HIDDEN]),
    sources=st.lists(st.sampled_from([Origin("a", 1), Origin("b", 1)]), max_size=2, unique=True).map(tuple),
    reactions=WORDS,
)
MEMBERS = st.builds(
    Member,
    name=st.sampled_from(["Marlow", "Marlow the Elder", "Pell"]),
    names=st.lists(st.sampled_from(["Marlow", "2019-01-01 Old Marlow"]), max_size=2, unique=True).map(tuple),
    title=WORDS,
    badges=st.lists(st.sampled_from(["Staff member", "Keeper"]), max_size=2, unique=True).map(tuple),
    joined=MAYBE,
    counts=st.lists(
        st.builds(Count, st.sampled_from(["Messages", "Likes"]), st.sampled_from(["1", "2"]), MAYBE),
        max_size=2,
        unique_by=lambda c: c.what,
    ).map(tuple),
    signature=WORDS,
)
PAGES = st.lists(st.builds(CapturedPage, st.integers(1, 4), MAYBE, st.sampled_from(["a", "b"])), max_size=3).map(tuple)
THREADS = st.builds(
    Thread,
    title=st.just("Lamps"),
    thread_id=st.sampled_from(["", "412"]),
    addresses=st.lists(st.sampled_from(["https://x.example/t.412/", "http://www.x.example/t.412"]), max_size=2).map(tuple),
    tags=st.lists(st.sampled_from(["Lens", "lens", "wick"]), max_size=2).map(tuple),
    states=st.lists(st.sampled_from(["sticky", "locked"]), max_size=2).map(tuple),
    page_count=st.none() | st.integers(1, 9),
    pages=PAGES,
    views=st.none() | st.integers(0, 9),
    poll_options=st.lists(st.builds(PollOption, st.sampled_from(["Yes", "No"]), st.none() | st.integers(0, 9)), max_size=2).map(
        tuple
    ),
    sources=st.lists(
        st.builds(Source, st.sampled_from("ab"), st.sampled_from(["0" * 64, "1" * 64]), st.just("x")), max_size=2
    ).map(tuple),
)
CASES = [(merging.post, POSTS), (merging.member, MEMBERS), (merging.thread, THREADS)]


@pytest.mark.parametrize(("together", "records"), CASES, ids=["post", "member", "thread"])
@given(data=st.data())
def test_merging_settles_after_one_round(together, records, data):
    first, *others = data.draw(st.lists(records, min_size=2, max_size=4))
    settled = first
    for _ in range(2):
        for other in (first, *others):
            settled = together(settled, other)
    for other in (first, *others):
        assert together(settled, other) == settled


@given(old=POSTS, new=POSTS)
def test_no_fact_of_the_old_post_is_lost(old, new):
    merged = merging.post(old, new)
    for name in ("author", "author_id", "original_id", "reactions"):
        assert getattr(merged, name) == getattr(old, name) or not getattr(old, name)
    assert set(old.sources) | set(new.sources) == set(merged.sources)
    if bool(old.original_id or old.also) == bool(new.original_id or new.also):
        assert len(merging.words(merged.body)) >= len(merging.words(old.body))
    assert not (merged.state and merged.body) or (old.state and old.body) or (new.state and new.body)
    assert bool(merged.date) or not old.date
    assert (merged.number or 0) >= (old.number or 0)
    assert old.place is None or (merged.place and merged.place >= old.place)


@pytest.mark.parametrize(
    ("old", "new", "is_fuller"),
    [
        ("The lamp is lit", "The lamp is lit, at last", True),
        ("The lamp is lit, at last", "The lamp is lit", False),
        ("see here", "see [here](https://x.example/)", True),
        ("see [here](https://x.example/)", "see here", False),
        ("same", "same", False),
        ("", "+1", True),
    ],
)
def test_fuller(old, new, is_fuller):
    assert merging.fuller(old, new) == is_fuller


@given(st.text(st.characters(max_codepoint=127)), st.sampled_from(["", "[a](b)", "<b>", "HTTP://x y", "https://x y", "\\"]))
def test_words_of_common_letters_are_those_of_any(text, target):
    body = f"{text} {target} {text}"
    assert merging.words(body) == merging.words(f"\u00e9 {body}")[1:]


def test_markup_is_no_difference_and_other_words_are():
    assert not merging.lacks("> **Pell** wrote:\n>\n> Hi\n\nYes", "> **Pell** [wrote](https://x.example/1):\n>\n> Hi\n\nYes")
    assert not merging.lacks("Turn left now", "Turn left")
    assert merging.lacks("Turn left", "Turn right")


def test_markup_knows_better_than_text_where_a_post_ends():
    text = Post("The lamp is lit.\n\nWho said that?", id="p1-1", place=Place(1, 1))
    markup = Post("The lamp is lit.", id="9001", original_id="9001", place=Place(1, 1))
    assert merging.post(text, markup).body == markup.body
    assert merging.post(markup, text).body == markup.body
    assert merging.post(merging.post(text, markup), text).body == markup.body


def test_the_sources_of_a_thread_stand_in_the_same_order_whichever_was_read_first():
    pages = [
        Thread("Lamps", pages=(CapturedPage(number, None, name),), sources=(Source(name, digit * 64, "x", captured),))
        for name, number, digit, captured in (
            ("one", 1, "3", When("2020")),
            ("one again", 1, "2", When("2021")),
            ("two", 2, "1", None),
        )
    ]
    export = Thread("Lamps", sources=(Source("export", "0" * 64, "x"),))
    for order in itertools.permutations([*pages, export]):
        merged = functools.reduce(merging.thread, order)
        assert [source.name for source in merged.sources] == ["one", "one again", "two", "export"]
        mixed = dataclasses.replace(merged, sources=merged.sources[::-1])
        assert merging.thread(mixed, pages[0]).sources == mixed.sources  # nothing is new: nothing is written


def test_the_sources_of_no_page_stand_in_the_same_order_whichever_was_read_first():
    known = [("b 2", "3", None), ("b 10", "2", None), ("z", "1", When("2020")), ("b 10", "4", None)]
    exports = [Thread("Lamps", sources=(Source(name, digit * 64, "x", captured),)) for name, digit, captured in known]
    for order in itertools.permutations(exports):
        merged = functools.reduce(merging.thread, order)
        assert [source.sha256[0] for source in merged.sources] == ["1", "3", "2", "4"]


def test_an_id_that_becomes_known_is_a_second_anchor():
    merged = merging.post(Post("Hi", id="p1-1"), Post("Hi", original_id="9001"))
    assert (merged.id, merged.original_id, merged.also) == ("p1-1", "", ("9001",))
    assert merging.post(merged, Post("Hi", original_id="9001")) == merged


def test_a_better_date_replaces_a_worse_one_with_its_bounds():
    between = Post("x", date_source=DateSource.BETWEEN, not_before=When("2020"), not_after=When("2021"))
    printed = Post("x", date=When("2020-05-11"), date_source=DateSource.TEXT)
    merged = merging.post(between, printed)
    assert (merged.date, merged.not_before, merged.not_after) == (When("2020-05-11"), None, None)
    finer = dataclasses.replace(printed, date=When("2020-05-11T22:12"))
    assert merging.post(printed, finer).date == finer.date
    assert merging.post(finer, printed).date == finer.date


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (None, DateSource.TEXT),
        (DateSource.BETWEEN, DateSource.TEXT),
        (DateSource.TEXT, DateSource.UPLOAD_NAME),
        (DateSource.UPLOAD_NAME, DateSource.MARKUP),
        (DateSource.TEXT, DateSource.MARKUP),
    ],
)
def test_where_a_date_comes_from_decides_between_two(worse, better):
    one, other = Post("x", date=When("2020-05-11"), date_source=worse), Post("x", date=When("2020-05-12"), date_source=better)
    for merged in (merging.post(one, other), merging.post(other, one)):
        assert (merged.date, merged.date_source) == (When("2020-05-12"), better)


def posts(*bodies: str, page: int = 1, author: str = "Pell", **fields) -> list[Post]:
    return [Post(body, author=author, place=Place(page, n), **fields) for n, body in enumerate(bodies, 1)]


LONG = "The keeper of the outer light says that the new mantle burns whiter than any before it."
OTHER = "Nobody has seen the fog signal in the harbour museum since they painted the long wall."


def test_repeated_words_match_by_their_neighbours():
    old = posts("+1", OTHER, LONG, "+1", "+1")
    new = posts(OTHER, LONG, "+1", "+1", page=2)
    assert matching.match(old, new) == [1, 2, 3, 4]


def test_a_short_text_on_another_page_is_another_post():
    assert matching.match(posts("+1", "+1", LONG), posts("+1", LONG, page=2)) == [None, None]
    assert matching.match(posts("+1", "Thanks!"), posts("Thanks!", "+1", page=2)) == [None, None]


def test_authors_that_contradict_each_other_part_posts():
    assert matching.match(posts(LONG, author="Pell"), posts(LONG, author="Marlow")) == [None]
    assert matching.match(posts(LONG, author=""), posts(LONG, author="Marlow")) == [0]


def test_ids_decide_before_words():
    old = [Post(LONG, original_id="1"), Post(OTHER, original_id="2")]
    new = [Post(OTHER, original_id="1"), Post(LONG, original_id="3")]
    assert matching.match(old, new) == [0, None]
    adopted = [Post(LONG, also=("7",), place=Place(1, 1))]
    assert matching.match(adopted, [Post(LONG, original_id="8", place=Place(1, 1))]) == [None]
    assert matching.match(adopted, [Post("other words", original_id="7")]) == [0]


def test_a_reply_that_quotes_a_whole_post_is_not_that_post():
    old = posts(LONG, OTHER, author="")
    new = posts(f"> {LONG}\n\nI see, that makes sense.", LONG, author="")
    assert matching.match(old, new) == [None, 0]


def test_pages_that_lost_a_post_still_match_the_others():
    bodies = [LONG, "A short one.", OTHER, "Fog again, all day long, and the horn is broken too.", "So it goes."]
    fused = [LONG, "A short one. " + OTHER, bodies[3], "So it goes, then."]
    assert matching.match(posts(*bodies), posts(*fused, author="")) == [0, 1, 3, 4]


def test_a_cut_text_at_the_same_place_is_the_same_post_but_does_not_make_two_threads_one():
    cut, whole = posts("The keeper of the outer light says"), posts(LONG)
    assert matching.match(cut, whole) == [0]
    assert not overlap(cut, whole)
    assert overlap(whole, whole)


def test_a_text_at_the_same_place_is_the_same_post_if_six_tenths_of_its_runs_are_the_same():
    said = "the lamp on the north stair went out again before the watch".split()  # twelve words: ten runs of three
    for changed, found in ((3, 0), (4, 0), (5, None)):
        other = [*said[:-changed], *(f"other{n}" for n in range(changed))]
        assert matching.match(posts(" ".join(said)), posts(" ".join(other))) == [found]


def test_eight_words_at_another_place_of_the_page_speak_for_themselves_and_fewer_do_not():
    def at(nth, words):
        return [Post(" ".join(words), author="Pell", place=Place(1, nth))]

    said = "nobody has seen the fog signal since Tuesday".split()
    assert matching.match(at(1, said), at(3, said)) == [0]
    assert matching.match(at(1, said[1:]), at(3, said[1:])) == [None]
    assert matching.match(at(1, ["Thank", "you"]), at(3, ["Thank", "you"])) == [None]


def test_dates_that_contradict_each_other_part_posts():
    old = posts(LONG, date=When("2020-05-11T10:00:00Z"), date_source=DateSource.MARKUP)
    new = posts(LONG, date=When("2021-05-11T10:00:00Z"), date_source=DateSource.MARKUP)
    assert matching.match(old, new) == [None]


BODIES = st.sampled_from(["+1", "Thanks!", LONG, OTHER, ":)", "", "Fog again, all day long, and the horn is broken too."])


@given(old=st.lists(BODIES, max_size=12), new=st.lists(BODIES, max_size=12), page=st.integers(1, 2))
def test_no_post_is_matched_twice(old, new, page):
    found = [i for i in matching.match(posts(*old), posts(*new, page=page)) if i is not None]
    assert len(set(found)) == len(found)


@given(bodies=st.lists(BODIES.filter(bool), max_size=12))
def test_a_capture_matches_itself_post_by_post(bodies):
    assert matching.match(posts(*bodies), posts(*bodies)) == list(range(len(bodies)))


@pytest.mark.parametrize("kind", ["same", "place", "unique", "reversed"])
def test_the_time_of_matching_is_about_linear(kind):
    def made(n: int, shift: int) -> list[Post]:
        bodies = {
            "same": lambda i: "+1",
            "place": lambda i: f"{i + shift}",
            "unique": lambda i: f"{LONG} {i}",
            "reversed": lambda i: f"{LONG} {abs(shift * n - i)}",
        }
        return [Post(bodies[kind](i), place=Place(1, 1 if kind == "place" else i)) for i in range(n)]

    assert_linear(lambda n: matching.match(made(n, 0), made(n, 1)), 500)


def test_a_members_picture_follows_the_capture_that_is_certainly_later() -> None:
    def captured(picture: str, year: int) -> Member:
        return Member("Pell", avatar=picture, counts=(Count("Messages", "7", When(f"{year}-01-01")),))

    first, later = captured("/a.png", 2019), captured("/b.png", 2021)
    assert merging.member(first, later).avatar == "/b.png"
    assert merging.member(later, first).avatar == "/b.png"
    assert merging.member(merging.member(first, later), first).avatar == "/b.png"
    assert merging.member(first, captured("", 2021)).avatar == "/a.png"
    assert merging.member(captured("", 2021), first).avatar == "/a.png"
    assert merging.member(Member("Pell", avatar="/a.png"), Member("Pell", avatar="/b.png")).avatar == "/a.png"


def test_where_files_were_is_kept_while_the_body_shows_files():
    shown = "![lamp](/content/attachments/ab/0-lamp.jpg)"
    old = Post(shown, files=("https://forum.example/attachments/1/",))
    new = Post(shown, files=("http://forum.example/attachments/1", "https://forum.example/attachments/2/"))
    merged = merging.post(old, new)
    assert merged.files == ("https://forum.example/attachments/1/", "https://forum.example/attachments/2/")
    assert merging.post(merged, new) == merged
    assert merging.post(Post("Words of some length, and no file."), dataclasses.replace(new, body="")).files == ()
