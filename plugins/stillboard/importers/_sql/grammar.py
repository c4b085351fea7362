"""The grammar of a dump's SQL, as expressions over bytes. Each goes over its text once, whatever stands in strings."""

from __future__ import annotations

import functools
import re

_ESCAPED = rb"'(?:[^'\\]++|\\.|'')*+'"
_PLAIN = rb"'(?:[^']++|'')*+'"
_DOUBLE = rb'"(?:[^"\\]++|\\.|"")*+"'
_IDENTIFIER = rb'(?:`(?:[^`]|``){1,200}`|"[^"]{1,200}"|\[[^\[\]]{1,200}\]|[\w$]{1,200})'
NAME = rb"(?:%s\s?\.\s?)?%s" % (_IDENTIFIER, _IDENTIFIER)
_COLUMNS = rb"\((\s*%s\s*(?:,\s*%s\s*)*+)\)" % (_IDENTIFIER, _IDENTIFIER)

BLANKS = re.compile(rb"[\s;\xef\xbb\xbf]*+")
COMMENT = re.compile(rb"--(?=[\s-]|$)|#|/\*")
WORD = re.compile(rb"[A-Za-z@\\]{1,30}")
INSERT = re.compile(
    rb"(?:INSERT|REPLACE)\s+(?:(?:LOW_PRIORITY|DELAYED|HIGH_PRIORITY|IGNORE)\s+)*+(?:INTO\s+)?(%s)\s*(?:%s\s*)?"
    rb"(?:OVERRIDING\s+\w+\s+VALUE\s+)?VALUES?\s*(?=\()" % (NAME, _COLUMNS),
    re.IGNORECASE,
)
CREATE = re.compile(rb"CREATE\s+(?:TEMPORARY\s+|UNLOGGED\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(%s)\s*\(" % NAME, re.IGNORECASE)
COPY = re.compile(rb"COPY\s+(%s)\s*(?:%s\s*)?FROM\s+stdin[^;\n]{0,200};?[ \t]*\r?\n" % (NAME, _COLUMNS), re.IGNORECASE)
USE = re.compile(rb"USE\s+(%s)" % _IDENTIFIER, re.IGNORECASE)
DELIMITER = re.compile(rb"DELIMITER[ \t]+([^\s]{1,20})", re.IGNORECASE)
UPDATE = re.compile(rb"UPDATE\s+(%s)\s+SET\s" % NAME, re.IGNORECASE)
BEGUN = re.compile(rb"--\s?(?:MySQL|MariaDB|PostgreSQL\s+database)\s+dump\b", re.IGNORECASE)  # dumpers that say where they end
ENDED = re.compile(rb"--\s?(?:Dump completed|PostgreSQL\s+database\s+dump\s+complete)\b", re.IGNORECASE)
CHARSET = re.compile(rb"SET\s+NAMES\s+'?([\w-]{1,40})", re.IGNORECASE)
ENCODING = re.compile(rb"SET\s+client_encoding\s{0,3}(?:=|TO)\s{0,3}'([\w-]{1,40})'", re.IGNORECASE)
WITHOUT_BACKSLASHES = re.compile(rb"SQL_MODE\s{0,3}=\s{0,3}'[^']{0,400}NO_BACKSLASH_ESCAPES", re.IGNORECASE)
# Statements of PostgreSQL and SQLite alone, in whose strings a backslash is one.
OF_OTHERS = re.compile(
    rb"SET\s+(?:client_encoding|standard_conforming_strings|statement_timeout|lock_timeout)\b|PRAGMA\s|BEGIN TRANSACTION;",
    re.IGNORECASE,
)
TABLE_CHARSET = re.compile(rb"(?:CHARSET|CHARACTER\s+SET)\s{0,3}=?\s{0,3}([\w-]{1,40})", re.IGNORECASE)
# What stands among columns and is none. KEY and INDEX may be columns' names too, where nothing is quoted.
_NO_COLUMN = re.compile(
    rb"\s*(?:(?:KEY|INDEX)(?:\s{1,9}%s)?(?:\s{1,9}USING\s{1,9}\w{1,9})?\s{0,9}\(\s{0,9}[`\"A-Za-z_]"
    rb"|(?:UNIQUE|CHECK|EXCLUDE)\s{0,9}\(|UNIQUE\s{1,9}(?:KEY|INDEX)\s|PRIMARY\s{1,9}KEY\b|FOREIGN\s{1,9}KEY\b|EXCLUDE\s{1,9}USING\b"
    rb"|(?:FULLTEXT|SPATIAL)\s{1,9}(?:KEY|INDEX)?|CONSTRAINT\s|LIKE\s|PERIOD\s{1,9}FOR\b)" % _IDENTIFIER,
    re.IGNORECASE,
)
_FIRST_NAME = re.compile(rb"\s*(%s)" % _IDENTIFIER)
_ONE_NAME = re.compile(_IDENTIFIER)


