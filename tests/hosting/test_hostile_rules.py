"""What a dump says becomes no line of a server's configuration: ids, titles, names and addresses that mean something to one."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from stillboard.model import Board, Forum, Member, Post, Thread
from support import servers
from support.builds import put
from support.inprocess import build

ENGINES = ("XenForo 2", "Discourse", "vBulletin 3", "phpBB 3", "Hacker News")
SAYS = (
    'x" "//evil.example"; "y',
    'x" ""; } server { return 302 //evil.example; } map $a $b { "y',
    "700 //evil.example",
    "y'$request_uri",
    "z`{uri}`",
    "a\\b",
    "q#c",
    "é%0d%0aLocation:",
    "${stillboard_posts:x}",
    "%{ENV:X}",
    "a;b{c}",
    ".*|[^/]+(?:",
    "$1",
    "\\1",
)
HOSTILE = re.compile(r"evil|y'\$request_uri|z`|posts:x|ENV:X|return 302|\[\^/\]\+\(\?:\"")
SHAPES = {  # of every line that is not one of the program's own
    "nginx/maps.conf": re.compile(r'    "(?:~\*\^[^"\n]+|[0-9]+[a-z][\w.~+/%@,:=-]*)" "[\w.~+/%@,:=#$-]*";'),
    "apache/posts.txt": re.compile(r"[0-9]+[a-z][\w.~+/%@,:=-]* [0-9]+[a-z][\w.~+/%@,:=-]*(?:#[0-9]+)?"),
    "apache/places.txt": re.compile(r"[0-9]+[a-z][\w.~+/%@,:=-]*(?:#[0-9]+)? /[\w.~+%@,:=-][\w./~+%@,:=#-]*"),
    "caddy/site.caddy": re.compile(r'\t(?:`~\(\?i\)\^[^`\n]+`|[0-9]+[a-z][\w.~+/%@,:=-]*) "[\w.~+/%@,:=#${}-]*"'),
    "s3/redirects.tsv": re.compile(r"[\w.~+/%@,=-]+\t/[\w.~+%@,=-][\w./~+%@,=#-]*", re.ASCII),
}
OWN = re.compile(
    r"#|map |\}|    default |map_hash|    \"~\^(?:\[0-9\]\+p|\[\?\])|    '' "
    r"|@stillboard|\texpression|\tnot file|redir |\tdefault "
)


def archive(content: Path) -> None:
    """Forums of some engines in which everything that a dump can say is hostile."""
    for number, engine in enumerate(ENGINES):
        forum, root = f"f{number}", f'https://e{number}.example/bo"ard$/'
        put(content, Forum("T\" '$x` //evil", id=forum, addresses=(root,), engine=engine, path=forum if number else ""), forum)
        for n, said in enumerate(SAYS):
            board = Board(said, id=f"b.b-{n:08x}", board_id=said, addresses=(f"{root}{said}/x.{n}",))
            put(content, Member(said, id=f"m-{n:08x}", slug="m", member_id=said, address=f"{root}u/{said}"), forum)
            put(content, board, forum)
            thread = Thread(
                said,
                id=f"t-{n:08x}",
                slug="thread",
                thread_id=said,
                addresses=(f"{root}{said}", f"{root}wa{said}y/{said}.{n}/"),
                boards=(said,),
            )
            put(content, thread, forum)
            files = (f"{root}attachments/{said}.{n}/",)
            post = Post(
                "Words.",
                id=f"p-{n:08x}",
                author=said,
                author_id=said,
                number=1,
                original_id=said,
                address=f"{root}p/{said}",
                files=files,
            )
            put(content, post, forum, thread)
        plain = Thread("Wicks", id="700", slug="wicks", thread_id="700", addresses=(f"{root}threads/wicks.700/",))
        put(content, plain, forum)
        put(content, Post("Words.", id="99", author="Wren", number=1), forum, plain)


@pytest.mark.parametrize("host", ["nginx", "apache", "caddy", "s3", "netlify", "cloudflare", "gitlab"])
def test_every_line_is_one_of_ours(tmp_path: Path, host: str) -> None:
    archive(tmp_path / "content")
    address = "https://archive.example/arch(ive)"
    assert build(tmp_path, tmp_path / "content", SITEURL=address, FORUM_HOST=host, FORUM_SEARCH="off").error == ""
    folder = tmp_path / "output" / "_hosting"
    written = [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []
    written += [path for name in ("_redirects", "_headers") if (path := tmp_path / "output" / name).exists()]
    for path in written:
        text = path.read_text("utf-8")
        assert not HOSTILE.search(text), path
        shape = SHAPES.get(path.relative_to(folder).as_posix()) if path.is_relative_to(folder) else None
        for line in text.replace("/arch(ive)", "/archive").splitlines():
            assert shape is None or shape.fullmatch(line) or OWN.match(line), (path, line)
    if host == "s3":
        assert set(json.loads((folder / "s3/website.json").read_text())) == {"IndexDocument", "ErrorDocument"}
    if (redirects := tmp_path / "output" / "_redirects").exists():
        for line in redirects.read_text("utf-8").splitlines():
            assert re.fullmatch(r"/[^\s*:]+ /[^/\s*:][^\s*:]* 301", line, re.ASCII)


@pytest.mark.parametrize("server", servers.PROGRAMS)
def test_servers_read_them_and_lead_nowhere_else(tmp_path: Path, server: str) -> None:
    servers.program(server)
    archive(tmp_path / "content")
    address = "https://archive.example"
    assert build(tmp_path, tmp_path / "content", SITEURL=address, FORUM_HOST=server, FORUM_SEARCH="off").error == ""
    with servers.serving(server, tmp_path / "server", tmp_path / "output", "") as site:
        status, location = servers.answer(f"{site}f2/showthread.php?t=700")
        assert (status, location.removeprefix(site.rstrip("/"))) == (301, "/f2/threads/wicks.700/")
        for said in ("x", "y", "700%20", "%22", "$1"):
            status, location = servers.answer(f"{site}f2/showthread.php?t={said}")
            assert status == 404, (said, location)
