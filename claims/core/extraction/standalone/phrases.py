"""Phrases that state something by themselves, made sentences: lengths of time, superlatives, what is taken for granted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claims.core.extraction.clauses.pieces import Piece, is_day, phrase_before, with_bound
from claims.core.extraction.clauses.shares import is_share, share_pronoun
from claims.core.extraction.lexicon.conjunctions import SUBORDINATORS
from claims.core.extraction.lexicon.inflection import base_of, past_of
from claims.core.extraction.lexicon.people import INSTITUTIONS, is_person
from claims.core.extraction.lexicon.pronouns import SUBJECT_RELATIVES
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.standalone.inserted_subjects import in_its_clause
from claims.core.extraction.standalone.named_places import war_in
from claims.core.extraction.standalone.nominals import being_of, nominal_text
from claims.core.extraction.standalone.participle_tenses import goes_on_meanwhile, may_be_other_act, modal_before
from claims.core.extraction.standalone.phrase_doubts import is_doubtful_identity, is_doubtful_phrase
from claims.core.extraction.standalone.predicate_nouns import is_predicate_noun, subject_of
from claims.core.extraction.standalone.records import APPOSITION_MADE, NOUN_PHRASE_MADE, RELATIVE_MADE, StandaloneText
from claims.core.extraction.standalone.relative_doubts import HOLDING, is_doubtful_head
from claims.core.extraction.standalone.relatives import as_inside
from claims.core.extraction.standalone.written_out import edits_for, finished, phrase_text
from claims.core.extraction.statements.article import Article
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, finite_of, has_finite, shares_of
from claims.core.extraction.text.edits import Edit, finish
from claims.core.extraction.text.tokens import Token
from claims.core.records import Addition, Span

_NEAR = 6
"""Letters from a noun to the time that dates it at most: "campaign in 2019"."""
_ROUND = frozenset(("thousands", "hundreds", "dozens", "tens", "scores", "millions"))
_SELDOM = 0.02
"""Share of a word's tags below which it is no participle."""
_TRYING = words(
    "failed refused agreed managed declined tried decided hoped struggled continued began started seemed appeared tended"
)
"""Verbs that nothing is done by to what they are said of."""
_GOING_ON = words("currently now still already presently")
"""What tells that something goes on ("staff | currently working there")."""
_PHRASE_MADE = "phrase made a sentence"
_ACTING = words("served worked lived died acted remained stayed emerged")
"""Pasts of what is done to nobody, whatever their tag."""
_OPENING = '"“‘'
_TWO = 2
_JOINTS = SUBORDINATORS | words("than where so how why")
"""What begins a clause of its own."""
_FOCUS = frozenset(("only", "just", "even", "especially", "not"))


def duration_text(article: Article, parsed: ParsedSentence, piece: Piece) -> StandaloneText:
    """ "The war in … has lasted 18 years." for "an 18-year war"."""
    first, last = piece.parts[0]
    tokens = parsed.tokens[first:last]
    noun = tokens[-1]
    length = _length_in_words(article, parsed, Span(tokens[0].start, noun.end))
    ended = _ended_long_ago(article, parsed, first)
    subject = f"The {noun.lower}" if ended else _lasting_subject(article, tokens)
    told = "lasted" if ended or _is_over(article, parsed, noun) else "has lasted"
    text = f"{subject} {told} {length}."
    place_needed = (
        noun.lower in ("war", "conflict") and article.country is None and not any(t.tag == "P" for t in tokens)
    )
    lead = len(subject)
    additions = (
        Addition(Span(0, lead), " ".join(t.text for t in tokens), "subject of the length of time"),
        Addition(Span(lead, lead + len(f" {told} ")), "", NOUN_PHRASE_MADE),
    )
    return StandaloneText(text, additions, ended or place_needed or noun.lower not in ("war", "conflict"))


def _ended_long_ago(article: Article, parsed: ParsedSentence, first: int) -> bool:
    """Whether it came before something of a past year; it may be another war: "sold in 1989, after | nine years of war"."""
    if first == 0 or parsed.tokens[first - 1].lower != "after":
        return False
    return any(
        time.end is not None and time.end.year < article.published.year - 1 for time in article.times[parsed.index]
    )


