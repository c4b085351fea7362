"""What pages call themselves that list something, and what stands over what is said of somebody or of something to buy."""

from __future__ import annotations

import re

NAMED = re.compile(
    r"(?:(?:the |all |our )?(?:members?|users?|people|authors|member ?list|downloads?|files|gallery|photos|albums|events|"
    r"calendar|news|jobs|reviews|activity|recent activity|activity stream|log|moderation log|changelog|faq|questions|"
    r"episodes|podcasts?|who(?:'s| is) online|online(?: users)?|leaderboard"
    r"|feedback(?: profile)?|releases|offers|classifieds|for sale|commits|issues|history|revision history))"
    r"|(?:recent|latest|new|newest|unread|popular|top) "
    r"(?:posts?|comments?|changes|topics|threads|discussions|messages|replies|news)"
    r"|search(?: results?)?(?:\b.{0,80})?|(?:posts?|comments|threads|topics|messages) (?:by|from|tagged|of|in) .{1,80}"
    r"|(?:tag|tagged|category|author|archives?)(?:[:\s].{0,80})?"
    r"|.{1,40}['’]s (?:posts|comments|profile|activity|photos)"
    r"|mitglieder(?:liste)?|benutzer(?:liste)?|neue(?:ste)? beiträge|letzte (?:beiträge|kommentare)|suchergebnisse?.{0,80}"
    r"|membres|derniers (?:messages|commentaires)|résultats.{0,80}|miembros|usuarios|últimos (?:mensajes|comentarios)"
    r"|resultados.{0,80}"
    r"|utenti|ultimi (?:messaggi|commenti)|leden(?:lijst)?|laatste (?:berichten|reacties)|użytkownicy|пользователи|участники|"
    r"(?:последние|новые) (?:сообщения|комментарии)|результаты поиска.{0,80}",
    re.IGNORECASE,
)
"""What pages that list something call themselves; a thread may, too, but has its posts in order."""

MEMBERS = re.compile(
    r"(?:(?:the |all |our )?(?:members?|users?|people|member ?list))|mitglieder(?:liste)?|benutzer(?:liste)?|membres|miembros"
    r"|usuarios|utenti|leden(?:lijst)?|użytkownicy|пользователи|участники",
    re.IGNORECASE,
)
"""The same of lists of members."""

WALL = re.compile(
    r"(?:visitor messages?|profile (?:posts?|comments?|messages?)|comment wall|wall(?: posts?)?|besuchernachrichten|pinnwand"
    r"|profilnachrichten|messages des visiteurs|mensajes de visitantes|messaggi visitatori|стена|сообщения в профиле)"
    r"(?:\W*\d{0,6}\W*)",
    re.IGNORECASE,
)
"""What stands over what others say to a member, on the member's own page."""

REVIEWS = re.compile(
    r"(?:customer |product |user |all )?(?:reviews?|ratings?)(?: (?:and|&) (?:reviews?|ratings?))?(?:\W*\d{0,6}\W*)"
    r"|(?:kunden)?(?:bewertung|rezension)en|avis(?: clients?)?|opiniones(?: de clientes)?|recensioni|отзывы",
    re.IGNORECASE,
)
"""What stands over what buyers say of a thing."""

FEEDBACK = re.compile(
    r"(?:user |member |trader |my )?feedback (?:profile|ratings?|score|history)|(?:itrader|trader rating)(?: .{0,60})?"
    r"|bewertungsprofil|profil (?:d['’])?évaluations?|perfil de votos",
    re.IGNORECASE,
)
"""What pages call themselves on which others say how it was to buy from a member."""
