"""What a capture shows goes to the post that it is of, once a further capture tells it from another one of the same words."""

from __future__ import annotations

import dataclasses

import pytest

from stillboard.convert.mistaken import mistaken, moved
from stillboard.model import DateSource, Origin, Post, When
from support.scripted import sentence

SAID = sentence(2)


def shown(body: str, *sources: str, **fields) -> Post:
    origins = tuple(Origin(name, int(nth)) for name, nth in (source.split("#") for source in sources))
    return Post(body, author="Pell", sources=origins, **fields)


def thread(first: str = SAID, **fields) -> list[Post]:
    """Two posts of the same words; the text was taken to show the first of them behind what stands before the second."""
    return [
        shown(first, "all.jsonl#1", "page.txt#2", **fields),
        shown(sentence(3), "all.jsonl#2"),
        shown(sentence(4), "all.jsonl#3", "page.txt#1"),
        shown(SAID, "all.jsonl#4"),
    ]


def known(posts: list[Post]) -> list[Post | None]:
    """As the posts were before the last capture, the list of all."""
    return [
        dataclasses.replace(post, sources=rest) if (rest := tuple(s for s in post.sources if s.capture != "all.jsonl")) else None
        for post in posts
    ]


def test_another_capture_tells_two_posts_of_the_same_words_apart():
    posts = thread()
    ((source, i, j),) = mistaken(posts, known(posts), {"page.txt"}, ())
    assert (str(source), i, j) == ("page.txt#2", 0, 3)
    one, other = moved(posts[i], posts[j], source)
    assert [[str(at) for at in post.sources] for post in (one, other)] == [["all.jsonl#1"], ["all.jsonl#4", "page.txt#2"]]
    posts[i], posts[j] = one, other
    assert not list(mistaken(posts, known(posts), {"page.txt"}, ()))


@pytest.mark.parametrize("which", [0, 3])
def test_what_people_edited_stays_as_it_is(which):
    posts = thread()
    assert not list(mistaken(posts, known(posts), {"page.txt"}, {which}))


def test_nothing_is_moved_to_a_post_that_says_something_else_or_was_written_on_another_day():
    posts = thread(first=sentence(5))
    assert not list(mistaken(posts, known(posts), {"page.txt"}, ()))
    posts = thread(date=When("2020-05-11"), date_source=DateSource.TEXT)  # printed by the text
    posts[3] = dataclasses.replace(posts[3], date=When("2020-06-01T10:00:00Z"), date_source=DateSource.MARKUP)
    assert not list(mistaken(posts, known(posts), {"page.txt"}, ()))


def test_a_page_that_has_ids_or_shows_the_newest_first_says_itself_what_it_shows():
    posts = [dataclasses.replace(post, original_id=str(9000 + n)) for n, post in enumerate(thread())]
    dated = [dataclasses.replace(post, date=When(f"2020-01-0{n + 1}T10:00:00Z")) for n, post in enumerate(posts)]
    assert not list(mistaken(dated, [post if "page.txt" in str(post.sources) else None for post in dated], {"page.txt"}, ()))
    turned = [shown(sentence(1), "page.txt#2", "all.jsonl#1"), shown(sentence(3), "page.txt#1", "all.jsonl#2")]
    assert not list(mistaken(turned, known(turned), {"page.txt"}, ()))
