"""How `stillboard init` finds out where the tool came from, and what requirements.txt says then."""

from __future__ import annotations

import hashlib
import re
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

from stillboard.archive import _pinning
from stillboard.errors import BuildError


def installed(folder: Path, direct_url: str = "") -> metadata.Distribution:
    """A distribution as pip leaves it, with a script, a compiled module, and notes of the installer's."""
    files = {
        "stillboard/__init__.py": b'__version__ = "1.2.3"\n',
        "stillboard/theme/static/forum.css": b"p {}\n",
        "stillboard/__pycache__/__init__.cpython-311.pyc": b"",
        "stillboard-1.2.3.dist-info/METADATA": b"Metadata-Version: 2.4\nName: stillboard\nVersion: 1.2.3\n",
        "stillboard-1.2.3.dist-info/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "stillboard-1.2.3.dist-info/entry_points.txt": b"[console_scripts]\nstillboard = stillboard.cli:main\n",
        "stillboard-1.2.3.dist-info/licenses/LICENSE": b"free\n",
        "stillboard-1.2.3.dist-info/INSTALLER": b"pip\n",
        "stillboard-1.2.3.dist-info/REQUESTED": b"",
    }
    if direct_url:
        files["stillboard-1.2.3.dist-info/direct_url.json"] = direct_url.encode()
    names = [*files, "../../../bin/stillboard", "stillboard-1.2.3.dist-info/RECORD"]
    files["stillboard-1.2.3.dist-info/RECORD"] = "".join(f"{name},,\n" for name in names).encode()
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return metadata.PathDistribution(folder / "stillboard-1.2.3.dist-info")


def pinned(monkeypatch: pytest.MonkeyPatch, distribution: metadata.Distribution) -> _pinning.Pin:
    monkeypatch.setattr(_pinning, "clone", lambda: None)
    monkeypatch.setattr(_pinning.metadata, "distribution", lambda name: distribution)
    return _pinning.pin()


COMMIT = "0123456789abcdef0123456789abcdef01234567"
DIGEST = "ab" * 32


@pytest.mark.parametrize(
    ("direct_url", "line", "hashed"),
    [
        ("", "stillboard==1.2.3", False),
        (
            f'{{"url": "https://forge.example/a/b", "vcs_info": {{"vcs": "git", "commit_id": "{COMMIT}"}}}}',
            f"stillboard @ git+https://forge.example/a/b@{COMMIT}",
            False,
        ),
        (
            f'{{"url": "ssh://git@forge.example/a", "subdirectory": "t", "vcs_info": {{"vcs": "git", "commit_id": "{COMMIT}"}}}}',
            f"stillboard @ git+ssh://git@forge.example/a@{COMMIT}#subdirectory=t",
            False,
        ),
        (
            f'{{"url": "https://forge.example/s.whl", "archive_info": {{"hashes": {{"sha256": "{DIGEST}"}}}}}}',
            f"stillboard @ https://forge.example/s.whl \\\n    --hash=sha256:{DIGEST}",
            True,
        ),
        (
            f'{{"url": "https://forge.example/s.whl", "archive_info": {{"hash": "sha256={DIGEST}"}}}}',
            f"stillboard @ https://forge.example/s.whl \\\n    --hash=sha256:{DIGEST}",
            True,
        ),
        ('{"url": "https://forge.example/s.whl", "archive_info": {}}', "stillboard @ https://forge.example/s.whl", False),
    ],
)
def test_what_others_can_reach_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, direct_url: str, line: str, hashed: bool
) -> None:
    pin = pinned(monkeypatch, installed(tmp_path, direct_url))
    assert pin.wheel is None
    assert f"\n{line}\n" in pin.requirements
    libraries = pin.requirements.partition(f"\n{line}\n")[2]
    assert re.search(r"^pelican==", libraries, re.M)
    assert (libraries.count("--hash=sha256:") > 100) is hashed
    assert hashed or "--hash" not in pin.requirements  # pip checks all hashes or none


@pytest.mark.parametrize(
    "direct_url",
    [
        '{"url": "file:///home/marlow/stillboard", "dir_info": {}}',
        '{"url": "file:///home/marlow/stillboard-1.2.3-py3-none-any.whl", "archive_info": {}}',
        f'{{"url": "file:///home/marlow/stillboard", "vcs_info": {{"vcs": "git", "commit_id": "{COMMIT}"}}}}',
    ],
)
def test_what_lies_on_this_computer_becomes_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, direct_url: str) -> None:
    pin = pinned(monkeypatch, installed(tmp_path / "site", direct_url))
    assert pin.wheel
    assert pin.wheel.path == "tool/stillboard-1.2.3-py3-none-any.whl"
    digest = hashlib.sha256(pin.wheel.data).hexdigest()
    assert f"\n./{pin.wheel.path} \\\n    --hash=sha256:{digest}\n" in pin.requirements
    assert "marlow" not in pin.requirements
    assert pinned(monkeypatch, installed(tmp_path / "again", direct_url)).wheel == pin.wheel
    (tmp_path / "w.whl").write_bytes(pin.wheel.data)
    assert sorted(_names(tmp_path / "w.whl")) == [
        "stillboard-1.2.3.dist-info/METADATA",
        "stillboard-1.2.3.dist-info/RECORD",
        "stillboard-1.2.3.dist-info/WHEEL",
        "stillboard-1.2.3.dist-info/entry_points.txt",
        "stillboard-1.2.3.dist-info/licenses/LICENSE",
        "stillboard/__init__.py",
        "stillboard/theme/static/forum.css",
    ]


def _names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as opened:
        return opened.namelist()


def test_an_installation_with_a_file_gone_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distribution = installed(tmp_path, '{"url": "file:///x", "dir_info": {}}')
    (tmp_path / "stillboard/theme/static/forum.css").unlink()
    with pytest.raises(BuildError, match=r"forum\.css: stillboard is not whole; install it again"):
        pinned(monkeypatch, distribution)
