"""Statements as word ranges of one sentence, and what is asked of such ranges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from claims.core.extraction.lexicon.number_leads import BOUNDS
from claims.core.extraction.lexicon.pronouns import PERSONAL_RELATIVES
from claims.core.extraction.lexicon.sayings import DOCUMENT_NOUNS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, behind_adverbs, has_finite
from claims.core.extraction.text.tokens import Token
from claims.core.records import Span

_AMOUNTS = words("much many few little")
_COMPARED = 8
"""Words from the first "as" of a comparison to the second at most."""
_COMPOUND_NUMBERS = words("two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty")
_DAYS = words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december"""
)
_ROUND = words("tens dozens hundreds thousands millions billions")
_FRACTIONS = words("half third quarter fifth sixth seventh eighth tenth thirds quarters fifths tenths")
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
    out of, for what cannot stand alone; ``pronoun`` the place of the relative pronoun that the piece shares with the one
    before it ("a mill, | which | cost £4m and | employs 40 people").
    """

    role: Role
    parts: tuple[tuple[int, int], ...]
    subject: tuple[int, int] | None = None
    host: tuple[tuple[int, int], ...] = ()
    pronoun: int | None = None

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


def up_to_dash(parsed: ParsedSentence, piece: Piece) -> Piece:
    """The piece without a relative clause behind a closing dash ("most of whom had left – | who cited her work")."""
    tokens = parsed.tokens
    first, last = piece.parts[-1]
    dash = next(
        (at for at in range(first + 2, last - 2) if tokens[at].text in "–—-" and tokens[at + 1].tag == "W"), None
    )
    if dash is None or not has_finite(tokens[first + 2 : dash]):
        return piece
    return replace(piece, parts=(*piece.parts[:-1], without_marks(tokens, first, dash)))


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
                said_of = antecedent if follows.lower in PERSONAL_RELATIVES else phrase_before(parsed, at, first)
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
        after = behind_adverbs(tokens, place + 1, last)
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
    after = behind_adverbs(tokens, comma + 1, last)
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


def tells_value(tokens: Sequence[Token]) -> bool:
    """Whether a figure, a day or a month is among the words."""
    return has_figure(tokens) or any(is_day(token) for token in tokens)


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
    if begin == at:
        return None
    measured = end_of_measured(tokens, begin, at, first)
    outer = phrase_before(parsed, measured, first) if measured is not None else None
    return (begin, at) if outer is None else (outer[0], at)


def end_of_measured(tokens: Sequence[Token], begin: int, at: int, first: int) -> int | None:
    """Where the noun ends whose size or age the phrase ``[begin, at)`` tells; None where it tells none.

    "a hole | the size of a court", "a crack | as long as a bus", "children | aged between six and 11".
    """
    place = begin
    if begin - 2 > first and tokens[begin - 1].lower == "of" and tokens[begin - 2].lower in _SIZES:
        place = begin - 3
    if tokens[place].lower == "the" and tokens[place + 1].lower in _SIZES and tokens[place + 2].lower == "of":
        while place > first and (tokens[place - 1].tag in "RC" or tokens[place - 1].lower in _TIMES_AS | BOUNDS):
            place -= 1
        return place if place > first and tokens[place - 1].tag in "NS" else None
    if begin - 3 > first and completes_comparison(tokens, begin - 3, begin - 1):
        place = begin - 3
    elif all(token.tag == "C" for token in tokens[begin:at]):
        under = begin - 1 if tokens[begin - 1].lower in ("under", "over") else begin
        place = next((p for p in range(begin - 1, max(first, begin - 5), -1) if tokens[p].lower == "aged"), under)
    return place if first < place < begin and tokens[place - 1].tag in "NS" else None


def phrase_undergoing(parsed: ParsedSentence, at: int, first: int, participle: Token) -> tuple[int, int] | None:
    """What a participle behind the mark at ``at`` tells of: "A petition to save the pool, | signed by 7,300 people"."""
    words_ = phrase_before(parsed, at, first)
    for done, nouns in ((_DONE_TO_DOCUMENTS, DOCUMENT_NOUNS), (_DONE_TO_TALKS, _TALKS)):
        whole = _noun_around(parsed, words_, first, nouns) if participle.lower in done else None
        if whole is not None:
            return whole
    if words_ is None or participle.lower not in _DONE_TO_PLANS or words_[0] - 3 < first:
        return words_
    tokens, begin = parsed.tokens, words_[0]
    if tokens[begin - 1].tag not in "BN" or tokens[begin - 2].lower != "to" or tokens[begin - 3].tag not in "NS":
        return words_
    plan = phrase_before(parsed, begin - 2, first)
    return words_ if plan is None else (plan[0], words_[1])


def _noun_around(
    parsed: ParsedSentence, words_: tuple[int, int] | None, first: int, nouns: frozenset[str]
) -> tuple[int, int] | None:
    """A study or talks together with who or what they are by or about ("| the survey by | Datavox, published in May")."""
    if words_ is None or words_[0] - 2 < first or parsed.tokens[words_[0] - 1].lower not in _DOCUMENT_LINKS:
        return None
    outer = phrase_before(parsed, words_[0] - 1, first)
    if outer is None or parsed.tokens[outer[1] - 1].lower not in nouns:
        return None
    return outer[0], words_[1]


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
    if begin > first and tokens[begin].tag == "C" and tokens[begin - 1].lower in BOUNDS:
        return begin - 1, end
    return phrase


_SIZES = words("size length height weight width depth")
_TIMES_AS = words("times twice half thrice double")
_DOCUMENT_LINKS = words("by from for to on into in about between with over of")
_TALKS = words(
    "talks negotiations deal truce agreement accord ceasefire armistice summit meeting conference treaty pact exchange swap"
)
_DONE_TO_TALKS = words(
    """brokered mediated hosted held organized organised convened chaired negotiated signed agreed scheduled sponsored
    called reached struck"""
)
"""Participles that tell of talks or a deal rather than of who or what they are about."""
_DONE_TO_DOCUMENTS = words(
    "published released conducted carried leaked commissioned issued seen obtained completed written printed posted"
)
"""Participles that tell of a study or letter rather than of who or what it is by or about."""
_DONE_TO_PLANS = words(
    """announced proposed unveiled launched signed backed supported approved rejected agreed adopted passed filed held
    presented submitted introduced published tabled led organized organised called"""
)
"""Participles that tell of a plan, a vote or a petition rather than of what it is about."""
