"""What captures of different days say against each other: posts that a later one lacks, other texts; and overlapping captures."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stillboard.convert import disagreements, renumbering
from stillboard.convert.report import Outcome, as_json, lines
from stillboard.ids import digest
from stillboard.model import Absence, CapturedPage, Origin, OtherText, Place, Post, Source, State, Thread, When
from stillboard.order import ordered
from support.growth import assert_linear
from support.scripted import FOLDER, FORUM, THREAD, Dumps, known, on_pages, post, sentence

OLD, NEW, LAST = "2019-03-02T10:00:00Z", "2021-06-30T10:00:00Z", "2023-01-01T10:00:00Z"


class Years(Dumps):
    """Dumps whose captures say when they were made."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.days: dict[str, str] = {}

    def page(self, name: str, day: str, *posts: Post, number: int = 1, thread: Thread = THREAD) -> Path:
        when = When(day) if day else None
        dump = self.add(name, FORUM, dataclasses.replace(thread, pages=(CapturedPage(number, when, ""),)), *posts)
        self.days[str(dump)] = day
        return dump

    def whole(self, name: str, day: str, *posts: Post) -> Path:
        dump = self.add(name, FORUM, THREAD, *posts)
        self.days[str(dump)] = day
        return dump

    def in_turn(self, *dumps: Path) -> None:
        for dump in dumps:
            day = self.days[str(dump)]
            assert self.convert(dump, captured=When(day) if day else None).balanced

    def absent(self) -> dict[str, tuple[str, ...]]:
        found = {Path(name).stem: tuple(one.source for one in post.missing_from) for name, post in self.posts().items()}
        return {stem: names for stem, names in found.items() if names}


@pytest.fixture
def years(tmp_path: Path) -> Years:
    return Years(tmp_path)


def placed(*numbers: int, page: int = 1, **fields) -> list[Post]:
    """The posts of a page as a capture shows them: each at the place that it has there."""
    return [known(n, number=None, place=Place(page, nth), **fields) for nth, n in enumerate(numbers, 1)]


@pytest.mark.parametrize("turned", [False, True], ids=["in order", "the later one first"])
def test_a_post_between_two_that_are_still_there_is_missing(years, turned):
    dumps = [years.page("a.html", OLD, *placed(1, 2, 3, 4, 5)), years.page("b.html", NEW, *placed(1, 3, 4, 5, 6))]
    years.in_turn(*(reversed(dumps) if turned else dumps))
    assert years.absent() == {"9002": ("b.html",)}
    text = years.files()[f"{FOLDER}/9002.md"]
    assert f"\nMissing-from: {NEW} b.html\nSource: a.html#2\n" in text
    years.in_turn(*dumps, *dumps)
    assert years.files()[f"{FOLDER}/9002.md"] == text
    assert [years.convert(dump, captured=When(years.days[str(dump)])).written for dump in dumps] == [0, 0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([1, 2, 3], [1, 2]),  # the last one may stand on the next page
        ([1, 2, 3], [2, 3]),  # the first one may stand on the page before
        ([1, 2, 3, 4], [1, 5, 3, 4]),  # something stands in its place
        ([1, 2, 3], [4, 5, 6]),  # nothing in common
    ],
)
def test_nothing_is_marked_that_is_not_certain(years, before, after):
    years.in_turn(years.page("a.html", OLD, *placed(*before)), years.page("b.html", NEW, *placed(*after)))
    assert years.absent() == {}


@pytest.mark.parametrize("days", [(OLD, ""), ("", NEW), (OLD, OLD), ("2019", "2019-05"), (NEW, OLD)])
def test_nothing_is_marked_where_it_is_not_certain_which_capture_is_later(years, days):
    years.in_turn(years.page("a.html", days[0], *placed(1, 2, 3)), years.page("b.html", days[1], *placed(1, 3)))
    assert years.absent() == {}


