"""phpBB 3 (prosilver of 3.3 and 3.0, subsilver2), phpBB 2, Tapatalk, and three looks of Forumotion."""

from __future__ import annotations

from . import Variant

_HOST = "https://forum.lanternside.example/board"


def _page(posts: list[str]) -> str:
    return f"""<!DOCTYPE html><html dir="ltr" lang="en-gb"><head><title>Lamps - Lanternside</title>
<link rel="canonical" href="{_HOST}/viewtopic.php?t=7"></head><body id="phpbb" class="nojs section-viewtopic ltr">
<div id="page-body" role="main"><h2 class="topic-title"><a href="./viewtopic.php?t=7">Lamps</a></h2>
<div class="action-bar bar-top">
<div class="pagination">{len(posts)} posts &bull; Page <strong>1</strong> of <strong>1</strong></div></div>
{"".join(posts)}</div></body></html>"""


def _post(author: str, n: int, body: str) -> str:
    user = f'<a href="./memberlist.php?mode=viewprofile&amp;u={n + 50}" class="username">{author}</a>'
    return f"""<div id="p{n}" class="post has-profile bg{n % 2 + 1}"><div class="inner">
<dl class="postprofile" id="profile{n}"><dt class="no-profile-rank no-avatar"><div class="avatar-container"></div>{user}</dt>
<dd class="profile-posts"><strong>Posts:</strong> <a href="./search.php?author_id={n}&amp;sr=posts">12</a></dd></dl>
<div class="postbody"><div id="post_content{n}"><h3><a href="./viewtopic.php?p={n}#p{n}">Re: Lamps</a></h3>
<p class="author"><a class="unread" href="./viewtopic.php?p={n}#p{n}" title="Post"><span class="sr-only">Post</span></a>
<span class="responsive-hide">by <strong>{user}</strong> &raquo; </span>
<time datetime="2024-05-0{n}T10:00:00+00:00">0{n} May 2024, 10:00</time></p>
<div class="content">{body}</div></div></div>
<div class="back2top"><a href="#top" class="top" title="Top"><span class="sr-only">Top</span></a></div></div></div>
<hr class="divider">"""


def _quote(name: str, n: int, inner: str) -> str:
    return f"""<blockquote cite="./viewtopic.php?p={n}#p{n}"><div><cite>
<a href="./memberlist.php?mode=viewprofile&amp;u=9">{name}</a> wrote:
<a href="./viewtopic.php?p={n}#p{n}" data-post-id="{n}">↑</a><span class="responsive-hide">01 May 2024, 10:00</span></cite>
{inner}</div></blockquote>"""


def _page30(posts: list[str]) -> str:
    return f"""<html dir="ltr" lang="en-gb"><head><title>Lanternside &bull; View topic - Lamps</title></head>
<body id="phpbb" class="ltr">
<div id="page-body"><h2><a href="./viewtopic.php?f=1&amp;t=7">Lamps</a></h2><div class="topic-actions"><div class="pagination">
{len(posts)} posts &bull; Page <strong>1</strong> of <strong>1</strong></div></div>{"".join(posts)}</div></body></html>"""


def _post30(author: str, n: int, body: str) -> str:
    return f"""<div id="p{n}" class="post bg1"><div class="inner"><span class="corners-top"><span></span></span>
<div class="postbody">
<ul class="profile-icons"><li class="quote-icon"><a href="./posting.php?mode=quote&amp;p={n}"><span>Quote</span></a></li></ul>
<h3 class="first"><a href="#p{n}">Re: Lamps</a></h3><p class="author"><a href="./viewtopic.php?p={n}#p{n}">
<img src="x.gif" alt="Post"></a>by
<strong><a href="./memberlist.php?mode=viewprofile&amp;u={n}">{author}</a></strong> &raquo; Wed May 0{n}, 2024 10:00 am </p>
<div class="content">{body}</div></div><dl class="postprofile" id="profile{n}"><dt>
<a href="./memberlist.php?mode=viewprofile&amp;u={n}">
{author}</a></dt><dd>&nbsp;</dd><dd><strong>Posts:</strong> 3</dd></dl><div class="back2top"><a href="#wrap">Top</a></div>
<span class="corners-bottom"><span></span></span></div></div><hr class="divider" />"""


