"""Which mailing list a mail came by: it is the forum, and what ids are made with."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from ...ids import clean_name, private_id
from ...model import Board, Forum
from .header import Header
from .threads import prefix_of

# Where a list's archive or its footer names it: Mailman 2 and 3, Hypermail's and Google's addresses.
_NAMED = re.compile(
    rb"(https?://[\w.:-]{1,200}(?:/[\w.-]{1,60}){0,3}?)?/(?:mailman/listinfo(?:\.cgi)?|listinfo(?:\.cgi)?|pipermail"
    rb"|mailman/private|mailman3/lists|hyperkitty/list)/"
    rb"([A-Za-z0-9][\w.+-]{0,100})(?:@[\w.-]{1,200})?"
)
_GROUP = re.compile(rb"groups\.google\.com/(?:a/[\w.-]{1,100}/)?(?:group|d/forum|g)/([A-Za-z0-9][\w.+-]{0,100})")
_LIST_ID = re.compile(r"<\s*([^<>\s]{1,300})\s*>")
_MONTH = re.compile(
    r"(?:^|[-_. ])(?:\d{4}(?:[-_]?(?:\d{1,2}|q\d))?|\d{6,8}|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may"
    r"|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|\d{1,2}|export|archive|all|topics|current)(?=$|[-_. ])",
    re.IGNORECASE,
)
_NO_NAMES = frozenset(
    "mbox mail mails mailbox inbox list lists archive archives cur new tmp messages message eml dump dumps export "
    "txt home download downloads".split()
)
_ENDINGS = re.compile(r"\.(?:mbox|mbx|mboxrd|txt|text|eml|gz|bz2|xz|html?|zip|tar|tgz)$", re.IGNORECASE)
_MOST = 0.6  # of the subjects: then what they begin with is the list's prefix


@dataclass(frozen=True, slots=True)
class MailingList:
    """A list."""

    name: str  # as people write it: Lamps-talk
    about: str = ""  # what it says it is for
    address: str = ""  # of its page
    public: bool = False  # a forum, whose ids are no secret and stand behind the last dot of the mails' ids (forum-dl)

    @property
    def key(self) -> str:
        """What names it for ever, however a dump spells it."""
        return self.name.casefold()

    @property
    def forum(self) -> Forum:
        """The list as a forum."""
        if self.public:
            return Forum(self.name, addresses=(f"https://{self.name}/",))
        return Forum(self.name, engine="Mailing list", body=self.about if self.about.casefold() != self.key else "")

    @property
    def board(self) -> Board:
        """The list as its forum's board, which has its address: hosts serve many lists."""
        return Board(self.name, addresses=(self.address,) if self.address else ())

    def hidden(self, value: str) -> str:
        """An id for a message id or an address, which does not show it. Never all digits: ids that are numbers give an order."""
        if self.public:
            return value.rpartition(".")[2]
        made = private_id(f"list:{self.key}", value)
        return f"a{made[1:]}" if made.isdecimal() else made


def named_in(line: bytes) -> tuple[str, str]:
    """The list that an address in a line names, and the address of its page; "" for none."""
    match = _NAMED.search(line[:2000])
    if match:
        page = match[0].decode("ascii", "replace") if match[1] and b"listinfo" in match[0] else ""
        return match[2].decode("ascii").rstrip("."), page
    match = _GROUP.search(line[:2000])
    return (match[1].decode("ascii").rstrip("."), "") if match else ("", "")


