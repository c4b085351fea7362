"""The languages of the interface: which one a site speaks, and whether its catalogue is whole and sound."""

from __future__ import annotations

import ast
import io
import pickle
import re
from collections import Counter

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from stillboard.site import languages
from stillboard.site.languages import direction, spoken
from support import messages

NAMES = [path.stem for path in messages.catalogues()]
# Words that a language has from English, or that are the same in both.
SAME = {
    ", ": {"de", "es", "fr"},
    "; ": {"de", "es", "fr"},
    "%(percent)s %%": {"es"},
    '%(count)s <span class="unit">vote</span>': {"fr"},
    '<span class="away">Page </span>%(page)s': {"fr"},
    "Forum": {"de", "fr"},
    "Image": {"fr"},
    "Page": {"fr"},
    "image": {"fr"},
    "Page %(page)s": {"fr"},
    "Pages": {"fr"},
    "Signature": {"fr"},
    "Site": {"fr"},
    "in %(board)s": {"de"},
    "Forums": {"fr"},
    "normal": {"de", "es", "fr"},
    "UTC": {"ar", "de", "es", "fr", "ja"},
    **{zone: {"ar", "es", "fr", "ja"} for zone in ("WET", "WEST", "CET", "CEST", "EET", "EEST")},
}
# Where the words are a variable: tables of messages, and the ways through which every word goes.
SAID_LATER = {
    "self.language.say(words, **parts)",
    "self.language.say_many(one, many, number, **parts)",
    "self.say(words)",
    "self.say(STATES[state])",
    "site.say(TOMBSTONES[post.state])",
    "self._language.say(UTC)",
    "self._language.say(name)",
    "self._language.say(_NOTES[source])",
    "site.say(WORDS[order])",
    "site.say(WORDS[task.order])",
}
PLUGIN = messages.PROJECT / "plugins" / "stillboard"
TAGS = re.compile(r"<[^>]*>")


def strings(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, tuple | list) else [message.string]


def said(message: Message) -> tuple[str, str]:
    """A message in English: for one, and for more."""
    return message.id if isinstance(message.id, tuple | list) else (message.id, message.id)


def places(text: str) -> list[str]:
    return [built or scripted for built, scripted in messages.PLACES.findall(text)]


@pytest.fixture(scope="module")
def sources() -> set[tuple[object, str | None]]:
    return {(message.id, message.context) for message in messages.extracted() if message.id}


def test_there_are_messages(sources: set[tuple[object, str | None]]) -> None:
    assert {"de", "fr", "es", "ar", "ja"} <= set(NAMES)
    assert len(sources) > 100
    assert {("Members", None), ("Page %(page)s", None), (("Read from %(n)s file", "Read from %(n)s files"), None)} <= sources


def test_every_message_is_where_babel_finds_it(sources: set[tuple[object, str | None]]) -> None:
    """What is said by another expression than the words themselves, or inside of an f-string, would stay English."""
    found = {one for words, _ in sources for one in ([words] if isinstance(words, str) else words)}
    missed = []
    for path in (path for folder in ("site", "outputs") for path in (PLUGIN / folder).rglob("*.py")):
        for call in (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)):
            named = getattr(call.func, "attr", getattr(call.func, "id", ""))
            if named not in ("say", "say_many", "message") or path.stem in messages.ON_THE_TERMINAL:
                continue
            count = 2 if named == "say_many" else 1
            words = [
                getattr(given, "value", None) for given in call.args[:count] if not ast.unparse(given).startswith("message(")
            ]
            if not set(words) <= found and ast.unparse(call) not in SAID_LATER:
                missed.append(f"{path.name}:{call.lineno}: {ast.unparse(call)}")
    assert missed == []


