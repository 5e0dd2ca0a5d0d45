"""Where the phrase that names a source begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from claims.core.extraction.attribution.joint_sources import joint_of
from claims.core.extraction.attribution.said_content import WEEKDAYS
from claims.core.extraction.attribution.source_bodies import HELPERS
from claims.core.extraction.lexicon.calendar_words import MONTHS
from claims.core.extraction.lexicon.determiners import ARTICLES, DETERMINERS
from claims.core.extraction.lexicon.number_leads import BOUNDS
from claims.core.extraction.lexicon.people import TITLES
from claims.core.extraction.lexicon.pronouns import SUBJECT_PRONOUNS, SUBJECT_RELATIVES
from claims.core.extraction.lexicon.sayings import STATEMENT_NOUNS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.tokens import Token

NOUN_PHRASE_TAGS = frozenset("NSPJDCQGEO")
SOURCE_LINKS = words("of for at in from with near to on and by & within")
_KIN = words(
    """
    mother father grandmother grandfather grandson granddaughter sister brother aunt uncle cousin niece nephew widow widower
    wife husband son daughter stepfather stepmother stepson partner girlfriend boyfriend fiancee neighbor neighbour friend
    """
)
_AGE_DIGITS = 2
_LONGEST_RELATIVE = 20
"""Words of a clause that tells who speaks, at most."""
_AUXILIARY = words(
    "have has had 've 's also later then would will could did does do was were is are been be previously"
)


def end_of_source(parsed: ParsedSentence, first: int, end: int, *, initial: bool) -> int:
    """Index after the source phrase that begins at ``first``: up to the comma, the next clause or the end."""
    tokens = parsed.tokens
    for at in range(first, end):
        token = tokens[at]
        if token.text in ";.!?:" or parsed.quoted[at]:
            return at
        if token.text == "," and at > first and at + 2 < end and _is_age(tokens, at + 1):
            # "According to Jane Roe, 43, nine men died".
            return at + 2
        if token.text == "," and at > first and at + 1 < end and tokens[at + 1].lower in ("which", "who", "whose"):
            # "According to the Post, which cited two officials, nine men died".
            return _next_comma(tokens, at + 1, end)
        if token.lower == "who" and at > first and tokens[at - 1].tag in "NSC":
            # "According to two people who saw the report, nine men died".
            return _next_comma(tokens, at, end)
        if token.text == "," and at > first and (name_end := apposed_name_end(tokens, first, at, end)) is not None:
            return name_end
        if token.text == "," and at > first and (stop := _name_before_verb(tokens, first, at, end)):
            return stop
        if token.text == "," and at > first:
            closing = _apposition_end(tokens, at, end)
            return closing if closing is not None and not initial else at
        if at > first and (token.tag in "WAMFZT" or (initial and _begins_clause(tokens, at))):
            return at
        if (
            token.tag == "E"
            and at > first
            and token.lower in ("published", "released", "compiled", "issued", "seen", "based")
        ):
            # "data published on Thursday by the ministry": who published it is part of the source.
            return _next_comma(tokens, at, end)
    return end


def _is_age(tokens: Sequence[Token], at: int) -> bool:
    return len(tokens[at].text) == _AGE_DIGITS and tokens[at].text.isdigit() and tokens[at + 1].text == ","


def apposed_name_end(tokens: Sequence[Token], first: int, comma: int, end: int) -> int | None:
    """Index after the name of the one whose office stands before ``comma``; None where no such name follows.

    "According to the mayor of Dolm, | Ana Roe, | two mills closed"; in "According to the mayor, Roe, the driver, was
    drunk" and "According to the ministry, Roe, a doctor, …" the name is the subject of what is said.
    """
    stop = next((at for at in range(comma + 1, end) if tokens[at].text in ",.;"), end)
    if stop == comma + 1 or any(token.tag != "P" for token in tokens[comma + 1 : stop]):
        return None
    nouns = [token for token in takewhile(lambda token: token.tag != "I", tokens[first:comma]) if token.tag in "NP"]
    if not nouns or nouns[-1].lower not in TITLES:
        return None
    if stop == end or tokens[stop].text != ",":
        return stop
    following = list(takewhile(lambda token: token.text != ",", tokens[stop + 1 : end]))
    is_clause = has_finite(following) and following[0].tag not in FINITE and following[0].tag != "W"
    return stop if is_clause else None


def _name_before_verb(tokens: Sequence[Token], first: int, comma: int, end: int) -> int | None:
    """Index after a name behind an office amid a clause ("The fire, according to the mayor of Dolm, | Ana Roe, | began").

    None where no such name stands there with a verb behind it.
    """
    stop = next((at for at in range(comma + 1, end) if tokens[at].text in ",.;"), end)
    nouns = [token for token in takewhile(lambda token: token.tag != "I", tokens[first:comma]) if token.tag in "NP"]
    if stop == comma + 1 or stop + 1 >= end or not nouns or nouns[-1].lower not in TITLES:
        return None
    is_name = all(token.tag == "P" for token in tokens[comma + 1 : stop])
    return stop if is_name and tokens[stop + 1].tag in FINITE else None


def _begins_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a subject begins right behind the name of a source ("According to Roe | the file was lost")."""
    opens = tokens[at].lower in DETERMINERS or tokens[at].lower in SUBJECT_PRONOUNS
    # "According to the ministry | over 345 people have died".
    opens = opens or (tokens[at].lower in BOUNDS and at + 1 < len(tokens) and tokens[at + 1].tag == "C")
    return opens and tokens[at - 1].tag in "PNS"


