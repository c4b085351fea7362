"""The thread as it was on the forum: posts that are written, edited and deleted in the course of the years."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

AUTHORS = ("Pell", "Ada", "Marlow")
SHORT = ("+1", "Thanks!", "Same here", ":)", "me too")
POOL = (
    "motor glass tin pane rope mercury match oil lens flame rail wick bench pump prism burner weather trust weight plate reed "
    "rust harbour stair lamp horn store moon tower stop valve tray roof gallery mantle brass drum pawl spring chain hook gull "
    "fog signal cable fuse relay dial keeper boat rock tide paint ladder window stove kettle ledger key"
).split()
SYLLABLES = "ba de ki lo mu na pe ri so tu va we zi fo gu ha".split()
START = dt.datetime(2015, 3, 2, 8, 0, 7, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Text:
    """What a post says at some time. `token`: a word that no other post and no other version has; "" for short ones."""

    words: str
    token: str = ""
    picture: str = ""  # a picture's name, in a post that is nothing else
    quoted: tuple[str, str] | None = None  # whom it quotes, and their words

    @property
    def said(self) -> str:
        """The post's own words: what makes two posts say the same."""
        return self.picture or " ".join(self.words.casefold().replace("!", "").split())

    @property
    def is_long(self) -> bool:
        return len(self.words.split()) >= 10


@dataclass(slots=True)
class TruePost:
    """A post, by its key: which one of the thread it is, from 0."""

    key: int
    author: str
    when: dt.datetime
    versions: list[Text]
    deleted: bool = False

    @property
    def id(self) -> int:
        return 9001 + 3 * self.key

    @property
    def tokens(self) -> list[str]:
        return [text.token for text in self.versions if text.token]


@dataclass(slots=True)
class TrueThread:
    """A thread of a forum."""

    titles: list[str] = field(default_factory=lambda: ["Lamp talk"])
    posts: list[TruePost] = field(default_factory=list)
    now: dt.datetime = START

    @property
    def visible(self) -> list[TruePost]:
        return [post for post in self.posts if not post.deleted]

    def write(self, author: int, kind: str, seed: int) -> None:
        """A post more. `kind`: long, short, picture, quote, quote-short, or again."""
        self.now += dt.timedelta(seconds=1 + (seed * 7919) % (400_000 if seed % 3 else 900))
        key = len(self.posts)
        text = Text(SHORT[seed % len(SHORT)])
        if kind in ("long", "quote"):
            text = sentence(key, 0)
        elif kind == "again" and (own := [post for post in self.visible if post.author == AUTHORS[author % len(AUTHORS)]]):
            text = own[seed % len(own)].versions[-1]  # says the same once more
        elif kind == "picture":
            text = Text("", picture=f"lamp-{seed % 2}.png")
        others = [post for post in self.visible if post.versions[-1].token]
        if kind.startswith("quote") and others:
            other = others[seed % len(others)]
            text = Text(text.words, text.token, quoted=(other.author, " ".join(other.versions[-1].words.split()[:4])))
        self.posts.append(TruePost(key, AUTHORS[author % len(AUTHORS)], self.now, [text]))

    def edit(self, index: int, how: str) -> None:
        """Its author changes a post: it becomes fuller, half of it changes, or a short one becomes long."""
        if not self.visible:
            return
        self.now += dt.timedelta(hours=5)
        post = self.visible[index % len(self.visible)]
        before, after = post.versions[-1], sentence(post.key, len(post.versions))
        if how == "fuller":
            after = Text(f"{before.words} {after.words}".strip(), after.token, quoted=before.quoted)
        elif before.is_long:
            words = before.words.split()
            cut = len(words) * 3 // 4
            after = Text(" ".join([*words[:cut], after.token, *after.words.split()[-3:]]), after.token, quoted=before.quoted)
        post.versions.append(after)

    def delete(self, index: int) -> None:
        """The forum takes a post out; those behind it are counted anew."""
        if len(self.visible) > 1:
            self.now += dt.timedelta(hours=3)
            self.visible[index % len(self.visible)].deleted = True


def token(key: int, version: int) -> str:
    number = key * 8 + version + 300
    return "".join(SYLLABLES[number >> shift & 15] for shift in (8, 4, 0)) + "x"


def sentence(key: int, version: int) -> Text:
    """Fourteen words with a token among them."""
    own = token(key, version)
    step = 2 * (key * 5 + version * 3) + 1
    words = [POOL[(key * 17 + version * 29 + n * step + n * n) % len(POOL)] for n in range(13)]
    return Text(" ".join([words[0].capitalize(), *words[1:6], own, *words[6:]]), own)
