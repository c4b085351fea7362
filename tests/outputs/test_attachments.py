"""Files of content/attachments/: published where a page refers to them, without what photos tell, and gone when the post is."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from stillboard.outputs import all_outputs
from stillboard.site import config, library, photos
from stillboard.site.files import Copied, Text
from stillboard.site.site import Site
from support.paths import PROJECT

GOOD = PROJECT / "tests" / "checks" / "good" / "content"
THREAD = "threads/lanternside/0/a-wick-that-will-not-rise.7"
OWNER = b"59.9N Ines"
EXIF = b"\xff\xe1\0\x19Exif\0\0MM\0*\0\0\0\x08\0\0" + OWNER[:7]
PICTURE = b"\xff\xdb\0\x04\0\0\xff\xda\0\x02pixels\xff\xd9"
PHOTO = b"\xff\xd8" + EXIF + PICTURE


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the good archive, to which files are added."""
    return Path(shutil.copytree(GOOD, tmp_path / "content"))


def add(content: Path, name: str, data: bytes) -> str:
    digest = hashlib.sha256(data).hexdigest()
    place = content / "attachments" / digest[:2] / f"{digest}-{name}"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    return f"/content/attachments/{digest[:2]}/{place.name}"


def write(file: Path, body: str, header: str = "Author: tidewatch") -> None:
    file.write_text(f"---\n{header}\n---\n\n{body}\n", encoding="utf-8")


def published(content: Path, **more: object) -> tuple[dict[str, bytes], list[str]]:
    """The files that a build publishes, by the end of their names, and what it says."""
    pelicans = {"CACHE_PATH": str(content.parent / "cache"), "SITENAME": "Archive", "DEFAULT_LANG": "en", "PATH": str(content)}
    found = config.read({**pelicans, **more})
    site = Site(found, library.load(content, 20))
    files = {}
    for output in all_outputs():
        for item in output.build(site):
            if item.file.startswith("attachments/"):
                assert isinstance(item, Copied | Text)
                files[item.file[80:]] = item.source.read_bytes() if isinstance(item, Copied) else item.data
    return files, site.faults


def test_only_what_is_shown_is_published_and_goes_with_its_post(content: Path) -> None:
    plan, wick = add(content, "plan.pdf", b"%PDF-1.7"), add(content, "wick.txt", b"Round.")
    note, member = add(content, "note.zip", b"PK\3\4"), add(content, "member.csv", b"a,b")
    add(content, "nobody.txt", b"Nobody asks.")
    post = content / THREAD / "80.md"
    write(post, f"[the plan]({plan})")
    write(content / THREAD / "81.md", f"[the wick]({wick})", "Author: tidewatch\nState: hidden")
    for file, path in (("boards/lanternside/lamps-and-lenses.3.md", note), ("members/lanternside/tidewatch.12.md", member)):
        with (content / file).open("a", encoding="utf-8") as stream:
            stream.write(f"\n[a file]({path})\n")
    for _ in range(2):  # the second time out of the cache
        files, said = published(content)
        assert sorted(files) == ["lamp.txt", "member.csv", "note.zip", "plan.pdf"]
        assert [fault for fault in said if "2 files are not published" in fault]
    write(post, "", "State: removed")
    files, _ = published(content)
    assert "plan.pdf" not in files


def test_files_that_are_run_get_another_ending(content: Path) -> None:
    links = [add(content, f"x.{ending}", b"<x>") for ending in ("html", "xsd", "php", "exe")]
    write(content / THREAD / "80.md", " ".join(f"[x]({link})" for link in links))
    files, _ = published(content)
    assert sorted(files) == ["lamp.txt", "x-php.txt", "x.exe.bin", "x.html.txt", "x.xsd.txt"]


def test_photos_are_published_without_what_they_tell(content: Path) -> None:
    link = add(content, "lamp.jpg", PHOTO)
    write(content / THREAD / "80.md", f"![lamp]({link})")
    assert published(content)[0]["lamp.jpg"] == b"\xff\xd8" + PICTURE
    assert published(content, FORUM_PHOTO_METADATA=True)[0]["lamp.jpg"] == PHOTO
    assert (content.parent / link[1:]).read_bytes() == PHOTO


def test_a_photo_that_cannot_be_cleaned_stays_away_and_is_named(content: Path) -> None:
    broken, raw = add(content, "lamp.jpg", b"?" + PHOTO), add(content, "raw.nef", b"II*\0")
    write(content / THREAD / "80.md", f"![lamp]({broken}) [raw]({raw})")
    files, said = published(content)
    assert sorted(files) == ["lamp.txt"]
    assert len([fault for fault in said if "FORUM_PHOTO_METADATA" in fault]) == 2
    assert "lamp.jpg" in published(content, FORUM_PHOTO_METADATA=True)[0]


def test_films_larger_than_the_memory_are_cleaned_too(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "MAX_SIZE", 20)
    film = b"\0\0\0\x10ftypqt  \0\0\0\0" + b"\0\0\0\x1cmoov\0\0\0\x14udta" + OWNER.ljust(12) + b"\0\0\0\x0emdatpixels"
    shown, large = add(content, "film.mov", film), add(content, "lamp.jpg", PHOTO)
    write(content / THREAD / "80.md", f"[film]({shown}) [lamp]({large})")
    files, said = published(content)
    assert files["film.mov"] == film.replace(b"udta" + OWNER.ljust(12), b"free" + b"\0" * 12)
    assert "lamp.jpg" not in files
    assert any("a picture larger than" in fault for fault in said)
    assert (content.parent / shown[1:]).read_bytes() == film
