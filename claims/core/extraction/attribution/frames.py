"""Cues of attribution with their source and content: the patterns of one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.core.extraction.attribution.according import according_to
from claims.core.extraction.attribution.hearings import told_to_hearing
from claims.core.extraction.attribution.interrupted_clauses import interrupted, with_own_before
from claims.core.extraction.attribution.no_sayings import aside_of, is_contact_clause, says_not, tells_name
from claims.core.extraction.attribution.other_senses import has_other_sense
from claims.core.extraction.attribution.quoted_frames import quoted_after_colon, quoted_as_saying
from claims.core.extraction.attribution.said_content import (
    LABELING,
    WEEKDAYS,
    Frame,
    Shape,
    content_after,
    content_end,
    is_time,
    is_time_word,
    is_word_at,
    rest_after,
    special_content,
)
from claims.core.extraction.attribution.source_phrases import (
    NOUN_PHRASE_TAGS,
    SOURCE_LINKS,
    shared_subject,
    source_before,
    source_with_apposition,
    start_of_phrase,
)
from claims.core.extraction.attribution.viewpoints import viewpoint_of
from claims.core.extraction.clauses.shares import tells_share_of_people
from claims.core.extraction.clauses.trailing import is_comparison, trails
from claims.core.extraction.lexicon.conjunctions import FACTUAL, OPENING
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.sayings import (
    CLAUSE_ONLY,
    FORCE_BY_VERB,
    JUDGING,
    PLAIN_SPEECH,
    WISHING,
)
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, behind_adverbs, has_finite
from claims.core.extraction.text.tokens import Token
from claims.core.records import Force

QUOTE_MARKS = "\"“”‘’'«»"
_CLOSERS = QUOTE_MARKS + ",?!—–…"
_OPENINGS = OPENING - words("as until whether")
_LEADING = FACTUAL - words("before once until whereas")
_DATING = frozenset(("dated", "published", "released", "posted", "issued", "broadcast", "signed", "sent"))
_PERIODS = frozenset(("year", "quarter", "months", "month", "weeks", "week", "period", "half", "season"))
_WHEN = frozenset(("after", "before", "since"))
_CUES = frozenset(FORCE_BY_VERB) | LABELING | JUDGING | WISHING
_WITHOUT_CLAUSE = JUDGING | (WISHING - frozenset(FORCE_BY_VERB))
_WRONGLY = frozenset(("falsely", "wrongly", "incorrectly", "misleadingly"))
_NEAR = 9
"""Words from a cue to the name behind it at most: "said Acme's head of research, Ana Roe"."""
_INVERTED_STARTS = frozenset("DPNSJCO")


def find_frame(parsed: ParsedSentence, mentions: Sequence[Mention], *, after: int = 0) -> Frame | None:
    """The outermost attribution of a sentence, None if there is none; only verbs from word ``after`` on are looked at."""
    end = len(parsed.tokens)
    if after:
        return _by_verb(parsed, mentions, after, 0, end)
    found = _by_phrase(parsed, mentions, 0, end) or viewpoint_of(parsed)
    found = found or _by_verb(parsed, mentions, end_of_opening(parsed), 0, end)
    return found or quoted_after_colon(parsed, mentions)


def frame_within(parsed: ParsedSentence, mentions: Sequence[Mention], first: int, end: int) -> Frame | None:
    """The outermost attribution among the words ``[first, end)``, as if they were a sentence, None if there is none."""
    return _by_phrase(parsed, mentions, first, end) or _by_verb(parsed, mentions, first, first, end)


def _by_phrase(parsed: ParsedSentence, mentions: Sequence[Mention], first: int, end: int) -> Frame | None:
    return according_to(parsed, first, end) or quoted_as_saying(parsed, mentions, first, end)


def _by_verb(parsed: ParsedSentence, mentions: Sequence[Mention], start: int, first: int, end: int) -> Frame | None:
    """The frame of the first verb of saying from ``start`` on among the words ``[first, end)``."""
    for at in range(start, end):
        token = parsed.tokens[at]
        if parsed.quoted[at] or token.tag not in "FZTEBG":
            continue
        verb = base_of(token.lower)
        if verb not in _CUES:
            continue
        told = told_to_hearing(parsed, at)
        if told is not None:
            return Frame(told.shape, told.source, (at, at + 1), verb, Force.SAID, (told.content,))
        if not is_predicate(parsed.tokens, at, first) or has_other_sense(parsed.tokens, at, verb):
            continue
        if says_not(parsed.tokens, at):
            continue
        frame = _frame_at(parsed, mentions, at, verb, first, end)
        if frame is not None:
            return with_own_before(parsed, frame)
    return None


def end_of_opening(parsed: ParsedSentence) -> int:
    """Where the main clause begins behind an opening contrast or condition ("While Roe condemned it, the groups say …")."""
    tokens = parsed.tokens
    if not tokens or tokens[0].lower not in _OPENINGS:
        return 0
    for at in range(2, len(tokens) - 2):
        if tokens[at].text != "," or parsed.quoted[at] or not has_finite(tokens[:at]):
            continue
        if tokens[at + 1].tag in _INVERTED_STARTS and has_finite(tokens[at + 1 :]):
            return at + 1
    return 0


def is_predicate(tokens: Sequence[Token], at: int, begin: int) -> bool:
    """Whether the verb form at ``at`` is a clause's predicate: finite, or after the auxiliary that makes it so."""
    token = tokens[at]
    if token.tag in FINITE:
        # "feared by rights groups" is a participle, whatever its tag.
        return not (token.lower.endswith("ed") and at + 1 < len(tokens) and tokens[at + 1].lower == "by")
    previous = at - 1
    while previous >= begin and tokens[previous].tag == "R":
        previous -= 1
    if previous < begin:
        return False
    before = tokens[previous]
    if token.tag == "E":
        return before.lower in ("have", "has", "had", "'ve", "'s") or (
            before.tag in "POSN" and token.lower.endswith(("ed", "id")) and not _follows_by(tokens, at)
        )
    if token.tag == "B":
        return before.tag == "M" or before.lower in ("did", "does", "do")
    return (
        token.tag == "G"
        and token.lower in ("saying", "adding", "warning", "claiming", "arguing")
        and before.text == ","
    )


