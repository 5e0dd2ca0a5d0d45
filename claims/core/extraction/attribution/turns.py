"""Who speaks in a transcript: interviews as questions and answers, debates with a name before each turn, speeches.

"Q: Has it helped?", "Ana Ruiz (Leeds East): I thank the minister.", "MAYOR RUIZ: We opened nine clinics.", and a text whose
headline calls it the transcript of somebody's speech. A label is a sentence of its own; what follows it is that speaker's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claims.core.extraction.attribution.sources import Directory
from claims.core.extraction.lexicon.people import HONORIFICS, TITLES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.names import Mention, NameKind, find_mentions
from claims.core.extraction.tagging.parsed import ParsedSentence, parse_sentences
from claims.core.extraction.tagging.tagger import is_known
from claims.core.extraction.text.body import trimmed
from claims.core.records import Sentence, Span

_LABEL = re.compile(r"(?:\*\*)?(?P<name>[^\W\d_][^:\n\"“”?!]{0,110}?)(?:\*\*)?:(?:\*\*)?[^\S\n]{1,3}(?=\S)")
_IN_BRACKETS = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_NUMBER = re.compile(r"\d{1,3}[.)]")
_QUESTION, _ANSWER = words("q question"), words("a answer")
_LINKS = words("of for the and de van von der den al la le du di")
_MOST_WORDS = 14
"""Words of a label at most: "The Parliamentary Under-Secretary of State for Health (Femi Roe)"."""
_LEAST_LABELS = 3
"""Labels of a transcript at least, one of them twice."""
_LEAST_SHARE = 0.25
"""Share of the paragraphs from the first label to the last that have one, at least: else it is prose with a few of them."""
_SPEECH = re.compile(
    r"\btranscript\b|\b(?:full|prepared) text\b|\bfull speech\b|\bin full\b|\bremarks (?:by|of)\b|"
    r"'s (?:full )?(?:remarks|speech|address)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = words("i i'm i've i'll we we're we've we'll my our")
_LEAST_FIRST = 0.15
"""Share of a speech's sentences with a word for the speaker at least: an article about a speech has fewer."""


@dataclass(frozen=True, slots=True)
class Turns:
    """By index of a sentence who speaks in it, None where it is said by nobody who is named; ``labels`` name them only."""

    speakers: Mapping[int, str | None]
    labels: Mapping[int, Span]
    """The sentences that are a label, by index, with their spans."""

    def label_of(self, index: int) -> Span | None:
        """The last label before a sentence."""
        before = [at for at in self.labels if at <= index]
        return self.labels[max(before)] if before else None


NO_TURNS = Turns({}, {})


def cut_labels(body: str, sentences: Sequence[Sentence]) -> tuple[tuple[Sentence, ...], tuple[int, ...]]:
    """The sentences with the labels of a transcript cut off as sentences of their own, and the indexes of these."""
    found = {at: label for at, label in _labels(body, sentences) if label is not None}
    if not _is_transcript(sentences, {at: _name_in(body, span) for at, span in found.items()}):
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
) -> Turns:
    """Who speaks in which sentence; ``labels`` are the indexes of those that only name a speaker."""
    directory = Directory()
    for row in mentions:
        for mention in row:
            directory.add(mention)
    if not labels:
        return _turns_of_speech(body, headline, parsed, mentions)
    interviewed = _interviewed(headline, parsed[: labels[0]], mentions, directory)
    speakers: dict[int, str | None] = {}
    for at, following in zip(labels, (*labels[1:], None), strict=True):
        name = _name_in(body, parsed[at].span)
        if name.lower() in _QUESTION:
            continue
        speaker = interviewed if name.lower() in _ANSWER else _full_name(name, mentions[at], directory)
        last = len(parsed) if following is None else following
        for index in range(at + 1, last):
            if following is not None or parsed[index].sentence.paragraph == parsed[at].sentence.paragraph:
                speakers[index] = speaker
    return Turns(speakers, {at: parsed[at].span for at in labels})


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
                yield at, Span(match.start(), body.index(":", match.end("name")) + 1)


