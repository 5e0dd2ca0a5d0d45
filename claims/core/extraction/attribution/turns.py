"""Who speaks in a transcript: interviews as questions and answers, debates with a name before each turn, speeches.

"Q: Has it helped?", "Ana Ruiz (Leeds East): I thank the minister.", "MAYOR RUIZ: We opened nine clinics.", and a text whose
headline calls it the transcript of somebody's speech. A label is a sentence of its own; what follows it is that speaker's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claims.core.extraction.attribution.signed_texts import post_lines, signed_letter
from claims.core.extraction.attribution.sources import Directory
from claims.core.extraction.attribution.unlabeled_interviews import answers_of
from claims.core.extraction.lexicon.calendar_words import MONTHS, WEEKDAYS
from claims.core.extraction.lexicon.geography import PLACES
from claims.core.extraction.lexicon.people import FIRST_NAMES, HONORIFICS, INSTITUTIONS, ORGANIZATION_WORDS, TITLES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention, find_mentions
from claims.core.extraction.tagging.parsed import ParsedSentence, parse_sentences
from claims.core.extraction.tagging.tagger import FINITE, is_known
from claims.core.extraction.text.body import trimmed
from claims.core.records import Sentence, Span

_LABEL = re.compile(r"(?:\*\*)?(?P<name>[^\W\d_][^:\n\"“”?!]{0,110}?)(?:\*\*)?(?P<mark>:(?:\*\*)?)[^\S\n]{1,3}(?=\S)")
_IN_BRACKETS = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_NUMBER = re.compile(r"\d{1,3}[.)]")
_QUOTED = re.compile(r'["“][^"”\n]*["”]')
_WORD = re.compile(r"[\w'’]+")
_QUESTION, _ANSWER = words("q question"), words("a answer")
_LINKS = words("of for the and de van von der den al la le du di")
_MOST_WORDS = 14
"""Words of a label at most: "The Parliamentary Under-Secretary of State for Health (Femi Roe)"."""
_THREAD = re.compile(r"\d{1,2}/(?:\d{1,2})?\s")
"""How the posts of a thread are numbered."""
_LEAST_LABELS = 3
"""Labels of a transcript at least, one of them twice."""
_LEAST_SHARE = 0.25
"""Share of the paragraphs from the first label to the last that have one, at least: else it is prose with a few of them."""
_LEAST_SPOKEN = 1 / 3
"""Share of the turns with a word for whoever speaks, at least, where the labels alone do not tell people."""
_ROLE = r"(?:[A-Z][\w.]* ){0,3}"
_ADDRESS = r"(?:speech|remarks|address)"
_SPEECH = re.compile(
    r"\W*(?i:read:? |watch:? )?(?i:the )?(?i:(?:full|complete|official|edited|prepared) )*(?i:transcript|text|remarks)"
    rf"(?i: of| by|:| [-–—])(?i: (?:the )?(?:full )?{_ADDRESS} by)? {_ROLE}NAME\b"
    rf"|\W*(?i:(?:[a-z]+ ){{0,2}}{_ADDRESS} (?:given |delivered )?by) {_ROLE}NAME\b"
    rf"|{_ROLE}NAME: (?i:(?:[a-z]+ ){{0,2}}{_ADDRESS} (?:to|at|on|in)) "
    rf"|{_ROLE}NAME['’]s (?:[\w-]+ ){{0,3}}(?i:{_ADDRESS}\b.*\b(?:in full(?! \w)|transcript|full text)\b)"
    rf"|{_ROLE}NAME['’]s (?i:(?:full|prepared) {_ADDRESS})\b"
)
"""Headings of speeches with NAME for the name: "Transcript: Ana Ruiz's address", "Speech by Ana Ruiz at York"."""
_LONGEST_HEADING = 200
_FIRST_PERSON = words("i i'm i've i'll we we're we've we'll my our")
_OBJECTS = words("me us myself ourselves")
"""Words for whoever speaks that reporters use for themselves as well ("told us")."""
_ADDRESSED = words("you your you're you've thank")
_OLDEST = 120
_LEAST_FIRST = 0.15
"""Share of a speech's sentences with a word for the speaker at least: an article about a speech has fewer."""


@dataclass(frozen=True, slots=True)
class Turns:
    """By index of a sentence who speaks in it, None where it is said by nobody who is named; ``labels`` name them only."""

    speakers: Mapping[int, str | None]
    labels: Mapping[int, Span]
    """The sentences that are a label, by index, with their spans."""
    label_of: Mapping[int, Span]
    """By index of a sentence the label before it, if it is a turn with one."""


NO_TURNS = Turns({}, {}, {})


