"""The statements of an article gone through with a fitted reader of claim spans (``claim_spans``).

The rules say who speaks, what is boilerplate and how a statement becomes a standalone text. Where a sentence asserts
several things, and which words belong to each, the reader has learnt from sentences that people marked. So each sentence's
statements are chosen from both (docs/decisions/0016).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.core.extraction.attribution.sources import is_possessive
from claims.core.extraction.clauses.moments import tells_circumstance
from claims.core.extraction.clauses.noun_contents import noun_contents
from claims.core.extraction.clauses.pieces import Role, has_figure, has_main_verb
from claims.core.extraction.clauses.presupposed import tells_no_event
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.spans.borders import barred_borders
from claims.core.extraction.spans.claim_spans import ChosenSpan, SpanKind, SpanReader, choose_spans
from claims.core.extraction.spans.comparison_tails import with_comparisons
from claims.core.extraction.spans.conditions import with_conditions
from claims.core.extraction.spans.cut_clauses import with_own_clauses
from claims.core.extraction.spans.interruptions import is_interrupted, is_left_out
from claims.core.extraction.spans.statements import (
    READ_AS_CLAIM,
    around_saying,
    clause_from,
    ends_in_source,
    holds_cue,
    holds_source,
    names_period,
    saying_from,
    span_of,
    tells_of_share,
    tells_what_was_said,
    told_by,
    with_borders,
    without_interruptions,
)
from claims.core.extraction.spans.whole_claims import with_whole_claims
from claims.core.extraction.speech.bare_quotations import quoted_sentence
from claims.core.extraction.speech.named_sources import name_sources
from claims.core.extraction.speech.reported import saying_in
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.groups import is_all_quoted, sentence_groups, shelf_reason
from claims.core.extraction.statements.records import Form, Reading, Shelved, Statement
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.tokens import Token
from claims.core.records import Attribution, Force, RejectReason, Span, Voice

MOST_READ = 1_000
"""Sentences of a text that are read, some 25,000 words and three seconds; the rules are alone with what follows."""

_SHELF_SCORE = 0.2
"""Score of a sentence that the rules had taken something of and the reader nothing; set by hand below every claim's."""

_SPEAKING = frozenset({NameKind.PERSON, NameKind.ORGANIZATION})

_LEAVING_OPEN = frozenset({Force.DENIED, Force.DOUBTED, Force.ASKED})
"""Forces of sayings whose content nobody there says to be so."""
_HALF = 0.5
"""Share of common words from which on two stretches are about the same."""
_SHARED_FORMS = frozenset(("read", "sent", "held", "made", "heard", "built", "published"))
"""Past forms that are participles behind a noun ("a statement | read to the court")."""
_NEAR_START = 3
"""Words before the name of a speaker at the beginning of a saying at most: a title, an article."""


def read_spans(reading: Reading, reader: SpanReader) -> None:
    """Choose the statements of each sentence anew; what is left without any goes to the shelf."""
    article = reading.article
    by_sentence: dict[int, list[Statement]] = {}
    long_sayings: set[int] = set()
    for statement in reading.statements:
        by_sentence.setdefault(statement.sentence, []).append(statement)
        if statement.form is Form.SAYING and len(statement.sentences) > 1:
            long_sayings.update(statement.sentences)
    kept: list[Statement] = []
    reading.statements = kept
    voices = _voices(reading, by_sentence)
    for parsed in article.parsed:
        known = by_sentence.get(parsed.index, [])
        if parsed.index in reading.moments:
            article.directory.return_to(reading.moments[parsed.index])
        if parsed.index >= MOST_READ or not parsed.tokens or shelf_reason(article, parsed) is not None:
            kept.extend(known)
            continue
        statements = _read_sentence(
            reading, parsed, known, reader, voices.get(parsed.index), is_said=parsed.index in long_sayings
        )
        if known and not statements:
            reason = RejectReason.OPINION if any(s.attribution for s in known) else RejectReason.NO_ASSERTION
            reading.shelved.append(Shelved(parsed.index, reason, _SHELF_SCORE))
        reading.offices.update(s.mention.name for s in statements if s.mention is not None)
        since = len(kept)
        kept.extend(statements)
        name_sources(reading, since=since)


