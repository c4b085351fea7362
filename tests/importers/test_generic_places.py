"""Which place of a page's records is the body, the author and the date, where skins have other things in places like them."""

from __future__ import annotations

import pytest

from stillboard.dumps import Capture
from stillboard.errors import Drift
from stillboard.importers import named
from stillboard.importers._html.names import without_date
from stillboard.importers.generic import IMPORTER
from stillboard.model import Item, Post, Remark, Thread

AUTHORS = ["Marlow", "Wren Okafor", "Marlow", "Pell"]
SAID = [
    "Salt.",
    "Brass and oil, and a wick that nobody had trimmed since the storm.",
    "More oil, please.",
    "The lamp smokes again tonight.",
]


def items(record: str, said: list[str] | None = None, **more: list[str]) -> list[Item]:
    """What is read of a page of records, each with its author, day, words and what else the record asks for."""
    rows = [
        record.format(who=who, n=n + 1, said=(said or SAID)[n], **{name: of[n] for name, of in more.items()})
        for n, who in enumerate(AUTHORS)
    ]
    page = f"<!DOCTYPE html><html><head><title>Lamps</title></head><body><main>{''.join(rows)}</main></body></html>"
    return list(IMPORTER.posts(Capture("page.html", page.encode)))


def posts(record: str, said: list[str] | None = None, **more: list[str]) -> list[Post]:
    return [item for item in items(record, said, **more) if isinstance(item, Post)]


HEAD = '<a href="/people/{n}">{who}</a> <i>2020-02-0{n} 10:0{n}</i>'
UNDER = f"""<div><div>{HEAD}</div><div><div>{{said}}</div></div><div><div>{{under}}</div></div></div>"""


def test_a_short_post_is_not_what_stands_under_it_at_more_length():
    for under in (["Keep it lit, whatever the wind may say."] * 4, [f"{who} of the northern lamp" for who in AUTHORS]):
        assert [post.body for post in posts(UNDER, under=under)] == SAID


def test_a_post_may_be_a_picture_alone():
    said = [SAID[3], '<img src="https://pics.example/lamp.jpg" alt="">', *SAID[2:]]
    bodies = [post.body for post in posts(UNDER, said, under=["Keep it lit, whatever the wind may say."] * 4)]
    assert bodies[1] == "![](https://pics.example/lamp.jpg)"


def test_what_is_the_same_in_all_that_somebody_wrote_is_a_signature():
    record = f"<div><div>{HEAD}</div><div><div>{{said}}</div><div class='x'>{{under}}</div></div></div>"
    under = [f"{who} keeps the northern lamp" for who in AUTHORS]
    assert [post.body for post in posts(record, under=under)] == SAID


def test_buttons_and_what_stands_under_a_line_are_no_words_of_a_post():
    record = f"<div><div>{HEAD}</div><div>{{said}}<br>_________________<br>{{under}}</div></div>"
    assert [post.body for post in posts(record, under=["Trim it.", "Mind the step.", "Trim it.", ""])] == SAID
    record = f"<div>{HEAD}<div>{{said}}<div><a href='/r/{{n}}'>Reply</a> <a href='/q/{{n}}'>Quote</a></div></div></div>"
    assert [post.body for post in posts(record)] == SAID


def test_no_quotation_is_a_button():
    quote = '<div class="quotebox">A wick is trimmed in the morning, before the lamp is lit, and never at night.</div>'
    record = f"<div><div>{HEAD}</div><div class='words'>{{under}}<p>{{said}}</p><p>{{said}}</p></div></div>"
    assert "trimmed in the morning" in posts(record, under=[quote, "", quote.replace("never", "not"), ""])[0].body


@pytest.mark.parametrize("lead", ["Reply by ", "#{n} ", "Written by "])
def test_what_leads_to_every_name_is_no_part_of_any(lead):
    record = f"<div><h3>{lead}<span>{{who}}</span></h3> <i>2020-02-0{{n}} 10:0{{n}}</i><div>{{said}}</div></div>"
    assert [post.author for post in posts(record)] == AUTHORS


