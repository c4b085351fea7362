"""What a mail is made of: its parts, their encodings and parameters, and the files of a Maildir."""

from __future__ import annotations

import base64

import pytest

from stillboard.dumps import captures
from stillboard.importers import mbox
from stillboard.importers._mail.header import header_of, words
from stillboard.model import Post
from support.mails import mail, mailbox, threads


def test_parameters_that_contradict_one_another_say_nothing():
    for said in ("a*=x; a*0=y; charset=utf-8", f"a*{'9' * 5000}=x; charset=utf-8"):
        assert header_of(f"Content-Type: text/plain; {said}".encode()).parameters("content-type") == {}
    text = "Content-Type: multipart/mixed; boundary=b; a*=x; a*0=y"
    [post] = [item for item in mbox.IMPORTER.posts(mailbox(mail(1, "Oil", text))) if isinstance(item, Post)]
    assert post.body == "Words."


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Å =?utf-8?q?caf=C3=A9?= … 灯", "Å café … 灯"),  # letters of eight bits beside encoded words
        ("Oil =?utf-8?b?w?= and =?utf-8?q?caf=C3=A9?=", "Oil w and café"),  # a broken word costs no other
        ("=?utf-8?b?Y2Fmw6k?=", "café"),  # without its padding
    ],
)
def test_encoded_words_cost_no_words_around_them(said, shown):
    assert words(said) == shown


def only_body(text: str, *fields: str) -> str:
    [post] = [item for item in mbox.IMPORTER.posts(mailbox(mail(1, "Oil", *fields, body=text))) if isinstance(item, Post)]
    return post.body


MIXED = "Content-Type: multipart/mixed; boundary=b"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("--b\nWords without a header.\n\nMore.\n--b--\n", "Words without a header.\n\nMore."),
        ("--b\nContent-Type: text/plain\nWords.\n\nMore.\n--b--\n", "Words.\n\nMore."),
        ("--b\n--b\n\nWords.\n--b\n--b--\n", "Words."),
        ("Before.\n--b\n\nWords.\n--b--\nBehind.\n", "Words."),
        ("--b\nContent-Type: text/plain;\n\tcharset=utf-8\n\nWords.\n--b--\n", "Words."),
    ],
)
def test_no_words_of_a_part_are_taken_for_its_header(text, body):
    assert only_body(text, MIXED) == body


@pytest.mark.parametrize(
    ("how", "text"),
    [
        ("base64", "V29yZHMu\n"),
        ("Base64 (as always)", "V29yZHMu\n"),
        ("base64", "V29y ZHM u"),
        ("quoted-printable", "Wor=\nds=2E"),
        ("QUOTED-PRINTABLE;", "Wor=\nds=2E"),
        ("x-unheard-of", "Words."),
    ],
)
def test_parts_are_decoded_from_what_they_were_sent_in(how, text):
    field = f"Content-Transfer-Encoding: {how}"
    assert only_body(text, field) == "Words."
    assert only_body(f"--b\n{field}\n\n{text}\n--b--\n", MIXED) == "Words."


def test_a_mail_in_a_mail_may_be_encoded_for_the_way():
    inner = base64.b64encode(b"Subject: Wicks\nFrom: Pell\n\nTrim them.\n").decode()
    text = f"--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n{inner}\n--b--\n"
    assert only_body(text, MIXED) == "> **Pell** wrote:\n>\n> **Wicks**\n>\n> Trim them."


def test_a_maildir_is_read_as_it_is(tmp_path):
    """Its lines "From …" begin no other message, no ">" is taken from them, and an answer finds its thread."""
    (tmp_path / "cur").mkdir()
    first = mail(1, body="Words.\n\nFrom ann@lanternside.example Mon Mar  1 09:00:00 2021\nSubject: x\n\n>From here on.")
    second = mail(2, "Re: Oil", "In-Reply-To: <1@lanternside.example>").replace("\n", "\r\n")
    for n, text in enumerate((first, second, mail(3, "Wicks"), "")):
        (tmp_path / "cur" / f"158000000{n}.M{n}.host").write_bytes(text.encode())
    [capture] = captures(tmp_path)
    assert mbox.IMPORTER.accepts(capture)
    assert threads(capture) == [["1", "2"], ["3"], ["4"]]
    posts = [item for item in mbox.IMPORTER.posts(capture) if isinstance(item, Post)]
    assert "From ann@lanternside.example Mon Mar 1 09:00:00 2021" in posts[0].body
    assert "> From here on." in posts[0].body
