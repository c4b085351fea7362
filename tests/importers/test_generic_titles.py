"""Titles of threads on pages of no known engine whose way has the site's name and whose posts have the title behind "Re:"."""

from __future__ import annotations

import pytest

from stillboard.dumps import Capture
from stillboard.importers.generic import IMPORTER
from stillboard.model import Thread

POST = '<tr><td class="author">{who}</td><td><span class="sub">Re: Wicks</span> '
POST += '<i class="date">2014-06-0{n}</i><p>{said}</p></td></tr>'


@pytest.mark.parametrize("named", ["Wicks - Pier Club", "Pier Club - Wicks"])
@pytest.mark.parametrize("boards", ["", ' &raquo; <a href="/b">Lamps</a>'])
def test_the_title_that_stands_behind_re_is_the_threads(named, boards):
    said = ["The wick is far too long for it.", "Trim it by a finger, as they say.", "Mine burned well after that."]
    rows = "".join(POST.format(n=n, who=who, said=said[n - 1]) for n, who in enumerate(["Wren", "Pell", "Marlow"], 1))
    way = f'<div class="breadcrumbs"><a href="/">Pier Club</a>{boards}</div>'
    page = f"<!DOCTYPE html><html><head><title>{named}</title></head><body>{way}<table>{rows}</table></body></html>"
    found = IMPORTER.posts(Capture("page.html", page.encode))
    assert [item.title for item in found if isinstance(item, Thread)] == ["Wicks"]
