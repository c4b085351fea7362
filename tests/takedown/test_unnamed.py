"""Titles, tags, prefixes, polls, signatures and names of files: what was taken out of them no later conversion brings back."""

from __future__ import annotations

import dataclasses
import hashlib
import re

import pytest

from stillboard.dumps import attachment_path
from stillboard.model import Attachment, Member, PollOption, Thread
from stillboard.site.tags import Tag
from stillboard.takedown import take_down
from support.scripted import FOLDER, FORUM, THREAD, Dumps, known, on_pages
from support.taken import MEMBER, OLD, PELL, by_pell

NAME = "Marlowe Quint"
QUINT = Member(NAME, member_id="5", address=f"{OLD}members/5/")
PICTURE = Attachment("marlowe-quint.png", hashlib.sha256(b"p").hexdigest(), lambda: b"p")
NAMED = re.compile(r"marlowe\W{0,2}_?quint", re.IGNORECASE)


def naming(thread: Thread, name: str = NAME) -> Thread:
    """The thread, with the name in whatever stands over its posts."""
    return dataclasses.replace(
        thread,
        title=f"A lamp for {name}, of oil",
        prefix=name,
        tags=(name.lower().replace(" ", "-"), "lamps"),
        poll=f"Who is {name}?",
        poll_options=(PollOption(name, 3), PollOption("Pell")),
    )


def elsewhere(page: int, thread_id: str = "700") -> Thread:
    """Another thread, at an address that names somebody."""
    other = dataclasses.replace(THREAD, thread_id=thread_id, slug="a-lamp-for-marlowe-quint", addresses=(f"{OLD}t/{thread_id}/",))
    return naming(on_pages(other, page))


def convert(dumps: Dumps, name: str, *items: object) -> str:
    """File what is given; the remarks."""
    report = dumps.convert(dumps.add(name, FORUM, *items))
    assert report.balanced
    return "\n".join(f"{remark.where}: {remark.text}" for remark in report.remarks)


def hits(dumps: Dumps, pattern: re.Pattern[str] = NAMED) -> list[str]:
    """The lines, and the names of files, that name somebody."""
    found = [f"{path}: {line}" for path, text in dumps.files().items() for line in text.split("\n") if pattern.search(line)]
    return found + [path for path in dumps.files() if pattern.search(path)]


@pytest.fixture
def taken(dumps: Dumps) -> Dumps:
    """An archive without Marlowe Quint, of which a person has gone through what was listed."""
    convert(dumps, "a.html", naming(on_pages(THREAD, 1)), QUINT, PELL, known(1, author=NAME), by_pell(2, "Words."))
    account = take_down(dumps.root, NAME)
    for path in {place.path for place in account.look}:
        dumps.edit(path, lambda text: NAMED.sub("somebody", text))
    assert hits(dumps) == []
    return dumps


def test_a_new_thread_has_no_such_name_in_what_stands_over_its_posts(taken):
    wren = Member("Wren", member_id="8", signature="As Marlowe Quint says:\n\nlight it.", title="marlowe_quint's friend")
    body = f"Here: ![]({attachment_path(PICTURE)})"
    said = convert(
        taken, "b.html", elsewhere(1), PELL, wren, by_pell(50, "Words.", title=f"Re: {NAME}"), by_pell(51, body), PICTURE
    )
    assert hits(taken) == []
    head = taken.files()["threads/lanternside-forum/0/a-lamp-for.700/thread.md"]
    for line in ("Title: A lamp for …, of oil", "Prefix: …", "Tags: …; lamps", "Poll: Who is …?", "Poll-option: 3 …"):
        assert line in head.split("\n"), line
    for what in ("thread.md: {} Title, ", "members/lanternside-forum/wren.8.md: {} ", "50.md: {} Title"):
        assert what.format("the name of somebody who was taken down is left out of") in said
    assert "shows a file whose name named somebody who was taken down" in said
    assert [path for path in taken.files() if path.endswith("-file.png")]
    before = taken.files()
    again = convert(
        taken, "c.html", elsewhere(1), PELL, wren, by_pell(50, "Words.", title=f"Re: {NAME}"), by_pell(51, body), PICTURE
    )
    assert hits(taken) == []
    assert "left out of" not in again  # it was said
    assert set(taken.files()) == set(before)


def test_votes_of_a_poll_are_counted_on_where_an_option_has_no_name_any_more(taken):
    def voted(page: int, *votes: int) -> Thread:
        texts = (f"{NAME}, of course", "Pell", f"Pell and {NAME}")
        return dataclasses.replace(elsewhere(page), poll_options=tuple(map(PollOption, texts, votes)))

    convert(taken, "b.html", voted(1, 3, 1, 0), PELL, by_pell(50, "Words."))
    convert(taken, "c.html", voted(2, 7, 2, 1), PELL, by_pell(51, "More of them."))
    filed = taken.thread("threads/lanternside-forum/0/a-lamp-for.700").poll_options
    assert filed == (PollOption("…, of course", 7), PollOption("Pell", 2), PollOption("Pell and …", 1))
    others = (PollOption("Wren, of all"), PollOption("Pell", 9), PollOption("Pell and"))
    other = dataclasses.replace(elsewhere(3), poll_options=others)
    convert(taken, "d.html", other, PELL, by_pell(52, "The last words."))
    assert taken.thread("threads/lanternside-forum/0/a-lamp-for.700").poll_options == filed


