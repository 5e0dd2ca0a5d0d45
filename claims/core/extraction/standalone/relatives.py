"""Relative clauses made sentences: who or what they are said of is put in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claims.core.extraction.attribution.sources import is_person as names_person
from claims.core.extraction.clauses.denials import denying_verb
from claims.core.extraction.clauses.pieces import Piece, phrase_before, with_bound
from claims.core.extraction.figures.counted_nouns import singular_of
from claims.core.extraction.lexicon.conjunctions import OPENING
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.people import is_person
from claims.core.extraction.lexicon.pronouns import PERSONAL_RELATIVES, SUBJECT_RELATIVES, THIRD_PERSONS
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.standalone.denials import denial_text
from claims.core.extraction.standalone.main_subjects import main_subject
from claims.core.extraction.standalone.predicate_nouns import is_predicate_noun, subject_of
from claims.core.extraction.standalone.records import PRONOUN_RESOLVED, RELATIVE_MADE, StandaloneText
from claims.core.extraction.standalone.relative_doubts import is_doubtful_head, is_one_of_several, people_of
from claims.core.extraction.standalone.relative_heads import (
    described_name,
    name_before,
    start_of_body,
    words_behind_age,
)
from claims.core.extraction.standalone.relative_places import disagree, one_of_two, preposition_of_place, what_is_there
from claims.core.extraction.standalone.short_verbs import written_out
from claims.core.extraction.standalone.written_out import edits_for, finished, phrase_text
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.records import Statement
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.edits import Edit, behind_last, finish
from claims.core.extraction.text.tokens import Token
from claims.core.records import Span

_LINKING = frozenset(("in", "of", "for", "at", "from", "on"))
"""Prepositions that join a noun to the one whose number or price is told."""
_MEASURED = words(
    """
    cost costs price prices number share rate bill value revenue demand output debt deficit fee fees rent rents budget
    spending sales
    """
)
"""What rises and falls, rather than what it is of."""
_CHANGES = words(
    "rise fall double treble triple quadruple halve increase grow drop climb soar shrink jump surge decline"
)
_KNOWING = frozenset(("know", "think", "believe", "fear", "hope", "suspect", "realize", "realise"))
_BELONGING = frozenset(("at", "of", "from", "for", "with", "in", "near"))
_DEGREES = frozenset(("very", "so", "too", "quite", "rather", "nearly", "almost", "just"))
_INSERTING = OPENING | {"where"}
_LEFT = words("to for with of from on at about")
_MOMENTS = frozenset(("after", "before", "until", "since"))
_WHEN = words("last this next every each once twice yesterday today tomorrow earlier later")
"""What tells when, rather than what is acted on."""
_NAMING = words("call name dub label consider deem declare find make keep leave think believe describe give offer see")
"""Verbs behind which more than what is acted on may stand ("which Roe | called | a mistake")."""


def relative_text(article: Article, parsed: ParsedSentence, piece: Piece, statement: Statement) -> StandaloneText:
    """The relative clause with its antecedent put in: as subject, as owner, behind the verb, or behind its preposition."""
    tokens = piece.tokens(parsed)
    if _is_broken_off(tokens):
        return finished(article, statement.spans, edits_for(article, parsed, statement.spans)[0], needed=True)
    denied = denying_verb(parsed, piece)
    if denied is not None:
        return denial_text(article, parsed, piece, statement, denied)
    edits, needed = edits_for(article, parsed, statement.spans)
    if tokens[0].lower == "that":
        # The pronoun itself leaves nothing open: what it stands for is put in its place.
        needed = False
    at = _preposition_at(parsed, piece)
    if at is not None and piece.first == at + 1 and tokens[0].lower in ("which", "whom"):
        edits.append(Edit(Span(tokens[0].start, tokens[0].end + 1), "", RELATIVE_MADE))
    if at is not None:
        return _with_prepositional(article, parsed, piece, statement, edits, at)
    antecedent = _antecedent(article, parsed, piece, tokens[0])
    said = _said_of_it(tokens)
    if said is not None and antecedent is not None:
        # "an error, which it said had been fixed": "It said that an error had been fixed".
        edits.append(Edit(Span(tokens[0].start, tokens[1].start), "", RELATIVE_MADE))
        edits.append(Edit(tokens[said].span, f"{tokens[said].text} that {as_inside(antecedent[0])}", RELATIVE_MADE))
        return finished(article, statement.spans, edits, needed=needed or antecedent[1])
    if tokens[0].lower == "where":
        return _with_place(article, parsed, piece, statement, edits, antecedent)
    if antecedent is None:
        if has_finite(tokens) and _own_subject(article, parsed, tokens) is None:
            # "Sales fell by a third, which cost 40 jobs": what happened did.
            edits += _pointing(tokens)
        return finished(article, statement.spans, edits, needed=True)
    phrase, unresolved = antecedent
    if tokens[0].lower == "whose":
        return finished(article, statement.spans, [*edits, *_with_owner(tokens, phrase)], needed=unresolved)
    subject = _own_subject(article, parsed, tokens)
    if subject is None:
        wider = None if piece.subject is None else _wider(parsed, piece.subject, tokens)
        if wider is not None:
            phrase, unresolved = phrase_text(article, parsed, wider)
        elif piece.subject and (disagree(parsed, piece.subject, tokens) or _is_rate(parsed, piece.subject)):
            # "Claims that the jab causes autism, which go back …": it is said of something further off.
            edits += _pointing(tokens)
            return finished(article, statement.spans, edits, needed=True)
        edits.append(_in_place_of(tokens, phrase))
        return finished(article, statement.spans, edits, needed=needed or unresolved)
    return _with_object(article, parsed, statement, edits, phrase, subject, unresolved=needed or unresolved)


def shared_antecedent_text(article: Article, parsed: ParsedSentence, piece: Piece) -> tuple[str, bool] | None:
    """Who or what the second verb of a relative clause is said of: the same as the first; None where that is left open."""
    if piece.pronoun is None or piece.subject is None:
        return None
    first_verb = replace(piece, parts=((piece.pronoun, piece.first),))
    tokens = first_verb.tokens(parsed)
    if tokens[0].lower not in SUBJECT_RELATIVES or _own_subject(article, parsed, tokens) is not None:
        # "the town where he worked and | raised three children": somebody else did.
        return None
    wider = _wider(parsed, piece.subject, tokens)
    if wider is not None:
        return phrase_text(article, parsed, wider)
    if disagree(parsed, piece.subject, tokens) or _is_rate(parsed, piece.subject):
        return None
    return _antecedent(article, parsed, first_verb, tokens[0])


def _with_place(
    article: Article,
    parsed: ParsedSentence,
    piece: Piece,
    statement: Statement,
    edits: list[Edit],
    antecedent: tuple[str, bool] | None,
) -> StandaloneText:
    """The clause without its "where", with its place behind it if it is plain which preposition the place takes."""
    tokens = piece.tokens(parsed)
    edits.append(Edit(Span(tokens[0].start, tokens[0].end + 1), "", RELATIVE_MADE))
    preposition = preposition_of_place(article, parsed, piece)
    if antecedent is not None and preposition is not None:
        return _with_behind(article, statement, edits, f"{preposition} {as_inside(antecedent[0])}", antecedent[1])
    return finished(article, statement.spans, edits, needed=True)


def _with_owner(tokens: Sequence[Token], phrase: str) -> list[Edit]:
    """The owner in place of "whose", or with what it owns behind the verb that acts on that."""
    owner = f"{phrase}'" if phrase.endswith("s") else f"{phrase}'s"
    owned = _owned_object(tokens)
    if owned is None:
        return [Edit(tokens[0].span, owner, RELATIVE_MADE)]
    thing = f"{as_inside(owner)} {' '.join(token.text for token in owned[0])}"
    left_out = Edit(Span(tokens[0].start, owned[0][-1].end + 1), "", RELATIVE_MADE)
    return [left_out, behind_last(owned[1], thing, RELATIVE_MADE)]


def _is_broken_off(tokens: Sequence[Token]) -> bool:
    """Whether only the clause inside a relative one was taken ("which, | when all is counted")."""
    inserted = len(tokens) > 2 and tokens[1].text == "," and tokens[2].lower in _INSERTING
    return inserted and not any(token.text == "," for token in tokens[3:])


def _in_place_of(tokens: Sequence[Token], phrase: str) -> Edit:
    """The antecedent for the pronoun, with the verb drawn together with it ("who've lost")."""
    verb = tokens[1]
    at = next((at for at in range(2, len(tokens)) if tokens[at].tag != "R" and tokens[at].lower != "since"), None)
    is_drawn = verb.text[:1] in "'’" and verb.start == tokens[0].end
    full = written_out(tokens, at) if is_drawn and at is not None else None
    if full is None:
        return Edit(tokens[0].span, phrase, RELATIVE_MADE)
    return Edit(Span(tokens[0].start, verb.end), f"{phrase} {full}", RELATIVE_MADE)


def _said_of_it(tokens: Sequence[Token]) -> int | None:
    """The place of a verb of saying or knowing right behind which the verb of the relative pronoun stands ("which it | said
    | had been fixed")."""
    if tokens[0].lower not in SUBJECT_RELATIVES or tokens[1].tag in FINITE:
        return None
    for at in range(2, len(tokens) - 1):
        thinks = base_of(tokens[at].lower) in FORCE_BY_VERB or base_of(tokens[at].lower) in _KNOWING
        if (
            thinks
            and tokens[at].tag in "TZFBE"
            and (tokens[at + 1].tag in FINITE or base_of(tokens[at + 1].lower) == "have")
        ):
            return at
        if tokens[at].text == ",":
            return None
    return None


def _owned_object(tokens: Sequence[Token]) -> tuple[Sequence[Token], Token] | None:
    """What is owned in a clause with "whose" where it is acted on, and the verb it stands behind; None where it acts.

    "whose | report | Leal's party has refused to | debate", "whose | boats | the state | bought | in 2019".
    """
    # Right behind "whose" stands a noun, whatever its tag.
    end = 2
    while end < len(tokens) and tokens[end].tag in "JNS":
        end += 1
    verb = next((at for at in range(end, len(tokens)) if tokens[at].tag in FINITE), 0)
    if not end < verb or tokens[end].tag not in "PDO" or is_person(singular_of(tokens[end - 1].lower)):
        # "whose son | Leo died".
        return None
    if tokens[-1].tag in "BETZF" or tokens[-2].lower == "to":
        return tokens[1:end], tokens[-1]
    last = _last_of_verb_group(tokens[end:])
    at = tokens.index(last) if last is not None else len(tokens)
    return (tokens[1:end], tokens[at]) if at + 1 < len(tokens) and tokens[at + 1].tag in "IR" else None


def _own_subject(article: Article, parsed: ParsedSentence, tokens: Sequence[Token]) -> Token | None:
    """The first word of a subject between the pronoun and the verb; None where the pronoun is the subject.

    Adverbs and dates are none ("which last month suspended two referees").
    """
    dates = [time.span for time in article.times[parsed.index]]
    if tokens[0].lower == "who" and len(tokens) > 1 and (tokens[1].tag == "I" or tokens[1].lower == "prior"):
        # "who prior to Wednesday had not".
        return None
    if len(tokens) > 1 and tokens[1].tag == "I" and _is_one_phrase(tokens):
        # "which at one point held 126 ballots".
        return None
    for token in tokens[1:]:
        if token.tag in FINITE or (token.tag == "E" and token.lower.endswith("ed") and not has_finite(tokens)):
            return None
        if token.tag != "R" and token.lower != "once" and not any(date.holds(token.span) for date in dates):
            return token
    return None


def _is_one_phrase(tokens: Sequence[Token]) -> bool:
    """Whether nothing but one phrase with a preposition stands between a pronoun and the verb."""
    verb = next((at for at in range(2, len(tokens)) if tokens[at].tag in FINITE), 0)
    inside = tokens[2:verb]
    begins_other = any(noun.tag in "NSPC" and behind.tag in "DOP" for noun, behind in pairwise(inside))
    return bool(inside) and inside[-1].tag in "NSPC" and not begins_other and all(t.tag in "DJNSPC" for t in inside)


def _wider(parsed: ParsedSentence, words: tuple[int, int], tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The phrase around the noun that a relative clause follows, where it is the one that the clause tells of.

    "Shares in the company, which have lost a third", "the cost of places for children in care, which has trebled".
    """
    first, last = words
    before = parsed.tokens[first - 1] if first > 1 else None
    if before is None or before.tag != "I" or before.lower not in _LINKING:
        return None
    outer = phrase_before(parsed, first - 1, 0)
    if outer is None or any(token.tag == "C" for token in parsed.tokens[outer[0] : last]):
        return None
    head = next((at for at in range(*outer) if parsed.tokens[at].lower == "of"), outer[1]) - 1
    is_measured = parsed.tokens[head].lower in _MEASURED and _tells_change(tokens)
    if is_measured or _wider_fits(parsed, words, outer, tokens):
        return outer[0], last
    further = _wider(parsed, (outer[0], last), tokens)
    return further if further is not None and _tells_change(tokens) else None


def _wider_fits(
    parsed: ParsedSentence, words: tuple[int, int], outer: tuple[int, int], tokens: Sequence[Token]
) -> bool:
    """Whether the verb agrees with the noun of the phrase around, and not with the one right before the clause."""
    if not disagree(parsed, words, tokens):
        return False
    noun = parsed.tokens[outer[1] - 1]
    return noun.tag in "NS" and not disagree(parsed, (outer[1] - 1, outer[1]), tokens)


def _tells_change(tokens: Sequence[Token]) -> bool:
    """Whether a relative clause tells how something moved ("which has trebled in five years")."""
    at = next((place for place, token in enumerate(tokens) if token.tag in FINITE), None)
    return at is not None and any(base_of(token.lower) in _CHANGES for token in tokens[at : at + 3])


def _is_rate(parsed: ParsedSentence, words: tuple[int, int]) -> bool:
    """Whether the noun only says per what a figure is ("at $780 | a tonne, which has saved us millions")."""
    first, last = words
    before = parsed.tokens[first - 1] if first > 0 else None
    return last - first == 2 and parsed.tokens[first].lower in ("a", "an") and before is not None and before.tag == "C"


def _pointing(tokens: Sequence[Token]) -> list[Edit]:
    """ "This meets the test." for "which meets the test" where it is left open what does."""
    if tokens[0].lower not in ("which", "that"):
        return []
    verb = next(token for token in tokens if token.tag in FINITE)
    is_one = verb.tag != "F" and verb.lower not in ("are", "were")
    return [Edit(tokens[0].span, "this" if is_one else "these", RELATIVE_MADE)]


def _preposition_at(parsed: ParsedSentence, piece: Piece) -> int | None:
    """Index of the preposition before the pronoun ("| in which he won", "in which | he won"), None if there is none."""
    first = piece.first
    tokens = parsed.tokens
    if tokens[first].tag == "I" and first + 1 < len(tokens) and tokens[first + 1].lower in ("which", "whom"):
        return first
    if first >= 1 and tokens[first].lower in ("which", "whom") and tokens[first - 1].tag == "I":
        return first - 1
    if first >= 2 and tokens[first - 1].lower in ("which", "whom") and tokens[first - 2].tag == "I":
        return first - 2
    return None


def _with_prepositional(
    article: Article, parsed: ParsedSentence, piece: Piece, statement: Statement, edits: list[Edit], at: int
) -> StandaloneText:
    """ "He won in the vote." for "the vote, in which he won"."""
    tokens = parsed.tokens
    end_of_phrase = at - 1 if at > 0 and tokens[at - 1].text == "," else at
    words = words_behind_age(parsed, phrase_before(parsed, end_of_phrase, 0))
    if piece.first == at:
        edits.append(Edit(Span(tokens[at].start, tokens[at + 1].end + 1), "", RELATIVE_MADE))
    before = words[0] - 1 if words is not None else 0
    # "the 15th month out of the past 16 in which": of the months, which are named further off.
    is_numbered = words is not None and tokens[words[1] - 1].tag == "C"
    if (
        words is None
        or is_numbered
        or (end_of_phrase < at and before >= 0 and tokens[before].tag == "I" and tokens[before].lower != "of")
    ):
        # "a speech on crime, in which": the speech is meant, not the noun next to the comma.
        return finished(article, statement.spans, edits, needed=True)
    described = described_name(article, parsed, words[0]) if tokens[at + 1].lower == "whom" else None
    phrase, unresolved = (described, False) if described is not None else phrase_text(article, parsed, words)
    subject = tokens[at + 2] if at + 2 < len(tokens) else None
    if subject is not None:
        # "Doe, with whom she ran it": not Doe.
        edits = [edit for edit in edits if edit.span != subject.span or edit.new != phrase]
    if subject is not None and subject.lower in THIRD_PERSONS and not any(e.span.overlaps(subject.span) for e in edits):
        other = _other_person(article, parsed, subject, phrase)
        unresolved = unresolved or other is None
        edits += [Edit(subject.span, other, PRONOUN_RESOLVED)] if other is not None else []
    return _with_behind(article, statement, edits, f"{tokens[at].lower} {as_inside(phrase)}", unresolved)


def _other_person(article: Article, parsed: ParsedSentence, pronoun: Token, antecedent: str) -> str | None:
    """The one person before "he" or "she" in the sentence beside ``antecedent`` ("Roe sued Doe, with whom | she ran")."""
    people = {
        article.directory.full_name(m.name)
        for m in article.mentions[parsed.index]
        if names_person(m, article.directory) and m.span.end < pronoun.start
    } - {antecedent}
    name = people.pop() if len(people) == 1 else None
    return name if name is not None and article.directory.pronouns.get(name, pronoun.lower) == pronoun.lower else None


def _with_behind(
    article: Article, statement: Statement, edits: list[Edit], phrase: str, unresolved: bool
) -> StandaloneText:
    """The clause with a phrase behind its last word."""
    last = statement.tokens[-1]
    written = next((edit for edit in edits if edit.span.overlaps(last.span) and edit.span.end == last.end), None)
    if written is None:
        edits.append(behind_last(last, phrase, RELATIVE_MADE))
    else:
        # "where the vote will be | on Feb. 9": the date written out stands before the place.
        edits = [*(edit for edit in edits if edit is not written), replace(written, new=f"{written.new} {phrase}")]
    return finished(article, statement.spans, edits, needed=unresolved)


def _antecedent(article: Article, parsed: ParsedSentence, piece: Piece, pronoun: Token) -> tuple[str, bool] | None:
    """Who or what the clause is said of; behind a name with an age or party ("Roe, 10, who") the name."""
    if piece.subject is None:
        return None
    first, last = piece.subject
    if first < piece.first < last:
        # A source phrase holds its relative clause: "according to | the audit office, whose report".
        last = piece.first - 1
    set_apart = _before_other(parsed, first)
    if set_apart is not None:
        return phrase_text(article, parsed, set_apart)
    if pronoun.lower in PERSONAL_RELATIVES:
        if is_one_of_several(article, parsed, (first, last), piece.tokens(parsed)[1:]):
            return None
        name = name_before(article, parsed, piece, (first, last))
        if name is not None:
            return name, False
        first, last = words_behind_age(parsed, (first, last)) or (first, last)
        around = _person_at(parsed, first, last)
        if around is not None:
            return phrase_text(article, parsed, (around, last))
        first, last = people_of(parsed, (first, last)) or (first, last)
    first = start_of_body(article, parsed, first, last, pronoun)
    described = described_name(article, parsed, first)
    if described is not None:
        return described, False
    there = what_is_there(parsed, piece) if pronoun.lower == "which" else None
    if there is not None:
        # "the clinic near Marsk, which treats": the clinic or the place, the text leaves open which.
        return phrase_text(article, parsed, there)[0], True
    if is_doubtful_head(article, parsed, (first, last), pronoun, piece.tokens(parsed)[1:]):
        return None
    either = one_of_two(article, parsed, piece) if pronoun.lower == "which" else None
    if either is not None:
        return phrase_text(article, parsed, either)[0], True
    if is_predicate_noun(parsed, (first, last)):
        # "Roe was a novice who lost $3 million": Roe lost it.
        return subject_of(article, parsed, (first, last)) or (phrase_text(article, parsed, (first, last))[0], True)
    return phrase_text(article, parsed, with_bound(parsed.tokens, (first, last), 0))


def _before_other(parsed: ParsedSentence, first: int) -> tuple[int, int] | None:
    """Whom "It was Doe, not | Roe, | who" is about: what stands before the comma and "not"."""
    tokens = parsed.tokens
    opening = [token.lower for token in tokens[max(0, first - 2) : first]]
    return phrase_before(parsed, first - 2, 0) if opening == [",", "not"] and first > 2 else None


def _person_at(parsed: ParsedSentence, first: int, last: int) -> int | None:
    """Where somebody without a name is told of by the body or place at ``first`` ("| a doctor at | Mour Hospital, who")."""
    tokens = parsed.tokens
    head = tokens[first - 1] if first < 2 or tokens[first - 1].lower != "the" else tokens[first - 2]
    if first < 2 or head.lower not in _BELONGING or is_person(singular_of(tokens[last - 1].lower)):
        return None
    outer = phrase_before(parsed, first - 1, 0)
    if outer is None or not is_person(singular_of(tokens[outer[1] - 1].lower)):
        return None
    return outer[0]


def _with_object(
    article: Article,
    parsed: ParsedSentence,
    statement: Statement,
    edits: list[Edit],
    phrase: str,
    subject: Token | None,
    *,
    unresolved: bool,
) -> StandaloneText:
    """The antecedent behind the verb: "Troops have held the town." for "the town, which troops have held"."""
    tokens = statement.tokens
    verb = _last_of_verb_group(tokens)
    if verb is None or _has_object(article, parsed, tokens, verb):
        return StandaloneText(*finish(article.text(statement.spans[0]), ()), True)
    if tokens[-1].tag in "IA" and tokens[-1].lower != "ago":
        # "whom 300 people had voted for", "that Norland is party to".
        verb = tokens[-1]
    elif _leaves_preposition(tokens, verb):
        # "which he is entitled | to | as the chairman".
        verb = tokens[tokens.index(verb) + 1]
    edits.append(Edit(Span(tokens[0].start, tokens[0].end + 1), "", RELATIVE_MADE))
    if verb is tokens[-1]:
        edits.append(behind_last(verb, as_inside(phrase), RELATIVE_MADE))
    else:
        edits.append(Edit(Span(verb.end, verb.end), f" {as_inside(phrase)}", RELATIVE_MADE))
    if subject is not None and subject.lower in THIRD_PERSONS:
        main = main_subject(article, parsed, statement, subject.lower)
        if main is None:
            return finished(article, statement.spans, edits, needed=True)
        edits = [edit for edit in edits if edit.span != subject.span]
        edits.append(Edit(subject.span, main, PRONOUN_RESOLVED))
        unresolved = False
    return finished(article, statement.spans, edits, needed=unresolved)


def _leaves_preposition(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether the preposition behind a verb has nothing behind it but another one."""
    behind = tokens[tokens.index(verb) + 1 :][:2]
    return len(behind) > 1 and behind[0].lower in _LEFT and behind[1].lower in ("as", "in", "on", "by", "at", "since")


def _has_object(article: Article, parsed: ParsedSentence, tokens: Sequence[Token], verb: Token) -> bool:
    """Whether something else stands where the antecedent would: "a ruling that they | had no case", no object of "had"."""
    at = tokens.index(verb)
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is None or behind.tag not in "DNSPCOG" or tokens[-1].tag in "IA":
        return False
    dates = [time.span for time in article.times[parsed.index]]
    if any(date.holds(behind.span) for date in dates) or behind.lower in _WHEN:
        return False
    return not any(base_of(token.lower) in _NAMING for token in tokens[1 : at + 1])


def as_inside(phrase: str) -> str:
    """A phrase as it stands inside a sentence: its article in lower case."""
    first, _, rest = phrase.partition(" ")
    return f"{first.lower()} {rest}" if first in ("The", "A", "An", "Its", "His", "Her", "Their") else phrase


def _last_of_verb_group(tokens: Sequence[Token]) -> Token | None:
    """The word after which the object stands: "has put" rather than "has"."""
    at = next((place for place, token in enumerate(tokens) if place and token.tag in FINITE), None)
    if at is None:
        return None
    while at + 1 < len(tokens) and tokens[at + 1].tag in "REBG" and tokens[at].lower not in ("up", "out", "off"):
        behind = tokens[at + 2] if at + 2 < len(tokens) else None
        if tokens[at + 1].lower == "as" or (tokens[at + 1].tag == "G" and base_of(tokens[at].lower) == "have"):
            # "described | the dividend | as safe", "have standing".
            break
        if tokens[at + 1].tag == "R" and behind is not None and behind.lower in _MOMENTS:
            # "began | the work | shortly after".
            break
        at += 1
    # "found | it | very near the door".
    return tokens[at - 1] if tokens[at].lower in _DEGREES and at > 1 else tokens[at]
