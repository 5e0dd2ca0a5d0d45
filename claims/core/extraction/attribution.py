"""Who said it: cues, their source and what was said, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.core.extraction.inflection import base_of
from claims.core.extraction.names import Mention, NameKind, find_mentions
from claims.core.extraction.parsed import ParsedSentence, parse_sentences
from claims.core.extraction.quotations import find_quotations
from claims.core.extraction.sentences import split_sentences
from claims.core.extraction.sources import Directory, Source, read_source
from claims.core.extraction.speech_lexicon import (
    ADDRESSED,
    CALLING,
    CLAUSE_ONLY,
    FORCE_BY_VERB,
    JUDGING,
    PLAIN_SPEECH,
    THAT_REQUIRED,
)
from claims.core.extraction.tagging import FINITE
from claims.core.extraction.text import trimmed
from claims.core.extraction.tokens import Token
from claims.core.extraction.vocabulary import words
from claims.core.records import Attribution, Force, Span, Voice

_QUOTE_MARKS = "\"“”‘’'«»"
_CLOSERS = _QUOTE_MARKS + ",?!—–…"
_NOUNLIKE = frozenset("NSPJDCQGEO")
_SOURCE_LINKS = words("of for at in from with near to on and by & within")
_AUXILIARY = words(
    "have has had 've 's also later then would will could did does do was were is are been be previously"
)
_WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow")
_CLAIM_NOUNS = words(
    "claim claims report reports allegation allegations accusation accusations suggestion suggestions charge charges"
)
_INVERTED_STARTS = frozenset("DPNSJCO")
_ASKING = words("ask inquire wonder query question doubt challenge")
_LABELS = words("call describe label brand dub")
"""Verbs that give something a name."""
_REACH = 30
"""Words between a cue and its "that" at most."""


class Shape(StrEnum):
    """Where the cue stands to the content."""

    INITIAL = "initial"
    FINAL = "final"
    MIDDLE = "middle"
    ACCORDING = "according"
    CALL = "call"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with its source and content as word ranges ``(first, last)`` of one sentence."""

    shape: Shape
    source: tuple[int, int] | None
    cue: tuple[int, int]
    verb: str
    force: Force
    content: tuple[tuple[int, int], ...]
    own: tuple[int, int] | None = None
    """Words before a second verb of the same subject ("The council disputes the figure | and says …"): not attributed."""


def find_frame(
    parsed: ParsedSentence, mentions: Sequence[Mention], first: int = 0, last: int | None = None
) -> Frame | None:
    """The outermost attribution among the words ``[first, last)`` of a sentence, None if there is none."""
    end = len(parsed.tokens) if last is None else last
    according = _according(parsed, first, end)
    if according is not None:
        return according
    for at in range(first, end):
        token = parsed.tokens[at]
        if parsed.quoted[at] or token.tag not in "FZTEBG":
            continue
        verb = base_of(token.lower)
        if verb not in FORCE_BY_VERB and verb not in _LABELS and verb not in JUDGING:
            continue
        if not _is_predicate(parsed.tokens, at, first):
            continue
        frame = _frame_at(parsed, mentions, at, verb, first, end)
        if frame is not None:
            return frame
    return None


def split_attribution(text: str) -> tuple[Attribution | None, Span]:
    """Who a single text is attributed to, and the span of what it asserts: all of the text where nobody is named.

    Of several sentences the first with an attribution counts.
    """
    sentences = split_sentences(text)
    parsed = parse_sentences(text, sentences, find_quotations(text, sentences))
    rows = find_mentions(text, parsed)
    directory = Directory()
    for row in rows:
        for mention in row:
            directory.add(mention)
    for sentence, row in zip(parsed, rows, strict=True):
        frame = find_frame(sentence, row)
        if frame is not None and frame.content:
            source = source_of(text, sentence, frame, row, directory)
            spans = content_spans(text, sentence, frame)
            return attribution_of(sentence, frame, source, spans), Span(spans[0].start, spans[-1].end)
    return None, trimmed(text, 0, len(text))


def source_of(
    body: str, parsed: ParsedSentence, frame: Frame, mentions: Sequence[Mention], directory: Directory
) -> Source:
    """Who the source of ``frame`` stands for."""
    if frame.source is None:
        return Source(None)
    return read_source(body, parsed, *frame.source, mentions, directory)


