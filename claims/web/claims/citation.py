"""A claim's page as a reference in somebody's text: what it says, in whose words, as of when, where, and when read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from claims.web.claims.answer_lines import VerdictLine
from claims.web.words.dates import format_day

REGISTRY = "Claims registry"


def citation(claim_text: str, claim_address: str, lines: Sequence[VerdictLine], *, base: str, read_on: dt.date) -> str:
    """The reference; each organization's verdict is cited by the revision's own address, which never changes.

    ``lines`` are those to cite, none where nobody has checked; ``base`` is the registry's address without the slash at its
    end.
    """
    said = f"“{claim_text}”"
    read = f"Retrieved {format_day(read_on)}."
    if not lines:
        return f"{said} Not checked. {REGISTRY}, {claim_address}. {read}"
    return " ".join([said, *(_cited(line, base) for line in lines), f"{REGISTRY}. {read}"])


def _cited(line: VerdictLine, base: str) -> str:
    standing = f" ({line.freshness.text.lower()})" if line.freshness.drains else ""
    return (
        f"{line.organization}: {line.rating}{standing}, revision {line.revision}, "
        f"as of {format_day(line.as_of)}, {base}{line.href}."
    )