def test_another_page_proves_nothing(years):
    years.in_turn(years.page("a.html", OLD, *placed(1, 2, 3)), years.page("b.html", NEW, *placed(1, 3, page=2), number=2))
    assert years.absent() == {}


def test_an_export_of_the_whole_thread_is_as_good_as_a_page(years):
    years.in_turn(years.whole("a.json", OLD, *map(known, (1, 2, 3, 4))), years.whole("b.json", NEW, *map(known, (1, 4, 5))))
    assert years.absent() == {"9002": ("b.json",), "9003": ("b.json",)}


def test_every_capture_that_lacks_it_is_named_in_order(years):
    captures = {"c.html": (LAST, [1, 3]), "a.html": (OLD, [1, 2, 3]), "b.html": (NEW, [1, 3])}
    dumps = [years.page(name, day, *placed(*numbers)) for name, (day, numbers) in captures.items()]
    years.in_turn(*dumps)
    assert years.absent() == {"9002": ("b.html", "c.html")}


def test_what_people_edited_or_removed_is_not_marked(years):
    one, two = years.page("a.html", OLD, *placed(1, 2, 3, 4)), years.page("b.html", NEW, *placed(1, 4))
    years.in_turn(one)
    years.edit(f"{FOLDER}/9002.md", lambda text: text + "\nA note.\n")
    years.edit(f"{FOLDER}/9003.md", lambda _: "---\nState: removed\n---\n")
    years.in_turn(two)
    assert years.absent() == {}


def test_the_report_names_what_a_later_capture_lacks(years):
    years.in_turn(years.page("a.html", OLD, *placed(1, 2, 3)))
    report = years.convert(years.page("b.html", NEW, *placed(1, 3)), captured=When(NEW))
    assert as_json(report)["absent"] == [{"where": f"{FOLDER}/9002.md", "text": f"not in b.html of {NEW}"}]
    assert any("a later capture of the page lacks them" in line for line in lines(report))


def test_pages_of_one_name_from_two_years_stay_two_captures(years):
    one = years.page("2019/page.html", OLD, *placed(1, 2, 3))
    two = years.page("2021/page.html", NEW, *placed(1, 3))
    years.in_turn(one, two)
    assert [source.name for source in years.thread().sources] == ["page.html", "page.html (2)"]
    assert [page.source for page in years.thread().pages] == ["page.html", "page.html (2)"]
    assert years.absent() == {"9002": ("page.html (2)",)}
    before = years.files()
    years.in_turn(two, one)
    assert years.files() == before


OTHER = "Turn the lens to the right, and never to the left side of it."


@pytest.mark.parametrize("turned", [False, True])
def test_the_fuller_text_is_kept_and_the_other_is_named(years, turned):
    dumps = [
        years.page("a.html", OLD, *placed(1, 2, body="Turn the lens left.")),
        years.page("b.html", NEW, *placed(1, 2, body=OTHER, edited=When("2020-01-01"))),
    ]
    years.in_turn(*(reversed(dumps) if turned else dumps))
    found = years.posts()[f"{FOLDER}/9002.md"]
    assert found.body == OTHER
    assert found.edited == When("2020-01-01")
    assert found.differs == (OtherText(digest("Turn the lens left.", length=16), When(OLD), Origin("a.html", 2)),)
    before = years.files()
    years.in_turn(*dumps)
    assert years.files() == before


@pytest.mark.parametrize(
    ("old", "new", "differs"),
    [
        ({"body": "Turn it left"}, {"body": "Turn it left at once"}, False),  # cut
        ({"body": "Turn it left"}, {"body": "Turn it left at once", "edited": When("2020")}, True),
        ({"body": "Turn it left"}, {"body": "Turn **it** left"}, False),
        ({"body": "Turn it left"}, {"body": "Turn it right"}, True),
        ({"body": ":)"}, {"body": "Turn it right"}, True),
        ({"body": "Turn it left", "original_id": ""}, {"body": "Turn it right now"}, False),  # text against markup
        ({"body": ""}, {"body": "Turn it right"}, False),
    ],
)
def test_what_counts_as_another_text(old, new, differs):
    one = Post(**{"original_id": "1", "sources": (Origin("a", 1),)} | old)
    other = Post(**{"original_id": "1", "sources": (Origin("b", 1),)} | new)
    kept = max(one.body, other.body, key=len)
    assert bool(disagreements.other_texts(one, other, kept, ())) is differs
    same = dataclasses.replace(other, sources=one.sources)
    assert disagreements.other_texts(one, same, kept, ()) == ()


