"""uCoz: a post is a row that holds a table."""

from __future__ import annotations

from . import Variant

_HOST = "http://ucoz.lanternside.example"


def _page(posts: list[str]) -> str:
    return f"""<html lang="ru"><head><title>Lamps - Lanternside - Форум</title>
<link rel="canonical" href="{_HOST}/forum/3-7-1"></head>
<body><table><tr><td class="forumNamesBar"><a class="forumBar" href="/forum/">Форум</a> &raquo;
<a class="forumBar" href="/forum/3">Workshop</a> &raquo; <a class="forumBarA" href="/forum/3-7-1">Lamps</a></td></tr></table>
<table class="gTable"><tr><td class="gTableTop">Lamps</td></tr>{"".join(posts)}</table></body></html>"""


def _post(author: str, n: int, body: str) -> str:
    return f"""<tr id="post{n}"><td class="postFirst"><table class="postTable"><tr><td class="postTdTop" align="center">
<a class="postUser" href="javascript://">{author}</a></td><td class="postTdTop">Дата: Вс, 2024-05-0{n}, 10:00 | Сообщение #
<a name="{n}" class="postNumberLink" href="javascript:;">{n}</a></td></tr><tr><td class="postTdInfo" valign="top">
<div class="postRankName">Участник</div></td><td class="posttdMessage" valign="top">
<span class="ucoz-forum-post" id="ucoz-forum-post-{n}">{body}</span><br><hr class="signatureHr">
<span class="signatureView">Keep it lit.</span></td></tr></table></td></tr>"""


def _quote(name: str, n: int, inner: str) -> str:
    del n
    return f"""<div class="bbQuoteBlock"><div class="bbQuoteName"><b>Quote</b> ({name})</div>
<div class="quoteMessage">{inner}</div></div>"""


VARIANTS = {"table": Variant("ucoz", _page, _post, _quote)}
