"""The interface's words: what templates say themselves, in the site's language.

A template writes `_("Members")`, and `{% trans name=… %}started by {{ name }}{% endtrans %}` where a sentence has parts.
A site has one language, so both are looked up while a template is read and cost nothing when a page is made; only a
plural is chosen then, since it depends on the number.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator

from jinja2 import Environment, nodes
from jinja2.ext import InternationalizationExtension
from jinja2.lexer import Token, TokenStream

_PART = re.compile(r"%\((\w+)\)s|%%")


class Words(InternationalizationExtension):
    """Jinja's own way with words (`_` and `trans`), looked up at once."""

    def __init__(self, environment: Environment) -> None:
        """Until `speak` says otherwise, words stand as they are written."""
        super().__init__(environment)
        environment.globals["grouped"] = grouped
        speak(environment, gettext.NullTranslations())

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
        said = self.environment.catalogue.gettext(singular)  # type: ignore[attr-defined]
        parts: list[nodes.Expr] = []
        end = 0
        for part in _PART.finditer(said):
            parts.append(nodes.TemplateData(said[end : part.start()]))
            parts.append(variables[part[1]] if part[1] else nodes.TemplateData("%"))
            end = part.end()
        return nodes.Output([*parts, nodes.TemplateData(said[end:])])


def speak(environment: Environment, catalogue: gettext.NullTranslations) -> None:
    """Have what `environment` reads from now on say the words of a catalogue."""
    environment.catalogue = catalogue  # type: ignore[attr-defined]  # Jinja's extensions keep what is theirs there
    environment.install_gettext_translations(catalogue)  # type: ignore[attr-defined]


def grouped(number: int) -> str:
    """A number as it is read: 1,204."""
    return f"{number:,}"
