"""Lists of threads in other orders: each has every thread of the board once, or the first of a forum."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillboard.errors import SettingsError
from stillboard.model import Forum
from stillboard.outputs import boards, home, orders
from stillboard.site import config
from support.filed import BASE, site, thread, written

VIEWS = {"1": 7, "2": None, "3": 70, "4": 0, "5": None}
TITLES = {"1": "wick", "2": "Éclair", "3": "eclair", "4": "Ash", "5": "ash"}
ALL = {"FORUM_ORDERS": ["start", "replies", "views", "title"], "FORUM_THREADS_PER_PAGE": 2}


def filed(content: Path, views: bool = True) -> None:
    written(content, Forum("Lamps", id="lamps"))
    for n in range(1, 6):
        own = str(n)
        thread(content, "lamps", own, "Workshop", posts=n % 4 + 1, title=TITLES[own], views=VIEWS[own] if views else None)


def lists(content: Path, **more: object) -> dict[str, list[str]]:
    """Titles by order, the pages of a list one after the other."""
    found: dict[str, list[str]] = {}
    for item in orders.OUTPUT.build(site(content, **{**ALL, **more})):
        folder = item.file.rpartition("/")[0]
        found.setdefault(f"{folder} {item.record.label}", []).extend(row.title for row in item.record.threads)
    return found


def test_each_order_has_every_thread_once(tmp_path: Path) -> None:
    filed(tmp_path)
    found = lists(tmp_path)
    (board,) = {key.split(" ")[0] for key in found} - {""}
    assert board.startswith("forums/workshop.")
    assert found == {
        f"{board} Newest threads": ["ash", "Ash", "eclair", "Éclair", "wick"],
        f"{board} Most replies": ["eclair", "Éclair", "ash", "wick", "Ash"],
        f"{board} Most views": ["eclair", "wick", "Ash", "ash", "Éclair"],
        f"{board} Title": ["Ash", "ash", "eclair", "Éclair", "wick"],
        " Most replies": ["eclair", "Éclair"],
        " Most views": ["eclair", "wick"],
    }


def test_pages_lie_next_to_the_list_and_lead_to_one_another(tmp_path: Path) -> None:
    filed(tmp_path)
    made = site(tmp_path, **ALL)
    files = {item.file: item.record for item in orders.OUTPUT.build(made)}
    (first,) = [item.record for item in boards.OUTPUT.build(made) if item.file.endswith("/index.html")]
    assert [choice.title for choice in first.sorts] == ["Last post", "Newest threads", "Most replies", "Most views", "Title"]
    assert [choice.is_current for choice in first.sorts] == [True, False, False, False, False]
    for choice in first.sorts[1:]:
        page = files[f"{choice.address.strip('/')}.html"]
        assert [one.address for one in page.sorts if one.is_current] == [choice.address]
        assert page.pager.next == f"{choice.address}-2"
        assert page.pager.next.strip("/") + ".html" in files
    top = next(item.record for item in home.OUTPUT.build(made))
    assert [choice.address for choice in top.sorts] == ["/", "/by-replies", "/by-views"]


def test_a_list_of_one_page_has_one_order(tmp_path: Path) -> None:
    filed(tmp_path)
    assert lists(tmp_path, FORUM_THREADS_PER_PAGE=5) == {}
    made = site(tmp_path, **{**ALL, "FORUM_THREADS_PER_PAGE": 5})
    assert not any(item.record.sorts for output in (boards, home) for item in output.OUTPUT.build(made))


def test_nothing_is_sorted_by_views_that_nobody_knows(tmp_path: Path) -> None:
    filed(tmp_path, views=False)
    assert not [order for order in lists(tmp_path) if "views" in order]


@pytest.mark.parametrize("value", ["title", ["title", "title"], ["age"], [["title"]], None, [1]])
def test_orders_are_of_those_there_are(value: object) -> None:
    with pytest.raises(SettingsError, match="FORUM_ORDERS"):
        config.read({**BASE, "PATH": "content", "FORUM_ORDERS": value})
