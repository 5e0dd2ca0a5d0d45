"""Where ClaimReviews stand in what was sent: JSON, a line each, or a page with scripts; each with its path."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claims.core.claim_review.findings import Finding, finding, shown
from claims.core.texts.html_escapes import unescaped

MAX_REVIEWS = 1_000
"""Reviews of one document."""

MAX_UNREADABLE = 100
"""Lines or scripts that may be no JSON; behind one more nothing is read, for a million of them would be told one by one."""

MAX_NODES = 200_000
"""Objects and lists that are looked through."""

_OPENINGS, _CLOSINGS = ("<!--", "//", "/*", "<![CDATA[", "*/"), (";", "-->", "*/", "]]>", "//", "/*")
"""What old pages put around a script so that other readers would skip it."""

_MARKUP = re.compile(r"<(?:(?P<comment>!--)|(?P<opened>[a-z][^\s/>]*)|[!?]|/[a-z])", re.IGNORECASE)
"""Where the text of a page stops: a comment, an element, a declaration or an end tag."""

_COMMENT_END = re.compile(r"--!?>")
_END_TAGS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style")}
_IN_HEAD = frozenset({"html", "head", "base", "link", "meta", "noscript", "script", "style", "template", "title"})
"""Elements that do not end the head of a page (HTML Living Standard, 13.2.6.4.4)."""

_TAG_SIGN = re.compile(r""">|=\s*(?:"[^"]*"|'[^']*')""")
_ATTRIBUTE = re.compile(r"""([^\s/>="']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")

_MARK = "\ufeff"
"""The mark before a text by which some programs tell its encoding."""

_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class FoundReview:
    """One ClaimReview as it stands there.

    ``nodes`` are the document's objects by ``@id``, for references; ``canonical`` is the address that the page gives as
    its own, "" where it gives none.
    """

    node: Mapping[str, Any]
    path: str
    place: str
    nodes: Mapping[str, Mapping[str, Any]]
    canonical: str = ""


def find_reviews(text: str) -> tuple[list[FoundReview], list[Finding]]:
    """Every ClaimReview in a text: JSON, lines of JSON, or HTML. What cannot be read is told, the rest is read."""
    findings: list[Finding] = []
    found: list[FoundReview] = []
    text = text.removeprefix(_MARK)
    is_page = _is_page(text)
    canonical = _canonical(text) if is_page else ""
    nodes: dict[str, Mapping[str, Any]] = {}
    for place, value in _values(text, findings):
        if not is_page:  # lines know nothing of each other; the scripts of a page speak of the same things
            nodes = {}
        for path, node in _walk(value):
            _remember(nodes, node)
            if _is_review(node):
                found.append(FoundReview(node, path, place, nodes, canonical))
    if len(found) > MAX_REVIEWS:
        findings.append(finding("too_many_reviews", "$", MAX_REVIEWS))
        found = found[:MAX_REVIEWS]
    if not found and not any(item.code in ("not_json", "too_deep") for item in findings):
        findings.append(finding("no_review", "$"))
    return found, findings


def step(path: str, name: str | int) -> str:
    """The path one step further, as JSONPath writes it."""
    if isinstance(name, int):
        return f"{path}[{name}]"
    if _PLAIN_NAME.fullmatch(name):
        return f"{path}.{name}"
    escaped = shown(name).replace("\\", "\\\\").replace("'", "\\'")
    return f"{path}['{escaped}']"


def _is_page(text: str) -> bool:
    return text.lstrip()[:1] == "<" and not text.lstrip().startswith("<![CDATA[")


def _values(text: str, findings: list[Finding]) -> Iterator[tuple[str, Any]]:
    if _is_page(text):
        scripts = ((f"script {number}", script) for number, script in enumerate(_scripts(text), 1))
        yield from _each_parsed(scripts, findings)
        return
    # Not splitlines: JSON leaves further ends of lines, such as U+2028, in its texts as they are.
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) < 2 or not _is_object(lines[0][1]):
        told: list[Finding] = []
        whole = list(_parsed(text, "", told))
        if whole or not any(_is_object(line) for _, line in lines[1 : MAX_UNREADABLE + 1]):
            findings += told
            yield from whole
            return
    yield from _each_parsed(((f"line {number}", line) for number, line in lines), findings)


def _each_parsed(parts: Iterable[tuple[str, str]], findings: list[Finding]) -> Iterator[tuple[str, Any]]:
    """The values of JSON texts with their places, until too many of them are none."""
    unreadable = 0
    for place, part in parts:
        if unreadable > MAX_UNREADABLE:
            findings.append(finding("too_many_unreadable", "$", MAX_UNREADABLE))
            return
        values = list(_parsed(part, place, findings))
        unreadable += not values
        yield from values


def _is_object(text: str) -> bool:
    """Whether a line is a whole object, so that the others are objects of their own."""
    try:
        return isinstance(json.loads(text, strict=False), dict)
    except (ValueError, RecursionError):
        return False


def _parsed(text: str, place: str, findings: list[Finding]) -> Iterator[tuple[str, Any]]:
    """The value of a JSON text, mended where it must be; nothing where it is none."""
    text = text.strip().removeprefix(_MARK)
    mended = _unwrapped(text)
    attempts = (("", text, True), ("raw line breaks in a text", text, False), ("wrappers around it", mended, False))
    problem = ""
    for words, attempt, strict in (*attempts, ("it was escaped as HTML", unescaped(mended), False)):
        try:
            value = json.loads(attempt, strict=strict, parse_constant=lambda _: None)
        except RecursionError:
            findings.append(finding("too_deep", "$", place=place))
            return
        except ValueError as error:
            problem = problem or str(error)
            continue
        if words:
            findings.append(finding("json_mended", "$", words, place=place))
        yield place, value
        return
    findings.append(finding("not_json", "$", problem, place=place))


def _unwrapped(text: str) -> str:
    """The text without what stands around it."""
    for opening in _OPENINGS:
        text = text.removeprefix(opening).lstrip()
    for closing in _CLOSINGS:
        text = text.removesuffix(closing).rstrip()
    return text


def _walk(value: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:  # noqa: ANN401  (any JSON value)
    """Every object with its path, in the order of the text."""
    waiting: list[tuple[str, Any]] = [("$", value)] if isinstance(value, dict | list) else []
    for _ in range(MAX_NODES):
        if not waiting:
            return
        path, item = waiting.pop()
        if isinstance(item, dict):
            yield path, item
            inner = [(step(path, name), child) for name, child in item.items() if isinstance(child, dict | list)]
        else:
            inner = [(step(path, index), child) for index, child in enumerate(item) if isinstance(child, dict | list)]
        waiting += reversed(inner)


def _is_review(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and re.split(r"[/:#]", name)[-1].casefold() == "claimreview" for name in names)


def _remember(nodes: dict[str, Mapping[str, Any]], node: Mapping[str, Any]) -> None:
    """Keep a node under its ``@id``; one that says more than a reference wins."""
    name = node.get("@id")
    if isinstance(name, str) and len(node) > len(nodes.get(name, {})):
        nodes[name] = node


def _scripts(text: str) -> Iterator[str]:
    """The texts of the JSON-LD scripts of a page; nothing in it is ever run."""
    for tag in _tags(text):
        if tag.name == "script" and _media_type(text, tag) == "application/ld+json":
            yield text[tag.end : tag.closed]


def _canonical(text: str) -> str:
    """The address that a page gives as its own (``<link rel="canonical">``), as it stands there; "" where it gives none.

    Only what stands in the page's head counts, as with search engines: behind it may be what readers wrote.
    """
    for tag in _tags(text):
        if tag.name not in _IN_HEAD:
            break
        if tag.name == "link":
            given = _attributes(text, tag)
            if "canonical" in given.get("rel", "").casefold().split():
                return given.get("href", "").strip()
    return ""


@dataclass(frozen=True, slots=True)
class _Tag:
    """The opening of an element: its attributes stand in ``text[start:end]``, the text of a script up to ``closed``."""

    name: str
    start: int
    end: int
    closed: int


def _tags(text: str) -> Iterator[_Tag]:
    """The openings of all elements of a page, in order, without those within comments, scripts and styles.

    Read in one pass, whatever the page is like: Python's own parser took 20 s for 20,000 characters of tags that do not
    end (``<a <a <a``), and a hundred times as long for five times as many.
    """
    at = 0
    while (found := _MARKUP.search(text, at)) is not None:
        if found["comment"] is not None:
            closing = _COMMENT_END.search(text, found.end() - 2)  # "<!-->" is a whole one
            at = len(text) if closing is None else closing.end()
            continue
        end = at = _tag_end(text, found.end())
        name = (found["opened"] or "").casefold()
        if name in _END_TAGS:
            closing = _END_TAGS[name].search(text, at)
            at = len(text) if closing is None else closing.start()
        if name:
            yield _Tag(name, found.end(), end, at)


def _tag_end(text: str, at: int) -> int:
    """Where a tag ends that goes on from here, past signs in its quoted values; the end of the text if it never does."""
    while (sign := _TAG_SIGN.search(text, at)) is not None:
        at = sign.end()
        if sign[0] == ">":
            return at
    return len(text)


def _media_type(text: str, tag: _Tag) -> str:
    """The type that a tag gives, without parameters; "" where it gives none."""
    return _attributes(text, tag).get("type", "").partition(";")[0].strip().casefold()


def _attributes(text: str, tag: _Tag) -> dict[str, str]:
    """The attributes of a tag by their name in lower case; of several of one name the first counts, as in browsers."""
    given: dict[str, str] = {}
    for attribute in _ATTRIBUTE.finditer(text, tag.start, tag.end):
        name, *values = attribute.groups()
        given.setdefault(name.casefold(), unescaped(next((value for value in values if value is not None), "")))
    return given
