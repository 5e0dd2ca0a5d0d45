"""Who is said to say a sentence, in a language given as data, and which part of it is what they say."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from claims.core.extraction.text.body import trimmed
from claims.core.extraction.text.opening_marks import behind_opening_mark
from claims.core.extraction.text.quotations import Quotation
from claims.core.extraction.tongues.tongue import SpeechWords, Tongue, fold
from claims.core.records import Attribution, Force, Sentence, Span, TimeExpression, Voice

_MARKS = '"“”„«»‘’ \u00a0\u202f'
_QUOTE_MARKS = re.compile('["“”„«»]')
_MOST_SOURCE_WORDS = 12
_LEAST_BEFORE_INSERTED = 4
"""Words before a cue between commas from which they can be all that is said ("La clinique, note le rapport, compte …")."""
_NAME = re.compile(
    r"(?:[^\W\d_a-zß-ÿ][\w'’.-]*)"
    r"(?:\s(?:(?:de|del|de la|von|von der|van|van der|van den|da|das|di|do|dos|du)\s)?[^\W\d_a-zß-ÿ][\w'’.-]*){1,4}"
    r"(?:\s[ye]\s[^\W\d_a-zß-ÿ][\w'’-]*(?![\w'’-]|\s[^\W\d_a-zß-ÿ]))?"
)
_OF = re.compile(r"\b(?:de |del |d['’])\Z")
"""Before a name it makes the first word part of the office ("secrétaire d'État Olivier Brand")."""
_LEAST_CONTENT = 2
"""Words of what is said, below which a cue is not one."""
_CLAUSE = re.compile(r"(?:que|qu['’]|dass|daß|avoir|être)(?!\w)", re.IGNORECASE)
"""Begins what is said, never who says it."""

_SMALL_WORD = re.compile(r"\s*[a-zß-ÿ]{1,6}\s*")
"""An article or preposition before a time ("einer am Montag veröffentlichten Studie"), which is no source."""

_PLACE_OF_SAYING = re.compile(
    r"(?:en|ante|durante|dans|sur|devant|im|beim)\s(?:l['’]|\w)|(?:En|Ante|Durante|Dans|Sur|Devant|Im|Beim)\s[a-zß-ÿ]"
)
"""Begins where something was said, not by whom ("dijo en la radio"); "En Marche" is a name."""

_SUBJECT = re.compile(r"[^,;:\d]{2,80}, (?:[^\W\d_a-zß-ÿ][\w'’.-]*\s?){2,4}")
"""Somebody and their name, of whom a verb behind it tells: nothing that is said ("La directrice, Marie Roe, …")."""

_BEFORE_TIME = 3
"""Letters before a time that may belong to it ("am Montag")."""
_JOINT = re.compile(r"\s(?:y|e|et|und)\s")
_DENIAL_REACH = 40
_DENIAL_BEFORE = re.compile(
    r"(?<!\w)(?:(?:n['’]\w*|ne)(?: \w+){0,2}|(?:pas|jamais|no|nunca|jamás|tampoco|nicht|nie|niemals)"
    r"(?: (?!s[oó]lo|solamente|seulement|uniquement|nur|bloß)\w+)?)\s?\Z"
)
_DENIAL_BEHIND = re.compile(r"\s(?:pas|jamais|nicht|nie|niemals|nunca)(?!\w| (?:nur|seulement|uniquement|bloß)\b)")
"""What denies a saying right before or behind its verb."""

_MOST_JOINTS = 8
_MOST_SPEAKERS = 2
_LEAST_TOLD = 3
"""Words that the outlet tells before somebody speaks, at least."""
_LEAST_QUOTED = 4
_PRONOUN_REACH = 2


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says (``content``, a span of the body), and by whom; ``attribution`` is None where it is the
    outlet's."""

    content: Span
    attribution: Attribution | None = None


