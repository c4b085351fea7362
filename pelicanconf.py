"""The sample site's settings, for building and looking at it here; publishconf.py adds what the published site needs."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "plugins"))  # this clone's plugin, whatever else is installed

# Pelican only logs a plugin that cannot be loaded, builds a site without a forum and exits with 0: here it ends every command.
try:
    from stillboard.settings import *
except ImportError as error:
    raise SystemExit(f"stillboard cannot be loaded ({error}): run `make html`, or `pip install -r requirements.lock`") from error

PLUGIN_PATHS = ["plugins"]

SITENAME = "Lanternside archive"
TIMEZONE = "UTC"  # of dates in the site's own pages; a forum's zone stands in content/forums/
DEFAULT_LANG = "en"

# The forum; README.md lists all of these settings with their defaults.
# FORUM_POSTS_PER_PAGE = 20
# FORUM_THREADS_PER_PAGE = 30
# FORUM_RENDERER = "gfm"
