"""Whose a post of a database is where its id is no member's."""

from __future__ import annotations

import pytest

from stillboard.model import AuthorKind, Item, Post
from support.databases import Value
from support.databases.changes import changed, put, told, without

AUTHORS = [
    ("phpbb-3-3", "posts", "post_id", "poster_id"),
    ("phpbb-2", "posts", "post_id", "poster_id"),
    ("fluxbb", "posts", "id", "poster_id"),
    ("punbb", "posts", "id", "poster_id"),
    ("mybb-1-8", "posts", "pid", "uid"),
    ("smf-1-1", "messages", "ID_MSG", "ID_MEMBER"),
    ("smf-2-1", "messages", "id_msg", "id_member"),
    ("vbulletin-4", "post", "postid", "userid"),
    ("vbulletin-6", "node", "nodeid", "userid"),
    ("xenforo-2", "post", "post_id", "user_id"),
    ("invision-4", "forums_posts", "pid", "author_id"),
    ("ip-board-3", "posts", "pid", "author_id"),
    ("wpforo-2", "wpforo_posts", "postid", "userid"),
    ("bbpress", "posts", "ID", "post_author"),
]
each_engine = pytest.mark.parametrize(("case", "table", "key", "column"), AUTHORS, ids=[one[0] for one in AUTHORS])


def _post(found: list[Item]) -> Post:
    return next(item for item in found if isinstance(item, Post) and item.original_id == "103")


@each_engine
@pytest.mark.parametrize("value", [0, None, -5])
def test_an_id_that_is_never_a_members_is_a_guests(case: str, table: str, key: str, column: str, value: Value) -> None:
    post = _post(changed(case, put(table, {column: value}, **{key: 103})))
    assert (post.author_id, post.author_is) == ("", AuthorKind.GUEST)


@each_engine
def test_an_id_whose_member_is_gone_stays(case: str, table: str, key: str, column: str) -> None:
    post = _post(changed(case, put(table, {column: 977}, **{key: 103})))
    assert (post.author_id, post.author_is) == ("977", None)


@each_engine
def test_an_id_that_could_not_be_read_is_no_guests(case: str, table: str, key: str, column: str) -> None:
    found = changed(case, put(table, {column: "x"}, **{key: 103}))
    assert (_post(found).author_id, _post(found).author_is) == ("", None)
    assert f"values of {column.lower()} are known to a server alone, or are not what it holds" in told(found)


@each_engine
def test_without_the_column_of_authors_nobody_is_a_guest(case: str, table: str, key: str, column: str) -> None:
    found = changed(case, without(table, column))
    assert not any(item.author_is for item in found if isinstance(item, Post))