@functools.cache
def strings(*, backslashes: bool) -> bytes:
    """The pattern of a string in single quotation marks."""
    return _ESCAPED if backslashes else _PLAIN


@functools.cache
def value(*, backslashes: bool) -> bytes:
    """The pattern of one value: a string with or without a word before it, a number, a word, a call of a function."""
    string = rb"(?>%s|%s)" % (strings(backslashes=backslashes), _DOUBLE)
    inner = rb"(?:[^()'\"]++|%s)*+" % string
    once = rb"\((?:[^()'\"]++|%s|\(%s\))*+\)" % (string, inner)  # calls of calls, as sqlite3 writes line breaks
    deep = rb"\((?:[^()'\"]++|%s|%s)*+\)" % (string, once)
    escaped = rb"[eE]%s" % _ESCAPED
    return rb"(?>%s|%s|%s|[-+\w.@*]++(?:\s*+(?>%s|0x[0-9A-Fa-f]*+|%s))?+)" % (
        _ESCAPED if backslashes else _PLAIN,
        escaped,
        _DOUBLE,
        string,
        deep,
    )


@functools.lru_cache(maxsize=256)
def row(wanted: frozenset[int], columns: int, *, backslashes: bool) -> re.Pattern[bytes]:
    """One row of VALUES with so many columns, and the sign behind it; the columns that are wanted are its groups."""
    one = value(backslashes=backslashes)
    parts = (rb"(%s)" % one if place in wanted else one for place in range(columns))
    return re.compile(rb"\s*+\(\s*+" + rb"\s*+,\s*+".join(parts) + rb"\s*+\)\s*+([,;])", re.DOTALL)


@functools.cache
def any_row(*, backslashes: bool) -> re.Pattern[bytes]:
    """A row of however many values."""
    one = value(backslashes=backslashes)
    return re.compile(rb"\s*+\(\s*+(?:%s(?:\s*+,\s*+%s)*+)?+\s*+\)\s*+([,;])" % (one, one), re.DOTALL)


@functools.cache
def passed(*, backslashes: bool) -> re.Pattern[bytes]:
    """As much of a statement as is at hand whole: it ends before the semicolon, or before what is not at hand whole."""
    comments = rb"--(?=[ \t\r\n])[^\n]*+\n|/\*(?:[^*]++|\*(?!/))*+\*/"
    dollars = rb"" if backslashes else rb"|\$(?P<tag>\w{0,30})\$(?:[^$]++|\$(?!(?P=tag)\$))*+\$(?P=tag)\$|\$(?!\w{0,30}\$)"
    others = rb"[^'\"`;/$-]++" if not backslashes else rb"[^'\"`;/-]++"
    string = strings(backslashes=backslashes)
    return re.compile(
        rb"(?:%s|%s|%s|`[^`]*+`|%s|/(?!\*)|-(?!-[ \t\r\n])%s)*+" % (others, string, _DOUBLE, comments, dollars), re.DOTALL
    )


def plain_name(said: bytes) -> str:
    """An identifier without its quotation marks."""
    said = said.strip()
    if said[:1] in (b"`", b'"', b"["):
        said = said[1:-1].replace(said[:1] * 2, said[:1])
    return said.decode("utf-8", "replace")


def names(said: bytes) -> list[str]:
    """The parts of a table's name, or the columns of a list."""
    return [plain_name(one) for one in _ONE_NAME.findall(said)]


def created_columns(body: bytes, *, backslashes: bool) -> list[str]:
    """The columns that the brackets of CREATE TABLE define, in lower case; `body` begins behind the first bracket."""
    token = re.compile(rb"%s|%s|`[^`]*+`|--[^\n]*+|/\*.*?\*/|[(),]" % (strings(backslashes=backslashes), _DOUBLE), re.DOTALL)
    depth, start, found = 0, 0, []
    ends: list[int] = []
    for match in token.finditer(body):
        sign = match[0]
        if sign == b"(":
            depth += 1
        elif sign == b")":
            depth -= 1
            if depth < 0:
                ends.append(match.start())
                break
        elif sign == b"," and not depth:
            ends.append(match.start())
    for end in ends:
        part = re.sub(rb"\A(?:\s*(?:--[^\n]*\n|#[^\n]*\n|/\*.*?\*/))+", b"", body[start:end], flags=re.DOTALL)
        start = end + 1
        if not _NO_COLUMN.match(part) and (first := _FIRST_NAME.match(part)):
            found.append(plain_name(first[1]).lower())
    return found
