"""BBCode as databases hold it: the tags of six engines, every word once and in order, time that grows with the size."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stillboard.markup.addresses import resolver
from stillboard.markup.from_bbcode import BBCodeContext, from_bbcode
from stillboard.markup.to_markdown import to_markdown
from support.growth import assert_linear

HERE = "https://lanternside.example/"


def context(*, escaped: bool = False) -> BBCodeContext:
    return BBCodeContext(
        address=resolver(HERE),
        post_address=lambda own: f"{HERE}p/{own}" if own else "",
        member_address=lambda own: f"{HERE}u/{own}" if own else "",
        attachment=lambda key: ("/content/attachments/ab/lamp.png", "lamp.png") if key == "7" else ("", ""),
        escaped=escaped,
    )


def markdown(text: str, *, escaped: bool = False) -> str:
    return to_markdown(from_bbcode(text, context(escaped=escaped)))


QUOTED = f"> **Ann** [wrote]({HERE}p/12):\n>\n> hi\n\nyes"


@pytest.mark.parametrize(
    "tag",
    [
        '[quote="Ann" post_id=12 time=1551546251 user_id=3]',  # phpBB
        "[quote=Ann post_id=12 time=1551546251 user_id=3]",
        '[QUOTE="Ann, post: 12, member: 3"]',  # XenForo
        "[QUOTE=Ann;12]",  # vBulletin
        "[quote author=Ann link=topic=77.msg12#msg12 date=1551546251]",  # SMF
        "[quote='Ann' pid='12' dateline='1551546251']",  # MyBB
        "[quote name='Ann' date='3 March' timestamp='1551546251' post='12']",  # Invision
    ],
)
def test_quotations_of_each_engine(tag: str) -> None:
    assert markdown(f"{tag}hi[/quote]\nyes") == QUOTED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[quote]hi[/quote]yes", "> hi\n\nyes"),
        ('[quote="[url=https://a.example/]The rules[/url]"]hi[/quote]', "> **The rules** [wrote](https://a.example/):\n>\n> hi"),
        (
            '[quote="A"]a[quote="[b]B[/b] [1]"]b[/quote]c[/quote]',
            "> **A** wrote:\n>\n> a\n>\n> > **B [1\\]** wrote:\n> >\n> > b\n>\n> c",
        ),
        ('[quote="A]a[/quote]"', '> **"A** wrote:\n>\n> a\n\n"'),
        ('[quote="Íris, the 2nd"]hi[/quote]', "> **Íris, the 2nd** wrote:\n>\n> hi"),
        ('[quote="A"]a[quote=B;9]b[/quote][/quote]', f"> **A** wrote:\n>\n> a\n>\n> > **B** [wrote]({HERE}p/9):\n> >\n> > b"),
        ("[b]b[/b] [i]i[/i] [s]s[/s] [u]u[/u] [sup]2[/sup]", "**b** *i* ~~s~~ u ²"),
        ("[color=red]re[size=5]d[/color]der[/size]", "redder"),
        ("[b][i]x[/b]y[/i]", "***x***y"),
        ("[code=python]\nif x:\n    [b]y[/b]\n[/code]", "```python\nif x:\n    [b]y[/b]\n```"),
        ("[code]a[/code] [icode]b[i][/icode]", "```\na\n```\n\n`b[i]`"),
        ("[noparse][b]x[/b][/noparse]", "[b]x[/b]"),
        ("[list=1]\n[*]one\n[*]two[list][*]in[/list]\n[/list]", "1. one\n2. two\n   - in"),
        ("[ul][li]one[/li][li]two[/li][/ul]", "- one\n- two"),
        ("[spoiler=The end]x[/spoiler]", "<details><summary>The end</summary>\n\nx\n\n</details>"),
        ("[url=www.x.example]site[/url] [url]http://a.example/c_d[/url]", "[site](http://www.x.example) http://a.example/c_d"),
        ("[url=javascript:alert(1)]x[/url]", "x"),
        ("[email]a@b.example[/email]", "[a@b.example](mailto:a@b.example)"),
        ("[img]pic.png[/img] [img=10x20]p.png[/img]", f"![]({HERE}pic.png) ![]({HERE}p.png)"),
        ("[url=http://x.example/][img]pic.png[/img][/url]", f"![]({HERE}pic.png)"),
        ("[attach]7[/attach]", "![lamp.png](/content/attachments/ab/lamp.png)"),
        ("[ATTACH=full]99[/ATTACH]", "[attachment 99](#missing)"),
        (
            "[attachment=7] [attachment=0]plan.pdf[/attachment]",
            "![lamp.png](/content/attachments/ab/lamp.png) [plan.pdf](#missing)",
        ),
        ("[media=youtube]abc[/media]", "youtube abc"),
        ("[MEDIA=reddit]r/lamps/comments/1a2b[/MEDIA]", "reddit r/lamps/comments/1a2b"),
        ("[media=spotify]track:0a1b[/media]", "spotify track:0a1b"),
        ("[media=youtube]dQw4w9WgXcQ:90[/media]", "[youtube.com](https://www.youtube.com/watch?v=dQw4w9WgXcQ)"),
        ("[me=Ada]waves[/me]", "\\* Ada waves"),
        ("[me='Ada &amp; Co']waves[/me]", "\\* Ada & Co waves"),
        ("[me]waves[/me]", "waves"),
        ("[media=youtube]dQw4w9WgXcQ[/media]", "[youtube.com](https://www.youtube.com/watch?v=dQw4w9WgXcQ)"),
        ("[user=5]@Pell[/user]", f"[@Pell]({HERE}u/5)"),
        (
            "[table][tr][td]a[/td][td]b[/td][/tr][tr][td]c[/td][td]d[/td][/tr][/table]",
            "|  |  |\n| --- | --- |\n| a | b |\n| c | d |",
        ),
        ("a[hr]b", "a\n\n---\n\nb"),
        ("one\ntwo\n\nthree", "one\\\ntwo\n\nthree"),
        ("[/b] [b] [quote] [unknown]x[/unknown] [1] [*]", "[/b] [b] [quote] [unknown]x[/unknown] [1] [\\*]"),
        ("<script>alert(1)</script> &lt;", "\\<script>alert(1)\\</script> \\&lt;"),
    ],
)
def test_tags(text: str, expected: str) -> None:
    assert markdown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[quote=&quot;Ann&quot;:1a2b3c4d]hi[/quote:1a2b3c4d][b:1a2b3c4d]y&#58;es[/b:1a2b3c4d]",
            "> **Ann** wrote:\n>\n> hi\n\n**y:es**",
        ),
        ("[list:1a2b3c4d][*:1a2b3c4d]one[/*:m:1a2b3c4d][/list:u:1a2b3c4d]", "- one"),
        ('<!-- s:) --><img src="{SMILIES_PATH}/s.gif" alt=":)" title="Smile" /><!-- s:) --> ok', "🙂 ok"),
        ('<!-- m --><a class="postlink" href="http://x.example/a">http://x.example/a</a><!-- m -->', "http://x.example/a"),
        ("one<br />two &lt;b&gt; &#039;x&#039;", "one\\\ntwo \\<b> 'x'"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "\\<script>alert(1)\\</script>"),
    ],
)
def test_what_phpbb_and_smf_store(text: str, expected: str) -> None:
    assert markdown(text, escaped=True) == expected


def test_the_xml_of_newer_phpbb() -> None:
    stored = (
        '<r><QUOTE author="Ann" post_id="12"><s>[quote=Ann post_id=12]</s>a &lt; b<e>[/quote]</e></QUOTE><br/>\n'
        '<B><s>[b]</s>bold<e>[/b]</e></B> <URL url="http://x.example/?a=1&amp;b=2">http://x.example/?a=1&amp;b=2</URL></r>'
    )
    assert markdown(stored) == f"> **Ann** [wrote]({HERE}p/12):\n>\n> a < b\n\n**bold** http://x.example/?a=1&b=2"
    assert markdown("<t>plain &amp; simple</t>") == "plain & simple"


word = st.from_regex(r"[a-z]{2,6}[0-9]?", fullmatch=True)
piece = st.recursive(
    st.lists(word, min_size=1, max_size=4).map(lambda words: (" ".join(words), words)),
    lambda inner: st.tuples(
        st.sampled_from(["quote", "b", "i", "size", "list", "spoiler", "center", "code", "td"]), st.lists(inner, max_size=3)
    ).map(lambda made: wrapped(*made)),
    max_leaves=12,
)


def wrapped(tag: str, inner: list[tuple[str, list[str]]]) -> tuple[str, list[str]]:
    words = [word for _, found in inner for word in found]
    if tag == "code":  # what stands in it is no markup
        return f"[code]{' '.join(words)}[/code]", words
    start = {"list": "[list][*]", "size": "[size=4]"}.get(tag, f"[{tag}]")
    return f"{start}{' '.join(source for source, _ in inner)}[/{tag}]", words


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(piece, min_size=1, max_size=4))
def test_every_word_once_and_in_order(pieces: list[tuple[str, list[str]]]) -> None:
    made = html.unescape(re.sub(r"</?(?:details|summary)>|Spoiler", " ", markdown("\n".join(source for source, _ in pieces))))
    assert re.findall(r"[a-z]{2,6}[0-9]?", made) == [word for _, words in pieces for word in words]


@settings(max_examples=200, deadline=None)
@given(
    text=st.lists(
        st.sampled_from(
            [
                "[b]",
                "[/b]",
                "[quote]",
                "[/quote]",
                "[i]",
                "[/i]",
                "[list]",
                "[*]",
                "[/list]",
                "zz ",
                "[url=",
                "]",
                "[code]",
                "[/code]",
            ]
        )
    ).map("".join)
)
def test_no_mixture_of_tags_loses_a_word(text: str) -> None:
    assert markdown(text).count("zz") == text.count("zz")


@pytest.mark.parametrize(
    "text",
    [
        "[b]",
        "[quote]",
        "[code]",
        "[url=",
        "[list][*]",
        "[/b]",
        "[quote][b][/quote]",
        "[img]",
        "[b]x[/b]",
        '[quote="',
        "<r>",
        "[b][quote]x[/b]",
        "[b][i][u]x",
    ],
)
def test_time_is_about_linear(text: str) -> None:
    assert_linear(lambda size: markdown(text * size), 1000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[iurl=https://smf.example/a]look[/iurl]", "[look](https://smf.example/a)"),
        ("[iurl]https://smf.example/a[/iurl]", "https://smf.example/a"),
        ("[iurl=#wick]up[/iurl] [anchor=wick]there[/anchor]", "up there"),
        ("[ftp=https://smf.example/f]f[/ftp]", "[f](https://smf.example/f)"),
        ("[ftp]smf.example/f[/ftp]", "[smf.example/f](ftp://smf.example/f)"),
        ("[time]1551546251[/time], lit", "2019-03-02 17:04 UTC, lit"),
        ("[time]yesterday[/time] [time]99999999999999999999[/time]", "yesterday 99999999999999999999"),
        ("[flash=200,300]https://smf.example/x.swf[/flash]", "[smf.example](https://smf.example/x.swf)"),
        ("[bdo=rtl]oil[/bdo] [white]a[/white] [black]b[/black] [red]c[/red] [green]d[/green] [blue]e[/blue]", "oil a b c d e"),
        ("[float=left max=45%]oil[/float]", "oil"),
        ("a [white] wall, and [iurl=https://smf.example/a]", "a \\[white] wall, and \\[iurl=https://smf.example/a]"),
    ],
)
def test_tags_of_smf_alone(text: str, expected: str) -> None:
    assert to_markdown(from_bbcode(text)) == expected
