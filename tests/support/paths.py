"""Where things lie in the project."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
PROJECT = TESTS.parent
PLUGIN = PROJECT / "plugins" / "stillboard"
DUMPS = TESTS / "importers"  # <importer>/<case>/: a dump and what it converts to
