"""A small archive to search in: words of many languages, each in one post, and words where none may be found."""

from __future__ import annotations

from pathlib import Path

from stillboard.model import Board, Forum, Member, Post, Thread, When
from support.builds import put
from support.lanternside import FORUM, OLD, TALK, page

HOSTILE = '<img src=x onerror=alert(1)> "quoted" </script><b>hostileword</b>'


def searched(content: Path) -> None:
    """Two forums; a thread of two pages, whose posts are of two years and three members; a thread of many languages."""
    put(content, Forum("Lanternside Forum", id=FORUM, addresses=(OLD,), engine="XenForo 2"), FORUM)
    put(content, Forum("Lanternside Talk", id=TALK, path="talk"), TALK)
    put(content, Board("Workshop", id="workshop.2", board_id="2"), FORUM)
    put(content, Board("Lamps", id="lamps.3", board_id="3", parent="workshop.2", body="Everything zirconbright."), FORUM)
    put(content, Member("Marlow", id="1", slug="marlow", member_id="1", title="Titleword", signature="Signatureword"), FORUM)
    wick = Thread(
        "A wick that will not rise",
        id="7",
        slug="wick",
        thread_id="7",
        boards=("Workshop", "Lamps"),
        tags=("tagword",),
        addresses=(f"{OLD}threads/wick.7/",),
        body="Noteword of the archivist.",
        posts_per_page=20,
    )
    put(content, wick, FORUM)
    for n in range(1, 31):
        author = ("Marlow", "Wren", "Pell")[n % 3]
        body = f"Trimming the lamps again, number{n}."
        if n == 25:
            body = f"> **Wren** [wrote]({OLD}threads/wick.7/#post-101):\n>\n> quoteword here\n\nThe answer is paraffinfact."
        if n == 1:
            body = "The first says quoteword too, about clockworks and lighthouses."
        post = Post(
            body, id=str(100 + n), original_id=str(100 + n), author=author, number=n, date=When(f"{2018 + n // 16}-03-{n:02}")
        )
        put(content, post, FORUM, wick)
    many = Thread("Lights of all countries", id="8", slug="lights", boards=("Workshop",))
    put(content, many, FORUM)
    bodies = (
        "Die Leuchttürme an der Küste haben schöne Häuser.",
        "عندنا في المنارة القديمة مصباح جميل.",
        "同じ型のランプを灯台で使っています。",
        "เรือผ่านประภาคารทุกคืน",
        "등대에는 아직 불이 켜져 있다.",
        HOSTILE,
    )
    for n, text in enumerate(bodies, 1):
        put(content, Post(text, id=str(200 + n), author="Íris", number=n, date=When(f"2021-01-0{n}")), FORUM, many)
    talk = Thread("Radio", id="31", slug="radio")
    put(content, talk, TALK)
    put(content, Post("Clockworks on the radio.", id="301", author="Wren", number=1), TALK, talk)
    page(content, "about", "About this archive", "What lies here was saved by handiwork.")
