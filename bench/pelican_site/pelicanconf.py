"""Stock Pelican, no plugin, as lean as it gets with the same pages: posts are articles without pages of their own.

A category is a thread, an author a member, a tag a board; one tag more that all opening posts have is the home page.
"""

SITENAME = "Harbour archive"
SITEURL = ""
PATH = "content"
OUTPUT_PATH = "output"
THEME = "."
THEME_STATIC_DIR = "theme"
TIMEZONE = "UTC"
PLUGINS: list[str] = []
ARTICLE_ORDER_BY = "date"
STATIC_PATHS: list[str] = []

ARTICLE_SAVE_AS = ""
ARTICLE_URL = "{category}/#post-{slug}"
CATEGORY_URL = "threads/{slug}/"
CATEGORY_SAVE_AS = "threads/{slug}/index.html"
AUTHOR_URL = "members/{slug}/"
AUTHOR_SAVE_AS = "members/{slug}/index.html"
TAG_URL = "forums/{slug}/"
TAG_SAVE_AS = "forums/{slug}/index.html"
DIRECT_TEMPLATES = ["authors"]
AUTHORS_SAVE_AS = "members/index.html"
YEAR_ARCHIVE_SAVE_AS = "archive/{date:%Y}/index.html"
MONTH_ARCHIVE_SAVE_AS = "archive/{date:%Y}/{date:%m}/index.html"
PAGINATED_TEMPLATES = {"category": 20, "author": 50, "tag": 30}

FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
TYPOGRIFY = False
ARTICLE_TRANSLATION_ID = None
