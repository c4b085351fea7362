"""Parts of posts that a saved page shows and that guests were not shown: left out, whatever add-on put what around them."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from stillboard.markup import left_out
from stillboard.markup.from_html import Dialect, reader
from stillboard.markup.to_markdown import to_markdown

GAP = "[…](#hidden)"
GATED = [
    '<div class="bbCodeBlock bbCodeBlock--hide bbCodeBlock--visible"><div class="bbCodeBlock-content">{}</div></div>',
    '<div class="bbCodeBlock bbCodeBlock--hide hideBlock--hide-hidethanks hideBlock--hidden">{}</div>',
    '<div class="messageHide messageHide--link">{}</div>',
    '<dl class="hidebox"><dt class="unhide">HIDE: OFF</dt><dd>{}</dd></dl>',
    '<section class="hidden-content"><header><span>Hidden content</span></header>{}</section>',
    '<div class="bbcode-hide-content bbcode-hide-content--login">{}</div>',
    '<div class="members-only">{}</div>',
    '<div class="staff-only">{}</div>',
    '<div class="hide-reply">{}</div>',
]


def written(html: str) -> str:
    body = LexborHTMLParser(f"<body>{html}</body>").body
    assert body is not None
    return to_markdown(reader(Dialect()).blocks(body))


@pytest.mark.parametrize("around", GATED)
def test_what_guests_were_not_shown_is_left_out_and_counted(around):
    account = left_out.begin()
    said = written(f"<p>Before.</p>{around.format('<b>inner words</b>')}<p>After.</p>")
    assert said == f"Before.\n\n{GAP}\n\nAfter."
    assert account.gated_parts == 1


def test_a_gap_in_a_line_stays_in_it():
    assert written('<p>The key is <span class="bbc_hidden">1234</span>, as always.</p>') == f"The key is {GAP}, as always."


@pytest.mark.parametrize(
    "folded",
    [
        '<div class="hidden-content" style="display:none">{}</div>',
        '<div class="hide-box"><button>Show</button><div style="display:none">{}</div></div>',
        '<p><a href="#" onclick="show()">The price</a></p><div class="hidden-text">{}</div>',
        '<div class="hidden_message_1"><a href="javascript:show()">Show</a> {}</div>',
        '<div class="form-only for forum">{}</div>',
        '<div class="hidden-xs visible">{}</div>',
        '<a class="for-user" href="https://a.example/">{}</a>',
    ],
)
def test_what_everybody_can_unfold_or_is_called_alike_is_kept(folded):
    account = left_out.begin()
    assert "inner words" in written(f"<button>Show</button>{folded.format('inner words')}")
    assert account.gated_parts == 0
