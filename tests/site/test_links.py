"""Old addresses to places in the archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillboard import addresses
from stillboard.site import config, library
from stillboard.site.landing import landings
from stillboard.site.links import Links
from stillboard.site.places import Places
from stillboard.site.urls import Target, Urls

SETTINGS = {"PATH": "content", "CACHE_PATH": "cache", "SITENAME": "Lanternside archive", "DEFAULT_LANG": "en"}


def file(*head: str, body: str = "") -> str:
    return "---\n" + "".join(f"{line}\n" for line in head) + "---\n" + (f"\n{body}\n" if body else "")


def write(root: Path, files: dict[str, str]) -> Links:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Links(library.load(root, 20), Places(Urls(config.read(SETTINGS))))


WICKS = "threads/lanternside/0/wicks.7"
LENSES = "threads/lanternside/0/lenses.8"
FILES = {
    "forums/lanternside.md": file(
        "Title: Lanternside Forum", "Address: https://forum.lanternside.example/", "Address: http://lanternside.example/old/"
    ),
    "boards/lanternside/lamps.3.md": file("Title: Lamps", "Address: https://forum.lanternside.example/lamps-by-name/"),
    "members/lanternside/pell.9.md": file("Name: Pell", "Address: https://forum.lanternside.example/crew/pell"),
    f"{WICKS}/thread.md": file(
        "Title: Wicks", "Board: Lamps", "Address: https://forum.lanternside.example/odd/wicks-and-more", "Page-count: 3"
    ),
    f"{WICKS}/71.md": file("Author: Pell", "Author-id: 9", "Place: 1-1", body="One."),
    f"{WICKS}/p1-2.md": file("Author: ورد", "Place: 1-2", 'Also: "72"', body="Two."),
    f"{WICKS}/95.md": file(
        "Author: Pell", "Place: 2-1", "Address: https://forum.lanternside.example/odd/reply?n=95", body="Three."
    ),
    f"{LENSES}/thread.md": file("Title: Lenses"),
    f"{LENSES}/81.md": file("Author: Pell", "Number: 1", body="One."),
    f"{LENSES}/82.md": file("Author: tidewatch", "Number: 2", body="Two."),
    f"{LENSES}/84.md": file("Author: Pell", "Number: 4", body="Four."),
}


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> Links:
    return write(tmp_path_factory.mktemp("content"), FILES)


ROOT = "https://forum.lanternside.example/"


@pytest.mark.parametrize(
    ("address", "place"),
    [
        (f"{ROOT}threads/wicks.7/", "threads/wicks.7/index.html"),
        (f"{ROOT}threads/renamed-since.7/", "threads/wicks.7/index.html"),
        (f"{ROOT}threads/wicks.7/page-2", "threads/wicks.7/page-2.html"),
        (f"{ROOT}threads/wicks.7/page-3", "threads/wicks.7/index.html"),  # not archived: the first that is
        (f"{ROOT}posts/71/", "threads/wicks.7/index.html#post-71"),
        (f"{ROOT}posts/95/", "threads/wicks.7/page-2.html#post-95"),
        (f"{ROOT}threads/wicks.7/page-9#post-95", "threads/wicks.7/page-2.html#post-95"),  # page sizes changed since
        (f"{ROOT}posts/72/", "threads/wicks.7/index.html#post-p1-2"),  # known by its place first
        (f"{ROOT}posts/73/", ""),
        (f"{ROOT}threads/wicks.7/post-73", ""),
        (f"{ROOT}threads/wicks.99/", ""),
        ("https://forum.lanternside.example/t/lenses/8/2", "threads/lenses.8/index.html#post-82"),
        ("https://forum.lanternside.example/t/lenses/8/1", "threads/lenses.8/index.html#post-81"),
        ("https://forum.lanternside.example/t/lenses/8/3", ""),
        ("https://forum.lanternside.example/t/lenses/8", "threads/lenses.8/index.html"),
        ("https://forum.lanternside.example/t/wicks/7/1", "threads/wicks.7/index.html"),  # page 1 is here, numbers are not known
        (f"{ROOT}odd/wicks-and-more", "threads/wicks.7/index.html"),
        (f"{ROOT}odd/wicks-and-more/", "threads/wicks.7/index.html"),
        (f"{ROOT}odd/reply?n=95", "threads/wicks.7/page-2.html#post-95"),
        (f"{ROOT}odd/reply?n=96", ""),
        (f"{ROOT}members/pell.9/", "members/pell.9/index.html"),
        (f"{ROOT}crew/pell", "members/pell.9/index.html"),
        (f"{ROOT}u/Pell", "members/pell.9/index.html"),
        (f"{ROOT}members/nobody.10/", ""),
        (f"{ROOT}forums/lamps.3/", "forums/lamps.3/index.html"),
        (f"{ROOT}lamps-by-name/", "forums/lamps.3/index.html"),
        ("http://www.forum.lanternside.example/posts/71/", "threads/wicks.7/index.html#post-71"),
        ("https://FORUM.Lanternside.Example:443/posts/71/", "threads/wicks.7/index.html#post-71"),
        ("http://lanternside.example/old/showthread.php?t=7", "threads/wicks.7/index.html"),
        ("http://lanternside.example/new/showthread.php?t=7", ""),
        ("https://evil.example/posts/71/", ""),
        ("https://forum.lanternside.example.evil.example/posts/71/", ""),
        ("https://forum.lanternside.example@evil.example/posts/71/", ""),
        ("/posts/71/", ""),
        ("posts/71/", ""),
        ("", ""),
        ("http://[half", ""),
    ],
)
def test_resolve(links: Links, address: str, place: str) -> None:
    target = links.resolve(address)
    assert (f"{target.file}#{target.fragment}".rstrip("#") if target else "") == place


@pytest.mark.parametrize(
    ("address", "ours"),
    [
        (f"{ROOT}posts/73/", True),
        ("https://www.forum.lanternside.example/anything", True),
        ("http://lanternside.example/old/x", True),
        ("http://lanternside.example/shop/x", False),
        ("https://harbour.example/", False),
        ("", False),
    ],
)
def test_is_ours(links: Links, address: str, ours: bool) -> None:
    assert links.is_ours(address) is ours


def test_two_forums_of_one_host_do_not_mix(tmp_path: Path) -> None:
    files = {}
    for name in ("a", "b"):
        path = [f"Path: {name}"] if name == "b" else []
        files[f"forums/{name}.md"] = file(f"Title: {name}", f"Address: https://x.example/{name}/", *path)
        files[f"threads/{name}/0/wicks.7/thread.md"] = file("Title: Wicks")
        files[f"threads/{name}/0/wicks.7/7{name == 'b':d}.md"] = file("Author: Pell", body=name)
    links = write(tmp_path, files)
    assert links.resolve("https://x.example/a/threads/wicks.7/").file == "threads/wicks.7/index.html"
    assert links.resolve("https://x.example/b/threads/wicks.7/").file == "b/threads/wicks.7/index.html"
    assert links.resolve("https://x.example/a/posts/70/")
    assert links.resolve("https://x.example/a/posts/71/") is None
    assert links.resolve("https://x.example/threads/wicks.7/") is None
    assert not links.is_ours("https://x.example/blog/")


def test_the_longest_address_counts(tmp_path: Path) -> None:
    files = {}
    for name, address in (("outer", "https://x.example/"), ("inner", "https://x.example/inner/")):
        files[f"forums/{name}.md"] = file(f"Title: {name}", f"Address: {address}", *(["Path: inner"] if name == "inner" else []))
        files[f"threads/{name}/0/wicks.7/thread.md"] = file("Title: Wicks")
        files[f"threads/{name}/0/wicks.7/70.md"] = file("Author: Pell", body=name)
    links = write(tmp_path, files)
    assert links.resolve("https://x.example/threads/wicks.7/").file == "threads/wicks.7/index.html"
    assert links.resolve("https://x.example/inner/posts/70/").file == "inner/threads/wicks.7/index.html"


def test_a_forum_without_an_address_is_known_by_its_threads(tmp_path: Path) -> None:
    thread = "threads/talk/0/wicks.7"
    files = {
        "forums/talk.md": file("Title: Talk"),
        f"{thread}/thread.md": file("Title: Wicks", "Address: https://talk.lanternside.example/t/wicks/7"),
        f"{thread}/70.md": file("Author: Pell", "Number: 1", body="x"),
    }
    links = write(tmp_path, files)
    assert links.resolve("https://talk.lanternside.example/t/wicks/7/1").fragment == "post-70"
    assert links.is_ours("https://talk.lanternside.example/t/other/9")


def test_a_thread_numbered_from_its_first_page(tmp_path: Path) -> None:
    thread = "threads/talk/0/wicks.7"
    files = {
        "forums/talk.md": file("Title: Talk", "Address: https://talk.lanternside.example/"),
        f"{thread}/thread.md": file("Title: Wicks"),
    }
    files[f"{thread}/70.md"] = file("Author: Pell", body="x")
    links = write(tmp_path, files)
    assert links.resolve("https://talk.lanternside.example/t/wicks/7/1").file == "threads/wicks.7/index.html"
    assert links.resolve("https://talk.lanternside.example/t/wicks/7/2") is None


def test_only_addresses_at_known_hosts_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mirrored = {
        **FILES,
        f"{LENSES}/thread.md": file("Title: Lenses", "Address: https://WWW.Mirror.example:8080/kept/lenses"),
        f"{LENSES}/82.md": file("Author: tidewatch", "Number: 2", "Address: https://odd.example/82", body="Two."),
    }
    links = write(tmp_path, mirrored)
    assert links.resolve("http://mirror.example/kept/lenses/") == Target("threads/lenses.8/index.html")
    assert links.resolve("https://odd.example/82").fragment == "post-82"
    assert links.resolve("https://mirror.example/threads/wicks.7/") is None
    assert links.resolve("https://forum.lanternside.example:443/threads/wicks.7/") == links.resolve(f"{ROOT}threads/wicks.7/")
    assert links.resolve("https://[half") is None
    monkeypatch.setattr(addresses, "read", lambda _: pytest.fail("it leads nowhere here"))
    assert links.resolve("https://elsewhere.example/threads/wicks.7/") is None


LAMP = "![lamp](/content/attachments/ab/" + "0" * 64 + "-lamp.jpg)"
WITH_FILES = {
    **FILES,
    "forums/lanternside.md": file("Title: Lanternside Forum", f"Address: {ROOT}", "Engine: XenForo 2"),
    f"{LENSES}/82.md": file(
        "Author: tidewatch",
        "Number: 2",
        f"File: {ROOT}attachments/lamp-jpg.55/",
        f"File: {ROOT}uploads/monthly/lamp.jpg",
        body=f"{LAMP} and [{ROOT}attachments/wick.57/]({ROOT}attachments/wick.57/)",
    ),
    f"{WICKS}/71.md": file(
        "Author: Pell",
        "Place: 1-1",
        body=f"[see]({ROOT}attachments/lamp-jpg.55/) [mine]({ROOT}attachments/mine.56/) https://other.example/attachments/a.58/",
    ),
    f"{WICKS}/p1-2.md": file("Author: ورد", "Place: 1-2", f"File: {ROOT}attachments/oil.59/", body=LAMP),
}


def test_addresses_of_files_lead_to_the_posts_that_show_them(tmp_path):
    links = write(tmp_path, WITH_FILES)
    shown = Target("threads/lenses.8/index.html", "post-82")
    for form in (
        "attachments/lamp-jpg.55/",
        "attachments/55/",
        "index.php?attachments/other-slug.55/",
        "uploads/monthly/lamp.jpg",
    ):
        assert links.resolve(ROOT + form) == shown, form
    assert links.resolve(f"{ROOT}attachments/oil.59/") == Target("threads/wicks.7/index.html", "post-p1-2")
    # A post that only leads to a file stays a link out of the archive: nobody has it here.
    assert links.resolve(f"{ROOT}attachments/mine.56/") is None
    assert links.resolve("https://other.example/attachments/lamp-jpg.55/") is None


def test_a_file_that_no_post_shows_lands_on_the_first_that_leads_to_it(tmp_path):
    for name, text in WITH_FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (forum,) = library.load(tmp_path, 20).forums
    found = landings(forum, Places(Urls(config.read(SETTINGS))), 20)
    assert found.files == [(55, 82), (56, 71), (57, 82), (59, Target("threads/wicks.7/index.html", "post-p1-2"))]
    assert found.exact["forum.lanternside.example/uploads/monthly/lamp.jpg"] == Target("threads/lenses.8/index.html", "post-82")


def test_a_name_as_an_address_has_it_is_whose_alone_it_is(tmp_path):
    files = {"forums/f.md": file("Title: F", "Address: https://x.example/", "Engine: vBulletin 3.8")}
    for n, name in enumerate(("Ada Bee", "Cy Dee", "Cy-Dee", "Wren", "12 "), 5):
        files[f"members/f/m.{n}.md"] = file(f"Name: {name}", f"Member-id: {n}")
    links = write(tmp_path, files)

    def led(said: str) -> str:
        target = links.resolve(f"https://x.example/members/{said}.html")
        return target.file if target else ""

    assert led("ada-bee") == led("Ada%20Bee") == "members/m.5/index.html"
    assert led("wren") == led("Wren") == "members/m.8/index.html"
    assert led("cy-dee") == led("Cy-Dee") == ""  # either of two
    assert led("Cy%20Dee") == "members/m.6/index.html"
    found = landings(library.load(tmp_path, 20).forums[0], Places(Urls(config.read(SETTINGS))), 20)
    assert "u/cy-dee" not in found.exact
    assert found.exact["u/ada-bee"] == links.resolve("https://x.example/members/ada-bee.html")
