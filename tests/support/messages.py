"""The words that the site says itself, as the sources have them: `make messages` takes them into every catalogue.

What a catalogue has for a message that is still there stays; one that is like it is proposed for a new message, and marked as
fuzzy until somebody has looked at it; what no source says any more goes.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from stillboard.site.languages import FOLDER
from support.paths import PROJECT

ON_THE_TERMINAL = ("build_lock", "library", "linked", "searched")  # where `say` says how far a build is
SOURCES = {
    PROJECT / "plugins" / "stillboard": [
        *((f"site/{name}.py", "ignore") for name in ON_THE_TERMINAL),
        ("site/**.py", "python"),
        ("outputs/**.py", "python"),
    ],
    PROJECT / "theme" / "templates": [("**.html", "jinja2")],
}
# As site/printing.py has templates read; a mistake in one is an error.
OPTIONS = {"**.html": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "say", "message"), None),
    "say_many": (1, 2),
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACES = re.compile(r"%\((\w+)\)s|(\{\w+\})")  # filled by the build, and by scripts
HEADER = """\
# The words of Stillboard's interface. docs/languages.md says how to change them; `make messages` keeps them in step with the
# sources."""


def extracted() -> Catalog:
    """Every message of the sources, each with the files that say it."""
    found = Catalog(charset="utf-8")
    for folder, methods in SOURCES.items():
        for name, _, words, comments, context in extract_from_dir(folder, methods, OPTIONS, KEYWORDS, ("Translators:",)):
            found.add(
                words, None, [((folder / name).relative_to(PROJECT).as_posix(), None)], auto_comments=comments, context=context
            )
    return found


def catalogues() -> list[Path]:
    """The files of all languages."""
    return sorted(FOLDER.glob("*.po"))


def read(path: Path) -> Catalog:
    """A catalogue, with what is fuzzy in it."""
    return read_po(io.BytesIO(path.read_bytes()), locale=path.stem, abort_invalid=True)


def written(catalogue: Catalog) -> bytes:
    """A catalogue as its file: the same bytes for the same messages, whatever the day."""
    catalogue.header_comment = HEADER
    out = io.BytesIO()
    write_po(out, catalogue, width=110, sort_output=True, ignore_obsolete=True, include_lineno=False, omit_header=True)
    forms = catalogue.plural_forms
    head = [
        HEADER,
        'msgid ""',
        'msgstr ""',
        *(
            f'"{line}\\n"'
            for line in (
                f"Language: {catalogue.locale_identifier}",
                f"Plural-Forms: {forms}",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: 8bit",
            )
        ),
    ]
    return ("\n".join(head) + "\n\n").encode() + out.getvalue().lstrip()


def renewed(path: Path, sources: Catalog) -> Catalog:
    """A catalogue with the messages of the sources, and no others."""
    catalogue = read(path) if path.stat().st_size else Catalog(locale=path.stem)
    catalogue.update(sources, no_fuzzy_matching=False)
    return catalogue


def missing(catalogue: Catalog) -> list[Message]:
    """The messages that a catalogue has no translation of that anybody has looked at."""
    texts = ((one, one.string if isinstance(one.string, tuple | list) else (one.string,)) for one in catalogue if one.id)
    return [one for one, strings in texts if one.fuzzy or not all(strings)]


def main() -> None:
    """Renew every catalogue, and say what is left to translate."""
    sources = extracted()
    for path in catalogues():
        catalogue = renewed(path, sources)
        path.write_bytes(written(catalogue))
        print(f"{path.relative_to(PROJECT)}: {len(catalogue)} messages, {len(missing(catalogue))} to translate")


if __name__ == "__main__":
    main()
