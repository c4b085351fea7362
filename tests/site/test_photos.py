"""Photos without what they tell: the pixels, the profile and the orientation stay, position, owner and serial numbers go."""

from __future__ import annotations

import contextlib
import random
import struct
import zlib

import pytest

from stillboard.site import photos
from stillboard.site.photos import Broken, cleaned
from support.growth import assert_linear

SECRET = b"59.9N 10.7E Ines Tidewatch SN-4471"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + SECRET + b"</x:xmpmeta>"
SCAN = b"\x11\x22\xff\x00\x33\xff\xd0\x44\xff\x00"


def exif(turned: int = 0, order: str = ">", model: bytes = SECRET) -> bytes:
    """A TIFF structure as cameras write it: a model, an orientation, a directory of the position."""
    position = 8 + 2 + 12 * 3 + 4
    text = position + 2 + 12 + 4
    head = struct.pack(f"{order}2sHL", b"MM" if order == ">" else b"II", 42, 8)
    entries = struct.pack(f"{order}HHHLL", 3, 0x0110, 2, len(model), text)
    entries += struct.pack(f"{order}HHLHH", 0x0112, 3, 1, turned or 1, 0)
    entries += struct.pack(f"{order}HHLLL", 0x8825, 4, 1, position, 0)
    inner = struct.pack(f"{order}HHHLLL", 1, 0x001D, 2, len(model), text, 0)
    return head + entries + inner + model


def segment(marker: int, said: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(said) + 2) + said


ICC = segment(0xE2, b"ICC_PROFILE\0\1\1profile")
DRAWN = segment(0xDB, b"\0" * 65) + segment(0xC0, b"\x08\0\1\0\1\1\1\x11\0") + segment(0xC4, b"\0" * 20)
SCANS = segment(0xDA, b"\1\1\0\0\x3f\0") + SCAN


def jpeg(turned: int = 0) -> bytes:
    return b"".join(
        (
            b"\xff\xd8",
            segment(0xE0, b"JFIF\0\1\1\1\0\x48\0\x48\1\1" + b"thu"),
            segment(0xE1, b"Exif\0\0" + exif(turned)),
            segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP),
            segment(0xED, b"Photoshop 3.0\x008BIM\4\4\0\0" + SECRET),
            ICC,
            segment(0xE2, b"MPF\0" + SECRET),
            segment(0xEE, b"Adobe\0\x64\0\0\0\0\1" + SECRET),
            segment(0xFE, SECRET),
            DRAWN,
            SCANS,
            segment(0xEC, SECRET) + SCANS,
            b"\xff\xd9",
            b"\xff\xd8" + segment(0xE1, b"Exif\0\0" + exif()) + SECRET,
        )
    )


def chunk(name: bytes, said: bytes) -> bytes:
    return struct.pack(">L", len(said)) + name + said + struct.pack(">L", zlib.crc32(name + said))


IHDR = chunk(b"IHDR", struct.pack(">LLBBBBB", 1, 1, 8, 0, 0, 0, 0))
IDAT = chunk(b"iCCP", b"p\0\0x") + chunk(b"IDAT", zlib.compress(b"\0\7"))
IEND = chunk(b"IEND", b"")


def png(turned: int = 0) -> bytes:
    told = chunk(b"tEXt", b"Author\0" + SECRET) + chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP)
    told += chunk(b"eXIf", exif(turned, "<")) + chunk(b"zTXt", SECRET) + chunk(b"prIv", SECRET)
    return b"\x89PNG\r\n\x1a\n" + IHDR + told + IDAT + chunk(b"tEXt", SECRET) + IEND + SECRET


def blocks(data: bytes) -> bytes:
    return b"".join(bytes((len(data[n : n + 255]),)) + data[n : n + 255] for n in range(0, len(data), 255)) + b"\0"


GIF_HEAD = b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff"
LOOP = b"\x21\xff\x0bNETSCAPE2.0\3\1\0\0\0"
FRAME = b"\x21\xf9\4\0\0\0\0\0" + b"\x2c\0\0\0\0\1\0\1\0\0\2" + blocks(b"\x44\1")


def gif() -> bytes:
    told = b"\x21\xfe" + blocks(SECRET) + b"\x21\xff\x0bXMP DataXMP" + blocks(XMP) + b"\x21\x01\x0c" + b"\0" * 12 + blocks(SECRET)
    return GIF_HEAD + LOOP + told + FRAME + told + FRAME + b";" + SECRET


def riff(name: bytes, said: bytes) -> bytes:
    return name + struct.pack("<L", len(said)) + said + b"\0" * (len(said) % 2)


def webp(turned: int = 0) -> bytes:
    chunks = [riff(b"VP8X", b"\x2c\0\0\0\0\0\0\0\0\0"), riff(b"ICCP", b"profile"), riff(b"VP8L", b"\x2fpix")]
    frame = riff(b"ANMF", b"\0" * 16 + riff(b"VP8 ", b"frame") + riff(b"UNKN", SECRET))
    chunks += [riff(b"EXIF", exif(turned)), frame, riff(b"XMP ", XMP), riff(b"oddd", SECRET)]
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<L", len(body)) + body + SECRET


