"""Whether words assert something that can be checked, how far it is worth checking, and why.

The score is a sum of named features; each shows as a reason that people can read. Reject reasons are those of the reject
shelf. Every test looks at the words of one statement, attribution left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.core.extraction.figures.number_words import ONES, TENS
from claims.core.extraction.lexicon.calendar_words import FULL_WEEKDAY_PATTERN, MONTH_PATTERN
from claims.core.extraction.lexicon.conjunctions import FACTUAL
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.opinions import (
    BOILERPLATE_OPENINGS,
    BOILERPLATE_PHRASES,
    CALL_MODALS,
    CALL_PHRASES,
    DOUBT_PHRASES,
    EVALUATIVE,
    EVALUATIVE_NOUNS,
    FIRST_PERSON,
    FORECAST_CUES,
    HEDGES,
    IMPRESSION_VERBS,
    INTENT_PHRASES,
    OPINION_PHRASES,
    PLEDGE_VERBS,
    VAGUE_VERBS,
)
from claims.core.extraction.lexicon.ordinals import ORDINALS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.statements.experiences import experience
from claims.core.extraction.tagging.tagger import FINITE, finite_of, first_finite, has_finite
from claims.core.extraction.text.tokens import Token
from claims.core.records import Modality, RejectReason

CHECKABLE_FROM = 0.4
"""Least score of an appearance; below it a statement is too vague. Chosen by hand, with the weights below; not fitted."""

_BASE = 0.34
_WEIGHTS = {
    "figure with unit": 0.25,
    "date or period": 0.12,
    "reported event, past tense": 0.2,
    "names a person, body or place": 0.13,
    "names an official act": 0.12,
    "compares or ranks": 0.12,
    "states a cause": 0.1,
    "forecast that a day settles": 0.1,
    "states what is the case": 0.08,
}
_SENSED = words("appear look feel sound smell hang")
"""Verbs of impression that tell an act as well, before a preposition or an object."""
_BE = words("be am is are was were been being 's 're 'm become became remain remains remained")
_RANKS = ORDINALS | words("last only next latest")
"""What is counted is no judgement ("Sweden's first victory since 1958")."""
_SUFFERED = words("wound injure kill hurt displace arrest detain kidnap")
"""What is done to people: two words of that kind lack their "were" ("and five wounded"), unlike "two abstained"."""
_ATTITUDES = words("fear hope worry doubt wonder believe think feel wish want")
_PLAIN_STATES = words(
    """open closed shut dead alive empty missing illegal legal available free pregnant vacant full married single online
    absent present injured unhurt unharmed guilty bankrupt unemployed homeless operational complete effective identical"""
)
"""Adjectives of states that can be looked up; any other adjective as the whole predicate is an impression."""
_LATER = FACTUAL - words("as once when")
"""Openers of a clause behind the predicate that leaves its modality as it is."""
_NEGATIONS = words("not n't")
_SENSES = words("see hear smell feel find afford")
"""Verbs of what people were able to do rather than of what may come."""
_UNIMPRESSED = words("impressed convinced unmoved amused satisfied surprised unimpressed unconvinced persuaded excited")
_LOOSE_SUBJECTS = words("some many few most others not several")
_OFFICIAL_ACTS = words(
    """
    sign approve ban arrest charge convict sentence rule pass vote elect appoint resign dismiss fire launch open
    close announce order declare sue file award acquire buy sell merge raise cut impose lift suspend withdraw
    deploy invade attack bomb kill agree ratify reject veto fine jail indict acquit recall introduce repeal
    adopt evacuate deport nominate
    """,
)
_COMPARING = words(
    "than compared versus highest lowest largest smallest biggest fastest slowest longest oldest most least record"
)
_CAUSAL = re.compile(
    r"\b(?:because|caused by|causes?|caused|due to|owing to|thanks to|led to|leads to|result(?:ed|s)? (?:of|in|from)|"
    r"as a result|blamed (?:on|for)|triggered|contributed to|stem(?:s|med) from)\b"
)
_BYLINE = re.compile(
    r"^(?:by\s+(?-i:[A-Z][\w.'’-]+(?:\s+(?:and\s+)?[A-Z][\w.'’-]+){1,5})(?:,\s[^.!?]{1,60})?\s*$|"
    r"(?:photo|image|picture|video|credit|source|caption|updated|published|posted)s?\s?:|"
    r"©|\(c\)\s|https?://|www\.|@\w+$)",
    re.IGNORECASE,
)
_DATELINE_ONLY = re.compile(
    rf"(?:{FULL_WEEKDAY_PATTERN},?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{MONTH_PATTERN})\b\.?\s+"
    r"(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?\d{4}\b"
    r"(?:[\s,|·•()/:–—-]+(?:at|on|by|and|last|first|updated?|published|posted|modified|[ap]\.?m\.?|gmt|utc|bst|"
    r"[cemp][sd]?t|\d[\d:.]*(?:[ap]m)?|(?-i:[A-Z][\w.'’]*))){0,9}\s*[.:|)–—-]?$",
    re.IGNORECASE,
)
"""A date, and at most a time, a place or who updated it when: not "The 1998 fire killed 40 people"."""
_CREDITS = re.compile(
    r"\b(?:writers?|reporters?|correspondents?|journalists?)\b.* contributed(?: to this \w+)?\.$", re.IGNORECASE
)
_CONTACT = re.compile(
    r"(?:please |to |you can )?(?:e-?mail (?!address|account|message|sent|from)|contact|write|send|reach|get in touch)\b",
    re.IGNORECASE,
)
"""How a sentence begins that tells readers where to write, if it ends with an address or goes on from it to another."""
_ENDING_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}(?:$|[,;)!]|\s(?:or|and|with|to|for|if)\b)")
_NEWSROOM = re.compile(
    r"(?:we|i)(?:(?:['’]ve| have|['’]re| are| will|['’]ll)(?: also| now)?)? "
    r"(?:(?:contacted|approached|asked|emailed|reached out to) [^.]{1,80}? for (?:a |an |further |their |his |her |its )?"
    r"(?:comments?|response|statement|reaction|reply)(?:,? but [^.]{1,60})?\.?$|"
    r"(?:pausing|closing|ending|wrapping up|finishing) (?:our|this) (?:live )?(?:coverage|blog|page|updates)\b)|"
    r"(?:[\w’'.-]+ ){1,6}(?:spoke|talked) to (?:us|me|our (?:reporter|correspondent)) "
    r"(?:in|from|by|at|over|via|on)\b(?:(?! (?:about|of|that|how|why|after|because)\b)[^,;]){0,60}\.?$|"
    r"our (?:[a-z]+ ){0,2}(?:reporters?|correspondents?|colleagues?|editors?)\b[^,;.]{0,50} "
    r"(?:(?:is|are|has been|have been) (?:in|at|on) (?:the scene|(?-i:[A-Z]))|(?:is|are) (?:there|following|watching)\b)"
    r"[^,;]{0,60}\.?$",
    re.IGNORECASE,
)
"""How a newsroom tells of its own work: whom it asked, where its reporters are, that a live page ends."""
_REACHED = re.compile(r"\bcan be (?:reached|contacted) (?:at|on|by|via)\b[^@]*(?:@|\d[\d ()-]{5,}\d)", re.IGNORECASE)
_EDITED = re.compile(r"^edited by(?-i:(?: and)? [A-Z][\w.'’-]+){2,6}$", re.IGNORECASE)
_LONGEST_BOILERPLATE = 300
"""Characters of a sentence that is no part of the report at most."""
_LONGEST_CREDITS = 160
"""Characters of a line of credits at most."""
_ADVICE = re.compile(r" are (?:strongly )?(?:advised|urged|reminded|encouraged|requested|invited) (?:not )?to ")
"""What an outlet or a body tells readers to do ("Residents are advised to call the toll-free line 112")."""
_RHETORICAL = re.compile(
    r"^(?:who (?:would|could|can|wouldn|doesn|cares|knew|knows)|why (?:should|not|on earth|bother)|isn|aren|don|"
    r"how (?:can|could|dare|many times|much longer|long must)|what (?:if|kind of|good|more)|really|and yet)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Assessment:
    """What detection says of one statement: ``reject`` is None where it is checkable; ``score`` 0..1."""

    score: float
    reasons: tuple[str, ...]
    reject: RejectReason | None
    modality: Modality = Modality.IS

    @property
    def is_checkable(self) -> bool:
        """Whether it becomes a claim."""
        return self.reject is None


def assess(tokens: Sequence[Token], *, figures: int, dates: int, names: int, is_phrase: bool = False) -> Assessment:
    """Whether the words of one statement are checkable.

    ``figures``, ``dates`` and ``names`` count what stands among them; ``is_phrase`` marks what asserts without a verb of
    its own (an apposition, a noun phrase), which then is no ground to reject it.
    """
    text = f" {_in_one_spelling(tokens)} "
    score, reasons = _score(tokens, text, figures=figures, dates=dates, names=names, is_phrase=is_phrase)
    modality = _modality(tokens, text)
    reject = _reject(tokens, text, figures=figures, dates=dates, is_phrase=is_phrase, modality=modality)
    if reject is None and score < CHECKABLE_FROM:
        reject = RejectReason.TOO_VAGUE
    assessment = Assessment(round(score, 3), tuple(reasons), None, modality)
    return assessment if reject is None else rejected(assessment, reject)


def rejected(assessment: Assessment, reason: RejectReason) -> Assessment:
    """``assessment`` as that of a statement that is no claim, for ``reason``: its score stays below that of every claim."""
    score = min(assessment.score, CHECKABLE_FROM - 0.01) * 0.75
    return replace(assessment, score=round(score, 3), reject=reason)


def _in_one_spelling(tokens: Sequence[Token]) -> str:
    """The words with blanks between, contractions joined again and apostrophes straight, as the phrase lists have them."""
    text = ""
    for token in tokens:
        if not token.is_word and token.text not in "?!":
            continue
        lower = token.lower.replace("’", "'")
        text += lower if not text or lower.startswith("'") or lower == "n't" else f" {lower}"
    return text


def is_boilerplate(text: str) -> bool:
    """Whether a sentence is no part of the report: caption, byline, dateline, call to subscribe, cookie notice."""
    lowered = f" {text.lower()} "
    if _BYLINE.match(text) or _DATELINE_ONLY.match(text) or (_CREDITS.search(text) and len(text) < _LONGEST_CREDITS):
        return True
    if len(text) >= _LONGEST_BOILERPLATE:
        return False
    if (_ENDING_ADDRESS.search(text) and _CONTACT.match(text)) or _REACHED.search(text) or _EDITED.match(text):
        return True
    if _NEWSROOM.match(text) and not _tells_number(text):
        return True
    begins = any(lowered.startswith(f" {phrase} ") for phrase in BOILERPLATE_OPENINGS)
    return begins or any(f" {phrase}" in lowered for phrase in BOILERPLATE_PHRASES)


def _tells_number(text: str) -> bool:
    """Whether a figure stands in a text, as a numeral or a word from "two" on ("are following 40 families")."""
    return any(word[0].isdigit() or ONES.get(word, 0) > 1 or word in TENS for word in re.findall(r"\w+", text.lower()))


def is_question(text: str) -> bool:
    """Whether a sentence asks (closing marks after the question mark are passed)."""
    return text.rstrip("\"'”’)").endswith("?")


def is_rhetorical(text: str) -> bool:
    """Whether a question asks for no answer."""
    return bool(_RHETORICAL.match(text.lstrip("\"'“‘")))


def _score(
    tokens: Sequence[Token], text: str, *, figures: int, dates: int, names: int, is_phrase: bool
) -> tuple[float, list[str]]:
    reasons = []
    if figures:
        reasons.append("figure with unit")
    if dates:
        reasons.append("date or period")
    if _is_past_event(tokens):
        reasons.append("reported event, past tense")
    elif any(token.tag in "ZFEMT" for token in tokens):
        reasons.append("states what is the case")
    if names:
        reasons.append("names a person, body or place")
    if any(token.tag in "TEBZF" and base_of(token.lower) in _OFFICIAL_ACTS for token in tokens):
        reasons.append("names an official act")
    ranked = is_phrase and any(token.lower in ("only", "first", "last") for token in tokens[:3])
    if ranked or any(
        token.lower in _COMPARING or not _COMPARING.isdisjoint(token.lower.split("-")) for token in tokens
    ):
        reasons.append("compares or ranks")
    if _CAUSAL.search(text):
        reasons.append("states a cause")
    if (figures or dates) and any(token.lower in ("will", "would", "'ll") for token in tokens):
        reasons.append("forecast that a day settles")
    score = _BASE + sum(_WEIGHTS[reason] for reason in reasons)
    length = sum(1 for token in tokens if token.is_word)
    return min(1.0, score + (0.05 if length >= 8 else 0.0)), reasons


def _is_past_event(tokens: Sequence[Token]) -> bool:
    """Whether a past or perfect verb other than "be" stands among the words."""
    perfect = False
    for token in tokens:
        if token.tag == "T" and base_of(token.lower) not in ("be", "have", "seem", "appear"):
            return True
        if token.tag in "FZT" and base_of(token.lower) in ("have", "be"):
            perfect = True
        elif token.tag == "E" and perfect:
            return True
    return False


def _modality(tokens: Sequence[Token], text: str) -> Modality:
    tokens = _without_later_clause(tokens)
    if any(
        token.lower in HEDGES and (token.lower != "likely" or before.lower not in ("more", "less", "as"))
        for at, (before, token) in enumerate(zip((tokens[0], *tokens), tokens, strict=False))
        if token.tag in "MRJ" and not _was_able(tokens, at)
    ):
        return Modality.MIGHT
    if any(token.lower in ("will", "'ll", "wo", "would", "shall") and token.tag == "M" for token in tokens):
        return Modality.WILL
    # "was due to bad weather" tells a cause.
    to_do = any(token.lower == "to" and token.tag == "A" for token in tokens)
    foreseen = any(f" {cue} " in text and (to_do or not cue.endswith(" to")) for cue in FORECAST_CUES)
    if foreseen or _is_going_to(tokens):
        return Modality.WILL
    return Modality.IS


def _was_able(tokens: Sequence[Token], at: int) -> bool:
    """Whether "could" tells what somebody was able to do, or not ("could still hear shots", "could not save two")."""
    if tokens[at].lower != "could":
        return False
    after = next((token for token in tokens[at + 1 :] if token.tag != "R" or token.lower in _NEGATIONS), None)
    return after is not None and (after.lower in _NEGATIONS or after.lower in _SENSES)


def _without_later_clause(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words up to a clause of time behind the predicate ("was struck down | before it could be signed")."""
    told = False
    for at, token in enumerate(tokens):
        if told and token.lower in _LATER and has_finite(tokens[at:]):
            return tokens[:at]
        if told and (token.tag == "W" or token.lower == "that") and tokens[at - 1].tag in "NSPE" and at > 0:
            # "answered in a voice | that could hardly be heard", "after being told | that it may close".
            return tokens[:at]
        told = told or token.tag in "TFZ"
    return tokens


