"""What pages say to search engines and to sites that show a link: JSON-LD, OpenGraph, descriptions; and that it is true."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from stillboard.model import Forum, Member, Post, State, Thread, When
from stillboard.site import linked_data
from support import lanternside, webpages
from support.builds import put
from support.inprocess import build
from support.paths import PROJECT

SITE = "https://archive.example/lamps"
LICENCE = "https://licence.example/by"
CHECK = jsonschema.Draft202012Validator(json.loads((webpages.SCHEMAS / "linked_data.json").read_text("utf-8")))
THREAD = "threads/rewinding-the-clockwork.400"


def nodes(page: Any) -> dict[str, Any]:
    """What a page says, by its types. It is valid, and each type stands once."""
    found: dict[str, Any] = {}
    for data in webpages.linked_data(page):
        CHECK.validate(data)
        for node in data["@graph"]:
            assert node["@type"] not in found
            found[node["@type"]] = node
    return found


@pytest.fixture(scope="module", params=["lanternside", "sample", "relative"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The pages of a site: of two forums with all that a page can show, or of the sample."""
    folder = tmp_path_factory.mktemp("linked")
    content = PROJECT / "content"
    if request.param != "sample":
        content = folder / "content"
        lanternside.whole(content)
    more = {"FORUM_LICENSE": LICENCE, "FORUM_CONTACT": "mailto:keeper@archive.example", "DEFAULT_LANG": "en-GB"}
    assert not build(folder, content, SITEURL=SITE, RELATIVE_URLS=request.param == "relative", **more).error
    return webpages.pages(folder / "output")


def file_of(address: str) -> str:
    """The file of a page of the site."""
    place = address.removeprefix(f"{SITE}/").partition("#")[0]
    assert not place.startswith("http"), address
    return f"{place}index.html" if place.endswith("/") or not place else f"{place}.html"


def anchors(page: Any) -> dict[str, Any]:
    return {post.get("aria-labelledby"): post for post in page.iter("article")}


def words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def test_threads_are_postings_and_posts_their_comments(built: dict[str, Any]) -> None:
    found = 0
    for file, page in built.items():
        posting = nodes(page).get("DiscussionForumPosting")
        if posting is None:
            continue
        found += 1
        (canonical,) = [link.get("href") for link in webpages.links(page, "canonical")]
        first = nodes(built[file_of(posting["url"])])["DiscussionForumPosting"]
        assert canonical == posting["url"] if file_of(posting["url"]) == file else canonical.startswith(f"{posting['url']}page-")
        for key in ("url", "headline", "author", "datePublished", "isPartOf"):
            assert posting.get(key) == first.get(key)
        assert "text" in first or "image" in first
        assert posting["headline"] in words(page.find(".//h1"))
        posts = anchors(page)
        for comment in posting.get("comment", ()):
            address, _, anchor = comment["url"].partition("#")
            assert address == canonical
            shown = words(posts[anchor])
            assert comment["author"]["name"] in shown
            assert comment["text"][:12] in shown or "details" in shown
        if file_of(posting["url"]) != file:
            assert "text" not in posting
            assert len(posting["comment"]) <= len(posts)
    assert found >= 3


def test_what_is_linked_is_there_and_may_be_found(built: dict[str, Any]) -> None:
    """Authors' pages, boards and crumbs: none of them is hidden from search engines."""
    addresses = set()
    for page in built.values():
        for node in nodes(page).values():
            authors = [node.get("author", {}), *(one["author"] for one in node.get("comment", ())), node.get("mainEntity", {})]
            addresses |= {author["url"] for author in authors if "url" in author}
            addresses |= {item["item"] for item in node.get("itemListElement", ())}
            addresses |= {node[key] for key in ("url", "isPartOf") if key in node}
    assert len(addresses) > 10
    for address in addresses:
        assert not webpages.is_hidden(built[file_of(address)])


def test_crumbs_are_those_of_the_page(built: dict[str, Any]) -> None:
    for page in built.values():
        crumbs = nodes(page).get("BreadcrumbList")
        shown = [link for nav in page.iter("nav") if nav.get("class") == "crumbs" for link in nav.iter("a")]
        assert [item["name"] for item in crumbs["itemListElement"]] == [words(a) for a in shown] if crumbs else len(shown) < 2
        if crumbs:
            assert [item["position"] for item in crumbs["itemListElement"]] == list(range(1, len(shown) + 1))
            assert crumbs["itemListElement"][-1]["item"] == webpages.links(page, "canonical")[0].get("href")


