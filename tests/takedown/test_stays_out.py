"""What was taken out stays out: after a pseudonym, under a new name, from a forum that moved, in a cut quotation."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from stillboard.cli import main
from stillboard.convert.report import Outcome
from stillboard.errors import UsageError
from stillboard.model import Member, State, Thread
from stillboard.takedown import take_down
from support.scripted import FOLDER, FORUM, THREAD, Dumps, known, on_pages, post, sentence, unnamed
from support.taken import MEMBER, OLD, PELL, by_pell

TOLD = (
    "the storm of that winter was heavier than all that we had seen before it came over the rocks at noon "
    "and took the boat house with everything that my father had built there in thirty years of work"
)


def convert(dumps: Dumps, name: str, *items: object, **options: object):
    """File what is given."""
    dumps.add(name, FORUM, *items)
    report = dumps.convert(dumps.folder / "dumps" / name, **options)
    assert report.balanced
    return report


def again(dumps: Dumps, *names: str) -> None:
    """Converting all again writes nothing."""
    before = dumps.files()
    report = dumps.convert(*(dumps.folder / "dumps" / name for name in names), again=True)
    assert dumps.files() == before
    assert (report.written, report.balanced) == (0, True)


def body(dumps: Dumps, n: int) -> str:
    return dumps.posts()[f"{FOLDER}/{9000 + n}.md"].body


def everything(dumps: Dumps) -> str:
    return "\n".join(dumps.files().values()).casefold()


def two(dumps: Dumps) -> None:
    quoting = f"> **Marlow** wrote:\n>\n> {sentence(1)[:40]}\n\nSo it is, @Marlow."
    convert(dumps, "a.html", on_pages(THREAD, 1), MEMBER, PELL, known(1), by_pell(2, quoting), known(3, body="Ay."))


@pytest.mark.parametrize("said", ["Marlow", "A keeper", "members/lanternside-forum/a-keeper"])
def test_who_has_a_pseudonym_can_be_taken_out_whole(dumps, said):
    two(dumps)
    take_down(dumps.root, "Marlow", shown_as="A keeper")
    assert {one.author for one in dumps.posts().values()} == {"A keeper", "Pell"}
    if "/" in said:
        said = next(name for name in dumps.files() if name.startswith(said))
    account = take_down(dumps.root, said)
    assert account.posts == [f"{FOLDER}/9001.md", f"{FOLDER}/9003.md"]
    assert account.exit_code == 0
    assert len([name for name in dumps.files() if name.startswith("takedowns/")]) == 1
    again(dumps, "a.html")
    convert(
        dumps, "b.html", on_pages(THREAD, 1), known(1, body=f"{sentence(1)} Edited."), known(4), by_pell(5, "@A keeper! @Marlow!")
    )
    for word in ("marlow", "keeper", sentence(1)[10:].casefold(), sentence(4)[10:].casefold()):
        assert word not in everything(dumps), word
    with pytest.raises(UsageError, match="taken out already"):
        take_down(dumps.root, "Marlow", shown_as="Another")


def test_a_pseudonym_can_be_changed(dumps):
    two(dumps)
    take_down(dumps.root, "Marlow", shown_as="A keeper")
    account = take_down(dumps.root, "A keeper", shown_as="Lamp")
    assert account.renamed == [f"{FOLDER}/9001.md", f"{FOLDER}/9003.md"]
    assert "keeper" not in everything(dumps).replace(sentence(1).casefold(), "")
    assert body(dumps, 2) == f"> **Lamp** wrote:\n>\n> {sentence(1)[:40]}\n\nSo it is, @Lamp."
    again(dumps, "a.html")


@pytest.mark.parametrize("name", ["", " ", "…", "\u200b"])
def test_an_empty_pseudonym_is_refused(dumps, name, capsys):
    two(dumps)
    before = dumps.files()
    with pytest.raises(UsageError, match="no name is in it"):
        take_down(dumps.root, "Marlow", shown_as=name)
    assert main(["takedown", "Marlow", "--content", str(dumps.root), "--pseudonym", name]) == 2
    assert dumps.files() == before
    with pytest.raises(UsageError, match="is the name that is to go"):
        take_down(dumps.root, "Marlow", shown_as="MARLOW")


def test_what_a_member_is_called_elsewhere_goes_too(dumps):
    quoting = f"> **Captain** wrote:\n>\n> {sentence(3)}\n\nWell, @Captain."
    convert(dumps, "a.html", on_pages(THREAD, 1), MEMBER, PELL, known(1), known(3, author="Captain"), by_pell(2, quoting))
    account = take_down(dumps.root, "Marlow")
    assert account.posts == [f"{FOLDER}/9001.md", f"{FOLDER}/9003.md"]
    assert body(dumps, 2) == "> […](#removed)\n\nWell, @…."
    assert "captain" not in everything(dumps)
    again(dumps, "a.html")


def test_a_new_name_is_learned_from_a_later_capture(dumps):
    two(dumps)
    take_down(dumps.root, "Marlow")
    report = convert(dumps, "b.html", on_pages(THREAD, 2), Member("Captain", member_id="5"), by_pell(8, "Words."))
    (record,) = [name for name in dumps.files() if name.startswith("takedowns/")]
    assert [remark.where for remark in report.remarks if "knows more" in remark.text] == [record]
    convert(
        dumps,
        "c.html",
        on_pages(THREAD, 3),
        by_pell(9, "> **Captain** wrote:\n>\n> Ay ay.\n\nSo @Captain says."),
        known(10, author="Captain", author_id=""),
    )
    assert body(dumps, 9) == "> […](#removed)\n\nSo @… says."
    assert dumps.posts()[f"{FOLDER}/9010.md"].state is State.REMOVED
    assert "captain" not in everything(dumps)
    again(dumps, "a.html", "b.html", "c.html")
    assert take_down(dumps.root, record).exit_code == 0
    assert take_down(dumps.root, "Captain").exit_code == 0
    again(dumps, "a.html", "b.html", "c.html")


def test_a_post_that_the_archive_never_held_is_known_in_what_was_filed_before(dumps):
    two(dumps)
    quoting = f"> {TOLD[:120]}\n\nWho said this?"
    convert(dumps, "b.html", on_pages(THREAD, 2), by_pell(8, quoting))
    take_down(dumps.root, "Marlow", shown_as="A keeper")
    take_down(dumps.root, "A keeper")
    report = convert(dumps, "c.html", on_pages(THREAD, 3), known(9, body=TOLD), by_pell(10, quoting))
    assert body(dumps, 10) == "> […](#removed)\n\nWho said this?"
    (record,) = [remark.where for remark in report.remarks if "knows more" in remark.text]
    assert body(dumps, 8) == quoting
    assert take_down(dumps.root, record).exit_code == 0
    assert body(dumps, 8) == "> […](#removed)\n\nWho said this?"
    again(dumps, "a.html", "b.html", "c.html")


def test_of_a_thread_that_went_a_further_page_is_known_in_other_threads(dumps):
    two(dumps)
    take_down(dumps.root, FOLDER)
    convert(dumps, "b.html", on_pages(THREAD, 2), by_pell(8, TOLD))
    other = Thread("Another thread", thread_id="500", slug="another", addresses=(f"{OLD}threads/another.500/",))
    convert(dumps, "c.html", other, post(1, original_id="9100", author="Wren", author_id="7", body=f"> {TOLD[:90]}\n\nHm."))
    (left,) = dumps.posts().values()
    assert left.body == "> […](#removed)\n\nHm."
    (record,) = [name for name in dumps.files() if name.startswith("takedowns/")]
    assert take_down(dumps.root, record).exit_code == 0
    again(dumps, "a.html", "b.html", "c.html")


def test_a_record_that_is_named_keeps_its_pseudonym(dumps):
    two(dumps)
    take_down(dumps.root, "Marlow", shown_as="A keeper")
    before = dumps.files()
    (record,) = [name for name in before if name.startswith("takedowns/")]
    take_down(dumps.root, record)
    assert dumps.files() == before


def test_a_new_name_that_others_have_is_not_taken_for_theirs(dumps):
    two(dumps)
    take_down(dumps.root, "Marlow")
    convert(dumps, "b.html", on_pages(THREAD, 2), Member("Guest", member_id="5"), known(8, author="Guest", author_id="31"))
    convert(dumps, "c.html", on_pages(THREAD, 3), known(9, author="Guest", author_id="32"), by_pell(10, "@Guest, hm."))
    assert [body(dumps, n) for n in (8, 9, 10)] == [sentence(8), sentence(9), "@Guest, hm."]


CUT = [
    f"> {' '.join(TOLD.split()[:9])} […] {' '.join(TOLD.split()[20:30])}",
    f"> … {' '.join(TOLD.split()[5:16])}",
    f"> {TOLD[:64]}…",
    f"> {' '.join(TOLD.split()[3:12])}\n> \\[snip\\]\n> {' '.join(TOLD.split()[24:])}",
]


@pytest.mark.parametrize("of", ["Marlow", f"{FOLDER}/9001.md"])
@pytest.mark.parametrize("quote", CUT)
def test_a_cut_quotation_goes_now_and_later(dumps, quote, of):
    convert(dumps, "a.html", on_pages(THREAD, 1), MEMBER, PELL, known(1, body=TOLD), by_pell(2, f"{quote}\n\nMine."))
    take_down(dumps.root, of)
    assert body(dumps, 2) == "> […](#removed)\n\nMine."
    again(dumps, "a.html")
    convert(dumps, "b.html", on_pages(THREAD, 2), by_pell(8, f"- Mine:\n\n  {quote}\n".replace("\n>", "\n  >")))
    assert body(dumps, 8) == "- Mine:\n\n  > […](#removed)"


@pytest.mark.parametrize("salt", ["0a1b2c3d", "99999999", "5f2c81a9", "deadbeef"])
def test_every_eight_words_are_known_later(dumps, monkeypatch, salt):
    monkeypatch.setattr("secrets.token_hex", lambda _: salt)
    convert(dumps, "a.html", on_pages(THREAD, 1), MEMBER, PELL, known(1, body=TOLD), by_pell(2, "Words."))
    take_down(dumps.root, f"{FOLDER}/9001.md")
    said = TOLD.split()
    pieces = [" ".join(said[n : n + 8]) for n in range(len(said) - 7)]
    convert(dumps, "b.html", on_pages(THREAD, 2), *(by_pell(20 + n, f"> {one}\n\nWords {n}.") for n, one in enumerate(pieces)))
    assert [body(dumps, 20 + n) for n in range(len(pieces))] == [f"> […](#removed)\n\nWords {n}." for n in range(len(pieces))]


def test_few_words_are_named_where_nobody_can_know(dumps):
    convert(dumps, "a.html", on_pages(THREAD, 1), MEMBER, PELL, known(1, body=TOLD), by_pell(2, f"> {TOLD[:34]}\n\nHm."))
    account = take_down(dumps.root, f"{FOLDER}/9001.md")
    assert body(dumps, 2) == f"> {TOLD[:34]}\n\nHm."
    assert [place.path for place in account.look] == [f"{FOLDER}/9002.md"]
    report = convert(dumps, "b.html", on_pages(THREAD, 2), by_pell(8, "> **Marlow** wrote:\n>\n> heavier than all\n\nYes."))
    assert [remark.where for remark in report.remarks if "may quote" in remark.text] == [f"{FOLDER}/9008.md"]


def test_words_are_found_across_lines_and_in_ones_own(dumps):
    said = TOLD.split()
    mine = f"As he said, {' '.join(said[:4])}\n{' '.join(said[4:8])} and so on."
    convert(dumps, "a.html", on_pages(THREAD, 1), MEMBER, PELL, known(1, body=TOLD), by_pell(2, mine))
    account = take_down(dumps.root, "Marlow")
    assert body(dumps, 2) == mine
    assert [(place.path, place.text[:11]) for place in account.look] == [(f"{FOLDER}/9002.md", "As he said,")]
    report = convert(dumps, "b.html", on_pages(THREAD, 2), by_pell(8, f"He said {' '.join(said[:16])}."))
    assert [remark.where for remark in report.remarks if "in common" in remark.text] == [f"{FOLDER}/9008.md"]


def test_a_forum_that_moved_brings_nothing_back(dumps):
    two(dumps)
    take_down(dumps.root, "Marlow")
    moved = dataclasses.replace(FORUM, addresses=("https://new.lanternside.example/",))
    thread = dataclasses.replace(THREAD, addresses=("https://new.lanternside.example/threads/rewiring-the-lamp-room.412/",))
    dumps.add(
        "b.html",
        moved,
        on_pages(thread, 1),
        MEMBER,
        PELL,
        known(1),
        by_pell(2, "> **Marlow** wrote:\n>\n> Ay.\n\nOh."),
        known(3, body="Ay."),
        known(4, body="No."),
    )
    report = dumps.convert(dumps.folder / "dumps" / "b.html")
    assert report.posts == {Outcome.REMOVED: 3, Outcome.NEW: 1}
    assert "marlow" not in everything(dumps)
    assert [one.body for name, one in dumps.posts().items() if "forum-2" in name and one.body] == ["> […](#removed)\n\nOh."]
    again(dumps, "a.html", "b.html")


def test_a_post_of_a_forum_that_moved_stays_out(dumps):
    two(dumps)
    take_down(dumps.root, f"{FOLDER}/9003.md")
    moved = dataclasses.replace(FORUM, addresses=("https://new.lanternside.example/",))
    thread = dataclasses.replace(THREAD, addresses=("https://new.lanternside.example/threads/rewiring-the-lamp-room.412/",))
    dumps.add("b.html", moved, on_pages(thread, 1), known(1), known(3, body="Ay."))
    assert dumps.convert(dumps.folder / "dumps" / "b.html").posts == {Outcome.REMOVED: 1, Outcome.NEW: 1}


def test_a_thread_goes_from_a_forum_that_moved_too(dumps):
    two(dumps)
    moved = dataclasses.replace(FORUM, addresses=("https://new.lanternside.example/",))
    thread = dataclasses.replace(THREAD, addresses=("https://new.lanternside.example/threads/rewiring-the-lamp-room.412/",))
    dumps.add(
        "b.html", moved, on_pages(thread, 1), known(1), by_pell(2, "Words of Pell."), by_pell(8, f"> {sentence(1)}\n\nNew.")
    )
    dumps.convert(dumps.folder / "dumps" / "b.html")
    take_down(dumps.root, FOLDER)
    assert not dumps.posts()
    again(dumps, "a.html", "b.html")


LINKS = {
    f'[his page]({OLD}members/marlow.5/ "Marlow\'s") x': "his page x",
    f"[his *own* [page]]({OLD}members/marlow.5/)": "his *own* [page]",
    f"[page][m] and [Marlow][M], [m]\n\n[m]: {OLD}members/marlow.5/ 'Him'": "page and …, m",
    f"<{OLD}members/marlow.5/> there": "… there",
    f"[all he wrote]({OLD}search.php?do=process&amp;searchuser=Marlow) x": "all he wrote x",
    f"{OLD}memberlist.php?mode=viewprofile&un=marlow and {OLD}search.php?author=pell": f"… and {OLD}search.php?author=pell",
    f"[them]({OLD}conversations/add?to=Pell,Marlow) x": "them x",
    "[a namesake](https://elsewhere.example/search.php?author=Marlow)": (
        "[a namesake](https://elsewhere.example/search.php?author=Marlow)"
    ),
    f"[a word]({OLD}search.php?keywords=marlow)": f"[a word]({OLD}search.php?keywords=marlow)",
    f"`{OLD}members/marlow.5/` in code": f"`{OLD}members/marlow.5/` in code",
    "@O'Brien & Sons, and @O'Brien & Sons' lamp": "@…, and @…' lamp",
    "Ask @Marlow\u2019s friend (@Marlow)": "Ask @…\u2019s friend (@…)",
}


@pytest.mark.parametrize("said", LINKS)
def test_links_of_every_shape_and_names_with_signs_go(dumps, said):
    brien = Member("O'Brien & Sons", member_id="12", address=f"{OLD}members/obrien-sons.12/")
    convert(dumps, "a.html", on_pages(THREAD, 1), MEMBER, PELL, brien, known(1), by_pell(2, said))
    take_down(dumps.root, "Marlow")
    take_down(dumps.root, "O'Brien & Sons")
    assert body(dumps, 2) == LINKS[said]
    again(dumps, "a.html")


INTO = {
    f"[this]({OLD}posts/9003/) and [that]({OLD}threads/rewiring-the-lamp-room.412/#post-9003)": "this and that",
    f"[this][1] here\n\n[1]: {OLD}posts/9001/": "this here",
    f"<{OLD}posts/9001/>, {OLD}posts/9001/.": "…, ….",
    f"[![a lamp](https://pictures.example/l.png)]({OLD}posts/9001/)": "![a lamp](https://pictures.example/l.png)",
    f"[]({OLD}posts/9001/) [{OLD}posts/9001/]({OLD}posts/9001/)": "[…](#removed) …",
    "[it](/threads/rewiring-the-lamp-room.412/#post-9003)": "it",
}


@pytest.mark.parametrize("said", INTO)
def test_no_link_into_a_thread_that_went_is_left(dumps, said):
    two(dumps)
    other = Thread("Another thread", thread_id="500", slug="another", addresses=(f"{OLD}threads/another.500/",))
    convert(dumps, "b.html", other, post(1, original_id="9100", author="Pell", author_id="6", body=said))
    take_down(dumps.root, FOLDER)
    (left,) = dumps.posts().values()
    assert left.body == INTO[said]
    again(dumps, "a.html", "b.html")


def test_words_of_links_that_repeat_the_title_or_a_name_are_listed(dumps):
    two(dumps)
    other = Thread("Another thread", thread_id="500", slug="another", addresses=(f"{OLD}threads/another.500/",))
    said = ("my favourite story", "REWIRING the lamp room!", "Marlow's lamps")
    links = [post(n, original_id=f"910{n}", author="Pell", body=f"See [{one}]({OLD}posts/9001/).") for n, one in enumerate(said)]
    convert(dumps, "b.html", other, *links)
    account = take_down(dumps.root, FOLDER)
    bodies = {Path(name).stem: one.body for name, one in dumps.posts().items()}
    assert bodies == {f"910{n}": f"See {one}." for n, one in enumerate(said)}
    assert [(Path(place.path).stem, place.text) for place in account.look] == [
        ("9101", "See REWIRING the lamp room!."),
        ("9102", "See Marlow's lamps."),
    ]
    again(dumps, "a.html", "b.html")
    late = post(9, original_id="9109", author="Pell", body=f"See [Rewiring the lamp room]({OLD}posts/9001/).")
    report = convert(dumps, "c.html", other, late)
    assert ["by its title" in one.text for one in report.remarks if one.where.endswith("9109.md")] == [True]


@pytest.mark.parametrize("target", [f"{FOLDER}/9004.md", FOLDER])
def test_a_short_quotation_in_another_thread(dumps, target):
    other = Thread("Another thread", thread_id="500", slug="another", addresses=(f"{OLD}threads/another.500/",))
    quotes = {
        1: "> **Marlow** wrote:\n>\n> Call me: 0171 555",  # named, and the whole of it
        2: "> **Marlow** wrote:\n>\n> 0171 555",  # named, and a part of it
        3: "> Call me: 0171 555",  # of nobody
        4: "> **Wren** wrote:\n>\n> Call me: 0171 555",  # of somebody else
        6: "> **Marlow** wrote:\n>\n> Good day.",
    }
    convert(dumps, "a.html", on_pages(THREAD, 1), MEMBER, PELL, known(4, body="Call me: 0171 555"), by_pell(2, "Words."))
    convert(dumps, "b.html", other, *(post(n, original_id=f"910{n}", author="Pell", body=one) for n, one in quotes.items()))
    account = take_down(dumps.root, target)
    bodies = {Path(name).stem: one.body for name, one in dumps.posts().items()}
    assert {n: bodies[f"910{n}"] for n in quotes} == quotes | {1: "> […](#removed)"}
    assert [Path(place.path).stem for place in account.look] == ["9102", "9103"]
    again(dumps, "a.html", "b.html")


def test_a_link_to_a_post_that_went_leads_to_its_tombstone(dumps):
    two(dumps)
    convert(dumps, "b.html", on_pages(THREAD, 1), by_pell(4, f"See [this]({OLD}posts/9003/)."))
    take_down(dumps.root, f"{FOLDER}/9003.md")
    assert body(dumps, 4) == f"See [this]({OLD}posts/9003/)."


def test_an_edited_capture_without_ids_brings_no_second_tombstone(dumps):
    thread = on_pages(dataclasses.replace(THREAD, thread_id="", addresses=()), 1)
    posts = [post(1), post(2, author="Pell", body="Words of Pell."), post(3)]
    convert(dumps, "a.txt", thread, *posts)
    take_down(dumps.root, "Marlow")
    before = set(dumps.files())
    other = "In the meantime I wrote something else here, of which no word is as it was before, nor in its place."
    convert(
        dumps, "b.txt", thread, dataclasses.replace(posts[0], body=other), posts[1], dataclasses.replace(posts[2], body="Short.")
    )
    assert set(dumps.files()) == before
    again(dumps, "a.txt", "b.txt")
    report = convert(dumps, "c.txt", unnamed(1), dataclasses.replace(posts[0], body=f"{other} More."), *posts[1:])
    assert set(dumps.files()) == before, report


def test_where_captures_are_called_like_a_member_is_said_once(dumps):
    two(dumps)
    dumps.add("marlow-1.html", FORUM, on_pages(THREAD, 1), *(by_pell(n, f"Words {n}.") for n in range(4, 9)))
    dumps.convert(dumps.folder / "dumps" / "marlow-1.html")
    account = take_down(dumps.root, "Marlow")
    assert [place.path for place in account.look] == [f"{FOLDER}/thread.md"]


def test_the_command_asks_for_an_id(dumps, capsys):
    convert(dumps, "a.html", on_pages(THREAD, 1), known(1, author="Sam"), known(2, author="Sam", author_id="9"))
    assert main(["takedown", "Sam", "--content", str(dumps.root)]) == 2
    assert "--id: 5, 9" in capsys.readouterr().err
    assert main(["takedown", "Sam", "--id", "9", "--content", str(dumps.root)]) == 0
    assert {Path(name).stem: one.state for name, one in dumps.posts().items()} == {"9001": None, "9002": State.REMOVED}
