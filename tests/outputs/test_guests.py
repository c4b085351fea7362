"""Whoever wrote as a guest is nobody's namesake: not linked, not counted, and called a guest."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from stillboard.model import AuthorKind, Member, Post, State
from stillboard.outputs import members, threads
from stillboard.site import pages
from stillboard.site.files import Page
from stillboard.site.site import Site

from .test_threads import page_of, site_of

ANN = Member("Ann", id="4", slug="ann", member_id="4")
GUEST = Post("I am another.", id="2", author="Ann", author_is=AuthorKind.GUEST, number=2)
HERS = Post("Lit.", id="1", author="Ann", author_id="4", number=1)


def member_pages(site: Site) -> dict[str, pages.MemberPage]:
    made = [item.record for item in members.OUTPUT.build(site) if isinstance(item, Page)]
    return {record.card.name: record for record in made if isinstance(record, pages.MemberPage)}


def test_a_guests_post_is_not_the_members_of_that_name(tmp_path: Path) -> None:
    site = site_of(tmp_path, [HERS, GUEST], members=(ANN,))
    hers, guests = page_of(site).posts
    assert (hers.author.address != "", hers.author.is_guest, hers.is_starter) == (True, False, True)
    assert (guests.author.name, guests.author.address, guests.author.is_guest) == ("Ann", "", True)
    assert not guests.is_starter
    ann = member_pages(site)["Ann"]
    assert ann.total == 1
    assert site.library.forums[0].written.count("4") == 1


def test_a_name_that_only_guests_have_makes_no_member(tmp_path: Path) -> None:
    site = site_of(tmp_path, [dataclasses.replace(GUEST, id="1", number=1), GUEST])
    assert site.library.forums[0].authors == {}
    row = site.thread_row(site.library.forums[0], site.library.forums[0].threads[0], "")
    assert (row.starter.title, row.starter.address) == ("Ann", "")
    assert [post.is_starter for post in page_of(site).posts] == [
        True,
        False,
    ]  # nobody knows whether they are one


def test_a_guest_without_a_name_is_called_so(tmp_path: Path) -> None:
    site = site_of(tmp_path, [dataclasses.replace(GUEST, id="1", number=1, author="")])
    forum = site.library.forums[0]
    assert site.last_post(forum, forum.threads[0], "").author.title == "Guest"
    html = next(item for item in threads.OUTPUT.build(site) if isinstance(item, Page))
    assert html.record.posts[0].author.is_guest


def test_of_a_post_that_was_taken_out_not_even_a_guests_name_is_shown(tmp_path: Path) -> None:
    gone = dataclasses.replace(GUEST, body="", id="1", number=1, state=State.REMOVED)
    site = site_of(tmp_path, [gone])
    assert page_of(site).posts[0].author.name == ""
    forum = site.library.forums[0]
    assert site.last_post(forum, forum.threads[0], "").author.title == "Guest"


def test_an_archive_that_says_nothing_of_guests_is_read_as_before(tmp_path: Path) -> None:
    site = site_of(tmp_path, [HERS, dataclasses.replace(GUEST, author_is=None)], members=(ANN,))
    assert {post.author.address for post in page_of(site).posts} == {page_of(site).posts[0].author.address}
    assert site.library.forums[0].written.count("4") == 2
