"""The words that XenForo prints around posts, in the languages of its translations, and how to recognise them."""

from __future__ import annotations

import re

from .._dates import absolute_date
from .._phrases import JOINED, QUOTED_FROM, SAID, WROTE, languages, pattern_of

END = "\N{NO-BREAK SPACE}"  # XenForo prints &nbsp; at the end of every post's body (template message_macros)

_COUNTED = {
    "en": "messages|posts|reaction score|reactions|points|trophy points|likes|likes received|solutions|media"
    "|resources|reputation|age",
    "de": "beiträge|punkte reaktionen|reaktionspunkte|reaktionen|punkte|zustimmungen|punkte für erfolge|trophäen|alter|lösungen",
    "fr": "messages|score de réaction|score réaction|réactions|points|j'aime|j'aime reçus|âge",
    "es": "mensajes|puntuación de reacción|puntuación de reacciones|reacciones|puntos|me gusta|edad",
    "it": "messaggi|punteggio reazioni|reazioni|punti|punteggio|mi piace|età",
    "nl": "berichten|waarderingsscore|reactiescore|reacties|punten|leuk|leeftijd",
    "pl": "wiadomości|posty|wynik reakcji|reakcje|punkty|polubienia|wiek",
    "ru": "сообщения|реакции|оценка реакций|симпатии|баллы|возраст",
    "pt": "mensagens|pontuação de reação|reações|pontos|curtidas|idade",
    "sv": "meddelanden|inlägg|reaktionspoäng|poäng|ålder",
    "da": "indlæg|reaktionsscore|point|alder",
    "fi": "viestit|viestejä|reaktiopisteet|pisteet|ikä",
    "tr": "mesajlar|tepkime puanı|puanları|yaş",
    "cs": "příspěvky|reakční skóre|body|věk",
    "vi": "bài viết|điểm tương tác|điểm|tuổi",
    "el": "μηνύματα|σκορ αντίδρασης|πόντοι",
}
_PROFILE = {
    "en": "location|website|home page|occupation|gender|country|first name|real name|city|interests",
    "de": "ort|wohnort|webseite|website|homepage|beruf|geschlecht|land|beschäftigung",
    "fr": "localisation|localité|site web|activité|sexe|ville|pays",
    "es": "ubicación|sitio web|ocupación|sexo|ciudad|país",
    "it": "località|sito web|occupazione|sesso|città|paese",
    "nl": "locatie|woonplaats|beroep|geslacht",
    "pl": "lokalizacja|miasto|strona www|zawód|płeć",
    "ru": "адрес|откуда|город|род занятий|пол|веб-сайт",
    "pt": "localização|local|site|ocupação|sexo|cidade",
}


COUNTED, PROFILE = languages(_COUNTED), languages(_PROFILE)
LABELS = {**PROFILE, **COUNTED, **JOINED}

