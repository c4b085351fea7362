"""A small forum of which things are taken down: who wrote what, in whose words, and what of it has to stay or to go."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from stillboard.checks import run as check
from stillboard.convert.merging import words
from stillboard.convert.report import Report
from stillboard.model import Forum, Member, Place, Post, State, Thread
from stillboard.takedown import Called, take_down
from support.scripted import FORUM, WORDS, Dumps, on_pages
from support.taken import OLD

RUN = 6
MOVED = dataclasses.replace(FORUM, addresses=("https://new.lanternside.example/",))
PEOPLE = {  # the second and the third are called nearly, or just, like the first
    "marlow": ("Marlow", "5"),
    "namesake": ("Marlow", "25"),
    "jones": ("Marlow Jones", "20"),
    "sons": ("O'Wren & Sons", "7"),
    "pell": ("Pell", "6"),
}
CONTAINERS = ("{}", "list", "indented", "nested")
CUTS = ("whole", "begin", "cut", "few")
NAMED = ("right", "address", "nobody", "another")
AFTER = ("\n\n", "\n# ", "\n- ")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a post. `text`: what must be there to the letter as long as it stays."""

    text: str
    of: int = 0  # the post that is quoted
    called: str = ""  # who is named as its author, or mentioned
    is_own: bool = True


@dataclass(slots=True)
class Written:
    """A post as it was written."""

    n: int
    thread: int
    who: str
    own: str  # one sentence of words that nobody else uses
    parts: list[Part] = field(default_factory=list)
    body: str = ""
    newline: str = ""  # of its file, if people edited it


def own_words(n: int, count: int) -> str:
    return " ".join(f"{WORDS[k % len(WORDS)]}{n * 100 + k}" for k in range(count))


def thread_of(number: int) -> Thread:
    identity = str(410 + number)
    return on_pages(
        Thread(
            f"Thread {identity}",
            thread_id=identity,
            slug=f"thread-{identity}",
            addresses=(f"{OLD}threads/thread-{identity}.{identity}/",),
        ),
        1,
    )


def folder_of(number: int) -> str:
    return f"threads/lanternside-forum/0/thread-{410 + number}.{410 + number}"


