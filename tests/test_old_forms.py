"""Every old form of every engine names what it meant, where the engine is known."""

from __future__ import annotations

import pytest

from stillboard import addresses
from stillboard.addresses import ForumAddress
from support import old_addresses
from support.old_addresses import FILE, MEMBER, PAGE, POST, THREAD


def test_there_are_forms_of_every_engine():
    assert len(old_addresses.table()) >= 120
    assert {addresses.engine_of(engine) for engine in old_addresses.FORMS} >= set(addresses.forms.FORMS) - {"wpforo"}


@pytest.mark.parametrize(("engine", "form", "kind"), old_addresses.table())
def test_it_names_what_it_meant(engine: str, form: str, kind: str) -> None:
    named = addresses.read(old_addresses.root(engine) + form, addresses.engine_of(engine))
    if named is None:
        assert engine == "bbPress"  # known by the thread's own address
        return
    assert fits(named, kind), named


def fits(named: ForumAddress, kind: str) -> bool:
    if kind == POST:
        return named.post == "99" or (named.thread, named.number) == ("12", 19)
    if kind == PAGE:
        return (named.post, named.thread) == ("", "12") and (named.page == 2 or named.start == 10)
    if kind == THREAD:
        return (named.post, named.thread, named.page, named.start, named.number) == ("", "12", 0, 0, 0)
    if kind == FILE:
        return named.file == "77" and not named.post
    return named.member in ("5", "Wren") if kind == MEMBER else named.board == "3"


def test_the_engine_decides_where_two_know_a_form():
    address = "https://x.example/viewtopic.php?id=12&p=2"
    assert addresses.read(address, "fluxbb") == ForumAddress(thread="12", page=2)
    assert addresses.read("https://x.example/viewtopic.php?t=12&p=2", "fluxbb") == ForumAddress(thread="12", post="2")
    assert addresses.read("https://x.example/lamps/12-wicks.html") is None
    assert addresses.read("https://x.example/lamps/12-wicks.html", "vbulletin") == ForumAddress(thread="12")


def test_a_bare_id_counts_where_the_engine_has_such_whatever_the_address():
    """A server that leads viewtopic.php?t=12#99 to the thread's page sees nothing of the #, which the browser takes along."""
    assert addresses.read("https://x.example/threads/wicks.12/#99", "phpbb") == ForumAddress(thread="12", post="99")
    assert addresses.read("https://x.example/threads/wicks.12/#99", "xenforo") == ForumAddress(thread="12")
