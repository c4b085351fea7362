"""What Discourse says of a small action, such as the closing of a topic, which stands among its posts."""

from __future__ import annotations

from ...ids import clean_name
from ...markup.blocks import Paragraph, Styled, Text
from ...markup.to_markdown import to_markdown

# What the forum says of a small action, by `action_code` (client.en.yml, action_codes).
_ACTIONS = {
    "closed.enabled": "closed this topic",
    "closed.disabled": "opened this topic",
    "autoclosed.enabled": "this topic was automatically closed",
    "autoclosed.disabled": "this topic was automatically opened",
    "archived.enabled": "archived this topic",
    "archived.disabled": "unarchived this topic",
    "pinned.enabled": "pinned this topic",
    "pinned.disabled": "unpinned this topic",
    "pinned_globally.enabled": "pinned this topic globally",
    "pinned_globally.disabled": "unpinned this topic",
    "banner.enabled": "made this topic a banner",
    "banner.disabled": "removed this banner",
    "visible.enabled": "listed this topic",
    "visible.disabled": "unlisted this topic",
    "split_topic": "split this topic",
    "public_topic": "made this topic public",
    "open_topic": "made this topic public",
    "private_topic": "made this topic a personal message",
    "invited_user": "invited",
    "invited_group": "invited",
    "removed_user": "removed",
    "removed_group": "removed",
    "user_left": "left this message",
    "autobumped": "this topic was automatically bumped",
    "tags_changed": "changed the tags",
    "category_changed": "changed the category",
    "forwarded": "forwarded the e-mail above",
}


def action_body(code: str, who: str, body: str) -> str:
    """A small action in words; an unknown one by its code."""
    said = _ACTIONS.get(code, code or "small action")
    line = to_markdown([Paragraph((Styled("*", (Text(f"{said} @{clean_name(who)}" if who else said),)),))])
    return f"{line}\n\n{body}" if body else line
