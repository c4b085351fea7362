"""Smilies and emoji as the characters that show the same: `:D`, `:confused:`, the picture `biggrin.gif`, the emoji `tada`.

One table says it for all engines. Where an engine means something else by a name, it says so where its pictures are read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

# A character; the codes that people type for it; the names that engines give it, in `:name:` and in the names of pictures' files;
# the names of the emoji, of which Unicode's own need not stand here (https://github.com/discourse/discourse-emojis).
# XenForo's come from its export smilies.xml, others from what phpBB, vBulletin, SMF, MyBB and FluxBB ship. What means different
# things on different forums (:x, :s) is left out: it stays as people wrote it.
_TABLE: tuple[tuple[str, str, str, str], ...] = (
    ("🙂", ":) :-) (: =)", "smile", "slight_smile slightly_smiling_face"),
    ("😉", ";) ;-)", "", "wink"),
    ("🙁", ":( :-(", "sad frown", "slight_frown"),
    ("😡", ">:( :@", "mad", "rage"),
    ("😕", ":? :-? :???: :/ :-/", "undecided", "confused"),
    ("😎", "8-) 8)", "cool afro", "sunglasses"),
    ("😛", ":p :-p", "tongue razz", "stuck_out_tongue"),
    ("😀", ":D :-D", "biggrin big_smile bigsmile cheesy", "grinning"),
    ("😆", "XD xD", "laugh", "laughing"),
    ("😱", "", "eek bigeek", "scream"),
    ("😳", ":-[ O_O", "oops embarrassed redface embarassed", ""),
    ("😮", ":o :-o", "surprised yikes", "open_mouth"),
    ("🤨", "o_O O_o o.O", "odd", ""),
    ("🙄", "", "rolleyes roll", "roll_eyes"),
    ("😂", "", "lol", "joy"),
    ("🤣", "", "roflmao", "rofl rolling_on_the_floor_laughing"),
    ("🤭", "", "giggle", ""),
    ("😍", "", "love", "heart_eyes"),
    ("❤️", "<3", "", "heart"),
    ("😏", "", "sneaky", "smirk"),
    ("😢", ":'(", "crying", "cry"),
    ("😟", "", "unsure", "worried"),
    ("😗", "", "whistle", ""),
    ("😴", "", "sleep", "sleeping"),
    ("👍", "(y) :y:", "tup thumbup like", "+1 thumbsup"),
    ("👎", "(n) :n:", "tdown thumbdown", "-1 thumbsdown"),
    ("😐", ":| :-|", "neutral", "neutral_face"),
    ("👽", "", "alien", ""),
    ("😒", "", "cautious dodgy", ""),
    ("🤬", "", "censored", ""),
    ("💩", "", "poop poo", ""),
    ("😈", "", "devilish twisted devil", ""),
    ("🤓", "", "geek nerd ugeek", ""),
    ("🌹", "", "", "rose"),
    ("🤢", "", "sick yuck", ""),
    ("😶", "", "speechless", ""),
    ("😔", "", "sorry", ""),
    ("✋", "", "stop", ""),
    ("😲", "", "wow shock shocked", "astonished"),
    ("🥷", "", "", "ninja"),
    ("🤤", "", "drool", ""),
    ("😫", "", "tired", ""),
    ("😊", "", "happy azn shy", "blush"),
    ("😠", "", "grumpy", "angry"),
    ("👿", "", "evil", ""),
    ("😇", "", "angel", "innocent"),
    ("😬", "", "nervous", ""),
    ("🤪", "", "crazy", ""),
    ("😘", "", "kiss", "kissing_heart"),
    ("😁", "", "mrgreen", "grin"),
    ("🍻", "", "cheers", "beers"),
    ("🤦", "", "banghead", "facepalm"),
    ("👏", "", "applause", "clap"),
    ("🙇", "", "bow", ""),
    ("💡", "", "idea", "bulb"),
    ("➡️", "", "arrow", "arrow_right"),
    ("❗", ":!:", "exclaim", "exclamation"),
    ("🔥", "", "", "fire"),
    ("🤔", "", "think hmm", "thinking"),
    ("🤮", "", "puke vomit", ""),
    ("😵", "", "dead", ""),
    ("😵‍💫", "", "dizzy", ""),
    ("🥳", "", "party", "partying_face"),
    ("🫡", "", "salute", ""),
    ("🤗", "", "hug", "hugs"),
    ("🍿", "", "", "popcorn"),
    ("💤", "", "zzz", ""),
    ("🎁", "", "gift", ""),
    ("🎵", "", "music", ""),
    ("🤴", "", "king", ""),
    ("🤡", "", "clown", ""),
    ("🤐", "", "lipsrsealed", ""),
    ("👮", "", "police", ""),
    ("😄", "", "", "smile"),
    ("😃", "", "", "smiley"),
    ("😅", "", "", "sweat_smile"),
    ("😜", "", "", "stuck_out_tongue_winking_eye"),
    ("😦", "", "", "frowning"),
    ("😭", "", "", "sob"),
    ("🎉", "", "", "tada"),
    ("👋", "", "", "wave"),
    ("🙏", "", "", "pray"),
    ("💪", "", "", "muscle"),
    ("👌", "", "", "ok_hand"),
    ("🙌", "", "", "raised_hands"),
    ("☝️", "", "", "point_up"),
    ("👉", "", "", "point_right"),
    ("👈", "", "", "point_left"),
    ("👇", "", "", "point_down"),
    ("👀", "", "", "eyes"),
    ("⚠️", "", "", "warning"),
    ("⚡", "", "", "zap"),
    ("⭐", "", "", "star"),
    ("✅", "", "", "white_check_mark"),
    ("✔️", "", "", "heavy_check_mark"),
    ("❌", "", "", "x"),
    ("❓", "", "", "question"),
    ("💯", "", "", "100"),
    ("☕", "", "", "coffee"),
    ("🍺", "", "", "beer"),
    ("🍰", "", "", "cake"),
    ("🐛", "", "", "bug"),
    ("💥", "", "", "boom"),
    ("🤷", "", "", "shrug"),
    ("🤷‍♂️", "", "", "man_shrugging"),
    ("🤷‍♀️", "", "", "woman_shrugging"),
    ("🤦‍♂️", "", "", "man_facepalming"),
    ("😞", "", "", "disappointed"),
    ("☺️", "", "", "relaxed"),
    ("👆", "", "", "point_up_2"),
    ("✌️", "", "", "v"),
    ("🤞", "", "", "crossed_fingers"),
    ("🛠️", "", "", "hammer_and_wrench"),
    ("⬅️", "", "", "arrow_left"),
    ("⬆️", "", "", "arrow_up"),
    ("⬇️", "", "", "arrow_down"),
    ("🔗", "", "", "link"),
    ("🔍", "", "", "mag"),
)


def _by(column: int) -> Iterator[tuple[str, str]]:
    return ((word, row[0]) for row in _TABLE for word in row[column].split())


_TYPED, _NAMES, _EMOJI = dict(_by(1)), dict(_by(2)), dict(_by(3))
_FOLDED = {code.casefold(): sign for code, sign in _TYPED.items()}
_SHORTCODE = re.compile(r":([A-Za-z0-9_+-]{1,60}):", re.ASCII)


def character(name: str) -> str:
    """The emoji of a name such as `tada`; "" if it is not known (a forum may have emoji of its own)."""
    if name in _EMOJI:
        return _EMOJI[name]
    try:
        found = unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return ""
    return found if len(found) == 1 and (ord(found) >= 0x1F300 or 0x2600 <= ord(found) <= 0x27BF) else ""


def of_code(code: str) -> str:
    """The character of a smilie's code, such as `:D` or `:confused:`; "" if it is not known."""
    if sign := _TYPED.get(code) or _FOLDED.get(code.casefold()):
        return sign
    match = _SHORTCODE.fullmatch(code)
    return _NAMES.get(match[1].lower()) or character(match[1].lower()) if match else ""


def of_picture(name: str) -> str:
    """The character of a smilie by its picture's name without prefix and ending, such as `biggrin`; "" if it is not known.

    A name of one letter says nothing: x.gif is a kiss here, a closed mouth there.
    """
    name = name.casefold()
    return (_NAMES.get(name) or _EMOJI.get(name, "")) if len(name) > 1 else ""


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
