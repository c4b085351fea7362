"""Random histories of an archive keep everything; and the judge of them notices what would be lost."""

from __future__ import annotations

import dataclasses
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from support.histories.draw import MEMORY, history, outcome
from support.histories.forms import ENGINES
from support.histories.world import Setting, World

SEEDS = {  # a slice of what holds; `make histories` plays hundreds, and counts what does not
    "A": (*range(12), 219),
    "B": (
        *range(6),
        *range(7, 12),
        22,
        172,
        214,
        1192,
        400_360,
        400_507,
        500_011,
        500_098,
        500_743,
        505_054,
        600_018,
        903_607,
        903_763,
        904_018,
    ),
    "C": (
        0,
        1,
        3,
        4,
        5,
        7,
        8,
        9,
        11,
        20,
        26,
        33,
        37,
        48,
        119,
        158,
        173,
        266,
        350,
        383,
        521,
        557,
        500_279,
        500_309,
        500_540,
        500_543,
        500_837,
        500_951,
        612_099,
        905_027,
    ),
}
SMALL = st.integers(0, 30)


@pytest.mark.parametrize("sort", SEEDS)
def test_histories_lose_nothing(sort):
    wrong = {}
    for seed in SEEDS[sort]:
        world, found = outcome(history(seed, sort))
        if found:
            wrong[seed] = [*map(str, found), *world.log[-12:]]
    assert not wrong, f"`make histories HISTORIES='--sort {sort} --seed {min(wrong)}'` shows the shortest way to it"


class Archive(RuleBasedStateMachine):
    """A thread with ids in all its captures, which lives, is captured, converted and edited in whatever turn."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
        self.world = World(self.folder, Setting())

    def take(self, *step: object) -> None:
        assert not (found := self.world.step(step)), "\n".join([*map(str, found), *self.world.log])

    @initialize(engine=st.sampled_from(ENGINES), sticky=st.booleans(), is_dated=st.booleans())
    def begin(self, engine, sticky, is_dated):
        self.world = World(self.folder, Setting(engine, sticky=sticky, is_dated=is_dated))
        self.take("write", 0, "long", 0)

    @rule(author=st.integers(0, 2), kind=st.sampled_from(["long", "short", "quote", "picture"]), seed=SMALL)
    def write(self, author, kind, seed):
        self.take("write", author, kind, seed)

    @rule(index=SMALL, how=st.sampled_from(["fuller", "changed"]))
    def edit(self, index, how):
        self.take("edit", index, how)

    @rule(index=SMALL)
    def delete(self, index):
        self.take("delete", index)

    @rule(per_page=st.integers(2, 5), page=st.integers(1, 4))
    def save_page(self, per_page, page):
        self.take("capture", "page", per_page, page)

    @rule(numbers=st.booleans(), dates=st.booleans(), shuffled=st.integers(0, 3), first=st.integers(0, 3))
    def export(self, numbers, dates, shuffled, first):
        self.take("capture", "jsonl", 5, 1, True, numbers, dates, shuffled, first)

    @precondition(lambda self: self.world.waiting)
    @rule(order=st.integers(0, 9), in_one=st.booleans())
    def convert(self, order, in_one):
        self.take("convert", order, 0, in_one)

    @precondition(lambda self: self.world.done)
    @rule(index=SMALL, renamed=st.booleans())
    def convert_again(self, index, renamed):
        self.take("again", index, renamed)

    @precondition(lambda self: self.world.done)
    @rule(index=SMALL, how=st.sampled_from(["remove", "rewrite", "note", "author", "date"]))
    def people(self, index, how):
        self.take("people", index, how)

    def teardown(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def test_whatever_happens_with_ids():
    health = [hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.data_too_large]
    settings = hypothesis.settings(max_examples=15, stateful_step_count=15, suppress_health_check=health)
    run_state_machine_as_test(Archive, settings=settings)


# -- the judge


@pytest.fixture
def world(tmp_path) -> World:
    """Three posts of three authors, converted from a page."""
    world = World(tmp_path, Setting())
    for author in range(3):
        world.step(("write", author, "long", author))
    world.step(("capture", "page", 5, 1))
    assert world.step(("convert", 0, 0, False)) == []
    return world


def spoil(world: World, name: str, change: Callable[[str], str]) -> None:
    path = next(world.root.glob(f"threads/*/*/*/{name}"))
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def kinds(world: World) -> set[str]:
    """What the judge says of the archive as it is now, after a run that is said to have read nothing."""
    from stillboard.convert.report import Report

    return {found.kind for found in world.judge.judge(Report(), [])}


def test_a_file_that_is_gone_is_noticed(world):
    next(world.root.glob("threads/*/*/*/9004.md")).unlink()
    assert kinds(world) == {"lost"}


def test_a_second_file_is_noticed(world):
    path = next(world.root.glob("threads/*/*/*/9004.md"))
    path.with_name("p7-1.md").write_bytes(path.read_bytes())
    assert "twice" in kinds(world)


def test_another_authors_name_is_noticed(world):
    spoil(world, "9004.md", lambda text: text.replace("Author: Ada", "Author: Pell"))
    assert kinds(world) >= {"author"}


def test_other_words_are_noticed(world):
    own = world.thread.posts[1].tokens[0]
    spoil(world, "9004.md", lambda text: text.replace(own, "nothing"))
    assert kinds(world) >= {"words"}


def test_the_wrong_order_is_noticed(world):
    spoil(world, "9004.md", lambda text: text.replace("Number: 2", "Number: 9").replace("Place: 1-2", "Place: 1-9"))
    assert kinds(world) >= {"order-ids", "order-instants", "order-one"}


def test_a_post_that_took_anothers_place_is_noticed(world):
    spoil(world, "9004.md", lambda text: text.replace("Source: page-1.html#2", "Source: page-1.html#2\nSource: page-1.html#3"))
    assert kinds(world) >= {"swallowed"}


@pytest.mark.parametrize("how", ["remove", "rewrite"])
def test_what_was_taken_out_and_comes_back_is_noticed(world, how):
    before = world.judge.read()
    world.step(("people", 1, how))
    assert kinds(world) == set()
    (world.root / before[1].path).with_name("p7-1.md").write_text(before[1].text, encoding="utf-8")
    assert kinds(world) >= {"revived", "twice-edited"}
    (world.root / before[1].path).write_text(before[1].text, encoding="utf-8")
    assert "edit-lost" in kinds(world)


def test_what_comes_back_is_named_where_one_line_of_a_report_has_both_files(world):
    first, second, *_ = world.judge.read()
    world.judge.told_of = [(first.path, "has no number"), (second.path, "has no number")]
    assert not world.judge.names_both(first, [second])
    world.judge.told_of.append((first.path, f"may be the same post as {second.path}"))
    second.post = dataclasses.replace(second.post, sources=())
    assert world.judge.names_both(first, [second])
    second.post = first.post  # what one capture shows once is not in two files
    assert not world.judge.names_both(first, [second])


def test_sums_that_do_not_agree_are_noticed(world):
    from stillboard.convert.report import Report

    assert {found.kind for found in world.judge.account(Report(yielded=3), world.done)} == {"exit", "sums"}
