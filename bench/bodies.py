"""The texts of the corpus's posts. Sentences are made once and drawn whole: a million posts take no longer than they must."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from statistics import NormalDist
from typing import ClassVar, TypeVar

from .vocabulary import ARABIC, CHINESE, CODE, ENGLISH, RUSSIAN

Item = TypeVar("Item")
Sentence = tuple[str, int]  # its text, and how many words it counts for

SENTENCES = {"en": 12_000, "ru": 2_000, "ar": 2_000, "zh": 2_000}
LATIN = 0.9  # the share of posts in English; the others are shared by the other scripts
QUOTING = 0.44  # of posts that have something to quote
WORDS_MEDIAN = 142
WORDS_SPREAD = 0.62  # of the logarithm
WORDS_LEAST, WORDS_MOST = 50, 600


class Dice:
    """Chance that falls the same on every machine: of Python's generators only random() itself is promised never to change."""

    def __init__(self, seed: int) -> None:
        self.roll = random.Random(seed).random

    def below(self, bound: int) -> int:
        """A number from 0 to below `bound`."""
        return int(self.roll() * bound)

    def between(self, least: int, most: int) -> int:
        """A number from `least` to `most`, both included."""
        return least + self.below(most - least + 1)

    def pick(self, items: Sequence[Item]) -> Item:
        """One of the items."""
        return items[self.below(len(items))]

    def spread(self, median: float, sigma: float) -> float:
        """A number whose logarithm is spread normally."""
        return median * math.exp(sigma * _NORMAL.inv_cdf(min(max(self.roll(), 1e-9), 1 - 1e-9)))


_NORMAL = NormalDist()


