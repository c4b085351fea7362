"""A name in another spelling: listed by the takedown, remarked by the conversions after it, in whatever holds it."""

from __future__ import annotations

import dataclasses
import hashlib

import pytest

from stillboard.convert.naming import naming
from stillboard.convert.spelling import forms, letters, lines_naming, may_name
from stillboard.dumps import attachment_path
from stillboard.model import Attachment, Board, Member, PollOption
from stillboard.takedown import Account, lines, take_down
from stillboard.takedown.account import SHOWN
from support.scripted import FOLDER, FORUM, THREAD, Dumps, known, on_pages
from support.taken import MEMBER, OLD, PELL, by_pell

NAME = "Marlowe Quint"
QUINT = Member(NAME, member_id="5", address=f"{OLD}members/5/", signature="Write to mq77@…")
SPELLED = {
    "Ask MarloweQuint.": True,
    "Ask marlowe_quint or so.": True,
    "See https://elsewhere.example/u/marlowe-quint/about": True,
    "See https://elsewhere.example/?q=marlowe%20quint": True,
    "See https://elsewhere.example/?q=Marlowe+Quint&n=1": True,
    "marlowe.quint@elsewhere.example": True,
    "Mar\u00adlowe Qu\u200bint": True,
    "Ｍａｒｌｏｗｅ Ｑｕｉｎｔ": True,
    "Mar\u0301lowe Qui\u0308nt": True,
    "Mar**lo**we ~~Quint~~": True,
    "Mar<b>lo</b>we&nbsp;Quint": True,
    "Mar\\*lowe Quint": True,
    "marlowequint77": True,
    "MARLOWE\nQUINT": True,
    "> so Marlowe\n> Quint said": True,
    "Marlowe\n\nQuint": False,
    "Marlowe, Quint and Pell": False,
    "marlowes quintet": False,
    "Marlowe alone": False,
    "Quint, Marlowe, keeper": True,
    "the log of Quint Marlowe": True,
    "quint_marlowe": True,
    "Marlowe Quints lamp": True,
    "marlowequints lamp": True,
    "M\u0430rlow\u0435 Quint": True,  # Cyrillic letters
    "\u041c\u0430rl\u03bfwe Qu\u0456nt": True,
    "Marl0we Quint": True,
    "Mar1owe Quint": True,
    "MarIowe Quint": True,
    "\u039cARLOWE Q\u0170INT": True,
    "Quint, the Marlowe": False,
    "Quint. Marlowe": True,
    "Marlowe Quin": False,
    "Marlowe Quint\u02bcs lamp": True,  # letters that are typed as apostrophes
    "Marlowe Quint\u02b9s lamp": True,
    "See https://elsewhere.example/?to=%2Fu%3Fq%3DMarlowe%2520Quint": True,
    "![Marlowe Quint at the lamp](https://pictures.example/1.png)": True,
}


def said_in(name: str, text: str) -> list[int]:
    found = forms(name)
    lines = lines_naming(text.split("\n"), {len(one.split(" ")) for one in found}, found.__contains__)
    assert may_name(text, letters([name])) or not lines  # what is passed over at once holds nothing
    return lines


@pytest.mark.parametrize("text", SPELLED)
def test_a_name_is_known_in_whatever_spelling(text):
    assert bool(said_in(NAME, text)) is SPELLED[text]


@pytest.mark.parametrize(
    "text",
    [
        "@Marlow\u0430 knows.",  # endings and articles of other scripts
        "Marlow\u043e\u043c",
        "Ask \u0431Marlow.",
        "\u05dc\u05beMarlow \u05dcMarlow",
        "\u0627\u0644Marlow",
        "Marlow\ub2d8",
        "Mar-\nlow",
        "Mar\\\nlow",
        "> Mar  \n> low",
        "Mar\nlow",
        "_Mar_low",
        "Mar_low_",
        "Mar\\low",
        "[Mar]low",
        "Mar-low's lamp",
        "Mar\u2019low",
        "M.a.r.l.o.w",
        "M a r l o w",
        "Mar[low](https://elsewhere.example/)",
        "![Mar](https://elsewhere.example/1.png)low",
        "[Mar][1]low",
        'Mar<span class="big">low</span>',
        "Mar<!-- not yet -->low",
        "M\u0101rl\u00f8w",
        "Mar\u0142ow",
        "\u1d0d\u1d00\u0280\u029f\u1d0f\u1d21",  # small capitals
        "\U0001f17c\U0001f170\U0001f181\U0001f17b\U0001f17e\U0001f186",  # letters in boxes
        "%4Darlow",
        "https://elsewhere.example/?u=%254Dar%256Cow",
        "&#77;ar&#x6c;ow",
        "Mar&shy;low",
        "Mar\u034flow",
    ],
)
def test_a_name_is_known_with_whatever_is_glued_to_it_or_set_inside_of_it(text):
    assert said_in("Marlow", f"Seen.\n\n{text} and so on.") == [2]


