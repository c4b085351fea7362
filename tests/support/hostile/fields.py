"""Content files that carry hostile values in every field a person could write by hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from stillboard.content import header, records
from stillboard.model import Board, Forum, Member, Post, Thread

from .payload import Payload

FORUM = "lanternside"
FILES = {
    Forum: "forums/f-{n}.md",
    Board: "boards/lanternside/board.{n}.md",
    Member: "members/lanternside/member.{n}.md",
    Thread: "threads/lanternside/0/thread.{n}/thread.md",
    Post: "threads/lanternside/0/thread.{n}/{n}.md",
}
# What a page must show letter by letter. The others are addresses and ids, which lead somewhere or nowhere.
SHOWN = {
    Forum: ("Title",),
    Board: ("Title",),
    Member: ("Name", "Names", "Title", "Badges", "Counts", "Signature"),
    Thread: ("Title", "Board", "Prefix", "Tags", "Page", "Poll", "Poll-option"),
    Post: ("Author", "Title", "Edited-by", "Edit-reason", "Reactions"),
}
RAW = {
    Forum: ("Address", "Engine", "Timezone", "Lang"),
    Board: ("Parent", "Address"),
    Member: ("Member-id", "Address"),
    Thread: ("Thread-id", "Address", "Lang", "Source"),
    Post: ("Author-id", "Address", "Original-id", "Also", "Reply-to", "Lang", "Source"),
}
ROBUST = {  # what is kept from every hostile value by its form alone: the format refuses any other
    Forum: ("Path",),
    Thread: ("State", "Views", "Posts-per-page", "Page-count"),
    Post: ("Date", "Date-source", "Not-before", "Not-after", "Number", "Place", "Edited", "State"),
    Member: ("Joined",),
    Board: ("Order",),
}
_FORMS = {
    "Page": "1 - {}",
    "Counts": "7 2020-01-02 {}",
    "Poll-option": "3 {}",
    "Source-of-a-thread": f"text {'0' * 64} - {{}}",
}
_NEEDED = {Thread: ("Title", "A thread"), Forum: ("Title", "A forum"), Board: ("Title", "A board"), Member: ("Name", "A member")}
_FIXED = {
    Post: ("Date: 2019-03-04T05:06:07Z\n", "Edited: 2019-03-05\n"),
    Thread: (f"Board: Everything\nSource: text {'1' * 64} - x\n",),
}


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that the format does not take, and the line that is to be named."""

    kind: type[records.Record]
    file: str
    text: str
    line: int


@dataclass(slots=True)
class Corpus:
    """What became of the payloads."""

    shown: dict[str, list[str]]  # what the pages made of a content file have to show
    refused: list[Refused]


def fill(content: Path, payloads: tuple[Payload, ...]) -> Corpus:
    """Write five content files for each payload, with the payload in every field that takes it."""
    corpus = Corpus({}, [])
    _write(content, f"forums/{FORUM}.md", "---\nTitle: Lanternside Forum\nAddress: https://forum.lanternside.example/\n---\n")
    for payload in payloads:
        for kind, pattern in FILES.items():
            _write_one(content, kind, pattern.format(n=payload.number), payload, corpus)
    return corpus


def _write_one(content: Path, kind: type[records.Record], file: str, payload: Payload, corpus: Corpus) -> None:
    lines = list(_FIXED.get(kind, ()))
    shown = []
    for key in (*SHOWN[kind], *RAW[kind], *ROBUST[kind]):
        words = f"{payload.text} {key}{payload.number}" if key in SHOWN[kind] else payload.text
        form = _FORMS.get("Source-of-a-thread" if (kind, key) == (Thread, "Source") else key, "{}")
        value = form.format(words)
        line = f"{key}: {written(value)}\n"
        if _taken(kind, file, line, "", corpus):
            lines.append(line)
            shown += [words] if key in SHOWN[kind] else []
    if kind in _NEEDED and not any(line.startswith(f"{_NEEDED[kind][0]}:") for line in lines):
        lines.append("{}: {}\n".format(*_NEEDED[kind]))
    if kind is Forum:
        lines.append(f"Path: f-{payload.number}\n")
    canary = f"canary {kind.__name__}{payload.number} sings"
    body = f"{canary}\n\n{payload.text}"
    if not _taken(kind, file, "", body, corpus):
        body = canary
    corpus.shown[file] = [*shown, canary]
    _write(content, file, f"---\n{''.join(lines)}---\n\n{body}\n")


def written(value: str) -> str:
    """A value as a person would write it: plain where that can be, else as a JSON string."""
    plain = header.quote(value, text=True)
    return json.dumps(value, ensure_ascii=False) if "\n" in plain else plain


def _taken(kind: type[records.Record], file: str, line: str, body: str, corpus: Corpus) -> bool:
    """Whether the format takes it. If not, it is remembered as a file that has to be refused with the number of its line."""
    needed = "{}: {}\n".format(*_NEEDED[kind]) if kind in _NEEDED and not line.startswith(f"{_NEEDED[kind][0]}:") else ""
    text = f"---\n{needed}{line}---\n" + (f"\n{body}\n" if body else "")
    _, problems = records.examine(kind, text, PurePosixPath(file))
    if problems:
        corpus.refused.append(Refused(kind, file, text, problems[0].line))
    return not problems


def _write(content: Path, file: str, text: str) -> None:
    target = content / file
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="")
