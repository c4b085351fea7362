"""Pages as strangers may send them: `check` and the build refuse them, and what neither would have refused harms nobody."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import Element

import html5lib
import pytest

from stillboard.content import own_pages
from support.builds import pelican, settings, stillboard, tree
from support.hostile import pages

HTML = "{http://www.w3.org/1999/xhtml}"
ATTRIBUTES = frozenset(
    "id title lang dir class align scope tabindex href rel src alt width height loading start value datetime colspan rowspan "
    "span".split()
)
UNLOOKED = "from stillboard.site import pelicans\npelicans.check = lambda *_: pelicans.Looked()"
"""The second line of defence alone: nothing is looked at before Pelican reads it."""


def has_file(path: str) -> bool:
    return path in ("pages/other.md", f"attachments/{pages.NAME}")


def looked(text: str, name: str = "pages/x.md") -> own_pages.Looked:
    return own_pages.look(text, PurePosixPath(name), has_file, is_news=name.startswith("news/"))


@pytest.mark.parametrize("body", pages.bodies("links"))
def test_a_link_to_anything_else_is_refused_at_its_line(body: str) -> None:
    found = looked(f"Title: x\nDate: 2026-03-14\n\nFirst.\n\n{body}\n", "news/x.md").problems
    assert found
    assert all(problem.line >= 6 for problem in found)


@pytest.mark.parametrize("text", pages.headers())
def test_a_key_that_makes_an_address_is_refused(text: str) -> None:
    assert looked(text).problems


@pytest.mark.parametrize(
    "body",
    [
        f"[a]({{static}}/attachments/{pages.NAME})",
        f"[a]({{attach}}../attachments/{pages.NAME})",
        f"![a](/content/attachments/{pages.NAME} 'words')",
        f"[a][1]\n\n[1]: {{static}}/attachments/{pages.NAME}",
        "[a]({filename}other.md#how)",
        "[a]({filename}/pages/other.md?x=1)",
        "[a]({index})",
        "`{static}/etc/passwd` and {attach}/etc/passwd are words, and so is | a | b |",
        "[a](https://forum.example/{x}/|y|)",
        "[a](#fn:1) [b](/threads/x.1/#post-2) [c](mailto:a@b.example)",
    ],
)
def test_what_a_page_may_lead_to(body: str) -> None:
    found = looked(f"Title: x\n\n{body}\n")
    assert (found.problems, found.left_out) == ((), ())


def written(folder: Path, kind: str) -> tuple[Path, list[str]]:
    """A content/ with a page for each line of a kind; its bodies."""
    content = pages.surround(folder)
    bodies = pages.bodies(kind)
    for n, body in enumerate(bodies):
        text = f"Title: Page {n}\nSlug: p{n}\nSummary: {' '.join(body.split())}\n\n{body}\n"
        where, head = ("news", "Date: 2026-03-14\n") if n % 3 == 2 else ("pages", "")
        (content / where / f"p{n}.md").write_text(head + text.replace("{OUT}", pages.upwards(content / "pages")), "utf-8")
    return content, bodies


def test_check_and_the_build_refuse_and_leave_the_site(tmp_path: Path) -> None:
    content, bodies = written(tmp_path, "links")
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "index.html").write_text("the site as it was", "utf-8")
    before = tree(tmp_path)
    checked = stillboard(tmp_path, "check", "--content", "content")
    assert checked.code == 1
    for n in range(len(bodies)):
        assert re.search(rf"p{n}\.md:\d+: P020 ", checked.text), bodies[n]
    assert "live.html:1: P020 " in checked.text
    done = pelican(settings(tmp_path, content))
    assert done.code == 4, done.text
    assert re.search(r"news/p\d+\.md:\d+: ", done.words)
    assert "Traceback" not in done.text
    assert {name: data for name, data in tree(tmp_path).items() if name != "conf.py"} == before


def test_what_slipped_through_reaches_nothing(tmp_path: Path) -> None:
    content, bodies = written(tmp_path / "here", "links")
    conf = settings(tmp_path / "here", content, extra=UNLOOKED, SUMMARY_MAX_LENGTH=10)
    before = tree(tmp_path)
    done = pelican(conf, DEPLOY_TOKEN=pages.SECRET)
    assert done.code == 0, done.text
    output = tmp_path / "here" / "output"
    made = tree(output)
    assert len([name for name in made if re.fullmatch(r"(pages|news)/p\d+\.html", name)]) == len(bodies)
    outside = {name for name in tree(tmp_path) if not name.startswith(("here/output/", "here/cache/"))}
    assert outside == set(before)
    for name, data in made.items():
        assert PurePosixPath(name).suffix in (".html", ".css", ".js", ".txt") or re.fullmatch(
            r"_headers|\.stillboard|provenance\.json|old/[\w./-]+\.json", name
        ), name
        assert pages.SECRET.encode() not in data
        assert b"alert(" not in data
        assert not re.search(rb'(?:href|src)="[^"]*(?:[{|]|secret|live|passwd)', data), name


@pytest.mark.parametrize(
    "header",
    ["Save_as: _redirects", "Slug: ../../evil", "Lang: ../../evil", "Save_as: ../site-evil/x.html", "Save_as: .htaccess"],
)
def test_no_page_stands_where_a_host_looks_or_outside(tmp_path: Path, header: str) -> None:
    content = pages.surround(tmp_path / "here")
    (content / "pages" / "x.md").write_text(f"Title: x\n{header}\n\nWords.\n", "utf-8")
    conf = settings(tmp_path / "here", content, extra=UNLOOKED)
    before = tree(tmp_path)
    done = pelican(conf)
    assert done.code != 0
    assert "Traceback" not in done.text
    assert {name for name in tree(tmp_path) if not name.startswith("here/cache/")} == set(before)
    assert not [path for path in tmp_path.rglob("*") if path.is_dir() and ("evil" in path.name or path.name == "output")]


SAID = ("description", "og:title", "og:description", "og:url", "article:published_time")  # it is of each page


def outline(page: str) -> tuple[list[object], list[Element]]:
    """A page's elements outside of what its writer wrote, and those within."""
    parser = html5lib.HTMLParser(strict=False)
    root = parser.parse(page)
    frame: list[object] = []
    inside: list[Element] = []

    def walk(element: Element, within: bool) -> None:
        if within:
            inside.append(element)
        elif element.get("name", element.get("property")) in SAID:
            assert element.tag == f"{HTML}meta"
            return
        else:
            frame.append((element.tag, sorted(element.attrib.items())))
        body = "prose" in element.get("class", "").split()
        for child in element:
            walk(child, within or body)
        if not within:
            frame.append(f"/{element.tag}")

    walk(root, False)
    return frame, inside


