"""What databases hold that is not read, and what of it is said: boards of wpForo, kinds of nodes of vBulletin 5, files."""

from __future__ import annotations

from support.databases import Made
from support.databases.changes import also, bodies, both, changed, put, told


def test_further_boards_of_wpforo_are_named() -> None:
    def more(made: Made) -> None:
        for number in (2, 13):
            for table in ("forums", "topics", "posts"):
                made.tables[f"wpforo_{number}_{table}"] = made.tables[f"wpforo_{table}"]

    found = changed("wpforo-2", more)
    assert bodies(found) == bodies(changed("wpforo-2", lambda _: None))
    assert "it holds 2 more boards of wpForo" in told(found)
    assert "(blog_7_wpforo_13_posts, blog_7_wpforo_2_posts)" in told(found)
    assert "more boards of wpForo" not in told(changed("wpforo-2", lambda _: None))


def test_a_post_of_wpforo_that_says_it_is_in_another_forum_stays_out() -> None:
    found = changed("wpforo-2", put("wpforo_posts", {"forumid": 5}, postid=101))
    assert "third lamp went out" not in bodies(found)
    assert "posts were left out" in told(found)


def test_kinds_of_nodes_that_are_not_read_are_counted() -> None:
    found = changed("vbulletin-5", both(
        also("contenttype", {"contenttypeid": 11, "class": "Event"}, {"contenttypeid": 12, "class": "text"}),
        put("node", {"contenttypeid": 12}, nodeid=108)))  # fmt: skip
    assert "nodes of kinds that are not read were left out: 1 text" in told(found)


def test_files_of_wpforo_that_an_add_on_keeps_are_named_in_their_places() -> None:
    found = changed("wpforo-2", put("wpforo_posts", {"body": "See [attach]12, 13[/attach] and [attach=14]."}, postid=103))
    assert "See [attachment 12](#missing) [attachment 13](#missing) and [attach=14]." in bodies(found)
