"""The archive as a whole, in numbers that add up; and the banner, which is on every page and safe."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillboard.errors import SettingsError
from stillboard.model import Forum
from stillboard.outputs import overview
from stillboard.site import config, plots
from support.filed import BASE, site, thread, written


def test_counts_add_up(tmp_path: Path) -> None:
    written(tmp_path, Forum("Lamps", id="lamps"), Forum("Talk", id="talk", path="talk"))
    thread(tmp_path, "lamps", "1", posts=3, page_count=9)
    thread(tmp_path, "talk", "2", posts=2)
    (item,) = overview.OUTPUT.build(site(tmp_path))
    page = item.record
    assert (page.all_threads, page.all_posts, page.partial, page.undated, page.plot) == (2, 5, 1, 5, None)
    assert [(view.title, view.address, view.posts) for view in page.sources] == [("Lamps", "/forums/", 3), ("Talk", "/talk/", 2)]


def test_an_archive_without_threads_has_nothing_to_tell(tmp_path: Path) -> None:
    written(tmp_path, Forum("Lamps", id="lamps"))
    made = site(tmp_path)
    assert not list(overview.OUTPUT.build(made))
    assert (made.frame("/").overview, made.frame("/").archive) == ("", "")


def test_bars_are_as_high_as_their_counts_and_none_is_lost() -> None:
    counts = {"2013-11": 1000, "2014-02": 1, "2014": 7, "": 3}
    every = plots.line(counts)
    assert every == ["2013-11", "2013-12", "2014-01", "2014-02"]
    assert plots.path(every, counts) == "M0 60v-60h3v60zM12 60v-1h3v1z"
    assert plots.width(every) == 15
    assert plots.years(counts) == {"2013": 1000, "2014": 8}


@pytest.mark.parametrize(("first", "last"), [("0001-01", "9999-12"), ("0001", "9999")])
def test_wild_dates_make_no_plot_without_end(first: str, last: str) -> None:
    assert plots.span(first, last) == []
    assert plots.line({first: 1, last: 1}) == []


def test_a_banner_is_safe_and_its_links_lead_where_they_say(tmp_path: Path) -> None:
    written(tmp_path, Forum("Lamps", id="lamps", addresses=("https://old.example/",)))
    thread(tmp_path, "lamps", "1")
    words = (
        "We are [here](https://old.example/threads/lamp.1/) <script>x</script> [no](javascript:x) ![](https://old.example/a.png)"
    )
    banner = site(tmp_path, FORUM_BANNER=words).frame("/").banner
    assert 'href="https://old.example/threads/lamp.1/"' in banner
    assert "<script" not in banner
    assert "javascript:" not in banner
    assert "<img" not in banner


@pytest.mark.parametrize("value", [None, 7, "x" * 1001, "![](/content/attachments/aa/x.png)"])
def test_a_banner_is_a_line_of_words(value: object) -> None:
    with pytest.raises(SettingsError, match="FORUM_BANNER"):
        config.read({**BASE, "PATH": "content", "FORUM_BANNER": value})
