"""Speakers of statements that no rule gave one: whoever the fitted network finds to have said them.

"The Red Cross lists 1,906 of them", "…, which the fund expects to reach 6 %", "where polls suggest two thirds …".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from claims.core.extraction.attribution.layer import FoundCue
from claims.core.extraction.attribution.no_sayings import tells_no_saying
from claims.core.extraction.attribution.other_senses import has_other_sense
from claims.core.extraction.attribution.said_content import LABELING
from claims.core.extraction.attribution.source_phrases import phrase_of_head, start_of_phrase
from claims.core.extraction.attribution.sources import Source
from claims.core.extraction.clauses.denials import denier, denying_verb
from claims.core.extraction.clauses.pieces import Role, has_figure
from claims.core.extraction.clauses.refutations import is_negated
from claims.core.extraction.clauses.shares import tells_share_of_people
from claims.core.extraction.clauses.subjects import verb_behind_subject
from claims.core.extraction.lexicon.conjunctions import IN_CONTRAST
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.sayings import ASSERTING, DOCUMENT_NOUNS, FORCE_BY_VERB
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.speech.added_clauses import is_added, opening_of
from claims.core.extraction.speech.apart import with_own_source
from claims.core.extraction.speech.attribution import read_with_name
from claims.core.extraction.speech.found_frames import is_in_described_subject
from claims.core.extraction.speech.relayed import with_innermost
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.records import Form, Reading, Statement, in_own_voice
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, before_adverbs, behind_adverbs, has_finite
from claims.core.extraction.text.tokens import Token
from claims.core.records import Attribution, Force, Span, Voice

_FIGURING = words("put list value rate count")
"""Verbs that state a figure and are too common for rules to take as cues."""
_LONGEST_SUBJECT = 12
"""Words of a subject before its verb at most."""
_TELLING = words("say claim insist maintain argue contend allege assert report estimate put deny dispute reckon")
_SHOWING = words("show list record indicate suggest count")
_PAPERS = DOCUMENT_NOUNS | words("log logs register registers ledger ledgers list lists images footage photographs")
"""What shows something else than somebody says ("Roe said 19 came; | a log shows 12")."""
_REFUSING = words("decline refuse")
_OMITTING = words("forget fail neglect omit")
_ANSWERING = words("comment respond reply answer react")
_SPEAKING = words("comment discuss give name talk elaborate identify")
"""Verbs that say what somebody would not say, and with which they lead on to it."""
_LIKELY = 0.45
"""Least probability of cue and source: without a rule that sees them too, more is asked for than to find them."""
_NEAR = 4
"""Words between a name and its "who" at most: "Jane Roe, 58, who said"."""
_LEAST_SHARE = 0.5
"""Share of a statement's words that must be what the cue attributes."""


def name_sources(reading: Reading, *, since: int) -> None:
    """Give the statements from number ``since`` on that are nobody's words yet the source that was found, if any."""
    spoken = (s for s in reading.statements[since:] if s.attribution is not None)
    told = {s.attribution.cue.start: s.speaker for s in spoken if s.attribution and s.attribution.cue}
    for at in range(since, len(reading.statements)):
        statement = reading.statements[at]
        apart = with_own_source(reading.article, statement)
        statement = _without_others_cue(reading.article, statement) if apart is statement else apart
        if _is_omitted(reading.article, statement) or is_added(reading.article, statement):
            # Nobody's words but the text's.
            reading.statements[at] = in_own_voice(statement)
            continue
        statement = with_innermost(reading.article, statement)
        reading.statements[at] = statement
        if statement.form is Form.CLAUSE and statement.speaker is None and statement.attribution is None:
            statement = _with_denier(reading.article, statement)
            if statement.attribution is not None:
                reading.statements[at] = statement
                continue
            named = _with_source(reading.article, statement, told)
            named = _with_figuring(reading.article, named) if named is statement else named
            reading.statements[at] = with_innermost(reading.article, named)


def _is_omitted(article: Article, statement: Statement) -> bool:
    """Whether a clause tells what somebody leaves unsaid ("He boasts of jobs but forgets to say | that …")."""
    parsed, told = article.parsed[statement.sentence], statement.attribution
    if statement.form is not Form.CLAUSE:
        return False
    tokens = parsed.tokens[: parsed.index_at(statement.spans[0].start)]
    sayings = (at for at, token in enumerate(tokens) if token.tag in FINITE and base_of(token.lower) in FORCE_BY_VERB)
    cue = parsed.index_at(told.cue.start) if told is not None and told.cue is not None else next(sayings, None)
    return any(
        base_of(tokens[at].lower) in _OMITTING
        and tokens[at + 1].lower == "to"
        and base_of(tokens[at + 2].lower) in FORCE_BY_VERB
        and (cue is None or _has_subject_of(tokens, at, cue))
        for at in range(cue or 0, len(tokens) - 2)
    )


