"""Settings of the site as built at home: relative links, so that it works from any folder of any host."""

SITENAME = "Briefing Room"
SITESUBTITLE = "What saved articles say of armed conflict, with the sentence behind every figure"
SITEURL = ""
BRIEFING_SITEURL = ""  # the published address, for feeds, sitemap and canonical links; publishconf.py sets it
RELATIVE_URLS = True
DEFAULT_LANG = "en"
BRIEFING_LANGUAGES = [
    "en",
    "ar",
]  # of the interface: the first at the root, each other in a folder; articles stay as they are
LOCALE = ["C"]
TIMEZONE = "UTC"

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["briefing"]

# What is read. A page ending in .new.md is a newer conversion laid beside one that a person has edited.
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS: list[str] = []
IGNORE_FILES = [".*", "__pycache__", "*.new.md"]
FILENAME_METADATA = "(?!)"
# Text of strangers must not reach into the site's files: no {filename}, {static} or {attach} links.
INTRASITE_LINK_REGEX = "(?P<what>(?!))"
FORMATTED_FIELDS: list[str] = []
ARTICLE_TRANSLATION_ID: str | None = None
PAGE_TRANSLATION_ID: str | None = None
LOAD_CONTENT_CACHE = False
CACHE_CONTENT = False

# What is written. The plugin writes the lists itself; drafts are closed.
ARTICLE_URL = "articles/{slug}/"
ARTICLE_SAVE_AS = "articles/{slug}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
DRAFT_SAVE_AS = ""
DRAFT_PAGE_SAVE_AS = ""
CATEGORY_SAVE_AS = ""
TAG_SAVE_AS = ""
AUTHOR_SAVE_AS = ""
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
DIRECT_TEMPLATES = ["search", "404"]
SEARCH_SAVE_AS = "search/index.html"
DELETE_OUTPUT_DIRECTORY = True
DEFAULT_PAGINATION = False
BRIEFING_PAGE_SIZE = 100
# Whose headers are written into the site: netlify (_headers, which Cloudflare Pages reads too), apache, nginx, caddy,
# vercel. See docs/hosting.md.
BRIEFING_HOSTS = ["netlify"]
# What the site is made of beside articles, regions, actors and outlets; all of it without this line. Without "facts"
# nothing is read from the texts. See docs/regenerate.md.
# BRIEFING_PARTS = ["facts", "data", "citations", "feeds", "search"]
# BRIEFING_CARDS = False  # no pictures for those who share a page; without BRIEFING_SITEURL there are none anyway
# The terms of the data files, in words; without it: CC BY 4.0, by the editor of this site.
# BRIEFING_DATA_LICENCE = "Facts: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), by the Example Desk."

# Titles and texts come from strangers: everything is escaped unless a view says that it is safe.
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "extensions": ["jinja2.ext.i18n"]}
