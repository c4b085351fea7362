"""Hostile dumps of records: what a scraper or a database may hold in every field that people can fill."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

from .payload import Payload

_THREAD = 20  # posts


def _threads(payloads: tuple[Payload, ...]) -> list[tuple[Payload, ...]]:
    return [payloads[start : start + _THREAD] for start in range(0, len(payloads), _THREAD)]


def scraped(folder: Path, payloads: tuple[Payload, ...]) -> int:
    """forumscraper's JSON, a file for each thread. Returns how many posts they hold."""
    for number, group in enumerate(_threads(payloads), 1):
        first = group[0].text
        document = {
            "format_version": "xenforo-2-thread",
            "url": f"https://lanternside.example/threads/t.{number}/",
            "id": number,
            "title": f"{first} Thread{number}",
            "path": ["Home", f"{first} Board{number}"],
            "tags": [one.text for one in group[:5]],
            "poll": {"title": first, "answers": [{"option": f"{first} a", "votes": 1}]},
            "posts": [_scraped(one) for one in group],
        }
        (folder / f"{number:02}.json").write_text(json.dumps(document), encoding="utf-8")
    return len(payloads)


def _scraped(one: Payload) -> dict[str, Any]:
    words, quoted = one.text, escape(one.text)
    return {
        "id": 5000 + one.number,
        "user": f"{words} User{one.number}",
        "user_id": 100 + one.number,
        "user_link": words,
        "user_title": words,
        "user_banners": [words],
        "user_extras": {"pairs": [{"key": words, "value": "12"}], "stars": [], "bar": []},
        "signature": words,
        "date": "2022-03-04T05:06:07+0100",
        "text": f'<p>begins{one.number}x</p><a href="{quoted}">{quoted}</a><blockquote class="bbCodeBlock--quote" '
        f'data-quote="{quoted}" data-source="{quoted}">{quoted}</blockquote><img src="{quoted}" alt="{quoted}">{words}',
        "attachments": [words, {"link": words, "name": words, "size": words}],
        "reactions": [{"user": words, "reaction": words}],
    }


def exported(folder: Path, payloads: tuple[Payload, ...]) -> int:
    """JSON Lines, with bodies of each format. Returns how many posts they hold."""
    lines: list[dict[str, Any]] = [{"type": "forum", "title": f"{payloads[0].text} Forum", "engine": payloads[1].text}]
    for number, group in enumerate(_threads(payloads), 1):
        first = group[0].text
        lines.append({"type": "board", "id": number, "title": f"{first} Board{number}", "body": first})
        lines.append({"type": "thread", "id": number, "title": f"{first} Thread{number}", "board": number, "prefix": first})
        lines += [line for one in group for line in _exported(one, number)]
    (folder / "export.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return len(payloads)


def _exported(one: Payload, thread: int) -> list[dict[str, Any]]:
    words = one.text
    bodies = {
        "bbcode": f"begins{one.number}x\n[quote={words}]{words}[/quote][url={words}]{words}[/url][img]{words}[/img]"
        f"[code={words}]{words}[/code]"
        f"[spoiler={words}]{words}[/spoiler][media={words}]{words}[/media]{words}",
        "html": f'<p>begins{one.number}x</p><a href="{escape(words)}">{escape(words)}</a>{words}',
        "markdown": f"begins{one.number}x\n\n{words}",
        "text": f"begins{one.number}x\n{words}",
    }
    form = list(bodies)[one.number % len(bodies)]
    post = {
        "type": "post",
        "id": 5000 + one.number,
        "thread": thread,
        "author": f"{words} User{one.number}",
        "author_id": 100 + one.number,
        "date": 1646370367,
        "title": words,
        "edit_reason": words,
        "edited_by": words,
        "reactions": {words: 2},
        "format": form,
        "body": bodies[form],
    }
    member = {
        "type": "member",
        "id": 100 + one.number,
        "name": f"{words} User{one.number}",
        "signature": words,
        "badges": [words],
    }
    return [member, post]
