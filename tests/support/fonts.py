"""Fonts that a reader may have: what tests measure must hold with several, and on a machine with one font or hardly any."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from support import boxfont
from support.paths import PROJECT

# By name, what is added to the stylesheet. Letters with more space between them stand for a font wider than any here.
FONTS = {
    "own": "",
    "serif": ":root { --sans: serif; --serif: serif; --mono: serif; }",
    "mono": ":root { --sans: monospace; --serif: monospace; --mono: monospace; }",
    "wide": "body, h1, h2, h3, :is(code, pre) { letter-spacing: .125em; }",
}


def set_font(page: Any, font: str) -> None:
    """Give every page that a window opens from here on one of the FONTS."""
    css = (PROJECT / "theme" / "static" / "forum.css").read_text("utf-8") + FONTS[font]
    page.route("**/forum.css*", lambda route: route.fulfill(body=css, content_type="text/css"))


def environment(folder: Path) -> dict[str, str | float | bool]:
    """What a browser's process needs to find a font: nothing more where the machine has one, else `folder` with one in it."""
    if _has_font():
        return dict(os.environ)
    (folder / "boxes.ttf").write_bytes(boxfont.font())
    config = f"<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>"
    (folder / "fonts.conf").write_text(config, "utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}


def _has_font() -> bool:
    """Whether the machine has a font. Without fontconfig's own tool, its usual folders say so."""
    if sys.platform != "linux":
        return True
    if listing := shutil.which("fc-list"):
        return bool(subprocess.run([listing], capture_output=True, check=False, timeout=50).stdout.strip())
    homes = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
    return any(file.suffix in (".ttf", ".otf", ".ttc") for home in homes for file in Path(home).expanduser().rglob("*"))
