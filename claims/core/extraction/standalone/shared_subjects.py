"""Whether a predicate surely shares the subject that it would be given in a standalone text."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.clauses.pieces import is_day
from claims.core.extraction.lexicon.calendar_words import NAMED_TIMES
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.pronouns import SUBJECT_RELATIVES
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.lexicon.verb_words import BEING, DOING, HAVING
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, finite_of, has_finite
from claims.core.extraction.text.tokens import Token

_JOINING = frozenset((",", ";", "-", "–", "—", "”", '"', "“", "’", "'"))
"""Signs before a second predicate, beside a conjunction."""
_TURNED = BEING | HAVING | DOING | {"will", "would"}
_EMBEDDING = frozenset(("that", "how", "whether", "why", "what"))
_SECOND = 2
_COMPARING = frozenset(("according", "as", "than", "like"))
"""What opens no predicate ("has a mayor, | as did Velm")."""
_OPENERS = "IG"
"""Tags of what opens a phrase that is no subject ("under attack", "including many who")."""
_DESCRIBING = words("continued alleged reduced increased improved proposed limited renewed combined planned suspected")
"""Past forms that often describe the noun behind them ("reduced service")."""


def is_doubtful_subject(parsed: ParsedSentence, subject: tuple[int, int], predicate: int) -> bool:
    """Whether the words at ``subject`` may not be what the predicate from ``predicate`` on is said of.

    It is a participle ("the information | mentioned in reports"), belongs to a relative clause that stands between ("a war
    that has ruined the region and | killed 39,000"), describes the last item of a list ("new routes and | reduced
    service"), or the words are a phrase of another kind.
    """
    tokens = parsed.tokens
    first, last = subject
    if first >= predicate:
        return False
    if tokens[last - 1].tag == "W" or tokens[predicate].lower in _COMPARING or _tells_time(tokens[first:last]):
        return True
    if first > 0 and tokens[first - 1].tag == "W" and tokens[first].tag in "TE":
        # "panels that | uncovered facts and made".
        return True
    if _differs_in_number(tokens, first, last, predicate) or _is_turned(tokens, predicate):
        return True
    if _is_other_tense(tokens, first, last, predicate) or _is_within_told(tokens, last, predicate):
        return True
    opens = tokens[first].lower == "including" or (tokens[first].tag in _OPENERS and tokens[last - 1].tag == "K")
    if opens or (tokens[first].tag == "K" and first > 0):
        return True
    if last >= predicate:
        # "The survey | published in May": no verb; "the experts | have talked": one.
        return tokens[last - 1].tag == "K" or tokens[predicate].tag in "TE"
    if parsed.quoted[last - 1] and not parsed.quoted[predicate] and not parsed.quoted[predicate - 1]:
        return True
    between = tokens[last:predicate]
    if tokens[predicate].tag == "G":
        return False
    if _is_apart(tokens, last, predicate) and _is_of_embedded(tokens, first, predicate):
        return True
    if _is_second_participle(tokens, last, predicate):
        return True
    # "the law that was passed and | are paid": a form of "be" rather goes on about the subject.
    goes_on = tokens[predicate].lower not in BEING and _is_of_relative(between)
    return _is_unjoined(between) or goes_on or _is_description(tokens, predicate)


def _is_turned(tokens: Sequence[Token], predicate: int) -> bool:
    """Whether the subject stands behind the verb ("His flat was shut, so | were those of his kin")."""
    return tokens[predicate - 1].lower in ("so", "nor", "neither") and tokens[predicate].lower in _TURNED


def _is_other_tense(tokens: Sequence[Token], first: int, last: int, predicate: int) -> bool:
    """Whether a noun was found whose own clause is in another tense ("to hit | the oil | that funds it and | proposed")."""
    if first == 0 or last >= predicate or tokens[last].lower not in SUBJECT_RELATIVES:
        return False
    verb = finite_of(tokens[last + 1 : predicate])
    is_present = verb is not None and verb.tag in "ZF" and base_of(verb.lower) not in ("have", "be")
    return is_present and tokens[predicate].tag == "T" and has_finite(tokens[:first])


def _is_within_told(tokens: Sequence[Token], last: int, predicate: int) -> bool:
    """Whether a second predicate may go on with what is said ("Reports have said Roe was ill and | may have died")."""
    says = next((at for at in range(last, predicate) if _leads_to_told(tokens[at])), None)
    if says is None or tokens[predicate].tag not in "MZF" or _tells(tokens[predicate]):
        return False
    told = tokens[says + 1 : predicate]
    verb = next((at for at, token in enumerate(told) if token.tag in FINITE), 0)
    opens = bool(told) and told[0].tag in "PDO" and told[0].lower not in ("him", "her", "them")
    return opens and verb > 0 and not any(token.tag == "W" or token.lower == "that" for token in told[:verb])


def _leads_to_told(token: Token) -> bool:
    return (token.tag in FINITE | {"E"} and _tells(token)) or (
        token.tag in FINITE | {"B"} and base_of(token.lower) == "mean"
    )


def _tells(token: Token) -> bool:
    return base_of(token.lower) in FORCE_BY_VERB


def _is_apart(tokens: Sequence[Token], last: int, predicate: int) -> bool:
    """Whether a comma stands before the predicate or its conjunction."""
    return any(token.text == "," for token in tokens[max(last, predicate - 2) : predicate])


def _is_of_embedded(tokens: Sequence[Token], first: int, predicate: int) -> bool:
    """Whether a subject is that of a clause inside another, whose own subject may go on ("lied that | the drives were lost,
    and made a case")."""
    opener = tokens[first - 1] if first > 0 else None
    if opener is None:
        return False
    verb = finite_of(tokens[first:predicate])
    turns = verb is not None and verb.tag == "M" and tokens[predicate].tag == "T"
    if turns and opener.tag in FINITE and _tells(opener) and tokens[predicate - 1].text == ",":
        # "opponents said | the school might be a target, complained about it, and left".
        return True
    return opener.lower in _EMBEDDING and has_finite(tokens[: first - 1])


def _is_second_participle(tokens: Sequence[Token], last: int, predicate: int) -> bool:
    """Whether "and" joins a participle with its agent to another one ("a rally led by Roe and | attended by 40 men")."""
    if tokens[predicate].tag not in "TE" or predicate + 1 >= len(tokens) or tokens[predicate + 1].lower != "by":
        return False
    first = next((at for at in range(predicate - 2, last, -1) if tokens[at].tag in FINITE | {"E"}), None)
    return first is not None and tokens[first].tag == "E" and tokens[first - 1].tag in "NSPY"


def _tells_time(subject: Sequence[Token]) -> bool:
    """Whether the words only tell when ("on 7 August | injured 40")."""
    if subject[-1].lower in NAMED_TIMES and all(token.tag in "RDJN" for token in subject):
        # "earlier this month | announced".
        return True
    if (
        subject[0].tag == "I"
        and sum(t.tag == "D" for t in subject) < _SECOND
        and all(t.tag in "IDJNS" for t in subject)
    ):
        # "Beneath the jargon lies a threat that grows and | is seen".
        return True
    is_dated = any(token.tag == "C" or is_day(token) for token in subject)
    return subject[0].tag == "I" and is_dated and all(token.tag in "IDCP" for token in subject)


def _is_unjoined(between: Sequence[Token]) -> bool:
    """Whether neither a conjunction nor a comma leads to the predicate."""
    lead = next((token for token in reversed(between) if token.tag != "R"), None)
    return lead is not None and has_finite(between) and lead.tag != "K" and lead.text not in _JOINING


def _is_of_relative(between: Sequence[Token]) -> bool:
    """Whether the last clause before the predicate is a relative one of another noun, which may go on with it."""
    at = next((at for at in range(len(between) - 1, -1, -1) if between[at].tag == "W"), None)
    if at is None or between[at].lower not in SUBJECT_RELATIVES:
        return False
    noun = between[at - 1] if at else None
    behind = between[at + 1 :]
    is_of_subject = at == 0 or (at == 1 and noun is not None and noun.text == ",")
    # "The report is a study that tells and | projects": it is said of both.
    is_of_subject = is_of_subject or (between[0].lower in BEING and all(t.tag in "DJNSPC" for t in between[1:at]))
    # "The bombs that hit two embassies, but | killed 40 neighbors": the bombs did, or whoever the sentence is about.
    marks = [place for place, token in enumerate(behind) if token.text == ","]
    narrows = noun is not None and noun.text != ","
    joins = bool(marks) and all(token.tag in "KR" for token in behind[marks[0] + 1 :])
    is_open = not has_finite(behind) or not marks or (narrows and joins)
    return not is_of_subject and has_finite(between[:at]) and is_open


def _differs_in_number(tokens: Sequence[Token], first: int, last: int, predicate: int) -> bool:
    """Whether a verb in the plural follows the name of one or a noun in the singular ("Roe came and | are leaving")."""
    inside = tokens[first:last]
    if tokens[predicate].lower not in ("are", "were") or any(token.tag in "KIC" for token in inside):
        return False
    is_name = len(inside) == _SECOND and all(token.tag == "P" for token in inside)
    return is_name and not inside[-1].lower.endswith("s")


def _is_description(tokens: Sequence[Token], predicate: int) -> bool:
    """Whether the predicate may be the noun with its description that a list ends in."""
    word = tokens[predicate]
    if word.tag != "T" or word.lower not in _DESCRIBING or tokens[predicate - 1].tag != "K":
        return False
    behind = tokens[predicate + 1] if predicate + 1 < len(tokens) else None
    return behind is not None and behind.tag in "NSJ" and tokens[predicate - 2].tag in "NSPQY"
