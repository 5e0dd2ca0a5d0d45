"""Claims and shelved sentences before they get their slots: who said what, and which words assert it.

Sentences are read in groups: those that share a quotation, and a wholly quoted sentence with the one that names its speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from claims.core.extraction.article import Article
from claims.core.extraction.attribution import (
    Frame,
    Shape,
    attribution_of,
    content_spans,
    find_frame,
    following_frame,
    source_of,
    voice_of,
)
from claims.core.extraction.detection import (
    Assessment,
    assess,
    is_boilerplate,
    is_own_plan,
    is_question,
    is_rhetorical,
)
from claims.core.extraction.names import Mention, NameKind
from claims.core.extraction.parsed import ParsedSentence
from claims.core.extraction.people_lexicon import INSTITUTIONS
from claims.core.extraction.sources import Source
from claims.core.extraction.speech_lexicon import PUBLISHING, STATEMENT_NOUNS
from claims.core.extraction.inflection import base_of
from claims.core.extraction.splitting import Piece, Role, embedded_phrases, has_finite, purpose_start, relative_clauses, split_statements
from claims.core.extraction.tagging import FINITE
from claims.core.extraction.text import trimmed
from claims.core.extraction.tokens import Token
from claims.core.records import Attribution, Force, Modality, RejectReason, Span, Voice

_SAYING_SCORE = 0.5
_STATUS_SCORE = 0.45
_PHRASES = frozenset({Role.APPOSITION, Role.SEQUEL, Role.DURATION, Role.SUPERLATIVE})


class Form(StrEnum):
    """How a statement becomes a standalone text."""

    CLAUSE = "clause"
    SAYING = "saying"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Statement:
    """What becomes a claim: its words and spans, who said it, and why it was taken.

    ``piece`` tells its role in sentence ``sentence``; ``main`` is the piece that it hangs on, for what cannot stand alone.
    """

    form: Form
    sentence: int
    sentences: tuple[int, ...]
    spans: tuple[Span, ...]
    tokens: tuple[Token, ...]
    score: float
    reasons: tuple[str, ...]
    modality: Modality = Modality.IS
    piece: Piece | None = None
    main: Piece | None = None
    attribution: Attribution | None = None
    speaker: str | None = None
    voice: Voice = Voice.OWN
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Shelved:
    """A sentence that is no source of a claim."""

    sentence: int
    reason: RejectReason
    score: float


@dataclass(slots=True)
class Reading:
    """What the statements of an article are, as far as it was read."""

    article: Article
    statements: list[Statement] = field(default_factory=list)
    shelved: list[Shelved] = field(default_factory=list)
    offices: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Speech:
    """A cue with its resolved source, and the sentence that it stands in."""

    parsed: ParsedSentence
    frame: Frame
    source: Source


def read_statements(article: Article) -> Reading:
    """All statements and shelved sentences of ``article``: every sentence is the source of one or the other."""
    reading = Reading(article)
    for group in _groups(article):
        _read_group(reading, group)
    return reading


def _groups(article: Article) -> Iterator[list[int]]:
    """Running sentences that share a quotation, as lists of indexes."""
    group: list[int] = []
    reach = -1
    for index, parsed in enumerate(article.parsed):
        if group and not (parsed.span.start < reach):
            if not _continues_speech(article, group, index):
                yield group
                group = []
        group.append(index)
        if parsed.quotations:
            reach = max(reach, parsed.quotations[-1].span.end)
    if group:
        yield group


def _continues_speech(article: Article, group: list[int], index: int) -> bool:
    """Whether sentence ``index`` is wholly quoted and follows, in its paragraph, a sentence with quoted speech."""
    parsed = article.parsed[index]
    before = article.parsed[group[-1]]
    if parsed.sentence.paragraph != before.sentence.paragraph or not _is_all_quoted(parsed):
        return False
    return bool(before.quotations) and not _is_all_quoted(article.parsed[group[0]])


def _is_all_quoted(parsed: ParsedSentence) -> bool:
    return bool(parsed.tokens) and all(parsed.quoted[at] or not t.is_word for at, t in enumerate(parsed.tokens))


def _read_group(reading: Reading, group: list[int]) -> None:
    article = reading.article
    speech = _speech_of(reading, group)
    _remember(reading, group, speech)
    if speech is not None:
        _read_speech(reading, group, speech)
        return
    for index in group:
        parsed = article.parsed[index]
        reason = _shelf_reason(article, parsed)
        if reason is not None:
            reading.shelved.append(Shelved(index, reason, 0.05))
        elif not _read_quoting(reading, parsed):
            _read_own(reading, parsed)


def _shelf_reason(article: Article, parsed: ParsedSentence) -> RejectReason | None:
    """Why a sentence is not read at all, None if it is."""
    text = article.text(parsed.span)
    if not parsed.tokens or not any(token.is_word for token in parsed.tokens):
        return RejectReason.NO_ASSERTION
    if _is_heading(article, parsed):
        return RejectReason.DUPLICATE_IN_ARTICLE if parsed.index == 0 else RejectReason.BOILERPLATE
    if is_boilerplate(text):
        return RejectReason.BOILERPLATE
    if is_question(text):
        return RejectReason.RHETORICAL if is_rhetorical(text) else RejectReason.QUESTION
    return None


def _is_heading(article: Article, parsed: ParsedSentence) -> bool:
    """Whether the sentence is a title line: alone in its paragraph, no end mark, in title case or without a verb.

    The first line of a longer text needs no more than to lack its end mark.
    """
    text = article.text(parsed.span).rstrip("\"'”’)")
    if text[-1:] in ".!?…:;," or len(article.parsed) < 2:
        return False
    neighbors = [at for at in (parsed.index - 1, parsed.index + 1) if 0 <= at < len(article.parsed)]
    if any(article.parsed[at].sentence.paragraph == parsed.sentence.paragraph for at in neighbors):
        return False
    content = [token for token in parsed.tokens if token.is_word]
    capitals = sum(1 for token in content if token.is_capitalized)
    return parsed.index == 0 or len(content) <= 12 or capitals * 2 > len(content)


def _speech_of(reading: Reading, group: list[int]) -> _Speech | None:
    """The attribution of a group: of the sentence with a cue; else, for pure quotation, whoever spoke last nearby."""
    article = reading.article
    for index in group:
        parsed = article.parsed[index]
        if _shelf_reason(article, parsed) is not None and len(group) == 1:
            return None
        frame = find_frame(parsed, article.mentions[index])
        if frame is None or not frame.content:
            continue
        source = source_of(article.body, parsed, frame, article.mentions[index], article.directory)
        source = _named_company(article, parsed, frame, source)
        if frame.shape is Shape.CALL and not _is_spoken_call(parsed, frame, source):
            continue
        return _Speech(parsed, frame, source)
    return None


def _named_company(article: Article, parsed: ParsedSentence, frame: Frame, source: Source) -> Source:
    """The name behind "…, the company said": what the sentence itself begins with, if that is a name."""
    if frame.shape is not Shape.FINAL or frame.source is None or parsed.tokens[frame.source[0]].lower != "the":
        return source
    last = parsed.tokens[frame.source[1] - 1].lower
    if last not in INSTITUTIONS and not last.endswith("maker"):
        return source
    first = next((m for m in article.mentions[parsed.index] if m.first <= 1), None)
    if first is None or first.kind not in (NameKind.ORGANIZATION, NameKind.OTHER) or first.last > frame.content[0][1]:
        return source
    return Source(first.name)


def _is_spoken_call(parsed: ParsedSentence, frame: Frame, source: Source) -> bool:
    """Whether a call is somebody's words (a person's, or partly quoted) rather than an act of a body."""
    return source.is_person or any(parsed.quoted[at] for first, last in frame.content for at in range(first, last))


def _remember(reading: Reading, group: list[int], speech: _Speech | None) -> None:
    """Keep who spoke and which person was named last, for pronouns to come."""
    directory = reading.article.directory
    if speech is not None and speech.source.speaker is not None:
        directory.last_speaker = speech.source.speaker
        directory.last_is_person = speech.source.is_person
    for index in group:
        people = [m for m in reading.article.mentions[index] if m.kind is NameKind.PERSON]
        if people:
            directory.last_person = directory.full_name(people[0].name)


def _read_speech(reading: Reading, group: list[int], speech: _Speech) -> None:
    _read_offices(reading, speech.parsed, speech)
    _read_around(reading, speech)
    following = following_frame(speech.parsed, speech.frame)
    if following is not None and speech.source.speaker is not None:
        later = _Speech(speech.parsed, following, speech.source)
        saying = _saying(reading, [speech.parsed.index], later)
        start = speech.parsed.tokens[following.cue[0]].start
        end = saying.spans[-1].end
        reading.statements.append(replace(saying, spans=(Span(start, end),)))
    force = speech.frame.force
    is_act = speech.frame.shape in (Shape.CALL, Shape.LABEL)
    if is_act or force in (Force.DENIED, Force.DOUBTED, Force.ASKED):
        if speech.source.speaker is not None or force is Force.DENIED:
            reading.statements.append(_saying(reading, group, speech))
        else:
            _shelve_group(reading, group, RejectReason.OPINION)
        return
    taken: set[int] = set()
    left: list[tuple[int, Assessment]] = []
    for index in group:
        for piece, main, assessment, parsed in _assessed_content(reading, index, speech):
            if assessment.is_checkable:
                reading.statements.append(_content_statement(reading, parsed, piece, main, assessment, speech))
                taken.add(index)
            else:
                left.append((index, assessment))
                if any([_take_embedded(reading, parsed, first, last) for first, last in piece.parts]):
                    taken.add(index)
    _read_rest(reading, group, speech, taken, left)


def _read_around(reading: Reading, speech: _Speech) -> None:
    """What the outlet itself tells in a sentence that reports speech: of the speaker ("…, who …,"), or before "and says"."""
    parsed, frame = speech.parsed, speech.frame
    if frame.own is not None:
        for piece in split_statements(parsed, *frame.own):
            assessment = _assess_piece(reading.article, parsed, piece, attributed=False)
            if assessment.is_checkable:
                reading.statements.append(_own_statement(parsed, piece, piece, assessment))
    if frame.source is None:
        return
    end = frame.cue[0] if frame.cue[0] >= frame.source[1] else len(parsed.tokens)
    for piece in relative_clauses(parsed, frame.source[0], end, frame.source):
        inside = any(first <= piece.first < last for first, last in frame.content)
        assessment = _assess_piece(reading.article, parsed, piece, attributed=False)
        if assessment.is_checkable and not inside:
            reading.statements.append(_own_statement(parsed, piece, piece, assessment))


def _read_rest(
    reading: Reading, group: list[int], speech: _Speech, taken: set[int], left: list[tuple[int, Assessment]]
) -> None:
    """What was said and cannot be checked: the saying becomes a claim if somebody is named, else it goes to the shelf."""
    rest = [index for index in group if index not in taken]
    nothing_taken = not taken
    if speech.source.speaker is not None and (nothing_taken or rest or (left and _left_is_quoted(speech))):
        members = (
            group if nothing_taken else [index for index in group if index not in taken or index == speech.parsed.index]
        )
        if nothing_taken or rest:
            reading.statements.append(_saying(reading, members, speech))
        return
    reasons = {index: assessment for index, assessment in left}
    for index in rest:
        assessment = reasons.get(index)
        reason = (
            assessment.reject if assessment is not None and assessment.reject is not None else RejectReason.NO_ASSERTION
        )
        reading.shelved.append(Shelved(index, reason, assessment.score if assessment else 0.1))


def _left_is_quoted(speech: _Speech) -> bool:
    return any(speech.parsed.quoted)


def _shelve_group(reading: Reading, group: list[int], reason: RejectReason) -> None:
    for index in group:
        reading.shelved.append(Shelved(index, reason, 0.2))


def _assessed_content(
    reading: Reading, index: int, speech: _Speech
) -> Iterator[tuple[Piece, Piece, Assessment, ParsedSentence]]:
    """The statements of what was said in sentence ``index`` with their assessment."""
    article = reading.article
    parsed = article.parsed[index]
    if parsed is speech.parsed:
        ranges = speech.frame.content
    else:
        ranges = ((0, len(parsed.tokens)),)
        if is_question(article.text(parsed.span)):
            return
    if not parsed.tokens:
        return
    for pieces in _pieces_of(parsed, ranges):
        main = pieces[0]
        for piece in pieces:
            yield (
                piece,
                main,
                _assess_piece(article, parsed, piece, attributed=speech.frame.shape is not Shape.ACCORDING),
                parsed,
            )


def _pieces_of(parsed: ParsedSentence, ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[Piece, ...]]:
    """Statements per range; a clause that the cue interrupts ("The fire, police said, began …") is one of two parts."""
    if len(ranges) == 2 and not all(has_finite(parsed.tokens[first:last]) for first, last in ranges):
        joined = tuple(part for part in ranges if part[0] < part[1])
        yield (Piece(Role.MAIN, joined),)
        return
    for first, last in ranges:
        pieces = split_statements(parsed, first, last)
        if pieces:
            yield pieces


def _assess_piece(article: Article, parsed: ParsedSentence, piece: Piece, *, attributed: bool) -> Assessment:
    tokens = piece.tokens(parsed)
    spans = piece.spans(parsed)
    figures = sum(
        1 for q in article.quantities[parsed.index] if _holds(spans, q.span) and q.value != 1 and q.unit != "rank"
    )
    dates = sum(1 for t in article.times[parsed.index] if _holds(spans, t.span) and (t.start or t.end))
    names = sum(1 for m in article.mentions[parsed.index] if _holds(spans, m.span))
    assessment = assess(tokens, figures=figures, dates=dates, names=names, is_phrase=piece.role in _PHRASES)
    if attributed and assessment.modality is not Modality.IS and not figures and _is_quoted(parsed, piece):
        return Assessment(assessment.score, assessment.reasons, RejectReason.PREDICTION, assessment.modality)
    if attributed and assessment.is_checkable and not figures and not dates:
        if _is_quoted(parsed, piece):
            return Assessment(assessment.score, assessment.reasons, RejectReason.OPINION, assessment.modality)
        if is_own_plan(tokens) or assessment.modality is not Modality.IS:
            return Assessment(assessment.score, assessment.reasons, RejectReason.PREDICTION, assessment.modality)
        if _is_evaluation(tokens):
            return Assessment(assessment.score, assessment.reasons, RejectReason.OPINION, assessment.modality)
    return assessment


def _is_quoted(parsed: ParsedSentence, piece: Piece) -> bool:
    """Whether all its words stand in quotation marks: without figure or date a quotation is checked as a saying."""
    return all(
        parsed.quoted[at] or not parsed.tokens[at].is_word for first, last in piece.parts for at in range(first, last)
    )


def _is_evaluation(tokens: Sequence[Token]) -> bool:
    """Whether somebody's words without figure or date are in the present tense: how things are is then their view."""
    for at, token in enumerate(tokens):
        if token.tag in FINITE:
            perfect = base_of(token.lower) == "have" and any(other.tag == "E" for other in tokens[at + 1 : at + 4])
            return token.tag in "FZM" and not perfect
    return False


