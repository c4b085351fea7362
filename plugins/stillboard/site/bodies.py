"""The bodies of a thread's posts as HTML: those that the index keeps, and those that are rendered now."""

from __future__ import annotations

import msgspec
from markupsafe import Markup

from ..content import tree
from . import render
from .depends import digest
from .packed import unpacked
from .sanitised import is_sanitised
from .site import Site

nothing = Markup("")


class Body(msgspec.Struct, array_like=True, frozen=True):
    """A rendered body."""

    text: bytes  # a digest of the Markdown
    html: str
    used: dict[str, str]  # the old addresses that were looked up, each with where it led
    fault: str


class Kept(msgspec.Struct, array_like=True, frozen=True):
    """The bodies of a thread, as the index keeps them."""

    signature: bytes  # of the thread's folder
    made_with: str  # versions and settings
    bodies: dict[str, Body]  # by the post's id


_KEPT = msgspec.msgpack.Decoder(Kept)


class Bodies:
    """Reads and renders the bodies of one thread."""

    def __init__(self, site: Site, folder: str, root: str, signature: bytes, kept: bytes = b"") -> None:
        """`root`: that of the thread's pages; `signature`: of its folder, as it is now; `kept`: what the index has."""
        self._site = site
        self._folder = folder
        self._context = site.link_context(root)
        self._signature = signature
        config = site.config
        made_with = (render.VERSION, config.renderer, config.thumbnails, root, site.language.digest.hex())
        self._made_with = "\n".join(made_with)
        before = unpacked(_KEPT, kept)
        self._before = before if before and before.made_with == self._made_with else None
        self._now: dict[str, Body] = {}
        self._texts: dict[str, str] = {}  # Markdown that was read, where a thread's file to keep has it too

    def html(self, stem: str) -> Markup:
        """A post's body. One that breaks the bounds is reported in `site.faults`."""
        path = f"{self._folder}/{stem}.md"
        body = self._known(stem) or self._made(stem, path)
        self._now[stem] = body
        if body.fault:
            self._site.faults.append(f"{path}: {body.fault}")
        return Markup(body.html)  # noqa: S704 - the sanitiser made it, or is_sanitised found nothing in it that it removes

    def text(self, stem: str) -> str:
        """A post's body as its file has it."""
        return self._texts[stem] if stem in self._texts else tree.read_body(f"{self._folder}/{stem}.md")

    def _known(self, stem: str) -> Body | None:
        """What the index has of a post whose folder did not change, if its links lead where they led."""
        if self._before is None or self._before.signature != self._signature:
            return None
        body = self._before.bodies.get(stem)
        return body if body and self._is_good(body) else None

    def _made(self, stem: str, path: str) -> Body:
        text = tree.read_body(path)
        if self._site.config.downloads:
            self._texts[stem] = text
        made_of = digest(text)
        body = self._before.bodies.get(stem) if self._before else None
        if body and body.text == made_of and self._is_good(body):
            return body
        rendered = render.post(text, self._context, self._site.config.renderer)
        return Body(made_of, str(rendered.html), rendered.used, rendered.fault)

    def _is_good(self, body: Body) -> bool:
        return all(self._context.lead(address) == led for address, led in body.used.items()) and is_sanitised(body.html)

    @property
    def are_new(self) -> bool:
        """Whether the index has others, or those of another time."""
        return self._before is None or self._before.signature != self._signature or self._before.bodies != self._now

    def packed(self) -> bytes:
        """All that were asked for, for the index."""
        return msgspec.msgpack.encode(Kept(self._signature, self._made_with, self._now))
