"""Copies of a thread that was taken down, under another id and another title."""

from __future__ import annotations

import dataclasses

from stillboard.convert.report import Outcome, Report
from stillboard.takedown import take_down
from support.scripted import FOLDER, FORUM, THREAD, Dumps, known, on_pages, sentence
from support.taken import MEMBER, OLD, PELL, by_pell


def convert(dumps: Dumps, name: str, *items: object) -> Report:
    """File what is given."""
    report = dumps.convert(dumps.add(name, FORUM, *items))
    assert report.balanced
    return report


RENAMED = dataclasses.replace(
    THREAD, title="Lamp rooms again", thread_id="977", slug="lamp-rooms-again", addresses=(f"{OLD}threads/lamp-rooms-again.977/",)
)


def test_a_copy_of_a_thread_that_went_stays_out_under_another_title_too(dumps):
    short = known(2, body="+1")
    convert(dumps, "a.html", on_pages(THREAD, 1), MEMBER, PELL, known(1), short, by_pell(3, sentence(3)))
    take_down(dumps.root, FOLDER)
    report = convert(
        dumps,
        "b.html",
        on_pages(RENAMED, 1),
        known(1, original_id="77001"),
        known(2, body="+1", original_id="77002"),
        by_pell(3, sentence(3), original_id="77003"),
    )
    assert (report.posts[Outcome.REMOVED], dumps.posts()) == (3, {})


def test_a_copy_of_a_part_of_it_is_remarked_with_its_short_posts(dumps):
    convert(dumps, "a.html", on_pages(THREAD, 1), MEMBER, PELL, known(1), known(2, body="+1"), by_pell(3, sentence(3)))
    take_down(dumps.root, FOLDER)
    posts = (
        known(1, original_id="77001"),
        known(2, body="+1", original_id="77002"),
        by_pell(4, sentence(4), original_id="77004"),
    )
    report = convert(dumps, "b.html", on_pages(RENAMED, 1), *posts)
    assert [post.original_id for post in dumps.posts().values()] == ["77001", "77002", "77004"]
    told = [remark.text for remark in report.remarks if remark.where.endswith("again.977/thread.md")]
    assert len(told) == 1
    assert "its short posts may be of it too" in told[0]


def test_a_member_s_words_in_another_thread_take_no_thread_out(dumps):
    convert(dumps, "a.html", on_pages(THREAD, 1), MEMBER, PELL, known(1), known(2), by_pell(3, sentence(3)))
    take_down(dumps.root, "Marlow")
    convert(dumps, "b.html", on_pages(RENAMED, 1), known(1), known(2), by_pell(5, sentence(5), original_id="77005"))
    assert [post.body for post in dumps.posts().values() if post.original_id == "77005"] == [sentence(5)]