def read_speech(
    body: str,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    times: Sequence[Sequence[TimeExpression]],
    tongue: Tongue,
    day: dt.date | None = None,
) -> tuple[Said, ...]:
    """What each sentence says, row ``i`` for sentence ``i``; a quotation over several has the speaker of any of them.

    What is to come after ``day`` is planned ("soll 2027 fertig sein"), not reported by somebody.
    """
    said: list[Said] = []
    for sentence, row in zip(sentences, times, strict=True):
        words = Span(behind_opening_mark(body, sentence.span), sentence.span.end)
        one = _read_sentence(body, words, row, tongue, _last_speaker(said))
        if one.attribution is None:
            one = _relayed(body, one, tongue.speech, said, is_ahead=any(_is_ahead(time, day) for time in row))
        said.append(one)
    return tuple(_in_quotations(body, sentences, quotations, said))


def parts_of(body: str, sentence: Sentence, times: Sequence[TimeExpression], tongue: Tongue) -> tuple[Sentence, ...]:
    """The sentence as what the outlet or somebody tells and what another says behind it; itself where that is no two.

    "La ciudad cerró el puente | y el ministro niega que …", "Die Brücke fiel; | die Stadt sagte, dass …".
    """
    span, words = Span(behind_opening_mark(body, sentence.span), sentence.span.end), tongue.speech
    if any(pattern.search(body, span.start, span.end) for pattern in words.trailing):
        return (sentence,)
    whole = _led(body, span, times, words, None)
    begins = span.end if whole is None or whole.attribution is None else _begin_of(whole.attribution, span.end)
    for joint in islice(words.joints.finditer(body, span.start, span.end), _MOST_JOINTS):
        if joint.start() > begins and not joint["sure"]:
            # "dijo que costó 3 millones y el puente …": what was said goes on.
            break
        own = trimmed(body, span.start, joint.start())
        rest = Span(joint.end(), span.end)
        said = _led(body, rest, times, words, None) if _may_be_told(body, own, joint, tongue) else None
        if said is None or said.attribution is None:
            continue
        if joint["sure"] or not _speak_together(said.attribution, body, words):
            return replace(sentence, span=Span(sentence.span.start, own.end)), replace(sentence, span=rest)
    return (sentence,)


def _begin_of(attribution: Attribution, end: int) -> int:
    return attribution.cue.start if attribution.cue is not None else end


def _may_be_told(body: str, own: Span, joint: re.Match[str], tongue: Tongue) -> bool:
    """Whether words before a joint can be a clause of the outlet's: unquoted, and with a verb where that may be missing."""
    text = body[own.start : own.end]
    if len(text.split()) < _LEAST_TOLD or _QUOTE_MARKS.search(text):
        return False
    return joint["sure"] is not None or tongue.judging.past.search(fold(text)) is not None


def _speak_together(attribution: Attribution, body: str, words: SpeechWords) -> bool:
    """Whether one behind a joint says it with somebody before it ("el alcalde y | el ministro dijeron que …")."""
    source = attribution.source
    if source is None or _JOINT.search(body, source.start, source.end):
        return False
    is_one = words.alone.match(body, source.start, source.end) is not None
    return is_one and words.several.search(attribution.cue_verb or "") is not None


def _last_speaker(said: Sequence[Said]) -> str | None:
    """Whom a pronoun may stand for: who spoke in one of the sentences right before."""
    speakers = (one.attribution.speaker for one in reversed(said[-_PRONOUN_REACH:]) if one.attribution is not None)
    return next((speaker for speaker in speakers if speaker is not None and " " in speaker), None)


def _read_sentence(body: str, span: Span, times: Sequence[TimeExpression], tongue: Tongue, last: str | None) -> Said:
    words = tongue.speech
    for pattern in words.trailing:
        match = pattern.search(body, span.start, span.end)
        if match is not None and (said := _trailing(body, span, match, times, words, last)):
            return said
    return _led(body, span, times, words, last) or Said(span)


def _led(body: str, span: Span, times: Sequence[TimeExpression], words: SpeechWords, last: str | None) -> Said | None:
    """What is said behind who says it at the beginning of ``span``; None where nobody does."""
    for pattern, cuts in words.leading:
        match = pattern.match(body, span.start, span.end)
        if match is None:
            continue
        attribution = _attribution(body, match, times, words, last)
        rest = trimmed(body, match.end(), span.end)
        if attribution is not None and len(body[rest.start : rest.end].split()) >= _LEAST_CONTENT:
            return Said(rest if cuts else span, attribution)
    return None


