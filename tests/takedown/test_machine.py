"""Whatever is written, captured and taken down, in whatever turn: what goes is gone for good, and what others wrote stays."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import hypothesis
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from support.taken_world import AFTER, CONTAINERS, CUTS, MOVED, NAMED, PEOPLE, TakenWorld

EXAMPLES = int(os.environ.get("STILLBOARD_TAKEDOWNS", "20"))
WHO = st.sampled_from(sorted(PEOPLE))
THREADS = st.sampled_from([1, 2])
SMALL = st.integers(0, 12)
QUOTES = st.lists(
    st.tuples(SMALL, st.sampled_from(CONTAINERS), st.sampled_from(CUTS), st.sampled_from(NAMED), st.sampled_from(AFTER)),
    max_size=2,
)
# Of a post that was taken out before, few words in a row are not known again.
LATER = st.lists(
    st.tuples(
        SMALL,
        st.sampled_from(CONTAINERS),
        st.sampled_from(("whole", "begin", "cut")),
        st.sampled_from(NAMED),
        st.sampled_from(AFTER),
    ),
    max_size=2,
)


class Archive(RuleBasedStateMachine):
    """A forum of two threads, which is captured while things are taken out of its archive."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.world = TakenWorld(self.folder)

    def judge(self) -> None:
        assert not (found := [*self.world.problems()]), "\n".join([*found, *self.world.log])

    @initialize(first=WHO, second=WHO, quotes=QUOTES)
    def begin(self, first, second, quotes):
        self.world.write(first, 1, 24, [], "")
        self.world.write(second, 1, 12, quotes, "")
        self.world.capture(1)

    @rule(who=WHO, thread=THREADS, length=st.sampled_from([3, 10, 24]), quotes=QUOTES, mention=st.sampled_from(["", *PEOPLE]))
    def write(self, who, thread, length, quotes, mention):
        world = self.world
        if world.out:
            quotes = [(*one[:2], "whole" if one[2] == "few" else one[2], *one[3:]) for one in quotes]
        world.write(who, thread, length, quotes, mention)

    @rule(thread=THREADS, edited=SMALL, has_ids=st.booleans())
    def capture(self, thread, edited, has_ids):
        shown = {n for n, post in self.world.posts.items() if post.thread == thread}
        is_new = not shown <= self.world.filed  # without ids nobody knows who is who under another name
        self.world.capture(thread, has_ids=has_ids or is_new or self.world.is_renamed, edited=edited)
        self.judge()

    @rule(thread=THREADS)
    def capture_elsewhere(self, thread):
        self.world.capture(thread, forum=MOVED)
        self.judge()

    @rule(who=WHO)
    def rename(self, who):
        self.world.rename(who)

    @rule(index=SMALL, newline=st.sampled_from(["\n", "\r\n"]))
    def edit(self, index, newline):
        self.world.edit(index, newline)

    @precondition(lambda self: self.world.filed - self.world.out)
    @rule(
        kind=st.sampled_from(["post", "thread", "member", "member"]), index=SMALL, shown_as=st.sampled_from(["", "", "A keeper"])
    )
    def take_down(self, kind, index, shown_as):
        if shown_as in self.world.out_members.values() or kind != "member":
            shown_as = ""
        self.world.take(kind, index, shown_as)
        self.judge()

    def teardown(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def test_whatever_is_taken_down():
    health = [hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.data_too_large]
    settings = hypothesis.settings(
        max_examples=EXAMPLES, stateful_step_count=8, suppress_health_check=health, deadline=None, report_multiple_bugs=False
    )
    run_state_machine_as_test(Archive, settings=settings)


def test_a_few_words_quoted_in_a_forum_that_moved_go_with_the_post(tmp_path):
    """As those do in the forum itself: the next conversion, which knows them, finds nothing to do."""
    world = TakenWorld(tmp_path)
    world.write("jones", 1, 24, [], "")
    world.write("jones", 1, 12, [(0, "{}", "few", "right", "\n\n")], "")
    world.capture(1)
    world.capture(1, forum=MOVED)
    world.write("jones", 1, 3, [(0, "indented", "few", "right", "\n\n")], "")
    world.capture(1, forum=MOVED)
    world.take("post", 0, "")
    assert [*world.problems()] == []
