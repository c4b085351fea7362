"""A forum's page as the tools that save pages write it anew: browsers, SingleFile."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

_ADDRESSES = ("href", "src", "action")
_TAG = re.compile(r"""<[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_QUOTED = re.compile(r"""(\s[\w:-]+)="([^\s"'=<>`]+)\"""")
_NEXT = {
    "li": "<li|</ul|</ol",
    "dd": "<dd|<dt|</dl",
    "dt": "<dd|<dt",
    "td": "<td|<th|</tr",
    "th": "<td|<th|</tr",
    "tr": "<tr|</tbody|</thead",
    "tbody": "</table|<tbody",
}


def by_a_browser(html: str, address: str) -> str:
    """With absolute addresses, without what scripts hang on elements, as browsers write a page and their mails of one."""
    page = LexborHTMLParser(html)
    base = page.css_first("base[href]")
    beside = urljoin(address, (base.attributes["href"] or "") if base is not None else "")
    for node in page.css("*"):
        for name, value in list(node.attributes.items()):
            if name.startswith("on"):
                del node.attrs[name]
            elif name in _ADDRESSES and value and not value.startswith(("data:", "javascript:", "mailto:")):
                node.attrs[name] = f"{address}{value}" if value.startswith("#") else urljoin(beside, value)
    return page.html or ""


def by_single_file(html: str, address: str) -> str:
    """The same as short as HTML allows, with SingleFile's own words before it; without scripts and comments."""
    page = re.sub(r"<!--.*?-->|<(script|noscript)\b.*?</\1>", "", by_a_browser(html, address), flags=re.DOTALL)
    page = re.sub(r'(style="[^"]*")', lambda style: re.sub(r"([:;])\s+", r"\1", style[0]).replace(';"', '"'), page)
    page = _TAG.sub(lambda tag: _QUOTED.sub(r"\1=\2", tag[0]), page)
    for name, after in _NEXT.items():
        page = re.sub(rf"</{name}>(\s*(?:{after})\b)", r"\1", page)
    page = re.sub(r"</body>|</html>\s*", "", page)
    saved = "Fri May 10 2024 10:00:00 GMT+0000 (Coordinated Universal Time)"
    head = f"<!--\n Page saved with SingleFile \n url: {address} \n saved date: {saved}\n-->"
    return re.sub(r"(<html\b[^<>]*>)", lambda start: start[0] + head, page, count=1)
