"""The figures of all rounds as a table and as JSON. Ratios are those of two runs of one round; of these, the median is told."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from typing import Any

from .measure import Figures
from .runs import Forum, Size

RUNS = {
    "cold": "our build from nothing",
    "unchanged": "our build, nothing changed",
    "one_edit": "our build, one post changed",
    "check": "stillboard check",
    "everything": "our build from nothing, with all that we make",
    "search": "the search index of that site",
    "floor": "reading and writing the same files",
    "hugo": "Hugo",
    "pelican": "Pelican without the plugin",
}
RATIOS = {  # name: (run, the run that it is divided by)
    "hugo": ("cold", "hugo"),
    "pelican": ("cold", "pelican"),
    "floor": ("cold", "floor"),
    "unchanged": ("unchanged", "cold"),
    "one_edit": ("one_edit", "cold"),
    "check": ("check", "cold"),
    "everything": ("everything", "cold"),
    "search": ("search", "everything"),
}
BUILDERS = {"ours": "ours", "hugo": "Hugo", "pelican": "Pelican"}
EQUAL = 0.1  # how far the numbers of pages of two sites may differ that are told to be about equal

Rounds = Sequence[Mapping[str, Figures]]


def gathered(rounds: Rounds, forum: Forum, sizes: Mapping[str, Size], about: Mapping[str, Any]) -> dict[str, Any]:
    """All that bench/results.json holds. What was not measured is None, whose key is there all the same."""
    found: dict[str, Any] = {"n": forum.posts, "rounds": len(rounds)}
    for name, (run, base) in RATIOS.items():
        found[f"{name}_ratio"] = _ratio(rounds, run, base, "wall")
        found[f"{name}_cpu_ratio"] = _ratio(rounds, run, base, "cpu")
    for builder in BUILDERS:
        lead = "" if builder == "ours" else f"{builder}_"
        size = sizes.get(builder)
        found[f"{lead}pages"] = size.pages if size else None
        found[f"{lead}bytes"] = size.bytes if size else None
        found[f"{lead}peak_mb"] = _peak(rounds, "cold" if builder == "ours" else builder)
    found["about_equal"] = {name: _about_equal(sizes["ours"], size) for name, size in sizes.items() if name != "ours"}
    found["forum"] = {
        "threads": forum.threads,
        "longest_thread": forum.longest,
        "members": forum.members,
        "corpus": forum.corpus,
    }
    found["runs"] = {run: _run(rounds, run) for run in RUNS}
    return {**found, **about}


def _values(rounds: Rounds, run: str, field: str) -> list[float]:
    return [getattr(one[run], field) for one in rounds if run in one and getattr(one[run], field) is not None]


def _ratio(rounds: Rounds, run: str, base: str, field: str) -> float | None:
    pairs = [(getattr(one[run], field), getattr(one[base], field)) for one in rounds if run in one and base in one]
    return round(statistics.median(value / other for value, other in pairs), 4) if pairs else None


def _peak(rounds: Rounds, run: str) -> float | None:
    found = _values(rounds, run, "peak_mb")
    return round(max(found), 1) if found else None


def _run(rounds: Rounds, run: str) -> dict[str, dict[str, float] | None] | None:
    if not any(run in one for one in rounds):
        return None
    return {
        f"{field}_s" if field != "peak_mb" else field: _spread(_values(rounds, run, field))
        for field in ("wall", "cpu", "peak_mb")
    }


def _spread(values: Sequence[float]) -> dict[str, float] | None:
    if not values:
        return None
    return {"median": round(statistics.median(values), 3), "min": round(min(values), 3), "max": round(max(values), 3)}


def _about_equal(ours: Size, other: Size) -> bool:
    return abs(other.pages / ours.pages - 1) <= EQUAL


def table(found: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """The rows of the table of runs, its head first."""
    rows: list[tuple[str, ...]] = [("run", "seconds", "seconds of CPU", "peak MB")]
    for run, words in RUNS.items():
        figures = found["runs"][run]
        if figures is None:
            rows.append((words, "not measured", "", ""))
            continue
        peak = figures["peak_mb"]
        rows.append((words, _told(figures["wall_s"]), _told(figures["cpu_s"]), f"{peak['max']:.0f}" if peak else "not known"))
    return rows


def _told(spread: Mapping[str, float]) -> str:
    return f"{spread['median']:.2f} [{spread['min']:.2f} to {spread['max']:.2f}]"


def ratios(found: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """The rows of the table of ratios, its head first."""
    rows: list[tuple[str, ...]] = [("ratio", "of seconds", "of CPU")]
    for name, (run, base) in RATIOS.items():
        if found[f"{name}_ratio"] is not None:
            ratio, cpu = found[f"{name}_ratio"], found[f"{name}_cpu_ratio"]
            rows.append((f"{RUNS[run]} / {RUNS[base]}", f"{ratio:.3g}", f"{cpu:.3g}"))
    return rows


def sites(found: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """The rows of the table of what was built, its head first."""
    rows: list[tuple[str, ...]] = [("site", "pages", "MB of HTML", "about as many as ours")]
    for builder, words in BUILDERS.items():
        lead = "" if builder == "ours" else f"{builder}_"
        if found[f"{lead}pages"] is not None:
            equal = {None: "", True: "yes", False: "NO"}[found["about_equal"].get(builder)]
            rows.append((words, f"{found[f'{lead}pages']:,}", f"{found[f'{lead}bytes'] / 1e6:.1f}", equal))
    return rows


def plain(rows: Sequence[tuple[str, ...]]) -> str:
    """Rows for a terminal."""
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)


def markdown(found: Mapping[str, Any]) -> str:
    """All that bench/results.md holds."""
    forum, machine = found["forum"], found["machine"]
    versions = ", ".join(f"{name} {version}" for name, version in found["versions"].items() if version)
    memory = f", {machine['memory_gb']} GB" if machine["memory_gb"] else ""
    measured = (
        f"{found['n']:,} posts in {forum['threads']:,} threads (the longest: {forum['longest_thread']:,}), "
        f"{forum['members']:,} members; {found['rounds']} rounds. Medians, with the least and the most."
    )
    where = (
        f"{machine['processor']}, {machine['cores']} cores{memory}, {machine['system']}, "
        f"load {machine['load']} when it began; {found['day']}; {versions}."
    )
    parts = [
        "# What `make bench` measured",
        measured,
        _markdown(table(found)),
        "Ratios pair by pair, of two runs of one round; the median of the rounds:",
        _markdown(ratios(found)),
        _markdown(sites(found)),
        where,
    ]
    return "\n\n".join(parts) + "\n"


def _markdown(rows: Sequence[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])
