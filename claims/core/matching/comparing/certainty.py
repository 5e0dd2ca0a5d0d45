"""What one side says is meant, possible or to come, and the other that it happened: "plans to sell", "could sell" or "will
sell" against "sold"; or what one side holds possible, and the other says is so or will be: "may cause" against "causes".

Of 12,880 judged pairs 30 are of the first kind, none of them *same*; the slots told 14 of them as that (December 2026).
"""

from __future__ import annotations

import re
from enum import Enum, auto

from claims.core.extraction.figures.counted_nouns import is_plural
from claims.core.extraction.lexicon.verb_words import MORE_UNCHANGED_PAST
from claims.core.matching.comparing.alignment import Level, Link
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.statements.reading import Statement


class Ahead(Enum):
    """How something is told that has not happened: ``MEANT`` or possible, to ``COME``, or expected but ``MISSED``."""

    MEANT = auto()
    COMING = auto()
    MISSED = auto()


_MAY = "(?-i:may|MAY)"
"""Not the month, which stands beside a verb as often: "closed in May"."""

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
    rf"\b(?:could|{_MAY}|might|(?:was|were)\sto|{_MEANING}|{_WEIGHING})(?:\s(?:also|soon|still|yet|even|have|be|been|itself|themselves|\w{{1,20}}ly))*"
    r"\s\Z",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    rf"\b(?:could|{_MAY}|might)(?:\s(?:also|soon|still|yet|even|be|\w{{1,20}}ly))*\s\Z", re.IGNORECASE
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
    rf"\b(?:could|{_MAY}|might|will|shall|would|should|must|going to|(?:is|are|was|were) to|{_MEANING}|{_WEIGHING}|plans?|"
    r"proposals?|intentions?|if|unless|until|yet|agreement)\b|n['’]t\b|\b(?:not|never|no)\b",
    re.IGNORECASE,
)
"""Words beside which it is not sure that what a verb in the past tells has happened."""

_TELLS_OPEN = re.compile(
    rf"\b(?:could|{_MAY}|might|would|should|must|can|if|unless|until|when|whether|help(?:s|ed)?|likely|possibly|perhaps|"
    r"sometimes|plans?)\b|n['’]t\b|\b(?:not|never|no|only)\b",
    re.IGNORECASE,
)
"""Words beside which what a verb tells in the present or future may be as open as what "may" tells."""

_LIMITED = re.compile(r"\b(?:only|if|unless|until)\b", re.IGNORECASE)
"""Words beside which "may" is rather a leave with limits."""


def told_ahead_by_one(pair: Comparisons) -> tuple[Ahead, Link, bool] | None:
    """How one side tells ahead what the other says has happened by the same verb; with these verbs, and whether it is the
    left side. None where neither does, or both do."""
    for link in pair.alignment.shared:
        if link.level < Level.SYNONYM:
            continue
        found = _told_ahead(pair, link) if _is_told(link.left) and _is_told(link.right) else None
        if found is None and _is_told_possible(pair.left, link.left, pair.right, link.right):
            found = Ahead.MEANT, link, True
        elif found is None and _is_told_possible(pair.right, link.right, pair.left, link.left):
            found = Ahead.MEANT, link, False
        if found is not None:
            return found
    return None


def _told_ahead(pair: Comparisons, link: Link) -> tuple[Ahead, Link, bool] | None:
    left, right = _ahead(pair.left, link.left), _ahead(pair.right, link.right)
    if left is not None and right is None and _has_happened(pair.right, link.right):
        return left, link, True
    if right is not None and left is None and _has_happened(pair.left, link.left):
        return right, link, False
    return None


def _is_told_possible(side: Statement, verb: Unit, other: Statement, plain: Unit) -> bool:
    """Whether one side tells by a verb what could be, and nothing denies it, and the other that it is so or will be. A
    verb that looks like a noun ("causes headaches") is told by its like."""
    if verb.kind is not UnitKind.VERB or side.negations or _LIMITED.search(side.text):
        return False
    if _POSSIBLE.search(side.text, max(0, verb.start - _REACH), verb.start) is None:
        return False
    looks_like_noun = other.predicate is None and verb.bases == plain.bases and plain.text[-1:] == "s"
    is_verb = (plain.kind is UnitKind.VERB and other.predicate is plain) or looks_like_noun
    return is_verb and other.tense != "past" and _TELLS_OPEN.search(other.text) is None


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
    if side.predicate is not verb or _TELLS_AHEAD.search(side.text) is not None:
        return False
    return side.tense == "past" or (not side.tense and _is_unchanged_past(side, verb))


_IS_NO_PAST = re.compile(
    r"\b(?:demand|insist|order|urge|request|require|recommend|propose|suggest|ask)(?:s|ed|d)?\s(?:that\s)?"
    r"|\b(?:number|lot|majority|group|handful|host|series|range|half)\sof\b",
    re.IGNORECASE,
)
"""Before a plain form: "demands that the firm cut jobs", and "a number of firms cut jobs", which may be so now."""


def _is_unchanged_past(side: Statement, verb: Unit) -> bool:
    """Whether a verb whose past looks like its plain form is in the past: "the firm cut jobs", where now it "cuts" them."""
    plain = verb.text.lower().split()[0]
    if plain not in MORE_UNCHANGED_PAST or side.rates or _IS_NO_PAST.search(side.text, 0, verb.start):
        return False
    agents = [unit for unit in side.units if unit.role == "agent" and unit.end <= verb.start]
    return len(agents) == 1 and not is_plural(agents[0].text.lower().split()[-1])
