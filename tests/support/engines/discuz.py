"""Discuz! 6 to X, and its archiver, which has lost all markup of the bodies but is written here with it."""

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


def _older(posts: list[str]) -> str:
    return f"""<html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>Lamps - Workshop -  Lanternside - Powered by Discuz!</title>
<link rel="canonical" href="{_HOST}/viewthread.php?tid=7"></head><body><div id="nav"><a href="index.php">Lanternside</a>
&raquo; <a href="forumdisplay.php?fid=3">Workshop</a> &raquo; Lamps</div><form method="post" name="modactions">
<div class="mainbox viewthread"><h1>Lamps</h1></div>{"".join(posts)}</form></body></html>"""


def _six(author: str, n: int, body: str) -> str:
    return f"""<div class="mainbox viewthread"><table id="pid{n}" summary="pid{n}"><tr><td class="postauthor"><cite>
<a href="space.php?uid={n}0" target="_blank" id="userinfo{n}" class="dropmenu">{author}</a></cite><p><em>Member</em></p></td>
<td class="postcontent"><div class="postinfo"><strong id="postnum_{n}">{n}#</strong>
<em onclick="$('postmessage_{n}').className='t_bigfont'">L</em> 2024-5-{n} 10:00&nbsp;
<a href="viewthread.php?tid=7&amp;page=1&amp;authorid={n}0">Only the author</a></div><div class="postmessage defaultpost">
<div id="postmessage_{n}" class="t_msgfont">{body}<br>[<i> 本帖最后由 Ann 于 2024-5-9 10:00 编辑 </i>]</div></div>
<div class="signatures">Keep it lit.</div></td></tr><tr><td class="postauthor"><div class="userinfopanel"><dl><dt>Posts</dt>
<dd>7</dd></dl></div></td><td class="postcontent"><div class="postactions"></div></td></tr></table></div>"""


def _seven(author: str, n: int, body: str) -> str:
    return f"""<div id="post_{n}"><table id="pid{n}" summary="pid{n}"><tr><td class="postauthor" rowspan="2">
<div class="postinfo">
<a target="_blank" href="space.php?uid={n}0">{author}</a></div></td><td class="postcontent"><div class="postinfo"><strong>
<a id="postnum{n}" href="javascript:;"><em>{n}</em><sup>#</sup></a></strong><div class="posterinfo"><div class="authorinfo">
<em id="authorposton{n}">2024-5-{n} 10:00</em></div></div></div><div class="defaultpost"><div class="postmessage ">
<div class="t_msgfontfix"><table><tr><td class="t_msgfont" id="postmessage_{n}">{body}</td></tr></table></div></div></div>
<div class="signatures"><table><tr><td>Keep it lit.</td></tr></table></div></td></tr></table></div>"""


def _quote_of_six(name: str, n: int, inner: str) -> str:
    return f"""<div class="quote"><h5>Quote:</h5><blockquote>Originally posted by <i>{name}</i> at 2024-5-{n} 10:00
<a href="{_HOST}/redirect.php?goto=findpost&amp;pid={n}&amp;ptid=7" target="_blank"><img src="images/common/back.gif"></a><br>
{inner}</blockquote></div>"""


VARIANTS = {
    "x": Variant("discuz", _page, _post, _quote),
    "7": Variant("discuz", _older, _seven, _quote),
    "6": Variant("discuz", _older, _six, _quote_of_six),
    "archiver": Variant("discuz", _archiver, _archived, lambda _, __, inner: f"<blockquote>{inner}</blockquote>", ids=False),
}
