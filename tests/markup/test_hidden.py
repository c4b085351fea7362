"""What a page never shows is left out and counted, and what it shows is not: styles are read as browsers do."""

from __future__ import annotations

import pytest

from stillboard.importers._mail.html import read_html
from stillboard.markup import left_out
from stillboard.markup.from_html import Dialect, from_html
from stillboard.markup.html_tree import tree
from stillboard.markup.to_markdown import to_markdown
from support.growth import assert_within


def read(html: str) -> tuple[str, int]:
    """The Markdown of a page, and how many words of it were left out as hidden."""
    account = left_out.begin()
    body = tree(html).body
    assert body is not None
    return to_markdown(from_html(body, Dialect())), account.hidden_words


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "DISPLAY : None ! important",
        "display:block;display:none",
        "display:none!important;display:block",
        "display:none;display:nonesuch",
        "display:none;display:",
        r"d\69 splay:n\6fne",
        "display:/* */none",
        "/* ; */display:none",
        "background:url(a;b);display:none",
        "content:';';display:none",
        "visibility:hidden",
        "visibility:collapse",
        "opacity:0",
        "opacity:.0",
        "opacity:0%",
        "opacity:-1",
        "font-size:0",
        "font-size:0.0em",
        "font:0/0 a",
        "font:italic 0px serif",
        "position:absolute;clip:rect(0,0,0,0)",
        "position: absolute !important; clip: rect(1px 1px 1px 1px)",
        "clip-path:inset(50%)",
        "height:0;overflow:hidden",
        "max-height:0px;overflow:hidden",
        "text-indent:-9999px",
        "position:absolute;left:-9999px",
    ],
)
def test_a_style_hides(style: str) -> None:
    assert read(f'<p>Before.</p><p style="{style}">inner words</p>') == ("Before.", 2)


@pytest.mark.parametrize(
    "attributes",
    [
        'style="display:nonesuch"',
        'style="display:none;display:block"',
        'style="display:none!important;display:block!important"',
        'style="display:none;display:inline-block"',
        'style="x-display:none"',
        'style="clip:rect(0,0,0,0)"',
        'style="height:0"',
        'style="max-height:10px;overflow:hidden"',
        'style="text-indent:-2em"',
        'style="position:absolute;left:-9px"',
        "style=\"content:'display:none'\"",
        'style="background:url(;display:none;)"',
        'style="visibility:hidden;visibility:visible"',
        'style="visibility:hiddenish"',
        'style="opacity:0;opacity:1"',
        'style="opacity:0.01"',
        'style="opacity:0px"',
        'style="font-size:0;font-size:12px"',
        'style="font-size:-1px"',
        'style="font:12px/0 serif"',
        'hidden style="display:block"',
        'hidden="until-found"',
    ],
)
def test_a_style_does_not_hide(attributes: str) -> None:
    assert read(f"<p {attributes}>inner words</p>") == ("inner words", 0)


@pytest.mark.parametrize(
    ("html", "words", "count"),
    [
        ('<p style="visibility:hidden">a b <i style="visibility:visible">shown</i> c</p>', "*shown*", 3),
        (
            '<p style="visibility:hidden">a <b>b <i style="visibility:visible">shown <s>too</s></i></b></p>',
            "***shown ~~too~~***",
            2,
        ),
        ('<p style="font-size:0">a <i style="font-size:1em">b</i><b style="font-size:9pt">shown</b></p>', "**shown**", 2),
        ('<p style="visibility:hidden">a <i style="visibility:visible;display:none">b</i></p>', "", 2),
        ('<p style="display:none">a <i style="visibility:visible;display:block">b</i></p>', "", 2),
        ('<ul><li style="visibility:hidden">a <b style="visibility:visible">shown</b></li></ul>', "- **shown**", 1),
        (
            '<table><tr style="visibility:hidden"><td style="visibility:visible">shown<td>a<tr><td>c<td>d</table>',
            "|  |  |\n| --- | --- |\n| shown |  |\n| c | d |",
            1,
        ),
        ('<pre>x <b style="visibility:hidden">a b <i style="visibility:visible">shown</i></b></pre>', "```\nx shown\n```", 2),
    ],
)
def test_what_is_shown_again_inside_of_what_is_hidden_is_read(html: str, words: str, count: int) -> None:
    assert read(html) == (words, count)