def _holds(spans: Sequence[Span], inner: Span) -> bool:
    return any(span.holds(inner) for span in spans)


def _content_statement(
    reading: Reading, parsed: ParsedSentence, piece: Piece, main: Piece, assessment: Assessment, speech: _Speech
) -> Statement:
    spans = piece.spans(parsed)
    frame = speech.frame
    attribution = attribution_of(speech.parsed, frame, speech.source, spans)
    voice = voice_of(parsed, frame, spans)
    return Statement(
        form=Form.CLAUSE,
        sentence=parsed.index,
        sentences=(parsed.index,) if parsed is speech.parsed else tuple(sorted({parsed.index, speech.parsed.index})),
        spans=spans,
        tokens=tuple(piece.tokens(parsed)),
        score=assessment.score,
        reasons=assessment.reasons,
        modality=assessment.modality,
        piece=piece,
        main=main,
        attribution=attribution,
        speaker=speech.source.speaker,
        voice=voice,
    )


def _saying(reading: Reading, group: Sequence[int], speech: _Speech) -> Statement:
    """The claim that somebody said something: from speaker or quotation to the end, cue included."""
    article = reading.article
    members = [article.parsed[index] for index in group]
    inner = speech.frame.content
    tokens = speech.parsed.tokens
    if len(members) == 1:
        first = min([speech.frame.cue[0], inner[0][0], *([speech.frame.source[0]] if speech.frame.source else [])])
        last = max(speech.frame.cue[1], inner[-1][1], speech.frame.source[1] if speech.frame.source else 0)
        if last >= len(tokens) - 2 or (speech.frame.shape is Shape.FINAL and tokens[last].text != ","):
            last = len(tokens)
        span = Span(tokens[first].start, tokens[last - 1].end)
    else:
        span = Span(members[0].span.start, members[-1].span.end)
    span = trimmed(article.body, span.start, span.end)
    attribution = attribution_of(
        speech.parsed, speech.frame, speech.source, content_spans(article.body, speech.parsed, speech.frame)
    )
    return Statement(
        form=Form.SAYING,
        sentence=speech.parsed.index,
        sentences=tuple(group),
        spans=(span,),
        tokens=tuple(token for member in members for token in member.within(span)),
        score=_SAYING_SCORE,
        reasons=("what a named speaker said",),
        attribution=attribution,
        speaker=speech.source.speaker,
        voice=Voice.QUOTED if attribution.voice is Voice.QUOTED else Voice.REPORTED,
    )


