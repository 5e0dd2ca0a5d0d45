"""What somebody is said to have said: checkable content becomes a claim by itself, the rest a claim that it was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claims.core.extraction.attribution.frames import QUOTE_MARKS, find_frame, following_frame, second_cue
from claims.core.extraction.attribution.nested_frames import inner_frame
from claims.core.extraction.attribution.said_content import Frame, Shape
from claims.core.extraction.attribution.sources import Source, is_person
from claims.core.extraction.clauses.pieces import (
    Piece,
    Role,
    has_figure,
)
from claims.core.extraction.clauses.splitting import split_statements
from claims.core.extraction.clauses.trailing import is_comparison, trails
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.people import INSTITUTIONS
from claims.core.extraction.lexicon.sayings import PUBLISHING, STATEMENT_NOUNS
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.speech.around_speech import read_around, read_behind
from claims.core.extraction.speech.attribution import attribution_of, content_spans, source_of, voice_of, with_name
from claims.core.extraction.speech.found_frames import found_frame, with_found_source
from claims.core.extraction.speech.leading_nouns import leads_with_body
from claims.core.extraction.speech.unnamed_speakers import is_subject, remember_documents, remember_said, remember_told
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.assessing import assess_piece, holds
from claims.core.extraction.statements.detection import (
    Assessment,
    is_question,
)
from claims.core.extraction.statements.groups import shelf_reason, to_the_end
from claims.core.extraction.statements.offices import read_offices
from claims.core.extraction.statements.own_statements import own_statement, take_apposed_relatives, take_embedded
from claims.core.extraction.statements.records import Form, Reading, Shelved, Statement, saying_of
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.body import trimmed
from claims.core.records import Attribution, Force, RejectReason, Span, Voice

_FINDING = frozenset(("find", "show", "reveal", "confirm"))
"""Verbs of those who looked: what they lead to is no view."""
_GRANTING = frozenset(("confirm", "disclose", "reveal"))


@dataclass(frozen=True, slots=True)
class Speech:
    """A cue with its resolved source, and the sentence that it stands in."""

    parsed: ParsedSentence
    frame: Frame
    source: Source
    passed_on: Attribution | None = None
    """Who passes it on ("| Reuters | reported that the bank said …"), None for nobody."""


def speech_of(reading: Reading, group: list[int]) -> Speech | None:
    """The attribution of a group: of the sentence with a cue; else, for pure quotation, whoever spoke last nearby."""
    article = reading.article
    for index in group:
        parsed = article.parsed[index]
        if shelf_reason(article, parsed) is not None and len(group) == 1:
            return None
        speech = _speech_in(article, parsed)
        if speech is not None:
            return speech
    return None


def saying_in(reading: Reading, parsed: ParsedSentence) -> Statement | None:
    """The claim that somebody named in ``parsed`` said something; None where the sentence has no such words."""
    speech = _speech_in(reading.article, parsed)
    if speech is None or speech.frame.source is None or not speech.source.is_named:
        return None
    by_name = any(
        speech.frame.source[0] <= m.first < speech.frame.source[1] for m in reading.article.mentions[parsed.index]
    )
    return _saying(reading, [parsed.index], speech) if by_name else None


def _speech_in(article: Article, parsed: ParsedSentence) -> Speech | None:
    """The first cue of a sentence that leads to somebody's words; a call or blame by a body is an act, and passed."""
    mentions = article.mentions[parsed.index]
    frame = find_frame(parsed, mentions) or found_frame(article, parsed)
    while frame is not None and frame.content:
        frame = with_found_source(article, parsed, frame)
        source = _source_of(article, parsed, frame)
        inner = inner_frame(parsed, mentions, frame, by_person=source.is_person)
        if inner is not None:
            outer = attribution_of(parsed, frame, source, content_spans(parsed, frame))
            return Speech(parsed, inner, _source_of(article, parsed, inner), outer)
        if frame.shape is not Shape.CALL or _is_spoken_call(parsed, frame, source):
            return Speech(parsed, frame, source)
        frame = find_frame(parsed, mentions, after=frame.cue[1])
    return None