# Titles and badges that XenForo itself gives, and the words every staff title ends in.
BADGES = frozenset(
    "staff member|original poster|new member|active member|well-known member|member|senior member|moderator"
    "|administrator|guest|"
    "super moderator|mitarbeiter|teammitglied|neues mitglied|aktives mitglied|bekanntes mitglied|mitglied|administrateur|"
    "membre|nouveau membre|membre du personnel|miembro|nuevo miembro|miembro del equipo|membro dello staff|membro|utente|"
    "nieuw lid|actief lid|lid|członek załogi|użytkownik|nowy użytkownik|команда форума|пользователь|новый пользователь|"
    "администратор|модератор".split("|")
)
# Members of English forums type "Ann wrote:" themselves.
_VERBS = f"{pattern_of(SAID, WROTE, without='en')}|said|sa"
_UNSPACED = pattern_of({"ja": SAID["ja"]})
_SAID = re.compile(rf"(?P<name>[^\s:].{{0,80}}?)(?: (?:{_VERBS})|{_UNSPACED}) ?[:：](?: ?↑)?")
_ARROW = re.compile(r"(?P<name>\S.{0,60}?): ↑")  # XenForo 1: the arrow leads to the quoted post
_QUOTED_FROM = re.compile(rf"(?i:{pattern_of(QUOTED_FROM)}) (?P<name>\S.{{0,80}}?):?(?: ?↑)?")
_EXPAND = frozenset(
    "click to expand|click to shrink|klicke in dieses feld, um es in vollständiger größe anzuzeigen|zum vergrößern anklicken"
    "|klicken zum erweitern"
    "|cliquez pour agrandir|cliquer pour agrandir|cliquez pour développer|haz clic para expandir"
    "|haga clic para ampliar|click para expandir"
    "|clicca per allargare|clicca per espandere|clicca per ingrandire|klik om te vergroten|klik om uit te vouwen"
    "|kliknij, aby rozwinąć"
    "|kliknij aby rozwinąć|нажмите для раскрытия|нажмите, чтобы раскрыть|нажмите для просмотра|clique para expandir"
    "|klicka för att utöka"
    "|klicka för att expandera|klik for at udvide|tryk for at udvide|napsauta laajentaaksesi|genişletmek için tıkla"
    "|kliknutím rozbalíte"
    "|klikněte pro rozbalení|bấm để mở rộng|nhấn để mở rộng|クリックして展開|点击展开|點擊展開|κάντε κλικ για επέκταση".split("|")
)
_EDITED = re.compile(
    r"(?:last edited|zuletzt bearbeitet|zuletzt geändert|dernière édition|dernière modification|última edición"
    r"|editado por última vez"
    r"|ultima modifica|laatst bewerkt"
    r"|ostatnia edycja|ostatnio edytowane?|последнее редактирование|última edição|senast ändrad|senast redigerad"
    r"|sidst redigeret"
    r"|viimeksi muokattu|son düzenleme|naposledy upraveno|chỉnh sửa cuối)(?P<rest>(?:[ :：].{0,120})?)",
    re.IGNORECASE,
)
_BY = re.compile(
    r" ?(?:(?:by|von|par|por|da|door|przez|från|af) (?P<name>[^:：]{1,60}))?(?:[:：] ?(?P<date>.{0,60}))?", re.IGNORECASE
)
_REACTIONS = re.compile(
    r"(?:likes?\s*)?(?:reactions|likes|reaktionen|réactions|j'aime|reacciones|me gusta|reazioni|mi piace|waarderingen"
    r"|reacties|reakcje|polubienia"
    r"|реакции|симпатии|reações|curtidas|reaktioner|tykkäykset|tepkiler|reakce|αντιδράσεις)[:：] ?(?P<who>\S.{0,300})",
    re.IGNORECASE,
)
_LIKED = re.compile(
    r"(?P<who>\S.{0,200}?) (?:likes? this|like this|gefällt das|aiment? ça|le gusta esto"
    r"|piace questo elemento)\.?",
    re.IGNORECASE,
)
_REACTION_KIND = re.compile(r"\s*(?:•\s*)?(?:[^\W\d_][\w ]{0,18})?\s?(?:x ?\d{1,5})?")
# One-word buttons under a post, and what browsers copy of their neighbours.
ACTIONS = frozenset(
    "like|reply|quote|+ quote|multi-quote|report|share|upvote|downvote|add bookmark|bookmark|more options"
    "|wikipost history •••|"
    "gefällt mir|antworten|zitieren|melden|teilen|j'aime|répondre|citer|signaler|partager|me gusta|responder|citar"
    "|reportar|compartir|mi piace|"
    "rispondi|cita|segnala|leuk|antwoorden|citeren|lubię to|odpowiedz|cytuj|zgłoś|udostępnij|ответить|цитировать"
    "|жалоба|мне нравится|"
    "curtir|svara|citera|gilla|svar|citér|vastaa|beğen|cevapla|alıntı|odpovědět|thích|trả lời".split("|")
)
BOILERPLATE = frozenset(
    "top|back|bottom|oben|unten|zurück oben|сверху|снизу|alto|basso|góra|dół|boven|onder|topo|abajo|back top"
    "|top bottom|back top bottom|topbottom|nach oben|zurück|haut|bas|arriba|inicio|share:"
    "|prev|next|first|last".split("|")
)
# From such a line on, a page holds no more posts.
CLOSING = re.compile(
    r"(?:users who are viewing this thread|similar threads|you must log in or register to reply here"
    r"|\(?you must log in or sign up to reply here|"
    r"not open for further replies\.|write your reply|post reply|share this page|share:|members online now"
    r"|trending content|latest posts|new posts|"
    r"ähnliche themen|\(?du musst (?:dich einloggen|angemeldet)|benutzer, die|utilisateurs? qui|usuarios que"
    r"|utenti che|użytkownicy oglądający|"
    r"пользователи, просматривающие|похожие темы|podobne tematy|soortgelijke|sujets similaires|temas similares"
    r"|discussioni simili|"
    r"discussions similaires|register on .{1,40}!)",
    re.IGNORECASE,
)
STARTER = re.compile(
    r"\s*+(?:•\s*+)?(?:thread starter ?)?(?:thread starter|themenstarter|ersteller|topicstarter|автор темы"
    r"|auteur du sujet|autore discussione|autor wątku) ?(?P<name>.{0,60})",
    re.IGNORECASE,
)
STARTED = re.compile(
    r"(?:discussion in ['\"].{1,100}['\"] started by"
    r"|dieses thema im forum ['\"].{1,100}['\"] wurde erstellt von) (?P<name>.{1,60}?), (?P<date>.{4,40}?)\.?",
    re.IGNORECASE,
)
PAGE = re.compile(
    r"(?:page|seite|página|pagina|strona|страница|сторінка|sida|side|sivu|strana|stránka|sayfa|trang|σελίδα|oldal"
    r"|pagină) (\d{1,6})|(\d{1,6}) ?ページ|第 ?(\d{1,6}) ?[页頁]|(\d{1,6}) ?페이지",
    re.IGNORECASE,
)
PAGE_OF = re.compile(
    r"(?:page|seite|página|pagina|strona|страница) (\d{1,6}) (?:of|von|sur|de|di|van|z|из) (\d{1,6})", re.IGNORECASE
)
LOCKED = re.compile(
    r"not open for further replies\.|für weitere antworten geschlossen\.|n'est pas ouverte pour d'autres réponses\.",
    re.IGNORECASE,
)


