"""What is made ready for processes that make pages, while others read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import jinja2
import pytest

from stillboard.addresses import reading
from stillboard.site import code, printing
from stillboard.site.preparing import LEXERS, Preparing


@pytest.fixture
def environment(tmp_path: Path) -> jinja2.Environment:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "name.html").write_text("{% macro name(n) %}<b>{{ n }}</b>{% endmacro %}")
    (tmp_path / "page.html").write_text('{% from "parts/name.html" import name %}{{ name(page) }}')
    (tmp_path / "unused.html").write_text("{% if %}")
    return jinja2.Environment(loader=jinja2.FileSystemLoader(tmp_path), **printing.ENVIRONMENT)  # noqa: S701 - it says autoescape


def test_templates_are_compiled_and_a_mistake_waits_until_it_is_met(environment, tmp_path):
    Preparing(environment, tmp_path)([])
    for file in tmp_path.rglob("*.html"):
        file.unlink()  # nothing is read a second time
    assert environment.get_template("page.html").render(page="Pell") == "<b>Pell</b>"
    (tmp_path / "unused.html").write_text("{% if %}")
    with pytest.raises(jinja2.TemplateSyntaxError):
        environment.get_template("unused.html")


def test_forms_of_addresses_are_ready_and_not_before(environment, tmp_path):
    reading.every.cache_clear()
    Preparing(environment, tmp_path)([])
    assert reading.every.cache_info().currsize == 1
    loaded = (
        "import sys, stillboard.settings; from stillboard.addresses import reading; sys.exit(reading.every.cache_info().currsize)"
    )
    subprocess.run([sys.executable, "-c", loaded], check=True, cwd=tmp_path)


def test_lexers_are_made_as_far_as_languages_are_known_and_not_for_ever(environment, tmp_path):
    code.lexer_of.cache_clear()
    prepare = Preparing(environment, tmp_path)
    languages: dict[str, None] = {}
    for name in ["rust", "python", *(f"none-{n}" for n in range(2 * LEXERS))]:
        languages[name] = None
        prepare(languages)
    found = code.lexer_of.cache_info()
    assert (found.currsize, found.hits) == (LEXERS, 0)
    assert "<span" in code.Code().block("fn main() {}", "Rust")
    assert code.lexer_of.cache_info().hits == 1
