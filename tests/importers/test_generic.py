"""Pages of software that no importer knows: found by structure, by microdata or by JSON-LD; and what must not be found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stillboard.dumps import Capture
from stillboard.errors import Drift, NoThread
from stillboard.importers.generic import IMPORTER
from stillboard.importers.generic.titles import without_page
from stillboard.model import Item, Post, Remark, Thread
from support.engine_variants import VARIANTS
from support.growth import assert_linear, assert_within

SAMPLES = Path(__file__).parent
AUTHORS = ["Marlow", "Wren Okafor", "tidewatch", "Pell"]
# Their markup says nowhere which words are the author's name, or the text of which row is whose; the app's pages hold none.
UNREAD = {
    "vbulletin-3",
    "flarum-app",
    "flarum-payload",
    "discuz-archiver",
    "drupal-9",
    "invision-lofi",
    "simplepress-6",
    "smf-2.0 printed",
}


def items(page: str) -> list[Item]:
    capture = Capture("page.html", page.encode)
    assert IMPORTER.accepts(capture)
    return list(IMPORTER.posts(capture))


def posts_of(page: str) -> list[Post]:
    return [item for item in items(page) if isinstance(item, Post)]


@pytest.mark.parametrize("name", sorted(VARIANTS.keys() - UNREAD))
def test_the_stock_pages_of_engines_are_read_without_knowing_the_engine(name):
    variant = VARIANTS[name]
    said = [f"The lamp number {n} smokes and nobody lit its wick since the storm of that year" for n in range(1, 5)]
    posts = posts_of(variant.page([variant.post(a, n, said[n - 1]) for n, a in enumerate(AUTHORS, 1)]))
    assert [post.author for post in posts] == AUTHORS
    for n, post in enumerate(posts):
        assert post.body.count(said[n]) == 1
        assert not any(other in post.body for other in said if other != said[n])
        assert post.date is None or post.date.text[:10] == f"2024-05-0{n + 1}"


RECORD = """<li class="entry"><a class="by" href="/people/{who}">{who}</a> <time datetime="2020-02-0{n}">then</time>
<div class="said">{body}</div></li>"""


def test_what_stands_behind_every_name_is_no_ones():
    page = "".join(
        RECORD.format(who=f"{who} (4{n})", n=n, body=f"A wick for lamp {n}, please.") for n, who in enumerate(AUTHORS, 1)
    )
    assert [post.author for post in posts_of(page_of([page]))] == AUTHORS
    page = "".join(
        RECORD.format(who=f"{who} Guest", n=n, body=f"A wick for lamp {n}, please.") for n, who in enumerate(AUTHORS, 1)
    )
    assert [post.author for post in posts_of(page_of([page]))] == AUTHORS
    names = ["Ann Guest", "Bo Guest", "Cy Keeper"]
    page = "".join(RECORD.format(who=who, n=n, body=f"A wick for lamp {n}, please.") for n, who in enumerate(names, 1))
    assert [post.author for post in posts_of(page_of([page]))] == names


def page_of(records: list[str], head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}<title>Lamps</title></head><body><ul>{''.join(records)}</ul></body></html>"


def test_a_list_of_links_is_no_thread():
    rows = [
        RECORD.format(who=who, n=n, body=f'<a href="/t/{n}">Which wick fits lamp number {n}, and for how long?</a>')
        for n, who in enumerate(AUTHORS, 1)
    ]
    with pytest.raises(Drift):
        items(page_of(rows))


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><h1>Welcome</h1><p>Nothing here was said by anybody, at any time.</p></body></html>",
        "<html></html>",
        "<div>",
        page_of([RECORD.format(who="Marlow", n=1, body="One alone is no pattern, however long it may go on and on.")]),
    ],
)
def test_a_page_without_a_pattern_is_refused(page):
    with pytest.raises(Drift):
        items(page)


def test_a_guest_among_members_is_named_and_no_post_is_lost():
    rows = [
        RECORD.format(who=who, n=n, body=f"Salt gets into everything here, said {n} times over.")
        for n, who in enumerate(AUTHORS, 1)
    ]
    rows[2] = rows[2].replace('<a class="by" href="/people/tidewatch">tidewatch</a>', '<span class="by">a passer-by</span>')
    assert [post.author for post in posts_of(page_of(rows))] == ["Marlow", "Wren Okafor", "a passer-by", "Pell"]


def test_a_post_whose_author_is_not_shown_has_none():
    rows = [
        RECORD.format(who=who, n=n, body=f"Salt gets into everything here, said {n} times over.")
        for n, who in enumerate(AUTHORS, 1)
    ]
    rows[1] = rows[1].replace('<a class="by" href="/people/Wren Okafor">Wren Okafor</a>', "")
    posts = posts_of(page_of(rows))
    assert [post.author for post in posts] == ["Marlow", "", "tidewatch", "Pell"]


def test_an_opening_post_that_is_shown_in_another_way():
    rows = [
        RECORD.format(who=who, n=n, body=f"Salt gets into everything here, said {n} times over.")
        for n, who in enumerate(AUTHORS, 1)
    ]
    opening = """<article class="start"><h2><a class="by" href="/people/Iris">Iris</a></h2>
