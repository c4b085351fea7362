"""Pages that name no encoding or a wrong one, and words that were garbled before they came here."""

from __future__ import annotations

import pytest

from stillboard.dumps import Capture
from stillboard.dumps.unlabelled import is_garbled, shown_by

SAID = {
    "ru": ("Кто знает, где взять масло для лампы? Старое кончилось, а новое пахнет рыбой.", "cp1251 koi8-r cp866 iso8859-5"),
    "uk": ("Хто знає, де взяти олію для лампи? Стара скінчилася, а нова пахне рибою.", "cp1251"),
    "el": ("Ξέρει κανείς πού θα βρω λάδι για τη λάμπα; Το παλιό τελείωσε.", "cp1253"),
    "he": ("מישהו יודע איפה אפשר להשיג שמן למנורה? הישן נגמר והחדש מריח כמו דג", "cp1255"),
    "ar": ("هل يعرف أحد أين أجد زيت المصباح فقد نفد القديم ورائحة الجديد كالسمك", "cp1256"),
    "th": ("ใครรู้บ้างว่าจะหาน้ำมันตะเกียงได้ที่ไหน ของเก่าหมดแล้ว", "cp874"),
    "ja": ("ランプの油はどこで手に入りますか。古いのはなくなりました。", "cp932 euc_jp"),
    "zh": ("谁知道哪里可以买到灯油？旧的已经用完了，新的有鱼的味道。", "gb18030"),
    "zh-tw": ("誰知道哪裡可以買到燈油？舊的已經用完了，新的有魚的味道。", "big5hkscs"),
    "ko": ("램프 기름을 어디서 구할 수 있는지 아시는 분 있나요? 옛것은 다 떨어졌습니다.", "cp949"),
}
OTHERS = {
    "de": ("Weiß jemand, wo es Öl für Lampen gibt? Das alte ist für die Füße. Äh, über Köln höre ich Gutes.", "cp1252"),
    "fr": ("Où êtes-vous passés? À Évian, déjà? Été, çà, là, où, dès, né.", "cp1252"),
    "pl": ("Kto wie, gdzie kupić olej? Żółć, gęś, łódź, źdźbło, ćma.", "cp1250 iso8859-2"),
    "tr": ("Yağ nereden alınır? Şimdi ışık çok az, güneş düştü.", "cp1254"),
    "box": ("╔══════════════════════╗ ║ lamps ║ ╚══════════════════════╝", "cp437"),
    "dashes": ("———————————————— lamps ………………", "cp1252"),
}


def page(words: str, name: str, head: str = "") -> bytes:
    source = f"<html><head>{head}<title>Lamps</title></head><body class='page'><p>{words}</p> Reply Quote Report</body></html>"
    return source.encode(name, "xmlcharrefreplace")


@pytest.mark.parametrize(("words", "name"), [(said, name) for said, names in SAID.values() for name in names.split()])
def test_the_words_show_the_encoding(words: str, name: str) -> None:
    assert shown_by(page(words, name)) == name


@pytest.mark.parametrize(("words", "name"), [(said, name) for said, names in OTHERS.values() for name in names.split()])
def test_latin_letters_show_none(words: str, name: str) -> None:
    assert shown_by(page(words, name)) == ""


@pytest.mark.parametrize("head", ["", '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">'])
def test_a_capture_is_read_by_its_words_and_says_so(head: str) -> None:
    words, _ = SAID["ru"]
    capture = Capture("page.html", lambda: page(words, "cp1251", head))
    assert words in capture.text
    assert "cp1251" in capture.misread
    assert not Capture("page.html", lambda: page(words, "utf-8", head)).misread


def test_what_a_page_says_in_another_scripts_name_is_believed() -> None:
    words, _ = SAID["ru"]
    capture = Capture("page.html", lambda: page(words, "koi8-r", '<meta charset="koi8-r">'))
    assert words in capture.text
    assert not capture.misread


@pytest.mark.parametrize("said", [*SAID.values(), *OTHERS.values()])
def test_words_are_garbled_once_they_were_read_wrong(said: tuple[str, str]) -> None:
    words, names = said
    assert not is_garbled(words)
    if names != "cp437" and "…" not in words:
        assert is_garbled(" ".join([words.encode().decode("cp1252", "replace")] * 2))
    if "cp1251" in names:
        assert is_garbled(words.encode("cp1251").decode("cp1252", "replace"))
        assert is_garbled(words.encode("ascii", "replace").decode())


@pytest.mark.parametrize(
    "words",
    [
        "Is “FÃ¼ÃŸe” what you get for Füße?",
        "What??? No!!! Really????",
        "Œuvre, Ångström, São Paulo, Übermut, Ærø, Þór, Ðað",
        "naïve café – “quoted” … 20 °C ± 2 €",
        "ÄÖÜ",
    ],
)
def test_a_few_strange_words_prove_nothing(words: str) -> None:
    assert not is_garbled(words)
