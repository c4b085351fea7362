"""What must not be published is in no file, whichever format, field or name it came in; the report counts what was left out."""

from __future__ import annotations

import base64
import dataclasses
import json
from pathlib import Path

import pytest

from stillboard.content.values import texts_of
from stillboard.convert import Options, convert
from stillboard.convert.cleaning import capture_name, cleaned
from stillboard.importers import all_importers
from stillboard.model import Board, CapturedPage, Count, Forum, Member, Origin, PollOption, Post, Source, Text, Thread

HEX = "00112233445566778899aabbccddeeff"
ADDRESS = f"https://wren:lamp@forum.lanternside.example/viewtopic.php?t=7&sid={HEX}&password=brass#p9"
CLEAN = "https://forum.lanternside.example/viewtopic.php?t=7#p9"
SECRETS = (HEX, "wren:lamp", "brass")
RECORDS = [
    Forum("x"),
    Board("x"),
    Thread("x"),
    Member("x"),
    Post(),
    CapturedPage(1, None, "x"),
    Source("x", "x", "x"),
    Origin("x"),
    Count("x", "1"),
    PollOption("x"),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_every_field_that_holds_words_or_addresses_is_freed(record):
    for field, kind in texts_of(type(record)).items():
        if kind in (Text.ID, Text.STEM):
            continue
        many = isinstance(getattr(record, field), tuple)
        found = getattr(cleaned(dataclasses.replace(record, **{field: (ADDRESS,) if many else ADDRESS})), field)
        assert (found[0] if many else found) == CLEAN, field


A = ADDRESS


@pytest.mark.parametrize("sign", ["\x07", "\x00", "\x85"])
def test_no_control_character_hides_a_parameter(sign):
    hidden = f"https://x.example/?t=7&si{sign}d={HEX}&pass{sign}word=brass pe{sign}ll@b.exam{sign}ple"
    assert HEX not in cleaned(Post(hidden)).body.replace(" ", "")
    assert "brass" not in cleaned(Post(hidden)).body
    assert "sid" not in cleaned(Thread(hidden.replace(sign, "\u200b"))).title
    assert "example/?t=7 pell@…" in cleaned(Thread(hidden.replace(sign, "\u200b"))).title


BODIES = {
    "markdown": f"[x]({A}) {A} <{A}> `{A}`\n\n> ![y]({A} '{A}')\n\n```\n{A}\n```\n\n[z]: {A}",
    "html": f'<a href="{A.replace("&", "&amp;")}" title="{A}">{A}</a><pre>{A}</pre><img src="{A}" alt="{A}">'
    f'<blockquote cite="{A}">{A}</blockquote><table><tr><td>{A}</td><td>b</td></tr></table>',
    "bbcode": f"[url]{A}[/url] [url={A}]y[/url] [img]{A}[/img] [code]{A}[/code] [quote=Wren]{A}[/quote]",
    "text": f"{A}\n> {A}\n",
}


@pytest.fixture
def written(tmp_path: Path):
    """Converts a dump, and gives the report and everything that was written, names of files among it."""

    def run(dump: Path) -> tuple[object, str]:
        root = tmp_path / "content"
        report = convert([dump], root, all_importers(), Options())
        files = [path for path in sorted(root.rglob("*")) if path.is_file()]
        said = [f"{path.relative_to(root)}\n{path.read_text(encoding='utf-8', errors='replace')}" for path in files]
        assert convert([dump], root, all_importers(), Options(again=True)).written == 0
        return report, "\n".join(said)

    return run


def test_json_lines_in_any_format(tmp_path, written):
    lines: list[dict[str, object]] = [
        {"type": "forum", "title": f"Lanternside {ADDRESS}", "address": f"https://forum.lanternside.example/?sid={HEX}"},
        {"type": "board", "id": 3, "title": f"Lamps {ADDRESS} pell@b.example", "address": ADDRESS},
        {
            "type": "thread",
            "id": 7,
            "board": 3,
            "title": f"Wicks {ADDRESS} pell@b.example",
            "address": ADDRESS,
            "tags": ["pell@b.example"],
        },
        {"type": "member", "id": 5, "name": "pell@b.example", "signature": f"pell @ b.example {ADDRESS}", "address": ADDRESS},
        {"type": "attachment", "id": 1, "name": "pell@b.example.pdf", "data": base64.b64encode(b"%PDF-1.4").decode()},
    ]
    for number, (kind, body) in enumerate(BODIES.items(), 1):
        post = {"type": "post", "id": number, "thread": 7, "author_id": 5, "format": kind, "body": body, "address": ADDRESS}
        lines.append({**post, "edit_reason": ADDRESS, "ip": "203.0.113.7", "attachments": [1]})
    dump = tmp_path / f"index.php?PHPSESSID={HEX}&for=pell@b.example.jsonl"
    dump.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    report, said = written(dump)
    assert report.posts.total() == len(BODIES)
    for secret in (*SECRETS, "b.example", "b-example", "203.0.113.7"):
        assert secret not in said, secret
    assert said.count(CLEAN) > 20
    assert "pell@…" in said
    assert any("session ids, tokens or passwords taken out" in remark.text for remark in report.remarks)


MAIL = f"""From pell@b.example Sat May  4 10:00:00 2024
From: Pell <pell@b.example>
To: lamps@lists.lanternside.example
Date: Sat, 4 May 2024 10:00:00 +0000
Message-ID: <7@b.example>
Received: from [203.0.113.7] by mail.b.example
X-Originating-IP: [203.0.113.7]
Subject: Confirm {ADDRESS}

To leave: https://lists.lanternside.example/unsubscribe/{HEX}
{ADDRESS}
wren &#64; c.example or wren (at) c dot example
"""


def test_mail(tmp_path, written):
    dump = tmp_path / "pell@b.example.mbox"
    dump.write_text(MAIL, encoding="utf-8")
    report, said = written(dump)
    assert report.posts.total() == 1
    for secret in (*SECRETS, "b.example", "c.example", "203.0.113.7"):
        assert secret not in said, secret
    assert "https://lists.lanternside.example/unsubscribe/…" in said
    assert "pell@….mbox" in said


PAGE = """<!DOCTYPE html><html id="XF"><head><link rel="canonical" href="https://forum.lanternside.example/threads/lamps.7/"></head><body>
<h1 class="p-title-value">Lamps<span style="display: none"> SECRET</span></h1>
<article class="message message--post" data-author="Wren" data-content="post-1" id="js-post-1">
<h4 class="message-name"><span class="username" hidden>SECRET</span><a class="username" href="/members/wren.4/">Wren</a></h4>
<article class="message-body"><div class="bbWrapper">salt <span style="display:none">SECRET words here</span> and oil
<div hidden>SECRET</div><p style="visibility: hidden">SECRET</p><ul><li>one</li><li style="display:none">SECRET</li></ul>
<div><input type="button" value="Spoiler" onclick="unfold(this)"><div style="display: none">brass</div></div>
<div class="bbCodeSpoiler"><div class="bbCodeSpoiler-content" style="display:none">lenses</div></div>
<img src="https://x.example/SECRET.png" style="display:none"><a href="https://x.example/SECRET" hidden>SECRET</a>
<details><summary>More</summary>prisms</details></div></article>
<aside class="message-signature"><div
class="bbWrapper">Keep it lit.<span style="display:none">SECRET</span></div></aside></article>
</body></html>"""


def test_words_that_a_page_never_shows_are_left_out_and_counted(tmp_path, written):
    dump = tmp_path / "page.html"
    dump.write_text(PAGE, encoding="utf-8")
    report, said = written(dump)
    assert "SECRET" not in said
    for word in ("salt", "oil", "one", "brass", "lenses", "prisms", "Keep it lit."):
        assert word in said
    assert any("7 words that are hidden on the page left out of posts" in remark.text for remark in report.remarks)


HIDES = '<i style="display:none">SECRET one <b hidden>two</b></i>'  # three words, one of them hidden in what is hidden


@pytest.mark.parametrize(
    "body",
    [
        f"<pre>salt {HIDES}oil</pre>",
        f"<p>salt <code>x {HIDES}oil</code></p>",
        f"<details><summary>salt {HIDES}</summary>oil</details>",
        '<details><summary style="display:none">SECRET one two</summary>salt oil</details>',
        f'<div class="bbCodeBlock bbCodeBlock--code"><pre class="bbCodeCode"><code>salt {HIDES}oil</code></pre></div>',
        f"<p>salt {HIDES}oil</p>",
        f"<blockquote>{'<blockquote>' * 70}salt <p hidden>SECRET one two</p> oil",
        f"<blockquote>{'<blockquote>' * 70}salt <pre>x {HIDES}</pre> oil",
    ],
)
def test_hidden_words_are_counted_wherever_they_are_left_out(tmp_path, written, body):
    start, end = PAGE.index("salt"), PAGE.index("</div></article>")
    page = PAGE.replace('<span style="display:none">SECRET</span></div></aside>', "</div></aside>")
    dump = tmp_path / "page.html"
    dump.write_text(page[:start] + body + page[end:], encoding="utf-8")
    report, said = written(dump)
    assert ("SECRET" in said, "salt" in said, "oil" in said) == (False, True, True)
    remarks = [remark.text for remark in report.remarks if "hidden on the page" in remark.text]
    assert remarks == ["3 words that are hidden on the page left out of posts"]


def test_a_folded_part_is_no_excuse_for_what_is_hidden_after_it(tmp_path, written):
    body = '<div class="spoiler"><button>Show</button><div style="display:none">brass</div></div>'
    body += '<div style="display:none">SECRET</div>'
    body += '<p><a href="#" onclick="t()">+</a></p><p style="display:none">oil <b style="display:none">SECRET</b></p>'
    body += '<blockquote class="expandable"><p>salt <i hidden>SECRET</i></p></blockquote>'
    lines = [
        {"type": "forum", "title": "Lanternside", "address": "https://forum.lanternside.example/", "format": "html"},
        {"type": "thread", "id": 7, "title": "Wicks"},
        {"type": "post", "id": 1, "thread": 7, "author": "Wren", "body": body},
    ]
    dump = tmp_path / "dump.jsonl"
    dump.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    _, said = written(dump)
    assert "SECRET" not in said
    assert all(word in said for word in ("brass", "oil", "salt"))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("page.html", "page.html"),
        ("2020/pell@b.example.mbox", "2020/pell@….mbox"),
        ("pell@b.example", "pell@…"),
        (f"viewtopic.php?t=7&sid={HEX}.html", "viewtopic.php?t=7"),
        (f"index.php?PHPSESSID={HEX}&topic=7.0.html", "index.php?topic=7.0.html"),
        ("lamp@2x.html", "lamp@2x.html"),
    ],
)
def test_the_name_of_a_capture(name, shown):
    assert capture_name(name) == shown
    assert capture_name(shown) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("203.0.113.7", "…"),
        ("Guest (203.0.113.7)", "Guest"),
        ("Guest_203.0.113.7", "Guest_…"),
        ("::ffff:203.0.113.7", "…"),
        ("Guest [2001:db8:0:1::7]", "Guest"),
        ("Pell 1.2.3", "Pell 1.2.3"),
        ("v1.2.3.4.5", "v1.2.3.4.5"),
        ("12:30:45", "12:30:45"),
    ],
)
def test_a_name_shows_no_ip_address(name, shown):
    assert cleaned(Post("x", author=name)).author == shown
    assert cleaned(Member(name)).name == shown
    assert cleaned(Thread(name)).title == name  # which people gave


def test_the_id_of_a_member_is_no_e_mail_address():
    post, member = cleaned(Post("x", author_id="pell@b.example")), cleaned(Member("Pell", member_id="Pell@b.example"))
    assert post.author_id == member.member_id
    assert "@" not in post.author_id
    assert cleaned(Post("x", author_id="pell@b.example"), keep_emails=True).author_id == "pell@b.example"
    assert cleaned(Post("x", author_id="pell")).author_id == "pell"


def test_what_only_the_staff_is_shown_of_a_member_is_not_counted():
    said = ("Messages", "IP", "Warnings", "Warning points", "Verwarnungen", "Reports", "Reputation", "Trips")
    assert [one.what for one in cleaned(Member("Pell", counts=tuple(Count(what, "3") for what in said))).counts] == [
        "Messages",
        "Reputation",
        "Trips",
    ]
