"""The text of a page: HTML in, paragraphs and what the page says about itself out.

The tree is built here, with bounds, and handed to trafilatura, which tells the article from menus and advertisements.
Paragraphs are joined with an empty line, white space inside them is folded as a browser folds it, scripts and styles
are gone.
"""

from __future__ import annotations

import copy
import datetime as dt
import json
import re
from collections.abc import Iterator
from configparser import ConfigParser
from dataclasses import dataclass

import lxml.html
from lxml import etree
from trafilatura import bare_extraction
from trafilatura.settings import DEFAULT_CONFIG

from claims.core.errors import Invalid, TooLarge
from claims.core.texts.input_text import is_language_tag

MAX_ELEMENTS = 50_000
"""Elements of a page; the largest news pages have some 20,000, and trafilatura took 9 s for a hostile 500,000."""

_TRAFILATURA_BLOCKS = frozenset({"p", "head", "item", "row", "quote", "list", "table", "code", "div", "figure", "body"})
_HTML_BLOCKS = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "blockquote", "ul", "ol", "dl", "dt", "dd", "pre"}
    | {"section", "article", "main", "figcaption", "address"}
)
_BLOCKS = _TRAFILATURA_BLOCKS | _HTML_BLOCKS
_SPACES = frozenset({"lb", "br", "cell", "td", "th"})
"""Elements that part two words, where blocks part two paragraphs."""

FURNITURE = ("nav", "header", "footer", "aside", "form", "button", "select", "iframe", "title", "svg")
"""Elements around a page's own text."""

UNSEEN = ("script", "style", "noscript", "template")
"""Elements whose text nobody sees."""

_WHITE_SPACE = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_JSON_LD_LENGTH = 200_000


@dataclass(frozen=True, slots=True)
class PageText:
    """The article in a page; what the page does not say is None or empty.

    ``canonical`` is as declared, not yet believed.
    """

    body: str
    headline: str | None
    authors: tuple[str, ...]
    published: dt.datetime | dt.date | None
    language: str | None
    canonical: str | None


def read_page(html: str, *, headline: str | None = None) -> PageText:
    """The article of a page; its own heading is left out of the body where it repeats the headline.

    Raises ``Invalid`` (``body_empty``) where the page holds no text, ``TooLarge`` (``html_too_complex``) for more
    elements than any article has. The text is not yet normalized.
    """
    tree = parse_html(html)
    title = headline or _meta(tree, "og:title") or _first_text(tree, "//h1") or _first_text(tree, "//head/title")
    facts = (_authors(tree), _published(tree), _language(tree), _canonical(tree))
    paragraphs = _paragraphs(tree)
    if title and len(paragraphs) > 1 and paragraphs[0] == title:
        del paragraphs[0]
    if not paragraphs:
        raise _no_text()
    authors, published, language, canonical = facts
    return PageText("\n\n".join(paragraphs), title, authors, published, language, canonical)


