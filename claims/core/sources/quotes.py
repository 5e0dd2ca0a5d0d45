"""Whether and where a quote stands in a text, whatever quotation marks, hyphens, spaces and case either is typed with."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from claims.core.records import Span

MAX_QUOTE_LENGTH = 5_000
"""Code points of a quote that is kept as proof."""

_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        # Soft hyphens, zero-width characters and direction marks are typed by machines, not by people.
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c", ""),
    }
)
_LEFT_OUT = re.compile(r"\[ ?(?:…|\.\.\.) ?\]|…|\.\.\.")
"""Where a quote leaves words out."""

_EDGE = " \"'"
_MARKS = " \t\n\"'“”„‟«»‘’‚‛"
"""What people put around words that they quote, whether it stands there or not."""

_JOINERS = "\u200c\u200d"
"""Characters that hold the parts of one word (in Persian), or of one sign (an emoji of several), together."""

_FIGURE_BEFORE = re.compile(r"(?:[0-9]|[0-9][.,']|(?:^| )-)\Z")
_FIGURE_AFTER = re.compile(r"[.,']?[0-9]")
"""Signs by which a figure reaches beyond a quote: "57,000 people" stands not in "157,000 people", nor "cost 4" in "cost
4.5", nor "5 %" in "-5 %"."""


def normalized_text(text: str) -> str:
    """The text as quotes are compared: signs, compatibility forms and white space made the same, case folded."""
    marked = _LEFT_OUT.sub("…", text)
    pieces = (unicodedata.normalize("NFKC", piece.translate(_SAME)).translate(_SAME) for piece in marked.split("…"))
    return " … ".join(" ".join(piece.casefold().split()) for piece in pieces).strip()


def quote_key(quote: str) -> str:
    """The identity of a quote (SHA-256 in hex): two that are found in the same texts have the same."""
    return hashlib.sha256(normalized_text(quote).encode("utf-8", "surrogatepass")).hexdigest()


def has_quote(text: str, quote: str) -> bool:
    """Whether the quote stands in the text, its parts in their order where it leaves words out; an empty one does not.

    ``text`` is given as it is; for many quotes of one text, see ``has_normalized_quote``.
    """
    return has_normalized_quote(normalized_text(text), quote)


def has_normalized_quote(normalized: str, quote: str) -> bool:
    """The same for a text that ``normalized_text`` gave."""
    parts = [part for part in (part.strip(_EDGE) for part in normalized_text(quote).split("…")) if part]
    at = 0
    for part in parts:
        found = _find_whole(normalized, part, at)
        if found < 0:
            return False
        at = found + len(part)
    return bool(parts)


def places_of(text: str, quote: str) -> list[Span]:
    """Where the words of a quote stand in the text as whole words: letter by letter, or, where they nowhere do, whatever
    signs, spaces and case they are typed with."""
    written = unicodedata.normalize("NFC", quote).strip()
    if not any(sign.isalnum() for sign in _spelling(written).text):
        return []
    plain = _Spelling(text, [Span(at, at + 1) for at in range(len(text))])
    same = _spelling(text)
    for wanted in (written, written.strip(_MARKS)):
        found = _places(plain, text, wanted) or _places(same, text, _spelling(wanted).text.strip())
        if found:
            return found
    return []


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A text as quotes are compared, and what of the text each of its characters stands for."""

    text: str
    spans: list[Span]


def _spelling(text: str) -> _Spelling:
    """As ``normalized_text``, one character after another, so that places can be told."""
    made: list[str] = []
    spans: list[Span] = []
    for at, letter in enumerate(text):
        for sign in unicodedata.normalize("NFKC", letter.translate(_SAME)).translate(_SAME).casefold():
            if not sign.isspace():
                made.append(sign)
                spans.append(Span(at, at + 1))
            elif made and made[-1] == " ":
                spans[-1] = Span(spans[-1].start, at + 1)
            else:
                made.append(" ")
                spans.append(Span(at, at + 1))
    return _Spelling("".join(made), spans)


def _places(spelling: _Spelling, text: str, wanted: str) -> list[Span]:
    found: list[Span] = []
    at = spelling.text.find(wanted) if wanted else -1
    while at >= 0:
        span = Span(spelling.spans[at].start, spelling.spans[at + len(wanted) - 1].end)
        if is_whole(text, span):
            found.append(span)
        at = spelling.text.find(wanted, at + 1)
    return found


def is_whole(text: str, span: Span) -> bool:
    """Whether a passage begins and ends between words and cuts no figure."""
    if _is_inside_word(text, span.start) or _is_inside_word(text, span.end):
        return False
    return not _cuts_figure(text, span.start, span.end)


def _is_inside_word(text: str, at: int) -> bool:
    """Whether what stands before and after a place is one word, or one sign: marks belong to the letter before them."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before in _JOINERS or after in _JOINERS:
        return not before.isspace() and not after.isspace()
    return _is_mark(after) or (_ends_word(text, at) and after.isalnum())


def _ends_word(text: str, at: int) -> bool:
    """Whether a letter or digit stands before a place, with marks or without."""
    while at > 1 and _is_mark(text[at - 1]):
        at -= 1
    return text[at - 1].isalnum()


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign).startswith("M")


def _find_whole(text: str, part: str, at: int) -> int:
    """Where a part of a quote stands in a text from ``at`` on without cutting a figure of it in two; -1 for nowhere."""
    found = text.find(part, at)
    while found >= 0 and _cuts_figure(text, found, found + len(part)):
        found = text.find(part, found + 1)
    return found


def _cuts_figure(text: str, start: int, end: int) -> bool:
    is_begun = text[start].isdecimal() and _FIGURE_BEFORE.search(text[max(start - 2, 0) : start])
    goes_on = text[end - 1].isdecimal() and _FIGURE_AFTER.match(text, end)
    return bool(is_begun or goes_on)
