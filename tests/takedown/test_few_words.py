"""A short post that was taken down, under another id or quoted in a capture that came later: decided by evidence, or named."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest

from stillboard.convert.report import Outcome, Report
from stillboard.model import Place, Post, State, When
from stillboard.takedown import take_down
from support.scripted import FOLDER, FORUM, THREAD, Dumps, known, on_pages, unnamed
from support.taken import MEMBER, PELL, by_pell

SAID = "Call me: 0171 555"


def on(n: int) -> When:
    return When(f"2019-03-{n:02}T10:00:00Z")


DATED = (
    known(1, date=on(1)),
    by_pell(2, "Words of Pell.", date=on(2)),
    known(3, body=SAID, date=on(3)),
    by_pell(4, "More words of Pell now.", date=on(4)),
)
UNDATED = tuple(dataclasses.replace(one, date=None) for one in DATED)


def counted_anew(posts: Sequence[Post]) -> list[Post]:
    """The posts as another software numbers them."""
    return [dataclasses.replace(one, original_id=str(19000 + n), number=n, place=Place(1, n)) for n, one in enumerate(posts, 1)]


@pytest.fixture
def taken(dumps: Dumps):
    """File some posts, take the third down, file what comes later; then all again, which must change nothing."""

    def run(posts: Sequence[Post], later: Sequence[Post], target: str = f"{FOLDER}/9003.md") -> tuple[dict[str, Post], Report]:
        dumps.convert(dumps.add("a.html", FORUM, on_pages(THREAD, 1), MEMBER, PELL, *posts))
        assert take_down(dumps.root, target).exit_code == 0
        report = dumps.convert(dumps.add("b.html", FORUM, on_pages(THREAD, 1), *later))
        assert report.balanced
        found = dumps.posts()
        again = dumps.convert(*(dumps.folder / "dumps" / name for name in ("a.html", "b.html")), again=True)
        assert (again.balanced, dumps.posts()) == (True, found)
        return {name.rpartition("/")[2].removesuffix(".md"): post for name, post in found.items()}, report

    return run


def said_of(report: Report, stem: str) -> str:
    return " ".join(one.text for one in (*report.remarks, *report.unsure) if one.where.endswith(f"/{stem}.md"))


@pytest.mark.parametrize("posts", [DATED, UNDATED], ids=["by its second", "by the posts beside it"])
@pytest.mark.parametrize("first", [0, 1], ids=["all", "without the first"])
def test_a_short_post_stays_out_under_another_id(taken, posts, first):
    found, report = taken(posts, counted_anew(posts[first:]))
    assert found["9003"].state is State.REMOVED
    assert SAID not in " ".join(post.body for post in found.values())
    assert str(19003 - first) not in found
    assert report.posts[Outcome.REMOVED] == 1


def test_where_nothing_decides_both_are_named(taken):
    found, report = taken(UNDATED, counted_anew([UNDATED[2]]))
    assert found["19001"].body == SAID
    assert f"has all words of what was taken down as {FOLDER}/9003.md: look at it" in said_of(report, "19001")


@pytest.mark.parametrize("shown", [slice(0, 3), slice(1, 3), slice(2, 4)], ids=["first three", "two", "last two"])
def test_a_short_post_with_which_another_capture_begins_or_ends_stays_out(taken, shown):
    later = counted_anew(UNDATED[shown])
    found, report = taken(UNDATED, later)
    assert SAID not in " ".join(post.body for post in found.values())
    assert (found["9003"].state, report.posts[Outcome.REMOVED]) == (State.REMOVED, 1)


@pytest.mark.parametrize("index", [0, 1], ids=["begins", "ends"])
def test_where_another_post_stands_beside_it_both_are_named(taken, index):
    later = [by_pell(2, "Other words of Pell's own.")]
    later.insert(index, UNDATED[2])
    found, report = taken(UNDATED, counted_anew(later))
    assert found[f"1900{index + 1}"].body == SAID
    assert "has all words of what was taken down" in said_of(report, f"1900{index + 1}")


def test_another_short_post_of_the_same_words_stays(taken):
    other = dataclasses.replace(DATED[2], original_id="9007", number=7, place=Place(1, 7), date=on(7))
    of_pell = by_pell(8, SAID, date=on(3))
    found, report = taken(DATED, [*DATED, other, of_pell])
    assert (found["9007"].body, found["9008"].body) == (SAID, SAID)
    assert "look at it" not in said_of(report, "9007") + said_of(report, "9008")


QUOTED = {
    8: f"> **Marlow** wrote:\n>\n> {SAID}\n\nHm.",
    9: f"Well.\n\n> {SAID}\n\nHm so.",
    10: f"> **Wren** wrote:\n>\n> {SAID}\n\nSo Wren says.",
}


def test_a_short_quotation_that_comes_later(taken):
    found, report = taken(DATED, [by_pell(n, body, date=on(n)) for n, body in QUOTED.items()])
    assert found["9008"].body == "> […](#removed)\n\nHm."
    assert [found[f"90{n:02}"].body for n in (9, 10)] == [QUOTED[n] for n in (9, 10)]
    assert f"may quote what was taken down as {FOLDER}/9003.md, in line 3 of its words" in said_of(report, "9009")
    assert "may quote" not in said_of(report, "9010")


def test_a_short_quotation_that_may_be_of_another_post_stays_and_both_are_named(taken):
    posts = [*DATED, by_pell(5, SAID, date=on(5))]
    found, report = taken(posts, [by_pell(9, QUOTED[9], date=on(9))])
    assert found["9009"].body == QUOTED[9]
    told = said_of(report, "9009")
    assert f"{FOLDER}/9003.md, or else {FOLDER}/9005.md, which stays" in told


def test_in_a_thread_of_the_same_title_both_are_named(dumps):
    bare = [dataclasses.replace(one, original_id="", number=None, author_id="") for one in UNDATED]
    dumps.convert(dumps.add("a.txt", FORUM, unnamed(1), *bare))
    (short,) = [name for name, post in dumps.posts().items() if post.body == SAID]
    take_down(dumps.root, short)
    moved = [dataclasses.replace(one, place=Place(1, n)) for n, one in enumerate(bare[1:], 1)]
    report = dumps.convert(dumps.add("b.txt", FORUM, unnamed(1), *moved))
    back = [name for name, post in dumps.posts().items() if post.body == SAID]
    told = {one.where for one in (*report.remarks, *report.unsure) if short in one.text and "look at it" in one.text}
    assert told >= set(back)


TOLD = "The storm of that winter was heavier than all that we had seen before it came."


def test_a_quotation_of_nobody_that_is_all_of_somebody_elses_post_stays_and_is_named(dumps):
    quoting = by_pell(5, f"> {TOLD}\n\nWho said this?", date=on(5))
    named = by_pell(6, f"> **Marlow** wrote:\n>\n> {TOLD}\n\nHe did.", date=on(6))
    posts = [known(1, body=f"{TOLD} So it was.", date=on(1)), known(2, body=TOLD, author="Wren", author_id="7", date=on(2))]
    dumps.convert(dumps.add("a.html", FORUM, on_pages(THREAD, 1), MEMBER, PELL, *posts, quoting, named))
    account = take_down(dumps.root, f"{FOLDER}/9001.md")
    assert [dumps.posts()[f"{FOLDER}/900{n}.md"].body for n in (2, 5, 6)] == [TOLD, quoting.body, "> […](#removed)\n\nHe did."]
    assert {place.path.rpartition("/")[2] for place in account.look} >= {"9002.md", "9005.md"}
    late = dataclasses.replace(quoting, original_id="9008", number=8, place=Place(1, 8), date=on(8))
    report = dumps.convert(dumps.add("b.html", FORUM, on_pages(THREAD, 1), *posts, late))
    assert dumps.posts()[f"{FOLDER}/9008.md"].body == quoting.body
    assert "may quote" in said_of(report, "9008")
    before = dumps.files()
    assert dumps.convert(*(dumps.folder / "dumps" / name for name in ("a.html", "b.html")), again=True).written == 0
    assert dumps.files() == before


@pytest.mark.parametrize("posts", [DATED, UNDATED], ids=["by its second", "by the post behind it"])
def test_a_long_post_stays_out_under_another_id(taken, posts):
    found, _ = taken(posts, counted_anew(posts), target=f"{FOLDER}/9001.md")
    assert "19001" not in found
    assert posts[0].body not in " ".join(post.body for post in found.values())


def test_a_long_post_alone_is_named_with_what_was_taken_down(taken):
    found, report = taken(UNDATED, counted_anew(UNDATED[:1]), target=f"{FOLDER}/9001.md")
    assert found["19001"].body
    assert f"{FOLDER}/9001.md: look at it" in said_of(report, "19001")


OTHER_ID = dataclasses.replace(THREAD, thread_id="999", addresses=("https://forum.lanternside.example/topic/999/",))


@pytest.mark.parametrize("many", [1, 2])
def test_a_thread_under_another_id_stays_out_if_two_long_posts_say_so(dumps, many):
    long = by_pell(5, "Words of Pell that are more than eight, and of no other thread at all.", date=on(5))
    posts = [*DATED, long][: 4 + many - 1]
    dumps.convert(dumps.add("a.html", FORUM, on_pages(THREAD, 1), MEMBER, PELL, *posts))
    take_down(dumps.root, FOLDER)
    report = dumps.convert(dumps.add("b.html", FORUM, on_pages(OTHER_ID, 1), *counted_anew(posts)))
    if many == 2:
        assert (dumps.posts(), report.posts) == ({}, {Outcome.REMOVED: 5})
        return
    assert len(dumps.posts()) == 4  # somebody may have begun it twice
    told = [one.text for one in report.remarks if one.where.endswith(".999/thread.md")]
    by = "takedowns/lanternside-forum/thread-412.md"
    assert told == [f"has the title and words of what was taken down by {by}, under another id: look at it"]