def cut_labels(body: str, sentences: Sequence[Sentence]) -> tuple[tuple[Sentence, ...], tuple[int, ...]]:
    """The sentences with the labels of a transcript cut off as sentences of their own, and the indexes of these."""
    found = {at: label for at, label in _labels(body, sentences) if label is not None}
    if not _is_transcript(body, sentences, found):
        return tuple(sentences), ()
    cut: list[Sentence] = []
    indexes: list[int] = []
    for at, sentence in enumerate(sentences):
        label = found.get(at)
        if label is None:
            cut.append(sentence)
            continue
        indexes.append(len(cut))
        cut.append(Sentence(Span(sentence.span.start, label.end), sentence.paragraph))
        rest = trimmed(body, label.end, sentence.span.end)
        if rest.start < rest.end:
            cut.append(Sentence(rest, sentence.paragraph))
    return tuple(cut), tuple(indexes)


def find_turns(
    body: str,
    headline: str,
    parsed: Sequence[ParsedSentence],
    mentions: Sequence[Sequence[Mention]],
    labels: Sequence[int],
    *,
    directory: Directory,
) -> Turns:
    """Who speaks in which sentence; ``labels`` are the indexes of those that only name a speaker."""
    if not labels:
        return (
            _turns_of_posts(body, parsed, mentions, directory)
            or _turns_of_answers(body, headline, parsed, mentions, directory)
            or _turns_of_text(body, headline, parsed, mentions)
        )
    interviewed = _interviewed(headline, parsed[: labels[0]], mentions, directory)
    speakers: dict[int, str | None] = {}
    label_of: dict[int, Span] = {}
    for at, following in zip(labels, (*labels[1:], None), strict=True):
        name = _name_in(body, parsed[at].span)
        if name.lower() in _QUESTION:
            continue
        speaker = interviewed if name.lower() in _ANSWER else _full_name(name, mentions[at], directory)
        for index in range(at + 1, _end_of_turn(parsed, at, following)):
            speakers[index], label_of[index] = speaker, parsed[at].span
    return Turns(speakers, {at: parsed[at].span for at in labels}, label_of)


def _end_of_turn(parsed: Sequence[ParsedSentence], label: int, following: int | None) -> int:
    """Where the words behind a label end: with its paragraph, or the last one before ``following`` that says "I" or "we".

    What else stands between two turns is told by the reporter ("Outside, protesters burned 12 cars.").
    """
    paragraph = parsed[label].sentence.paragraph
    last = len(parsed) if following is None else following
    turn = parsed[label + 1 : last]
    own = [row.sentence.paragraph for row in turn if following is not None and _is_in_first_person(row)]
    end = max([paragraph, *own])
    return next((row.index for row in turn if row.sentence.paragraph > end), last)


def _labels(body: str, sentences: Sequence[Sentence]) -> Iterable[tuple[int, Span | None]]:
    """By sentence that opens a paragraph the span of its label with the colon, None where it has none."""
    paragraph = -1
    for at, sentence in enumerate(sentences):
        # "1. Ana Ruiz (Leeds East): What steps …": a number may stand before the label.
        counted = at > 0 and _NUMBER.fullmatch(body, sentences[at - 1].span.start, sentences[at - 1].span.end)
        if sentence.paragraph != paragraph or counted:
            paragraph = sentence.paragraph
            match = _LABEL.match(body, sentence.span.start, sentence.span.end)
            if match is not None and _names_speaker(match["name"]):
                yield at, Span(match.start(), match.end("mark"))


def _names_speaker(label: str) -> bool:
    """Whether words before a colon are somebody's name or office rather than a heading ("Attendance", "The verdict")."""
    if label.lower() in _QUESTION | _ANSWER:
        return True
    bare = _IN_BRACKETS.sub("", label).split()
    if not bare or len(label.split()) > _MOST_WORDS or " ".join(bare) in PLACES:
        return False
    if any(not word[:1].isupper() and word.lower() not in _LINKS for word in bare):
        return False
    lowered = [word.lower().strip(".,'’") for word in bare]
    named = any(not (is_known(word) or word in WEEKDAYS or word in MONTHS) for word in lowered if word not in _LINKS)
    titled = len(bare) > 1 and (lowered[0] in HONORIFICS or lowered[0] in TITLES)
    return named or titled or len(bare) < len(label.split())


def _name_in(body: str, label: Span) -> str:
    """The name in a label: in brackets behind an office ("The Secretary of State (Ana Ruiz)"), else before any brackets."""
    text = body[label.start : label.end].replace("*", "").strip().rstrip(":").strip()
    bracket = _IN_BRACKETS.search(text)
    inside = bracket.group()[1:-1].strip() if bracket is not None else ""
    if text.startswith("The ") and " " in inside:
        return inside
    name = " ".join(_IN_BRACKETS.sub("", text).split())
    return name.title() if name.isupper() and len(name) > 1 else name


