"""Threads of one title: only those that can hold a post of a capture are compared with it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from stillboard.convert.namesakes import FEW, MOST, Namesakes
from stillboard.convert.one_thread import overlap
from stillboard.convert.report import Outcome
from stillboard.model import CapturedPage, DateSource, Post, State, Thread, When
from support.scripted import TITLE_ONLY, Dumps, sentence, unnamed
from support.scripted import post as said

MANY = 300
SAID = "the wick of lamp number {} has to be trimmed once more before the evening"


def post(n: int, **facts: object) -> Post:
    return Post(**{"body": SAID.format(n), "author": f"ann{n}"} | facts)


class Filed:
    """Threads called alike, of one post each, and how often one is read."""

    def __init__(self, posts: dict[str, Post]) -> None:
        self.posts, self.read = posts, 0
        self.namesakes = Namesakes()
        for identity in posts:
            self.namesakes.changed(Thread("Lamps", id=identity))

    def among(self, *captured: Post) -> list[str]:
        return self.namesakes.among(list(self.posts), captured, self._load)

    def _load(self, identity: str) -> tuple[Sequence[Post], set[int]]:
        self.read += 1
        return [self.posts[identity]], set()


def test_each_of_many_is_read_once_and_only_the_one_is_found():
    filed = Filed({f"t-{n}": post(n) for n in range(MANY)})
    for n in range(MANY):
        assert filed.among(post(n)) == [f"t-{n}"]
    assert filed.among(post(MANY)) == []
    assert filed.read == MANY


def test_a_thread_that_changed_is_read_again():
    filed = Filed({f"t-{n}": post(n) for n in range(MANY)})
    assert filed.among(post(MANY)) == []
    filed.posts["t-7"] = post(MANY)
    filed.namesakes.changed(Thread("Lamps", id="t-7"))
    assert filed.among(post(MANY)) == ["t-7"]
    assert filed.read == MANY + 1


def test_few_are_simply_read_by_who_asks():
    filed = Filed({f"t-{n}": post(n) for n in range(FEW)})
    assert filed.among(post(MANY)) == list(filed.posts)
    assert filed.read == 0


def test_whatever_overlaps_is_found():
    moment = {"date": When("2020-05-01T10:00:00Z"), "date_source": DateSource.MARKUP}
    pairs = [
        (post(1), post(1)),
        (post(1, author=""), post(1)),
        (post(1), post(1, author="")),
        (post(1, author="Ann"), post(1, author="ANN")),
        (post(1, original_id="44"), post(2, original_id="44")),
        (post(1, also=("44",)), post(2, original_id="44")),
        (post(1, **moment), post(2, author="ann1", **moment)),
        (post(1), post(1, body=SAID.format(1) + " and then again, and once more tomorrow")),
    ]
    for old, new in pairs:
        assert overlap([old], [new])
        filed = Filed({f"t-{n}": post(n + 5) for n in range(MANY)} | {"t-x": old})
        assert filed.among(new) == ["t-x"]


def test_of_many_that_begin_with_the_same_words_those_are_compared_that_have_more_in_common():
    filed = Filed({f"t-{n}": Post("Hello, I have a question", author="Ann") for n in range(MANY)} | {"t-x": post(9)})
    assert filed.among(Post("Hello, I have a question", author="Ann")) == [f"t-{n}" for n in range(MOST)]
    found = filed.among(Post("Hello, I have a question", author="Ann"), post(9))
    assert len(found) == MOST
    assert "t-x" in found


def test_one_with_a_post_that_was_taken_out_is_always_compared():
    filed = Filed(
        {f"t-{n}": post(n) for n in range(MANY)} | {"t-x": Post(state=State.REMOVED, fingerprint="ab-0123456789abcdef")}
    )
    assert filed.among(post(MANY)) == ["t-x"]


def test_pages_that_go_on_are_found_among_many():
    namesakes = Namesakes()
    pages = {f"t-{n}": (CapturedPage(1 + n % 2, None, "x.html"),) for n in range(6)}
    for identity, known in pages.items():
        namesakes.changed(Thread("Lamps", id=identity, pages=known, boards=("Oil",)))
    more = Thread("Lamps", pages=(CapturedPage(2, None, "y.html"),))
    assert namesakes.continued_by(pages, more) == ["t-0", "t-2", "t-4"]
    assert namesakes.continued_by(pages, Thread("Lamps")) == []
    elsewhere = Thread("Lamps", pages=(CapturedPage(2, None, "y.html"),), boards=("Wicks",))
    assert namesakes.continued_by(pages, elsewhere) == []


# -- the second and the third of a title, on the disk


@pytest.fixture
def three(tmp_path):
    dumps = Dumps(tmp_path)
    for n in (1, 3, 5):
        dumps.convert(dumps.add(f"{n}.txt", TITLE_ONLY, unnamed(1), said(n), said(n + 1)))
    assert len(folders_of(dumps)) == 3
    return dumps


def folders_of(dumps: Dumps) -> set[str]:
    return {name.rpartition("/")[0] for name in dumps.posts()}


def file_of(dumps: Dumps, n: int) -> str:
    (name,) = [name for name, post in dumps.posts().items() if sentence(n) in post.body]
    return name


@pytest.mark.parametrize("n", [1, 3, 5])
def test_a_namesake_whose_title_people_changed_is_still_found_by_its_first_one(three, n):
    gone = file_of(three, n)
    three.edit(
        f"{gone.rpartition('/')[0]}/thread.md", lambda text: text.replace("Title: Rewiring the lamp room", "Title: New wires")
    )
    three.edit(gone, lambda text: text.partition("\n---\n")[0] + "\nState: removed\n---\n")
    before = three.posts()
    more = three.add("more.txt", TITLE_ONLY, unnamed(1), said(n), said(n + 1), said(8))
    report = three.convert(more)
    assert report.posts == {Outcome.REMOVED: 1, Outcome.MERGED: 1, Outcome.NEW: 1}
    assert three.posts().keys() - before.keys() == {f"{gone.rpartition('/')[0]}/p1-8.md"}


def test_pages_that_may_be_of_any_namesake_are_named_with_all_of_them(three):
    report = three.convert(three.add("more.txt", TITLE_ONLY, unnamed(2), said(8, page=2)))
    named = {where for where in folders_of(three) if any(where in remark.text for remark in report.unsure)}
    assert len(folders_of(three)) == 3
    assert named == folders_of(three)
