"""What an engine's database is: which tables it is known by, which columns are wanted, and questions in SQL that give records.

A question names its answers by what they mean here (`title`, `author_id`), so an engine is mostly a table of tables. A text comes
as the database has it; `escaped` says where entities stand in it. An answer that is missing means: the database does not say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .._sql.store import Store
from .._sql.wanted import Table

Answer = Mapping[str, Any]
KEEPING = "password thread_password topic_password threadpassword discussion_password is_private isprivate private"
"""Columns that add-ons give threads, of whatever engine, to keep some from guests."""


@dataclass(frozen=True, slots=True)
class Right:
    """Whether a guest may read a board."""

    public: bool
    why: str  # in words, for the report
    named: bool = False  # guests see its name, whoever may read it
    files: bool = True  # guests may have the files of its posts
    polls: bool = True  # guests see the polls of its threads


@dataclass(frozen=True, slots=True)
class About:
    """What a database says of its forum."""

    title: str = ""
    address: str = ""  # with / at its end
    engine: str = ""  # with its version
    lang: str = ""
    per_page: int | None = None
    closed: str = ""  # why guests may read nothing at all; "" if they may
    notes: tuple[str, ...] = ()  # what of the whole forum was left out, for the report
    folders: Mapping[str, str] = field(default_factory=dict)  # what else it needs of its settings


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file of a post."""

    key: str  # by which a body names it
    name: str  # as people saw it
    paths: tuple[str, ...] = ()  # where it may lie in the folder of uploads
    size: int | None = None  # bytes
    address: str = ""  # where the forum showed it
    comment: str = ""
    aliases: tuple[str, ...] = ()  # further keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """One engine, of one generation of its tables."""

    name: str  # "phpBB 3", as the file of a forum says it
    marks: Mapping[str, str]
    """Tables by which it is known, without the prefix, each with columns that it has; !column: it has it not."""
    tables: tuple[Table, ...]
    boards: str
    """id, parent, title, body, in their order; category: 1 for what has no rights of its own, and is named where a board in it
    is; tag: 1 for what has rights and is no board; address, here and below, behind that of the forum, where `board_address` and
    its like do not say it."""
    threads: str
    """id, board, title, views, sticky, locked, prefix, tags (parted by line breaks), slug, address; inside: further boards,
    parted by line breaks, that a guest must be able to read. Only such as everybody could see, in the order of their ids."""
    posts: str
    """Of the thread ?: id, author, author_id, date, title, body, format, edited, edited_by, edit_reason, reply_to, number,
    reactions, plain (1: no mark-up in the body is meant), uid (what ends each tag of BBCode), no_smilies, files (0: it has
    none). Only such as everybody could see, in their order."""
    members: str
    """Of the member ?: id, name, title, joined, posts, signature, badges."""
    rights: Callable[[Store], Mapping[str, Right]]
    """The boards by id, each with whether a guest may read it; a board that is not named there is not read. "": threads in no
    board."""
    about: Callable[[Store], About]
    deciding: Mapping[str, str] = field(default_factory=dict)
    """Tables that say what guests may see, each with columns that hold a number in every row. Where one is not in the dump, or
    not all of it could be read, every board is closed; where its name, or that of a column, begins with ?, versions of the
    engine lack it."""
    opening: str = ""
    """Those among them in which a row may be all that keeps guests out: every board is closed where the last may be lost."""
    needed: Mapping[str, str] = field(default_factory=dict)
    """Columns of tables that say of each row whether guests saw it, where one that is not there would look like "yes"."""
    needed_with: Mapping[str, str] = field(default_factory=dict)
    """Such columns (table.column) that only some versions have: those by another column, which is in the dump."""
    needed_of_files: Mapping[str, str] = field(default_factory=dict)
    """Such columns of tables of files: where one is not there, all files stay out."""
    authors: str = ""
    """Columns (table.column) that say whose post it is: where one is not there, nobody knows which posts are guests'."""
    hidden: str = ""
    """How many posts were not public: one number."""
    hidden_files: str = ""
    """How many files of posts await approval, or are no post's yet: one number."""
    all_posts: str = ""
    """How many posts there are, whoever could see them, of the kinds that `posts` and `hidden` know: one number."""
    shared: tuple[str, ...] = ()
    """Tables that several forums of one database share: they are called without the number at the end of a forum's own prefix."""
    kin: tuple[str, ...] = ()
    """Tables of the framework that the forum is one program of: they stand under the framework's prefix."""
    kin_prefix: tuple[str, str] = ("", "")
    """An expression that a forum's own prefix fits, and what makes the framework's of it. Where it does not fit they are one."""
    beside: tuple[str, str] = ("", "")
    """An expression for tables of the same forum that are not read, without the prefix; and what they are, in words."""
    moved: str = ""
    """id, target: threads that only lead to another one."""
    polls: str | Callable[[Store, Any], list[Answer]] = ""
    """Of the thread ?: question, option, votes."""
    files: Callable[[Store, str, About], Iterable[UploadedFile]] | None = None
    """The files of a post, by its id."""
    smilies: str = ""
    """code (or several, parted by line breaks), picture."""
    typed_smilies: bool = False  # bodies hold the codes as people typed them
    format: str = "bbcode"  # of bodies: bbcode, html, markdown, text
    closes_tags: bool = False  # it closes tags of bodies that have no end; others show them as they are
    escaped: bool = False  # bodies hold entities and <br>
    escaped_titles: bool = False  # titles and names hold entities
    rules: str = ""  # the importer whose rules HTML bodies are read by
    thread_address: str = ""  # of {root}, {id}, {slug}
    post_address: str = ""  # of {root}, {id}, {thread_id}
    post_address_alone: str = ""  # the same where the thread is not known
    board_address: str = ""
    member_address: str = ""
    body: Callable[[str, Answer], str] | None = None
    """Makes of a body as it is stored one that its format knows. A function of a module."""
    markdown: Callable[[Answer, str], str] | None = None
    """Makes the Markdown itself, of a post and the forum's address, for an engine whose bodies have a reader of their own."""
