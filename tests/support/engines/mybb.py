"""MyBB 1.8 with classic posts, and 1.6 with horizontal ones."""

from __future__ import annotations

from . import Variant

_HOST = "https://mybb.lanternside.example"


def _page(posts: list[str]) -> str:
    return f"""<!DOCTYPE html><html lang="en"><head><title>Lamps</title>
<link rel="canonical" href="{_HOST}/showthread.php?tid=7">
</head><body><div class="navigation"><a href="{_HOST}/index.php">Lanternside</a> &rsaquo;
<a href="{_HOST}/forumdisplay.php?fid=3">Workshop</a><br><span class="active">Lamps</span></div>
<table class="tborder"><tr><td class="thead"><div><strong>Lamps</strong></div></td></tr><tr><td id="posts_container">
<div id="posts">{"".join(posts)}</div></td></tr></table><div>Powered By MyBB</div></body></html>"""


def _post18(author: str, n: int, body: str) -> str:
    return f"""<a name="pid{n}" id="pid{n}"></a><div class="post classic " style="" id="post_{n}">
<div class="post_author scaleimages">
<div class="author_information"><strong><span class="largetext">
<a href="{_HOST}/member.php?action=profile&amp;uid={n}0">{author}</a>
</span></strong><br><span class="smalltext">Keeper<br></span></div>
<div class="author_statistics">Posts: 31<br>Threads: 3<br>Joined: Jan 2012</div></div>
<div class="post_content"><div class="post_head"><div class="float_right"><strong>
<a href="{_HOST}/showthread.php?tid=7&amp;pid={n}#pid{n}" title="RE: Lamps">#{n}</a></strong></div>
<span class="post_date">05-0{n}-2024, 10:00 AM
<span class="post_edit" id="edited_by_{n}">(This post was last modified: 05-0{n}-2024,
11:00 AM by <a href="{_HOST}/member.php?action=profile&amp;uid={n}0">{author}</a>.)</span></span></div>
<div class="post_body scaleimages" id="pid_{n}">{body}</div><div class="signature scaleimages">Keep it lit.</div>
<div class="post_meta" id="post_meta_{n}"></div></div><div class="post_controls">Find Reply</div></div>"""


def _quote18(name: str, n: int, inner: str) -> str:
    return f"""<blockquote class="mycode_quote"><cite><span> (05-0{n}-2024, 10:00 AM)</span>{name} Wrote:
<a href="{_HOST}/showthread.php?pid={n}#pid{n}" class="quick_jump"></a></cite>{inner}</blockquote>"""


def _post16(author: str, n: int, body: str) -> str:
    return f"""<a name="pid{n}" id="pid{n}"></a><table class="tborder" id="post_{n}"><tr><td class="tcat">
<div class="float_left smalltext">05-0{n}-2024, 10:00 AM</div><div class="float_right smalltext"><strong>Post:
<a href="{_HOST}/showthread.php?tid=7&amp;pid={n}#pid{n}" id="post_link_{n}">#{n}</a></strong></div></td></tr>
<tr><td class="trow1 post_author"><table><tr><td><strong><span class="largetext">
<a href="{_HOST}/member.php?action=profile&amp;uid={n}0">{author}</a></span></strong><br><span class="smalltext">Keeper
<br></span></td>
<td class="smalltext post_author_info">Posts: 31<br>Joined: Jan 2010</td></tr></table></td></tr>
<tr><td class="trow1 post_content"><span class="smalltext"><strong>RE: Lamps</strong></span>
<div class="post_body" id="pid_{n}">{body}</div><div class="signature">Keep it lit.</div>
<div class="post_meta" id="post_meta_{n}"></div></td></tr></table>"""


def _quote16(name: str, n: int, inner: str) -> str:
    return _quote18(name, n, inner).replace(' class="mycode_quote"', "")


VARIANTS: dict[str, Variant] = {
    "1.8": Variant("mybb", _page, _post18, _quote18),
    "1.6": Variant("mybb", _page, _post16, _quote16),
}
