"""The grammar of a dump's SQL, as expressions over bytes. Each goes over its text once, whatever stands in strings.

Blanks and comments may stand between any two words. What MySQL runs in comments (`/*!40101 … */`) is read as if it stood in none:
its marks are blanks.
"""

from __future__ import annotations

import functools
import re

_ESCAPED = rb"'(?:[^'\\]++|\\.|'')*+'"
_PLAIN = rb"'(?:[^']++|'')*+'"
_DOUBLE = rb'"(?:[^"\\]++|\\.|"")*+"'
_IDENTIFIER = rb'(?:`(?:[^`]|``){1,200}`|"(?:[^"]|""){1,200}"|\[[^\[\]]{1,200}\]|[\w$\x80-\xff]{1,200})'
_COMMENT = rb"/\*(?!M?!)(?:[^*]++|\*(?!/))*+\*/|/\*M?!\d{0,6}+|\*/|--[^\n]*+\n|\#[^\n]*+\n"
GAP = rb"(?:\s++|%s)*+" % _COMMENT
_APART = rb"(?:(?:\s++|%s)++|(?=[`\"\[]))" % _COMMENT  # between two words
NAME = rb"%s(?:%s\.%s%s){0,2}" % (_IDENTIFIER, GAP, GAP, _IDENTIFIER)
_NAMES = rb"%s(?:%s,%s%s)*+" % (NAME, GAP, GAP, NAME)
_COLUMNS = rb"\((%s%s%s(?:,%s%s%s)*+)\)" % (GAP, _IDENTIFIER, GAP, GAP, _IDENTIFIER, GAP)
_MODIFIERS = rb"(?:(?:LOW_PRIORITY|DELAYED|HIGH_PRIORITY|QUICK|IGNORE|ONLY|OR%s\w+)%s)*+" % (_APART, _APART)


def _words(pattern: bytes, *values: bytes) -> re.Pattern[bytes]:
    """A pattern in which a blank is any number of blanks and comments, and two of them are at least one."""
    spaced = pattern.replace(b"  ", b"\0").replace(b" ", GAP).replace(b"\0", _APART)
    return re.compile(spaced % values if values else spaced, re.IGNORECASE | re.DOTALL)