def _source_of(article: Article, parsed: ParsedSentence, frame: Frame) -> Source:
    source = source_of(article.body, parsed, frame, article.mentions[parsed.index], article.directory)
    return with_name(article, parsed, frame.source, _named_company(article, parsed, frame, source))


def _named_company(article: Article, parsed: ParsedSentence, frame: Frame, source: Source) -> Source:
    """The name behind "…, the company said": what the sentence itself begins with, if that is a name."""
    if frame.shape is not Shape.FINAL or frame.source is None or parsed.tokens[frame.source[0]].lower != "the":
        return source
    if any(token.is_capitalized for token in parsed.tokens[frame.source[0] + 1 : frame.source[1]]):
        return source
    last = parsed.tokens[frame.source[1] - 1].lower
    if last not in INSTITUTIONS and not last.endswith("maker"):
        return source
    first = next((m for m in article.mentions[parsed.index] if m.first <= 1), None)
    if first is None or first.kind not in (NameKind.ORGANIZATION, NameKind.OTHER) or first.last > frame.content[0][1]:
        return source
    is_body = leads_with_body(article, parsed, first, noun=last)
    return Source(first.name) if is_body else source


def _is_spoken_call(parsed: ParsedSentence, frame: Frame, source: Source) -> bool:
    """Whether a call is somebody's words (a person's, or partly quoted) rather than an act of a body."""
    return source.is_person or any(parsed.quoted[at] for first, last in frame.content for at in range(first, last))


def remember_speaker(reading: Reading, group: list[int], speech: Speech | None) -> None:
    """Keep who spoke, whom the text was about, and which person was named last, for what comes."""
    directory = reading.article.directory
    remember_documents(reading.article, group, None if speech is None else speech.source)
    if speech is not None:
        directory.speaking, directory.spoke_until = speech.source.speaker, group[-1]
    if speech is not None and speech.source.speaker is not None:
        directory.last_speaker = speech.source.speaker
        directory.last_is_person = speech.source.is_person
        directory.last_subject = directory.last_body = directory.last_group = None
        directory.told_of_several = False
        directory.named_since = False
    if speech is None:
        remember_told(reading.article, group)
    elif speech.frame.source is not None:
        remember_said(directory, speech.parsed, speech.frame.source, speech.source, speech.frame.force, group[-1])
    for index in group:
        people = [m for m in reading.article.mentions[index] if is_person(m, directory)]
        if people:
            directory.last_person = directory.full_name(people[0].name)
            directory.named_since = speech is None and len(people[0].name.split()) > 1
        if people and speech is None and is_subject(reading.article.parsed[index], people[0]):
            directory.last_subject = directory.full_name(people[0].name)


def read_speech(reading: Reading, group: list[int], speech: Speech) -> None:
    """Take what is said in a group of sentences with one speaker; what cannot be taken goes to the shelf."""
    read_offices(reading, speech.parsed)
    if speech.passed_on is not None:
        reading.passed_on[speech.parsed.index] = speech.passed_on
    read_around(reading, speech.parsed, speech.frame)
    take_apposed_relatives(reading, speech.parsed)
    following = following_frame(speech.parsed, speech.frame)
    if following is not None:
        # Of somebody without a name what can be checked is theirs, and no saying is.
        joins = speech.source.is_named and speech.frame.shape not in (Shape.LABEL, Shape.CALL)
        _read_second_cue(reading, Speech(speech.parsed, following, speech.source), joins=joins)
    force = speech.frame.force
    is_act = speech.frame.shape in (Shape.CALL, Shape.LABEL)
    if is_act or force in (Force.DENIED, Force.DOUBTED, Force.ASKED):
        if speech.source.is_named or force is Force.DENIED:
            answered = _take_answers(reading, group, speech) if force is Force.ASKED else set()
            reading.statements.append(_saying(reading, [index for index in group if index not in answered], speech))
            read_behind(reading, speech.parsed, speech.frame)
        else:
            _shelve_group(reading, group, RejectReason.OPINION)
        return
    taken, left = _take_content(reading, group, speech)
    _read_rest(reading, group, speech, taken, left)


