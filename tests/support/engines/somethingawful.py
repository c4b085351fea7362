"""The markup of the forums of Something Awful."""

from __future__ import annotations

from support.engines import Variant


def page(posts: list[str]) -> str:
    return f"""<!DOCTYPE html><html lang="en"><head>
<link rel="canonical" href="https://forums.lanternside.example/showthread.php?threadid=12"></head>
<body id="something_awful" class="showthread forum_3" data-forum="3" data-thread="12">
<div class="breadcrumbs">
<span class="mainbodytextlarge"><b><a href="/">Lanternside</a> &gt; <a href="forumdisplay.php?forumid=3">Lenses</a> &gt;
<a href="showthread.php?threadid=12" class="bclast">Salt on the glass</a></b></span></div>
<div id="thread">{"".join(posts)}</div></body></html>"""


def post(author: str, n: int, body: str) -> str:
    return f"""<table class="post " id="post{n}" data-idx="{n}"><tr class="altcolor2" id="pti{n}"><td class="userinfo
userid-4{n}">
<dl class="userinfo"><dt class="author" title="">{author}</dt><dd class="registered">Dec 15, 2008</dd><dd class="title">
<img src="a.png" alt="" class="img" border="0"><br class="pb"></dd></dl></td><td class="postbody"><!-- BeginContentMarker -->
{body}<!-- EndContentMarker --><p class="editedby"></td></tr><tr class="altcolor2"><td class="postdate">
<a href="#post{n}" title="Link to this post">#</a> <a class="user_jump" href="/showthread.php?threadid=12&amp;userid=4{n}">?</a>
May {n}, 2024 03:52</td><td class="postlinks"><ul class="postbuttons"><li><a href="newreply.php?postid={n}">Quote</a></li></ul>
</td></tr></table>"""


def quote(name: str, n: int, inner: str) -> str:
    return f"""<div class="bbc-block"><h4><a class="quote_link" href="/showthread.php?goto=post&amp;postid={n}#post{n}"
rel="nofollow">{name} posted:</a></h4><blockquote>{inner}</blockquote></div>"""


VARIANTS = {"now": Variant("somethingawful", page, post, quote)}