@pytest.mark.parametrize("name", NAMES)
def test_a_catalogue_has_the_messages_of_the_sources(name: str, sources: set[tuple[object, str | None]]) -> None:
    catalogue = messages.read(languages.FOLDER / f"{name}.po")
    own = {(message.id, message.context) for message in catalogue if message.id}
    assert (sources - own, own - sources) == (set(), set()), "run make messages"
    assert [message.id for message in messages.missing(catalogue)] == []
    assert [error for message in catalogue for error in message.check(catalogue)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_catalogue_is_as_make_messages_writes_it(name: str) -> None:
    path = languages.FOLDER / f"{name}.po"
    assert path.read_bytes() == messages.written(messages.renewed(path, messages.extracted())), "run make messages"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_left_in_english(name: str) -> None:
    catalogue = messages.read(languages.FOLDER / f"{name}.po")
    same = [message.id for message in catalogue if message.id and set(said(message)) & set(strings(message))]
    assert set(SAME) <= {said(message)[0] for message in catalogue}
    assert [words for words in same if name not in SAME.get(words if isinstance(words, str) else words[0], ())] == []


@pytest.mark.parametrize("name", NAMES)
def test_places_and_tags_are_those_of_the_message(name: str) -> None:
    """Each stands as often as in English. Only the forms for a few may write a number out, in place of showing it."""
    catalogue = messages.read(languages.FOLDER / f"{name}.po")
    for message in (message for message in catalogue if message.id):
        many = said(message)[1]
        for n, text in enumerate(strings(message)):
            left, right = Counter(places(text)), Counter(places(many))
            if len(strings(message)) > 1 and n < len(strings(message)) - 1:
                left, right = (
                    Counter({place: count for place, count in one.items() if place not in ("n", "count")})
                    for one in (left, right)
                )
            assert left == right, (message.id, text)
            assert sorted(TAGS.findall(text)) == sorted(TAGS.findall(many)) or "count" not in text, (message.id, text)
            assert "%" not in messages.PLACES.sub("", text).replace("%%", "") or not messages.PLACES.search(many), text
            assert (text[:1].isspace(), text[-1:].isspace()) == (many[:1].isspace(), many[-1:].isspace()) or many in (", ", "; ")


@pytest.mark.parametrize("name", NAMES)
def test_every_plural_form_is_said(name: str) -> None:
    """The rule of the file is that of the language, and each of its forms is said for some number."""
    locale = Locale.parse(name)
    catalogue = messages.read(languages.FOLDER / f"{name}.po")
    numbers = (*range(1000), 10**6, 2 * 10**6)
    head = re.search(rb"nplurals=([0-9]+); plural=(.*?);\\n", (languages.FOLDER / f"{name}.po").read_bytes())
    assert int(head[1]) == catalogue.num_plurals
    for message in catalogue:
        if not isinstance(message.id, tuple | list):
            continue
        forms = strings(message)
        assert len(forms) == catalogue.num_plurals
        by_form: dict[str, set[str]] = {}
        for number in numbers:
            by_form.setdefault(locale.plural_form(number), set()).add(spoken(name).catalogue.ngettext(*message.id, number))
        assert set().union(*by_form.values()) == set(forms), message.id
    if name == "ar":
        assert catalogue.num_plurals == 6
        posts = ("<b>%(count)s</b> post", "<b>%(count)s</b> posts")
        assert len({spoken("ar").catalogue.ngettext(*posts, number) for number in (0, 1, 2, 3, 11, 100)}) == 6


@pytest.mark.parametrize(
    ("asked", "tag", "members", "day"),
    [
        ("en", "en", "Members", "January 4, 2014"),
        ("en-US", "en-US", "Members", "January 4, 2014"),
        ("en-GB", "en-GB", "Members", "4 January 2014"),
        ("de", "de", "Mitglieder", "4. Januar 2014"),
        ("de-AT", "de-AT", "Mitglieder", "4. Jänner 2014"),
        ("de_AT", "de-AT", "Mitglieder", "4. Jänner 2014"),
        ("DE", "de", "Mitglieder", "4. Januar 2014"),
        ("de-XX", "de-XX", "Mitglieder", "4. Januar 2014"),
        ("de-Latn-CH-1996", "de-Latn-CH-1996", "Mitglieder", "4. Januar 2014"),
        ("fr", "fr", "Membres", "4 janvier 2014"),
        ("es", "es", "Miembros", "4 de enero de 2014"),
        ("ar", "ar", "الأعضاء", "4 يناير 2014"),
        ("ja", "ja", "メンバー", "2014年1月4日"),
    ],
)
def test_a_language_with_a_catalogue(asked: str, tag: str, members: str, day: str) -> None:
    language = spoken(asked)
    assert (language.tag, language.say("Members"), language.formats.day(2014, 1, 4)) == (tag, members, day)
    assert language.fault == ""


@pytest.mark.parametrize("asked", ["nl", "nl-BE", "xx", "", "German", "../de", "de/../de", 'de"><b>', "de.po", "stillboard"])
def test_a_language_without_a_catalogue_is_english_and_says_so(asked: str) -> None:
    language = spoken(asked)
    assert (language.tag, language.direction, language.say("Members")) == ("en", "ltr", "Members")
    assert repr(asked) in language.fault
    assert "de, en, es" in language.fault


def test_another_process_speaks_the_same() -> None:
    for asked in ("de-AT", "ar", "en", "nl"):
        other = pickle.loads(pickle.dumps(spoken(asked)))  # noqa: S301 - made here
        assert (other.tag, other.digest, other.say("Home")) == (
            spoken(asked).tag,
            spoken(asked).digest,
            spoken(asked).say("Home"),
        )


def test_what_is_fuzzy_is_not_said() -> None:
    source = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n#, fuzzy\nmsgid "Home"\nmsgstr "Heim"\n'
    assert next(message for message in read_po(io.BytesIO(source)) if message.id).fuzzy
    assert languages._read(source).gettext("Home") == "Home"


def test_directions_are_those_that_babel_knows() -> None:
    for name in (name for name in locale_identifiers() if "Mong" not in name):  # its letters go from left to right where lines do
        assert direction(name.replace("_", "-")) == ("rtl" if Locale.parse(name).text_direction == "rtl" else "ltr"), name


@pytest.mark.parametrize(
    ("tag", "is_written"),
    [("ar", "rtl"), ("he-IL", "rtl"), ("az-Arab", "rtl"), ("ar-Latn", "ltr"), ("en", "ltr"), ("", "auto"), ("x y", "auto")],
)
def test_direction(tag: str, is_written: str) -> None:
    assert direction(tag) == is_written


def test_english_is_written_as_babel_writes_it() -> None:
    from stillboard.site.formats import ENGLISH, of_babel

    babel = of_babel("en")
    for month in range(1, 13):
        assert ENGLISH.month(1999, month) == babel.month(1999, month)
        for day in (1, 9, 28):
            assert ENGLISH.day(1999, month, day) == babel.day(1999, month, day)
    assert ENGLISH.at("March 4, 2014", "09:05") == babel.at("March 4, 2014", "09:05")
    assert [ENGLISH.number(n) for n in (0, 999, 1204, 1234567)] == [babel.number(n) for n in (0, 999, 1204, 1234567)]
    assert [ENGLISH.year(y) for y in (1, 987, 2014)] == [babel.year(y) for y in (1, 987, 2014)]
    assert ENGLISH.listed(["1", "3"]) == babel.listed(["1", "3"]) == "1 and 3"


def test_numbers_are_written_whole_however_long() -> None:
    from stillboard.site.formats import of_babel

    for digits in (28, 29, 30, 999):
        assert of_babel("de").number(int("7" * digits)).replace(".", "") == "7" * digits
        assert of_babel("de").number(-int("7" * digits)).replace(".", "") == "-" + "7" * digits


def test_zones_are_called_by_their_cities() -> None:
    names = ("Europe/Athens", "America/New_York", "Etc/GMT+3")
    assert [spoken("de").formats.zone(name) for name in names] == ["Athen", "New York", "GMT+3"]
    assert [spoken("ar").formats.zone(name) for name in names] == ["أثينا", "نيويورك", "GMT+3"]
    assert [spoken("en").formats.zone(name) for name in names] == ["Europe/Athens", "America/New York", "Etc/GMT+3"]
