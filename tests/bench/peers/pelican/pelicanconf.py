"""Stock Pelican on the made site: regions are categories, actors tags, outlets authors. Its caches are on."""

import json
from pathlib import Path

NAMES = json.loads((Path(__file__).parent / "names.json").read_text("utf-8"))  # id or code to name, for the templates
SITENAME = "Bench"
SITEURL = FEED_DOMAIN = "https://example.org"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
OUTPUT_PATH = "public"
THEME = "theme"
THEME_STATIC_DIR = ""
ARTICLE_PATHS = ["articles"]
STATIC_PATHS: list[str] = []
MARKDOWN = {"extension_configs": {"markdown.extensions.meta": {}}, "output_format": "html5"}
TYPOGRIFY = False

CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
DELETE_OUTPUT_DIRECTORY = False

ARTICLE_URL, ARTICLE_SAVE_AS = "articles/{slug}/", "articles/{slug}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "regions/{slug}/", "regions/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "actors/{slug}/", "actors/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "outlets/{slug}/", "outlets/{slug}/index.html"
DIRECT_TEMPLATES = ["home", "index", "categories", "tags", "authors"]
HOME_SAVE_AS = "index.html"
INDEX_SAVE_AS = "articles/index.html"
CATEGORIES_SAVE_AS, TAGS_SAVE_AS, AUTHORS_SAVE_AS = "regions/index.html", "actors/index.html", "outlets/index.html"
DEFAULT_PAGINATION = 100
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)

FEED_MAX_ITEMS = 50
FEED_ALL_ATOM = "atom.xml"
CATEGORY_FEED_ATOM = "regions/{slug}/atom.xml"
TAG_FEED_ATOM = "actors/{slug}/atom.xml"
TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
