"""Mail that was made to do harm: it costs no more time than its length, and no other mail is lost for it."""

from __future__ import annotations

import base64

import pytest

from stillboard.dumps.capture import Capture
from stillboard.importers import hypermail, mbox, mhonarc, pipermail
from stillboard.importers._mail.attribution import attributed
from stillboard.importers._mail.header import header_of, name_and_address, words
from stillboard.importers._mail.text import read
from stillboard.model import Post, Remark
from support.growth import assert_linear, assert_within

FROM = b"From ann@lanternside.example Mon Mar  1 09:00:00 2021\n"
HEAD = (
    b"From: Ann <ann@lanternside.example>\nSubject: Oil\nMessage-ID: <%d@lanternside.example>\n"
    b"Date: Mon, 1 Mar 2021 10:00:00 +0000\n"
)


def posts(data: bytes) -> list[Post]:
    return [item for item in mbox.IMPORTER.posts(Capture("x.mbox", lambda: data)) if isinstance(item, Post)]


def message(number: int, fields: bytes = b"", body: bytes = b"Words.\n") -> bytes:
    return FROM + HEAD % number + fields + b"\n" + body + b"\n"


def nested(levels: int) -> bytes:
    """Multiparts in one another, none of which ends."""
    return b"".join(b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (i, i + 1) for i in range(levels))


TEXTS = {
    "quotations": lambda n: "> " * n + "x\n" + "> a\n" * n,
    "deep quotations": lambda n: "".join(">" * (i % 300) + " a\n" for i in range(n)),
    "attributions": lambda n: "On 1 Mar 2021, Ann <a@b.example> wrote:\n> a\n" * n,
    "near attributions": lambda n: ("On " + "1 Mar 2021 " * 20 + "\n") * n + "> a\n",
    "rulers": lambda n: ("_" * 47 + "\n") * n,
    "footers": lambda n: ("_" * 47 + "\nKeepers mailing list\n") * n,
    "long ruler": lambda n: "-" * n + "x\n" + "=" * n + "\n",
    "signatures": lambda n: "-- \n" * n,
    "signature marks and blanks": lambda n: "-- \n\n> a\n" * n,
    "heads": lambda n: "-----Original Message-----\nFrom: a\nTo: b\nSubject: c\n" * n,
    "next parts": lambda n: "-------------- next part --------------\n" * n,
    "armour": lambda n: "-----BEGIN PGP SIGNATURE-----\n" * n,
    "uuencoded": lambda n: "begin 644 a\n" * n + "end\n",
    "bullets": lambda n: "- a\n" * n,
    "numbers": lambda n: "".join(f"{i % 900}. a\n" for i in range(n)),
    "diffs": lambda n: "diff --git a/x b/x\n" * n + "@@ -1 +1 @@\n",
    "drawing": lambda n: "|   |   |\n" * n,
    "one line": lambda n: "word " * n,
    "angles": lambda n: "<" * n + "http://" * 20,
    "blank lines": lambda n: "\n" * n,
    "guards": lambda n: "> >From a\n" * n,
}


@pytest.mark.parametrize("name", TEXTS)
def test_text_costs_no_more_than_its_length(name):
    assert_linear(lambda n: read(TEXTS[name](n)), 1000)


@pytest.mark.parametrize(
    "make",
    [
        lambda n: b"Content-Type: multipart/mixed; boundary=b\n" + b"\n--b\n" * n,
        lambda n: b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * n,
        lambda n: b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b" * n,
        lambda n: b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n" * n,
        lambda n: b"Content-Type: multipart/mixed; boundary=a\n\n--a\n\n" + b"--a-\n" * n,
        lambda n: b"Content-Type: multipart/mixed; boundary=b0\n\n" + nested(20) + b"--x y\n" * n,
        lambda n: b"Content-Type: multipart/mixed; boundary=b0\n\n" + nested(n) + b"Words.",
        lambda n: b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; " + b';"' * n + b"\n\nWords.",
        lambda n: b"Content-Type: multipart/mixed; boundary=b\n\n--b\nX: y\n" + b" z\n" * n + b"\nWords.",
        lambda n: b"Content-Type: message/rfc822\n\n" * n + b"Words.",
        lambda n: b"Content-Type: text/plain; " + b"".join(b"a*%d=x;" % i for i in range(n)) + b"\n\nWords.",
        lambda n: b"Content-Transfer-Encoding: x-uuencode\n\n" + b"begin 644 a\n" * n,
        lambda n: b"Content-Transfer-Encoding: base64\n\n" + base64.b64encode(b"words " * n),
        lambda n: b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=\n" * n,
        lambda n: b"References: " + b"<a@b> " * n + b"\n\nWords.",
        lambda n: b"Subject: " + b"=?utf-8?q?a?= " * n + b"\n\nWords.",
        lambda n: b"Subject: " + b"Re: " * n + b"\n\nWords.",
        lambda n: b"Subject: " + b"=?" * n + b"\n\nWords.",
        lambda n: b"X: y\n" * n + b"\nWords.",
        lambda n: b"X:\n " * n + b"\nWords.",
        lambda n: b"Content-Type: text/plain; " + b'a="' * n + b"\n\nWords.",
        lambda n: b"Content-Type: text/html\n\n" + b"<div>" * n + b"Words.",
        lambda n: b"Content-Type: text/html\n\n" + b"<blockquote>a" * n,
        lambda n: b"\n" + b"From a b\n" * n,
        lambda n: b"\n" + b">From a\n" * n,
    ],
)
def test_a_mail_costs_no_more_than_its_length(make):
    assert_linear(lambda n: posts(FROM + b"From: Ann <a@b.example>\nMessage-ID: <1@b>\n" + make(n)), 500)