def _read_quoting(reading: Reading, parsed: ParsedSentence) -> bool:
    """Take a sentence that quotes a named person without a cue of speech before the quotation; False if it does not.

    "The agency tweeted a statement from its director Jane Roe, who called on cities "to act at once"."
    """
    article = reading.article
    if not _quotes_clause(parsed):
        return False
    who = _who_speaks(parsed, article.mentions[parsed.index])
    if who is None:
        return False
    mention, begin, cue = who
    speaker = article.directory.full_name(mention.name)
    span = Span(parsed.tokens[begin].start, parsed.span.end)
    token = parsed.tokens[cue]
    attribution = Attribution(speaker, mention.span, token.span, base_of(token.lower), Force.SAID, Voice.REPORTED)
    reading.statements.append(
        Statement(
            form=Form.SAYING,
            sentence=parsed.index,
            sentences=(parsed.index,),
            spans=(span,),
            tokens=tuple(parsed.within(span)),
            score=_SAYING_SCORE,
            reasons=("what a named speaker said",),
            attribution=attribution,
            speaker=speaker,
            voice=Voice.REPORTED,
        )
    )
    article.directory.last_speaker = speaker
    article.directory.last_is_person = mention.kind is NameKind.PERSON
    _read_offices(reading, parsed, None, [mention])
    if begin > 0:
        for piece in split_statements(parsed, 0, begin):
            assessment = _assess_piece(article, parsed, piece, attributed=False)
            if assessment.is_checkable and piece.role is not Role.MAIN:
                reading.statements.append(_own_statement(parsed, piece, piece, assessment))
    return True