def test_no_page_runs_loads_or_imitates_anything(tmp_path: Path) -> None:
    content, bodies = written(tmp_path, "html")
    (content / "pages" / "plain.md").write_text("Title: Plain\n\nWords.\n", "utf-8")
    (content / "news" / "plain.md").write_text("Title: Plain\nDate: 2026-03-14\n\nWords.\n", "utf-8")
    (content / "news" / "draft.md").write_text("Title: Draft\nDate: 2026-03-14\nStatus: draft\n\n<dialog>Words.\n", "utf-8")
    done = pelican(settings(tmp_path, content))
    assert done.code == 0, done.text
    assert "<dialog> is not shown on a page" in done.words
    output = tmp_path / "output"
    assert "<dialog" not in (output / "drafts" / "draft.html").read_text("utf-8")
    plain = {kind: outline((output / kind / "plain.html").read_text("utf-8"))[0] for kind in ("pages", "news")}
    for n, body in enumerate(bodies):
        kind = "news" if n % 3 == 2 else "pages"
        page = (output / kind / f"p{n}.html").read_text("utf-8")
        frame, inside = outline(page)
        assert frame == plain[kind], body
        ids: list[str] = []
        for element in inside:
            tag = str(element.tag).removeprefix(HTML)
            assert tag in own_pages.TAGS, (body, tag)
            assert tag not in ("h1", "main", "article"), body
            assert set(element.attrib) <= ATTRIBUTES, (body, element.attrib)
            ids += [element.attrib["id"]] if "id" in element.attrib else []
            assert not re.match(r"(?i)main|poll|post-", element.get("id", "")), body
            assert not {"foot", "bar", "skip", "body", "brand"} & set(element.get("class", "").split()), body
            address = element.get("href", element.get("src", "/"))
            assert re.match(r"https?://[a-z]|mailto:|[./#]?[a-z0-9./#]", address), (body, address)
            assert not address.startswith(("//", "javascript:", "data:", "vbscript:")), body
            assert "src" not in element.attrib or "evil" not in address, body
        assert len(ids) == len(set(ids)), body


def test_check_says_what_is_not_shown(tmp_path: Path) -> None:
    written(tmp_path, "html")
    done = stillboard(tmp_path, "check", "--content", "content")
    for name in ("meta", "dialog", "form", "base", "iframe", "script", "style", "plaintext", "svg", "template", "main"):
        assert f"<{name}> is not shown on a page" in done.text
    assert "javascript:" in done.text
    assert "onerror of an element" in done.text


def test_pages_that_are_trusted_reach_what_they_name_and_write_nothing_outside(tmp_path: Path) -> None:
    content = pages.surround(tmp_path / "here")
    body = "<form>Ours</form> [picture]({static}/pages/live.svg)"
    (content / "pages" / "x.md").write_text(f"Title: x\nSave_as: about/us.html\n\n{body}\n", "utf-8")
    conf = settings(tmp_path / "here", content, FORUM_TRUST_PAGES=True)
    assert pelican(conf).code == 0
    made = tree(tmp_path / "here" / "output")
    assert b"<form>Ours</form>" in made["about/us.html"]
    assert made["pages/live.svg"] == pages.SVG.encode()
    (content / "pages" / "x.md").write_text("Title: x\n\n[a]({static}/../secret.txt)\n", "utf-8")
    before = tree(tmp_path)
    done = pelican(conf)
    assert done.code == 6, done.text
    assert "would be written outside the site" in done.words
    assert tree(tmp_path) == before


@pytest.mark.parametrize(("address", "root"), [("", "/"), ("https://archive.example/old", "/old/"), ("relative", "../")])
def test_links_lead_where_their_targets_are_published(tmp_path: Path, address: str, root: str) -> None:
    content = pages.surround(tmp_path)
    (content / "pages" / "deep").mkdir()
    (content / "news" / "two.md").write_text("Title: Two\nDate: 2026-03-14\n\nWords.\n", "utf-8")
    file = f"attachments/{pages.NAME}"
    body = f"![p]({{static}}/{file}) ![q](/content/{file}) [n]({{filename}}../../news/two.md#a) [h]({{index}})"
    (content / "pages" / "deep" / "one.md").write_text(f"Title: One\n\n{body}\n", "utf-8")
    done = pelican(settings(tmp_path, content, **({"RELATIVE_URLS": True} if address == "relative" else {"SITEURL": address})))
    assert done.code == 0, done.text
    made = tree(tmp_path / "output")
    found = re.findall(r'(?:href|src)="([^"]*)"', made["pages/one.html"].decode().partition("prose")[2].partition("</main>")[0])
    ending = ".html" if address == "relative" else ""
    assert found == [f"{root}{file}", f"{root}{file}", f"{root}news/two{ending}#a", f"{root}{'index.html' if ending else ''}"]
    assert file in made
