"""Smilies and emoji names as the characters that show the same: `:D`, `:confused:`, `tada`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

# The codes that XenForo (its smilie export, smilies.xml), phpBB, vBulletin and SMF ship with, and what people add to them.
# A code that means different things on different forums (:x, :s) is left out: it stays as people wrote it.
_CODES: dict[str, str] = {
    ":)": "🙂", ":-)": "🙂", "(:": "🙂", "=)": "🙂", ";)": "😉", ";-)": "😉", ":(": "🙁", ":-(": "🙁", ":mad:": "😡",
    ">:(": "😡", ":@": "😡", ":confused:": "😕", ":?": "😕", ":-?": "😕", ":???:": "😕", ":/": "😕", ":-/": "😕",
    ":cool:": "😎", "8-)": "😎", "8)": "😎", ":p": "😛", ":-p": "😛", ":D": "😀", ":-D": "😀", "XD": "😆", "xD": "😆",
    ":eek:": "😱", ":oops:": "😳", ":-[": "😳", ":o": "😮", ":-o": "😮", "O_O": "😳", "o_O": "🤨", "O_o": "🤨", "o.O": "🤨",
    ":rolleyes:": "🙄", ":roll:": "🙄", ":LOL:": "😂", ":lol:": "😂", ":ROFLMAO:": "🤣", ":rofl:": "🤣", ":giggle:": "🤭",
    ":love:": "😍", "<3": "❤️", ":sneaky:": "😏", ":cry:": "😢", ":'(": "😢", ":crying:": "😢", ":unsure:": "😟",
    ":whistle:": "😗", ":coffee:": "☕", ":sleep:": "😴", "(y)": "👍", ":y:": "👍", "(n)": "👎", ":n:": "👎", ":|": "😐",
    ":-|": "😐", ":alien:": "👽", ":cautious:": "😒", ":censored:": "🤬", ":poop:": "💩", ":devilish:": "😈",
    ":geek:": "🤓", ":poo:": "💩", ":rose:": "🌹", ":sick:": "🤢", ":speechless:": "😶", ":sorry:": "😔", ":stop:": "✋",
    ":wow:": "😲", ":ninja:": "🥷", ":laugh:": "😆", ":laughing:": "😆", ":drool:": "🤤", ":tired:": "😫", ":happy:": "😊",
    ":sad:": "😢", ":smile:": "🙂", ":grin:": "😁", ":biggrin:": "😀", ":wink:": "😉", ":tongue:": "😛", ":razz:": "😛",
    ":grumpy:": "😠", ":angry:": "😠", ":evil:": "👿", ":twisted:": "😈", ":devil:": "😈", ":angel:": "😇", ":nervous:": "😬",
    ":odd:": "🤨", ":crazy:": "🤪", ":shock:": "😲", ":shocked:": "😲", ":surprised:": "😮", ":embarrassed:": "😳",
    ":blush:": "😊", ":kiss:": "😘", ":mrgreen:": "😁", ":cheers:": "🍻", ":beer:": "🍺", ":banghead:": "🤦",
    ":facepalm:": "🤦", ":tup:": "👍", ":tdown:": "👎", ":thumbsup:": "👍", ":thumbup:": "👍", ":thumbsdown:": "👎",
    ":thumbdown:": "👎", ":like:": "👍", ":clap:": "👏", ":applause:": "👏", ":bow:": "🙇", ":wave:": "👋", ":shrug:": "🤷",
    ":idea:": "💡", ":arrow:": "➡️", ":question:": "❓", ":exclaim:": "❗", ":!:": "❗", ":warning:": "⚠️", ":fire:": "🔥",
    ":neutral:": "😐", ":thinking:": "🤔", ":think:": "🤔", ":hmm:": "🤔", ":yuck:": "🤢", ":puke:": "🤮", ":vomit:": "🤮",
    ":dead:": "😵", ":dizzy:": "😵‍💫", ":party:": "🥳", ":salute:": "🫡", ":hug:": "🤗", ":pray:": "🙏", ":popcorn:": "🍿",
    ":nerd:": "🤓", ":zzz:": "💤", ":cake:": "🍰", ":gift:": "🎁", ":music:": "🎵", ":king:": "🤴", ":clown:": "🤡",
}  # fmt: skip
# The names people use most whose Unicode name is another (https://github.com/discourse/discourse-emojis).
_NAMES: dict[str, str] = {
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
_FOLDED = {code.casefold(): sign for code, sign in _CODES.items()}
_SHORTCODE = re.compile(r":([A-Za-z0-9_+-]{1,60}):", re.ASCII)


def character(name: str) -> str:
    """The emoji of a name such as `tada`; "" if it is not known (a forum may have emoji of its own)."""
    if name in _NAMES:
        return _NAMES[name]
    try:
        found = unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return ""
    return found if len(found) == 1 and (ord(found) >= 0x1F300 or 0x2600 <= ord(found) <= 0x27BF) else ""


def of_code(code: str) -> str:
    """The character of a smilie's code, such as `:D` or `:confused:`; "" if it is not known."""
    if sign := _CODES.get(code) or _FOLDED.get(code.casefold()):
        return sign
    match = _SHORTCODE.fullmatch(code)
    return character(match[1].lower()) if match else ""


def of_image(attributes: Mapping[str, str | None]) -> str:
    """What an image of a smilie shows: a character, else its code as people typed it; "" if nothing names it.

    XenForo gives the code in data-shortname and alt, and `Big grin    :D` in the title.
    """
    said = [" ".join((attributes.get(name) or "").replace("\u200b", "").split()) for name in ("alt", "data-shortname")]
    title, _, code = (attributes.get("title") or "").strip().partition("    ")
    said += [code.strip(), title]
    if said[0] and not said[0].isascii():
        return said[0]
    return next((sign for code in said if (sign := of_code(code))), "") or next(filter(None, said), "")
