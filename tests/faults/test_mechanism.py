"""The faults that the other tests here make do happen: to the calls of a command in its folder, and to no others."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from support.faults import CALLS, ERRORS, At, Worker

pytestmark = pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="needs fork")


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    started = Worker()
    yield started
    started.close()


def test_every_kind_of_call_has_its_errors():
    assert CALLS.keys() == ERRORS.keys()


def test_a_command_without_a_fault_is_as_ever_and_its_calls_are_counted(worker, tmp_path):
    (tmp_path / "content").mkdir()
    ended = worker.run(tmp_path, "stillboard", "check")
    assert (ended.code, ended.text) == (0, "0 findings\n")
    assert ended.calls["listing"] > 0


def test_a_signal_comes_at_the_call(worker, tmp_path):
    (tmp_path / "content").mkdir()
    assert worker.run(tmp_path, "stillboard", "check", at=At("listing", 1), then="SIGKILL").code == -9


def test_a_person_saves_at_the_call(worker, tmp_path):
    (tmp_path / "content").mkdir()
    worker.run(tmp_path, "stillboard", "check", at=At("listing", 1), save={"content/pages/x.md": "Saved"})
    assert (tmp_path / "content/pages/x.md").read_text() == "Saved"
    shutil.rmtree(tmp_path / "content")