def _take_answers(reading: Reading, group: list[int], speech: Speech) -> set[int]:
    """Take what the one who asked goes on to say ("Why now?" Roe asked. "Ten mills closed."); its sentences."""
    said = replace(speech, frame=replace(speech.frame, force=Force.SAID))
    behind = [index for index in group if index > speech.parsed.index]
    return _take_content(reading, behind, said)[0]


def _take_content(
    reading: Reading, indexes: Sequence[int], speech: Speech
) -> tuple[set[int], list[tuple[int, Assessment]]]:
    """Take what is said in some sentences; those it was taken from, and what cannot be checked."""
    taken: set[int] = set()
    left: list[tuple[int, Assessment]] = []
    for index in indexes:
        for piece, main, assessment, parsed in _assessed_content(reading, index, speech):
            if assessment.is_checkable:
                statement = _content_statement(parsed, piece, main, assessment, speech)
                reading.statements.append(statement)
                if statement.attribution is not None:
                    # What a reporter adds leaves open what was said.
                    taken.add(index)
                    _take_embedded_words(reading, parsed, piece, speech)
            else:
                left.append((index, assessment))
                if _take_embedded_words(reading, parsed, piece, speech):
                    taken.add(index)
    return taken, left


def _take_embedded_words(reading: Reading, parsed: ParsedSentence, piece: Piece, speech: Speech) -> bool:
    """Take what noun phrases of somebody's words state, as said by the same; True if any was taken."""
    since = len(reading.statements)
    taken = take_embedded(reading, parsed, piece)
    for at in range(since, len(reading.statements)):
        statement = reading.statements[at]
        if statement.piece is None or statement.piece.role not in (Role.RESTRICTIVE, Role.PRESUPPOSED):
            continue
        attribution = attribution_of(speech.parsed, speech.frame, speech.source, statement.spans)
        voice = voice_of(parsed, speech.frame, statement.spans)
        reading.statements[at] = replace(statement, attribution=attribution, speaker=speech.source.speaker, voice=voice)
    return taken


def _read_second_cue(reading: Reading, speech: Speech, *, joins: bool) -> None:
    """What follows the first cue under a second one (", adding that …", "and called it …").

    Where nothing of it can be checked, ``joins`` makes a saying of it; a saying that runs on to it needs none. That one
    holds what is quoted as well.
    """
    index = speech.parsed.index
    taken = False
    for piece, main, assessment, parsed in _assessed_content(reading, index, speech):
        if not joins and not (_is_settled(reading.article, parsed, piece) or speech.frame.verb in _FINDING):
            continue
        if assessment.is_checkable and speech.frame.shape is Shape.INITIAL and speech.frame.force is not Force.DENIED:
            reading.statements.append(_content_statement(parsed, piece, main, assessment, speech))
            taken = True
    if not taken and joins:
        saying = _saying(reading, [index], speech)
        first = speech.frame.cue[0]
        span = Span(speech.parsed.tokens[first].start, saying.spans[-1].end)
        tokens = tuple(speech.parsed.within(span))
        predicate = Piece(Role.COORDINATE, ((first, first + len(tokens)),), speech.frame.source)
        reading.statements.append(replace(saying, spans=(span,), tokens=tokens, piece=predicate))


def _is_settled(article: Article, parsed: ParsedSentence, piece: Piece) -> bool:
    """Whether a statement without quoted words holds a figure or a day, or tells what was done to somebody."""
    if any(any(parsed.quoted[first:last]) for first, last in piece.parts):
        return False
    words_ = piece.tokens(parsed)
    done = any(token.lower == "been" and after.tag == "E" for token, after in pairwise(words_))
    dated = any(holds(piece.spans(parsed), time.span) for time in article.times[parsed.index])
    return done or dated or has_figure(words_)