def _follows_by(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].lower in ("by", "to", "in", "that")


@dataclass(frozen=True, slots=True)
class _Saying:
    """A verb of saying at ``at`` with its source; ``[first, before)`` are the words of its clause before the source.

    ``shared``: the first predicate of a subject that the verb is the second one of. ``told_apart``: what stands before a
    semicolon.
    """

    at: int
    verb: str
    force: Force
    source: tuple[int, int]
    first: int
    before: int
    shared: tuple[int, int] | None
    told_apart: tuple[int, int] | None

    def frame(self, shape: Shape, content: tuple[tuple[int, int], ...], own: tuple[int, int] | None = None) -> Frame:
        return Frame(shape, self.source, (self.at, self.at + 1), self.verb, self.force, content, own)


def _frame_at(
    parsed: ParsedSentence, mentions: Sequence[Mention], at: int, verb: str, first: int, end: int
) -> Frame | None:
    """The frame of the verb of saying at ``at`` among the words ``[first, end)``, None where nobody says anything by it."""
    force = FORCE_BY_VERB.get(verb, Force.SAID)
    if force is Force.SAID and parsed.tokens[at - 1].lower in _WRONGLY:
        force = Force.CLAIMED
    inverted = _inverted(parsed, mentions, at, verb, force, first, end)
    if inverted is not None:
        return inverted
    shared = None
    source = source_before(parsed, mentions, at, first)
    if source is None:
        source, shared = shared_subject(parsed, at, first), (first, at - 1)
    if source is None or tells_share_of_people(parsed.tokens, start_of_phrase(parsed, source[1], first), source[1]):
        # "62 percent think the town is safe": how many do is what can be checked.
        return None
    before = source[0]
    whole, first = first, _behind_semicolon(parsed, first, before)
    told_apart = (whole, first - 1) if first > whole else None
    if source[1] - source[0] == 1 and is_contact_clause(parsed.tokens, source[0], at):
        return None
    saying = _Saying(at, verb, force, source, first, before, shared, told_apart)
    aside = aside_of(parsed.tokens, before, at)
    if aside is not None:
        if tells_name(parsed.tokens[at]):
            return None
        return saying.frame(Shape.MIDDLE, ((first, aside[0]), (aside[1], end)))
    begin = start_of_phrase(parsed, before, first) if before > first else before
    led = begin > first and parsed.tokens[begin - 1].lower == "what"
    if begin < before and parsed.tokens[begin].tag == "D" and parsed.tokens[begin - 1].text == "," and begin > first:
        # "The party will abstain, | their leader Jonas Roe has told us".
        saying = replace(saying, before=begin)
    before = saying.before
    if before > first and (is_word_at(parsed, before - 1, "that") or parsed.tokens[before - 1].tag == "W" or led):
        return None
    return _frame_by_content(parsed, saying, end)


