"""Hostile content, the whole way: every payload in every field of content files and of dumps, then every page is judged."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

import pytest

from stillboard.content import records
from stillboard.errors import ContentError
from support.builds import build, pelican, settings, stillboard
from support.hostile import dumps, fields, judge
from support.hostile.payload import Payload, payloads
from support.serving import served

PAYLOADS = payloads()


@dataclass(frozen=True, slots=True)
class Built:
    """A site made of hostile content."""

    output: Path
    content: Path
    corpus: fields.Corpus


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory) -> Built:
    folder = tmp_path_factory.mktemp("by-hand")
    corpus = fields.fill(folder / "content", PAYLOADS)
    return Built(
        build(folder, folder / "content", FORUM_SIGNATURES=True, SITEURL="https://archive.example"), folder / "content", corpus
    )


def judged(output: Path, own_ids: set[str]) -> list[str]:
    """What is wrong with the pages of a site."""
    found = []
    for page in sorted(output.rglob("*.html")):
        root, mistakes = judge.parse(page.read_text(encoding="utf-8"))
        found += [f"{page.relative_to(output)}: {fault}" for fault in (*mistakes, *judge.faults(root, own_ids.__contains__))]
    return found


def test_there_are_many_payloads_and_none_is_there_twice():
    texts = [payload.text for payload in PAYLOADS]
    assert len(texts) > 250
    assert len(set(texts)) == len(texts)


def test_no_page_made_of_content_files_runs_loads_or_imitates_anything(by_hand):
    assert judged(by_hand.output, {str(payload.number) for payload in PAYLOADS}) == []


def test_every_file_of_the_hostile_content_became_a_page(by_hand):
    assert len(list((by_hand.output / "threads").iterdir())) == len(PAYLOADS)
    assert len(list((by_hand.output / "forums").glob("board.*"))) == len(PAYLOADS)
    assert {f"member.{payload.number}" for payload in PAYLOADS} <= {p.name for p in (by_hand.output / "members").iterdir()}


@pytest.mark.parametrize("kind", ["thread", "board", "member"])
def test_what_is_text_is_shown_letter_by_letter(by_hand, kind):
    place = {"thread": "threads/thread.{}", "board": "forums/board.{}", "member": "members/member.{}"}[kind]
    missing = []
    for payload in PAYLOADS:
        root, _ = judge.parse((by_hand.output / place.format(payload.number) / "index.html").read_text(encoding="utf-8"))
        shown = judge.words(root)
        for words in _expected(by_hand.corpus, kind, payload):
            if judge.flat(words) not in shown:
                missing.append(f"{payload.name}: {words}")
    assert missing == []


def _expected(corpus: fields.Corpus, kind: str, payload: Payload) -> list[str]:
    files = {"thread": (fields.Thread, fields.Post), "board": (fields.Board,), "member": (fields.Member,)}[kind]
    values = [one for file in files for one in corpus.shown[fields.FILES[file].format(n=payload.number)]]
    listed = (f" Tags{payload.number}", f" Badges{payload.number}")
    return [
        part.strip() for value in values for part in (value.split(";") if value.endswith(listed) else [value]) if part.strip()
    ]


def test_the_post_after_an_unclosed_one_is_whole(by_hand, tmp_path):
    """All payloads on one page: each post must still be a post of its own, with its first words."""
    thread = tmp_path / "content" / "threads" / "f" / "0" / "all.1"
    thread.mkdir(parents=True)
    (tmp_path / "content" / "forums").mkdir()
    (tmp_path / "content" / "forums" / "f.md").write_text("---\nTitle: F\n---\n")
    (thread / "thread.md").write_text("---\nTitle: All\n---\n")
    bodies = {payload.number: f"begins{payload.number}x\n\n{payload.text}" for payload in PAYLOADS}
    taken = {
        number: body
        for number, body in bodies.items()
        if not re.search("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]", body)
    }
    for number, body in taken.items():
        (thread / f"{number}.md").write_text(f"---\nNumber: {number}\n---\n\n{body}\n", encoding="utf-8", newline="")
    output = build(tmp_path, tmp_path / "content", FORUM_POSTS_PER_PAGE=500)
    root, _ = judge.parse((output / "threads" / "all.1" / "index.html").read_text(encoding="utf-8"))
    assert judge.posts(root) == [f"post-{number}" for number in taken]
    articles = list(root.iter(f"{judge.HTML}article"))
    lost = [n for n, article in zip(taken, articles, strict=True) if f"begins{n}x" not in judge.words(article)]
    assert lost == []


def test_what_the_format_refuses_names_file_and_line(by_hand):
    assert by_hand.corpus.refused
    for refused in by_hand.corpus.refused:
        with pytest.raises(ContentError) as caught:
            records.loads(refused.kind, refused.text, PurePosixPath(refused.file))
        assert caught.value.where == f"{refused.file}:{refused.line}"
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("kind", list(fields.FILES), ids=lambda kind: kind.__name__)
def test_a_build_stops_at_a_refused_value(by_hand, kind, tmp_path):
    refused = next(one for one in by_hand.corpus.refused if one.kind is kind)
    content = tmp_path / "content"
    fields.fill(content, PAYLOADS[:1])
    number = PAYLOADS[0].number
    file = content / fields.FILES[kind].format(n=number)
    file.write_text(refused.text, encoding="utf-8", newline="")
    done = pelican(settings(tmp_path, content))
    assert done.code == ContentError.exitcode
    assert f"{file}:{refused.line}: " in done.words
    assert "Traceback" not in done.text
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("format_", list(dumps.WRITERS))
def test_a_hostile_dump_is_published_whole_and_harmless(format_, tmp_path):
    (tmp_path / "dump").mkdir()
    count = dumps.WRITERS[format_](tmp_path / "dump", PAYLOADS)
    done = stillboard(tmp_path, "convert", "--from", format_, "--json", "--content", "content", "dump")
    assert done.code == 0, done.text
    report = json.loads(done.text[: done.text.rindex("}") + 1])
    assert (report["posts"]["new"], report["posts"]["failed"]) == (count, 0)
    output = build(tmp_path, tmp_path / "content", FORUM_SIGNATURES=True)
    assert judged(output, {file.stem for file in (tmp_path / "content" / "threads").rglob("*.md")}) == []
    threads = [page for page in (output / "threads").rglob("*.html") if "<article" in page.read_text(encoding="utf-8")]
    shown = " ".join(judge.words(judge.parse(page.read_text(encoding="utf-8"))[0]) for page in threads)
    assert {int(n) for n in re.findall(r"begins(\d+)x", shown)} == {payload.number for payload in PAYLOADS}


def _fulfil(body: str, route) -> None:
    route.fulfill(body=body, content_type="text/html")


@pytest.mark.browser
def test_a_browser_runs_nothing_and_asks_nobody(by_hand, browser):
    heard: list[str] = []
    page = browser.new_context().new_page()
    page.on("dialog", lambda dialog: (heard.append(f"dialog on {page.url}: {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda message: heard.append(f"console on {page.url}: {message.text}"))
    page.on("pageerror", lambda error: heard.append(f"error on {page.url}: {error}"))
    with served(by_hand.output) as site:
        page.on(
            "request", lambda request: request.url.startswith(site) or heard.append(f"request from {page.url}: {request.url}")
        )
        # The pages of threads and posts all; of boards and members, whose fields the judge has read, every sixth.
        files = sorted(by_hand.output.rglob("*.html"))
        chosen = [file for nth, file in enumerate(files) if "threads" in file.parts or nth % 6 == 0]
        places = [file.relative_to(by_hand.output).as_posix() for file in chosen]
        seen = 0
        for start in range(0, len(places), 80):  # frames: a page each would take ten times as long
            frames = "".join(f'<iframe src="/{place}"></iframe>' for place in places[start : start + 80])
            page.route(f"{site}frames-{start}", partial(_fulfil, frames))
            page.goto(f"{site}frames-{start}", wait_until="load")
            for frame in page.frames[1:]:
                seen += frame.evaluate(
                    "document.querySelectorAll('main *').forEach(one => one.focus()), !!document.querySelector('main')"
                )
    page.context.close()
    assert heard == []
    assert seen == len(places)
