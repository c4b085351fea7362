"""What the posts of the corpus are made of: words of four languages, members' names, and code in eight languages."""

from __future__ import annotations

ENGLISH = """
a about above across after again against all almost along already also although always among an and another any anyone are
around as ask at away back be because been before began behind being below best better between both bring but by call came
can carry clear close come could cut dark day deep did different do does done door down draw drive during each early either
else end enough even evening ever every example far feel few find first five follow for four free from front full gave get
give go going good got half hand hard has have he head hear help her here high him his hold house how i idea if in inside
into is it its just keep kept kind knew know large last late later least leave left less let light like line little live long
look lot low made make many may me mean might mine more morning most move much must my name near need never next night no
none not nothing now of off often old on once one only open or order other our out outside over own part past people piece
place plan point put quite rather reach read ready real rest right room round run said same saw say second see seem seen
several she should show side since slow small so some something soon stand start stay step still stop such sure take talk
tell than that the their them then there these they thing think this those though three through till time to today together
told too took top toward tried true try turn two under until up upon us use used very wait walk want was water way we week
well went were what when where which while white who whole why will wind wish with within without word work worse would write
year yes yet you young anchor antenna axle barometer battery beacon bearing boiler boom bracket buoy cable calibration
capacitor casing chart chisel clamp coil compass compressor copper coupling deck diode drill driver dynamo encoder engine
exhaust fan ferry filter flange flywheel foghorn fuse galley gasket gauge gear generator gimbal halyard harbour hatch hinge
hose hull igniter inverter jetty junction keel kernel knot ladder lathe lever logbook mast meter motor mount needle nozzle
oscillator paint panel pier piston plate pump quay radar radio ratchet receiver regulator relay rigging rivet rope rudder
sail sealant sensor shaft signal socket solder spanner spindle spring stern switch tank terminal thermostat thread throttle
tide timer transformer valve varnish voltage washer weld winch wire
""".split()

RUSSIAN = """
алый башня берег быстро вверх ветер вечер видно вода волна время всегда выход глубина год голос город дальше дверь день
держать деталь дождь долго дом доска думать есть ещё железо завтра закат зачем звук зима знать игла иначе искать камень карта
катер ключ колесо конец корабль который крыша кто ладно лампа лестница лето лист луч маяк между место механизм много море
мост мотор надо назад найти наш небо ночь нужно окно опять осень остров ответ палуба первый песок письмо плата по помню порт
после потом починить почти провод просто путь работа разве рано река рядом север сегодня сильно сказать скоро слово смотреть
снова собрать стекло стена сторона схема так теперь тихо только точно трос туман угол уже утро фонарь холод цепь час через
шум этот юг якорь
""".split()

ARABIC = """
أبيض أثناء أحيانا أخير أرى أزرق أسفل أصغر أعلى أكبر أمس أول باب بحار بحر برج بطارية بعيد بوصلة تحت تيار ثلاثة ثقيل جديد جزيرة
جسر جميل حبل حجر حديد خريطة خشب خفيف دفتر دقيقة ذراع رافعة ربما رصيف رمل ريح زجاج ساعة سريع سفينة سلك سلم شراع شرق شمال صباح
صغير صوت ضباب ضوء طويل ظل عادة عجلة عميق غدا غرب فانوس فجر قارب قديم قريب قطعة قوي كبير كثير كذلك كهرباء لحام لوح ليل مسمار
مصباح مضخة مطر مفتاح مقياس منارة موج ميناء نافذة نحاس نهر هنا هناك هواء واحد وصل يحتاج يعمل يكتب
""".split()

CHINESE = (
    "灯塔海港风浪船员绳索罗盘电池开关电线维修昨天晚上我把发动机拆开检查发现轴承已经磨损需要更换新零件他说明书第三页写得很清楚"
    "但是接头不一样先关掉电源再拧紧螺丝水泵声音比以前小多谢大家回答如果还有问题请附上照片和型号今天早晨雾气散去能见度良好"
)

FIRST_NAMES = (
    "amber basil cedar dorian elara fennel gale hollis ingrid juno kestrel linden marlow nestor orla perrin quill rowan".split()
)
LAST_NAMES = (
    "ashdown birch coldwell drift eastby fairlead garnet hawser inlet jansen keelson larboard mossop northam oakum pintle".split()
)

# In each, NAME is a word and COUNT a number, so that hardly any block is like another.
CODE = {
    "python": '''\
class NAMELog:
    """Readings of one day, oldest first."""

    def __init__(self, path: str, keep: int = COUNT) -> None:
        self.rows = [line.split(";") for line in open(path)][-keep:]

    def mean(self) -> float | None:
        values = [float(row[2]) for row in self.rows if row[2] != "NAME"]
        return sum(values) / len(values) if values else None  # none: no reading
''',
    "javascript": """\
const limit = COUNT;

export function watchNAME(source, done = () => {}) {
  const seen = [];
  source.on("reading", ({ at, value }) => {
    if (value === null || value > limit) return;  // out of range
    seen.push(`${at}: ${value.toFixed(2)}`);
    if (seen.length >= 10) done(seen.splice(0));
  });
}
""",
    "c": """\
#include <stdint.h>

#define NAME_MAX COUNT

static uint16_t NAME_level(const uint8_t *frame, int length) {
    uint16_t sum = 0;
    for (int i = 0; i < length && i < NAME_MAX; i++)
        sum = (uint16_t)((sum << 1) ^ frame[i]);  /* no table */
    return sum ? sum : 0xFFFF;
}
""",
    "bash": """\
#!/bin/sh
# NAME: what the last COUNT days left behind
dir="${1:-/var/lib/NAME}"
for log in "$dir"/*.log; do
    test -s "$log" || { echo "empty: $log" >&2; continue; }
    awk -F';' '$3 > COUNT { n++ } END { printf "%s %d\\n", FILENAME, n }' "$log"
done | sort -k2 -rn | head -n 5
""",
    "sql": """\
CREATE TABLE IF NOT EXISTS NAME (taken TEXT NOT NULL, level REAL CHECK (level >= 0));

SELECT strftime('%Y-%m', taken) AS month, AVG(level) AS mean, COUNT(*) AS readings
FROM NAME
WHERE level BETWEEN 1 AND COUNT AND taken IS NOT NULL
GROUP BY month
ORDER BY mean DESC; -- the worst first
""",
    "rust": """\
#[derive(Debug, Clone, PartialEq)]
pub enum NAMEState { Idle, Running { since: u64 }, Failed(String) }

impl NAMEState {
    pub fn tick(self, now: u64) -> Self {
        match self {
            Self::Running { since } if now - since > COUNT => Self::Failed(format!("late: {}", now)),
            other => other,
        }
    }
}
""",
    "yaml": """\
# NAME, as it runs in the lamp room
device:
  name: NAME
  interval: COUNT  # seconds
  channels:
    - {id: 1, unit: "mm", scale: 0.25}
    - {id: 2, unit: "hPa", scale: 1.0}
  alarm: &default
    above: COUNT
    mail: false
""",
    "html": """\
<table class="NAME">
  <caption>Readings &ndash; last COUNT hours</caption>
  <tr><th scope="col">Time</th><th scope="col">Level</th></tr>
  <tr><td><time datetime="06:00">six</time></td><td data-raw="COUNT">1&nbsp;012</td></tr>
  <!-- the rest comes from NAME.js -->
</table>
<script src="/NAME.js?v=COUNT" defer></script>
""",
}
