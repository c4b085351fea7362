"""The markup of WoltLab Suite 5 and 6 and of Burning Board 4, 3 and 2."""

from __future__ import annotations

from support.engines import Variant

BASE = "https://forum.lanternside.example/"


def page(posts: list[str]) -> str:
    return f"""<!DOCTYPE html><html dir="ltr" lang="en"><head><meta property="og:site_name" content="Lanternside">
<link rel="canonical" href="{BASE}thread/12-salt-on-the-glass/"></head><body id="tpl_wbb_thread" data-template="thread"
data-application="wbb"><nav class="breadcrumbs"><ol><li title="Lanternside"><a href="{BASE}"><span>Lanternside</span></a></li>
<li title="Lenses"><a href="{BASE}board/3-lenses/"><span>Lenses</span></a></li></ol></nav>
<header class="contentHeader wbbThread">
<div class="contentHeaderTitle"><h1 class="contentTitle">Salt on the glass</h1></div></header>
<ul class="wbbThreadPostList messageList">{"".join(posts)}<li id="messageQuickReply"><article class="message">
<div class="messageContent messageQuickReplyContent"><div class="messageBody"></div></div></article></li></ul></body></html>"""


def suite5(author: str, n: int, body: str) -> str:
    return f"""<li id="post{n}" class="anchorFixedHeader">
<article class="wbbPost message messageSidebarOrientationLeft jsMessage"
data-post-id="{n}" data-can-edit="0" data-is-closed="0" data-is-deleted="0" data-object-id="{n}" data-user-id="4{n}">
<aside role="presentation" class="messageSidebar member"><div class="messageAuthor"><div class="userAvatar">
<a href="{BASE}user/4{n}-x/"><img src="a.png" alt=""></a></div><div class="messageAuthorContainer"><a href="{BASE}user/4{n}-x/"
class="username userLink" data-user-id="4{n}"><span itemprop="name">{author}</span></a></div><div class="userTitle">
<span class="badge userTitleBadge">Lamplighter</span></div></div><div class="userCredits"><dl class="plain dataList"><dt>
<a href="#">Posts</a></dt><dd>1,250</dd></dl></div></aside><div class="messageContent"><header class="messageHeader">
<div class="messageHeaderBox"><ul class="messageHeaderMetaData"><li><a href="{BASE}thread/12-salt/?postID={n}#post{n}"
class="permalink messagePublicationTime"><time datetime="2024-05-0{n}T10:00:00+02:00" class="datetime" data-timestamp="1">May
{n}th
2024</time></a></li></ul></div><ul class="messageQuickOptions"><li><a href="{BASE}thread/12-salt/?postID={n}#post{n}"
class="jsTooltip jsButtonShare">#{n}</a></li></ul></header><div class="messageBody"><div class="messageText">{body}</div></div>
<footer class="messageFooter"><div class="messageSignature"><div>Trim the wick first</div></div><div class="messageFooterGroup">
<ul class="messageFooterButtons"><li><a class="button">Quote</a></li></ul></div></footer></div></article></li>"""


def suite6(author: str, n: int, body: str) -> str:
    return f"""<li id="post{n}" class="anchorFixedHeader">
<article class="wbbPost message messageSidebarOrientationLeft jsMessage"
data-post-id="{n}" data-object-id="{n}" data-user-id=""><aside class="messageSidebar guest"><div class="messageAuthor">
<div class="messageAuthorContainer"><span class="username">{author}</span></div><div class="userTitle"><span
class="badge">Guest</span>
</div></div></aside><div class="messageContent"><header class="messageHeader"><div class="messageHeaderBox">
<ul class="messageHeaderMetaData"><li><a href="{BASE}thread/12-salt/?postID={n}#post{n}" class="permalink messagePublicationTime">
<woltlab-core-date-time date="2024-05-0{n}T10:00:00+00:00">May {n}th 2024</woltlab-core-date-time></a></li></ul></div></header>
<div class="messageBody"><div class="messageText">{body}</div></div></div></article></li>"""