@pytest.mark.parametrize("text", ["mar low", "Marlowe", "Marl-owe", "Mar.\n\nLow", "a m a r l o w n", "to-mar-low-er"])
def test_what_only_has_the_letters_of_a_name_in_it_is_not_the_name(text):
    assert not said_in("Marlow", text)


def test_few_letters_of_two_words_are_no_name():
    assert not said_in("Into", "in-to, in\nto, [in]to")
    assert said_in("Into", "in-\nto") == [0]  # a word that is broken


@pytest.mark.parametrize(
    ("name", "holds", "is_free"),
    [
        ("Jo", "@Jo! _Jo_, jo's", "jolly jo_march banjo"),
        ("Jo Li", "jo-li jo_li", "jolie joli"),
        ("DoIt", "doit DOIT", "do it"),
        ("C++", "", "c, C and C#"),
        ("李明", "昨天李明说了", "李 先生。明天"),
        ("Jürgen Müller", "jurgen_muller", "jurgen, muller"),
        ("Quint, Marlowe", "quint, marlowe", "quint; marlowe"),
        ("MarloweQuint", "marlowe quint", "marlowe and quint"),
        ("Salt & Pepper", "salt-&-pepper", "salt, pepper"),
    ],
)
def test_short_names_stand_alone_and_signs_part_words(name, holds, is_free):
    for word in holds.split(" ") if name == "Jo" else [holds]:
        assert said_in(name, word) or not word
    assert not said_in(name, is_free)


@pytest.mark.parametrize("name", ["\u0421\u043e\u0432\u0430", "C\u043e\u0432\u0430"])
def test_letters_that_look_alike_are_one_in_names_of_other_scripts_too(name):
    for said in ("\u0421\u043e\u0432\u0430", "C\u043e\u0432\u0430", "\u0421o\u0432a"):
        assert said_in(name, f"\u2014 {said}!")
    assert not said_in(name, "\u0441\u043e\u0432\u0435\u0442")


def test_a_part_of_a_name_that_nobody_else_has_is_listed_apart(dumps):
    wren = Member("Wren Marlowe", member_id="8", address=f"{OLD}members/8/")
    said = (
        "Quint was here.",
        "Ask @quint.",
        "Quints lamp.",
        "A quint of wicks.",
        "Marlowe was here.",
        "Quintet.",
        "Marlowe Quint.",
    )
    posts = [by_pell(n, text) for n, text in enumerate(said, 2)]
    file(dumps, "a.html", on_pages(THREAD, 1), QUINT, wren, PELL, known(1, author=NAME, author_id="5"), *posts)
    account = take_down(dumps.root, NAME, dry_run=True)
    assert [place.path for place in account.perhaps] == [f"{FOLDER}/{n}.md" for n in (9002, 9003, 9004)]
    assert f"{FOLDER}/9008.md" in {place.path for place in account.look}
    text = "\n".join(lines(account))
    assert "Perhaps these mean them: a part of the name that nobody else there has: 3" in text


def test_values_of_a_header_are_each_by_themselves():
    lines = "---\nTitle: Of Marlowe\nTags: Quint, Marlowe Quint\nSource: marlowe-quint.html\n---\n\nMarlowe\nQuint".split("\n")
    found = forms(NAME)
    assert naming("threads/f/0/a.1/1.md", lines, {1, 2}, found.__contains__) == [2, 6]
    assert naming("threads/f/0/a.1/thread.md", lines, {1, 2}, found.__contains__) == [2, 3, 6]


