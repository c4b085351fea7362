"""The FORUM_* settings."""

from __future__ import annotations

import pytest

from stillboard.errors import SettingsError
from stillboard.site import config

PELICANS = {"PATH": "content", "CACHE_PATH": "cache", "SITENAME": "Lanternside archive", "DEFAULT_LANG": "en", "SITEURL": ""}


def read(**settings: object) -> config.Config:
    return config.read({**PELICANS, **settings})


def test_defaults() -> None:
    found = read()
    assert (found.posts_per_page, found.renderer, found.base, found.site_url, found.relative) == (20, "gfm", "", "", False)
    for setting in config.SETTINGS:
        assert setting.check(setting.default) == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FORUM_POSTS_PER_PAGE", 0),
        ("FORUM_POSTS_PER_PAGE", "20"),
        ("FORUM_POSTS_PER_PAGE", True),
        ("FORUM_POSTS_PER_PAGE", 20.0),
        ("FORUM_THREADS_PER_PAGE", 501),
        ("FORUM_MEMBERS_PER_PAGE", -1),
        ("FORUM_THREAD_PATH", "threads/{slug}"),
        ("FORUM_THREAD_PATH", "{slug}.{id}"),
        ("FORUM_THREAD_PATH", "/threads/{id}"),
        ("FORUM_THREAD_PATH", "../{id}"),
        ("FORUM_THREAD_PATH", "threads/{id.__class__}"),
        ("FORUM_THREAD_PATH", "threads/{id}/"),
        ("FORUM_BOARD_PATH", None),
        ("FORUM_RENDERER", "html"),
        ("FORUM_TYPOGRIFY", 1),
        ("FORUM_CACHE", "yes"),
        ("SITEURL", "archive.example"),
        ("SITEURL", "ftp://archive.example"),
        ("SITEURL", "https://archive.example/?x=1"),
        ("SITEURL", "https://"),
        ("SITEURL", 7),
    ],
)
def test_what_cannot_be_used_names_the_setting(name: str, value: object) -> None:
    with pytest.raises(SettingsError) as caught:
        read(**{name: value})
    assert caught.value.where == name
    assert caught.value.todo
    assert caught.value.exitcode == 2


def test_unknown_settings_name_the_nearest() -> None:
    with pytest.raises(SettingsError, match="did you mean FORUM_RENDERER"):
        read(FORUM_RENDRER="gfm")
    with pytest.raises(SettingsError, match="known are FORUM_POSTS_PER_PAGE"):
        read(FORUM_ZZZZZZZZZZZZ=1)


def test_two_kinds_of_page_cannot_share_a_folder() -> None:
    with pytest.raises(SettingsError, match="share a folder"):
        read(FORUM_THREAD_PATH="t/{id}", FORUM_BOARD_PATH="t/{slug}.{id}")


@pytest.mark.parametrize(
    ("site_url", "kept", "base"),
    [
        ("https://archive.example", "https://archive.example", ""),
        ("https://archive.example/", "https://archive.example", ""),
        ("https://pell.example/Lanternside/", "https://pell.example/Lanternside", "/Lanternside"),
        ("https://pell.example/~pell/old_forum", "https://pell.example/~pell/old_forum", "/~pell/old_forum"),
        (None, "", ""),
    ],
)
def test_site_url(site_url: str | None, kept: str, base: str) -> None:
    found = read(SITEURL=site_url)
    assert (found.site_url, found.base) == (kept, base)