@pytest.mark.parametrize(
    "sheet",
    [
        ".x{display:none}",
        "p.x { color: red; DISPLAY : NONE }",
        "#x{display:none}",
        "p#x.x{visibility:hidden}",
        ".other, .x, .third{display:none}",
        "@media screen{.x{display:none}}",
        "@media all , print{ @media screen { .x{display:none} } }",
        "<!-- .x{display:none} -->",
        "/* } */ .x{display:none}",
        "@import url(a.css); .x{display:none}",
        ".y{content:'}'} .x{display:none}",
        ".around .x{display:none}",
        "div > .x{display:none}",
        "h3 + .x{display:none}",
        "[data-k=v]{display:none}",
        ".x{display:block} .x{display:none}",
        "#x{display:none} .x{display:block}",
        ".x{display:none!important} #x{display:block}",
        ".x{display:none} .x{display:nonesuch}",
        ".x:hover{display:block} .x{display:none}",
        ".x{display:none} @media print{.x{display:block}}",
        ".x:not(.y){display:none}",
        ".x:not( .y , #z ){display:none}",
        ":is(.x, .zz){display:none}",
        ":where(.x){display:none}",
        ".around p:first-of-type{display:none}",
        ".around :last-child{display:none}",
        ".around p:nth-of-type(1), p:nth-child( 4n + 3 ){display:none}",
        "@supports (display: grid){.x{display:none}}",
        "@layer a, b; @layer a{.x{display:none}}",
        "@media (min-width: 1px){.x{display:none}}",
        "@media only screen and (min-width:40em){.x{display:none}}",
        "@container (min-width:1px){.x{display:none}}",
        ".around{ color:red; & .x{display:none} }",
        ".around{ .y, .x{display:none} }",
        ".x{ &:not(.y){display:none} color:red }",
        ".x{ @media screen{display:none} }",
        ".x{ display:none; .y{color:red} }",
        r".\78 {display:none}",
        r".w\:1{display:none}",
        ".x{display:none",
        "@media screen{.x{display:none",
        ".x{position:absolute;clip:rect(0,0,0,0)}",
        ".x{max-height:0;overflow:hidden}",
        ".x{position:absolute;left:-9999px}",
    ],
)
def test_a_page_hides_by_a_style_sheet_of_its_own(sheet: str) -> None:
    page = f'<style>{sheet}</style><div class="around"><h3>Before</h3><p id="x" class="x w:1" data-k="v">inner words</p></div>'
    assert read(page) == ("### Before", 2)


@pytest.mark.parametrize(
    "sheet",
    [
        ".x:hover{display:none}",
        ".X{display:none}",
        "@media print{.x{display:none}}",
        "@media (max-width: 600px){.x{display:none}}",
        "@media screen and (max-width: 600px){.x{display:none}}",
        "@font-face{.x{display:none}}",
        ".x{display:none} .x{display:block}",
        ".x{display:none} #x{display:block}",
        ".x{display:none} .around .x{display:inline}",
        ".x{display:block!important} #x{display:none}",
        ".y .x{display:none}",
        ".x:not(#x){display:none}",
        ".x:not(:hover){display:none}",
        ".x:first-child:last-of-type:empty{display:none}",
        "@supports not (display: grid){.x{display:none}}",
        "@layer a{.x{display:none}} .x{display:block}",
        "@layer a{#x{display:none}} .x{display:block}",
        "@media (min-width: 2000px){.x{display:none}}",
        ".y{ & .x{display:none} }",
        ".x{ & .y{display:none} }",
        ".x{ .y{display:none",
        ".x{opacity:0}",
        ".x{font-size:0}",
        "body{display:none!important}",
        "x{display:none}",
    ],
)
def test_a_style_sheet_that_does_not_hide_takes_nothing(sheet: str) -> None:
    page = f'<style>{sheet}</style><div class="around"><p id="x" class="x">inner words</p></div>'
    assert read(page) == ("inner words", 0)


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        (".x{opacity:0}", 2),
        (".x{opacity:0.0 !important}", 2),
        (".x{font-size:0}", 2),
        (".x{font:0/0 a}", 2),
        (".x{color:transparent}", 2),
        ("p.x { margin: 0; Color : rgba(0, 0, 0, 0) }", 2),
        (".x{color:#12345600}", 2),
        (".x{color: #FFF0 !important}", 2),
        (".x{color:rgb(0 0 0 / 0%)}", 2),
        (".x{color:oklch(0.5 0.1 20/0)}", 2),
        (".x{color:#123450}", 0),
        (".x{color:#0000ff01}", 0),
        (".x{background-color:#12345600}", 0),
        (".x{-webkit-text-fill-color:transparent!important}", 2),
        (":root{--d:none}.x{display:var(--d)}", 2),
        (".x{display:var(--nonesuch, none)}", 2),
        (":root{--o:1}.dark{--o:0}.x{opacity:var(--o)}", 2),
        (".x:has(b){display:none}", 2),
        (".x:has(> .y:not(.z)){visibility:hidden}", 2),
        (".around:has(img) .x{display:none}", 2),
        (".x,.x b{opacity:0}", 2),
        ("@media screen{.x{opacity:0}}", 2),
        (".x{opacity:0.5}", 0),
        (".x{font-size:0.9em}", 0),
        (".x{background-color:transparent;border-color:transparent}", 0),
        (".x{color:rgba(0,0,0,.5)}", 0),
        (":root{--d:block}.x{display:var(--d)}", 0),
        (".x:has(b){color:red}", 0),
        (".x:hover{opacity:0}", 0),
        (".other{opacity:0}", 0),
        ("@media print{.x{opacity:0}}", 0),
    ],
)
def test_what_rules_may_hide_that_are_not_judged_stays_and_is_counted(sheet: str, words: int) -> None:
    page = f'<style>{sheet}</style><div class="around">before<p class="x">inner <b>words</b></p>after</div>'
    assert read(page) == ("before\n\ninner **words**\n\nafter", 0)
    account = left_out.begin()
    body = tree(page).body
    assert body is not None
    from_html(body, Dialect())
    assert account.doubted_words == words