def _quote30(name: str, n: int, inner: str) -> str:
    del n
    return f"<blockquote><div><cite>{name} wrote:</cite>{inner}</div></blockquote>"


def _page_subsilver2(posts: list[str]) -> str:
    return f"""<html dir="ltr" lang="en-gb"><head><title>Lanternside &bull; View topic - Lamps</title></head><body class="ltr">
<div id="wrapcentre"><p class="breadcrumbs">
<a href="./index.php">Board index</a> &#187; <a href="./viewforum.php?f=1">Workshop</a></p>
<div id="pageheader"><h2><a class="titles" href="./viewtopic.php?f=1&amp;t=7">Lamps</a></h2></div><div id="pagecontent">
<table width="100%"><tr><td class="nav">&nbsp;Page <strong>1</strong> of <strong>1</strong><br></td></tr></table>{"".join(posts)}
</div></div></body></html>"""


def _post_subsilver2(author: str, n: int, body: str) -> str:
    return f"""<table class="tablebg" width="100%" cellspacing="1"><tr><th>Author</th><th>Message</th></tr><tr class="row1">
<td align="center" valign="middle"><a name="p{n}"></a><b class="postauthor">{author}</b></td><td width="100%" height="25">
<table width="100%"><tr>
<td class="gensmall" width="100%"><div style="float: left;">&nbsp;<b>Post subject:</b> Re: Lamps</div><div style="float: right;">
<a href="./viewtopic.php?p={n}#p{n}"><img src="x.gif" alt="Post"></a><b>Posted:</b> Wed May 0{n}, 2024 10:00 am&nbsp;</div>
</td></tr></table></td></tr>
<tr class="row1"><td valign="top" class="profile"><table width="150"><tr><td class="postdetails">Keeper</td></tr></table>
<span class="postdetails">
<br><b>Joined:</b> Tue May 07, 2013 8:05 am<br><b>Posts:</b> 4</span></td><td valign="top">
<table width="100%" cellspacing="5"><tr><td>
<div class="postbody">{body}</div><div class="postbody"><br>_________________<br>Mind the step.</div><br clear="all"><br>
<span class="gensmall">Last edited by Pell on Fri May 10, 2024 9:00 am, edited 1 time in total.</span></td></tr></table></td>
</tr>
<tr class="row1"><td class="profile"><strong><a href="#wrapheader">Top</a></strong></td><td><div class="gensmall">
<a href="./memberlist.php?mode=viewprofile&amp;u={n}"><img src="x.gif" alt="Profile"></a></div></td></tr></table>"""


def _quote_subsilver2(name: str, n: int, inner: str) -> str:
    del n
    return f'<div class="quotetitle">{name} wrote:</div><div class="quotecontent">{inner}</div>'


def _page2(posts: list[str]) -> str:
    return f"""<html dir="ltr"><head><title>Lanternside :: View topic - Lamps</title></head><body><table><tr><td>
<a class="maintitle" href="viewtopic.php?t=7">Lamps</a><br><span class="gensmall"><b></b></span></td></tr></table>
<table><tr><td><span class="nav">
<a href="index.php" class="nav">Lanternside</a> -> <a href="viewforum.php?f=1" class="nav">Workshop</a></span>
</td></tr></table><table class="forumline"><tr><th class="thLeft">Author</th><th class="thRight">Message</th>
</tr>{"".join(posts)}</table>
<span class="nav">Page <b>1</b> of <b>1</b></span></body></html>"""


