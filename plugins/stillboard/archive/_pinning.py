"""How an archive names the very version of the tool that made it, so that anybody who builds it has the same.

| the tool came from | requirements.txt says |
|---|---|
| a package index | `stillboard==1.2.3` |
| a repository (`pip install git+https://…`) | its address with the commit |
| an address of a wheel | the address with its hash |
| a clone, or a wheel on this computer | a wheel in the archive's `tool/`, with its hash |

The first two cannot be checked by a hash here, and pip checks either all hashes or none: there, the libraries are named by
version alone. How a package was installed stands in its direct_url.json
(https://packaging.python.org/en/latest/specifications/direct-url/).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib import metadata
from typing import Any

from ..errors import BuildError
from . import _locked, _wheels
from ._sources import clone, source

NAME = "stillboard"


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel that the archive carries: its path there, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Pin:
    """One version of the tool: the text of requirements.txt, what it is in words, and the wheel it names, if it names one."""

    requirements: str
    words: str
    wheel: Wheel | None = None


def pin() -> Pin:
    """Find out how this package was installed. BuildError if it has to become a wheel and cannot."""
    root = clone()
    if root:
        return _carried(*_wheels.built(root))
    try:
        installed = metadata.distribution(NAME)
    except metadata.PackageNotFoundError as error:
        raise BuildError(
            "it is not known how stillboard was installed", todo="install it with pip, or run it from a clone"
        ) from error
    origin = json.loads(installed.read_text("direct_url.json") or "null")
    if origin is None:
        return _named(f"{NAME}=={installed.version}", f"stillboard {installed.version}")
    return _direct(origin) or _carried(*_wheels.packed_again(installed))


def _direct(origin: dict[str, Any]) -> Pin | None:
    """The pin of an address that others can reach; None if it is a place on this computer."""
    address = str(origin.get("url", ""))
    if not address.startswith(("https://", "http://", "ssh://")):
        return None
    folder = f"#subdirectory={origin['subdirectory']}" if origin.get("subdirectory") else ""
    if vcs := origin.get("vcs_info"):
        commit = vcs["commit_id"]
        return _named(f"{NAME} @ {vcs['vcs']}+{address}@{commit}{folder}", f"the commit {commit[:12]} of {address}")
    archive = origin.get("archive_info") or {}
    digest = (archive.get("hashes") or {}).get("sha256") or str(archive.get("hash", "")).partition("sha256=")[2]
    return _named(f"{NAME} @ {address}{folder}", address, digest)


def _carried(name: str, data: bytes) -> Pin:
    wheel = Wheel(f"tool/{name}", data)
    pinned = _named(f"./{wheel.path}", f"a copy of it in {wheel.path}", hashlib.sha256(data).hexdigest())
    return Pin(pinned.requirements, pinned.words, wheel)


def _named(requirement: str, words: str, digest: str = "") -> Pin:
    """The requirements: the tool, then each library in the version that the tool is tested with."""
    lock = source("requirements.lock").decode("utf-8")
    tool = f"{requirement} \\\n    --hash=sha256:{digest}" if digest else requirement
    return Pin("\n".join((_locked.HEAD, tool, *_locked.libraries(lock, hashes=bool(digest)))), words)
