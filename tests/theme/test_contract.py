"""The theme's contract: templates and theme/README.md say what the records of site/pages/ hold, and no more."""

from __future__ import annotations

import ast
import functools
import itertools
import os
import re
import types
import typing
from collections.abc import Iterable, Iterator

import jinja2
import msgspec
import pytest
from jinja2 import nodes
from markupsafe import Markup

from stillboard.site import pages
from stillboard.site.words import Words
from support.paths import PROJECT

THEME = PROJECT / "theme"
TEMPLATES = THEME / "templates"
README = THEME / "README.md"
PELICANS = {"page.html": {"page", "SITEURL", "frame_for"}, "article.html": {"article", "SITEURL", "frame_for"}}
RECORDS = {name: kind for name, kind in vars(pages).items() if isinstance(kind, type) and issubclass(kind, msgspec.Struct)}
# Fields no template of this theme shows. ThreadRow.posts: the list shows replies, which are one fewer.
UNSHOWN = {"ThreadRow.posts"}


GIVEN = {"ngettext", "grouped", "day_of", "direction"}  # by site/words.py, to every template


# ---- What a template may use: names and fields are followed through loops, assignments and macros.

DECLARED = re.compile(r"\{#- (\w+)\(([^)]*)\)")
HINTS = {name: typing.get_type_hints(kind) for name, kind in RECORDS.items()}
TYPES = vars(typing) | {"Markup": Markup, "tuple": tuple, "str": str, "int": int, "bool": bool} | RECORDS


def present(hint: object) -> object:
    """The type of a value that is known: `Moment | None` becomes Moment."""
    if isinstance(hint, types.UnionType):
        return next(part for part in typing.get_args(hint) if part is not type(None))
    return hint


def item(hint: object) -> object:
    """The type of what a tuple holds; None where that is not a tuple whose items are known."""
    return typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else None


@functools.cache
def macros(template: str) -> dict[str, dict[str, object]]:
    """The macros of a file, each with its parameters' types, as the comments before them declare."""
    source = (TEMPLATES / template).read_text("utf-8")
    return {
        name: {
            parameter.split(":")[0].strip(): eval(parameter.split(":")[1], dict(TYPES))  # noqa: S307 - our own file
            for parameter in re.split(r",(?![^\[]*\])", parameters)
        }
        for name, parameters in DECLARED.findall(source)
    }