def _post2(author: str, n: int, body: str) -> str:
    return f"""<tr><td width="150" align="left" valign="top" class="row1"><span class="name"><a name="{n}"></a>
<b>{author}</b></span><br>
<span class="postdetails">Keeper<br><br>Joined: 11 Jun 2004<br>Posts: 4<br>Location: the gallery</span><br></td>
<td class="row1" width="100%" height="28" valign="top"><table width="100%"><tr><td width="100%">
<a href="viewtopic.php?p={n}#{n}">
<img src="x.gif" alt="Post"></a>
<span class="postdetails">Posted: Wed May 0{n}, 2024 10:00 am<span class="gen">&nbsp;</span>&nbsp; &nbsp;Post subject: Re: Lamps
</span></td><td valign="top"><a href="posting.php?mode=quote&amp;p={n}"><img src="q.gif" alt="Reply with quote"></a></td></tr>
<tr><td colspan="2"><hr></td></tr><tr><td colspan="2"><span class="postbody">{body}<br>_________________<br>Mind the step.</span>
<span class="gensmall"><br><br>Last edited by Pell on Fri May 10, 2024 9:00 am; edited 1 time in total</span></td></tr>
</table></td></tr>
<tr><td class="row1"><span class="nav"><a href="#top" class="nav">Back to top</a></span></td><td class="row1"><table><tr><td>
<a href="profile.php?mode=viewprofile&amp;u={n}"><img src="p.gif" alt="View user's profile"></a></td></tr></table></td></tr>
<tr><td class="spaceRow" colspan="2" height="1"><img src="s.gif" alt="" width="1" height="1"></td></tr>"""


def _quote2(name: str, n: int, inner: str) -> str:
    del n
    return f"""</span><table width="90%" align="center"><tr><td><span class="genmed"><b>{name} wrote:</b></span></td></tr><tr>
<td class="quote">{inner}</td></tr></table><span class="postbody">"""


def _page_fa(posts: list[str]) -> str:
    return f"""<html lang="en"><head><title>Lamps</title><link rel="canonical" href="https://lanternside.example/t7-lamps">
<meta property="og:site_name" content="Lanternside"></head><body><div id="page-body"><h1 class="page-title">Lamps</h1>
<div class="topic-actions"><div class="pathname-box"><p>
<a class="nav" href="/">Lanternside</a> » <a class="nav" href="/f3-workshop">Workshop</a></p></div>
</div>{"".join(posts)}<div id="p0" class="post row1 post--0"><div class="postbody"><h2 class="topic-title">
<a href="/t7-lamps#0">Re: Lamps</a></h2>
<p class="author">by&nbsp;Sponsored content </p><div class="content clearfix"><div>Buy lamps</div></div></div></div></div>
</body></html>"""


def _post_fa(author: str, n: int, body: str) -> str:
    user = f'<a href="/u{n}" style="color:#990000"><span><strong>{author}</strong></span></a>'
    return f"""<div id="p{n}" class="post row1 online post--{n}" style=""><div class="inner">
<div style="top: -30px" id="{n}"></div><div class="postbody">
<ul class="profile-icons"><li></li></ul><h2 class="topic-title">
<img src="e.gif" alt=""> <a href="/t7-lamps#{n}">Re: Lamps</a></h2>
<p class="author"><img src="e.gif" alt="Post">&nbsp;by&nbsp;{user} Wed 0{n} May 2024, 10:00</p>
<div class="clearfix"></div><div class="vote gensmall"><div class="vote-button"><a href="/v">+</a></div></div>
<div class="content clearfix"><div>{body}</div></div><div class="signature_div" id="sig{n}">Mind the step.</div></div>
<div class="postprofile" id="profile{n}"><dl><dt><img src="a.png" alt="{author}"><br><strong>{user}</strong></dt><dd>Keeper</dd>
<dd><span class="label">Posts</span> : 12<br></dd></dl></div></div></div>"""


def _quote_fa(name: str, n: int, inner: str) -> str:
    del n
    return f"<blockquote><div><cite>{name} wrote:</cite>{inner}</div></blockquote>"


def _post_fa2(author: str, n: int, body: str) -> str:
    return f"""<table class="forumline"><tr class="post post--{n}" id="p{n}" style="">
<td class="row1" valign="top" width="150"><span class="name">
<a name="{n}" id="{n}"></a><strong><a href="/u{n}">{author}</a></strong></span><br>
<span class="postdetails poster-profile">Keeper<br>
<span class="label">Posts</span>: 12<br></span><br></td><td class="row1" valign="top" width="100%"><table width="100%"><tr>
<td><span class="postdetails">
<img src="e.gif" alt="Post">Subject: Re: Lamps&nbsp; &nbsp;<img src="t.gif" alt="">Wed 0{n} May 2024 - 10:00</span></td>
<td class="post-options"></td></tr><tr><td colspan="2" class="hr"><hr></td></tr><tr><td colspan="2"><div class="postbody">
<div>{body}</div>
<div class="clear"></div><div class="signature_div"><br>_________________<br>Mind the step.</div></div>
<span class="gensmall"></span></td></tr></table>
</td></tr><tr class="post--{n}"><td class="row1 browse-arrows"><a href="#top">Top</a></td><td class="row1 messaging"></td>
</tr></table>"""