def _is_ahead(time: TimeExpression, day: dt.date | None) -> bool:
    begins = time.start or time.end
    return day is not None and begins is not None and begins > day


def signs_of_hearsay(folded: str, words: SpeechWords) -> Iterator[re.Match[str]]:
    """The words that say that somebody says so, a mood only where it is no condition or plan."""
    told, *moods = words.hearsay
    if found := told.search(folded):
        yield found
    if words.unsaid.search(folded) is None:
        yield from (found for mood in moods if (found := mood.search(folded)))


def in_indirect_speech(folded: str, words: SpeechWords) -> re.Match[str] | None:
    """The verb in the mood of indirect speech."""
    return None if words.indirect is None or words.unsaid.search(folded) else words.indirect.search(folded)


def _relayed(body: str, one: Said, words: SpeechWords, before: Sequence[Said], *, is_ahead: bool) -> Said:
    """The sentence as reported where its mood or a word says that somebody else says so.

    In the mood of indirect speech it is whoever spoke in the sentence before.
    """
    text = fold(body[one.content.start : one.content.end])
    if in_indirect_speech(text, words):
        last = before[-1].attribution if before else None
        speaker = last.speaker if last is not None else None
        return Said(one.content, Attribution(speaker, None, None, voice=Voice.REPORTED))
    sign = next(signs_of_hearsay(text, words), None)
    if sign is not None and not (is_ahead and sign[1] in words.planned):
        return Said(one.content, Attribution(None, None, None, force=Force.CLAIMED, voice=Voice.REPORTED))
    return one


def _trailing(
    body: str, span: Span, match: re.Match[str], times: Sequence[TimeExpression], words: SpeechWords, last: str | None
) -> Said | None:
    content = trimmed(body, span.start, match.start())
    is_short = len(body[content.start : content.end].split()) < _LEAST_CONTENT
    if is_short or _SUBJECT.fullmatch(body, content.start, content.end):
        return None
    attribution = _attribution(body, match, times, words, last)
    if attribution is None:
        return None
    count = len(body[content.start : content.end].split())
    is_inserted = count < _LEAST_BEFORE_INSERTED and match.groupdict().get("appositive") is not None
    return Said(span if is_inserted and body[content.start] not in _MARKS else content, attribution)


def _attribution(
    body: str, match: re.Match[str], times: Sequence[TimeExpression], words: SpeechWords, last: str | None
) -> Attribution | None:
    source = _without_times(body, Span(*match.span("source")), times)
    text = body[source.start : source.end]
    if any(time.span.start <= source.start + _BEFORE_TIME and source.end <= time.span.end for time in times):
        # "Anna Roth, die Direktorin, sagte am Montag, dass …": a day says nothing.
        return None
    if not text or len(text.split()) > _MOST_SOURCE_WORDS or _CLAUSE.match(text):
        return None
    cue = Span(*match.span("cue"))
    if _is_denied(body, cue):
        return None
    lowered = body[cue.start : cue.end].lower()
    force = next((force for start, force in words.forces.items() if start in lowered), Force.SAID)
    is_left_out = text.lower() in words.pronouns or _PLACE_OF_SAYING.match(text) is not None
    named = _names_first(text, words) or _named_beside(match, words) or speaker_of(text, words)
    speaker = last if is_left_out else named
    return Attribution(speaker, source, cue, lowered, force, Voice.REPORTED)


def _is_denied(body: str, cue: Span) -> bool:
    """Whether it is said that somebody did not say so ("n'a pas dit que", "no dijo que", "sagte nicht, dass")."""
    before = body[max(cue.start - _DENIAL_REACH, 0) : cue.start]
    return _DENIAL_BEFORE.search(before) is not None or _DENIAL_BEHIND.match(body, cue.end) is not None