def test_neither_a_date_nor_a_number_is_a_name():
    record = """<div><b><time datetime="2020-02-0{n}T10:00">Feb {n}</time></b> <u>Reply #{n}</u> <b>{who}</b>
<div>{said}</div></div>"""
    assert [post.author for post in posts(record)] == AUTHORS


def test_two_dates_of_one_kind_in_each_record_are_told_apart():
    joined = ["2004-03-01", "2011-07-09", "2004-03-01", "2009-01-30"]
    record = "<div><div><b>{who}</b></div><div>{joined}</div><div>2020-02-0{n}</div><div>{said}</div></div>"
    dates = [post.date.text if post.date else "" for post in posts(record, joined=joined)]
    assert dates == [f"2020-02-0{n}" for n in range(1, 5)]


def test_dates_that_each_author_has_one_of_are_the_members():
    joined = ["2004-03-01 10:00", "2011-07-09 11:00", "2004-03-01 10:00", "2011-08-01 12:00"]
    record = "<div><b>{who}</b> <i>{joined}</i><div>{said}</div></div>"
    assert [post.date for post in posts(record, joined=joined)] == [None] * 4


def test_fields_that_are_not_found_and_words_of_nobody_are_said():
    record = f"<div><div>{HEAD}</div><div>{{said}}</div><div>{{extra}}</div></div>"
    extra = ["", "", "A paragraph of its own under the third post, and no other post has the like of it at all.", ""]
    said = [f"{words} {words} {words}" * 20 for words in SAID]
    words = [item.text for item in items(record, said, extra=extra) if isinstance(item, Remark)]
    kept = "".join(post.body for post in posts(record, said, extra=extra))
    assert "A paragraph of its own" in kept or any("A paragraph of its own" in text for text in words)
    nobody = [HEAD if n % 2 else HEAD.partition("</a>")[2] for n in range(4)]
    page = "".join(
        f"<div><div>{head.format(who=who, n=n + 1)}</div><div>{SAID[n] * 3}</div></div>"
        for n, (head, who) in enumerate(zip(nobody, AUTHORS, strict=True))
    )
    found = list(IMPORTER.posts(Capture("page.html", f"<html><body><main>{page}</main></body></html>".encode)))
    assert any(isinstance(item, Remark) and item.text.startswith("no author is found for 2 of its 4") for item in found)


def test_an_engines_name_ends_where_the_card_begins():
    post = """<div id="p{n}" class="post has-profile"><dl class="postprofile"><dt><strong>{who}<ul><li>Joined: Mar 2009</li>
<li>Location: the gallery</li></ul></strong></dt></dl><div class="postbody"><p class="author">0{n} May 2024, 10:00</p>
<div class="content">{said}</div></div></div>"""
    rows = "".join(post.format(who=who, n=n + 1, said=SAID[n]) for n, who in enumerate(AUTHORS))
    head = '<title>Lamps</title><link rel="canonical" href="https://lanternside.example/viewtopic.php?t=7">'
    page = f'<html lang="en"><head>{head}</head><body id="phpbb"><h2 class="topic-title">Lamps</h2>{rows}</body></html>'
    found = [item for item in named("phpbb").posts(Capture("page.html", page.encode)) if isinstance(item, Post)]
    assert [post.author for post in found] == AUTHORS


def test_what_does_something_in_each_post_is_nobodys_name():
    head = '<p>by {{who}} on <i>2020-02-0{{n}} 10:0{{n}}</i></p><a class="author" href="#top">{word}</a>'
    for word in ("Top", "Reply to this", "Quote"):
        record = f"<div>{head.format(word=word)}<div><div>{{said}}</div></div></div>"
        with pytest.raises(Drift):
            items(record)


