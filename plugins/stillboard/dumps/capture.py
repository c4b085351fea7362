"""A capture: one page, file or record of a dump, read when it is asked for, and no further than it is asked for."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import io
import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import BinaryIO

from . import encoding, minified, pictures
from .asked import Asked
from .companions import Place, PortableFiles, inside, inside_oddly, refusal
from ..errors import DumpError, Unreadable
from ..model import Attachment, When
from ..ids import one_line
from .saved_by import Head, head_of, mirrored_from, saved_from, saved_when

MAX_CAPTURE = 64 * 1024 * 1024  # bytes of a page, and of one line of a file of records
_BEGINNING = 64 * 1024  # bytes
_TOLD = 16 * 1024  # bytes among which saving tools say where a page comes from
_BLOCK = 1024 * 1024
UNREADABLE = "look at its permissions and at the disk, then convert again"
_TAG = re.compile(rb"<(?:!doctype|!--|\?xml|[a-z][a-z0-9]{0,9})[\s>/-]", re.IGNORECASE)

NamedStream = tuple[str, Callable[[], BinaryIO]]  # a path, and what opens it


class Capture:
    """One page, file or record of a dump."""

    def __init__(
        self,
        name: str,
        read: Callable[[], bytes] | None = None,
        *,
        stream: Callable[[], BinaryIO] | None = None,
        captured: When | None = None,
        address: str = "",
        declared: str = "",
        nearby: Callable[[str], bytes | None] = lambda _: None,
        addressed: bool = False,
        messages: Sequence[NamedStream] = (),
        root: str = "",
    ) -> None:
        """It is read by `read`, which gives all of it, or by `stream`, which opens it for reading from its beginning.

        `name`: path inside the dump with /; `captured`: when it was saved; `address`: of the page, if known; `declared`: the
        charset that came along with it; `nearby` reads a file next to it, by relative path, or where the files are `addressed`,
        by absolute address; `messages`: those of a Maildir, whose bytes the stream gives one after the other; `root`: the name of
        the folder that is the dump.
        """
        self.name = name
        self.addressed = addressed
        self.dayfirst: bool | None = None  # what the person says of the order of day and month; None: nothing
        self.asked = Asked()
        self._captured = captured
        self._address = address
        self._declared = declared
        self._stream = stream or (lambda: io.BytesIO(read() if read else b""))
        self._nearby = nearby
        self._messages = messages
        self._root = root
        self._asked: dict[str, Attachment | str | None] = {}  # files by their paths, or why they are not taken
        self.refused: dict[str, str] = {}  # files that the dump holds and that were asked for in vain, each with the reason

    def carried(self, most: int) -> Capture | None:
        """A copy that has its bytes at hand, so that another process can read it; None if they are more than `most`, or if it
        has messages. DumpError if they cannot be read.

        What that process makes of it holds if `settled`, called here with what was `asked_for` there, is true.
        """
        if self._messages or (data := self._bytes(most)) is None:
            return None
        near = self._nearby.copy() if isinstance(self._nearby, PortableFiles) else PortableFiles()
        copy = Capture(
            self.name,
            stream=functools.partial(io.BytesIO, data),
            captured=self._captured,
            address=self._address,
            declared=self._declared,
            nearby=near,
            addressed=self.addressed,
            root=self._root,
        )
        copy.dayfirst = self.dayfirst
        copy.asked = dataclasses.replace(self.asked, tell=str)  # what is called here cannot be called there
        return copy

    @property
    def asked_for(self) -> set[str]:
        """The files next to a carried copy that were asked for, by their relative paths."""
        return self._nearby.asked if isinstance(self._nearby, PortableFiles) else set()

    def settled(self, asked: set[str]) -> bool:
        """Whether a carried copy, which was `asked` for these files next to it, had all that this capture has."""
        if isinstance(self._nearby, PortableFiles):
            return self._nearby.note(asked)
        try:
            return all(self._nearby(relative) is None for relative in asked)
        except DumpError:
            return False

    def _bytes(self, most: int) -> bytes | None:
        """All bytes as they lie there; None if they are more than `most`."""
        data = self._first
        if len(data) == _BEGINNING:
            with self._opened() as stream:
                data = self._read(stream, most + 1)
        return data if len(data) <= most else None

    @property
    def is_maildir(self) -> bool:
        """A Maildir is one capture with many messages."""
        return bool(self._messages)

    def messages(self) -> Iterator[Capture]:
        """The messages of a Maildir, in order, each as a capture of its own; none of anything else."""
        for name, stream in self._messages:
            yield Capture(name, stream=stream)

    def member(
        self,
        name: str,
        stream: Callable[[], BinaryIO],
        *,
        captured: When | None = None,
        address: str = "",
        declared: str = "",
        nearby: Callable[[str], bytes | None] | None = None,
        addressed: bool = False,
        messages: Sequence[NamedStream] = (),
    ) -> Capture:
        """A capture that this one contains: what is known of this one holds for it too, where no more is known of it."""
        return Capture(
            name,
            stream=stream,
            captured=captured or self._captured or self._head.when,
            address=address or self._address,
            declared=declared or self._told,
            nearby=nearby or self._nearby,
            addressed=addressed,
            messages=messages,
        )

    def open(self) -> BinaryIO:
        """The bytes as a stream, for one reader; it may not be able to seek. DumpError if it cannot be opened."""
        length = self._head.length
        stream = self._opened()
        if length:
            self._read(stream, length)
        return stream

    def _opened(self) -> BinaryIO:
        try:
            return self._stream()
        except OSError as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: OSError) -> DumpError:
        if error.errno is None:  # said by what unpacks it
            return DumpError(f"cannot be read ({error})", where=self.name)
        return Unreadable(f"cannot be read ({error.strerror})", where=self.name, todo=UNREADABLE)

    def _read(self, stream: BinaryIO, size: int) -> bytes:
        try:
            return stream.read(size)
        except OSError as error:
            raise self._unreadable(error) from error

    @functools.cached_property
    def _first(self) -> bytes:
        """The first bytes, the head of an HTTP response among them."""
        with self._opened() as stream:
            return self._read(stream, _BEGINNING)

    @functools.cached_property
    def _head(self) -> Head:
        return head_of(self._first)

    @functools.cached_property
    def _raw_beginning(self) -> bytes:
        return self._first[self._head.length :]

    @functools.cached_property
    def beginning(self) -> bytes:
        """The first 64 KB, to know formats by, whatever the size; as UTF-8 if it is in UTF-16 or UTF-32. DumpError if
        not even these can be read.
        """
        return self._narrow(self._raw_beginning)

    @functools.cached_property
    def data(self) -> bytes:
        """The bytes. DumpError if they cannot be read or are too many."""
        if len(self._content) > MAX_CAPTURE:
            raise DumpError(f"larger than {MAX_CAPTURE >> 20} MB", where=self.name, todo="cut it into pages")
        return self._content

    @functools.cached_property
    def _content(self) -> bytes:
        """The bytes, but no more than enough to say that they are too many."""
        if len(self._first) < _BEGINNING:
            return self._raw_beginning
        blocks, size = [], 0
        with self.open() as stream:
            while size <= MAX_CAPTURE and (block := self._read(stream, _BLOCK)):
                blocks.append(block)
                size += len(block)
        return b"".join(blocks)

    @functools.cached_property
    def markup(self) -> bytes:
        """The bytes of a page, in which words of ASCII can be looked for: as UTF-8 if they are in UTF-16 or UTF-32, and with the
        quotes around attributes that a tool took away.

        Of what shows no tag near its beginning, and so is no page, the first 64 KB; of what is too large for one, as much as a
        page may have. DumpError if it cannot be read.
        """
        if not _TAG.search(self.beginning[:4096]):
            return self.beginning
        page = self._narrow(self._content)
        return minified.quoted(page) if self._is_minified else page

    @functools.cached_property
    def _is_minified(self) -> bool:
        return self.head.lstrip().startswith("<") and minified.is_minified(self.beginning)

    def _narrow(self, data: bytes) -> bytes:
        wide = self._wide
        return data.decode(wide, "replace").removeprefix("\ufeff").encode() if wide else data

    @functools.cached_property
    def _wide(self) -> str:
        """The encoding, if it is UTF-16 or UTF-32."""
        name = encoding.marked(self._raw_beginning) or self._told.lower().replace("utf16", "utf-16").replace("utf32", "utf-32")
        name = {"utf-16": "utf-16-le", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be"}.get(name, name)
        return name if name in encoding.WIDE and b"\0" in self._raw_beginning else ""

    def lines(self) -> Iterator[bytes]:
        """The lines with their ends (LF), one after the other, however many there are. DumpError for one larger than 64 MB."""
        with self.open() as stream:
            while line := self._line(stream):
                if len(line) > MAX_CAPTURE:
                    raise DumpError(f"a line larger than {MAX_CAPTURE >> 20} MB", where=self.name)
                yield line

    def _line(self, stream: BinaryIO) -> bytes:
        try:
            return stream.readline(MAX_CAPTURE + 1)
        except OSError as error:
            raise self._unreadable(error) from error

    @functools.cached_property
    def captured(self) -> When | None:
        """When it was saved: as the caller says, else as the tool that saved it wrote into it. None: nobody says."""
        return self._captured or self._head.when or saved_when(self._top)

    @functools.cached_property
    def address(self) -> str:
        """The page's address: as the caller says, else as the tool that saved it wrote into it; else empty."""
        return self._address or saved_from(self._top) or self._mirrored_from()

    @functools.cached_property
    def sha256(self) -> str:
        """64 hex digits."""
        if "_content" in self.__dict__ and len(self._content) <= MAX_CAPTURE:
            return hashlib.sha256(self._content).hexdigest()
        digest = hashlib.sha256()
        with self.open() as stream:
            while block := self._read(stream, _BLOCK):
                digest.update(block)
        return digest.hexdigest()

    @functools.cached_property
    def head(self) -> str:
        """The beginning of the text (4 KB of bytes), to know formats by; never raises for its content."""
        return self._raw_beginning[:4096].decode(self._likely, "replace").removeprefix("\ufeff")

    @functools.cached_property
    def mirrored(self) -> bool:
        """True if HTTrack saved it: its links name files of a mirror, such as other/index.html."""
        return bool(mirrored_from(self._top))

    @functools.cached_property
    def _top(self) -> str:
        return self._raw_beginning[:_TOLD].decode(self._likely, "replace")

    def _mirrored_from(self) -> str:
        """HTTrack leaves the scheme out: it is https if the page names its host so."""
        place = mirrored_from(self._top)
        if not place:
            return ""
        secure = f"https://{place.partition('/')[0]}".encode() in self.data
        return f"{'https' if secure else 'http'}://{place}"

    @property
    def _told(self) -> str:
        return self._declared or self._head.charset

    @functools.cached_property
    def _likely(self) -> str:
        """The encoding as far as the beginning shows it."""
        whole = len(self._first) < _BEGINNING
        return self._wide or encoding.of(self._raw_beginning, self._told, whole=whole)

    @functools.cached_property
    def encoding(self) -> str:
        """The encoding: a byte order mark's, else UTF-8 if the bytes are that, else what came with them, else what the page
        declares, else windows-1252; another one where the words show that it cannot be that.
        """
        return self._wide or encoding.of(self.data, self._told)

    @property
    def misread(self) -> str:
        """What there is to say of the encoding, if the text was asked for: that the bytes contradict what they say; else ""."""
        said = encoding.contradicted(self.data, self._told) if "encoding" in self.__dict__ else ""
        return f"read as {self.encoding}, which its words show, not as {said}" if said else ""

    @functools.cached_property
    def text(self) -> str:
        """The text: line ends as LF, no byte order mark, no NUL; what is no text becomes U+FFFD."""
        if self._wide:
            text = self.data.decode(self._wide, "replace").removeprefix("\ufeff")
            return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
        # In bytes, of which a character of the text may take four: in all other encodings these are what they are in ASCII.
        data = self.data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\0", b"")
        return data.decode(self.encoding, "replace").removeprefix("\ufeff")

    @functools.cached_property
    def is_cut(self) -> bool:
        """True for the beginning of a saved page whose end is missing."""
        page = self.head.lstrip().startswith("<") and "<html" in self.head.lower()  # a JSON text may speak of <html>
        if not page or re.search(r"</(?:html|body)\s*>", self.text[-20_000:], re.IGNORECASE):
            return False
        return not (self._is_minified and minified.is_whole(self.text))

    def next_to(self, relative: str) -> bytes | None:
        """The bytes of a file next to this one that helps to read it, such as the index of a list; None if there is none.

        Unreadable if the system refuses it: that is not the same as missing.
        """
        try:
            return self._nearby(relative)
        except Unreadable:
            raise
        except DumpError:
            return None

    def attachment(
        self, relative: str, name: str = "", *, address: str = "", picture: bool = False, shared: AbstractSet[str] = frozenset()
    ) -> Attachment | None:
        """The file of the dump that a page names by a relative path (or, where files are `addressed`, by address), or None.

        Only what the page may take along (see `companions`), and a picture only if its bytes are one: `refused` says of others
        why not. `address`: of the page, if it says more than the capture knows; `picture`: the file is shown as one; `shared`:
        names of folders next to the dump whose files are its own. Unreadable if the system refuses the file.
        """
        path = relative if self.addressed else inside(self.name, relative) or inside_oddly(self.name, relative)
        if path and path not in self._asked:
            place = Place(self.name, address or self.address, self._root)
            picture = picture or bool(pictures.NAMED.search(name))
            self._asked[path] = self._taken(relative, path, place, picture=picture, shared=shared)
        found = self._asked.get(path)
        if isinstance(found, str):
            self.refused[path] = found
        return dataclasses.replace(found, name=one_line(name) or found.name) if isinstance(found, Attachment) else None

    def _taken(
        self, relative: str, path: str, place: Place, *, picture: bool, shared: AbstractSet[str]
    ) -> Attachment | str | None:
        """A file, or why it is there and is not taken; None if it is not there."""
        try:
            data = self._nearby(relative)
        except Unreadable:
            raise
        except DumpError as error:
            return error.what
        if data is None:
            return None
        picture_bytes = pictures.is_one(data)
        if not self.addressed and (reason := refusal(place, path, picture=picture_bytes, shared=shared)):
            return reason
        if (is_odd := not self.addressed and not inside(self.name, relative)) and not picture_bytes:
            return "not every system can have a file of that name: give it another, in the page too"
        file = pictures.file_name(relative, data) if self.addressed else relative.rpartition("/")[2]
        file = pictures.named_so(file, data) if picture or is_odd else file
        if not picture_bytes and (picture or pictures.NAMED.search(file)):
            return "it is shown as a picture, and its bytes are none"
        again = functools.partial(_read_again, self._nearby, relative)
        return Attachment(one_line(file) or "file", hashlib.sha256(data).hexdigest(), again)


def _read_again(nearby: Callable[[str], bytes | None], relative: str) -> bytes:
    return nearby(relative) or b""
