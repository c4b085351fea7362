"""The polls of a topic: one stands for the thread, the others are shown in their posts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.blocks import Block, Items, Paragraph, Styled, Text
from ...markup.html_tree import tree
from ...markup.html_words import words_of
from ...model import PollOption
from .._records.facts import Facts
from .emoji import labelled
from .json import Topic


@dataclass(frozen=True, slots=True)
class Poll:
    """A poll of a post."""

    name: str
    title: str
    options: tuple[tuple[str, PollOption], ...]  # each with its id


def polls_of(topic: Topic) -> dict[tuple[str, str], Poll]:
    """The polls of a topic by the post's id and the poll's name."""
    return {(post.identity("id"), poll.name): poll for _, post in topic.posts for poll in map(_poll, post.records("polls"))}


def _poll(facts: Facts) -> Poll:
    options = [(one.text("id"), PollOption(words_in(one.text("html")), one.number("votes"))) for one in facts.records("options")]
    return Poll(facts.text("name"), words_in(facts.text("title")), tuple((own, option) for own, option in options if option.text))


def poll_of_thread(topic: Topic) -> tuple[str, str] | None:
    """The one poll that stands for the thread: the first of its opening post."""
    opening = next((post for _, post in topic.posts if post.number("post_number") == 1), None)
    polls = [poll for poll in map(_poll, opening.records("polls")) if poll.options] if opening else []
    return (opening.identity("id"), polls[0].name) if opening and polls else None


def question_of(key: tuple[str, str] | None, polls: Mapping[tuple[str, str], Poll]) -> tuple[str, tuple[PollOption, ...]]:
    """The question and the answers of the thread's poll, which `key` names; "" and () if it has none."""
    if key is None:
        return "", ()
    poll = polls[key]
    return poll.title or poll.name or "poll", tuple(option for _, option in poll.options)


def words_in(html: str) -> str:
    """The words of a bit of HTML (a poll's answer) on one line, emoji as characters."""
    if "<" not in html and "&" not in html:
        return clean_name(html)
    body = tree(html).body
    if body is None:
        return ""
    for image in body.css("img"):
        label = image.attributes.get("alt") or ""
        image.insert_before(labelled(label) or label)
    return clean_name(words_of(body))


def poll_blocks(node: LexborNode, poll: Poll | None) -> tuple[Block, ...] | None:
    """A poll as a list of its answers, with their votes where the dump has them; None if no answer is found."""
    votes = {own: option.votes for own, option in poll.options} if poll else {}
    answers = [(words_of(li), votes.get(li.attributes.get("data-poll-option-id") or "")) for li in node.css("li")]
    if not answers and poll:
        answers = [(option.text, option.votes) for _, option in poll.options]
    if not answers:
        return None
    title = words_of(node.css_first(".poll-title")) or (poll.title if poll else "")
    heading = (Paragraph((Styled("**", (Text(title),)),)),) if title else ()
    return (*heading, Items(tuple((Paragraph((Text(_answer(*answer)),)),) for answer in answers)))


def _answer(words: str, votes: int | None) -> str:
    return words if votes is None else f"{words} ({votes} vote{'' if votes == 1 else 's'})"
