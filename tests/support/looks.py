"""What tests of how pages look ask for: the rules of axe, and what reaches beyond the window."""

from __future__ import annotations

COLOURS = ["color-contrast", "link-in-text-block"]  # the rules that look at colours
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


# What reaches beyond the window, and no box around it scrolls or cuts it off.
STICKING_OUT = """width => {
    const boxed = one => {
        for (let up = one.parentElement; up && up !== document.body; up = up.parentElement)
            if (getComputedStyle(up).overflowX !== 'visible') return true
        return false
    }
    return [...document.querySelectorAll('body *')]
        .filter(one => one.getBoundingClientRect().right > width + 1 && !boxed(one))
        .map(one => one.outerHTML.slice(0, 100))
}"""
