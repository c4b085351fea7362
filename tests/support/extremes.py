"""All that a page can show, and the worst of it: what strangers try, words without blanks, both directions, deep quotes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from stillboard.model import Board, Count, DateSource, Member, PollOption, Post, Thread, When
from support import lanternside
from support.builds import put
from support.hostile.payload import payloads
from support.lanternside import FORUM, NAMES, OLD, WORDS, WORST

LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 4
ARABIC = "فانوس المنارة القديمة لا يضيء، ماذا نفعل؟"
FOLDED = "\n".join(f"> line {n} of a very long quote<br>" for n in range(60))
SPOILER = "<details><summary>Spoiler: the cure</summary>\n\nParaffin under a cloth.\n\n</details>"
BODIES = (
    f"> **{LONG}** [wrote]({OLD}posts/7001/):\n>\n{FOLDED}\n\nYes.",
    SPOILER,
    WORST,
    f"{ARABIC}\n\n> {ARABIC}\n>\n> - {ARABIC}\n> - lamp\n\n| {ARABIC} | lamp |\n|---|---:|\n| 1 | 2 |\n\n`rm -rf {LONG}`",
    "# A heading of a stranger\n\n###### and another\n\n- [ ] to do\n- [x] done\n\n- - - deep\n\n***\n\n[link](https://a.example)",
)
SETTINGS: dict[str, Any] = {
    "FORUM_THREADS_PER_PAGE": 10,
    "FORUM_MEMBERS_PER_PAGE": 10,
    "FORUM_MEMBER_POSTS_PER_PAGE": 5,
    "FORUM_SIGNATURES": True,
    "FORUM_DOWNLOADS": ("markdown", "text", "json", "mbox"),
    "FORUM_BANNER": f"The community lives on [elsewhere](https://lamps.example/{'long-' * 40}). {LONG}",
    "FORUM_LICENSE": "https://licence.example/by",
    "FORUM_CONTACT": "mailto:keeper@archive.example",
}
"""Every part of a page is shown, and lists have several pages."""
PAGES = {
    "home": "",
    "home, page 2": "page-2",
    "forum": "talk/",
    "forum without a path": "forums/",
    "board": "forums/workshop.2/",
    "board of boards": "forums/lamps-and-lenses.3/",
    "board, page 2": "talk/forums/signals.5/page-2",
    "board in an order": "talk/forums/signals.5/by-replies",
    "thread": "threads/worst.70/",
    "thread, page 2": "threads/worst.70/page-2",
    "thread of all parts": "threads/rewinding.400/page-3",
    "partial thread": "threads/fog-signals.12345/page-13",
    "widest post": "threads/wide.55/",
    "member": "members/member.1/",
    "worst member": "members/worst.77/",
    "members": "members/",
    "tags": "tags/",
    "tag": "tags/clockwork/",
    "years": "archive/",
    "year": "archive/2019/",
    "month": "archive/2019/03/",
    "overview": "overview/",
    "search": "search/",
    "missing": "404",
    "page": "pages/about-this-archive",
    "article": "news/open",
}
"""A page of each template, by what it is; the addresses follow the site's root. The redirect leads on: see REDIRECT."""
REDIRECT = "threads/fog-signals.12345/"


def fill(content: Path) -> None:
    """The forums of lanternside.whole, with a thread of two pages, a board and a member that are as bad as can be."""
    lanternside.whole(content)
    put(content, Board(LONG, id="worst.9", board_id="9", parent="workshop.2", body=f"{ARABIC} {LONG}"), FORUM)
    put(
        content,
        Member(
            f"{ARABIC} {LONG}",
            id="77",
            slug="worst",
            member_id="77",
            title=LONG,
            badges=(LONG, ARABIC),
            counts=(Count(LONG, "1" * 30, When("2021-02-03")), Count("Gifts", "9" * 900, None)),
            names=(ARABIC, "Pell"),
            signature=f"{ARABIC} {LONG}",
            joined=When("2011-05"),
        ),
        FORUM,
    )
    thread = Thread(
        f"{ARABIC} --{LONG} <b>&amp;",
        id="70",
        slug="worst",
        thread_id="70",
        boards=("Workshop", LONG),
        prefix=ARABIC,
        tags=("lamps", LONG, "مصباح", "clockwork"),
        states=("locked",),
        posts_per_page=20,
        lang="ar",
        poll=ARABIC,
        poll_options=(PollOption(LONG, 12345678), PollOption(ARABIC, 0)),
        body=f"{ARABIC} {LONG}",
    )
    put(content, thread, FORUM)
    strange = [payload.text for payload in payloads() if payload.text.isprintable()]  # content files take nothing else
    names = [*NAMES, LONG, *strange][:40]
    for n in range(1, 41):
        worst = n == 1
        body = BODIES[n - 1] if n <= len(BODIES) else "\n\n".join(strange[n * 8 - 48 : n * 8 - 40])
        post = Post(
            body or WORDS[n % len(WORDS)],
            id=str(7000 + n),
            original_id=str(7000 + n),
            author=f"{ARABIC} {LONG}" if worst else names[n - 1].strip() or "Pell",
            author_id="77" if worst else "",
            number=n,
            title=LONG if worst else "",
            date=When(f"2019-03-{n % 28 + 1:02}T10:00:00Z"),
            date_source=DateSource.MARKUP,
            address=f"{OLD}posts/{7000 + n}/",
            reactions=f"{LONG}, {ARABIC}" if worst else "",
            reply_to="7001" if n == 2 else "",
            edited=When("2019-04-01") if worst else None,
            edited_by=LONG if worst else "",
            edit_reason=ARABIC if worst else "",
        )
        put(content, post, FORUM, thread)
    (content / "news").mkdir()
    text = f"Title: Open\nDate: 2021-05-06\nSlug: open\n\n{WORDS[2]}\n\n{LONG}\n\n{ARABIC}\n"
    (content / "news" / "open.md").write_text(text, encoding="utf-8")