def _tells_of_moment(told: Sequence[Token]) -> bool:
    """Whether words tell how somebody was and claim nothing: "Roe, | his hands shaking, | walked", "Roe, her voice low".

    A figure makes a claim of them: "The firm closed, | its sales falling by 12%".
    """
    if has_figure(told):
        return False
    comma = next((at for at, token in enumerate(told) if token.text == ","), -1)
    return not has_finite(told) and any(tells_circumstance(told, first, len(told)) for first in (0, comma + 1))


def _is_fronted_phrase(parsed: ParsedSentence, chosen: ChosenSpan) -> bool:
    """Whether words only open a sentence with where something was said ("In a statement read to the court, | …")."""
    told = parsed.tokens[chosen.first : chosen.last]
    opens = chosen.first == 0 and told[0].tag == "I" and chosen.last < len(parsed.tokens)
    if not opens or parsed.tokens[chosen.last].text != "," or has_figure(told):
        return False
    return not any(token.tag in FINITE and token.lower not in _SHARED_FORMS for token in told)


def _voices(reading: Reading, by_sentence: Mapping[int, Sequence[Statement]]) -> dict[int, Statement]:
    """Somebody's words, by the sentences that are all quoted and go on with them or lead up to them.

    From the sentences before only who was quoted there goes on, and only where nobody else spoke.
    """
    voices: dict[int, Statement] = {}
    before: Statement | None = None
    for group in sentence_groups(reading.article):
        said = _only_speaker([s for index in group for s in by_sentence.get(index, ())])
        quoted = [index for index in group if is_all_quoted(reading.article.parsed[index])]
        speaks = said or (before if len(quoted) == len(group) else None)
        if speaks is not None:
            voices.update(dict.fromkeys(quoted, speaks))
        elif not any(by_sentence.get(index) for index in group):
            voices.update((index, _bare_voice(reading, index)) for index in quoted if index in reading.quoted_by)
        before = speaks if speaks is not None and speaks.voice is Voice.QUOTED else None
    return voices


def _bare_voice(reading: Reading, index: int) -> Statement:
    """Quoted words of which the rules took nothing: somebody's all the same, of whoever spoke in their paragraph."""
    parsed = reading.article.parsed
    goes_on = index > 0 and parsed[index - 1].sentence.paragraph == parsed[index].sentence.paragraph
    return quoted_sentence(reading.article, parsed[index], reading.quoted_by[index] if goes_on else None)


def _only_speaker(statements: Sequence[Statement]) -> Statement | None:
    """The last words of the one who speaks in all that is said; None where nobody does, or several."""
    said = [s for s in statements if s.attribution is not None]
    return said[-1] if len({s.speaker for s in said}) == 1 else None


def _read_sentence(
    reading: Reading,
    parsed: ParsedSentence,
    known: Sequence[Statement],
    reader: SpanReader,
    voice: Statement | None,
    *,
    is_said: bool,
) -> list[Statement]:
    """The statements of one sentence; one that runs over several sentences is not touched.

    ``voice`` is of whoever speaks in a sentence that is all quoted. ``is_said`` tells that the sentence is part of a
    longer saying, and so none by itself.
    """
    article = reading.article
    inside = [s for s in known if _is_inside(s, parsed)]
    statements = [s for s in known if not _is_inside(s, parsed)]
    spans = _chosen_spans(reading, parsed, inside, reader)
    taken = [inside[one.rule] for one in spans if one.rule is not None]
    restored: list[Statement] = []
    for chosen in spans:
        told = parsed.tokens[chosen.first : chosen.last]
        if names_period(told) or tells_of_share(parsed, chosen.first) or (chosen.first and tells_no_event(told)):
            continue
        if _tells_of_moment(told) or _is_fronted_phrase(parsed, chosen):
            continue
        statement = inside[chosen.rule] if chosen.rule is not None else None
        if statement is not None and _outgrows(parsed, statement, chosen):
            statements.append(statement)
            if any(one.first == chosen.first and one.last > chosen.last for one in spans):
                continue
            statement = _likest(parsed, chosen, [s for s in inside if s not in taken])
        denial = next((s for s in inside if _is_denial_of(parsed, s, chosen)), None)
        if denial is not None:
            statements += [] if denial in statements else [denial]
        elif statement is not None and not _is_left_behind(parsed, statement, chosen):
            moved = _words_of(statement, parsed) != (chosen.first, chosen.last)
            kept = _moved(article, parsed, statement, chosen) if moved else statement
            if moved and kept is statement:
                restored.append(statement)
            statements.append(kept)
        elif is_said and chosen.kind is SpanKind.SAYING:
            continue
        elif (new := _new_statement(reading, parsed, chosen, known, voice, taken)) is not None and new not in taken:
            statements.append(new)
            taken.append(new)
    return without_interruptions(article, parsed, _without_beginnings(parsed, statements, restored))


