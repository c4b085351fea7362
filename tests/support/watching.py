"""Watches a browser's page for what a page of an archive never does."""

from __future__ import annotations

from typing import Any


def listen(page: Any, site: str, heard: list[str]) -> None:
    """Write down errors, messages, dialogs and requests to other places."""
    page.on("console", lambda message: heard.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: heard.append(f"error: {error}"))
    page.on("dialog", lambda dialog: (heard.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: request.url.startswith((site, "data:")) or heard.append(f"request: {request.url}"))