def attribution_of(parsed: ParsedSentence, frame: Frame, source: Source, content: Sequence[Span]) -> Attribution:
    """The record of ``frame``; the voice is that of ``content``."""
    tokens = parsed.tokens
    place = Span(tokens[frame.source[0]].start, tokens[frame.source[1] - 1].end) if frame.source else None
    cue = Span(tokens[frame.cue[0]].start, tokens[frame.cue[1] - 1].end)
    return Attribution(source.speaker, place, cue, frame.verb, frame.force, voice_of(parsed, frame, content))


def voice_of(parsed: ParsedSentence, frame: Frame, content: Sequence[Span]) -> Voice:
    """``own`` after "according to", ``quoted`` where all words of the content stand in quotation marks, else ``reported``."""
    places = [
        at
        for at, token in enumerate(parsed.tokens)
        if token.is_word and any(span.start <= token.start and token.end <= span.end for span in content)
    ]
    if places and all(parsed.quoted[at] for at in places):
        return Voice.QUOTED
    return Voice.OWN if frame.shape is Shape.ACCORDING else Voice.REPORTED


def content_spans(body: str, parsed: ParsedSentence, frame: Frame) -> tuple[Span, ...]:
    """What was said, as spans without the marks around them; never empty."""
    spans = []
    for first, last in frame.content:
        span = _without_marks(parsed.tokens, first, last)
        if span is not None:
            spans.append(span)
    return tuple(spans) or (parsed.span,)


def _without_marks(tokens: Sequence[Token], first: int, last: int) -> Span | None:
    while last > first and (tokens[last - 1].text in ",.;:—–-!" or tokens[last - 1].text in _QUOTE_MARKS):
        last -= 1
    while first < last and (tokens[first].text in ",;:—–-" or tokens[first].text in _QUOTE_MARKS):
        first += 1
    return Span(tokens[first].start, tokens[last - 1].end) if first < last else None


def _is_predicate(tokens: Sequence[Token], at: int, begin: int) -> bool:
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


def _according(parsed: ParsedSentence, first: int, end: int) -> Frame | None:
    tokens = parsed.tokens
    for at in range(first, end - 2):
        if parsed.quoted[at]:
            continue
        if tokens[at].lower == "according" and tokens[at + 1].lower == "to":
            cue = (at, at + 2)
        elif tokens[at].lower == "citing" and at > first and tokens[at - 1].text == ",":
            cue = (at, at + 1)
        else:
            continue
        source_end = _end_of_source(parsed, cue[1], end, initial=at - first <= 1)
        before = (first, at)
        after = (source_end, end)
        content = tuple(part for part in (before, after) if _has_words(tokens, *part, least=3))
        if content:
            return Frame(Shape.ACCORDING, (cue[1], source_end), cue, "according to", Force.SAID, content)
    return None


def _has_words(tokens: Sequence[Token], first: int, last: int, *, least: int) -> bool:
    return sum(1 for token in tokens[first:last] if token.is_word) >= least


def _end_of_source(parsed: ParsedSentence, first: int, end: int, *, initial: bool) -> int:
    """Index after the source phrase that begins at ``first``: up to the comma, the next clause or the end."""
    tokens = parsed.tokens
    for at in range(first, end):
        token = tokens[at]
        if token.text in ";.!?:" or parsed.quoted[at]:
            return at
        if token.text == "," and at > first:
            closing = _apposition_end(tokens, at, end)
            return closing if closing is not None and not initial else at
        if token.tag in "WAMFZT" and at > first:
            return at
        if (
            token.tag == "E"
            and at > first
            and token.lower in ("published", "released", "compiled", "issued", "seen", "based")
        ):
            return at if not initial else _next_comma(tokens, at, end)
    return end


def _next_comma(tokens: Sequence[Token], at: int, end: int) -> int:
    return next((place for place in range(at, end) if tokens[place].text in ",.;"), end)


def _apposition_end(tokens: Sequence[Token], comma: int, end: int) -> int | None:
    """Index of the comma that closes an apposition opened at ``comma``; None if what follows is no apposition."""
    if comma + 1 >= end or tokens[comma + 1].lower not in ("a", "an", "the"):
        return None
    for at in range(comma + 1, min(end, comma + 20)):
        if tokens[at].text in ",.;":
            return at
        if tokens[at].tag in FINITE:
            return None
    return None


