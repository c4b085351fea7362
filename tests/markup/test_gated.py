"""Parts of posts that a saved page shows and that guests were not shown: left out, whatever add-on put what around them."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from stillboard.importers._html.body_rules import LinkContext, dialect
from stillboard.importers.discuz.body import BODY_RULES as DISCUZ
from stillboard.importers.phpbb.body import BODY_RULES as PHPBB
from stillboard.importers.vbulletin.body import BODY_RULES as VBULLETIN
from stillboard.importers.xenforo.body import BODY_RULES as XENFORO
from stillboard.markup import left_out
from stillboard.markup.from_html import Dialect, reader
from stillboard.markup.to_markdown import to_markdown

GAP = "[…](#hidden)"
ENGINES = {"discuz": DISCUZ, "phpbb": PHPBB, "vbulletin": VBULLETIN, "xenforo": XENFORO}
CODE = '<div class="codebox"><p>Code: <a href="#" onclick="mark(this)">Select all</a></p><pre><code>abc</code></pre></div>'
QUOTE = '<blockquote class="bbCodeBlock--quote">Wicks.<div><a role="button" tabindex="0">Click to expand</a></div></blockquote>'
LABEL = "<header><span>Hidden content</span></header>"
GATED = [
    '<div class="bbCodeBlock bbCodeBlock--hide bbCodeBlock--visible"><div class="bbCodeBlock-content">{}</div></div>',
    '<div class="bbCodeBlock bbCodeBlock--hide hideBlock--hide-hidethanks hideBlock--hidden">{}</div>',
    '<div class="messageHide messageHide--link">{}</div>',
    '<dl class="hidebox"><dt class="unhide">HIDE: OFF</dt><dd>{}</dd></dl>',
    '<section class="hidden-content"><header><span>Hidden content</span></header>{}</section>',
    '<div class="bbcode-hide-content bbcode-hide-content--login">{}</div>',
    '<div class="members-only">{}</div>',
    '<div class="staff-only">{}</div>',
    '<div class="staffonly">{}</div>',
    '<p class="note ModeratorOnly">{}</p>',
    '<div class="admins_only_box">{}</div>',
    '<div class="admin-only-note">{}</div>',
    '<div class="moderator-private-note">{}</div>',
    '<aside class="internal-notes">{}</aside>',
    '<div class="hide-reply">{}</div>',
    '<dl class="codebox hidecode"><dt></dt><dd>{}</dd></dl>',
    "<fieldset><legend>Hidden Content:</legend>{}</fieldset>",
    '<fieldset class="fieldset"><legend><b>Hidden text</b></legend><div>{}</div></fieldset>',
    '<div class="hide-box">You must reply to see this:<br>{}</div>',
    # What code and quotations have to be clicked unfolds nothing around them.
    f'<dl class="hidebox"><dt>Hidden:</dt><dd>{{}} {CODE}</dd></dl>',
    f'<div class="hidebox">{CODE} {{}}</div>',
    f'<section class="hidden-content">{LABEL}{QUOTE}{{}}</section>',
    f'<section class="hidden-content">{LABEL}{{}} <button>Copy</button></section>',
    '<div class="hidebox"><div>{} <button>Copy</button></div></div>',
    '<div class="hide-reply"><div>{}, and <a href="#">the top</a> again</div></div>',
]


def set_off(label: str, below: str = "<table><tr><td>inner words</td></tr></table>") -> str:
    """What vBulletin 3 sets off."""
    return f'<div style="margin:20px"><div class="smallfont">{label}</div>{below}</div>'


def written(html: str, engine: str = "") -> str:
    body = LexborHTMLParser(f"<body>{html}</body>").body
    assert body is not None
    return to_markdown(reader(dialect(ENGINES[engine], LinkContext()) if engine else Dialect()).blocks(body))


@pytest.mark.parametrize("around", GATED)
def test_what_guests_were_not_shown_is_left_out_and_counted(around):
    account = left_out.begin()
    said = written(f"<p>Before.</p>{around.format('<b>inner words</b>')}<p>After.</p>")
    assert said == f"Before.\n\n{GAP}\n\nAfter."
    assert account.gated_parts == 1


def test_a_button_of_the_code_before_it_is_not_its_own():
    assert "inner words" not in written(f'{CODE}<div class="hidebox">inner words</div>', "phpbb")


def test_a_gap_in_a_line_stays_in_it():
    for said in ("<span class='bbc_hidden'>1234</span>", "<b class='bbc_hide'>1234</b>", "<span class='UhideBlock'>1234</span>"):
        assert written(f"<p>The key is {said}, as always.</p>") == f"The key is {GAP}, as always."


def test_where_nothing_is_in_it_there_is_no_gap():
    account = left_out.begin()
    assert written('<p>The key <span class="bbc_hidden"> </span>is here.</p>') == "The key is here."
    assert account.gated_parts == 0
    assert written('<p>The key <span class="bbc_hidden"><img src="/key.png"></span></p>') == f"The key {GAP}"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<ul><li class="members-only">inner words</li><li>seen</li></ul>', f"- {GAP}\n- seen"),
        (
            '<table><tr><th>a</th><th>b</th></tr><tr class="members-only"><td>inner words</td><td>x</td></tr></table>',
            f"| a | b |\n| --- | --- |\n| {GAP} |  |",
        ),
        (
            '<table><tr><th>a</th><th>b</th></tr><tr><td class="bbCodeBlock--hide">inner words</td><td>x</td></tr></table>',
            f"| a | b |\n| --- | --- |\n| {GAP} | x |",
        ),
        (
            '<table><tr><th>a</th><th>b</th></tr><tbody class="members-only"><tr><td>inner</td><td>x</td></tr></tbody></table>',
            f"| a | b |\n| --- | --- |\n| {GAP} |  |",
        ),
    ],
)
def test_items_rows_and_cells_are_asked_too(html, expected):
    account = left_out.begin()
    assert written(html) == expected
    assert account.gated_parts == 1


def test_a_body_that_is_such_a_part_itself_is_a_gap():
    tree = LexborHTMLParser('<div class="bbWrapper members-only">inner words</div>')
    account = left_out.begin()
    assert to_markdown(reader(dialect(XENFORO, LinkContext())).blocks(tree.css_first("div"))) == GAP
    assert account.gated_parts == 1


@pytest.mark.parametrize(
    ("engine", "html"),
    [
        ("xenforo", '<blockquote class="bbCodeBlock bbCodeBlock--hide bbCodeBlock--quote">inner words</blockquote>'),
        ("xenforo", '<div class="bbCodeBlock bbCodeBlock--quote bbCodeBlock--hide">inner words</div>'),
        ("phpbb", '<dl class="codebox hidecode"><dt style="border: none;"></dt><dd>inner words</dd></dl>'),
        ("discuz", '<div class="showhide"><h4>本帖隐藏的内容</h4>inner words</div>'),
        ("discuz", '<div class="locked">以下内容需要积分高于 10 才可浏览</div>inner<br />\n<br />\n<b>words</b> too<br /><br />'),
        ("vbulletin", set_off("Hidden Content:")),
        ("vbulletin", set_off("Hide: you must reply")),
        (
            "vbulletin",
            '<div class="bbcode_container"><p class="bbcode_description">Hide:</p><div class="bbcode_quote">words</div></div>',
        ),
    ],
)
def test_what_an_engine_knows_by_other_names_is_left_out(engine, html):
    account = left_out.begin()
    assert written(f"<p>Before.</p>{html}<p>After.</p>", engine) == f"Before.\n\n{GAP}\n\nAfter."
    assert account.gated_parts == 1


def test_a_line_of_discuz_that_says_something_else_takes_nothing_along():
    assert written('<div class="locked">提示: 作者被禁止</div>Seen.', "discuz") == "提示: 作者被禁止\n\nSeen."


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


@pytest.mark.parametrize(
    "folded",
    [
        # Spoilers, by what they lie in, by their own classes, and by buttons that stand elsewhere, also under a label.
        f'<details><summary>Price</summary><div class="hidden-content">{LABEL}{{}}</div></details>',
        f'<div class="spoiler"><div class="spoiler-header">Show</div><div class="hidden-content">{LABEL}{{}}</div></div>',
        *(
            f'<div class="{names}">{LABEL}{{}}</div>'
            for names in ("spoiler hidden-content", "collapse hidden-content", "tab-pane hidden-content", "hidden-content fold")
        ),
        '<button>Show</button> the answer: <div class="hidden-text">{}</div>',
        '<h4 id="shows">Price</h4><div class="hidden-text">{}</div>',
        'The price: <span class="hidden-text">{}</span>',
        '<div class="hidden-text" onmouseover="show(this)">{}</div>',
        '<div class="bbcode-hide"><button>Show</button><div style="display:none">{}</div></div>',
        '<span class="bbc_hidden" onclick="show(this)">{}</span>',
        '<div class="hidebox"><div><div><b>Price</b> <a href="#">Show</a></div><div>{}</div></div></div>',
        '<div class="hide-reply">Price: <button>Show</button> {}</div>',
        # Other things under such names.
        *(
            f'<div class="{name}">{{}}</div>'
            for name in (
                "hide-log hide-logo hidden-logic hide-like hide-react-root hide-guestbook hidden-reply-count hide-text-overflow "
                "hide-post-button hidden-message user-only visible-user visible-users team-only mods-only mod_only_list"
            ).split()
        ),
        "<fieldset><legend>The hidden valley</legend>{}</fieldset>",
        "<fieldset><legend>Hidden text <button>Show</button></legend>{}</fieldset>",
        '<a class="hide-text" href="https://a.example/">{}</a>',
        '<span class="members-only">{}</span>',
        '{}<img class="hide-like" src="https://a.example/b.png">',
    ],
)
def test_in_doubt_words_stay(folded):
    account = left_out.begin()
    assert "inner words" in written(f"<p>Before.</p>{folded.format('inner words')}")
    assert account.gated_parts == 0


@pytest.mark.parametrize(
    ("engine", "html"),
    [
        (
            "xenforo",
            f'<div class="bbCodeSpoiler-content"><div class="hidden-content">{LABEL}inner words</div></div>',
        ),
        (
            "phpbb",
            f'<div class="spoilwrapper"><div class="spoilcontent"><div class="hidden-text">{LABEL}inner words</div></div></div>',
        ),
        (
            "vbulletin",
            set_off(
                'Hidden text: <input type="button" value="Show">', '<div><div style="display: none;">inner words</div></div>'
            ),
        ),
        ("vbulletin", set_off('Hidden text: <a href="#">[Show]</a>', "<div>inner words</div>")),
        ("vbulletin", set_off("Hide (the movie):")),
    ],
)
def test_spoilers_and_quotations_of_engines_are_kept(engine, html):
    account = left_out.begin()
    assert "inner words" in written(html, engine)
    assert account.gated_parts == 0


@pytest.mark.parametrize(
    "hidden",
    [
        '<a href="#" onclick="show()">Moderator tools</a><div style="display: none">inner words</div>',
        "<button>Show to staff</button><div hidden>inner words</div>",
        '<button>Nur für Moderatoren</button><div style="display:none">inner words</div>',
        '<div class="ipsHide">inner words</div>',
        '<p><span class="note ipsHide">inner words</span></p>',
    ],
)
def test_what_a_page_never_shows_to_most_readers_is_left_out_and_counted(hidden):
    account = left_out.begin()
    assert "inner words" not in written(f"<p>Before.</p>{hidden}<p>After.</p>")
    assert account.hidden_words == 2


@pytest.mark.parametrize(
    "folded",
    [
        '<button>What the staff of the harbour said</button><div style="display:none">{}</div>',
        '<div class="ipsSpoiler"><div class="ipsSpoiler_header">Price</div><div class="of_it ipsHide">{}</div></div>',
        '<div class="spoiler"><button>Moderator notes</button><div class="spoiler-content" style="display:none">{}</div></div>',
    ],
)
def test_spoilers_are_kept_whoever_they_speak_of(folded):
    assert "inner words" in written(folded.format("inner words"))


@pytest.mark.parametrize("name", ["moderator-note", "mod_note", "staffNote", "admin-comments"])
def test_notes_of_the_staff_that_may_be_public_are_kept_and_counted(name):
    account = left_out.begin()
    assert written(f'<p>Before.</p><div class="{name}"><p>Keep to the lamps.</p></div>') == "Before.\n\nKeep to the lamps."
    assert (account.staff_words, account.gated_parts) == (4, 0)


@pytest.mark.parametrize("name", ["note", "footnote", "commodnote", "notes-staffing", "modern-note", "readonly", "commonly"])
def test_other_notes_are_words_as_any(name):
    account = left_out.begin()
    assert written(f'<div class="{name}">Keep to the lamps.</div>') == "Keep to the lamps."
    assert (account.staff_words, account.gated_parts) == (0, 0)