def _has_subject_of(tokens: Sequence[Token], verb: int, cue: int) -> bool:
    """Whether a verb goes on about whoever the cue names ("Roe boasts of jobs, but | forgets"), not about another.

    "Roe said | the firm neglected to report": Roe reports it.
    """
    joint = next((at for at in range(verb - 1, cue, -1) if tokens[at].tag not in "RJO"), cue)
    return tokens[joint].tag == "K" and not has_finite(tokens[cue + 1 : joint])


def _without_others_cue(article: Article, statement: Statement) -> Statement:
    """A clause that sets somebody else's words against the cue before it, as the outlet's and the other one's.

    "Police said 3,000 marched, | but organizers put it at 12,000": nobody of the police said that.
    """
    parsed, piece, told = article.parsed[statement.sentence], statement.piece, statement.attribution
    if statement.form is not Form.CLAUSE or piece is None or told is None or told.cue is None:
        return statement
    first, last = opening_of(parsed, piece.first), piece.parts[0][1]
    if told.cue.start >= statement.spans[0].start or parsed.quoted[first] or not _is_contrasted(parsed, first):
        return statement
    verb = verb_behind_subject(parsed, first, last, reach=_LONGEST_SUBJECT)
    if verb is None or parsed.tokens[first].tag == "O" or has_other_sense(parsed.tokens, verb, _base(parsed, verb)):
        return statement
    base = _base(parsed, verb)
    shows = base in _SHOWING and any(token.lower in _PAPERS for token in parsed.tokens[first:verb])
    if not (base in _TELLING or shows) or not _is_asserted(parsed, verb, last):
        return statement
    source = read_with_name(article, parsed, first, verb)
    place = Span(parsed.tokens[first].start, parsed.tokens[verb - 1].end)
    force = FORCE_BY_VERB.get(base, Force.SAID)
    cue = Attribution(source.speaker, place, parsed.tokens[verb].span, base, force, Voice.OWN)
    named = source.speaker is not None
    return replace(statement, attribution=cue if named else None, speaker=source.speaker, voice=Voice.OWN)


def _is_contrasted(parsed: ParsedSentence, first: int) -> bool:
    """Whether the clause is joined by a comma and a word of contrast."""
    tokens = parsed.tokens
    if first > 0 and tokens[first - 1].text == ";":
        # "The rebels say they hold 412; | the government puts it at 900".
        return True
    return first > 1 and tokens[first - 1].lower in IN_CONTRAST and tokens[first - 2].text == ","


def _is_asserted(parsed: ParsedSentence, verb: int, last: int) -> bool:
    """Whether a clause, an infinitive of the past or a figure follows the verb of saying."""
    words_ = parsed.tokens[verb + 1 : last]
    return has_finite(words_) or has_figure(words_) or any(token.lower == "have" for token in words_)


def _base(parsed: ParsedSentence, at: int) -> str:
    return base_of(parsed.tokens[at].lower)


def _with_source(article: Article, statement: Statement, told: Mapping[int, str | None]) -> Statement:
    """With the source of the likeliest cue; ``told`` is who speaks by cues that were read where they stand.

    Whom "she" stands for beside "said" is known there, and no more once the whole text was read.
    """
    parsed = article.parsed[statement.sentence]
    for cue in _cues_over(article, parsed, statement):
        known = told.get(parsed.tokens[cue.at].start)
        source = _source_of(article, parsed, cue) if known is None else Source(known)
        if source.speaker is not None:
            return _attributed(parsed, statement, cue, source)
    return statement


def _with_denier(article: Article, statement: Statement) -> Statement:
    """With who denies the clause before it ("The deal was signed in May, | which Roe denies")."""
    parsed, piece = article.parsed[statement.sentence], statement.piece
    verb = denying_verb(parsed, piece) if piece is not None else None
    if piece is None or verb is None:
        return statement
    first, last = denier(parsed, piece, verb)
    source = read_with_name(article, parsed, first, last)
    place = Span(parsed.tokens[first].start, parsed.tokens[last - 1].end)
    cue = parsed.tokens[verb]
    attribution = Attribution(source.speaker, place, cue.span, base_of(cue.lower), Force.DENIED, Voice.REPORTED)
    return replace(statement, attribution=attribution, speaker=source.speaker, voice=Voice.REPORTED)