def _frame_by_content(parsed: ParsedSentence, saying: _Saying, end: int) -> Frame | None:
    """The frame by where what is said stands: behind the verb, before the source, around both, or where the verb tells."""
    at, verb, first, before = saying.at, saying.verb, saying.first, saying.before
    closes = (
        before > first
        and not _leads_to_act(parsed.tokens, at)
        and (
            saying.told_apart is not None
            or _closes_content(parsed, first, before, ends=_ends_sentence(parsed.tokens, at))
        )
    )
    special = special_content(parsed, at, verb, end)
    start = None if verb in _WITHOUT_CLAUSE else content_after(parsed, at, verb, end)
    leads = start is not None and is_word_at(parsed, start - 1, "that")
    leads = leads and not any(token.text == "," for token in parsed.tokens[at:start])
    if start is not None and (not closes or leads):
        own = saying.shared or saying.told_apart
        own = own or _told_before(parsed, first, before) or told_around(parsed, at, first, before)
        return saying.frame(Shape.INITIAL, ((start, content_end(parsed, at, start, end)),), own)
    if saying.shared is not None:
        return None
    pointed_out = verb == "point" and is_word_at(parsed, at + 1, "out")
    if closes and (verb in PLAIN_SPEECH | CLAUSE_ONLY or pointed_out):
        rest = rest_after(parsed, at, end) or _phrase_after(parsed, at, end)
        if rest is None:
            return saying.frame(Shape.FINAL, ((first, before),))
        return saying.frame(Shape.MIDDLE, ((first, before), (rest, end)))
    if verb in PLAIN_SPEECH:
        parts = interrupted(parsed, before, at, first, end)
        if parts is not None:
            return saying.frame(Shape.MIDDLE, parts)
    frame = _with_special(special, saying.source, at, verb, saying.force)
    return None if frame is None else replace(frame, own=_told_before(parsed, first, before))


def _behind_semicolon(parsed: ParsedSentence, first: int, before: int) -> int:
    """Where the clause begins that a source interrupts ("It closed; | without repairs, Roe said, it will fall")."""
    tokens = parsed.tokens
    mark = next((at for at in range(before - 2, first, -1) if tokens[at].text == ";" and not parsed.quoted[at]), None)
    if mark is None or tokens[before - 1].text != ",":
        return first
    is_phrase = tokens[mark + 1].tag == "I" or not has_finite(tokens[mark + 1 : before])
    return mark + 1 if is_phrase else first


def _leads_to_act(tokens: Sequence[Token], at: int) -> bool:
    """Whether an infinitive follows the verb: "Under a deal made in March, Acme agreed | to pay" reports an act."""
    return at + 2 < len(tokens) and tokens[at + 1].lower == "to" and tokens[at + 2].tag == "B"


