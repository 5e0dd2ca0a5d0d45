"""Standalone texts of somebody's words: whose they are where a pronoun or nothing stands for the speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from claims.core.extraction.attribution.described_groups import is_armed_body
from claims.core.extraction.figures.counted_nouns import singular_of
from claims.core.extraction.lexicon.determiners import THIRD_POSSESSIVES
from claims.core.extraction.lexicon.inflection import base_of, third_person_of
from claims.core.extraction.lexicon.people import PEOPLE, is_person
from claims.core.extraction.lexicon.pronouns import FIRST_SINGULAR
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.standalone.gaps import points_back
from claims.core.extraction.standalone.records import PRONOUN_RESOLVED, StandaloneText
from claims.core.extraction.standalone.written_out import phrase_text
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.records import Statement
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import has_finite
from claims.core.extraction.text.edits import Edit
from claims.core.extraction.text.tokens import Token
from claims.core.records import Span

_PAIRS = {"“": "”", "‘": "’"}
_NO_OPENING = re.compile(r"(?<=\w)‘|‘(?=\d\ds?\b|(?:em|til|n|cause)\b)")
"""Marks that stand for letters left out, or for an apostrophe ("the ‘90s", "Acme‘ plan")."""
_STRAIGHT_END = re.compile(r"[.,!?]'(?=[\s”\"]|\Z)")
_QUOTE_MARK = re.compile(r"[\"“”]|``|(?<!\d)''")
_OF_TWO = re.compile(r"``|(?<!\d)''")
"""Marks of a quotation made of two apostrophes, as wires write them, and no inches ("6' 2''")."""
_MANY = frozenset(("we", "our", "us", "ours", "ourselves", "you", "your", "yours", "yourself"))
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_ADDRESSING = re.compile(
    r"(?:(?P<numeral>\S+)\s)?(?<![\w'’])(?:I\b(?![.-])|(?:[Mm]e|[Mm]y|[Mm]yself|[Ww]e|us|[Oo]urs?|[Yy]ours?|[Yy]ou)\b)"
)
"""Words for whoever speaks or is spoken to, with the word before: "World War I" has a number."""
_OF_WOMAN, _OF_MAN = re.compile(r"\b(?:she|her|hers)\b"), re.compile(r"\b(?:he|his|him)\b")
_SPEAKING_FIRST = re.compile(r"(?:(?:But|And|So|Now) )?(?:I|[Ww]e|[Mm]y|[Oo]ur)\b(?!-)")
_WORD = re.compile(r"[^\W\d_]+")
_THIRD_PERSON = {"'m": "is", "’m": "is", "am": "is", "'ve": "has", "’ve": "has", "have": "has"}
_OTHERS = {"he": frozenset(("she", "her")), "she": frozenset(("he", "his"))}
_THIRD = _OTHERS["he"] | _OTHERS["she"]
_BEHIND_HEAD = frozenset(("in", "of", "at", "for", "from", "with", "on", "by", "who", "briefed", "familiar", "close"))
_DETERMINERS = THIRD_POSSESSIVES | {"a", "an", "the", "one", "this", "that", "each", "every", "another"}
_POSSESSIVES = ("'s", "’s", "s'", "s’")
PLURALS = words("police people staff troops clergy")
"""Nouns of several whose form does not tell it."""
_BEHIND_BODY = (
    r"(?=[,.;]|['’]s? (?!\w+['’])| (?:said|says|has|had|is|was|will|would|did|denied|denies|controls?|also)\b)"
)
"""What follows a body's name where the article before it is its own ("the Front said", not "the Acme plant")."""
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
    is_plural = singular_of(before[-1]) != before[-1] or before[-1] in PLURALS
    return speaker if is_owned or is_plural else f"the {speaker}"


def named_in_text(article: Article, speaker: str) -> str:
    """A speaker as ``named_in_sentence`` has it, with the article that a body's name has in the text ("the Front")."""
    named = named_in_sentence(speaker)
    if named != speaker or not speaker[:1].isupper() or speaker.split()[-1].lower() in article.directory.full_names:
        return named
    with_article = re.compile(rf"\b[Tt]he {re.escape(speaker)}{_BEHIND_BODY}")
    return f"the {speaker}" if with_article.search(article.body) else speaker


