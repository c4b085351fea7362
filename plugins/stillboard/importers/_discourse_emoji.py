"""Discourse's emoji names as characters, where Unicode's own names or a short table know them."""

from __future__ import annotations

import re
import unicodedata

# The names people use most whose Unicode name is another (https://github.com/discourse/discourse-emojis).
_NAMED = {
    "+1": "👍", "thumbsup": "👍", "-1": "👎", "thumbsdown": "👎", "smile": "😄", "smiley": "😃", "slight_smile": "🙂",
    "slightly_smiling_face": "🙂", "slight_frown": "🙁", "grin": "😁", "grinning": "😀", "laughing": "😆", "joy": "😂",
    "rofl": "🤣", "rolling_on_the_floor_laughing": "🤣", "sweat_smile": "😅", "wink": "😉", "blush": "😊", "heart": "❤️",
    "heart_eyes": "😍", "stuck_out_tongue": "😛", "stuck_out_tongue_winking_eye": "😜", "thinking": "🤔", "frowning": "😦",
    "cry": "😢", "sob": "😭", "open_mouth": "😮", "astonished": "😲", "scream": "😱", "angry": "😠", "rage": "😡",
    "confused": "😕", "neutral_face": "😐", "roll_eyes": "🙄", "sunglasses": "😎", "tada": "🎉", "clap": "👏", "wave": "👋",
    "pray": "🙏", "muscle": "💪", "ok_hand": "👌", "raised_hands": "🙌", "point_up": "☝️", "point_right": "👉",
    "point_left": "👈", "point_down": "👇", "eyes": "👀", "warning": "⚠️", "bulb": "💡", "zap": "⚡", "star": "⭐",
    "white_check_mark": "✅", "heavy_check_mark": "✔️", "x": "❌", "question": "❓", "exclamation": "❗", "100": "💯",
    "coffee": "☕", "beer": "🍺", "beers": "🍻", "cake": "🍰", "bug": "🐛", "boom": "💥", "sleeping": "😴", "shrug": "🤷",
    "man_shrugging": "🤷‍♂️", "woman_shrugging": "🤷‍♀️", "facepalm": "🤦", "man_facepalming": "🤦‍♂️", "innocent": "😇",
    "smirk": "😏", "worried": "😟", "disappointed": "😞", "relaxed": "☺️", "kissing_heart": "😘", "hugs": "🤗",
    "partying_face": "🥳", "point_up_2": "👆", "v": "✌️", "crossed_fingers": "🤞", "hammer_and_wrench": "🛠️",
    "arrow_right": "➡️", "arrow_left": "⬅️", "arrow_up": "⬆️", "arrow_down": "⬇️", "link": "🔗", "mag": "🔍",
}  # fmt: skip
SHORTCODE = re.compile(r":([a-z0-9_+-]{1,60})(?::t[2-6])?:", re.ASCII)


def character(name: str) -> str:
    """The emoji of a name such as `tada`; "" if it is not known (a forum may have emoji of its own)."""
    if name in _NAMED:
        return _NAMED[name]
    try:
        found = unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return ""
    return found if len(found) == 1 and (ord(found) >= 0x1F300 or 0x2600 <= ord(found) <= 0x27BF) else ""


def labelled(label: str) -> str:
    """The emoji of an image's label, such as `:tada:` or `:wave:t3:`; "" if it is none or not known."""
    match = SHORTCODE.fullmatch(label)
    return character(match[1]) if match else ""


def with_characters(words: str) -> str:
    """The words with every :name: of a known emoji as its character."""
    return SHORTCODE.sub(lambda match: character(match[1]) or match[0], words)
