"""IP.Board 2 and 3, and Invision Community 4 and 5."""

from __future__ import annotations

import functools

from . import Variant

_HOST = "https://board.lanternside.example"
_TOPIC = f"{_HOST}/topic/7-lamps/"


def _page(posts: list[str], heading: str, address: str = _TOPIC) -> str:
    return f"""<!DOCTYPE html><html lang="en"><head><title>Lamps - Lanternside</title><link rel="canonical" href="{address}">
</head><body>{heading}<div data-controller="forums.front.topic.view">{"".join(posts)}</div></body></html>"""


_page4 = functools.partial(
    _page, heading='<h1 class="ipsType_pageTitle"><span class="ipsType_break ipsContained"><span>Lamps</span></span></h1>'
)
_page5 = functools.partial(_page, heading='<header class="ipsPageHeader"><h1>Lamps</h1></header>')
_page3 = functools.partial(_page, heading='<h1 itemprop="name" class="ipsType_pagetitle">Lamps</h1>')
_page2 = functools.partial(
    _page,
    heading='<div class="maintitle"><img src="nav_m.gif">&nbsp;<b>Lamps</b>, and oil</div>',
    address=f"{_HOST}/index.php?showtopic=7",
)


def _post4(author: str, n: int, body: str) -> str:
    name = f'<h3 class="cAuthorPane_author"><strong><a href="{_HOST}/profile/{n}0-x/">{author}</a></strong></h3>'
    time = f'<time datetime="2024-05-0{n}T10:00:00Z" title="05/0{n}/2024 10:00 AM">May {n}, 2024</time>'
    return f"""<a id="comment-{n}"></a>
<article id="elComment_{n}" class="cPost ipsBox ipsComment ipsComment_parent">
<div class="cAuthorPane_mobile">{name}</div><aside class="ipsComment_author cAuthorPane">{name}
<ul class="cAuthorPane_info"><li data-role="group">Members</li><li data-role="posts">31 posts</li></ul></aside>
<div class="ipsColumn"><div id="comment-{n}_wrap" data-commentid="{n}" class="ipsComment_content">
<div class="ipsComment_meta"><a href="{_TOPIC}?do=findComment&amp;comment={n}">Posted {time}</a></div>
<div class="cPost_contentWrap"><div data-role="commentContent" class="ipsType_richText">{body}
<span class="ipsType_light" data-excludequote><strong>Edited {time} by {author}</strong></span></div>
<div class="ipsItemControls"><ul class="ipsComment_controls"><li><a href="#">Quote</a></li></ul></div></div>
<div data-role="memberSignature"><div>Keep it lit.</div></div></div></div></article>"""


def _quote4(name: str, n: int, inner: str) -> str:
    return f"""<blockquote class="ipsQuote" data-ipsquote data-ipsquote-contentcommentid="{n}" data-ipsquote-username="{name}">
<div class="ipsQuote_citation">On 5/{n}/2024 at 10:00 AM, {name} said:</div><div class="ipsQuote_contents">{inner}</div>
</blockquote>"""


def _post5(author: str, n: int, body: str) -> str:
    name = f'<h3 class="ipsEntry__username"><a href="{_HOST}/profile/{n}0-x/" class="ipsUsername">{author}</a></h3>'
    time = f'<time datetime="2024-05-0{n}T10:00:00Z" class="ipsTime"><span class="ipsTime__long">May {n}, 2024</span></time>'
    return f"""<span id="comment-{n}"></span>
<article data-ips-hook="postWrapper" id="elComment_{n}" class="ipsEntry js-ipsEntry ipsEntry--post">
<aside class="ipsEntry__author-column">{name}<div class="ipsEntry__group">Members</div></aside>
<aside class="ipsEntry__header">{name}<p>{time}</p></aside>
<div id="comment-{n}_wrap" data-commentid="{n}" class="ipsEntry__content"><div class="ipsEntry__post">
<div class="ipsEntry__meta"><span class="ipsEntry__date">{time}</span></div>
<div class="ipsRichText" data-role="commentContent">{body}
<p class="ipsEdited" data-excludequote data-el="edited"><strong>Edited {time} by {author}</strong></p></div></div>
<div class="ipsEntry__footer"><menu class="ipsEntry__controls"><li>Quote</li></menu></div></div></article>"""