class Bodies:
    """Writes bodies. Which ones depends on the dice alone."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._sentences = {lang: [_MADE[lang](dice) for _ in range(count)] for lang, count in SENTENCES.items()}

    def body(self, quotable: Callable[[], tuple[str, str, str]] | None) -> tuple[str, str]:
        """A body in Markdown, and a sentence of it that a later post may quote.

        `quotable` gives the name, the address and the sentence of an earlier post; None: there is none.
        """
        dice = self._dice
        lang = "en" if dice.roll() < LATIN else dice.pick(("ru", "ar", "zh"))
        wanted = min(max(dice.spread(WORDS_MEDIAN, WORDS_SPREAD), WORDS_LEAST), WORDS_MOST)
        blocks, words = [], 0
        if quotable and dice.roll() < QUOTING:
            name, address, sentence = quotable()
            blocks.append(f"> **{name}** [wrote]({address}):\n>\n> {sentence}")
            words += 20
        opening, count = self._sentence(lang)
        blocks.append(opening)
        words += count
        while words < wanted:
            text, count = self._block(lang)
            blocks.append(text)
            words += count
        return "\n\n".join(blocks) + "\n", opening

    def _sentence(self, lang: str) -> Sentence:
        return self._dice.pick(self._sentences[lang])

    def _block(self, lang: str) -> Sentence:
        chance = self._dice.roll() if lang == "en" else 0.0
        return next(make(self, lang) for below, make in self._blocks if chance < below)

    def _paragraph(self, lang: str) -> Sentence:
        sentences = [self._sentence(lang) for _ in range(self._dice.between(1, 5))]
        wrapped = "\n" if self._dice.roll() < 0.3 else " "  # some programs broke lines at sentences
        return wrapped.join(text for text, _ in sentences), sum(count for _, count in sentences)

    def _list(self, lang: str) -> Sentence:
        sentences = [self._sentence(lang) for _ in range(self._dice.between(2, 6))]
        marks = [f"{n}. " for n in range(1, 7)] if self._dice.roll() < 0.4 else ["- "] * 6
        lines = [mark + text for mark, (text, _) in zip(marks, sentences, strict=False)]
        return "\n".join(lines), sum(count for _, count in sentences)

    def _code(self, lang: str) -> Sentence:
        name, sample = self._dice.pick(tuple(CODE.items()))
        code = sample.replace("NAME", self._dice.pick(ENGLISH)).replace("COUNT", str(self._dice.between(2, 9_999)))
        return f"```{name}\n{code}```", 40

    def _picture(self, lang: str) -> Sentence:
        number = self._dice.between(1, 99_999)
        return f"![{self._dice.pick(ENGLISH)}](https://pictures.example/{number}/{self._dice.pick(ENGLISH)}.jpg)", 5

    def _heading(self, lang: str) -> Sentence:
        text, count = self._sentence(lang)
        return f"## {text.rstrip('.!?')}", count

    def _table(self, lang: str) -> Sentence:
        dice = self._dice
        rows = [f"| {dice.pick(ENGLISH)} | {dice.between(1, 900)} | {dice.pick(ENGLISH)} |" for _ in range(dice.between(2, 4))]
        return "\n".join(["| part | price | state |", "| --- | ---: | --- |", *rows]), 4 + 3 * len(rows)

    def _spoiler(self, lang: str) -> Sentence:
        text, count = self._sentence(lang)
        return f"<details><summary>{self._dice.pick(ENGLISH)}</summary>\n\n{text}\n\n</details>", count

    # What follows in a post, each up to this chance; the other scripts have paragraphs alone.
    _blocks: ClassVar[tuple[tuple[float, Callable[[Bodies, str], Sentence]], ...]] = (
        (0.815, _paragraph),
        (0.895, _list),
        (0.927, _picture),
        (0.966, _code),
        (0.98, _heading),
        (0.99, _table),
        (1.0, _spoiler),
    )


def _english(dice: Dice) -> Sentence:
    words = [dice.pick(ENGLISH) for _ in range(dice.between(6, 22))]
    at = dice.below(len(words))
    chance = dice.roll()
    forms = next((forms for below, forms in _CHANGES if chance < below), ("WORD",))
    words[at] = _changed(words[at], forms, dice)
    text = " ".join(words)
    return text[0].upper() + text[1:] + dice.pick((".", ".", ".", ".", "!", "?")), len(words)


# What becomes of one word of a sentence, each up to this chance: emphasis, code, links, and what typographers look for.
_CHANGES: tuple[tuple[float, tuple[str, ...]], ...] = (
    (0.06, ("**WORD**",)),
    (0.12, ("*WORD*",)),
    (0.17, ("`WORD_OTHER()`",)),
    (0.23, ("[WORD](https://notes.example/OTHER/NUMBER?from=WORD)",)),
    (0.245, ("https://notes.example/OTHER/NUMBER",)),
    (0.31, ('"WORD"',)),
    (0.35, ("WORD -- OTHER",)),
    (0.39, ("WORD...",)),
    (0.44, ("don't", "it's", "you'd", "we're", "that's")),
    (0.46, ("VHF", "12 V", "R&D", "3/4", "<5", "GPS")),
)


def _changed(word: str, forms: Sequence[str], dice: Dice) -> str:
    form = dice.pick(forms)
    return form.replace("WORD", word).replace("OTHER", dice.pick(ENGLISH)).replace("NUMBER", str(dice.below(9_999)))


def _of(words: Sequence[str]) -> Callable[[Dice], Sentence]:
    def sentence(dice: Dice) -> Sentence:
        count = dice.between(5, 18)
        text = " ".join(dice.pick(words) for _ in range(count))
        return text[0].upper() + text[1:] + ".", count

    return sentence


def _chinese(dice: Dice) -> Sentence:
    count = dice.between(12, 40)
    return "".join(dice.pick(CHINESE) for _ in range(count)) + "。", count // 2


_MADE: dict[str, Callable[[Dice], Sentence]] = {"en": _english, "ru": _of(RUSSIAN), "ar": _of(ARABIC), "zh": _chinese}
