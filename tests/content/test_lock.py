"""The lock of an archive: one run at a time, and none that is dead keeps another out."""

from __future__ import annotations

import errno
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from stillboard.content import lock
from stillboard.errors import Busy
from support.builds import PATIENCE
from support.paths import PROJECT

HOLD = """
import sys, pathlib
from stillboard.content import lock
if sys.argv[2] == "by name":
    lock._taken_by_system = lambda file: (_ for _ in ()).throw(OSError(38, "no flock"))
with lock.locked(pathlib.Path(sys.argv[1]), 0, print):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(params=["by the system", "by name"])
def way(request, monkeypatch) -> str:
    if request.param == "by name":

        def none(_: Path) -> None:
            raise OSError(errno.ENOLCK, "no flock")

        monkeypatch.setattr(lock, "_taken_by_system", none)
    return request.param


@pytest.fixture
def holder(tmp_path, way):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "content"), way],
        env={**os.environ, "PYTHONPATH": str(PROJECT / "plugins")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate(timeout=PATIENCE)


def test_the_lock_is_gone_when_the_run_is(tmp_path, way):
    with lock.locked(tmp_path / "content", 0, str):
        assert (tmp_path / "content" / lock.WORK / lock.FILE).is_file()
    assert not (tmp_path / "content").exists()  # nothing was written
    (tmp_path / "content").mkdir()
    with pytest.raises(ZeroDivisionError), lock.locked(tmp_path / "content", 0, str):
        raise ZeroDivisionError
    assert list((tmp_path / "content").iterdir()) == []


def test_another_run_is_named_and_waited_for(tmp_path, way, holder):
    said: list[str] = []
    with pytest.raises(Busy, match=rf"process {holder.pid} on {socket.gethostname()}, since 2"):
        with lock.locked(tmp_path / "content", 0.3, said.append):
            pass
    assert len(said) == 1
    assert f"process {holder.pid} " in said[0]
    holder.communicate(timeout=PATIENCE)
    with lock.locked(tmp_path / "content", PATIENCE, said.append):
        assert len(said) == 1


def test_a_run_that_was_killed_keeps_nobody_out(tmp_path, way, holder):
    holder.kill()
    holder.communicate(timeout=PATIENCE)
    assert (tmp_path / "content" / lock.WORK / lock.FILE).is_file()
    with lock.locked(tmp_path / "content", PATIENCE, str):
        pass
    assert not (tmp_path / "content" / lock.WORK).exists()


@pytest.mark.parametrize(
    ("changed", "stale"),
    [({}, False), ({"boot": "another"}, True), ({"started": "another"}, True), ({"host": "another"}, False)],
    ids=["as it is", "another start of the machine", "a number given again", "another machine"],
)
def test_whose_lock_by_name_is_stale(tmp_path, changed, stale):
    file = tmp_path / lock.FILE
    file.write_text(json.dumps({**json.loads(lock._me()), **changed}))
    assert lock._taken_by_name(file) is None
    assert file.exists() is not stale


def test_a_lock_that_says_nothing_is_taken_over_once_it_is_old(tmp_path):
    file = tmp_path / lock.FILE
    file.write_text("")
    assert lock._taken_by_name(file) is None
    assert file.exists()
    os.utime(file, (0, 0))
    assert lock._taken_by_name(file) is None
    assert not file.exists()


def test_what_interrupts_the_closing_of_a_lock_closes_nothing_twice(tmp_path, monkeypatch):
    """The number of a closed descriptor may be another file's a moment later; closed again it would be that one."""
    monkeypatch.setattr(lock, "_is_still", lambda *_: False)  # the holder before us took the file away

    def interrupt(frame, event, called):
        is_close = event == "c_return" and called.__name__ == "close"
        if is_close or (event == "return" and frame.f_code.co_name == "__exit__"):  # ExitStack's closes it too
            sys.setprofile(None)
            raise KeyboardInterrupt

    (tmp_path / lock.WORK).mkdir()
    sys.setprofile(interrupt)
    try:
        with pytest.raises(KeyboardInterrupt):
            lock._taken_by_system(tmp_path / lock.WORK / lock.FILE)
    finally:
        sys.setprofile(None)