def _post3(author: str, n: int, body: str) -> str:
    return f"""<div class='post_block hentry clear clearfix' id='post_id_{n}'><a id='entry{n}'></a><div class='post_wrap'>
<h3 class='row2'><span class='post_id right'><a href='{_TOPIC}#entry{n}' rel='bookmark'>#{n}</a></span>
<span itemprop="creator name" class="author vcard"><a class="url fn name" href='{_HOST}/user/{n}0-x/'>{author}</a></span></h3>
<div class='author_info'><ul class='basic_info'><li class='group_title'>Members</li>
<li class='post_count desc lighter'>31 posts</li></ul></div>
<div class='post_body'><p class='posted_info'>Posted
<abbr class="published" title="2024-05-0{n}T10:00:00+00:00">0{n} May 2024 - 10:00 AM</abbr></p>
<div class='post entry-content '>{body}<br><p class='edit'>
<strong>Edited by {author}, 0{n} May 2024 - 11:00 AM.</strong></p></div>
<div class='signature'>Keep it lit.</div><ul class='post_controls'><li>Back to top</li></ul></div></div></div><hr>"""


def _quote3(name: str, n: int, inner: str) -> str:
    return f"""<p class='citation'>
<a class='snapback' rel='citation' href='{_HOST}/index.php?app=forums&amp;section=findpost&amp;pid={n}'>
<img src='snapback.png' alt='View Post'></a>{name}, on 0{n} May 2024 - 10:00 AM, said:</p>
<div class="blockquote"><div class='quote'>{inner}</div></div>"""


def _quote34(name: str, n: int, inner: str) -> str:
    return f'<blockquote class="ipsBlockquote" data-author="{name}" data-cid="{n}" data-time="1714557600">{inner}</blockquote>'


def _post2(author: str, n: int, body: str) -> str:
    return f"""<!--Begin Msg Number {n}--><table class='ipbtable' cellspacing="1"><tr><td class="row2" width="1%">
<a name="entry{n}"></a><span class="normalname"><a href='{_HOST}/index.php?showuser={n}0'>{author}</a></span></td>
<td class="row2"><div style="float: left;"><span class="postdetails"><img src='post.gif' alt='post'> May {n} 2024, 10:00 AM
</span></div><div align="right"><span class="postdetails"> Post <a href="#" onclick="link_to_post({n}); return false;">#{n}</a>
</span></div></td></tr>
<tr><td class='post2'><span class="postdetails">Group: Members<br>Posts: 31<br>Joined: 12-January 06
<br>Member No.: {n}0</span></td>
<td class="post2" id='post-main-{n}'><!-- THE POST {n} --><div class="postcolor">{body}<!--IBF.ATTACHMENT_{n}--></div>
<div class="signature">Keep it lit.</div></td></tr>
<tr><td class="row2"></td><td class="row2"><a href="#">Go to the top of the page</a></td></tr></table>"""


def _quote2(name: str, n: int, inner: str) -> str:
    return f"""<!--quoteo--><div class='quotetop'>QUOTE({name} @ May {n} 2024, 10:00 AM)
<a href="index.php?act=findpost&amp;pid={n}"><img src='post_snapback.gif' alt='*'></a></div><div class='quotemain'>
<!--quotec-->{inner}
<!--QuoteEnd--></div><!--QuoteEEnd-->"""


def _page_lofi(posts: list[str]) -> str:
    return f"""<html xml:lang="en" lang="en"><head><title>Lanternside > Lamps</title></head><body><div id='ipbwrapper'>
  <div id='largetext'>Full Version: <a href='{_HOST}/index.php?showtopic=7'>Lamps</a></div>
  <div class='ipbnav'><a href='./'>Lanternside</a> &gt; <a href='f3.html'>Workshop</a></div>
  <div id='ipbcontent'>{"".join(posts)}</div></div></body></html>"""


def _post_lofi(author: str, n: int, body: str) -> str:
    return f"""<div class='postwrapper'>
 <div class='posttopbar'>
  <div class='postname'>{author}</div>
  <div class='postdate'>May {n} 2024, 10:00 AM</div>
 </div>
 <div class='postcontent'>
  {body}
 </div>
</div>"""


def _page_printed(posts: list[str]) -> str:
    return f"""<html><head><title>Lamps -> Lanternside</title></head><body><div id="print"><h1>Printable Version of Topic</h1>
<h2><a href="{_HOST}/index.php?showtopic=7">Click here to view this topic in its original format</a></h2>
<h3>Lanternside &gt; Workshop &gt; Lamps</h3>{"".join(posts)}</div></body></html>"""


def _post_printed(author: str, n: int, body: str) -> str:
    return f"""<div class="printpost"><h4>Posted by: <b>{author}</b>  May {n} 2024, 10:00 AM</h4><p>{body}</p></div>"""


VARIANTS: dict[str, Variant] = {
    "5": Variant("invision", _page5, _post5, _quote4),
    "4": Variant("invision", _page4, _post4, _quote4),
    "3.4": Variant("invision", _page3, _post3, _quote34),
    "3": Variant("invision", _page3, _post3, _quote3),
    "2": Variant("invision", _page2, _post2, _quote2),
    "lofi": Variant("invision", _page_lofi, _post_lofi, _quote2, ids=False),
    "printed": Variant("invision", _page_printed, _post_printed, _quote2, ids=False),
}
