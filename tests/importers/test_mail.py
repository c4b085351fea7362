"""Mail: what a header says, which mails make a thread, what of a body was written by whom."""

from __future__ import annotations

import re
from email import policy
from email.generator import BytesGenerator
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stillboard.convert import convert
from stillboard.dumps.capture import Capture
from stillboard.importers import all_importers, mbox, pipermail
from stillboard.importers._mail import items as _mail_items
from stillboard.importers._mail.attribution import attributed
from stillboard.importers._mail.boilerplate import without_footers, without_signature
from stillboard.importers._mail.chunks import is_drawn
from stillboard.importers._mail.header import Header, date_of, header_of, name_and_address, words
from stillboard.importers._mail.text import read as read_text
from stillboard.importers._mail.threads import bare_subject
from stillboard.markup.to_markdown import to_markdown
from stillboard.model import Forum, Post, Skipped, Thread
from support.mails import mail, mailbox, threads


def shown(text: str, **how: bool) -> str:
    return to_markdown(read_text(text, **how).blocks)


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("Mon, 1 Mar 2021 09:12:33 +0100", "2021-03-01T08:12:33Z"),
        ("Mon, 1 Mar 2021 09:12:33 +0100 (CET)", "2021-03-01T08:12:33Z"),
        ("1 Mar 21 09:12 GMT", "2021-03-01T09:12:00Z"),
        ("Mon, 01 Mar 1999 23:59:60 EST", "1999-03-02T04:59:59Z"),
        ("Mon, 1 Mar 2021 09:12:33 -0000", "2021-03-01T09:12:33Z"),
        ("Mon, 1 Mar 2021 09:12:33", "2021-03-01T09:12:33"),
        ("Mon, 1 Mar 2021 09:12:33 JST", "2021-03-01T09:12:33"),
        ("Mon, 1 Mar 2021 09:12:33 +9900", "2021-03-01T09:12:33"),
        ("Mon Mar  1 09:12:33 2021", "2021-03-01T09:12:33"),
        ("Sat, 1 Jan 100 09:12:33 +0000", "2000-01-01T09:12:33Z"),
        ("2021-03-01 09:12:33+01:00", "2021-03-01T08:12:33Z"),
        ("Mon, 31 Feb 2021 09:12:33 +0000", None),
        ("Mon, 1 Mar 2921 09:12:33 +0000", None),
        ("the day before yesterday", None),
        ("", None),
    ],
)
def test_a_date_says_what_it_says_and_no_more(said, when):
    found = date_of(said)
    assert (found.text if found else None) == when


def test_zone_names_are_certain_only_in_a_mails_own_header():
    assert date_of("Mon, 1 Mar 2021 09:00:00 EST").is_instant
    assert not date_of("Mon, 1 Mar 2021 09:00:00 EST", mail=False).is_instant
    assert date_of("Mon, 1 Mar 2021 09:00:00 GMT", mail=False).is_instant


@pytest.mark.parametrize(
    ("said", "name", "address"),
    [
        ('"Marlow, Jo" <Jo@Boats.example>', "Marlow, Jo", "jo@boats.example"),
        ("jo@boats.example (Jo Marlow)", "Jo Marlow", "jo@boats.example"),
        ("jo at boats.example (Jo Marlow)", "Jo Marlow", "jo@boats.example"),
        ("Jo Marlow <jo at boats.example>", "Jo Marlow", "jo@boats.example"),
        ("'Jo Marlow' <jo@boats.example>", "Jo Marlow", "jo@boats.example"),
        ("=?utf-8?b?w41yaXM=?= =?utf-8?q?_Fonseca?= <i@farol.example>", "Íris Fonseca", "i@farol.example"),
        ("=?big5?q?=ff=ff?= <i@farol.example>", None, "i@farol.example"),
        ("tidewatch", "tidewatch", ""),
        ("<jo@boats.example>", "", "jo@boats.example"),
        ("tidewatch [mailto:t@harbour.example]", "tidewatch", "t@harbour.example"),
        ("", "", ""),
    ],
)
def test_a_mailbox_has_a_name_and_an_address(said, name, address):
    found = name_and_address(said)
    assert found[1] == address
    assert name is None or found[0] == name


