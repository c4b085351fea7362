"""How the theme's templates are read, and how they print: as Jinja does, byte for byte, in less time.

Jinja's `escape` wraps each string that it has escaped, lest it be escaped again. What a template prints goes nowhere
but into the page, and a page prints hundreds of strings, hardly any of which holds a character to escape. Likewise
Jinja asks of all that a template calls what it wants to be given; here nearly all are macros, of which that is known. And it
looks for each attribute by a function of its own, in case there is none; here Python's own is asked first.
"""

from __future__ import annotations

import functools
import itertools
from collections import ChainMap
from collections.abc import Callable, KeysView
from typing import Any

from jinja2 import Environment, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from .words import Words


def printed(value: object) -> str:
    """A value as HTML: what is HTML stays as it is, any other text is escaped."""
    if type(value) is str:
        if "&" in value or "<" in value or ">" in value or '"' in value or "'" in value:
            return escape(value)
        return value
    return value if type(value) is Markup else escape(value)


_as_markup = functools.partial(str.__new__, Markup)  # of a plain str, in half of the time: it has no __html__ to ask for


class _Code(CodeGenerator):
    """Writes `environment.printed(…)` where Jinja's own writes `escape(…)`, and `environment.getattr(…)` for what Python's own
    `getattr` does not find.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
            return
        self.write("environment.printed(")
        if finalize.src is not None:
            self.write(finalize.src)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """What `page.title` becomes. Attributes of attributes use the same two variables, each when the one within it is done."""
        if self.environment.is_async:
            super().visit_Getattr(node, frame)
            return
        self.write("(found if (found := getattr((owner := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else environment.getattr(owner, {node.attr!r}))")


class _Context(Context):
    """Calls a macro at once."""

    def call(self, called: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """What `called` returns. The names that Jinja adds to `kwargs` are for functions that look at a template's variables."""
        if type(called) is not Macro:
            return super().call(called, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        if kwargs or len(args) != len(called.arguments) or called.caller or called.catch_varargs or called.catch_kwargs:
            return called(self.eval_ctx, *args, **kwargs)
        said = called._func(*args)  # noqa: SLF001 - all that is left of a call in which nothing has to be looked for
        return _as_markup(said) if self.eval_ctx.autoescape else said  # a macro's own, whose parts were escaped


class _Globals(ChainMap[str, Any]):
    """What all templates know, and one besides. Jinja asks for the names each time that a template takes a macro from another."""

    def keys(self) -> KeysView[str]:
        """The names, as they are now: of a plain dict, which are compared in a tenth of the time."""
        return dict(itertools.chain.from_iterable(map(dict.items, self.maps))).keys()  # type: ignore[arg-type]  # both are dicts


class Printing(Extension):
    """Has the templates of an environment print by `printed`, call macros at once, and compare names quickly."""

    def __init__(self, environment: Environment) -> None:
        """Take effect for what `environment` compiles from now on."""
        super().__init__(environment)
        environment.code_generator_class = _Code
        environment.context_class = _Context
        environment.make_globals = lambda d: _Globals({} if d is None else d, environment.globals)  # type: ignore[method-assign]
        environment.extend(printed=printed)


ENVIRONMENT: dict[str, Any] = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "undefined": StrictUndefined,
    "auto_reload": False,  # each build has environments of its own, and none of them looks at a template twice
    "cache_size": -1,  # no limit: a theme's templates are few
    "extensions": [Printing, Words],
}
"""How the forum's templates are read: they escape what they print unless site/sanitize.py made it, and know no misspelt name."""
