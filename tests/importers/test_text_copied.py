"""Texts of other engines than XenForo: read whole or refused, never in part under wrong names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stillboard.dumps import Capture
from stillboard.errors import Drift
from stillboard.importers.text import IMPORTER
from stillboard.model import Post, Remark, Thread

SAMPLES = Path(__file__).parent / "text"
NAMES = ("Marlow", "Wren Okafor", "tidewatch", "Íris Fonseca", "[EL84] O'Neil")
syllables = st.text("bdfgklmnprstvz", min_size=3, max_size=6)
FORMS = {
    "phpbb": lambda n, who, body: (
        f"{who}\nKeeper\nPosts: {n}0\nJoined: Mon Jan 01, 2018 12:00 am\nRe: Lamps\nQuote\n"
        f"Post by {who} » Sat Mar {n:02}, 2024 9:14 am\n\n{body}\nTop"
    ),
    "phpbb-german": lambda n, who, body: (
        f"{who}\nBeiträge: {n}0\nRegistriert: 01 Jan 2018, 12:00\nRe: Lampen\nZitat\n"
        f"Beitrag von {who} » {n:02} Mär 2024, 09:14\n\n{body}\nNach oben"
    ),
    "vbulletin": lambda n, who, body: (
        f"03-{n + 12}-2024, 09:14 AM #{n}\n{who}\nKeeper\nJoin Date: Jan 2018\nPosts: {n}0\n{body}\nReply With Quote"
    ),
    "fluxbb": lambda n, who, body: (
        f"#{n} 2024-03-{n:02} 09:14:00\n{who}\nMember\nRegistered: 2018-01-01\nPosts: {n}0\n{body}\n\nOffline"
    ),
}


def read(text: str) -> list[object]:
    capture = Capture("page.txt", text.encode)
    assert IMPORTER.accepts(capture)
    return list(IMPORTER.posts(capture))


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_every_word_once_in_order_under_its_author(form, data):
    authors = data.draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=5))
    bodies = [
        "\n".join(
            " ".join(f"{word}ax{n}q{i}{j}" for j, word in enumerate(data.draw(st.lists(syllables, min_size=1, max_size=4))))
            for i in range(data.draw(st.integers(1, 4)))
        )
        for n in range(len(authors))
    ]
    page = "Lanternside\nBoard index\n" + "\n".join(
        FORMS[form](n, who, body) for n, (who, body) in enumerate(zip(authors, bodies, strict=True), 1)
    )
    posts = [item for item in read(f"{page}\nPowered by it\n") if isinstance(item, Post)]
    assert [post.author for post in posts] == authors
    assert [re.findall(r"[a-z]+ax\d+q\d+", post.body) for post in posts] == [body.split() for body in bodies]
    assert [post.date.text[:7] for post in posts if post.date] == ["2024-03"] * len(authors)


def test_a_day_that_could_be_a_month_is_told_by_the_other_dates_or_stays_absent():
    def page(*dates: str) -> str:
        return "\n".join(
            FORMS["vbulletin"](n, "Pell", f"oil {n}").replace(f"03-{n + 12}-2024", date) for n, date in enumerate(dates, 1)
        )

    def found(*dates: str) -> list[str]:
        return [item.date.text[:10] if item.date else "" for item in read(page(*dates)) if isinstance(item, Post)]

    assert found("04-09-2005", "04-11-2005", "04-16-2005") == ["2005-04-09", "2005-04-11", "2005-04-16"]
    assert found("09-04-2005", "11-04-2005", "16-04-2005") == ["2005-04-09", "2005-04-11", "2005-04-16"]
    assert found("04-09-2005", "04-11-2005") == ["", ""]


def test_a_page_that_is_not_the_first_does_not_say_that_it_is():
    (thread,) = (
        item for item in read("\n".join(FORMS["phpbb"](n, "Pell", f"oil {n}") for n in (1, 2))) if isinstance(item, Thread)
    )
    assert thread.pages == ()


def test_an_end_that_nothing_shows_is_said():
    text = "\n".join(FORMS["phpbb"](n, name, f"oil {n}").removesuffix("\nTop") for n, name in enumerate(("Pell", "Marlow"), 1))
    assert any("where the last post ends" in item.text for item in read(f"{text}\nImprint") if isinstance(item, Remark))


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"Pell{n}\nPosts: 12\nJoined: Mar 2012\nSun Dec 17, 2023 11:23 am\nOil {n}\n" for n in range(4)),  # dates alone
        "".join(f"Marlow\nProfile\n03.03.2011, 14:1{n}\n#66{n}\nMarlow said:\nOil\nClick to expand...\n" for n in range(4)),
        "Skip to content\nPell\n\N{NO-BREAK SPACE}\n" + "".join(f"Pell said:\nOil {n}\n\N{NO-BREAK SPACE}\n" for n in range(6)),
        "[1]Lamps\n[2]Marlow\nMember\nJoined\nMar 4, 2012\n[3]#1\nMarlow said:\n[4]Pell\n#2\nReferences\n1. http://a.example/\n",
    ],
    ids=["dates alone", "cards above", "no names", "lynx"],
)
def test_other_texts_are_refused(text):
    capture = Capture("page.txt", text.encode)
    if IMPORTER.accepts(capture):
        with pytest.raises(Drift):
            list(IMPORTER.posts(capture))


@pytest.mark.parametrize("form", FORMS)
def test_posts_that_say_the_same_are_not_taken_for_the_forums_words(form):
    for body in ("+1", "Lamps", "Thanks"):
        page = "Lamps\n" + "\n".join(FORMS[form](n, who, body) for n, who in enumerate(NAMES, 1))
        assert [item.body for item in read(page) if isinstance(item, Post)] == [body] * len(NAMES)


def test_what_is_left_out_under_posts_is_said():
    page = "\n".join(FORMS["phpbb"](n, who, f"oil {n}").replace("\nTop", "\nUp we go") for n, who in enumerate(NAMES, 1))
    found = read(page)
    assert [item.body for item in found if isinstance(item, Post)] == [f"oil {n}" for n in range(1, len(NAMES) + 1)]
    assert any("Up we go" in item.text for item in found if isinstance(item, Remark))


PAGE = "\n".join(FORMS["phpbb"](n, who, f"oil {n}") for n, who in enumerate(NAMES[:3], 1))
BOARD = "\n".join(FORMS["vbulletin"](n, who, f"oil {n}") for n, who in enumerate(NAMES[:3], 1))


@pytest.mark.parametrize(
    "text",
    [
        PAGE.replace("oil 2", "Sold by Ann » Tue Jan 02, 2024 10:00 am\nto me"),
        PAGE.replace("Post by tidewatch »", "Post by »"),
        PAGE.replace("oil 2", "oil\nThis post is not visible because it awaits approval"),
        PAGE.replace("oil 2", f"he wrote:\n{BOARD}"),
        BOARD.replace("oil 1", "oil\n03-13-2024, 07:00 AM #2\nOscar\nPosts: 3\nsaid so"),
        BOARD.replace("oil 2", "This message has been deleted by Ann. Reason: insult"),
        "".join(f"server0{n} Jan 03, 2019 10:00:0{n} {n}\n" for n in range(1, 5)),
        "".join(f"Smith March {n}, 2019 {n}\nOil.\n" for n in range(1, 5)),
        "Written by Tom » March 4, 2019\nPosts: 12 were renewed\nOil.\nWritten by Ann » March 5, 2019\nPosts: 3 too\nOil.\n",
    ],
    ids=["a quoted head", "no name", "staff", "two engines", "one number twice", "deleted", "a log", "a race", "an article"],
)
def test_what_cannot_be_taken_apart_for_sure_is_refused(text):
    capture = Capture("page.txt", text.encode)
    if IMPORTER.accepts(capture):
        with pytest.raises(Drift):
            list(IMPORTER.posts(capture))


@pytest.mark.parametrize("form", ["vbulletin", "fluxbb"])
@pytest.mark.parametrize(
    "body", ["42", "Answer\n200", "Posts: 12 wooden ones\nLocation: by the pier\nThe end.", "Location\nthe tower\n12"]
)
def test_words_that_look_like_a_card_stay_words(form, body):
    page = "\n".join(FORMS[form](n, who, body if n == 2 else f"oil {n}") for n, who in enumerate(NAMES, 1))
    posts = [item for item in read(page) if isinstance(item, Post)]
    assert re.findall(r"\w+", posts[1].body) == re.findall(r"\w+", body)


def test_what_an_author_says_twice_is_no_signature():
    page = "\n".join(FORMS["phpbb"](n, "Pell", f"oil {n}\nI need it by Monday.") for n in (1, 2))
    assert [item.body.count("Monday") for item in read(page) if isinstance(item, Post)] == [1, 1]


def test_an_edit_before_the_post_is_somebody_elses_line():
    page = PAGE.replace("oil 1", "oil\nLast edited by Tom on Fri Mar 01, 2019 9:00 am, edited 1 time in total.")
    first = next(item for item in read(page) if isinstance(item, Post))
    assert (first.edited, "2019" in first.body) == (None, True)