BLANKS = re.compile(rb"(?:[\s;]++|\xef\xbb\xbf)*+")
COMMENT = re.compile(rb"--(?=[\s-]|$)|#|/\*")
RUN = re.compile(rb"/\*M?!(\d{0,6}+)")  # what opens a comment that MySQL runs
WORD = re.compile(rb"[A-Za-z@\\][A-Za-z_]{0,29}")
INTO = _words(rb"(?:INSERT|REPLACE)  %s(?:INTO  |(?!INTO\b))(%s)", _MODIFIERS, NAME)
VALUES = _words(
    rb" (?:PARTITION \([^()]{0,2000}\) )?(?:AS  %s )?(?:%s )?(?:OVERRIDING  \w+  VALUE  )?VALUES? (?=\(|ROW\b)",
    _IDENTIFIER,
    _COLUMNS,
)
ASSIGNED = _words(rb" (?:PARTITION \([^()]{0,2000}\) )?SET  (?=[`\"\[\w])")
ASSIGNMENT = _words(rb" (%s) = ", NAME)
CREATE = _words(
    rb"CREATE  (?:(?:OR  REPLACE|(?:GLOBAL|LOCAL)  )?(?:TEMPORARY|TEMP|UNLOGGED)  )?TABLE  (IF  NOT  EXISTS  )?(%s) ", NAME
)
LIKE = _words(rb"\(? LIKE  (%s)", NAME)
DROP = _words(rb"DROP  (?:TEMPORARY  )?TABLE  (?:IF  EXISTS  )?(%s)", _NAMES)
TRUNCATE = _words(rb"TRUNCATE  (?:TABLE  )?(?:ONLY  )?(%s)", _NAMES)
DELETE = _words(rb"DELETE  %sFROM  (?:ONLY  )?(%s) (;|\Z)?", _MODIFIERS, NAME)
UPDATE = _words(rb"UPDATE  %s(%s)  (?:AS  )?(?:%s  )?SET\b", _MODIFIERS, NAME, _IDENTIFIER)
ALTER = _words(rb"ALTER  (?:(?:IGNORE|ONLINE|OFFLINE)  )*+TABLE  (?:IF  EXISTS  )?(?:ONLY  )?(%s) ", NAME)
# What changes a table's name, or its columns: KEYs, constraints, owners and defaults do not.
CHANGES_TABLE = _words(
    rb"(?:\A|,) (?:RENAME\b(?!  (?:INDEX|KEY|CONSTRAINT)\b)|CHANGE\b|EXCHANGE\b|TRUNCATE\b|DETACH\b|CONVERT  PARTITION\b"
    rb"|DROP  (?!(?:INDEX|KEY|PRIMARY|FOREIGN|CONSTRAINT|CHECK)\b)[`\"\w]"
    rb"|ADD  (?:COLUMN\b|\(|(?!(?:INDEX|KEY|PRIMARY|UNIQUE|FULLTEXT|SPATIAL|CONSTRAINT|FOREIGN|CHECK|PARTITION|GENERATED|EXCLUDE"
    rb"|PERIOD|SYSTEM)\b)[`\"\w]))"
)
RENAME = _words(rb"RENAME  TABLE  (.{1,20000}?);")
PRIMARY = _words(rb"PRIMARY  KEY (?:USING  \w+ )?%s", _COLUMNS)
COPY = _words(rb"COPY  (%s) (?:%s )?(FROM  stdin\b|FROM\b|TO\b)([^;\n]{0,400}+);?[\x20\t]*\r?\n", NAME, _COLUMNS)
USE = _words(rb"USE  (%s)", _IDENTIFIER)
DELIMITER = re.compile(rb"DELIMITER[ \t]+([^\s]{1,20})", re.IGNORECASE)
OF_PSQL = re.compile(
    rb"\\(?:(?:un)?restrict|c|connect|(?:un)?set|encoding|echo|pset|timing|x|ir?|if|elif|else|endif|\.|-)(?=\s|\Z)"
)
BACK = re.compile(rb"^[ \t]*DELIMITER[ \t]+;", re.IGNORECASE | re.MULTILINE)
TRIGGER = re.compile(rb"CREATE\s+(?:TEMP(?:ORARY)?\s+)?TRIGGER\s[^;]{0,20000}?\bBEGIN\b", re.IGNORECASE)
SAID = re.compile(
    rb"(?:mysqldump|mariadb-dump|mysql|mariadb|pg_dump|pg_dumpall|mydumper)(?:\.exe)?: ([^\r\n]{0,300})", re.IGNORECASE
)
DUMP_BEGINS = re.compile(rb"-- (?:(MySQL dump|MariaDB dump)|PostgreSQL database (?:cluster )?dump\r?\n)")
DUMP_ENDS = re.compile(rb"-- (?:Dump completed|PostgreSQL database (?:cluster )?dump complete)")
CHARSET = re.compile(rb"SET\s+NAMES\s+['\"]?([\w-]{1,40})", re.IGNORECASE)
ENCODING = re.compile(rb"SET\s+client_encoding\s{0,3}(?:=|TO)\s{0,3}'([\w-]{1,40})'", re.IGNORECASE)
WITHOUT_BACKSLASHES = re.compile(rb"SQL_MODE\s{0,3}=\s{0,3}['\"][^'\"]{0,400}NO_BACKSLASH_ESCAPES", re.IGNORECASE)
# Statements of PostgreSQL and SQLite alone, in whose strings a backslash is one.
OF_OTHERS = re.compile(
    rb"SET\s+(?:client_encoding|standard_conforming_strings|statement_timeout|lock_timeout)\b|PRAGMA\s|BEGIN TRANSACTION;",
    re.IGNORECASE,
)
OLD_STRINGS = re.compile(rb"SET\s+standard_conforming_strings\s*(?:=|TO)\s*'?off", re.IGNORECASE)
TABLE_CHARSET = re.compile(rb"(?:CHARSET|CHARACTER\s+SET)\s{0,3}=?\s{0,3}([\w-]{1,40})", re.IGNORECASE)
# Statements that bring no rows, and take none away.
HARMLESS = frozenset(
    b"SET USE LOCK UNLOCK CREATE DROP ALTER ANALYZE SELECT COMMIT BEGIN START END ROLLBACK PRAGMA GRANT REVOKE COMMENT OPTIMIZE"
    b" FLUSH CHECK CHECKSUM REPAIR VACUUM REINDEX REFRESH SHOW GO RESET SECURITY NOTIFY LISTEN DISCARD CLUSTER SAVEPOINT"
    b" RELEASE ABORT DEALLOCATE".split()
)
# What stands among columns and is none. KEY and INDEX may be columns' names too, where nothing is quoted.
_NO_COLUMN = re.compile(
    rb"%s(?:(?:KEY|INDEX)(?:\s{1,9}%s)?(?:\s{1,9}USING\s{1,9}\w{1,9})?\s{0,9}\(\s{0,9}[`\"A-Za-z_]"
    rb"|(?:UNIQUE|CHECK|EXCLUDE)\s{0,9}\(|UNIQUE\s{1,9}(?:KEY|INDEX)\s|PRIMARY\s{1,9}KEY\b|FOREIGN\s{1,9}KEY\b|EXCLUDE\s{1,9}USING\b"
    rb"|(?:FULLTEXT|SPATIAL)\s{1,9}(?:KEY|INDEX)?|CONSTRAINT\s|LIKE\s|PERIOD\s{1,9}FOR\b)" % (GAP, _IDENTIFIER),
    re.IGNORECASE,
)
_KEY_COLUMN = re.compile(rb"\bPRIMARY\s{1,9}KEY\b", re.IGNORECASE)
_FIRST_NAME = re.compile(rb"%s(%s)" % (GAP, _IDENTIFIER))
_WHOLE_NAME = re.compile(NAME)
_ONE_NAME = re.compile(rb"%s|(%s)" % (_COMMENT, _IDENTIFIER))
TAIL = _words(rb"ON  DUPLICATE  KEY  UPDATE\b|ON  CONFLICT\b|RETURNING\b|AS  %s", _IDENTIFIER)
REPLACES = _words(rb"(?:AS  [^;]{1,400}?)?ON  DUPLICATE|ON  CONFLICT [^;]{0,400}?DO  UPDATE\b")
BEHIND = re.compile(rb"%s([,;]|[^,;])" % GAP, re.DOTALL)


