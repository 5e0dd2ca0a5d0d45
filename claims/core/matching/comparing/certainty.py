"""What one side says is meant, possible or to come, and the other that it happened: "plans to sell", "could sell" or "will
sell" against "sold".

Of 12,880 judged pairs 30 are so, none of them *same*; the slots told 14 of them as that (December 2026).
"""

from __future__ import annotations

import re
from enum import Enum, auto

from claims.core.matching.comparing.alignment import Level, Link
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.statements.reading import Statement


class Ahead(Enum):
    """How something is told that has not happened: ``MEANT`` or possible, to ``COME``, or expected but ``MISSED``."""

    MEANT = auto()
    COMING = auto()
    MISSED = auto()


_MEANING = (
    r"(?:plan(?:s|ned|ning)?|want(?:s|ed|ing)?|wish(?:es|ed)?|hop(?:es|ed|ing|e)|intend(?:s|ed|ing)?|aim(?:s|ed|ing)?|"
    r"promis(?:es|ed|ing|e)|pledg(?:es|ed|ing|e)|vow(?:s|ed|ing)?|agree(?:s|d)?|offer(?:s|ed)?|threaten(?:s|ed|ing)?|"
    r"propos(?:es|ed|ing|al)|seek(?:s|ing)?|sought|prepar(?:es|ed|ing|e)|tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?|"
    r"mean(?:s|t)|would like|expect(?:s|ed)?|likely|set|due|about|wait(?:s|ed|ing)|ready|obliged|urged|asked|told|"
    r"supposed|scheduled|ordered|free|able|allowed)\sto"
)
_WEIGHING = (
    r"(?:consider(?:s|ed|ing)?|mull(?:s|ed|ing)|weigh(?:s|ed|ing)|propos(?:es|ed|ing|e)|contemplat(?:es|ed|ing))"
)
_MEANT = re.compile(
    rf"\b(?:could|may|might|(?:was|were)\sto|{_MEANING}|{_WEIGHING})(?:\s(?:also|soon|still|yet|even|have|be|been|itself|themselves|\w{{1,20}}ly))*"
    r"\s\Z",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"(?:\b(?:will|shall|is to|are to|going to)|['’]ll)(?:\s(?:also|soon|now|be|\w{1,20}ly))*\s\Z", re.IGNORECASE
)
_REACH = 60
"""Code points before a verb in which its auxiliaries stand."""

_MISSED = re.compile(
    r"\bin vain\b|\b(?:but|yet)\s(?:then|has|have|had|is|are|was|were|did|it|they|he|she|the|his|her|its|their)\b"
    r"|(?:,|;|\band|\bbut|\byet|\buntil)\s(?:[\w'’-]{1,20}\s){0,3}?"
    r"(?:not|n['’]t|never|failed|could not|pulled out|backed out|cancell?ed|dropped|stopped|talked out|instead|stayed|"
    r"abandoned|gave up|refused)\b",
    re.IGNORECASE,
)
"""Words behind what was meant by which it did not happen: "was due to resign but was talked out of it"."""

_TELLS_AHEAD = re.compile(
    rf"\b(?:could|may|might|will|shall|would|should|must|going to|(?:is|are|was|were) to|{_MEANING}|{_WEIGHING}|plans?|"
    r"proposals?|intentions?|if|unless|until|yet|agreement)\b|n['’]t\b|\b(?:not|never|no)\b",
    re.IGNORECASE,
)
"""Words beside which it is not sure that what a verb in the past tells has happened."""


def told_ahead_by_one(pair: Comparisons) -> tuple[Ahead, Link, bool] | None:
    """How one side tells ahead what the other says has happened by the same verb; with these verbs, and whether it is the
    left side. None where neither does, or both do."""
    for link in pair.alignment.shared:
        if link.level < Level.SYNONYM or not (_is_told(link.left) and _is_told(link.right)):
            continue
        left, right = _ahead(pair.left, link.left), _ahead(pair.right, link.right)
        if left is not None and right is None and _has_happened(pair.right, link.right):
            return left, link, True
        if right is not None and left is None and _has_happened(pair.left, link.left):
            return right, link, False
    return None


def _is_told(unit: Unit) -> bool:
    """Whether a word is a verb, or the noun of one ("considers selling")."""
    return unit.kind is UnitKind.VERB or unit.text.lower().endswith("ing")


def _ahead(side: Statement, verb: Unit) -> Ahead | None:
    before = max(0, verb.start - _REACH)
    if len(side.negations) % 2 and _MISSED.search(side.text, verb.end) is None:
        return None
    if _MEANT.search(side.text, before, verb.start):
        return Ahead.MISSED if _MISSED.search(side.text, verb.start) else Ahead.MEANT
    return Ahead.COMING if _COMING.search(side.text, before, verb.start) else None


def _has_happened(side: Statement, verb: Unit) -> bool:
    return side.predicate is verb and side.tense == "past" and _TELLS_AHEAD.search(side.text) is None
