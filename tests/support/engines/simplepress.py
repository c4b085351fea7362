"""Simple:Press, the forum for WordPress."""

from __future__ import annotations

from . import Variant


def _page(posts: list[str]) -> str:
    return f"""<html lang="en-US"><head><title>Lamps | Workshop | Lanternside</title></head><body><div id="spMainContainer">
<div id="spBreadCrumbs" class="spBreadCrumbs"><a class='spLink' href='/'>Home</a><a class='spLink' href='/forum/'>Forum</a>
<a class='spLink' href='/forum/workshop/'>Workshop</a><a class='spLink' href='/forum/workshop/lamps/'>Lamps</a></div>
<div class="spTopicViewSection"><div id='spTopicHeaderName' class='spHeaderName'>Lamps</div>
<div class="spTopicPostContainer">{"".join(posts)}</div></div></div></body></html>"""


def _post(author: str, n: int, body: str) -> str:
    return f"""<div class="spTopicPostSection spOdd"><a id='p{n}'></a><div class="spColumnSection spUserSection spLeft">
<div id='spPostIndexUserDate{n}' class='spPostUserDate spCenter'>May {n}, 2024<br />10:00 am</div>
<div id='spPostIndexUserName{n}' class='spPostUserName spCenter'>{author}</div>
<div class='spPostUserPosts spCenter'>Forum Posts: 7</div></div><div class="spColumnSection spPostSection spRight">
<span id='spPostIndexNumber{n}' class='spLabelBordered spPostNumber'>{n}</span><div class="spPostContentSection">
<div id='spPostIndexContent{n}' class='spPostContent'>{body}</div></div><div class='spPostSignatureSection'>
<div id='spPostIndexUserSignature{n}' class='spPostUserSignature'><p>Keep it lit.</p></div></div></div></div>"""


def _quote(name: str, n: int, inner: str) -> str:
    del n
    return f"""<blockquote class="spPostEmbedQuote"><strong>{name} said</strong><br />{inner}&nbsp;&nbsp;</blockquote>"""


VARIANTS = {"6": Variant("simplepress", _page, _post, _quote)}
