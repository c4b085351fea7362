"""The script that leads old addresses: in a real browser, as hosts that take no rules serve it, at the root and in a folder."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support import old_addresses, servers
from support.inprocess import build
from support.old_addresses import LANDS, POST
from support.paths import PROJECT
from support.serving import bucket, served

pytestmark = pytest.mark.browser
EVERY = 1 if os.environ.get("STILLBOARD_OLD_ADDRESSES") else 55  # which of the forms are opened; all are read
FUZZED = 10_000 if EVERY == 1 else 200
SCRIPT = (PROJECT / "theme" / "static" / "old.js").read_text("utf-8")
# old.js with a location, a document and a fetch of our own: gives where it leads. Each file is asked for once.
LEADS = """async ({ source, files, href, missing }) => {
  const at = new URL(href)
  let led = ""
  const location = { ...Object.fromEntries(["pathname", "search", "hash", "href", "origin", "hostname"].map(n => [n, at[n]])),
    replace: (to) => { led = new URL(to, href).href } }
  const appended = []
  const link = (name) => ({ dataset: { led: name }, href: "", remove() { this.gone = true } })
  const links = ["thread", "original", "wayback"].map(link)
  const words = ["page", "post"].map((name) => ({ dataset: { lost: name }, remove() { this.gone = true } }))
  const shape = { querySelectorAll: (what) => (what.includes("led") ? links : words) }
  const document = {
    currentScript: { src: `${at.origin}${files.base}theme/old.js`, dataset: {} },
    getElementById: () => (missing ? { content: { cloneNode: () => shape } } : null),
    querySelector: () => ({ append: (one) => appended.push(one) }),
  }
  let asked = 0
  const fetch = async (file) => {
    asked += 1
    const text = files.all[new URL(file, at.origin).pathname.slice(files.base.length)]
    return { ok: text !== undefined, status: 404, json: async () => JSON.parse(text) }
  }
  new Function("location", "document", "fetch", source)(location, document, fetch)
  await new Promise((done) => setTimeout(done, 0)) // all that waits for our fetch is over by then
  return { led, asked, said: words.filter((one) => !one.gone).map((one) => one.dataset.lost).join(""),
    offered: appended.length
      ? Object.fromEntries(links.filter((one) => !one.gone).map((one) => [one.dataset.led, one.href])) : null }
}"""

S3 = "s3"  # its website endpoint, as `support.serving` has it
ARRIVED = """to => location.href.replace(/\\/$/, "") === to.replace(/\\/$/, "")
  || (!to.includes("#") && location.href.startsWith(`${to}#`))"""
IN_VIEW = """() => {
  const top = document.getElementById("post-99").getBoundingClientRect().top
  return top >= 0 && top < innerHeight
}"""


@pytest.fixture(scope="module", params=["", "/forum"], ids=["root", "folder"])
def made(request, tmp_path_factory) -> tuple[Path, str]:
    """A site, and the path that it lies at."""
    folder = tmp_path_factory.mktemp("old")
    old_addresses.forums(folder / "content")
    address = f"https://archive.example{request.param}"
    assert build(folder, folder / "content", SITEURL=address).error == ""
    if not request.param:
        return folder / "output", "/"
    shutil.copytree(folder / "output", folder / "root" / request.param.strip("/"))
    shutil.copy(folder / "output" / "404.html", folder / "root")
    return folder / "root", f"{request.param}/"


@pytest.fixture(scope="module")
def lead(made, browser) -> Iterator[Any]:
    """Where the script leads from an address, without opening pages."""
    root, base = made
    old = root / base.strip("/") / "old"
    files = {f"old/{file.relative_to(old).as_posix()}": file.read_text("utf-8") for file in old.rglob("*.json")}
    page = browser.new_page()
    given = {"source": SCRIPT, "files": {"base": base, "all": files}}

    def led(path: str, *, missing: bool = True, host: str = "archive.example") -> dict[str, Any]:
        return page.evaluate(LEADS, {**given, "href": f"https://{host}{base}{path}", "missing": missing})

    yield led
    page.close()


def begin(engine: str) -> str:
    return f"{old_addresses.path(engine)}/".lstrip("/")


def test_every_form_leads_where_it_meant(lead, made):
    wrong = []
    for engine, form, kind in old_addresses.table():
        found = lead(begin(engine) + form)
        wanted = f"https://archive.example{made[1]}{begin(engine)}{LANDS[kind]}"
        if wanted.partition("#")[0] == f"https://archive.example{made[1]}{begin(engine)}{form.partition('#')[0]}":
            continue  # it is there
        numbered = wanted.replace("#post-99", "#number-19")  # the page knows which post that is
        if found["led"] not in (wanted, numbered) or found["asked"] > 4:
            wrong.append((engine, form, found, wanted))
    assert wrong == []


def test_forms_in_a_folder_of_the_forum_s_and_at_its_own_host(lead, made):
    assert lead("board/discussion/12")["led"].endswith("/vanilla/threads/wick-trimming.12/")  # no other forum has such
    found = lead("board/viewtopic.php?p=99", host="phpbb-3.example")
    assert found["led"] == f"https://phpbb-3.example{made[1]}phpbb-3/threads/wick-trimming.12/page-2#post-99"
    assert lead("viewtopic.php?pid=99", host="www.fluxbb.example")["led"].endswith(
        "fluxbb/threads/wick-trimming.12/page-2#post-99"
    )


def test_what_is_not_archived_says_so_and_offers_the_original(lead):
    page = lead("phpbb-3/viewtopic.php?t=13&start=0&sid=1")
    assert page["led"].endswith("/phpbb-3/threads/fog-signals.13/page-3")  # its first page is not archived: the thread is meant
    page = lead("phpbb-3/viewtopic.php?t=13&start=10")
    assert (page["led"], page["said"]) == ("", "page")
    assert page["offered"]["thread"].endswith("phpbb-3/threads/fog-signals.13/page-3")
    assert page["offered"]["original"] == "https://phpbb-3.example/board/viewtopic.php?t=13&start=10"
    assert page["offered"]["wayback"] == "https://web.archive.org/web/https://phpbb-3.example/board/viewtopic.php?t=13&start=10"
    post = lead("vbulletin-3/showthread.php?t=12&p=4")
    assert (post["led"], post["said"]) == ("", "post")
    unknown = lead("vbulletin-3/showthread.php?t=777")
    assert (unknown["led"], unknown["said"]) == ("", "")
    assert set(unknown["offered"]) == {"original", "wayback"}
    assert lead("?topic=777", missing=False)["led"].endswith("/index.php?topic=777")  # 404.html says it


BAD = (
    "//evil.example",
    "/\\evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "%2f%2fevil.example",
    "@evil",
    "9" * 40,
    "1e3",
    "",
)


def test_nothing_leads_elsewhere(lead, made):
    drawn = random.Random(12)  # noqa: S311 - the same each time
    forms = [form for _, form, _ in old_addresses.table()]
    hosts = ("archive.example", "phpbb-3.example", "evil.example", "xn--e1afmkfd.example")
    for _ in range(FUZZED):
        form = drawn.choice(forms)
        for old in ("12", "99", "threads", "php"):
            if drawn.random() < 0.3:
                form = form.replace(old, drawn.choice(BAD) + drawn.choice(("", old)))
        host = drawn.choice(hosts)
        found = lead(
            f"{drawn.choice(('', 'phpbb-3/', 'board/', '//evil.example/'))}{form}", host=host, missing=drawn.random() < 0.8
        )
        assert not found["led"] or found["led"].startswith(f"https://{host}{made[1]}"), (form, found)
        for what, address in (found["offered"] or {}).items():
            assert address.startswith((made[1], "https://web.archive.org/web/https://", "https://")), (form, what, address)
            assert what == "thread" or ".example/board/" in address, (form, address)


@contextlib.contextmanager
def at(host: str, made: tuple[Path, str], folder: Path) -> Iterator[str]:
    """The address of the site at a host that takes no rules, or at a server or a host's emulator with those made for it."""
    root, base = made
    if host == "plain":
        with served(root) as site:
            yield f"{site.rstrip('/')}{base}"
        return
    if host != S3:
        servers.program(host)
    old_addresses.forums(folder / "content")
    address = f"https://archive.example{base}".rstrip("/")
    style = "folders" if host == S3 else "plain"
    made_for = {"FORUM_HOST": host, "FORUM_ADDRESS_STYLE": style, "FORUM_SEARCH": "off"}
    assert build(folder, folder / "content", SITEURL=address, **made_for).error == ""
    if host == S3:
        put = folder / "bucket" / base.strip("/")
        shutil.copytree(folder / "output", put, ignore=shutil.ignore_patterns(".stillboard*", "_hosting"))
        with bucket(folder / "bucket", folder / "output/_hosting/s3") as site:
            yield f"{site.rstrip('/')}{base}"
        return
    with servers.serving(host, folder / "server", folder / "output", base.rstrip("/")) as site:
        yield site


