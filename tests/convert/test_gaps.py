"""What the report says is not there: pages, numbers along the thread, quoted posts, files."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from stillboard.convert import gaps
from stillboard.convert.gaps import Gaps
from stillboard.convert.report import SHOWN, as_json, lines
from stillboard.model import Forum, Post, State, Thread
from support.growth import assert_linear
from support.scripted import FOLDER, FORUM, THREAD, TITLE_ONLY, Dumps, known, on_pages, post, unnamed

BASE = "https://forum.lanternside.example"


@pytest.fixture
def dumps(tmp_path: Path) -> Dumps:
    return Dumps(tmp_path)


def quoting(n: int, *addresses: str, **fields) -> Post:
    quotes = "\n\n".join(f"> **Pell** [wrote]({address}):\n>\n> Is it lit?" for address in addresses)
    return known(n, body=f"{quotes}\n\nYes, number {n} is.", **fields)


@pytest.mark.parametrize(
    ("captured", "last", "missing"),
    [([], 0, ""), ([], 3, "1-3"), ([1, 2, 3], 3, ""), ([2, 4], 6, "1, 3, 5-6"), ([1, 9], 3, "2-3"), ([3, 3], 4, "1-2, 4")],
)
def test_ranges(captured, last, missing):
    assert gaps.ranges(captured, last) == missing


def numbered(*numbers: int) -> list[Post]:
    return [Post("x", number=n) for n in numbers]


@pytest.mark.parametrize(
    ("thread", "posts", "missing"),
    [
        (THREAD, numbered(1, 2, 4, 9), "3, 5-8"),
        (THREAD, [*numbered(1, 4), Post("x")], ""),  # it may be the one without a number
        (dataclasses.replace(on_pages(THREAD, 1, 3), posts_per_page=3), numbered(1, 3, 7, 8, 9), "2"),
        (dataclasses.replace(on_pages(THREAD, 1, 2), posts_per_page=3), numbered(1, 6), "2-5"),
        (dataclasses.replace(on_pages(THREAD, 1), posts_per_page=1000), numbered(1, 1000), "2-999"),
        (dataclasses.replace(on_pages(THREAD, 1), posts_per_page=1001), numbered(1, 1001), ""),  # no forum's pages are so long
        (dataclasses.replace(on_pages(THREAD, 1), posts_per_page=10**14), numbered(1, 10**14), ""),
        (on_pages(THREAD, 1), numbered(1, 3), ""),  # nobody says how long a page is
        (THREAD, [Post("x")], ""),
        (THREAD, numbered(10**14), "1-99999999999999"),
    ],
)
def test_missing_numbers(thread, posts, missing):
    assert gaps.missing_numbers(thread, posts) == missing


def test_a_hole_along_the_thread_is_reported(dumps):
    report = dumps.convert(dumps.add("a.json", FORUM, THREAD, known(1), known(4)))
    assert as_json(report)["threads"][0]["missing_numbers"] == "2-3"
    assert any(line.endswith("; not there: post #2-3") for line in lines(report))
    report = dumps.convert(dumps.add("b.json", FORUM, THREAD, known(2), known(3)))
    assert as_json(report)["threads"][0]["missing_numbers"] == ""


def test_a_quoted_post_that_is_not_in_the_archive_is_named_once(dumps):
    away, there = f"{BASE}/posts/9077/", f"{BASE}/posts/9001/"
    dump = dumps.add(
        "a.html", FORUM, THREAD, known(1), quoting(2, away, there, away), quoting(3, away), known(4, reply_to="9050")
    )
    report = dumps.convert(dump)
    assert as_json(report)["quoted_elsewhere"] == [
        {"where": f"{FOLDER}/9002.md and 1 more", "text": "post 9077"},
        {"where": f"{FOLDER}/9004.md", "text": "post 9050"},
    ]
    assert any("Quoted or answered, but not in the archive" in line for line in lines(report))
    assert report.exit_code == 0
    assert dumps.convert(dump, dry_run=True).quoted_elsewhere == report.quoted_elsewhere


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/posts/9077/",
        f"{BASE}/members/pell.9/",
        "javascript:alert(1)",
        "https://[broken/posts/9077/",
        "#missing",
    ],
)
def test_what_names_no_post_of_the_forum_is_not_missed(dumps, address):
    assert dumps.convert(dumps.add("a.html", FORUM, THREAD, quoting(1, address))).quoted_elsewhere == []


def test_a_quoted_post_may_come_later_or_lie_in_another_thread(dumps):
    other = Thread("Old radios", thread_id="77", slug="old-radios")
    dumps.convert(dumps.add("a.html", FORUM, other, post(5, original_id="7005")))
    later = dumps.add("b.html", FORUM, THREAD, quoting(1, f"{BASE}/posts/9003/", f"{BASE}/posts/7005/"), known(3))
    assert dumps.convert(later).quoted_elsewhere == []


def test_an_id_that_only_a_files_header_says_is_found_too(dumps):
    dumps.convert(dumps.add("a.txt", TITLE_ONLY, unnamed(1), post(1), post(2)))
    dumps.convert(dumps.add("a.html", FORUM, on_pages(THREAD, 1), known(1), known(2)))
    other = Thread("Old radios", thread_id="77", slug="old-radios")
    report = dumps.convert(dumps.add("b.html", FORUM, other, quoting(7, f"{BASE}/posts/9002/", f"{BASE}/posts/9003/")))
    assert [one.text for one in report.quoted_elsewhere] == ["post 9003"]


def test_files_that_no_dump_holds_are_named_with_their_posts(dumps):
    body = "See [lamp\\] plan.pdf](#missing) and ![](#missing) and [text](https://x.example/#missing)."
    report = dumps.convert(dumps.add("a.html", FORUM, THREAD, known(1, body=body), known(2)))
    assert as_json(report)["missing_files"] == [
        {"where": f"{FOLDER}/9001.md", "text": "lamp\\] plan.pdf"},
        {"where": f"{FOLDER}/9001.md", "text": "a file without a name"},
    ]
    assert report.attachments["missing"] == 2


def test_what_people_are_shown_is_bounded_and_programs_get_all(dumps):
    bodies = [known(n, body=f"[plan-{n}.pdf](#missing) stands here.") for n in range(1, SHOWN + 11)]
    report = dumps.convert(dumps.add("a.html", FORUM, THREAD, *bodies))
    shown = list(lines(report))
    assert sum("plan-" in line for line in shown) == SHOWN
    assert any("and 10 more" in line for line in shown)
    assert len(as_json(report)["missing_files"]) == SHOWN + 10


def test_a_removed_post_speaks_of_nothing(dumps):
    dump = dumps.add("a.html", FORUM, THREAD, quoting(1, f"{BASE}/posts/9077/"))
    dumps.convert(dump)
    dumps.edit(f"{FOLDER}/9001.md", lambda _: f"---\nState: {State.REMOVED}\n---\n")
    assert dumps.convert(dump).quoted_elsewhere == []


def test_the_time_of_reading_is_linear():
    forum = Forum("Lanternside", id="lanternside", addresses=(f"{BASE}/",))

    def run(n: int) -> None:
        body = f"[wrote]({BASE}/posts/7/)" * n + "[](#missing" * n + "[wrote](" * n + "[\\" * n + "](#missing)"
        Gaps().read(forum, Path("threads"), Post(body, id="1"))  # type: ignore[arg-type]

    assert_linear(run, 4000)


def test_files_of_the_forum_that_no_dump_holds_are_missing_by_their_addresses(dumps):
    body = (
        f"[plan.pdf]({BASE}/download/file.php?id=3) [![]({BASE}/attachments/horn-jpg.7/?t=1)]({BASE}/attachments/horn-jpg.7/)\n\n"
        f"![]({BASE}/index.php?action=dlattach;topic=3.0;attach=9;image)\n\n[elsewhere](https://other.example/attachments/x.8/)\n\n"
        f"`[code]({BASE}/attachments/no.11/)` [a thread]({BASE}/threads/lamps.4/)"
    )
    report = dumps.convert(dumps.add("a.html", FORUM, THREAD, known(1, body=body)))
    found = sorted(remark.text for remark in report.missing_files)
    assert found == [
        f"{BASE}/attachments/horn-jpg.7/",
        f"{BASE}/index.php?action=dlattach;topic=3.0;attach=9;image",
        f"plan.pdf ({BASE}/download/file.php?id=3)",
    ]
    assert report.attachments["missing"] == 3


def test_nobody_is_remembered_whose_quoted_post_is_there():
    found = Gaps()
    answers = [known(1), known(2, reply_to="9001"), known(3, reply_to="9009")]
    for one in answers:
        found.read(FORUM, FOLDER, one)
    found.file(FORUM.id, FOLDER, answers)
    assert [identity for _, identity in found.quoted] == ["9009"]