def plain(line: str) -> str:
    """A line for comparing with the tables: lower case, single blanks, no colon at its end."""
    return " ".join(line.split()).rstrip(":：").strip().lower() if len(line) < 200 else line


def said(line: str) -> str | None:
    """The name in a quote's attribution ("Ann said:"), or None."""
    line = line.strip()
    if len(line) > 110:
        return None
    patterns = (_QUOTED_FROM, _SAID, _ARROW) if line.endswith(("↑", ":", "：")) else (_SAID,)
    match = next((found for pattern in patterns if (found := pattern.fullmatch(line))), None)
    return match["name"].strip() if match else None


def expands(line: str) -> bool:
    """True for the line that ends a long quote ("Click to expand...")."""
    return len(line) < 100 and plain(line).rstrip(".…。 ") in _EXPAND


def edited(line: str) -> tuple[str, str] | None:
    """(name, date), each possibly empty, of a line such as "Last edited by Ann: Jul 9, 2022"; None for another line."""
    line = " ".join(line.split())
    match = _EDITED.fullmatch(line) if len(line) < 160 else None
    parts = _BY.fullmatch(match["rest"]) if match else None
    if not parts:
        return None
    name, date = (parts["name"] or "").strip(), (parts["date"] or "").strip()
    words = name.split(" ")
    for n in range(1, len(words) if not date else 0):
        if absolute_date(" ".join(words[n:]), "en"):
            return " ".join(words[:n]), " ".join(words[n:])
    return name, date


_CHANGED = re.compile(
    r"(?:by|von|par|por|da|door|przez|от|av|af) (?P<name>\S.{0,60}?)(?:;| on| am| le| el| il| op| dnia| den|:)? \(?"
    r"(?P<date>(?:[^\W\d]{2,12}\.?,? ){0,2}\d.{4,40}?)"
    r"(?:\)|, (?:edited|insgesamt|édité|editado|modificato|in totaal).{0,40}"
    r"|\.? (?:Reason|Grund|Raison|Motivo|Reden): .{0,200}|\.)?",
    re.IGNORECASE,
)


def changed_by(line: str) -> tuple[str, str] | None:
    """(name, date) of "Last edited by Ann on Sat Mar 02, 2024 9:41 am, edited 2 times in total."; None for other lines."""
    line = " ".join(line.split())
    match = _EDITED.fullmatch(line[:160].strip()) if len(line) < 400 else None
    parts = _CHANGED.fullmatch(line[match.start("rest") :].strip()) if match else None
    return (parts["name"].strip(), parts["date"].replace(" at ", ", ").replace(" um ", ", ").strip()) if parts else None


def reactions(line: str) -> str:
    """Who reacted ("Ann, Bob and 3 others"), or an empty string for another line."""
    line = " ".join(line.split())
    if len(line) > 330:
        return ""
    match = _REACTIONS.fullmatch(line) or _LIKED.fullmatch(line)
    return match["who"] if match else ""


def reaction_kind(line: str) -> bool:
    """True for what can be the kind of a reaction ("• Like", "• Likex3", "x1"). Only next to a line of reactions."""
    return (
        bool(line.strip())
        and len(line) < 40
        and bool(_REACTION_KIND.fullmatch(line))
        and ("•" in line or bool(re.fullmatch(r"\s*x ?\d+", line)))
    )


def action(line: str) -> bool:
    """True for a button under a post."""
    return len(line) < 60 and all(plain(part) in ACTIONS for part in re.split(r"\t+|\s{2,}", line.strip()))
