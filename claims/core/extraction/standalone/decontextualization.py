"""Decontextualization: a statement reworded so that it is understood alone and means the same.

Only what the article makes plain is written out; every change is recorded. Where a pronoun cannot be resolved safely the
words stay and ``context_needed`` is set.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claims.core.extraction.clauses.contact_clauses import may_lack_object, object_before
from claims.core.extraction.clauses.pieces import Piece, Role, is_day, up_to_dash, without_marks
from claims.core.extraction.clauses.roles import piece_of
from claims.core.extraction.clauses.shares import is_share
from claims.core.extraction.lexicon.conjunctions import CONTRASTING
from claims.core.extraction.lexicon.inflection import base_of, past_of
from claims.core.extraction.lexicon.pronouns import THIRD_PERSONS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.standalone.antecedents import is_named_behind, may_be_other
from claims.core.extraction.standalone.cut_words import is_left_open
from claims.core.extraction.standalone.gaps import has_bare_object, is_half_sentence, may_tell, opens_with_verb
from claims.core.extraction.standalone.hanging import described_by, description_text, hanging_text
from claims.core.extraction.standalone.inserted_clauses import inserted_text
from claims.core.extraction.standalone.office_texts import office_text
from claims.core.extraction.standalone.partitives import partitive_text, some_of_whom
from claims.core.extraction.standalone.phrases import (
    duration_text,
    identity_text,
    presupposed_text,
    restrictive_text,
    superlative_text,
)
from claims.core.extraction.standalone.read_back import reads_amiss
from claims.core.extraction.standalone.records import PRONOUN_RESOLVED, RELATIVE_MADE, SUBJECT_SHARED, StandaloneText
from claims.core.extraction.standalone.relatives import relative_text, shared_antecedent_text
from claims.core.extraction.standalone.shared_subjects import is_doubtful_subject
from claims.core.extraction.standalone.speakers import (
    close_quotations,
    named_in_text,
    opens_with_speaker,
    own_subject,
    speaker_subject,
    speaks_of_itself,
    tells_of_other_sex,
    with_named_speaker,
    with_speakers_own,
    without_speakers_name,
)
from claims.core.extraction.standalone.speaking_bodies import speaking_body, with_speaking_body
from claims.core.extraction.standalone.written_out import (
    date_edits,
    edits_for,
    finished,
    phrase_text,
)
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.records import Form, Statement
from claims.core.extraction.tagging.clause_signs import WITH_OBJECT
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.edits import Edit, behind_last, finish, join_edits
from claims.core.extraction.times.absolute_dates import dated_in_words
from claims.core.records import Span

_HELPING = frozenset("MTFZR")
"""Tags of what a second verb may share beside its subject ("it had | rebooked", "it will | close")."""
_NEAR_NUMBER = 6
"""Words of a counted subject at most."""
_AROUND_SAYING = (
    re.compile(r"(?P<opening>[\"“])[^\"“”]+(?P<closing>,[\"”])"),
    re.compile(r"(?P<opening>[\"“])[^\"“”]+?(?P<closing>[.,]?[\"”])"),
)
"""The two parts of a quotation around who says it."""
_NEAR_VERB = 3
"""Words from the end of a subject to an adverb of doubt at most ("was also allegedly | beaten")."""
_DOUBTING = words(
    "allegedly reportedly apparently supposedly purportedly probably possibly perhaps presumably ostensibly"
)
_COMPARING = frozenset(("up", "down", "against", "compared", "close"))
"""What a comparison begins with behind a comma."""
_OPENERS = CONTRASTING | words("because since so")


def make_standalone(article: Article, statement: Statement) -> StandaloneText:
    """The standalone text of ``statement``."""
    if statement.form is Form.OFFICE and statement.mention is not None:
        standalone = office_text(article, statement.mention)
    else:
        standalone = close_quotations(_text_of(article, statement))
    text = standalone.text
    if statement.form is Form.SAYING and (opens_with_verb(text, statement.tokens) or opens_with_speaker(text)):
        return replace(standalone, context_needed=True)
    if standalone.context_needed:
        return standalone
    if reads_amiss(standalone, statement.form):
        return replace(standalone, context_needed=True)
    if statement.form is not Form.CLAUSE:
        return standalone
    open_ = speaks_of_itself(text) or tells_of_other_sex(article, text) or is_half_sentence(text, statement.tokens)
    open_ = open_ or is_left_open(article, statement, standalone)
    return replace(standalone, context_needed=True) if open_ else standalone


def _text_of(article: Article, statement: Statement) -> StandaloneText:
    piece = statement.piece
    parsed = article.parsed[statement.sentence]
    if piece is None or statement.form is Form.SAYING:
        return _clause_text(article, parsed, statement)
    inserted = inserted_text(article, parsed, statement)
    if inserted is not None:
        return inserted
    if piece.role in (Role.RELATIVE, Role.PRESUPPOSED):
        piece = up_to_dash(parsed, piece)
    of_whom = some_of_whom(parsed, piece)
    if of_whom is not None:
        return partitive_text(article, parsed, statement, of_whom)
    described = described_by(parsed, piece, piece.host) if piece.role is Role.PRESUPPOSED else None
    if described is not None and (piece.subject is None or parsed.tokens[piece.first].tag in "DCI"):
        return description_text(article, parsed, piece, described)
    match piece.role:
        case Role.DURATION:
            return duration_text(article, parsed, piece)
        case Role.IDENTITY:
            return identity_text(article, parsed, piece)
        case Role.SUPERLATIVE:
            return superlative_text(article, parsed, piece)
        case Role.RESTRICTIVE if _relates_object(parsed, piece):
            return _object_text(article, parsed, piece, statement)
        case Role.RESTRICTIVE:
            return restrictive_text(article, parsed, piece)
        case Role.PRESUPPOSED:
            return presupposed_text(article, parsed, piece)
        case Role.APPOSITION | Role.SEQUEL if _is_of_group_before(parsed, piece):
            return presupposed_text(article, parsed, piece_of(parsed, piece.first, piece.parts[-1][1]))
        case Role.RELATIVE if is_share(parsed.tokens, piece.first, piece.parts[-1][1]):
            return presupposed_text(article, parsed, piece_of(parsed, piece.first, piece.parts[-1][1]))
        case Role.RELATIVE:
            return relative_text(article, parsed, piece, statement)
        case Role.SEQUEL | Role.APPOSITION:
            return hanging_text(article, parsed, piece, statement)
        case _:
            return _clause_text(article, parsed, statement)


def _is_of_group_before(parsed: ParsedSentence, piece: Piece) -> bool:
    """Whether a share is of the counted people or things right before its comma ("31 people, | nine of them minors")."""
    if not is_share(parsed.tokens, piece.first, piece.parts[-1][1]):
        return False
    group = piece_of(parsed, piece.first, piece.parts[-1][1]).subject
    return group is not None and group[1] == piece.first - 1 and any(t.tag == "C" for t in parsed.tokens[slice(*group)])


def _relates_object(parsed: ParsedSentence, piece: Piece) -> bool:
    """Whether a noun is what is acted on in its relative clause ("the line that Acme is building") or where it happens."""
    if piece.subject is None or piece.subject[0] != piece.first or piece.subject[1] >= piece.parts[-1][1] - 2:
        return False
    pronoun, follows = parsed.tokens[piece.subject[1] : piece.subject[1] + 2]
    return pronoun.lower in ("that", "which", "where") and follows.tag in "DNSPCO"


def _object_text(article: Article, parsed: ParsedSentence, piece: Piece, statement: Statement) -> StandaloneText:
    """ "Acme is building the line." for "the line that Acme is building"."""
    if piece.subject is None:
        return restrictive_text(article, parsed, piece)
    relative = Piece(Role.RELATIVE, ((piece.subject[1], piece.parts[-1][1]),), piece.subject)
    inner = replace(statement, piece=relative, spans=relative.spans(parsed), tokens=tuple(relative.tokens(parsed)))
    return relative_text(article, parsed, relative, inner)


def _clause_text(article: Article, parsed: ParsedSentence, statement: Statement) -> StandaloneText:
    saying = statement.form is Form.SAYING
    contact = None if saying or statement.piece is None else _contact_text(article, parsed, statement.piece, statement)
    if contact is not None:
        return contact
    edits, needed = edits_for(article, parsed, statement.spans, saying=saying, speaker=statement.speaker)
    if saying:
        edits, needed = _with_speaker(article, statement, edits, needed)
        edits, needed = with_named_speaker(statement, edits, needed)
    else:
        edits, needed = without_speakers_name(article, statement, edits, needed)
        edits, needed = with_speaking_body(article, statement, edits, needed)
        edits, needed = with_speakers_own(article, parsed, statement, edits, needed)
    piece = statement.piece
    if piece is not None and may_lack_object(parsed, piece.first) and not _follows_cue(parsed, piece.first, statement):
        needed = True
    shared = None if piece is None else piece.subject
    # "The road was shut, said Ben Doe, who | told": the speaker did, whatever the subject found.
    is_plain = saying and piece is not None and parsed.tokens[piece.first - 1].tag == "W"
    if piece is not None and shared is not None and not is_plain and is_doubtful_subject(parsed, shared, piece.first):
        needed = True
    elif piece is not None and piece.subject is not None and piece.pronoun is not None and not saying:
        antecedent = shared_antecedent_text(article, parsed, piece)
        needed = antecedent is None or antecedent[1] or has_bare_object(statement.tokens)
        edits[:0] = [] if antecedent is None else [_with_subject(statement, antecedent[0])]
    elif piece is not None and piece.subject is not None:
        subject, needed = _shared_subject(article, parsed, piece.subject, statement)
        needed = needed or (not saying and has_bare_object(statement.tokens))
        edits.insert(0, _with_subject(statement, subject))
    shared_be = _with_shared_be(parsed, statement)
    # "An outbreak in Mour": no sentence.
    needed = needed or not (saying or shared is not None or shared_be or may_tell(statement.tokens))
    edits += _without_opener(statement) + shared_be
    edits += _dated_before(article, parsed, statement) + _without_quotation_marks(article, statement)
    if _ends_in_comparison(parsed, statement):
        text, additions = join_edits(article.body, (statement.spans[:-1], statement.spans[-1:]), edits)
        return StandaloneText(*finish(text, additions), needed)
    return finished(article, statement.spans, edits, needed=needed)


def _follows_cue(parsed: ParsedSentence, first: int, statement: Statement) -> bool:
    """Whether a clause without "that" is what somebody says: "Roe told the council | he would", "said in a note | he …"."""
    cue = statement.attribution.cue if statement.attribution is not None else None
    if cue is None or cue.end > parsed.tokens[first].start:
        return False
    between = parsed.tokens[parsed.index_at(cue.end) : first]
    return not any(token.lower == "that" or token.tag == "W" or token.tag in FINITE for token in between)


def _contact_text(
    article: Article, parsed: ParsedSentence, piece: Piece, statement: Statement
) -> StandaloneText | None:
    """ "It had collected fines from 23 firms" for "fines | it had collected from 23 firms"; who "it" is stays open."""
    found = object_before(parsed, piece.first, piece.parts[-1][1])
    if found is None:
        return None
    noun, verb = found
    words_ = article.text(Span(parsed.tokens[noun[0]].start, parsed.tokens[noun[1] - 1].end))
    edit = behind_last(parsed.tokens[verb], words_, RELATIVE_MADE)
    dates = [e for e in date_edits(article, parsed, statement.spans) if not e.span.overlaps(edit.span)]
    return finished(article, statement.spans, [*dates, edit], needed=True)


def _ends_in_comparison(parsed: ParsedSentence, statement: Statement) -> bool:
    """Whether the last part is a comparison that stood behind who says it ("It fell, | he said, | down from 88%")."""
    opener = parsed.tokens[parsed.index_at(statement.spans[-1].start)]
    return len(statement.spans) > 1 and (opener.lower in _COMPARING or opener.tag == "G")


def _without_quotation_marks(article: Article, statement: Statement) -> list[Edit]:
    """A clause whose two quoted parts stood around who says it becomes one ("The river," | he said, | "was poisoned")."""
    if statement.form is not Form.CLAUSE or len(statement.spans) != len(_AROUND_SAYING):
        return []
    marks: list[Edit] = []
    for span, pattern in zip(statement.spans, _AROUND_SAYING, strict=True):
        quoted = pattern.fullmatch(article.body, span.start, span.end)
        if quoted is None:
            return []
        marks += [Edit(Span(*quoted.span(name)), "", "quotation joined") for name in ("opening", "closing")]
    return marks


def _with_subject(statement: Statement, subject: str) -> Edit:
    """The subject before the predicate; a participle gets its tense ("and | calling it wrong": "Roe called it wrong")."""
    first = statement.tokens[0]
    if statement.form is Form.SAYING and first.tag == "G" and first.lower != "according":
        return Edit(first.span, f"{subject} {past_of(base_of(first.lower))}", "participle made a sentence")
    return Edit(Span(first.start, first.start), f"{subject} ", SUBJECT_SHARED)


def _without_opener(statement: Statement) -> list[Edit]:
    """A conjunction that joined the clause to another one is left out: "because | Roe waived that right"."""
    tokens = statement.tokens
    if statement.form is not Form.CLAUSE or len(tokens) < 3 or tokens[0].lower not in _OPENERS:
        return []
    is_adverb = tokens[0].lower == "so" and tokens[1].tag in "RJ"
    # "Since 2007 the fund has paid": a time.
    is_time = tokens[0].lower == "since" and (tokens[1].tag == "C" or is_day(tokens[1]))
    if is_adverb or is_time or any(token.text == "," for token in tokens):
        return []
    return [Edit(Span(tokens[0].start, tokens[1].start), "", "conjunction left out")]


def _dated_before(article: Article, parsed: ParsedSentence, statement: Statement) -> list[Edit]:
    """The time that a clause behind "when" is of: "the worst since 1974, when | 71 people were killed"."""
    opening = parsed.index_at(statement.tokens[0].start)
    if opening < 3 or parsed.tokens[opening - 1].lower != "when" or parsed.tokens[opening - 2].text != ",":
        return []
    end = parsed.tokens[opening - 3].end
    told = next((dated_in_words(time) for time in article.times[parsed.index] if time.span.end == end), None)
    last = statement.tokens[-1]
    if told is None or any(time.span.start >= statement.spans[0].start for time in article.times[parsed.index]):
        return []
    return [behind_last(last, told, "time of the clause before")]


def _with_shared_be(parsed: ParsedSentence, statement: Statement) -> list[Edit]:
    """ "30 were arrested" for "two people were killed and | 30 arrested", which share the verb."""
    tokens = statement.tokens
    participle = next((at for at, token in enumerate(tokens[:_NEAR_NUMBER]) if token.tag not in "CNSJRI"), 0)
    rest = tokens[participle + 1 :]
    has_object = bool(rest) and rest[0].tag in "DNSPOC"
    word = tokens[participle]
    done = word.tag == "E" or (word.tag == "T" and word.lower in WITH_OBJECT)
    if not participle or not done or has_object or has_finite(rest):
        return []
    if not any(token.tag == "C" for token in tokens[:participle]):
        return []
    before = parsed.tokens[: parsed.index_at(tokens[0].start)]
    if not before or before[-1].tag != "K" or not any(base_of(token.lower) == "be" for token in before):
        return []
    be = "was" if tokens[0].lower in ("one", "1") else "were"
    return [
        Edit(Span(tokens[participle].start, tokens[participle].start), f"{be} ", "verb shared with the clause before")
    ]


def _shared_subject(
    article: Article, parsed: ParsedSentence, words: tuple[int, int], statement: Statement
) -> tuple[str, bool]:
    """The subject that a clause shares with the one before, written out; the speaker's pronoun becomes the speaker."""
    if statement.form is Form.SAYING:
        return speaker_subject(article, parsed, words, statement)
    shared = without_marks(parsed.tokens, *words)
    words = _without_insertion(parsed, shared)
    own = own_subject(article, parsed, words, statement)
    subject, needed = phrase_text(article, parsed, words) if own is None else (own, False)
    if words != shared and parsed.tokens[shared[1] - 1].tag in "MAB":
        # "The plant, which opens in May, will | create 320 jobs".
        subject = f"{subject} {_behind_insertion(article, parsed, shared)}"
    subject += _shared_doubt(parsed, shared, statement)
    attribution = statement.attribution
    first = parsed.tokens[words[0]]
    alone = words[1] - words[0] == 1 and first.lower in THIRD_PERSONS
    if alone and attribution is not None and statement.speaker is not None and attribution.source == first.span:
        return named_in_text(article, statement.speaker), False
    if (
        needed
        and first.lower == "it"
        and all(token.tag in _HELPING for token in parsed.tokens[words[0] + 1 : words[1]])
    ):
        body = speaking_body(article, statement, first)
        if body is not None:
            return " ".join([body, *(token.text for token in parsed.tokens[words[0] + 1 : words[1]])]), False
    return subject, needed