def board4(author: str, n: int, body: str) -> str:
    return f"""<li id="post{n}" class="marginTop"><article class="wbbPost message messageSidebarOrientationLeft jsMessage"
data-post-id="{n}" data-user-id="4{n}"><div><aside class="messageSidebar member"><div><header>
<div class="messageAuthorContainer">
<a href="{BASE}index.php/User/4{n}-x/" class="username userLink" data-user-id="4{n}"><span>{author}</span></a></div>
<div class="userTitle"><p class="badge">Lamplighter</p></div></header></div></aside><section class="messageContent"><div>
<header class="messageHeader"><ul class="messageQuickOptions"><li><a href="#">{n}</a></li></ul><div class="messageHeadline"><h1>
<a href="#">Re: Salt on the glass</a></h1><p><span class="username">{author}</span> <a class="permalink" href="#">
<time datetime="2024-05-0{n}T10:00:00+02:00">May {n}th 2024</time></a></p></div></header><div class="messageBody"><div>
<div class="messageText">{body}</div></div><div class="messageSignature"><div>Trim the wick first</div></div>
<footer class="messageOptions"></footer></div></div></section></div></article></li>"""


def quote5(name: str, n: int, inner: str) -> str:
    return f"""<blockquote class="quoteBox collapsibleBbcode jsCollapsibleBbcode" cite="{BASE}thread/12-salt/?postID={n}#post{n}">
<div class="quoteBoxIcon"><span class="quoteBoxQuoteSymbol"></span></div><div class="quoteBoxTitle">
<a href="{BASE}thread/12-salt/?postID={n}#post{n}">Quote from {name}</a></div><div class="quoteBoxContent">{inner}</div>
<span class="toggleButton" data-title-collapse="Collapse">Display More</span></blockquote>"""


def quote4(name: str, n: int, inner: str) -> str:
    return f"""<blockquote class="container containerPadding quoteBox"
cite="{BASE}index.php/Thread/12-Salt/?postID={n}#post{n}"><header>
<h3><a href="{BASE}index.php/Thread/12-Salt/?postID={n}#post{n}">Quote from
{name}</a></h3></header><div>{inner}</div></blockquote>"""


def page3(posts: list[str]) -> str:
    return f"""<html xmlns="http://www.w3.org/1999/xhtml" dir="ltr" xml:lang="en"><head><title>Salt on the glass -
Lanternside</title>
<link rel="canonical" href="{BASE}index.php?page=Thread&amp;threadID=12" /></head><body id="tplThread"><ul
class="breadCrumbs"><li>
<a href="index.php?page=Index"><span>Lanternside</span></a> &raquo;</li><li><a href="index.php?page=Board&amp;boardID=3">
<span>Lenses</span></a> &raquo;</li></ul><div class="mainHeadline"><img src="threadL.png" alt="" />
<div class="headlineContainer">
<h2><a href="index.php?page=Thread&amp;threadID=12">Salt on the glass</a></h2></div></div>{"".join(posts)}</body></html>"""


def board3(author: str, n: int, body: str) -> str:
    return f"""<div id="postRow{n}" class="message"><div class="messageInner messageFramedLeft dividers container-3"><a
id="post{n}"></a>
<div class="messageSidebar"><div class="messageAuthor"><p class="userName"><img src="offlineS.png" alt="" />
<a href="index.php?page=User&amp;userID=4{n}" title="View profile"><span>{author}</span></a></p><p class="userTitle smallFont">
Lamplighter</p></div><div class="userCredits"><p><a href="index.php?form=Search">Posts: 1,250</a></p></div></div>
<div class="messageContent"><div class="messageContentInner color-1"><div class="messageHeader"><p class="messageCount">
<a href="index.php?page=Thread&amp;postID={n}#post{n}" title="Permalink" class="messageNumber">{n}</a></p>
<div class="containerIcon"><img src="postM.png" alt="" /></div><div class="containerContent"><p class="smallFont light">
Wednesday, May {n}th 2024, 9:4{n}pm</p></div></div><h3 id="postTopic{n}" class="messageTitle"><span>Re: Salt on the
glass</span></h3>
<div class="messageBody"><div id="postText{n}">{body}</div></div><div class="signature">Trim the wick first</div>
<div class="messageFooter"><div class="smallButtons"><ul><li><a
href="#">Quote</a></li></ul></div></div></div></div></div></div>"""