def box(name: bytes, said: bytes) -> bytes:
    return struct.pack(">L4s", len(said) + 8, name) + said


def heic() -> bytes:
    ftyp = box(b"ftyp", b"heic\0\0\0\0mif1heic")
    items = [(1, b"hvc1", b"PIXELS"), (2, b"Exif", b"\0\0\0\0" + exif()), (3, b"mime", XMP)]

    def meta(start: int) -> bytes:
        infe = b"".join(box(b"infe", b"\2\0\0\0" + struct.pack(">HH4s", n, 0, kind) + b"\0") for n, kind, _ in items)
        iloc, place = b"", start
        for number, _, said in items:
            iloc += struct.pack(">HHHLL", number, 0, 1, place, len(said))
            place += len(said)
        return box(
            b"meta",
            b"\0\0\0\0"
            + box(b"hdlr", b"\0" * 8 + b"pict" + b"\0" * 13)
            + box(b"iinf", b"\0\0\0\0" + struct.pack(">H", len(items)) + infe)
            + box(b"iloc", b"\0\0\0\0\x44\0" + struct.pack(">H", len(items)) + iloc)
            + box(b"iprp", box(b"ipco", box(b"colr", b"colours, turned") + box(b"udes", SECRET) + box(b"irot", b"\1"))),
        )

    start = len(ftyp) + len(meta(0)) + 8
    return ftyp + meta(start) + box(b"mdat", b"".join(said for _, _, said in items)) + box(b"mpvd", SECRET) + box(b"uuid", SECRET)


def film() -> bytes:
    def track(kind: bytes) -> bytes:
        return box(b"trak", box(b"mdia", box(b"hdlr", b"\0" * 8 + kind + b"\0" * 12) + box(b"minf", kind)) + box(b"udta", SECRET))

    moov = track(b"vide") + track(b"meta") + box(b"udta", box(b"\xa9xyz", SECRET)) + box(b"meta", SECRET) + box(b"uuid", SECRET)
    return box(b"ftyp", b"qt  \0\0\0\0") + box(b"moov", moov) + box(b"mdat", b"SAMPLES") + box(b"free", SECRET)


def tiff(order: str = "<") -> bytes:
    at = {"pixels": 200, "told": 300, "exif": 400}
    entries = [(256, 4, 1, 1), (257, 4, 1, 1), (273, 4, 1, at["pixels"]), (279, 4, 1, 6), (271, 2, len(SECRET), at["told"])]
    entries += [(34665, 4, 1, at["exif"]), (700, 1, len(XMP), 600)]
    head = struct.pack(f"{order}2sHLH", b"II" if order == "<" else b"MM", 42, 8, len(entries))
    data = bytearray(800)
    lines = b"".join(struct.pack(f"{order}HHLL", *entry) for entry in entries) + b"\0" * 4
    inner = struct.pack(f"{order}HHHLLL", 1, 0xA431, 2, len(SECRET), 500, 0)
    for place, said in ((0, head + lines), (200, b"PIXELS"), (300, SECRET), (400, inner), (500, SECRET), (600, XMP)):
        data[place : place + len(said)] = said
    return bytes(data)


def resource(identity: int, said: bytes, name: bytes = b"") -> bytes:
    named = bytes((len(name),)) + name + b"\0" * (1 - len(name) % 2)
    return b"8BIM" + struct.pack(">H", identity) + named + struct.pack(">L", len(said)) + said + b"\0" * (len(said) % 2)


def psd(layers: bytes = b"") -> bytes:
    told = resource(1028, SECRET) + resource(1058, exif()) + resource(1060, XMP) + resource(1036, b"small" + SECRET, b"name")
    said = resource(1005, b"72 dpi") + told + resource(1039, b"profile") + resource(4000, SECRET)
    head = b"8BPS\0\1" + b"\0" * 6 + struct.pack(">HLLHH", 3, 1, 1, 8, 3) + struct.pack(">L", 0)
    return head + struct.pack(">L", len(said)) + said + struct.pack(">L", len(layers)) + layers + b"\0\0PIXELS"


