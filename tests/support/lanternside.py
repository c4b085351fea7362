"""Sample content for tests of whole sites: a small thread, and two forums with all that a page can show."""

from __future__ import annotations

import hashlib
import struct
import zlib
from pathlib import Path

from stillboard.model import (
    Board,
    CapturedPage,
    Count,
    DateSource,
    Forum,
    Member,
    Place,
    PollOption,
    Post,
    Source,
    State,
    Thread,
    When,
)
from support.builds import put

FORUM, TALK = "lanternside", "talk"
OLD, NEW = "https://forum.lanternside.example/", "https://talk.lanternside.example/"
NAMES = ("Marlow", "Wren Okafor", "tidewatch", "Íris Fonseca", "ورد", "灯台守", "Pell", "Deleted member 41")
WORDS = (
    "The clockwork stops after eleven turns. I had the drum out twice and there is no burr on it that I can feel.",
    "Soak it in paraffin overnight and *then* try the key; mine had ninety years of whale oil in it.",
    "Measured again:\n\n| part | wear |\n|---|---:|\n| drum | 0.2 mm |\n| pawl | none |\n\nSo it is the weight, not the drum.",
    "مرحبا، عندي نفس الفانوس في بيت جدي، والفتيل لا يصعد.",
    "同じ型のランプを灯台で使っています。芯の高さは三ミリが目安です。",
    (
        'Try this on the old set:\n\n```python\nfor valve in ("EL84", "ECC83"):\n    print(valve, bias(valve))\n```\n\n'
        "and tell us what it reads."
    ),
    "See https://lamps.example/wicks for sizes. ~~Flat~~ Round ones burn brighter.\n\n1. trim\n2. soak\n3. light",
)
WORST = "\n\n".join(
    (
        "x" * 400,
        "|"
        + "|".join(f" column {n} " for n in range(30))
        + "|\n|"
        + "---|" * 30
        + "\n|"
        + "|".join(f" value {n} " for n in range(30))
        + "|",
        "".join(">" * depth + f" depth {depth}\n" + ">" * depth + "\n" for depth in range(1, 13)),
        "```\n" + "a line of code that is far longer than any telephone is wide, " * 6 + "\n```",
        "https://lamps.example/" + "very-long-path-" * 30,
    )
)


def small(content: Path) -> None:
    """One forum with one thread of three posts, and a page."""
    put(content, Forum("Lanternside Forum", id=FORUM, addresses=(OLD,), engine="XenForo 2"), FORUM)
    put(content, Board("Lamps and lenses", id="lamps-and-lenses.3", board_id="3"), FORUM)
    thread = Thread("A wick that will not rise", id="7", slug="a-wick-that-will-not-rise", boards=("Lamps and lenses",))
    put(content, thread, FORUM)
    for n, author in enumerate(("Marlow", "Wren Okafor", "Pell"), 71):
        put(content, Post(WORDS[n % 2], id=str(n), author=author, number=n - 70, date=When(f"2019-03-0{n - 70}")), FORUM, thread)
    page(content, "about", "About this archive", "What lies here was saved by hand.")


def page(content: Path, name: str, title: str, body: str) -> None:
    """One of Pelican's own pages."""
    (content / "pages").mkdir(parents=True, exist_ok=True)
    (content / "pages" / f"{name}.md").write_text(f"Title: {title}\n\n{body}\n", encoding="utf-8")


def whole(content: Path) -> None:
    """Two forums, about 150 posts, with everything a page can show; `wide` is the worst thread for a narrow window."""
    picture = attachment(content, "wide lamp.png", png(4000, 40))
    put(
        content,
        Forum(
            "Lanternside Forum",
            id=FORUM,
            addresses=(OLD,),
            engine="XenForo 2",
            timezone="Europe/London",
            body="Lamps, since 2003.",
        ),
        FORUM,
    )
    put(content, Forum("Lanternside Talk", id=TALK, addresses=(NEW,), engine="Discourse", path="talk"), TALK)
    put(content, Board("Workshop", id="workshop.2", board_id="2", order=1, addresses=(f"{OLD}forums/workshop.2/",)), FORUM)
    put(
        content,
        Board("Lamps and lenses", id="lamps-and-lenses.3", board_id="3", parent="workshop.2", body="Light, and what bends it."),
        FORUM,
    )
    put(content, Board("Signals", id="signals.5", board_id="5"), TALK)
    for n, name in enumerate(NAMES[:4], 1):
        _member(content, n, name)
    _long(content)
    _partial(content)
    _wide(content, picture)
    _talk(content)
    page(content, "about", "About this archive", f"What lies here was saved by hand. See [the thread]({OLD}threads/long.400/).")
    page(content, "how-to", "How to read it", "Slowly.")


def _member(content: Path, n: int, name: str) -> None:
    badges = ("Administrator", "Staff member") if n == 1 else ()
    counts = (Count("Messages", "12324", When("2021-02-03")), Count("Reaction score", "77", When("2021-02-03")))
    member = Member(
        name,
        id=str(n),
        slug="member",
        member_id=str(n),
        badges=badges,
        counts=counts,
        title="Keeper",
        joined=When("2011-05"),
        address=f"{OLD}members/{n}/",
    )
    put(content, member, FORUM)


