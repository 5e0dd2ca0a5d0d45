"""Statements as word ranges of one sentence, and what is asked of such ranges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.clause_signs import is_passive
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, before_adverbs, has_finite, may_be_verb
from claims.core.extraction.text.tokens import Token
from claims.core.records import Span

_AMOUNTS = words("much many few little")
_COMPARED = 8
"""Words from the first "as" of a comparison to the second at most."""
_DATE = 2
"""Words of "last month"."""
_COMPOUND_NUMBERS = words("two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty")
_DAYS = words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december"""
)
_ROUND = words("tens dozens hundreds thousands millions billions")
_DONE_TO_THINGS = words("used sold printed published played performed read worn eaten drunk built spoken")
_FRACTIONS = words("half third quarter fifth sixth seventh eighth tenth thirds quarters fifths tenths")
OWNERS = words("its his her their")
"""Pronouns that tell whose a thing is."""
RELATIVE_PRONOUNS = words("which who whose whom where")


class Role(StrEnum):
    """What a statement is in its sentence."""

    MAIN = "main"
    CONTRAST = "contrast"
    COORDINATE = "coordinate"
    RELATIVE = "relative"
    RESTRICTIVE = "restrictive"
    APPOSITION = "apposition"
    SEQUEL = "sequel"
    DURATION = "duration"
    SUPERLATIVE = "superlative"
    PRESUPPOSED = "presupposed"
    IDENTITY = "identity"


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement as word ranges of one sentence.

    ``subject`` is the range that it shares with an earlier one, if any; ``host`` the ranges of the clause that it was cut
    out of, for what cannot stand alone.
    """

    role: Role
    parts: tuple[tuple[int, int], ...]
    subject: tuple[int, int] | None = None
    host: tuple[tuple[int, int], ...] = ()

    @property
    def first(self) -> int:
        """Index of its first word."""
        return self.parts[0][0]

    def tokens(self, parsed: ParsedSentence) -> list[Token]:
        """Its words in order."""
        return [token for first, last in self.parts for token in parsed.tokens[first:last]]

    def spans(self, parsed: ParsedSentence) -> tuple[Span, ...]:
        """Its parts as spans of the body, without marks at their ends."""
        spans = []
        for first, last in self.parts:
            first, last = without_marks(parsed.tokens, first, last)
            if first < last:
                spans.append(Span(parsed.tokens[first].start, parsed.tokens[last - 1].end))
        return tuple(spans)


def without_marks(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The word range without commas, dashes, end marks and unpaired quotation marks at its ends."""
    while first < last and (tokens[first].text in ",;:—–-" or _opens_in_vain(tokens, first, last)):
        first += 1
    while first < last and tokens[last - 1].text in ",;:—–-.!?":
        last -= 1
    if first < last and tokens[last - 1].text in "\"”’'" and _is_unpaired(tokens, first, last - 1):
        return without_marks(tokens, first, last - 1)
    return first, last


