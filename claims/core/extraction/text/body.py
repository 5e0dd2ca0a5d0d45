"""The one form in which bodies are stored, and the words around a span."""

from __future__ import annotations

import re
import unicodedata

from claims.core.errors import Invalid
from claims.core.records import Span

CONTEXT_LENGTH = 32
"""Code points of the prefix and suffix selectors (W3C TextQuoteSelector)."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def normalize_body(text: str) -> str:
    """``text`` in NFC with ``\\n`` line ends; nothing is trimmed or folded. Raises ``Invalid`` as ``check_body`` does."""
    check_body(text)
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def check_body(text: str, field: str = "body") -> None:
    """Refuse what cannot be stored and shown everywhere: NUL characters and lone surrogates.

    Raises ``Invalid`` (codes ``nul_character``, ``lone_surrogate``) with the position of the first one.
    """
    nul = text.find("\x00")
    if nul >= 0:
        raise Invalid(
            f"The text has a NUL character at position {nul}; remove it and send the text again.",
            code="nul_character",
            field=field,
        )
    surrogate = _SURROGATE.search(text)
    if surrogate:
        raise Invalid(
            f"The text has half of a surrogate pair at position {surrogate.start()}; it was cut or decoded wrongly. "
            "Send it as valid UTF-8.",
            code="lone_surrogate",
            field=field,
        )


def context_around(body: str, span: Span) -> tuple[str, str]:
    """The prefix and suffix of ``span``: up to ``CONTEXT_LENGTH`` code points before and after it."""
    return body[max(0, span.start - CONTEXT_LENGTH) : span.start], body[span.end : span.end + CONTEXT_LENGTH]


def trimmed(body: str, start: int, end: int) -> Span:
    """The span ``[start, end)`` without white space at its ends; empty at ``start`` if there is nothing else."""
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    return Span(start, end)
