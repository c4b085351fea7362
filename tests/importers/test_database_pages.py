"""A post in the database and the same post on a saved page of the same forum: the same Markdown, but for what one of them lacks.

Each engine stores a body in a form of its own and shows it in another; both are written here as its stock version does.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass

import pytest

from stillboard.dumps import Capture
from stillboard.importers import named
from stillboard.importers.database.bodies import Bodies
from stillboard.model import Post

BOARD = "https://forum.lanternside.example/board/"
FORUM = "https://forum.lanternside.example/"


@dataclass(frozen=True)
class Pair:
    """An engine of databases, the variant of pages, and bodies: as stored, as shown. {Q} is a quotation of post 1 by Pell."""

    engine: str
    pages: str
    variant: str
    root: str
    quote: str  # as stored, around {inner}
    bodies: dict[str, tuple[str, str]]
    uid: str | None = None
    smilies: tuple[tuple[str, str], ...] = ((":D", "😀"),)


PHPBB = {
    "bold": ('<strong class="text-strong">soak</strong> it', ""),
    "link": ('the <a href="https://lamps.example/a" class="postlink">table</a>', ""),
    "bare": ('<a href="https://lamps.example/plain" class="postlink">https://lamps.example/plain</a>', ""),
    "code": ('<div class="codebox"><p>Code: <a href="#">Select all</a></p><pre><code>if (a &lt; b)\n  x</code></pre></div>', ""),
    "list": ("<ul><li>one</li>\n<li>two</li></ul>", ""),
    "numbered": ('<ol style="list-style-type:decimal"><li>one</li>\n<li>two</li></ol>', ""),
    "smilie": (
        'It burns <img class="smilies" src="./images/smilies/icon_e_biggrin.gif" width="15" alt=":D" title="Very Happy">',
        "",
    ),
    "lines": ("one<br>\ntwo<br>\n<br>\nthree &amp; four", ""),
    "picture": ('<img src="https://lamps.example/p.png" class="postimage" alt="Image">', ""),
}


def _pairs(stored: dict[str, str], shown: dict[str, tuple[str, str]] | dict[str, str]) -> dict[str, tuple[str, str]]:
    return {name: (said, shown[name] if isinstance(shown[name], str) else shown[name][0]) for name, said in stored.items()}


def _mycode(**more: str) -> dict[str, str]:
    return {
        "bold": "[b]soak[/b] it",
        "link": "the [url=https://lamps.example/a]table[/url]",
        "code": "[code]if (a < b)\n  x[/code]",
        "list": "[list]\n[*]one\n[*]two\n[/list]",
        "numbered": "[list=1]\n[*]one\n[*]two\n[/list]",
        "smilie": "It burns :D",
        "lines": "one\ntwo\n\nthree & four",
        "picture": "[img]https://lamps.example/p.png[/img]",
        **more,
    }


PAIRS = {
    "phpBB 3.3": Pair(
        "phpBB 3", "phpbb", "3.3", BOARD,
        '<r><QUOTE author="Pell" post_id="1" time="1" user_id="9"><s>[quote=Pell post_id=1]</s>{inner}<e>[/quote]</e></QUOTE>\nYes.</r>',
        _pairs(
            {
                "bold": "<r><B><s>[b]</s>soak<e>[/b]</e></B> it</r>",
                "link": '<r>the <URL url="https://lamps.example/a"><s>[url=https://lamps.example/a]</s>table<e>[/url]</e></URL></r>',
                "bare": '<r><URL url="https://lamps.example/plain">https://lamps.example/plain</URL></r>',
                "code": "<r><CODE><s>[code]</s><i>\n</i>if (a &lt; b)\n  x<e>[/code]</e></CODE></r>",
                "list": "<r><LIST><s>[list]</s>\n<LI><s>[*]</s>one</LI>\n<LI><s>[*]</s>two</LI>\n<e>[/list]</e></LIST></r>",
                "numbered": '<r><LIST type="decimal"><s>[list=1]</s>\n<LI><s>[*]</s>one</LI>\n<LI><s>[*]</s>two</LI>\n<e>[/list]</e></LIST></r>',
                "smilie": "<r>It burns <E>:D</E></r>",
                "lines": "<t>one<br/>\ntwo<br/>\n<br/>\nthree &amp; four</t>",
                "picture": '<r><IMG src="https://lamps.example/p.png"><s>[img]</s>https://lamps.example/p.png<e>[/img]</e></IMG></r>',
            },
            PHPBB,
        ),
    ),
    "phpBB 3.0": Pair(
        "phpBB 3", "phpbb", "3.0", BOARD, "[quote=&quot;Pell&quot;:1a2b3c4d]{inner}[/quote:1a2b3c4d]\nYes.",
        _pairs(
            {
                "bold": "[b:1a2b3c4d]soak[/b:1a2b3c4d] it",
                "link": "the [url=https&#58;//lamps&#46;example/a:1a2b3c4d]table[/url:1a2b3c4d]",
                "bare": '<!-- m --><a class="postlink" href="https://lamps.example/plain">https://lamps.example/plain</a><!-- m -->',
                "code": "[code:1a2b3c4d]if (a &lt; b)\n  x[/code:1a2b3c4d]",
                "list": "[list:1a2b3c4d][*:1a2b3c4d]one[/*:m:1a2b3c4d]\n[*:1a2b3c4d]two[/*:m:1a2b3c4d][/list:u:1a2b3c4d]",
                "numbered": "[list=1:1a2b3c4d][*:1a2b3c4d]one[/*:m:1a2b3c4d]\n[*:1a2b3c4d]two[/*:m:1a2b3c4d][/list:o:1a2b3c4d]",
                "smilie": 'It burns <!-- s:D --><img src="{SMILIES_PATH}/icon_e_biggrin.gif" alt=":D" title="Very Happy" /><!-- s:D -->',
                "lines": "one\ntwo\n\nthree &amp; four",
                "picture": "[img:1a2b3c4d]https&#58;//lamps&#46;example/p&#46;png[/img:1a2b3c4d]",
            },
            PHPBB,
        ),
        uid="1a2b3c4d",
    ),
    "MyBB 1.8": Pair(
        "MyBB", "mybb", "1.8", "https://mybb.lanternside.example/", "[quote='Pell' pid='1' dateline='1714557600']{inner}[/quote]\nYes.",
        _pairs(
            _mycode(),
            {
                "bold": '<span style="font-weight: bold;" class="mycode_b">soak</span> it',
                "link": 'the <a href="https://lamps.example/a" target="_blank" rel="noopener" class="mycode_url">table</a>',
                "code": '<div class="codeblock"><div class="title">Code:</div><div class="body" dir="ltr"><code>if (a &lt; b)<br />&nbsp;&nbsp;x</code></div></div>',
                "list": '<ul class="mycode_list"><li>one<br />\n</li>\n<li>two<br />\n</li></ul>',
                "numbered": '<ol type="1" class="mycode_list"><li>one<br />\n</li>\n<li>two<br />\n</li></ol>',
                "smilie": 'It burns <img src="https://forum.lanternside.example/images/smilies/biggrin.png" alt="Big Grin" title="Big Grin" class="smilie smilie_4" />',
                "lines": "one<br />\ntwo<br />\n<br />\nthree &amp; four",
                "picture": '<img src="https://lamps.example/p.png" loading="lazy"  alt="[Image: p.png]" class="mycode_img" />',
            },
        ),
    ),
    "SMF 2.0": Pair(
        "SMF 2", "smf", "2.0", "https://smf.lanternside.example/", "[quote author=Pell link=topic=7.msg1#msg1 date=1714557600]<br />{inner}<br />[/quote]<br />Yes.",
        _pairs(
            _mycode(
                code="[code]if (a &lt; b)<br />&nbsp; x[/code]",
                list="[list]<br />[li]one[/li]<br />[li]two[/li]<br />[/list]",
                numbered="[list type=decimal]<br />[li]one[/li]<br />[li]two[/li]<br />[/list]",
                lines="one<br />two<br /><br />three &amp; four",
            ),
            {
                "bold": "<strong>soak</strong> it",
                "link": 'the <a href="https://lamps.example/a" class="bbc_link" target="_blank">table</a>',
                "code": '<div class="codeheader">Code: <a href="#" class="codeoperation">[Select]</a></div><code class="bbc_code">if (a &lt; b)<br />&nbsp; x</code>',
                "list": '<ul class="bbc_list"><li>one</li><li>two</li></ul>',
                "numbered": '<ul class="bbc_list" style="list-style-type: decimal;"><li>one</li><li>two</li></ul>',
                "smilie": 'It burns <img src="https://forum.lanternside.example/Smileys/default/grin.gif" alt="&#58;D" title="Grin" class="smiley" />',
                "lines": "one<br />two<br /><br />three &amp; four",
                "picture": '<img src="https://lamps.example/p.png" alt="" class="bbc_img" />',
            },
        ),
        smilies=((":D", "😁"),),
    ),
    "vBulletin 3": Pair(
        "vBulletin", "vbulletin", "3", FORUM, "[QUOTE=Pell;1]{inner}[/QUOTE]\nYes.",
        _pairs(
            _mycode(),
            {
                "bold": "<b>soak</b> it",
                "link": 'the <a href="https://lamps.example/a" target="_blank">table</a>',
                "code": '<div style="margin:20px; margin-top:5px"><div class="smallfont" style="margin-bottom:2px">Code:</div><pre class="alt2" dir="ltr">if (a &lt; b)\n  x</pre></div>',
                "list": "<ul><li>one</li><li>two</li></ul>",
                "numbered": '<ol style="list-style-type: decimal"><li>one</li><li>two</li></ol>',
                "smilie": 'It burns <img src="images/smilies/biggrin.gif" border="0" alt="" title="Big Grin" class="inlineimg" />',
                "lines": "one<br />\ntwo<br />\n<br />\nthree &amp; four",
                "picture": '<img src="https://lamps.example/p.png" border="0" alt="" />',
            },
        ),
    ),
    "XenForo 2": Pair(
        "XenForo", "xenforo", "2", FORUM, '[QUOTE="Pell, post: 1, member: 9"]{inner}[/QUOTE]\nYes.',
        _pairs(
            _mycode(list="[LIST]\n[*]one\n[*]two\n[/LIST]", numbered="[LIST=1]\n[*]one\n[*]two\n[/LIST]"),
            {
                "bold": "<b>soak</b> it",
                "link": 'the <a href="https://lamps.example/a" target="_blank" class="link link--external" rel="noopener">table</a>',
                "code": '<div class="bbCodeBlock bbCodeBlock--screenLimited bbCodeBlock--code"><div class="bbCodeBlock-title">Code:</div><div class="bbCodeBlock-content" dir="ltr"><pre class="bbCodeCode" dir="ltr" data-lang=""><code>if (a &lt; b)\n  x</code></pre></div></div>',
                "list": '<ul><li data-xf-list-type="ul">one</li><li data-xf-list-type="ul">two</li></ul>',
                "numbered": '<ol><li data-xf-list-type="ol">one</li><li data-xf-list-type="ol">two</li></ol>',
                "smilie": 'It burns <img src="data:image/gif;base64,R0" class="smilie smilie--sprite smilie--sprite8" alt=":D" title="Big Grin    :D" data-shortname=":D">',
                "lines": "one<br />\ntwo<br />\n<br />\nthree &amp; four",
                "picture": '<img src="https://lamps.example/p.png" data-url="https://lamps.example/p.png" class="bbImage" alt="p.png">',
            },
        ),
    ),
    "FluxBB": Pair(
        "FluxBB", "fluxbb", "fluxbb", FORUM, "[quote=Pell]{inner}[/quote]\nYes.",
        _pairs(
            _mycode(list="[list][*]one[/*][*]two[/*][/list]", numbered="[list=1][*]one[/*][*]two[/*][/list]"),
            {
                "bold": "<p><strong>soak</strong> it</p>",
                "link": '<p>the <a href="https://lamps.example/a" rel="nofollow">table</a></p>',
                "code": '<div class="codebox"><pre><code>if (a &lt; b)\n  x</code></pre></div>',
                "list": "<ul><li><p>one</p></li><li><p>two</p></li></ul>",
                "numbered": '<ol class="decimal"><li><p>one</p></li><li><p>two</p></li></ol>',
                "smilie": '<p>It burns <img src="https://forum.lanternside.example/img/smilies/big_smile.png" width="15" height="15" alt="big_smile" /></p>',
                "lines": "<p>one<br />two</p><p>three &amp; four</p>",
                "picture": '<p><span class="postimg"><img src="https://lamps.example/p.png" alt="p" /></span></p>',
            },
        ),
    ),
}  # fmt: skip
KNOWN = {  # where a page shows more than the database holds, or less
    "XenForo 2 picture",  # the page names the file
    "FluxBB picture",  # the same
    "MyBB 1.8 picture",  # the same
    "phpBB 3.3 picture",  # the page says "Image"
    "phpBB 3.0 picture",  # the same
    "SMF 2.0 numbered",  # the page's list is one with bullets that a style numbers
}


def _variant(pair: Pair) -> object:
    return importlib.import_module(f"support.engines.{pair.pages}").VARIANTS[pair.variant]


def _of_page(pair: Pair, body: str) -> str:
    variant = _variant(pair)
    page = variant.page([variant.post("Pell", 1, "First."), variant.post("Wren", 2, body)])
    posts = [item for item in named(pair.pages).posts(Capture("page.html", page.encode)) if isinstance(item, Post)]
    assert len(posts) == 2
    return posts[1].body


def _of_database(pair: Pair, body: str) -> str:
    return Bodies((pair.engine, pair.root, pair.smilies)).markdown({"body": body, "uid": pair.uid}, ())


@pytest.mark.parametrize(("name", "body"), [(name, body) for name, pair in PAIRS.items() for body in pair.bodies])
def test_a_body_is_the_same_from_both(name: str, body: str) -> None:
    stored, shown = PAIRS[name].bodies[body]
    found = _of_database(PAIRS[name], stored)
    assert found
    if f"{name} {body}" not in KNOWN:
        assert found == _of_page(PAIRS[name], shown)


@pytest.mark.parametrize("name", PAIRS)
def test_a_quotation_is_the_same_from_both(name: str) -> None:
    pair = PAIRS[name]
    stored, shown = pair.bodies["bold"]
    inner = stored.removeprefix("<r>").removesuffix("</r>")
    page = _of_page(pair, f"{_variant(pair).quote('Pell', 1, shown)}Yes.")
    assert _of_database(pair, pair.quote.replace("{inner}", inner)) == page