def _is_over(article: Article, parsed: ParsedSentence, noun: Token) -> bool:
    """Whether a time right behind the noun puts it into the past ("a two-week campaign | last November")."""
    return any(
        0 < time.span.start - noun.end < _NEAR and time.end is not None and time.end < article.published
        for time in article.times[parsed.index]
    )


def _lasting_subject(article: Article, tokens: Sequence[Token]) -> str:
    noun = tokens[-1].lower
    own = [
        t.text
        for t in tokens[1:-1]
        if t.tag in "JP" and not t.text[:1].isdigit() and "long" not in t.lower and "-" not in t.text
    ]
    modifiers = " ".join(own)
    if noun in ("war", "conflict") and article.country is not None and not any(word[:1].isupper() for word in own):
        return war_in(article, noun, "The")
    if tokens[0].tag not in "DC" and len(tokens) > 2 and tokens[1].tag == "Q":
        return f"{tokens[0].text}'s {noun}"
    return " ".join(part for part in ("The", modifiers, noun) if part)


def _length_in_words(article: Article, parsed: ParsedSentence, span: Span) -> str:
    for quantity in article.quantities[parsed.index]:
        if span.holds(quantity.number_span) and quantity.is_duration and quantity.unit:
            number = f"{quantity.value:g}"
            written = article.text(quantity.number_span)
            number = written if written.replace(",", "").isalnum() else number
            if number.rstrip("s") == quantity.unit:
                # "a year-long fight".
                number = "a"
            return f"{number} {quantity.unit}{'' if quantity.value == 1 else 's'}"
    return article.text(span)


def identity_text(article: Article, parsed: ParsedSentence, piece: Piece) -> StandaloneText:
    """ "The attackers are a group known as Grey." for "the attackers, a group known as Grey,"."""
    comma = piece.subject[1] if piece.subject is not None else piece.parts[0][1]
    spans = piece.spans(parsed)
    edits, needed = edits_for(article, parsed, spans)
    head = parsed.tokens[comma - 1]
    if is_doubtful_identity(article, parsed, piece):
        return finished(article, spans, edits, needed=True)
    follows = parsed.tokens[comma + 1]
    past = follows.lower in ("once", "formerly", "then", "due", "aged") or follows.tag in "EG"
    inside = parsed.tokens[piece.first : comma]
    # "A suspect | in the raids, Ole Lund": one.
    noun = next((before for before, token in pairwise(inside) if token.tag == "I"), head)
    several = noun.tag == "S" or (any(t.tag == "K" for t in inside) and all(t.tag in "PK" for t in inside))
    being = ("were" if past else "are") if several else "was" if past else "is"
    edits += _before_name(article, parsed, piece.first, comma)
    edits.append(Edit(parsed.tokens[comma].span, f" {being}", APPOSITION_MADE))
    return finished(article, spans, edits, needed=needed)


def _before_name(article: Article, parsed: ParsedSentence, first: int, comma: int) -> list[Edit]:
    """What only leads to the name of somebody who is described is left out ("a man identified as | Ole Lund, a baker")."""
    named = next((m for m in article.mentions[parsed.index] if m.last == comma and m.kind is NameKind.PERSON), None)
    begin = named.first if named is not None else first
    if named is None or begin <= first or parsed.tokens[begin - 1].lower not in ("as", "named", "called"):
        return []
    return [Edit(Span(parsed.tokens[first].start, parsed.tokens[begin].start), "", APPOSITION_MADE)]


def superlative_text(article: Article, parsed: ParsedSentence, piece: Piece) -> StandaloneText:
    """ "The war in … is America's longest-running war.": only wars are told by the country alone."""
    span = piece.spans(parsed)[0]
    phrase = article.text(span)
    noun = parsed.tokens[piece.parts[0][1] - 1].lower
    if noun in ("war", "conflict") and article.country is not None:
        subject = war_in(article, noun, "The")
        text = f"{subject} is {phrase}."
        return StandaloneText(text, (Addition(Span(0, len(subject) + 4), "", "subject from the article"),))
    text, additions = finish(phrase, ())
    return StandaloneText(text, additions, True)


