"""The role of a stretch of words that is taken for a claim, told from how it begins, and what it needs to stand alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.clauses.actors import (
    REACH,
    actor_before,
    before_closed_relative,
    subject_behind,
    subject_of,
)
from claims.core.extraction.clauses.antecedents import antecedent_before, pronoun_behind, shared_antecedent
from claims.core.extraction.clauses.circumstances import MOVED_BY
from claims.core.extraction.clauses.described_nouns import (
    BREAKS,
    LINKS,
    PHRASE,
    has_verb_outside_relatives,
    noun_phrase,
    verb_follows,
)
from claims.core.extraction.clauses.inserted_sayings import before_saying, with_whole_quotations, without_sayings
from claims.core.extraction.clauses.noun_contents import content_behind
from claims.core.extraction.clauses.pieces import (
    Piece,
    Role,
    end_of_comparison,
    end_of_relative,
    phrase_before,
    several_before,
    without_marks,
)
from claims.core.extraction.clauses.second_participles import second_in_relative, second_perfect, second_to_come
from claims.core.extraction.clauses.shares import is_share
from claims.core.extraction.clauses.subjects import is_but_for, verb_behind_subject
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.clause_signs import WITH_OBJECT, is_passive
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, before_adverbs, behind_adverbs, has_finite, may_be_verb
from claims.core.extraction.text.tokens import Token

_LEFT_OUT = words("that because after although though whereas but and as when")
"""What joins a clause to the one before, and says nothing of what the clause tells."""
_SUBJECTS = words("most many few some several half both neither none nobody everyone")
"""Words that may be tagged as adverbs and are subjects before a verb."""
_LEAST_CONTENT = 4
"""Words of "only that" with a clause at least."""
_CHARGING = words("accuse suspect convict")
_OUTCOMES = words(
    "including prompting sparking triggering raising drawing causing leaving forcing bringing fueling stoking"
)
"""Participles that tell what came of all before them, or a part of what was counted: no doing of the subject."""
_TIMES_OF_ACTS = words("before after while since")
"""Words between two acts of one subject."""


def piece_of(parsed: ParsedSentence, first: int, last: int) -> Piece:
    """The words ``[first, last)`` as a piece with its role; conjunctions before a clause and half quotations are mended."""
    first, last = with_whole_quotations(parsed, *_without_conjunction(parsed, first, last))
    last = end_of_comparison(parsed.tokens, first, last)
    start = _clause_start(parsed, first)
    return (
        _share(parsed, start, first, last)
        or _cleft(parsed, start, first, last)
        or _relative(parsed, start, first, last)
        or _beside_passive(parsed, start, first, last)
        or _charge(parsed, start, first, last)
        or _predicate(parsed, start, first, last)
        or _participle(parsed, start, first, last)
        or _absolute(parsed, start, first, last)
        or noun_phrase(parsed, start, first, last)
        or _other(parsed, start, first, last)
    )


def _without_conjunction(parsed: ParsedSentence, first: int, last: int) -> tuple[int, int]:
    """Without a conjunction before a clause with its own subject ("because | it had failed")."""
    tokens = parsed.tokens
    is_noted = first > 0 and tokens[first - 1].text != "," and last - first > _LEAST_CONTENT
    if is_noted and tokens[first].lower == "only" and tokens[first + 1].lower == "that":
        # "noting | only that its budget is short".
        first += 1
    joins = tokens[first].lower in _LEFT_OUT and tokens[first].tag != "W" and last - first > 3
    joins = joins and not is_but_for(tokens, first, last)
    if joins and verb_behind_subject(parsed, first + 1, last, reach=REACH) is not None and first > 0:
        return first + 1, last
    return first, last


def _cleft(parsed: ParsedSentence, start: int, first: int, last: int) -> Piece | None:
    """What "It was there, in Mour, | that she built the filter" tells: a clause, which "that" relates to no noun."""
    tokens = parsed.tokens
    if tokens[first].lower != "that" or first - start < 3 or tokens[start].lower != "it":
        return None
    if base_of(tokens[start + 1].lower) != "be" or (
        tokens[start + 2].tag not in "IR" and tokens[start + 2].lower != "there"
    ):
        return None
    verb = verb_behind_subject(parsed, first + 1, last, reach=REACH)
    return Piece(Role.MAIN, ((first + 1, last),)) if verb is not None else None


def _relative(parsed: ParsedSentence, start: int, first: int, last: int) -> Piece | None:
    """A relative clause: "| that once belonged to kings", "| at which 93 people spoke", "in | which he won"."""
    tokens = parsed.tokens
    opening = tokens[first]
    led = opening.tag == "I" and first + 1 < last and tokens[first + 1].lower in ("which", "whom")
    bare = (
        opening.lower == "that" and first > start and (tokens[first - 1].tag in "NSPK" or tokens[first - 1].text == ",")
    )
    bare = bare and first + 1 < last and (_is_verb(tokens, first + 1) or opening.tag == "W")
    bare = bare and content_behind(parsed, first) is None
    linked = opening.tag == "W" and opening.lower in LINKS and first > start
    if not (led or bare or (linked and content_behind(parsed, first) is None)):
        return None
    closed = end_of_relative(parsed, start, first, last)
    if closed + 1 < last and tokens[closed].text == "," and tokens[closed + 1].tag in FINITE:
        # "payments, of which $18m are due in June, | would stop": the verb of the clause around it.
        last = closed
    at = first - 1 if tokens[first - 1].text in BREAKS else first
    if tokens[at - 1].tag == "K":
        # "the telescope that Norland builds and | that opens in May".
        earlier = next((place for place in range(at - 2, start, -1) if tokens[place].lower == opening.lower), None)
        at = earlier if earlier is not None else at
    if tokens[at - 1].text == ")":
        # "the Competition Authority (CA), which": of what the brackets abbreviate.
        at = next((place for place in range(at - 2, start, -1) if tokens[place].text == "("), at)
    return Piece(Role.RELATIVE, ((first, last),), antecedent_before(parsed, at, start, opening))


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb with tense stands at ``at``, adverbs before it left out."""
    while at < len(tokens) - 1 and (tokens[at].tag == "R" or tokens[at].lower == "once"):
        at += 1
    # A past after "once" or so may be tagged as a participle ("that once counted …").
    return tokens[at].tag in FINITE or (tokens[at].tag == "E" and tokens[at].lower.endswith("ed"))


