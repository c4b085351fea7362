"""A second engine: pages of each template in Firefox. Skipped, loudly, where there is none."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from support.builds import PATIENCE
from support.extremes import PAGES, SETTINGS, fill
from support.firefox import Window, firefox, running
from support.inprocess import build
from support.looks import OPENED
from support.serving import served

pytestmark = pytest.mark.skipif(not firefox(), reason="NO FIREFOX: pages are looked at in Chromium alone")
THREAD = "threads/worst.70/"
WIDTHS = "[innerWidth, document.documentElement.scrollWidth]"
# Its windows cannot be made as narrow as a telephone: as readers do it, the page is made larger.
ENLARGE = "gBrowser.selectedBrowser.fullZoom = innerWidth / 320; return gBrowser.selectedBrowser.fullZoom"
SAID = """return Services.console.getMessageArray()
    .filter(one => one instanceof Ci.nsIScriptError && one.sourceName.startsWith('http:'))
    .map(one => one.errorMessage)"""


@pytest.fixture(scope="module", params=["en", "ar"], ids=["ltr", "rtl"])
def site(request, tmp_path_factory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp(request.param)
    fill(folder / "content")
    assert build(folder, folder / "content", FORUM_LANG=request.param, **SETTINGS).error == ""
    with served(folder / "output") as address:
        yield address


@pytest.fixture(scope="module")
def window(tmp_path_factory) -> Iterator[Window]:
    with running(tmp_path_factory.mktemp("firefox")) as opened:
        yield opened


def until(window: Window, said: str) -> None:
    end = time.monotonic() + PATIENCE
    while not window.evaluate(said):
        assert time.monotonic() < end, said
        time.sleep(0.05)


def test_nothing_is_wider_than_a_telephone_and_nothing_is_refused(window, site):
    window.browser("Services.console.reset()")
    found = {}
    for name, place in PAGES.items():
        window.goto(site + place)
        window.browser(ENLARGE)
        until(window, "innerWidth <= 321")
        window.evaluate(OPENED)
        inner, wide = window.evaluate(WIDTHS)
        if wide > inner:
            found[name] = (inner, wide)
    assert found == {}
    assert window.browser(SAID) == []


def test_a_reader_comes_by_a_link_and_reads_on(window, site):
    window.goto("about:blank")
    window.goto(f"{site}{THREAD}#post-7020")
    assert 0 <= window.evaluate("document.getElementById('post-7020').getBoundingClientRect().top") < 300
    until(window, "document.documentElement.dataset.scripts === 'ready'")
    spoiler = "document.querySelector('.body details')"
    assert not window.evaluate(f"{spoiler}.open")
    window.evaluate(f"{spoiler}.querySelector('summary').click()")
    assert window.evaluate(f"{spoiler}.open && {spoiler}.querySelector('p').getBoundingClientRect().height > 0")
    window.evaluate("document.querySelector('.bar .reading').click()")
    assert window.evaluate("document.querySelectorAll('dialog[open] select').length") >= 2
    window.evaluate("document.querySelector('dialog').close()")
    window.evaluate("document.querySelector('.pager a[rel=next]').click()")
    until(window, f"location.pathname === '/{THREAD}page-2' && document.readyState === 'complete'")
    assert window.evaluate("document.querySelectorAll('article.post').length") == 20
