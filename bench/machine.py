"""On what the figures were measured: machine and versions. No name of the machine, no path of it."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import os
import platform
import re
import subprocess
from pathlib import Path
from typing import Any

from . import hugo

PROJECT = Path(__file__).resolve().parent.parent


def about(hugo_program: Path | None) -> dict[str, Any]:
    """What the results say besides figures."""
    return {
        "day": dt.datetime.now(dt.UTC).date().isoformat(),
        "machine": {
            "processor": _named("/proc/cpuinfo", r"model name\s*: (.+)") or platform.processor() or platform.machine(),
            "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
            "memory_gb": round(int(_named("/proc/meminfo", r"MemTotal:\s*(\d+)") or 0) * 1024 / 1e9) or None,
            "system": f"{platform.system()} {platform.machine()}",
            "load": round(os.getloadavg()[0], 1),
        },
        "versions": {
            "stillboard": _version("stillboard"),
            "commit": _commit(),
            "Python": platform.python_version(),
            "Pelican": _version("pelican"),
            "Hugo": hugo.version(hugo_program) if hugo_program else None,
        },
    }


def _named(file: str, pattern: str) -> str:
    try:
        match = re.search(pattern, Path(file).read_text("utf-8"))
    except OSError:
        return ""
    return match[1] if match else ""


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def _commit() -> str | None:
    """The commit that is measured, with a mark if files differ from it; None outside of git."""
    command = ["git", "-C", str(PROJECT), "describe", "--always", "--dirty", "--exclude=*"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return None
    return done.stdout.strip() or None