def test_a_link_of_the_same_words_to_another_place_in_each_post_is_nobodys_name():
    under = '<ul><li><a href="/members/{n}">View Profile</a></li></ul>'
    record = f"<div><div><b>{{who}}</b> <i>2020-02-0{{n}} 10:0{{n}}</i></div>{under}<div><div>{{said}}</div></div></div>"
    assert "View Profile" not in {post.author for post in posts(record)}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Wren Okafor May 1 2024", "Wren Okafor"),
        ("Bo, 2024-05-01 10:00", "Bo"),
        ("Marlow 1984", "Marlow 1984"),
        ("May 1984", "May 1984"),
        ("Pell", "Pell"),
        ("2024-05-01", "2024-05-01"),
    ],
)
def test_a_date_behind_a_name_is_no_part_of_it(written, name):
    assert without_date(written) == name


def test_an_address_of_mail_is_nobodys_name_and_a_name_behind_the_date_is():
    row = (
        '<li class="entry"><p>Written 1{n}-06-2014 16:4{n} by {who}</p><a href="#">{mail}[at]quay.example.org</a>'
        '<div class="said">{said}</div></li>'
    )
    found = posts(row, mail=["marlow", "w.okafor", "marlow", "pell"])
    assert [post.author for post in found] == AUTHORS
    assert [post.date.text for post in found if post.date] == [f"2014-06-1{n}T16:4{n}" for n in range(1, 5)]


@pytest.mark.parametrize(
    "when",
    [
        ["5 天前", "4 天前", "3 小时前", "49 分钟前"],
        ["3日前", "2日前", "5時間前", "8分前"],
        ["3일 전", "2일 전", "5시간 전", "8분 전"],
        ["3 gün önce", "2 gün önce", "5 saat önce", "8 dakika önce"],
    ],
    ids=["zh", "ja", "ko", "tr"],
)
def test_a_page_whose_dates_are_counted_from_today_is_read_in_other_scripts_too(when):
    row = '<li class="entry"><a class="by" href="/u/{n}">{who}</a> <span class="when">{when}</span><div>{said}</div></li>'
    assert [post.author for post in posts(row, when=when)] == AUTHORS


def test_a_file_beside_the_body_is_kept():
    row = (
        '<li class="entry"><a class="by" href="/u/{n}">{who}</a> <i>2020-02-0{n} 10:0{n}</i><div class="said">{said}</div>'
        '<div class="more"><a href="/store/{file}"><img src="/store/small-{file}" alt="{file}"></a></div></li>'
    )
    found = posts(row, file=["a.png", "b.png", "c.png", "d.png"])
    assert ["a.png" in post.body for post in found] == [True, False, False, False]


@pytest.mark.parametrize(
    ("title", "head", "wanted"),
    [
        ("The wick - Lamps - Pier", '<h1>Pier</h1><p class="crumbs"><a href="/">Start</a> <span>The wick</span></p>', "The wick"),
        (
            "The wick - Lamps - Pier",
            '<p class="crumbs"><a href="/">Start</a> <span>Lamps</span></p><h1>The wick</h1>',
            "The wick",
        ),
        ("The wick - Lamps", '<p class="crumbs"><a href="/">Start</a> <span>Lamps</span></p><h1>The wick</h1>', "The wick"),
        (
            "Lamps - The wick - Pier",
            '<p class="crumbs"><a href="/">Start</a> <span>Lamps</span></p><h1>The wick</h1>',
            "The wick",
        ),
        ("Pier - The wick", '<h1>Pier</h1><p class="crumbs"><a href="/">Start</a> <a href="/l">Lamps</a></p>', "Pier"),
    ],
    ids=["a site's heading", "a way that ends with the board", "no site", "a board before it", "nothing shows which it is"],
)
def test_the_title_is_the_threads_where_the_page_shows_which_part_of_its_title_that_is(title, head, wanted):
    row = '<li class="entry"><a href="/people/{n}">{who}</a> <i>2020-02-0{n} 10:0{n}</i><div class="said">{said}</div></li>'
    rows = "".join(row.format(n=n + 1, who=who, said=SAID[n]) for n, who in enumerate(AUTHORS))
    page = f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{head}<ul>{rows}</ul></body></html>"
    found = list(IMPORTER.posts(Capture("page.html", page.encode)))
    assert [item.title for item in found if isinstance(item, Thread)] == [wanted]