def join_sayings(reading: Reading, group: Sequence[int]) -> None:
    """Make one claim of two sayings of one speaker in one sentence ("said they slept and called for a freeze").

    One with a figure or a day stays by itself.
    """
    sayings = [s for s in reading.statements[-6:] if s.form is Form.SAYING and s.sentence in group]
    if len(sayings) != 2 or sayings[0].speaker != sayings[1].speaker or sayings[0].sentences != sayings[1].sentences:
        return
    first, second = sorted(sayings, key=lambda saying: saying.spans[0].start)
    figures, times = reading.article.quantities[second.sentence], reading.article.times[second.sentence]
    values = [*(figure.span for figure in figures), *(time.span for time in times)]
    if len(group) > 1 or any(value.overlaps(second.spans[0]) for value in values):
        return
    span = Span(first.spans[0].start, max(first.spans[-1].end, second.spans[-1].end))
    tokens = tuple(reading.article.parsed[first.sentence].within(span))
    joined = replace(first, spans=(span,), tokens=tokens)
    reading.statements[:] = [joined if s is first else s for s in reading.statements if s is not second]


def _read_rest(
    reading: Reading, group: list[int], speech: Speech, taken: set[int], left: list[tuple[int, Assessment]]
) -> None:
    """What was said and cannot be checked: the saying becomes a claim if somebody is named, else it goes to the shelf."""
    rest = [index for index in group if index not in taken]
    nothing_taken = not taken
    if speech.source.is_named and (nothing_taken or rest or (left and _left_is_quoted(speech))):
        members = (
            group if nothing_taken else [index for index in group if index not in taken or index == speech.parsed.index]
        )
        if nothing_taken or rest:
            reading.statements.append(_saying(reading, to_the_end(reading.article, members, group), speech))
        return
    reasons = dict(left)
    for index in rest:
        assessment = reasons.get(index)
        reason = (
            assessment.reject if assessment is not None and assessment.reject is not None else RejectReason.NO_ASSERTION
        )
        reading.shelved.append(Shelved(index, reason, assessment.score if assessment else 0.1))


def _left_is_quoted(speech: Speech) -> bool:
    return any(speech.parsed.quoted)


def _shelve_group(reading: Reading, group: list[int], reason: RejectReason) -> None:
    for index in group:
        reading.shelved.append(Shelved(index, reason, 0.2))


