"""Every importer against its samples: byte for byte, twice, loudly when the format drifts; and the contract of them all.

A sample is a folder tests/importers/<name>/<case>/ with `dump.*` or a folder `dump`, perhaps `options.json` with the
command line's `captured`, `url`, `dayfirst` and `keep_emails` and the `exit_code` to expect, and `expected/`, the archive
that comes of it.
`UPDATE=1 pytest tests/importers/test_samples.py` writes expected/ anew: read it before you commit it.
"""

from __future__ import annotations

import functools
import json
import os
import pkgutil
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.convert import Options, convert
from stillboard.convert.report import Report
from stillboard.dumps import Capture, captures
from stillboard.errors import StillboardError
from stillboard.importers import all_importers
from stillboard.importers._importer import Importer
from stillboard.model import When
from support.paths import PLUGIN

SAMPLES = Path(__file__).parent
NAMES = [importer.name for importer in all_importers()]
UPDATE = os.environ.get("UPDATE") == "1"
each_importer = pytest.mark.parametrize("importer", all_importers(), ids=NAMES)


@dataclass(frozen=True)
class Case:
    importer: str
    folder: Path

    @property
    def dump(self) -> Path:
        found = sorted(path for path in self.folder.iterdir() if path.name.partition(".")[0] == "dump")
        assert len(found) == 1, f"{self.folder} needs one dump.* or dump/"
        return found[0]

    @functools.cached_property
    def options(self) -> dict[str, object]:
        path = self.folder / "options.json"
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}

    def convert(self, dump: Path, root: Path) -> Report:
        captured = self.options.get("captured")
        options = Options(
            captured=When(captured) if captured else None,
            url=self.options.get("url", ""),
            dayfirst=self.options.get("dayfirst"),
            keep_emails=bool(self.options.get("keep_emails")),
        )
        return convert([dump], root, all_importers(), options)

    def captures(self) -> Iterator[Capture]:
        return captures(self.dump)


def cases(name: str = "") -> list[Case]:
    return [
        Case(folder.parent.name, folder)
        for folder in sorted(SAMPLES.glob(f"{name or '*'}/*"))
        if folder.is_dir() and any(path.name.partition(".")[0] == "dump" for path in folder.iterdir())
    ]


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.importer}-{case.folder.name}")
def test_a_sample_gives_what_is_expected_and_the_second_time_nothing(case, tmp_path):
    root = tmp_path / "content"
    report = case.convert(case.dump, root)
    assert report.balanced
    assert report.exit_code == case.options.get("exit_code", 0), report.errors
    expected = case.folder / "expected"
    if UPDATE:
        shutil.rmtree(expected, ignore_errors=True)
        shutil.copytree(root, expected)
    found, wanted = tree(root), tree(expected)
    assert list(found) == list(wanted), "other files; UPDATE=1 writes them anew"
    for name, data in found.items():
        assert data == wanted[name], name
    assert case.convert(case.dump, root).written == 0
    assert tree(root) == found


@each_importer
def test_an_importer_has_samples_of_its_own(importer):
    assert len(cases(importer.name)) >= 2
    for case in cases(importer.name):
        takers = {next((i.name for i in all_importers() if i.accepts(capture)), "none") for capture in case.captures()}
        assert takers == {importer.name}, case.folder


@each_importer
def test_an_importer_takes_no_other_samples(importer):
    if importer.fallback:
        pytest.skip("it is asked only where no other importer knows the format")
    for case in cases():
        if case.importer != importer.name:
            assert not any(importer.accepts(capture) for capture in case.captures()), case.folder


def test_the_tuple_and_the_folders_agree():
    package = PLUGIN / "importers"
    modules = {name for _, name, _ in pkgutil.iter_modules([str(package)]) if not name.startswith("_")}
    samples = [path.name for path in SAMPLES.iterdir() if path.is_dir() and path.name != "__pycache__"]
    assert sorted(NAMES) == sorted(modules) == sorted(samples)


def test_summaries_are_single_sentences_and_distinguish_them():
    summaries = [importer.summary for importer in all_importers()]
    assert len(set(summaries)) == len(summaries)
    for summary in summaries:
        assert summary[0].isupper()
        assert summary.endswith(".")
        assert len(summary) <= 110
        assert "\n" not in summary


def wrapped(data: bytes, name: str = "garbage.html") -> Capture:
    return Capture(name, lambda: data)


MARKS = [
    b"<html id=XF",
    b'{"post_stream":',
    b"[",
    b"\xff\xfe",
    b"\xc2\xa0\n",
    b"Joined\n",
    b" | Page 2 | ",
    b"\0",
    b"message--post",
]


@each_importer
@given(data=st.binary(max_size=200) | st.lists(st.sampled_from(MARKS) | st.binary(max_size=20)).map(b"".join))
def test_accepts_never_raises(importer, data):
    for name in ("garbage.html", "garbage.txt", "garbage.json", ""):
        assert importer.accepts(wrapped(data, name)) in (True, False)


@each_importer
@given(data=st.data())
def test_a_damaged_sample_is_read_or_refused_but_never_crashes(importer, data):
    whole = sample(importer.name)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 3000)))
    capture = wrapped(whole[:start] + data.draw(st.binary(max_size=40)) + whole[end:], "damaged")
    assert "damaged" in refusal(importer, capture)


def refusal(importer: Importer, capture: Capture) -> str:
    """Why an importer refuses a capture, which must say where; its name if it reads it. Anything else is a bug."""
    try:
        list(importer.posts(capture))
    except StillboardError as error:
        return str(error)
    return capture.name


@functools.cache
def sample(name: str) -> bytes:
    """An importer's first sample."""
    return next(cases(name)[0].captures()).data


@each_importer
def test_the_same_capture_gives_the_same_items(importer):
    for case in cases(importer.name):
        for capture, again in zip(case.captures(), case.captures(), strict=True):
            assert items(importer, capture) == items(importer, again)


def items(importer: Importer, capture: Capture) -> list[object]:
    """Everything an importer yields, and what it says in the end of a capture that is broken in part."""
    found: list[object] = []
    try:
        found.extend(importer.posts(capture))
    except StillboardError as error:
        return [*found, str(error)]
    return found


@each_importer
def test_a_format_that_drifted_is_an_error_and_no_success(importer, tmp_path):
    script = json.loads((SAMPLES / importer.name / "drift.json").read_text(encoding="utf-8"))
    case = Case(importer.name, SAMPLES / importer.name / script["case"])
    text = case.dump.read_text(encoding="utf-8")
    for old, new in script["replace"]:
        assert old in text, f"the sample holds no {old!r} any more"
        text = text.replace(old, new)
    dump = tmp_path / case.dump.name
    dump.write_text(text, encoding="utf-8")
    report = case.convert(dump, tmp_path / "content")
    assert report.exit_code == 3, list(tree(tmp_path / "content"))
    general = [one.name for one in all_importers() if one.fallback and one is not importer]
    for path in (tmp_path / "content").rglob("thread.md"):  # what another importer made of it, which the error says
        readers = {line.split()[1] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("Source: ")}
        assert readers <= set(general)
        assert any(name in report.errors[0].text for name in readers)