def _next_comma(tokens: Sequence[Token], at: int, end: int) -> int:
    return next((place for place in range(at, end) if tokens[place].text in ",.;"), end)


def _apposition_end(tokens: Sequence[Token], comma: int, end: int) -> int | None:
    """Index of the comma that closes an apposition opened at ``comma``; None if what follows is no apposition."""
    if comma + 1 >= end or tokens[comma + 1].lower not in ARTICLES:
        return None
    for at in range(comma + 1, min(end, comma + 20)):
        if tokens[at].text in ",.;":
            return at
        if tokens[at].tag in FINITE:
            return None
    return None


_PERIODS = words("year month quarter week day season half decade")
"""Nouns of time, behind which another phrase begins."""


def shared_subject(parsed: ParsedSentence, at: int, first: int) -> tuple[int, int] | None:
    """The subject of a verb that follows "and": that of the verb before it."""
    tokens = parsed.tokens
    if at - 1 <= first or tokens[at - 1].tag != "K":
        return None
    verb = next((place for place in range(first, at - 1) if _may_have_tense(tokens, place)), None)
    if verb is None or verb == first:
        return None
    if tokens[verb - 1].text == ",":
        return _opening_name(tokens, first, verb)
    begin = start_of_phrase(parsed, verb, first)
    return (begin, verb) if begin < verb else None