def _post_fa_pun(author: str, n: int, body: str) -> str:
    return f"""<div class="post post--{n}" style=""><a name="{n}"></a><div class="postmain"><div id="p{n}" class="posthead"><h2>
<strong>#{n}</strong> <a href="/t7-lamps#{n}">Re: Lamps</a> Wed 0{n} May 2024 - 10:00</h2></div><div class="postbody">
<div class="user">
<div class="user-ident"><h4 class="username"><a href="/u{n}">{author}</a></h4><div class="user-basic-info"><br>Keeper</div></div>
<div class="user-info"><span class="label">Posts</span> : 12<br></div></div><div class="post-entry"><div class="entry-content">
<div><div>{body}</div><div class="clear"></div></div><p></p></div></div></div><div class="sig-content">Mind the step.</div>
</div></div>"""


def _post_fa_modern(author: str, n: int, body: str) -> str:
    return f"""<div id="p{n}" class="post row1 post--{n}" style=""><div style="top: -30px;" id="{n}"></div>
<div class="postprofile" id="profile{n}"><dl><dt><div class="postprofile-avatar"><img src="a.png" alt=""></div>
<div class="postprofile-name"><a href="/u{n}">{author}</a></div><div class="postprofile-rank">Keeper</div></dt>
<dd class="postprofile-info"><span class="label">Posts</span> : 12<br></dd></dl></div><div class="post-head">
<h2 class="topic-title"><a href="/t7-lamps#{n}">Re: Lamps</a></h2><div class="topic-date">Wed 0{n} May 2024, 10:00
<div class="vote"><a href="/v">+</a></div></div></div><div class="postbody"><div class="content"><div>{body}</div></div>
<div class="edited-message"></div><div class="signature_div" id="sig{n}">Mind the step.</div></div></div>"""


def _post_fa_awesome(author: str, n: int, body: str) -> str:
    return f"""<div id="post-{n}" class="post-wrap row1 post--{n}"><div id="{n}" class="post-header"><h2>
<i class="material-icons">description</i><span><a href="/t7-lamps#{n}">Re: Lamps</a></span></h2></div><div class="post-body">
<div class="post"><div class="post-content">{body}<div class="post-signature" id="sig{n}">Mind the step.</div></div>
<div class="post-footer"><span class="post-date">Wed 0{n} May 2024, 10:00</span></div></div><aside class="post-aside">
<div class="post-author"><span class="post-author-name"><a href="/u{n}">{author}</a></span>
<span class="post-author-title">Keeper</span></div><dl class="post-author-details"><dt><span class="label">Posts</span></dt>
<dd>12</dd></dl></aside></div></div>"""


def _post_tapatalk(author: str, n: int, body: str) -> str:
    user = f'<a href="./memberlist.php?mode=viewprofile&amp;u={n}" class="username">{author}</a>'
    return f"""<div id="p{n}" class="post has-profile bg1"><div class="inner">
<dl class="postprofile" id="profile{n}" data-uid="{n}">
<dt><div class="avatar-username">{user}</div></dt><dd class="profile-rank">Keeper</dd></dl><div class="postbody" id="pb{n}"><div>
<p class="author"><a href="./viewtopic.php?p={n}#p{n}">May 0{n}, 2024#{n}<span class="hide">#{n}</span></a></p></div>
<div class="content">{body}</div></div></div></div>"""


