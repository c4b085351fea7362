"""Discuz! X, and its archiver, which has lost all markup of the bodies but is written here with it."""

from __future__ import annotations

from . import Variant

_HOST = "https://discuz.lanternside.example"


def _page(posts: list[str]) -> str:
    return f"""<html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>Lamps - Workshop - Lanternside - Powered by Discuz!</title>
<link rel="canonical" href="{_HOST}/thread-7-1-1.html"></head><body id="nv_forum" class="pg_viewthread">
<div id="pt"><div class="z"><a href="./">Lanternside</a> <em>&rsaquo;</em> <a href="forum-3-1.html">Workshop</a></div></div>
<h1 class="ts"><span id="thread_subject">Lamps</span></h1><div id="postlist">{"".join(posts)}</div></body></html>"""


def _post(author: str, n: int, body: str) -> str:
    return f"""<div id="post_{n}"><table id="pid{n}" class="plhin"><tr><td class="pls" rowspan="2"><div class="pi">
<div class="authi"><a href="space-uid-{n}0.html" target="_blank" class="xw1">{author}</a></div></div><div class="tns">
<table><th><p><a class="xi2">7</a></p>Posts</th></table></div></td><td class="plc"><div class="pi">
<strong><a href="forum.php?mod=redirect&amp;goto=findpost&amp;ptid=7&amp;pid={n}" id="postnum{n}"><em>{n}</em><sup>#</sup></a>
</strong><div class="pti"><div class="authi"><em id="authorposton{n}">Published on 2024-5-{n} 10:00:00</em></div></div></div>
<div class="pct"><div class="pcb"><div class="t_fsz"><table><tr><td class="t_f" id="postmessage_{n}">
<i class="pstatus"> Last edited by Ann on 2024-5-9 10:00 </i><br>{body}</td></tr></table></div>
<div id="comment_{n}" class="cm"></div></div></div></td></tr>
<tr><td class="plc plm"><div class="sign">Keep it lit.</div></td></tr></table></div>"""


def _quote(name: str, n: int, inner: str) -> str:
    return f"""<div class="quote"><blockquote><font size="2">
<a href="forum.php?mod=redirect&amp;goto=findpost&amp;pid={n}&amp;ptid=7" target="_blank"><font color="#999999">
{name} posted at 2024-5-{n} 10:00</font></a></font><br>{inner}</blockquote></div>"""


def _archiver(posts: list[str]) -> str:
    return f"""<html><head><base href="{_HOST}/archiver/"><title>Lamps -  Lanternside -  Powered by Discuz! Archiver</title>
</head>
<body><div id="nav"><a href="./">Forum</a> &rsaquo; <a href="?fid-3.html">Workshop</a> &rsaquo; Lamps</div>
<div id="content">{"".join(posts)}<div class="page"></div></div>
<div id="end">Full version: <a href="../thread-7-1-1.html" target="_blank"><strong>Lamps</strong></a></div></body></html>"""


def _archived(author: str, n: int, body: str) -> str:
    return f"""<p class="author"><strong>{author}</strong> Posted on 2024-5-{n} 10:00:00</p><h3>Lamps</h3>{body}"""


VARIANTS = {
    "x": Variant("discuz", _page, _post, _quote),
    "archiver": Variant("discuz", _archiver, _archived, lambda _, __, inner: f"<blockquote>{inner}</blockquote>", ids=False),
}
