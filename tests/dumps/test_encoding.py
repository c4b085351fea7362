"""An encoding's name is what browsers understand by it, and no name leads to what no page is in."""

from __future__ import annotations

import codecs
import encodings.aliases

import pytest
import webencodings.labels

from stillboard.dumps import encoding

# Where the standard's name and that of Python's codec differ: https://encoding.spec.whatwg.org/#names-and-labels
CODECS = {
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "windows-874": "cp874",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "iso-8859-8-i": "iso-8859-8",
}
# Those that Python has no codec for, and those that only their bytes show.
NONE = {"replacement", "x-user-defined", "utf-16be", "utf-16le"}
SAMPLE = bytes(range(0x20, 0x100)) + bytes(n for high in range(0xA1, 0xF8) for n in (high, 0xA1, high, 0xB5))


@pytest.mark.parametrize(("label", "name"), sorted(webencodings.labels.LABELS.items()))
def test_every_label_of_the_standard_decodes_as_browsers_do(label, name):
    found = encoding.known(f' "{label.upper()}"')
    if name in NONE:
        assert found == ""
    else:
        assert SAMPLE.decode(found, "replace") == SAMPLE.decode(CODECS.get(name, name), "replace")


@pytest.mark.parametrize("label", ["cp437", "cp850", "cp852", "koi8-t", "hz", "cp1252", "cp1251", "x-cp1251", "cp949"])
def test_names_that_mail_and_old_systems_use_are_known_too(label):
    assert codecs.lookup(encoding.known(label))


def test_no_name_of_pythons_leads_to_what_no_page_is_in():
    for label in {
        *encodings.aliases.aliases,
        *encodings.aliases.aliases.values(),
        "idna",
        "unicode_escape",
        "utf-7",
        "ü",
        "a" * 9000,
    }:
        found = encoding.known(label)
        if found:
            assert isinstance(b"lamp".decode(found), str)
            assert found not in {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined", "rot13"}
