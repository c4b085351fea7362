"""A thread as one file: every word is in it, nothing that was taken out is, and no mail can be sent to what it names."""

from __future__ import annotations

import contextlib
import email.policy
import json
import mailbox
from pathlib import Path

import pytest

from stillboard.model import Forum, Post, State, Thread, When
from stillboard.outputs import threads
from stillboard.site import config, library, pages
from stillboard.site.files import Page, Text
from stillboard.site.site import Site
from support.builds import build, put, tree
from support.lanternside import attachment, png

HOSTILE = 'Pell "\u202eevil" <pell@lanternside.example>'
SAID = {"title": "A secret title", "edit_reason": "A secret reason", "reactions": "A secret liker"}
FORMATS = ("markdown", "text", "json", "mbox")


def made(content: Path, formats: tuple[str, ...] = FORMATS) -> tuple[dict[str, Text], pages.ThreadPage]:
    lamp = attachment(content, "lamp.png", png(4, 4)) if not (content / "attachments").exists() else ""
    put(content, Forum("Lanternside", id="lanternside"), "lanternside")
    thread = Thread("Wicks & “wax”", id="7", slug="wicks", thread_id="7", addresses=("https://forum.lanternside.example/t/7/",))
    put(content, thread, "lanternside")
    posts = (
        Post(f"From the lamp\n\n![lamp]({lamp})\n\n>From here", id="1", author=HOSTILE, number=1, date=When("2019-03-01T10:00Z")),
        Post("灯台守 --- **so**", id="2", author="Wren", number=2, date=When("2019-03-02"), reply_to="1"),
        Post("A secret.", id="3", number=3, date=When("2019-03-03T11:00"), state=State.REMOVED, **SAID),
    )
    for post in posts:
        put(content, post, "lanternside", thread)
    settings = {"PATH": str(content), "CACHE_PATH": "no-cache", "SITENAME": "x", "FORUM_CACHE": False, "FORUM_DOWNLOADS": formats}
    found = config.read({**settings, "SITEURL": "https://archive.example/old"})
    items = list(threads.OUTPUT.build(Site(found, library.load(found.content, found.posts_per_page))))
    record = next(item.record for item in items if isinstance(item, Page))
    assert isinstance(record, pages.ThreadPage)
    return {item.file.rpartition("/")[2]: item for item in items if isinstance(item, Text)}, record


def test_every_word_is_in_it_and_nothing_that_was_removed(tmp_path):
    files, page = made(tmp_path)
    assert list(files) == ["thread.md", "thread.txt", "thread.json", "thread.mbox"]
    assert [link.address for link in page.downloads] == [f"/old/threads/wicks.7/{name}" for name in files]
    assert "A secret" not in repr(page)
    for name, file in files.items():
        words = file.data.decode("utf-8")
        assert "灯台守 --- **so**" in words, name
        assert "A secret" not in words, name
        assert "This post was removed from the archive." in words, name
        assert "https://archive.example/old/attachments/" in words, name


def test_json_says_what_is_known_and_nothing_else(tmp_path):
    said = json.loads(made(tmp_path)[0]["thread.json"].data)
    assert said["title"] == "Wicks & “wax”"
    assert [post.get("date") for post in said["posts"]] == ["2019-03-01T10:00Z", "2019-03-02", "2019-03-03T11:00"]
    assert said["posts"][1] == {
        "id": "2", "number": 2, "author": "Wren", "date": "2019-03-02", "reply_to": "1", "body": "灯台守 --- **so**",
    }  # fmt: skip


def test_a_mailbox_is_read_by_mail_programs_and_names_no_address(tmp_path):
    (tmp_path / "thread.mbox").write_bytes(made(tmp_path / "content")[0]["thread.mbox"].data)
    with contextlib.closing(mailbox.mbox(tmp_path / "thread.mbox", create=False)) as box:
        raw = [box.get_bytes(key) for key in box.keys()]  # noqa: SIM118 - its own way
    messages = [email.message_from_bytes(one, policy=email.policy.default) for one in raw]
    assert len(messages) == 3
    assert all(address.domain == "archive.invalid" for one in messages for address in one["From"].addresses)
    assert [str(one["Subject"]) for one in messages] == ["Wicks & “wax”"] * 3
    assert [str(one["Date"] or "") for one in messages] == [
        "Fri, 01 Mar 2019 10:00:00 +0000", "", "Sun, 03 Mar 2019 11:00:00 -0000",
    ]  # fmt: skip
    assert messages[1]["X-Date"] == "2019-03-02"
    assert messages[1]["In-Reply-To"] == messages[0]["Message-ID"]
    assert messages[0].get_content().startswith(">From the lamp")
    assert ">>From here" in messages[0].get_content()


@pytest.mark.parametrize("wrong", ["markdown", ("pdf",), ("json", "json"), 7])
def test_a_format_that_there_is_not_is_an_error(tmp_path, wrong):
    from stillboard.errors import SettingsError

    with pytest.raises(SettingsError, match="FORUM_DOWNLOADS"):
        config.read({"PATH": str(tmp_path), "CACHE_PATH": "x", "SITENAME": "x", "FORUM_DOWNLOADS": wrong})


def test_none_is_made_where_none_is_wanted(tmp_path):
    files, page = made(tmp_path, ())
    assert files == {}
    assert page.downloads == ()


def test_increments_write_what_clean_builds_write(tmp_path):
    content = tmp_path / "content"
    made(content)
    build(tmp_path, content, FORUM_DOWNLOADS=FORMATS)
    post = next(content.rglob("2.md"))
    post.write_text(post.read_text("utf-8").replace("灯台守", "keeper"), "utf-8")
    after = tree(build(tmp_path, content, FORUM_DOWNLOADS=FORMATS))
    assert after == tree(build(tmp_path / "clean", content, FORUM_DOWNLOADS=FORMATS, FORUM_CACHE=False))
    assert b"keeper" in after["threads/wicks.7/thread.md"]