<time datetime="2020-01-31">then</time>
<div class="said">The whole tower is full of salt. What do you do about it?</div></article>"""
    page = page_of(rows).replace("<ul>", f"<main>{opening}<ul>").replace("</ul>", "</ul></main>")
    posts = posts_of(page)
    assert [post.author for post in posts] == ["Iris", *AUTHORS]
    assert posts[0].body == "The whole tower is full of salt. What do you do about it?"


def test_what_is_read_without_knowing_the_software_says_so():
    rows = [
        RECORD.format(who=who, n=n, body=f"Salt gets into everything here, said {n} times over.")
        for n, who in enumerate(AUTHORS, 1)
    ]
    assert any(isinstance(item, Remark) and "structure" in item.text for item in items(page_of(rows)))


def linked(data: object) -> str:
    return page_of([], f'<script type="application/ld+json">{json.dumps(data)}</script>')


def test_json_ld_of_a_question_and_its_answers():
    page = linked(
        {
            "@type": "QAPage",
            "mainEntity": {
                "@type": "Question",
                "name": "Which wick?",
                "text": "The round or the flat?",
                "author": {"name": "Marlow"},
                "dateCreated": "2020-01-01T10:00:00Z",
                "acceptedAnswer": {"@type": "Answer", "text": "The flat.", "author": {"name": "Pell"}},
                "suggestedAnswer": [{"@type": "Answer", "text": "The round.", "author": "Wren Okafor"}],
            },
        }
    )
    found = items(page)
    assert [thread.title for thread in found if isinstance(thread, Thread)] == ["Which wick?"]
    posts = [item for item in found if isinstance(item, Post)]
    assert [(post.author, post.body) for post in posts] == [
        ("Marlow", "The round or the flat?"),
        ("Pell", "The flat."),
        ("Wren Okafor", "The round."),
    ]
    assert [post.date.text if post.date else "" for post in posts] == ["2020-01-01T10:00:00Z", "", ""]


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "DiscussionForumPosting", "text": 5, "comment": [5, None, {"text": []}]},
        {"@type": ["DiscussionForumPosting", 7], "author": [[]], "comment": {"comment": {"comment": "x"}}},
        {"@type": "QAPage", "mainEntity": "https://lanternside.example/"},
        [[[[]]]],
        {"@type": "NewsArticle", "articleBody": "No thread at all.", "datePublished": "2020-01-01"},
    ],
)
def test_json_ld_of_any_shape_is_read_or_refused(data):
    with pytest.raises(Drift):
        items(linked(data))


def test_replies_inside_replies_without_end_stop_nothing():
    data: dict[str, object] = {"@type": "Comment", "text": "the innermost"}
    for n in range(400):
        data = {"@type": "DiscussionForumPosting", "text": f"level {n}", "author": {"name": "Pell"}, "comment": data}
    assert len(posts_of(linked(data))) >= 100


def rows_of(n: int) -> str:
    return page_of([RECORD.format(who=f"member{k % 50}", n=k % 9 + 1, body=f"salt {k} and brass and oil " * 3) for k in range(n)])


def test_time_grows_with_the_page_and_no_faster():
    assert_linear(lambda n: items(rows_of(n)), 100)
    nested = "<div><span>2020-01-01</span>"
    reply = '<div class="reply"><b class="by">Pell</b> <i>2020-01-01</i><p class="said">It is salt, and nothing but salt.</p>'
    assert_linear(lambda n: _tried("<html><body>" + reply * n + "</div>" * n), 100)
    of_nine = "".join(reply.replace("Pell", f"Pell{n}") for n in range(9))
    assert_linear(lambda n: _tried("<html><body>" + of_nine * n + "</div>" * 9 * n), 12)
    assert_linear(lambda n: _tried("<html><body>" + nested * n), 300)
    assert_within(10, lambda: _tried("<html><body>" + "<p><b>Ann</b> 1.2.2020 " * 30_000))


def _tried(page: str) -> None:
    try:
        items(page)
    except Drift:
        return


def between(n: int, words: str) -> list[Item | str]:
    """What is read of four posts with something between the second and the third; the error last, if there is one."""
    rows = [
        RECORD.format(who=who, n=n, body=f"Salt gets into everything here, said {n} times over.")
        for n, who in enumerate(AUTHORS, 1)
    ]
    rows[n:n] = [words]
    found: list[Item | str] = []
    capture = Capture("page.html", page_of(rows).encode)
    try:
        found.extend(IMPORTER.posts(capture))
    except Drift as drift:
        found.append(str(drift))
    return found


def test_words_between_posts_that_reach_none_are_said_and_the_posts_are_kept():
    lost = "This was said by somebody whose name and whose date the page does not show, and it is long enough to matter."
    found = between(2, f"<li class='strange'><i>{lost}</i></li>")
    assert len([item for item in found if isinstance(item, Post)]) == 4
    assert isinstance(found[-1], str)
    assert "words between its first and last post are in no post" in found[-1]
    assert lost[:30] in found[-1]


@pytest.mark.parametrize(
    "words",
    [
        "<li class='strange'><a href='/reply'>Answer this</a></li>",
        "<li class='page-footer'>The page's own words stand here, and they do so at some length, for whoever reads on.</li>",
    ],
)
def test_buttons_and_the_pages_own_parts_between_posts_are_no_loss(words):
    assert not any(isinstance(item, str) for item in between(2, words))


def dated(dates: list[str], label: str = "") -> list[Item]:
    rows = [
        f"""<li class="entry"><a class="by" href="/people/{who}">{who}</a> {label}<span class="day">{date}</span>