def _predicate(parsed: ParsedSentence, start: int, first: int, last: int) -> Piece | None:
    """A predicate without its subject: "| sold the mine", "will sign and | receive $2m", "hopes to build and | to save"."""
    tokens = parsed.tokens
    at = behind_adverbs(tokens, first, last - 1)
    part = ((first, last),)
    # "ceased flying": no participle has another one right behind it.
    told = (
        tokens[at].tag in FINITE
        or _is_tensed_noun(tokens, start, at)
        or (tokens[at].tag == "E" and at + 1 < last and tokens[at + 1].tag == "G" and first > start)
    )
    if told and at > first and tokens[first].lower in _SUBJECTS:
        # "and | most say they will not move": no adverb, but who says it.
        return None
    if told and not (at == first == 0 and tokens[at].tag == "M"):
        if tokens[at].tag == "T" and _is_passive_insertion(parsed, start, first):
            return None
        found = actor_before(parsed, start, first)
        shared = shared_antecedent(parsed, start, first)
        if shared is not None:
            return Piece(Role.COORDINATE, part, shared, pronoun=pronoun_behind(tokens, shared[1]))
        subject = before_closed_relative(parsed, start, first, at)
        if subject is None:
            subject = found[0] if found is not None else subject_of(parsed, start, first)
        return Piece(Role.COORDINATE, part, subject)
    in_relative = second_in_relative(parsed, start, first, last, at)
    if in_relative is not None:
        return in_relative
    shared = second_perfect(parsed, start, first, at) or second_to_come(parsed, start, first, at)
    if shared is not None:
        return Piece(Role.COORDINATE, part, shared)
    led = "A" if tokens[at].tag == "A" else "AM" if tokens[at].tag == "B" else None
    if led is None or not any(token.tag == "K" for token in tokens[max(start, first - 1) : first]):
        return None
    joint = next((place for place in range(first - 1, start, -1) if tokens[place].tag in led), None)
    found = actor_before(parsed, start, joint + 1) if joint is not None else None
    if found is not None and (relative := _relative_before(tokens, start, found[1])) is not None:
        # "requires firms | that earn abroad | to register and to pay": whoever requires it.
        found = actor_before(parsed, start, relative) or found
    if joint is None or found is None or found[0][0] >= joint:
        return None
    return Piece(Role.COORDINATE, part, (found[0][0], joint + (tokens[at].tag == "B")))