def test_a_text_that_several_captures_have_is_named_with_each():
    old = Post(
        "Turn it left",
        original_id="1",
        sources=(Origin("a", 1), Origin("b", 4)),
        differs=(OtherText("0" * 16, None, Origin("b", 4)),),
    )
    new = Post("Turn it right at once", original_id="1", sources=(Origin("c", 1),))
    found = disagreements.other_texts(old, new, new.body, [Source("a", "", "x", When("2019"))])
    assert found == (OtherText(digest("Turn it left", length=16), When("2019"), Origin("a", 1)),)


def test_nothing_is_noted_at_removed_posts():
    absence = Absence(When("2021"), "b")
    assert not disagreements.may_note(Post(state=State.REMOVED), absence)
    assert not disagreements.may_note(Post(missing_from=(absence,)), absence)
    assert disagreements.may_note(Post(), absence)


def test_the_time_of_marking_is_linear():
    def run(n: int) -> None:
        captures = tuple(CapturedPage(1, When(f"20{10 + c}"), f"c{c}") for c in range(2))
        posts = [Post("x", sources=tuple(Origin(f"c{c}", i + 1) for c in range(2) if not (c and i % 3 == 1))) for i in range(n)]
        list(disagreements.absences(Thread("Lamps", pages=captures), posts, (1,)))

    assert_linear(run, 4000)


def pages_of(ids: Sequence[int], size: int) -> list[list[int]]:
    return [list(ids[n : n + size]) for n in range(0, len(ids), size)]


@pytest.mark.parametrize(("numbered", "with_ids"), [(True, True), (False, True), (True, False), (False, False)])
@settings(max_examples=25)  # each is some conversions
@given(data=st.data())
def test_overlapping_captures_in_any_order_give_every_post_once_and_in_order(tmp_path_factory, numbered, with_ids, data):
    """Pages as they were, and pages as they were after some posts had gone and the others had been counted anew."""
    total = data.draw(st.integers(2, 18))
    early = data.draw(st.integers(1, total))  # so many were there when the first capture was made
    gone = set(data.draw(st.lists(st.integers(1, early), max_size=4)))
    size = data.draw(st.integers(2, 6))
    years = Years(tmp_path_factory.mktemp("years"))
    dumps = []
    for year, day, ids in (
        ("old", OLD, list(range(1, early + 1))),
        ("new", NEW, [n for n in range(1, total + 1) if n not in gone]),
    ):
        count = {n: nth for nth, n in enumerate(ids, 1)}
        for number, page in enumerate(pages_of(ids, size), 1):
            posts = [
                dataclasses.replace(
                    one,
                    number=count[n] if numbered else None,
                    date=When(f"2018-01-{n:02}T10:00:07Z"),
                    original_id=one.original_id if with_ids else "",
                )
                for one, n in zip(placed(*page, page=number), page, strict=True)
            ]
            dumps.append(years.page(f"{year}-{number}.html", day, *posts, number=number))
    dumps = data.draw(st.permutations(dumps))
    years.in_turn(*dumps)
    there = sorted(gone | set(range(1, total + 1)))
    assert [post.body for post in ordered(list(years.posts().values()))] == [sentence(n) for n in there]
    assert len(years.absent()) <= len(gone)
    assert not with_ids or set(years.absent()) <= {str(9000 + n) for n in gone}
    before = years.files()
    years.in_turn(*dumps)
    assert years.files() == before