def with_speakers_own(
    article: Article, parsed: ParsedSentence, statement: Statement, edits: list[Edit], needed: bool
) -> tuple[list[Edit], bool]:
    """ "My daughter", "I was", "when I left" in quoted words are of the speaker, by surname after the first time.

    Unresolved where nobody is named, where several speak ("our") or somebody is spoken to ("you").
    """
    own = [
        (at, token)
        for at, token in enumerate(statement.tokens)
        if token.lower in FIRST_SINGULAR | _MANY
        and _is_own(article, parsed, statement, token)
        and not (token.lower == "i" and at and statement.tokens[at - 1].tag == "P")  # "World War I"
    ]
    if not own:
        return edits, needed
    speaker = statement.speaker
    if speaker is None or speaker[:1].islower():
        return edits, True
    made: list[Edit] = []
    for at, token in own:
        made += _own_edits(statement.tokens, at, token, speaker.split()[-1] if made else speaker) or ()
    covered = [edit.span for edit in made]
    left = any(not any(span.holds(token.span) for span in covered) for _, token in own)
    if any(token.lower == "i" and not any(span.holds(token.span) for span in covered) for _, token in own):
        # "I, like others, lost my job": a name for one of them alone would be somebody else.
        return edits, True
    if own[0][0] == 0 and own[0][1].lower == "i" and not left:
        # The pronoun was all that asked for more; others in the words never stand for whoever speaks.
        needed = points_back(article, parsed, statement.tokens, edits)
    return [*edits, *made], needed or left


def own_subject(article: Article, parsed: ParsedSentence, words: tuple[int, int], statement: Statement) -> str | None:
    """The subject of a second predicate where it is whoever speaks ("I came and | counted 40 names"); else None."""
    first = parsed.tokens[words[0]]
    speaker = statement.speaker
    if first.lower not in ("i", "my") or speaker is None or speaker[:1].islower():
        return None
    if not _is_own(article, parsed, statement, first):
        return None
    rest = parsed.tokens[words[0] + 1 : words[1]]
    if first.lower == "my":
        return " ".join([f"{speaker}'s", *(token.text for token in rest)])
    verbs = [third_person_of(base_of(t.lower)) if t.tag == "F" else t.text for t in rest]
    return " ".join([speaker, *verbs])


def speaks_of_itself(text: str) -> bool:
    """Whether a standalone text still says "I", "we" or "you" outside quotation marks."""
    plain = _QUOTED.sub("", text)
    return any(
        found["numeral"] is None or not found["numeral"][:1].isupper() or found.start("numeral") == 0
        for found in _ADDRESSING.finditer(plain)
    )


def opens_with_speaker(text: str) -> bool:
    """Whether words without quotation marks begin with whoever says them ("Our action does not pardon anybody.")."""
    return _SPEAKING_FIRST.match(text) is not None and not any(mark in text for mark in ('"', "“", "”", "`", "''"))


def tells_of_other_sex(article: Article, text: str) -> bool:
    """Whether a standalone text about one man tells of "her", or one about a woman of "him", and names nobody else before.

    "Ben Roe said how it was hurting her": whom stays open.
    """
    who = next((name for name in article.directory.pronouns if text.startswith(name)), None)
    if who is None or _QUOTED.search(text):
        return False
    rest = text[len(who) :]
    found = _OF_WOMAN.search(rest) if article.directory.pronouns[who] == "he" else _OF_MAN.search(rest)
    before = _WORD.findall(rest[: found.start()]) if found is not None else []
    others = any(word[0].isupper() or is_person(word) for word in before)
    return found is not None and not others


def _is_own(article: Article, parsed: ParsedSentence, statement: Statement, token: Token) -> bool:
    """Whether a word is the speaker's own: in a turn or in quotation marks, and tagged as a pronoun."""
    spoken = _is_in_turn(article, statement) or parsed.quoted[parsed.index_at(token.start)]
    return spoken and token.tag in "ODQ" and not (token.lower == "us" and token.text.isupper())


