"""vBulletin's stock templates: postbit_legacy and postbit of 3.8 and 4.2, the mobile style of 4.2, the posts of 5.0 and of 6."""

from __future__ import annotations

from support.engines import Variant

BASE = "https://forum.lanternside.example/"


def page3(posts: list[str]) -> str:
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" dir="ltr" lang="en"><head><meta name="generator" content="vBulletin 3.8.7" />
<link rel="canonical" href="{BASE}showthread.php?t=12" /><title>Salt on the gallery glass - Lanternside</title></head><body>
<table class="tborder"><tr><td class="alt1"><table><tr><td><a href="#"><img src="nav.gif" alt="Go Back" /></a></td>
<td>&nbsp;</td>
<td width="100%"><span class="navbar"><a href="index.php">Lanternside</a></span> <span class="navbar">&gt;
<a href="forumdisplay.php?f=3">Lenses</a></span></td></tr><tr><td class="navbar" colspan="3">
<a href="showthread.php?t=12"><img class="inlineimg" src="navbits_finallink.gif" alt="Reload" /></a> <strong>
Salt on the gallery glass</strong></td></tr></table></td></tr></table>
<div id="posts">{"".join(posts)}<div id="lastpost"></div></div></body></html>"""


def legacy3(author: str, n: int, body: str) -> str:
    return f"""<!-- post #{n} --><div align="center"><div class="page" style="width:100%; text-align:left">
<div style="padding:0px 25px 0px 25px"><div id="edit{n}" style="padding:0px 0px 6px 0px"><table id="post{n}" class="tborder"
cellpadding="6" cellspacing="0" border="0" width="100%" align="center"><tr><td class="thead" style="font-weight:normal">
<!-- status icon and date --><a name="post{n}"><img class="inlineimg" src="post_old.gif" alt="Old" border="0" /></a>
05-0{n}-2024, 09:4{n} PM <!-- / status icon and date --></td><td class="thead" style="font-weight:normal" align="right">&nbsp;
#<a href="showpost.php?p={n}&amp;postcount={n}" target="new" id="postcount{n}" name="{n}"><strong>{n}</strong></a></td></tr>
<tr valign="top"><td class="alt2" width="175"><div id="postmenu_{n}"><a class="bigusername" href="member.php?u=4{n}">{author}</a>
<script type="text/javascript"> vbmenu_register("postmenu_{n}", true); </script></div><div class="smallfont">Lamplighter</div>
<div class="smallfont">&nbsp;<br /><div>Join Date: Feb 2012</div><div>Posts: 1,250</div></div></td>
<td class="alt1" id="td_post_{n}" style="border-right: 1px solid #FFFFFF"><!-- message --><div id="post_message_{n}">{body}</div>
<!-- / message --><!-- sig --><div>__________________<br />Trim the wick first</div><!-- / sig --></td></tr><tr><td class="alt2">
<img class="inlineimg" src="user_offline.gif" alt="{author} is offline" /></td><td class="alt1" align="right"><!-- controls -->
<a href="newreply.php?do=newreply&amp;p={n}"><img src="quote.gif" alt="Reply With Quote" /></a><!-- / controls
--></td></tr></table>
<div class="vbmenu_popup" id="postmenu_{n}_menu" style="display:none"><table><tr><td
class="thead">{author}</td></tr></table></div>
</div></div></div></div><!-- / post #{n} -->"""


def modern3(author: str, n: int, body: str) -> str:
    return f"""<div id="edit{n}" style="padding:0px 0px 6px 0px"><table id="post{n}" class="tborder" width="100%"><tr>
<td class="thead"><div class="normal" style="float:right">&nbsp;#<a href="showpost.php?p={n}&amp;postcount={n}" id="postcount{n}"
name="{n}"><strong>{n}</strong></a>&nbsp;</div><div class="normal"><a name="post{n}"><img class="inlineimg" src="post_old.gif"
alt="Unread" /></a> May {n}th, 2024, 09:4{n} PM</div></td></tr><tr><td class="alt2" style="padding:0px"><table width="100%"><tr>
<td class="alt2"><a href="member.php?u=4{n}"><img src="avatar.gif" alt="avatar" /></a></td><td nowrap="nowrap">
<div id="postmenu_{n}">{author}</div><div class="smallfont">Guest</div></td><td width="100%">&nbsp;</td><td valign="top">
<div class="smallfont"><div>Posts: n/a</div></div></td></tr></table></td></tr><tr><td class="alt1" id="td_post_{n}">
<!-- message, attachments, sig --><!-- message --><div id="post_message_{n}">{body}</div><!-- / message
--></td></tr></table></div>"""


