"""Whether a participle may be said of another noun than the one found: of the inner of two, or of a nearer clause's.

"the nurses of a hospital | bombed in May", "Prices rose in cities where the firm sold homes after | losing …".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.core.extraction.clauses.pieces import Piece
from claims.core.extraction.figures.counted_nouns import singular_of
from claims.core.extraction.lexicon.determiners import ARTICLES
from claims.core.extraction.lexicon.people import TITLES, is_person
from claims.core.extraction.lexicon.sayings import DOCUMENT_NOUNS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.standalone.relative_doubts import HOLDING
from claims.core.extraction.standalone.relative_places import AREAS
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE
from claims.core.extraction.text.tokens import Token

_TAKING_IN = HOLDING | DOCUMENT_NOUNS | words("combination mix mixture field survey poll study trial")
"""Nouns before "of" that a participle tells of as well as of what follows."""
_BEFORE_DOING = words("after before while since without despite")
_PRESENT_OR_PARTICIPLE = words("come become overcome run")
"""Forms that are no participle behind several ("30 percent of new hires | come from the region")."""


def may_be_of_other_noun(parsed: ParsedSentence, piece: Piece, inside: Sequence[Token], told: Sequence[Token]) -> bool:
    """Whether the participle that opens ``told`` may be said of another noun than the words ``inside``."""
    if piece.subject is None:
        return False
    first, last = piece.subject
    if first == piece.first:
        before = [token.lower for token in parsed.tokens[max(0, first - 2) : first]]
        counts = any(token.tag == "C" or token.lower in HOLDING for token in inside[:2])
        is_part = counts and before in (["fewer", "than"], ["less", "than"])
        is_part = is_part or (inside[-1].tag == "S" and told[0].lower in _PRESENT_OR_PARTICIPLE)
        return is_part or _is_of_inner(inside, told) or _is_act_of_name(inside, told)
    if last == piece.first and _is_of_inner(inside, told):
        return True
    if told[0].tag != "G" or first > piece.first:
        return False
    return parsed.tokens[piece.first - 1].lower in _BEFORE_DOING and _has_nearer(parsed.tokens[last : piece.first])


def _is_of_inner(inside: Sequence[Token], told: Sequence[Token]) -> bool:
    """Whether what stands before "of" need not be what the participle tells of ("copies of a book | written by Roe")."""
    of = next((at for at in range(len(inside) - 2, 0, -1) if inside[at].lower == "of"), None)
    if of is None or told[0].tag not in "ET" or inside[of - 1].tag not in "NS":
        return False
    if inside[of + 1].tag == "P" and inside[of - 1].lower in AREAS:
        # "the town of Velm | held by rebels" is Velm.
        return False
    # "millions of jobs | lost to Norland": the many are those that are told of.
    outer = {inside[of - 1].lower, singular_of(inside[of - 1].lower)}
    return outer.isdisjoint(_TAKING_IN) and not any(token.tag == "C" for token in inside[:of])


def _is_act_of_name(inside: Sequence[Token], told: Sequence[Token]) -> bool:
    """Whether a name behind a noun is who did it ("a group | Ana Roe | won by two points")."""
    if inside[0].lower not in ARTICLES or inside[-1].tag != "P" or told[0].tag not in "ET":
        return False
    joint = next((noun for noun, name in pairwise(inside) if noun.tag in "NS" and name.tag == "P"), None)
    return joint is not None and joint.lower not in TITLES and not is_person(singular_of(joint.lower))


def _has_nearer(between: Sequence[Token]) -> bool:
    """Whether a second verb with a subject of its own stands before the participle, which may be its subject's."""
    verbs = [at for at, token in enumerate(between) if token.tag in FINITE]
    if len(verbs) < 2:
        return False
    is_parted = any(token.text in ":;" for token in between[verbs[0] : verbs[-1]])
    return is_parted or any(between[at - 1].tag in "NSPOW" for at in verbs[1:])
