"""What a site changes of the theme without a theme of its own: templates, colours, a picture beside its name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from stillboard.errors import SettingsError
from stillboard.outputs import colours
from stillboard.site import config
from support import lanternside, linkcheck
from support.builds import tree
from support.filed import BASE
from support.inprocess import build
from support.templates import CSS, THEME, luminance

SITE = "https://archive.example/"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    lanternside.whole(folder)
    return folder


def test_a_template_of_the_sites_own_extends_the_one_that_it_replaces(content: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "board.html").write_text(
        '{% extends "!theme/board.html" %}{% block main %}<p>Ours: {{ page.heading }}</p>{{ super() }}{% endblock %}', "utf-8"
    )
    assert not build(tmp_path, content, THEME_TEMPLATES_OVERRIDES=[str(own)]).error
    text = (tmp_path / "output" / "forums" / "workshop.2" / "index.html").read_text("utf-8")
    assert "<p>Ours: Workshop</p>" in text
    assert text.index("Ours: Workshop") < text.index("<h1")
    (own / "board.html").unlink()
    assert not build(tmp_path, content, THEME_TEMPLATES_OVERRIDES=[str(own)]).error
    assert "Ours:" not in (tmp_path / "output" / "forums" / "workshop.2" / "index.html").read_text("utf-8")


def test_readme_lists_the_custom_properties() -> None:
    root = re.search(r":root \{(.*?)\n\}", CSS, re.S)
    listed = re.findall(r"^\| `--([a-z-]+)` \| \S", (THEME / "README.md").read_text("utf-8"), re.M)
    assert root
    assert listed == re.findall(r"--([a-z-]+):", root[1])
    assert all(f"var(--{name})" in CSS for name in listed)


def test_a_colour_is_in_a_file_of_its_own_which_every_page_loads_after_the_stylesheet(content: Path, tmp_path: Path) -> None:
    assert not build(tmp_path, content, FORUM_ACCENT="#FA0").error
    output = tmp_path / "output"
    assert (output / "theme" / "colours.css").read_text("utf-8") == ":root:root:root { --bar: #fa0; --bar-ink: #000; }\n"
    for page in linkcheck.pages(output):
        sheets = re.findall('<link rel="stylesheet" href="([^"]*)"', page.read_text("utf-8"))
        assert [sheet.partition("?")[0] for sheet in sheets] == ["/theme/forum.css", "/theme/colours.css"]
    assert not build(tmp_path, content).error
    assert not (output / "theme" / "colours.css").exists()
    assert "colours.css" not in (output / "index.html").read_text("utf-8")


def test_what_is_written_on_a_colour_can_be_read() -> None:
    shades = ("00", "33", "66", "77", "99", "cc", "ff")
    for ground in (f"#{red}{green}{blue}" for red in shades for green in shades for blue in shades):
        dark, light = sorted((luminance(ground), luminance(colours.ink(ground))))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, ground


@pytest.mark.parametrize("value", ["red", "#12", "#12345g", "#fff;}*{display:none", "#fff\n", 7, None, "rgb(1,2,3)"])
def test_a_colour_is_digits_alone(value: Any) -> None:
    with pytest.raises(SettingsError, match="FORUM_ACCENT"):
        config.read({**BASE, "PATH": "content", "FORUM_ACCENT": value})


@pytest.mark.parametrize("relative", [False, True])
def test_a_logo_is_a_picture_of_the_archive_in_its_size(content: Path, tmp_path: Path, relative: bool) -> None:
    logo = lanternside.attachment(content, "our lamp.png", lanternside.png(40, 30))
    made = build(tmp_path, content, FORUM_LOGO=logo, RELATIVE_URLS=relative)
    assert not made.error
    output = tmp_path / "output"
    shown = re.compile(r'<img src="([^"]*)" width="40" height="30" alt="">')
    for page in linkcheck.pages(output):
        match = shown.search(page.read_text("utf-8"))
        assert match
        assert (page.parent / match[1] if relative else output / match[1].lstrip("/")).is_file()
    assert (output / logo.removeprefix("/content/")).is_file()
    assert not build(tmp_path, content, RELATIVE_URLS=relative).error
    assert logo.removeprefix("/content/") not in tree(output)


@pytest.mark.parametrize("value", ["logo.png", "/etc/passwd", "/content/attachments/../x.png", "https://x.example/a.png", None])
def test_a_logo_lies_in_the_archive(value: Any) -> None:
    with pytest.raises(SettingsError, match="FORUM_LOGO"):
        config.read({**BASE, "PATH": "content", "FORUM_LOGO": value})


@pytest.mark.parametrize("data", [b"<svg onload=alert(1)>", b"", lanternside.png(2000, 1000)], ids=["text", "empty", "large"])
def test_a_logo_is_a_picture_by_its_bytes_and_no_larger_than_a_page_bears(content: Path, tmp_path: Path, data: bytes) -> None:
    logo = lanternside.attachment(content, "lamp.png", data)
    assert "FORUM_LOGO" in build(tmp_path, content, FORUM_LOGO=logo).error
    missing = logo.replace("lamp", "lantern")
    assert "FORUM_LOGO" in build(tmp_path, content, FORUM_LOGO=missing).error
