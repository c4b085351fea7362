"""The words around posts that several importers look for, in the translations of forums and mail programs: who wrote, and who
joined when. Plain words, by language, with "|" between them; an importer adds what only its own format says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

ANSWER = re.compile(r"^(?:(?:re|aw|sv|odp|ответ)\s?:\s?)+", re.IGNORECASE)
"""What programs put before the subject of an answer, once or several times."""

# After a name: Ann wrote.
WROTE: Mapping[str, str] = {
    "en": "wrote|writes|has written",
    "af": "het geskryf",
    "ar": "كتب",
    "ca": "va escriure",
    "cs": "napsal(a)|napsal|napsala|píše",
    "da": "skrev",
    "de": "schrieb|schreibt|hat geschrieben",
    "el": "έγραψε",
    "es": "escribió|escribio|escribe|ha escrito",
    "et": "kirjutas",
    "eu": "idatzi du",
    "fi": "kirjoitti",
    "fo": "skrifade",
    "fr": "a écrit|a ecrit|écrit",
    "he": "כתב|כתב/ה",
    "hr": "je napisao/la|je napisao|je napisala|napisao",
    "hu": "írta",
    "id": "menulis",
    "is": "skrifaði",
    "it": "ha scritto|scrisse|scrive",
    "ja": "さんが書きました|さんは書きました|さんはWrote",
    "ko": "님이 썼습니다|님이 작성",
    "lv": "rakstīja",
    "nl": "schreef",
    "pl": "napisał(a)|napisał(-a)|napisał/a|napisał|napisała|pisze",
    "pt": "escreveu",
    "ro": "a scris",
    "ru": "написал(а)|написал|написала|писал(а)|писал|писала|пишет",
    "sk": "napísal(a)|napísal|napísala",
    "tr": "yazdı",
    "uk": "написав(ла)|написав|писав(ла)|пише",
    "vi": "đã viết|viết",
    "zh": "写道|寫道",
}
# After a name: Ann said. None that is so short that names end in it.
SAID: Mapping[str, str] = {
    "en": "said",
    "cs": "řekl",
    "da": "sagde",
    "de": "hat gesagt|hat gesagt.",
    "el": "είπε",
    "es": "dijo",
    "fi": "sanoi",
    "fr": "a dit",
    "it": "ha detto",
    "ja": "さんの発言|さんが言った",
    "nl": "zei",
    "pl": "powiedział(a)|powiedział|powiedziała",
    "pt": "disse",
    "ro": "a spus",
    "ru": "сказал(а)|сказал|сказала",
    "tr": "dedi|demiş ki",
    "uk": "сказав",
    "vi": "nói",
    "zh": "說|说",
}
# Before a name, and after a date: On 1 June 2016 wrote Ann.
WROTE_FIRST: Mapping[str, str] = {
    "cs": "napsal",
    "da": "skrev",
    "de": "schrieb",
    "es": "escribió",
    "fi": "kirjoitti",
    "fr": "a écrit|écrivait",
    "it": "scrisse",
    "nl": "schreef",
    "pl": "napisał|pisał",
}
# Before a name: Quote from Ann.
QUOTED_FROM: Mapping[str, str] = {
    "en": "quote from|quoting",
    "de": "zitat von",
    "it": "citazione di|citazione",
    "pl": "cytat z|cytat",
    "sv": "citat från",
}
# The label of the day on which a member joined, as a whole.
_JOINED: Mapping[str, str] = {
    "en": "joined|member since",
    "de": "registriert seit|registriert|mitglied seit|beigetreten",
    "fr": "inscrit|inscrit le|inscrit(e)|date d'inscription",
    "es": "registrado|desde|se incorporó",
    "it": "registrato|iscritto|registrato dal",
    "nl": "lid geworden|lid sinds",
    "pl": "dołączył|dołączył(a)|dołączono|rejestracja",
    "ru": "регистрация|с нами с",
    "pt": "ingressou|registrado em|registo",
    "sv": "gick med|medlem sedan",
    "da": "tilmeldt|medlem siden",
    "fi": "liittynyt",
    "tr": "katılım",
    "cs": "registrován",
    "vi": "tham gia",
    "el": "εγγραφή",
}


# What forums call whoever was not logged in, in the place of a title or of a name, as a whole.
_GUEST: Mapping[str, str] = {
    "en": "guest|guests|unregistered|unregistered user|unregistered guest",
    "ar": "زائر|ضيف",
    "cs": "návštěvník|neregistrovaný",
    "da": "gæst",
    "de": "gast|gäste|unregistriert|nicht registriert",
    "el": "επισκέπτης",
    "es": "invitado|invitados|no registrado",
    "fi": "vieras",
    "fr": "invité|invités|non enregistré",
    "he": "אורח",
    "hu": "vendég",
    "it": "ospite|ospiti|non registrato",
    "ja": "ゲスト",
    "ko": "손님",
    "nl": "gast|gasten|niet geregistreerd",
    "no": "gjest",
    "pl": "gość|goście|niezarejestrowany",
    "pt": "convidado|convidados|não registrado",
    "ru": "гость|гости|незарегистрированный",
    "sv": "gäst",
    "tr": "misafir",
    "uk": "гість",
    "vi": "khách",
    "zh": "游客|遊客|訪客|访客",
}


def pattern_of(*tables: Mapping[str, str], without: str = "") -> str:
    """The words of some tables as alternatives of a regular expression, the longest first; `without` one language."""
    words = {word for table in tables for language, said in table.items() if language != without for word in said.split("|")}
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def languages(table: Mapping[str, str]) -> dict[str, str]:
    """Word → the first language that has it."""
    return {word: language for language, words in reversed([*table.items()]) for word in words.split("|")}


JOINED = languages(_JOINED)
GUEST = languages(_GUEST)
# How such a label begins, in any engine's words.
SINCE = (
    *JOINED,
    *(
        "join|registr|mitglied|dabei seit|inscri|dołącz|регистр|üyelik|加入|註冊|注册|登録|fecha de ingreso|date d'inscription|"
        "data registrazione|data de ingresso|data rejestracji|zarejestr|geregistreerd|reg.datum|tilmeld|"
        "fecha de registro|data de registro|data de inscrição|зарегистр|зареєстр|založen|csatlakoz|blev medlem|ble med|"
        "kayıt|εγγραφ|membru din|înregistrat|inregistrat|اشترك في|تاريخ التسجيل|הצטרף|ngày tham gia|tham gia|가입"
    ).split("|"),
)
# In the notice of an edit; no button is called so.
EDITED = re.compile(
    r"\blast (?:edit|modif|updat)\w*|\[\s?updated on\b|\bedited\b|\bmodified\b|zuletzt (?:bearbeitet|geändert|editiert)"
    r"|\b(?:bearbeitet|geändert) (?:von|am)\b|\bmodifié|\bédité|dernière (?:édition|modification)|\b(?:editado|modificado)\b"
    r"|última (?:edici[óo]n|edição|modificaci[óo]n|modificaç)|\bmodificato\b|ultima modifica|\bbewerkt (?:door|op)\b"
    r"|laatst (?:bewerkt|aangepast|gewijzigd)|\bedytowan|ostatnio (?:edyt|zmien)|отредактирова|редактировал|изменено"
    r"|відредагован|\bredigera[dt]|\bändrad|\b(?:redigeret|rettet|ændret) (?:af|den)\b|\bredigert\b|muokattu|muokannut"
    r"|düzenlenmiş|düzenledi|düzenleme|naposledy|\bupravil|szerkesztve|編集しました|最終編集|编辑于|編輯於|最后编辑"
    r"|最後編輯|마지막(?:으로)? 수정",
    re.IGNORECASE,
)
# What a page for the staff says of a post that others cannot read.
_A_POST = r"\b(?:this|the|der|die|das|dieser|diese|ce|cet|cette|este|esta|questo|il|dit|deze|ten|to|это|этот|данное)\b.{0,40}?"
WITHHELD = re.compile(
    r"(?P<hidden>(?:awaiting|awaits|pending) (?:moderat(?:or|ion)\b(?: approval)?|approval|review)|\b(?:is|was) unapproved\b"
    r"|has not (?:yet )?been approved|wartet auf (?:frei\w+|moderation)|(?:noch )?nicht freigegeben|en attente "
    r"(?:d.approbation|de (?:mod[ée]ration|validation))|pendiente de (?:aprobaci[óo]n|moderaci[óo]n)"
    r"|in attesa di (?:approvazione|moderazione)"
    r"|wacht op goedkeuring|aguarda(?:ndo)? aprova[çc][ãa]o|oczekuje na (?:zatwierdzenie|akceptację|moderację)"
    r"|ожидает (?:проверки|одобрения|модерации|подтверждения))"
    rf"|removed from public view|{_A_POST}(?:(?:has|have) been|was) (?:soft.)?(?:deleted|removed)\b"
    rf"|{_A_POST}wurde .{{0,40}}?gelöscht|{_A_POST}a été (?:supprimé|effacé)|{_A_POST}ha sido (?:borrad|eliminad)"
    rf"|{_A_POST}è stat[oa] (?:eliminat|cancellat|rimoss)|{_A_POST}is .{{0,30}}?verwijderd"
    rf"|{_A_POST}foi (?:apagad|removid|excluíd)"
    rf"|{_A_POST}zosta[łl]\w{{0,2}} .{{0,30}}?usunięt|{_A_POST}был[оа]? удален",
    re.IGNORECASE,
)
# What stands over files that await approval.
AWAITING = re.compile(
    r"(?:await|pend|wait)\w* (?:for |your |moderator |staff )?(?:approv|moderat|review)|\bunapproved\b|\bnot (?:yet )?approved"
    r"|warte\w* .{0,30}?(?:freigabe|freischalt|genehmig|moder)|(?:freigabe|freischaltung|genehmigung|moderation) wart"
    r"|nicht (?:freigegeben|freigeschaltet|genehmigt)"
    r"|(?:en )?attente (?:d.approbation|de (?:mod[ée]r|valid|approb))|non approuv"
    r"|(?:pendientes?|espera\w*|a la espera) (?:de )?(?:aprob|moder)|sin aprobar"
    r"|attesa (?:di|d.) ?(?:approv|moder)|non approvat"
    r"|(?:wacht\w*|afwachting) (?:op|van) (?:goedkeur|moder)|niet goedgekeurd"
    r"|(?:aguarda\w*|pendentes? de|espera de) (?:a )?(?:aprov|moder)|oczekuj\w+ na (?:zatwierdz|akcept|moder)"
    r"|ожида\w+ (?:проверки|одобрения|модерации|подтверждения|утверждения)|очіку\w+ (?:схвалення|перевірки|модерації)"
    r"|vänta\w* på godkänn|(?:afventer|venter på) godkend|venter på godkjenn|odotta\w* hyväksy|čeka\w* na schvál"
    r"|jóváhagyásra vár|onay bekle",
    re.IGNORECASE,
)
OF_WITHHELD = tuple(
    "delet|remov|approv|pending|await|gelöscht|freig|frei|moderat|supprim|effac|attente|borrad|eliminad|pendiente|eliminat|cancellat"
    "|rimoss|attesa|verwijderd|wacht|apagad|excluíd|aguarda|usunięt|oczekuje|удален|ожидает".split("|")
)
"""Parts of the words of WITHHELD: one is in every text that it finds, in lower case."""
