"""Names that stand in no element of their own: in a line with the date, or with words behind them that are no name's."""

from __future__ import annotations

import re
from collections.abc import Collection

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from .page_tree import is_of_other

MAX_LINE = 200  # characters of a line that names the author and the date
_BY = r"(?:by|von|par|por|da|di|door|przez|od|av|af|from|от|автор|από|dari|tarafından)"
# "Submitted by Ann (not verified) on Fri, 25/05/2012": a word that leads to a name, the name, and what leads to the date.
_LINE = re.compile(
    rf"(?:^|\s){_BY}(?:\s|:\s?)(?P<name>\S(?:.{{0,59}}?\S)?)\s*+(?:\([^()]{{1,40}}\)\s*+)?"
    r"(?:[,:;»@|–—]\s|(?<=\s)(?:-|on|at|am|um|le|el|il|op|em|den|dnia|på|в)\s)(?=.{0,40}\d)",
    re.IGNORECASE,
)
# "Written 13-06-2024 16:41 by Ann": the name behind the date.
_AT_END = re.compile(
    rf"\d\s{{0,3}}[,;»|–—-]?\s{{0,3}}(?<=[\s,;»|–—-]){_BY}(?:\s|:\s?)(?P<name>\S(?:.{{0,58}}?\S)?)\s*$", re.IGNORECASE
)
# "Moved 13-06-2024 16:41 by Ann": whoever did that to a post has not written it.
_DONE = re.compile(
    r"\b(?:moved|locked|closed|split|merged|approved|reported|banned|warned|deleted|removed|restored|pinned|stick|changed|fixed|"
    r"verschoben|gesperrt|geschlossen|zusammengef|freigegeben|freigeschaltet|gelöscht|"
    r"déplac|verrouill|fermé|fusionn|divis|approuv|supprim|chang|movid|spostat|verplaatst|przenie|перемещ|перен[её]с|"
    r"bloquead|cerrad|bloccat|chius|gesloten|zamkni|закры|unid|dividid|aprobad|approvat|goedgekeurd|zatwierdz|одобр|eliminad|"
    r"eliminat|verwijderd|usuni|удал)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^#\s?\d{1,9}\b[.:]?\s+(?=\S)")
_LEADING = re.compile(rf"^(?:\S{{1,20}}\s){{1,3}}?{_BY}(?:\s|:\s?)", re.IGNORECASE)


def name_in(line: str) -> str:
    """The name in such a line; "" if it names nobody."""
    if len(line) > MAX_LINE:
        return ""
    match = _AT_END.search(line)
    if match and (is_of_other(line[: match.start()]) or _DONE.search(line[: match.start()])):
        match = None
    match = match or _LINE.search(line)
    return clean_name(match["name"]) if match else ""


def behind_all(names: Collection[str]) -> str:
    """A pattern of what stands behind every one of a page's names, and so is a part of none: a rank, or each member's number.

    At least three different names show it; a word that all members of a family have is taken for their rank.
    """
    different = {" ".join(name.split()) for name in names if name.strip()}
    if len(different) > 1 and all(re.fullmatch(r"\S.*\s\(\d{1,12}\)", name) for name in different):
        return r"\s\(\d{1,12}\)$"
    if len(different) < 3:
        return ""
    words = {name.rpartition(" ")[2] for name in different if " " in name}
    return rf"\s{re.escape(next(iter(words)))}$" if len(words) == 1 and all(" " in name for name in different) else ""


def before_all(names: Collection[str]) -> str:
    """A pattern of what stands before every one of a page's names, and so is a part of none: the post's number, or words that
    lead to a name ("Reply by").
    """
    different = {" ".join(name.split()) for name in names if name.strip()}
    if len(different) < 2:
        return ""
    if all(_NUMBERED.match(name) for name in different):
        return _NUMBERED.pattern
    leading = {match[0] for name in different if (match := _LEADING.match(name))}
    return rf"^{re.escape(next(iter(leading)))}" if len(leading) == 1 and all(map(_LEADING.match, different)) else ""


def is_inline(node: LexborNode | None) -> bool:
    """Whether an element holds nothing that stands on lines of its own: a rank, say, under a name."""
    return node is None or node.css_first("div, p, ul, dl, table, br") is None