def _frame_at(
    parsed: ParsedSentence, mentions: Sequence[Mention], at: int, verb: str, first: int, end: int
) -> Frame | None:
    force = FORCE_BY_VERB.get(verb, Force.SAID)
    inverted = _inverted(parsed, mentions, at, verb, force, first, end)
    if inverted is not None:
        return inverted
    own = None
    source = _source_before(parsed, mentions, at, first)
    if source is None:
        source = _shared_subject(parsed, at, first)
        if source is None:
            return None
        own = (first, at)
    before = source[0]
    if before > first and tokens_equal(parsed, before - 1, "that") or (before > first and parsed.tokens[before - 1].tag == "W"):
        return None
    closes = before > first and _closes_content(parsed, first, before)
    special = _special_content(parsed, at, verb, end)
    start = None if verb in JUDGING else _content_after(parsed, at, verb, end)
    if start is not None and (not closes or tokens_equal(parsed, at + 1, "that")):
        return Frame(Shape.INITIAL, source, (at, at + 1), verb, force, ((start, _content_end(parsed, at, start, end)),), own)
    if own is not None:
        return None
    if closes and verb in PLAIN_SPEECH | CLAUSE_ONLY:
        rest = _rest_after(parsed, at, end)
        if rest is None:
            return Frame(Shape.FINAL, source, (at, at + 1), verb, force, ((first, before),))
        return Frame(Shape.MIDDLE, source, (at, at + 1), verb, force, ((first, before), (rest, end)))
    return _with_special(special, source, at, verb, force)


def following_frame(parsed: ParsedSentence, frame: Frame) -> Frame | None:
    """What the same source does next: "told lawmakers that … | and called it a disgrace"; None if nothing follows."""
    if frame.shape is not Shape.INITIAL or not frame.content:
        return None
    at = frame.content[-1][1] + 1
    end = len(parsed.tokens)
    while at < end and parsed.tokens[at].tag == "R":
        at += 1
    if at >= end or parsed.quoted[at] or parsed.tokens[at].tag not in FINITE:
        return None
    verb = base_of(parsed.tokens[at].lower)
    force = FORCE_BY_VERB.get(verb, Force.SAID)
    if frame.source is None or (verb not in FORCE_BY_VERB and verb not in _LABELS):
        return None
    start = _content_after(parsed, at, verb, end)
    if start is not None:
        return Frame(Shape.INITIAL, frame.source, (at, at + 1), verb, force, ((start, end),))
    return _with_special(_special_content(parsed, at, verb, end), frame.source, at, verb, force)


def _content_end(parsed: ParsedSentence, cue: int, start: int, end: int) -> int:
    """Where the content ends: before "and" with another verb of saying in the tense of the cue, else at the end."""
    tokens = parsed.tokens
    for at in range(start + 2, end - 1):
        if tokens[at].tag != "K" or parsed.quoted[at] or tokens[at].lower not in ("and", "but"):
            continue
        verb = tokens[at + 1]
        if verb.tag == tokens[cue].tag and base_of(verb.lower) in FORCE_BY_VERB.keys() | _LABELS:
            return at
    return end


def _shared_subject(parsed: ParsedSentence, at: int, first: int) -> tuple[int, int] | None:
    """The subject of a verb that follows "and": that of the verb before it."""
    tokens = parsed.tokens
    if at - 1 <= first or tokens[at - 1].tag != "K":
        return None
    verb = next((place for place in range(first, at - 1) if tokens[place].tag in FINITE), None)
    if verb is None or verb == first:
        return None
    begin = _start_of_phrase(parsed, verb, first)
    return (begin, verb) if begin < verb else None


def tokens_equal(parsed: ParsedSentence, at: int, word: str) -> bool:
    """Whether the word at ``at`` exists and is ``word``."""
    return at < len(parsed.tokens) and parsed.tokens[at].lower == word


def _with_special(
    special: tuple[Shape, Force | None, int, int] | None, source: tuple[int, int], at: int, verb: str, force: Force
) -> Frame | None:
    if special is None:
        return None
    shape, own_force, start, stop = special
    return Frame(shape, source, (at, at + 1), verb, own_force or force, ((start, stop),))