def quote3(name: str, n: int, inner: str) -> str:
    return f"""<div style="margin:20px; margin-top:5px; "><div class="smallfont" style="margin-bottom:2px">Quote:</div>
<table cellpadding="6" cellspacing="0" border="0" width="100%"><tr><td class="alt2" style="border:1px inset"><div>
Originally Posted by <strong>{name}</strong> <a href="showthread.php?p={n}#post{n}" rel="nofollow"><img class="inlineimg"
src="images/buttons/viewpost.gif" border="0" alt="View Post" /></a></div><div style="font-style:italic">{inner}</div></td></tr>
</table></div>"""


def page4(posts: list[str]) -> str:
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" dir="ltr" lang="en" id="vbulletin_html"><head><base href="{BASE}" />
<meta id="e_vb_meta_bburl" name="vb_meta_bburl" content="{BASE[:-1]}" /><meta name="generator" content="vBulletin 4.2.5" />
<link rel="canonical" href="{BASE}showthread.php?12-Salt-on-the-gallery-glass" /></head><body><div id="breadcrumb"
class="breadcrumb">
<ul class="floatcontainer"><li class="navbithome"><a href="index.php"><img src="home.png" alt="Home" /></a></li>
<li class="navbit"><a href="forumdisplay.php?3-Lenses">Lenses</a></li>
<li class="navbit lastnavbit"><span>Salt on the gallery glass</span></li></ul></div><div id="pagetitle"><h1>Thread:
<span class="threadtitle"><a href="showthread.php?12-Salt-on-the-gallery-glass">Salt on the gallery glass</a></span></h1></div>
<div id="postlist" class="postlist restrain"><ol id="posts" class="posts" start="1">{"".join(posts)}</ol></div></body></html>"""


def legacy4(author: str, n: int, body: str) -> str:
    return f"""<li class="postbitlegacy postbitim postcontainer old" id="post_{n}"><div class="posthead"><span class="postdate
old">
<span class="date">05-0{n}-2024,&nbsp;<span class="time">09:4{n} PM</span></span></span><span class="nodecontrols">
<a name="post{n}" href="showthread.php?12-Salt-on-the-gallery-glass&amp;p={n}&amp;viewfull=1#post{n}" class="postcounter">#{n}</a>
<a id="postcount{n}" name="{n}"></a></span></div><div class="postdetails"><div class="userinfo"><div class="username_container">
<div class="popupmenu memberaction"><a class="username offline popupctrl" href="member.php?4{n}-x" title="{author} is offline">
<strong>{author}</strong></a><ul class="popupbody popuphover memberaction_body"><li class="left"><a href="member.php?4{n}-x">
View Profile</a></li></ul></div></div><span class="usertitle">Lamplighter</span><dl class="userinfo_extra"><dt>Join Date</dt>
<dd>Feb 2012</dd><dt>Posts</dt><dd>1,250</dd></dl></div><div class="postbody"><div class="postrow"><div class="content">
<div id="post_message_{n}"><blockquote class="postcontent restore ">{body}</blockquote></div></div></div><div
class="after_content">
<blockquote class="signature restore"><div class="signaturecontainer">Trim the wick first</div></blockquote></div></div></div>
<div class="postfoot"><div class="textcontrols"><a class="newreply" href="newreply.php?p={n}">Reply With
Quote</a></div></div></li>"""


def modern4(author: str, n: int, body: str) -> str:
    return f"""<li class="postbit postbitim postcontainer old" id="post_{n}"><div class="postdetails_noavatar"><div
class="posthead">
<span class="postdate old"><span class="date">{n}th May 2024,&nbsp;<span class="time">21:4{n}</span></span></span>
<span class="nodecontrols"><a name="post{n}" href="threads/12-Salt?p={n}#post{n}" class="postcounter">#{n}</a></span></div>
<div class="userinfo_noavatar"><div class="contact"><div class="username_container"><span class="username guest">{author}</span>
<span class="usertitle">Guest</span></div></div></div></div><div class="postbody"><div class="postrow"><div class="content">
<div id="post_message_{n}"><blockquote class="postcontent restore">{body}</blockquote></div></div></div></div></li>"""


def mobile4(author: str, n: int, body: str) -> str:
    return f"""<li class="postbit postbitim postcontainer" id="post_{n}"><div class="posthead ui-bar-c">
<a class="postuseravatarlink" href="member.php?4{n}-x"><p><img src="unknown.gif" /></p></a>
<span class="xsaid"><a class="username offline" href="member.php?4{n}-x">{author}</a> said:</span><span class="postdate old">
<span class="date">05-0{n}-2024&nbsp;<span class="time">09:4{n} PM</span></span></span></div><div class="postbody">
<div class="postrow"><div class="content"><div id="post_message_{n}"><blockquote class="postcontent restore">{body}</blockquote>
</div></div></div></div><div class="postfoot"><span class="postcontrols"><a class="newreply" href="newreply.php?p={n}">&nbsp;</a>
</span></div></li>"""


def quote4(name: str, n: int, inner: str) -> str:
    return f"""<div class="bbcode_container"><div class="bbcode_quote"><div class="quote_container">
