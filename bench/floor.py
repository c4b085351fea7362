"""What no site generator can do without: each file of a folder is read, and files of given sizes are written.

`python bench/floor.py SOURCE TARGET SIZES`: SIZES is a file of JSON, the path of each file to write and its bytes.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path


def main(source: str, target: str, sizes: str) -> None:
    """Read all, write all."""
    for folder, _, names in os.walk(source):
        for name in names:
            Path(folder, name).read_bytes()
    made = set()
    for name, size in json.loads(Path(sizes).read_bytes()).items():
        path = os.path.join(target, name)
        folder = os.path.dirname(path)
        if folder not in made:
            os.makedirs(folder, exist_ok=True)
            made.add(folder)
        Path(path).write_bytes(b"x" * size)


if __name__ == "__main__":
    main(*sys.argv[1:])