def _told_before(parsed: ParsedSentence, first: int, before: int) -> tuple[int, int] | None:
    """What the outlet tells before another clause with a source.

    "The deal is being examined, | and two people said …", "Its shares fell | after it warned that …".
    """
    tokens = parsed.tokens
    end = before - 1
    if end > first and tokens[first].tag == "I" and tokens[end].text == "," and tokens[end - 1].text not in QUOTE_MARKS:
        # "In Roe, where the ward was shut for a week, | a nurse told …".
        where = next((at for at in range(first, end) if tokens[at].tag == "W" and tokens[at - 1].text == ","), None)
        return (first, end) if where is not None and has_finite(tokens[where:end]) else None
    if end <= first or not (tokens[end].tag == "K" or tokens[end].lower in _LEADING):
        return None
    if tokens[end - 1].text == ",":
        end -= 1
    elif tokens[end].tag == "K":
        return None
    return (first, end) if has_finite(tokens[first:end]) and not any(parsed.quoted[first:end]) else None


def told_around(parsed: ParsedSentence, at: int, first: int, before: int) -> tuple[int, int] | None:
    """What the outlet tells in the clause that the cue hangs on.

    "Governors have gone to court, | arguing that …", "It counted 1,760 people, among them a widow | who says she …".
    """
    tokens = parsed.tokens
    if tokens[at].tag == "G" and tokens[at - 1].text == ",":
        end = at - 1
    elif tokens[before].tag == "W":
        end = before
    else:
        return None
    return (first, end) if end > first and has_finite(tokens[first:end]) and not any(parsed.quoted[first:end]) else None


def _phrase_after(parsed: ParsedSentence, at: int, end: int) -> int | None:
    """Where a phrase of the clause goes on after the cue and a comma: "She spent it, police said, on a boat"."""
    tokens = parsed.tokens
    behind = tokens[at + 2 : end]
    if at + 3 < end and tokens[at + 1].text == "," and (trails(behind) or is_comparison(behind)):
        # "Turnout was 68%, the commission said, seven points higher than in 2018".
        return at + 1
    if at + 3 >= end or tokens[at + 1].text != "," or tokens[at + 2].tag != "I":
        return None
    window = tokens[at + 2 : at + 8]
    if tokens[at + 2].lower in ("after", "as", "before", "when", "while") or any(
        is_time_word(token) for token in window
    ):
        return None
    return at + 2


def following_frame(parsed: ParsedSentence, frame: Frame) -> Frame | None:
    """What the same source does next: "told lawmakers that … | and called it a disgrace"; None if nothing follows."""
    end = len(parsed.tokens)
    comma = second_cue(parsed, frame)
    if comma is not None:
        verb = base_of(parsed.tokens[comma + 1].lower)
        force = FORCE_BY_VERB[verb]
        opening = comma + (3 if parsed.tokens[comma + 2].lower == "that" else 2)
        return Frame(Shape.INITIAL, frame.source, (comma + 1, comma + 2), verb, force, ((opening, end),))
    if frame.shape not in (Shape.INITIAL, Shape.LABEL, Shape.CALL) or not frame.content:
        return None
    begin, stop = frame.content[-1]
    joint = stop if frame.shape is Shape.INITIAL else content_end(parsed, frame.cue[0], begin, stop)
    at = behind_adverbs(parsed.tokens, joint + 1, end)
    if at >= end or parsed.quoted[at] or parsed.tokens[at].tag not in FINITE:
        return None
    verb = base_of(parsed.tokens[at].lower)
    force = FORCE_BY_VERB.get(verb, Force.SAID)
    if frame.source is None or (verb not in FORCE_BY_VERB and verb not in LABELING):
        return None
    start = content_after(parsed, at, verb, end)
    if start is not None:
        return Frame(Shape.INITIAL, frame.source, (at, at + 1), verb, force, ((start, end),))
    return _with_special(special_content(parsed, at, verb, end), frame.source, at, verb, force)


