"""What somebody pasted or typed: a sentence, an address or a whole text, a number, a day; the fields of the paste page."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from claims.core.errors import Invalid
from claims.core.extraction.text.languages import detect_language
from claims.core.extraction.text.sentences import split_sentences
from claims.core.extraction.tongues.borders import split_into_sentences
from claims.core.extraction.tongues.reading import TONGUES
from claims.core.records import Sentence
from claims.core.row_ids import number_of
from claims.services.intake.intake import ArticleInput
from claims.services.lookup.search import MAX_QUERY_LENGTH

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]{3,2040}", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(r"(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}/[^\s<>\"]{0,2040}", re.IGNORECASE)
"""An address as some read it out of the bar of a browser: "post.example/story"."""

_SCANNED = 4_000
"""Characters in which a second sentence is looked for: a text that needs more to begin one is no sentence anyway."""


class Reading(StrEnum):
    """As what a pasted text is looked up."""

    SENTENCE = "sentence"
    ADDRESS = "address"
    DRAFT = "draft"


def guess_reading(text: str) -> Reading:
    """One sentence, one web address, or more than that."""
    if _ADDRESS.fullmatch(text.strip()) or _WITHOUT_SCHEME.fullmatch(text.strip()):
        return Reading.ADDRESS
    if len(text) > MAX_QUERY_LENGTH or len(_sentences(text.strip()[:_SCANNED])) > 1:
        return Reading.DRAFT
    return Reading.SENTENCE


def _sentences(text: str) -> Sequence[Sentence]:
    """The sentences by the rules of the text's language: "am 15. April" ends none in German."""
    tongue = TONGUES.get(detect_language(text))
    return split_into_sentences(text, tongue) if tongue else split_sentences(text)


def chosen_reading(choice: str | None, text: str) -> Reading:
    """The reader's choice where it is one of the three, else the guess."""
    return Reading(choice) if choice in set(Reading) else guess_reading(text)


def whole_address(text: str) -> str:
    """The address with a scheme: what is written without one is asked for over https."""
    address = text.strip()
    is_short = address.lower().startswith("www.") or _WITHOUT_SCHEME.fullmatch(address)
    return f"https://{address}" if is_short else address


def read_number(text: str | None) -> int | None:
    """The whole number that an address or a form holds, of at most 18 digits; None for anything else."""
    return number_of((text or "").strip())


def read_day(text: str | None, field: str) -> dt.date | None:
    """The day of a date field, None for an empty one; raises ``Invalid`` for anything else."""
    if not text or not text.strip():
        return None
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError as error:
        raise Invalid("Write the day as year-month-day, as in 2020-02-22.", code="invalid", field=field) from error


def read_moment(text: str | None, field: str) -> dt.date | None:
    """A day, or an instant with its offset ("2020-02-22T12:00:00Z"), None for an empty one; raises ``Invalid``."""
    try:
        instant = dt.datetime.fromisoformat((text or "").strip())
        return instant.astimezone(dt.UTC) if instant.tzinfo is not None else read_day(text, field)
    except (ValueError, OverflowError):  # no instant, or one that UTC does not reach
        return read_day(text, field)


@dataclass(frozen=True, slots=True)
class PasteForm:
    """The fields of the paste page as they were sent; ``published`` is still text."""

    headline: str = ""
    body: str = ""
    url: str = ""
    outlet: str = ""
    published: str = ""

    @property
    def is_only_address(self) -> bool:
        """Whether the text has to be fetched first."""
        return bool(self.url) and not self.body.strip()

    def article(self) -> ArticleInput:
        """The fields as the intake takes them; raises ``Invalid`` for a date that is none."""
        return ArticleInput(
            headline=self.headline,
            body=self.body,
            url=self.url or None,
            outlet=self.outlet or None,
            published_at=read_day(self.published, "published"),
        )

    def completed(self, page: ArticleInput) -> ArticleInput:
        """A fetched page with what the reader wrote, which outranks what the page says."""
        return replace(
            page,
            headline=self.headline or page.headline,
            outlet=self.outlet or None,
            published_at=read_day(self.published, "published"),
        )


def read_paste_form(sent: Mapping[str, str]) -> PasteForm:
    """The form, short fields without white space around them."""
    return PasteForm(
        headline=sent.get("headline", "").strip(),
        body=sent.get("body", ""),
        url=whole_address(sent.get("url", "")),
        outlet=sent.get("outlet", "").strip(),
        published=sent.get("published", "").strip(),
    )
