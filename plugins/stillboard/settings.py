"""What every archive's pelicanconf.py starts from: `from stillboard.settings import *`, then its own title and zone.

These are Pelican's settings; those of the forum (FORUM_…), with their defaults, are in site/config.py.

Importing this module loads the plugin, so that a fault of it ends every command that reads the settings: Pelican would only log
it, build a site without a forum and exit with 0. Folders are relative to the file that imports this,
as Pelican has it; all are given, since Pelican's defaults are relative to wherever the command is run.
"""

from __future__ import annotations

import sys
from pathlib import Path

from . import stopping

stopping.watch(under="pelican")  # first: Pelican takes Ctrl-C for success, also while it reads the settings

try:
    from . import plugin  # here: after the line above, and what cannot be loaded must be a line
except (OSError, MemoryError, EOFError) as error:  # an ImportError is for the file that imports this: it says what to install
    why = str(error) or "no memory"
    print(f"stillboard cannot be loaded ({why}): try again, then install it again", file=sys.stderr)  # noqa: T201
    raise SystemExit(6) from error

PELICAN_CLASS = plugin.Archive
PLUGINS = ["stillboard"]  # a list: Pelican would load every plugin that happens to be installed


def _theme() -> str:
    """The forum's theme: in the package, where a wheel has put it; in a clone at its top."""
    here = Path(__file__).resolve().parent
    packed = here / "theme"
    return str(packed if packed.is_dir() else here.parents[1] / "theme")


THEME = _theme()

# The site; an archive says its own.
SITEURL = ""  # publishconf.py sets it
TIMEZONE = "UTC"  # of dates in the site's own pages; a forum's zone stands in content/forums/
DEFAULT_LANG = "en"

# Folders
PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = "cache"

# What Pelican reads itself. Posts are none of its articles: the plugin reads forums/, boards/, threads/ and members/.
ARTICLE_PATHS = ["news"]
PAGE_PATHS = ["pages"]
STATIC_PATHS: list[str] = []  # the plugin publishes content/attachments/, under names that no browser runs
READERS = {"html": None, "rst": None}  # HTML and reStructuredText can read other files; content comes from strangers
IGNORE_FILES = ["**/.*", ".*", "__pycache__", "*~", "#*#"]  # the default does not hide dot files from the readers
MARKDOWN = plugin.MARKDOWN
TYPOGRIFY = True  # news and pages; FORUM_TYPOGRIFY is the forum's

JINJA_ENVIRONMENT = plugin.JINJA_ENVIRONMENT

# Addresses of Pelican's own pages, like the forum's: without endings.
ARTICLE_URL = "news/{slug}"
ARTICLE_SAVE_AS = "news/{slug}.html"
PAGE_URL = "pages/{slug}"
PAGE_SAVE_AS = "pages/{slug}.html"

# Pelican's pages for blogs, which a forum has no use for
DIRECT_TEMPLATES: list[str] = []
ARCHIVES_SAVE_AS = AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = TAGS_SAVE_AS = ""
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
CACHE_CONTENT = LOAD_CONTENT_CACHE = False  # Pelican's caches run what lies in them
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None
DEFAULT_PAGINATION = False