def test_members_and_the_site(built: dict[str, Any]) -> None:
    assert nodes(built["index.html"])["WebSite"] == {"@type": "WebSite", "name": "Lanternside archive", "url": f"{SITE}/"}
    profiles = {file: nodes(page)["ProfilePage"] for file, page in built.items() if "ProfilePage" in nodes(page)}
    assert len(profiles) >= 5
    for file, profile in profiles.items():
        assert file_of(profile["mainEntity"]["url"]).rpartition("/")[0] == file.rpartition("/")[0]
        assert profile["mainEntity"]["name"] == words(built[file].find(".//h1"))


def test_every_page_says_what_it_is(built: dict[str, Any]) -> None:
    for file, page in built.items():
        assert page.get("lang") == "en-gb"  # Pelican writes it so
        for name in ("og:title", "og:type", "og:site_name", "og:locale"):
            (said,) = webpages.meta(page, name)
            assert said.strip(), (file, name)
        assert webpages.meta(page, "og:locale") == ["en_GB"]
        assert webpages.meta(page, "description") == webpages.meta(page, "og:description")
        assert webpages.meta(page, "og:url") == [link.get("href") for link in webpages.links(page, "canonical")]
        assert [link.get("href") for link in webpages.links(page, "license")] == [LICENCE]
        assert [a.get("href") for a in page.iter("a") if (a.get("href") or "").startswith("mailto:")] == [
            "mailto:keeper@archive.example"
        ]
        if not webpages.is_hidden(page):
            (description,) = webpages.meta(page, "description")
            assert description.strip()
            assert len(description) <= 170
    feeds = [link.get("type") for link in webpages.links(built["index.html"], "alternate")]
    assert feeds == ["application/atom+xml", "application/feed+json"]


def test_nothing_that_needs_an_address_without_one(tmp_path: Path) -> None:
    lanternside.small(tmp_path / "content")
    assert not build(tmp_path, tmp_path / "content").error
    for page in webpages.pages(tmp_path / "output").values():
        assert not webpages.linked_data(page)
        assert not webpages.links(page, "alternate")
        assert not webpages.meta(page, "og:url")
        assert webpages.meta(page, "og:title")


# ---- What is not known is not said.


def said(tmp_path: Path, *posts: Post, thread: Thread | None = None, **more: Any) -> dict[str, Any]:
    """What the pages of a thread say, by their files."""
    content = tmp_path / "content"
    thread = thread or Thread("Wicks", id="7", slug="wicks", addresses=("https://old.example/t/7/",))
    put(content, Forum("Lamps", id="lamps", timezone="Europe/London"), "lamps")
    put(content, thread, "lamps")
    for post in posts:
        put(content, post, "lamps", thread)
    assert not build(tmp_path, content, SITEURL=SITE, **more).error
    found = webpages.pages(tmp_path / "output")
    return {file: nodes(page).get("DiscussionForumPosting") for file, page in found.items() if f"{thread.slug}.7/" in file}


def post(number: int, body: str = "Light.", date: str = "2014-03-04", **more: Any) -> Post:
    return Post(body, id=str(number), number=number, author="Pell", date=When(date) if date else None, **more)


def test_dates_have_the_precision_that_is_known(tmp_path: Path) -> None:
    dates = ["2014-03-04T17:20", "2014-03-04T17:20:09", "2014-03-05T10:00Z", "2014-03", "2014", ""]
    posts = [post(n, date=date) for n, date in enumerate(dates, 1)]
    (posting,) = said(tmp_path, *posts).values()
    assert posting["datePublished"] == "2014-03-04"
    assert [comment["datePublished"] for comment in posting["comment"]] == ["2014-03-04", "2014-03-05T10:00:00Z"]
    assert posting["isBasedOn"] == "https://old.example/t/7/"


@pytest.mark.parametrize(
    "opening",
    [
        pytest.param(Post("Light.", id="1", number=1, date=When("2014-03-04")), id="nobody"),
        pytest.param(post(1, date=""), id="no date"),
        pytest.param(post(1, date="2014-03"), id="a month"),
        pytest.param(post(2), id="not the first"),
    ],
)
def test_a_thread_whose_start_is_not_known_is_no_posting(tmp_path: Path, opening: Post) -> None:
    assert set(said(tmp_path, opening, post(3)).values()) == {None}