def _quotes_clause(parsed: ParsedSentence) -> bool:
    return sum(1 for at, token in enumerate(parsed.tokens) if parsed.quoted[at] and token.is_word) >= 4


def _who_speaks(parsed: ParsedSentence, mentions: Sequence[Mention]) -> tuple[Mention, int, int] | None:
    """The named person whose words a sentence quotes, where the saying begins, and the verb that leads to the words."""
    tokens = parsed.tokens
    first_quoted = parsed.quoted.index(True)
    people = [m for m in mentions if m.last <= first_quoted and m.kind is NameKind.PERSON]
    if not people:
        return None
    speaker = people[-1]
    after = speaker.apposition_last or speaker.last
    relative = after < first_quoted and any(token.lower == "who" for token in tokens[after : after + 2])
    if not relative and speaker.first > 1:
        return None
    verb = next((at for at in range(after, first_quoted) if tokens[at].tag in FINITE), None)
    if verb is None:
        return None
    published = any(base_of(token.lower) in PUBLISHING for token in tokens[: speaker.first]) and any(
        token.lower in STATEMENT_NOUNS for token in tokens[: speaker.first]
    )
    return speaker, 0 if published else speaker.first, verb


def _read_own(reading: Reading, parsed: ParsedSentence) -> None:
    """The statements that the outlet makes itself in one sentence."""
    article = reading.article
    pieces = split_statements(parsed, 0, len(parsed.tokens))
    best: Assessment | None = None
    taken = False
    main = pieces[0] if pieces else None
    for piece in pieces:
        piece, extra = _without_purpose(parsed, piece)
        for phrase in extra:
            reading.statements.append(_phrase_statement(article, parsed, phrase))
            taken = True
        assessment = _assess_piece(article, parsed, piece, attributed=False)
        best = assessment if best is None or piece.role is Role.MAIN else best
        if assessment.is_checkable and main is not None:
            reading.statements.append(_own_statement(parsed, piece, main, assessment))
            taken = True
    taken = _take_embedded(reading, parsed, 0, len(parsed.tokens)) or taken
    _read_offices(reading, parsed, None)
    if not taken:
        reason = best.reject if best is not None and best.reject is not None else RejectReason.NO_ASSERTION
        reading.shelved.append(Shelved(parsed.index, reason, best.score if best is not None else 0.1))
        _drop_offices_of(reading, parsed.index)


