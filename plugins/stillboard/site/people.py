"""Who is the same person in several forums, as the archive's maintainers say it (`Same-as` in a member's file)."""

from __future__ import annotations

from .archived import Library

Person = tuple[int, str]  # the place of a forum in the library, and the id of a member in it


def people(library: Library) -> dict[Person, tuple[Person, ...]]:
    """The other members that each member is, in the order of the library. Whoever stands alone is left out."""
    by_name = {forum.record.id: n for n, forum in enumerate(library.forums)}
    group: dict[Person, list[Person]] = {}
    for n, forum in enumerate(library.forums):
        for author in forum.authors.values():
            for named in author.record.same_as if author.record else ():
                other = _found(library, by_name, named)
                if other:
                    _join(group, (n, author.id), other)
    return {one: tuple(other for other in sorted(every) if other != one) for one, every in group.items() if len(every) > 1}


def _found(library: Library, by_name: dict[str, int], named: str) -> Person | None:
    """The member that a Same-as names; None where there is none, as a check reports."""
    forum, _, stem = named.partition("/")
    slug, _, identity = stem.rpartition(".")
    if forum not in by_name:
        return None
    author = library.forums[by_name[forum]].authors.get(identity)
    return (by_name[forum], identity) if author and author.slug == slug else None


def _join(group: dict[Person, list[Person]], one: Person, other: Person) -> None:
    mine, others = group.setdefault(one, [one]), group.setdefault(other, [other])
    if mine is not others:
        small, large = sorted((mine, others), key=len)
        large += small
        for person in small:
            group[person] = large