@pytest.mark.parametrize("with_ids", [True, False])
@pytest.mark.parametrize("turned", [False, True])
def test_the_first_post_that_a_skin_repeats_on_each_page_appears_once(years, with_ids, turned):
    def shown(n: int, place: Place) -> Post:
        fields = {"original_id": str(9000 + n), "author_id": "5"} if with_ids else {}
        return post(n, place=place, date=When(f"2020-01-{n:02}T10:00:00Z"), **fields)

    thread = THREAD if with_ids else dataclasses.replace(THREAD, thread_id="")
    one = years.add("1.html", FORUM, on_pages(thread, 1), shown(1, Place(1, 1)), shown(2, Place(1, 2)))
    two = years.add("2.html", FORUM, on_pages(thread, 2), shown(1, Place(2, 1)), shown(3, Place(2, 2)), shown(4, Place(2, 3)))
    report = years.convert(*((two, one) if turned else (one, two)))
    assert report.posts[Outcome.NEW] == 4
    found = sorted(years.posts().values(), key=lambda p: p.place)
    assert [p.body for p in found] == [sentence(n) for n in (1, 2, 3, 4)]
    assert found[0].place == Place(1, 1)


def test_the_time_of_putting_in_order_is_linear():
    def run(n: int) -> None:
        early = [Post("x", id=f"a{i}", number=i, place=Place(1, i), sources=(Origin("a", i),)) for i in range(1, n)]
        late = [Post("x", id=f"b{i}", number=i, place=Place(1, i), sources=(Origin("b", i),)) for i in range(1, n)]
        list(renumbering.settled([*early, *late]))

    assert_linear(run, 1000)


def test_captures_that_contradict_one_another_settle_all_the_same(years):
    dumps = [
        years.page(f"{name}.html", day, *placed(*numbers))
        for name, day, numbers in (("a", OLD, [1, 2, 3, 4]), ("b", NEW, [1, 3, 2, 4]), ("c", LAST, [2, 3, 1, 4]))
    ]
    years.in_turn(*dumps)
    before = years.files()
    years.in_turn(*dumps, *reversed(dumps))
    assert years.files() == before


CAPTURES = st.lists(
    st.tuples(
        st.sampled_from([OLD, NEW, LAST, ""]),
        st.integers(1, 3),
        st.lists(st.integers(1, 8), min_size=1, max_size=8, unique=True),
        st.booleans(),
    ),
    min_size=2,
    max_size=4,
)


@settings(max_examples=40)
@given(captures=CAPTURES)
def test_whatever_captures_say_reading_them_again_writes_nothing(tmp_path_factory, captures):
    years = Years(tmp_path_factory.mktemp("years"))
    dumps = []
    for n, (day, page, numbers, numbered) in enumerate(captures):
        posts = [
            dataclasses.replace(one, number=(page - 1) * 8 + nth if numbered else None)
            for nth, one in enumerate(placed(*numbers, page=page), 1)
        ]
        dumps.append(years.page(f"{n}.html", day, *posts, number=page))
    years.in_turn(*dumps)
    before = years.files()
    years.in_turn(*dumps)
    assert years.files() == before


def test_a_list_with_the_newest_first_changes_no_order():
    posts = [
        Post("x", id=str(n), number=n, place=Place(1, n), sources=(Origin("a", n), Origin("b", 10 - n))) for n in range(1, 9)
    ]
    assert list(renumbering.settled(posts)) == []


def test_a_thread_of_which_only_such_a_list_is_known_keeps_its_numbers():
    posts = [Post("x", id=str(n), number=n, place=Place(1, n), sources=(Origin("a", 10 - n),)) for n in range(1, 9)]
    assert list(renumbering.settled(posts)) == []
    forward = [dataclasses.replace(post, sources=(Origin("a", post.number),)) for post in posts]
    forward[2] = dataclasses.replace(forward[2], number=1)  # shown third, counted first
    assert [i for i, _ in renumbering.settled(forward)] == [2]