def test_characters_may_be_cut_between_encoded_words():
    assert words("=?utf-8?b?w4?= =?utf-8?b?0=?=") in {"Í", "Ã\ufffd", words("=?utf-8?b?w4?= =?utf-8?b?0=?=")}
    assert words("=?utf-8?q?=C3?= =?utf-8?q?=8Dris?= and =?iso-8859-1?q?=CDris?=") == "Íris and Íris"


def test_parameters_come_in_pieces_and_languages():
    header = Header({"content-disposition": 'attachment; filename*0*=utf-8\'pt\'%C3%8Dris%20; filename*1=lamp.png; x="a;\\"b"'})
    assert header.parameters("content-disposition") == {"filename": "Íris lamp.png", "x": 'a;"b'}


def test_raw_bytes_in_a_header_are_read_as_far_as_they_can_be():
    assert header_of("Subject: Étagère\n".encode()).get("subject") == "Étagère"
    assert header_of("Subject: Étagère\n".encode("latin-1")).get("subject") == "Étagère"
    assert header_of(b"no field\nSubject: a\n folded\n\tline\nSubject: second\n").get("subject") == "a folded line"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("On Fri, Jun 4, 2021 at 8:02 PM Pell <pell@harbour.example> wrote:", "Pell"),
        ("On 04/06/2021 20:02, Wren Okafor via Keepers-talk wrote:", "Wren Okafor"),
        ("2021-06-04 20:02 GMT+02:00 Jo M. Marlow <jo at boats.example>:", "Jo M. Marlow"),
        ("Am 04.06.21 um 20:02 schrieb Jo Marlow:", "Jo Marlow"),
        ("Am Fr., 4. Juni 2021 um 20:02 Uhr schrieb Jo Marlow <jo@boats.example>:", "Jo Marlow"),
        ("Le ven. 4 juin 2021 à 20:02, Jo Marlow <jo@boats.example> a écrit :", "Jo Marlow"),
        ("El vie, 4 jun 2021 a las 20:02, Jo Marlow (<jo@boats.example>) escribió:", "Jo Marlow"),
        ("Il giorno ven 4 giu 2021 alle ore 20:02 Jo Marlow <jo@boats.example> ha scritto:", "Jo Marlow"),
        ("Em sex., 4 de jun. de 2021 às 20:02, Jo Marlow <jo@boats.example> escreveu:", "Jo Marlow"),
        ("Op vr 4 jun. 2021 om 20:02 schreef Jo Marlow <jo@boats.example>:", "Jo Marlow"),
        ("Den fre 4 juni 2021 kl 20:02 skrev Jo Marlow <jo@boats.example>:", "Jo Marlow"),
        ("W dniu 04.06.2021 o 20:02, Jo Marlow pisze:", "Jo Marlow"),
        ("пт, 4 июн. 2021 г. в 20:02, Jo Marlow <jo@boats.example>:", "Jo Marlow"),
        ("04.06.2021 20:02, Jo Marlow пишет:", "Jo Marlow"),
        ("Quoting Jo Marlow <jo@boats.example>:", "Jo Marlow"),
        ("Jo Marlow <jo@boats.example> writes:", "Jo Marlow"),
        ("* Jo Marlow <jo@boats.example> [2021-06-04 20:02]:", "Jo Marlow"),
        ("In article <a1@boats.example>, Jo Marlow <jo@boats.example> wrote:", "Jo Marlow"),
        ("Yesterday at 15:02, Jo Marlow wrote:", "Jo Marlow"),
        ("On Fri, 4 Jun 2021 20:02, Gabriel Adams wrote:", "Gabriel Adams"),
        ("2021-06-04 20:02, Il Yong Chun le Roux wrote:", "Il Yong Chun le Roux"),
        ("Am 04.06.2021 schrieb Emil den Boer:", "Emil den Boer"),
        ('--- In lamps@yahoogroups.com, "Jo Marlow" <jo@...> wrote:', "Jo Marlow"),
        ("And Simon Holt wrote:", "Simon Holt"),
        ("> On Leon Amato wrote:", "Leon Amato"),
        ("And then he wrote:", ""),
        ("I wrote:", ""),
        ("What I would like to know:", ""),
        ("On Fri, Jun 4, 2021 at 8:02 PM:", ""),
    ],
)
def test_an_attribution_names_whom_it_names(said, name):
    assert attributed([said]) == name
    half = len(said.split()) // 2
    parts = said.split()
    assert attributed([" ".join(parts[:half]), " ".join(parts[half:])]) == name


