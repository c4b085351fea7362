"""Skins that call a part of a page otherwise: fields beside the body are found by what they say, or the report names what is
left.
"""

from __future__ import annotations

import dataclasses
import re

import pytest

from importers.test_fields import AUTHORS, BODIES, READER, read
from importers.test_samples import SAMPLES
from stillboard.convert.clock import Clock
from stillboard.convert.reading import CapturedThread, Leftovers
from stillboard.dumps import Capture, captures
from stillboard.errors import StillboardError
from stillboard.model import State
from support.engine_variants import VARIANTS

# What is made up of others; and who is a guest, which a class alone may say.
HIDDEN = ("slug", "sources", "pages", "avatar", "author_is")


def page_of(name: str, case: str) -> Capture:
    folder = SAMPLES / name / case
    dump = next(path for path in folder.iterdir() if path.name.partition(".")[0] == "dump")
    return next(iter(captures(dump)))


def renamed(text: str, name: str) -> str:
    """A page where a class has another name, everywhere."""
    return re.sub(
        r"""\bclass=(["'])(.*?)\1""",
        lambda found: f"class={found[1]}{' '.join('other' if one == name else one for one in found[2].split(' '))}{found[1]}",
        text,
        flags=re.DOTALL,
    )


def shown(capture: Capture, text: str) -> tuple[dict[str, object], set[str]]:
    """The fields that are read of a page, each with its place, and what is said."""
    fields: dict[str, object] = {}
    said: set[str] = set()
    try:
        for part in READER.parts(
            Capture(capture.name, text.encode, address=capture.address, captured=capture.captured), Clock(0)
        ):
            if isinstance(part, CapturedThread):
                things = [("thread", part.thread), *((f"member {one.name}", one) for one in part.members)]
                things += [(f"post {n}", one) for n, one in enumerate(part.posts)]
                for where, thing in things:
                    names = (one.name for one in dataclasses.fields(thing) if one.name not in HIDDEN)
                    fields |= {f"{where}: {name}": getattr(thing, name) for name in names}
            if isinstance(part, Leftovers):
                said |= {*(one.text for one in part.remarks), *(one.text for one in part.skipped)}
    except StillboardError as error:
        said.add(str(error))
    return fields, said


PARTS = [
    ("phpbb", "prosilver", "attachbox notice username postprofile polls pagination content postbody author".split()),
    ("phpbb", "prosilver-3-0", "attachbox notice navlinks postprofile author pagination".split()),
    ("phpbb", "subsilver2", "breadcrumbs postauthor".split()),
    (
        "xenforo",
        "xf2",
        "message-attachments message-lastEdit message-signature p-breadcrumbs username userTitle pairs file-name".split(),
    ),
    ("xenforo", "xf1", "breadcrumb username editDate signature likesSummary pairsJustified userTitle".split()),
    ("smf", "smf20", "modified options navigate_section signature".split()),
    ("smf", "smf21", "navigate_section".split()),
    ("bbpress", "stock", "bbp-topic-content bbp-reply-content".split()),
    ("hackernews", "story", "comtr fatitem".split()),
    ("drupal", "d9", "comment breadcrumb".split()),
    ("reddit", "story", "comment".split()),
    ("fluxbb", "fluxbb", "postedit".split()),
]


@pytest.mark.parametrize(("name", "case", "parts"), PARTS, ids=[f"{name}-{case}" for name, case, _ in PARTS])
def test_no_field_goes_in_silence_with_the_class_that_names_it(name, case, parts):
    capture = page_of(name, case)
    fields, said = shown(capture, capture.text)
    assert fields
    for part in parts:
        text = renamed(capture.text, part)
        found, also = shown(capture, text)
        lost = {key: (value, found.get(key)) for key, value in fields.items() if found.get(key) != value}
        assert not lost or also - said, (part, lost)


STAFF = [
    ("xenforo", "staff", "messageNotice--moderated", State.HIDDEN),
    ("phpbb", "prosilver", "deleted", State.DELETED),
]


@pytest.mark.parametrize(("name", "case", "mark", "state"), STAFF, ids=[name for name, *_ in STAFF])
def test_what_a_page_says_only_the_staff_can_read_is_not_published_whatever_the_skin_calls_it(name, case, mark, state):
    capture = page_of(name, case)
    before, _ = shown(capture, capture.text)
    fields, said = shown(capture, renamed(capture.text, mark))
    hidden = [key for key, value in before.items() if key.endswith(": state") and value is state]
    assert hidden
    for key in hidden:
        assert fields[key] in (State.HIDDEN, State.DELETED)
        assert fields[key.replace(": state", ": body")] == ""
    assert any("only the staff can read" in one for one in said)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('Trim it.<p class="foot">Last edited by Marlow (2024-05-02 07:00)</p>', False),
        ('Trim it.<p class="foot">EDIT: last edited by hand on 2024-05-02</p>', True),
        ('<p class="foot">Last edited by Marlow (2024-05-02 07:00)</p> is what my post says.', False),
        ("Trim it. Last edited by Marlow (2024-05-02 07:00)", True),
        ('Trim it.<p class="foot">Last edited by Marlow (2024-05-02 07:00)</p>Then light it, and wait.<br>Yes?', True),
    ],
)
def test_a_notice_of_an_edit_in_a_body_is_known_by_the_whole_of_it(written, kept):
    variant = VARIANTS["vanilla-2.1"]
    posts = [variant.post("Marlow", 1, written), variant.post("Pell", 2, BODIES[1])]
    found = read(variant.page(posts)).posts[0]
    assert ("Last edited" in found.body or "last edited" in found.body) is kept
    assert (found.edited_by == "Marlow") is not kept


def test_a_post_that_stands_in_no_post_of_the_layout_is_an_error_and_a_line_about_a_thread_is_none():
    variant = VARIANTS["xenforo-2"]
    posts = [variant.post(author, n, body) for n, (author, body) in enumerate(zip(AUTHORS[:3], BODIES[:3], strict=True), 1)]
    page = variant.page(posts)
    assert not any("like" in said for said in read(page).said)
    other = re.sub(r'class="message message--post[^"]*"', 'class="other"', variant.post("Pell", 4, BODIES[3] + BODIES[4]))
    other = re.sub(r'\b(?:id|data-content|itemid|data-author)="[^"]*"', "", other)
    said = read(
        page.replace(posts[2], posts[2] + other.replace("bbWrapper", "elsewhere").replace("message-body", "elsewhere"))
    ).said
    assert any("in none that was read" in one or "in no post" in one for one in said), said