def _relative_before(tokens: Sequence[Token], start: int, verb: int) -> int | None:
    """The pronoun right before the verb of a relative clause without a comma, adverbs passed; None where there is none."""
    at = before_adverbs(tokens, verb, start)
    return at if at > start + 1 and tokens[at].lower in LINKS and tokens[at - 1].tag in "NSP" else None


def _beside_passive(parsed: ParsedSentence, start: int, first: int, last: int) -> Piece | None:
    """A past or participle beside a passive ("He was born in Oslo, | studied in Leeds and moved", "It was stolen in May
    and | sold for $4 million")."""
    tokens = parsed.tokens
    if first == start or first + 1 >= last or tokens[first].tag not in "TE":
        return None
    lacks_object = tokens[first].lower in WITH_OBJECT and tokens[first + 1].tag in "IR"
    is_amid = tokens[first - 1].text == "," and last + 1 < len(tokens) and tokens[last].tag == "K"
    if not (is_amid and tokens[last + 1].tag in "TE") and not (lacks_object and tokens[first - 1].tag == "K"):
        return None
    has_agent = any(token.lower == "by" for token in tokens[first:last])
    found = actor_before(parsed, start, first)
    if found is None or not is_passive(tokens, found[1], first):
        return None
    if not lacks_object and (has_agent or tokens[first].tag == "T"):
        # "was held in a house, | owned by his brother and rented": of the house.
        return None
    return Piece(Role.PRESUPPOSED if lacks_object else Role.COORDINATE, ((first, last),), found[0])