@pytest.mark.parametrize("said", ["Thanks, @Marlow\u0430!", "Mar[low](https://elsewhere.example/) knows.", "Ask M-a-r-l-o-w."])
def test_a_name_with_something_glued_to_it_is_listed_and_remarked(dumps, said):
    marlow = Member("Marlow", member_id="5", address=f"{OLD}members/5/")
    first = on_pages(THREAD, 1), marlow, PELL, known(1, author="Marlow", author_id="5"), by_pell(2, said)
    file(dumps, "a.html", *first)
    assert f"{FOLDER}/9002.md" in {place.path for place in take_down(dumps.root, "Marlow").look}
    remarks = file(dumps, "b.html", *first, by_pell(3, said))
    assert "names somebody who was taken down" in " ".join(remarks[f"{FOLDER}/9003.md"])


def file(dumps: Dumps, name: str, *items: object) -> dict[str, list[str]]:
    """File what is given; the remarks, by the end of where they are."""
    dumps.add(name, FORUM, *items)
    report = dumps.convert(dumps.folder / "dumps" / name)
    assert report.balanced
    remarks: dict[str, list[str]] = {}
    for remark in report.remarks:
        remarks.setdefault(remark.where, []).append(remark.text)
    return remarks


def looked_at(account: Account) -> set[tuple[str, int]]:
    return {(place.path, place.line) for place in account.look}


PICTURE = Attachment("marlowequint.png", hashlib.sha256(b"p").hexdigest(), lambda: b"p")
OF_HIM = (
    Board("Letters of MarloweQuint", board_id="3"),
    dataclasses.replace(
        THREAD,
        title="A lamp for marlowe_quint",
        tags=("marlowe-quint", "lamps"),
        poll="Who is he?",
        poll_options=(PollOption("Marlowe+Quint"), PollOption("Pell")),
        pages=on_pages(THREAD, 1).pages,
    ),
    PELL,
    Member("MarloweQuint", member_id="7", address=f"{OLD}members/7/"),
    Member("Wren", member_id="8", signature="As Mar**lo**we Quint says", names=("2012-01-01 marlowe.quint",)),
    by_pell(2, "Words of Pell.", title="To M\u200barlowe Quint"),
    by_pell(3, f"Here: ![]({attachment_path(PICTURE)})"),
    by_pell(4, "One.\n\nTwo: MarloweQuint"),
    PICTURE,
)


def test_what_names_somebody_is_listed_wherever_it_stands(dumps):
    file(dumps, "a.html", *OF_HIM, QUINT, known(1, author=NAME))
    account = take_down(dumps.root, "members/lanternside-forum/marlowe-quint.5.md")
    named = {path for path, _ in looked_at(account)}
    assert {
        f"{FOLDER}/thread.md",
        f"{FOLDER}/9002.md",
        f"{FOLDER}/9003.md",
        f"{FOLDER}/9004.md",
        "members/lanternside-forum/marlowequint.7.md",
        "members/lanternside-forum/wren.8.md",
        attachment_path(PICTURE).removeprefix("/content/"),
    } <= named
    assert any(path.startswith("boards/") for path in named)
    lines = dumps.files()[f"{FOLDER}/thread.md"].split("\n")
    assert {lines[n - 1].partition(":")[0] for path, n in looked_at(account) if path == f"{FOLDER}/thread.md"} == {
        "Title",
        "Tags",
        "Poll-option",
    }


def test_what_comes_later_is_remarked_wherever_it_stands(dumps):
    file(dumps, "a.html", on_pages(THREAD, 1), QUINT, known(1, author=NAME), by_pell(9, "Words."))
    take_down(dumps.root, NAME)
    remarks = file(dumps, "b.html", *OF_HIM)
    told = {where: " ".join(texts) for where, texts in remarks.items()}
    assert "in Title: look" in told[f"{FOLDER}/9002.md"]
    assert "in line 1 of its words" in told[f"{FOLDER}/9003.md"]
    assert "in line 3 of its words" in told[f"{FOLDER}/9004.md"]
    for key in ("Titles", "Tags", "Poll-option"):
        assert key in told[f"{FOLDER}/thread.md"], key
    assert "in Name" in told["members/lanternside-forum/marlowequint.7.md"]
    assert "Signature" in told["members/lanternside-forum/wren.8.md"]
    assert [where for where in told if where.startswith("boards/")]
    # What was said is not said again, though the files change.
    more = file(dumps, "c.html", OF_HIM[1], Member("Wren", member_id="8", title="Keeper"), by_pell(5, "Words again."))
    assert not [where for where in more if where.startswith(("boards/", "members/")) or where.endswith("thread.md")]


