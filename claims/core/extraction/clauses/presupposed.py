"""Phrases that take a fact for granted: deeds that somebody is judged for, insertions, contents of reports, counted groups.

"sentenced to 51 months for | stealing more than $1.4 million", "A clam, | pulled up off Iceland in 2006, …",
"reports that | the club bid £250,000", "Can | a city of 160,000 | afford it?".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.core.extraction.clauses.antecedents import subject_before_verb
from claims.core.extraction.clauses.pieces import (
    Piece,
    Role,
    has_figure,
    is_day,
    next_comma,
    phrase_before,
    phrase_undergoing,
    without_marks,
)
from claims.core.extraction.lexicon.calendar_words import LENGTHS, SPELLS
from claims.core.extraction.lexicon.determiners import THIRD_POSSESSIVES
from claims.core.extraction.lexicon.ordinals import ORDINALS
from claims.core.extraction.lexicon.pronouns import SUBJECT_RELATIVES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, behind_adverbs, has_finite
from claims.core.extraction.text.tokens import Token

_GRANTED_AFTER = words("for despite after since before")
_DONE_BEFORE = words("after before")
"""What happened after or before an act holds the act, whatever it tells."""
_SPENT = LENGTHS - words("second minute decade century")
"""Lengths of time that an act lasts; "in two decades" rather tells what it is the first of."""
_RECKONING = words("adjusting accounting allowing correcting controlling stripping")
_JUDGED = words("convicted guilty found")
_BEFORE_OR_SINCE = words("before since until after when")
_LONGEST_AGE = 5
"""Words of "he was 20 years old"."""
_CLAUSE_REACH = 9
"""Words before the verb of a clause at most."""
_REPORTS = words("reports allegations accusations rumors rumours suggestions news findings complaints")
_RANKS = ORDINALS | words("only last most least")
_NOT_COUNTED = LENGTHS | SPELLS | words("percent per percentage points point")
_PARTS = words("most some many all both half none few several")
_LEAST_PART = 4
"""Words of what part of a group is at least ("most of them leased")."""
_LEAST_COUNT = 5
"""Least number of a group that is worth a claim of its own ("the two sides" is a name)."""


def presupposed_at(parsed: ParsedSentence, at: int, first: int, last: int) -> Piece | None:
    """What is taken for granted by the phrase that begins at word ``at`` of ``[first, last)``, None if nothing is."""
    if parsed.quoted[at] or at + 3 >= last or at <= first:
        return None
    return (
        _judged_deed(parsed, at, first, last)
        or _inserted(parsed, at, first, last)
        or _part_of_them(parsed, at, first, last)
        or _set_off(parsed, at, first, last)
        or _reported(parsed, at, last)
        or _dated_clause(parsed, at, first, last)
    )


def counted_groups(parsed: ParsedSentence) -> Iterator[Piece]:
    """Groups with their number in a sentence that asserts nothing ("the 11 employees", "a city of 160,000")."""
    tokens = parsed.tokens
    at = 0
    while at < len(tokens) - 2:
        end = _end_of_group(tokens, at)
        if end is None or parsed.quoted[at]:
            at += 1
            continue
        yield Piece(Role.PRESUPPOSED, ((at, end),))
        at = end


def _judged_deed(parsed: ParsedSentence, at: int, first: int, last: int) -> Piece | None:
    """ "jailed for | stealing $1.4 million", "drew 0-0 despite | having 68 per cent of possession"."""
    tokens = parsed.tokens
    before = tokens[at - 1]
    if tokens[at].tag != "G":
        return None
    judged = before.lower in ("of", "to") and at - 2 > first and tokens[at - 2].lower in _JUDGED
    judged = judged or (
        before.lower == "to" and any(token.lower == "guilty" for token in tokens[max(first, at - 4) : at])
    )
    if before.lower not in _GRANTED_AFTER and not judged:
        return None
    if reckons(tokens, at):
        return None
    end = next_comma(parsed, at, last)
    done = before.lower in _DONE_BEFORE and not any(token.lower.rstrip("s") in _SPENT for token in tokens[at:end])
    if not done and any(token.tag == "M" for token in tokens[max(first, at - 25) : at]):
        return None
    if done:
        # "after rejecting an offer | that was the best in years": the relative clause is about the offer.
        end = _relative_from(tokens, at + 3, end)
    told = has_figure(tokens[at:end]) or before.lower in _DONE_BEFORE
    if end - at < (3 if done else 4) or not told or has_finite(tokens[at : at + 2]):
        return None
    return Piece(Role.PRESUPPOSED, ((at, end),), _doer(parsed, first, at))


def reckons(tokens: Sequence[Token], at: int) -> bool:
    """Whether the "-ing" form at ``at`` tells how a figure was reckoned, which its subject does not do.

    "Pay fell by 3% after | adjusting for inflation", "profits rose after | stripping out fuel".
    """
    behind = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return tokens[at].lower == "excluding" or (tokens[at].lower in _RECKONING and behind in ("for", "out"))


def _relative_from(tokens: Sequence[Token], at: int, end: int) -> int:
    """The place of the first pronoun of a relative clause from ``at`` on; ``end`` where there is none before it."""
    return next((p for p in range(at, end) if tokens[p].lower in SUBJECT_RELATIVES and tokens[p - 1].tag in "NS"), end)


def _doer(parsed: ParsedSentence, first: int, at: int) -> tuple[int, int] | None:
    """Who did it: the subject before ``at``, in a relative clause what the clause is said of."""
    pronoun = next((place for place in range(at - 1, first, -1) if parsed.tokens[place].tag == "W"), None)
    if pronoun is None:
        return subject_before_verb(parsed, first, at)
    return phrase_before(parsed, pronoun - 1, first) if parsed.tokens[pronoun - 1].text == "," else None


def _inserted(parsed: ParsedSentence, at: int, first: int, last: int) -> Piece | None:
    """What stands between a noun and its verb or clause: a participle, or a phrase with a rank.

    "A clam known as Ming, | pulled up off Iceland in 2006, | was put at 405 years", "Under the deal, | signed in Amman, |
    neither side may …", "The increase, | the ninth since January, | takes costs to …".
    """
    tokens = parsed.tokens
    if tokens[at - 1].text != "," or tokens[at - 2].tag not in "NSPC":
        return None
    opens_clause = next(
        (p for p in range(at - 3, first, -1) if tokens[p].tag in "WK" or tokens[p].lower == "that"), None
    )
    first = first if opens_clause is None else opens_clause + 1
    if has_finite(tokens[first:at]):
        return None
    ranked = tokens[at].lower in THIRD_POSSESSIVES | {"the"} and _ranks(tokens[at + 1])
    money = tokens[at].text[:1] in "$€£" and tokens[at - 2].tag in "NS"
    opening = at + 1 if tokens[at].tag == "R" and at + 2 < last else at
    described = tokens[opening].tag == "E" or tokens[opening].lower in ("due", "based")
    if not described and not ranked and not money:
        return None
    end = next_comma(parsed, at, last)
    after = behind_adverbs(tokens, end + 1, last)
    inside = next((p for p in range(at, end) if tokens[p].tag == "W" or tokens[p].lower in _BEFORE_OR_SINCE), end)
    if end >= last or after >= last or end - at < 3 or has_finite(tokens[at:inside]):
        return None
    if end - at < 4 and not ranked and tokens[opening + 1].tag != "I":
        return None
    opens = tokens[first].tag == "I" and has_finite(tokens[after:last])
    if tokens[after].tag not in FINITE and not opens:
        return None
    if tokens[opening].lower == "based":
        phrase = phrase_before(parsed, at - 1, first)
        return None if phrase is None else Piece(Role.PRESUPPOSED, ((phrase[0], end),))
    relative = _relative_from(tokens, at + 4, end)
    if has_finite(tokens[relative:end]):
        # "formed after talks between parties | that had spent years apart".
        end = relative
    if money:
        # "The budget, €110m over six years, was cut": how much it is.
        phrase = phrase_before(parsed, at - 1, first)
        return None if phrase is None else Piece(Role.PRESUPPOSED, ((phrase[0], end),))
    return Piece(Role.PRESUPPOSED, ((at, end),), phrase_undergoing(parsed, at - 1, first, tokens[opening]))


def _part_of_them(parsed: ParsedSentence, at: int, first: int, last: int) -> Piece | None:
    """What some of those just named are: "Its jets, | most of them leased, | have been grounded"."""
    tokens = parsed.tokens
    if tokens[at - 1].text != "," or at + 4 >= last or tokens[at + 1].lower != "of" or tokens[at + 2].lower != "them":
        return None
    if not (tokens[at].tag == "C" or tokens[at].lower in _PARTS):
        return None
    end = next_comma(parsed, at, last)
    if end >= last or end - at < _LEAST_PART or has_finite(tokens[at:end]) or has_finite(tokens[first:at]):
        return None
    return Piece(Role.PRESUPPOSED, ((at, end),), phrase_before(parsed, at - 1, first))


def _set_off(parsed: ParsedSentence, at: int, first: int, last: int) -> Piece | None:
    """What dashes set off between a noun and its verb: "The pass rate – | the share graded 4 or more | – fell"."""
    tokens = parsed.tokens
    if tokens[at - 1].text not in "—–" or tokens[at - 2].tag not in "NSPC" or has_finite(tokens[first:at]):
        return None
    end = next((place for place in range(at + 3, last) if tokens[place].text in "—–"), None)
    if end is None or not has_figure(tokens[at:end]) or not has_finite(tokens[end:last]):
        return None
    return Piece(Role.PRESUPPOSED, ((at, end),), phrase_before(parsed, at - 1, first))


def _dated_clause(parsed: ParsedSentence, at: int, first: int, last: int) -> Piece | None:
    """What happened, with its day or figure, that something is measured from: "the lowest since | it opened in 1991"."""
    tokens = parsed.tokens
    if (
        tokens[at - 1].lower not in _BEFORE_OR_SINCE
        or tokens[at].tag not in "DOPNS"
        or not has_finite(tokens[first:at])
    ):
        return None
    end = next_comma(parsed, at, last)
    verb = next((place for place in range(at + 1, min(end, at + _CLAUSE_REACH)) if tokens[place].tag in FINITE), None)
    if verb is None or tokens[verb].tag != "T" or any(token.tag in "WK" for token in tokens[at:verb]):
        return None
    dated = has_figure(tokens[verb:end]) or any(is_day(token) for token in tokens[verb:end])
    first, last = without_marks(tokens, at, end)
    return Piece(Role.PRESUPPOSED, ((first, last),)) if dated and not tells_no_event(tokens[first:last]) else None


def tells_no_event(clause: Sequence[Token]) -> bool:
    """Whether a clause only says how old somebody was then: "before | he was 20"."""
    if len(clause) < 3 or len(clause) > _LONGEST_AGE or clause[0].tag != "O":
        return False
    return clause[1].lower in ("was", "were", "turned") and clause[2].tag == "C"


def _ranks(token: Token) -> bool:
    superlative = len(token.lower) > 5 and token.lower.endswith("est") and token.tag in "JR"
    return (
        superlative or token.lower in _RANKS or (token.text[:1].isdigit() and token.lower.endswith(("th", "st", "nd")))
    )


def _reported(parsed: ParsedSentence, at: int, last: int) -> Piece | None:
    """ "reports that | Castleby have bid £250,000 for him"."""
    tokens = parsed.tokens
    if tokens[at].lower != "that" or tokens[at - 1].lower not in _REPORTS:
        return None
    end = next_comma(parsed, at + 1, last)
    start, end = without_marks(tokens, at + 1, end)
    inside = tokens[start:end]
    if not has_finite(inside) or inside[0].tag in FINITE or not has_figure(inside):
        return None
    return Piece(Role.PRESUPPOSED, ((start, end),))


def _end_of_group(tokens: Sequence[Token], at: int) -> int | None:
    """Where a counted group ends that begins at ``at``, None if none does."""
    if tokens[at].lower in ("a", "an") and at + 3 < len(tokens) and tokens[at + 1].tag == "N":
        if tokens[at + 2].lower != "of" or tokens[at + 3].tag != "C":
            return None
        number, end = tokens[at + 3], at + 4
        while end < len(tokens) and tokens[end].tag in "JS":
            end += 1
        # "a majority of one" is nobody's group.
        is_group = number.is_word and number.lower != "one" and not _is_measure(tokens, at + 3, end)
        return end if is_group else None
    if tokens[at].lower != "the" or tokens[at + 1].tag != "C" or not _counts_enough(tokens[at + 1].text):
        return None
    end = at + 2
    while end < len(tokens) and tokens[end].tag in "JNSP":
        end += 1
    if end == at + 2 or _is_measure(tokens, at + 1, end):
        return None
    if end + 1 < len(tokens) and tokens[end].lower in ("at", "in", "of") and tokens[end + 1].tag in "DNSP":
        end += 2
        while end < len(tokens) and tokens[end].tag in "JNSP":
            end += 1
    return end


def _is_measure(tokens: Sequence[Token], first: int, end: int) -> bool:
    return any(token.lower in _NOT_COUNTED for token in tokens[first : end + 1])


def _counts_enough(text: str) -> bool:
    digits = text.replace(",", "")
    return digits.isascii() and digits.isdigit() and len(digits) < 13 and int(digits) >= _LEAST_COUNT