def _statements_of(reading: Reading, index: int) -> list[Statement]:
    """The statements taken from sentence ``index`` so far; they are the last ones."""
    found = []
    for statement in reversed(reading.statements):
        if statement.sentence != index:
            break
        found.append(statement)
    return found[::-1]


def _drop_offices_of(reading: Reading, index: int) -> None:
    """A sentence on the shelf is the source of nothing: an office named in it waits for the next mention."""
    for statement in _statements_of(reading, index):
        if statement.form is Form.OFFICE:
            reading.statements.remove(statement)
            if statement.mention is not None:
                reading.offices.discard(statement.mention.name)


def _without_purpose(parsed: ParsedSentence, piece: Piece) -> tuple[Piece, tuple[Piece, ...]]:
    """The piece without a purpose that takes a length of time for granted ("… to end | an 18-year war"), and that length."""
    first, last = piece.parts[-1]
    for phrase in embedded_phrases(parsed, first, last):
        start = purpose_start(parsed, first, phrase)
        if phrase.role is Role.DURATION and start is not None and phrase.parts[-1][1] >= last - 1:
            return Piece(piece.role, (*piece.parts[:-1], (first, start)), piece.subject), (phrase,)
    return piece, ()


def _take_embedded(reading: Reading, parsed: ParsedSentence, first: int, last: int) -> bool:
    """Take what noun phrases state by themselves, unless a claim of the sentence says it already; True if any was taken.

    A length of time is a claim of its own even inside another one.
    """
    covered = [
        part
        for statement in _statements_of(reading, parsed.index)
        if statement.piece is not None
        for part in statement.piece.parts
    ]
    taken = False
    for phrase in embedded_phrases(parsed, first, last):
        inside = any(start <= phrase.first < end for start, end in covered)
        same = any((phrase.first, phrase.parts[-1][1]) == (start, end) for start, end in covered)
        if not same and (not inside or phrase.role is Role.DURATION or _names_it(parsed, phrase)):
            reading.statements.append(_phrase_statement(reading.article, parsed, phrase))
            taken = True
    return taken