def _with_figuring(article: Article, statement: Statement) -> Statement:
    """With who states a figure by putting something at it ("Analysts put the loss at $4 million")."""
    parsed, piece = article.parsed[statement.sentence], statement.piece
    if piece is None or len(piece.parts) > 1:
        return statement
    first, last = piece.parts[0]
    tokens = parsed.tokens[:last]
    verb = next((at for at in range(first, last) if tokens[at].tag in FINITE), None)
    if verb is None or verb == first or base_of(tokens[verb].lower) != "put":
        return statement
    at = next((place for place in range(verb, last - 1) if tokens[place].lower == "at"), None)
    if at is None or not has_figure(tokens[at + 1 : at + 5]):
        return statement
    begin = first + 1 if tokens[first].tag == "W" else first
    if tokens[begin].tag == "I":
        # "In a letter seen by the Post, | the company put the loss at $4 million".
        begin = next((place + 1 for place in range(verb - 1, begin, -1) if tokens[place].text == ","), begin)
    source = read_with_name(article, parsed, begin, verb)
    if source.speaker is None:
        return statement
    place = Span(tokens[begin].start, tokens[verb - 1].end)
    attribution = Attribution(source.speaker, place, tokens[verb].span, "put", Force.SAID, Voice.OWN)
    return replace(statement, attribution=attribution, speaker=source.speaker)


def _cues_over(article: Article, parsed: ParsedSentence, statement: Statement) -> Iterable[FoundCue]:
    """The cues that attribute the statement, the likeliest first."""
    if not article.attributed:
        return ()
    starts = {token.start for token in statement.tokens if token.is_word}
    places = {at for at, token in enumerate(parsed.tokens) if token.start in starts}
    cues = [cue for cue in article.attributed[statement.sentence].cues if _may_assert(parsed, cue)]
    if statement.piece is not None and statement.piece.role is Role.RELATIVE:
        # What a reporter adds to reported words ("the truce, which began in May") is the outlet's.
        cues = [cue for cue in cues if cue.at in places]
    cues = [cue for cue in cues if not (_interrupts_another(parsed, cue, places) or _is_told_of(parsed, cue, places))]
    if statement.piece is not None and statement.piece.role is Role.MAIN:
        # "Roe, who says she was beaten, | has left Leeds": what is told of the speaker besides.
        cues = [cue for cue in cues if not is_in_described_subject(parsed.tokens, cue.at)]
    cues = [cue for cue in cues if not _is_first_predicate(parsed, cue, min(places, default=0))]
    return sorted(
        (cue for cue in cues if _share_of(article, parsed, cue, places) >= _LEAST_SHARE), key=lambda c: -c.probability
    )


def _is_first_predicate(parsed: ParsedSentence, cue: FoundCue, first: int) -> bool:
    """Whether the words from ``first`` tell what the source does besides ("found 12 bodies and | will search on")."""
    tokens = parsed.tokens
    if not cue.at + 1 < first < len(tokens) or tokens[first - 1].tag != "K" or parsed.quoted[first]:
        return False
    verb = behind_adverbs(tokens, first, len(tokens) - 1)
    denies = FORCE_BY_VERB.get(base_of(tokens[verb].lower)) is Force.DENIED
    return tokens[verb].tag in FINITE and not denies and not has_finite(tokens[cue.at + 1 : first])


def _is_told_of(parsed: ParsedSentence, cue: FoundCue, places: set[int]) -> bool:
    """Whether something is told of a text or picture that says something ("A video | showing men run | is fake")."""
    tokens = parsed.tokens
    if tokens[cue.at].tag != "G" or tokens[cue.at - 1].tag not in "NSP" or not {cue.at, cue.source} <= places:
        return False
    # "The race is close, with | polls indicating that Roe leads": the source is no subject of the sentence.
    return not has_finite(tokens[min(places) : cue.at])


def _interrupts_another(parsed: ParsedSentence, cue: FoundCue, places: set[int]) -> bool:
    """Whether a source interrupts a clause behind the one at ``places``, which is not its own then.

    "It closed; | without repairs, Roe said, it will fall", "It closed, and | the fire, Roe said, began at dawn".
    """
    tokens, last = parsed.tokens, max(places, default=-1)
    between = [at for at in range(last + 1, cue.at) if not parsed.quoted[at]]
    if any(tokens[at].text == ";" for at in between):
        return has_finite(tokens[cue.at + 1 :])
    joined = any(tokens[at].tag == "K" and tokens[at - 1].text == "," for at in between)
    mark = next((at for at in range(cue.at + 1, len(tokens)) if tokens[at].text == ","), len(tokens))
    return joined and mark + 1 < len(tokens) and tokens[mark + 1].tag in FINITE


