"""What stands beside the only paragraph of posts on pages of no known engine, and belongs to them; and what does not."""

from __future__ import annotations

import pytest

from stillboard.dumps import Capture
from stillboard.importers.generic import IMPORTER
from stillboard.model import Post, Remark

WHO = ["Wren", "Quint", "Pell", "Wren", "Quint"]
SAID = [
    "The flame is low, and nobody knows why.",
    "Trim the wick with the small shears.",
    "There was soot in the burner of mine.",
    "So it was, and thanks to you both.",
    "Have a look at the second burner, too.",
]
PICTURES = [f'<img src="https://pics.example/{name}.jpg" alt="{name}">' for name in ("wick", "soot", "flame", "pier", "lens")]
WORDS = ["a brass shade", "for the pier", "of last winter, with the ice", "by hand", "in the third drawer of the desk"]
APART = """<div class="row" id="post-{n}"><div class="by"><a href="/keeper/{who}">{who}</a></div>
<div class="on">2009-03-1{n} 21:1{n}</div>
<div class="words">{said}</div></div>"""
TOGETHER = """<div class="row" id="post-{n}"><img src="/faces/{who}.png"><a href="/keeper/{who}">{who}</a>
<i>2009-03-1{n} 21:1{n}</i>
{said}</div>"""


def bodies(said: list[str], row: str = APART) -> list[str]:
    """What is read of five posts that say this."""
    rows = "".join(row.format(n=n, who=WHO[n], said=words) for n, words in enumerate(said))
    head = '<html lang="en"><head><title>Low flame</title></head><body><h1>Low flame</h1>'
    page = f'{head}<div class="all">{rows}</div></body></html>'
    return [item.body for item in IMPORTER.posts(Capture("page.html", page.encode)) if isinstance(item, Post)]


def in_paragraphs(beside: list[str]) -> list[str]:
    return [f"<p>{said}</p>{more}" for said, more in zip(SAID, beside, strict=True)]


@pytest.mark.parametrize("having", [range(5), (1,), (1, 3)])
@pytest.mark.parametrize("form", ["{}", "<br>{}", "<p>{}</p>", "<div>{}</div>", '<a href="https://pics.example/big">{}</a>'])
def test_a_picture_beside_the_only_paragraph_is_the_posts(form, having):
    found = bodies(in_paragraphs([form.format(PICTURES[n]) if n in having else "" for n in range(5)]))
    for n, name in enumerate(("wick", "soot", "flame", "pier", "lens")):
        assert found[n].startswith(SAID[n])
        assert (f"![{name}](https://pics.example/{name}.jpg)" in found[n]) is (n in having)


def test_a_picture_before_the_paragraph_or_beside_what_is_in_a_block_is_the_posts():
    for said in (
        [f"{picture}<p>{said}</p>" for picture, said in zip(PICTURES, SAID, strict=True)],
        [f"<div>{said}</div>{picture}" for picture, said in zip(PICTURES, SAID, strict=True)],
        [f"<div><div><p>{said}</p></div></div>{picture}" for picture, said in zip(PICTURES, SAID, strict=True)],
    ):
        assert [body.count("![") for body in bodies(said)] == [1] * 5


@pytest.mark.parametrize(
    "film",
    [
        '<iframe src="https://www.youtube.com/embed/abc{n}"></iframe>',
        '<video controls src="https://films.example/{n}.mp4"></video>',
    ],
)
def test_films_beside_the_only_paragraph_are_the_posts(film):
    found = bodies(in_paragraphs([film.format(n=n) for n in range(5)]))
    assert all("](https://" in body and body.startswith(said) for body, said in zip(found, SAID, strict=True))


@pytest.mark.parametrize(
    "form", ["<div>{}</div>", "<table><tr><td>{}</td><td>x</td></tr></table>", '<a href="https://shop.example/it">{}</a>']
)
@pytest.mark.parametrize("having", [range(5), (2,)])
def test_other_words_in_each_post_beside_its_paragraph_are_the_posts(form, having):
    found = bodies(in_paragraphs([form.format(WORDS[n]) if n in having else "" for n in range(5)]))
    assert [WORDS[n] in body for n, body in enumerate(found)] == [n in having for n in range(5)]
    assert all(body.startswith(said) for body, said in zip(found, SAID, strict=True))


@pytest.mark.parametrize(
    "beside",
    [
        ['<img src="/line.gif">'] * 5,
        [f'<img src="/ranks/{who}.gif">' for who in WHO],
        [f'<a href="/report?{n}"><img src="/report.gif"></a>' for n in range(5)],
        [f'<a href="/mail?{n}"><img src="/mail.gif"></a>' if n % 2 else "" for n in range(5)],
        [f'<div><a href="/pm?{n}"><img src="/pm.gif"></a>{"<img src=/www.gif>" if n % 2 else ""}</div>' for n in range(5)],
        [f'<a href="/answer?{n}">Answer {who}</a>' for n, who in enumerate(WHO)],
        [f'<div class="likes">{who} and the keepers of the {n}th light like it</div>' for n, who in enumerate(WHO)],
    ],
)
def test_what_a_page_has_beside_its_posts_is_in_none(beside):
    assert bodies(in_paragraphs(beside)) == SAID


def test_a_picture_behind_the_words_is_the_posts_where_the_name_stands_in_the_same_element():
    found = bodies(in_paragraphs(["", PICTURES[1], "", f"<div>{PICTURES[3]}</div>", ""]), TOGETHER)
    assert ["![" in body for body in found] == [False, True, False, True, False]
    assert all(body.startswith(said) for body, said in zip(found, SAID, strict=True))


def test_what_is_repeated_beside_names_is_not_shown_in_posts():
    marks = ['<img src="/on.gif">', '<img src="/off.gif">', '<img src="/on.gif">', "", '<img src="/off.gif">']
    assert bodies(in_paragraphs(marks), TOGETHER) == SAID


@pytest.mark.parametrize("called", ["post", "msg", "post message"])
@pytest.mark.parametrize("form", ["{}", '<a href="https://pics.example/big">{}</a>', "{}<br>{}"])
def test_a_thread_of_pictures_is_read_where_its_rows_are_called_posts(called, form):
    row = APART.replace('class="row"', f'class="{called}"').replace('class="words"', 'class="content"')
    found = bodies([form.format(picture, picture) for picture in PICTURES], row)
    assert [f"![{name}]" in body for name, body in zip(("wick", "soot", "flame", "pier", "lens"), found, strict=True)] == [
        True
    ] * 5


def test_a_poll_over_the_posts_is_named_as_unread():
    rows = "".join(APART.format(n=n, who=WHO[n], said=SAID[n]) for n in range(5))
    poll = """<div class="poll"><h3>Which oil?</h3><table><tr><td>Paraffin</td><td>12 votes</td><td>60%</td></tr>
<tr><td>Colza</td><td>8 votes</td><td>40%</td></tr></table></div>"""
    for over in (poll, ""):
        page = f"<html><head><title>Low flame</title></head><body><h1>Low flame</h1>{over}<div>{rows}</div></body></html>"
        items = list(IMPORTER.posts(Capture("page.html", page.encode)))
        assert any("Paraffin" in item.text for item in items if isinstance(item, Remark)) is bool(over)
