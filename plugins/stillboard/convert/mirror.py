"""A dump judged as a whole: whether the pages that could be threads gave posts."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..errors import NoPosts
from .report import BLANK, NotThread, Report

FEW = 5  # pages that say something of a mirror


@dataclass(slots=True)
class Mirror:
    """The pages of one dump."""

    dump: str
    read: int = 0  # that gave posts, or whatever else their importers knew
    failed: int = 0
    blank: list[tuple[NoPosts, str]] = field(default_factory=list)
    """The pages of unknown software on which nothing looks like posts, and where they are."""

    def settle(self, report: Report) -> bool:
        """Report the pages without posts: counted where most of the others were read, else as errors, each. True for errors."""
        lost = self.failed + len(self.blank)
        pages = self.read + lost
        is_poor = lost * 2 > pages
        if is_poor and pages >= FEW:
            what = f"{self.dump}: {lost} of its {pages} pages that could be threads gave no posts"
            report.poor.append(f"{what}; no importer understands them, or they are of another kind: see the errors")
        if not is_poor:
            report.not_threads += [NotThread(where, BLANK, "look whether it is a thread") for _, where in self.blank]
            return False
        for error, where in self.blank:
            report.fail(error, where)
        return bool(self.blank)