def _closes_content(parsed: ParsedSentence, first: int, before: int) -> bool:
    """Whether what stands before the source is content: it ends with a comma or mark and has a verb or a quotation."""
    tokens = parsed.tokens
    if tokens[before - 1].text not in _CLOSERS:
        return False
    if parsed.quoted[before - 1]:
        return True
    opening = tokens[first].lower
    has_verb = any(
        token.tag in FINITE and not parsed.quoted[at] for at, token in enumerate(tokens[first:before], first)
    )
    return has_verb and opening not in (
        "when",
        "after",
        "as",
        "while",
        "asked",
        "although",
        "though",
        "if",
        "because",
        "since",
    )


def _inverted(
    parsed: ParsedSentence, mentions: Sequence[Mention], at: int, verb: str, force: Force, first: int, end: int
) -> Frame | None:
    """The frame of "…," said SOURCE."""
    tokens = parsed.tokens
    if verb not in PLAIN_SPEECH or tokens[at].tag not in "TEZF" or at == first or at + 1 >= end:
        return None
    if tokens[at - 1].text not in _CLOSERS or tokens[at + 1].tag not in _INVERTED_STARTS:
        return None
    if not _closes_content(parsed, first, at):
        return None
    if tokens[at - 1].text == "," and _is_after_apposition(parsed, mentions, at, verb, first, end):
        return None
    stop = at + 1
    person = next((m for m in mentions if at + 1 <= m.first <= at + 6 and m.kind is NameKind.PERSON), None)
    if person is not None:
        stop = person.apposition_last or person.last
    else:
        while (
            stop < end
            and not parsed.quoted[stop]
            and (tokens[stop].tag in _NOUNLIKE or tokens[stop].lower in _SOURCE_LINKS)
        ):
            if tokens[stop].lower in _WEEKDAYS or (tokens[stop].lower in ("on", "in") and _is_time(tokens, stop + 1)):
                break
            stop += 1
    rest = _rest_after(parsed, stop - 1, end)
    if rest is None:
        return Frame(Shape.FINAL, (at + 1, stop), (at, at + 1), verb, force, ((first, at),))
    return Frame(Shape.MIDDLE, (at + 1, stop), (at, at + 1), verb, force, ((first, at), (rest, end)))


def _is_after_apposition(
    parsed: ParsedSentence, mentions: Sequence[Mention], at: int, verb: str, first: int, end: int
) -> bool:
    """Whether the comma before the verb ends an apposition of its subject ("Jane Roe, who lives there, said she …")."""
    source = _source_with_apposition(parsed, mentions, at, first)
    return source is not None and source[0] == first and _content_after(parsed, at, verb, end) is not None


