"""What a sentence adds behind what it reports: comments by others, relative clauses of the outlet, another source's words.

"She promised to double the wage, | a pledge the minister dismissed as fantasy", "He said he would cut the tax, | which rose
by 40% in January", "She called it reckless, | while the mayor said it would create 400 jobs". The head is read as if the
tail were not there; the tail gives statements of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.core.extraction.attribution.frames import QUOTE_MARKS, find_frame
from claims.core.extraction.attribution.said_content import LABELING, Frame, Shape
from claims.core.extraction.clauses.asides import joined_relatives
from claims.core.extraction.clauses.pieces import (
    Piece,
    Role,
    end_of_relative,
    phrase_before,
    relative_clauses,
    without_marks,
)
from claims.core.extraction.lexicon.conjunctions import JOINING
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.people import SOURCE_NOUNS, TITLES
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB, JUDGING, PLAIN_SPEECH
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.speech.attribution import source_of, with_name
from claims.core.extraction.speech.reported import Speech, read_speech
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.assessing import assess_piece
from claims.core.extraction.statements.offices import read_offices
from claims.core.extraction.statements.own_statements import own_statement, with_namer
from claims.core.extraction.statements.records import Reading, saying_of
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.records import Attribution, Force, Span, Voice

_REACH = 24
"""Words of a comment before its verb at most."""
_JUDGEMENTS = frozenset({"dismiss", "reject", "deny"}) | JUDGING | LABELING
_VIEWS = frozenset({"believe", "think", "consider"}) | _JUDGEMENTS | PLAIN_SPEECH


@dataclass(frozen=True, slots=True)
class Tail:
    """The words from ``first`` on of one sentence.

    ``verb`` is that of a comment, None for a relative clause; ``frame`` is the cue of another source that goes on to speak.
    """

    parsed: ParsedSentence
    first: int
    verb: int | None
    frame: Frame | None = None


def without_tails(article: Article) -> tuple[Article, tuple[Tail, ...]]:
    """The article with every sentence cut before its tail, and the tails in order."""
    parsed, mentions = list(article.parsed), list(article.mentions)
    tails = []
    for index, sentence in enumerate(article.parsed):
        tail = _tail_of(sentence, article.mentions[index])
        if tail is None:
            continue
        tails.append(tail)
        at = tail.first - 1
        parsed[index] = replace(sentence, tokens=sentence.tokens[:at], quoted=sentence.quoted[:at])
        mentions[index] = tuple(m for m in article.mentions[index] if (m.apposition_last or m.last) <= at)
    if not tails:
        return article, ()
    return replace(article, parsed=tuple(parsed), mentions=tuple(mentions)), tuple(tails)


def read_tails(reading: Reading, tails: Sequence[Tail]) -> None:
    """Take what the tails state: a named speaker's comment as a saying, a relative clause as the outlet's own words."""
    for tail in tails:
        if tail.frame is not None:
            _read_other(reading, tail.parsed, tail.frame)
        elif tail.verb is None:
            _read_relative(reading, tail)
        else:
            _read_comment(reading, tail, tail.verb)
    taken = {statement.sentence for statement in reading.statements}
    for tail in tails:
        if tail.parsed.index in taken:
            read_offices(reading, tail.parsed)


def _tail_of(parsed: ParsedSentence, mentions: Sequence[Mention]) -> Tail | None:
    tokens = parsed.tokens
    other = next((tail for at in range(4, len(tokens) - 4) if (tail := _other_speech(parsed, mentions, at))), None)
    if other is not None:
        return other
    commas = [
        at
        for at in range(3, len(tokens) - 4)
        if tokens[at].text == "," and not parsed.quoted[at] and _may_open(parsed, at)
    ]
    if not commas:
        return None
    for at in commas:
        verb = _comment_verb(parsed, at)
        if verb is None or not has_finite(tokens[:at]):
            continue
        # "conditions that the team believes slow it down" is read with the clause: only a view is set apart.
        judged = base_of(tokens[verb].lower) in _JUDGEMENTS and tokens[verb - 1].lower not in ("has", "have", "had")
        if judged or any(at < mention.first and mention.last <= verb for mention in mentions):
            return Tail(parsed, at + 1, verb)
    ending = next((comma for comma in commas if _ends_with_relative(parsed, comma)), None)
    return Tail(parsed, ending + 1, None) if ending is not None and _is_added(parsed, mentions, ending) else None


def _other_speech(parsed: ParsedSentence, mentions: Sequence[Mention], at: int) -> Tail | None:
    """What another source says from the conjunction at ``at`` on, where somebody has spoken before it."""
    tokens = parsed.tokens
    if tokens[at].text == ";" and not parsed.quoted[at]:
        return _speech_after_semicolon(parsed, mentions, at)
    if tokens[at].lower not in JOINING or parsed.quoted[at]:
        return None
    comma = at - 2 if tokens[at - 1].text in QUOTE_MARKS else at - 1
    if tokens[comma].text != "," or tokens[at + 1].tag not in "DNSPJC":
        return None
    frame = _frame_behind(parsed, mentions, at + 1)
    if frame is None or frame.shape is not Shape.INITIAL or frame.source is None:
        return None
    if has_finite(tokens[at + 1 : frame.source[0]]):
        return None
    before = find_frame(parsed, mentions)
    if (
        before is None
        or before.shape is Shape.ACCORDING
        or not (before.cue[1] < at or _is_told(parsed, at, frame, before))
    ):
        return None
    return Tail(parsed, at + 1, frame.cue[0], replace(frame, own=None))


def _speech_after_semicolon(parsed: ParsedSentence, mentions: Sequence[Mention], at: int) -> Tail | None:
    """What somebody says behind a semicolon, before which another clause stands ("Shops closed; | police said …")."""
    if not has_finite(parsed.tokens[:at]):
        return None
    frame = _frame_behind(parsed, mentions, at + 1)
    if frame is None or frame.shape is not Shape.INITIAL:
        return None
    return Tail(parsed, at + 1, frame.cue[0], frame)


def _is_told(parsed: ParsedSentence, at: int, frame: Frame, before: Frame) -> bool:
    """Whether the words before the conjunction at ``at`` are the outlet's ("Roe fell, but | her coach, Jane Doe, said").

    ``before`` takes them for the speaker's where an apposition parts subject and verb.
    """
    return before.cue == frame.cue and has_finite(parsed.tokens[:at]) and not any(parsed.quoted[:at])


def _frame_behind(parsed: ParsedSentence, mentions: Sequence[Mention], by: int) -> Frame | None:
    """The attribution of the words from ``by`` on, read as a sentence of their own."""
    rest = replace(parsed, tokens=parsed.tokens[by:], quoted=parsed.quoted[by:])
    moved = [
        replace(
            mention,
            first=mention.first - by,
            last=mention.last - by,
            apposition_last=None if mention.apposition_last is None else mention.apposition_last - by,
        )
        for mention in mentions
        if mention.first >= by
    ]
    frame = find_frame(rest, moved)
    if frame is None or frame.source is None:
        return None
    return replace(
        frame,
        source=(frame.source[0] + by, frame.source[1] + by),
        cue=(frame.cue[0] + by, frame.cue[1] + by),
        content=tuple((first + by, last + by) for first, last in frame.content),
        own=None if frame.own is None else (frame.own[0] + by, frame.own[1] + by),
    )


def _read_other(reading: Reading, parsed: ParsedSentence, frame: Frame) -> None:
    article = reading.article
    source = source_of(article.body, parsed, frame, article.mentions[parsed.index], article.directory)
    source = with_name(article, parsed, frame.source, source)
    read_speech(reading, [parsed.index], Speech(parsed, frame, source))


def _may_open(parsed: ParsedSentence, at: int) -> bool:
    follows = parsed.tokens[at + 1]
    return follows.lower in ("a", "an", "something") or follows.tag in "SWI"


def _comment_verb(parsed: ParsedSentence, at: int) -> int | None:
    """The verb of a comment after the comma at ``at``: noun, who comments, and verb of saying or judging."""
    tokens = parsed.tokens
    head = at + 1
    if tokens[head].lower in ("a", "an"):
        head += 1
        while head < len(tokens) - 2 and tokens[head].tag in "JR":
            head += 1
    if tokens[head].tag not in "NS" or tokens[head].lower in SOURCE_NOUNS or tokens[head].lower in TITLES:
        return None
    who = head + 1
    linked = tokens[who].lower in ("that", "which")
    who += linked
    if who >= len(tokens) - 1 or tokens[who].tag not in ("DOPSN" if linked else "DOPS"):
        return None
    closing = at
    for place in range(who + 1, min(len(tokens) - 1, at + _REACH)):
        if parsed.quoted[place]:
            return None
        if tokens[place].text == ",":
            # "an idea the premier, Ana Roe, has rejected", "a method that Norland, where most people live, calls unfair".
            closing = next((p for p in range(place + 1, len(tokens) - 1) if tokens[p].text == ","), place)
        if place <= closing:
            continue
        if base_of(tokens[place].lower) == "have" and tokens[place].tag in FINITE:
            done = next((p for p in range(place + 1, min(place + 3, len(tokens))) if tokens[p].tag == "E"), place)
            return done if done > place and base_of(tokens[done].lower) in _VIEWS else None
        if tokens[place].tag in FINITE or (tokens[place].tag == "E" and base_of(tokens[place].lower) in _VIEWS):
            return place if base_of(tokens[place].lower) in _VIEWS else None
        if tokens[place].tag in "AKW":
            return None
    return None


def _ends_with_relative(parsed: ParsedSentence, at: int) -> bool:
    """Whether a relative clause without quoted words runs from the comma at ``at`` to the end of the sentence."""
    tokens = parsed.tokens
    follows = tokens[at + 1]
    if follows.tag == "I":
        if tokens[at + 2].lower not in ("which", "whom"):
            return False
    elif follows.lower not in ("which", "where", "who", "whose"):
        return False
    if any(tokens[place].text == "," and tokens[place + 1].lower == "that" for place in range(at + 1, len(tokens) - 1)):
        # "told Roe, who showed no emotion, that …" goes on behind the clause.
        return False
    if any(parsed.quoted[at:]) or end_of_relative(parsed, 0, at + 1, len(tokens)) != len(tokens):
        return False
    return has_finite(tokens[at + 1 :])


def _is_added(parsed: ParsedSentence, mentions: Sequence[Mention], at: int) -> bool:
    """Whether the outlet adds what follows the comma at ``at`` to what somebody said."""
    frame = find_frame(parsed, mentions)
    if frame is None or frame.shape is Shape.ACCORDING or frame.cue[1] > at:
        return False
    # What is told of the speaker is read with the speech.
    return frame.source is None or frame.shape is Shape.INITIAL or frame.source[1] + 1 < at


def _read_relative(reading: Reading, tail: Tail) -> None:
    parsed = tail.parsed
    comma, end = tail.first - 1, len(parsed.tokens)
    first, end = without_marks(parsed.tokens, tail.first, end)
    main = Piece(Role.MAIN, ((0, comma),))
    for piece in joined_relatives(parsed, first, end, phrase_before(parsed, comma, 0)):
        assessment = assess_piece(reading.article, parsed, piece, attributed=False)
        if assessment.is_checkable:
            statement = own_statement(parsed, piece, main, assessment)
            reading.statements.append(with_namer(reading.article, parsed, statement))


def _may_comment(parsed: ParsedSentence, mention: Mention, verb: int) -> bool:
    """Whether a name may be who comments: a place only as a subject ("a method that Norland has called unfair")."""
    follows = parsed.tokens[mention.last]
    return mention.kind is not NameKind.PLACE or mention.last == verb or follows.text == "," or follows.tag in FINITE


def _read_comment(reading: Reading, tail: Tail, verb: int) -> None:
    parsed = tail.parsed
    tokens = parsed.tokens
    named = [
        mention
        for mention in reading.article.mentions[parsed.index]
        if tail.first < mention.first and mention.last <= verb and _may_comment(parsed, mention, verb)
    ]
    if not named:
        return
    main = Piece(Role.MAIN, ((tail.first, verb),))
    for piece in relative_clauses(parsed, tail.first, verb, None):
        assessment = assess_piece(reading.article, parsed, piece, attributed=False)
        if assessment.is_checkable:
            reading.statements.append(own_statement(parsed, piece, main, assessment))
    who = named[-1]
    speaker = reading.article.directory.full_name(who.name)
    base = base_of(tokens[verb].lower)
    span = Span(tokens[tail.first].start, tokens[-1].end)
    attribution = Attribution(
        speaker, who.span, tokens[verb].span, base, FORCE_BY_VERB.get(base, Force.SAID), Voice.REPORTED
    )
    reading.statements.append(saying_of([parsed], span, attribution, sentence=parsed.index))