@pytest.mark.parametrize("host", ["plain", S3, *((*servers.PROGRAMS, *servers.EMULATORS) if EVERY == 1 else ())])
def test_in_the_browser_the_post_is_in_view(made, browser, host, tmp_path):
    with at(host, made, tmp_path) as site:
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        context.set_default_timeout(60_000)
        page = context.new_page()
        answers: list[str] = []
        said: list[str] = []
        page.on("framenavigated", lambda frame: answers.append(frame.url))
        page.on("pageerror", lambda error: said.append(str(error)))
        for engine, form, kind in old_addresses.table()[::EVERY]:
            page.goto("about:blank")  # else only the fragment may change
            answers.clear()
            page.goto(f"{site}{begin(engine)}{form}")
            lands = LANDS[kind].replace("page-2", "page-2/") if host == S3 else LANDS[kind]
            page.wait_for_function(ARRIVED, arg=f"{site}{begin(engine)}{lands}")
            page.wait_for_load_state()
            if kind == POST:
                page.wait_for_function(IN_VIEW)
            assert said == []
            assert len({address.partition("#")[0] for address in answers}) <= 3, answers
        context.close()


def test_what_is_missing_says_so_with_a_search(made, browser):
    root, base = made
    with served(root) as site:
        page = browser.new_page()
        answer = page.goto(f"{site.rstrip('/')}{base}phpbb-3/viewtopic.php?t=13&start=10")
        assert answer.status == 404
        page.wait_for_selector("p.notice")
        assert "This page of the thread is not in the archive" in page.inner_text("p.notice")
        assert page.locator("p.notice a").count() == 3
        assert page.locator("form[role=search]").count() == 1
        page.close()
        plain = browser.new_context(java_script_enabled=False).new_page()
        plain.goto(f"{site.rstrip('/')}{base}phpbb-3/viewtopic.php?t=12")
        assert "look for the thread in its board" in plain.inner_text("#main")
        assert plain.locator("#main a").first.get_attribute("href") == base
        plain.context.close()