class Reader:
    """Reads a template's tree; gathers what is wrong in `faults` and the fields it uses in `used`."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.used: set[str] = set()
        self.known: dict[str, dict[str, object]] = {}

    def read(self, node: nodes.Node, names: dict[str, object]) -> None:
        if isinstance(node, nodes.FromImport):
            declared = macros(node.template.value)
            self.known |= {name: declared[name] for name in node.names if name in declared}
            self.faults += [f"{node.template.value} declares no {name}" for name in node.names if name not in declared]
        elif isinstance(node, nodes.Macro):
            declared = self.known.get(node.name)
            if declared is None or list(declared) != [argument.name for argument in node.args]:
                self.faults.append(f"the comment before {node.name} does not declare its parameters")
            self.each(node.body, names | (declared or {}))
        elif isinstance(node, nodes.For):
            inner = names | {"loop": None, typing.cast(nodes.Name, node.target).name: item(self.type(node.iter, names))}
            self.each([*node.body, *node.else_], inner)
        elif isinstance(node, nodes.Assign):
            names[typing.cast(nodes.Name, node.target).name] = self.type(node.node, names)
        elif isinstance(node, nodes.Expr):
            self.type(node, names)
        else:
            self.each(node.iter_child_nodes(), dict(names) if isinstance(node, nodes.Block) else names)

    def each(self, children: Iterable[nodes.Node], names: dict[str, object]) -> None:
        for child in children:
            self.read(child, names)

    def type(self, node: nodes.Node, names: dict[str, object]) -> object:
        """The type of an expression; None where it is not followed further."""
        if isinstance(node, nodes.Name):
            if node.name not in names and node.name not in self.known and node.name not in GIVEN:
                self.faults.append(f"line {node.lineno}: {node.name} is not given to templates")
            return present(names.get(node.name))
        if isinstance(node, nodes.Getattr):
            return self.field(self.type(node.node, names), node.attr, node.lineno)
        if isinstance(node, nodes.Filter):
            return self.filtered(node, names)
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in self.known:
            return self.call(node, self.known[node.node.name], names)
        inner = [self.type(child, names) for child in node.iter_child_nodes() if isinstance(child, nodes.Expr)]
        if isinstance(node, nodes.Const):
            return type(node.value)
        return inner[0] if isinstance(node, nodes.Or) else None

    def field(self, owner: object, attribute: str, line: int) -> object:
        name = getattr(owner, "__name__", "")
        if name not in RECORDS:
            return None
        if attribute not in HINTS[name]:
            self.faults.append(f"line {line}: {name} has no {attribute}")
            return None
        self.used.add(f"{name}.{attribute}")
        return present(HINTS[name][attribute])

    def filtered(self, node: nodes.Filter, names: dict[str, object]) -> object:
        hint = self.type(node.node, names)
        for argument in node.args:
            self.type(argument, names)
        if node.name == "map":
            return tuple[self.field(item(hint), node.kwargs[0].value.value, node.lineno), ...]
        return {"length": int}.get(node.name, hint)

    def call(self, node: nodes.Call, declared: dict[str, object], names: dict[str, object]) -> object:
        given = [self.type(argument, names) for argument in node.args]
        for (name, wanted), got in itertools.zip_longest(declared.items(), given, fillvalue=("an argument more", None)):
            if got is not None and got != wanted:
                self.faults.append(f"line {node.lineno}: {name} is {got}, not {wanted}")
        return Markup


def reading(source: str, names: dict[str, object], known: dict[str, dict[str, object]] | None = None) -> Reader:
    reader = Reader()
    reader.known |= known or {}
    reader.read(jinja2.Environment(autoescape=True, extensions=[Words]).parse(source), dict(names))
    return reader


def all_readings() -> Iterator[tuple[str, Reader]]:
    kinds = {template: kind for kind, template in pages.TEMPLATES.items()}
    for path in sorted(TEMPLATES.rglob("*.html")):
        name = path.relative_to(TEMPLATES).as_posix()
        if name in PELICANS:
            names: dict[str, object] = dict.fromkeys(PELICANS[name])
        elif name.startswith("parts/"):
            names = {}
        else:  # base.html says {{ page.title }}, and what every kind of page has besides
            names = {"frame": pages.Frame, "page": kinds.get(name, pages.MissingPage)}
        yield name, reading(path.read_text("utf-8"), names, macros(name) if name.startswith("parts/") else None)


def test_templates_use_only_what_the_records_hold() -> None:
    assert {name: reader.faults for name, reader in all_readings() if reader.faults} == {}


def test_the_second_theme_uses_only_what_the_records_hold() -> None:
    plain = PROJECT / "tests" / "theme" / "plain" / "templates"
    kinds = {template: kind for kind, template in pages.TEMPLATES.items()}
    included = {
        "rows.html": {"threads": tuple[pages.ThreadRow, ...]},
        "boards.html": {"boards": tuple[pages.BoardRow, ...]},
        "pages.html": {"pager": pages.Pager},
        "way.html": {"crumbs": tuple[pages.Link, ...]},
    }
    faults = {}
    for path in sorted(plain.glob("*.html")):
        names = {"frame": pages.Frame, "page": kinds.get(path.name, pages.MissingPage)}
        if path.name in PELICANS:
            names = dict.fromkeys(PELICANS[path.name])
        faults[path.name] = reading(path.read_text("utf-8"), included.get(path.name, names)).faults
    assert {name: found for name, found in faults.items() if found} == {}
    assert set(faults) == {"base.html", *PELICANS, *kinds, *included}


def test_every_field_is_shown_or_named_as_unshown() -> None:
    used = set().union(*(reader.used for _, reader in all_readings()))
    used |= {f"{kind.__name__}.{name}" for kind in pages.TEMPLATES for name in ("title", "about", "canonical")}  # by base.html
    fields = {f"{name}.{field}" for name, kind in RECORDS.items() for field in kind.__struct_fields__}
    assert fields - used == UNSHOWN


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("{{ page.nope }}", "ThreadPage has no nope"),
        ("{% for post in page.posts %}{{ post.author.nme }}{% endfor %}", "Card has no nme"),
        ("{% if page.started and page.started.minute %}{% endif %}", "Moment has no minute"),
        ("{% set one = page.pager %}{{ one.lats }}", "Pager has no lats"),
        ("{{ page.posts|map(attribute='labl')|join }}", "PostView has no labl"),
        ("{{ stranger }}", "stranger is not given"),
        ("{{ '%s'|format(stranger.name) }}", "stranger is not given"),
        ("{% from 'parts/words.html' import date %}{{ date(page.pager) }}", "moment is"),
        ("{% from 'parts/words.html' import date %}{{ date(page.started, page.pager) }}", "an argument more"),
        ("{% from 'parts/words.html' import dte %}", "declares no dte"),
        ("{% block main %}{{ frame.nope }}{% endblock %}", "Frame has no nope"),
    ],
)
def test_the_reader_finds(source: str, fault: str) -> None:
    faults = reading(source, {"frame": pages.Frame, "page": pages.ThreadPage}).faults
    assert any(fault in found for found in faults), faults


def test_every_page_has_its_template_and_every_part_says_what_it_is_for() -> None:
    top = {path.name for path in TEMPLATES.glob("*.html")}
    assert top == {"base.html", *PELICANS, *pages.TEMPLATES.values()}
    assert set(pages.TEMPLATES) == set(typing.get_args(pages.PageRecord))
    for path in TEMPLATES.rglob("*.html"):
        assert path.read_text("utf-8").startswith("{#- "), path


# ---- theme/README.md lists the fields.


def tables() -> str:
    """The records as tables, as theme/README.md shows them."""
    parts = []
    for name, kind in RECORDS.items():
        rows = []
        for field in kind.__struct_fields__:
            annotated = ast.parse(kind.__annotations__[field], mode="eval").body  # Annotated[str, "its words"]
            assert isinstance(annotated, ast.Subscript)
            assert isinstance(annotated.slice, ast.Tuple)
            held, meaning = annotated.slice.elts
            kept = ast.unparse(held).replace("|", "\\|")  # a bar would end the cell
            rows.append(f"| `{field}` | `{kept}` | {ast.literal_eval(meaning)} |".replace("<", "\\<"))
        parts.append("\n".join([f"### {name}", f"{kind.__doc__}\n", "| field | type | meaning |", "|---|---|---|", *rows]))
    return "\n\n".join(parts)


def test_readme_lists_the_fields() -> None:
    text = README.read_text("utf-8")
    head, old, tail = re.fullmatch(r"(.*<!-- fields: [^\n]*-->\n)(.*?)(<!-- /fields -->.*)", text, re.S).groups()
    if os.environ.get("UPDATE") == "1":
        README.write_text(f"{head}\n{tables()}\n\n{tail}", "utf-8")
        return
    assert old.strip() == tables(), "run UPDATE=1 pytest tests/theme/test_contract.py, and read what changed"
    for kind, template in pages.TEMPLATES.items():
        assert f"| `{kind.__name__}` | {template} |" in text
