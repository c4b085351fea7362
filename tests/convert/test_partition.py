"""Each post that a run reads is in one file, and no two of a capture in the same, or the report says why it is in none; and its
numbers are those of the files.

Random histories, as `test_histories` plays them: whatever is converted in whatever order, and whatever people edit in between.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from stillboard.convert.report import Outcome, Report
from stillboard.model import State
from support.histories.draw import MEMORY, history
from support.histories.forms import Dump
from support.histories.judge import Violation
from support.histories.world import World

FILED = (Outcome.NEW, Outcome.UNCHANGED, Outcome.IMPROVED, Outcome.MERGED)


class Counted(World):
    """A world each of whose runs is counted again, in the files."""

    def _convert(self, dumps: Sequence[Dump], *, as_folder: bool) -> list[Violation]:
        before = {filed.path for filed in self.judge.read()}
        self.reports: list[Report] = []
        found = super()._convert(dumps, as_folder=as_folder)
        if self.reports and not found:
            first, *again = self.reports
            self.count(first, dumps, before)
            for report, dump in zip(again, self.done[-len(dumps) :], strict=True):
                if not report.unchanged:
                    self.count(report, [dump], {filed.path for filed in self.judge.read()})
        return found

    def _run(self, paths, day):
        report, errors = super()._run(paths, day)
        self.reports += [report] if report else []
        return report, errors

    def count(self, report: Report, dumps: Sequence[Dump], before: set[str]) -> None:
        """`before`: the files that there were."""
        files = {filed.path: filed.post for filed in self.judge.read()}
        held: dict[str, set[str]] = defaultdict(set)  # the files that say to be what a capture shows
        for path, post in files.items():
            for source in (*post.sources, *self.judge.noted.get(path.removesuffix(".md"), ())):
                held[shown_as(str(source))].add(path)
        why = {shown_as(str(one.where)): str(one.reason) for one in report.skipped}
        why |= {shown_as(one.where): one.text for one in report.unsure if one.text.startswith("left out")}
        counted: Counter[str] = Counter()
        shown = [[f"{name}#{one.nth}" for name in self._names(dump)] for dump in dumps for one in dump.posts]
        for names in shown:
            paths = {path for name in names for path in held[name]}
            is_told = any(why.get(name) for name in names)
            assert len(paths) == 1 or (is_told and not paths), f"{names} is in {sorted(paths) or 'no file'}"
            if not paths:
                counted["left out"] += 1
                continue
            (path,) = paths
            is_out = files[path].state is State.REMOVED
            counted["removed" if is_out else "edited" if path in self.judge.edited else "filed"] += 1
        said = report.posts
        assert said[Outcome.SKIPPED] == len(report.skipped)
        assert said[Outcome.NEW] == len([path for path in files.keys() - before if files[path].state is not State.REMOVED])
        assert said[Outcome.LEFT_ALONE] == counted["edited"]
        assert sum(said[outcome] for outcome in FILED) == counted["filed"]
        assert said[Outcome.SKIPPED] + said[Outcome.REMOVED] == counted["left out"] + counted["removed"]
        assert report.balanced
        assert report.yielded == len(shown)
        for dump in dumps:
            once = [held[f"{self._names(dump)[0]}#{one.nth}"] for one in dump.sequence]
            twice = Counter(path for paths in once for path in paths)
            assert max(twice.values(), default=1) == 1, f"{twice.most_common(1)} is of two posts of {dump.name}"

    def _names(self, dump: Dump) -> list[str]:
        """The names by which these bytes were converted: files say the first."""
        return [known.name for known in self.done if known.data == dump.data]


def shown_as(source: str) -> str:
    """What a capture shows, by the names of its dump and the post's count: `run-3/page-1.html#2` is `page-1.html#2`."""
    return source.rpartition("/")[2]


def test_each_post_of_a_run_is_in_one_file_or_the_report_says_why_not():
    played = 0
    for seed in range(300, 320):
        wanted = history(seed)
        if wanted.setting.same_names:  # then a name does not say which capture is meant
            continue
        folder = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
        try:
            world = Counted(folder, wanted.setting)
            for step in wanted.steps:
                if step[0] != "permuted":
                    world.step(step)
            played += len(world.done)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    assert played > 100
