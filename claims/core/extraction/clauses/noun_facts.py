"""Noun phrases that tell a fact of their noun inside a larger clause, by a participle, a relative clause or a number.

"…, after talks | brokered by Norland", "a remote account | that belonged to a contractor", "a trial of 6,300 children",
"the region's 812 clinics", "the top estimate of £1.2m".
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.clauses.noun_contents import content_behind
from claims.core.extraction.clauses.pieces import Piece, Role, has_figure, is_day
from claims.core.extraction.clauses.shares import is_whole_of_share
from claims.core.extraction.lexicon.calendar_words import LENGTHS
from claims.core.extraction.lexicon.conjunctions import FACTUAL
from claims.core.extraction.lexicon.determiners import ARTICLES, THIRD_POSSESSIVES
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.people import SOURCE_NOUNS
from claims.core.extraction.lexicon.sayings import DOCUMENT_NOUNS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.tokens import Token

_INQUIRIES = words("study survey poll trial analysis review sample census experiment cohort panel")
"""Nouns whose "of" tells how many were looked at."""
_MEASURES = words(
    "percent percentage % degrees pounds dollars euros kilometers kilometres miles meters metres tonnes tons"
)
_CLAUSE_OPENERS = FACTUAL - words("once") | words("that where than")
_LEAST_OWNED = 100
"""Least number of what somebody has that is worth a claim of its own ("its four parties" is a name)."""
_LEAST_RELATIVE = 4
"""Words of a relative clause at least, pronoun included."""
_SENSING = frozenset(("see", "show", "hear", "watch", "find", "leave", "keep", "catch", "film", "picture"))
"""Verbs after which a participle tells what was seen ("showed the ball catching the line")."""
_HOPING = frozenset(("hope", "believe", "think", "say", "want", "expect", "fear"))
"""Verbs that leave a relative clause open ("an accord that both sides hope | will end the war")."""
_READ = words("seen obtained cited reviewed quoted reported read published released commissioned")
"""Participles that tell where an outlet has something from ("a draft seen by the paper")."""
_BE = frozenset(("be", "have", "get"))


def noun_fact_at(parsed: ParsedSentence, at: int, first: int, last: int) -> Piece | None:
    """The noun phrase whose fact begins at word ``at`` of ``[first, last)``, None if none does."""
    if parsed.quoted[at] or at + 2 >= last or at <= first:
        return None
    return (
        _with_participle(parsed, at, first, last)
        or _with_relative(parsed, at, first, last)
        or _with_event_inside(parsed, at, first, last)
        or _with_amount(parsed, at, first, last)
        or _owned_number(parsed, at, first, last)
        or _based_in(parsed, at, last)
    )


def _with_participle(parsed: ParsedSentence, at: int, first: int, last: int) -> Piece | None:
    """ "talks | brokered by Norland", "a plant | promised in 2017", "inflation | running at 5.2%"."""
    tokens = parsed.tokens
    token = tokens[at]
    passive = token.tag == "E" or (token.tag == "T" and tokens[at + 1].lower == "by")
    if not passive and token.tag != "G":
        return None
    begin = _phrase_start(tokens, at, first)
    if begin is None or not _may_be_described(tokens, begin, at):
        return None
    end = _phrase_end(parsed, at + 1, last)
    complement = tokens[at + 1 : end]
    if len(complement) < 2 or not (has_finite(tokens[:begin]) or has_finite(tokens[end:])):
        # Where nothing else has tense, the participle is the verb itself.
        return None
    valued = has_figure(complement) or any(is_day(other) for other in complement)
    known_as = token.lower == "known" and complement[0].lower == "as"
    by_whom = complement[0].lower == "by" and token.lower not in _READ
    counted = tokens[begin].tag == "C" and len(complement) >= 3 and complement[0].tag == "I"
    if not (valued or (passive and (known_as or by_whom or counted))):
        return None
    return Piece(Role.PRESUPPOSED, ((begin, end),), (begin, at))


def _with_relative(parsed: ParsedSentence, at: int, first: int, last: int) -> Piece | None:
    """ "a remote account | that belonged to a contractor": of one or several things that are new to the reader."""
    tokens = parsed.tokens
    if tokens[at].lower not in ("that", "which", "who", "where") or tokens[at - 1].tag not in "NS":
        return None
    if content_behind(parsed, at) is not None:
        # "an admission that the firm had lost the files": nothing is told of the admission.
        return None
    begin = _phrase_start(tokens, at, first)
    if begin is None:
        return None
    # "the password of a remote account that …": the account is meant.
    if tokens[at + 1].tag in FINITE:
        begin = next((place for place in range(at - 1, begin, -1) if tokens[place].lower in ("a", "an")), begin)
    if not (tokens[begin].lower in ("a", "an") or tokens[begin].tag == "C"):
        return None
    partly = tokens[begin + 1].lower == "of" or (
        tokens[begin].tag != "C" and any(t.lower == "of" for t in tokens[begin:at])
    )
    if partly or tokens[at - 1].lower.rstrip("s") in LENGTHS or is_whole_of_share(tokens, begin):
        return None
    verb = next((place for place in range(at + 1, min(last, at + 8)) if tokens[place].tag in FINITE), None)
    if verb is None or any(tokens[place].text in ",;:" for place in range(at, verb)):
        return None
    end = _phrase_end(parsed, verb + 1, last)
    if base_of(tokens[end - 1].lower) == "say" and end < last and tokens[end].tag in FINITE:
        # "an offer that the government says | is the best in years".
        end = _phrase_end(parsed, end + 1, last)
    if end - at < _LEAST_RELATIVE or any(parsed.quoted[begin:at]) or base_of(tokens[end - 1].lower) in _HOPING:
        return None
    return Piece(Role.RESTRICTIVE, ((begin, end),), (begin, at))


def _with_event_inside(parsed: ParsedSentence, at: int, first: int, last: int) -> Piece | None:
    """ "protests | in which four workers were shot": what happened there, with a figure or in the past."""
    tokens = parsed.tokens
    if tokens[at].lower != "in" or tokens[at + 1].lower != "which" or tokens[at - 1].tag not in "NS":
        return None
    begin = _phrase_start(tokens, at, first)
    verb = next((place for place in range(at + 2, min(last, at + 10)) if tokens[place].tag in FINITE), None)
    if begin is None or verb is None or any(tokens[place].text in ",;:" for place in range(at, verb)):
        return None
    end = _phrase_end(parsed, verb + 1, last)
    told = tokens[verb].tag == "T" or (tokens[verb].tag != "M" and has_figure(tokens[at:end]))
    if not told or any(parsed.quoted[begin:end]) or tokens[at - 1].lower.rstrip("s") in LENGTHS:
        return None
    return Piece(Role.RESTRICTIVE, ((begin, end),), (begin, at))


def _with_amount(parsed: ParsedSentence, at: int, first: int, last: int) -> Piece | None:
    """ "a trial | of 6,300 children in Norland", "the swing | of 28 percentage points"."""
    tokens = parsed.tokens
    if tokens[at].lower != "of" or tokens[at - 1].tag not in "NS":
        return None
    begin = _phrase_start(tokens, at, first)
    if begin is None or any(token.lower == "of" for token in tokens[begin:at]):
        return None
    end = at + 1
    while end < last and tokens[end].lower in ("about", "almost", "nearly", "some", "around", "more", "than", "over"):
        end += 1
    if end >= last or not has_figure(tokens[end : end + 1]):
        return None
    while end < last and (tokens[end].tag in "CJNSP" or tokens[end].text[:1] in "$€£%"):
        end += 1
    inquiry = tokens[at - 1].lower in _INQUIRIES and tokens[end - 1].tag == "S"
    if inquiry and not (end < last and tokens[end].tag == "E"):
        return Piece(Role.PRESUPPOSED, ((begin, _with_places(tokens, end, last)),), None)
    definite = tokens[begin].lower == "the" or any(token.tag == "Q" for token in tokens[begin:at])
    money = any(token.text[:1] in "$€£" for token in tokens[at:end])
    measured = money or any(token.lower in _MEASURES for token in tokens[at:end])
    return Piece(Role.PRESUPPOSED, ((begin, end),), None) if definite and measured else None


def _owned_number(parsed: ParsedSentence, at: int, first: int, last: int) -> Piece | None:
    """ "Norland's | 812 clinics", "his | £340,000 bungalow"."""
    tokens = parsed.tokens
    owner = tokens[at - 1]
    if owner.tag != "Q" and owner.lower not in THIRD_POSSESSIVES:
        return None
    money = tokens[at].text[:1] in "$€£"
    if not money and not _counts_enough(tokens[at].text):
        return None
    begin = at - 1
    while owner.tag == "Q" and begin > first and tokens[begin - 1].tag in "NSPJ":
        begin -= 1
    if owner.tag == "Q" and begin > first and tokens[begin - 1].lower in ARTICLES:
        begin -= 1
    end = at + 1
    while end < last and tokens[end].tag in "JNSPC":
        end += 1
    if end == at + 1 or tokens[end - 1].tag not in "NS" or tokens[end - 1].lower.rstrip("s") in LENGTHS:
        return None
    return Piece(Role.PRESUPPOSED, ((begin, end),), None)


def _based_in(parsed: ParsedSentence, at: int, last: int) -> Piece | None:
    """ "the Ohio-based | hospital group", "the Columbus, Ohio-based | company": where a body known to the reader is."""
    tokens = parsed.tokens
    if not tokens[at].lower.endswith("-based") or not tokens[at].is_capitalized:
        return None
    begin = at
    while begin > 0 and (tokens[begin - 1].tag == "P" or (tokens[begin - 1].text == "," and begin < at)):
        begin -= 1
    if begin > 1 and tokens[begin - 1].text == "," and tokens[begin - 2].tag == "P":
        begin -= 2
    end = at + 1
    while end < last and tokens[end].tag in "JNS":
        end += 1
    if end == at + 1 or begin == 0 or tokens[begin - 1].lower != "the":
        return None
    return Piece(Role.PRESUPPOSED, ((begin - 1, end),), None)


def _phrase_start(tokens: Sequence[Token], at: int, first: int) -> int | None:
    """Where the noun phrase begins that ends before ``at``: back over "of", to its article; None if none ends there."""
    if tokens[at - 1].tag not in "NSP":
        return None
    begin = at
    while begin > first and (tokens[begin - 1].tag in "NSPJCQ" or tokens[begin - 1].lower == "of"):
        if tokens[begin - 1].lower == "of" and begin - 1 == first:
            break
        begin -= 1
    while begin < at and tokens[begin].lower in ("of", "least", "most"):
        begin += 1
    if begin > first and tokens[begin - 1].tag == "D":
        begin -= 1
        if begin - 1 > first and tokens[begin - 1].lower == "of" and tokens[begin - 2].tag in "NS":
            # "a survey of the 214 heads": the phrase before "of" is what it is about.
            return _phrase_start(tokens, begin - 1, first)
    return begin if begin < at else None


def _may_be_described(tokens: Sequence[Token], begin: int, at: int) -> bool:
    """Whether a participle after the phrase can tell of it: no form of "be" before it, no source named by its report."""
    if any(base_of(token.lower) in _BE for token in tokens[max(0, begin - 2) : begin]):
        return False
    if tokens[begin].tag == "P" or tokens[begin].lower in (
        "this",
        "that",
        "these",
        "those",
        "no",
        "any",
        "every",
        "each",
    ):
        return False
    head = tokens[at - 1].lower
    numbered = any(token.tag == "C" for token in tokens[begin:at])
    watched = any(base_of(token.lower) in _SENSING for token in tokens[max(0, begin - 2) : begin])
    told = head in DOCUMENT_NOUNS and not numbered
    return not told and not watched and head not in SOURCE_NOUNS and tokens[begin].lower != "one"


def _phrase_end(parsed: ParsedSentence, at: int, last: int) -> int:
    """Where the words behind a participle or verb end: at a mark, another clause or the verb of the clause around."""
    tokens = parsed.tokens
    for place in range(at, last):
        token = tokens[place]
        if token.text == "(" and any(other.text == ")" for other in tokens[place + 1 : place + 6]):
            continue
        if token.text in ",;:—–.()" and not (token.text == ")" and _closes(tokens, place)):
            return place
        if token.tag in FINITE or token.tag == "W":
            return place - 1 if tokens[place - 1].tag == "R" and place - 1 > at else place
        if place > at and token.lower in _CLAUSE_OPENERS and has_finite(tokens[place + 1 : place + 9]):
            return place
        if token.tag == "K" and place + 1 < last and tokens[place + 1].tag in FINITE:
            return place
    return last


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Whether the bracket at ``at`` closes a short one ("up to 90 kph (56 mph)")."""
    return any(token.text == "(" for token in tokens[max(0, at - 6) : at])


def _with_places(tokens: Sequence[Token], end: int, last: int) -> int:
    """After the places that follow a count ("of 6,300 children | in Norland, Ordania and Velia")."""
    if end + 1 >= last or tokens[end].lower not in ("in", "from", "across", "by"):
        return end
    at = end + 1
    if tokens[at].lower in ARTICLES:
        at += 1
    start = at
    while at < last and (tokens[at].tag in "PNSJ" or (tokens[at].text == "," and _names_on(tokens, at + 1, last))):
        at += 1
        if at + 1 < last and tokens[at].tag == "K" and tokens[at + 1].tag == "P":
            at += 2
    return at if at > start else end


def _names_on(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether another name of the list follows its comma, with an "and" to come."""
    return at + 1 < last and tokens[at].tag == "P" and any(token.tag == "K" for token in tokens[at : at + 5])


def _counts_enough(text: str) -> bool:
    digits = text.replace(",", "")
    return (
        digits.isascii()
        and digits.isdigit()
        and len(digits) < 13
        and int(digits) >= _LEAST_OWNED
        and not _is_year(text)
    )


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and 1500 <= int(text) <= 2100
