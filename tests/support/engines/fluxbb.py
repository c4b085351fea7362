"""FluxBB 1.5, PunBB 1.2 and PunBB 1.4."""

from __future__ import annotations

from . import Variant

_HOST = "https://lanternside.example/forum"


def _page(posts: list[str]) -> str:
    return f"""<html lang="en" dir="ltr"><head><title>Lamps / Workshop / Lanternside</title>
<link rel="canonical" href="{_HOST}/viewtopic.php?id=7">
</head><body><div id="punviewtopic" class="pun"><div id="brdtitle" class="inbox"><h1><a href="index.php">Lanternside</a>
</h1></div>
<div class="linkst"><div class="inbox crumbsplus"><ul class="crumbs"><li><a href="index.php">Index</a></li>
<li><span>»&#160;</span><a href="viewforum.php?id=1">Workshop</a></li><li><span>»&#160;</span><a href="viewtopic.php?id=7">
<strong>Lamps</strong></a></li></ul>
<div class="pagepost"><p class="pagelink conl"><span class="pages-label">Pages: </span><strong class="item1">1</strong></p>
</div></div></div>
{"".join(posts)}</div></body></html>"""


def _post(author: str, n: int, body: str) -> str:
    return f"""<div id="p{n}" class="blockpost rowodd"><h2><span><span class="conr">#{n}</span>
<a href="viewtopic.php?pid={n}#p{n}">2024-05-0{n} 10:00:00</a></span></h2><div class="box"><div class="inbox">
<div class="postbody"><div class="postleft"><dl>
<dt><strong><a href="profile.php?id={n + 1}">{author}</a></strong></dt><dd class="usertitle"><strong>Member</strong></dd>
<dd><span>Registered: 2016-02-11</span></dd><dd><span>Posts: 37</span></dd></dl></div><div class="postright">
<h3>Re: Lamps</h3><div class="postmsg">
<p>{body}</p><p class="postedit"><em>Last edited by Pell (2024-05-10 09:00:00)</em></p></div>
<div class="postsignature postmsg"><hr /><p>Mind the step.</p></div></div></div></div><div class="inbox">
<div class="postfoot clearb">
<div class="postfootleft"><p><span>Offline</span></p></div></div></div></div></div>"""


def _quote(name: str, n: int, inner: str) -> str:
    del n
    return f'</p><div class="quotebox"><cite>{name} wrote:</cite><blockquote><div><p>{inner}</p></div></blockquote></div><p>'


def _post12(author: str, n: int, body: str) -> str:
    return f"""<div id="p{n}" class="blockpost rowodd"><a name="p{n}"></a><h2><span><span class="conr">#{n}&nbsp;</span>
<a href="viewtopic.php?pid={n}#p{n}">2024-05-0{n} 10:00:00</a></span></h2><div class="box"><div class="inbox">
<div class="postleft"><dl><dt><strong>
<a href="profile.php?id={n + 1}">{author}</a></strong></dt><dd class="usertitle"><strong>Member</strong></dd>
<dd class="postavatar"></dd>
<dd>Registered: 2007-03-14</dd><dd>Posts: 24</dd></dl></div><div class="postright"><h3> Re: Lamps</h3><div class="postmsg">
<p>{body}</p></div>
<div class="postsignature"><hr />Mind the step.</div></div><div class="clearer"></div><div class="postfootleft">
<p>Offline</p></div></div></div></div>"""


def _quote12(name: str, n: int, inner: str) -> str:
    del n
    return f'</p><blockquote><div class="incqbox"><h4>{name} wrote:</h4><p>{inner}</p></div></blockquote><p>'


def _page14(posts: list[str]) -> str:
    return f"""<html lang="en"><head><title>Lamps &#8212; Lanternside</title>
<link rel="canonical" href="{_HOST}/viewtopic.php?id=7"></head>
<body><div id="brd-viewtopic" class="brd-page paged-page"><p id="brd-title"><a href="{_HOST}/index.php">Lanternside</a></p>
<div id="brd-crumbs-top" class="crumbs"><p><span class="crumb crumbfirst"><a href="{_HOST}/index.php">Lanternside</a></span>
<span class="crumb"><span>→</span><a href="{_HOST}/viewforum.php?id=1">Workshop</a></span><span class="crumb crumblast">
<span>→</span>Lamps</span></p></div>
<h1 class="main-title"><a class="permalink" href="{_HOST}/viewtopic.php?id=7" rel="bookmark">Lamps</a></h1>
<div id="brd-pagepost-top"><p class="paging"><span class="pages">Pages</span> <strong class="first-item">1</strong></p></div>
<div class="main-head"><h2 class="hn"><span>Posts: 2</span></h2></div>
<div id="forum1" class="main-content main-topic">{"".join(posts)}</div></div></body></html>"""


def _post14(author: str, n: int, body: str) -> str:
    return f"""<div class="post odd topicpost"><div id="p{n}" class="posthead"><h3 class="hn post-ident">
<span class="post-num">{n}</span>
<span class="post-byline">Reply by <a href="{_HOST}/profile.php?id={n + 1}">{author}</a></span>
<span class="post-link">
<a class="permalink" rel="bookmark" href="{_HOST}/viewtopic.php?pid={n}#p{n}">2024-05-0{n} 10:00:00</a></span></h3></div>
<div class="postbody"><div class="post-author"><ul class="author-ident"><li class="username">
<a href="{_HOST}/profile.php?id={n + 1}">{author}</a></li>
<li class="usertitle"><span>Member</span></li></ul><ul class="author-info"><li><span>Posts: <strong>24</strong></span></li>
</ul></div>
<div class="post-entry"><h4 id="pc{n}" class="entry-title hn">Re: Lamps</h4><div class="entry-content"><p>{body}</p>
<p class="lastedit"><em>Last edited by Pell (2024-05-10 09:00:00)</em></p>
<div class="sig-content"><span class="sig-line"><!-- --></span>Mind the step.</div></div></div></div></div>"""


VARIANTS = {
    "fluxbb": Variant("fluxbb", _page, _post, _quote),
    "punbb1.2": Variant("fluxbb", _page, _post12, _quote12),
    "punbb1.4": Variant("fluxbb", _page14, _post14, _quote),
}
