"""What a person must look at: a name, or words, of what is taken out, in what others wrote and in the names of files."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import unquote

from ..convert import spelling
from ..convert.known_again import pieces
from ..convert.merging import words
from ..convert.naming import header_of, naming, unsearched
from ..convert.quotations import plain
from ..convert.spelling import lines_naming
from .account import Account, Place, excerpt

RUN = 6  # words in a row that hardly anybody writes by chance
_LETTERS = re.compile(r"[^\W_]+")
_FEW = 3  # words of a title that goes, which hardly anybody writes who does not mean the thread
_MOST = 3_000_000  # of such runs that are looked for


class Looking:
    """The search through what stays."""

    def __init__(self, account: Account) -> None:
        """Nothing is looked for yet."""
        self._account = account
        self._name: re.Pattern[str] | None = None
        self._forms: frozenset[str] = frozenset()  # the names as they are looked for in whatever spelling
        self._lengths: frozenset[int] = frozenset()  # words of these
        self._letters: frozenset[str] = frozenset()
        self._parts: frozenset[str] = frozenset()
        self._mails: frozenset[str] = frozenset()
        self._short: re.Pattern[str] | None = None  # words of few letters that may mean them
        self._shortened: re.Pattern[str] | None = None
        self._initials: frozenset[str] = frozenset()
        self._alone: dict[str, list[Place]] = defaultdict(list)  # where these words stand as names do
        self._ordinary: Counter[str] = Counter()  # how often they stand as words
        self._runs: set[int] = set()
        self._titles: frozenset[str] = frozenset()  # as one word each
        self.values: dict[str, None] = {}  # the words of each value of a header that is listed, by which it is known later
        self.is_elsewhere = False  # in another forum, where somebody else may be called so: the member's file is named, once

    def begin(
        self,
        names: Sequence[str],
        bodies: Iterable[str],
        shown_as: str,
        mails: Iterable[str] = (),
        parts: Iterable[str] = (),
        mail_keys: Iterable[str] = (),
        titles: Iterable[str] = (),
    ) -> None:
        """Say what to look for.

        `shown_as`: the name that stays. `mails`: e-mail addresses, as the archive has them. `parts`: words of the names that are
        nobody else's. `mail_keys`: by what further e-mail addresses of theirs are known.
        `titles`: of threads, that go.
        """
        self._parts, self._mails = frozenset(parts), frozenset(mail_keys)
        named = [name for name in names if name and name != shown_as]
        # Names that are all signs have no other spelling; and who looks for themselves looks for what they are called first.
        if said := "|".join(re.escape(one) for one in sorted({*named, *mails}, key=len, reverse=True)):
            self._name = re.compile(rf"(?<!\w)(?:{said})(?!\w)", re.IGNORECASE)
        self._forms = frozenset(form for name in named for form in spelling.forms(name))
        self._lengths = frozenset(len(form.split(" ")) for form in self._forms)
        self._letters = spelling.letters(named)
        self._shortened = spelling.shortened(named)
        self._initials = frozenset(filter(None, map(spelling.initials, named)))
        if short := "|".join(map(re.escape, sorted({*self._initials, *(one for one in parts if len(one) < spelling.PART)}))):
            self._short = re.compile(rf"(?<![\w.])(@?)({short})(?!\w)", re.IGNORECASE)
        self._titles = frozenset("".join(one) for one in map(words, titles) if len(one) >= _FEW)
        for body in bodies:
            if len(self._runs) > _MOST:
                self._account.unsearched += 1
            else:
                self._runs.update(map(hash, pieces(words(body), RUN)))

    def at(self, path: str, text: str, *, is_anothers: bool = False, is_theirs: bool = False) -> None:
        """Look through a file that stays, as it is to be. `path`: relative to content/.

        `is_anothers`: it is known to be by, or of, somebody else, whatever they are called. `is_theirs`: it has words that stay
        under the pseudonym, in which an e-mail address may be their own.
        """
        self.named(path)
        is_anothers = is_anothers or self.is_elsewhere
        lines = text.split("\n") if self._name or self._runs or self._parts or self._mails or self._titles else []
        skipped = unsearched(path, lines, is_anothers=is_anothers)
        named: set[int] = set()
        if spelling.may_name(text, self._letters):
            named.update(naming(path, lines, self._lengths, self._forms.__contains__, is_anothers=is_anothers))
        header = header_of(lines)
        shared = self._shared(lines, header)
        for number, line in enumerate(lines):
            if number in skipped:
                continue
            where = self._where(line, is_named=number in named, is_theirs=is_theirs)
            if where and number < header and (number in named or (self._name and self._name.search(line))):
                self.values[" ".join(words(line.partition(":")[2]))] = None
            if where or number in shared:
                self._account.look.append(Place(path, number + 1, excerpt(line, *(where or (0, 0)))))
            else:
                self._look_for_parts(path, number + 1, line)

    def _where(self, line: str, *, is_named: bool, is_theirs: bool) -> tuple[int, int] | None:
        """From where to where a line names them, or has an e-mail address that may be theirs; None: it does not."""
        if self._name and (match := self._name.search(line)):
            return match.span()
        if is_named:
            return max(spelling.beginning(line, form) for form in self._forms)
        if self._name and "\\" in line and self._name.search(plain(line)):
            return 0, 0
        if (is_theirs and spelling.holds_mail(line)) or not self._mails.isdisjoint(spelling.mail_keys(line)):
            return spelling.beginning(line, "@")
        return None

    def _look_for_parts(self, path: str, number: int, line: str) -> None:
        """Look in a line that names nobody for what may mean them."""
        alone = self._alone_in(line)
        if (found := spelling.part_in(line, self._parts))[1]:
            self._account.perhaps.append(Place(path, number, excerpt(line, *found)))
        elif self._shortened and (match := self._shortened.search(line)):
            self._account.short.append(Place(path, number, excerpt(line, *match.span())))
        else:
            for said, where in alone[:1]:
                self._alone[said].append(Place(path, number, excerpt(line, *where)))

    def _alone_in(self, line: str) -> list[tuple[str, tuple[int, int]]]:
        """Words of few letters that stand in a line as names do: with a capital letter, initials of capitals alone, mentioned."""
        found = []
        for match in self._short.finditer(line) if self._short else ():
            said, key = match[2], match[2].casefold()
            if match[1] or (said.isupper() if key in self._initials else said[0].isupper()):
                found.append((key, match.span(2)))
            elif said.islower():
                self._ordinary[key] += 1
        return found

    def finish(self) -> None:
        """Name the words of few letters in the account, but those that are mostly no names here."""
        for said, places in sorted(self._alone.items()):
            if self._ordinary[said] > len(places):
                self._account.ordinary.append(said)
            else:
                self._account.short += places

    def _shared(self, lines: Sequence[str], header: int) -> set[int]:
        """The lines in which words begin that stand in what is taken out too, be it in other lines there."""
        if not (self._runs or self._titles):
            return set()
        found: set[int] = set()
        for part in (*((number,) for number in range(header)), range(header, len(lines))):
            said = [(word, number) for number in part for word in words(lines[number])]
            runs = map(hash, pieces([word for word, _ in said], RUN))
            found.update(number for (_, number), run in zip(said, runs, strict=False) if run in self._runs)
        if self._titles:  # as addresses have them, too, in which they are parted otherwise
            as_one = enumerate("".join(_LETTERS.findall(unquote(line).casefold())) for line in lines)
            found.update(number for number, line in as_one if any(title in line for title in self._titles))
        return found

    def named(self, path: str) -> None:
        """Look at the name of a file that stays."""
        if spelling.may_name(path, self._letters) and lines_naming([path], self._lengths, self._forms.__contains__):
            self._account.look.append(Place(path, 0))

    def said(self, path: str, text: str, pieces_of: Iterable[str]) -> None:
        """Name the lines of a file in which some pieces of its Markdown begin, each once."""
        known = {place.line for place in self._account.look if place.path == path}
        lines = text.split("\n")
        for piece in pieces_of:
            first = next((line.strip() for line in piece.split("\n") if line.strip()), "")
            found = (n for n, line in enumerate(lines, 1) if first and n not in known and first in line)
            if number := next(found, 0):
                known.add(number)
                self._account.look.append(Place(path, number, excerpt(lines[number - 1], 0, 0)))