KINDS = {
    "psd": (psd, [resource(1005, b"72 dpi"), resource(1039, b"profile"), b"PIXELS"]),
    "jpg": (jpeg, [ICC, DRAWN, SCANS + SCANS]),
    "png": (png, [IHDR, IDAT, IEND]),
    "gif": (gif, [GIF_HEAD, LOOP, FRAME + FRAME]),
    "webp": (webp, [riff(b"ICCP", b"profile"), riff(b"VP8L", b"\x2fpix"), riff(b"VP8 ", b"frame")]),
    "heic": (heic, [b"PIXELS", b"colours, turned", box(b"irot", b"\1")]),
    "mov": (film, [b"SAMPLES", box(b"minf", b"vide")]),
    "tif": (tiff, [b"PIXELS"]),
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_drawn_from_stays_and_nothing_else(kind: str) -> None:
    make, kept = KINDS[kind]
    data = make()
    clean = cleaned(data, kind)
    assert SECRET in data
    assert SECRET not in clean
    assert b"xmpmeta" not in clean
    assert all(part in clean for part in kept)
    assert cleaned(clean, kind) == clean
    assert cleaned(data, "bin") == clean or kind == "mov"  # by its bytes, whatever its name


@pytest.mark.parametrize("kind", ["heic", "mov", "tif", "psd"])
def test_where_files_name_places_in_themselves_nothing_moves(kind: str) -> None:
    data = KINDS[kind][0]()
    assert len(cleaned(data, kind)) == len(data)


def test_big_endian_tiff() -> None:
    clean = cleaned(tiff(">"), "tiff")
    assert b"PIXELS" in clean
    assert SECRET not in clean


@pytest.mark.parametrize("make", [jpeg, png, webp])
@pytest.mark.parametrize("turned", [1, 3, 6, 8, 9])
def test_a_picture_stays_turned_as_it_was(make, turned: int) -> None:
    clean = cleaned(make(turned), "jpg")
    kept = photos.tiff.only(turned) in clean
    assert kept == (turned in (3, 6, 8))
    assert photos.tiff.orientation(exif(turned)) == (turned if kept else 0)


def test_the_small_picture_inside_goes() -> None:
    assert segment(0xE0, b"JFIF\0\1\1\1\0\x48\0\x48\0\0") in cleaned(jpeg(), "jpg")


def test_a_picture_without_anything_to_drop_stays_as_it_is() -> None:
    plain = b"\xff\xd8" + segment(0xE0, b"JFIF\0\1\1\1\0\x48\0\x48\0\0") + DRAWN + SCANS + b"\xff\xd9"
    assert cleaned(plain, "jpg") == plain
    assert cleaned(b"\x89PNG\r\n\x1a\n" + IHDR + IDAT + IEND, "png") == b"\x89PNG\r\n\x1a\n" + IHDR + IDAT + IEND
    assert cleaned(b"BM and pixels", "bmp") == b"BM and pixels"


@pytest.mark.parametrize(
    ("data", "ending"),
    [(b"The free words of ftyp", "txt"), (b"", "png"), (b"no picture", "png"), (b"%PDF-1.7 Exif\0\0", "pdf"), (b"PK\3\4", "zip")],
)
def test_what_is_no_picture_is_left_alone(data: bytes, ending: str) -> None:
    assert cleaned(data, ending) == data


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (b"II*\0" + SECRET, "nef"),
        (b"xx" + jpeg(), "jpg"),
        (b"a page about a lamp Exif\0\0", "png"),
        (b"II+\0\x08\0\0\0", "tif"),
        (psd(b"\xff\xd8" + segment(0xE1, b"Exif\0\0" + exif())), "psd"),
        (psd()[:300], "psd"),
        (b"II*\0\x08\0\0\0", "tif"),
        (b"II*\0\x08\0\0\0\xff\xff", "tif"),
        (box(b"ftyp", b"heic\0\0\0\0") + box(b"meta", b"\0" * 4 + box(b"hdlr", b"\0" * 8 + b"pict") + box(b"iinf", b"")), "heic"),
    ],
)
def test_what_cannot_be_cleaned_is_refused(data: bytes, ending: str) -> None:
    with pytest.raises(Broken):
        cleaned(data, ending)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_cut_off_or_damaged_tells_nothing_either(kind: str) -> None:
    data, chance = KINDS[kind][0](), random.Random(7)  # noqa: S311 - which bytes are spoilt is no secret
    for _ in range(200):
        spoilt = bytearray(data[: chance.randrange(20, len(data))] if chance.random() < 0.5 else data)
        for _ in range(chance.randrange(3)):
            spoilt[chance.randrange(16, len(spoilt))] = chance.randrange(256)
        try:
            clean = cleaned(bytes(spoilt), kind)
        except Broken:
            continue
        if kind in ("jpg", "png", "webp"):
            assert cleaned(clean, kind) == clean


@pytest.mark.parametrize(
    ("head", "part"),
    [
        (b"\xff\xd8", segment(0xE1, b"")),
        (b"\xff\xd8", b"\xff"),
        (b"\xff\xd8\xff", b"\xff\x00"),
        (b"\x89PNG\r\n\x1a\n", chunk(b"tEXt", b"")),
        (GIF_HEAD, b"\x21\xfe\0"),
        (GIF_HEAD + b"\x21\xfe", b"\1x"),
        (b"RIFF\xff\xff\xff\x7fWEBP", riff(b"EXIF", b"")),
        (box(b"ftyp", b"heic\0\0\0\0"), box(b"uuid", b"")),
        (b"8BPS" + b"\0" * 26 + b"\0\3\0\0", resource(4000, b"")),
        (struct.pack("<2sHLH", b"II", 42, 8, 0xFFFF), struct.pack("<HHLL", 0x010E, 2, 1 << 16, 8)),
    ],
)
def test_time_grows_with_the_size(head: bytes, part: bytes) -> None:
    def run(size: int) -> None:
        with contextlib.suppress(Broken):
            cleaned(head + part * (size // len(part)), "jpg")

    assert_linear(run, 200_000)