def _goes_on(rest: Sequence[Token]) -> bool:
    """Whether words belong to the verb before them: no second predicate, and nothing set off ("…, killing 40")."""
    return rest[0].is_word and rest[0].tag != "K" and not has_finite(rest)


def _without_beginnings(
    parsed: ParsedSentence, statements: Sequence[Statement], restored: Sequence[Statement]
) -> list[Statement]:
    """The statements without those of the reader that one of the rules begins with, which were ``restored`` to all of it.

    "Turnover slipped to £9m | after a year in the second tier": without its verb the rest is none by itself.
    """
    ruled = [_words_of(s, parsed) for s in restored if s.form is Form.CLAUSE]
    if not ruled:
        return list(statements)
    kept = []
    for statement in statements:
        first, last = _words_of(statement, parsed)
        is_read = statement.form is Form.CLAUSE and READ_AS_CLAIM in statement.reasons
        ends = (end for begin, end in ruled if begin == first and last < end)
        longer = any(_goes_on(parsed.tokens[last:end]) for end in ends)
        if not (is_read and longer and has_finite(parsed.tokens[first:last])):
            kept.append(statement)
    return kept


def _chosen_spans(
    reading: Reading, parsed: ParsedSentence, inside: Sequence[Statement], reader: SpanReader
) -> Sequence[ChosenSpan]:
    """The stretches of a sentence that are claims by the reader and the rules, whose statements in it are ``inside``."""
    ruled = [_words_of(s, parsed) for s in inside]
    verbs = [at for at, token in enumerate(parsed.tokens) if token.tag in FINITE or token.tag in "GE"]
    read = reader.read([token.text for token in parsed.tokens])
    reading.detected[parsed.index] = read.detected
    # The rules know an "18-year war" by its form; people mark it too seldom for the reader to have learnt it.
    sure = [number for number, s in enumerate(inside) if s.piece is not None and s.piece.role is Role.DURATION]
    barred = barred_borders(parsed)
    chosen = choose_spans(read.odds, ruled, verbs, sure=sure, barred=barred)
    if not chosen and any(noun_contents(parsed)) and choose_spans(read.odds, ruled, verbs):
        # "There is no truth to the claim that | the bank lost 40 million": what was taken stays in the words around it.
        whole = [number for number, words_ in enumerate(ruled) if not barred.are_crossed(*words_)]
        chosen = choose_spans(read.odds, ruled, verbs, sure=whole, barred=barred)
    untold = [number for number, s in enumerate(inside) if is_left_out(parsed, s, chosen)]
    if untold:
        chosen = choose_spans(read.odds, ruled, verbs, sure=[*sure, *untold], barred=barred)
    told = with_whole_claims(parsed, with_comparisons(parsed, with_own_clauses(parsed, chosen)))
    return with_conditions(parsed, told)


def _outgrows(parsed: ParsedSentence, statement: Statement, chosen: ChosenSpan) -> bool:
    """Whether the borders of an office's holder hold what the holder did as well ("Mayor Roe | called it a farce")."""
    last = _words_of(statement, parsed)[1]
    return statement.form is Form.OFFICE and has_main_verb(parsed.tokens[last : chosen.last])