def test_a_post_s_address_that_names_somebody_is_listed_and_remarked(dumps):
    named = f"{OLD}threads/a-lamp-for-marlowe-quint.412/post-9009"
    file(dumps, "a.html", on_pages(THREAD, 1), QUINT, known(1, author=NAME), by_pell(9, "Words.", address=named))
    account = take_down(dumps.root, NAME)
    assert {path for path, _ in looked_at(account)} == {f"{FOLDER}/9009.md"}
    remarks = file(dumps, "b.html", on_pages(THREAD, 2), by_pell(12, "Words.", address=named.replace("9009", "9012")))
    assert any("in Address: look" in text for text in remarks[f"{FOLDER}/9012.md"])


def test_an_author_whose_name_is_spelled_nearly_so_is_remarked(dumps):
    file(dumps, "a.html", on_pages(THREAD, 1), QUINT, known(1, author=NAME), by_pell(9, "Words."))
    take_down(dumps.root, NAME)
    remarks = file(dumps, "b.html", on_pages(THREAD, 2), known(12, author="marlowe_quint", author_id=""))
    assert any("spelled nearly" in text for text in remarks[f"{FOLDER}/9012.md"])


def test_an_e_mail_address_under_a_pseudonym_is_listed_and_remarked(dumps):
    mine = "Words.\n\nWrite to q77 (at) lamps.example or q77@elsewhere.example."
    others = (
        by_pell(9, "I wrote to mq77@…, in vain."),
        by_pell(8, "> **Marlowe Quint** wrote:\n>\n> Mine is q77@…\n\nSo."),
        by_pell(7, "me@…"),
    )
    file(dumps, "a.html", on_pages(THREAD, 1), QUINT, known(1, author=NAME, body=mine), *others)
    account = take_down(dumps.root, NAME, shown_as="A keeper")
    assert {path.rpartition("/")[2] for path, _ in looked_at(account)} == {"9001.md", "9009.md", "9008.md"}
    remarks = file(dumps, "b.html", on_pages(THREAD, 2), known(12, author=NAME, body=mine))
    assert any("holds an e-mail address, in line 3" in text for text in remarks[f"{FOLDER}/9012.md"])


def test_a_record_of_before_still_finds_the_name_as_it_is(dumps):
    file(dumps, "a.html", on_pages(THREAD, 1), QUINT, known(1, author=NAME), by_pell(9, "Words."))
    take_down(dumps.root, NAME)
    (record,) = [name for name in dumps.files() if name.startswith("takedowns/")]
    text = dumps.files()[record]
    marks = [line for line in text.split("\n") if line.startswith("Known-by: ")]
    dumps.edit(record, lambda text: "\n".join(line for line in text.split("\n") if line not in marks[2:8]))
    remarks = file(dumps, "b.html", on_pages(THREAD, 2), by_pell(12, "Thanks, Marlowe Quint."))
    assert any("taken down" in one for one in remarks[f"{FOLDER}/9012.md"])


def test_takedowns_and_conversions_find_the_same(dumps):
    """What the one lists in a post that is there, the other remarks in a post that comes."""
    first = [by_pell(20 + n, text) for n, text in enumerate(SPELLED)]
    later = [by_pell(60 + n, text) for n, text in enumerate(SPELLED)]
    file(dumps, "a.html", on_pages(THREAD, 1), QUINT, known(1, author=NAME), *first)
    account = take_down(dumps.root, NAME)
    listed = {int(path.rpartition("/")[2].removesuffix(".md")) - 9020 for path, _ in looked_at(account) if path.endswith(".md")}
    remarks = file(dumps, "b.html", on_pages(THREAD, 2), *later)
    remarked = {
        int(where.rpartition("/")[2].removesuffix(".md")) - 9060
        for where, texts in remarks.items()
        if any("names somebody who was taken down" in text for text in texts)
    }
    assert listed == remarked == {n for n, text in enumerate(SPELLED) if SPELLED[text]}