@pytest.mark.parametrize(
    "make",
    [
        lambda n: b"".join(message(i) for i in range(n)),
        lambda n: b"".join(
            message(i, b"References: " + b" ".join(b"<%d@lanternside.example>" % j for j in range(max(0, i - 20), i)) + b"\n")
            for i in range(n)
        ),
        lambda n: b"".join(message(i, b"In-Reply-To: <%d@lanternside.example>\n" % (i + 1)) for i in range(n)),
        lambda n: b"".join(message(i, b"In-Reply-To: <%d@lanternside.example>\n" % (i - 1)) for i in range(n)),
        lambda n: message(1) * n,
    ],
)
def test_many_mails_cost_no_more_than_their_number(make):
    assert_linear(lambda n: posts(make(n)), 60)


def test_a_hundred_thousand_parts_and_a_thousand_levels_leave_the_next_mail_alone():
    parts = message(1, b"Content-Type: multipart/mixed; boundary=b\n", b"--b\n\na\n" * 100_000)
    deep = message(2, b"Content-Type: multipart/mixed; boundary=b0\n", nested(1000) + b"--b1000\n\nDeep.\n")
    plain = message(3, b"Content-Type: multipart/mixed; boundary=\n", b"Plain.\n")
    found = posts(parts + deep + plain)
    assert found[-1].body == "Plain."


def test_what_is_left_out_is_said():
    data = message(1, b"Content-Type: multipart/mixed; boundary=b0\n", b"--b0\n\nWords.\n" + nested(100))
    said = [item.text for item in mbox.IMPORTER.posts(Capture("x.mbox", lambda: data)) if isinstance(item, Remark)]
    assert any("left out" in text for text in said)


def test_a_file_that_ends_in_the_middle_is_read_to_its_end():
    whole = message(1) + message(
        2, b"Content-Type: multipart/mixed; boundary=b\n", b"--b\nContent-Type: text/plain\n\nTwo.\n--b\n"
    )
    assert [post.body for post in posts(whole[:-3])] == ["Words.", "Two."]
    assert [post.body for post in posts(whole[: len(message(1)) + 200])][:1] == ["Words."]


def test_a_mail_without_a_name_or_a_date_or_an_id_or_a_charset_is_a_post_all_the_same():
    data = (
        FROM
        + b"Subject: x\n\nNo author.\n\n"
        + message(1, b"Content-Type: text/plain; charset=x-nothing\n", b"\xff\xfe caf\xe9\n")
    )
    assert [post.body for post in posts(data)] == ["No author.", "ÿþ café"]


@pytest.mark.parametrize(
    "said", ["a" * 100_000, "<" * 100_000, "(" * 100_000, "a@" * 50_000, '"' * 100_000, "=?a?q?" * 20_000, " at " * 30_000]
)
def test_a_field_costs_little_whatever_it_holds(said):
    assert_within(
        0.5,
        lambda: (
            name_and_address(header_of(f"From: {said}".encode()).get("from")),
            words(said[:8000]),
            attributed([said[:390] + ":"]),
        ),
    )


@pytest.mark.parametrize(
    ("importer", "start"),
    [
        (pipermail.IMPORTER, "<html><h1>Oil</h1><b>Ann</b><i>x</i><!--beginarticle--><pre>"),
        (hypermail.IMPORTER, '<html><!-- sent="x" --><!-- name="Ann" --><!-- body="start" -->'),
        (mhonarc.IMPORTER, "<!--X-Subject: Oil --><!--X-From: Ann --><html><!--X-Body-of-Message-->"),
    ],
)
@pytest.mark.parametrize(
    "piece",
    [
        "<p>a",
        "&gt;<i> a\n</i>",
        "<blockquote>a",
        "<!-- a",
        "<a href='b'>c",
        '<li>x attachment: <a href="y">',
        '<address class="headers">',
    ],
)
def test_a_page_costs_no_more_than_its_length(importer, start, piece):
    assert_linear(lambda n: list(importer.posts(Capture("x.html", lambda: (start + "words " + piece * n).encode()))), 500)
