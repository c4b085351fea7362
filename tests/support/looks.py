"""What tests of how pages look ask for: what reaches beyond the window, and what axe finds."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from support.paths import TESTS

COLOURS = ["color-contrast", "link-in-text-block"]  # the rules that look at colours
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPENED = "document.querySelectorAll('details').forEach(one => { one.open = true })"
REVIEWED = TESTS / "browser" / "reviewed.toml"

# What reaches beyond the window on either side, and no box around it scrolls or cuts it off.
STICKING_OUT = """width => {
    const boxed = one => {
        for (let up = one.parentElement; up && up !== document.body; up = up.parentElement)
            if (getComputedStyle(up).overflowX !== 'visible') return true
        return false
    }
    return [...document.querySelectorAll('body *:not(.away, .skip)')]
        .filter(one => {
            const box = one.getBoundingClientRect()
            return box.width && (box.right > width + 1 || box.left < -1) && !boxed(one)
        })
        .map(one => one.outerHTML.slice(0, 100))
}"""

_RUN = """async ([rules, reviewed]) => {
    const found = await axe.run({runOnly: rules, resultTypes: ['violations', 'incomplete'], elementRef: true})
    const told = one => one.nodes.map(node => {
        const checks = [...node.any, ...node.all, ...node.none]
        const keys = checks.map(check => check.data?.messageKey ?? '')
        const known = reviewed.some(entry => entry.rule === one.id && keys.includes(entry.says)
            && node.element?.matches(entry.where))
        return [one.id, keys.join(), node.html.slice(0, 120), known]
    })
    return [found.violations.flatMap(told), found.incomplete.flatMap(told)]
}"""


@dataclass(frozen=True, slots=True)
class Findings:
    """What axe says of a page: what is wrong, and what it could not decide and nobody else has."""

    wrong: tuple[str, ...]
    undecided: tuple[str, ...]


@functools.cache
def reviewed() -> list[dict[str, str]]:
    """What axe cannot decide and people have: the rule, what axe says, which elements, and why it is right."""
    return tomllib.loads(REVIEWED.read_text("utf-8"))["reviewed"]


def axe(page: Any) -> None:
    """Load axe into a window's page. Its script may be large: once for each page that is opened."""
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate(Axe().axe_script)


def findings(page: Any, scheme: str) -> Findings:
    """Judge the page as it stands: by all rules in the light scheme, by those of colours in the dark one, which is no other."""
    page.emulate_media(color_scheme=scheme)
    rules = {"type": "tag", "values": RULES} if scheme == "light" else {"type": "rule", "values": COLOURS}
    wrong, undecided = page.evaluate(_RUN, [rules, reviewed()])
    return Findings(tuple(_told(wrong)), tuple(_told(one for one in undecided if not one[3])))


def _told(nodes: Any) -> Iterator[str]:
    for rule, says, html, _ in nodes:
        yield f"{rule} ({says}): {html}"
