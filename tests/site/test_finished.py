"""What a finished site says of itself, whoever hands over the copy."""

from __future__ import annotations

import json

import pytest

from stillboard.errors import UsageError
from stillboard.export import wacz
from stillboard.proof import sealing
from stillboard.site import finished

SAID = {
    "title": "Lanternside",
    "address": "https://lanternside.example",
    "counts": {"threads": 1, "pages": 1, "posts": 2},
    "forums": [
        {"captures": [{"captured": "2021-03-04"}], "threads": [{"folder": "threads/wick.7", "pages": {"1": "70 71"}}]},
    ],
}


def site(folder, said):
    (folder / "index.html").write_text("<title>Lanternside</title>")
    (folder / finished.PROVENANCE).write_text(said if isinstance(said, str) else json.dumps(said))
    return folder


def test_what_a_build_writes_is_read(tmp_path):
    made = finished.made(site(tmp_path, SAID))
    assert (made.title, made.address, made.captured) == ("Lanternside", "https://lanternside.example", ("2021-03-04",))
    assert [(one.folder, one.pages, one.original) for one in made.threads] == [("threads/wick.7", {"1": ("70", "71")}, "")]


@pytest.mark.parametrize(
    "said",
    [
        "",
        "[" * 100_000,
        "[]",
        "{}",
        {**SAID, "forums": None},
        {**SAID, "forums": ["talk"]},
        {**SAID, "forums": [{"captures": [], "threads": [7]}]},
        {**SAID, "forums": [{"captures": [], "threads": [{"folder": "a", "pages": ["70"]}]}]},
        {**SAID, "forums": [{"captures": ["2021"], "threads": []}]},
        {**SAID, "counts": {"threads": "many", "pages": 1, "posts": 2}},
    ],
)
def test_what_no_build_writes_is_refused(tmp_path, said):
    with pytest.raises(UsageError, match="is not what a build writes"):
        finished.made(site(tmp_path, said))


def test_a_capture_of_no_time_is_refused_before_anything_is_written(tmp_path):
    forum = {**SAID["forums"][0], "captures": [{"captured": "when the lamp was lit"}]}
    site(tmp_path, {**SAID, "forums": [forum]})
    with pytest.raises(UsageError, match="a capture of no time"):
        wacz.pack(tmp_path, tmp_path / "a.wacz")
    assert not (tmp_path / "a.wacz").exists()


def test_missing_and_unreadable_are_two_things(tmp_path):
    with pytest.raises(UsageError, match="is not there"):
        finished.made(tmp_path)
    assert sealing.read(tmp_path / "checksums.json") is None
    for name in (finished.PROVENANCE, "checksums.json"):
        (tmp_path / name).mkdir()
    with pytest.raises(UsageError, match="cannot be read"):
        finished.made(tmp_path)
    with pytest.raises(UsageError, match="cannot be read"):
        sealing.read(tmp_path / "checksums.json")


@pytest.mark.parametrize("name", ["", "/etc/passwd", "../a", "a/../b", "a//b", "./a", "a\\b", "a\0b", "a/...", "a/."])
def test_names_that_lead_out_of_a_site(name):
    assert not finished.is_inside(name)


@pytest.mark.parametrize("name", ["a", "a/b.html", "threads/wick.7/index.html", "..a/b", ".well-known/x"])
def test_names_within_a_site(name):
    assert finished.is_inside(name)
