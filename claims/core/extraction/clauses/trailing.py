"""Phrases without a verb of their own that end a clause and state something beside it.

"…, ending 12 years of rule", "…, with 214 infections confirmed". What only compares ("…, twice the global average") belongs
to the clause.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.clauses.pieces import has_figure, has_main_verb, is_day, next_comma
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.ordinals import ORDINALS
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite, shares_of
from claims.core.extraction.text.tokens import Token

NO_STATEMENT = words(
    """citing saying adding including excluding according following ranging starting beginning depending regarding
    concerning considering warning claiming arguing noting calling describing telling urging barring pending averaging"""
)
"""Participles that lead to somebody's words, to a part of what was counted, or to circumstances."""
_OPENERS = words(
    "down up short well far just almost nearly about roughly slightly more less fewer twice double half triple above below"
)
_COMPARES = words("than above below behind ahead short higher lower twice times double half triple more fewer less")
_LEVELS = words("below above at around over under near")
_MULTIPLES = words("twice double half triple")
_FRACTIONS = words(
    "half third quarter fifth sixth seventh eighth ninth tenth thirds quarters fifths tenths percent percentage share"
)
_RANKS = ORDINALS | words("last only")
_NO_OPENING = words("compared given speaking writing based asked put following judging excluding assuming taken")
_LEAST_OPENING = 6
"""Words of an opening participle without figure or day at least."""
_ONCE = words("once formerly")
_LONGEST_SUBJECT = 8
"""Words of a subject and its verb behind a description at most."""
_LEAST_LACK = 4
"""Words of "with no …" more than which say something."""
_RELATIVE_REACH = 3
"""Words between the pronoun of a relative clause and its verb at most, the pronoun counted."""
_BASELINES = words("average level record total rate forecast target limit norm mean")


def compares_behind(parsed: ParsedSentence, first: int, at: int, last: int) -> bool:
    """Whether a comparison follows the comma at ``at`` in the clause ``[first, last)``, behind its verb."""
    inside = parsed.tokens[at + 1 : next_comma(parsed, at, last)]
    return bool(inside) and has_finite(parsed.tokens[first:at]) and is_comparison(inside)


def trailing_parts(parsed: ParsedSentence, first: int, at: int, last: int) -> tuple[tuple[int, int], ...]:
    """The trailing phrases after the comma at ``at`` that end the clause ``[first, last)``, as word ranges; none is ().

    "…, ending 16 hours of fighting and freeing 40 hostages" gives two.
    """
    tokens = parsed.tokens
    if parsed.quoted[at] or not has_finite(tokens[first:at]):
        return ()
    end = _end_of_phrase(parsed, at + 1, last)
    if end is None or end - at < 4:
        return ()
    inside = tokens[at + 1 : end]
    if inside[0].tag in "ET" and not has_main_verb(tokens[first:at]):
        # "Shares in the firm, which is based in Mour, | fell by 3%": the verb itself.
        return ()
    return _halves(tokens, at + 1, end) if trails(inside) or _is_absolute(inside) else ()


def trails(inside: Sequence[Token]) -> bool:
    """Whether words that follow a clause and a comma state something beside it, without a verb or noun to lead them."""
    return bool(inside) and (_is_participle(inside) or _is_passive(inside) or _is_with_count(inside))


def end_of_opening(parsed: ParsedSentence, first: int, last: int) -> int | None:
    """The comma after an opening participle that tells of the subject behind it; None if none opens ``[first, last)``.

    "Dressed in black, | Roe spoke for an hour", "Ranked 143rd when she came, | the teenager will climb to 48th".
    """
    tokens = parsed.tokens
    if first + 5 >= last or parsed.quoted[first] or not _may_open(tokens, first):
        return None
    for at in range(first + 3, last - 2):
        if tokens[at].text != "," or parsed.quoted[at]:
            continue
        if tokens[at + 1].tag not in "DNSPJCO" or not has_finite(tokens[at + 1 : last]):
            return None
        valued = has_figure(tokens[first:at]) or any(is_day(token) for token in tokens[first:at])
        return at if valued or at - first >= _LEAST_OPENING else None
    return None


