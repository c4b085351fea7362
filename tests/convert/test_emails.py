"""E-mail addresses are masked wherever people wrote them, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.convert.cleaning import cleaned
from stillboard.convert.emails import masked
from stillboard.ids import private_id
from stillboard.model import Forum, Member, PollOption, Post, Thread
from support.growth import assert_linear

MASKED = [
    ("an exa**mple**: pell@lantern**side**.example", "an exa**mple**: pell@…"),
    ("pell@lanternside.~~exam~~ple or so", "pell@… or so"),
    ("pell@<b>lanternside</b>.example or so", "pell@… or so"),
    ("pell@[lanternside.example](https://lanternside.example/) or so", "pell@… or so"),
    ("[pell](https://x.example/u/7)@lanternside.example or so", "[pell](https://x.example/u/7)@… or so"),
    ('"pell the elder"@lanternside.example', '"pell the elder"@…'),
    ("pell%2540lanternside.example", "pell@…"),
    ("https://x.example/u/pell%2540lanternside.example/", "https://x.example/u/pell@…/"),
    ("https://x.example/?a=1&u=pell%252540lanternside.example&b=2", "https://x.example/?a=1&b=2"),
    ("Write to pell@lanternside.example.", "Write to pell@…."),
    ("pell@lanternside.example:8080, a@163.com", "pell@…:8080, a@…"),
    ("j.o'pell+lamps@mail.lanternside.co.example", "j.o'pell+lamps@…"),
    ("Íris@lanternside.example", "Íris@…"),
    ("kerze@flämmchen.example", "kerze@…"),
    ("kerze@xn--flmmchen-2za.example", "kerze@…"),
    ("<pell@lanternside.example> wrote", "pell@… wrote"),
    (r"Pell \<pell@lanternside.example\> wrote", "Pell pell@… wrote"),
    ("<mailto:pell@lanternside.example>", "pell@…"),
    ("<mailto:pell@lanternside.example?subject=wicks>", "pell@…"),
    ("mailto:pell@lanternside.example", "pell@…"),
    ("[Pell](mailto:pell@lanternside.example)", "Pell"),
    ('[pell@lanternside.example](mailto:pell@lanternside.example?subject=wicks "write")', "pell@…"),
    ("[Pell](xmpp:pell@jabber.lanternside.example)", "Pell"),
    (r"the\_keeper@lanternside.example", r"the\_keeper@…"),
    ("`git config user.email pell@lanternside.example`", "`git config user.email pell@…`"),
    ("pell (at) lanternside.example", "pell@…"),
    ("pell[at]lanternside[dot]example!", "pell@…!"),
    ("pell {at} mail (dot) lanternside (dot) example", "pell@…"),
    ("pell at lanternside dot example", "pell@…"),
    ("<pell at lanternside.example> wrote", "<pell@…> wrote"),
    ("From: pell at lanternside.example", "From: pell@…"),
    ("wren.okafor at lanternside.example wrote", "wren.okafor@… wrote"),
    ("two: a@x.example,b@y.example", "two: a@…,b@…"),
    ("https://keeper:secret@lanternside.example/x", "https://lanternside.example/x"),
    ("[x](https://lanternside.example/?mail=pell@b.example&a=1)", "[x](https://lanternside.example/?a=1)"),
    ("https://lanternside.example/?a=1&mail=pell%40b.example#x", "https://lanternside.example/?a=1#x"),
    ("[x](https://lanternside.example/),pell@b.example", "[x](https://lanternside.example/),pell@…"),
    # Those that were to be hidden from machines.
    ("pell&#64;b.example, pell&#x40;b&#46;example, pell&commat;b&period;example", "pell@…, pell@…, pell@…"),
    ("pell**@**b.example, pell*@*b.example, **pell**@b.**example**", "pell@…, pell@…, **pell@…**"),
    ("pell\uff20b\uff0eexample, pell\ufe6bb\u3002example", "pell@…, pell@…"),
    ("pe\u200bll\u200b@\u2060b\ufeff.ex\u00adample", "pe\u200bll@…"),
    ("pell\ufe0f@b.example, pell@\u202eb.example, pell\U000e0041@b\u2066.example", "pell@…, pell@…, pell@…"),
    # Broken by a line's end or a blank of another kind, and on servers for mail.
    ("pell@\nb.example or\n> wren@\n> c.example", "pell@… or\n> wren@…"),
    ("pell @\nb.example", "pell@…"),
    ("pell@lamps.b.\ncom is it", "pell@… is it"),
    ("pell@\u2800b.example, pell\u2800@b\u3164.example, pell@b\u2024example", "pell@…, pell@…, pell@…"),
    ("pell\u00a0@\u00a0b.example, pell\u3000@\u3000b.example, pell\t@\tb.example", "pell@…, pell@…, pell@…"),
    ("pell&#64;\nb.example", "pell@…"),
    (
        "smtp://pell@b.example, imap://pell@c.example/lamps, sips://pell@d.example",
        "smtp://pell@…, imap://pell@…/lamps, sips://pell@…",
    ),
    ("pell&shy;@b.exam&#173;ple", "pell@…"),
    ("pell<b>@</b>b.example, pell<!-- x -->@b.example, pell\\@b.example", "pell@…, pell@…, pell@…"),
    ("pell @ b.example, pell@ b.example, pell @ b . example", "pell@…, pell@…, pell@…"),
    ("pell (@) b.example, pell{at}b(dot)example, pell(at)b.example", "pell@…, pell@…, pell@…"),
    ("pell%40b.example, [x](mailto:pell%40b.example)", "pell@…, x"),
    ("pell@[203.0.113.9]", "pell@…"),
    (r"pell \[at] b.example, pell \<at\> b \[dot] example", "pell@…, pell@…"),
    ("pell@b[.]example, pell@b[dot]example.", "pell@…, pell@…."),
    ("&#112;&#101;&#x6c;&#108;&#64;&#98;&#46;&#101;&#120;&#97;&#109;&#112;&#108;&#101;", "pell@…"),
    ("_pell@b.example_, __pell@c.example__", "_pell@…_, __pell@…__"),
    (r"pell@b\.example, pell (arobase) b.example, pell &lt;at&gt; b.example", "pell@…, pell@…, pell@…"),
    # In words and marks for the @ and the dots.
    ("pell_AT_b_DOT_example, pell_at_b_dot_com, pell-at-b-dot-com, pell -at- b -dot- example", "pell@…, pell@…, pell@…, pell@…"),
    ("pellATbDOTexample, pell_AT_b.example, pell -at- b.example", "pell@…, pell@…, pell@…"),
    ("pell\u27e8at\u27e9b.example, pell\u27e6at\u27e7b\u27e6dot\u27e7example", "pell@…, pell@…"),
    ("pell\u3010at\u3011b.example, pell\uff08at\uff09b.example, pell«at»b.example", "pell@…, pell@…, pell@…"),
    ("pell|at|b.example, pell*at*b.example, pell 'at' b 'dot' com", "pell@…, pell@…, pell@…"),
    ("pell ( at ) b ( dot ) example, pell (  at  ) b.example, pell_(at)_b.example", "pell@…, pell@…, pell_@…"),
    ("pell\u200b(at)b.example, pell(\u200bat\u2060)\u200bb.example", "pell@…, pell@…"),
    ("pell ät b punkt de, pell (Klammeraffe) b.example, pell@b dot example", "pell@…, pell@…, pell@…"),
    ("pell &#40;at&#41; b.example, pell&lpar;at&rpar;b.example", "pell@…, pell@…"),
    # With the backslashes that Markdown has before marks.
    (r"pell\*at\*b.example, pell\*AT\*gmail\*DOT\*com, pell\~at\~b.example", "pell@…, pell@…, pell@…"),
    (r"pell\`@\`gmail.com, pell\~@\~b.example, pell\_@\_b.example", "pell@…, pell@…, pell@…"),
    (r"pell\_[at]\_gmail.com, pell\*(at)\*b.example, pell\_\_AT\_\_b\_\_DOT\_\_com", "pell@…, pell@…, pell@…"),
    (r"pell\&#40;at\&#41;b.example, pell\&amp;#64;b.example", "pell@…, pell@…"),
    (
        r"> **pell\*at\*b.example** wrote: [pell\*at\*b.example](https://x.example/)",
        "> **pell@…** wrote: [pell@…](https://x.example/)",
    ),
    # With two marks, in other marks, and with the dot between blanks.
    ("pell --at-- gmail.com, pell__AT__gmail__DOT__com, pell -AT- gmail.com", "pell@…, pell@…, pell@…"),
    ("pell!at!gmail!dot!com, pell.AT.b.DOT.com, pell#at#b.example", "pell@…, pell@…, pell@…"),
    ("pell\"@\"gmail.com, pell'@'b.example, pell-@-b.example", "pell@…, pell@…, pell@…"),
    ("pell (at-sign) b.example, pell [at sign] b.example", "pell@…, pell@…"),
    ("pell@b . example, pell@mail.b . com.", "pell@…, pell@…."),
    # In the names of files.
    ("pell_AT_b_DOT_example.txt, pell -at- b -dot- com.pdf, pell=40b.example.txt", "pell@….txt, pell@….pdf, pell@….txt"),
    (r"[pell\*at\*b.example.txt](/content/x), pell@b.example.txt", "[pell@….txt](/content/x), pell@….txt"),
    # As programs, mails and HTML in HTML write it.
    ("pell=40b.example, `pell\\x40b.example`, `pell\\u0040b.example`", "pell@…, `pell@…`, `pell@…`"),
    ("pell&amp;#64;b.example, pell&amp;amp;#x40;b.example, pell&amp;commat;b.example", "pell@…, pell@…, pell@…"),
    ("pell&nbsp;@&nbsp;b.example", "pell@…"),
    ("[x](mailto:cryy@o.rknzcyr), mailto:cryy@o.rknzcyr", "x, cryy@…"),
    ("https://x.example/u/pell\u27e8at\u27e9b.example/posts", "https://x.example/u/pell@…/posts"),
    # In addresses of the web.
    ("[x](https://x.example/?q=pell%20-at-%20b%20-dot-%20com)", "[x](https://x.example/)"),
    ("https://x.example/?a=1&q=pell+-at-+b+-dot-+com&b=2#c", "https://x.example/?a=1&b=2#c"),
    ("https://x.example/?q=pell%20%28at%29%20b.example", "https://x.example/"),
    ("https://x.example/?q=pell_AT_b_DOT_example", "https://x.example/"),
    ("https://x.example/pell%20-at-%20b%20-dot-%20com/pell*at*b.example", "https://x.example/pell@…/pell@…"),
    ("1234@163.com, 1234 @ 163.com, 77@mail.b.example", "1234@…, 1234@…, 77@…"),
    ("https://x.example/u/pell@b.example/posts", "https://x.example/u/pell@…/posts"),
    ("https://x.example/u/pell%40b.example#pell@c.example", "https://x.example/u/pell@…#pell@…"),
    ("[x](https://x.example/#to=pell@b.example)", "[x](https://x.example/#to=pell@…)"),
    ("https://x.example/options/lamps/pell--at--b.example", "https://x.example/options/lamps/pell@…"),
    (
        "https://lists.x.example/list/lamps@x.example/message/pell@b.example/",
        "https://lists.x.example/list/lamps@x.example/message/pell@…/",
    ),
    ("https://lists.x.example/list/pell@b.example/", "https://lists.x.example/list/pell@…/"),
    ("![pell@b.example](https://x.example/a.png 'pell@b.example')", "![pell@…](https://x.example/a.png 'pell@…')"),
    ("```\nFrom: pell@b.example\n```", "```\nFrom: pell@…\n```"),
    ("> **pell@b.example** wrote:", "> **pell@…** wrote:"),
]
KEPT = [
    "@[lanternside.example](https://x.example/u/7) said",
    "[see](https://x.example/) @lanternside.example said",
    '"lamp"@en and "lamp" @lanternside.example',
    "100%25 of 2540 lamps",
    "said\u00a0@pell.b and\n@wren.c; and lamps@\nnext.js",
    "pell@\n\nlanternside.example",
    "pell@x.\nComing home, wren@x.\nnet-like",
    "see @pell*s* lamp.example",
    "Look at the dot on the map, at a dot com, at this dot here, at low dot density.",
    "[@pell@social.example](https://x.example/user/pell%40social.example)",
    "https://x.example/leaving?to=https%3A%2F%2Fpics.y.example%2Fsmile%402x.png",
    "git@code.lanternside.example:lamps/wick.git",
    "pell@lamps.lanternside.example:lamps/wick.git",
    "ssh://git@code.lanternside.example/lamps",
    "root@lamp.lanternside.example:~# trim",
    "pell@lamp.lanternside.example:/srv$ ls",
    "@pell wrote, and so did [@wren](https://lanternside.example/members/5/)",
    "@pell:lanternside.example",
    "@pell@social.example",
    "npm i @lamps/wick@1.2 wick@1.0.0-beta.rc",
    "lamp@2x.png and lamp@1.5x.png",
    "5 at 10, look at lanternside.example, meet me at lanternside.example",
    "It is lit (at) night, at noon [at] home",
    "a @ b, @, x@y, a@b@",
    "https://lists.lanternside.example/list/keepers@lists.lanternside.example/thread/X",
    "https://maps.example/@52.1,13.2,9z",
    "https://social.example/@pell/7",
    "the path at /etc/lamps, the light at dusk, dot by dot",
    "C++ @ 3.5, meet @ 5.30, 12V @ 2.5A, 60 fps @ 1080p, @ home",
    "lamp@dark.svg, main@index.html, x&#64;y, a&b@c; @**pell**",
    "pell@lamp:~$ ls, root@10.1.2.3:/srv",
    "https://social.example/@pell@b.example and @pell@b.example",
    "https://cdn.example/wick@1.2.3/wick.min.js https://cdn.example/npm/wick@next/x.js",
    "50%40 and 100%400",
    "`array=40b.x`, x=40b.example, width=40px, q=40em.x",
    'look_at_me.example, look-at-home.example, look *at* b.example, look _at_ b.example, "at" b.example',
    "f(a)b.c, m[a]b.example, LOOK_AT_ME.txt, meet_at_the_dot, state-of-the-art",
    "https://x.example/pell-at-b-dot-com/pell_at_b_dot_com",
    "WHATADOT and CATaDOTe, \\x40, \\u0040b, &amp;#64; and &amp;commat;",
    "array(at) home, (at)b, x (at) y, «at» home",
    "pell at gmail.com, pell_at_gmail.com, look!at!me, LOOK.AT.THE.DOT",
    "100 @ 3.com pounds, 100@3.com, 3@5.kg, 100 at 3.com, 100 (at) 3.com",
    "`'keeper'@'db.lanternside.com'`, GRANT ALL TO \"keeper\"@\"db.lanternside.com\"",
    "see me@work . It is lit . com",
    r"look \*at\* b.example, look\_at\_me.example, \_at\_ home",
    "https://x.example/a%20-at-%20home/what*at*me/look_AT_this?to=https%3A%2F%2Fy.example%2Fpell-at-b-dot-com",
    "meet me at home, dot your i at noon, at the red dot com",
]


@pytest.mark.parametrize(("text", "expected"), MASKED)
def test_an_address_is_masked(text, expected):
    assert masked(text) == expected
    assert masked(expected) == expected


@pytest.mark.parametrize("text", KEPT)
def test_what_is_none_is_kept(text):
    assert masked(text) == text


def test_addresses_can_be_kept_but_no_password():
    text = "pell@lanternside.example, [x](mailto:pell@b.example), https://a:b@lanternside.example/?e=a@b.example"
    assert masked(text, keep_emails=True) == text.replace("a:b@", "")


def test_every_record_is_masked_before_it_is_filed():
    post = Post(
        "Ask pell@b.example", author="wren@b.example", edited_by="a@b.example", original_id="<7@b.example>", id="x@b.example"
    )
    clean = cleaned(post)
    assert (clean.body, clean.author, clean.edited_by) == ("Ask pell@…", "wren@…", "a@…")
    assert (clean.original_id, clean.id) == ("<7@b.example>", "x@b.example")  # ids are nobody's words
    assert cleaned(post, keep_emails=True) == post
    thread = cleaned(Thread("Mail a@b.example", poll="a@b.example?", poll_options=(PollOption("b@b.example", 2),)))
    assert (thread.title, thread.poll, thread.poll_options) == ("Mail a@…", "a@…?", (PollOption("b@…", 2),))
    assert cleaned(Member("Pell", signature="[me](mailto:p@b.example)", names=("p@b.example",))).names == ("p@…",)
    assert cleaned(Member("Pell", signature="[me](mailto:p@b.example)")).signature == "me"
    assert cleaned(Forum("F", addresses=("https://a:b@f.example/",)), keep_emails=True).addresses == ("https://f.example/",)


def test_a_private_id_is_the_same_in_one_forum_and_another_in_the_next():
    one = private_id("https://lists.lanternside.example/", "Pell@Lanternside.example ")
    assert (
        private_id("https://lists.lanternside.example/", "pell@lanternside.example") == one == "ecb0f9f048df2b11"
    )  # for ever: files are named so
    assert one != private_id("https://talk.lanternside.example/", "pell@lanternside.example")
    assert one != private_id("https://lists.lanternside.example/", "wren@lanternside.example")


@given(st.text(alphabet="ab.@ <>()[]/:?=&\\-1\n", max_size=60))
def test_masking_twice_changes_nothing_more(text):
    once = masked(text)
    assert masked(once) == once or "@" in once  # what is left may be read otherwise, but never grows
    assert len(masked(once)) <= len(once) + text.count("at")


HOSTILE = [
    "a",
    "a@",
    "a@b.",
    " at ",
    "a.b at c.",
    "(at)",
    "[",
    "http://",
    "http://a:",
    "<mailto:",
    "a at b dot ",
    "?e=a@b&",
    "[a](",
    "&#64;",
    "*@*a.",
    "\u200b",
    "a\u200b.",
    "a \n@\n",
    "a@b.\n",
    "@\u2800",
    "*",
    "<b>",
    "@ a . ",
    "https://x.example/list/a@b.c/",
    "a--at--",
    "a_at_b_dot_",
    "a|at|b.",
    "aATbDOT",
    "aa=40b.",
    "a&amp;#64;b.",
    "a\u27e8at\u27e9b.",
    "a( at )b( dot )",
    "a\u200b",
    "a ät b punkt ",
    "a@b dot ",
    "&nbsp;@",
    "a\\*at\\*b\\*dot\\*",
    "a\\_\\_at\\_\\_b.",
    "\\_",
    "a\\*(at)\\*b\\.",
    "a\\&#40;at\\&#41;b.",
    'a"@"b.',
    "a.ATb.DOT.",
    "a.AT.b",
    "a@b . ",
    "a!at!b!dot!",
    "1 @ 3.c ",
    "https://x.example/?q=a%20-at-%20b%20-dot-%20",
    "%20-at-%20",
]


@pytest.mark.parametrize("part", HOSTILE)
def test_hostile_text_takes_no_time(part):
    assert_linear(lambda n: masked(part * n + "@ at "), 20_000)