<div class="bbcode_quote_container"></div><div class="bbcode_postedby"><img src="images/misc/quote_icon.png" alt="Quote" />
Originally Posted by <strong>{name}</strong> <a href="showthread.php?p={n}#post{n}" rel="nofollow"><img class="inlineimg"
src="images/buttons/viewpost-right.png" alt="View Post" /></a></div><div class="message">{inner}</div></div></div></div>"""


def page6(posts: list[str]) -> str:
    return f"""<!DOCTYPE html><html id="htmlTag" lang="en" dir="ltr"><head><base href="{BASE}" />
<meta property="og:site_name" content="Lanternside" /><link rel="canonical"
href="{BASE}forum/lenses/12-salt-on-the-gallery-glass" />
<meta name="generator" content="vBulletin 6.0.4" /></head><body><nav id="breadcrumbs" class="breadcrumbs"><ul><li class="crumb">
<a class="crumb-link" href="{BASE}">Home</a></li><li class="crumb"><a class="crumb-link" href="{BASE}forum">Forum</a></li>
<li class="crumb"><a class="crumb-link" href="{BASE}forum/lenses">Lenses</a></li></ul></nav>
<h1 class="main-title js-main-title">Salt on the gallery glass</h1><div class="conversation-content">
<ul class="conversation-list list-container h-clearfix thread-view">{"".join(posts)}</ul></div></body></html>"""


def post6(author: str, n: int, body: str) -> str:
    return f"""<li class="b-post js-post js-comment-entry__parent b-post--text" data-node-id="{n}" itemscope
itemtype="https://schema.org/Comment"><a id="post{n}" class="anchor"></a><div class="b-post__grid-container">
<div class="userinfo b-userinfo"><a href="{BASE}member/4{n}-x" class="avatar b-avatar"><img alt="{author}" src="a.png" /></a>
<div class="b-userinfo__details"><div class="author"><strong><a href="{BASE}member/4{n}-x">{author}</a></strong></div>
<div class="usertitle">Lamplighter</div><ul><li class="b-userinfo__additional-info"><label>Posts:</label>
<span>1250</span></li></ul>
</div></div><div class="js-post__content-wrapper"><div class="b-post__content js-post__content"><div class="b-media">
<a class="b-post__count js-show-post-link" href="{BASE}forum/lenses/12-salt-on-the-gallery-glass?p={n}#post{n}">#{n}</a>
<div class="b-post__timestamp"><time itemprop="dateCreated" datetime="2024-05-0{n}T11:53:41-07:00">05-0{n}-2024</time></div>
</div>
<div class="js-post__content-text restore h-wordwrap" itemprop="text">{body}</div></div>
<div class="post-signature restore">Trim the wick first</div><div class="b-post__footer">Comment Post
Cancel</div></div></div></li>"""


def post5(author: str, n: int, body: str) -> str:
    return f"""<li class="list-item list-item-text" data-node-id="{n}"><a name="post{n}"></a><div class="list-item-header">
<div class="userinfo"><div class="author"><a href="{BASE}member/4{n}-x" class="author-name">{author}</a></div>
<div class="usertitle">Lamplighter</div></div></div><div class="list-item-body-wrapper"><div class="list-item-body">
<a class="post-count" href="{BASE}forum/lenses/12-salt-on-the-gallery-glass?p={n}#post{n}">#{n}</a>
<div class="post-date"><time itemprop="dateCreated" datetime="2024-05-0{n}T11:53:41">05-0{n}-2024, 11:53 AM</time></div>
<div class="post-content"><div class="post-content-text restore" itemprop="text">{body}</div></div></div></div></li>"""


def quote5(name: str, n: int, inner: str) -> str:
    return f"""<div class="bbcode_container"><div class="bbcode_quote"><div class="quote_container"><div
class="bbcode_quote_container
b-icon-fa fa-quote-left"></div><div class="bbcode_postedby">Originally posted by <strong>{name}</strong> <a rel="nofollow"
href="{BASE}forum/lenses/12-salt-on-the-gallery-glass?p={n}#post{n}" title="View Post"><span class="b-icon-fa"></span></a></div>
<div class="message">{inner}</div></div></div></div>"""


VARIANTS = {
    "3-legacy": Variant("vbulletin", page3, legacy3, quote3),
    "3": Variant("vbulletin", page3, modern3, quote3),
    "4-legacy": Variant("vbulletin", page4, legacy4, quote4),
    "4": Variant("vbulletin", page4, modern4, quote4),
    "4-mobile": Variant("vbulletin", page4, mobile4, quote4),
    "5": Variant("vbulletin", page6, post5, quote5),
    "6": Variant("vbulletin", page6, post6, quote5),
}
