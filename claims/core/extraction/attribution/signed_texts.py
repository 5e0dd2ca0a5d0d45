"""Whose the words of a letter and of posts are: of whoever signs below, and of the account named above.

"Sir, …", "Yours faithfully,", "Eileen Garrow"; "Rep. Marcus Hale (@RepHale) 9:14 AM" with the post below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.core.extraction.tagging.parsed import ParsedSentence

_POST = re.compile(
    r"(?P<name>[A-Z][\w.'’-]{0,30}(?: (?:[A-Z][\w.'’-]{0,30}|of|for|the|and|de|van)){0,7})(?: ?\(@\w{2,30}\)| @\w{2,30})"
    r"(?:\s{0,2}[·•|,–—-]?\s{0,2}(?:\d[\w:.]{0,8}|[AaPp]\.?[Mm]\.?|[A-Z][a-z]{2,8}|ago|hours?|minutes?|wrote|posted)){0,7}:?"
)
"""The line above a post: a name, an account, and mostly when it was sent."""
_CLOSING = re.compile(
    r"(?:yours|sincerely|best regards|kind regards|regards|respectfully|with respect)(?: [a-z]{3,12}){0,3},?",
    re.IGNORECASE,
)
"""The line above a signature ("Yours faithfully,", "Sincerely yours,")."""
_SIGNATURE = re.compile(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame|Rev)\.? )?(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})(?:,.{0,60})?"
)
_SALUTATION = re.compile(r"(?:dear |to the editor|sirs?\b|madam\b).{0,60}[,:—–-]?", re.IGNORECASE)
_FARTHEST_CLOSING = 6
"""Sentences from the closing of a letter to the end of its text at most: name, office, town."""


def post_lines(body: str, parsed: Sequence[ParsedSentence]) -> dict[int, str]:
    """By index of a sentence that is the line above a post the name of its account."""
    found = {}
    for at, row in enumerate(parsed):
        if body.find("@", row.span.start, row.span.end) < 0 or not _is_alone(parsed, at):
            continue
        match = _POST.fullmatch(body, row.span.start, row.span.end)
        if match is not None:
            found[at] = match["name"].strip(" *")
    return found


def signed_letter(body: str, parsed: Sequence[ParsedSentence]) -> tuple[range, str] | None:
    """The sentences of a letter and who signed it; None where a text is none."""
    for at in range(len(parsed) - 2, max(0, len(parsed) - 2 - _FARTHEST_CLOSING), -1):
        closing, below = parsed[at].span, parsed[at + 1].span
        if not _CLOSING.fullmatch(body, closing.start, closing.end) or not _is_alone(parsed, at):
            continue
        signature = _SIGNATURE.fullmatch(body, below.start, below.end)
        if signature is None:
            return None
        opening = [
            row.index for row in parsed[: min(3, at)] if _SALUTATION.fullmatch(body, row.span.start, row.span.end)
        ]
        return range(opening[0] + 1 if opening else 0, at), signature["name"]
    return None


def _is_alone(parsed: Sequence[ParsedSentence], at: int) -> bool:
    """Whether a sentence has its paragraph for itself."""
    paragraph = parsed[at].sentence.paragraph
    return all(parsed[i].sentence.paragraph != paragraph for i in (at - 1, at + 1) if 0 <= i < len(parsed))
