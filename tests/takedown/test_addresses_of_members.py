"""Addresses that name somebody who was taken down, in links, pictures, signatures, code and the archive's own pages."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from stillboard.takedown import take_down
from support.scripted import FOLDER, FORUM, THREAD, Dumps, known, on_pages
from support.taken import MEMBER, OLD, PELL, by_pell


def convert(dumps: Dumps, *items: object) -> None:
    dumps.add("a.html", FORUM, *items)
    assert dumps.convert(dumps.folder / "dumps" / "a.html").balanced


def again(dumps: Dumps) -> None:
    """Converting all again brings nothing back."""
    before = dumps.files()
    report = dumps.convert(dumps.folder / "dumps" / "a.html", again=True)
    assert (dumps.files(), report.written) == (before, 0)


LINKS = {
    f"[write]({OLD}private.php?do=newpm&u=5) {OLD}album.php?userid=5, {OLD}blog.php?u=6": f"write …, {OLD}blog.php?u=6",
    f"[![Marlow]({OLD}data/avatars/m/0/5.jpg?1)]({OLD}members/5/) x": "… x",
    f"![]({OLD}data/avatars/m/0/5.jpg) ![his face]({OLD}image.php?u=5)": "[…](#removed) his face",
    f"![Marlow]({OLD}data/avatars/m/0/6.jpg) ![a]({OLD}data/attachments/0/5.jpg)": (
        f"![Marlow]({OLD}data/avatars/m/0/6.jpg) ![a]({OLD}data/attachments/0/5.jpg)"
    ),
    f"[a post]({OLD}posts/5/) in [it]({OLD}threads/x.5/page-5)": f"[a post]({OLD}posts/5/) in [it]({OLD}threads/x.5/page-5)",
    f"[it]({OLD}threads/x.9/?user_id=5&page=2 'T') and {OLD}threads/x.9/?starter_id=5.": (
        f"[it]({OLD}threads/x.9/?page=2 'T') and {OLD}threads/x.9/."
    ),
    "[a namesake's](https://elsewhere.example/album.php?userid=5)": "[a namesake's](https://elsewhere.example/album.php?userid=5)",
}


@pytest.mark.parametrize("said", LINKS)
def test_links_and_pictures_whose_address_names_them_go_and_no_others(dumps, said):
    convert(dumps, on_pages(THREAD, 1), MEMBER, PELL, known(1), by_pell(2, said))
    take_down(dumps.root, "Marlow")
    assert dumps.posts()[f"{FOLDER}/9002.md"].body == LINKS[said]
    again(dumps)


def test_a_later_capture_brings_none_of_them(dumps):
    convert(dumps, on_pages(THREAD, 1), MEMBER, PELL, known(1))
    take_down(dumps.root, "Marlow")
    said = f"![Marlow]({OLD}data/avatars/m/0/5.jpg?1) [mail]({OLD}private.php?do=newpm&u=5)"
    dumps.add("b.html", FORUM, on_pages(THREAD, 1), MEMBER, PELL, known(1), by_pell(2, said))
    dumps.convert(dumps.folder / "dumps" / "b.html")
    assert dumps.posts()[f"{FOLDER}/9002.md"].body == "… mail"


def test_signatures_lose_links_to_them_and_own_pages_and_code_with_such_addresses_are_listed(dumps):
    pell = dataclasses.replace(PELL, signature=f"My [friend]({OLD}private.php?do=newpm&u=5), my [page]({OLD}members/pell.6/).")
    convert(dumps, on_pages(THREAD, 1), MEMBER, pell, known(1), by_pell(2, f"`{OLD}album.php?userid=5`"))
    page = dumps.root / "pages" / "people.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text(f"Title: People\n\nHere.\n\n[One]({OLD}image.php?u=5) and [two]({OLD}image.php?u=6).\n")
    account = take_down(dumps.root, "Marlow")
    (member,) = (text for name, text in dumps.files().items() if name.startswith("members/"))
    assert f"My friend, my [page]({OLD}members/pell.6/)." in member
    assert {(place.path, place.line) for place in account.look} >= {("pages/people.md", 5)}
    assert "9002.md" in {Path(place.path).name for place in account.look}
    assert page.read_text().count("image.php") == 2
    again(dumps)