def _is_transcript(body: str, sentences: Sequence[Sentence], found: Mapping[int, Span]) -> bool:
    if len(found) < _LEAST_LABELS:
        return False
    names = [_name_in(body, span) for span in found.values()]
    counts = Counter(_without_honorific(name).lower() for name in names)
    # "Roe:" goes on for "Ana Ruiz Roe:".
    if max(count + (counts[name.split()[-1]] if " " in name else 0) for name, count in counts.items()) < 2:
        return False
    labeled = sorted({sentences[at].paragraph for at in found})
    if len(labeled) < _LEAST_SHARE * (labeled[-1] - labeled[0] + 1):
        return False
    return 2 * sum(map(_is_person, names)) >= len(names) or _is_spoken(body, found)


def _without_honorific(name: str) -> str:
    return " ".join(word for word in name.split() if word.lower().rstrip(".") not in HONORIFICS) or name


def _is_person(name: str) -> bool:
    """Whether a name before a colon is surely a person's, or their office, rather than a place or body ("Velm Bank")."""
    if name.lower() in _QUESTION | _ANSWER:
        return True
    parts = [part.lower() for part in name.removeprefix("The ").split()]
    if parts[-1] in ORGANIZATION_WORDS | INSTITUTIONS:
        return False
    named = len(parts) > 1 and (parts[0] in FIRST_NAMES or parts[0] in TITLES)
    return named or parts[0] in HONORIFICS or (name.startswith("The ") and parts[0] in TITLES)


def _is_spoken(body: str, found: Mapping[int, Span]) -> bool:
    """Whether those behind the labels speak of themselves or to somebody: in two turns, and in a good part of them."""
    ends = [body.find("\n", span.end) for span in found.values()]
    lines = [body[span.end : end if end > 0 else None] for span, end in zip(found.values(), ends, strict=True)]
    said = [_WORD.findall(_QUOTED.sub("", line).lower()) for line in lines]
    spoken = sum(1 for words_ in said if not (_FIRST_PERSON | _ADDRESSED).isdisjoint(words_))
    return spoken >= max(2, _LEAST_SPOKEN * len(said))


def _full_name(name: str, mentions: Sequence[Mention], directory: Directory) -> str:
    people = [mention for mention in mentions if mention.kind is NameKind.PERSON]
    bare = _without_honorific(name)
    surname = directory.full_name(bare.split()[-1])
    if " " in surname and not surname.isupper():
        return surname
    return directory.full_name(people[-1].name) if people and people[-1].name in name else bare


def _interviewed(
    headline: str, before: Sequence[ParsedSentence], mentions: Sequence[Sequence[Mention]], directory: Directory
) -> str | None:
    """Who answers: the one person whom the headline names, else the one that the lines before the first question do."""
    introduced = [m for parsed in before for m in mentions[parsed.index]]
    for named in (mentions_in(headline), introduced):
        people = {directory.full_name(m.name) for m in named if m.kind is NameKind.PERSON and " " in m.name}
        if len(people) == 1:
            return people.pop()
    return None


def _only_aged(
    before: Sequence[ParsedSentence], mentions: Sequence[Sequence[Mention]], directory: Directory
) -> str | None:
    """The one person who is introduced with an age ("Ana Ruiz, 61, took over a dairy from Ben Doe")."""
    people = {
        directory.full_name(m.name)
        for row in before
        for m in mentions[row.index]
        if m.kind is NameKind.PERSON and " " in m.name and _has_age(row, m)
    }
    return people.pop() if len(people) == 1 else None


def _has_age(parsed: ParsedSentence, mention: Mention) -> bool:
    behind = [token.text for token in parsed.tokens[mention.last : mention.last + 2]]
    return len(behind) > 1 and behind[0] in ",(" and behind[1].isdigit() and 0 < int(behind[1][:4]) < _OLDEST


def mentions_in(headline: str) -> list[Mention]:
    """The names in a headline."""
    if not headline:
        return []
    sentence = Sentence(Span(0, len(headline)), 0)
    return [mention for row in find_mentions(headline, parse_sentences(headline, [sentence], ())) for mention in row]


def _turns_of_posts(
    body: str, parsed: Sequence[ParsedSentence], mentions: Sequence[Sequence[Mention]], directory: Directory
) -> Turns | None:
    """The posts of a text, each below the line that names its account; None where it has none."""
    accounts = post_lines(body, parsed)
    lines = sorted(accounts)
    speakers: dict[int, str | None] = {}
    label_of: dict[int, Span] = {}
    for at, following in zip(lines, (*lines[1:], None), strict=False):
        for index in range(at + 1, _end_of_post(body, parsed, at, following)):
            speakers[index] = _full_name(accounts[at], mentions[at], directory)
            label_of[index] = parsed[at].span
    return Turns(speakers, {at: parsed[at].span for at in lines}, label_of) if lines else None