def test_the_head_of_a_post_with_a_word_that_it_was_edited_is_no_notice_with_a_date():
    record = """<div class="row"><header><a href="/people/{n}">{who}</a> <time datetime="2020-02-0{n}T10:00:00Z">then</time>
<span class="mark">Edited</span></header><div class="said">{said}</div></div>"""
    assert [(post.edited, post.edited_by) for post in posts(record)] == [(None, "")] * len(AUTHORS)


def test_posts_that_are_counted_from_nothing_are_named_by_their_own_ids():
    record = f"""<div id="row{{at}}"><a id="Post{{own}}"></a>{HEAD}<div id="body{{at}}">{{said}}</div></div>"""
    found = posts(record, at=["0", "1", "2", "3"], own=["41", "45", "46", "52"])
    assert [post.original_id for post in found] == ["41", "45", "46", "52"]


def test_the_class_of_an_element_inside_a_post_may_say_that_it_is_withheld():
    record = f"""<div class="item"><article class="Post {{kind}}">{HEAD}<div class="said">{{said}}</div></article></div>"""
    found = posts(record, kind=["", "Post--hidden", "", ""])
    assert [(post.body, str(post.state or "")) for post in found] == [(SAID[0], ""), ("", "hidden"), (SAID[2], ""), (SAID[3], "")]


@pytest.mark.parametrize(
    "line",
    [
        "<p>Wren Okafor wrote:</p>",
        "<div>On Sat, Feb 1, 2020 at 10:01 AM Wren Okafor &lt;<a>w...@mail.example</a>&gt; wrote:<br></div>",
        "<b>Wren Okafor said:</b>",
    ],
)
def test_a_line_over_a_quotation_names_its_author(line):
    quoted = f"Oil first.{line}<blockquote>The wick is trimmed.</blockquote>Then brass."
    found = posts(f"""<div class="row">{HEAD}<div class="said">{{said}}</div></div>""", [SAID[0], quoted, *SAID[2:]])
    assert found[1].body == "Oil first.\n\n> **Wren Okafor** wrote:\n>\n> The wick is trimmed.\n\nThen brass."


def test_another_line_over_a_quotation_stays_what_somebody_wrote():
    quoted = "<p>Look at this:</p><blockquote>The wick is trimmed.</blockquote><p>Wren Okafor wrote:</p>"
    found = posts(f"""<div class="row">{HEAD}<div class="said">{{said}}</div></div>""", [SAID[0], quoted, *SAID[2:]])
    assert found[1].body == "Look at this:\n\n> The wick is trimmed.\n\nWren Okafor wrote:"


@pytest.mark.parametrize(
    "record",
    [
        # UBB.threads: the day and the time in an element each, and the post's number behind them.
        """<table><tr><td>{who}: <div><span>03/1{n}/12</span> <span>09:15 PM</span> <a href="/t/90{n}#Post90{n}">#90{n}</a></div>
        </td></tr><tr><td><a href="/users/{n}">{who}</a></td><td><div class="inner">{said}</div></td></tr></table>""",
        # Vanilla 1: a label in the same element, without a blank.
        """<div><ul><li><span>CommentAuthor</span><a href="/account/{n}/">{who}</a></li>
        <li><span>CommentTime</span>Mar 1{n} 2012 21:15</li></ul><div class="CommentBody">{said}</div></div>""",
        # The day in words, the time in the tooltip of a link inside.
        """<div><b class="author">{who}</b> <p><a href="#p{n}" title="Mar 1{n}, 2012 21:15">Mar 1{n}, 2012</a></p>
        <div class="body">{said}</div></div>""",
        # phpBB 2 with names in headings of a table.
        """<table><tr><th>{who}</th><th>Posted: Mar 1{n}, 2012 09:15 PM</th></tr>
        <tr><td>Posts: 1{n}</td><td><span class="postbody">{said}</span></td></tr></table>""",
    ],
)
def test_the_time_of_day_is_found_wherever_it_stands(record):
    found = posts(record)
    assert [post.author for post in found] == AUTHORS
    assert [post.date and post.date.text for post in found] == [f"2012-03-1{n}T21:15" for n in range(1, 5)]
    assert [post.body for post in found] == SAID