def _may_assert(parsed: ParsedSentence, cue: FoundCue) -> bool:
    """Whether the cue asserts what it attributes and names a source, both among the words that are read (see ``tails``)."""
    if cue.probability < _LIKELY or cue.source is None or max(cue.at, cue.source) + 1 >= len(parsed.tokens):
        return False
    if tells_no_saying(parsed.tokens, cue.source, cue.at):
        return False
    if cue.source < cue.at and tells_share_of_people(parsed.tokens, start_of_phrase(parsed, cue.at, 0), cue.at):
        return False
    token = parsed.tokens[cue.at]
    verb = base_of(token.lower)
    after = parsed.tokens[cue.at + 1]
    if verb in _ANSWERING and is_negated(parsed.tokens, cue.at):
        # "has not commented": nobody says that.
        return False
    if verb == "agree" and after.lower != "that" and after.text != ":":
        # "agreed a package", "agreed to withdraw": an act.
        return False
    if verb in _REFUSING:
        # "declined to say", not "refused to negotiate".
        said = parsed.tokens[min(cue.at + 2, len(parsed.tokens) - 1)].lower
        return after.tag == "A" and (said in FORCE_BY_VERB or said in _SPEAKING)
    if has_other_sense(parsed.tokens, cue.at, verb):
        return False
    if token.tag in "ET" and cue.source < cue.at and _is_passive(parsed.tokens, cue.at):
        # "The firm was ordered to pay $2m", "Staff were said to have been busy": nobody tells who said it.
        return False
    if verb == "declare" and not has_finite(parsed.tokens[cue.at + 1 :]):
        # "declared a state of emergency" is an act.
        return False
    if verb == "write" and after.tag == "D" and not has_finite(_to_comma(parsed.tokens, cue.at + 1)):
        # "who wrote the bill" made it.
        return False
    if verb in LABELING and after.tag == "I":
        # "Guidelines called for 46 months".
        return False
    if token.tag == "B" or (token.tag == "E" and not after.is_word):
        # "must report to the ministry", "others similar to the one reported."
        return False
    return FORCE_BY_VERB.get(verb) in ASSERTING or verb in _FIGURING or verb in LABELING


def _to_comma(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    return list(takewhile(lambda token: token.text != ",", tokens[at:]))


def _is_passive(tokens: Sequence[Token], at: int) -> bool:
    """Whether a form of "be" helps the participle at ``at``."""
    place = before_adverbs(tokens, at)
    return place >= 0 and base_of(tokens[place].lower) == "be"


def _share_of(article: Article, parsed: ParsedSentence, cue: FoundCue, places: set[int]) -> float:
    """Share of the words at ``places`` that the cue attributes; cue, source and "which" left out."""
    links = {at for at in places if parsed.tokens[at].tag == "W"}
    rest = places - links - {cue.at} - set(range(*_source_phrase(article, parsed, cue)))
    return len(rest & cue.content) / len(rest) if rest else 0.0


def _source_of(article: Article, parsed: ParsedSentence, cue: FoundCue) -> Source:
    return read_with_name(article, parsed, *_source_phrase(article, parsed, cue))


def _source_phrase(article: Article, parsed: ParsedSentence, cue: FoundCue) -> tuple[int, int]:
    """The words that name the source; for "who" the name or noun that it refers to."""
    if cue.source is None:
        return cue.at, cue.at
    mentions = article.mentions[parsed.index]
    head = cue.source
    if parsed.tokens[head].tag == "W":
        near = [m for m in mentions if head - _NEAR <= m.last <= head]
        # "Jane Roe, head of Mour Hospital, who …": Roe, and no name in what she is.
        described = [m for m in mentions if m.apposition_last in (head - 1, head) and m.kind is NameKind.PERSON]
        near = described or near
        head = near[-1].last - 1 if near else head
    return phrase_of_head(parsed, mentions, head, cue.at)


def _attributed(parsed: ParsedSentence, statement: Statement, cue: FoundCue, source: Source) -> Statement:
    """The statement with its source; it stays the outlet's own voice where it tells itself who said it."""
    token = parsed.tokens[cue.at]
    verb = base_of(token.lower)
    inside = any(span.holds(token.span) for span in statement.spans)
    voice = Voice.OWN if inside else Voice.REPORTED
    place = parsed.tokens[cue.source].span if cue.source is not None else None
    attribution = Attribution(source.speaker, place, token.span, verb, FORCE_BY_VERB.get(verb, Force.SAID), voice)
    return replace(statement, attribution=attribution, speaker=source.speaker, voice=voice)
