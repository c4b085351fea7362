"""What a finished site says of itself, whoever hands over the copy."""

from __future__ import annotations

import json

import pytest

from stillboard.errors import BuildError, UsageError
from stillboard.export import wacz
from stillboard.hosting.precompress import precompress
from stillboard.proof import sealing
from stillboard.site import finished, inventory
from support.builds import built, tree

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


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("404.html", "<title>Not here</title>"),
        (finished.PROVENANCE, "{}"),
        (finished.PROVENANCE, json.dumps({"title": "A vase", "provenance": "Skerry"})),
        (".stillboard", ""),
        (".stillboard", "\n"),
        (".stillboard", "# 0 files\n"),
        (".stillboard", "what somebody noted\nabout a board\n"),
        (".stillboard", "_headers\n"),
    ],
)
def test_what_is_only_called_as_a_file_of_ours_makes_no_site(tmp_path, name, said):
    for own in ("index.html", "_headers"):
        (tmp_path / own).write_text("somebody's own")
    (tmp_path / name).write_text(said)
    before = tree(tmp_path)
    for call in (finished.check_is_site, finished.check_is_whole, precompress):
        with pytest.raises((UsageError, BuildError), match=r"no site that stillboard has built|the list of the site's own files"):
            call(tmp_path)
    assert tree(tmp_path) == before


@pytest.mark.parametrize("listed", ["# 3 files\nindex.html\n", "# 1 files\nindex.html", "\0\n", b"\xff\xfe\n"])
def test_a_list_that_is_damaged_is_none(tmp_path, listed):
    (tmp_path / "index.html").write_text("somebody's own")
    (tmp_path / ".stillboard").write_bytes(listed if isinstance(listed, bytes) else listed.encode())
    with pytest.raises(BuildError, match="the list of the site's own files cannot be read"):
        finished.check_is_site(tmp_path)


def test_a_site_is_known_by_its_list_or_by_what_it_says_of_itself(tmp_path):
    (tmp_path / "index.html").write_text("<title>Lanternside</title>")
    built(tmp_path, "index.html")
    finished.check_is_whole(tmp_path)
    (tmp_path / ".stillboard").unlink()
    finished.check_is_whole(site(tmp_path, SAID))  # a copy from the web


def test_half_a_site_stands_for_no_other(tmp_path):
    """What it lacks would be deleted at the host."""
    (tmp_path / "index.html").write_text("<title>Lanternside</title>")
    built(tmp_path, "_headers", "index.html", "threads/wick.7/index.html", "threads/wick.7/page-2.html")
    finished.check_is_site(tmp_path)
    with pytest.raises(UsageError, match=r"not whole: threads/wick\.7/index\.html and 1 more of the files"):
        finished.check_is_whole(tmp_path)
    built(tmp_path, "_headers", "index.html")  # what is for a host alone may be taken away
    finished.check_is_whole(tmp_path)
    (tmp_path / inventory.JOURNAL).write_bytes(inventory.journal(["a.html"], inventory.BUILD))
    with pytest.raises(UsageError, match="half new: A build was cut short"):
        finished.check_is_whole(tmp_path)