def test_words_beside_a_date_and_a_time_are_kept():
    record = '<div><a href="/people/{n}">{who}</a><p><i>03/1{n}/12</i> <i>09:15 PM</i> {said}</p></div>'
    assert all(said in post.body for said, post in zip(SAID, posts(record), strict=False))


@pytest.mark.parametrize("way", ['<h1><a href="/c/3">Lamps</a>: {title}</h1>', '<p><a href="f.php?id=3">Lamps</a>: {title}</p>'])
def test_a_title_behind_its_board_is_the_threads(way):
    record = '<div class="post"><a href="/people/{n}">{who}</a> <i>2020-02-0{n} 10:0{n}</i><div class="body">{said}</div></div>'
    rows = "".join(record.format(who=who, n=n, said=said) for n, (who, said) in enumerate(zip(AUTHORS, SAID, strict=True), 1))
    title = "Brass lamp smokes"
    page = f"<html><head><title>Harbour > {title}</title></head><body>{way.format(title=title)}{rows}</body></html>"
    thread = next(item for item in IMPORTER.posts(Capture("page.html", page.encode)) if isinstance(item, Thread))
    assert (thread.title, thread.boards) == (title, ("Lamps",))


BARE = '<table><tr><td><b class="who">{who}</b><br>Keeper</td><td>May 1{n}, 2012 09:15 PM{line}{said}</td></tr></table>'


@pytest.mark.parametrize("line", ["<hr>", "<h4>Oil</h4>", "<br>", "<blockquote>Oil</blockquote>"])
def test_the_time_of_day_ends_where_its_line_ends(line):
    found = posts(BARE.replace("{line}", line))
    assert [post.date and post.date.text for post in found] == [f"2012-05-1{n}T21:15" for n in range(1, 5)]


def test_what_looks_like_a_post_and_is_not_read_is_said():
    said = [SAID[0] + " And more of it, on and on, as long as the night was, and the oil lasted in the lamp." * 3, *SAID[1:]]
    with pytest.raises(Drift, match="looks like them is read as no post: “Marlow Keeper May 11, 2012"):
        items(BARE.replace("{line}", "<hr>"), said)


QUOTED = "> **Marlow** wrote:\n>\n> Trim it"


@pytest.mark.parametrize(
    "quotation",
    [
        "Marlow wrote:<blockquote>Trim it</blockquote>",
        "Marlow said on Mar 5, 2012:<br><blockquote>Trim it</blockquote>",
        "Originally posted by Marlow<br><blockquote>Trim it</blockquote>",
        "<blockquote>Marlow wrote:<br>Trim it</blockquote>",
        "<blockquote><b>Marlow schrieb:</b><br>Trim it</blockquote>",
        '<blockquote><font size="1">quote:</font><hr>Originally posted by Marlow:<br>Trim it<hr></blockquote>',
    ],
)
def test_whom_a_line_of_plain_words_quotes(quotation):
    record = '<div class="post"><a href="/people/{n}">{who}</a> <i>2020-02-0{n} 10:0{n}</i><div class="body">{said}</div></div>'
    found = posts(record, [SAID[0], f"Yes.<br>{quotation}And oil.", *SAID[2:]])
    assert found[1].body == f"Yes.\n\n{QUOTED}\n\nAnd oil."


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("As for the wick:<blockquote>Trim it</blockquote>", "As for the wick:\n\n> Trim it"),
        ("He never wrote<blockquote>Trim it</blockquote>", "He never wrote\n\n> Trim it"),
        ("<blockquote>Marlow wrote:</blockquote>Yes", "> Marlow wrote:\n\nYes"),
        (
            "<blockquote>This is what they all wrote on it:<br>Oil</blockquote>!",
            "> This is what they all wrote on it:\\\n> Oil\n\n!",
        ),
    ],
)
def test_words_that_name_nobody_stay_where_they_are(words, body):
    record = '<div class="post"><a href="/people/{n}">{who}</a> <i>2020-02-0{n} 10:0{n}</i><div class="body">{said}</div></div>'
    assert posts(record, [SAID[0], words, *SAID[2:]])[1].body == body