def restrictive_text(article: Article, parsed: ParsedSentence, piece: Piece) -> StandaloneText:
    """ "The war in … has killed …" for "the war which has killed …"."""
    spans = piece.spans(parsed)
    edits, needed = edits_for(article, parsed, spans)
    at = piece.subject[1] if piece.subject is not None and piece.subject[0] == piece.first else None
    if at is not None and parsed.tokens[at].text == ",":
        at += 1
    pronoun = parsed.tokens[at] if at is not None else _pronoun_in(parsed.within(spans[0]))
    following = next((t for t in parsed.within(spans[0]) if t.start > pronoun.start and t.tag != "R"), pronoun)
    tensed = following.tag in FINITE or following.tag == "B" or following.lower.endswith("ed")
    told = [token for token in parsed.within(spans[0]) if token.start > pronoun.start]
    is_apart = at is None and piece.subject is not None and piece.subject[1] == piece.first
    head = piece.subject if at is not None or is_apart else None
    if at is not None and pronoun.lower == "that" and parsed.tokens[at - 1].text == ",":
        # "While Roe was silent on the topic, that has not stopped others": all that.
        needed, tensed = True, False
    is_open = head is not None and (
        is_doubtful_head(article, parsed, head, pronoun, told) or _is_no_subject_of(parsed, head, told)
    )
    if is_apart and piece.subject is not None and not is_open:
        phrase, needed = phrase_text(article, parsed, piece.subject)
        edits.append(Edit(pronoun.span, phrase, RELATIVE_MADE))
        return finished(article, spans, edits, needed=needed or not tensed)
    if at is not None and _goes_on_behind(told):
        # The clause that the noun belongs to was taken with it: a sentence already.
        return finished(article, spans, edits, needed=needed)
    if pronoun.lower == "where" or not tensed or is_open:
        # "an offer that the union refused": the noun is not what acts.
        needed = True
    elif head is not None and is_predicate_noun(parsed, head):
        # "Roe was a novice who lost $3 million": Roe lost it.
        subject = subject_of(article, parsed, head)
        needed = subject is None or subject[1]
        if subject is not None:
            edits = [edit for edit in edits if edit.span.start >= pronoun.start]
            edits.append(Edit(Span(spans[0].start, pronoun.end), subject[0], RELATIVE_MADE))
    else:
        begin = parsed.tokens[at - 1].end if at is not None else pronoun.start
        if at is not None and parsed.tokens[at - 1].text == ",":
            begin = parsed.tokens[at - 2].end
        end = pronoun.end if at is not None else pronoun.end + 1
        edits.append(Edit(Span(begin, end), "", RELATIVE_MADE))
    return finished(article, spans, edits, needed=needed)


def _is_no_subject_of(parsed: ParsedSentence, head: tuple[int, int], told: Sequence[Token]) -> bool:
    """Whether a phrase cannot be the subject of a clause that narrows it, or not in these words.

    "| clad in a cape with lights | that formed", ""a leader | who has won"", "a reference to letters | that were lost".
    """
    first, last = head
    inside = parsed.tokens[first:last]
    if inside[0].tag in "EG" or (first > 0 and parsed.tokens[first - 1].text in _OPENING and parsed.quoted[first]):
        return True
    verb = finite_of(told)
    before = next((inside[at - 1] for at in range(1, len(inside)) if inside[at].tag == "I"), None)
    if verb is None or before is None or inside[0].lower not in ("a", "an"):
        return False
    return verb.lower in ("are", "were", "have") and before.tag == "N" and before.lower not in HOLDING


def _goes_on_behind(told: Sequence[Token]) -> bool:
    """Whether a second verb follows what a relative clause tells, and nothing joins it ("that owns two mills | backs him").

    "that says | Roe left", "that fell when it rained" have but one.
    """
    verbs = [at for at, token in enumerate(told) if token.tag in FINITE or _may_be_plural_verb(told, at)]
    if len(verbs) < _TWO or base_of(told[verbs[0]].lower) in FORCE_BY_VERB:
        return False
    between = told[verbs[0] + 1 : verbs[1]]
    if not between or any(t.tag in "KWOM" or not t.is_word or t.lower in _JOINTS for t in between):
        return False
    before = next((token for token in reversed(between) if token.tag != "R"), None)
    return before is not None and before.tag in "NSPCJD" and told[verbs[0]].tag != "M"


