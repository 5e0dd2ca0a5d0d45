"""What in the words of a statement points back to something that they do not name: "seven of them", "the two", "there"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.core.extraction.attribution.sources import is_person as names_person
from claims.core.extraction.clauses.pieces import has_main_verb, is_day
from claims.core.extraction.lexicon.conjunctions import CONTRASTING
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.people import is_person
from claims.core.extraction.lexicon.pronouns import SUBJECT_PRONOUNS
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.standalone.records import FULL_NAME, NAMED_IN_ARTICLE, PRONOUN_RESOLVED
from claims.core.extraction.statements.article import Article
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.edits import Edit
from claims.core.extraction.text.tokens import Token

_MALE, _FEMALE = words("his him he"), words("her hers she")
_OF_ONE_PERSON = _MALE | _FEMALE
_OF_SEVERAL = words("them their theirs they")
_OF_ANY = words("its")
_POINTING = words("that those")
_TIMES = words("time times day days week weeks month months year years season period point moment night morning date")
_OBJECTS = words("it them him")
PLACE_PREPOSITIONS = words("in at to near from across")
"""Words behind which a name is rather a place's."""
_NAMED = frozenset((PRONOUN_RESOLVED, FULL_NAME, NAMED_IN_ARTICLE))
"""Reasons of edits that write out who is meant."""
_WRITTEN_OUT = _NAMED - {FULL_NAME}
"""Those among them that put a name where none stood."""
_NAMING = frozenset("NSP")
_STANDING_ALONE = words("both neither others")
"""Openers of a clause that stand for nouns of another."""
_OTHERS = words("other others rest latter former remainder")
"""Nouns behind "the" that stand for one of those named before."""
_VERBS = FINITE | {"E", "J"}
_LONGEST_OPENING = 24
"""Tokens of what opens a sentence before its subject, at most."""
_INSIDE = words("that whether if because when while")
_CLAUSE_OPENERS = CONTRASTING | words("when unless until if")
_RELATIVE = words("which whose whom")
_ASKED = words("what how why where")
_OPENING_HALF = _CLAUSE_OPENERS | words("once because besides like whenever")
"""What opens a clause that does not stand alone."""
_ASKING = words("whether if")
_INVERTED = words("said says replied added adds")
"""Verbs that who speaks may follow, and nobody else."""
_CONTENTS = words("claim claims idea belief argument allegation allegations suggestion notion fear fears promise")
"""Nouns that "that" goes on with what they say."""
_LEAST_CONTENT = 5
"""Words of a noun and of what it says, at least."""
_TWO = 2
_BE = words("is are was were be been being has have had will would may might could can 's n't seem seems")
_PLACING = frozenset("IWK")
"""Tags of what "there" is followed by where it is a place ("and", "in 2018"), beside the end of the clause."""


