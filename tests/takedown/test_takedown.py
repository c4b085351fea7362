"""What `stillboard takedown` takes out of the files of an archive, and that no conversion brings it back."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from stillboard.content import moves
from stillboard.content.disk import Disk
from stillboard.content.lock import locked
from stillboard.convert.report import Outcome
from stillboard.dumps import attachment_path
from stillboard.errors import Busy, ContentError, UsageError
from stillboard.model import Attachment, Forum, Member, State, Thread
from stillboard.takedown import lines, take_down
from support.scripted import FOLDER, FORUM, THREAD, Dumps, known, on_pages, post, sentence, unnamed
from support.taken import MEMBER, OLD, QUOTE, by_pell


def text_of(dumps: Dumps, n: int) -> str:
    return dumps.files()[f"{FOLDER}/900{n}.md"]


def again(dumps: Dumps, name: str = "a.html") -> None:
    """Converting it again writes nothing."""
    before = dumps.files()
    report = dumps.convert(dumps.folder / "dumps" / name, again=True)
    assert (report.written, report.balanced) == (0, True)
    assert dumps.files() == before


def test_of_a_post_a_tombstone_stays_with_its_number_place_and_anchor(archive):
    before = archive.posts()[f"{FOLDER}/9001.md"]
    account = take_down(archive.root, f"{FOLDER}/9001.md")
    post = archive.posts()[f"{FOLDER}/9001.md"]
    assert post.state is State.REMOVED
    assert (post.body, post.author, post.author_id, post.title, post.reactions) == ("", "", "", "", "")
    assert (post.number, post.place, post.id, post.date, post.address) == (
        before.number,
        before.place,
        before.id,
        before.date,
        before.address,
    )
    assert account.exit_code == 0
    assert account.posts == [f"{FOLDER}/9001.md"]
    everything = "\n".join(archive.files().values())
    assert sentence(1) not in everything
    assert text_of(archive, 2).count("[…](#removed)") == 1
    assert "Marlow" in text_of(archive, 2)  # only the post was taken down, not its author
    again(archive)


def test_quotations_go_by_address_by_words_and_inside_others(archive):
    take_down(archive.root, f"{FOLDER}/9001.md")
    assert "> […](#removed)\n\nYes," in text_of(archive, 2)
    assert "> **Wren** wrote:\n>\n> > […](#removed)\n>\n> No.\n\nOh." in text_of(archive, 3)
    assert "> […](#removed)\n\nNobody is named here." in text_of(archive, 4)
    assert "> **Marlowe** wrote:\n>\n> I am somebody else." in text_of(archive, 6)


def test_of_a_member_nothing_stays_but_what_is_listed(archive):
    account = take_down(archive.root, "Marlow")
    files = archive.files()
    assert not [name for name in files if "marlow" in name]
    named = [
        (name, n)
        for name, text in files.items()
        for n, line in enumerate(text.split("\n"), 1)
        if re.search(r"(?i)marlow\b", line)
    ]
    assert [(place.path, place.line) for place in account.look] == named
    assert [name for name, _ in named] == [f"{FOLDER}/9005.md"]
    assert "Thanks, Marlow" in account.look[0].text
    assert "his page and … say more." in text_of(archive, 5)
    assert "Yes, @… and @…, he is right." in text_of(archive, 2)
    assert "Reactions: …, Wren and 3 others" in text_of(archive, 2)
    assert "Edited-by" not in text_of(archive, 4)
    assert sentence(1)[:30] not in text_of(archive, 3)
    assert account.posts == [f"{FOLDER}/9001.md", f"{FOLDER}/9007.md"]
    record = next(text for name, text in files.items() if name.startswith("takedowns/"))
    assert "arlow" not in record
    again(archive)


def test_a_member_may_stay_under_a_pseudonym(archive):
    account = take_down(archive.root, "marlow", shown_as="A [keeper]")
    assert account.posts == []
    assert account.renamed == [f"{FOLDER}/9001.md", f"{FOLDER}/9007.md"]
    post = archive.posts()[f"{FOLDER}/9001.md"]
    assert (post.author, post.author_id, post.body, post.state) == ("A [keeper]", "", sentence(1), None)
    assert rf"> **A \[keeper\]** [wrote]({OLD}posts/9001/):" in text_of(archive, 2)
    assert "[@A" not in text_of(archive, 2)
    assert r"@A \[keeper\] and @A \[keeper\]" in text_of(archive, 2)
    assert [name for name in archive.files() if name.startswith("members/") and "keeper" in name]
    again(archive)


def test_a_pseudonym_is_nobody_elses(archive):
    with pytest.raises(UsageError, match="called 'Pell'"):
        take_down(archive.root, "Marlow", shown_as="Pell")
    with pytest.raises(UsageError, match="only a member"):
        take_down(archive.root, f"{FOLDER}/9001.md", shown_as="Somebody")


def test_of_a_thread_nothing_stays(archive):
    other = Thread("Another thread", thread_id="500", slug="another", addresses=(f"{OLD}threads/another.500/",))
    link = f"See {OLD}threads/rewiring-the-lamp-room.412/page-2 and [this]({OLD}threads/rewiring-the-lamp-room.412/#post-9003)."
    archive.add("b.html", FORUM, other, post(1, original_id="9100", author="Wren", body=f"{QUOTE}\n\n{link}"))
    archive.convert(archive.folder / "dumps" / "b.html")
    take_down(archive.root, FOLDER)
    assert not [name for name in archive.files() if name.startswith(FOLDER)]
    there = next(text for name, text in archive.files().items() if name.endswith("/9100.md"))
    assert "> […](#removed)\n\nSee … and this." in there
    report = archive.convert(archive.folder / "dumps" / "a.html", archive.folder / "dumps" / "b.html", again=True)
    assert (report.posts, report.written) == ({Outcome.REMOVED: 7, Outcome.UNCHANGED: 1}, 0)
    # Another capture, which knows neither ids nor addresses.
    archive.add("c.txt", Forum("Lanternside Forum"), unnamed(1), *[post(n) for n in (1, 7)])
    report = archive.convert(archive.folder / "dumps" / "c.txt")
    assert (report.posts, report.written) == ({Outcome.REMOVED: 2}, 0)


def test_a_file_that_nothing_else_shows_goes_and_stays_away(dumps):
    alone, shared = (
        Attachment(name, hashlib.sha256(data).hexdigest(), lambda data=data: data)
        for name, data in (("a.png", b"a"), ("b.png", b"b"))
    )
    shows = [f"![picture]({attachment_path(one)})" for one in (alone, shared)]
    dumps.add(
        "a.html",
        FORUM,
        THREAD,
        known(1, body=f"{sentence(1)}\n\n{' '.join(shows)}"),
        by_pell(2, f"Mine: {shows[1]}"),
        alone,
        shared,
    )
    dumps.convert(dumps.folder / "dumps" / "a.html")
    kept = {name for name in dumps.files() if name.startswith("attachments/")}
    assert len(kept) == 2
    account = take_down(dumps.root, f"{FOLDER}/9001.md")
    assert account.files == [attachment_path(alone).removeprefix("/content/")]
    again(dumps)
    # Whoever shows it now, in whichever capture: it went, and the report says so.
    dumps.add("b.html", FORUM, THREAD, by_pell(8, f"Look: {shows[0]}"), alone)
    report = dumps.convert(dumps.folder / "dumps" / "b.html")
    assert "Look: […](#removed)" in text_of(dumps, 8)
    assert [(one.where, "same bytes as one that was taken down" in one.text) for one in report.remarks] == [
        (f"{FOLDER}/9008.md", True)
    ]
    assert report.missing_files == []
    assert {name for name in dumps.files() if name.startswith("attachments/")} == kept - set(account.files)


def test_what_a_later_capture_brings_is_kept_out(archive):
    take_down(archive.root, "Marlow")
    other = Thread("Another thread", thread_id="500", slug="another", addresses=(f"{OLD}threads/another.500/",))
    archive.add(
        "b.html",
        FORUM,
        other,
        MEMBER,
        post(1, original_id="9100", author="Marlow", author_id="5", body="A new one, of fewer words."),
        post(
            2, original_id="9101", author="Wren", body="> **marlow** wrote:\n>\n> A new one\n\nSays Marlow.", reactions="Marlow"
        ),
        post(3, original_id="9102", author="", body=sentence(7)),
    )
    report = archive.convert(archive.folder / "dumps" / "b.html")
    posts = {name.rpartition("/")[2]: one for name, one in archive.posts().items()}
    assert (posts["9100.md"].state, posts["9100.md"].author, posts["9100.md"].body) == (State.REMOVED, "", "")
    assert posts["9100.md"].fingerprint
    assert posts["9102.md"].state is State.REMOVED
    assert (posts["9101.md"].body, posts["9101.md"].reactions) == ("> […](#removed)\n\nSays Marlow.", "…")
    assert [remark.where for remark in report.remarks if "taken down" in remark.text] == [
        "threads/lanternside-forum/0/another.500/9101.md"
    ]
    assert not [name for name in archive.files() if "marlow" in name]
    again(archive, "b.html")


def test_a_piece_of_a_long_post_is_known_in_a_quotation_that_comes_later(dumps):
    told = " ".join(
        f"the {word} of the {n}th winter was heavier than all we had" for n, word in enumerate("storm snow ice fog rain".split())
    )
    dumps.add("a.html", FORUM, on_pages(THREAD, 1), known(1, body=told), by_pell(2, "Nothing of it."))
    dumps.convert(dumps.folder / "dumps" / "a.html")
    take_down(dumps.root, f"{OLD}threads/rewiring-the-lamp-room.412/post-9001")
    piece = " ".join(told.split()[8:44])
    other = "the weather was never heavier than in the years that we had before all this, and of those winters nobody speaks"
    dumps.add(
        "b.html",
        FORUM,
        on_pages(THREAD, 1),
        by_pell(8, f"> **Marlow** wrote:\n>\n> {piece}\n\nYes."),
        by_pell(9, f"> **Marlow** wrote:\n>\n> {other}\n\nNo."),
    )
    dumps.convert(dumps.folder / "dumps" / "b.html")
    assert "> […](#removed)\n\nYes." in text_of(dumps, 8)
    assert other in text_of(dumps, 9)


def test_an_edited_post_loses_the_quotation_and_nothing_else(archive):
    archive.edit(f"{FOLDER}/9002.md", lambda text: text.replace("he is right", "he is so right").replace("---\n", "---\n# no", 0))
    account = take_down(archive.root, "Marlow")
    assert f"{FOLDER}/9002.md" in account.edited
    assert "he is so right" in text_of(archive, 2)
    assert "Yes, @…" in text_of(archive, 2)
    again(archive)


def test_what_is_saved_meanwhile_stays_and_is_named(archive, monkeypatch):
    put = Disk.put_together

    def saved(self, folder, files):
        archive.edit(f"{FOLDER}/9002.md", lambda text: text.replace("he is right", "he was right"))
        return put(self, folder, files)

    monkeypatch.setattr(Disk, "put_together", saved)
    account = take_down(archive.root, "Marlow")
    assert account.exit_code == 4
    assert [Path(error.where).name for error in account.errors] == ["9002.md"]
    assert "he was right" in text_of(archive, 2)
    assert "members/lanternside-forum/marlow.5.md" in archive.files()
    monkeypatch.undo()
    assert take_down(archive.root, "Marlow").exit_code == 0
    assert "he was right" in text_of(archive, 2)
    assert "@marlow" not in text_of(archive, 2)
    again(archive)


def killed_at(moment: int, patch: pytest.MonkeyPatch) -> None:
    """Let the run be interrupted at a moment: before the so many-th file is moved to its place, or away."""
    left = [moment]

    def counted(call: Callable[..., object]) -> Callable[..., object]:
        def counting(*arguments: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                raise KeyboardInterrupt
            return call(*arguments)

        return counting

    for name in ("replace", "rename", "link"):
        patch.setattr(os, name, counted(getattr(os, name)))
    patch.setattr("stillboard.content.disk.swap", lambda *_: False)


def put_back(dumps: Dumps, files: dict[str, str]) -> None:
    shutil.rmtree(dumps.root)
    for name, text in files.items():
        (dumps.root / name).parent.mkdir(parents=True, exist_ok=True)
        (dumps.root / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("target", [f"{FOLDER}/9001.md", FOLDER, "Marlow"])
def test_whenever_it_is_killed_the_same_command_goes_on(archive, monkeypatch, target):
    monkeypatch.setattr("secrets.token_hex", lambda _: "5f2c81a9")
    start = archive.files()
    take_down(archive.root, target)
    wanted = archive.files()
    for moment in range(1, 60):
        put_back(archive, start)
        with monkeypatch.context() as patch:
            killed_at(moment, patch)
            account = take_down(archive.root, target)
        if not account.signal:
            break
        assert account.exit_code == 130
        assert "The same command goes on." in [*lines(account)][-1]
        if target != FOLDER or (archive.root / FOLDER).exists():  # else it was the last thing
            assert take_down(archive.root, target).exit_code == 0
        assert archive.files() == wanted, moment
    assert moment > 2


def test_a_dry_run_writes_nothing_and_says_the_same(archive):
    before = archive.files()
    dry = take_down(archive.root, "Marlow", dry_run=True)
    assert archive.files() == before
    wet = take_down(archive.root, "Marlow")
    assert (dry.posts, dry.quoting, dry.files, dry.look) == (wet.posts, wet.quoting, wet.files, wet.look)
    assert next(lines(dry)).startswith("Would take out the member Marlow of Lanternside Forum")
    assert next(lines(wet)).startswith("Took out the member Marlow of Lanternside Forum")


def test_a_faulty_file_is_named_and_the_rest_goes_on(archive):
    archive.edit(f"{FOLDER}/9004.md", lambda text: text.replace("Author:", "Autor:"))
    account = take_down(archive.root, "Marlow")
    assert account.exit_code == 4
    assert "9004.md" in str(account.errors[0])
    assert "Yes, @…" in text_of(archive, 2)
    assert "members/lanternside-forum/marlow.5.md" in archive.files()  # the command must find it again
    assert any(line.startswith("Files that are still to go") for line in lines(account))


def test_a_faulty_record_stops_a_conversion(archive):
    take_down(archive.root, "Marlow")
    record = next(name for name in archive.files() if name.startswith("takedowns/"))
    archive.edit(record, lambda text: text.replace("Known-by:", "Known:", 1))
    with pytest.raises(ContentError, match="Known"):
        archive.convert(archive.folder / "dumps" / "a.html", again=True)


def test_another_run_is_waited_for(archive):
    with locked(archive.root, 0, str), pytest.raises(Busy):
        take_down(archive.root, "Marlow", wait=0)


def test_a_capture_that_names_another_author_takes_no_post_out(archive):
    take_down(archive.root, "Marlow")
    archive.add(
        "b.html",
        FORUM,
        on_pages(THREAD, 1),
        known(6, author="Marlow", body="> **Marlowe** wrote:\n>\n> I am somebody else.\n\nQuite."),
    )
    report = archive.convert(archive.folder / "dumps" / "b.html")
    assert archive.posts()[f"{FOLDER}/9006.md"].author == "Pell"
    assert [one.where for one in report.unsure] == [f"{FOLDER}/9006.md"]


def test_nothing_of_the_moves_is_left(archive):
    take_down(archive.root, FOLDER)
    assert not [path for path in archive.root.rglob("*") if path.name.startswith(moves.LEFTOVERS)]


def test_names_with_signs_and_words_between_names_are_known(dumps):
    name = "Salt & [Pepper] and_Co"
    written = r"Salt &amp; \[Pepper\] and\_Co"
    dumps.add(
        "a.html",
        FORUM,
        on_pages(THREAD, 1),
        known(1, author=name, author_id="9"),
        by_pell(2, f"> **{written}** wrote:\n>\n> x\n\nHm.", reactions=f"Ann, {name} and 3 others"),
        by_pell(3, "Words.", reactions=f"{name}"),
        by_pell(4, "Words again.", reactions="Salt, Pepper and Co"),
    )
    dumps.convert(dumps.folder / "dumps" / "a.html")
    account = take_down(dumps.root, name)
    assert account.look == []
    posts = dumps.posts()
    assert posts[f"{FOLDER}/9002.md"].body == "> […](#removed)\n\nHm."
    assert [posts[f"{FOLDER}/900{n}.md"].reactions for n in (2, 3, 4)] == ["Ann, … and 3 others", "…", "Salt, Pepper and Co"]
    again(dumps)


def test_a_former_name_goes_from_a_member_who_is_called_otherwise(archive):
    archive.add(
        "b.html",
        FORUM,
        on_pages(THREAD, 1),
        Member("Captain", member_id="8", names=("2012-04-01 Marlow",)),
        known(8, author="Captain", author_id="8"),
    )
    archive.convert(archive.folder / "dumps" / "b.html")
    take_down(archive.root, "members/lanternside-forum/marlow.5.md")
    assert "Names" not in archive.files()["members/lanternside-forum/captain.8.md"]
    again(archive, "b.html")


def test_the_same_words_of_the_same_name_stay_out_of_another_forum(archive):
    take_down(archive.root, "Marlow")
    elsewhere = Forum("A copy of it", addresses=("https://copy.example/",))
    thread = Thread("A copy", thread_id="1", slug="copy", addresses=("https://copy.example/threads/copy.1/",))
    archive.add("b.html", elsewhere, thread, post(1, original_id="1"), post(2, original_id="2", author="Wren", body=sentence(7)))
    archive.convert(archive.folder / "dumps" / "b.html")
    states = {name.rpartition("/")[2]: one.state for name, one in archive.posts().items() if "a-copy" in name}
    assert states == {"1.md": State.REMOVED, "2.md": None}
