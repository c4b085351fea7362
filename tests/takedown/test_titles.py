"""The title of a thread goes with the post that opened it, where it is words of that post, and no capture brings it back."""

from __future__ import annotations

import dataclasses
import re
import shutil

import pytest

from stillboard.content.disk import Disk
from stillboard.content.records import loads
from stillboard.model import Thread
from stillboard.takedown import Called, take_down
from support.scripted import FOLDER, FORUM, THREAD, Dumps, known, on_pages, sentence
from support.taken import MEMBER, OLD, PELL, by_pell

TITLED = re.compile(r"rewiring\W+the\W+lamp\W+room", re.IGNORECASE)
NEW = "threads/lanternside-forum/0/thread.412"
SAYING = f"I am rewiring the lamp room. {sentence(1)}"
AT = f"{THREAD.addresses[0]}post-90"


def file(dumps: Dumps, name: str, thread: Thread, *posts: object, again: bool = False) -> str:
    """File a capture; the remarks."""
    report = dumps.convert(dumps.add(name, FORUM, thread, MEMBER, PELL, *posts), again=again)
    assert report.balanced
    assert report.exit_code == 0
    return "\n".join(f"{remark.where}: {remark.text}" for remark in report.remarks)


def first(*numbers: int, body: str = SAYING, title: str = THREAD.title) -> tuple[object, ...]:
    """A page of the thread: it is opened, and answered."""
    thread = dataclasses.replace(on_pages(THREAD, *(numbers or (1,))), title=title)
    answer = by_pell(2, "How far are you?", title=f"Re: {title}", address=f"{AT}02")
    return thread, known(1, body=body, title="", address=f"{AT}01"), answer


def hits(dumps: Dumps) -> list[str]:
    """Where the title stands, also in the names of folders."""
    return [path for path, text in dumps.files().items() if TITLED.search(f"{path}\n{text}")]


@pytest.mark.parametrize("target", [f"{FOLDER}/9001.md", "Marlow", f"{OLD}posts/9001/"])
def test_a_title_that_is_words_of_the_post_goes_with_it(dumps, target):
    file(dumps, "a.html", *first())
    planned = take_down(dumps.root, target, dry_run=True)
    assert planned.titles == [f"{FOLDER} (then thread.412)"]
    assert hits(dumps)
    account = take_down(dumps.root, target)
    assert (account.titles, account.errors) == (planned.titles, [])
    assert hits(dumps) == []
    assert (dumps.thread(NEW).title, dumps.thread(NEW).addresses, dumps.thread(NEW).titles) == ("Thread 412", (), ())
    posts = dumps.posts()
    assert (posts[f"{NEW}/9001.md"].state, posts[f"{NEW}/9002.md"].body) == ("removed", "How far are you?")
    assert [posts[f"{NEW}/900{n}.md"].number for n in (1, 2)] == [1, 2]
    assert not (dumps.root / FOLDER).exists()


def test_no_capture_brings_the_title_back(dumps):
    file(dumps, "a.html", *first())
    take_down(dumps.root, f"{FOLDER}/9001.md")
    before = dumps.files()
    assert "the title of the thread 412 stays out: it was taken down" in file(dumps, "a.html", *first(), again=True)
    assert dumps.files() == before
    renamed = first(2, title="Solved: rewiring the lamp room, at last")
    file(dumps, "b.html", *renamed, by_pell(3, sentence(3), title="Re: Solved: rewiring the lamp room, at last"))
    assert hits(dumps) == []
    assert dumps.thread(NEW).title == "Thread 412"
    assert f"{NEW}/9003.md" in dumps.posts()
    # Nor does it come where nothing but the record is left.
    shutil.rmtree(dumps.root / "threads")
    file(dumps, "c.html", *first(1))
    assert hits(dumps) == []
    assert dumps.thread(NEW).title == "Thread 412"


def test_a_title_of_another_thread_stays(dumps):
    file(dumps, "a.html", *first())
    take_down(dumps.root, f"{FOLDER}/9001.md")
    other = dataclasses.replace(on_pages(THREAD, 1), thread_id="413", addresses=(f"{OLD}threads/rewiring-the-lamp-room.413/",))
    file(dumps, "b.html", other, by_pell(13, sentence(13)))
    assert dumps.thread("threads/lanternside-forum/0/rewiring-the-lamp-room.413").title == THREAD.title


def test_a_title_in_other_words_stays_unless_it_is_asked_for_then_or_later(dumps):
    file(dumps, "a.html", *first(body=sentence(1)))
    assert take_down(dumps.root, f"{FOLDER}/9001.md").titles == []
    assert dumps.thread().title == THREAD.title
    account = take_down(dumps.root, Called(f"{FOLDER}/9001.md", every_title=True))
    assert account.titles == [f"{FOLDER} (then thread.412)"]
    assert hits(dumps) == []
    file(dumps, "b.html", *first(body=sentence(1)))
    assert hits(dumps) == []


def test_a_title_that_somebody_else_wrote_stays(dumps):
    file(dumps, "a.html", on_pages(THREAD, 1), by_pell(1, sentence(1)), known(2, body=SAYING))
    assert take_down(dumps.root, Called("Marlow", every_title=True)).titles == []
    assert dumps.thread().title == THREAD.title


