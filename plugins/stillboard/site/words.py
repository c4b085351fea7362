"""The interface's words: what templates say themselves, in the site's language.

A template writes `_("Members")`, and `{% trans name=… %}started by {{ name }}{% endtrans %}` where a sentence has parts.
A site has one language, so both are looked up while a template is read and cost nothing when a page is made; only a
plural is chosen then, since it depends on the number.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from jinja2 import Environment, nodes
from jinja2.ext import InternationalizationExtension
from jinja2.lexer import Token, TokenStream

from .languages import Language, direction, spoken

_PART = re.compile(r"%\((\w+)\)s|%%")


class Words(InternationalizationExtension):
    """Jinja's own way with words (`_` and `trans`), looked up at once."""

    def __init__(self, environment: Environment) -> None:
        """Until `speak` says otherwise, words stand as they are written."""
        super().__init__(environment)
        speak(environment, spoken("en"))

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Put a word's translation in the place of `_("…")`."""
        last: list[Token] = []
        for token in stream:
            last.append(token)
            kinds = [one.type for one in last]
            if kinds == ["name", "lparen", "string", "rparen"][: len(last)] and last[0].value == "_":
                if len(last) == 4:
                    yield Token(last[0].lineno, "string", self.environment.catalogue.gettext(last[2].value))  # type: ignore[attr-defined]
                    last = []
                continue
            # What is no such call goes on; the token that broke it off may begin the next.
            yield from last[:-1]
            last = [token] if token.type == "name" and token.value == "_" else []
            if not last:
                yield token
        yield from last

    def _make_node(
        self,
        singular: str,
        plural: str | None,
        context: str | None,
        variables: dict[str, nodes.Expr],
        plural_expr: nodes.Expr | None,
        vars_referenced: bool,
        num_called_num: bool,
    ) -> nodes.Output:
        if plural_expr is not None or context is not None:
            return super()._make_node(singular, plural, context, variables, plural_expr, vars_referenced, num_called_num)
        if not vars_referenced:
            singular = singular.replace("%%", "%")
        said = self.environment.catalogue.gettext(singular)  # type: ignore[attr-defined]
        parts: list[nodes.Expr] = []
        end = 0
        for part in _PART.finditer(said):
            parts.append(nodes.TemplateData(said[end : part.start()]))
            parts.append(variables[part[1]] if part[1] else nodes.TemplateData("%"))
            end = part.end()
        return nodes.Output([*parts, nodes.TemplateData(said[end:])])


def speak(environment: Environment, language: Language) -> None:
    """Have what `environment` reads from now on say the words of a language, and write numbers (`grouped`) and days (`day_of`) as
    it does; `direction` says how a language is written.
    """

    def day_of(date: dt.date) -> str:
        return language.formats.day(date.year, date.month, date.day)

    environment.catalogue = language.catalogue  # type: ignore[attr-defined]  # Jinja's extensions keep what is theirs there
    environment.install_gettext_translations(language.catalogue)  # type: ignore[attr-defined]
    written = {"grouped": language.formats.number, "day_of": day_of, "direction": direction}
    environment.globals.update(written)
