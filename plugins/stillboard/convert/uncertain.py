"""What a person must look at after a conversion: posts that may hold something of what was taken down, when nobody can know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model import Post
from . import quotations
from .known_again import LONG, RUN, name_key
from .merging import words
from .persons import AUTHOR
from .taken_down import Rules

_EDGE = re.compile(r"^[\W_]+|[\W_]+$|['’]s\W*$")


def uncertain(rules: Rules, post: Post, thread: str) -> Iterator[str]:
    """What is to be looked at in a post that stays, a sentence each. `thread`: the id of its thread."""
    persons, rules.here = rules.persons, thread
    if persons.may_be(post.author, post.author_id) and not (post.author_id and persons.is_shared(post.author)):
        yield "is by somebody who is called as one who was taken down, and may be they: look at it"
    if persons.has_members and any(map(persons.has_key, _names(f"{post.title}\n{post.body}", persons.lengths))):
        yield "names somebody who was taken down, in its own words: look at it"
    if post.body in rules.without_files:
        yield "showed a file of the same bytes as one that was taken down: it is left out, and a note stands in its place"
    if any(said in post.body and rules.is_marked("title", quotations.plain(said).casefold()) for said in rules.unlinked):
        yield "linked to a thread that was taken down, by its title: the words stay without the link, look at it"
    if any(_is_near(rules, quoted) for quoted in quotations.quotations(post.body)):
        yield "may quote what was taken out: look at it"
    elif not post.author and rules.texts.has_nearly(post.body):
        yield "names no author, and has most of its words in common with a post that was taken out: look at it"
    elif rules.texts.share(words(quotations.unquoted(post.body)))[0] > bool(post.author):
        yield "has words in a row in common with what was taken out: look at it"


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


def _is_near(rules: Rules, quoted: quotations.Quotation) -> bool:
    """Whether a quotation that stays shares words with what was taken out, or has few of somebody whose post here was."""
    said = words(quoted.words)
    if len(said) >= RUN:
        found, chosen = rules.texts.share(said)
        if found > 1 or found == chosen > 0:
            return True
    return 0 < len(said) < LONG and rules.has_out_here() and rules.is_marked(AUTHOR, name_key(quoted.name))