def parse_html(html: str) -> lxml.html.HtmlElement:
    """The tree of a page; raises as ``read_page`` does. Nothing is loaded, no entity is expanded."""
    # Bytes with a stated encoding, because lxml refuses text that begins with an XML declaration.
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False, no_network=True
    )
    try:
        tree = lxml.html.document_fromstring(html.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise _no_text() from error
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        raise TooLarge(
            f"The page has more than {MAX_ELEMENTS:,} elements; send its text instead.",
            code="html_too_complex",
            field="html",
        )
    return tree


def _paragraphs(tree: lxml.html.HtmlElement) -> list[str]:
    """The article's paragraphs; where trafilatura sees no article, those of the whole page without its furniture."""
    etree.strip_elements(tree, *UNSEEN, with_tail=False)
    _split_at_double_breaks(tree)
    document = bare_extraction(
        copy.deepcopy(tree), fast=True, include_comments=False, favor_recall=True, with_metadata=False, config=_CONFIG
    )
    body = getattr(document, "body", None)
    paragraphs = list(blocks_of(body)) if body is not None else []
    if not paragraphs:
        etree.strip_elements(tree, *FURNITURE, with_tail=False)
        paragraphs = list(blocks_of(tree))
    return paragraphs


def _split_at_double_breaks(tree: lxml.html.HtmlElement) -> None:
    """Two line breaks in a row inside a paragraph begin a new one; trafilatura would fold them into a space."""
    # From the end, so that each step moves only what follows it and no element is moved twice.
    for first in reversed(list(tree.iter("br"))):
        second, parent = first.getnext(), first.getparent()
        if second is None or second.tag != "br" or (first.tail or "").strip() or parent.tag != "p":
            continue
        paragraph = lxml.html.Element("p")
        paragraph.text = second.tail
        paragraph.extend(list(second.itersiblings()))
        parent.remove(second)
        first.tail = None
        parent.remove(first)
        parent.addnext(paragraph)


def blocks_of(body: etree._Element) -> Iterator[str]:
    """The texts of the block elements, in order."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            if text := _folded("".join(pieces)):
                yield text
            pieces = []
        if event == "start":
            pieces.append(element.text or "")
        else:
            pieces.append(" " if element.tag in _SPACES else "")
            pieces.append((element.tail or "") if element is not body else "")
    if text := _folded("".join(pieces)):
        yield text


def _meta(tree: lxml.html.HtmlElement, name: str) -> str | None:
    for attribute in ("property", "name", "itemprop"):
        found = tree.xpath("//meta[@*[name()=$attribute]=$name]/@content", attribute=attribute, name=name)
        text = _folded(found[0]) if found else ""
        if text:
            return text
    return None


def _first_text(tree: lxml.html.HtmlElement, path: str) -> str | None:
    found = tree.xpath(path)
    return _folded(found[0].text_content()) or None if found else None


def _authors(tree: lxml.html.HtmlElement) -> tuple[str, ...]:
    names = (_folded(name) for name in tree.xpath("//meta[@name='author']/@content"))
    return tuple(dict.fromkeys(name for name in names if name and not name.startswith("http")))


def _language(tree: lxml.html.HtmlElement) -> str | None:
    tag = (tree.get("lang") or "").strip().replace("_", "-")
    return tag if is_language_tag(tag) else None


def _canonical(tree: lxml.html.HtmlElement) -> str | None:
    links = tree.xpath("//link[@rel='canonical']/@href")
    return str(links[0]).strip() if links else _meta(tree, "og:url")


def _published(tree: lxml.html.HtmlElement) -> dt.datetime | dt.date | None:
    """The date that the page declares; dates standing somewhere in the text are never guessed from."""
    declared = _meta(tree, "article:published_time") or _meta(tree, "datePublished") or _json_ld_date(tree)
    return _read_time(declared) if declared else None


def _json_ld_date(tree: lxml.html.HtmlElement) -> str | None:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        text = script.text or ""
        if len(text) > _JSON_LD_LENGTH:
            continue
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            continue
        for item in _json_ld_items(data):
            if str(item.get("@type", "")).endswith("Article") and isinstance(item.get("datePublished"), str):
                return str(item["datePublished"])
    return None


def _json_ld_items(data: object) -> Iterator[dict[str, object]]:
    items = data if isinstance(data, list) else [data]
    for item in items:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (part for part in graph if isinstance(part, dict))


def _read_time(text: str) -> dt.datetime | dt.date | None:
    try:
        if len(text) == len("2020-02-22"):
            return dt.date.fromisoformat(text)
        time = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    # Without a zone the hour says nothing; the day still does.
    return time if time.tzinfo is not None else time.date()


def _folded(text: str) -> str:
    return _WHITE_SPACE.sub(" ", text).strip()


def _short_pages_too() -> ConfigParser:
    """Trafilatura's settings without its rescue of short texts, which would put a whole page into one paragraph."""
    config = copy.deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "0"
    return config


_CONFIG = _short_pages_too()


def _no_text() -> Invalid:
    sentence = "The page holds no text that could be an article. Send its text as plain text instead."
    return Invalid(sentence, code="body_empty", field="html")