@functools.cache
def strings(*, backslashes: bool) -> bytes:
    """The pattern of a string in single quotation marks."""
    return _ESCAPED if backslashes else _PLAIN


@functools.cache
def value(*, backslashes: bool) -> bytes:
    """The pattern of one value as dumpers write it: a string, with or without a word before it, a number, a word, a call."""
    string = rb"(?>%s|%s)" % (strings(backslashes=backslashes), _DOUBLE)
    other = rb"[^()'\"/#-]++|/(?!\*)|-(?!-)"  # comments are not looked at here
    inner = rb"(?:%s|%s)*+" % (other, string)
    once = rb"\((?:%s|%s|\(%s\))*+\)" % (other, string, inner)  # calls of calls, as sqlite3 writes line breaks
    deep = rb"\((?:%s|%s|%s)*+\)" % (other, string, once)
    number = rb"[-+]?(?:0[xX][0-9A-Fa-f]++|[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)(?:[eE][-+]?[0-9]++)?+(?![\w.])"
    return rb"(?>%s|[eE]%s|%s|%s|[A-Za-z_@][\w@.]*+(?:\s*+(?>%s|0x[0-9A-Fa-f]*+|%s))?+)" % (
        strings(backslashes=backslashes),
        _ESCAPED,
        number,
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
def passed(*, backslashes: bool) -> re.Pattern[bytes]:
    """As much of a statement as is at hand whole: it ends before the semicolon, or before what is not at hand whole."""
    if backslashes:
        comments = rb"--(?=[ \t\r\n])[^\n]*+\n|\#[^\n]*+\n|/\*(?=M?!)|/\*(?!M?!)(?:[^*]++|\*(?!/))*+\*/"
        others = rb"[^'\"`;/#*-]++|\*/?|-(?!-[ \t\r\n])"
        dollars = rb""
    else:
        comments = rb"--[^\n]*+\n|/\*(?:[^*]++|\*(?!/))*+\*/"
        others = rb"[^'\"`;/$-]++|-(?!-)"
        dollars = rb"|\$(?P<tag>\w{0,30})\$(?:[^$]++|\$(?!(?P=tag)\$))*+\$(?P=tag)\$|\$(?!\w{0,30}\$)"
    string = strings(backslashes=backslashes)
    return re.compile(rb"(?:%s|%s|%s|`[^`]*+`|%s|/(?!\*)%s)*+" % (others, string, _DOUBLE, comments, dollars), re.DOTALL)


def plain_name(said: bytes) -> str:
    """An identifier without its quotation marks."""
    said = said.strip()
    if said[:1] in (b"`", b'"', b"["):
        said = said[1:-1].replace(said[:1] * 2, said[:1])
    return said.decode("utf-8", "replace")


def names(said: bytes) -> list[str]:
    """The parts of a table's name, or the columns of a list."""
    return [plain_name(one) for one in _ONE_NAME.findall(said) if one]


def each_name(said: bytes) -> list[bytes]:
    """The tables of a list of them, each with its qualifiers."""
    return [match[0] for match in _WHOLE_NAME.finditer(said)]


def created_columns(body: bytes, *, backslashes: bool) -> tuple[list[str], list[str]]:
    """The columns that the brackets of CREATE TABLE define, and those of its primary key, in lower case; `body` begins behind the
    first bracket.
    """
    token = re.compile(rb"%s|%s|`[^`]*+`|%s|[(),]" % (strings(backslashes=backslashes), _DOUBLE, _COMMENT), re.DOTALL)
    depth, start, found = 0, 0, []
    primary: list[str] = []
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
        part = body[start:end]
        start = end + 1
        if not _NO_COLUMN.match(part) and (first := _FIRST_NAME.match(part)):
            found.append(plain_name(first[1]).lower())
            if _KEY_COLUMN.search(re.sub(rb"'[^']*'", b"", part)):
                primary = found[-1:]
        elif key := PRIMARY.search(part):
            primary = [name.lower() for name in names(key[1])]
    return found, primary
