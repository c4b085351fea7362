"""Pygments' rules for a language, asked in less time than Pygments asks them: at each place in the code only those that can begin
with the character there. The tokens are the same, since a rule that is left out could not match.

Pygments tries the rules of a state one by one, some twenty expressions for each token. What an expression can begin with is read
from Python's own parse of it; where that says nothing for sure, the expression is asked everywhere.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]  # they have no types
from typing import Any

from pygments.lexer import Lexer, RegexLexer
from pygments.token import Error, Whitespace, _TokenType

ASCII = 128
ALL = (1 << ASCII) - 1  # characters as bits of a number
_ONE = frozenset({_constants.LITERAL, _constants.NOT_LITERAL, _constants.IN, _constants.ANY})
_REPEATS = frozenset({_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT})
_WIDTHLESS = frozenset({_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT})

Rule = tuple[Callable[[str, int], re.Match[str] | None], Any, Any]  # an expression's match, what its text is, the next state
Token = tuple[int, _TokenType, str]


def quickened(lexer: Any) -> Lexer:
    """The lexer, which finds its tokens in less time if it finds them as most do."""
    if type(lexer).get_tokens_unprocessed is RegexLexer.get_tokens_unprocessed:
        states = _States(lexer._tokens)  # noqa: SLF001 - the rules as Pygments has compiled them
        lexer.get_tokens_unprocessed = functools.partial(_tokens, lexer, states)
    quick: Lexer = lexer
    return quick


class _States(dict[str, "_Rules"]):
    """The rules of a lexer by its states, prepared when they are needed."""

    def __init__(self, rules: dict[str, list[Rule]]) -> None:
        super().__init__()
        self._all = rules

    def __missing__(self, state: str) -> _Rules:
        self[state] = _Rules(self._all[state])
        return self[state]


class _Rules(dict[str, list[Rule]]):
    """The rules of a state by the character at the place; all of them at the end of the code, and where that is not ASCII."""

    def __init__(self, rules: list[Rule]) -> None:
        super().__init__()
        self._all = [(rule, beginnings(rule[0])) for rule in rules]

    def __missing__(self, character: str) -> list[Rule]:
        bit = 1 << ord(character) if character and character.isascii() else ALL
        self[character] = [rule for rule, begins in self._all if begins & bit]
        return self[character]


def beginnings(match: Callable[..., Any]) -> int:
    """The ASCII characters that what an expression matches can begin with; all for one that can match nothing at all."""
    pattern = getattr(match, "__self__", None)
    if not isinstance(pattern, re.Pattern):
        return ALL
    first, is_empty = _first(_parser.parse(pattern.pattern, pattern.flags), pattern.flags)
    return ALL if is_empty else first


def _first(parts: Iterable[tuple[Any, Any]], flags: int) -> tuple[int, bool]:
    """What a part of an expression can begin with, and whether it can be empty."""
    first = 0
    for kind, value in parts:
        more, is_empty = _begins(kind, value, flags)
        first |= more
        if not is_empty:
            return first, False
    return first, True


def _begins(kind: Any, value: Any, flags: int) -> tuple[int, bool]:
    if kind in _ONE:
        return _one(kind, tuple(value) if kind is _constants.IN else value, flags), False
    if kind in _WIDTHLESS:
        return 0, True
    if kind in _REPEATS:
        first, is_empty = _first(value[2], flags)
        return first, is_empty or value[0] == 0
    if kind is _constants.SUBPATTERN:
        return _first(value[3], (flags | value[1]) & ~value[2])
    if kind is _constants.ATOMIC_GROUP:
        return _first(value, flags)
    if kind is _constants.BRANCH:
        every = [_first(branch, flags) for branch in value[1]]
        return functools.reduce(lambda a, b: a | b, (first for first, _ in every)), any(empty for _, empty in every)
    return ALL, True


@functools.lru_cache(maxsize=4096)
def _one(kind: Any, value: Any, flags: int) -> int:
    """The ASCII characters that a part of an expression matches which stands for one character: as Python itself judges them."""
    state = _parser.State()
    state.flags = flags
    part = _parser.SubPattern(state, [(kind, list(value) if kind is _constants.IN else value)])
    match = _compiler.compile(part, flags).match
    return sum(1 << n for n in range(ASCII) if match(chr(n)))


def _tokens(lexer: Lexer, states: _States, text: str, stack: Iterable[str] = ("root",)) -> Iterator[Token]:
    """What RegexLexer.get_tokens_unprocessed gives, in the same way but for which rules are asked."""
    place = 0
    line = list(stack)
    rules = states[line[-1]]
    while True:
        for matched, action, then in rules[text[place : place + 1]]:
            match = matched(text, place)
            if match is None:
                continue
            if type(action) is _TokenType:
                yield place, action, match.group()
            elif action is not None:
                yield from action(lexer, match)
            place = match.end()
            if then is not None:
                _go_on(line, then)
                rules = states[line[-1]]
            break
        else:
            if place >= len(text):
                return
            if text[place] == "\n":
                line = ["root"]
                rules = states["root"]
                yield place, Whitespace, "\n"
            else:
                yield place, Error, text[place]
            place += 1


def _go_on(line: list[str], then: Any) -> None:
    """Let the states be those behind a rule."""
    if isinstance(then, int):
        del line[max(1, len(line) + then) :]  # one stays, whatever a rule wants
        return
    for state in then if isinstance(then, tuple) else (then,):
        if state == "#push":
            line.append(line[-1])
        elif state != "#pop":
            line.append(state)
        elif len(line) > 1:
            line.pop()