def test_initials_and_parts_of_few_letters_are_listed_apart(dumps):
    jo = Member("Jo Ann Reef", member_id="5", address=f"{OLD}members/5/")
    said = (
        "Thanks, J. A. R.",
        "Ask Jo Ann R. about it.",
        "J. Reef knows.",
        "So said JAR, twice.",
        "The jar of oil, a jar.",
        "Ann was here.",
        "I met Jo there.",
        "An annual jolt.",
        "@jo has it.",
    )
    posts = [by_pell(n, text) for n, text in enumerate(said, 2)]
    file(dumps, "a.html", on_pages(THREAD, 1), jo, PELL, known(1, author="Jo Ann Reef", author_id="5"), *posts)
    account = take_down(dumps.root, "Jo Ann Reef", dry_run=True)
    assert [place.path for place in account.perhaps] == [f"{FOLDER}/9004.md"]  # Reef, of four letters
    assert [place.path for place in account.short] == [f"{FOLDER}/{n}.md" for n in (9002, 9003, 9007, 9008, 9010)]
    assert account.ordinary == ["jar"]
    text = "\n".join(lines(account))
    assert "Perhaps these too: initials, or few letters of the name: 5" in text
    assert "of which no line is listed, though they may mean them: jar" in text


def test_an_e_mail_address_that_stood_in_what_goes_is_listed_and_remarked(dumps):
    mine = "Words. Write to oil.lamps@quint.example, whenever you like to."
    others = (by_pell(9, "He is oil.lamps@… as I know."), by_pell(8, "Oil lamps."), by_pell(7, "Another: oil@lamps.example"))
    dumps.add("a.html", FORUM, on_pages(THREAD, 1), QUINT, PELL, known(1, author=NAME, body=mine), *others)
    dumps.convert(dumps.folder / "dumps" / "a.html", keep_emails=True)
    account = take_down(dumps.root, NAME)
    assert looked_at(account) == {(f"{FOLDER}/9009.md", line_of(dumps, f"{FOLDER}/9009.md", "oil.lamps@"))}
    remarks = file(dumps, "b.html", on_pages(THREAD, 2), by_pell(12, "Ask oil.lamps@quint.example."), by_pell(13, "Ask me@…"))
    assert any("names somebody who was taken down, in line 1" in text for text in remarks[f"{FOLDER}/9012.md"])
    assert f"{FOLDER}/9013.md" not in remarks
    assert "oil" not in "\n".join(text for name, text in dumps.files().items() if name.startswith("takedowns/"))


def line_of(dumps, path, said):
    return next(n for n, line in enumerate(dumps.files()[path].split("\n"), 1) if said in line)


def test_all_that_a_person_must_look_at_is_listed(dumps):
    many = SHOWN + 50
    posts = [by_pell(n, f"{n}: Marlowe Quint, of whom Quint is a part.") for n in range(2, many)]
    parts = [by_pell(many + n, f"{n}: Quint.") for n in range(SHOWN + 2)]
    file(dumps, "a.html", on_pages(THREAD, 1), QUINT, known(1, author=NAME), *posts, *parts)
    text = "\n".join(lines(take_down(dumps.root, NAME, dry_run=True)))
    assert "more" not in text
    for n in (*range(9002, 9000 + many), *range(9000 + many, 9000 + many + SHOWN + 2)):
        assert f"/{n}.md:" in text


def test_a_short_name_with_digits_or_a_blank_is_listed_apart(dumps):
    file(
        dumps,
        "a.html",
        on_pages(THREAD, 1),
        MEMBER,
        PELL,
        known(1),
        by_pell(2, "Ask Marlow2 of it."),
        by_pell(3, "@marlow77, is it?"),
    )
    others = (
        "So says Mar low.",
        "MAR\u00a0LOW has it.",
        "It will mar low walls.",
        "marlow2 is a file.",
        "Marlowe2 and Mar lowest.",
    )
    file(dumps, "b.html", on_pages(THREAD, 2), PELL, *(by_pell(n, said) for n, said in enumerate(others, 4)))
    account = take_down(dumps.root, "Marlow")
    assert [place.path for place in account.short] == [f"{FOLDER}/{9000 + n}.md" for n in (2, 3, 4, 5)]