def test_wrapped_lines_are_joined_and_lines_that_their_author_ended_are_not():
    prose = "The lamp at the south stair smokes as soon as the wind goes round to\nthe west, and nobody knows why.\n"
    assert shown(prose) == "The lamp at the south stair smokes as soon as the wind goes round to the west, and nobody knows why."
    assert shown("Roses are red\nthe lens turns slow\n") == "Roses are red\\\nthe lens turns slow"
    address = "Jo Marlow\nSouth Stair Light\nLanternside, where the road ends and the path to the old light begins\n"
    assert shown(address).count("\n") == 2


def test_flowed_lines_are_joined_by_their_own_rule():
    assert shown("One \ntwo \nthree\nfour\n", flowed=True) == "One two three\\\nfour"
    assert shown("ein Leucht \nturm\n", flowed=True, delsp=True) == "ein Leuchtturm"
    assert shown("> a \n> b\n>> c \nd\n", flowed=True) == "> a b\n>\n> > c\n\nd"


def test_quotations_nest_and_name_their_authors():
    text = "On 1 Mar 2021, Jo wrote:\n> On 28 Feb 2021, Pell wrote:\n> > Old.\n> New.\n\nMine.\n"
    assert shown(text) == "> **Jo** wrote:\n>\n> > **Pell** wrote:\n> >\n> > Old.\n>\n> New.\n\nMine."


def test_a_prompt_is_no_quotation():
    assert shown(">>> import lamps\n>>> lamps.light()\n") == "```python\n>>> import lamps\n>>> lamps.light()\n```"


def test_nothing_that_looks_like_a_footer_is_dropped_unless_it_speaks_of_a_list():
    ruled = ["Words.", "_" * 47, "and words below a line"]
    assert without_footers(ruled) == ruled
    assert without_footers(["Words.", "_" * 47, "Keepers mailing list", "https://l.example/listinfo/k", "", "Below."]) == [
        "Words.",
        "",
        "Below.",
    ]


def test_a_signature_ends_where_a_quotation_begins_and_is_short():
    assert without_signature(["Words.", "-- ", "Jo", "> old", "more"]) == (["Words.", "> old", "more"], "Jo")
    long = ["Words.", "-- ", *(f"line {n}" for n in range(40))]
    assert without_signature(long) == (long, "")
    assert without_signature(["Words.", "-- ", "2.25.1"]) == (["Words."], "")


def test_a_drawing_keeps_its_blanks_and_prose_does_not():
    assert is_drawn(["+---+   +---+", "| a |---| b |", "+---+   +---+"])
    assert is_drawn(["    if (lamp) {", "        light();", "    }"])
    assert not is_drawn(["The lamp - old as it is - burns;", "nobody knows why."])


@pytest.mark.parametrize(
    "subject", ["Re: Oil", "AW: Re: Oil", "[Keepers] Re[2]: Oil", "RE: [keepers] Fwd: Oil", "Re : Oil", "回复: Oil"]
)
def test_a_subject_loses_what_mailers_put_before_it(subject):
    assert bare_subject(subject, frozenset({"keepers"}))[0] == "Oil"


def test_words_in_brackets_that_are_no_list_stay():
    assert bare_subject("[PATCH] Re: Oil", frozenset({"keepers"}))[0] == "[PATCH] Re: Oil"


def test_a_thread_has_the_same_id_in_every_month():
    first = mailbox(mail(1), mail(2, "Re: Oil", "In-Reply-To: <1@lanternside.example>"))
    second = mailbox(mail(3, "Re: Oil", "References: <1@lanternside.example> <2@lanternside.example>"))
    ids = {item.thread_id for capture in (first, second) for item in mbox.IMPORTER.posts(capture) if isinstance(item, Thread)}
    assert len(ids) == 1


def test_mails_that_only_say_re_join_the_thread_of_their_subject():
    found = threads(mailbox(mail(1), mail(2, "Re: Oil"), mail(3, "Wicks"), mail(4, "Re: Oil"), mail(5, "Oil")))
    assert sorted(found) == [["1", "2", "4"], ["3"], ["5"]]


