"""Archived pages made fit to be shown: other people's markup stripped to words and their structure."""

from __future__ import annotations

import lxml.html
from lxml_html_clean import Cleaner

from claims.core.errors import Invalid, TooLarge
from claims.fetch import HTML_TYPES, FetchedBytes
from claims.services.archive.snapshot_store import SnapshotStore
from claims.services.articles.article_text import parse_html

_CLEANER = Cleaner(
    style=True,
    inline_style=True,
    page_structure=False,
    kill_tags=("audio", "canvas", "img", "math", "noscript", "picture", "source", "svg", "template", "title", "video"),
    safe_attrs_only=True,
    safe_attrs=frozenset({"colspan", "dir", "lang", "rowspan"}),
)
"""No address stays in the markup, so that not even a click leads out; scripts, styles, frames and forms are gone."""


def harmless_markup(store: SnapshotStore, sha256: str) -> str | None:
    """The words of an archived page as markup that neither acts nor loads anything; None where it is no text.

    Raises ``NotFound`` (``snapshot_missing``).
    """
    stored = store.page(sha256)
    page = FetchedBytes(stored.url, stored.content_type, stored.data)
    if page.content_type == "text/plain":
        block = lxml.html.Element("pre")
        block.text = "".join(character for character in page.text if character.isprintable() or character in "\n\t")
        return _document(block)
    if page.content_type not in HTML_TYPES:
        return None
    try:
        return _document(_CLEANER.clean_html(parse_html(page.text)))
    except (Invalid, TooLarge):
        return None


def _document(tree: lxml.html.HtmlElement) -> str:
    return "<!doctype html>" + str(lxml.html.tostring(tree, encoding="unicode"))
