"""Pictures on pages: their sizes, smaller copies, and files that lie about what they are."""

from __future__ import annotations

import errno
import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from stillboard.errors import ContentError, SettingsError
from stillboard.site.pictures import MAX_PORTRAIT, WIDTH, Pictures, fitting, measured, portrait, smaller
from support.lanternside import png
from support.noise import noise

NAME = f"ab/{'ab' * 32}-lamp"


def of(content: Path, data: bytes, ending: str, copies: str = "same") -> tuple[str, int, int]:
    file = content / "attachments" / f"{NAME}.{ending}"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return Pictures(content, copies).shown(f"{NAME}.{ending}")


@pytest.mark.parametrize(
    ("kind", "ending"), [("PNG", "png"), ("JPEG", "jpg"), ("GIF", "gif"), ("WEBP", "webp"), ("AVIF", "avif"), ("BMP", "bmp")]
)
def test_a_picture_is_shown_in_its_size(tmp_path, kind, ending):
    assert of(tmp_path, noise(40, 30, kind), ending) == (f"attachments/{NAME}.{ending}", 40, 30)


def test_one_that_lies_on_its_side_is_measured_as_it_is_seen(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    data = noise(40, 30, "JPEG", exif=exif)
    assert of(tmp_path, data, "jpg")[1:] == (30, 40)


def test_a_wide_and_heavy_one_has_a_copy(tmp_path):
    data = noise(1500, 100, "PNG")
    assert of(tmp_path, data, "png") == (f"attachments/small/{NAME}.png", 1500, 100)
    assert of(tmp_path, data, "png", "webp") == (f"attachments/small/{NAME}.webp", 1500, 100)
    assert of(tmp_path, data, "png", "avif") == (f"attachments/small/{NAME}.avif", 1500, 100)
    assert of(tmp_path, data, "png", "off") == (f"attachments/{NAME}.png", 1500, 100)
    assert of(tmp_path, png(4000, 40), "png")[0] == f"attachments/{NAME}.png", "it is wide, and light"


def test_one_that_moves_keeps_moving(tmp_path):
    frames = [Image.open(io.BytesIO(noise(1500, 60, "PNG"))), Image.new("RGB", (1500, 60))]
    out = io.BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    assert of(tmp_path, out.getvalue(), "webp") == (f"attachments/{NAME}.webp", 1500, 60)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"<svg/>", b"\xff\xd8\xff\xe0" + b"x" * 99])
def test_what_is_no_picture_has_no_size(tmp_path, data):
    assert of(tmp_path, data, "png") == (f"attachments/{NAME}.png", 0, 0)
    assert smaller(data, "png") is None


def test_a_file_that_is_not_there_or_is_a_link_has_none(tmp_path):
    assert Pictures(tmp_path, "same").shown(f"{NAME}.png") == (f"attachments/{NAME}.png", 0, 0)
    (tmp_path / "secret.png").write_bytes(png(4, 4))
    (tmp_path / "attachments/ab").mkdir(parents=True)
    (tmp_path / "attachments" / f"{NAME}.png").symlink_to(tmp_path / "secret.png")
    assert Pictures(tmp_path, "same").shown(f"{NAME}.png")[1:] == (0, 0)