def _is_time(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and (
        tokens[at].lower in _WEEKDAYS or tokens[at].tag == "C" or tokens[at].lower in ("a", "an")
    )


def _rest_after(parsed: ParsedSentence, at: int, end: int) -> int | None:
    """Where content goes on after a cue in the middle, None if only time, place and hearer follow."""
    tokens = parsed.tokens
    for place in range(at + 1, end):
        if parsed.quoted[place]:
            return place
        if tokens[place].text in ",:" and place + 1 < end:
            if parsed.quoted[place + 1]:
                return place + 1
            follows = tokens[place + 1]
            if follows.tag == "C" and place + 2 < end and tokens[place + 2].text == ",":
                continue
            tail = tokens[place + 1 : end]
            if follows.tag == "G" or follows.lower in ("who", "which", "after", "as", "while"):
                quote = next((p for p in range(place, end) if parsed.quoted[p]), None)
                return quote
            if any(token.tag in FINITE for token in tail) and follows.lower not in ("where", "when"):
                return place + 1
    return None


def _source_before(parsed: ParsedSentence, mentions: Sequence[Mention], at: int, first: int) -> tuple[int, int] | None:
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
        return _source_with_apposition(parsed, mentions, last, first)
    for mention in mentions:
        if mention.last == last and mention.first >= first and mention.kind is NameKind.PERSON:
            return mention.first, last
    if tokens[last - 1].lower in ("who", "which", "that"):
        return None
    begin = _start_of_phrase(parsed, last, first)
    return (begin, last) if begin < last and any(t.tag in "NSPOC" or t.tag == "D" for t in tokens[begin:last]) else None


def _source_with_apposition(
    parsed: ParsedSentence, mentions: Sequence[Mention], last: int, first: int
) -> tuple[int, int] | None:
    """A source followed by ", the mayor of Leeds," or ", who runs the shop," before its verb."""
    tokens = parsed.tokens
    mark = tokens[last - 1].text
    opener = "(" if mark == ")" else mark
    for mention in mentions:
        if mention.apposition_last == last - 1 and mention.first >= first:
            return _start_of_phrase(parsed, mention.last, first), last - 1
    for at in range(last - 2, max(first, last - 40), -1):
        if tokens[at].text != opener or parsed.quoted[at]:
            continue
        if tokens[at - 1].tag not in "NSP":
            return None
        inside = tokens[at + 1 : last - 1]
        relative = bool(inside) and inside[0].tag == "W"
        if not relative and (not inside or any(token.tag in FINITE for token in inside)):
            return None
        begin = _start_of_phrase(parsed, at, first)
        for mention in mentions:
            if mention.last == at and mention.kind is NameKind.PERSON:
                begin = mention.first
        return begin, at if relative else last - 1
    return None


def _start_of_phrase(parsed: ParsedSentence, last: int, first: int) -> int:
    """Where the noun phrase that ends before ``last`` begins."""
    tokens = parsed.tokens
    at = last
    while at > first and not parsed.quoted[at - 1]:
        token = tokens[at - 1]
        if token.tag in _NOUNLIKE or token.text in "#@$%" or token.lower == "not":
            at -= 1
        elif token.lower in _SOURCE_LINKS and at - 1 > first and tokens[at - 2].tag in "NSPCQ" and at < last:
            at -= 1
        elif token.text == "-":
            at -= 1
        else:
            break
    if tokens[at].lower in _WEEKDAYS and at + 1 < last:
        at += 1
    return at


def _content_after(parsed: ParsedSentence, at: int, verb: str, end: int) -> int | None:
    """Where the content after the cue begins: after "that" or a colon, at a quotation, or at a clause of its own."""
    tokens = parsed.tokens
    start = at + 1
    for place in range(start, min(end, at + _REACH)):
        token = tokens[place]
        if parsed.quoted[place]:
            return place if verb in PLAIN_SPEECH or place == start or tokens[place - 1].text in ",:" else None
        if (
            token.lower == "that"
            and place + 1 < end
            and not (
                tokens[place - 1].tag in "NS"
                and verb not in ADDRESSED
                and place > start
                and not _is_time_word(tokens[place - 1])
            )
        ):
            if _has_clause(parsed, place + 1, end):
                return place + 1
            continue
        if token.text == ":":
            return place + 1
        if (
            token.lower in ("whether", "if", "how", "why")
            and place == start
            and verb not in PLAIN_SPEECH - {"ask", "explain"}
        ):
            return place
        if token.tag in FINITE:
            break
    if verb in THAT_REQUIRED:
        return None
    start = _skip_adverbials(parsed, start, verb, end)
    return start if _begins_clause(parsed, start, end, strict=verb in CLAUSE_ONLY or verb in ADDRESSED) else None


def _has_clause(parsed: ParsedSentence, start: int, end: int) -> bool:
    """Whether a clause follows "that": a verb with tense or a quotation before any ", and"."""
    tokens = parsed.tokens
    for place in range(start, end):
        if tokens[place].tag in FINITE or parsed.quoted[place]:
            return place > start
        if tokens[place].tag == "B" and place > start and tokens[place - 1].tag in "NSPO":
            return True
        if tokens[place].tag == "K" and tokens[place - 1].text == ",":
            return False
    return False


def _is_time_word(token: Token) -> bool:
    return token.lower in _WEEKDAYS or token.lower in (
        "week", "month", "year", "statement", "interview", "conference", "briefing", "report", "morning", "afternoon",
        "evening", "twitter", "speech", "reporters", "letter", "email", "television", "radio", "post", "court", "hearing",
    )  # fmt: skip


def _skip_adverbials(parsed: ParsedSentence, start: int, verb: str, end: int) -> int:
    """Past "Friday", "on Monday", "in a statement", and past the hearer of "told"."""
    tokens = parsed.tokens
    at = start
    if verb in ADDRESSED:
        while at < end and tokens[at].tag in "DPSNQJ" and not parsed.quoted[at]:
            at += 1
            if tokens[at - 1].tag in "SP" and at < end and tokens[at].tag in "DPO":
                break
    while at < end:
        if tokens[at].lower in _WEEKDAYS or tokens[at].lower in ("late", "early") and tokens[at].tag == "R":
            at += 1
        elif tokens[at].lower == "on" and _is_time(tokens, at + 1):
            at += 2
        elif tokens[at].lower in ("in", "at", "during", "on") and (noun := _time_noun_within(tokens, at, end)):
            at = noun + 1
        elif tokens[at].lower in ("this", "last") and at + 1 < end and _is_time_word(tokens[at + 1]):
            at += 2
        elif tokens[at].text == "," and at + 1 < end and tokens[at + 1].tag in "IR":
            break
        else:
            break
    return at


def _time_noun_within(tokens: Sequence[Token], at: int, end: int) -> int | None:
    for place in range(at + 1, min(end, at + 6)):
        if _is_time_word(tokens[place]) and (place + 1 >= end or tokens[place + 1].tag not in "NSI"):
            return place
        if tokens[place].tag not in "DJNPQC":
            return None
    return None


def _begins_clause(parsed: ParsedSentence, start: int, end: int, *, strict: bool) -> bool:
    """Whether a subject and a finite verb begin at ``start``."""
    tokens = parsed.tokens
    has_subject = False
    resume = start
    for place in range(start, min(end, start + _REACH)):
        token = tokens[place]
        if place < resume:
            continue
        if token.tag == "W" and has_subject and tokens[place - 1].text == ",":
            # "said Roe, who runs the shop, made …": the relative clause is passed.
            resume = next((p + 1 for p in range(place, end) if tokens[p].text == ","), end)
            continue
        if token.tag in FINITE:
            return has_subject
        if token.tag in "NSPOCDG":
            has_subject = True
        if token.tag == "A" or token.text in ";:" or (token.tag == "W" and has_subject):
            return False
        if strict and ((token.text == "," and not tokens_equal(parsed, place + 1, "who")) or (token.tag == "K" and token.lower == "but")):
            return False
        if not has_subject and token.tag == "I" and strict:
            return False
    return False


def _special_content(
    parsed: ParsedSentence, at: int, verb: str, end: int
) -> tuple[Shape, Force | None, int, int] | None:
    """Content that is no clause: a denied act, a wanted act, a name given to something."""
    tokens = parsed.tokens
    after = at + 1
    if after >= end:
        return None
    force = FORCE_BY_VERB.get(verb)
    window = tokens[after : min(end, after + 8)]
    if force is Force.DENIED:
        denies = tokens[after].tag == "G" or any(token.lower in _CLAIM_NOUNS for token in window)
        return (Shape.INITIAL, None, after, end) if denies or verb == "deny" else None
    if force is Force.DOUBTED and tokens[after].lower in ("whether", "if", "that"):
        return Shape.INITIAL, None, after, end
    if verb == "call" and tokens[after].lower in ("on", "for", "upon"):
        return Shape.CALL, Force.CALLED, after, end
    if verb in JUDGING and tokens[after].tag in "DPNSJOG":
        return Shape.CALL, Force.CALLED, after, end
    if verb in CALLING and verb != "call" and any(token.tag == "A" for token in tokens[after : min(end, after + 15)]):
        return Shape.CALL, Force.CALLED, after, end
    if verb in ("call", "describe", "label", "brand", "dub") and _labels(parsed, after, end, verb):
        return Shape.LABEL, Force.SAID, after, end
    return None


def _labels(parsed: ParsedSentence, after: int, end: int, verb: str) -> bool:
    """Whether an object and its name follow: "called the ruling a disgrace", "described it as chaotic"."""
    tokens = parsed.tokens
    window = range(after, min(end, after + 12))
    if verb in ("describe", "label", "brand"):
        return any(tokens[place].lower == "as" or parsed.quoted[place] for place in window)
    return any(parsed.quoted[place] for place in window) or any(
        tokens[place].lower in ("a", "an") or tokens[place].tag == "J" for place in list(window)[1:]
    )