def test_another_title_of_a_thread_that_was_edited_comes_without_the_name_and_still_finds_it(taken):
    convert(taken, "b.html", naming(on_pages(THREAD, 2)), PELL, by_pell(3, "More words."))
    assert hits(taken) == []
    assert "Titles: A lamp for …, of oil" in taken.files()[f"{FOLDER}/captures.txt"]
    folders = {path.rpartition("/")[0] for path in taken.files() if path.startswith("threads/")}
    nameless = dataclasses.replace(naming(on_pages(THREAD, 3)), thread_id="", addresses=(), slug="")
    convert(taken, "c.html", nameless, PELL, by_pell(4, "Words of few.", original_id=""))
    assert hits(taken) == []
    assert {path.rpartition("/")[0] for path in taken.files() if path.startswith("threads/")} == folders


def test_what_the_archive_has_stays_until_a_person_edits_it(dumps):
    first = (
        naming(on_pages(THREAD, 1)),
        QUINT,
        PELL,
        known(1, author=NAME),
        by_pell(2, f"![]({attachment_path(PICTURE)})"),
        PICTURE,
    )
    convert(dumps, "a.html", *first)
    take_down(dumps.root, NAME)
    before = dumps.files()
    for name in ("a.html", "b.html"):
        dumps.convert(dumps.add(name, FORUM, *first), again=True)
        now = {path: text for path, text in dumps.files().items() if not path.startswith("takedowns/")}
        kept = {path: text for path, text in before.items() if not path.startswith("takedowns/")}
        if name == "a.html":
            assert now == kept
    assert "Title: A lamp for Marlowe Quint, of oil" in dumps.files()[f"{FOLDER}/thread.md"]
    assert "…" not in dumps.files()[f"{FOLDER}/thread.md"]


def test_a_name_that_is_a_word_goes_only_where_nothing_else_can_be_meant(dumps):
    lamp = Member("Lamp", member_id="5", address=f"{OLD}members/5/")
    convert(dumps, "a.html", on_pages(THREAD, 1), lamp, PELL, known(1, author="Lamp"), by_pell(2, "Words."))
    take_down(dumps.root, "Lamp")
    new = dataclasses.replace(
        elsewhere(1),
        title="A lamp will not light",
        slug="a-lamp",
        prefix="Oil lamp",
        tags=("lamp", "lamp oil"),
        poll="Does @lamp know?",
        poll_options=(PollOption("Lamp"), PollOption("The other lamp")),
    )
    said = convert(dumps, "b.html", new, PELL, by_pell(50, "Words."))
    head = dumps.files()["threads/lanternside-forum/0/a-lamp.700/thread.md"].split("\n")
    for line in (
        "Title: A lamp will not light",
        "Prefix: Oil lamp",
        "Tags: …; lamp oil",
        "Poll: Does @… know?",
        'Poll-option: "- …"',
        'Poll-option: "- The other lamp"',
    ):
        assert line in head, line
    assert "names somebody who was taken down, in Title and Prefix" in said  # for a person to look at


def test_what_was_listed_with_a_name_of_one_word_comes_back_without_it(dumps):
    thread = dataclasses.replace(on_pages(THREAD, 1), title="Thanks to Marlow")
    convert(dumps, "a.html", thread, MEMBER, PELL, known(1), by_pell(2, "Words."))
    take_down(dumps.root, "Marlow")
    for number, title, left in ((700, "Thanks to Marlow", "Thanks to …"), (701, "Marlow and his lamp", "Marlow and his lamp")):
        other = dataclasses.replace(elsewhere(1, str(number)), title=title, slug="", prefix="", tags=(), poll="", poll_options=())
        convert(dumps, f"{number}.html", other, PELL, by_pell(number, f"Words of {number}."))
        (head,) = [text for path, text in dumps.files().items() if f".{number}/thread.md" in path]
        assert f"Title: {left}" in head.split("\n")


def test_tags_that_were_left_out_make_no_list_of_threads():
    places = [(0, n) for n in range(9)]
    assert Tag(is_prefix=False, folded="lamps", threads=places).has_page
    assert not Tag(is_prefix=False, folded="…", threads=places).has_page


def test_a_file_that_a_person_took_away_for_its_name_does_not_come_back_under_it(dumps):
    path = attachment_path(PICTURE)
    items = (on_pages(THREAD, 1), QUINT, PELL, known(1, author=NAME), by_pell(2, f"Here: ![]({path})"), PICTURE)
    convert(dumps, "a.html", *items)
    account = take_down(dumps.root, NAME)
    assert path.removeprefix("/content/") in {place.path for place in account.look}
    (dumps.root / path.removeprefix("/content/")).unlink()
    dumps.edit(f"{FOLDER}/9002.md", lambda text: text.replace(f"Here: ![]({path})", "Here it was."))
    for name in ("a.html", "b.html"):
        dumps.convert(dumps.add(name, FORUM, *items), again=True)
        assert hits(dumps) == []