def _may_be_plural_verb(told: Sequence[Token], at: int) -> bool:
    """Whether a base form behind a noun has nothing that asks for one ("capital all strongly | support him")."""
    before = next((token for token in reversed(told[:at]) if token.tag != "R"), None)
    is_bare = told[at].tag == "B" and not any(token.tag in "AM" for token in told[:at])
    return is_bare and before is not None and before.tag in "NSP"


def _is_one_thing(inside: Sequence[Token]) -> bool:
    """Whether a phrase names one thing, of which "them" is not said ("in space, only 26 of | them | women")."""
    head = inside[-1]
    several = head.lower in INSTITUTIONS or is_person(head.lower) or any(token.tag in "CKI" for token in inside)
    return head.tag == "N" and not several


def _without_focus(parsed: ParsedSentence, words: tuple[int, int]) -> tuple[int, int]:
    """A subject without what says that it is alone in what it does: "Only | Norland, with 12 medals, did worse"."""
    first, last = words
    return (first + 1, last) if last - first > 1 and parsed.tokens[first].lower in _FOCUS else words


def _pronoun_in(tokens: Sequence[Token]) -> Token:
    return next(token for token in tokens if token.lower in SUBJECT_RELATIVES)


def presupposed_text(article: Article, parsed: ParsedSentence, piece: Piece) -> StandaloneText:
    """ "Roe stole $1.4 million." for "jailed for stealing $1.4 million"; a group without a verb stays as it is."""
    piece = in_its_clause(parsed, _behind_dateline(parsed, piece))
    spans = piece.spans(parsed)
    edits, needed = edits_for(article, parsed, spans)
    tokens = piece.tokens(parsed)
    at = next((place for place, token in enumerate(tokens) if token.tag != "R"), 0)
    if is_share(parsed.tokens, piece.first, piece.parts[-1][1]):
        edits, needed = _share_edits(article, parsed, piece, edits)
    elif is_doubtful_phrase(parsed, piece):
        needed = True
    elif piece.subject is not None and piece.subject[0] == piece.first:
        edits += _undergone(parsed, piece.subject, piece.parts[-1][1])
    elif piece.subject is not None and _begins_with_participle(tokens, at):
        made, needed = _done(article, parsed, piece.subject, tokens, at)
        edits = [edit for edit in edits if edit.span.start >= tokens[at].start] + made
    elif piece.subject is not None and tokens[at].lower == "due":
        edit, needed = _due(article, parsed, piece, piece.subject, at)
        edits.append(edit)
    elif piece.subject is not None and tokens[0].lower == "with":
        # "bonds, with a face value of $2m": "The bonds had a face value of $2m."
        subject, needed = phrase_text(article, parsed, _without_focus(parsed, piece.subject))
        edits.append(Edit(tokens[0].span, f"{subject} had", _PHRASE_MADE))
    elif not has_finite(tokens):
        nominal = nominal_text(article, parsed, *piece.parts[0]) if len(piece.parts) == 1 else None
        if nominal is not None:
            return nominal
        needed = True
    return finished(article, spans, edits, needed=needed)


def _undergone(parsed: ParsedSentence, subject: tuple[int, int], end: int) -> list[Edit]:
    """The verb that a participle behind its noun lacks: "talks brokered by Norland": "Talks were brokered by Norland."."""
    at = subject[1]
    participle = parsed.tokens[at]
    if _is_only_past(participle) or _leads_to_infinitive(parsed, at):
        return []
    be = _undergoing(parsed, subject, parsed.tokens[at:end])
    follows = parsed.tokens[at + 1] if at + 1 < len(parsed.tokens) else participle
    is_accused = participle.lower == "of"
    is_be = participle.lower == "being" and follows.tag != "E"
    return [Edit(participle.span, be if is_accused or is_be else f"{be} {participle.text}", _PHRASE_MADE)]