def quote3(name: str, n: int, inner: str) -> str:
    return f"""<blockquote class="quoteBox container-3"><div class="quoteHeader"><h3><img src="quoteS.png" alt="" />
<a href="index.php?page=Thread&amp;postID={n}#post{n}">Quoted from &quot;{name}&quot;</a></h3></div>
<div class="quoteBody">{inner}</div></blockquote>"""


def page2(posts: list[str]) -> str:
    return f"""<html xmlns="http://www.w3.org/1999/xhtml" dir="ltr" lang="en"><head><title>Lanternside | Lenses | Salt on the
glass</title>
<link rel="canonical" href="{BASE}thread.php?threadid=12" /></head><body><table class="tableinborder"><tr><td
class="tablea"><table><tr
class="tablea_fc"><td align="left"><span class="smallfont"><b><a href="index.php">Lanternside</a> &raquo;
<a href="board.php?boardid=3">Lenses</a> &raquo; </b><b>Salt on the glass</b></span></td></tr></table></td></tr></table>
<table><tr><td><table class="tableinborder"><tr><td class="tablecat" align="left"><span class="normalfont"><a href="#"><img
src="asc.gif"
alt="" /></a> <b>Salt on the glass</b></span></td></tr></table>{"".join(posts)}</td></tr></table></body></html>"""


def board2(author: str, n: int, body: str) -> str:
    return f"""<table cellpadding="0" style="width:100%"><tr><td width="100%"><table class="tableinborder"><tr align="left">
<td class="tablea" valign="top"><a name="post{n}" id="post{n}"></a><table class="tablea_fc"><tr><td class="smallfont">
<span class="normalfont"><b><a href="profile.php?userid=4{n}">{author}</a></b></span> <br /> Lamplighter<br /><br />
Registration Date: 12-02-2006<br />Posts: 125<br /><img src="spacer.gif" alt="" /></td></tr></table></td>
<td class="tablea" valign="top"><table class="tablea_fc"><tr><td class="normalfont" align="left"><table class="tablea_fc"><tr>
<td>
<span class="smallfont"> <b>RE: Salt on the glass</b></span></td><td align="right"><a href="addreply.php?postid={n}"><img
src="replypost.gif" alt="Reply" /></a></td></tr></table><hr size="1" class="threadline" />{body}</td></tr></table></td></tr><tr>
<td class="tablea" align="center"><span class="smallfont"><a href="thread.php?postid={n}#post{n}"><img src="posticon.gif"
alt="" /></a>
{n}. May 2024 <span class="time">21:4{n}</span></span></td><td class="tablea"><span class="smallfont"><a
href="search.php?userid=4{n}"><img src="search.gif" alt="" /></a></span></td></tr></table></td></tr></table>"""


def quote2(name: str, n: int, inner: str) -> str:
    return f"""<table align="center" style="width:98%"><tr><td><span class="smallfont"><b>Quote:</b></span>
<table cellpadding="4" class="tableinborder"><tr><td class="inposttable"><span class="smallfont"><i>Originally posted by
{name}</i><br />
{inner}</span></td></tr></table></td></tr></table>"""


VARIANTS = {
    "6": Variant("woltlab", page, suite6, quote5),
    "5": Variant("woltlab", page, suite5, quote5),
    "4": Variant("woltlab", page, board4, quote4),
    "3": Variant("woltlab", page3, board3, quote3),
    "2": Variant("woltlab", page2, board2, quote2),
}