def _turns_of_answers(
    body: str,
    headline: str,
    parsed: Sequence[ParsedSentence],
    mentions: Sequence[Sequence[Mention]],
    directory: Directory,
) -> Turns | None:
    """The answers of an interview without labels; None where a text is none, or names nobody who answers."""
    found = answers_of(
        body,
        parsed,
        speaks=lambda row: _has_any(row, _FIRST_PERSON | _OBJECTS),
        asks_somebody=lambda row: _has_any(row, _ADDRESSED),
    )
    if found is None:
        return None
    before = parsed[: found[0]]
    speaker = _interviewed(headline, before, mentions, directory) or _only_aged(before, mentions, directory)
    return None if speaker is None else Turns(dict.fromkeys(found[1], speaker), {}, {})


def _end_of_post(body: str, parsed: Sequence[ParsedSentence], line: int, following: int | None) -> int:
    """Where a post ends: before the line of the next one, the last with its paragraph and those that are numbered."""
    if following is not None:
        return following
    numbered = [row.sentence.paragraph for row in parsed[line + 1 :] if _THREAD.match(body, row.span.start)]
    last = max([row.sentence.paragraph for row in parsed[line + 1 : line + 2]] + numbered, default=0)
    return next((row.index for row in parsed[line + 1 :] if row.sentence.paragraph > last), len(parsed))


def _turns_of_text(
    body: str, headline: str, parsed: Sequence[ParsedSentence], mentions: Sequence[Sequence[Mention]]
) -> Turns:
    """A text that is one person's words from beginning to end: a letter with a signature, a speech by its heading."""
    letter = signed_letter(body, parsed)
    if letter is not None and any(_is_in_first_person(parsed[at]) for at in letter[0]):
        return Turns(dict.fromkeys(letter[0], letter[1]), {}, {})
    return _turns_of_speech(body, headline, parsed, mentions)


def _turns_of_speech(
    body: str, headline: str, parsed: Sequence[ParsedSentence], mentions: Sequence[Sequence[Mention]]
) -> Turns:
    """Most of a text that its headline or first line calls the transcript of a speech by the one person named there."""
    if not parsed:
        return NO_TURNS
    heading = parse_sentences(headline, [Sentence(Span(0, len(headline)), 0)], ()) if headline else ()
    found = [row for of_headline in find_mentions(headline, heading) for row in of_headline]
    for title, rows, named, first in ((headline, heading, found, 0), (body, parsed[:1], mentions[0], 1)):
        speaker = _speaker_of_heading(title, rows[0], named) if rows else None
        if speaker is not None:
            return Turns(dict.fromkeys(_spoken_part(parsed[first:]), speaker), {}, {})
    return NO_TURNS


def _speaker_of_heading(text: str, parsed: ParsedSentence, named: Sequence[Mention]) -> str | None:
    """The one person whose speech a heading without a verb says that it is; None for any other heading."""
    people = [mention for mention in named if mention.kind is NameKind.PERSON and " " in mention.name]
    if not people or parsed.span.end - parsed.span.start > _LONGEST_HEADING:
        return None
    described, name = people[0].described, people[0].span
    if any(text[name.end : other.described.start].strip() in ("and", ",", "&") for other in people[1:]):
        return None
    shape = f"{text[parsed.span.start : described.start]}NAME{text[name.end : parsed.span.end]}"
    tells = any(token.tag in FINITE for token in parsed.tokens if token.start >= name.end)
    return people[0].name if not tells and _SPEECH.match(shape) else None


def _spoken_part(parsed: Sequence[ParsedSentence]) -> list[int]:
    """The sentences of a speech, from the first paragraph that says "I", "we" or "you" to the last; else none.

    What stands before or behind is the outlet's ("The Mour Gazette sells 3,000 copies.").
    """
    if sum(map(_is_in_first_person, parsed)) < max(2, _LEAST_FIRST * len(parsed)):
        return []
    own = [row.sentence.paragraph for row in parsed if _is_in_first_person(row) or _has_any(row, _ADDRESSED)]
    return [row.index for row in parsed if own[0] <= row.sentence.paragraph <= own[-1]]


def _is_in_first_person(parsed: ParsedSentence) -> bool:
    return _has_any(parsed, _FIRST_PERSON)


def _has_any(parsed: ParsedSentence, wanted: frozenset[str]) -> bool:
    """Whether one of the words stands outside quotation marks."""
    return any(token.lower in wanted and not parsed.quoted[at] for at, token in enumerate(parsed.tokens))
