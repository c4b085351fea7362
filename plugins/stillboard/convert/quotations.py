"""The quotations, links and mentions in a body's Markdown, each given out to be kept, written otherwise or taken out."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..ids import clean_name

_TARGET = r"\((?P<target><[^<>\n]{0,2000}>|(?:[^()\s<]|\([^()\s]{0,500}\)){0,2000})\)"
_HEAD = re.compile(rf"\*\*(?P<name>(?:[^*\\]|\\.|\*(?!\*)){{1,400}})\*\* (?:\[wrote\]{_TARGET}|wrote):")
_SOURCE = re.compile(rf"\[source\]{_TARGET}")
_LINK = re.compile(rf"(?P<image>!?)\[(?P<words>(?:[^\[\]\\\n]|\\.){{0,400}})\]{_TARGET}")
_BARE = re.compile(r"https?://[^\s<>()\[\]\"']{1,2000}")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_DEEPEST = 40  # quotations in one another; the rest is taken for words of the innermost


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: whom it names and where it says that the words are, and its own words without those quoted in it."""

    name: str  # plain; "" if it names nobody
    address: str  # "" if it names none
    words: str  # Markdown
    shown: str = ""  # the name as it stands there


def plain(text: str) -> str:
    """Markdown's words as people read them: without backslashes and entities."""
    return clean_name(html.unescape(_ESCAPED.sub(r"\1", text)))


def changed(body: str, decide: Callable[[Quotation], str | None], rename: Callable[[Quotation], str], depth: int = 0) -> str:
    """The body with its quotations as `decide` wants them: None leaves one as it is, words take the place of all that is in it.

    `rename`: the name that stands over a quotation that stays, as Markdown. Those within others are asked for too, unless the
    outer one goes.
    """
    if ">" not in body:
        return body
    lines, out = body.split("\n"), []
    fence, n = "", 0
    while n < len(lines):
        line = lines[n]
        if mark := _FENCE.match(line):
            fence = mark[1][0] * 3 if not fence else "" if mark[1].startswith(fence) else fence
        if fence or not line.startswith(">"):
            out.append(line)
            n += 1
            continue
        end = n
        while end < len(lines) and lines[end].startswith(">"):
            end += 1
        inner = [re.sub(r"^> ?", "", one) for one in lines[n:end]]
        lazy = end
        while lazy < len(lines) and lines[lazy].strip() and inner[-1].strip() and not _FENCE.match(lines[lazy]):
            lazy += 1  # CommonMark: a paragraph that goes on without its >
        made = _one(inner, lines[end:lazy], decide, rename, depth)
        out += [f"> {one}".rstrip() for one in made[0]]
        out += made[1]
        n = lazy
    return "\n".join(out)


def _one(
    inner: Sequence[str],
    lazy: Sequence[str],
    decide: Callable[[Quotation], str | None],
    rename: Callable[[Quotation], str],
    depth: int,
) -> tuple[list[str], list[str]]:
    """A quotation's lines as they are to be: those with a mark before them, and those that go on without."""
    first = next((k for k, one in enumerate(inner) if one.strip()), 0)
    head = _HEAD.match(inner[first]) if inner else None
    source = _SOURCE.match(inner[first]) if inner and not head else None
    body = [*inner[:first], *inner[first + 1 :]] if head or source else list(inner)
    own = "\n".join(one for one in (*body, *lazy) if not one.startswith(">")).strip()
    found = Quotation(
        plain(head["name"]) if head else "",
        _address((head or source or {"target": ""})["target"] or ""),
        own,
        head["name"] if head else "",
    )
    said = decide(found)
    if said is not None:
        return [said], []
    if head:
        name = rename(found)
        opening = inner[first] if name == found.shown else f"**{name}** wrote:{inner[first][head.end() :]}"
        if name != found.shown and head["target"]:
            opening = f"**{name}** [wrote]({head['target']}):{inner[first][head.end() :]}"
        kept = [*inner[:first], opening, *inner[first + 1 :]]
    else:
        kept = list(inner)
    if depth < _DEEPEST:
        kept = changed("\n".join(kept), decide, rename, depth + 1).split("\n")
    return kept, list(lazy)


def linked(body: str, decide: Callable[[str, str, str], str | None]) -> str:
    """The body with its links and pictures as `decide` wants them; it is given "!" or "", the words and the address.

    None leaves one as it is.
    """
    if "](" not in body:
        return body

    def one(match: re.Match[str]) -> str:
        said = decide(match["image"], match["words"], _address(match["target"]))
        return match[0] if said is None else said

    return _LINK.sub(one, body)


def bare(body: str, decide: Callable[[str], bool]) -> str:
    """The body with an ellipsis for each address in its words that `decide` wants gone."""
    return _BARE.sub(lambda match: "…" if decide(match[0].rstrip(".,;:!?")) else match[0], body) if "://" in body else body


def _address(target: str) -> str:
    return html.unescape(_ESCAPED.sub(r"\1", target.removeprefix("<").removesuffix(">")))


_MENTION = re.compile(r"(?<![\w/.@&])@([\w.-]{1,80}(?: [\w.-]{1,80}){0,3})")


def mentioned(body: str, known: Callable[[str], str | None]) -> str:
    """The body with mentions (`@name`) of those that are `known` by what is to stand there; None: somebody else."""
    if "@" not in body:
        return body

    def one(match: re.Match[str]) -> str:
        words = match[1].split(" ")
        for n in range(len(words), 0, -1):
            name = " ".join(words[:n])
            for said in dict.fromkeys((name, name.rstrip(".-"))):
                if said and (shown := known(plain(said))) is not None:
                    return f"@{shown}{name[len(said) :]}{''.join(f' {word}' for word in words[n:])}"
        return match[0]

    return _MENTION.sub(one, body)