def _assessed_content(
    reading: Reading, index: int, speech: Speech
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
            attributed = speech.frame.shape is not Shape.ACCORDING and not _is_granted(speech, piece)
            yield piece, main, assess_piece(article, parsed, piece, attributed=attributed), parsed


def _is_granted(speech: Speech, piece: Piece) -> bool:
    """Whether the cue takes what it leads to for granted, so that it is no view ("confirmed | it is investigating")."""
    quoted = any(speech.parsed.quoted[first:last].count(True) for first, last in piece.parts)
    return speech.frame.verb in _GRANTING and not quoted


def _pieces_of(parsed: ParsedSentence, ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[Piece, ...]]:
    """Statements per range; a clause that the cue interrupts ("The fire, police said, began …") is one of two parts."""
    finite = [has_finite(parsed.tokens[first:last]) for first, last in ranges]
    if len(ranges) == 2 and finite == [True, False] and parsed.tokens[ranges[1][0]].text == ",":
        # "It crested at 31 feet, according to the agency, 2 feet above the record": two statements.
        first, last = ranges[0]
        yield split_statements(parsed, first, last)
        behind = parsed.tokens[ranges[1][0] + 1 : ranges[1][1]]
        if has_figure(behind) or trails(behind) or is_comparison(behind):
            yield (Piece(Role.MAIN, (ranges[0],)), Piece(Role.APPOSITION, (ranges[1],)))
        return
    if len(ranges) == 2 and not all(finite):
        joined = tuple(part for part in ranges if part[0] < part[1])
        yield (Piece(Role.MAIN, joined),)
        return
    for first, last in (without_quote_marks(parsed, *part) for part in ranges):
        pieces = split_statements(parsed, first, last)
        if pieces:
            yield pieces


def without_quote_marks(parsed: ParsedSentence, first: int, last: int) -> tuple[int, int]:
    """The range without the marks around it, if all of it is quoted."""
    tokens = parsed.tokens
    if not all(parsed.quoted[at] or not tokens[at].is_word for at in range(first, last)):
        return first, last
    while first < last and tokens[first].text in QUOTE_MARKS:
        first += 1
    while first < last and tokens[last - 1].text in QUOTE_MARKS + ",":
        last -= 1
    return first, last


def _content_statement(
    parsed: ParsedSentence, piece: Piece, main: Piece, assessment: Assessment, speech: Speech
) -> Statement:
    spans = piece.spans(parsed)
    frame = speech.frame
    is_last = frame.source is not None and ends_before_source(parsed, piece, min(frame.source[0], frame.cue[0]))
    if piece.role is Role.RELATIVE and not parsed.quoted[piece.first] and not is_last:
        # What a reporter adds to reported words ("the truce, which began in May") is the outlet's.
        return own_statement(parsed, piece, main, assessment)
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


def ends_before_source(parsed: ParsedSentence, piece: Piece, source: int) -> bool:
    """Whether who says it stands right behind a clause about some of them ("…, half of which was lost, | the bank said").

    "The truce, which began in May, | the ministry said" has no number: what began when is the outlet's.
    """
    last = piece.parts[-1][1]
    return last + 1 == source and parsed.tokens[last].text == "," and parsed.tokens[piece.first].tag != "W"


def _saying(reading: Reading, group: Sequence[int], speech: Speech) -> Statement:
    """The claim that somebody said something: from speaker or quotation to the end, cue included."""
    article = reading.article
    members = [article.parsed[index] for index in group]
    inner = speech.frame.content
    tokens = speech.parsed.tokens
    if len(members) == 1:
        first = min([speech.frame.cue[0], inner[0][0], *([speech.frame.source[0]] if speech.frame.source else [])])
        first = _start_of_question(speech.parsed, first)
        last = max(speech.frame.cue[1], inner[-1][1], speech.frame.source[1] if speech.frame.source else 0)
        end = second_cue(speech.parsed, speech.frame) or len(tokens)
        described = last + 1 < len(tokens) and tokens[last].text == "," and tokens[last + 1].tag == "W"
        if last >= end - 2 or (speech.frame.shape is Shape.FINAL and (tokens[last].text != "," or described)):
            last = end
        span = Span(tokens[first].start, tokens[last - 1].end)
    else:
        span = Span(members[0].span.start, members[-1].span.end)
    span = trimmed(article.body, span.start, span.end)
    attribution = attribution_of(speech.parsed, speech.frame, speech.source, content_spans(speech.parsed, speech.frame))
    return saying_of(members, span, attribution, sentence=speech.parsed.index)


def _start_of_question(parsed: ParsedSentence, first: int) -> int:
    """Where what was answered begins ("Asked whether …, | she said"); ``first`` if nothing of the kind stands before it."""
    tokens = parsed.tokens
    for at in range(first - 2, -1, -1):
        if tokens[at].lower in ("asked", "pressed", "questioned") and tokens[first - 1].text == ",":
            return at if at == 0 or tokens[at - 1].text in ":;," else first
    return first


def read_quoting(reading: Reading, parsed: ParsedSentence) -> bool:
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
    reading.statements.append(saying_of([parsed], span, attribution, sentence=parsed.index))
    article.directory.last_speaker = speaker
    article.directory.last_is_person = mention.kind is NameKind.PERSON
    read_offices(reading, parsed)
    if begin > 0:
        for piece in split_statements(parsed, 0, begin):
            assessment = assess_piece(article, parsed, piece, attributed=False)
            if assessment.is_checkable and piece.role is not Role.MAIN:
                reading.statements.append(own_statement(parsed, piece, piece, assessment))
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
