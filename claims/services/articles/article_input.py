"""What a sender may send as an article, and the checks that it must pass before anything is stored."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from claims.core.errors import Invalid, Problem, TooLarge
from claims.core.extraction.text.body import normalize_body
from claims.core.sources.web_addresses import canonical_url
from claims.core.texts.day_words import first_moment
from claims.core.texts.input_text import canonical_language, language_problem, shows_nothing
from claims.fetch import Fetched
from claims.models.article_version import InputFormat
from claims.services.articles.article_identity import declared_url
from claims.services.articles.article_text import PageText, read_page

MAX_HEADLINE_LENGTH = 1_000
MAX_OUTLET_LENGTH = 290
MAX_AUTHORS = 50
MAX_AUTHOR_LENGTH = 300

EARLIEST_PUBLICATION = dt.datetime(1600, 1, 1, tzinfo=dt.UTC)
"""Before the first newspaper; an earlier date is a mistake in the sender's program."""

LATEST_AHEAD = dt.timedelta(days=366)
"""How far ahead of now an article under embargo may be dated."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class IntakeLimits:
    """Bounds on what is sent, in bytes of UTF-8."""

    text_bytes: int = 1024 * 1024
    html_bytes: int = 5 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ArticleInput:
    """An article as sent: either ``body`` (plain text) or ``html``; everything else may be missing.

    A ``published_at`` with a time must have a zone.
    """

    headline: str = ""
    body: str | None = None
    html: str | None = None
    url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published_at: dt.datetime | dt.date | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class CheckedArticle:
    """An article that passed every check, in the form in which it is stored.

    ``language`` is None where neither sender nor page says it; ``offset_minutes`` is the publication's own offset from UTC.
    """

    body: str
    headline: str
    url: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published_at: dt.datetime
    offset_minutes: int
    published_given: bool
    language: str | None
    input_format: InputFormat

    @property
    def content_hash(self) -> str:
        """SHA-256 (hex) of the body in UTF-8: the identity of a version."""
        return hashlib.sha256(self.body.encode("utf-8")).hexdigest()

    @property
    def published_on(self) -> dt.date:
        """The day of publication where it was published."""
        return (self.published_at + dt.timedelta(minutes=self.offset_minutes)).date()


def article_from_page(page: Fetched) -> ArticleInput:
    """A fetched page as input, under the address at which it was found after redirects."""
    if page.is_html:
        return ArticleInput(html=page.text, url=page.url)
    return ArticleInput(body=page.text, url=page.url)


def check_article(
    article: ArticleInput, *, now: dt.datetime, limits: IntakeLimits, date_field: str = "published_at"
) -> CheckedArticle:
    """The article ready to be stored; what the sender leaves out of an HTML page is read from the page.

    ``date_field`` is what the sender calls the date of publication. Raises ``TooLarge``, or ``Invalid`` with everything
    that is wrong at once; each problem has its pointer and code.
    """
    _check_size("body", article.body, limits.text_bytes)
    _check_size("html", article.html, limits.html_bytes)
    problems: list[Problem] = []
    url = _attempt(problems, partial(canonical_url, article.url)) if article.url is not None else None
    body, page = _read_body(article, problems, limits)
    problems += _field_problems(article)
    published = article.published_at or page.published
    published_at, offset = _attempt(problems, partial(_publication, published, now, date_field)) or (now, 0)
    if problems:
        raise Invalid(problems[0].detail, code=problems[0].code, problems=tuple(problems))
    language = article.language or page.language
    return CheckedArticle(
        body=body,
        headline=(_folded(article.headline) or page.headline or "")[:MAX_HEADLINE_LENGTH],
        url=declared_url(page.canonical, page=url) or url if url is not None else None,
        outlet=_folded(article.outlet or "") or None,
        authors=_authors(article.authors or page.authors),
        published_at=published_at,
        offset_minutes=offset,
        published_given=published is not None,
        language=canonical_language(language) if language else None,
        input_format=InputFormat.TEXT if article.html is None else InputFormat.HTML,
    )


def _check_size(field: str, text: str | None, limit: int) -> None:
    # A lone surrogate has no bytes in UTF-8; here it only must not stop the count.
    if text is not None and (len(text) > limit or len(text.encode("utf-8", "surrogatepass")) > limit):
        raise TooLarge(f"The {field} has more than {limit:,} bytes. Send it in parts, each as an article.", field=field)


_NO_PAGE = PageText(body="", headline=None, authors=(), published=None, language=None, canonical=None)


def _read_body(article: ArticleInput, problems: list[Problem], limits: IntakeLimits) -> tuple[str, PageText]:
    """The stored form of the text, and what an HTML page says of itself."""
    if article.body is not None and article.html is not None:
        problems.append(Problem("Send either body or html, not both.", "/html", "body_and_html"))
    elif article.html is not None:
        page = _attempt(problems, partial(_read_html, article.html, article.headline))
        if page is not None:
            _check_size("html", page.body, limits.text_bytes)
            return page.body, page
    elif article.body is None:
        problems.append(Problem("Send the text as body or the page as html.", "/body", "body_missing"))
    else:
        return _attempt(problems, partial(_read_plain, article.body)) or "", _NO_PAGE
    return "", _NO_PAGE


def _read_html(html: str, headline: str) -> PageText:
    _refuse_unstorable("/html", html)
    page = read_page(html, headline=_folded(headline) or None)
    return PageText(
        body=normalize_body(page.body),
        headline=page.headline,
        authors=page.authors,
        published=page.published,
        language=page.language,
        canonical=page.canonical,
    )


def _read_plain(text: str) -> str:
    body = normalize_body(text)
    if shows_nothing(body):
        raise Invalid("The text is empty. Send what the article says.", code="body_empty", field="body")
    return body


def _field_problems(article: ArticleInput) -> list[Problem]:
    """What is wrong with the short fields."""
    problems: list[Problem] = []
    fields = [
        ("/headline", article.headline, MAX_HEADLINE_LENGTH),
        ("/outlet", article.outlet or "", MAX_OUTLET_LENGTH),
    ]
    fields += [(f"/authors/{at}", name, MAX_AUTHOR_LENGTH) for at, name in enumerate(article.authors[:MAX_AUTHORS])]
    for pointer, text, limit in fields:
        if len(text) > limit:
            problems.append(Problem(f"This field holds at most {limit} characters.", pointer, "too_long"))
        _attempt(problems, partial(_refuse_unstorable, pointer, text))
    if len(article.authors) > MAX_AUTHORS:
        problems.append(Problem(f"An article has at most {MAX_AUTHORS} authors.", "/authors", "too_many"))
    wrong = None if article.language is None else language_problem(article.language, "/language")
    return problems if wrong is None else [*problems, wrong]


def _refuse_unstorable(pointer: str, text: str) -> None:
    found = _UNSTORABLE.search(text)
    if found is not None and found[0] == "\x00":
        raise Invalid(f"There is a NUL character at position {found.start()}.", code="nul_character", field=pointer)
    if found is not None:
        raise Invalid(
            f"There is half of a surrogate pair at position {found.start()}; it was cut or decoded wrongly. "
            "Send it as valid UTF-8.",
            code="lone_surrogate",
            field=pointer,
        )


def _publication(given: dt.datetime | dt.date | None, now: dt.datetime, field: str) -> tuple[dt.datetime, int]:
    """Time of publication in UTC and its own offset in minutes; the time of receipt where none is given."""
    if given is None:
        return now, 0
    given = first_moment(given)
    offset = given.utcoffset()
    if offset is None:
        raise Invalid("The time of publication needs a zone.", code="published_at_without_zone", field=field)
    if given < EARLIEST_PUBLICATION or given > now + LATEST_AHEAD:
        raise Invalid(
            "The date of publication is before 1600 or more than a year ahead. Send the day on which the text came out.",
            code="published_at_out_of_range",
            field=field,
        )
    return given.astimezone(dt.UTC), round(offset.total_seconds() / 60)


def _authors(names: tuple[str, ...]) -> tuple[str, ...]:
    folded = (_folded(name)[:MAX_AUTHOR_LENGTH] for name in names[:MAX_AUTHORS])
    return tuple(dict.fromkeys(name for name in folded if name))


def _attempt(problems: list[Problem], check: Callable[[], T]) -> T | None:
    """The result of a check; what it finds wrong is collected, so that all of it can be told at once."""
    try:
        return check()
    except TooLarge:
        raise
    except Invalid as error:
        problems.extend(error.problems)
        return None


def _folded(text: str) -> str:
    """A short field on one line; empty where nothing of it can be seen."""
    return "" if shows_nothing(text) else " ".join(text.split())