def points_back(article: Article, parsed: ParsedSentence, tokens: Sequence[Token], edits: Sequence[Edit]) -> bool:
    """Whether something in the words stands for what is named outside them and was not written out by ``edits``."""
    changed = [edit.span for edit in edits if edit.reason in _NAMED]
    inside = _Words(article, parsed, tokens, edits)
    for at, token in enumerate(tokens):
        if any(span.overlaps(token.span) for span in changed):
            continue
        is_open = token.tag in "OD" and not inside.may_name(token.lower, at)
        if is_open and not (_is_of_relative(tokens, at) or inside.is_named_behind(at)):
            return True
        if token.lower == "there" and _is_place(tokens, at) and not inside.has_place(at):
            return True
    return has_bare_object(tokens) or _has_pointed_noun(tokens) or _stands_alone(tokens) or _has_bare_that(tokens)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a statement with what its article and its edits tell of whom they name."""

    article: Article
    parsed: ParsedSentence
    tokens: Sequence[Token]
    edits: Sequence[Edit]

    def may_name(self, pronoun: str, at: int) -> bool:
        """Whether a word before the one at ``at``, or what was put there, can be what ``pronoun`` stands for."""
        if pronoun in _OF_ONE_PERSON:
            return self._is_put_before(at) or any(self._may_be_person(place, pronoun) for place in range(at))
        if pronoun in _OF_SEVERAL:
            return self._may_be_several(at)
        if pronoun in _OF_ANY:
            return self._is_put_before(at) or any(token.tag in _NAMING for token in self.tokens[:at])
        return True

    def is_named_behind(self, at: int) -> bool:
        """Whether a pronoun of an opening is named right behind it ("In its first year, Acme opened 12 shops")."""
        tokens = self.tokens
        if tokens[at].tag == "D" and self._owns_in_subject(at):
            return True
        named = self._behind_opening(at) if tokens[0].tag in "IWAG" else None
        if named is None:
            return False
        if tokens[at].lower in _OF_ONE_PERSON:
            return self._may_be_person(named, tokens[at].lower)
        return tokens[named].tag in _NAMING

    def _owns_in_subject(self, at: int) -> bool:
        """Whether "his" stands before the verb, and somebody is named behind it ("The end of his post was news to Roe")."""
        verb = next((place for place, token in enumerate(self.tokens) if token.tag in FINITE), 0)
        pronoun = self.tokens[at].lower
        names = (place for place in range(at + 1, len(self.tokens)) if self._is_somebody(self.tokens[place]))
        return (
            0 < at < verb and pronoun in _OF_ONE_PERSON and any(self._may_be_person(place, pronoun) for place in names)
        )

    def _behind_opening(self, at: int) -> int | None:
        """Where the subject stands behind an opening that holds the word at ``at``: behind its comma, or before a verb."""
        tokens = self.tokens
        comma = next((place for place in range(at + 1, len(tokens)) if tokens[place].text == ","), None)
        if comma is not None and comma <= _LONGEST_OPENING:
            named = comma + 2 if comma + 1 < len(tokens) and tokens[comma + 1].lower == "the" else comma + 1
            return named if named < len(tokens) else None
        verb = next((place for place in range(at + 1, len(tokens)) if tokens[place].tag in FINITE), 0)
        is_opening = verb > at + 1 and all(token.is_word for token in tokens[at:verb])
        return verb - 1 if is_opening and tokens[verb - 1].tag == "P" else None

    def has_place(self, at: int) -> bool:
        """Whether a name before the word at ``at`` may be that of a place or body."""
        return any(token.tag == "P" and not self._is_somebody(token) for token in self.tokens[:at])

    def _is_put_before(self, at: int) -> bool:
        """Whether an edit puts for a pronoun, before the word at ``at``, whom or what it stands for."""
        start = self.tokens[at].start
        return any(edit.reason in _WRITTEN_OUT and edit.span.end <= start for edit in self.edits)

    def _may_be_person(self, at: int, pronoun: str) -> bool:
        """Whether a word may name one person of whom ``pronoun`` can be said: behind no preposition of place, or a noun."""
        token = self.tokens[at]
        if token.tag != "P":
            return token.tag == "N" and is_person(token.lower)
        if at and self.tokens[at - 1].lower in PLACE_PREPOSITIONS and not self._is_somebody(token):
            return False
        name = self._name_at(token)
        told = "he" if pronoun in _MALE else "she"
        return name is None or self.article.directory.pronouns.get(name, told) == told

    def _may_be_several(self, at: int) -> bool:
        """Whether words before the one at ``at`` may name several, or a body; one man or one woman is neither."""
        before = self.tokens[:at]
        if any(token.tag in _NAMING - {"P"} for token in before):
            return True
        if any(token.tag == "P" and token.lower.endswith("s") and self._name_at(token) is None for token in before):
            # "Norlanders chose their mayor": a people.
            return True
        put = {e.new for e in self.edits if e.reason in _WRITTEN_OUT and e.span.end <= self.tokens[at].start}
        names = {name for token in before if token.tag == "P" and (name := self._name_at(token)) is not None} | put
        return len(names) > 1 or any(name not in self.article.directory.pronouns for name in names)

    def _is_somebody(self, token: Token) -> bool:
        mentions = self.article.mentions[self.parsed.index]
        return any(m.span.holds(token.span) and names_person(m, self.article.directory) for m in mentions)

    def _name_at(self, token: Token) -> str | None:
        found = next((m for m in self.article.mentions[self.parsed.index] if m.span.holds(token.span)), None)
        return self.article.directory.full_name(found.name) if found is not None else None


def _has_bare_that(tokens: Sequence[Token]) -> bool:
    """Whether "that" or "those" stands for what was told before ("Roe said | that would help", "40% of | those were")."""
    for before, token, behind in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if behind.tag not in FINITE:
            continue
        says = before.tag in _VERBS | {"B", "G"} and base_of(before.lower) in FORCE_BY_VERB
        is_said = before.lower in _ASKING or says
        if (token.lower == "that" and is_said) or (token.lower == "those" and before.lower == "of"):
            return True
    return False


def _has_pointed_noun(tokens: Sequence[Token]) -> bool:
    """Whether a noun is one that was told of before ("revised | that figure"), other than a time ("that year")."""
    return any(
        token.lower in _POINTING and noun.tag in "NS" and noun.lower not in _TIMES and _is_pointing(tokens, at)
        for at, (token, noun) in enumerate(pairwise(tokens))
    )


def _is_pointing(tokens: Sequence[Token], at: int) -> bool:
    """Whether "that" belongs to the noun behind it, which ends its phrase where "that" could open a clause as well."""
    behind = tokens[at + 2] if at + 2 < len(tokens) else None
    ends = behind is None or behind.tag == "I" or not behind.is_word
    is_object = at > 0 and tokens[at - 1].tag in _VERBS | {"B", "G"} and tokens[at + 1].tag == "N" and ends
    return tokens[at].tag == "D" or (tokens[at].tag == "I" and is_object)


def has_bare_object(tokens: Sequence[Token]) -> bool:
    """Whether a pronoun behind the first verb has nothing before it that it may stand for: its subject cannot be it.

    "47 members | have signed it", "and | sold them in 2019".
    """
    return any(_is_bare_object(tokens, at) for at in range(1, len(tokens)))


def may_tell(tokens: Sequence[Token]) -> bool:
    """Whether a verb with tense, or a word that may be one, makes a sentence of the words; a headline's may be a name."""
    if _has_plural_verb(tokens):
        return True
    if tokens[0].tag in "TZ" and not has_main_verb(tokens[1:]):
        # "and | cost many their lives": without its subject.
        return False
    if has_main_verb(tokens) or 2 * sum(token.is_capitalized for token in tokens) > len(tokens):
        return True
    if any(token.tag == "E" or (token.tag == "B" and before.tag != "A") for before, token in pairwise(tokens)):
        return True
    # "The pattern | re-emerges | in donations", "a bypass, | accounts | for 4%": taken for nouns.
    return any(
        verb.tag in "NS"
        and verb.lower.endswith("s")
        and behind.tag in "IGDPA"
        and (noun.tag in "NP" or noun.text == ",")
        for noun, verb, behind in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def opens_with_verb(text: str, told: Sequence[Token]) -> bool:
    """Whether a text made of the words ``told`` begins with a verb that nobody is the subject of ("Insisted that …").

    "Said Ana Roe, “It fell.”" tells who.
    """
    if len(told) > 1 and told[0].lower in _INVERTED and told[1].tag in "PD":
        return False
    return told[0].tag in "TZ" and text.startswith(f"{told[0].text.capitalize()} ")


def is_half_sentence(text: str, told: Sequence[Token]) -> bool:
    """Whether a text that was made of the words ``told`` opens a clause and stops before the one it belongs to.

    "When Roe had to leave.", "Once Roe was picked as a pilot."
    """
    opener = text.partition(" ")[0].lower()
    if (
        opener in _RELATIVE
        or _is_only_content(told)
        or _breaks_off(told)
        or _is_only_noun(told, text)
        or _is_only_doing(told, text)
    ):
        return True
    finite = [at for at, token in enumerate(told) if token.tag in FINITE]
    if opener not in _OPENING_HALF or len(finite) != 1:
        return False
    comma = next((at for at, token in enumerate(told) if token.text == ","), len(told))
    return comma == len(told) or (finite[0] < comma and told[0].lower in _CLAUSE_OPENERS)


def _breaks_off(told: Sequence[Token]) -> bool:
    """Whether words end in what joins or leads to others ("in 2017 and 2018 | or", "had emerged earlier | in")."""
    if told[-1].tag == "K":
        return True
    is_led = len(told) > 1 and told[-2].tag not in "ETBFZ"
    return is_led and told[-1].tag == "I" and told[-1].lower in ("in", "of", "at", "by", "from", "into")


def _has_second_verb(told: Sequence[Token]) -> bool:
    """Whether a verb stands right behind a comma, and one before it ("who also acts in films, | returns to the stage")."""
    return any(
        comma.text == "," and verb.tag in "ZT" and has_main_verb(told[1:at])
        for at, (comma, verb) in enumerate(pairwise(told))
    )


def _is_only_doing(told: Sequence[Token], text: str) -> bool:
    """Whether an "-ing" form opens the text, and no clause but one inside it has a verb ("Asking whether Roe was ill.")."""
    is_asked = told[0].tag in "ET" and len(told) > 1 and told[1].lower in _ASKING
    if not (told[0].tag in "GA" or is_asked) or not text.startswith(told[0].text.capitalize()):
        return False
    verb = next((at for at, token in enumerate(told) if token.tag in FINITE), None)
    if verb is None or _has_clause_behind_comma(told[verb:]):
        return False
    before = told[:verb]
    apart = any(
        comma.text == "," and behind.tag != "P" and behind.lower not in _INSIDE for comma, behind in pairwise(before)
    )
    return any(t.tag == "W" or t.lower in _INSIDE for t in before) and not apart


def _has_clause_behind_comma(told: Sequence[Token]) -> bool:
    """Whether a subject and its verb follow a comma ("Depending on what is sold, | Acme would pay $2 million")."""
    return any(
        comma.text == "," and behind.tag in "DPONSC" and has_finite(told[at + 1 :])
        for at, (comma, behind) in enumerate(pairwise(told))
    )


def runs_on(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Whether the words ``[first, last)`` of what opens a sentence go on into the clause behind it.

    "As Roe spoke and | called the plan a farce, Doe left", "For Roe, | who is new here, the question is whether".
    """
    tokens = parsed.tokens
    if first > 0 and tokens[first].tag == "W" and _has_second_verb(tokens[first:last]):
        return True
    if first > 0 and tokens[first - 1].tag == "I" and is_day(tokens[first]) and tokens[first + 1].tag in FINITE:
        # "The phrase Roe used on | Wednesday has come up in 40 speeches".
        return tokens[first - 1].lower != "that"
    if first == 0 or tokens[0].tag not in "IW" or tokens[first].tag not in "WTZF":
        return False
    comma = next((at for at in range(first + 2, last - 2) if tokens[at].text == ","), None)
    if comma is None or tokens[comma + 1].tag not in "DPO" or not has_main_verb(tokens[first:comma]):
        return False
    if has_finite(tokens[: first - 1]) and tokens[first].tag == "W":
        return False
    verb = next((at for at in range(comma + 2, last) if tokens[at].tag in FINITE), None)
    between = tokens[comma + 1 : verb] if verb is not None else []
    return bool(between) and all(token.tag in "DPOJNSQR" for token in between)


def _is_only_noun(told: Sequence[Token], text: str) -> bool:
    """Whether only a noun is told with a clause about it ("A decision Roe had made.", "exactly what he would say")."""
    finite = [at for at, token in enumerate(told) if token.tag in FINITE]
    if len(finite) != 1 or not text.startswith(f"{told[0].text[:1].upper()}{told[0].text[1:]} "):
        return False
    before = told[: finite[0]]
    if told[0].tag == "D" and any(t.lower == "whether" for t in before) and not any(t.tag == "E" for t in before):
        return True
    opening = next((token for token in told if token.tag != "R"), told[0])
    if opening.lower in _ASKED and opening is not told[0]:
        return True
    at = next((at for at, token in enumerate(told[: finite[0]]) if token.tag == "O"), 0)
    is_phrase = at > 1 and told[0].tag == "D" and all(token.tag in "DJNS" for token in told[:at])
    return is_phrase and told[at - 1].tag in "NS" and told[at].lower in SUBJECT_PRONOUNS


def _is_only_content(told: Sequence[Token]) -> bool:
    """Whether only what somebody claims is told ("her claim | that she never sent or received it")."""
    if (
        len(told) < _LEAST_CONTENT
        or told[0].tag not in "DQ"
        or told[1].lower not in _CONTENTS
        or told[2].lower != "that"
    ):
        return False
    finite = [at for at, token in enumerate(told) if token.tag in FINITE]
    return len(finite) == 1 or (len(finite) > 1 and told[finite[1] - 1].tag == "K" and len(finite) == _TWO)


def _has_plural_verb(tokens: Sequence[Token]) -> bool:
    """Whether a figure tells that a word behind a noun in the plural is its verb and no noun ("Deaths | top | 300")."""
    return any(
        (noun.tag in "SP" or (noun.tag == "Z" and noun.is_capitalized))
        and noun.lower.endswith("s")
        and verb.tag in "NJ"
        and verb.text.islower()
        and (behind.tag == "C" or behind.lower == "from")
        for noun, verb, behind in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _is_bare_object(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].lower not in _OBJECTS or tokens[at].tag != "O" or tokens[at - 1].tag not in "FZTEB":
        return False
    opening = tokens[1 : at - 1] if tokens[0].lower == "who" else tokens[: at - 1]
    if any(token.tag in "IAWK" or not token.is_word for token in opening):
        return False
    # "made it clear", "found it hard to": it stands for what follows.
    if at + 2 < len(tokens) and tokens[at + 1].tag in "RJ" and tokens[at + 2].lower in ("to", "that", "for"):
        return False
    return at + 1 >= len(tokens) or tokens[at + 1].tag in ("IRKY" if tokens[at].lower == "it" else "IRKYCD")


def _is_of_relative(tokens: Sequence[Token], at: int) -> bool:
    """Whether a relative pronoun, for which its antecedent is put, is what a pronoun stands for ("who lost his seat")."""
    if at < 2 or not (tokens[1].tag in FINITE or tokens[1].tag == "R"):
        return False
    opener = tokens[0].lower
    return opener == "who" if tokens[at].lower in _OF_ONE_PERSON else opener in ("who", "which")


def _is_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether "there" is where something happens, not the subject of "there is"."""
    if at == 0:
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is not None and (behind.lower in _BE or behind.tag in FINITE):
        return False
    return behind is None or behind.tag in _PLACING or behind.text in ",.;"


def _stands_alone(tokens: Sequence[Token]) -> bool:
    """Whether the words open with what stands for nouns of another sentence ("The two last met", "the rest were saved")."""
    if len(tokens) < 2:
        return False
    if tokens[0].lower in _STANDING_ALONE and (tokens[1].tag in FINITE or tokens[1].tag == "R"):
        return True
    if tokens[0].lower == "the" and tokens[1].lower in _OTHERS and len(tokens) > 2 and tokens[2].tag in _VERBS:
        return True
    if tokens[0].lower != "the" or tokens[1].tag != "C" or len(tokens) < 3:
        return False
    verb = next((token for token in tokens[2:4] if token.tag != "R" and token.lower not in ("last", "first")), None)
    return verb is not None and (verb.tag in FINITE or verb.tag == "E")