def end_of_description(parsed: ParsedSentence, first: int, last: int) -> int | None:
    """The comma after a noun phrase that opens ``[first, last)`` and says what its subject is; None if none does.

    "The country's second-largest bank until 2023, | Ardent has shut 90 branches", "A nurse for 30 years, | Roe said …".
    """
    tokens = parsed.tokens
    if first + 3 >= last or parsed.quoted[first] or not (tokens[first].tag == "D" or tokens[first].lower in _ONCE):
        return None
    comma = next_comma(parsed, first, last)
    if comma + 2 >= last or comma - first < 2 or tokens[comma].text != "," or has_finite(tokens[first:comma]):
        return None
    if not any(token.tag == "N" for token in tokens[first:comma]) or is_day(tokens[comma - 1]):
        return None
    if tokens[comma + 1].tag == "W":
        comma = next_comma(parsed, comma, last)
        if comma + 2 >= last or tokens[comma].text != ",":
            return None
    subject = tokens[comma + 1]
    if subject.tag != "P" and subject.lower not in ("he", "she", "it"):
        return None
    for at in range(comma + 1, min(last, comma + _LONGEST_SUBJECT)):
        if tokens[at].tag in FINITE:
            return comma if at > comma + 1 else None
        if tokens[at].tag not in "PNOQR":
            return None
    return None


def _may_open(tokens: Sequence[Token], first: int) -> bool:
    """Whether a participle opens: no verb of saying, and one in -ed that is followed by no object."""
    token = tokens[first]
    base = base_of(token.lower)
    if base in FORCE_BY_VERB or token.lower in NO_STATEMENT or token.lower in _NO_OPENING:
        return False
    after = tokens[first + 1]
    if token.tag == "G":
        return after.tag in "DPOCI" or after.tag == "E"
    return token.tag in "ET" and token.lower.endswith(("ed", "en", "wn", "rn", "lt", "ilt")) and after.tag in "ICR"


def _end_of_phrase(parsed: ParsedSentence, first: int, last: int) -> int | None:
    """Where the phrase ends: at the end of the clause, or where only a relative clause follows; None in its midst."""
    end = next_comma(parsed, first, last)
    tokens = parsed.tokens
    if tokens[first].tag == "G" and not _has_predicate(tokens, first, last):
        # "wiping $340 million from its value after cutting its earnings before interest, tax and depreciation".
        return last
    if end == last or all(not token.is_word for token in tokens[end:last]):
        return end
    if end + 1 < last and (tokens[end + 1].tag == "W" or tokens[end + 1].lower in ("after", "as", "while", "because")):
        return end
    return None


