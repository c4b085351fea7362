"""The interface's words in templates."""

from __future__ import annotations

import gettext

import jinja2
import pytest

from stillboard.site.formats import of_babel
from stillboard.site.languages import Language
from stillboard.site.printing import ENVIRONMENT
from stillboard.site.words import speak

WORDS = {"Members": "Mitglieder & <Gäste>", "by %(name)s": "100 %% von %(name)s", "no": "<b>nein</b>"}


class German(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return WORDS.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return "%(n)s Beitrag" if n == 1 else "%(n)s Beiträge"


GERMAN = Language("de", "de", b"", of_babel("de"))
GERMAN.catalogue = German()


def said(source: str, **names: object) -> str:
    environment = jinja2.Environment(**ENVIRONMENT)  # noqa: S701 - it escapes
    speak(environment, GERMAN)
    return environment.from_string(source).render(names)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('{{ _("Members") }}', "Mitglieder &amp; &lt;Gäste&gt;"),
        ('{{ _("Members")|upper }}', "MITGLIEDER &amp; &lt;GÄSTE&gt;"),
        ('{{ "" or _("Members") }}', "Mitglieder &amp; &lt;Gäste&gt;"),
        ("{% trans %}no{% endtrans %}", "<b>nein</b>"),
        ("{% trans name=name %}by {{ name }}{% endtrans %}", "100 % von &lt;i&gt;"),
        ("{% trans name=_('Members') %}by {{ name }}{% endtrans %}", "100 % von Mitglieder &amp; &lt;Gäste&gt;"),
        ("{% trans n=1 %}{{ n }} post{% pluralize n %}{{ n }} posts{% endtrans %}", "1 Beitrag"),
        ("{% trans n=2 %}{{ n }} post{% pluralize n %}{{ n }} posts{% endtrans %}", "2 Beiträge"),
        ("{{ grouped(12345) }}", "12.345"),
    ],
)
def test_words_are_said_in_the_sites_language(source: str, words: str) -> None:
    assert said(source, name="<i>") == words
