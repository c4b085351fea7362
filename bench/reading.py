"""How fast are dumps read? `make bench-reading` prints it; what a machine does anyway stands beside it, measured in the same run.

The HTML pages are those of the folder that STILLBOARD_CAPTURES names, else the project's own samples, which are small and so
say less. Numbers are of one core unless they say otherwise, the best of several rounds, in megabytes (1,000,000 bytes) of HTML a
second.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
from selectolax.lexbor import LexborHTMLParser

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT / "plugins"))

from stillboard.convert import Options, convert  # noqa: E402
from stillboard.convert.reading import choose  # noqa: E402 - found by the line above, wherever this is run from
from stillboard.dumps import Capture  # noqa: E402
from stillboard.errors import StillboardError  # noqa: E402
from stillboard.importers import all_importers  # noqa: E402
from stillboard.workers import Workers  # noqa: E402

ROUNDS = 5
POSTS = 100_000
IN_TOPIC = 500

Pages = list[tuple[str, bytes]]  # name and bytes of each


def main() -> int:
    """Print it all; exit code 0."""
    pages = _pages()
    print(f"{len(pages)} pages of HTML, {sum(len(data) for _, data in pages) / 1e6:.1f} MB")
    _html(pages)
    with tempfile.TemporaryDirectory() as folder:
        _whole(pages, Path(folder))
        _discourse(Path(folder))
    return 0


def _pages() -> Pages:
    root = Path(os.environ.get("STILLBOARD_CAPTURES") or PROJECT / "tests" / "importers")
    found = (path for path in sorted(root.rglob("*.htm*")) if "expected" not in path.parts)
    return [(path.relative_to(root).as_posix(), path.read_bytes()) for path in found]


def _best(read: Callable[[str, bytes], object], pages: Pages) -> float:
    """Seconds of CPU time that reading all pages takes, the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for name, data in pages:
            read(name, data)
        best = min(best, time.process_time() - start)
    return best


def _html(pages: Pages) -> None:
    """Each importer's speed, and that of two parsers on the same bytes."""
    by_importer: dict[str, Pages] = defaultdict(list)
    for name, data in pages:
        importer = choose(Capture(name, data.__bytes__), all_importers())
        if importer is not None:
            by_importer[importer.name].append((name, data))
    rows = [(name, of) for name, of in sorted(by_importer.items())]
    for name, of in [*rows, ("all of them", pages)]:
        size = sum(len(data) for _, data in of) / 1e6
        read = _best(_read, of)
        lxml_took = _best(lambda _, data: lxml.html.document_fromstring(data), of)
        lexbor = _best(lambda _, data: LexborHTMLParser(data), of)
        print(
            f"  {name:16}{len(of):4} pages {size:6.2f} MB: read {size / read:6.1f} MB/s"
            f"   (lxml's bare parse {size / lxml_took:6.1f}, lexbor's {size / lexbor:6.1f})"
        )


def _read(name: str, data: bytes) -> int:
    capture = Capture(name, data.__bytes__)
    importer = choose(capture, all_importers())
    try:
        return sum(1 for _ in importer.posts(capture)) if importer else 0
    except StillboardError:
        return 0


def _whole(pages: Pages, folder: Path) -> None:
    """The pages converted into files, by one process and by as many as there are processors."""
    dumps = folder / "pages"
    for n, (name, data) in enumerate(pages):
        path = dumps / f"{n:04}-{Path(name).name}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    size = sum(len(data) for _, data in pages) / 1e6
    lxml_took = _best(lambda _, data: lxml.html.document_fromstring(data), pages)
    for count in dict.fromkeys((1, Workers().count)):
        start, before = time.perf_counter(), _processor_time()
        report = convert([dumps], folder / f"content-{count}", all_importers(), Options(workers=count))
        took, cpu = time.perf_counter() - start, _processor_time() - before
        print(
            f"  converted into {report.written} files, {count} process{'es' if count > 1 else ''}: {size / took:.1f} MB/s,"
            f" {size / cpu:.1f} MB/s a core (lxml's bare parse {size / lxml_took:.1f})"
        )


def _processor_time() -> float:
    """Seconds of this process and of those that it waited for."""
    return sum(os.times()[:4])


def _discourse(folder: Path) -> None:
    """A hundred thousand posts of Discourse JSON, with `raw` and `cooked`: a topic a file, and all in one, by the command."""
    words = "The wick was trimmed at dusk and the glass was clean; <b>still</b> it smokes on the leeward side. " * 3
    dumps = folder / "topics"
    dumps.mkdir()
    topics = [_topic(number, words) for number in range(1, POSTS // IN_TOPIC + 1)]
    for topic in topics:
        (dumps / f"{topic['id']}.json").write_text(json.dumps(topic), encoding="utf-8")
    large = folder / "posts.json"
    posts = [post for topic in topics for post in topic["post_stream"]["posts"]]
    large.write_text(json.dumps({"latest_posts": posts}), encoding="utf-8")
    del topics, posts
    for dump, count in ((dumps, 1), (dumps, Workers().count), (large, 1), (large, Workers().count)):
        _convert(dump, folder / f"content-{dump.name}-{count}", count)


def _topic(number: int, words: str) -> dict[str, Any]:
    posts = [
        {
            "id": number * IN_TOPIC + n,
            "username": f"member{n % 40}",
            "user_id": n % 40 + 1,
            "created_at": f"2021-0{n % 9 + 1}-11T10:{n % 60:02}:00.000Z",
            "post_number": n,
            "post_type": 1,
            "cooked": f"<p>{words}</p>",
            "raw": words.replace("<b>", "**").replace("</b>", "**"),
            "topic_id": number,
            "topic_slug": f"lamps-{number}",
            "topic_title": f"Lamps {number}",
        }
        for n in range(1, IN_TOPIC + 1)
    ]
    return {"id": number, "title": f"Lamps {number}", "slug": f"lamps-{number}", "post_stream": {"posts": posts}}


def _convert(dump: Path, content: Path, count: int) -> None:
    command = [sys.executable, "-m", "stillboard", "convert", str(dump), "--content", str(content), "--json"]
    command += ["--url", "https://talk.lanternside.example/", "--workers", str(count)]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "plugins")}
    code = "import resource, subprocess, sys; r = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE); "
    code += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr); sys.stdout.buffer.write(r.stdout)"
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code, *command], env=environment, capture_output=True, text=True, check=False)
    took = time.perf_counter() - start
    peak = int(re.findall(r"\d+", done.stderr)[-1]) / 1024
    posts = json.loads(done.stdout)["posts"] if done.stdout.startswith("{") else {}
    size = sum(path.stat().st_size for path in ([dump] if dump.is_file() else dump.iterdir())) / 1e6
    read = f"{dump.name}, {size:.0f} MB, {count} process{'es' if count > 1 else ''}"
    print(f"  Discourse JSON, {read}: {posts.get('new', 0):,} posts in {took:.1f} s, at most {peak:.0f} MB")


if __name__ == "__main__":
    print(f"memory of this process at the end: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB", main() or "")
