"""Snapshots of ArchiveBox: one form of the page is read, with the address and the time that the index has."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from stillboard.dumps import captures

URL = "https://forum.lanternside.example/threads/lamps.7/"
INDEX = {
    "timestamp": "1700000000.5",
    "url": URL,
    "title": "Lamps",
    "updated": "2023-11-14 22:20:00",
    "history": {
        "singlefile": [{"output": "singlefile.html", "start_ts": "2023-11-14T22:14:02+00:00", "status": "succeeded"}],
        "wget": [{"output": "forum.lanternside.example/lamps.html", "end_ts": "2023-11-14T22:15:00+00:00", "status": "succeeded"}],
    },
}
FOLDER = "archive/1700000000.5"


def snapshot(root: Path, *files: str, index: object = INDEX) -> Path:
    for name in files:
        path = root / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("<html><body><p>The lamp burns low.</p></body></html>", encoding="utf-8")
    (root / FOLDER / "index.json").write_text(json.dumps(index), encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("files", "read", "captured"),
    [
        (("singlefile.html", "output.html", "readability/content.html", "index.html"), "singlefile.html", "2023-11-14T22:14:02Z"),
        (("output.html", "mercury/content.html"), "output.html", "2023-11-14T22:20:00"),
        (("forum.lanternside.example/lamps.html", "index.html"), "forum.lanternside.example/lamps.html", "2023-11-14T22:15:00Z"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_the_best_form_of_a_snapshot_is_read(tmp_path, files, read, captured, packed):
    root = snapshot(tmp_path / "data", *files)
    if packed:
        with zipfile.ZipFile(tmp_path / "data.zip", "w") as archive:
            for path in root.rglob("*.*"):
                if path.is_file():
                    archive.write(path, path.relative_to(root).as_posix())
        root = tmp_path / "data.zip"
    found = list(captures(root))
    assert [one.name.rpartition("1700000000.5/")[2] for one in found] == [read]
    assert [(one.address, one.captured.text) for one in found if one.captured] == [(URL, captured)]


@pytest.mark.parametrize("index", [[], {"url": 7, "timestamp": "1"}, {"url": "javascript:x", "timestamp": "1"}, {"url": URL}, "x"])
def test_an_index_of_something_else_changes_nothing(tmp_path, index):
    root = snapshot(tmp_path, "singlefile.html", "output.html", index=index)
    assert sorted(one.name.rpartition("/")[2] for one in captures(root)) == ["index.json", "output.html", "singlefile.html"]