def test_an_answer_years_later_answers_another_mail():
    assert len(threads(mailbox(mail(1), mail(2, "Re: Oil", date="Mon, 1 Mar 2027 10:00:00 +0000")))) == 2


def test_references_in_a_circle_make_one_thread():
    circle = mailbox(
        mail(1, "a", "References: <2@lanternside.example>"),
        mail(2, "b", "References: <3@lanternside.example>"),
        mail(3, "c", "References: <1@lanternside.example>"),
    )
    assert sorted(number for thread in threads(circle) for number in thread) == ["1", "2", "3"]


def test_the_same_mail_twice_is_one_post_and_another_under_its_id_is_another():
    twice = [item for item in mbox.IMPORTER.posts(mailbox(mail(1), mail(1))) if isinstance(item, Skipped)]
    assert [str(item.where) for item in twice] == ["keepers.mbox#2"]
    other = mail(1).replace("Ann", "Pell")
    posts = [item for item in mbox.IMPORTER.posts(mailbox(mail(1), other)) if isinstance(item, Post)]
    assert len({post.original_id for post in posts}) == 2


def test_no_address_and_no_message_id_is_published():
    capture = mailbox(mail(1, "Oil", "Reply-To: secret@lanternside.example", "X-Originating-IP: [192.0.2.9]"))
    said = repr([item for item in mbox.IMPORTER.posts(capture) if not isinstance(item, Forum)])
    assert "@lanternside" not in said
    assert "192.0.2.9" not in said


def test_little_is_held_of_a_large_file(monkeypatch):
    monkeypatch.setattr(_mail_items, "MAX_HELD", 4000)
    answers = [mail(n, "Re: Oil", "References: <1@lanternside.example>", body="w " * 400) for n in range(2, 40)]
    capture = mailbox(mail(1), *answers)
    groups = threads(capture)
    assert len(groups) > 3
    assert [n for group in groups for n in group] == [str(n) for n in range(1, 40)]
    batch = [item for item in mbox.IMPORTER.posts(capture) if isinstance(item, Thread)]
    assert len({thread.thread_id for thread in batch}) == 1


def test_the_lines_of_a_body_that_begin_with_from_begin_no_mail():
    body = "It is what\n\nFrom the start\nNote: we did.\n\n>From here on\n> >From there\n"
    [[only]] = threads(mailbox(mail(1, body=body)))
    [post] = [item for item in mbox.IMPORTER.posts(mailbox(mail(1, body=body))) if isinstance(item, Post)]
    assert only == "1"
    assert "From the start" in post.body


@pytest.mark.parametrize("behind", [">From the book: page 3.", "Received wisdom is that it rusts.", "To be sure, I oiled it."])
def test_words_behind_a_line_that_begins_with_from_begin_no_mail(behind):
    body = f"It is what\n\nFrom here on it is hard.\n{behind}\n\nThe end.\n"
    [post] = [item for item in mbox.IMPORTER.posts(mailbox(mail(1, body=body))) if isinstance(item, Post)]
    assert "From here on it is hard." in post.body
    assert behind.removeprefix(">") in post.body
    assert "The end." in post.body


THREAD = """<ul>
<!--0 01617270000.41- -->
<LI><A HREF="000041.html">Oil
</A>
<UL>
<!--1 01617270000.41-01617280000.42- -->
<LI><A HREF="000042.html">Oil
</A>
</UL>
<!--0 01617290000.43- -->
<LI><A HREF="000043.html">Wicks
</A>
</ul>"""


def page(number: int, subject: str) -> str:
    sample = (Path(__file__).parent / "pipermail" / "page" / "dump.html").read_text("utf-8")
    return sample.replace("[Clockwork] Winding times", subject).replace("times-1%40", f"{number}%40").replace("#42", f"#{number}")