def _likest(parsed: ParsedSentence, chosen: ChosenSpan, statements: Sequence[Statement]) -> Statement | None:
    """The statement most of whose words were chosen; None where none shares half of them."""
    rated = [
        (chosen.likeness(*_words_of(s, parsed)), -at) for at, s in enumerate(statements) if s.form is not Form.OFFICE
    ]
    best = max(rated, default=(0.0, 0))
    return statements[-best[1]] if best[0] >= _HALF else None


def _is_denial_of(parsed: ParsedSentence, statement: Statement, chosen: ChosenSpan) -> bool:
    """Whether new borders would leave only what is denied or doubted ("The mayor denied | the firm had paid him")."""
    told = statement.attribution
    if statement.form is not Form.SAYING or told is None or told.force not in _LEAVING_OPEN or told.cue is None:
        return False
    if any(content.start <= chosen.first <= content.first for content in noun_contents(parsed)):
        # "disputes | an allegation by Acme that it knew": those are the words of Acme.
        return False
    cue = parsed.index_at(told.cue.start)
    said = Span(statement.spans[0].start, statement.spans[-1].end)
    follows = cue < chosen.first <= cue + 1 + (parsed.tokens[cue + 1].lower == "that")
    return follows and said.holds(told.cue) and said.holds(span_of(parsed, chosen.first, chosen.last))


def _is_left_behind(parsed: ParsedSentence, statement: Statement, chosen: ChosenSpan) -> bool:
    """Whether new borders leave a saying without who says it ("Roe praised it | and Doe vowed to appeal")."""
    cue = statement.attribution.cue if statement.attribution is not None else None
    inside = any(span.holds(cue) for span in statement.spans) if cue is not None else False
    return (
        statement.form is Form.SAYING
        and inside
        and not holds_cue(statement, span_of(parsed, chosen.first, chosen.last))
    )


def _moved(article: Article, parsed: ParsedSentence, statement: Statement, chosen: ChosenSpan) -> Statement:
    """The rules' statement with the reader's borders; words and who said them together are a saying, or stay apart."""
    if statement.form is Form.CLAUSE and holds_cue(statement, span_of(parsed, chosen.first, chosen.last)):
        is_saying = chosen.kind is SpanKind.SAYING and statement.speaker is not None
        if not is_saying:
            around = around_saying(article, parsed, statement, chosen.first, chosen.last)
            return statement if around is None else around
        return saying_from(parsed, chosen.first, chosen.last, like=statement)
    if is_interrupted(statement):
        return statement
    if statement.form is Form.CLAUSE and ends_in_source(statement, span_of(parsed, chosen.first, chosen.last)):
        return statement
    tells = has_finite(parsed.tokens[chosen.first : chosen.last])
    if statement.form is Form.CLAUSE and not tells and has_finite(statement.tokens):
        # Without its verb a clause only names something.
        return statement
    return with_borders(article, parsed, statement, chosen.first, chosen.last)


def _is_inside(statement: Statement, parsed: ParsedSentence) -> bool:
    return parsed.span.start <= statement.spans[0].start and statement.spans[-1].end <= parsed.span.end


def _words_of(statement: Statement, parsed: ParsedSentence) -> tuple[int, int]:
    """The words from the first to the last of a statement, [first, last)."""
    first = parsed.index_at(statement.spans[0].start)
    return first, parsed.index_at(statement.spans[-1].end - 1) + 1