SIGNED = '<div class="post"><b class="who">{who}</b> <i>2020-02-0{n} 10:0{n}</i><div class="body">{said}{under}</div></div>'


@pytest.mark.parametrize("form", ["<hr>{}", "<br><hr>{}<br>Lit all night", "<hr><small>{}</small>", "<hr><div>{}</div>"])
def test_a_signature_under_a_line_is_in_no_post(form):
    own = {"Marlow": "Keep it lit", "Wren Okafor": "Fair winds", "Pell": "Pell of the pier"}
    assert [post.body for post in posts(SIGNED, under=[form.format(own[who]) for who in AUTHORS])] == SAID
    of_one = [form.format(own[who]) if who == "Marlow" else "" for who in AUTHORS]
    assert [post.body for post in posts(SIGNED, under=of_one)] == SAID


@pytest.mark.parametrize(
    "under",
    [
        ["<hr>Oil first", "", "<hr>Then the wick", ""],  # Marlow says different things under a line
        ["<hr>Amen", "<hr>Amen", "<hr>Amen", ""],  # several members say the same
        ["<hr>Oil first", "", "", ""],
    ],
)
def test_what_members_say_under_a_line_is_theirs(under):
    found = posts(SIGNED, under=under)
    assert all(part.removeprefix("<hr>") in post.body for part, post in zip(under, found, strict=True))


@pytest.mark.parametrize(
    "form", ["Mar-0{n}-12 10:0{n} PM", "Mar 0{n} 12 10:0{n} PM", "0{n}-Mar-12, 22:0{n}", "{n} March '12 22:0{n}"]
)
def test_a_year_of_two_digits_is_read_beside_a_months_name_and_a_time(form):
    row = '<li class="entry"><a class="by" href="/u/{n}">{who}</a> <i>WHEN</i><div class="said">{said}</div></li>'
    found = posts(row.replace("WHEN", form))
    assert [post.date.text for post in found if post.date] == [f"2012-03-0{n}T22:0{n}" for n in range(1, 5)]


@pytest.mark.parametrize("word", ["+1", "?!", ":-)", "👍"])
def test_what_is_said_without_a_letter_beside_the_date_is_a_post(word):
    row = "<table><tr><td><b>{who}</b><br>Keeper</td><td><i>2020-02-0{n} 10:0{n}</i><br>{said}</td></tr></table>"
    found = posts(row, [SAID[3], SAID[1], word, SAID[3]])
    assert [post.author for post in found] == AUTHORS
    assert [post.body.replace("\\", "") for post in found] == [SAID[3], SAID[1], word, SAID[3]]


@pytest.mark.parametrize("beside", ["", "<br>Keeper", "<br>Posts: 12"])
def test_a_few_people_may_write_many_posts(beside):
    oil = ["whale", "colza", "lard", "seal", "olive", "shale"]
    said = [f"With {a} oil and then {b} oil the lamp burned all night." for a in oil for b in oil if a != b]
    who = [AUTHORS[(n * n) % 4] for n in range(len(said))] + ["tidewatch"]
    rows = "".join(
        f"<tr><td><b>{who[n]}</b>{beside}</td><td><i>{n % 9 + 1} March 2012 10:{n:02}</i><div>{words}</div></td></tr>"
        for n, words in enumerate([*said, "And with none it burned for an hour, all the same."])
    )
    page = f"<!DOCTYPE html><html><head><title>Lamps</title></head><body><table>{rows}</table></body></html>"
    found = [item for item in IMPORTER.posts(Capture("page.html", page.encode)) if isinstance(item, Post)]
    assert [post.author for post in found] == who