def of_header(header: Header) -> MailingList | None:
    """The list that a mail's own header names (RFC 2919), or None."""
    said = header.get("list-id")
    match = _LIST_ID.search(said)
    where = match[1] if match else said if re.fullmatch(r"[\w.+-]{3,200}", said) else ""
    name = where.partition(".")[0].partition("@")[0]
    if name and not name.isdecimal():
        archive = re.search(r"<\s*(https?://[^<>\s]{1,1900})>", header.fields.get("list-archive", ""))
        about = clean_name(said[: match.start()].strip(' "')) if match else ""
        return MailingList(name, about, archive[1] if archive else "")
    been = (
        header.fields.get("x-beenthere", "")
        or header.fields.get("x-mailing-list", "")
        or header.fields.get("mailing-list", "").removeprefix("list ")
    )
    name = re.split(r"[@\s;<>]", been.strip(" <"), maxsplit=1)[0] or header.get("newsgroups").partition(",")[0].strip()
    return MailingList(name) if re.fullmatch(r"[\w.+-]{2,80}", name) else None


@dataclass(slots=True)
class ListCounts:
    """What the mails of a file say of its list, counted."""

    lists: dict[str, MailingList] = field(default_factory=dict)
    headers: Counter[str] = field(default_factory=Counter)  # by what List-Id names
    footers: Counter[str] = field(default_factory=Counter)  # by the addresses in bodies
    prefixes: Counter[str] = field(default_factory=Counter)  # of subjects
    hosts: Counter[str] = field(default_factory=Counter)  # of the forum whose posts they are (forum-dl)
    messages: int = 0

    def take(self, header: Header, subject: str) -> str:
        """Count a mail; returns the key of the list that its header names, or ""."""
        self.messages += 1
        if prefix := prefix_of(subject):
            self.prefixes[prefix] += 1
        found = of_header(header)
        if found is None:
            return ""
        self._know(found)
        self.headers[found.key] += 1
        return found.key

    def take_line(self, line: bytes) -> None:
        """Count a line of a body that holds an address such as /listinfo/lamps."""
        name, page = named_in(line)
        if name:
            found = MailingList(name, address=page)
            self._know(found)
            self.footers[found.key] += 1

    def _know(self, found: MailingList) -> None:
        known = self.lists.get(found.key)
        if known is None or (found.about and not known.about) or (found.address and not known.address):
            about, address = (known.about, known.address) if known else ("", "")
            self.lists[found.key] = MailingList(
                known.name if known else found.name, about or found.about, address or found.address
            )

    def main(self, capture: str) -> MailingList:
        """The list that most mails came by; `capture` is the file's name, which may be all that there is."""
        if self.hosts and self.hosts.total() * 2 >= self.messages:
            return MailingList(_most(self.hosts), public=True)
        for counted in (self.headers, self.footers):
            if counted:
                return self.lists[_most(counted)]
        prefix = _most(self.prefixes) if self.prefixes else ""
        if prefix and self.prefixes[prefix] >= max(2, self.messages * _MOST):
            return MailingList(prefix)
        return MailingList(_of_file(capture) or "Mailing list")

    @property
    def prefixes_of_lists(self) -> frozenset[str]:
        """What subjects begin with only because the list puts it there."""
        often = {prefix for prefix, count in self.prefixes.items() if self.messages >= 5 and count >= self.messages * _MOST}
        names = {
            name
            for key, known in self.lists.items()
            for name in (key, known.about.casefold(), key.removesuffix("-list"), key.removesuffix("-l"))
            if name
        }
        return frozenset(often | names)


def _most(counted: Counter[str]) -> str:
    """The most frequent; of several the first in the alphabet."""
    return min(counted, key=lambda key: (-counted[key], key))


def _of_file(capture: str) -> str:
    """A list's name in a file's path: `lamps-talk/2016-April.txt`; "" if there is none."""
    for part in reversed(PurePosixPath(capture).parts):
        name = part
        while (shorter := _ENDINGS.sub("", name)) != name:
            name = shorter
        name = _MONTH.sub("", name).strip("-_. ") if len(name) < 200 else ""
        if (
            re.search(r"[^\W\d_]{2}", name)
            and name.casefold() not in _NO_NAMES
            and ":2," not in name
            and not re.search(r"\d{6}", name)
        ):
            return clean_name(name)
    return ""
