"""The commands about finished sites and their hosts: each is parsed, called, and prints, as those of commands.py."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from . import progress
from .errors import UsageError
from .hosting import limits, manifest, precompress
from .site.linked import KINDS, linked

SHOWN = 20  # addresses of each kind that lead nowhere
Add = Callable[[str, str], argparse.ArgumentParser]


def add(command: Add, content: Path, output: Path) -> None:
    """Add them to a parser; `content` and `output`: the folders that they look at without further words."""
    links = command("links", "count the links into the forums that posts hold: how many land, and where the others lead")
    links.add_argument("--content", type=Path, default=content, metavar="DIR", help="the archive (default: content)")
    links.add_argument("--all", action="store_true", help=f"list every address that leads nowhere, not only {SHOWN} of a kind")
    links.add_argument("--json", action="store_true", help="the same as one JSON object, with every address")
    links.set_defaults(run=_links)
    listing = command("manifest", "list the files of a built site with their digests, for `stillboard diff`")
    listing.add_argument(
        "folder", nargs="?", type=Path, default=output, metavar="FOLDER", help="the built site (default: output)"
    )
    listing.set_defaults(run=_manifest)
    diff = command("diff", "say which files to upload and delete, and which addresses to invalidate, in a safe order")
    diff.add_argument("old", type=Path, metavar="OLD", help="the site as the host has it: a folder, or its manifest")
    diff.add_argument("new", type=Path, metavar="NEW", help="the new one")
    diff.add_argument("--json", action="store_true", help="the same as one JSON object")
    diff.set_defaults(run=_diff)
    packing = command("precompress", "make twins of a built site's text files, packed by gzip and Brotli")
    packing.add_argument(
        "folder", nargs="?", type=Path, default=output, metavar="FOLDER", help="the built site (default: output)"
    )
    packing.set_defaults(run=_precompress)


def _links(options: argparse.Namespace) -> int:
    if not options.content.is_dir():
        raise UsageError("no such folder", where=str(options.content), todo="say where it is with --content DIR")
    with progress.shown() as say:
        found = linked(options.content, say)
    if options.json:
        kinds = {name: {"links": one.links, "land": one.landed, "lost": one.lost} for name, one in found.kinds.items()}
        print(json.dumps({"posts": found.posts, **kinds}, ensure_ascii=False, indent=2))
        return 0
    total = sum(one.links for one in found.kinds.values())
    landed = sum(one.landed for one in found.kinds.values())
    share = f" ({100 * landed / total:.1f} %)" if total else ""
    print(f"{total:,} links into the forums in {found.posts:,} posts; {landed:,} land{share}.")
    for name in KINDS:
        one = found.kinds[name]
        if one.links:
            print(f"  {name:<8}{one.links:>9,} links {one.landed:>9,} land {len(one.lost):>7,} addresses lead nowhere")
    for name in KINDS:
        lost = sorted(found.kinds[name].lost.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        for address, files in lost if options.all else lost[:SHOWN]:
            more = f" and {len(files) - 1} more" if len(files) > 1 else ""
            why = ": the file is not in this archive" if name == "file" else ""
            print(f"{name}: {address} in {files[0]}{more}{why}")
        if len(lost) > SHOWN and not options.all:
            print(f"{name}: and {len(lost) - SHOWN:,} more addresses (--all lists them)")
    return 0


def check_host(folder: Path, host: str) -> int:
    """Print what a site has of all that a host counts; 1 if it is too much of anything."""
    over = 0
    for one in limits.check(folder, host):
        most = "no limit" if one.limit is None else f"{one.limit:,} at most"
        where = f" ({one.where})" if one.where else ""
        print(f"{'TOO MUCH ' if one.is_over else ''}{one.what}: {one.count:,}, {most}{where}")
        over += one.is_over
    return int(bool(over))


def _manifest(options: argparse.Namespace) -> int:
    for line in manifest.lines(options.folder):
        print(line)
    return 0


def _diff(options: argparse.Namespace) -> int:
    steps = manifest.steps(manifest.read(options.old), manifest.published_in(options.new))
    named = {"upload": steps.upload, "delete": steps.delete, "invalidate": steps.invalidate}
    if options.json:
        print(json.dumps(named, ensure_ascii=False, indent=2))
        return 0
    for step, what in named.items():
        for one in what:
            print(f"{step} {one}")
    return 0


def _precompress(options: argparse.Namespace) -> int:
    with progress.shown() as say:
        done = precompress.precompress(options.folder, say)
    print(f"Precompress: {done.words}.")
    return 0