def _is_going_to(tokens: Sequence[Token]) -> bool:
    return any(
        going.lower == "going" and to.lower == "to" and verb.tag == "B"
        for going, to, verb in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _reject(
    tokens: Sequence[Token], text: str, *, figures: int, dates: int, is_phrase: bool, modality: Modality
) -> RejectReason | None:
    content = [token for token in tokens if token.is_word]
    counted = len(content) == 2 and content[0].tag == "C" and content[1].tag == "T"
    counted = counted and base_of(content[1].lower) not in _SUFFERED
    if len(content) < (2 if is_phrase or counted else 3):
        return RejectReason.NO_ASSERTION
    if is_phrase:
        return None
    if content[0].lower == "please":
        return RejectReason.CALL_OR_WISH
    if content[0].lower == "should" and not figures:
        # "Should they win, promotion will follow": a condition.
        return RejectReason.PREDICTION
    if not has_finite(tokens):
        return RejectReason.NO_ASSERTION
    return (
        _call(tokens, content, text, figures, dates)
        or _doubt(content, text, figures)
        or _opinion(content, text, figures)
        or _vague_future(tokens, figures=figures, dates=dates, modality=modality)
        or experience(content, figures)
    )


def _call(
    tokens: Sequence[Token], content: Sequence[Token], text: str, figures: int, dates: int
) -> RejectReason | None:
    """Demands, wishes, imperatives; a duty with a figure or a day can be checked ("must pay 5 %", "by May 2")."""
    finite = finite_of(tokens)
    settled = figures or (dates and finite is not None and finite.lower == "must")
    if finite is not None and finite.lower in CALL_MODALS and tokens[0].lower != finite.lower and not settled:
        return RejectReason.CALL_OR_WISH
    if any(token.lower == "should" for token in content[1:]) and not figures:
        return RejectReason.CALL_OR_WISH
    if any(f" {phrase} " in text for phrase in CALL_PHRASES) and not figures and not _is_pending(content):
        return RejectReason.CALL_OR_WISH
    if _ADVICE.search(text):
        return RejectReason.CALL_OR_WISH
    if content[0].tag == "B" and not any(token.tag in "FZT" for token in content[1:3]):
        return RejectReason.CALL_OR_WISH
    return None


def _is_pending(content: Sequence[Token]) -> bool:
    """Whether an act of somebody is still to come ("has to be ratified by a court")."""
    return any(
        to.lower == "to" and be.lower == "be" and done.tag in "ET" and by.lower == "by"
        for to, be, done, by in zip(content, content[1:], content[2:], content[3:], strict=False)
    )


def _doubt(content: Sequence[Token], text: str, figures: int) -> RejectReason | None:
    """What is unclear, hoped or feared; a fear with a figure in it can be looked at."""
    if figures:
        # What a relative clause says leaves the figure as it is ("the towns | that depend on them").
        text = f" {_in_one_spelling(_without_relative(content))} "
    if any(f" {phrase} " in text for phrase in DOUBT_PHRASES):
        return RejectReason.TOO_VAGUE
    if not figures and _is_impression(content):
        return RejectReason.TOO_VAGUE
    verb = finite_of(content)
    if verb is not None and verb.tag in "FZ" and base_of(verb.lower) in _ATTITUDES and not figures:
        return RejectReason.OPINION
    return None


def _without_relative(content: Sequence[Token]) -> Sequence[Token]:
    """The words up to the first relative clause behind the verb."""
    verb = first_finite(content)
    return content[: next((at for at in range(verb, len(content)) if content[at].tag == "W"), len(content))]


def _is_impression(content: Sequence[Token]) -> bool:
    """Whether all that is said is a bare adjective ("the mood was somber"), or what "not every" one of them is doing."""
    at = next((place for place, token in enumerate(content) if token.tag in FINITE), None)
    if at is None:
        return False
    rest = [token for token in content[at + 1 :] if token.tag != "R"]
    is_be = base_of(content[at].lower) == "be"
    if is_be and len(rest) == 1:
        word = rest[0].lower
        return word in _UNIMPRESSED or (rest[0].tag == "J" and word not in _PLAIN_STATES)
    loose = content[0].lower in _LOOSE_SUBJECTS and content[at].tag in "FZ" and at <= 3
    return loose and (not rest or (len(rest) <= 2 and rest[-1].tag in "GJNS"))


def _opinion(content: Sequence[Token], text: str, figures: int) -> RejectReason | None:
    if any(f" {phrase} " in text for phrase in OPINION_PHRASES) or " ! " in text:
        return RejectReason.OPINION
    for at, token in enumerate(content):
        base = base_of(token.lower)
        if token.lower in _BE and token.tag in "FZTBE" and _judges(content, at + 1, measured=figures > 0):
            return RejectReason.OPINION
        if base in IMPRESSION_VERBS and token.tag in "FZTB" and not figures and at > 0 and _is_impressed(content, at):
            return RejectReason.OPINION
    return None


def _is_impressed(content: Sequence[Token], at: int) -> bool:
    """Whether a verb of impression tells one: what "appeared in court" or "looked at the plans" does is an act."""
    follows = next((token for token in content[at + 1 :] if token.tag != "R"), None)
    if base_of(content[at].lower) not in _SENSED or follows is None:
        return True
    return follows.tag not in "IDPO" or follows.lower in ("like", "as", "that", "of")


def _judges(content: Sequence[Token], after: int, *, measured: bool) -> bool:
    """Whether the predicate at ``after`` is a judgement; a figure or participle before it makes it none."""
    for at in range(after, min(len(content), after + 6)):
        token = content[at]
        if token.tag in "CG" or (token.tag == "E" and token.lower not in EVALUATIVE) or token.text[:1].isdigit():
            return False
        if token.tag == "I" or token.tag in FINITE or token.tag == "A" or token.lower in _RANKS:
            return False
        if measured and token.lower in ("best", "worst"):
            # "the worst harvest in three decades" can be looked up.
            return False
        following = content[at + 1] if at + 1 < len(content) else None
        if token.lower in EVALUATIVE and token.tag in "JRNE":
            return not (
                following is not None
                and following.tag in "NS"
                and following.lower not in EVALUATIVE_NOUNS
                and at - after > 2
            )
        if token.lower in EVALUATIVE_NOUNS and token.tag in "NS":
            return following is None or following.tag not in "NS"
    return False


def _vague_future(tokens: Sequence[Token], *, figures: int, dates: int, modality: Modality) -> RejectReason | None:
    if modality is Modality.IS:
        return None
    if figures:
        return None
    if modality is Modality.MIGHT:
        return RejectReason.PREDICTION
    if dates:
        return None
    for at, token in enumerate(tokens):
        if token.tag == "M" and token.lower in ("will", "'ll", "wo", "would"):
            verb = next((other for other in tokens[at + 1 : at + 5] if other.tag in "BE"), None)
            if (
                verb is None
                or base_of(verb.lower) in VAGUE_VERBS
                or (verb.lower == "be" and not _passive_after(tokens, at))
            ):
                return RejectReason.PREDICTION
    return None


def _passive_after(tokens: Sequence[Token], at: int) -> bool:
    return any(token.tag in "EG" for token in tokens[at + 1 : at + 5])


def is_own_plan(tokens: Sequence[Token]) -> bool:
    """Whether speakers tell what they intend or pledge ("we will", "stand ready")."""
    text = f" {' '.join(token.lower for token in tokens if token.is_word)} "
    if any(f" {phrase} " in text for phrase in INTENT_PHRASES):
        return True
    first_person = any(token.lower in FIRST_PERSON for token in tokens[:8])
    future = any(token.lower in ("will", "'ll") and token.tag == "M" for token in tokens)
    return (first_person and future) or any(
        base_of(token.lower) in PLEDGE_VERBS and token.tag in FINITE for token in tokens
    )
