"""What a built site's pages say to machines, read as strictly as html5lib reads."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import html5lib
from lxml import etree

SCHEMAS = Path(__file__).resolve().parent / "schemas"
XML = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
HTML = "{http://www.w3.org/1999/xhtml}"


def pages(output: Path) -> dict[str, Any]:
    """Every page of a site, parsed, by its file."""
    return {file.relative_to(output).as_posix(): parsed(file.read_text("utf-8")) for file in sorted(output.rglob("*.html"))}


def parsed(page: str) -> Any:
    """A page as an ElementTree of html5lib."""
    return html5lib.parse(page, namespaceHTMLElements=False)


def meta(page: Any, name: str) -> list[str]:
    """The contents of a page's <meta> of a name or property."""
    return [one.get("content") for one in page.iter("meta") if name in (one.get("name"), one.get("property"))]


def links(page: Any, rel: str) -> list[Any]:
    """A page's <link> elements of a relation."""
    return [one for one in page.iter("link") if rel in (one.get("rel") or "").split()]


def is_hidden(page: Any) -> bool:
    """Whether a page tells search engines not to list it."""
    return any("noindex" in content for content in meta(page, "robots"))


def linked_data(page: Any) -> list[Any]:
    """The JSON-LD of a page."""
    return [json.loads(one.text) for one in page.iter("script") if one.get("type") == "application/ld+json"]


def xml(data: bytes) -> Any:
    """A document of XML. lxml.etree.XMLSyntaxError for one that is none."""
    return etree.fromstring(data, XML)


@functools.cache
def schema(name: str) -> Any:
    """A schema of `schemas/`, whose `assertValid` says what is wrong with a document."""
    document = etree.parse(SCHEMAS / name, XML)
    return etree.XMLSchema(document) if name.endswith(".xsd") else etree.RelaxNG(document)
