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

# What forums call the pages that one member alone reads, as a whole. No board is called so.
PRIVATE_PAGES: Mapping[str, str] = {
    "en": "private messages|private message|private messaging|personal messages|my messages|direct messages|my conversations"
    "|my inbox|my notifications|my alerts|user cp|usercp|user control panel|view message|message inbox|messages inbox",
    "ca": "missatges privats|tauler de control de l'usuari",
    "cs": "soukromé zprávy|soukromá zpráva|osobní zprávy|uživatelský panel",
    "da": "private beskeder|privat besked|personlige beskeder|brugerkontrolpanel",
    "de": "private nachrichten|private nachricht|persönliche nachrichten|meine nachrichten|persönlicher bereich"
    "|benutzerkontrollzentrum|meine konversationen|meine benachrichtigungen",
    "el": "προσωπικά μηνύματα|ιδιωτικά μηνύματα",
    "es": "mensajes privados|mensaje privado|mensajes personales|mis mensajes|panel de control de usuario|mis notificaciones",
    "fi": "yksityisviestit|yksityisviesti|omat viestit|käyttäjän hallintapaneeli",
    "fr": "messages privés|message privé|messages personnels|messagerie privée|mes messages privés|boîte de réception"
    "|panneau de l’utilisateur|panneau de contrôle de l’utilisateur|panneau de l'utilisateur|mes notifications",
    "hu": "privát üzenetek|személyes üzenetek|felhasználói vezérlőpult",
    "id": "pesan pribadi",
    "it": "messaggi privati|messaggio privato|messaggi personali|posta in arrivo|pannello di controllo utente|le mie notifiche",
    "ja": "プライベートメッセージ|ダイレクトメッセージ|個人メッセージ|受信箱|ユーザーコントロールパネル",
    "ko": "개인 메시지|비밀 메시지|받은 쪽지함|쪽지함",
    "nl": "privéberichten|privébericht|persoonlijke berichten|gebruikerspaneel|mijn meldingen",
    "no": "private meldinger|personlige meldinger",
    "pl": "prywatne wiadomości|wiadomości prywatne|prywatna wiadomość|skrzynka odbiorcza|panel zarządzania kontem",
    "pt": "mensagens privadas|mensagem privada|mensagens particulares|mensagens pessoais|caixa de entrada"
    "|painel de controle do usuário|as minhas notificações|minhas notificações",
    "ro": "mesaje private|mesaje personale",
    "ru": "личные сообщения|личное сообщение|приватные сообщения|личная переписка|личный раздел|мои сообщения|мои уведомления",
    "sk": "súkromné správy",
    "sv": "privata meddelanden|privat meddelande|personliga meddelanden|mina meddelanden|kontrollpanelen",
    "tr": "özel mesajlar|özel mesaj|kişisel mesajlar|gelen kutusu|kullanıcı kontrol paneli",
    "uk": "приватні повідомлення|особисті повідомлення",
    "vi": "tin nhắn riêng|tin nhắn cá nhân|hộp thư đến",
    "zh": "私人消息|私人訊息|站内信|站內信|收件箱|收件匣|悄悄话|悄悄話|短消息|我的消息",
}
# What forums call the places where messages of one member lie, where threads may be called so too.
MAILBOXES: Mapping[str, str] = {
    "en": "inbox|sentbox|outbox|sent messages|sent items",
    "cs": "doručené",
    "da": "indbakke",
    "de": "posteingang|postausgang",
    "es": "bandeja de entrada|bandeja de salida",
    "fi": "saapuneet",
    "fr": "boîte d’envoi|boîte d'envoi",
    "nl": "postvak in|inbox",
    "ru": "входящие|исходящие|переписка",
    "sv": "inkorg",
    "uk": "вхідні",
}
# What they call lists of talks and of notices, where threads and boards may be called so too.
INBOXES: Mapping[str, str] = {
    "en": "conversations|notifications|alerts",
    "cs": "upozornění",
    "da": "notifikationer|samtaler",
    "de": "konversationen|unterhaltungen|benachrichtigungen",
    "es": "conversaciones|notificaciones",
    "fi": "keskustelut|ilmoitukset",
    "fr": "conversations|notifications",
    "it": "conversazioni|notifiche",
    "nl": "gesprekken|meldingen",
    "pl": "konwersacje|powiadomienia",
    "pt": "conversas|notificações",
    "ru": "уведомления|оповещения",
    "sv": "konversationer|notifikationer",
    "tr": "sohbetler|bildirimler",
    "uk": "сповіщення",
    "zh": "通知|对话|對話",
}
# What forums call the pages of their staff, as a whole.
STAFF_PAGES: Mapping[str, str] = {
    "en": "moderation log|moderator log|moderators log|mod log|reported posts|reported content|reported messages|moderation queue"
    "|approval queue|post queue|moderator control panel|moderation control panel|moderator cp|mod cp|modcp|moderation panel"
    "|moderator panel|moderation center|moderation centre|admin control panel|administration control panel|moderation reports"
    "|post reports|warning log|ip lookup",
    "cs": "nahlášené příspěvky|moderátorský panel",
    "da": "rapporterede indlæg|moderatorkontrolpanel",
    "de": "moderations-protokoll|moderationsprotokoll|moderatoren-protokoll|gemeldete beiträge|gemeldete inhalte"
    "|moderations-bereich|moderationsbereich|moderatoren-kontrollzentrum|administrations-bereich",
    "es": "mensajes reportados|mensajes denunciados|registro de moderación|panel de control del moderador",
    "fr": "messages signalés|contenus signalés|journal de modération|panneau de modération|file de modération",
    "it": "messaggi segnalati|registro moderatori|pannello di controllo moderatore",
    "nl": "gemelde berichten|moderatorlog|moderatiepaneel|gerapporteerde berichten",
    "pl": "zgłoszone posty|dziennik moderatora|panel moderatora",
    "pt": "mensagens denunciadas|posts denunciados|registo de moderação|painel de moderação",
    "ru": "жалобы на сообщения|журнал модерации|журнал модератора|панель модератора|очередь модерации",
    "sv": "rapporterade inlägg|moderatorlogg",
    "tr": "bildirilen mesajlar|moderatör paneli",
    "zh": "举报管理|舉報管理|版主日志|审核队列",
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
