"""What the reader of ClaimReviews finds: each with its place, a sentence, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """An error keeps a review out; a warning says how it was read."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing: ``path`` is a JSONPath into the document, ``place`` the script or line where a text holds several."""

    level: Level
    path: str
    code: str
    detail: str
    fix: str
    place: str = ""


_ERRORS: Mapping[str, tuple[str, str]] = {
    "not_json": ("This is no JSON: {0}.", "Correct the JSON, or send the page that carries it."),
    "too_deep": ("The JSON is nested too deeply to be read.", "Send the ClaimReview without what surrounds it."),
    "no_review": ("No ClaimReview is in it.", "Give an object whose @type is ClaimReview, or a page that carries one."),
    "too_many_reviews": ("More than {0} reviews stand in it.", "Send them in parts."),
    "too_many_unreadable": (
        "More than {0} of its lines or scripts are no JSON; what stands behind them is left out.",
        "Give one object a line, and send them in parts.",
    ),
    "claim_missing": ("It does not say which claim was reviewed.", "Give claimReviewed: the claim as plain text."),
    "claim_too_long": ("The claim has {0} characters; {1} are taken.", "Give the one statement that was checked."),
    "url_missing": ("The review has no address.", "Give url: the absolute address of the page with the full review."),
    "url_unusable": ("“{0}” is no web address.", "Give an absolute address that begins with https:// or http://."),
    "author_missing": ("Nobody is named who checked it.", "Give author: an Organization with name and url."),
    "text_too_long": ("This has {0} characters; {1} are taken.", "Shorten it."),
    "text_unusable": ("This holds a character that no text can hold: {0}", "Send it as valid UTF-8 without controls."),
}
_WARNINGS: Mapping[str, tuple[str, str]] = {
    "json_mended": ("The JSON was read only after it was mended: {0}.", "Write strict JSON."),
    "claim_inferred": ("The claim was taken from {0}.", "Give claimReviewed."),
    "claim_in_parts": ("The claim is a list; its texts were joined.", "Give one text, or one review for each claim."),
    "claim_is_object": ("The claim is an object; its text was taken.", "Give claimReviewed as plain text."),
    "claim_cut": ("The claim ends in an ellipsis: it seems to be cut.", "Give the whole claim."),
    "rating_missing": ("There is no rating.", "Give reviewRating with alternateName: the verdict in words."),
    "rating_is_list": ("There are several ratings; the first with words was taken.", "Give one rating."),
    "unrated": ("The rating has no words, so it counts as unproven.", "Give reviewRating.alternateName."),
    "words_inferred": ("The verdict's words were taken from {0}.", "Give reviewRating.alternateName."),
    "unmapped": (
        "“{0}” is not in the table of known ratings, so it counts as unproven.",
        "Use words of the table at /ratings, or let a person look at it.",
    ),
    "number_unusable": ("“{0}” is no number and was left out.", "Give a JSON number."),
    "fields_swapped": (
        "bestRating holds a text and ratingExplanation the number: they were swapped.",
        "Give the number in bestRating and the sentence in ratingExplanation.",
    ),
    "scale_incomplete": (
        "The number lacks an end of its scale, so it says nothing by itself.",
        "Give ratingValue, bestRating and worstRating together, or none.",
    ),
    "scale_void": (
        "The numbers make no scale: worst below best, and the value between them.",
        "Correct the numbers, or leave all three out.",
    ),
    "number_contradicts_words": (
        "The number says the opposite of “{0}”; the words were trusted.",
        "Near bestRating is true, near worstRating is false.",
    ),
    "date_missing": ("There is no date of publication.", "Give datePublished, such as 2026-01-02."),
    "date_unreadable": ("“{0}” is no date that can be read.", "Write 2026-01-02 or 2026-01-02T10:00:00Z."),
    "zone_missing": ("The time has no zone; UTC was assumed.", "Write the zone: 2026-01-02T10:00:00Z."),
    "date_odd": ("{0} lies in the future or before 1990.", "Check the date."),
    "modified_before_published": ("It was modified before it was published.", "Check both dates."),
    "url_relative": ("The address is relative; it was read from the page's.", "Give an absolute address."),
    "url_inferred": ("The address is that of the page.", "Give url."),
    "url_tracking": ("Parameters that only track readers were left out of the address.", "Give the plain address."),
    "address_unusable": ("“{0}” is no web address and was left out.", "Give an absolute http or https address."),
    "author_is_person": (
        "The author is a person; the review was taken as one of {0}.",
        "Give the organization as author or publisher.",
    ),
    "author_from_host": ("Nobody is named who checked it; the review was taken as one of {0}.", "Give author."),
    "item_missing": ("It does not say who made the claim, or where.", "Give itemReviewed: a Claim."),
    "item_type": ("itemReviewed is a {0}, the pattern of before 2019.", "Make it a Claim."),
    "claimant_unnamed": ("The author of the claim has no name.", "Give the name, or leave the author out."),
    "claimant_collective": ("“{0}” names nobody in particular and is not kept as a claimant.", "Leave the author out."),
    "claimant_in_parts": ("The claimant's name is a list; the first entry was taken.", "Give one name."),
    "language_unusable": ("“{0}” is no language tag and was left out.", "Give a tag such as en or pt-BR."),
    "twice": ("The same review stands there twice and is taken once.", "Give it once."),
}

LEVELS: Mapping[str, Level] = dict.fromkeys(_ERRORS, Level.ERROR) | dict.fromkeys(_WARNINGS, Level.WARNING)
"""Every code with its level."""

_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_SHOWN = 80
"""Code points of a foreign text that a sentence repeats."""


def finding(code: str, path: str, *values: object, place: str = "") -> Finding:
    """The finding of this code; ``values`` fill its sentence, texts cut where they are long."""
    detail, fix = _ERRORS[code] if code in _ERRORS else _WARNINGS[code]
    filled = [shown(value) if isinstance(value, str) else f"{value:,}" for value in values]
    return Finding(LEVELS[code], path, code, detail.format(*filled), fix, place)


def shown(text: str) -> str:
    """A foreign text short enough to be repeated, without what cannot be stored or shown."""
    plain = _UNSHOWABLE.sub("\ufffd", text)
    return plain if len(plain) <= _SHOWN else f"{plain[: _SHOWN - 1]}…"
