"""Whole posts that say only that they were deleted, in the short words in which forums, and people, say so."""

from __future__ import annotations

import re

MAX_SAID = 120  # characters of such a post
_WHAT = r"(?:(?:post|message|comment|topic|thread|reply) )?(?:was |has been |is )?(?:now )?"
_WHO = r"(?: by (?:its |the |an? )?(?:author|user|poster|owner|op|mods?|moderators?|admins?|administrators?|me|request))?"
_GONE = re.compile(
    rf"{_WHAT}(?:self[- ])?(?:deleted|removed|withdrawn|erased){_WHO}"
    r"(?:, will be automatically deleted in \d+ hours? unless flagged)?"
    r"|(?:beitrag |nachricht |kommentar )?(?:wurde )?(?:vom autor |vom verfasser )?(?:gelöscht|entfernt)(?: vom autor)?"
    r"|(?:message |commentaire )?(?:supprimée?|effacée?)(?: par (?:son auteur|l.auteur|la modération))?"
    r"|(?:mensaje |comentario |mensagem |messaggio )?(?:borrado|eliminado|eliminato|cancellato|apagada?|removid[oa])"
    r"(?: por el autor)?|(?:bericht |reactie )?verwijderd(?: door (?:de )?auteur)?|(?:сообщение |пост )?удалено?(?: автором)?"
    r"|(?:wpis |post )?usunięt[ey]",
    re.IGNORECASE,
)
_MARKS = "*_~`()[]{}<>\\.!-–— \n\t\"'“”„«»"
# What Discourse writes in the place of words that their author took back (user_deleted), also in what it exports.
_OF_DISCOURSE = re.compile(
    r"\((?:post|topic|message) (?:deleted|withdrawn) by author"
    r"(?:, will be automatically deleted in \d+ hours? unless flagged)?\)",
    re.IGNORECASE,
)
_STEMS = tuple(
    "delet|remov|withdraw|eras|gelösch|entfernt|supprim|effac|borrad|elimina|cancellat|apagad|verwijderd|удален|usunięt".split(
        "|"
    )
)


def says_gone(words: str) -> str:
    """The notice that a post's words or Markdown consist of, on one line; "" for words that say anything else."""
    if len(words) > MAX_SAID:
        return ""
    lower = words.casefold()
    if not any(stem in lower for stem in _STEMS):
        return ""
    said = " ".join(words.replace("\\", "").split())
    return said if _GONE.fullmatch(" ".join(said.strip(_MARKS).split())) else ""


def is_notice_of_discourse(words: str) -> bool:
    """Whether a post's words or Markdown are nothing but what Discourse itself writes where an author took the words back."""
    return len(words) <= MAX_SAID and bool(_OF_DISCOURSE.fullmatch(words.replace("\\", "").strip(" *_\n")))