def _own_edits(tokens: Sequence[Token], at: int, token: Token, name: str) -> list[Edit]:
    """The edits that put a name for one word of the speaker's; none where the words would not be right with it."""
    if token.lower in _MANY:
        return []
    if token.lower in ("my", "mine"):
        return [Edit(token.span, f"{name}'s", PRONOUN_RESOLVED)]
    if token.lower == "myself":
        # "put it there myself"; of "hurt myself" and "by myself" the name would be no sense.
        return [Edit(token.span, "personally", PRONOUN_RESOLVED)] if at and tokens[at - 1].tag not in "FZTEBGI" else []
    if token.lower == "me":
        return [Edit(token.span, name, PRONOUN_RESOLVED)]
    verb = next((t for t in tokens[at + 1 : at + 4] if t.tag != "R" or t.lower == "never"), None)
    if verb is not None and verb.tag == "R":
        verb = next((t for t in tokens[at + 2 : at + 5] if t.tag != "R"), None)
    return _subject_edits(tokens, token, verb, name) if verb is not None else []


def _subject_edits(tokens: Sequence[Token], token: Token, verb: Token, name: str) -> list[Edit]:
    """ "I" with its verb, which agrees with the name ("I have" -> "Jane Roe has")."""
    if verb.tag in "TM" and verb.text[:1] not in "'’":
        return [Edit(token.span, name, PRONOUN_RESOLVED)]
    agreed = _THIRD_PERSON.get(verb.lower)
    if agreed is None and verb.tag == "F" and verb.text[:1] not in "'’":
        agreed = third_person_of(base_of(verb.lower))
    joined = any(before.tag == "K" and t.tag == "F" and t.start > verb.start for before, t in pairwise(tokens))
    if agreed is None or joined:
        return []
    if verb.start <= token.end + 1:
        return [Edit(Span(token.start, verb.end), f"{name} {agreed}", PRONOUN_RESOLVED)]
    return [Edit(token.span, name, PRONOUN_RESOLVED), Edit(verb.span, agreed, PRONOUN_RESOLVED)]


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
    if first.lower not in THIRD_POSSESSIVES or not named or before[-1].text != "," or has_finite(before):
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
    if is_armed_body(inside) or not head:
        return False
    # "Experts" at the beginning of a sentence has a capital.
    noun = head[0].lower() if len(inside) == 1 else head[0]
    return noun not in _GROUPS and singular_of(noun) in PEOPLE


def close_quotations(standalone: StandaloneText) -> StandaloneText:
    """With the mark that ends a quotation which goes on behind the words of the claim, or opens one that began before."""
    opened = _opened_before(standalone.text)
    if opened is not None:
        shift = len(opened)
        moved = tuple(replace(a, span=a.span.moved(shift)) for a in standalone.additions)
        return replace(standalone, text=f"{opened}{standalone.text}", additions=moved)
    text = standalone.text
    mark = _unclosed(text)
    if mark is None:
        return standalone
    end = len(text) - 1 if text[-1:] in _END_MARKS else len(text)
    return replace(standalone, text=f"{text[:end]}{mark}{text[end:]}")


def _opened_before(text: str) -> str | None:
    """The mark that opens what the first mark of a text only closes: 'We own none," Roe said.'."""
    first = _QUOTE_MARK.search(text)
    if first is None or first.group() in ("“", "``") or (first.group() == '"' and text.count('"') % 2 == 0):
        return None
    if first.group() == "''" and len(_OF_TWO.findall(text)) % 2 == 0:
        return None
    behind = text[first.end() : first.end() + 1]
    closes = first.start() > 0 and not text[first.start() - 1].isspace() and (not behind or not behind.isalnum())
    return {"”": "“"}.get(first.group(), first.group()) if closes else None


def _unclosed(text: str) -> str | None:
    if text.count('"') % 2:
        # “Opened by a curved mark, closed by a straight one."
        return None if text[-1:] == '"' and "”" not in text[text.rfind("“") :] and "“" in text else '"'
    if len(_OF_TWO.findall(text)) % 2:
        return "''"
    for opening, closing in _PAIRS.items():
        if opening not in text:
            continue
        plain = _NO_OPENING.sub("_", text)
        behind = plain[plain.rfind(opening) :]
        # ‘Opened by a curved mark, closed by a straight one.'
        is_closed = closing in behind or (opening == "‘" and _STRAIGHT_END.search(behind) is not None)
        if not is_closed and opening in plain:
            return closing
    return None