def test_pages_next_to_their_thread_index_join_the_threads_of_the_mailbox(tmp_path):
    folder = tmp_path / "2021-April"
    folder.mkdir()
    for number, subject in ((41, "Oil"), (42, "Wicks, really"), (43, "Wicks")):
        (folder / f"0000{number}.html").write_text(page(number, subject), encoding="utf-8")
    (folder / "thread.html").write_text(THREAD, encoding="utf-8")
    month = "".join(
        "From a at b.example  Thu Apr  1 10:00:00 2021\nFrom: wren at okafor.example (Wren Okafor)\n"
        f"Subject: [Clockwork] {subject}\n"
        f"Message-ID: <{n}@okafor.example>\nReferences: {refs}\nDate: Thu, 01 Apr 2021 13:30:00 +0200\n\nWords.\n\n"
        "____\nClockwork mailing list\nhttps://lists.lanternside.example/mailman/listinfo/clockwork\n\n"
        for n, subject, refs in ((41, "Oil", ""), (42, "Re: Oil", "<41@okafor.example>"), (43, "Wicks", ""))
    )
    (tmp_path / "2021-April.txt").write_text(month, encoding="utf-8")
    convert([folder], tmp_path / "content", all_importers())
    found = sorted(path.name for path in (tmp_path / "content" / "threads" / "clockwork").glob("*/*"))
    assert len(found) == 2
    report = convert([tmp_path / "2021-April.txt"], tmp_path / "content", all_importers())
    assert sorted(path.name for path in (tmp_path / "content" / "threads" / "clockwork").glob("*/*")) == found
    assert len(list((tmp_path / "content" / "threads").rglob("*.md"))) == 5  # no post twice
    assert report.balanced


def test_another_page_is_not_accepted_as_mail():
    other = Capture("x.html", lambda: b"<html><h1>Oil</h1></html>")
    assert not any(importer.accepts(other) for importer in (mbox.IMPORTER, pipermail.IMPORTER))


# Words that no rule of mail may touch, and marks that some may.
WORD = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzäéøñčжшλ中文"), min_size=1, max_size=9)
LINE = st.lists(WORD, min_size=1, max_size=14).map(" ".join)
PART = st.lists(LINE | st.just(""), min_size=1, max_size=8).map("\n".join)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_word_comes_out_once_in_order_under_its_author(data):
    mails, said = [], []
    for n in range(data.draw(st.integers(1, 4))):
        text = data.draw(PART.filter(str.strip))
        message = EmailMessage(policy=policy.default)
        message["From"] = f"Keeper {n} <k{n}@lanternside.example>"
        message["Subject"] = data.draw(LINE)
        message["Message-ID"] = f"<{n}@lanternside.example>"
        message["Date"] = f"Mon, 01 Mar 2021 10:0{n}:00 +0000"
        message.set_content(text, cte=data.draw(st.sampled_from(["8bit", "quoted-printable", "base64"])))
        if data.draw(st.booleans()):
            message.add_alternative("<p>another</p>", subtype="html")
        if data.draw(st.booleans()):
            message.add_attachment(b"\x00lamp", maintype="application", subtype="octet-stream", filename="lamp.bin")
        out = BytesIO()
        BytesGenerator(out, mangle_from_=True, policy=policy.default.clone(cte_type="8bit")).flatten(message)
        mails.append(b"From k@lanternside.example Mon Mar  1 10:00:00 2021\n" + out.getvalue() + b"\n")
        said.append(text.split())
    items = mbox.IMPORTER.posts(Capture("keepers.mbox", lambda: b"".join(mails)))
    posts = {item.author: item for item in items if isinstance(item, Post)}
    assert len(posts) == len(said)
    for n, expected in enumerate(said):
        body = posts[f"Keeper {n}"].body.partition("[lamp.bin]")[0]
        assert re.sub(r"[\s\\]", "", body) == "".join(expected)


PIECES = (
    b"From a@b Mon Mar  1 10:00:00 2021\n",
    b"From: a\n",
    b"\n",
    b">From x\n",
    b"Content-Type: multipart/mixed; boundary=b\n",
    b"--b\n",
    b"--b--\n",
    b"Content-Transfer-Encoding: base64\n",
    b"=?x?b?a?=",
    b"> a\n",
    b"-- \n",
    b"begin 644 a\n",
    b"\xff\xfe",
    b"Date: x\n",
    b"-----Original Message-----\nFrom: x\nTo: y\nSubject: z\n",
)


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=400) | st.lists(st.sampled_from(PIECES), max_size=30).map(b"".join))
def test_no_bytes_stop_the_reading(data):
    list(mbox.IMPORTER.posts(Capture("x.mbox", lambda: b"From a@b Mon Mar  1 10:00:00 2021\nFrom: a <a@b.example>\n" + data)))
