"""Whether a quote stands in a text, whatever quotation marks, hyphens, spaces and letter case either is typed with."""

from __future__ import annotations

import hashlib
import re
import unicodedata

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