def _names_speaker(label: str) -> bool:
    """Whether words before a colon are somebody's name or office rather than a heading ("Attendance", "The verdict")."""
    if label.lower() in _QUESTION | _ANSWER:
        return True
    bare = _IN_BRACKETS.sub("", label).split()
    if not bare or len(label.split()) > _MOST_WORDS:
        return False
    if any(not word[:1].isupper() and word.lower() not in _LINKS for word in bare):
        return False
    lowered = [word.lower().strip(".,'’") for word in bare]
    named = any(not is_known(word) for word in lowered if word not in _LINKS)
    titled = len(bare) > 1 and (lowered[0] in HONORIFICS or lowered[0] in TITLES)
    return named or titled or len(bare) < len(label.split())


def _name_in(body: str, label: Span) -> str:
    """The name in a label: in brackets behind an office ("The Secretary of State (Ana Ruiz)"), else before any brackets."""
    text = body[label.start : label.end].replace("*", "").rstrip(":").strip()
    bracket = _IN_BRACKETS.search(text)
    inside = bracket.group()[1:-1].strip() if bracket is not None else ""
    if text.startswith("The ") and " " in inside:
        return inside
    name = " ".join(_IN_BRACKETS.sub("", text).split())
    return name.title() if name.isupper() and len(name) > 1 else name


def _is_transcript(sentences: Sequence[Sentence], names: Mapping[int, str]) -> bool:
    if len(names) < _LEAST_LABELS:
        return False
    counts = Counter(name.split()[-1].lower() for name in names.values())
    if max(counts.values()) < 2:
        return False
    labeled = sorted({sentences[at].paragraph for at in names})
    return len(labeled) >= _LEAST_SHARE * (labeled[-1] - labeled[0] + 1)


def _full_name(name: str, mentions: Sequence[Mention], directory: Directory) -> str:
    people = [mention for mention in mentions if mention.kind is NameKind.PERSON]
    bare = " ".join(word for word in name.split() if word.lower().rstrip(".") not in HONORIFICS) or name
    surname = directory.full_name(bare.split()[-1])
    if " " in surname:
        return surname
    return directory.full_name(people[-1].name) if people and people[-1].name in name else bare


def _interviewed(
    headline: str, before: Sequence[ParsedSentence], mentions: Sequence[Sequence[Mention]], directory: Directory
) -> str | None:
    """Who answers: the one person whom the headline names, else the one that the lines before the first question do."""
    introduced = [m for parsed in before for m in mentions[parsed.index]]
    for named in (_mentions_in(headline), introduced):
        people = {directory.full_name(m.name) for m in named if m.kind is NameKind.PERSON and " " in m.name}
        if len(people) == 1:
            return people.pop()
    return None


def _mentions_in(headline: str) -> list[Mention]:
    if not headline:
        return []
    sentence = Sentence(Span(0, len(headline)), 0)
    return [mention for row in find_mentions(headline, parse_sentences(headline, [sentence], ())) for mention in row]


def _turns_of_speech(
    body: str, headline: str, parsed: Sequence[ParsedSentence], mentions: Sequence[Sequence[Mention]]
) -> Turns:
    """All of a text that its headline or first line calls the transcript of a speech by the one person named there."""
    if not parsed:
        return NO_TURNS
    opening = body[parsed[0].span.start : parsed[0].span.end]
    for title, named, first in ((headline, _mentions_in(headline), 0), (opening, mentions[0], 1)):
        people = [mention for mention in named if mention.kind is NameKind.PERSON and " " in mention.name]
        if len(people) == 1 and len(title) < 200 and _SPEECH.search(title) and _is_in_first_person(parsed[first:]):
            return Turns({sentence.index: people[0].name for sentence in parsed[first:]}, {})
    return NO_TURNS


def _is_in_first_person(parsed: Sequence[ParsedSentence]) -> bool:
    own = [
        sentence
        for sentence in parsed
        if any(token.lower in _FIRST_PERSON and not sentence.quoted[at] for at, token in enumerate(sentence.tokens))
    ]
    return len(own) >= max(2, _LEAST_FIRST * len(parsed))
