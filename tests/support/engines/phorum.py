"""Phorum 5 in its templates emerald and classic."""

from __future__ import annotations

from . import Variant

_HOST = "http://phorum.lanternside.example"


def _page(posts: list[str]) -> str:
    return f"""<html lang="en"><head><title>Lanternside :: Workshop :: Lamps</title><base href="{_HOST}/"></head><body>
<div id="phorum"><div id="breadcrumb"><a href="index.php">Home</a> &gt; <a href="list.php?3">Workshop</a></div>
<div id="page-info"><h1 class="heading">Lamps</h1></div><a href="read.php?3,1,printview,page=1">Print View</a>
{"".join(posts)}</div></body></html>"""


def _post(author: str, n: int, body: str) -> str:
    return f"""<a name="msg-{n}"></a><div class="message"><div class="generic"><table><tr><td width="100%">
<div class="message-author icon-user"><a href="profile.php?3,{n}0">{author}</a></div>
<small><strong>Re: Lamps </strong><br /> May 0{n}, 2024 10:00AM</small></td><td class="message-user-info" nowrap="nowrap">
Registered: 2 years ago<br /> Posts: 7</td></tr></table></div><div class="message-body">{body}
<div class="message-options"><a class="icon icon-comment-add" href="read.php?3,1,{n}#REPLY">Reply</a></div></div></div>"""


def _classic(posts: list[str]) -> str:
    return f"""<html lang="en"><head><title>Lanternside :: Lamps</title><base href="{_HOST}/"></head><body><div class="PDDiv">
<span class="PhorumTitleText PhorumLargeFont"><a href="list.php?3">Workshop</a>&nbsp;:&nbsp; Lanternside</span>
<a class="PhorumNavLink" href="read.php?3,1,printview,page=1">Print View</a>{"".join(posts)}</div></body></html>"""


def _block(author: str, n: int, body: str) -> str:
    return f"""<a name="msg-{n}"></a><div class="PhorumReadMessageBlock"><div class="PhorumStdBlock">
<div class="PhorumReadBodyHead"><strong>Re: Lamps</strong> <span class="PhorumNewFlag"></span></div>
<div class="PhorumReadBodyHead">Posted by: <strong> <a href="profile.php?3,{n}0"> {author} </a> </strong> (IP Logged)</div>
<div class="PhorumReadBodyHead">Date: May 0{n}, 2024 10:00AM</div><br /><div class="PhorumReadBodyText">{body}</div><br /></div>
<div class="PhorumReadNavBlock"><a class="PhorumNavLink" href="read.php?3,1,{n}#REPLY">Reply</a></div></div>"""


def _quote(name: str, n: int, inner: str) -> str:
    del n
    return f"""<blockquote class="bbcode"><div><small>Quote<br/></small><strong>{name}</strong><br/>{inner}</div></blockquote>"""


def _old_quote(name: str, n: int, inner: str) -> str:
    del n
    return f"""<blockquote class="bbcode">Quote:<div><strong>{name}</strong><br />{inner}</div></blockquote>"""


VARIANTS = {"emerald": Variant("phorum", _page, _post, _quote), "classic": Variant("phorum", _classic, _block, _old_quote)}
