"""The text importer: whose words are whose, where a post ends, and which dates may be believed."""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.dumps import Capture, captures
from stillboard.errors import Drift
from stillboard.importers.text import IMPORTER
from stillboard.importers.text.cards import Card
from stillboard.model import Forum, Member, Place, Post, Reason, Remark, Skipped, Thread, When
from support.paths import PROJECT
from support.textpages import LONG, NB, bare, capture, copied, items, page, pasted, post, posts

SAMPLE = PROJECT / "dumps" / "forum-text" / "lantern-room-p2.txt"
CAPTURES = Path(os.environ.get("STILLBOARD_CAPTURES", "/nowhere"))


def test_the_sample_has_its_forum_thread_and_members():
    found = [item for one in captures(SAMPLE) for item in IMPORTER.posts(one)]
    assert [item.title for item in found if isinstance(item, Forum)] == ["Lanternside Forum"]
    thread = next(item for item in found if isinstance(item, Thread))
    assert (thread.title, thread.pages[0].number) == ("Emptying the lantern room at Skerry Holm", 2)
    marlow = next(item for item in found if isinstance(item, Member))
    assert (marlow.name, marlow.title, marlow.badges, marlow.joined) == (
        "Marlow",
        "Administrator",
        ("Staff member",),
        When("2014-03-02"),
    )
    assert [(count.what, count.number) for count in marlow.counts] == [("Messages", "8120"), ("Reaction score", "3904")]
    bodies = "\n".join(item.body for item in found if isinstance(item, Post))
    assert not re.search("Joined|Messages|Reaction|Users who|^Back$|^Top$|Anstruther", bodies, re.MULTILINE)


def test_a_post_whose_card_was_dropped_has_no_author():
    found = posts(page(post("First."), bare("Great lamp.\n\nI have two of them."), post("Third.", "Wren Okafor")))
    assert [one.author for one in found] == ["Pell", "", "Wren Okafor"]
    assert found[1].body == "Great lamp.\n\nI have two of them."


def test_a_short_first_line_is_no_author_without_a_card():
    found = posts(page(bare("\nGreat lamp.\n\nIt came from the attic of the pilot house, and the cat slept in it.")))
    assert found[0].author == ""
    assert found[0].body.startswith("Great lamp.\n\nIt came")


def test_a_line_that_two_posts_of_a_member_begin_with_is_theirs():
    text = page(post("Lamp of the day\nA green one."), post("Lamp of the day\nA red one."))
    assert [one.body for one in posts(text)] == ["Lamp of the day\\\nA green one.", "Lamp of the day\\\nA red one."]


def test_a_place_without_a_label_is_the_cards_where_two_posts_show_it():
    card = "Member\nOct 25, 2017\n13,539\nHarbour end"
    text = page(post("A green one.", card=card), post("A red one.", card=card))
    assert [(one.author, one.body) for one in posts(text)] == [("Pell", "A green one."), ("Pell", "A red one.")]


def test_entries_of_a_nameless_card_are_not_the_body():
    custom = "Keeper\nPlatform\nTower"
    text = page(post("One.", "Pell", custom), post("Two.", "Wren", custom), bare("Platform\nTower\nThree."))
    assert [(one.author, one.body) for one in posts(text)] == [("Pell", "One."), ("Wren", "Two."), ("", "Three.")]


def test_what_is_below_a_post_becomes_facts():
    below = "Last edited: Jul 9, 2022\nReactions: Ann, Bob and 3 others\n  • Likex4\n"
    found = posts(
        page(
            post("Words.", after=below),
            post("More.", after="Last edited by a moderator: May 3, 2020\n"),
            post("End.", after="Last edited:\n"),
        )
    )
    assert [one.body for one in found] == ["Words.", "More.", "End."]
    assert (found[0].reactions, found[0].edited) == ("Ann, Bob and 3 others", When("2022-07-09"))
    assert (found[1].edited_by, found[1].edited) == ("a moderator", When("2020-05-03"))
    assert (found[2].edited_by, found[2].edited) == ("", None)


def test_text_between_a_post_and_the_next_card_is_kept_and_reported():
    text = page(post("Words.", after="A lamp in every window\n"), post("More.", "Wren Okafor"))
    found = items(text)
    assert [item.body for item in found if isinstance(item, Post)] == ["Words.\n\nA lamp in every window", "More."]
    assert any("kept" in item.text for item in found if isinstance(item, Remark))


def test_what_stands_below_two_posts_of_one_member_is_their_signature():
    sign = "A lamp in every window\n"
    found = items(page(post("Words.", after=sign), post("More.", after=sign), post("End.", "Wren Okafor")))
    assert [item.body for item in found if isinstance(item, Post)] == ["Words.", "More.", "End."]
    assert [item.signature for item in found if isinstance(item, Member)] == ["A lamp in every window", ""]


def test_cards_alone_show_posts_where_the_end_marks_are_gone():
    text = page(post("Words."), post("More.", "Wren Okafor")).replace(NB, "")
    found = items(text)
    assert [(item.author, item.body) for item in found if isinstance(item, Post)] == [
        ("Pell", "Words."),
        ("Wren Okafor", "More."),
    ]
    assert any("cards" in item.text for item in found if isinstance(item, Remark))