def test_tombstones_are_no_comments(tmp_path: Path) -> None:
    gone = [post(n, "", state=state) for n, state in enumerate(State, 2)]
    (posting,) = said(tmp_path, post(1), *gone, post(9)).values()
    assert [comment["url"].rpartition("-")[2] for comment in posting["comment"]] == ["9"]
    assert posting["commentCount"] == 1


def test_a_thread_whose_first_post_is_gone(tmp_path: Path) -> None:
    (posting,) = said(tmp_path, post(1, "", state=State.DELETED), post(2)).values()
    assert "text" not in posting
    assert posting["creativeWorkStatus"] == "Deleted"


def test_a_text_is_never_empty(tmp_path: Path) -> None:
    """A post of a quote or code alone says how these begin, one of a picture alone shows that, and one of nothing is left out."""
    picture = lanternside.attachment(tmp_path / "content", "lamp.png", lanternside.png(4, 4))
    bodies = ["> **Pell** wrote:\n>\n> A quote.", "```\nprint(1 < 2)\n```", f"![]({picture})", "***", "&nbsp;", "x" * 999]
    (posting,) = said(tmp_path, post(1), *(post(n, body) for n, body in enumerate(bodies, 2))).values()
    quote, code, shown, long = posting["comment"]
    assert "A quote." in quote["text"]
    assert code["text"] == "print(1 < 2)"
    assert shown["image"].startswith(f"{SITE}/attachments/")
    assert shown["image"].endswith("-lamp.png")
    assert len(long["text"]) <= 161


def test_a_member_who_joined_in_a_year_joined_on_no_day(tmp_path: Path) -> None:
    content = tmp_path / "content"
    for own, joined in (("1", "2003"), ("2", "2003-05-01")):
        member = Member(f"Pell {own}", id=own, slug="pell", names=("Bell",), joined=When(joined))
        put(content, member, "lamps")
    said(tmp_path, post(1))
    pages = webpages.pages(tmp_path / "output")
    one, two = (nodes(pages[f"members/pell.{own}/index.html"])["ProfilePage"] for own in "12")
    assert "dateCreated" not in one
    assert two["dateCreated"] == "2003-05-01"
    assert two["mainEntity"]["alternateName"] == ["Bell"]


# ---- What people wrote ends nothing.

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "]]>",
    "\\u003c/script>",
    "\u2028\u2029",
    "&lt;/script>",
    "\\",
    '"}',
)


@pytest.mark.parametrize("words", HOSTILE)
def test_a_script_holds_what_people_wrote_and_ends_where_it_should(words: str) -> None:
    data = linked_data.script([{"@type": "WebSite", "name": words, "url": words}])
    page = webpages.parsed(f'<!doctype html><title>x</title><script type="application/ld+json">{data}</script><p>after</p>')
    (one,) = webpages.linked_data(page)
    assert one["@graph"][0]["name"] == words
    assert len(list(page.iter("script"))) == 1
    assert not {"<", "\u2028", "\u2029"} & set(data)


OWN = re.compile(r"(?:/[a-z]+)*/theme/[a-z]+\.js(?:\?v=[0-9a-f]+)?")  # the theme's scripts, which every page loads


def test_a_hostile_thread_has_as_many_scripts_as_another(tmp_path: Path) -> None:
    hostile = HOSTILE[0] + HOSTILE[1]
    thread = Thread(hostile, id="7", slug="wicks", addresses=(f"https://old.example/{hostile}",))
    evil = Post(f"`{hostile}`", id="1", number=1, author=hostile, date=When("2014-03-04"))
    (posting,) = said(tmp_path, evil, thread=thread, FORUM_TYPOGRIFY=False).values()
    assert posting["headline"] == hostile
    assert posting["author"]["name"] == hostile
    for page in webpages.pages(tmp_path / "output").values():
        files = [script for script in page.iter("script") if script.get("src")]
        own = [script.get("type") for script in page.iter("script") if script not in files]
        assert own in ([], ["application/ld+json"])
        assert not [script for script in files if "".join(script.itertext()) or "theme/" not in script.get("src", "")]
        assert len(files) <= 4  # the theme's: two for readers, on some pages one for search and one for old addresses
