"""Pictures that no format makes small."""

from __future__ import annotations

import io
import random
from typing import Any

from PIL import Image


def noise(width: int, height: int, kind: str, mode: str = "RGB", **more: Any) -> bytes:
    """A picture of random pixels, always the same ones."""
    image = Image.frombytes(mode, (width, height), random.Random(7).randbytes(width * height * len(mode)))  # noqa: S311
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()
