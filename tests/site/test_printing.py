"""What templates print is what Jinja would print."""

from __future__ import annotations

import typing

import jinja2
import pytest
from markupsafe import Markup, escape

from stillboard.site import printing


class Html:
    """Something that gives HTML of its own."""

    def __html__(self) -> str:
        return "<i>own</i>"


class Word(str):
    """Text that is no plain str."""

    __slots__ = ()


VALUES = ["", "plain", "a&b", "a<b", "a>b", 'a"b', "a'b", "&lt;", "ü\x00\u2028", 7, 1.5, True, None, (1, "<"), Word("<"), Html()]
HTML = [Markup("<b>&amp;</b>"), Markup(""), escape("<")]


@pytest.mark.parametrize("value", [*VALUES, *HTML])
def test_a_value_is_printed_as_jinja_prints_it(value: object) -> None:
    shown = printing.printed(value)
    assert shown == str(escape(value))
    assert isinstance(shown, str)


def ours(**more: typing.Any) -> jinja2.Environment:
    return jinja2.Environment(**printing.ENVIRONMENT, **more)  # noqa: S701 - it says autoescape


@jinja2.pass_context
def seen(context: jinja2.runtime.Context, name: str) -> object:
    return context.get(name, "nothing")


MACRO = "{% macro m(v) %}<u>{{ v }}</u>{% endmacro %}"
FREE = "{% macro m(a, b='<') %}{{ a }}{{ b }}{{ varargs }}{{ kwargs }}{% endmacro %}"
SOURCES = [
    "{{ value }}",
    MACRO + "{{ m(value) }}{{ m(m(value)) }}{{ m(v=value) }}",
    MACRO + "{% block main %}{{ m(value) }}{{ m(v=value) }}{{ range(2)|join }}{{ dict(v=value) }}{% endblock %}",
    MACRO + "{% for each in [value] %}{{ m(each) }}{% autoescape false %}{{ m(each) }}{% endautoescape %}{% endfor %}",
    FREE + "{{ m(value) }}{{ m(b=value, a=1) }}{{ m(1, 2, 3, c=4) }}",
    "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}<u>{{ value }}</u>{% endcall %}",
    "{% set a = value %}{% block main %}{{ seen('a') }}{% set a = 1 %}{{ seen('a') }}{% endblock %}",
    "{% for a in [value] %}{{ loop.index }}{{ a }}{{ seen('a') }}{% endfor %}",
    "{% set kept %}<u>{{ value }}</u>{% endset %}{{ kept }}",
    "{% set both = [value, value]|join('<') %}{{ both }}",
    "{{ value ~ '<' }}{{ value|safe }}{{ value|e }}{{ value|upper }}",
    "{% filter upper %}<u>{{ value }}</u>{% endfilter %}",
    "{% autoescape false %}{{ value }}{% endautoescape %}",
    "{% autoescape value is none %}{{ value }}{% endautoescape %}",
]


@pytest.mark.parametrize("finalize", [None, lambda value: "<none>" if value is None else value])
@pytest.mark.parametrize("source", SOURCES)
def test_a_template_prints_what_jinja_prints(source: str, finalize: typing.Any) -> None:
    environment = ours(finalize=finalize)
    plain = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, finalize=finalize)
    for value in [*VALUES, *HTML]:
        assert environment.from_string(source).render(value=value, seen=seen) == plain.from_string(source).render(
            value=value, seen=seen
        ), repr(value)


class Thing:
    """Something with an attribute, and one that fails."""

    said = Markup("<b>")
    inner: typing.ClassVar = {"said": "<i>", "thing": {"items": 1}}

    @property
    def failing(self) -> str:
        raise AttributeError("there is none")

    def __getitem__(self, name: str) -> str:
        return f"item {name}"


ATTRIBUTES = [
    "{{ thing.said }}{{ thing.inner.said }}{{ thing.inner['said'] }}{{ thing.failing }}{{ thing.none }}",
    "{{ thing.inner.items()|length }}{{ thing.inner.thing.items is callable }}{{ thing.inner.none is defined }}",
    "{{ thing.inner.none|default(thing.said) }}{% for each in [thing] if each.inner.said %}{{ each.inner.thing }}{% endfor %}",
    "{% macro m(a, b=thing.said) %}{{ a.inner.said ~ b }}{% endmacro %}{{ m(thing) }}{{ m(thing, b=thing.inner.said) }}",
    "{% set ns = namespace(a=thing) %}{% set ns.a = thing.inner %}{{ ns.a.said }}",
    "{{ [thing.said, thing.inner.said]|map('upper')|join(thing.inner.thing.items|string|length|string) }}",
]


@pytest.mark.parametrize("source", ATTRIBUTES)
def test_attributes_are_those_that_jinja_finds(source: str) -> None:
    plain = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    assert ours().from_string(source).render(thing=Thing()) == plain.from_string(source).render(thing=Thing())


def test_an_attribute_that_is_not_there_is_named() -> None:
    template = ours().from_string("{{ thing.inner.none }}")
    with pytest.raises(jinja2.UndefinedError, match="has no attribute 'none'"):
        template.render(thing=Thing())


def test_templates_are_compiled_to_print_so() -> None:
    code = ours().compile("{{ value }}", raw=True)
    assert "environment.printed(" in code
    assert "escape(" not in code


@pytest.mark.parametrize("given", ["1, 2", "1, w=2", ""])
def test_a_macro_called_wrongly_is_still_an_error(given: str) -> None:
    with pytest.raises((TypeError, jinja2.UndefinedError)):
        ours().from_string("{% macro m(v) %}{{ v }}{% endmacro %}{{ m(" + given + ") }}").render()


def test_a_misspelt_name_is_still_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError, match="nope"):
        ours().from_string("{{ nope }}").render()


def test_templates_know_what_is_added_later_and_what_one_alone_was_given() -> None:
    templates = {
        "parts": "{% macro m(v) %}{{ v }} {{ lamp }} {{ wick|default('none') }}{% endmacro %}",
        "page": "{% from 'parts' import m %}{{ m(1) }} {{ lamp }} {{ wick|default('none') }}",
    }
    shown = []
    for environment in (ours, jinja2.Environment):
        made = environment(loader=jinja2.DictLoader(templates))
        made.globals["lamp"] = "old"
        page = made.get_template("page")
        made.globals["lamp"] = "lit"
        own = made.from_string(templates["page"], globals={"lamp": "own", "wick": "long"})
        later = made.get_template("page", globals={"wick": "short"})
        shown.append(
            [page.render(wick="given"), own.render(), later.render(), made.from_string("{{ wick is defined }}").render()]
        )
    assert shown[0] == shown[1]
    assert shown[0][1:] == ["1 lit long own long", "1 lit short lit short", "False"]
