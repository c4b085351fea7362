"""Snitz Forums 2000: a post is a row of one table that holds another."""

from __future__ import annotations

from . import Variant

_HOST = "http://snitz.lanternside.example/forum"


def _page(posts: list[str]) -> str:
    return f"""<html><head><title>Lanternside - Lamps</title><base href="{_HOST}/"></head><body><table><tr><td><font size="2">
<a href="default.asp">All Forums</a><br /><a href="default.asp?CAT_ID=1">Crafts</a><br />
<a href="forum.asp?FORUM_ID=3">Workshop</a><br /> Lamps</font></td><td>
<a href="post.asp?method=Reply&TOPIC_ID=1&FORUM_ID=3">Reply to Topic</a></td></tr></table><table><tr><td><table><tr><td>
<table><tr><td>Author</td><td>Topic</td></tr>{"".join(posts)}</table></td></tr></table></td></tr></table></body></html>"""


def _post(author: str, n: int, body: str) -> str:
    return f"""<tr><td bgcolor="#fff" valign="top" width="100"><p><font size="2"><b><span class="spnMessageText">
<a href="pop_profile.asp?mode=display&id={n}0" title="View Profile">{author}</a></span></b></font><br />
<font size="1"><small>Member</small></font><br /></p><p><font size="1"><small>7 Posts</small></font></p></td>
<td bgcolor="#fff" width="100%" colspan="2" valign="top"><table width="100%"><tr><td valign="top"><a name="{n}"></a>
<img src="icon_posticon.gif" /><font size="1">Posted&nbsp;-&nbsp;2024/05/0{n}&nbsp;:&nbsp; 10:00:00</font>
<hr noshade size="1"></td></tr><tr><td valign="top" height="100%"><font size="2">
<span class="spnMessageText" id="msg">{body}</span id="msg"></font></td></tr><tr><td valign="bottom"><hr noshade size="1">
<font size="2"><span class="spnMessageText">Keep it lit.</span></font></td></tr></table></td></tr>"""


def _quote(name: str, n: int, inner: str) -> str:
    del n
    return f"""<blockquote id="quote"><font size="1" face="Verdana" id="quote">quote:<hr height="1" noshade id="quote">
<i>Originally posted by {name}</i><br />{inner}<hr height="1" noshade id="quote"></font id="quote"></blockquote id="quote">"""


VARIANTS = {"3.4": Variant("snitz", _page, _post, _quote)}