def _long(content: Path) -> None:
    """Three pages by number; post 445 on page 3 quotes post 402 of page 1."""
    thread = Thread(
        "Rewinding the clockwork of a “second order” lens",
        id="400",
        slug="rewinding",
        thread_id="400",
        addresses=(f"{OLD}threads/rewinding.400/",),
        boards=("Workshop", "Lamps and lenses"),
        prefix="Solved",
        tags=("clockwork", "lenses"),
        states=("sticky", "locked"),
        posts_per_page=20,
        page_count=3,
        pages=tuple(CapturedPage(n, When("2021-02-03"), f"rewinding-{n}.html") for n in (1, 2, 3)),
        views=4711,
        poll="Which oil?",
        poll_options=(PollOption("Whale", 1), PollOption("Paraffin", 3), PollOption("None")),
        sources=(Source("rewinding-1.html", "0" * 64, "xenforo", When("2021-02-03")),),
        body=f"Saved in one evening. A second one is [here]({NEW}t/radio/31).",
    )
    put(content, thread, FORUM)
    for n in range(1, 51):
        body = WORDS[n % len(WORDS)]
        if n == 45:
            body = f"> **Wren Okafor** [wrote]({OLD}posts/402/):\n>\n> Soak it in paraffin overnight\n\nThat did it."
        if n == 46:
            spoiler = "<details><summary>Spoiler: the cure</summary>\n\nParaffin, and patience.\n\n</details>"
            body = f"{spoiler}\n\nAnd [the radio]({NEW}t/radio/31/2)."
        if n == 47:
            body = f"> **Pell** [wrote]({OLD}posts/9999/):\n>\n> Gone.\n\n[@Marlow]({OLD}members/1/) knows. [plan.pdf](#missing)"
        post = Post(
            "" if n == 30 else body,
            id=str(400 + n),
            author=NAMES[n % 8],
            author_id=str(n % 8 + 1) if n % 8 < 4 else "",
            number=n,
            date=When(f"2019-03-{n % 28 + 1:02}T10:00:00Z"),
            date_source=DateSource.MARKUP,
            address=f"{OLD}posts/{400 + n}/",
            reply_to="401" if n == 3 else "",
            edited=When("2019-04-01") if n == 5 else None,
            edited_by="Marlow" if n == 5 else "",
            edit_reason="a typo" if n == 5 else "",
            reactions="Marlow, Pell and 3 others" if n == 6 else "",
            title="Re: the drum" if n == 7 else "",
            lang={3: "ar", 4: "ja"}.get(n % 7, ""),
            state=State.DELETED if n == 30 else None,
            also=("90001",) if n == 8 else (),
        )
        put(content, post, FORUM, thread)


def _partial(content: Path) -> None:
    """Only page 13 of a thread, known by places, and dates by their neighbours."""
    thread = Thread(
        "Fog signals, all of them",
        id="12345",
        slug="fog-signals",
        boards=("Workshop",),
        page_count=40,
        pages=(CapturedPage(13, None, "fog-p13.txt"),),
    )
    put(content, thread, FORUM)
    for n in range(1, 21):
        post = Post(
            WORDS[n % 2],
            id=f"p13-{n}",
            author="" if n == 4 else NAMES[n % 4],
            place=Place(13, n),
            date_source=DateSource.BETWEEN,
            not_before=When("2019-01"),
            not_after=When("2019-03"),
        )
        put(content, post, FORUM, thread)


def _wide(content: Path, picture: str) -> None:
    thread = Thread("Wide", id="55", slug="wide", boards=("Workshop",))
    put(content, thread, FORUM)
    put(
        content,
        Post(f"{WORST}\n\n![the lamp]({picture})\n\n[the lamp]({picture})", id="551", author="W" * 80, number=1),
        FORUM,
        thread,
    )


def _talk(content: Path) -> None:
    for number in range(31, 46):
        title = "Radio" if number == 31 else f"Signal {number}: what the keepers heard"
        thread = Thread(
            title, id=str(number), slug="radio" if number == 31 else "signal", thread_id=str(number), boards=("Signals",)
        )
        put(content, thread, TALK)
        for n in range(1, 6):
            put(content, Post(WORDS[(n + number) % len(WORDS)], id=str(number * 10 + n), author=NAMES[n], number=n), TALK, thread)


def attachment(content: Path, name: str, data: bytes) -> str:
    """A file of the archive; its address in a post."""
    digest = hashlib.sha256(data).hexdigest()
    file = content / "attachments" / digest[:2] / f"{digest}-{name.replace(' ', '-')}"
    file.parent.mkdir(parents=True)
    file.write_bytes(data)
    return f"/content/attachments/{digest[:2]}/{file.name}"


def png(width: int, height: int) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x80" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
