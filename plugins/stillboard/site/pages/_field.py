"""How a field of a page says what it holds."""

from __future__ import annotations

import dataclasses
from typing import Any


def is_(help: str, default: Any = dataclasses.MISSING) -> Any:
    """A field that says what it holds."""
    if default is dataclasses.MISSING:
        return dataclasses.field(metadata={"help": help})
    return dataclasses.field(default=default, metadata={"help": help})