def _new_statement(
    reading: Reading,
    parsed: ParsedSentence,
    chosen: ChosenSpan,
    known: Sequence[Statement],
    voice: Statement | None,
    taken: Sequence[Statement],
) -> Statement | None:
    """What the rules had not found, or with quite other borders.

    None for words of nobody who is named, for an office that was told before, and where there are marks alone.
    """
    if not any(token.is_word for token in parsed.tokens[chosen.first : chosen.last]):
        return None
    article = reading.article
    said = _said_by(parsed, chosen, known) or voice
    if chosen.kind is SpanKind.SAYING and not _tells_of_other_act(parsed, article.mentions[parsed.index], chosen):
        like = _speaker_of(reading, parsed, chosen, known, said)
        # Of a bare quotation there is no saying: nothing in it tells who said it.
        named = like is not None and like.speaker is not None and not (like is voice and _is_bare(like))
        return saying_from(parsed, chosen.first, chosen.last, like=like) if like is not None and named else None
    words = span_of(parsed, chosen.first, chosen.last)
    told = [s for s in known if s.form is not Form.OFFICE and (holds_cue(s, words) or holds_source(s, words))]
    if told:
        # What is said is the claim, and not who said it.
        clauses = (s for s in told if s.form is Form.CLAUSE)
        held = next((s for s in clauses if words.holds(s.spans[0]) and words.holds(s.spans[-1])), None)
        if held in taken and (outer := reading.passed_on.get(parsed.index)) and not words.overlaps(outer.cue or words):
            return told_by(article, parsed, chosen.first, chosen.last, outer)
        saying = next((s for s in told if s.form is Form.SAYING and _words_of(s, parsed)[0] == chosen.first), None)
        # "Acme expects to spend £6m on it, | of which half is borrowed": the plan is the claim, with who has it.
        if held is not None or saying is None or not tells_what_was_said(parsed, saying, chosen.last):
            return held
        return with_borders(article, parsed, saying, chosen.first, chosen.last)
    if _is_known_office(article, reading, parsed, chosen):
        return None
    return clause_from(article, parsed, chosen.first, chosen.last, inside=said)


def _is_bare(statement: Statement) -> bool:
    return statement.attribution is not None and statement.attribution.cue is None and not statement.sentences[1:]


def _speaker_of(
    reading: Reading, parsed: ParsedSentence, chosen: ChosenSpan, known: Sequence[Statement], said: Statement | None
) -> Statement | None:
    """Whose words a saying is: of the cue in it, of whoever it begins with, else of whoever speaks in the sentence."""
    words = span_of(parsed, chosen.first, chosen.last)
    told = next((s for s in (said, *known) if s is not None and holds_cue(s, words)), None)
    if told is not None:
        return told
    others = next((s for s in known if s.attribution is not None), None)
    return _opened_by_name(reading.article, parsed, chosen) or said or others or saying_in(reading, parsed)


def _opened_by_name(article: Article, parsed: ParsedSentence, chosen: ChosenSpan) -> Statement | None:
    """What was chosen as the words of whoever it begins with ("Jane Roe, a strategist, posited that …")."""
    named = [m for m in article.mentions[parsed.index] if chosen.first <= m.first <= chosen.first + _NEAR_START]
    if not named or (named[0].kind not in _SPEAKING and named[0].last - named[0].first < 2):
        return None
    if named[0].first > chosen.first and parsed.tokens[chosen.first].tag in "IEG":
        # "Questioned by Jane Roe, he said …".
        return None
    bearer = _bearer(parsed, article.mentions[parsed.index], named[0])
    if is_possessive(parsed.tokens, bearer):
        # "Roe's former aide, Ana Lund, told …": nobody of that name, unless the description leads to one.
        others = (m for m in article.mentions[parsed.index] if m.first > bearer.last and m.kind is NameKind.PERSON)
        bearer = next((m for m in others if not has_finite(parsed.tokens[bearer.last : m.first])), bearer)
        if is_possessive(parsed.tokens, bearer):
            return None
    after = max(bearer.last, bearer.apposition_last or 0)
    verb = _main_verb(parsed, after, chosen.last)
    if verb is None:
        return None
    base = base_of(verb.lower)
    speaker = article.directory.full_name(bearer.name)
    force = FORCE_BY_VERB.get(base, Force.SAID)
    attribution = Attribution(speaker, bearer.span, verb.span, base, force, Voice.REPORTED)
    clause = clause_from(article, parsed, chosen.first, chosen.last, inside=None)
    if clause is None:
        return None
    return replace(clause, attribution=attribution, speaker=speaker, voice=Voice.REPORTED)


