"""Every importer, on a sample with something repeated in a post's words: its time grows with that, and no faster."""

from __future__ import annotations

import itertools
import json
import os
import re
from pathlib import Path

import pytest

from stillboard.dumps import Capture
from stillboard.errors import StillboardError
from stillboard.importers import NAMES, all_importers
from support.growth import seconds

READERS = {importer.name: importer for importer in all_importers()}
SAMPLES = Path(__file__).parent
KINDS = (".html", ".htm", ".json", ".jsonl", ".txt", ".mbox", ".eml")
PARTS = [
    *("<b>", "<p>", "<div>", "<blockquote>", "<p><font a%d>x</p>", "<table><tr><td>x", "<ul><li>x", "<pre>x", "<br>", "<!--"),
    *("<a ", "x ", "  ", " \n", "\n", "&amp;", "&", "[", "](", "*", "_ ", "`", "~~", "@", "a@b.example ", "http://x.example/ "),
    *("www.", "\\", "[b]", "[quote]x", "[url=", "[*]", ":)", "e\u0301", "\u0301", "-" * 90 + "\n", " " * 198 + "x\n", "> x\ny\n"),
    *("x wrote:\n> y\n", "--a\n", "-- \n", "From x\n", "begin 644 a\n", "| a |\n", "2012-01-01 ", "1. x\n", "<img src=x>"),
    "From: a\nTo: b\nSubject: c\n\n",
]
EVERY = 1 if os.environ.get("STILLBOARD_GROWTH") else 5  # which of them are tried; `make growth` tries all


def sample(name: str) -> tuple[str, str]:
    """A small sample of an importer: its name, and its text."""
    for file in sorted(SAMPLES.joinpath(name).rglob("*"), key=lambda file: (file.stat().st_size, file)):
        if file.suffix in KINDS and "expected" not in file.parts and 300 < file.stat().st_size < 200_000:
            text = file.read_text("utf-8", "replace")
            if READERS[name].accepts(Capture(file.name, text.encode)) and spot(text):
                return file.name, text
    pytest.skip("no sample of one file")


def spot(text: str) -> int:
    """The end of the longest run of words, which somebody wrote."""
    found = max(re.finditer(r"[A-Za-z][a-z ,.']{15,}", text), key=lambda match: len(match[0]), default=None)
    return found.end() if found else 0


@pytest.mark.parametrize("name", NAMES)
def test_time_grows_with_what_a_post_holds_and_no_faster(name):
    file, text = sample(name)

    def run(part: str, length: int) -> float:
        words = "".join(part % n if "%d" in part else part for n in range(length // len(part)))
        words = json.dumps(words)[1:-1] if file.endswith((".json", ".jsonl")) else words
        data = (text[: spot(text)] + words + text[spot(text) :]).encode("utf-8", "surrogatepass")

        def read() -> None:
            try:
                for _ in READERS[name].posts(Capture(file, lambda: data)):
                    pass
            except StillboardError:
                pass

        return seconds(read)

    slow = []
    for part in itertools.islice(PARTS, NAMES.index(name) % EVERY, None, EVERY):
        if run(part, 40_000) < 0.4:  # a time that grows with the square takes longer
            continue
        times = [(run(part, 10_000), run(part, 40_000)) for _ in range(3)]
        if sorted(large / max(small, 0.004) for small, large in times)[1] > 12:  # of sixteen
            slow.append((part, times))
    assert slow == []