def _post_anchored(author: str, n: int, body: str) -> str:
    user = f'<a href="./memberlist.php?mode=viewprofile&amp;u={n}" class="username">{author}</a>'
    return f"""<div class="post has-profile"><a class="st-anchor" id="p{n}">&nbsp;</a><div class="inner">
<dl class="postprofile" id="profile{n}">
<dt class="avatar-container"><a href="./memberlist.php?mode=viewprofile&amp;u={n}" class="avatar"><img src="a.png" alt="">
</a></dt>
<dt class="profile-main">{user}<div class="profile-rank">Keeper</div></dt></dl><div class="postbody">
<div id="post_content{n}"><h3>
<a href="#p{n}">Re: Lamps</a></h3><p class="author"><span class="timestamp">0{n} May 2024, 10:00</span></p>
<div class="content">{body}</div>
</div></div></div></div>"""


def _post_panels(author: str, n: int, body: str) -> str:
    user = f'<a href="./memberlist.php?mode=viewprofile&amp;u={n}" class="username">{author}</a>'
    return f"""<div id="p{n}" class="clearfix"><article><div class="panel forum-answer"><div class="panel-heading">
<div class="clearfix">
<div id="profile{n}"><div class="avatar-over"><img src="a.png" alt=""></div></div><div class="side-segment"><h3>
<a href="#p{n}">Re: Lamps</a>
<span class="post-id"><a href="./viewtopic.php?p={n}#p{n}">&#35;{n}</a></span></h3></div><div class="text-muted">by&nbsp;{user}
<span class="hidden-xs">&nbsp;-&nbsp;0{n} May 2024, 10:00</span></div></div></div><div class="panel-body">
<div class="postbody"><div id="post_content{n}">
<span class="post-date visible-xs">-&nbsp;0{n} May 2024, 10:00</span><div class="content">{body}</div></div></div></div>
</div></article>
<div class="modal" id="mini{n}"><h3>{user}</h3><ul><li>Posts: 12</li></ul></div></div>"""


def _page_print2(posts: list[str]) -> str:
    return f"""<html dir="ltr" lang="en-gb"><head><title>Lanternside :: Lamps</title></head><body><table width="85%">
<tr><td colspan="2" align="center"><span class="forum">Lanternside</span></td></tr><tr><td><span class="topic">Lamps</span><br />
<span class="gensmall"><a href="{_HOST}/viewtopic.php?f=1&amp;t=7">{_HOST}/viewtopic.php?f=1&amp;t=7</a></span></td>
<td align="right"><span class="gensmall">Page <strong>1</strong> of <strong>1</strong></span></td></tr></table>
{"".join(posts)}<hr width="85%" /></body></html>"""


def _post_print2(author: str, n: int, body: str) -> str:
    return f"""<hr width="85%" /><table width="85%"><tr><td width="10%" nowrap="nowrap">Author:&nbsp;</td>
<td><b>{author}</b> [ Wed May 0{n}, 2024 10:00 am ]</td></tr><tr><td width="10%" nowrap="nowrap">Post subject:&nbsp;</td>
<td><b>Re: Lamps</b></td></tr><tr><td colspan="2"><hr class="sep" />{body}

</td></tr></table>"""


def _quote_print2(name: str, n: int, inner: str) -> str:
    del n
    return f"""<div class="quotetitle">{name} wrote:</div><div class="quotecontent">{inner}</div>"""


VARIANTS = {
    "print2": Variant("phpbb", _page_print2, _post_print2, _quote_print2, ids=False),
    "3.3": Variant("phpbb", _page, _post, _quote),
    "3.0": Variant("phpbb", _page30, _post30, _quote30),
    "subsilver2": Variant("phpbb", _page_subsilver2, _post_subsilver2, _quote_subsilver2),
    "2": Variant("phpbb", _page2, _post2, _quote2),
    "forumotion": Variant("phpbb", _page_fa, _post_fa, _quote_fa),
    "forumotion2": Variant("phpbb", _page_fa, _post_fa2, _quote2),
    "forumotion-punbb": Variant("phpbb", _page_fa, _post_fa_pun, _quote_fa),
    "forumotion-modernbb": Variant("phpbb", _page_fa, _post_fa_modern, _quote_fa),
    "forumotion-awesomebb": Variant("phpbb", _page_fa, _post_fa_awesome, _quote_fa),
    "anchored": Variant("phpbb", _page, _post_anchored, _quote),
    "panels": Variant("phpbb", _page, _post_panels, _quote),
    "tapatalk": Variant("phpbb", _page, _post_tapatalk, _quote),
}
