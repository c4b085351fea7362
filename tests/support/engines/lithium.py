"""Lithium, later Khoros Communities."""

from __future__ import annotations

from . import Variant

_HOST = "https://khoros.lanternside.example"


def _page(posts: list[str]) -> str:
    return f"""<html lang="en"><head><title>Lamps - Lanternside</title>
<link href="{_HOST}/t5/Workshop/Lamps/td-p/7" rel="canonical"/></head><body class="ForumTopicPage lia-body" id="lia-body">
<div class="lia-breadcrumb"><ul><li><a href="{_HOST}/t5/Workshop/bd-p/workshop">Workshop</a></li></ul></div>
<h1 class="lia-message-subject-banner">Lamps</h1><div class="linear-message-list message-list">{"".join(posts)}</div>
</body></html>"""


def _post(author: str, n: int, body: str) -> str:
    return f"""<div class="lia-linear-display-message-view"><div data-lia-message-uid="{n}" id="messageview_{n}"
class="MessageView lia-message-view-forum-message"><div class="lia-quilt lia-quilt-forum-message">
<div class="lia-message-author-with-avatar"><span class="UserName lia-user-name">
<a class="lia-link-navigation lia-user-name-link" href="{_HOST}/t5/user/viewprofilepage/user-id/{n}0">
<span class="login-bold">{author}</span></a></span></div><div class="lia-message-author-rank">Keeper</div>
<p class="lia-message-dates"><span class="DateTime lia-message-posted-on"><span class="local-date">\u200e2024-05-0{n}</span>
<span class="local-time">10:00 AM</span></span></p><div class="lia-message-subject"><h2>Re: Lamps</h2></div>
<div class="lia-message-body"><div class="lia-message-body-content">{body}
<div class="UserSignature lia-message-signature">Keep it lit.</div></div></div>
<span class="MessageKudosCount">3 Kudos</span></div></div></div>"""


def _quote(name: str, n: int, inner: str) -> str:
    del n
    return f"<BLOCKQUOTE><HR />{name} wrote:<BR />{inner}<HR /></BLOCKQUOTE>"


VARIANTS = {"forum": Variant("lithium", _page, _post, _quote)}
