"""What a person must look at after a conversion: posts that may hold something of what was taken down, when nobody can know."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from ..content import records
from ..model import Post
from . import quotations, spelling
from .known_again import LONG, RUN, name_key
from .merging import words
from .naming import header_of, naming, unsearched
from .persons import AUTHOR, MAIL
from .taken_down import Rules

_LINES = 5  # that are named of one file
_EDGE = re.compile(r"^[\W_]+|[\W_]+$|['’]s\W*$")


def uncertain(rules: Rules, post: Post, thread: str) -> Iterator[str]:
    """What is to be looked at in a post that stays, a sentence each. `thread`: the id of its thread."""
    persons, rules.here = rules.persons, thread
    if persons.may_be(post.author, post.author_id) and not (post.author_id and persons.is_shared(post.author)):
        yield "is by somebody who is called as one who was taken down, and may be they: look at it"
    yield from _named(rules, post)
    if post.body in rules.without_files:
        yield "showed a file of the same bytes as one that was taken down: it is left out, and a note stands in its place"
    if any(said in post.body and rules.is_marked("title", quotations.plain(said).casefold()) for said in rules.unlinked):
        yield "linked to a thread that was taken down, by its title: the words stay without the link, look at it"
    if any(_is_near(rules, quoted) for quoted in quotations.quotations(post.body)):
        yield "may quote what was taken out: look at it"
    elif not post.author and rules.texts.has_nearly(post.body):
        yield "names no author, and has most of its words in common with a post that was taken out: look at it"
    elif _shares(rules, post):
        yield "has words in a row in common with what was taken out: look at it"


def _named(rules: Rules, post: Post) -> Iterator[str]:
    """What in a post may name somebody who was taken down, or say who it is that stands under a pseudonym."""
    persons = rules.persons
    said = dataclasses.replace(post, body=rules.renamed.get(post.body, post.body))
    if said != post:
        yield "shows a file whose name named somebody who was taken down: it has another"
    if where := naming_places(rules, f"threads/{post.id}.md", records.dumps(said), is_anothers=True):
        yield f"names somebody who was taken down, in {where}: look at it"
    if not post.author_id and not persons.has_name(post.author) and any(map(persons.has_spelled, spelling.forms(post.author))):
        yield "is by somebody whose name is spelled nearly as that of one who was taken down: look at it"
    if rules.pseudonyms.intersection((post.author, *(one.name for one in quotations.quotations(post.body)))):
        held = [str(n) for n, line in enumerate(post.body.split("\n"), 1) if spelling.holds_mail(line)]
        if held:
            where = f"line {', '.join(held[:_LINES])} of its words"
            yield f"has words under a pseudonym and holds an e-mail address, in {where}: look at it"


def naming_places(rules: Rules, path: str, text: str, before: str = "", *, is_anothers: bool = False) -> str:
    """Where in a file somebody who was taken down is named, in words; "" if nowhere.

    `path`: relative to content/. `before`: the text that it had, whose lines were looked at when they came. `is_anothers`: it is
    known to be by, or of, somebody else, whatever they are called.
    """
    persons = rules.persons
    if not persons.has_members:
        return ""
    lines, known = text.split("\n"), frozenset(before.split("\n"))
    skipped, end = unsearched(path, lines, is_anothers=is_anothers), header_of(lines)
    found = {*naming(path, lines, persons.spelled_lengths, persons.has_spelled, is_anothers=is_anothers)}
    for n, line in enumerate(lines):
        if n in skipped or n in found:
            continue
        is_named = any(map(persons.has_key, _names(line, persons.lengths)))
        if is_named or ("@" in line and any(rules.is_marked(MAIL, key) for key in spelling.mail_keys(line))):
            found.add(n)
    keys = dict.fromkeys(lines[n].partition(":")[0].strip() for n in sorted(found) if n < end and lines[n] not in known)
    first = next((n for n, line in enumerate(lines) if n > end and line.strip()), end + 1)  # of its words
    said = [str(n - first + 1) for n in sorted(found) if n >= end and lines[n] not in known]
    places = [*keys, *([f"line {', '.join(said[:_LINES])}{' and more' * (len(said) > _LINES)} of its words"] if said else [])]
    return " and ".join(places)


def _names(text: str, lengths: Sequence[int]) -> set[str]:
    """The keys of what may be a name: so many words in a row, with the signs around them and without."""
    found: set[str] = set()
    for line in text.split("\n"):
        said = quotations.plain(line).casefold().split(" ")
        for length in lengths:
            found.update(" ".join(said[n : n + length]) for n in range(len(said) - length + 1))
    return found | {
        _EDGE.sub("", _EDGE.sub("", one)) for one in found if not (one[:1] + one[-1:]).isalnum() or "'s" in one or "’s" in one
    }


def _shares(rules: Rules, post: Post) -> bool:
    """Whether the own words of a post that stays have some in a row in common with what was taken out, or a sentence of it."""
    own = quotations.unquoted(post.body)
    return rules.texts.share(words(own))[0] > bool(post.author) or (bool(post.author) and rules.texts.has_sentence(own))


def _is_near(rules: Rules, quoted: quotations.Quotation) -> bool:
    """Whether a quotation that stays shares words with what was taken out, or has few of somebody whose post here was."""
    said = words(quoted.words)
    if len(said) >= RUN:
        found, chosen = rules.texts.share(said)
        if found > 1 or found == chosen > 0:
            return True
    return 0 < len(said) < LONG and rules.has_out_here() and rules.is_marked(AUTHOR, name_key(quoted.name))
