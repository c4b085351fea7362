"""A post that `stillboard takedown` cannot read at one moment."""

from __future__ import annotations

import os
import shutil

from stillboard.content import tree
from stillboard.model import Post
from stillboard.takedown import take_down


def test_a_post_that_cannot_be_read_at_one_moment_is_said_and_stays_until_the_command_is_run_again(archive, monkeypatch):
    """Nothing of it would be in the record otherwise, and another capture would bring its words back."""
    real, before = tree.read_post, archive.files()
    read = [0]
    monkeypatch.setattr(
        tree, "read_post", lambda path: (read.__setitem__(0, read[0] + str(path).endswith("9001.md")), real(path))[1]
    )
    assert take_down(archive.root, "Marlow").exit_code == 0
    whole, times = archive.files(), read[0]
    assert times > 1
    shape = sorted(line.partition(":")[0] for name, text in whole.items() if "takedowns/" in name for line in text.splitlines())
    for nth in range(1, times + 1):
        shutil.rmtree(archive.root)
        for name, text in before.items():
            path = archive.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        read[0] = 0

        def failing(path: str | os.PathLike[str], nth: int = nth) -> Post:
            read[0] += str(path).endswith("9001.md")
            if str(path).endswith("9001.md") and read[0] == nth:
                raise tree.unreadable(PermissionError(13, "Permission denied"), path)
            return real(path)

        monkeypatch.setattr(tree, "read_post", failing)
        account = take_down(archive.root, "Marlow")
        assert account.exit_code != 0
        assert ["9001.md" in str(error) for error in account.errors] == [True]
        monkeypatch.setattr(tree, "read_post", real)
        assert take_down(archive.root, "Marlow").exit_code == 0
        found = archive.files()
        assert shape == sorted(
            line.partition(":")[0] for name, text in found.items() if "takedowns/" in name for line in text.splitlines()
        )
        assert {k: v for k, v in found.items() if "takedowns/" not in k} == {
            k: v for k, v in whole.items() if "takedowns/" not in k
        }