def bomb(width: int, height: int) -> bytes:
    """A PNG that claims to be large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(100_000))) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [8001, 12_000, 30_000, 2**31 - 1])
def test_one_that_no_page_could_hold_is_a_file_to_fetch(tmp_path, side):
    assert of(tmp_path, bomb(side, side), "png") == ("", 0, 0)
    assert smaller(bomb(side, side), "png") is None


def test_one_that_ends_early_has_a_size_and_no_copy_of_its_own(tmp_path):
    data = noise(1500, 400, "PNG")
    assert of(tmp_path, data[:200_000], "png")[1:] == (1500, 400)
    assert smaller(data[:200_000], "png") is None


@pytest.mark.parametrize("ending", ["png", "jpg", "webp", "avif"])
@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA"])
def test_a_copy_is_small_upright_and_always_the_same(mode, ending):
    source = noise(1500, 300, "PNG", mode)
    copy = smaller(source, ending)
    assert copy is not None
    assert len(copy) < len(source)
    assert smaller(source, ending) == copy
    assert Image.open(io.BytesIO(copy)).size == (WIDTH, round(300 * WIDTH / 1500))


@pytest.mark.parametrize("ending", ["jpg", "webp", "avif"])
def test_a_copy_tells_nothing(ending):
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Fresnel & Sons"
    source = noise(1500, 1200, "JPEG", exif=exif, comment=b"by Pell", quality=95)
    copy = smaller(source, ending)
    assert copy is not None
    assert b"Fresnel" in source
    assert b"by Pell" in source
    assert b"Fresnel" not in copy
    assert b"by Pell" not in copy
    assert b"Exif" not in copy
    assert Image.open(io.BytesIO(copy)).size == (WIDTH, round(1500 * WIDTH / 1200))


def test_a_format_that_pillow_cannot_write_is_an_error_that_says_so(tmp_path, monkeypatch):
    Image.init()
    monkeypatch.delitem(Image.SAVE, "AVIF")
    with pytest.raises(SettingsError, match="FORUM_THUMBNAILS: the Pillow that is installed writes no AVIF; install"):
        Pictures(tmp_path, "avif")
    Pictures(tmp_path, "webp")
    Pictures(tmp_path, "same")


def test_a_picture_is_not_drawn_to_be_measured(tmp_path, monkeypatch):
    def draw(*_: object) -> None:
        raise AssertionError

    file = tmp_path / "x.png"
    file.write_bytes(noise(20, 10, "PNG"))
    monkeypatch.setattr(Image.Image, "load", draw)
    assert measured(file) == (20, 10, False)


@pytest.mark.parametrize(
    ("size", "wanted"),
    [((96, 96), (96, 96)), ((20, 12), (20, 12)), ((192, 96), (96, 48)), ((300, 900), (32, 96)), ((5000, 8), (96, 1))],
)
def test_a_members_picture_fits(size, wanted):
    assert fitting(*size) == wanted


@pytest.mark.parametrize(
    ("kind", "ending"), [("PNG", "png"), ("JPEG", "jpg"), ("GIF", "png"), ("WEBP", "webp"), ("AVIF", "avif")]
)
def test_a_members_picture_is_drawn_small(kind, ending):
    source = noise(300, 200, kind)
    copy = portrait(source, ending)
    assert copy is not None
    assert portrait(source, ending) == copy
    assert Image.open(io.BytesIO(copy)).size == (96, 64)


def test_of_a_members_picture_that_moves_the_first_frame_is_shown():
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    copy = Image.open(io.BytesIO(portrait(out.getvalue(), "png") or b""))
    assert not getattr(copy, "is_animated", False)
    assert copy.convert("RGB").getpixel((5, 5)) == (255, 0, 0)


def test_what_is_no_members_picture_is_not_shown(tmp_path):
    folder = tmp_path / "attachments" / "ab"
    folder.mkdir(parents=True)
    bad = {
        "words.png": b"<html>404</html>",
        "dot.gif": noise(1, 1, "GIF"),
        "line.png": noise(300, 7, "PNG"),
        "huge.png": png(5000, 4000),
        "heavy.png": noise(20, 20, "PNG") + bytes(MAX_PORTRAIT),
    }
    pictures = Pictures(tmp_path, "same")
    for name, data in bad.items():
        (folder / name).write_bytes(data)
        assert pictures.portrait(f"ab/{name}") == ("", 0, 0), name
    assert pictures.portrait("ab/gone.png") == ("", 0, 0)
    (folder / "good.gif").write_bytes(noise(200, 100, "GIF"))
    assert pictures.portrait("ab/good.gif") == ("attachments/portraits/ab/good.png", 96, 48)
    assert set(pictures.looked_at) == {f"ab/{name}" for name in (*bad, "gone.png", "good.gif")}


def test_a_picture_of_which_nobody_knows_is_not_said_to_be_missing(tmp_path, monkeypatch):
    name = f"ab/ab{'0' * 62}-lamp.png"
    pictures = Pictures(tmp_path, "same")
    assert pictures.bytes_of(name) == -1

    def fails(path):
        raise OSError(errno.EIO, os.strerror(errno.EIO), path)

    monkeypatch.setattr(os, "lstat", fails)
    with pytest.raises(ContentError, match="cannot be read"):
        pictures.bytes_of(name)