def test_a_title_in_a_script_without_blanks_is_known_among_other_words(dumps):
    title = "灯台の電球交換について"
    thread = dataclasses.replace(on_pages(THREAD, 1), title=title, slug="", addresses=())
    file(dumps, "a.html", thread, known(1, body=f"はじめまして。{title}教えてください。"), by_pell(2, "Yes."))
    assert len(take_down(dumps.root, "Marlow").titles) == 1
    assert not any(title in text for text in dumps.files().values())


def test_of_a_file_that_people_edited_nothing_else_changes(dumps):
    file(dumps, "a.html", *first())
    dumps.edit(f"{FOLDER}/thread.md", lambda text: f"{text.rstrip()}\n\nKeep this.\n")
    file(dumps, "b.html", *first(2, title="Rewiring the lamp room again"))
    assert TITLED.search(dumps.files()[f"{FOLDER}/captures.txt"])
    take_down(dumps.root, f"{FOLDER}/9001.md")
    assert hits(dumps) == []
    assert "Keep this." in dumps.files()[f"{NEW}/thread.md"]
    assert loads(Thread, dumps.files()[f"{NEW}/captures.txt"]).titles == ()
    # What people call it then is theirs, whatever goes later.
    dumps.edit(f"{NEW}/thread.md", lambda text: text.replace("Title: Thread 412", "Title: Lamps"))
    file(dumps, "c.html", *first(3))
    take_down(dumps.root, "Pell")
    assert dumps.thread(NEW).title == "Lamps"
    assert hits(dumps) == []


def test_a_thread_without_an_id_is_found_by_its_title_and_not_called_so(dumps):
    thread = dataclasses.replace(on_pages(THREAD, 1), thread_id="", slug="", addresses=())
    posts = (known(1, body=SAYING), by_pell(2, sentence(2)))
    file(dumps, "a.html", thread, *posts)
    take_down(dumps.root, "Marlow")
    assert hits(dumps) == []
    (folder,) = {path.rpartition("/")[0] for path in dumps.posts()}
    assert dumps.thread(folder).title == "Untitled"
    file(dumps, "b.html", dataclasses.replace(thread, pages=on_pages(THREAD, 2).pages), *posts[1:], by_pell(3, sentence(3)))
    assert hits(dumps) == []
    assert {path.rpartition("/")[0] for path in dumps.posts()} == {folder}


def test_what_names_the_thread_elsewhere_is_listed(dumps):
    other = dataclasses.replace(on_pages(THREAD, 1), title="Lamps", thread_id="413", slug="lamps", addresses=())
    file(dumps, "a.html", *first(), by_pell(3, "Of rewiring the lamp room more tomorrow."))
    file(dumps, "b.html", other, by_pell(13, "See Rewiring the lamp room, there."))
    look = {(one.path, one.text.partition(":")[0]) for one in take_down(dumps.root, f"{FOLDER}/9001.md").look}
    assert ("threads/lanternside-forum/0/lamps.413/9013.md", "See Rewiring the lamp room, there.") in look
    assert (f"{NEW}/9003.md", "Of rewiring the lamp room more tomorrow.") in look  # where it is now


def test_a_run_that_was_cut_short_goes_on(dumps, monkeypatch):
    file(dumps, "a.html", *first())

    def cut(self, folder, name):
        raise OSError(5, "cut short")

    with monkeypatch.context() as patched:
        patched.setattr(Disk, "rename", cut)
        assert take_down(dumps.root, f"{FOLDER}/9001.md").exit_code != 0
    assert dumps.thread().title == "Thread 412"
    account = take_down(dumps.root, f"{FOLDER}/9001.md")
    assert (account.exit_code, account.titles) == (0, [f"{FOLDER} (then thread.412)"])
    assert hits(dumps) == []


def test_a_post_waits_for_its_thread_to_be_readable(dumps):
    file(dumps, "a.html", *first())
    text = dumps.files()[f"{FOLDER}/thread.md"]
    dumps.edit(f"{FOLDER}/thread.md", lambda text: text.replace("Title:", "Titel:"))
    account = take_down(dumps.root, "Marlow")
    assert len(account.errors) == 1
    assert dumps.posts()[f"{FOLDER}/9001.md"].body == SAYING
    dumps.edit(f"{FOLDER}/thread.md", lambda _: text)
    assert take_down(dumps.root, "Marlow").exit_code == 0
    assert hits(dumps) == []


def test_without_its_record_the_title_comes_back(dumps):
    file(dumps, "a.html", *first())
    account = take_down(dumps.root, f"{FOLDER}/9001.md")
    (dumps.root / account.record).unlink()
    file(dumps, "a.html", *first(), again=True)
    assert dumps.thread(NEW).title == THREAD.title


def test_a_dump_that_is_named_by_the_title_has_another_name(dumps):
    name = "Rewiring the lamp room - Lanternside.html"
    file(dumps, name, *first())
    take_down(dumps.root, f"{FOLDER}/9001.md")
    assert hits(dumps) == []
    (source,) = dumps.thread(NEW).sources
    assert source.name == f"capture-{source.sha256[:8]}.html"
    assert {str(one.sources[0]) for one in dumps.posts().values()} == {f"{source.name}#1", f"{source.name}#2"}
    before = dumps.files()
    file(dumps, name, *first(), again=True)
    assert dumps.files() == before
    file(dumps, "rewiring_the_lamp_room-2.html", *first(2), by_pell(3, sentence(3)))
    assert hits(dumps) == []
    assert len(dumps.thread(NEW).sources) == 2
    shutil.rmtree(dumps.root / "threads")
    file(dumps, name, *first(), again=True)
    assert hits(dumps) == []
    assert dumps.thread(NEW).sources == (source,)