def second_cue(parsed: ParsedSentence, frame: Frame) -> int | None:
    """Index of the comma before a second cue of the same source (", adding that …", ", saying …"), else None."""
    tokens = parsed.tokens
    for at in range(frame.cue[1], len(tokens) - 3):
        if (
            tokens[at].text == ","
            and tokens[at + 1].tag == "G"
            and (tokens[at + 2].lower == "that" or _opens_clause(tokens, at + 1))
            and not parsed.quoted[at]
        ):
            return at if base_of(tokens[at + 1].lower) in FORCE_BY_VERB else None
    return None


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether "saying" or such at ``at`` leads to a subject with its verb."""
    return (
        base_of(tokens[at].lower) in ("say", "add", "warn", "claim", "argue")
        and tokens[at + 1].tag in _INVERTED_STARTS
        and has_finite(tokens[at + 1 :])
    )


def _with_special(
    special: tuple[Shape, Force | None, int, int] | None, source: tuple[int, int], at: int, verb: str, force: Force
) -> Frame | None:
    if special is None:
        return None
    shape, own_force, start, stop = special
    return Frame(shape, source, (at, at + 1), verb, own_force or force, ((start, stop),))


def _ends_sentence(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 >= len(tokens) or (at + 2 >= len(tokens) and tokens[at + 1].text == ".")


def _closes_content(parsed: ParsedSentence, first: int, before: int, *, ends: bool = False) -> bool:
    """Whether what stands before the source is content: it ends with a comma or mark and has a verb or a quotation.

    ``ends``: nothing follows the cue, so that the words before are all that can have been said ("The firm plans to move,
    two people said.", where the verb may be taken for a noun).
    """
    tokens = parsed.tokens
    if tokens[before - 1].text not in _CLOSERS:
        return False
    if parsed.quoted[before - 1]:
        return True
    opening = tokens[first].lower
    if (
        _tells_how_long(tokens, first, before)
        or _is_dated_paper(tokens, first, before)
        or _is_period(tokens, first, before)
    ):
        return False
    has_verb = has_finite(tokens[first:before]) or (ends and tokens[before - 1].text == "," and before - first > 4)
    return has_verb and opening not in _LEADING | {"if", "asked"}


def _is_dated_paper(tokens: Sequence[Token], first: int, before: int) -> bool:
    """Whether words only tell in what something was said: "In his letter, dated 3 May, | Roe said"."""
    verbs = [at for at in range(first, before) if tokens[at].tag in FINITE]
    return tokens[first].tag == "I" and all(tokens[at].lower in _DATING and tokens[at - 1].text == "," for at in verbs)


def _is_period(tokens: Sequence[Token], first: int, before: int) -> bool:
    """Whether words only name a period: "In the fiscal year ended Jan. 31, | the company reported sales of $59 million"."""
    verbs = [at for at in range(first, before) if tokens[at].tag in FINITE]
    is_ended = all(tokens[at].lower in ("ended", "ending") and tokens[at - 1].lower in _PERIODS for at in verbs)
    return tokens[first].tag == "I" and bool(verbs) and is_ended


def _tells_how_long(tokens: Sequence[Token], first: int, before: int) -> bool:
    """Whether words only tell when: "Three weeks after an election that nobody won, | the parties said"."""
    after = next((at for at in range(first + 1, min(first + 4, before)) if tokens[at].lower in _WHEN), None)
    if after is None or tokens[after - 1].tag not in "NS" or any(t.tag not in "CDNSRJ" for t in tokens[first:after]):
        return False
    return not any(token.text == "," for token in tokens[after : before - 1])


def _inverted(
    parsed: ParsedSentence, mentions: Sequence[Mention], at: int, verb: str, force: Force, first: int, end: int
) -> Frame | None:
    """The frame of "…," said SOURCE."""
    tokens = parsed.tokens
    if verb not in PLAIN_SPEECH or verb == "tell" or tokens[at].tag not in "TEZF" or at == first or at + 1 >= end:
        return None
    if tokens[at - 1].text not in _CLOSERS or tokens[at + 1].tag not in _INVERTED_STARTS:
        return None
    if _leads_to_clause(tokens, at) and source_before(parsed, mentions, at, first) is not None:
        # "His uncle, Omar, who found it, said | he had left".
        return None
    if verb == "declare" and not any(parsed.quoted[first:at]):
        # "The mayor, a former clerk, declared a state of emergency".
        return None
    person = next((m for m in mentions if at + 1 <= m.first <= at + _NEAR and m.kind is NameKind.PERSON), None)
    # Behind "…, said Jane Roe" nothing but words can stand, whatever the tags of their verbs.
    named = person is not None and person.first == at + 1
    if not _closes_content(parsed, first, at, ends=named):
        last = (person.apposition_last or person.last) - 1 if person is not None and named else at + 1
        parts = interrupted(parsed, at, last, first, end)
        # "The fire, | said Ana Roe, | began at dawn".
        return (
            None if parts is None else Frame(Shape.MIDDLE, (at + 1, parts[1][0] - 1), (at, at + 1), verb, force, parts)
        )
    if tokens[at - 1].text == "," and _is_after_apposition(parsed, mentions, at, verb, first, end):
        return None
    stop = at + 1
    if person is not None:
        stop = _past_joint_name(tokens, mentions, person.apposition_last or person.last)
    else:
        while (
            stop < end
            and not parsed.quoted[stop]
            and (tokens[stop].tag in NOUN_PHRASE_TAGS or tokens[stop].lower in SOURCE_LINKS)
        ):
            if tokens[stop].lower in WEEKDAYS or (tokens[stop].lower in ("on", "in") and is_time(tokens, stop + 1)):
                break
            stop += 1
    rest = rest_after(parsed, stop - 1, end) or _phrase_after(parsed, stop - 1, end)
    if rest is None:
        return Frame(Shape.FINAL, (at + 1, stop), (at, at + 1), verb, force, ((first, at),))
    return Frame(Shape.MIDDLE, (at + 1, stop), (at, at + 1), verb, force, ((first, at), (rest, end)))


def _past_joint_name(tokens: Sequence[Token], mentions: Sequence[Mention], stop: int) -> int:
    """Past the second of two people ("said Ana Roe | and Ben Doe"); ``stop`` where no person's name follows "and"."""
    if stop + 1 >= len(tokens) or tokens[stop].lower != "and":
        return stop
    other = next((m for m in mentions if m.first == stop + 1 and m.kind is NameKind.PERSON), None)
    return stop if other is None else other.apposition_last or other.last


def _leads_to_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a pronoun with its verb follows the cue at ``at``: it begins what was said, and is not who said it."""
    verb = next((token for token in tokens[at + 2 : at + 4] if token.tag != "R"), None)
    return tokens[at + 1].tag == "O" and verb is not None and verb.tag in FINITE


def _is_after_apposition(
    parsed: ParsedSentence, mentions: Sequence[Mention], at: int, verb: str, first: int, end: int
) -> bool:
    """Whether the comma before the verb ends an apposition of its subject ("Jane Roe, who lives there, said she …")."""
    source = source_with_apposition(parsed, mentions, at, first)
    if source is None:
        return False
    if source[0] > first and parsed.quoted[source[0] - 1]:
        return True
    leads = content_after(parsed, at, verb, end) is not None
    if source[0] > first:
        # "It reopened as | Ana Roe, the mayor, admitted the road was built in 1998".
        opener = parsed.tokens[source[0] - 1]
        return leads and (opener.text in ",;" or opener.tag == "K" or opener.lower in _LEADING | {"that"})
    return leads or any(token.tag == "W" for token in parsed.tokens[first:at])
