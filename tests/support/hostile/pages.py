"""Pages as strangers may send them (tests/hostile/pages), and a folder around content/ with what they must not reach."""

from __future__ import annotations

import os
from pathlib import Path

from support.paths import TESTS

HERE = TESTS / "hostile" / "pages"
SECRET = "what lies next to the archive"  # noqa: S105 - no password
LIVE = "<!doctype html><script>alert('live')</script>"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
NAME = "29/2904d46e0061eceec9538d8cec982cf9efc41c351db7eab409eda6f55e12f401-lamp.txt"


def bodies(kind: str) -> list[str]:
    """The bodies of links.txt or html.txt."""
    lines = (HERE / f"{kind}.txt").read_text("utf-8").splitlines()
    return [line.replace("\\n", "\n") for line in lines if line]


def headers() -> list[str]:
    """The pages of headers.txt."""
    return (HERE / "headers.txt").read_text("utf-8").split("%%\n")


def upwards(content: Path) -> str:
    """What leads from a page's folder to the root of the disk."""
    return "/".join([".."] * len(Path(os.path.abspath(content)).parts))


def surround(folder: Path) -> Path:
    """Make a content/ without pages, an attachment in it, and around it what must never be published; returns content/."""
    content = folder / "content"
    for name in ("pages", "news", "forums", f"attachments/{NAME[:2]}"):
        (content / name).mkdir(parents=True)
    (content / "forums" / "f.md").write_text("---\nTitle: F\n---\n", "utf-8")
    (content / "attachments" / NAME).write_bytes((TESTS / "checks" / "good" / "content" / "attachments" / NAME).read_bytes())
    (content / "pages" / "live.html").write_text(LIVE, "utf-8")
    (content / "pages" / "live.svg").write_text(SVG, "utf-8")
    (folder / "secret.txt").write_text(SECRET, "utf-8")
    (folder / "secrets").mkdir()
    (folder / "secrets" / "key.pem").write_text(SECRET, "utf-8")
    return content
