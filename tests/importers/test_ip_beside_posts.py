"""The IP addresses that forums print beside posts for their staff, engine by engine: they get into nothing."""

from __future__ import annotations

import pytest

from stillboard.convert import Options, convert
from stillboard.importers import all_importers
from support.engine_variants import VARIANTS

IP = "203.0.113.77"
_LINK = f"<a href='x.php?ip={IP}' title='{IP}'>{IP}</a>"
_BEHIND_NAME, _AT_END = "name", "end"
# What the engines' own templates print for the staff, and where: behind the author's name, or at the end of the post.
PRINTED = [
    ("phpbb-3", _AT_END, f"<dl class='postprofile'><dd><strong>IP:</strong> {_LINK}</dd></dl>"),
    ("vbulletin-", _AT_END, f"<span class='postuserip'><img src='ip.gif' alt='IP' title='{IP}'>{_LINK}</span>"),
    (
        "vbulletin-",
        _AT_END,
        f"<td><a href='postings.php?do=getip&amp;p=2'><img src='ip.gif' alt='{IP}'></a> {IP}</td>",
    ),
    ("vbulletin-", _BEHIND_NAME, f"<div class='smallfont'>IP: {IP}</div>"),
    ("vbulletin-", _AT_END, f"<div class='b-post__ip-address'>{_LINK}</div>"),
    ("mybb-", _AT_END, f"<div class='float_right smalltext'><strong>IP Address:</strong> {IP}</div>"),
    (
        "mybb-",
        _AT_END,
        f"<span class='smalltext'>IP: {IP} [ <a href='moderation.php?action=getip&amp;pid=2'>?</a> ]</span>",
    ),
    (
        "smf-",
        _AT_END,
        f"<div class='smalltext'><img src='ip.gif'> <a href='?action=trackip;searchip={IP}'>{IP}</a></div>",
    ),
    ("smf-", _BEHIND_NAME, f"<li class='poster_ip'>{_LINK}</li>"),
    ("xenforo-", _AT_END, f"<a href='posts/2/ip' class='item control ip' title='{IP}'>IP</a>"),
    ("xenforo-", _BEHIND_NAME, f"<dl class='pairsJustified'><dt>IP address:</dt><dd>{_LINK}</dd></dl>"),
    ("invision-", _BEHIND_NAME, f" <span class='ip right ipsType_small'>(IP: {_LINK})</span>"),
    ("invision-", _AT_END, f"<li class='ipsType_light'><a href='?app=core&amp;do=ip_tools&amp;ip={IP}'>{IP}</a></li>"),
    ("fluxbb-", _BEHIND_NAME, f"<dd><span><a href='moderate.php?get_host=2' title='{IP}'>{IP}</a></span></dd>"),
    ("vanilla-", _BEHIND_NAME, f"<span class='MItem IPAddress'>{_LINK}</span>"),
    ("woltlab-", _AT_END, f"<dl class='ipAddress'><dt>IP-Adresse</dt><dd>{IP}</dd></dl>"),
    ("woltlab-", _BEHIND_NAME, f"<li class='messageIpAddress'>{_LINK}</li>"),
    ("discuz-", _BEHIND_NAME, f"<em class='ip'>IP: {IP}</em>"),
    ("phorum-", _BEHIND_NAME, f" (IP/Host: {IP})"),
    ("phorum-", _AT_END, f"<div class='message-ip'>IP/Host: {IP}</div>"),
    ("snitz-", _AT_END, f"<a href='pop_viewip.asp?mode=getIP&amp;ip={IP}'><img src='icon_ip.gif' title='{IP}'></a>"),
    ("snitz-", _BEHIND_NAME, f"<small>IP: {IP}</small>"),
    ("yabb-", _AT_END, f"<span class='small'><img src='ip.gif' alt='IP Logged'> {_LINK}</span>"),
]
# Pages for printing have nothing for the staff: what stands there is words.
_NO_STAFF = {"invision-printed", "smf-2.0 printed", "smf-1.1 printed", "discuz-archiver"}


@pytest.mark.parametrize(("engine", "where", "printed"), PRINTED)
def test_an_ip_address_that_the_staff_is_shown_gets_into_no_file_and_no_remark(engine, where, printed, tmp_path):
    for name, variant in VARIANTS.items():
        if not name.startswith(engine) or name in _NO_STAFF:
            continue
        post = variant.post("Wren", 2, "my router is 192.168.0.1, its DNS 9.9.9.9")
        place = post.rindex("</") if where == _AT_END else post.index("Wren") + post[post.index("Wren") :].index("<")
        if where == _BEHIND_NAME and post[place:].startswith("</a>"):
            place += len("</a>")
        shown = post[:place] + printed + post[place:]
        page = variant.page([variant.post("Marlow", 1, "salt"), shown, variant.post("Pell", 3, "oil")])
        dump, content = tmp_path / f"{name}.html", tmp_path / name
        dump.write_text(page, encoding="utf-8")
        report = convert([dump], content, all_importers(), Options(importer=variant.importer))
        written = "".join(path.read_text(encoding="utf-8") for path in sorted(content.rglob("*.md")))
        assert IP not in written + repr(report.remarks), name
        assert "my router is 192.168.0.1, its DNS 9.9.9.9" in written, name
