"""What the published site needs beyond pelicanconf.py. Used by `make publish` and the deployment workflow."""

import logging
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # the line above makes it importable from any folder

# Where the site will be: make publish SITEURL=https://archive.example, or set it here.
SITEURL = os.environ.get("SITEURL", "").rstrip("/")
RELATIVE_URLS = False

# What serves it: make publish HOST=nginx, or set it here; docs/hosts.md says what each host can take of old addresses.
FORUM_HOST = os.environ.get("STILLBOARD_HOST", "")

# The plugin removes the pages of threads that are gone, once the new ones are in place. Emptying the folder first, as this
# setting would, leaves no site at all when a build fails.
DELETE_OUTPUT_DIRECTORY = False

if not SITEURL:
    logging.getLogger(__name__).warning("SITEURL is not set: pages will not name the address they are published at")
