"""Whole sites in each language: an archive whose people write Greek, on whose pages every other word must be a catalogue's."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from stillboard.model import (
    Absence,
    Board,
    CapturedPage,
    Count,
    DateSource,
    Forum,
    Member,
    Origin,
    OtherText,
    Place,
    PollOption,
    Post,
    Source,
    State,
    Thread,
    When,
)
from stillboard.site.languages import spoken
from support import inprocess, messages
from support.builds import pelican, put, settings, tree
from support.lanternside import attachment, png
from support.lanternside import page as own_page

LANGUAGES = ["ar", "de", "es", "fr", "ja"]
OLD = "https://x.test/"  # the only Latin letters that people wrote here, with the names of files
THEIRS = {"x", "test", "png", "pdf", "html"}
NAMES = {"Markdown"}  # is called so everywhere
SPOKEN = (
    "alt",
    "aria-label",
    "aria-description",
    "content",
    "label",
    "placeholder",
    "summary",
    "title",
)  # attributes that are read
WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ſ]+")
QUOTE = f"> **Μάρω** [wrote]({OLD}posts/%s/):\n>\n> Φως\n\nΝαι"
BODIES = {
    2: QUOTE % 101,
    3: QUOTE % 999,
    4: "> **Μάρω** wrote:\n>\n> Φως\n\nΝαι",
    5: "![](#missing) και [1.pdf](#missing) και ![](https://x.test/1.png) και ![](https://x.test/)",
    6: f"[1.pdf]({OLD}attachments/1.pdf)",
}
POST = {
    7: {"edited": When("2019-04-01"), "edited_by": "Μάρω", "edit_reason": "λάθος"},
    8: {"edited_by": "Μάρω"},
    9: {"edit_reason": "λάθος"},
    10: {"edited": When("2019-04-01T10:00Z")},
    11: {"state": State.DELETED},
    12: {"state": State.HIDDEN},
    13: {"state": State.REMOVED},
    14: {"date": When("2019-03-14T09:05"), "date_source": DateSource.UPLOAD_NAME},
    15: {"date": When("2019-03-15"), "date_source": DateSource.TEXT},
    16: {"date": When("2019-03"), "date_source": None},
    17: {"date": When("2019"), "date_source": None},
    18: {"date": None, "date_source": DateSource.BETWEEN, "not_before": When("2019-03-01"), "not_after": When("2019-04-01")},
    19: {"date": None, "date_source": None, "author": "", "reactions": "Πέλα"},
    20: {"date": None, "date_source": DateSource.BETWEEN, "not_after": When("2019-04-01"), "reply_to": "101"},
    21: {"missing_from": (Absence(When("2020-01-01"), "1.html"), Absence(When("2021-01-01"), "2.html"))},
    22: {"differs": (OtherText("0" * 16, When("2020-01-01"), Origin("1.html", 1)),), "title": "Άλλο", "lang": "ar"},
}


def greek(content: Path) -> None:
    """One forum with all that the interface has words for."""
    put(content, Forum("Φάρος", id="f", addresses=(OLD,), timezone="Europe/Athens", body="Λάμπες"), "f")
    put(content, Board("Φώτα", id="a.2", board_id="2", addresses=(f"{OLD}forums/2/",)), "f")
    put(content, Board("Φακοί", id="b.3", board_id="3", parent="a.2", body="Γυαλί"), "f")
    counts = (Count("Μηνύματα", "12324", When("2021-02-03")), Count("Ναι", "7", When("2020-02-03")))
    put(
        content,
        Member("Μάρω", id="1", slug="m", member_id="1", counts=counts, joined=When("2011-05"), names=("Μ", "Ρ"), body="Ναι"),
        "f",
    )
    thread = Thread(
        "Φιτίλι",
        id="1",
        slug="t",
        thread_id="1",
        boards=("Φώτα", "Φακοί"),
        states=("sticky", "locked", "moved"),
        tags=("λάδι",),
        posts_per_page=10,
        page_count=9,
        pages=tuple(CapturedPage(n, When(f"2021-02-0{n}"), f"{n}.html") for n in (1, 2, 3)),
        views=4711,
        poll="Λάδι;",
        poll_options=(PollOption("Ναι", 1), PollOption("Όχι", 3)),
        sources=(Source("1.html", "0" * 64, "xenforo", When("2021-02-03")),),
        body="Ναι",
    )
    put(content, thread, "f")
    picture = attachment(content, "1.png", png(8, 8))
    for n in range(1, 31):
        given = {
            "author": "Μάρω" if n % 2 else "Πέλα",
            "date": When(f"2019-03-{n:02}T10:00:00Z"),
            "date_source": DateSource.MARKUP,
        }
        body = BODIES.get(n, f"![]({picture})" if n == 30 else "Φως")
        body = "" if "state" in POST.get(n, {}) else body
        put(
            content,
            Post(body, id=str(100 + n), number=n, address=f"{OLD}posts/{100 + n}/", **{**given, **POST.get(n, {})}),
            "f",
            thread,
        )
    later = Thread("Ομίχλη", id="2", slug="o", boards=("Φώτα",), pages=(CapturedPage(13, When("2021-02-03"), "1.html"),))
    put(content, later, "f")
    put(content, Post("Φως", id="p13-1", author="Πέλα", place=Place(13, 1)), "f", later)
    own_page(content, "i", "Ιστορία", "Φως")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("greek") / "content"
    greek(folder)
    return folder


@pytest.fixture(scope="module", params=LANGUAGES)
def site(
    request: pytest.FixtureRequest, content: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, dict[str, LexborHTMLParser]]:
    """The site in a language, page by page."""
    folder = tmp_path_factory.mktemp(request.param)
    built = inprocess.build(folder, content, FORUM_LANG=request.param, SITENAME="Φάροι", FORUM_MEMBERS_PER_PAGE=1)
    assert built.error == ""
    pages = {name: LexborHTMLParser(data) for name, data in tree(folder / "output").items() if name.endswith(".html")}
    assert len(pages) > 8
    return request.param, pages


def texts(page: LexborHTMLParser) -> Iterator[str]:
    """All that a reader or a screen reader meets on a page."""
    for node in page.root.traverse(include_text=True):
        if node.tag == "-text":
            if node.parent.tag not in ("script", "style", "code"):
                yield node.text_content or ""
        elif node.tag == "script" and "data-words" in node.attributes:  # what scripts say
            yield from strings_in(json.loads(node.attributes["data-words"] or ""))
        elif node.tag == "template":
            yield from (value or "" for name, value in node.attributes.items() if name.startswith("data-"))
        else:
            names = SPOKEN if node.tag != "meta" or node.attributes.get("name") == "description" else ()
            yield from (node.attributes[name] or "" for name in names if name in node.attributes)


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings_in(inner)


def vocabulary(language: str) -> set[str]:
    """Every word that a catalogue says, and those of dates."""
    strings = [
        text for message in messages.read(messages.FOLDER / f"{language}.po") if message.id for text in words_of(message.string)
    ]
    formats = spoken(language).formats
    dates = [formats.day(2019, month, 1) + formats.month(2019, month) for month in range(1, 13)]
    lists = [formats.listed(["1", "2", "3"])]
    return {word for text in (*strings, *dates, *lists) for word in WORD.findall(re.sub(r"%\(\w+\)s|<[^>]*>", " ", text))}


def words_of(string: str | tuple[str, ...]) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string)


def test_no_word_is_left_in_english(site: tuple[str, dict[str, LexborHTMLParser]]) -> None:
    language, pages = site
    known = vocabulary(language) | THEIRS | NAMES
    left = {name: found for name, page in pages.items() if (found := set(WORD.findall(" ".join(texts(page)))) - known)}
    assert left == {}


def test_most_messages_are_met(site: tuple[str, dict[str, LexborHTMLParser]]) -> None:
    """So that the test above looks at something: what the archive has no occasion for are few."""
    language, pages = site
    everything = " ".join(text for page in pages.values() for text in texts(page))
    strings = [words_of(message.string)[-1] for message in messages.read(messages.FOLDER / f"{language}.po") if message.id]
    parts = [re.sub(r"<[^>]*>", "\0", re.split(r"%\(\w+\)s", text)[0]).strip("\0 ") for text in strings]
    wanted = [part for part in parts if len(part) > 2 and "\0" not in part]
    assert len([part for part in wanted if part in everything]) > 0.6 * len(wanted)


def test_every_page_says_its_language_and_direction(site: tuple[str, dict[str, LexborHTMLParser]]) -> None:
    language, pages = site
    for name, page in pages.items():
        html = page.css_first("html")
        assert (html.attributes["lang"], html.attributes["dir"]) == (language, "rtl" if language == "ar" else "ltr"), name


DATES = {
    "ar": ("2 مارس 2019، 12:00 EET", "مارس 2019", "بين 1 مارس 2019 و1 أبريل 2019", "12,324"),
    "de": ("2. März 2019, 12:00 OEZ", "März 2019", "zwischen 1. März 2019 und 1. April 2019", "12.324"),
    "es": ("2 de marzo de 2019, 12:00 EET", "marzo de 2019", "entre el 1 de marzo de 2019 y el 1 de abril de 2019", "12.324"),
    "fr": ("2 mars 2019, 12:00 EET", "mars 2019", "entre le 1 mars 2019 et le 1 avril 2019", "12\u202f324"),
    "ja": ("2019年3月2日 12:00 EET", "2019年3月", "2019年3月1日から2019年4月1日の間", "12,324"),
}


def test_dates_and_numbers_are_in_the_languages_own_form(site: tuple[str, dict[str, LexborHTMLParser]]) -> None:
    language, pages = site
    one, two, member = (pages[f"{name}.html"] for name in ("threads/t.1/index", "threads/t.1/page-2", "members/m.1/index"))
    full, month, between, number = DATES[language]
    times = {node.attributes["datetime"]: node.text() for page in (one, two) for node in page.css("time")}
    assert times["2019-03-02T10:00:00Z"] == full
    assert times["2019-03"] == month
    assert between in " ".join(two.body.text().split())
    assert number in member.css_first(".figures").text()


def test_a_posts_own_language_has_its_direction(site: tuple[str, dict[str, LexborHTMLParser]]) -> None:
    bodies = site[1]["threads/t.1/page-3.html"].css("article .body")
    assert {(body.attributes.get("lang"), body.attributes["dir"]) for body in bodies} == {("ar", "rtl"), (None, "auto")}
    assert len([body for body in bodies if body.attributes["dir"] == "rtl"]) == 1


# Python at the end of a settings file: processes that are no copies, even for so small an archive.
SPAWNED = """
from stillboard import building, workers
from stillboard.site import library
building.CHUNK = library.CHUNK = 1
begin = workers.Workers.__init__
workers.Workers.__init__ = lambda self, count=0, _=2, **more: begin(self, count, 0, **more)
workers._can_fork = lambda: False
"""


def test_processes_that_are_no_copies_speak_it_too(content: Path, tmp_path: Path) -> None:
    sites = []
    for name, workers, extra in (("alone", 1, ""), ("spawned", 2, SPAWNED)):
        folder = tmp_path / name
        folder.mkdir()
        done = pelican(settings(folder, content, extra=extra, FORUM_WORKERS=workers, FORUM_LANG="ar"))
        assert done.code == 0, done.text
        sites.append(tree(folder / "output"))
    assert sites[0] == sites[1]
    assert "الأعضاء" in sites[0]["index.html"].decode()


def test_another_language_makes_all_pages_anew(content: Path, tmp_path: Path) -> None:
    """Also of bodies that the index keeps; and back again."""
    clean = {}
    for language in ("de", "ar"):
        assert inprocess.build(tmp_path / language, content, FORUM_LANG=language).error == ""
        clean[language] = tree(tmp_path / language / "output")
    assert clean["de"] != clean["ar"]
    for language in ("de", "ar", "de"):
        assert inprocess.build(tmp_path / "same", content, FORUM_LANG=language).error == ""
        assert tree(tmp_path / "same" / "output") == clean[language]


def test_another_catalogue_makes_pages_anew(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "locale"
    folder.mkdir()
    source = (messages.FOLDER / "de.po").read_bytes()
    (folder / "de.po").write_bytes(source)
    monkeypatch.setattr("stillboard.site.languages.FOLDER", folder)
    for words in ("Mitglieder", "Leute"):
        (folder / "de.po").write_bytes(source.replace(b'"Mitglieder"', f'"{words}"'.encode()))
        spoken.cache_clear()
        assert inprocess.build(tmp_path, content, FORUM_LANG="de").error == ""
        assert f">{words}</a>" in (tmp_path / "output" / "index.html").read_text("utf-8")
    spoken.cache_clear()


def test_a_language_without_a_catalogue_is_warned_of(content: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert inprocess.build(tmp_path, content, DEFAULT_LANG="el").error == ""
    assert [record.message for record in caplog.records if "no catalogue" in record.message] == [spoken("el").fault]
    assert '<html lang="en" dir="ltr">' in (tmp_path / "output" / "index.html").read_text("utf-8")
