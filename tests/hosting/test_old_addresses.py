"""Real servers answer old addresses of every engine with 301, at the root and in a folder, and lead nowhere else."""

from __future__ import annotations

import http.client
import os
import random
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from stillboard.model import Member
from support import old_addresses, servers
from support.builds import put
from support.inprocess import build
from support.old_addresses import LANDS, POST

# What takes arithmetic, or a thread's own address: the script on 404.html leads these.
LEFT = ("&pp=10", "&pp=5", "perpage=10", "forums/topic/wick-trimming")


NAMES = {"Pell.A": "7", "pell.a": "8"}  # that differ in their letters' case


@pytest.fixture(scope="module", params=[(server, base) for server in servers.PROGRAMS for base in ("", "/forum")], ids="".join)
def site(request, tmp_path_factory) -> Iterator[str]:
    server, base = request.param
    servers.program(server)
    folder: Path = tmp_path_factory.mktemp("rules")
    old_addresses.forums(folder / "content")
    for name, own in NAMES.items():
        of = old_addresses.path("NodeBB")
        put(folder / "content", Member(name, id=own, slug="pell", member_id=own), of)
    address = f"https://archive.example{base}"
    assert build(folder, folder / "content", SITEURL=address, FORUM_HOST=server, FORUM_SEARCH="off").error == ""
    with servers.serving(server, folder / "server", folder / "output", base) as site:
        yield site


def test_every_form_is_answered(site: str) -> None:
    wrong = []
    left = 0
    for engine, form, kind in old_addresses.table():
        begin = f"{site}{old_addresses.path(engine)}/" if old_addresses.path(engine) else site
        asked, _, fragment = form.partition("#")
        status, location = servers.answer(f"{begin}{asked}")
        wanted = urlsplit(f"{begin}{LANDS[kind]}")
        if any(part in form for part in LEFT):
            left += 1
            if status != 404:
                wrong.append((engine, form, status, location))
            continue
        led = urlsplit(urljoin(site, location) if location else f"{begin}{asked}")
        to_page = led.path.rstrip("/") == wanted.path.rstrip("/") and led.fragment == wanted.fragment
        # Behind the #, which no server sees, stands the post: the page brings the reader on.
        to_thread = kind == POST and fragment and not led.fragment and "/threads/wick-trimming.12" in led.path
        if status != (301 if location else 200) or not (to_page or to_thread):
            wrong.append((engine, form, status, location))
    assert wrong == []
    assert left < 12


def test_a_member_of_several_words_is_led_to_by_what_is_made_of_the_name(site: str) -> None:
    begin = f"{site}{old_addresses.path('vBulletin 3')}".rstrip("/")
    status, location = servers.answer(f"{begin}/members/ada-bee.html")
    assert (status, urlsplit(location).path.rstrip("/")) == (301, urlsplit(f"{begin}/members/ada-bee.6").path)


def test_names_that_differ_in_case_lead_to_their_own_members(site: str) -> None:
    begin = f"{site}{old_addresses.path('NodeBB')}"
    for name, own in NAMES.items():
        status, location = servers.answer(f"{begin}/user/{name}")
        assert (status, urlsplit(location).path.rstrip("/")) == (301, urlsplit(f"{begin}/members/pell.{own}").path)


def test_what_names_nothing_is_missing(site: str) -> None:
    for path in ("showthread.php?t=999", "threads/12/page-7", "posts/1/", "viewtopic.php?p=-1", "_hosting/", "nothing"):
        assert servers.answer(f"{site}phpbb-3/{path}")[0] == 404
        assert servers.answer(f"{site}{path}")[0] == 404


def test_pages_stay_where_they_are(site: str) -> None:
    for path in ("", "threads/wick-trimming.12/", "threads/wick-trimming.12/page-2", "phpbb-3/threads/wick-trimming.12/page-3"):
        assert servers.answer(f"{site}{path}") == (200, "")
    assert servers.answer(f"{site}theme/forum.css?v=12&topic=12.0")[0] == 200
    status, location = servers.answer(f"{site}threads/wick-trimming.12/page-2?utm_source=x")
    assert (status, urlsplit(location).query) == (301, "")


FUZZED = 10_000 if os.environ.get("STILLBOARD_OLD_ADDRESSES") else 400


def test_nothing_leads_elsewhere(site: str) -> None:
    """Whatever an address asks for, it leads to a path of the site, or nowhere."""
    drawn = random.Random(12)  # noqa: S311 - the same each time
    forms = [form.partition("#")[0] for _, form, _ in old_addresses.table()]
    bad = [
        "//evil.example",
        "/\\evil.example",
        "https:evil.example",
        "javascript:x",
        "%0d%0aLocation:%20//evil.example",
        "%2f%2fevil.example",
        "@evil.example",
        "..%2f..",
        "12\t",
        "9" * 40,
    ]
    parts = urlsplit(site)
    connection = http.client.HTTPConnection(parts.netloc, timeout=60)
    led_here = 0
    for _ in range(FUZZED):
        form = drawn.choice(forms).replace("12", drawn.choice([*bad, "12"])).replace("99", drawn.choice([*bad, "99"]))
        path = f"{parts.path}{drawn.choice(['', '/', '//evil.example/', 'phpbb-3/', drawn.choice(bad)])}{form}"
        path = "".join(letter if "!" <= letter <= "~" else "%20" for letter in path)
        connection.request(
            "GET", f"/{path.lstrip('/')}" if drawn.random() < 0.8 else f"/{path}", headers={"Connection": "keep-alive"}
        )
        answer = connection.getresponse()
        answer.read()
        if location := answer.headers.get("Location"):
            led = urlsplit(urljoin(site, location))
            assert led.netloc == parts.netloc, (path, location)
            assert answer.headers.get_all("Location") == [location]
            led_here += 1
    connection.close()
    assert led_here > 20