def _begins_with_participle(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at ``at``, the first that is no adverb, is a participle, however it is tagged."""
    first = tokens[at]
    return (
        first.tag in "GE"
        or (first.tag == "T" and not has_finite(tokens[:at]))
        or (first.tag == "J" and first.lower.endswith("ed"))
    )


def _done(
    article: Article, parsed: ParsedSentence, subject: tuple[int, int], tokens: Sequence[Token], at: int
) -> tuple[list[Edit], bool]:
    """The subject with the verb of the participle at ``at`` of ``tokens``, and whether the subject is left open."""
    text, needed = _subject_text(article, parsed, subject)
    first = parsed.tokens[subject[0]]
    needed = needed or (first.tag == "O" and text == first.text) or is_day(first)
    needed = needed or may_be_other_act(article, parsed, tokens, at)
    predicate = _predicate(parsed, subject, tokens, at, text)
    made = Edit(Span(tokens[0].start, tokens[at].end), predicate, _PHRASE_MADE)
    return [made, *_second_participles(tokens[at:])], needed


def _due(
    article: Article, parsed: ParsedSentence, piece: Piece, subject: tuple[int, int], at: int
) -> tuple[Edit, bool]:
    """ "The stadium, due to open in May, will": "The stadium is due to open in May.", and whether the subject is open."""
    tokens = piece.tokens(parsed)
    text, needed = phrase_text(article, parsed, subject)
    span = Span(tokens[0].start, tokens[at].end)
    behind = finite_of(parsed.tokens[piece.parts[-1][1] :])
    being = being_of(parsed.tokens, subject, is_past=behind is not None and behind.tag == "T")
    return Edit(span, f"{text} {being} {article.text(span)}", _PHRASE_MADE), needed


def _behind_dateline(parsed: ParsedSentence, piece: Piece) -> Piece:
    """The piece with its subject behind the place and agency that open the text ("VELM (ANP) – | Ana Roe")."""
    if piece.subject is None or piece.subject[0] > 0 or piece.first == 0:
        return piece
    first, last = piece.subject
    dash = next((at for at in range(last - 2, first, -1) if parsed.tokens[at].text in ("–", "—", "-")), None)
    return piece if dash is None else replace(piece, subject=(dash + 1, last))


def _is_only_past(token: Token) -> bool:
    """Whether a word is a past that no participle looks like ("rose", "fell", "grew")."""
    shares = shares_of(token.lower) or {}
    return token.tag == "T" and not token.lower.endswith("ed") and shares.get("E", 0.0) < _SELDOM


def _leads_to_infinitive(parsed: ParsedSentence, at: int) -> bool:
    """Whether a seeming participle is a verb that an infinitive follows ("20 of 58 starters | failed to finish")."""
    behind = parsed.tokens[at + 1] if at + 1 < len(parsed.tokens) else None
    return parsed.tokens[at].lower in _TRYING and behind is not None and behind.tag == "A"


def _undergoing(parsed: ParsedSentence, subject: tuple[int, int], told: Sequence[Token]) -> str:
    """The form of "be" before a participle: "was built", but "has been closed since May"."""
    if any(token.lower == "now" for token in told):
        return being_of(parsed.tokens, subject, is_past=False)
    if not any(token.lower == "since" for token in told):
        return being_of(parsed.tokens, subject)
    return "have been" if being_of(parsed.tokens, subject) == "were" else "has been"


def _subject_text(article: Article, parsed: ParsedSentence, words: tuple[int, int]) -> tuple[str, bool]:
    """The subject of a participle written out; of a name with a description or an age in commas the name."""
    first, last = words
    tokens = parsed.tokens
    aged = last - first == 1 and tokens[first].tag == "C" and first > 1 and tokens[first - 1].text == ","
    if aged:
        words = phrase_before(parsed, first - 1, 0) or words
    return phrase_text(article, parsed, with_bound(tokens, words, 0))


def _predicate(parsed: ParsedSentence, words: tuple[int, int], tokens: Sequence[Token], at: int, subject: str) -> str:
    """ "Roe stole" for "stealing", "Roe was never charged" for "never charged"."""
    adverbs = "".join(f"{token.text} " for token in tokens[:at])
    if tokens[at].tag == "G":
        if any(token.lower in _GOING_ON for token in tokens[:at]):
            return f"{subject} {being_of(parsed.tokens, words, is_past=False)} {adverbs.lower()}{tokens[at].lower}"
        modal = modal_before(parsed, tokens[at])
        base = base_of(tokens[at].lower)
        if goes_on_meanwhile(parsed, tokens[at]):
            return f"{subject} {being_of(parsed.tokens, words)} {adverbs}{tokens[at].lower}"
        if base == "be" and modal is None:
            return f"{subject} {being_of(parsed.tokens, words)} {adverbs}".rstrip()
        return f"{subject} {modal} {adverbs}{base}" if modal is not None else f"{subject} {adverbs}{past_of(base)}"
    if (tokens[at].tag == "T" or tokens[at].lower in _ACTING) and _goes_on_acting(parsed, words, tokens[at]):
        return f"{subject} {adverbs}{tokens[at].text}"
    return f"{subject} {_undergoing(parsed, words, tokens)} {adverbs.lower()}{tokens[at].lower}"


def _goes_on_acting(parsed: ParsedSentence, words: tuple[int, int], verb: Token) -> bool:
    """Whether a past behind "and" is no participle: nothing was done to the subject before ("was a judge and | later served
    as mayor")."""
    first = parsed.index_at(verb.start)
    joint = next((at for at in range(first - 1, words[1] - 1, -1) if parsed.tokens[at].tag != "R"), first)
    if parsed.tokens[joint].tag != "K":
        return False
    told = parsed.tokens[words[1] : joint]
    be = next((at for at, token in enumerate(told) if base_of(token.lower) == "be"), None)
    behind = next((token for token in told[be + 1 :] if token.tag != "R"), None) if be is not None else None
    return has_finite(told) and (behind is None or behind.tag not in "ET")


def _is_surely_verb(token: Token) -> bool:
    """Whether a word tagged as a verb is none that may be a noun or adjective ("most of them | luxury models")."""
    return token.tag in "TZM" or token.lower in ("are", "have", "do")


def _second_participles(tokens: Sequence[Token]) -> list[Edit]:
    """ "chanted and waved flags" for "chanting and waving flags"."""
    if tokens[0].tag != "G" or has_finite(tokens) or any(token.lower in ("such", "including") for token in tokens):
        return []
    return [
        Edit(token.span, past_of(base_of(token.lower)), _PHRASE_MADE)
        for before, token in pairwise(tokens)
        if token.tag == "G" and before.tag == "K"
    ]


def _share_edits(article: Article, parsed: ParsedSentence, piece: Piece, edits: list[Edit]) -> tuple[list[Edit], bool]:
    """ "Most of the 17 jets were leased." for "most of them leased", as far as what follows is said of them."""
    tokens = parsed.tokens
    pronoun = share_pronoun(tokens, piece.first, piece.parts[-1][1])
    if piece.subject is None or pronoun is None:
        return edits, True
    follows = tokens[pronoun + 1]
    phrase, needed = phrase_text(article, parsed, piece.subject)
    edits = [edit for edit in edits if not edit.span.overlaps(tokens[pronoun].span)]
    first = tokens[piece.subject[0]]
    needed = needed or (tokens[pronoun].lower == "them" and _is_one_thing(tokens[slice(*piece.subject)]))
    if piece.subject[0] == 0 and (first.tag in "CIR" or first.lower in _ROUND):
        phrase = f"{phrase[:1].lower()}{phrase[1:]}"
    owned = any(token.tag == "Q" for token in tokens[slice(*piece.subject)])
    if (
        not owned
        and first.tag != "D"
        and (first.tag in "CNSJ" or first.lower in _ROUND or tokens[piece.subject[1] - 2].tag == "C")
    ):
        phrase = f"the {phrase}"
    new = as_inside(phrase)
    # "most of them leased" between commas: what looks like a past is a participle there.
    participle = follows.tag == "T" and tokens[pronoun].lower == "them" and tokens[piece.first - 1].text == ","
    described = tokens[pronoun].lower == "them" and not has_finite(tokens[pronoun + 2 : piece.parts[-1][1]])
    # "in two of them inspectors found drugs" has a subject of its own.
    is_subject = tokens[piece.first].tag != "I"
    if is_subject and (follows.tag not in FINITE or participle or (described and not _is_surely_verb(follows))):
        told = participle or follows.tag in "EJNSGF" or follows.lower in ("from", "in", "at")
        one = tokens[piece.first].lower in ("one", "1")
        new = f"{new} {'was' if one else 'were'}"
        needed = needed or not told
    return [*edits, Edit(tokens[pronoun].span, new, _PHRASE_MADE)], needed