def _is_tensed_noun(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether what is tagged as a plural is the second verb of the present ("is 34 and | cleans offices")."""
    joined = at > start and tokens[at - 1].tag == "K" and tokens[at].tag == "S"
    if not joined or at + 1 >= len(tokens):
        return False
    is_timed = tokens[at + 1].lower in ("after", "before", "until") and may_be_verb(tokens[at].lower)
    if tokens[at + 1].tag not in "SDNPO" and not is_timed:
        return False
    verb = next((token for token in reversed(tokens[start:at]) if token.tag in FINITE), None)
    return verb is not None and verb.tag == "Z"


def _is_passive_insertion(parsed: ParsedSentence, start: int, first: int) -> bool:
    """Whether what looks like a past is a participle: behind a noun and its comma, before any verb."""
    tokens = parsed.tokens
    apart = first > start and tokens[first - 1].text in BREAKS
    # What opens the clause is a participle too where no subject stands before it.
    opened = tokens[start].tag in "TE"
    return apart and (opened or not has_finite(tokens[start:first])) and tokens[first].lower.endswith(("ed", "en", "t"))


_HARMING = words("kill injure wound hurt")
_FALLING = words(
    "crash come go fall collide overturn sink derail capsize plunge veer skid collapse burn flip roll run slip"
)
"""Verbs of what nobody does: a plane that "came down, killing 12" has not killed them, the crash has."""


def _participle(parsed: ParsedSentence, start: int, first: int, last: int) -> Piece | None:
    """What is told by a participle: "| killing 12", "| published in May", "| never charged"."""
    tokens = parsed.tokens
    at = behind_adverbs(tokens, first, last - 1)
    passive = (
        tokens[at].tag == "E"
        or tokens[at].lower == "due"
        # "Cross-examined by the defense, she said": a compound is tagged as a noun.
        or (
            first == start
            and "-" in tokens[at].text
            and tokens[at].lower.endswith("ed")
            and tokens[at + 1].lower == "by"
        )
        or (tokens[at].tag == "T" and _is_passive_insertion(parsed, start, first))
        or _is_done_by(tokens, at)
    )
    if not (passive or tokens[at].tag == "G") or has_verb_outside_relatives(tokens, at + 1, last):
        return None
    part = ((first, last),)
    if passive:
        return Piece(Role.PRESUPPOSED, part, _patient(parsed, start, first, last))
    told = actor_before(parsed, start, first)
    if told is None and tokens[at].lower == "having" and tokens[first - 1].text == "," and last + 1 < len(tokens):
        # "The orchestra, | having lost its grant, | dismissed 22 players".
        return Piece(Role.PRESUPPOSED, part, phrase_before(parsed, first - 1, start))
    if told is not None and _is_second_progressive(tokens, start, first, told[1]):
        return Piece(Role.PRESUPPOSED, part, told[0])
    opening = _joined_participle(tokens, start, first)
    if opening is not None:
        return Piece(Role.SEQUEL, part, host=_host(parsed, start, opening))
    if told is not None and first > start and tokens[first - 1].lower in _TIMES_OF_ACTS:
        # "would shrink in May before | growing by 2%".
        return Piece(Role.PRESUPPOSED, part, told[0])
    if tokens[first - 1].text not in BREAKS and first > start:
        return Piece(Role.PRESUPPOSED, part, phrase_before(parsed, first, start))
    harmed = base_of(tokens[at].lower) in _HARMING and told is not None and base_of(tokens[told[1]].lower) in _FALLING
    apart = harmed or tokens[at].lower in _OUTCOMES
    if told is not None and tokens[told[1]].tag == "T" and not apart and not _goes_on(tokens, told[1]):
        return Piece(Role.PRESUPPOSED, part, told[0])
    hosts = _host(parsed, start, first)
    return Piece(Role.SEQUEL, part, host=hosts)


def _is_done_by(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle that is tagged as an adjective tells by whom ("30 metres long and | heated by two furnaces")."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return tokens[at].tag == "J" and tokens[at].lower.endswith("ed") and behind is not None and behind.lower == "by"


def _charge(parsed: ParsedSentence, start: int, first: int, last: int) -> Piece | None:
    """What somebody is charged with, said of whom a verb charges ("accused the army of killing nine and | hiding it")."""
    tokens = parsed.tokens
    at = first if tokens[first].tag == "G" else first + 1
    if at >= last - 1 or tokens[at].tag != "G" or tokens[at - 1].lower != "of" or at == start + 1:
        return None
    verb = next((place for place in range(at - 2, start, -1) if _charges(tokens[place])), None)
    if verb is None or verb + 1 >= at or tokens[verb + 1].tag not in "DNSPJCO":
        return None
    end = next(place for place in range(verb + 1, at) if tokens[place].text == "," or tokens[place].lower == "of")
    return Piece(Role.PRESUPPOSED, ((at, last),), (verb + 1, end))


def _charges(token: Token) -> bool:
    return token.tag in FINITE | {"E", "G", "B"} and base_of(token.lower) in _CHARGING


def _patient(parsed: ParsedSentence, start: int, first: int, last: int) -> tuple[int, int] | None:
    """What the participle at ``first`` is said of: the subject that it is inserted behind, else the noun before it."""
    tokens = parsed.tokens
    if tokens[start].tag in "ETG" or first == start:
        return subject_behind(parsed, last)
    told = actor_before(parsed, start, first) if tokens[first - 1].tag == "K" else None
    if told is not None and is_passive(tokens, told[1], first):
        # "Roe was taken off on a stretcher and | later sent home".
        return told[0]
    told_by = without_sayings(parsed, start, min(first + 2, len(tokens)))
    if tokens[first - 1].text == "," and len(told_by) > 1 and told_by[-1][0] == first:
        # "Inflation slowed in July, the bureau said on Wednesday, | helped by cheap oil".
        behind_said = actor_before(parsed, start, told_by[-2][1])
        if behind_said is not None:
            return behind_said[0]
    if tokens[behind_adverbs(tokens, first, last - 1)].lower in MOVED_BY and tokens[first - 1].text == ",":
        # "Sales rose to 14 billion crowns, | helped by a weak currency".
        moved = actor_before(parsed, start, first)
        if moved is not None:
            return moved[0]
    apart = [at for at in range(start, first) if tokens[at].tag in FINITE and tokens[at - 1].text not in BREAKS]
    if apart:
        before = first - 1
        while before > start and tokens[before].tag in "RK":
            before -= 1
        return phrase_before(parsed, before if tokens[before].text in BREAKS else before + 1, start)
    begin = start
    for at in range(start, first):
        if tokens[at].text in BREAKS:
            if begin < at and tokens[begin].tag in "DNSPJOC":
                return begin, at
            begin = at + 1
    return phrase_before(parsed, first, begin)


def _is_second_progressive(tokens: Sequence[Token], start: int, first: int, verb: int) -> bool:
    """Whether "and" joins a participle to one behind "was" ("The train was carrying 64 people and | doing 90 mph")."""
    if first <= start or tokens[first - 1].tag != "K":
        return False
    return tokens[verb].lower in ("was", "were") and tokens[verb + 1].tag == "G"


def _joined_participle(tokens: Sequence[Token], start: int, first: int) -> int | None:
    """Where the participle opens that "and" joins the one at ``first`` to (", killing 14 and | injuring 33 others")."""
    if first <= start or tokens[first - 1].tag != "K":
        return None
    for at in range(first - 2, start, -1):
        if tokens[at].tag in FINITE:
            return None
        if tokens[at].tag == "G" and tokens[at - 1].text == "," and tokens[at].lower != "including":
            return at
    return None


def _goes_on(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb only helps another one ("was winning", "had to go")."""
    return base_of(tokens[verb].lower) in ("be", "have") and any(
        token.tag in "GA" for token in tokens[verb + 1 : verb + 3]
    )


def _absolute(parsed: ParsedSentence, start: int, first: int, last: int) -> Piece | None:
    """ "with | 133 million records exposed" tells it of the records, "| with a face value of $2m" of the noun before."""
    tokens = parsed.tokens
    if first - 1 > start and tokens[first - 1].lower == "with" and tokens[first - 2].text in BREAKS:
        first -= 1
    if tokens[first].lower != "with" or last - first < 4 or has_finite(tokens[first:last]):
        return None
    said = next(
        (at for at in range(first + 2, last) if tokens[at].tag not in PHRASE and tokens[at].lower != "of"), last
    )
    if said < last and (tokens[said].tag in "EG" or tokens[said].lower in ("down", "up")):
        return Piece(Role.PRESUPPOSED, ((first + 1, last),), (first + 1, said))
    if first == start or tokens[start].tag not in "DNSPJ" or has_finite(tokens[start:first]):
        return None
    comma = next((at for at in range(start, first) if tokens[at].text in BREAKS), first)
    of = next((at for at in range(start, comma) if tokens[at].lower == "of"), None)
    if of is not None and tokens[of - 1].lower.endswith("ers"):
        # "holders of its bonds, with a face value of $2m": the bonds have it.
        return Piece(Role.PRESUPPOSED, ((first, last),), (of + 1, comma))
    return Piece(Role.PRESUPPOSED, ((first, last),), (start, comma))


def _other(parsed: ParsedSentence, start: int, first: int, last: int) -> Piece:
    """A whole clause, what hangs on the clause before, or a phrase that nothing makes a sentence of."""
    tokens = parsed.tokens
    parts = without_sayings(parsed, first, last)
    if has_verb_outside_relatives(tokens, first, last):
        return Piece(Role.MAIN, parts)
    if first == start and not verb_follows(parsed, last) and tokens[first].tag in "DNSPJCRIO":
        return Piece(Role.MAIN if tokens[first].tag != "I" or last - first > _LEAST_CLAUSE else Role.PRESUPPOSED, parts)
    if first > start and tokens[first - 1].text in BREAKS:
        return Piece(Role.APPOSITION, parts, host=_host(parsed, start, first))
    return Piece(Role.PRESUPPOSED, parts)


_LEAST_CLAUSE = 8
"""Words from which on what begins with a preposition is taken for a clause where no tag tells its verb."""


def _share(parsed: ParsedSentence, start: int, first: int, last: int) -> Piece | None:
    """What is said of a share of those just named."""
    if not is_share(parsed.tokens, first, last) or first == start:
        return None
    before = before_saying(parsed, start, first - (parsed.tokens[first - 1].text in BREAKS))
    several = several_before(parsed, before, start, counted=parsed.tokens[first].tag == "C")
    return Piece(Role.PRESUPPOSED, ((first, last),), several or phrase_before(parsed, before, start))


def _host(parsed: ParsedSentence, start: int, first: int) -> tuple[tuple[int, int], ...]:
    """The clause before the word ``first``, without marks and conjunctions at its end and without who says it."""
    tokens = parsed.tokens
    end = first
    while end > start and tokens[end - 1].tag == "K":
        end -= 1
    start, end = without_marks(tokens, start, end)
    for at in range(start, end - 2):
        says = tokens[at].tag in FINITE and base_of(tokens[at].lower) in FORCE_BY_VERB and not parsed.quoted[at]
        # "conceded | defeat after his party won": no clause.
        says = says and tokens[at + 1].tag != "N"
        begin = at + 2 if tokens[at + 1].lower == "that" else at + 1
        if says and verb_behind_subject(parsed, begin, end, reach=REACH) is not None:
            start = begin
    return tuple(part for part in without_sayings(parsed, start, end)) if start < end else ()


def _clause_start(parsed: ParsedSentence, first: int) -> int:
    """Where the clause that leads up to the word ``first`` begins: behind the last semicolon, colon or place and agency."""
    for at in range(first - 1, -1, -1):
        if (
            parsed.tokens[at].text in ";:—"
            and not parsed.quoted[at]
            and (parsed.tokens[at].text != "—" or not has_finite(parsed.tokens[:at]))
        ):
            return at + 1
    return 0


def clipped(piece: Piece, first: int, last: int) -> Piece | None:
    """The piece inside other borders, with its role if it begins where it began; None where its role would be another."""
    begin, end = piece.first, piece.parts[-1][1]
    if abs(begin - first) > 1 or (piece.role in _PHRASES and abs(end - last) > 1):
        return None
    parts = [(max(start, first), min(stop, last)) for start, stop in piece.parts if start < last and first < stop]
    if not parts:
        return None
    parts[0] = (first, parts[0][1])
    if last > end:
        parts[-1] = (parts[-1][0], last)
    return replace(piece, parts=tuple(parts))


_PHRASES = frozenset({Role.RESTRICTIVE, Role.DURATION, Role.SUPERLATIVE, Role.PRESUPPOSED, Role.IDENTITY})
"""Roles whose words are told apart by where they end."""