def _behind_insertion(article: Article, parsed: ParsedSentence, words: tuple[int, int]) -> str:
    """What stands behind the last comma of a subject and the verbs that are shared with it: "will", "plans to"."""
    first, last = words
    comma = next(at for at in range(last - 1, first, -1) if parsed.tokens[at].text == ",")
    return article.text(Span(parsed.tokens[comma + 1].start, parsed.tokens[last - 1].end))


def _shared_doubt(parsed: ParsedSentence, words: tuple[int, int], statement: Statement) -> str:
    """The "allegedly" before the first of two predicates, which is said of the second too; empty where there is none."""
    if statement.piece is None or statement.piece.role is not Role.COORDINATE:
        return ""
    tokens = parsed.tokens
    behind = tokens[words[1] : min(words[1] + _NEAR_VERB, statement.piece.first)]
    doubt = next((at for at, token in enumerate(behind) if token.lower in _DOUBTING), None)
    is_beside_verb = doubt is not None and all(token.tag in FINITE or token.tag == "R" for token in behind[:doubt])
    return f" {behind[doubt].text}" if doubt is not None and is_beside_verb else ""


def _without_insertion(parsed: ParsedSentence, words: tuple[int, int]) -> tuple[int, int]:
    """A subject without the description behind its comma ("Roe, an analyst at Acme")."""
    first, last = words
    comma = next((at for at in range(first + 1, last) if parsed.tokens[at].text == ","), None)
    if comma is None or any(token.tag == "K" for token in parsed.tokens[first:last]):
        return words
    closing = next((at for at in range(comma + 1, last) if parsed.tokens[at].text == ","), None)
    if closing is not None and has_finite(parsed.tokens[closing : last - 1]):
        # "The law, passed in May, requires firms to register and | to open their books".
        return words
    if parsed.tokens[first].tag == "I" and comma < last - 2:
        # "Under the deal, the two sides will": the subject stands behind the comma.
        return words
    return first, comma


def _with_speaker(article: Article, statement: Statement, edits: list[Edit], needed: bool) -> tuple[list[Edit], bool]:
    """The pronoun that stands for the speaker replaced by the name."""
    attribution = statement.attribution
    if attribution is None or attribution.source is None or statement.speaker is None:
        return edits, needed
    if article.text(attribution.source).lower() not in THIRD_PERSONS:
        return edits, needed
    kept = [edit for edit in edits if not edit.span.overlaps(attribution.source)]
    parsed = article.parsed[statement.sentence]
    at = parsed.index_at(attribution.source.start)
    behind = [token for token in statement.tokens if token.start > attribution.source.start]
    if at < len(parsed.tokens) and may_be_other(article, parsed, parsed.tokens[at], statement.speaker):
        return kept, True
    if is_named_behind(article, parsed, behind, statement.speaker):
        return kept, True
    return [*kept, Edit(attribution.source, named_in_text(article, statement.speaker), PRONOUN_RESOLVED)], False