def _names_first(source: str, words: SpeechWords) -> str | None:
    """The name that a source begins with, or the two that it joins ("Ana Ruiz", "Anna Roth und Jan Au")."""
    sides = _JOINT.split(source)
    names = [_name_at_start(side, words) for side in sides]
    if len(sides) > _MOST_SPEAKERS or None in names:
        return _name_at_start(source, words)
    return "".join(str(name) + joint for name, joint in zip(names, (*_JOINT.findall(source), ""), strict=True))


def _name_at_start(text: str, words: SpeechWords) -> str | None:
    found = None if words.articles.match(text) else _NAME.match(text)
    return _name_in(found.group(), words) if found is not None else None


def _named_beside(match: re.Match[str], words: SpeechWords) -> str | None:
    """The name of somebody whose office is the source ("Le directeur de l'agence, Marc Leroy, …")."""
    beside = match.groupdict().get("appositive")
    return _name_in(beside, words) if beside else None


def _without_times(body: str, source: Span, times: Sequence[TimeExpression]) -> Span:
    """The source without a time at its beginning or end ("am Montag der Minister")."""
    start, end = source.start, source.end
    for time in times:
        if time.span.start <= start + _BEFORE_TIME and start < time.span.end < end:
            start = time.span.end
        elif start < time.span.start < end:
            is_begun = _SMALL_WORD.fullmatch(body, start, time.span.start) is None
            start, end = (start, time.span.start) if is_begun else (time.span.end, end)
    found = trimmed(body, start, end)
    tail = re.search(r"\s(?:am|im|vom|el|le|en)\Z", body[found.start : found.end])
    return Span(found.start, found.end - len(tail.group())) if tail else found


def speaker_of(source: str, words: SpeechWords) -> str | None:
    """The name in a source ("Ministerin Petra Sommer" -> "Petra Sommer"), else the source without its article."""
    plain = _QUOTE_MARKS.sub("", re.sub(r"\s*\([^()]{0,80}\)", "", source)).strip(_MARKS + ",")
    bare = words.articles.sub("", plain).strip()
    return _name_in(bare, words) or bare or None


def _name_in(text: str, words: SpeechWords) -> str | None:
    """The first name of two words or more, titles before it dropped."""
    for name in _NAME.finditer(text):
        parts = name.group().split()
        if len(parts) > 2 and _OF.search(text, 0, name.start()):
            parts.pop(0)
        while len(parts) > 1 and words.titles.search(parts[0].lower()):
            parts.pop(0)
        if len(parts) > 1 and parts[0][0].isupper():
            return " ".join(parts).rstrip(".")
    return None


def _in_quotations(
    body: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation], said: Sequence[Said]
) -> list[Said]:
    """The same with what is quoted marked, and quotations of several sentences given their speaker."""
    rows = list(said)
    starts = [sentence.span.start for sentence in sentences]
    for quotation in quotations:
        first = max(bisect_right(starts, quotation.inner.start) - 1, 0)
        last = bisect_left(starts, quotation.inner.end)
        inside = [i for i in range(first, last) if _is_mostly_in(body, rows[i].content, quotation.span)]
        known = next((rows[i].attribution for i in inside if rows[i].attribution is not None), None)
        for i in inside:
            content = _inner(body, rows[i].content, quotation)
            own = rows[i].attribution or known
            if own is not None:
                own = Attribution(own.speaker, own.source, own.cue, own.cue_verb, own.force, Voice.QUOTED)
            rows[i] = Said(content, own or Attribution(None, None, None, voice=Voice.QUOTED))
    return rows


def _is_mostly_in(body: str, content: Span, quotation: Span) -> bool:
    """Whether all that is said stands in the quotation, its end marks aside."""
    inside = Span(max(content.start, quotation.start), min(content.end, quotation.end))
    outside = body[content.start : inside.start] + body[inside.end : content.end]
    if inside.start >= inside.end or len(body[inside.start : inside.end].split()) < _LEAST_QUOTED - 1:
        return False
    return not outside.strip(_MARKS + ".,!?")


def _inner(body: str, content: Span, quotation: Quotation) -> Span:
    found = trimmed(body, max(content.start, quotation.inner.start), min(content.end, quotation.inner.end))
    return found if found.start < found.end else content
