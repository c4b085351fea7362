"""Languages as ISO 639-3 names them, which is what a ZIM wants; pages name them as browsers do, mostly by two letters."""

from __future__ import annotations

import re

# Two letters, then the three that stand for the same.
_THREE = {
    pair[:2]: pair[2:]
    for pair in """
aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul bibis bmbam bnben bobod brbre bsbos
cacat ceche chcha cocos crcre csces cuchu cvchv cycym dadan dedeu dvdiv dzdzo eeewe elell eneng eoepo esspa etest eueus fafas
ffful fifin fjfij fofao frfra fyfry gagle gdgla glglg gngrn guguj gvglv hahau heheb hihin hohmo hrhrv hthat huhun hyhye hzher
iaina idind ieile igibo iiiii ikipk ioido isisl itita iuiku jajpn jvjav kakat kgkon kikik kjkua kkkaz klkal kmkhm knkan kokor
krkau kskas kukur kvkom kwcor kykir lalat lbltz lglug lilim lnlin lolao ltlit lulub lvlav mgmlg mhmah mimri mkmkd mlmal mnmon
mrmar msmsa mtmlt mymya nanau nbnob ndnde nenep ngndo nlnld nnnno nonor nrnbl nvnav nynya ococi ojoji omorm orori ososs papan
pipli plpol pspus ptpor quque rmroh rnrun roron rurus rwkin sasan scsrd sdsnd sesme sgsag sisin skslk slslv smsmo snsna sosom
sqsqi srsrp ssssw stsot susun svswe swswa tatam tetel tgtgk ththa titir tktuk tntsn toton trtur tstso tttat tytah uguig ukukr
ururd uzuzb veven vivie vovol wawln wowol xhxho yiyid yoyor zazha zhzho zuzul
""".split()
}
_PRIMARY = re.compile(r"[a-z]{2,3}", re.ASCII)
UNKNOWN = "und"


def three_letters(language: str) -> str:
    """`de-AT` as `deu`; `und` for what is no language."""
    match = _PRIMARY.fullmatch(language.lower().replace("_", "-").partition("-")[0])
    if match is None:
        return UNKNOWN
    return match[0] if len(match[0]) == 3 else _THREE.get(match[0], UNKNOWN)