def test_words_in_a_colour_that_is_none_are_counted() -> None:
    account = left_out.begin()
    body = tree('<p>a <span style="color: transparent">b c</span> <span style="background-color: transparent">d</span></p>').body
    assert body is not None
    assert to_markdown(from_html(body, Dialect())) == "a b c d"
    assert (account.doubted_words, account.hidden_words) == (2, 0)


def test_style_sheets_and_styles_are_weighed_as_in_browsers() -> None:
    page = (
        '<style{}>.x{{display:none{}}} .y{{visibility:visible}}</style><p class="x" style="{}">inner <i class="y">words</i></p>'
    )
    assert read(page.format("", "", "display:block")) == ("inner *words*", 0)
    assert read(page.format("", "!important", "display:block")) == ("", 2)
    assert read(page.format(' media="print"', "", "")) == ("inner *words*", 0)
    assert read(page.format("", ";display:block", "visibility:hidden")) == ("*words*", 1)


@pytest.mark.parametrize(
    "html",
    [
        "<div popover>inner words</div>",
        '<div popover="manual" style="color:red">inner words</div>',
        "<noembed>inner words</noembed>",
        "<noframes>inner words</noframes>",
        "<code>x<noembed>inner words</noembed></code>",
    ],
)
def test_an_element_that_is_not_shown_by_itself_is_counted(html: str) -> None:
    words, count = read(f"<p>Before.</p>{html}")
    assert ("inner" in words, count) == (False, 2)


def test_a_rule_for_what_is_inside_says_nothing_of_what_is_around() -> None:
    page = "<style>p.x{display:none} .x{visibility:visible} .y .x :last-child{display:none}</style>"
    assert read(f'{page}<div class="x">salt <p class="x">inner words</p></div>') == ("salt", 2)
    assert read('<style>[data-k~=v]{display:none}</style><p data-k="u v">inner words</p><p data-k="uv">salt</p>') == ("salt", 2)


def test_a_spoiler_is_one_whatever_hides_it() -> None:
    page = '<style>.c{display:none}</style><div class="spoiler"><button>Show</button><div class="c">inner words</div></div>'
    assert read(page) == ("inner words", 0)


def test_a_mail_hides_by_its_own_style_sheet_and_by_no_height() -> None:
    for hidden in (
        '<style>.pre{display:none}</style><div class="pre">inner words</div>',
        '<div style="max-height:0;overflow:hidden">inner words</div>',
        '<div class="preheader">inner words</div>',
    ):
        account = left_out.begin()
        assert to_markdown(read_html(f"{hidden}<p>Shown.</p>").blocks) == "Shown."
        assert account.hidden_words == 2
    for shown in (
        '<div style="mso-hide:all">inner words</div>',
        '<div style="max-height:.5em;overflow:hidden">inner words</div>',
    ):
        assert to_markdown(read_html(shown).blocks) == "inner words"


@pytest.mark.parametrize(
    "drawing",
    [
        "<svg><title>inner words</title></svg>",
        "<svg><desc>inner </desc><g><metadata>words</metadata></g></svg>",
        "<svg><text>inner </text><style>.x{}</style><foreignObject><p>words</p></foreignObject></svg>",
        "<pre>x<svg><title>inner words</title></svg></pre>",
        "<code>x<svg><desc>inner words</desc></svg></code>",
    ],
)
def test_the_words_of_a_drawing_are_counted(drawing: str) -> None:
    words, count = read(f"<p>Before.</p>{drawing}")
    assert "inner" not in words
    assert count == 2