class TakenWorld:
    """The forum, its archive, and all that was taken out of it."""

    def __init__(self, folder: Path) -> None:
        self.dumps = Dumps(folder)
        self.posts: dict[int, Written] = {}
        self.filed: set[int] = set()  # posts that some capture shows
        self.captures: list[Path] = []
        self.out: set[int] = set()  # posts that were taken out
        self.out_threads: set[int] = set()
        self.out_members: dict[str, str] = {}  # who was taken down, with the pseudonym
        self.names_gone: set[str] = set()  # names that were theirs alone
        self.named: set[str] = set()  # files that a person was told to look at
        self.log: list[str] = []
        self.is_renamed = False  # whether anybody is called otherwise than before
        self.names = {who: name for who, (name, _) in PEOPLE.items()}  # as they are called now

    def id(self, who: str) -> str:
        return PEOPLE[who][1]

    # What happens.

    def write(self, who: str, thread: int, length: int, quotes: Sequence[tuple[int, str, str, str, str]], mention: str) -> None:
        """Let somebody write. `quotes`: index of a post, its container, how it is cut, who is named, what follows."""
        n = len(self.posts) + 1
        post = Written(n, thread, who, own_words(n, length))
        text = ""
        for index, container, cut, named, after in quotes:
            if self.posts:
                quoted = self.posts[sorted(self.posts)[index % len(self.posts)]]
                text += self._quote(post, quoted, container, cut, named) + after
                line = f"After {n} {len(text)}"
                post.parts.append(Part(line))
                text += f"{line}\n\n"
        post.parts.append(Part(post.own))
        text += post.own
        if mention:
            post.parts.append(Part(f"@{self.names[mention]}, hm.", called=self.names[mention], is_own=False))
            text += f"\n\n@{self.names[mention]}, hm.\n\nUse `@{self.names[mention]}` there."
            post.parts.append(Part(f"Use `@{self.names[mention]}` there."))
        post.body = text
        self.posts[n] = post
        self.log.append(f"{who} writes {n} in {thread}: {text!r}")

    def _quote(self, post: Written, quoted: Written, container: str, cut: str, named: str) -> str:
        said = quoted.own.split()
        text = {
            "whole": quoted.own,
            "begin": " ".join(said[: max(8, len(said) // 2)]),
            "cut": f"{' '.join(said[:9])} […] {' '.join(said[-9:])}" if len(said) > 20 else quoted.own,
            "few": " ".join(said[1:4]),
        }[cut]
        who = quoted.who if named in ("right", "address") else "sons" if named == "another" else ""
        head = ""
        if who:
            wrote = f"[wrote]({OLD}posts/{9000 + quoted.n}/)" if named == "address" else "wrote"
            head = f"> **{self.names[who]}** {wrote}:\n>\n"
        lines = f"{head}> {text}"
        if container == "list":
            mine = f"In a list of {post.n}:"
            post.parts.append(Part(f"- {mine}"))
            lines = f"- {mine}\n\n" + "\n".join(f"  {line}" for line in lines.split("\n"))
        elif container == "indented":
            lines = "\n".join(f"  {line}" for line in lines.split("\n"))
        elif container == "nested":
            mine = f"> Around it {post.n}."
            post.parts.append(Part(mine))
            lines = f"{mine}\n>\n" + "\n".join(f"> {line}" for line in lines.split("\n"))
        post.parts.append(Part(text, of=quoted.n, called=self.names[who] if who else "", is_own=False))
        return lines

    def rename(self, who: str) -> None:
        """Let somebody have another name from now on, on all pages."""
        self.is_renamed = True
        self.names[who] = f"Captain {who.title()}"
        self.log.append(f"{who} is {self.names[who]}")

    def edit(self, index: int, newline: str) -> None:
        """Let the archive's maintainers add a line to a post."""
        there = sorted(n for n in self.filed - self.out if self.posts[n].thread not in self.out_threads)
        if there:
            post = self.posts[there[index % len(there)]]
            path = self.dumps.root / folder_of(post.thread) / f"{9000 + post.n}.md"
            text = f"{path.read_bytes().decode()}\n\nNoted by hand {len(self.log)}.\n"
            path.write_bytes(text.replace("\r\n", "\n").replace("\n", newline).encode())
            post.parts.append(Part(f"Noted by hand {len(self.log)}."))
            post.newline = newline
            self.log.append(f"{post.n} is edited, {newline!r}")

    def capture(self, thread: int, *, has_ids: bool = True, edited: int = 0, forum: Forum = FORUM) -> None:
        """Save a thread, and convert it. `edited`: a post to which its author added something."""
        shown = [post for post in self.posts.values() if post.thread == thread]
        if not shown:
            return
        items: list[object] = []
        for place, post in enumerate(shown, 1):
            name, identity = self.names[post.who], self.id(post.who)
            body = post.body + (f"\n\nEdited: more of {post.n}." if post.n == edited else "")
            facts = {"original_id": str(9000 + post.n), "author_id": identity} if has_ids else {}
            items.append(Post(body, author=name, number=place, place=Place(1, place), **facts))
        who = dict.fromkeys(post.who for post in shown) if has_ids else ()
        items += [Member(self.names[one], member_id=self.id(one), address=f"{OLD}members/x.{self.id(one)}/") for one in who]
        known = thread_of(thread)
        known = dataclasses.replace(known, addresses=tuple(one.replace(OLD, forum.addresses[0]) for one in known.addresses))
        head = known if has_ids else dataclasses.replace(known, thread_id="", addresses=())
        self.captures.append(self.dumps.add(f"{len(self.captures)}.html", forum, head, *items))
        self.log.append(f"capture {len(self.captures) - 1} of {thread}: ids {has_ids}, edited {edited}, {forum.addresses}")
        self._account(self.dumps.convert(self.captures[-1]))
        if forum is not FORUM:
            return
        self.filed.update(post.n for post in shown)
        out = {who for who, shown_as in self.out_members.items() if not shown_as}
        self.out.update(post.n for post in shown if post.who in out or thread in self.out_threads)

    def _account(self, report: Report) -> None:
        assert report.balanced
        assert not report.errors, report.errors
        self.named.update(remark.where for remark in (*report.remarks, *report.unsure))
        for remark in report.remarks:
            if "knows more" in remark.text:
                self.log.append(f"once more: {remark.where}")
                account = take_down(self.dumps.root, remark.where)
                assert account.exit_code == 0, account.errors
                self.named.update(place.path for place in account.look)

    def take(self, kind: str, index: int, shown_as: str = "") -> None:
        """Take something down."""
        there = sorted(n for n in self.filed - self.out if self.posts[n].thread not in self.out_threads)
        if not there:
            return
        post = self.posts[there[index % len(there)]]
        self.log.append(f"take down {kind} of {post.n}, as {shown_as!r}")
        if kind == "post":
            account = take_down(self.dumps.root, f"{folder_of(post.thread)}/{9000 + post.n}.md")
            self.out.add(post.n)
        elif kind == "thread":
            account = take_down(self.dumps.root, folder_of(post.thread))
            self.out_threads.add(post.thread)
            self.out.update(n for n in self.filed if self.posts[n].thread == post.thread)
        else:
            name, identity = self.names[post.who], self.id(post.who)
            if shown_as and self.out_members.get(post.who, shown_as) != shown_as:
                return
            others = {other.who for n, other in self.posts.items() if n in self.filed} - {post.who}
            shared = any(PEOPLE[who][0] == PEOPLE[post.who][0] for who in others)
            file = next(self.dumps.root.glob(f"members/lanternside-forum/*.{identity}.md"), None)
            said = str(file.relative_to(self.dumps.root)) if file else Called(name, identity)
            account = take_down(self.dumps.root, said, shown_as=shown_as or None)
            self.out_members[post.who] = shown_as
            if not shared:
                self.names_gone.add(PEOPLE[post.who][0])
            self.names_gone.add(f"Captain {post.who.title()}")
            if not shown_as:
                self.out.update(n for n in self.filed if self.posts[n].who == post.who)
        assert account.exit_code == 0, account.errors
        self.named.update(place.path for place in account.look)

    # What must hold.

    def problems(self) -> Iterator[str]:
        """What is wrong with the archive."""
        old = self.dumps.files()
        self._account(self.dumps.convert(*self.captures, again=True))  # may tell records of words that no file held
        before = self.dumps.files()
        for name in {*old, *before}:
            if old.get(name) != before.get(name) and not name.startswith("takedowns/"):
                yield f"converted again, and {name} is not as it was: {old.get(name)!r}, {before.get(name)!r}"
        posts = self.dumps.posts()
        yield from self._left(before)
        for n in sorted(self.filed):
            yield from self._kept(self.posts[n], posts)
        counted = {thread: sum(name.startswith(f"{folder_of(thread)}/") for name in posts) for thread in (1, 2)}
        wanted = {
            thread: 0 if thread in self.out_threads else sum(self.posts[n].thread == thread for n in self.filed)
            for thread in (1, 2)
        }
        if counted != wanted:
            yield f"{counted} files of posts, and not {wanted}"
        for finding in check(self.dumps.root):
            yield f"check: {finding}"
        report = self.dumps.convert(*self.captures, again=True)
        if report.written or self.dumps.files() != before:
            changed = [name for name, text in self.dumps.files().items() if before.get(name) != text]
            yield f"converted again: {report.written} files written, {changed}"

    def _left(self, files: dict[str, str]) -> Iterator[str]:
        """Words of what was taken out, in files that nobody was told to look at."""
        gone = {run: n for n in self.out for run in _runs(self.posts[n].own)}
        for name, text in files.items():
            if (found := {gone[run] for run in _runs(text) if run in gone}) and name not in self.named:
                yield f"{name} has words of {sorted(found)}"

    def _kept(self, post: Written, posts: dict[str, Post]) -> Iterator[str]:
        if post.thread in self.out_threads:
            return
        filed = posts.get(f"{folder_of(post.thread)}/{9000 + post.n}.md")
        if filed is None:
            yield f"{post.n} is lost"
        elif post.n in self.out:
            if filed.state is not State.REMOVED or filed.body or filed.author:
                yield f"{post.n} is back"
        elif filed.state is State.REMOVED:
            yield f"{post.n} was not taken down, and is out"
        else:
            if post.newline:
                data = (self.dumps.root / folder_of(post.thread) / f"{9000 + post.n}.md").read_bytes().decode()
                if data.replace("\r\n", "\n").replace("\n", post.newline) != data:
                    yield f"{post.n} has other ends of lines"
            for part in post.parts:
                if self._must_stay(part) and part.text not in filed.body:
                    yield f"{post.n} lost {part.text!r}: {filed.body!r}"

    def _must_stay(self, part: Part) -> bool:
        if part.is_own:
            return True
        if not part.of:
            return part.called not in self.names_gone
        is_gone = part.called in self.names_gone
        return part.of not in self.out and not is_gone


def _runs(text: str) -> set[str]:
    said = words(text)
    return {" ".join(said[n : n + RUN]) for n in range(len(said) - RUN + 1)}
