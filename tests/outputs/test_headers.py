"""What hosts send with every page: one list in the code, which the documents repeat for servers that read no `_headers`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stillboard.outputs import headers
from stillboard.site import config, library
from stillboard.site.site import Site
from support.paths import PLUGIN, PROJECT

DOCUMENTS = [PROJECT / "README.md", PLUGIN / "archive" / "files" / "README.md.template"]
LINES = {
    "nginx": 'add_header {} "{}" always;',
    "apache": 'Header always set {} "{}"',
    "caddy": 'header {} "{}"',
}
WORKFLOWS = sorted((*(PROJECT / ".github").rglob("*.yml"), *(PLUGIN / "archive" / "files").rglob("*.yml")))


def directives(policy: str) -> dict[str, str]:
    return {name: values for name, _, values in (one.strip().partition(" ") for one in policy.split(";"))}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
@pytest.mark.parametrize("server", LINES)
def test_documents_say_the_same(document: Path, server: str) -> None:
    block = re.search(rf"```{server}\n(.*?)```", document.read_text("utf-8"), re.DOTALL)
    assert block
    said = {line.strip() for line in block[1].splitlines() if re.match(r"\s*(add_header|Header|header) ", line)}
    assert said == {LINES[server].format(name, value) for name, value in headers.HEADERS}
    assert "404.html" in block[1]
    assert "_headers" in block[1]
    assert re.search(r"\\\.|hide \.\*", block[1]), "files whose names begin with a dot are not for readers"


def test_both_documents_have_the_same_lines() -> None:
    blocks = [re.findall(r"```(?:nginx|apache|caddy)\n.*?```", path.read_text("utf-8"), re.DOTALL) for path in DOCUMENTS]
    assert blocks[0] == blocks[1]


def test_the_policy_allows_what_the_search_page_allows_itself_and_no_frame() -> None:
    base = (PROJECT / "theme" / "templates" / "base.html").read_text("utf-8")
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', base)
    assert found
    own = directives(re.sub(r"\{%.*?%\}", "", found[1]))
    search = re.search(r"\{% block scripts %\}(.*?); \{%", (PROJECT / "theme/templates/search.html").read_text("utf-8"))
    assert search
    assert directives(headers.POLICY) == {**own, **directives(search[1]), "frame-ancestors": "'none'"}
    assert dict(headers.HEADERS)["Referrer-Policy"] in base


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: f"{path.parent.parent.name}-{path.name}")
def test_no_workflow_restores_a_cache_that_a_pull_request_could_have_written(workflow: Path) -> None:
    text = re.sub(r"#.*", "", workflow.read_text("utf-8"))
    assert "pull_request_target" not in text
    assert "workflow_run" not in text
    assert not re.search(r"\bcache(?:-dependency-path)?:", text)
    cached = [step for step in re.split(r"\n\s*- ", text) if "actions/cache" in step]
    if cached:  # a pull request knows no secret, and the index is sealed with it
        assert "pull_request" not in text
        assert "SHARED: ${{ secrets.STILLBOARD_CACHE_KEY != '' && github.ref == 'refs/heads/main' }}" in text
        assert text.count("STILLBOARD_CACHE_KEY: ${{ secrets.STILLBOARD_CACHE_KEY }}") == 1
    for step in cached:
        assert step.startswith("if: env.SHARED == 'true'\n"), step
        assert re.findall(r"path: (.*)", step) == ["cache/stillboard.sqlite3"], step


def test_the_file_is_what_hosts_read(tmp_path: Path) -> None:
    settings = {"PATH": str(tmp_path), "CACHE_PATH": str(tmp_path), "SITENAME": "x"}

    def made(**more: object) -> list[object]:
        read = config.read({**settings, **more})
        return list(headers.OUTPUT.build(Site(read, library.load(tmp_path, 20))))

    (file,) = made()
    assert file.file == "_headers"
    path, *lines = file.data.decode("ascii").splitlines()
    assert path == "/*"
    assert [tuple(line.strip().split(": ", 1)) for line in lines] == list(headers.HEADERS)
    assert all(re.fullmatch(r"  [A-Za-z-]+: [^\r\n]{1,1900}", line) for line in lines)
    assert made(FORUM_HEADERS=False) == made(FORUM_THEME=str(PROJECT / "theme")) == []


def test_what_is_published_is_without_the_list_of_files() -> None:
    for workflow in WORKFLOWS:
        text = workflow.read_text("utf-8")
        if "upload-pages-artifact" in text:
            assert text.index("rm -rf output/.stillboard*") < text.index("upload-pages-artifact")