@pytest.mark.parametrize(
    "box",
    [
        "<fieldset><legend>Moderator tools</legend>{}</fieldset>",
        '<fieldset class="collapsible"><legend> Staff only: </legend><div style="display:none">{}</div></fieldset>',
        "<details><summary>Moderator tools</summary><p>{}</p></details>",
        "<details open><summary><b>Admin options</b></summary>{}</details>",
        '<div class="mod-tools"><h4>Moderator tools</h4><p>{}</p></div>',
        '<section id="staff_panel"><strong>Moderator’s menu</strong> {}</section>',
        '<div><h3>Moderator tools</h3><a href="/delete">{}</a></div>',
        "<ul><li class='modmenu'><button>Mod actions</button>{}</li></ul>",
    ],
)
def test_a_box_for_staff_is_left_out_and_counted(box: str) -> None:
    label = "Moderator tools"
    words, count = read(f"<p>Before.</p>{box.format('inner words')}<p>After.</p>")
    assert (words, label in words) == ("Before.\n\nAfter.", False)
    assert count >= 2


@pytest.mark.parametrize(
    "html",
    [
        "<h4>Moderator tools</h4><p>{}</p>",
        "<div><h4>Moderator tools</h4><p>{}</p></div>",
        "<details><summary>Moderator notes</summary>{}</details>",
        "<details><summary>What moderator tools can do</summary>{}</details>",
        '<div class="spoiler"><h4>Moderator tools</h4><div class="spoiler-content" style="display:none">{}</div></div>',
        "<fieldset><legend>Moderators</legend>{}</fieldset>",
        '<div class="modern"><h4>Moderator tools</h4><p>{}</p></div>',
    ],
)
def test_words_about_staff_are_kept(html: str) -> None:
    words, count = read(html.format("inner words"))
    assert "inner words" in words
    assert count == 0


@pytest.mark.parametrize(
    "page",
    [
        lambda n: "<style>" + "".join(f".a{i},.b .c{i}{{display:none}}" for i in range(n)) + "</style>" + "<p class='a1 c2'>" * n,
        lambda n: "<style>.x{display:none}" + "{" * n + "</style><p class=x>x",
        lambda n: "<style>" + "p " * n + "{display:none}</style>" + "<p>x",
        lambda n: "<style>.x{display:none}" + ".x{display:block}" * n + "</style>" + "<p class=x>x" * n,
        lambda n: "<style>.y .y .y .y .x{display:none}</style>" + "<div class=y>" * min(n, 400) + "<p class=x>x" * n,
        lambda n: "<style>" + ".x{" * n + "display:none</style>" + "<p class=x>x",
        lambda n: "<style>" + ".x,.y{" * n + "display:none" + "}" * n + "</style>" + "<p class=x>x",
        lambda n: "<style>" + ".x:nth-child(2){display:none}" * n + "</style>" + "<p class=x>x" * n,
        lambda n: "<style>.x{opacity:0}" + ".y .x{opacity:0}" * n + "</style>" + "<p class=x>x" * n,
        lambda n: "<style>.x{color:transparent}</style>" + "<i class=x>x" * min(n, 5000),
        lambda n: "<style>" + ":has(" * n + ".x){display:none}</style>" + "<p class=x>x",
        lambda n: "<style>" + "--a:" * n + ".x{opacity:var(--a)}" * 9 + "</style>" + "<p class=x>x",
        lambda n: "<style>.x{--a:0;" + "opacity:var(--a);" * n + "}</style>" + "<p class=x>x",
        lambda n: f'<p style="{"color:rgba(" * n}">x',
        lambda n: "<style>" + ":is(" * n + ".x){display:none}</style>" + "<p class=x>x",
        lambda n: "<style>:is(" + ".x," * n + ".x){display:none}</style>" + "<p class=x>x",
        lambda n: f'<p style="{"display:none;" * n}">x',
        lambda n: f'<p style="{"(" * n}display:none">x',
        lambda n: "<p style='visibility:hidden'>" + "<b style='visibility:visible'>x</b>" * n,
        lambda n: "<p style='visibility:hidden'>" + "<b>" * min(n, 5000) + "<i style='visibility:visible'>x",
        lambda n: "<div class=mod-tools><h4>Moderator tools</h4>" * min(n, 5000),
        lambda n: "<h4>Moderator tools</h4><a>x</a>" * n,
    ],
)
def test_hostile_style_sheets_take_no_time(page) -> None:
    assert_within(5, lambda: read(page(20_000)))