<div class="said">Salt gets into everything here, said {n} times over.</div></li>"""
        for n, (who, date) in enumerate(zip([*AUTHORS, "Marlow"], dates, strict=True), 1)
    ]
    return items(page_of(rows))


BACK_AND_FORTH = ["2010-05-01", "2004-02-03", "2012-07-08", "2001-01-01", "2010-05-01"]


def test_dates_that_jump_back_and_forth_are_the_members_and_none_of_the_posts():
    found = dated(BACK_AND_FORTH)
    assert [post.date for post in found if isinstance(post, Post)] == [None] * 5
    assert any(isinstance(item, Remark) and "left out" in item.text for item in found)


def test_posts_in_another_order_than_that_of_time_keep_their_dates_and_it_is_said():
    clocks = [f"{date} 10:{n}3" for n, date in enumerate(BACK_AND_FORTH)]
    found = dated(clocks)
    assert all(post.date for post in found if isinstance(post, Post))
    assert any(isinstance(item, Remark) and "another order" in item.text for item in found)


@pytest.mark.parametrize(
    "label", ["Joined:", "Mitglied seit", "Registriert", "Last visit", "Dernière visite", "Регистрация", "登録日"]
)
def test_a_date_with_a_label_of_another_thing_is_no_date_of_a_post(label):
    with pytest.raises(Drift):
        dated(["2010-05-01"] * 5, f"<b>{label}</b> ")
    assert all(post.date for post in dated(["2010-05-01"] * 5, "<b>Written</b> ") if isinstance(post, Post))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Wicks - Page 2 - Lamps", ("Wicks - Lamps", 2)),
        ("Wicks (Seite 12 von 40)", ("Wicks", 12)),
        ("Фитили - Страница 3", ("Фитили", 3)),
        ("灯芯 - 第4页", ("灯芯", 4)),
        ("Wicks, page 5", ("Wicks", 5)),
        ("What stands on page 7?", ("What stands on page 7?", 0)),
        ("Page 3", ("Page 3", 0)),
        ("Sayfa 2 | Fitiller", ("Fitiller", 2)),
    ],
)
def test_the_number_of_a_page_is_no_part_of_the_title(title, expected):
    assert without_page(title) == expected


def test_pages_without_an_address_are_pages_of_one_thread():
    rows = [RECORD.format(who=who, n=n, body=f"Salt gets into everything, said {n}.") for n, who in enumerate(AUTHORS, 1)]
    threads = []
    for number in (1, 2):
        page = page_of(rows).replace("<title>Lamps", f"<title>Salt and brass - page {number} - Lamps")
        (thread,) = (item for item in items(page.replace("<ul>", "<div>Salt and brass</div><ul>", 1)) if isinstance(item, Thread))
        threads.append((thread.title, thread.pages[0].number))
    assert threads == [("Salt and brass", 1), ("Salt and brass", 2)]


def test_posts_with_titles_and_links_of_their_own_are_no_list():
    said = "<p>It gets everywhere, as I said before, and nobody has found a way to keep it out of the brass.</p>"
    rows = [
        RECORD.format(who=who, n=n, body=f'<h3><a href="/post/{n}#p{n}">About salt {n}</a></h3><b>{n}</b> {said}')
        for n, who in enumerate(AUTHORS, 1)
    ]
    assert len(posts_of(page_of(rows))) == 4


def test_rows_that_count_what_other_pages_hold_are_a_list():
    rows = [
        RECORD.format(
            who=who, n=n, body=f'<a href="/t/{n}">Wick number {n} of the lamp</a> <b>{n}</b> replies since it was asked'
        )
        for n, who in enumerate(AUTHORS, 1)
    ]
    with pytest.raises(NoThread):
        items(page_of(rows))


@pytest.mark.parametrize(("around", "answered"), [("replies", ["", "1", "2", "3"]), ("advert", [""] * 4)])
def test_a_post_inside_another_answers_it_only_where_the_page_shows_replies_so(around, answered):
    page = ""
    for n, who in reversed([*enumerate(AUTHORS, 1)]):
        post = RECORD.format(who=who, n=n, body=f"Salt gets into everything here, said {n} times over.")
        page = post.replace('<li class="entry">', f'<div class="entry" id="p{n}">').replace("</li>", f"{page}</div>")
        page = f'<div class="{around}">{page}</div>'
    posts = posts_of(page_of([page]))
    assert [(post.author, post.reply_to) for post in posts] == [*zip(AUTHORS, answered, strict=True)]
    assert [post.body for post in posts] == [f"Salt gets into everything here, said {n} times over." for n in range(1, 5)]


@pytest.mark.parametrize(
    "around", ['<div class="saying members-only">{}</div>', '<div class="saying"><div class="hidebox">{}</div></div>']
)
def test_a_post_that_guests_were_not_shown_at_all_is_a_gap(around):
    page = (SAMPLES / "generic/structure/dump.html").read_text()
    start = page.index('<div class="saying">')
    end = page.index("</div>", start) + len("</div>")
    first = posts_of(page[:start] + around.format("<p>inner words</p>") + page[end:])[0]
    assert first.body == "[…](#hidden)"


SHORT = """<li class="row"><div id="{what}-{n}"><a class="item-title" href="/u/{who}/">{who}</a>
<a class="on" href="#{n}">May 0{n}, 2019 6:12 PM</a><div class="{body}">{said}</div></div></li>"""
SHORT_SAID = ("wick", "oil", "oil", "+1")


def rows_of_few_words(what: str, body: str) -> str:
    rows = (SHORT.format(what=what, body=body, n=n, who=who, said=SHORT_SAID[n - 1]) for n, who in enumerate(AUTHORS, 1))
    return f"<html><title>One word</title><body><h1>One word</h1><ul>{''.join(rows)}</ul></body></html>"


@pytest.mark.parametrize(("what", "body"), [("post", "post-body"), ("msg", "MsgBodyText"), ("comment", "comment-text")])
def test_posts_of_few_words_are_read_where_the_page_numbers_them_as_posts(what, body):
    posts = posts_of(rows_of_few_words(what, body))
    assert [(post.author, post.body) for post in posts] == list(zip(AUTHORS, SHORT_SAID, strict=True))


@pytest.mark.parametrize(
    ("what", "body"), [("member", "post-body"), ("file", "comment-text"), ("post", "place"), ("row", "rank")]
)
def test_rows_of_few_words_that_are_no_posts_are_no_thread(what, body):
    with pytest.raises((Drift, NoThread)):
        items(rows_of_few_words(what, body))