def _tells_of_other_act(parsed: ParsedSentence, mentions: Sequence[Mention], chosen: ChosenSpan) -> bool:
    """Whether what was taken for a saying begins with a name and tells what its bearer may do or undergo.

    "The former president, Elvira Santos, who …, | may be called as a witness".
    """
    named = next((m for m in mentions if chosen.first <= m.first <= chosen.first + _NEAR_START), None)
    if named is None or any(parsed.quoted[chosen.first : chosen.last]):
        return False
    verb = _main_verb(parsed, max(named.last, named.apposition_last or 0), chosen.last)
    if verb is None or verb.tag != "M":
        return False
    behind = [token for token in parsed.tokens if token.start > verb.start][:2]
    return [token.lower for token in behind[:1]] == ["be"] and behind[-1].tag in "ET"


def _main_verb(parsed: ParsedSentence, after: int, last: int) -> Token | None:
    """The verb of whoever a saying begins with, past a relative clause ("Roe, who turned 70 in May, | said")."""
    tokens = parsed.tokens
    if after + 1 < last and tokens[after].text == "," and tokens[after + 1].tag == "W":
        after = next((at for at in range(after + 1, last) if tokens[at].text == ","), after)
    at = next((at for at in range(after, last) if tokens[at].tag in FINITE), last)
    while at + 1 < last and base_of(tokens[at].lower) == "have" and tokens[at + 1].tag in "ER":
        # "has | accused her".
        at += 1
    return tokens[at] if at < last else None


def _bearer(parsed: ParsedSentence, mentions: Sequence[Mention], named: Mention) -> Mention:
    """The person whom a phrase that begins with another name stands for ("Roe Bank chief economist | Mei Tan")."""
    person = next((m for m in mentions if m.span.start > named.span.end and m.kind is NameKind.PERSON), None)
    if person is None or named.kind is NameKind.PERSON:
        return named
    between = [token for token in parsed.tokens if named.span.end <= token.start < person.span.start]
    joined = all(token.tag in "NSJP" or token.lower in ("of", "for") for token in between)
    return person if joined else named


def _said_by(parsed: ParsedSentence, chosen: ChosenSpan, known: Sequence[Statement]) -> Statement | None:
    """The statement of somebody's words that shares most with what was chosen."""
    best: tuple[float, Statement] | None = None
    for statement in known:
        if statement.attribution is None or not statement.tokens:
            continue
        first, last = _words_of(statement, parsed)
        shared = min(last, chosen.last) - max(first, chosen.first)
        if 2 * shared >= chosen.last - chosen.first and (best is None or shared > best[0]):
            best = (shared, statement)
    if best is None:
        return next((s for s in known if s.attribution is not None and _leads_to_source(parsed, chosen, s)), None)
    return best[1]


def _leads_to_source(parsed: ParsedSentence, chosen: ChosenSpan, statement: Statement) -> bool:
    """Whether what was chosen ends right before who says it ("…, and | cut off water to the town, | police said")."""
    told, last = statement.attribution, chosen.last
    if told is None or told.source is None or told.cue is None or last + 1 >= len(parsed.tokens):
        return False
    begin = min(told.source.start, told.cue.start)
    # "After the talks ended, | Roe said | that he was glad": what stands behind was said.
    is_behind = statement.form is Form.CLAUSE and statement.spans[-1].end <= begin
    return is_behind and parsed.tokens[last].text == "," and parsed.tokens[last + 1].start == begin


def _is_known_office(article: Article, reading: Reading, parsed: ParsedSentence, chosen: ChosenSpan) -> bool:
    """Whether a phrase only names somebody whose office was told already."""
    if any(token.tag in "ZTFM" for token in parsed.tokens[chosen.first : chosen.last]):
        return False
    return any(
        m.name in reading.offices and chosen.first <= m.first and m.last <= chosen.last
        for m in article.mentions[parsed.index]
    )
