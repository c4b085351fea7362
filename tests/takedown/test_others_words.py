"""What somebody else wrote stays, to the letter: of the same name, of a longer one, right behind a quotation, in code."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from stillboard.errors import UsageError
from stillboard.model import Member, Post, State
from stillboard.takedown import Account, Called, take_down
from support.scripted import FOLDER, FORUM, THREAD, Dumps, known, on_pages, sentence
from support.taken import MEMBER, OLD, PELL, by_pell

TOLD = "the storm of that winter was heavier than all that we had seen before it came over the rocks"
Filed = Callable[..., dict[str, Post]]


@pytest.fixture
def filed(dumps: Dumps) -> Filed:
    """File what is given as one thread."""

    def file(*items: object, name: str = "a.html", **options: object) -> dict[str, Post]:
        dumps.add(name, FORUM, on_pages(THREAD, 1), *items)
        report = dumps.convert(dumps.folder / "dumps" / name, **options)
        assert report.balanced
        return dumps.posts()

    return file


def body(dumps: Dumps, n: int) -> str:
    return dumps.posts()[f"{FOLDER}/{9000 + n}.md"].body


def again(dumps: Dumps, *names: str) -> None:
    """Converting all again writes nothing."""
    before = dumps.files()
    report = dumps.convert(*(dumps.folder / "dumps" / name for name in names or ("a.html",)), again=True)
    assert dumps.files() == before
    assert (report.written, report.balanced) == (0, True)


def looked_at(account: Account) -> set[str]:
    return {place.path.rpartition("/")[2] for place in account.look}


SAMS = (
    Member("Sam", member_id="5", address=f"{OLD}members/sam.5/"),
    Member("Sam", member_id="9", address=f"{OLD}members/sam.9/"),
)


def by_sam(n: int, identity: str, **fields: object) -> Post:
    return known(n, author="Sam", author_id=identity, **fields)


def test_of_two_members_of_one_name_only_the_one_is_taken(dumps, filed):
    filed(
        *SAMS,
        by_sam(1, "5"),
        by_sam(2, "9"),
        by_sam(3, ""),
        by_pell(4, f"> **Sam** wrote:\n>\n> {sentence(1)}\n\nOne.", reactions="Sam, Wren"),
        by_pell(5, f"> **Sam** wrote:\n>\n> {sentence(2)}\n\nThe other. [@Sam]({OLD}members/sam.5/)"),
        by_pell(6, f"@Sam and [@Sam]({OLD}members/sam.9/) and [Sam]({OLD}members/sam.5/) too."),
    )
    with pytest.raises(UsageError, match="--id: 5, 9"):
        take_down(dumps.root, "Sam")
    account = take_down(dumps.root, Called("Sam", "5"))
    assert account.posts == [f"{FOLDER}/9001.md"]
    posts = dumps.posts()
    assert (posts[f"{FOLDER}/9002.md"].author, posts[f"{FOLDER}/9002.md"].body) == ("Sam", sentence(2))
    assert "members/lanternside-forum/sam.9.md" in dumps.files()
    assert "members/lanternside-forum/sam.5.md" not in dumps.files()
    assert body(dumps, 4) == "> […](#removed)\n\nOne."
    assert body(dumps, 5) == f"> **Sam** wrote:\n>\n> {sentence(2)}\n\nThe other. @…"
    assert body(dumps, 6) == f"@Sam and [@Sam]({OLD}members/sam.9/) and … too."
    assert posts[f"{FOLDER}/9004.md"].reactions == "Sam, Wren"  # whose it is nobody knows
    assert {"9003.md", "9004.md", "9005.md", "9006.md"} <= looked_at(account)
    assert "9002.md" not in looked_at(account)
    again(dumps)


def test_ids_tell_where_no_member_has_a_file(dumps, filed):
    filed(by_sam(1, "5"), by_sam(2, "9"))
    for name in list(dumps.files()):
        if name.startswith("members/"):
            (dumps.root / name).unlink()
    with pytest.raises(UsageError, match=r"2 members are called so.*--id 5, or another of the ids 5, 9"):
        take_down(dumps.root, "Sam")
    assert take_down(dumps.root, Called("Sam", "9")).posts == [f"{FOLDER}/9002.md"]
    with pytest.raises(UsageError, match="nobody of the id 7"):
        take_down(dumps.root, Called("Sam", "7"))


def test_who_took_a_name_later_loses_nothing_with_who_had_it_before(dumps, filed):
    filed(
        Member("Captain", member_id="8", names=("2012-04-01 Marlow",)),
        MEMBER,
        known(1),
        known(2, author="Captain", author_id="8"),
    )
    take_down(dumps.root, "members/lanternside-forum/captain.8.md")
    posts = dumps.posts()
    assert posts[f"{FOLDER}/9001.md"].body == sentence(1)
    assert posts[f"{FOLDER}/9002.md"].state is State.REMOVED
    again(dumps)


def test_a_post_of_the_same_name_in_a_later_capture_stays_and_is_named(dumps, filed):
    filed(MEMBER, PELL, known(1), by_pell(2, "Words."))
    take_down(dumps.root, "Marlow")
    dumps.add("b.html", FORUM, on_pages(THREAD, 1), known(3, author_id="77"), known(4, author_id=""))
    report = dumps.convert(dumps.folder / "dumps" / "b.html")
    posts = dumps.posts()
    assert posts[f"{FOLDER}/9003.md"].body == sentence(3)
    assert posts[f"{FOLDER}/9004.md"].state is State.REMOVED  # nothing says that it is another
    assert [remark.where for remark in report.remarks if "may be they" in remark.text] == [f"{FOLDER}/9003.md"]


@pytest.mark.parametrize(
    ("quoting", "left"),
    [
        (f"> **Marlow** wrote:\n>\n> {TOLD}\n- my own\n- list", "> […](#removed)\n\n- my own\n- list"),
        (f"> **Marlow** wrote:\n> {TOLD}\n# My heading\nand words", "> […](#removed)\n\n# My heading\nand words"),
        (f"> **Marlow** wrote:\n> # {TOLD}\nMy own words.", "> […](#removed)\n\nMy own words."),
        (f"> **Marlow** wrote:\n> {TOLD}\nand on without a mark\n\nMine.", "> […](#removed)\n\nMine."),
        (f"> **Marlow** wrote:\n> {TOLD}\n1. mine\n\n***\nMine.", "> […](#removed)\n\n1. mine\n\n***\nMine."),
        (f"> **Marlow** wrote:\n> ```\n> {TOLD}\nMine.", "> […](#removed)\n\nMine."),
        (f"``` foo``` bar\n\n> **Marlow** wrote:\n> {TOLD}\n\nMine.", "``` foo``` bar\n\n> […](#removed)\n\nMine."),
        (
            f"- mine\n\n  > **Marlow** wrote:\n  >\n  > {TOLD}\n\n  mine too\n- more",
            "- mine\n\n  > […](#removed)\n\n  mine too\n- more",
        ),
        (f"1. > **Marlow** wrote:\n   >\n   > {TOLD}\n2. Mine.", "1. > […](#removed)\n\n2. Mine."),
        (f"   > **Marlow** wrote:\n   > {TOLD}\n\nMine.", "   > […](#removed)\n\nMine."),
        (f"> Mine:\n> > **Marlow** wrote:\n> > {TOLD}\n>\n> Mine.", "> Mine:\n> > […](#removed)\n>\n> Mine."),
        (f"```\n> **Marlow** wrote:\n> {TOLD}\n```", None),
        ("    > **Marlow** wrote:\n    > code", None),
    ],
)
def test_of_a_post_only_the_quotation_goes(dumps, filed, quoting, left):
    filed(MEMBER, PELL, known(1, body=TOLD), by_pell(2, quoting))
    account = take_down(dumps.root, "Marlow")
    assert body(dumps, 2) == (left or quoting)
    if left is None:
        assert "9002.md" in looked_at(account)
    again(dumps)


def test_what_is_called_like_a_member_and_leads_elsewhere_stays(dumps, filed):
    said = (
        "See [Marlow](https://rivers.example/marlow) and ![Marlow](https://rivers.example/m.png), "
        "[@Marlow](https://elsewhere.example/@marlow), [Marlow](/threads/marlow.7/)."
    )
    filed(MEMBER, PELL, known(1), by_pell(2, said))
    account = take_down(dumps.root, "Marlow")
    assert body(dumps, 2) == said
    assert "9002.md" in looked_at(account)
    again(dumps)


@pytest.mark.parametrize("of", ["Marlow", f"{FOLDER}/9001.md"])
def test_a_quotation_that_names_somebody_else_stays_and_is_named(dumps, filed, of):
    quotes = [f"> **Wren** wrote:\n>\n> {TOLD}\n\nSo Wren said.", "> **Wren** wrote:\n>\n> the storm of that\n\nYes."]
    common = "> the storm of that\n\nA common phrase."
    filed(MEMBER, PELL, known(1, body=f"{TOLD}, I said."), by_pell(2, quotes[0]), by_pell(3, quotes[1]), by_pell(4, common))
    account = take_down(dumps.root, of)
    assert [body(dumps, n) for n in (2, 3, 4)] == [*quotes, common]
    assert "9002.md" in looked_at(account)
    again(dumps)
    dumps.add("b.html", FORUM, on_pages(THREAD, 1), by_pell(8, quotes[0]), by_pell(9, quotes[1]))
    report = dumps.convert(dumps.folder / "dumps" / "b.html")
    assert [body(dumps, n) for n in (8, 9)] == quotes
    assert f"{FOLDER}/9008.md" in [remark.where for remark in report.remarks if "may quote" in remark.text]


def test_names_in_longer_names_and_in_code_stay(dumps, filed):
    said = {
        2: "@Marlow Jones, and @Marlow-Jones, @marlow.jones, @Marlow_Jones and @Marlow's.",
        3: "```java\n@Marlow\nvoid run() {}\n```\n\nUse `@Marlow` or ``a `@Marlow` ``, @Marlow: not\n\n    @Marlow",
        4: "Words.",
        5: "@Marlow Smith is nobody whom we know; and @Marlow & Sons.",
    }
    filed(
        MEMBER,
        PELL,
        Member("Marlow Jones", member_id="20"),
        Member("Marlow and Jerry", member_id="21"),
        known(1),
        *(by_pell(n, text) for n, text in said.items()),
        by_pell(6, "Words of Pell.", reactions="Marlow and Jerry, Marlow, Marlow and 2 others"),
    )
    account = take_down(dumps.root, "Marlow")
    assert body(dumps, 2) == "@Marlow Jones, and @Marlow-Jones, @marlow.jones, @Marlow_Jones and @…'s."
    assert body(dumps, 3) == said[3].replace("@Marlow: not", "@…: not")
    assert body(dumps, 5) == said[5]
    assert dumps.posts()[f"{FOLDER}/9006.md"].reactions == "Marlow and Jerry, …, … and 2 others"
    assert {"9002.md", "9003.md", "9005.md"} <= looked_at(account)
    again(dumps)


@pytest.mark.parametrize("salt", ["0a1b2c3d", "99999999", "5f2c81a9"])
def test_a_post_of_nobody_that_has_many_of_the_words_stays_and_is_named(dumps, filed, monkeypatch, salt):
    monkeypatch.setattr("secrets.token_hex", lambda _: salt)
    said = TOLD.split()
    near = [" ".join([*said[:-n], *(f"other{n}{k}" for k in range(n))]) for n in range(2, 11)]
    filed(MEMBER, PELL, known(1, body=TOLD), known(2, author="", author_id="", body=near[7]), by_pell(3, "Words."))
    account = take_down(dumps.root, "Marlow")
    assert body(dumps, 2) == near[7]
    assert "9002.md" in looked_at(account)
    again(dumps)
    strangers = [known(20 + n, author="", author_id="", body=text) for n, text in enumerate([*near, TOLD])]
    dumps.add("b.html", FORUM, on_pages(THREAD, 2), by_pell(8, "Words again."), *strangers)
    report = dumps.convert(dumps.folder / "dumps" / "b.html")
    assert [body(dumps, 20 + n) for n in range(len(near))] == near
    assert dumps.posts()[f"{FOLDER}/{9020 + len(near)}.md"].state is State.REMOVED
    named = {remark.where for remark in report.remarks}
    assert {f"{FOLDER}/{9020 + n}.md" for n in range(len(near))} <= named


def test_line_ends_and_all_else_of_an_edited_file_stay(dumps, filed):
    filed(
        MEMBER, PELL, known(1, body=TOLD), by_pell(2, f"> **Marlow** wrote:\n>\n> {TOLD}\n\nMine.\n\nMore.", reactions="Marlow")
    )
    path = dumps.root / FOLDER / "9002.md"
    text = path.read_bytes().decode().replace("Mine.", "Mine, edited.  ").replace("Author: Pell", 'Author: "Pell"')
    path.write_bytes(f"\ufeff{text}\n\n".replace("\n", "\r\n").encode())
    take_down(dumps.root, "Marlow")
    left = f"\ufeff{text}\n\n".replace(f"> **Marlow** wrote:\n>\n> {TOLD}", "> […](#removed)").replace(
        "Reactions: Marlow", "Reactions: …"
    )
    assert path.read_bytes().decode() == left.replace("\n", "\r\n")
    again(dumps)


def test_of_two_forums_nobody_with_the_same_id_and_name_is_taken(dumps, filed):
    filed(MEMBER, known(1))
    elsewhere = dataclasses.replace(FORUM, title="Talk", addresses=("https://talk.example/",))
    thread = dataclasses.replace(THREAD, addresses=("https://talk.example/threads/rewiring.412/",))
    dumps.add("b.html", elsewhere, on_pages(thread, 1), known(1, body="Words of another one, who has the same name."))
    dumps.convert(dumps.folder / "dumps" / "b.html")
    take_down(dumps.root, "members/lanternside-forum/marlow.5.md")
    assert [post.body for name, post in dumps.posts().items() if "/talk/" in name] == [
        "Words of another one, who has the same name."
    ]
    again(dumps, "a.html", "b.html")


@pytest.mark.parametrize("what", ["Marlow", f"{FOLDER}/9001.md"])
@pytest.mark.parametrize("salt", [f"{n:08x}" for n in range(6)])
def test_a_sentence_that_somebody_else_says_later_stays_and_is_named(dumps, filed, monkeypatch, what, salt):
    monkeypatch.setattr("secrets.token_hex", lambda _: salt)
    home = "My house is at 12 Elm Street, come by."
    filed(MEMBER, PELL, known(1, body=f"Dear all! {home}"), by_pell(2, "Thanks, will do."))
    assert take_down(dumps.root, what if what == "Marlow" else str(dumps.root / what))
    bodies = [f"Still there? As was said: {home}", f"{home} Who said so?", "I know that my house is a very old one."]
    dumps.add("b.html", FORUM, on_pages(THREAD, 2), *(by_pell(n, said) for n, said in enumerate(bodies, 20)))
    report = dumps.convert(dumps.folder / "dumps" / "b.html")
    assert [body(dumps, n) for n in range(20, 23)] == bodies
    named = {remark.where for remark in report.remarks if "words in a row" in remark.text}
    assert named == {f"{FOLDER}/{n}.md" for n in (9020, 9021)}