def _names_it(parsed: ParsedSentence, phrase: Piece) -> bool:
    """Whether a superlative says whom it means ("the country's largest employer, Acme")."""
    return phrase.role is Role.SUPERLATIVE and any(token.text == "," for token in phrase.tokens(parsed))


def _phrase_statement(article: Article, parsed: ParsedSentence, piece: Piece) -> Statement:
    assessment = _assess_piece(article, parsed, piece, attributed=False)
    return _own_statement(parsed, piece, piece, assessment)


def _own_statement(parsed: ParsedSentence, piece: Piece, main: Piece, assessment: Assessment) -> Statement:
    return Statement(
        form=Form.CLAUSE,
        sentence=parsed.index,
        sentences=(parsed.index,),
        spans=piece.spans(parsed),
        tokens=tuple(piece.tokens(parsed)),
        score=assessment.score,
        reasons=assessment.reasons,
        modality=assessment.modality,
        piece=piece,
        main=main,
    )


def _read_offices(
    reading: Reading, parsed: ParsedSentence, speech: _Speech | None, speakers: Sequence[Mention] = ()
) -> None:
    """Take who holds which office: from appositions, and from the full title of whoever speaks, once an article."""
    article = reading.article
    if speech is not None and speech.frame.source is not None:
        first, last = speech.frame.source
        speakers = [m for m in article.mentions[parsed.index] if first <= m.first < last]
    for mention in article.mentions[parsed.index]:
        if mention.title is None or mention.name in reading.offices:
            continue
        apposed = mention.is_apposed
        full_title = mention.has_office and len(mention.title.split()) >= 2 and len(mention.name.split()) >= 2
        if not apposed and not (full_title and mention in speakers):
            continue
        reading.offices.add(mention.name)
        reading.statements.append(
            Statement(
                form=Form.OFFICE,
                sentence=parsed.index,
                sentences=(parsed.index,),
                spans=(_described_span(article, parsed, mention),),
                tokens=tuple(parsed.within(mention.described)),
                score=_STATUS_SCORE,
                reasons=("says who holds which office",),
                mention=mention,
            )
        )


def _described_span(article: Article, parsed: ParsedSentence, mention: Mention) -> Span:
    at = parsed.index_at(mention.described.start)
    if at > 0 and parsed.tokens[at - 1].lower in ("the", "a", "an"):
        return Span(parsed.tokens[at - 1].start, mention.described.end)
    return mention.described
