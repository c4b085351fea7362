"""Old Reddit: comments that answer the post."""

from __future__ import annotations

from . import Variant

_THREAD = "https://reddit.lanternside.example/r/lamps/comments/t7/lamps/"


def _page(posts: list[str]) -> str:
    return f"""<!doctype html><html lang="en"><head><title>Lamps : lamps</title><link rel="canonical" href="{_THREAD}"></head>
<body class="single-page comments-page"><div id="header"><span class="pagename redditname"><a href="/r/lamps/">lamps</a></span>
</div>
<div class="content" role="main"><div id="siteTable" class="sitetable linklisting"><div class="thing id-t3_t7 promoted"></div>
</div>
<div class="commentarea"><div id="siteTable_t3_t7" class="sitetable nestedlisting">{"".join(posts)}</div></div></div></body>
</html>"""


def _post(author: str, n: int, body: str) -> str:
    return f"""<div class=" thing id-t1_{n} noncollapsed   comment " id="thing_t1_{n}" data-fullname="t1_{n}" data-type="comment">
<p class="parent"><a name="{n}"></a></p><div class="midcol unvoted"></div><div class="entry unvoted"><p class="tagline">
<a href="javascript:void(0)" class="expand">[–]</a>
<a href="https://reddit.lanternside.example/user/x{n}" class="author may-blank">
{author}</a><span class="userattrs"></span> <span class="score dislikes">0 points</span>
<span class="score unvoted">1 point</span>
<time title="x" datetime="2024-05-0{n}T10:00:00+00:00" class="live-timestamp">2 days ago</time></p>
<form action="#" class="usertext" id="form-t1_{n}q"><input type="hidden" name="thing_id" value="t1_{n}">
<div class="usertext-body may-blank-within md-container"><div class="md">{body}</div></div></form>
<ul class="flat-list buttons"><li class="first"><a href="{_THREAD}{n}/" class="bylink" rel="nofollow">permalink</a></li></ul>
</div>
<div class="child"></div><div class="clearleft"></div></div>"""


def _quote(name: str, n: int, inner: str) -> str:
    del name, n
    return f"<blockquote>{inner}</blockquote>"


VARIANTS = {"2016": Variant("reddit", _page, _post, _quote)}
