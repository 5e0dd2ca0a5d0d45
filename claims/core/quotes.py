"""Whether a quote stands in a text, whatever quotation marks, hyphens, spaces and letter case either is typed with."""

from __future__ import annotations

import hashlib
import re
import unicodedata

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
        found = normalized.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return bool(parts)
