"""GitHub-flavoured Markdown -> HTML by cmark-gfm, GitHub's own parser, whose memory is given back.

The package cmarkgfm leaves each document's tree and text allocated: some seven kilobytes a post, a gigabyte in a large archive.
It offers no way to free them, but its library has cmark's own functions, which ctypes can call where the platform's linker
keeps their names (Linux and macOS; not Windows, where the memory goes when the process ends).
"""

from __future__ import annotations

import ctypes
import functools
import html
import re
from collections.abc import Callable

from cmarkgfm import _cmark, cmark
from cmarkgfm.cmark import Options

_EXTENSIONS = ("table", "autolink", "tagfilter", "strikethrough", "tasklist")
_LIBRARY, _FFI = _cmark.lib, _cmark.ffi
_ALLOWED = re.compile(r"(\\.)|</?(?:details|summary|br) ?/?>", re.IGNORECASE)  # \<br> is no tag
_TAG = re.compile(r"<[A-Za-z/!?]")
_ENDLESS = re.compile(r"&#\d{1000,};?")  # Python refuses to read numbers of some thousand digits
# A line that may be the second one of a table, which says how many columns each of its rows gets.
_COLUMNS = re.compile(r"^[ \t>*+0-9.)-]*+[|:-][ \t|:-]*+$", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t>]*\n")
_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")
_CELL = len("<td></td>\n")
MAX_GROWTH, MAX_EXTRA = 20, 64 * 1024  # HTML is no longer than so many times its text, and so many characters more
MISSING = "#missing"  # the address of a file that is not in the archive
HIDDEN = "#hidden"  # the address of what a forum did not show to guests
REMOVED = "#removed"  # the address of what was taken out of the archive
PLACES = Options.CMARK_OPT_SOURCEPOS  # each block's tag says where it stands: data-sourcepos="line:column-line:column", in bytes
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_PRINTABLE = b"\t\n" + bytes(range(0x20, 0x7F))
_OMITTED = "<!-- raw HTML omitted -->"  # what cmark writes in the place of each piece of raw HTML


class _Allocator(ctypes.Structure):
    """cmark's `cmark_mem`: cmark-gfm.h."""

    _fields_ = (("calloc", ctypes.c_void_p), ("realloc", ctypes.c_void_p), ("free", ctypes.CFUNCTYPE(None, ctypes.c_void_p)))


def to_html(text: str, options: int = 0) -> str:
    """The HTML of a document; `options` are cmark's. Its time is linear in the text. Raw HTML passes if they say so. Tables of a
    document that `swells` stay text.
    """
    options |= Options.CMARK_OPT_GITHUB_PRE_LANG
    extensions = _extensions()[swells(text) :]
    data = text.encode()
    parser = _LIBRARY.cmark_parser_new(options)
    try:
        for extension in extensions:
            _LIBRARY.cmark_parser_attach_syntax_extension(parser, extension)
        _LIBRARY.cmark_parser_feed(parser, data, len(data))
        root = _LIBRARY.cmark_parser_finish(parser)
        made = _LIBRARY.cmark_render_html(root, options, _LIBRARY.cmark_parser_get_syntax_extensions(parser))
        try:
            return _FFI.string(made).decode("utf-8")  # type: ignore[no-any-return]
        finally:
            free_node, free_text = _freeing()
            free_node(int(_FFI.cast("uintptr_t", root)))
            free_text(int(_FFI.cast("uintptr_t", made)))
    finally:
        _LIBRARY.cmark_parser_free(parser)


def swells(text: str) -> bool:
    """Whether the HTML would be out of all proportion to the text: each row of a table gets all its cells, written or not."""
    if "|" not in text:
        return False
    cells = end = 0
    for line in _COLUMNS.finditer(text):
        if line.end() < end:
            continue  # a row of the table before it
        columns, end = line[0].count("|") + 1, line.end()
        if columns > 3 and "-" in line[0]:
            blank = _BLANK.search(text, line.end())
            end = blank.start() if blank else len(text)
            widest = max(one[0].count("|") + 1 for one in _COLUMNS.finditer(text, line.start(), end))
            cells += widest * text.count("\n", line.start(), end)
    return cells * _CELL > MAX_GROWTH * len(text) + MAX_EXTRA


def holds_html(text: str) -> bool:
    """Whether Markdown holds raw HTML other than what folds a spoiler away and breaks a line in a table."""
    return bool(_TAG.search(text)) and has_raw_html(_ALLOWED.sub(r"\1", text))


def has_raw_html(text: str) -> bool:
    """Whether Markdown holds any raw HTML, in cmark's own judgement: a < in code or in words is none."""
    return bool(_TAG.search(text)) and _OMITTED in to_html(text)


def forbidden(text: str) -> re.Match[str] | None:
    """The first character of a text that no file may hold."""
    if text.isascii() and not text.encode().translate(None, _PRINTABLE):  # in a tenth of the time
        return None
    return FORBIDDEN.search(text)


def drop_controls(text: str) -> str:
    """A body's text without the characters that no file may hold; line ends as LF."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return FORBIDDEN.sub("", text) if forbidden(text) else text


def strip_blank_lines(body: str) -> str:
    """The body without blank lines at its ends; spaces that begin its first line stay, they can mean code."""
    return _BLANK_LINES.sub("", body.lstrip("\n"), count=1).rstrip()


def unescaped(text: str) -> str:
    """The text with entities as characters; one whose number no character can have becomes U+FFFD, as in browsers."""
    return html.unescape(_ENDLESS.sub("\ufffd", text) if len(text) > 1000 else text)


@functools.cache
def _extensions() -> tuple[object, ...]:
    cmark.core_extensions_ensure_registered()
    return tuple(cmark.find_syntax_extension(name) for name in _EXTENSIONS)


@functools.cache
def _freeing() -> tuple[Callable[[int], object], Callable[[int], object]]:
    """What frees a tree and a text, by their addresses; nothing where the library does not show its functions."""
    try:
        library = ctypes.CDLL(_cmark.__file__)
        free_node = library.cmark_node_free
        allocator = library.cmark_get_default_mem_allocator
    except (AttributeError, OSError):
        return (lambda _: None), (lambda _: None)
    free_node.argtypes, free_node.restype = [ctypes.c_void_p], None
    allocator.argtypes, allocator.restype = [], ctypes.POINTER(_Allocator)
    return free_node, allocator().contents.free