def _may_have_tense(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is the predicate of its clause; a form in -ed right after a noun may be the past tense."""
    if tokens[at].tag in FINITE:
        return at == 0 or tokens[at - 1].tag != "W"
    return tokens[at].tag == "E" and at > 0 and tokens[at - 1].tag in "NSPO"


def _opening_name(tokens: Sequence[Token], first: int, verb: int) -> tuple[int, int] | None:
    """The words before the first comma, where an apposition stands between them and the verb.

    What tells the circumstances is passed, and a name behind the role that it explains is the one who acts ("Outside
    court, Acme's director, | Owen Roe, | apologized and said …").
    """
    if tokens[first].tag == "I":
        first = next((place + 1 for place in range(first, verb) if tokens[place].text == ","), first)
    apposed = next((place for place in range(verb - 2, first, -1) if tokens[place].text == ","), None)
    explains = apposed is not None and tokens[apposed - 1].tag == "N" and apposed + 2 < verb - 1
    if apposed is not None and explains and all(token.tag == "P" for token in tokens[apposed + 1 : verb - 1]):
        return apposed + 1, verb - 1
    comma = next((place for place in range(first, verb) if tokens[place].text == ","), verb)
    return (first, comma) if first < comma and tokens[comma - 1].tag in "NSP" else None


def source_before(parsed: ParsedSentence, mentions: Sequence[Mention], at: int, first: int) -> tuple[int, int] | None:
    """The phrase before the cue that names who spoke."""
    tokens = parsed.tokens
    last = at
    while (
        last > first
        and (tokens[last - 1].tag == "R" or tokens[last - 1].lower in _AUXILIARY)
        and tokens[last - 1].tag != "P"
    ):
        last -= 1
    if last == first or parsed.quoted[last - 1]:
        return None
    if tokens[last - 1].text in ",—–)":
        if tokens[at].tag == "G" and (subject := _subject_of_clause(parsed, first, last - 1)) is not None:
            return subject
        return source_with_apposition(parsed, mentions, last, first)
    described = _before_relative(parsed, last, first)
    if described is not None:
        return described
    for mention in mentions:
        if mention.last == last and mention.first >= first and mention.kind is NameKind.PERSON:
            both = start_of_phrase(parsed, last, first)
            if _is_somebodys(tokens, both, mention.first) or (
                both < mention.first and tokens[mention.first - 1].lower == "to"
            ):
                return both, last
            is_joint = both < mention.first and joint_of(parsed, mentions, both, last) == mention.first - 1
            return both if is_joint else mention.first, last
    if tokens[last - 1].lower in SUBJECT_RELATIVES:
        return None
    for mention in mentions:
        if (
            mention.last == last
            and mention.first >= first
            and any(t.text in "'’" for t in tokens[mention.first : last])
        ):
            # "The Farmers' Union said …": an apostrophe inside a name.
            return start_of_phrase(parsed, mention.first, first), last
    begin = start_of_phrase(parsed, last, first)
    return (begin, last) if begin < last and any(t.tag in "NSPOC" or t.tag == "D" for t in tokens[begin:last]) else None


def _before_relative(parsed: ParsedSentence, last: int, first: int) -> tuple[int, int] | None:
    """The source that a clause without commas describes ("Two people | who saw the report | said …"), None without one."""
    tokens = parsed.tokens
    for at in range(last - 2, max(first, last - _LONGEST_RELATIVE), -1):
        if not tokens[at].is_word or parsed.quoted[at]:
            return None
        if tokens[at].lower == "who" or (tokens[at].lower == "that" and tokens[at + 1].tag in FINITE):
            begin = start_of_phrase(parsed, at, first)
            is_subject = tokens[at - 1].tag in "NSPDC" and has_finite(tokens[at + 1 : last])
            return (begin, at) if begin < at and is_subject else None
    return None


def _is_somebodys(tokens: Sequence[Token], first: int, name: int) -> bool:
    """Whether the name only tells whose kin it is or whom it speaks for: "the grandmother | of Ben Doe | said"."""
    nouns = [token.lower for token in tokens[first : name - 1] if token.tag in "NS"]
    if name - 1 <= first or not nouns:
        return False
    return nouns[-1] in (_KIN if tokens[name - 1].lower == "of" else HELPERS)


def _subject_of_clause(parsed: ParsedSentence, first: int, end: int) -> tuple[int, int] | None:
    """The subject of the clause ``[first, end)``, of which a relative clause or apposition in commas is no part."""
    tokens = parsed.tokens
    for at in range(first + 1, end):
        if tokens[at].text == "," or tokens[at].tag in FINITE:
            stop = at
            while stop > first and tokens[stop - 1].tag == "R":
                stop -= 1
            begin = start_of_phrase(parsed, stop, first)
            return (begin, stop) if begin == first < stop and has_finite(tokens[at:end]) else None
        if tokens[at].tag in "WK":
            return None
    return None


def source_with_apposition(
    parsed: ParsedSentence, mentions: Sequence[Mention], last: int, first: int
) -> tuple[int, int] | None:
    """A source followed by ", the mayor of Leeds," or ", who runs the shop," before its verb."""
    tokens = parsed.tokens
    mark = tokens[last - 1].text
    opener = "(" if mark == ")" else mark
    passed = last - 1
    for mention in mentions:
        is_inside = mention.first > first and tokens[mention.first - 1].tag == "I"
        if mention.apposition_last == last - 1 and mention.first >= first and not is_inside:
            return start_of_phrase(parsed, mention.last, first), last - 1
    for at in range(last - 2, max(first, last - 40), -1):
        if tokens[at].text != opener or parsed.quoted[at]:
            continue
        if tokens[at - 1].tag not in "NSP":
            # "One of them, | Jane Roe, | said".
            return next(((m.first, m.last) for m in mentions if (m.first, m.last) == (at + 1, passed)), None)
        named = next((m for m in mentions if m.last == at and m.kind is NameKind.PERSON), None)
        if named is None and _names_before(mentions, parsed, first, at):
            # "Ana Ruiz, D-Ohio, who voted no, said": the name stands before the first comma.
            if not (tokens[at + 1].tag != "W" and has_finite(tokens[at + 1 : passed])):
                passed = at
            continue
        inside = tokens[at + 1 : passed]
        relative = bool(inside) and inside[0].tag == "W"
        if not relative and (not inside or has_finite(inside)):
            return None
        begin = start_of_phrase(parsed, at, first)
        for mention in mentions:
            # "The candidate in Port Laval, Ana Ruiz, said": a name after a preposition is not who the apposition is about.
            if mention.last == at and mention.kind is NameKind.PERSON and tokens[mention.first - 1].tag != "I":
                begin = mention.first
        among = bool(inside) and inside[0].lower in ("among", "including", "citing", "quoting")
        return begin, at if relative or among else last - 1
    return None


def phrase_of_head(parsed: ParsedSentence, mentions: Sequence[Mention], head: int, cue: int) -> tuple[int, int]:
    """The noun phrase around the word ``head``, which is the source of the cue at ``cue``: with what "of", "at" … add."""
    tokens = parsed.tokens
    named = next((m for m in mentions if m.first <= head < m.last), None)
    first = min(start_of_phrase(parsed, head + 1, cue + 1 if cue < head else 0), head)
    last = named.last if named is not None else head + 1
    end = cue if cue > head else len(tokens)
    while last < end and not parsed.quoted[last]:
        linked = tokens[last].lower in SOURCE_LINKS and last + 1 < end and tokens[last + 1].tag in "DNSPJC"
        counts = tokens[last].tag == "C" and tokens[last - 1].tag == "I"
        if not linked and not counts and not (tokens[last].tag in "NSPJDQ" and tokens[last - 1].tag in "INSPJDQC"):
            break
        last += 1
    return first, last


def _names_before(mentions: Sequence[Mention], parsed: ParsedSentence, first: int, at: int) -> bool:
    """Whether a person is named before an earlier comma, with no verb with tense since."""
    tokens = parsed.tokens
    return any(
        first <= m.first
        and m.last < at
        and m.kind is NameKind.PERSON
        and not (m.first > 0 and tokens[m.first - 1].tag == "I")
        and tokens[m.last].text == ","
        and not has_finite(tokens[m.last : at])
        for m in mentions
    )


def _is_linked(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether the preposition at ``at`` belongs to a noun phrase: after a noun, or "people familiar with"."""
    if at <= first or (tokens[at].lower == "and" and tokens[at - 1].lower in MONTHS):
        # "The talks failed in May and | the ministry said".
        return False
    if tokens[at - 1].tag == "J":
        return at - 1 > first and tokens[at - 2].tag in "NS"
    return tokens[at - 1].tag in "NSPCQ" or (
        tokens[at - 1].tag == "E" and at - 1 > first and tokens[at - 2].tag in "NS"
    )


def _begins_after_noun(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether an article at ``at`` begins another phrase than the noun or year before it belongs to."""
    if tokens[at].lower in ("the", "its") and tokens[at - 1].lower in _PERIODS:
        return True
    is_dated = tokens[at - 1].text.isdigit() or tokens[at - 1].lower.rstrip(".") in MONTHS
    return tokens[at].lower in DETERMINERS and at + 1 < last and is_dated


def start_of_phrase(parsed: ParsedSentence, last: int, first: int) -> int:
    """Where the noun phrase that ends before ``last`` begins."""
    tokens = parsed.tokens
    at = last
    if at > first and tokens[at - 1].lower in SUBJECT_PRONOUNS:
        # "In a statement it said …".
        return at - 1
    while at > first and not parsed.quoted[at - 1]:
        token = tokens[at - 1]
        if (
            token.tag in NOUN_PHRASE_TAGS
            or token.text in "#@$%"
            or token.lower == "not"
            or (token.lower in SOURCE_LINKS and at < last and _is_linked(tokens, at - 1, first))
            or token.text == "-"
        ):
            at -= 1
            if at > first and _begins_after_noun(tokens, at, last):
                # "For the full year | the company expects", "In June 1993 | a newspaper reported".
                break
        else:
            break
    if tokens[at].lower in WEEKDAYS and at + 1 < last:
        at += 1
    if at - 1 > first and tokens[at - 1].lower == "to" and not parsed.quoted[at - 1]:
        # "A letter from the union | to the council | said".
        begin = start_of_phrase(parsed, at - 1, first)
        return begin if any(token.lower in STATEMENT_NOUNS for token in tokens[begin : at - 1]) else at
    return at
