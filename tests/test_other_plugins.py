"""Pelican's plugins beside this one: they are told of the forum's pages as of Pelican's own."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest
from pelican.plugins import _utils as loading

from stillboard import pelican_replaced
from support import lanternside, webpages
from support.builds import pelican, settings

SITE = "https://archive.example"
ARTICLE = """{% extends "!theme/article.html" %}
{% block main %}{{ super() }}<p>Before: {{ article.prev_article.title if article.prev_article else "" }}.</p>{% endblock %}
"""
PLUGINS = ["stillboard", "sitemap", "seo", "neighbors"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site made with all of them, twice, since the second build keeps what it can."""
    folder = tmp_path_factory.mktemp("plugins")
    lanternside.small(folder / "content")
    (folder / "content" / "pages" / "about.md").unlink()  # the seo plugin fails on any page of Pelican's without a category
    (folder / "content" / "news").mkdir()
    (folder / "templates").mkdir()
    (folder / "templates" / "article.html").write_text(ARTICLE, "utf-8")
    for day in (1, 2):
        (folder / "content" / "news" / f"{day}.md").write_text(f"Title: News {day}\nDate: 2020-05-0{day}\n\nIt is lit.\n")
    more = {
        "FORUM_SITEMAP": False,
        "FORUM_ROBOTS": False,
        "SEO_ENHANCER": True,
        "SEO_ENHANCER_OPEN_GRAPH": True,
        "AUTHOR": "Pell",
        "THEME_TEMPLATES_OVERRIDES": [str(folder / "templates")],
    }
    conf = settings(folder, folder / "content", PLUGINS=PLUGINS, SITEURL=SITE, **more)
    for _ in range(2):
        done = pelican(conf)
        assert done.code == 0, done.text
    return folder / "output"


def test_the_sitemap_plugin_lists_the_forums_pages_with_their_dates(built: Path) -> None:
    text = (built / "sitemap.xml").read_text("utf-8")
    found = dict(re.findall(r"<loc>(.*?)</loc>\s*<lastmod>(.*?)</lastmod>", text))
    assert found[f"{SITE}/threads/a-wick-that-will-not-rise.7/"] == "2019-03-03T00:00:00+00:00"
    assert {f"{SITE}/", f"{SITE}/members/", f"{SITE}/news/news-1"} <= set(found)
    assert f"{SITE}/404" not in found  # nor anything else that is not for search engines


def test_the_seo_plugin_enhances_the_forums_pages(built: Path) -> None:
    page = webpages.parsed((built / "threads" / "a-wick-that-will-not-rise.7" / "index.html").read_text("utf-8"))
    addresses = {link.get("href") for link in webpages.links(page, "canonical")}
    assert addresses == {f"{SITE}/threads/a-wick-that-will-not-rise.7/"}
    assert "A wick that will not rise" in webpages.meta(page, "og:title")


def test_the_neighbors_plugin_knows_the_news(built: Path) -> None:
    said = ["".join(webpages.parsed((built / "news" / f"news-{day}.html").read_text("utf-8")).itertext()) for day in (1, 2)]
    assert [re.findall(r"Before: (.*?)\.", words) for words in said] == [[""], ["News&nbsp;1"]]


def test_of_installed_plugins_only_those_that_are_named_are_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    for name, code in (("quiet", ""), ("broken", "raise RuntimeError('imported')")):
        (tmp_path / "drawer" / name).mkdir(parents=True)
        (tmp_path / "drawer" / name / "__init__.py").write_text(code)
    drawer = ModuleType("drawer")
    drawer.__path__ = [str(tmp_path / "drawer")]
    monkeypatch.setattr(loading, "get_namespace_plugins", loading.get_namespace_plugins)  # as it is, after the test
    pelican_replaced.replace_loading()
    found = loading.get_namespace_plugins(drawer)
    assert set(found) == {"drawer.quiet", "drawer.broken"}
    assert found["drawer.quiet"].__name__ == "drawer.quiet"
    with pytest.raises(RuntimeError, match="imported"):
        found["drawer.broken"]
