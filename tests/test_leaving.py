"""The forum's own ways out are known by what they lead to, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from stillboard.addresses import led_out

OURS = "https://forum.lanternside.example/"
LAMPS = "https://lamps.example/a?b=1&c=2"
CODED = "https%3A%2F%2Flamps.example%2Fa%3Fb%3D1%26c%3D2"


@pytest.mark.parametrize(
    "way",
    [
        f"home/leaving?allowTrusted=1&target={CODED}",
        f"home/leaving?target={CODED}&amp;allowTrusted=1",
        f"redirect-to/?redirect={CODED}",
        f"index.php?redirect-to/&redirect={CODED}",
        f"link/?target={CODED}",
        f"misc.php?do=leave&url={CODED}",
        f"misc.php?url={CODED}&do=x",
        f"proxy.php?link={CODED}&hash=0",
        f"clicks/track?url={CODED}&post_id=9",
        f"index.php?app=core&module=system&controller=redirect&url={CODED}&key=1&email=1",
        f"index.php?action=go;url={CODED}",
        f"external-link.php?URL={CODED}",
        "out.php?u=aHR0cHM6Ly9sYW1wcy5leGFtcGxlL2E_Yj0xJmM9Mg",
        "redirect?to=https%3A%2F%2Fforum.lanternside.example%2Fout.php%3Fu%3D" + CODED.replace("%", "%25"),
    ],
)
def test_a_way_out_leads_to_its_target(way):
    assert led_out(OURS + way) == LAMPS


@pytest.mark.parametrize(
    "address",
    [
        f"search.php?url={CODED}",
        f"login/?redirect={CODED}",
        f"outline.php?url={CODED}",
        f"threads/a-link.12/?url={CODED}",
        f"showthread.php?goto=newpost&t=5&url={CODED}",
        "out.php?u=javascript:alert(1)",
        "out.php?u=//lamps.example/",
        "out.php?u=/lamps",
        "out.php?u=https://lamps.example%40other.example/",
        "out.php?u=https://lamps.example/%22onclick",
        "out.php?u=https://",
        "out.php?u=aHR0c",
        "out.php?" + "&".join(f"a{n}=1" for n in range(40)) + f"&u={CODED}",
        f"out.php?{'x' * 2000}&u={CODED}",
        "out.php",
    ],
)
def test_anything_else_stays(address):
    assert led_out(OURS + address) == OURS + address


def test_what_is_no_address_stays():
    for text in ("", "https://[", f"/out.php?u={CODED}", f"out.php?u={CODED}"):
        assert led_out(text) == text