def _opens_in_vain(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the first word is a quotation mark that nothing in the range closes."""
    closing = {'"': '"', "“": "”", "‘": "’", "'": "'"}.get(tokens[first].text)
    return closing is not None and not any(token.text == closing for token in tokens[first + 1 : last])


def _is_unpaired(tokens: Sequence[Token], first: int, at: int) -> bool:
    mark = tokens[at].text
    opening = {"”": "“", "’": "‘"}.get(mark, mark)
    marks = sum(1 for token in tokens[first:at] if token.text == opening)
    return marks % 2 == 0 if opening == mark else marks == 0


def relative_clauses(
    parsed: ParsedSentence, first: int, last: int, antecedent: tuple[int, int] | None
) -> tuple[Piece, ...]:
    """The relative clauses after a comma among the words ``[first, last)``; those with "who" are said of ``antecedent``."""
    tokens = parsed.tokens
    found = []
    for at in range(first, last - 2):
        follows = tokens[at + 1]
        if (
            tokens[at].text == ","
            and follows.lower in RELATIVE_PRONOUNS
            and follows.tag == "W"
            and not parsed.quoted[at]
        ):
            end = next((p for p in range(at + 2, last) if tokens[p].text in ",.;—" or parsed.quoted[p]), last)
            if has_finite(tokens[at + 1 : end]):
                said_of = antecedent if follows.lower in ("who", "whose", "whom") else phrase_before(parsed, at, first)
                found.append(Piece(Role.RELATIVE, ((at + 1, end),), said_of))
    return tuple(found)


def has_main_verb(tokens: Sequence[Token]) -> bool:
    """Whether a verb with tense is among the words that is not that of a relative clause ("those | who died there")."""
    opened = False
    for token in tokens:
        if token.tag == "W" or (token.text == "," and opened):
            opened = token.tag == "W"
        elif token.tag in FINITE:
            if not opened:
                return True
            opened = False
    return False


def has_figure(tokens: Sequence[Token]) -> bool:
    """Whether a number or a fraction is among the words, also as in "18-year", "a third of" and "six-hour"."""
    fraction = any(
        part.lower in _FRACTIONS and article.lower in ("a", "one", "two", "three", "about", "nearly", "almost", "over")
        and of.lower in ("of", "in", "since", "on")
        for article, part, of in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )  # fmt: skip
    return fraction or any(
        token.text[-1:].isdigit()
        or token.tag == "C"
        or token.lower in _ROUND
        or token.text[0] in "$€£"
        or token.text[0].isdigit()
        or token.lower.partition("-")[0] in _COMPOUND_NUMBERS
        for token in tokens
    )


def completes_comparison(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether the word at ``at`` is the second "as" of a comparison, which says something else without it.

    "holds ten times as much fuel | as it did", of the words from ``first`` on.
    """
    if tokens[at].lower != "as":
        return False
    opening = next(
        (place for place in range(at - 2, max(first, at - _COMPARED) - 1, -1) if tokens[place].lower == "as"), at
    )
    return opening < at and (tokens[opening + 1].tag in "JR" or tokens[opening + 1].lower in _AMOUNTS)


def end_of_comparison(tokens: Sequence[Token], first: int, last: int) -> int:
    """``last``, or where the comparison ends that is cut in half there ("ten times as much fuel | as it did")."""
    if last >= len(tokens) or not completes_comparison(tokens, first, last):
        return last
    return next((at for at in range(last, len(tokens)) if not tokens[at].is_word), len(tokens))


def next_comma(parsed: ParsedSentence, at: int, last: int) -> int:
    """Index of the next unquoted comma, semicolon or dash after ``at``; ``last`` if there is none."""
    for place in range(at + 1, last):
        if parsed.tokens[place].text in ",;—–" and not parsed.quoted[place]:
            return place
    return last


def end_of_relative(parsed: ParsedSentence, first: int, at: int, last: int) -> int:
    """Where the relative clause that begins at ``at`` ends: at the comma before the main verb, else at the end.

    Where the clause from ``first`` on has no verb yet ("Under the plan, which costs a lot, towns will build"), its subject
    and verb are still to come, so the relative clause ends at its first comma.
    """
    tokens = parsed.tokens
    is_opening = not has_finite(tokens[first:at])
    has_verb = False
    for place in range(at, last):
        if tokens[place].tag in FINITE:
            has_verb = True
        if place == at or not has_verb or tokens[place].text != "," or parsed.quoted[place]:
            continue
        after = place + 1
        while after < last and tokens[after].tag == "R":
            after += 1
        if not is_opening and (_is_adverbial(tokens, after, last) or _is_second_phrase(tokens, after, last)):
            return place
        goes_on = after < last and (tokens[after].tag in FINITE or (is_opening and tokens[after].tag == "E"))
        goes_on = goes_on and (is_opening or not is_in_series(tokens, place, last))
        if goes_on or (is_opening and has_finite(tokens[after:last]) and not _closes_later(tokens, after, last)):
            return place
    return last


def is_in_series(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether the comma parts predicates with one pronoun ("who stole $5, | spent it on horses and was jailed")."""
    if at + 1 >= last or tokens[at + 1].tag not in "TZ":
        return False
    joined = next((place for place in range(at + 3, last - 1) if tokens[place].tag == "K"), None)
    return joined is not None and tokens[joined + 1].tag in FINITE


def _is_second_phrase(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether "and" leads to a phrase of the clause around ("by cutting pay, which is low, | and by selling land")."""
    if first + 2 >= last or tokens[first].tag != "K" or tokens[first + 1].tag != "I":
        return False
    return not has_finite(tokens[first:last])


def _closes_later(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether what a comma opens at ``first`` belongs to the relative clause: the next one has the main verb behind it.

    "Roe, who grew up in Mour, | north of the lake, won the race".
    """
    comma = next((at for at in range(first, last - 1) if tokens[at].text == ","), None)
    if comma is None or has_finite(tokens[first:comma]):
        return False
    after = comma + 1
    while after < last and tokens[after].tag == "R":
        after += 1
    return after < last and tokens[after].tag in FINITE


def _is_adverbial(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a short phrase of time or length closes the sentence ("…, where 90,000 live, | from Monday")."""
    if first >= last or tokens[first].lower not in ("for", "from", "until", "by", "since", "on"):
        return False
    rest = tokens[first:last]
    return len(rest) <= 9 and not has_finite(rest) and (has_figure(rest) or any(is_day(token) for token in rest))


def is_day(token: Token) -> bool:
    """Whether a word names a day of the week or a month."""
    return token.lower in _DAYS


def phrase_before(parsed: ParsedSentence, at: int, first: int) -> tuple[int, int] | None:
    """The noun phrase that ends before ``at``; none ends in "of" ("on charges of | stealing")."""
    tokens = parsed.tokens
    if tokens[at - 1].lower == "of":
        return None
    begin = at
    while begin > first and (tokens[begin - 1].tag in "NSPJDCQ" or tokens[begin - 1].lower in ("of", "&")):
        begin -= 1
        if tokens[begin].tag == "D" and (begin == first or tokens[begin - 1].lower != "of"):
            # "a dividend of 34 cents a share": a rate goes on before its article.
            rate = tokens[begin].lower in ("a", "an") and begin - 2 > first and tokens[begin - 2].tag == "C"
            if not (rate and tokens[begin - 1].tag in "NS"):
                break
    if 0 < begin < at - 3 and tokens[begin - 1].tag in FINITE and tokens[begin].tag == "N":
        named = tokens[begin + 1].lower == "of" and tokens[begin + 2].tag == "D" and tokens[begin + 3].tag == "P"
        # "took delivery of | the Orrin Sola, which": the noun belongs to the verb.
        begin += 2 if named else 0
    while begin < at and tokens[begin].lower == "of":
        # "Of | the 176 riders | who started".
        begin += 1
    dated = all(is_day(token) or token.text.isdigit() or token.text == "May" for token in tokens[begin:at])
    if dated and 1 < begin < at < len(tokens) and tokens[begin - 1].lower in ("in", "on") and tokens[at].text != ",":
        # "fought a war | in 1994 | that killed 40 men": no year did.
        return phrase_before(parsed, begin - 1, first)
    return (begin, at) if begin < at else None


def phrase_undergoing(parsed: ParsedSentence, at: int, first: int, participle: Token) -> tuple[int, int] | None:
    """What a participle behind the mark at ``at`` tells of: "A petition to save the pool, | signed by 7,300 people"."""
    words_ = phrase_before(parsed, at, first)
    if words_ is None or participle.lower not in _DONE_TO_PLANS or words_[0] - 3 < first:
        return words_
    tokens, begin = parsed.tokens, words_[0]
    if tokens[begin - 1].tag not in "BN" or tokens[begin - 2].lower != "to" or tokens[begin - 3].tag not in "NS":
        return words_
    plan = phrase_before(parsed, begin - 2, first)
    return words_ if plan is None else (plan[0], words_[1])


def several_before(parsed: ParsedSentence, at: int, first: int, *, counted: bool = False) -> tuple[int, int] | None:
    """The last noun phrase before ``at`` that names several, with the bound of its number ("at least 640 cars").

    ``counted``: a number of them is told next, so that the last phrase with a number comes first.
    """
    tokens = parsed.tokens
    nearest = None
    end = at
    while end > first:
        head = tokens[end - 1]
        phrase = phrase_before(parsed, end, first) if head.tag in "NSP" else None
        if phrase is not None and (head.tag == "S" or head.lower in ("people", "children", "men", "women")):
            while tokens[phrase[0]].lower == "of" or tokens[phrase[0]].lower.endswith("ing"):
                # "accused of hiding losses and of misleading investors": the investors.
                phrase = (phrase[0] + 1, phrase[1])
            if not counted or any(token.tag == "C" for token in tokens[slice(*phrase)]):
                return with_bound(tokens, _with_joined(parsed, phrase, first), first)
            nearest = nearest or phrase
        end = end - 1 if phrase is None else phrase[0]
    return nearest


def _with_joined(parsed: ParsedSentence, phrase: tuple[int, int], first: int) -> tuple[int, int]:
    """With the noun that "and" joins to it under one number ("30 | women and children")."""
    tokens, begin = parsed.tokens, phrase[0]
    of = next((at for at in range(begin + 1, phrase[1] - 1) if tokens[at].lower == "of"), None)
    if of is not None and tokens[of + 1].tag in "DC" and tokens[of - 1].tag != "S":
        # "half of the 12 hostages": the hostages.
        return of + 1, phrase[1]
    if (
        begin - 2 < first
        or tokens[begin - 1].lower != "and"
        or tokens[begin - 2].tag != "S"
        or tokens[begin].tag in "DC"
    ):
        return phrase
    before = phrase_before(parsed, begin - 1, first)
    return (before[0], phrase[1]) if before is not None else phrase


def with_bound(tokens: Sequence[Token], phrase: tuple[int, int], first: int) -> tuple[int, int]:
    """The phrase with the bound of its number ("more than | 90 captives")."""
    begin, end = phrase
    if begin > first and tokens[begin].lower in ("least", "most") and tokens[begin - 1].lower == "at":
        return begin - 1, end
    if begin - 2 >= first and tokens[begin - 1].lower == "than" and tokens[begin].tag == "C":
        return begin - 2, end
    return phrase


def shared_antecedent(parsed: ParsedSentence, start: int, first: int) -> tuple[int, int] | None:
    """What a predicate after "and" is said of where it shares the pronoun of a relative clause before it, else None.

    "Roe, who limped off and | is out": a comma opened the clause and none closed it. Without a comma it is so where it is
    now done to a thing alone: "She was behind the filter that bears her name and | is used".
    """
    tokens = parsed.tokens
    in_series = _antecedent_of_perfects(parsed, start, first)
    if in_series is not None:
        return in_series
    joint = first - 1
    while joint > start and tokens[joint].tag == "R":
        joint -= 1
    verb = next((at for at in range(first, len(tokens)) if tokens[at].tag in FINITE), len(tokens))
    if joint <= start or tokens[joint].tag != "K" or verb == len(tokens) or tokens[joint - 1].text in ",;—–":
        return None
    for at in range(joint - 2, start, -1):
        if tokens[at].text in ";:" or parsed.quoted[at] != parsed.quoted[first]:
            return None
        relative = tokens[at].tag == "W" or (tokens[at].lower == "that" and tokens[at - 1].tag in "NSP")
        if not relative or tokens[at].lower not in ("who", "which", "that"):
            continue
        own = next((place for place in range(at + 1, joint) if tokens[place].tag != "R"), joint)
        if tokens[own].tag not in FINITE or any(token.text in ",—–" for token in tokens[own:joint]):
            return None
        if {_is_plural(tokens[own]), _is_plural(tokens[verb])} == {True, False}:
            # "Police freed Roe, who was ill and | were criticized": of the police.
            return None
        if tokens[at - 1].text == ",":
            return phrase_before(parsed, at - 1, start)
        main = next((token for token in reversed(tokens[start:at]) if token.tag in FINITE), None)
        told = main is not None and main.tag == "T" and tokens[own].tag != "T" and _is_done_to_thing(tokens, verb)
        return phrase_before(parsed, at, start) if told and tokens[at].lower != "who" else None
    return None


def _antecedent_of_perfects(parsed: ParsedSentence, start: int, first: int) -> tuple[int, int] | None:
    """What a relative clause in the perfect is said of that goes on in a series up to ``first`` behind a past ("Crews
    fought a fire that has burned 900 acres, | destroyed 40 homes and | forced 200 people out")."""
    tokens = parsed.tokens
    for at in range(first - 3, start, -1):
        if tokens[at].text in ";:—–" or parsed.quoted[at] != parsed.quoted[first]:
            return None
        if tokens[at].lower not in _DEFINING or tokens[at - 1].tag not in "NSP" or tokens[at + 1].tag not in FINITE:
            continue
        main = next((place for place in range(at - 1, start, -1) if tokens[place].tag in FINITE), None)
        if main is None or tokens[main].tag != "T":
            return None
        perfect = tokens[at + 1].lower in ("has", "have")
        # "was bailed out in a deal that cost $3m, | wiped out shareholders and | led to …": active as the clause inside.
        active = tokens[at + 1].tag == "T" and is_passive(tokens, main, at)
        marks = [place for place in range(at + 2, first + 1) if tokens[place - 1].text == "," or place == first]
        if not (perfect or active) or not all(tokens[place].tag in "TE" for place in marks):
            return None
        noun = phrase_before(parsed, at, start)
        inner = [place for place in range(*noun) if tokens[place].lower in ("a", "an")] if noun is not None else []
        # "the future of | a party that has shaped it": the party.
        return (inner[-1], at) if inner else noun
    return None


def _is_plural(verb: Token) -> bool | None:
    """Whether a verb says that its subject is several, None where its form does not tell."""
    if verb.lower in ("are", "were") or verb.tag == "F":
        return True
    return False if verb.lower == "was" or verb.tag == "Z" else None


def _is_done_to_thing(tokens: Sequence[Token], verb: int) -> bool:
    """Whether "be" at ``verb`` leads to what is done to things, never to people ("is still | used")."""
    follows = next((token for token in tokens[verb + 1 : verb + 4] if token.tag != "R"), None)
    return tokens[verb].lower in ("is", "are") and follows is not None and follows.lower in _DONE_TO_THINGS


def relative_in_subject(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """The pronoun of a relative clause without a comma that stands right behind the noun that opens ``[start, end)``."""
    if start >= end or tokens[start].tag not in _IN_NOUN_PHRASE:
        return None
    for at in range(start + 1, end):
        token, before = tokens[at], tokens[at - 1]
        if token.lower in _DEFINING and before.tag in "NSP" and (token.tag == "W" or token.lower == "that"):
            return at
        if token.tag not in _IN_NOUN_PHRASE and token.lower != "of":
            return None
    return None


def verb_behind_relative(tokens: Sequence[Token], pronoun: int, end: int) -> int | None:
    """The place of the main verb behind a relative clause, adverbs before it included; None where it is not surely told."""
    first = next((at for at in range(pronoun + 1, end) if tokens[at].tag != "R"), end)
    verbs = [at for at in range(first, end) if tokens[at].tag in FINITE]
    if first < end and tokens[first].tag in "NB" and may_be_verb(tokens[first].lower):
        # "firms that export steel": what is tagged as a noun is its verb.
        verbs.insert(0, first)
    if not verbs or any(token.text in ",;:—–" for token in tokens[pronoun:end]):
        return None
    if base_of(tokens[verbs[0]].lower) in FORCE_BY_VERB:
        return None
    for verb in verbs[1:]:
        before = before_adverbs(tokens, verb)
        if tokens[before].tag != "K":
            return before + 1
    return None


def _subject_of_relative(tokens: Sequence[Token], pronoun: int, end: int) -> tuple[int, int] | None:
    """The subject that a relative clause has beside its pronoun ("the law that | parliament | passed"); None where the
    pronoun is its subject, or its main verb may be taken for a noun."""
    verb = next((at for at in range(pronoun + 1, end) if tokens[at].tag in FINITE), end)
    last = before_adverbs(tokens, verb) + 1
    inside = tokens[pronoun + 1 : last]
    if verb == end or not inside or any(token.tag not in _IN_NOUN_PHRASE for token in inside):
        return None
    later = [token.lower for token in tokens[verb + 1 : end] if token.tag == "S"]
    if any(may_be_verb(word.removesuffix("s")) for word in later):
        return None
    return pronoun + 1, last


_IN_NOUN_PHRASE = frozenset("DNSPJCOQ")
"""Tags of the words of a plain noun phrase."""
_DONE_TO_PLANS = words(
    """announced proposed unveiled launched signed backed supported approved rejected agreed adopted passed filed held
    presented submitted introduced published tabled led organized organised called"""
)
"""Participles that tell of a plan, a vote or a petition rather than of what it is about."""
_BEFORE_MAIN = words("when after before as since because although though while whereas if once until unless")
"""Words that open a clause before the main one."""
_DEFINING = frozenset(("who", "which", "that"))
"""Pronouns that open a relative clause."""


def is_name_of_owned(tokens: Sequence[Token], start: int, comma: int, last: int) -> bool:
    """Whether ``(comma, last)`` is a name behind somebody told by an owner ("Its chairman, | Otto Brandt, | promised")."""
    name = tokens[comma + 1 : last]
    return tokens[start].lower in OWNERS and len(name) > 1 and all(token.tag == "P" for token in name)


def _behind_fronted_clause(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the main clause of ``[start, end)`` begins behind a subordinate one and its comma; ``start`` if none does."""
    if start >= end or not (tokens[start].lower in _BEFORE_MAIN or tokens[start].tag == "G"):
        return start
    for comma in range(start + 2, end - 2):
        told = has_finite(tokens[start:comma]) or tokens[start].tag == "G"
        if tokens[comma].text == "," and told and tokens[comma + 1].tag in _IN_NOUN_PHRASE:
            return comma + 1 if has_finite(tokens[comma + 1 : end]) else start
    return start


def _is_date(inside: Sequence[Token]) -> bool:
    """Whether nothing but "last month" or "on Monday" stands there."""
    lows = [token.lower for token in inside]
    return (lows[0] in ("last", "this", "next") and len(lows) == _DATE) or (
        is_day(inside[-1]) and (len(lows) == 1 or lows[:-1] == ["on"])
    )


def subject_before_verb(parsed: ParsedSentence, start: int, end: int) -> tuple[int, int] | None:
    """The subject of the clause ``[start, end)``: what stands before its first verb with tense; None if nothing does.

    A relative clause that no comma sets off belongs to it: "The law that parliament passed | bans cups and …". A clause in
    front has its own: "After the mine closed in 1998, | the council | bought the land and built 300 homes".
    """
    tokens = parsed.tokens
    start = _behind_fronted_clause(tokens, start, end)
    pronoun = relative_in_subject(tokens, start, end)
    if pronoun is not None:
        main = verb_behind_relative(tokens, pronoun, end)
        if main is not None:
            return start, main
        return _subject_of_relative(tokens, pronoun, end) or (start, pronoun)
    for at in range(start, end):
        if tokens[at].text == "," and at > start and tokens[at + 1].tag == "W":
            # "The shelter, which takes in dogs, closed and …".
            return start, at
        if tokens[at].tag in FINITE:
            begin = start
            for place in range(start, at):
                if tokens[place].text == ",":
                    begin = place + 1
            if begin > start and tokens[at - 1].lower == "who" and tokens[begin].lower in ("a", "an"):
                # "Roe, a clerk who lives there, closed the court and …".
                comma = next(place for place in range(start, at) if tokens[place].text == ",")
                named = all(token.tag in _IN_NOUN_PHRASE for token in tokens[start:comma])
                return (start, comma) if named else (begin, at - 1)
            stop = at
            while stop > begin and tokens[stop - 1].tag == "R":
                stop -= 1
            if begin < stop and not (begin > start and _is_date(tokens[begin:stop])):
                return begin, stop
            comma = next((place for place in range(start, at) if tokens[place].text == ","), start)
            stop = begin if begin < stop else stop
            if is_name_of_owned(tokens, start, comma, stop - 1):
                return comma + 1, stop - 1
            return (start, comma) if start < comma else None
    return None