def _has_predicate(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a verb with tense stands among the words that is not that of a relative clause ("officials | who were")."""
    for at in range(first, last):
        if tokens[at].tag not in FINITE:
            continue
        before = tokens[max(first, at - _RELATIVE_REACH) : at]
        if not any(token.tag == "W" or token.lower == "that" for token in before):
            return True
    return False


def _is_participle(inside: Sequence[Token]) -> bool:
    """ "ending 12 years of rule", "making it the longest-lived animal …": with a figure or a rank."""
    if inside[0].tag != "G":
        return False
    if inside[0].lower in NO_STATEMENT:
        # "adding about $9 billion to its value" is no saying.
        return inside[0].lower == "adding" and has_figure(inside[1:4])
    return has_figure(inside) or any(_is_rank(inside, at) for at in range(len(inside)))


def _is_passive(inside: Sequence[Token]) -> bool:
    """ "bought in 2018 for $385,000 in cash", "published on Monday": what was done with what was named last."""
    if len(inside) < 3 or inside[0].tag not in "ET" or inside[0].lower in _NO_OPENING or inside[1].tag not in "IR":
        return False
    if not (inside[0].lower.endswith("ed") or "E" in (shares_of(inside[0].lower) or {})):
        return False
    return not has_finite(inside[1:]) and (has_figure(inside) or any(is_day(token) for token in inside))


def _is_rank(inside: Sequence[Token], at: int) -> bool:
    """ "longest-lived", "most common", "the second to"."""
    token = inside[at]
    if token.lower in ("most", "least"):
        return at + 1 < len(inside) and inside[at + 1].tag in "JER"
    if token.lower in _RANKS and at > 0 and inside[at - 1].lower == "the":
        return True
    head = token.lower.split("-")[0]
    return len(head) > 5 and head.endswith("est") and token.tag in "JR"


def _is_with_count(inside: Sequence[Token]) -> bool:
    """ "with 214 infections confirmed in the last quarter", "in a deal valued at $3.6 billion"."""
    if len(inside) < 2:
        return False
    if inside[0].lower == "in" and inside[1].lower in ("a", "an") and has_figure(inside):
        return any(token.lower in ("worth", "valued") for token in inside[3:5])
    # Among figures a participle is easily taken for a past ("with 214 infections confirmed there").
    if inside[0].lower == "with" and len(inside) > _LEAST_LACK and inside[1].lower == "no" and inside[2].tag == "N":
        # "with no sign that landlords were leaving".
        return True
    if inside[0].lower != "with" or len(inside) < 4 or any(token.tag in "MFZ" for token in inside):
        return False
    counted = any(token.tag == "C" or token.text[:1].isdigit() or token.lower == "than" for token in inside[1:9])
    if (inside[1].tag in "NS" or inside[1].lower in ("a", "an", "its", "their")) and any(
        token.lower == "of" for token in inside[2:5]
    ):
        # "with a market share of 8%".
        return has_figure(inside[3:8])
    measured = any(
        token.lower in _LEVELS and has_figure(inside[at + 1 : at + 3]) for at, token in enumerate(inside[2:6], 2)
    )
    # "with vacancy rates below 1 per cent".
    return (counted and any(token.tag in "EGT" for token in inside[2:8])) or measured


def is_comparison(inside: Sequence[Token]) -> bool:
    """ "down 3.4 points on five years ago", "seven points higher than in 2018", "twice the global average".

    "up from 44" and "compared with 44" only give the figure before.
    """
    if len(inside) < 2:
        return False
    opener = inside[0]
    if opener.lower in ("up", "down"):
        return inside[1].lower != "from" and has_figure(inside[1:4])
    if opener.lower not in _OPENERS and not (opener.tag == "C" or opener.text[:1].isdigit() or opener.text[0] in "$€£"):
        return False
    if _is_share_of_more(inside):
        return True
    if not any(token.lower in _COMPARES for token in inside[:6]):
        return False
    multiple = next((at for at in range(min(3, len(inside))) if inside[at].lower in _MULTIPLES), None)
    if multiple is not None:
        compared = inside[multiple + 1 : multiple + 4]
        if any(token.lower in ("as", "that", "the", "what", "its", "their", "his", "her") for token in compared):
            return True
    return has_figure(inside) or any(token.lower in _BASELINES for token in inside)


def _is_share_of_more(inside: Sequence[Token]) -> bool:
    """ "about a fifth of what falls in a year", "nearly half of the total"."""
    for at, token in enumerate(inside[1:5], 1):
        if token.lower == "of":
            follows = inside[at + 1].lower if at + 1 < len(inside) else ""
            return inside[at - 1].lower in _FRACTIONS and follows in ("what", "the", "its", "their", "all")
    return False


def _is_absolute(inside: Sequence[Token]) -> bool:
    """ "the winner coming from the penalty spot", "prices having risen by 8%": a noun with a participle of its own."""
    if inside[0].tag not in "DSC" or has_finite(inside[:5]):
        return False
    for at, token in enumerate(inside[1:5], 1):
        if token.tag == "G":
            return inside[at - 1].tag in "NS" and len(inside) - at >= 3 and not token.lower.endswith("following")
        if token.tag not in "JNSCP":
            return False
    return False


def _halves(tokens: Sequence[Token], first: int, end: int) -> tuple[tuple[int, int], ...]:
    """One range, or two where "and" joins a second act with a figure of its own."""
    for at in range(first + 3, end - 2):
        if tokens[at].tag != "K" or tokens[first].tag != "G" or tokens[at + 1].tag != "G":
            continue
        if has_figure(tokens[first:at]) and has_figure(tokens[at:end]):
            return (first, at), (at + 1, end)
    return ((first, end),)
