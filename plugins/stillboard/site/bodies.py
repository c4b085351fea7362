"""Posts' bodies as HTML, read when their page is made and kept in the cache."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from markupsafe import Markup

from ..content import tree
from . import render
from .archived import ArchivedPost, ArchivedThread
from .cache import Cache, key
from .site import Site


class Bodies:
    """Reads and renders bodies for one build; a context manager, since it holds the cache open."""

    nothing = Markup("")

    def __init__(self, site: Site) -> None:
        """`site`: whose links the bodies use."""
        self._site = site
        self._cache = Cache(site.config.cache if site.config.use_cache else None)

    def html(self, thread: ArchivedThread, post: ArchivedPost, root: str) -> Markup:
        """A post's body, seen from a page whose root is `root`. A body that breaks the bounds is reported in `site.faults`."""
        path = f"{thread.folder}/{post.id}.md"
        body = tree.read_body(path)
        if not body:
            return self.nothing
        context = self._site.link_context(root)
        renderer = self._site.config.renderer
        row = key(body, renderer, root)
        rendered = self._cache.get(row, context.lead)
        if rendered is None:
            rendered = render.post(body, context, renderer)
            self._cache.put(row, rendered)
        if rendered.fault:
            self._site.faults.append(f"{path}: {rendered.fault}")
        return rendered.html

    def __enter__(self) -> Self:
        """Nothing to do: the cache is open."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the cache, also after a failure: what was rendered stays good."""
        self._cache.close(complete=kind is None)
        if self._cache.fault:
            self._site.faults.append(self._cache.fault)
