"""Mails and mailboxes for the tests of mail."""

from __future__ import annotations

from stillboard.dumps.capture import Capture
from stillboard.importers import mbox
from stillboard.model import Post, Thread


def mailbox(*messages: str) -> Capture:
    data = "\n".join(
        f"From ann@lanternside.example Mon Mar  1 09:00:{n:02} 2021\n{message}\n" for n, message in enumerate(messages)
    ).encode()
    return Capture("keepers.mbox", lambda: data)


def mail(number: int, subject: str = "Oil", *fields: str, body: str = "Words.", date: str = "") -> str:
    head = [f"From: Ann <ann{number}@lanternside.example>", f"Message-ID: <{number}@lanternside.example>", f"Subject: {subject}"]
    head.append(f"Date: {date or f'Mon, 1 Mar 2021 10:{number:02}:00 +0000'}")
    return "\n".join([*head, *fields, "", body])


def threads(capture: Capture) -> list[list[str]]:
    """The posts' sources by thread."""
    found: list[list[str]] = []
    for item in mbox.IMPORTER.posts(capture):
        if isinstance(item, Thread):
            found.append([])
        elif isinstance(item, Post):
            found[-1].append(str(item.sources[0].nth))
    return found
