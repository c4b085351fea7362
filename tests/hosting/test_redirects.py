"""What hosts take that look at paths alone: within their limits, and to paths of the site; S3 with pages as folders."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from stillboard.hosting import caddy, limits, redirects
from stillboard.hosting import rules as rules_of_servers
from stillboard.hosting.limits import LIMITS, check
from stillboard.model import Forum, Post, Thread
from support.builds import put
from support.inprocess import build
from support.linkcheck import broken
from support.serving import Bucket

ROOT = "https://forum.example/board/"
HOSTILE = ("//evil.example/x", "a:b/12", "a*b", "../../etc/passwd", "a b", "x?topic=3", "%0d%0ax")


def content(folder: Path, threads: int = 3) -> Path:
    put(folder, Forum("F", id="f", engine="Discourse", addresses=(ROOT,)), "f")
    for n in range(1, threads + 1):
        addresses = (f"{ROOT}t/wicks-{n}/{n}", *(ROOT + one for one in HOSTILE if n == 1), "https://evil.example/board/t/x/1")
        thread = Thread(
            f"Wicks {n}", id=str(n), slug=f"wicks-{n}", thread_id=str(n), addresses=addresses if n == 1 else addresses[:1]
        )
        put(folder, thread, "f")
        for post in range(n):  # the last thread has most
            put(folder, Post("x", id=f"{n}0{post}", number=post + 1), "f", thread)
    return folder


def rules(output: Path) -> Mapping[str, str]:
    """`_redirects` as the hosts read it."""
    lines = [line.split(" ") for line in (output / "_redirects").read_text().splitlines()]
    assert all(len(line) == 3 and line[2] == "301" for line in lines)
    return {source: target for source, target, _ in lines}


@pytest.mark.parametrize("host", ["netlify", "cloudflare", "gitlab"])
@pytest.mark.parametrize("base", ["", "/forum"])
def test_threads_land_by_their_own_addresses(tmp_path: Path, host: str, base: str) -> None:
    address = f"https://archive.example{base}"
    assert build(tmp_path, content(tmp_path / "content"), SITEURL=address, FORUM_HOST=host, FORUM_SEARCH="off").error == ""
    found = rules(tmp_path / "output")
    assert next(iter(found)) == f"{base}/board/t/wicks-3/3"  # the longest thread first
    assert found == {f"{base}/board/t/wicks-{n}/{n}": f"{base}/threads/wicks-{n}.{n}/" for n in (3, 2, 1)}
    assert not any(one.is_over for one in check(tmp_path / "output", host))


def test_as_many_as_the_host_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(redirects.LIMITS, "gitlab", limits.Limits(rules=5, rules_bytes=64 * 1024))
    assert build(tmp_path, content(tmp_path / "content", 9), FORUM_HOST="gitlab", FORUM_SEARCH="off").error == ""
    assert len(rules(tmp_path / "output")) == 5
    monkeypatch.setitem(redirects.LIMITS, "gitlab", limits.Limits(rules=500, rules_bytes=100))
    assert build(tmp_path / "b", tmp_path / "content", FORUM_HOST="gitlab", FORUM_SEARCH="off").error == ""
    assert 0 < (tmp_path / "b/output/_redirects").stat().st_size <= 100
    assert LIMITS is redirects.LIMITS


def test_s3(tmp_path: Path) -> None:
    made = build(
        tmp_path, content(tmp_path / "content", 45), FORUM_HOST="s3", FORUM_ADDRESS_STYLE="folders", FORUM_THREADS_PER_PAGE=10
    )
    assert made.error == ""
    output = tmp_path / "output"
    bucket = Bucket(output, output / "_hosting/s3")
    assert len(bucket.objects) == 45
    assert (output / bucket.error).is_file()
    for source, target in bucket.objects.items():
        assert bucket.answer(f"/{source}") == (301, target)
        assert bucket.answer(target) == (200, f"{target.lstrip('/')}index.html")
    assert bucket.answer("/threads/wicks-45.45/page-3") == (302, "/threads/wicks-45.45/page-3/")


def test_pages_as_folders_link_to_what_is_there(tmp_path: Path) -> None:
    assert (
        build(tmp_path, content(tmp_path / "content", 45), FORUM_ADDRESS_STYLE="folders", FORUM_THREADS_PER_PAGE=10).error == ""
    )
    output = tmp_path / "output"
    assert (output / "threads/wicks-45.45/page-2/index.html").is_file()
    pages = {page.relative_to(output).as_posix() for page in output.rglob("*.html")}
    assert {page for page in pages if not page.endswith("index.html")} == {"404.html"}
    assert broken(output, "http://site/") == []
    assert json.loads((output / "old/index.json").read_text())["page"] == "page-{n}/"


def test_caddy_gets_no_table_of_very_many_posts(monkeypatch: pytest.MonkeyPatch) -> None:
    table = rules_of_servers.Table(
        [rules_of_servers.Rule("^/posts/([0-9]+)$", "0p{1}")],
        {"0p1": "0t1/1", "0p2": "0t1/1"},
        {"0t1": "/threads/x.1/", "0t1/1": "/threads/x.1/"},
    )
    monkeypatch.setattr(caddy, "MOST", 2)
    assert '0p2 "/threads/x.1/#post-2"' in dict(caddy.files(table))["caddy/site.caddy"]
    monkeypatch.setattr(caddy, "MOST", 1)
    text = dict(caddy.files(table))["caddy/site.caddy"]
    assert "0p2" not in text
    assert '0t1 "/threads/x.1/"' in text