def test_an_empty_post_is_reported_and_keeps_its_place():
    found = items(page(post("Words."), bare(""), bare("More.")))
    assert [item.place for item in found if isinstance(item, Post)] == [Place(2, 1), Place(2, 3)]
    assert [(item.reason, str(item.where)) for item in found if isinstance(item, Skipped)] == [(Reason.EMPTY, "dump.txt#2")]


def test_marked_quotes_and_their_nesting():
    text = page(bare(f"Ann said:\nBob said:\n{LONG}\nClick to expand...\nReally?\nClick to expand...\nYes."))
    assert posts(text)[0].body == f"> **Ann** wrote:\n>\n> > **Bob** wrote:\n> >\n> > {LONG}\n>\n> Really?\n\nYes."


@pytest.mark.parametrize("lead", ["", "Pell said:\n"])
def test_a_quote_without_an_end_ends_where_the_earlier_post_does(lead):
    text = page(post(f"{LONG}\n\nTwo weights are missing."), bare(f"{lead}{LONG}\n\nTwo weights are missing.\nI have them."))
    assert posts(text)[1].body == f"> **Pell** wrote:\n>\n> {LONG}\n>\n> Two weights are missing.\n\nI have them."


def test_a_quote_found_by_matching_has_only_a_known_author():
    assert posts(page(bare(LONG), bare(f"{LONG}\nI saw it.")))[1].body == f"> {LONG}\n\nI saw it."


@pytest.mark.parametrize("body", ["Thanks!\nI saw it.", f"I say: {LONG}\nI saw it.", LONG, f"Mine first.\n{LONG}\nI saw it."])
def test_what_is_no_quote_stays_text(body):
    earlier = f"Thanks!\n\n{LONG}"
    assert ">" not in posts(page(bare(earlier), bare(body)))[1].body


def test_an_attribution_without_a_quote_stays_text():
    found = items(page(bare("My mother said:\nnever trust a wick.")))
    assert [item.body for item in found if isinstance(item, Post)] == ["My mother said:\\\nnever trust a wick."]
    assert any("quotation of My mother" in item.text for item in found if isinstance(item, Remark))


def test_files_become_references_even_inside_a_quote():
    text = page(
        bare(f"{LONG}\n\nlens.jpg"), bare(f"{LONG}\n\nView attachment 12View attachment 13\nGood light.\n1618760000000.png")
    )
    assert posts(text)[0].body == f"{LONG}\n\n[lens.jpg](#missing)"
    quoted, _, own = posts(text)[1].body.partition("\n\n")
    assert "> [attachment 12](#missing)" in quoted
    assert own == "Good light.\n\n[1618760000000.png](#missing)"


def test_a_tweet_is_a_quotation():
    text = page(bare("Before.\n\nThe horn is back.\n— Harbour - ميناء (@harbour) May 11, 2020\nAfter."))
    assert posts(text)[0].body == "Before.\n\n> The horn is back.\\\n> — Harbour - ميناء (@harbour) May 11, 2020\n\nAfter."


def test_a_copied_page_has_dates_and_numbers():
    text = pasted(
        copied(1, "Words.", below="Last edited: Jan 4, 2019\nReactions:Ann\n"), copied(2, "More.", "Wren", "Today at 9:01 PM")
    )
    found = posts(text)
    assert [(one.author, one.number, one.body) for one in found] == [("Pell", 1, "Words."), ("Wren", 2, "More.")]
    assert [one.date for one in found] == [When("2019-01-03"), None]
    assert (found[0].edited, found[0].reactions) == (When("2019-01-04"), "Ann")
    assert posts(text, captured=When("2019-01-08"))[1].date == When("2019-01-08T21:01")
    assert next(item for item in items(text) if isinstance(item, Thread)).title == "Lamps"


def test_a_date_and_a_number_in_a_body_make_no_copied_page():
    found = posts(page(post("May 11, 2020\n#1\nof the lamps"), post("May 12, 2020\n#2\nof the lamps", "Wren"), post("More.")))
    assert [(one.author, one.number) for one in found] == [("Pell", None), ("Wren", None), ("Pell", None)]


def test_a_hard_space_in_a_body_ends_no_copied_post():
    found = posts(pasted(copied(1, f"One.\n{NB}\nStill one."), copied(2, f"Two.\n{NB}\n{NB}\nStill two.", "Wren")))
    assert [(one.author, words(one.body)) for one in found] == [
        ("Pell", ["One", "Still", "one"]),
        ("Wren", ["Two", "Still", "two"]),
    ]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_a_copied_page_in_the_middle_of_a_thread_says_what_it_lacks():
    found = items(pasted(copied(41, "Words."), copied(44, "More.")))
    assert [(item.number, item.place) for item in found if isinstance(item, Post)] == [(41, None), (44, None)]
    assert any("#42 to #43" in item.text for item in found if isinstance(item, Remark))


