"""Standalone texts of somebody's words: whose they are where a pronoun or nothing stands for the speaker."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from claims.core.extraction.attribution.sources import is_armed_body
from claims.core.extraction.clauses.pieces import OWNERS
from claims.core.extraction.figures.counted_nouns import singular_of
from claims.core.extraction.lexicon.people import PEOPLE
from claims.core.extraction.standalone.records import StandaloneText
from claims.core.extraction.standalone.written_out import phrase_text
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.records import Statement
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import has_finite
from claims.core.extraction.text.edits import Edit
from claims.core.records import Span

_PAIRS = {"“": "”", "‘": "’"}
_FIRST_PERSON = frozenset(("my", "our", "i"))
_THIRD_PERSON = {"'m": "is", "’m": "is", "am": "is", "'ve": "has", "’ve": "has", "have": "has"}
_OTHERS = {"he": frozenset(("she", "her")), "she": frozenset(("he", "his"))}
_THIRD = _OTHERS["he"] | _OTHERS["she"]
_BEHIND_HEAD = frozenset(("in", "of", "at", "for", "from", "with", "on", "by", "who", "briefed", "familiar", "close"))
_DETERMINERS = OWNERS | {"a", "an", "the", "one", "this", "that", "each", "every", "another"}
_POSSESSIVES = ("'s", "’s", "s'", "s’")
_PLURALS = frozenset(("police", "people", "staff", "troops", "clergy"))
"""Nouns of several whose form does not tell it."""
_GROUPS = frozenset(("group", "groups", "force", "forces", "crew", "staff"))
"""Nouns among those of people that a body may have for its name as well."""
_END_MARKS = ".!?…"


def speaker_subject(
    article: Article, parsed: ParsedSentence, words: tuple[int, int], statement: Statement
) -> tuple[str, bool]:
    """Who says what a predicate tells: the subject as it stands if it names the speaker, else the speaker's name."""
    subject, needed = phrase_text(article, parsed, words)
    speaker = statement.speaker
    if speaker is None or set(speaker.lower().split()) <= set(subject.lower().split()):
        return subject, needed
    return named_in_sentence(speaker), False


def named_in_sentence(speaker: str) -> str:
    """A speaker as a sentence names it: "the ministry", "the British firm"; names and plurals have no article."""
    before = _up_to_head(speaker)
    if not before or not before[-1][:1].islower() or before[0].lower() in _DETERMINERS:
        return speaker
    is_owned = any(word.endswith(_POSSESSIVES) for word in before[:-1])
    is_plural = singular_of(before[-1]) != before[-1] or before[-1] in _PLURALS
    return speaker if is_owned or is_plural else f"the {speaker}"


def with_speakers_own(
    article: Article, parsed: ParsedSentence, statement: Statement, edits: list[Edit], needed: bool
) -> tuple[list[Edit], bool]:
    """ "My daughter" and "I was" in quoted words are of the speaker; unresolved where nobody is named or several speak.

    Of a verb in the present only the short forms are known in the third person ("I'm").
    """
    first = statement.tokens[0]
    if first.lower not in _FIRST_PERSON or not (
        _is_in_turn(article, statement) or parsed.quoted[parsed.index_at(first.start)]
    ):
        return edits, needed
    speaker = statement.speaker
    if first.lower == "our" or speaker is None or speaker[:1].islower() or len(statement.tokens) < 2:
        return edits, True
    if first.lower == "my":
        return [*edits, Edit(first.span, f"{speaker}'s", "pronoun resolved")], needed
    verb = statement.tokens[1]
    short = _THIRD_PERSON.get(verb.lower)
    if short is not None:
        return [*edits, Edit(Span(first.start, verb.end), f"{speaker} {short}", "pronoun resolved")], False
    if verb.tag not in "TM" or verb.text[:1] in "'’":
        return edits, True
    return [*edits, Edit(first.span, speaker, "pronoun resolved")], False


def without_speakers_name(
    article: Article, statement: Statement, edits: list[Edit], needed: bool
) -> tuple[list[Edit], bool]:
    """ "She had repaid it, | he said" of Ben Roe: "she" is not he, whatever the name tells; her name stays open."""
    attribution = statement.attribution
    if attribution is None or statement.speaker is None:
        return edits, needed
    said_by = article.text(attribution.source).lower() if attribution.source is not None else ""
    others = _THIRD if _is_in_turn(article, statement) else _OTHERS.get(said_by, frozenset())
    own = (statement.speaker, f"{statement.speaker}'s")
    wrong = [edit for edit in edits if edit.new in own and article.text(edit.span).lower() in others]
    return [edit for edit in edits if edit not in wrong], needed or bool(wrong)


def _is_in_turn(article: Article, statement: Statement) -> bool:
    """Whether a transcript gives the words to their speaker, without a verb that says so."""
    said = statement.attribution
    return statement.sentence in article.turns.speakers and said is not None and said.cue is None


def with_named_speaker(statement: Statement, edits: list[Edit], needed: bool) -> tuple[list[Edit], bool]:
    """ "Its director, Jane Roe, warned": whose director she is may stay open, where her name says who warned."""
    attribution, first = statement.attribution, statement.tokens[0]
    if not needed or attribution is None or attribution.cue is None or statement.speaker is None:
        return edits, needed
    before = [token for token in statement.tokens if token.end <= attribution.cue.start]
    named = statement.speaker.split()[-1] in (token.text for token in before)
    if first.lower not in OWNERS or not named or before[-1].text != "," or has_finite(before):
        return edits, needed
    lead = Span(first.start, attribution.cue.start)
    kept = [edit for edit in edits if not edit.span.overlaps(lead)]
    return [*kept, Edit(lead, f"{statement.speaker} ", "name for the description")], False


def _up_to_head(speaker: str) -> list[str]:
    """The words of a speaker up to the noun that says who it is ("two officials" of "two officials briefed on it")."""
    return list(takewhile(lambda word: word not in _BEHIND_HEAD, speaker.split()))


def are_people(speaker: str) -> bool:
    """Whether a speaker without a name is somebody or several, no body ("nurse", "two officials briefed on it")."""
    inside = _up_to_head(speaker)
    head = inside[-1:]
    if is_armed_body(inside):
        return False
    return bool(head) and head[0] not in _GROUPS and singular_of(head[0]) in PEOPLE


def close_quotations(standalone: StandaloneText) -> StandaloneText:
    """With the mark that ends a quotation which goes on behind the words of the claim."""
    text = standalone.text
    mark = _unclosed(text)
    if mark is None:
        return standalone
    end = len(text) - 1 if text[-1:] in _END_MARKS else len(text)
    return replace(standalone, text=f"{text[:end]}{mark}{text[end:]}")


def _unclosed(text: str) -> str | None:
    if text.count('"') % 2:
        return '"'
    for opening, closing in _PAIRS.items():
        if closing not in text[text.rfind(opening) :] and opening in text:
            return closing
    return None
