"""MyBB: boxes of its add-ons that say nothing."""

from __future__ import annotations

from stillboard.dumps import Capture
from stillboard.importers.mybb import IMPORTER
from stillboard.model import Post
from support.engine_variants import VARIANTS

STOCK = VARIANTS["mybb-1.8"]
BOX = '<div style="display: none;" id="tyl_1"><span id="tyl_data_1" style="display: none;">&nbsp;&nbsp;{}</span></div>'


def reactions(said: str) -> str:
    post = STOCK.post("Wren", 1, "Trim the wick.")
    page = STOCK.page([post[: post.rindex("</div>")] + BOX.format(said) + "</div>"])
    return next(item for item in IMPORTER.posts(Capture("page.html", page.encode)) if isinstance(item, Post)).reactions


def test_a_box_of_marks_alone_names_nobody_who_liked_a_post():
    assert reactions("• ") == ""


def test_who_liked_a_post_is_kept():
    assert reactions("Marlow • Pell") == "Marlow • Pell"