def test_an_address_given_by_hand_names_forum_thread_and_page():
    text = pasted(copied(41, "Words."))
    address = "https://forum.lanternside.example/community/threads/lamps.77/page-3#post-1"
    found = list(IMPORTER.posts(Capture("dump.txt", text.encode, address=address)))
    forum, thread = found[0], found[1]
    assert (forum.title, forum.addresses) == ("forum.lanternside.example", ("https://forum.lanternside.example/community/",))
    assert (thread.thread_id, thread.slug, thread.pages[0].number) == ("77", "lamps", 3)
    assert thread.addresses == ("https://forum.lanternside.example/community/threads/lamps.77/",)
    assert [item.place for item in found if isinstance(item, Post)] == [Place(3, 1)]
    assert not any(isinstance(item, Forum) for item in items(text))


def test_names_and_dates_on_lines_of_their_own_below_thread_starter():
    text = pasted(copied(1, "Words.")).replace("Thread starter Pell", "Thread starter\nPell")
    assert next(item for item in items(text) if isinstance(item, Thread)).title == "Lamps"


def test_counts_are_read_in_other_languages():
    card = "Membre\nInscrit\n17 Novembre 2017\nMessages\n1 324\nScore de réaction\n46"
    member = next(item for item in items(page(post("Bonjour.", "Élodie", card))) if isinstance(item, Member))
    assert member.joined == When("2017-11-17")
    assert [(count.what, count.number) for count in member.counts] == [("Messages", "1324"), ("Score de réaction", "46")]


@pytest.mark.parametrize(
    ("card", "is_guest"),
    [
        (Card("Ann", title="Guest"), True),
        (Card("Ann", badges=("Гость",)), True),
        (Card("Ann", title="Guest of honour"), False),
        (Card("Ann", title="Guest", joined=When("2011")), False),
        (Card("Ann", title="Guest", counts=(("Posts", "3"),)), False),
        (Card(title="Guest"), False),
        (Card("Guest"), False),
    ],
)
def test_a_guest_is_one_whose_card_says_so_and_nothing_else(card, is_guest):
    assert card.is_guest is is_guest


def test_a_copied_page_of_xenforo_1():
    def one(n, name, body, below=""):
        return f"\n{name} Gold Member\nJoined:\nMay 5, 2019\nMessages:\n96\n{body}\n{NB}\n{name}, Jan {n}, 2019\n#{n}\n{below}"

    found = posts(
        "Lamps\nDiscussion in 'Oil' started by Pell, Jan 1, 2019.\n"
        + one(1, "Pell", "Words.", "Ann likes this.\n")
        + one(2, "Wren", "More.")
    )
    assert [(post.author, post.number, post.body, post.date) for post in found] == [
        ("Pell", 1, "Words.", When("2019-01-01")),
        ("Wren", 2, "More.", When("2019-01-02")),
    ]
    assert found[0].reactions == "Ann"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<!DOCTYPE html><html><title>Lamps | Lanternside</title></html>",
        '{"title": "Lamps | Lanternside"}',
        "From pell@example.org Mon Jan  3 2019\nSubject: lamps | oil\n\nJoined\nMay 5, 2019\n",
        "Dear diary,\n\ntoday the lamp burned well.\n\nGood night.\n",
        "a | b | c\n1 | 2 | 3\n4 | 5 | 6\n",
        "pell | 2019-01-03 10:00:00 UTC | #1\n\nWords.\n\n-------------------------\n",
        f"A poem{NB}with a hard space\n\nand no forum.\n",
    ],
)
def test_other_texts_are_left_alone(text):
    assert not IMPORTER.accepts(capture(text))


def test_only_text_files_are_accepted():
    assert IMPORTER.accepts(capture(page(post("Words."))))
    assert IMPORTER.accepts(capture(pasted(copied(1, "Words."), copied(2, "More."))))
    assert not IMPORTER.accepts(capture(page(post("Words.")), name="dump.html"))


@given(st.binary(max_size=400))
def test_any_bytes_are_judged_without_an_error(data):
    assert IMPORTER.accepts(Capture("dump.txt", lambda: data)) in (True, False)


def test_a_title_without_posts_is_drift():
    with pytest.raises(Drift):
        items("Lamps | Lanternside Forum\n\nLamps\n")


def captured() -> list[dict[str, str]]:
    table = CAPTURES / "expected.tsv"
    if not table.is_file():
        return []
    with table.open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row["platform"] == "text"]


@pytest.mark.skipif(not captured(), reason="STILLBOARD_CAPTURES names no folder with expected.tsv")
def test_real_extracts_give_the_posts_their_text_still_shows():
    for row in captured():
        text = (CAPTURES / row["file"]).read_text(encoding="utf-8")
        found = posts(text)
        # The tools that made them drop whole posts: never more than the page had, and every end that is shown counts.
        assert text.count("\n\u00a0\n") <= len(found) <= int(row["posts"]), row["file"]
        assert found[0].author in {"", row["first_author"]}, row["file"]
