"""Who a source phrase stands for: a named person, a body, the group that a phrase describes, or nobody named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from claims.core.extraction.attribution import source_bodies
from claims.core.extraction.attribution.described_groups import (
    LEADING,
    UNNAMED_PEOPLE,
    are_people,
    is_owned_role,
    is_speaking_person,
    is_told_apart,
    names_group,
)
from claims.core.extraction.attribution.joint_sources import joint_of
from claims.core.extraction.attribution.publishers import READ, publisher_of, tells_publisher
from claims.core.extraction.attribution.speaker_number import has_plural, is_one_thing, is_several
from claims.core.extraction.attribution.viewpoints import VIEWS
from claims.core.extraction.figures.counted_nouns import singular_of
from claims.core.extraction.lexicon.determiners import POSSESSIVES
from claims.core.extraction.lexicon.people import (
    FIRST_NAMES,
    MEN,
    PEOPLE,
    POST_NOMINALS,
    TITLES,
    WOMEN,
)
from claims.core.extraction.lexicon.sayings import DOCUMENT_NOUNS, STATEMENT_NOUNS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.text.tokens import Token

_UNNAMED_STARTS = words("one a an some several many another two three four five six most few other others critics")
_SAID_ON = re.compile(
    r"(?: (?:published|released|issued))?"
    r"(?: (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| today| yesterday)?\Z"
)
_TOWNSPEOPLE = words("locals villagers islanders townspeople shopkeepers families relatives survivors")
_PERSON_PRONOUNS = words("he she")
_AS_SUBJECT = {"him": "he", "his": "he", "her": "she", "them": "they", "their": "they"}
"""Pronouns as they would speak: "according to | him", "in | her | view"."""
_MALE_TITLES = words("mr mr. sir lord king prince councilman congressman chairman spokesman baron")
_FEMALE_TITLES = words(
    "mrs mrs. ms ms. miss dame lady queen princess councilwoman congresswoman chairwoman spokeswoman"
)
_BRINGING_IN = POSSESSIVES | words("a an another")
_SEVERAL = words("group people force crew staff personnel troop")
HE_NOUNS = words(
    "man boy father son brother husband widower spokesman chairman policeman fireman fisherman priest dad uncle "
    "nephew grandson grandfather stepson brother-in-law"
)
SHE_NOUNS = words(
    "woman girl mother daughter sister wife widow spokeswoman chairwoman policewoman mum mom aunt "
    "nun niece granddaughter grandmother stepdaughter sister-in-law"
)
_NEAR_SENTENCES = 2
"""Sentences in which a pronoun may stand for somebody without a name; set by hand."""


@dataclass(slots=True)
class Directory:
    """The names of an article as far as it was read, and who spoke last."""

    full_names: dict[str, set[str]] = field(default_factory=dict)
    main_person: str | None = None
    """Whom the text is about: named in its first sentences, and thereafter more often than anybody else."""
    pronouns: dict[str, str] = field(default_factory=dict)
    """"he" or "she" by full name, where a title or given name tells."""
    titles: dict[str, set[str]] = field(default_factory=dict)
    """Folded words of all titles and descriptions of people, by full name."""
    titled: dict[str, set[str]] = field(default_factory=dict)
    """"he" and "she" by folded surname, of those who are told by it behind a title alone ("Mrs. Roe")."""
    alone: set[str] = field(default_factory=set)
    """Folded names of one word that stood before any longer name with them: "Norland", then "Radio Norland"."""
    last_speaker: str | None = None
    last_is_person: bool = False
    last_person: str | None = None
    named_since: bool = False
    """Whether ``last_person`` was named in full after ``last_speaker`` spoke: an introduction turns to somebody else."""
    speaking: str | None = None
    """Who spoke in the last sentence with speech, None if nobody was named; ``spoke_until`` is that sentence's index."""
    spoke_until: int = -1
    last_subject: str | None = None
    """The person that the last sentence without speech was about, if nobody has spoken since."""
    last_body: str | None = None
    """The body, or what may be one, that the last sentence without speech was about, if nobody has spoken since."""
    is_surely_body: bool = False
    last_group: str | None = None
    """The people that it was about, told by what they are ("researchers at York")."""
    told_of_several: bool = False
    """Whether a sentence was about several since somebody spoke, whom "they" may mean."""
    documents: dict[str, Source] = field(default_factory=dict)
    """By noun whose text was told of, as whoever wrote it said something in it ("in a letter", then "the letter says")."""
    unnamed: Unnamed | None = None
    """Somebody without a name whom "he" or "she" means before all who were named."""

    def add(self, mention: Mention) -> None:
        """Remember a person's full name under its surname, and whether it is "he" or "she"."""
        parts = mention.name.split()
        if len(parts) == 1 and mention.kind is NameKind.OTHER and mention.title is None:
            self.alone.add(parts[0].lower())
        if self._is_named_after(mention, parts):
            return
        if mention.kind is NameKind.PERSON and mention.title is not None:
            self.titles.setdefault(self.full_name(mention.name), set()).update(mention.title.lower().split())
        if mention.kind is NameKind.PERSON and len(parts) == 1:
            # "Ms Roe" tells it of Arlo Roe, "her sister, Ines," of Ines.
            titled = _pronoun_of("", (mention.title or "").lower().split())
            told = titled or _pronoun_of_kin(mention.kin)
            if told is not None:
                self.pronouns.setdefault(self.full_name(mention.name), told)
            if titled is not None:
                self.titled.setdefault(parts[0].lower(), set()).add(titled)
        if mention.kind is NameKind.PERSON and len(parts) > 1:
            self.full_names.setdefault(_surname(parts), set()).add(mention.name)
            pronoun = _pronoun_of(parts[0].lower(), (mention.title or "").lower().split())
            pronoun = pronoun or _pronoun_of_kin(mention.kin)
            if pronoun is not None:
                self.pronouns.setdefault(mention.name, pronoun)

    def may_be(self, name: str, pronoun: str) -> bool:
        """Whether "he" or "she" may be said of ``name``; of a surname that several have, if it may be of one of them."""
        known = self.pronouns.get(name)
        if known is None and " " not in name:
            all_known = {self.pronouns.get(full, pronoun) for full in self.full_names.get(name.lower(), ())}
            return not all_known or pronoun in all_known
        return known is None or known == pronoun

    def moment(self) -> Directory:
        """Who is in mind now, for ``return_to``; the names are shared."""
        return replace(self)

    def return_to(self, moment: Directory) -> None:
        """Have those in mind who were at an earlier moment; the names that were learnt since stay."""
        self.last_speaker, self.last_is_person = moment.last_speaker, moment.last_is_person
        self.last_person, self.named_since = moment.last_person, moment.named_since
        self.speaking, self.spoke_until = moment.speaking, moment.spoke_until
        self.last_subject, self.last_body, self.last_group = moment.last_subject, moment.last_body, moment.last_group
        self.told_of_several, self.is_surely_body = moment.told_of_several, moment.is_surely_body
        self.unnamed = moment.unnamed

    def _is_named_after(self, mention: Mention, parts: Sequence[str]) -> bool:
        """Whether a name of several words only has in it what was named alone before: no surname is given first."""
        if len(parts) < 2 or mention.title is not None or parts[0].lower() in FIRST_NAMES:
            return False
        return _surname(parts) in self.alone and _surname(parts) not in self.full_names

    def person_of(self, pronoun: str) -> str | None:
        """Whom "he" or "she" stands for as a source: whom the text was about, who spoke last, who was named last."""
        return next((name for name in self._in_mind() if self.pronouns.get(name, pronoun) == pronoun), None)

    def person_meant(self) -> str | None:
        """Whom a description without a name stands for ("the 57-year-old"): the same people, "he" or "she" alike."""
        return next(iter(self._in_mind()), None)

    def _in_mind(self) -> list[str]:
        speaker = self.last_speaker if self.last_is_person else None
        later = (self.last_person, speaker) if self.named_since else (speaker, self.last_person)
        return [name for name in (self.last_subject, *later) if name is not None]

    def full_name(self, name: str) -> str:
        """The full name of whoever was introduced with this surname; ``name`` itself if nobody or several were."""
        known = self.full_names.get(name.split()[-1].lower(), set()) if name else set()
        # "Peter Roe" and "Peter John Roe" are one.
        if len({full.split()[0] for full in known}) == 1 and len(name.split()) == 1:
            return min(known, key=lambda full: (len(full), full))
        return name


def _surname(parts: Sequence[str]) -> str:
    """The surname of a full name, folded: its last word that is no degree or rank ("Helena | Marsh KC")."""
    surname = parts[-1].lower()
    return parts[-2].lower() if surname in POST_NOMINALS and len(parts) > 2 else surname


def _pronoun_of(first_name: str, title: list[str]) -> str | None:
    """ "he" or "she" for a given name and the words of a title, None where they do not tell."""
    for pronoun, titles, names in (("he", _MALE_TITLES, MEN), ("she", _FEMALE_TITLES, WOMEN)):
        if first_name in names or any(word in titles for word in title):
            return pronoun
    return None


def _pronoun_of_kin(kin: str | None) -> str | None:
    """ "he" or "she" for what somebody is to another, None where it does not tell."""
    if kin in HE_NOUNS:
        return "he"
    return "she" if kin in SHE_NOUNS else None


@dataclass(frozen=True, slots=True)
class Source:
    """What a source phrase stands for: ``speaker`` as text (None = nobody named), and whether it is a person."""

    speaker: str | None
    is_person: bool = False
    is_document: bool = False
    is_unnamed: bool = False
    """Whether ``speaker`` only describes people or texts without a name ("officials in Kabul", "a state audit")."""

    @property
    def is_named(self) -> bool:
        """Whether a person or body is named, so that it can be checked that they said something."""
        return self.speaker is not None and not self.is_unnamed


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Somebody who has no name, as the source of what "he" or "she" says next, and the sentence that tells of them."""

    source: Source
    sentence: int
    pronoun: str | None = None
    is_spokesman: bool = False
    """Whether the source is the body that they speak for ("a doctor at | Mour hospital")."""

    def is_meant(self, pronoun: str, sentence: int) -> bool:
        """Whether the pronoun in that sentence stands for them."""
        return sentence - self.sentence <= _NEAR_SENTENCES and self.pronoun in (None, pronoun)


def unnamed_person(parsed: ParsedSentence, first: int, last: int, source: Source) -> Unnamed | None:
    """Whom the words ``[first, last)`` bring in without a name ("a witness", "her lawyer"); None where they do not."""
    tokens = parsed.tokens[first:last]
    if not tokens or source.is_person or tokens[0].lower not in _BRINGING_IN:
        return None
    head = head_of(tokens)
    if head is None or head.tag != "N" or singular_of(head.lower) != head.lower:
        return None
    if head.lower not in PEOPLE and not is_speaking_person(head):
        return None
    if head.lower in _SEVERAL:
        return None
    pronoun = next((said for said, nouns in (("he", HE_NOUNS), ("she", SHE_NOUNS)) if head.lower in nouns), None)
    is_spokesman = source.speaker is not None and head.lower not in source.speaker.split()
    return Unnamed(source, parsed.index, pronoun, is_spokesman)


def read_source(
    body: str, parsed: ParsedSentence, first: int, last: int, mentions: Sequence[Mention], directory: Directory
) -> Source:
    """Who the words ``[first, last)`` of a sentence stand for."""
    tokens = parsed.tokens[first:last]
    if not tokens:
        return Source(None)
    described = next((at for at in range(first + 1, last) if parsed.tokens[at].lower == "who"), None)
    if described is not None and parsed.tokens[described - 1].tag in "NS":
        # "two officials | who saw the letter".
        return read_source(body, parsed, first, described, mentions, directory)
    joint = joint_of(parsed, mentions, first, last)
    if joint is not None:
        both = [read_source(body, parsed, *side, mentions, directory) for side in ((first, joint), (joint + 1, last))]
        return _together(_phrase(body, tokens), both)
    inside = [m for m in mentions if first <= m.first and m.last <= last]
    pronoun = _as_subject(parsed, first)
    if len(tokens) == 1 and pronoun in ("he", "she", "they", "it", "i", "we", "who", "which"):
        return _of_pronoun(pronoun, directory, parsed.index)
    if is_age_name(tokens):
        return Source(directory.person_meant(), is_person=True)
    head = head_of(tokens)
    people = [m for m in inside if _speaks(m, parsed.tokens[:last], first, directory)]
    # "the Bishop of Mour, | the Rt Rev Ana Roe": the office, and its holder.
    person = next((m for m in people if not _is_office(m)), people[0] if people else None)
    if person is not None:
        return Source(_name_of(person, directory), is_person=True)
    if source_bodies.only_hear(parsed.tokens, first, last):
        # "…, Leeds Crown Court heard": what was told there was told by others.
        return Source(None)
    if head is not None and (head.lower in DOCUMENT_NOUNS or (head.lower in STATEMENT_NOUNS and head.tag == "N")):
        return _of_document(body, tokens, inside, directory, head.lower)
    if source_bodies.is_spokesman(tokens):
        return Source(_body_in_mind(directory))
    unnamed = head is not None and (head.lower in UNNAMED_PEOPLE or head.lower in _TOWNSPEOPLE)
    body_named = source_bodies.named_body(body, tokens, inside, head)
    if body_named is not None:
        return Source(body_named, is_unnamed=unnamed)
    spoken_for = None if source_bodies.is_counsel(inside, head) else _spoken_for(body, tokens, head)
    if spoken_for is not None:
        return Source(spoken_for)
    named = names_group(tokens, inside, head)
    return Source(_described(body, tokens, inside), is_unnamed=unnamed or not named)


def _of_document(
    body: str, tokens: Sequence[Token], inside: Sequence[Mention], directory: Directory, noun: str
) -> Source:
    """Who stands behind "the report": whoever wrote the last one, the publisher that its words name, or the words."""
    writer = directory.documents.get(noun) if tokens[0].lower == "the" else None
    if writer is not None and not tells_publisher(tokens):
        return writer
    publisher = publisher_of(body, tokens, inside) or _publishing_body(body, tokens)
    if publisher is None:
        return Source(_phrase(body, tokens), is_document=True, is_unnamed=True)
    return Source(directory.full_name(publisher), is_document=True)


def _as_subject(parsed: ParsedSentence, at: int) -> str:
    """The word at ``at``, a pronoun as it would speak: "according to | him", "in | his | view", not "his call"."""
    lower = parsed.tokens[at].lower
    behind = parsed.tokens[at + 1].lower if at + 1 < len(parsed.tokens) else ""
    is_view = behind in ("own", "as") or behind in VIEWS or (at > 0 and parsed.tokens[at - 1].lower == "to")
    return _AS_SUBJECT.get(lower, lower) if is_view else lower


def _together(phrase: str | None, sources: Sequence[Source]) -> Source:
    """Two sources as one, people by their names and others by their words; one alone where the other says nobody."""
    one, other = sources
    if one.speaker is None or other.speaker is None:
        return one if other.speaker is None else other
    named = one.is_person or other.is_person or phrase is None
    speaker = f"{one.speaker} and {other.speaker}" if named else phrase
    return Source(speaker, is_unnamed=one.is_unnamed and other.is_unnamed)


def is_age_name(tokens: Sequence[Token]) -> bool:
    """Whether the words are "the 57-year-old", which stands for somebody named before."""
    return len(tokens) == 2 and tokens[0].lower == "the" and tokens[1].lower.endswith("-year-old")


def as_described(body: str, tokens: Sequence[Token]) -> Source:
    """The source that the words of a phrase describe, whatever it is; nobody for a lone pronoun."""
    described = next((at for at in range(1, len(tokens)) if tokens[at].lower == "who"), len(tokens))
    named = tokens[:described]
    return Source(_phrase(body, named) if head_of(named) is not None else None, is_unnamed=True)


def _of_pronoun(pronoun: str, directory: Directory, sentence: int) -> Source:
    if pronoun in _PERSON_PRONOUNS:
        if directory.unnamed is not None and directory.unnamed.is_meant(pronoun, sentence):
            return directory.unnamed.source
        return Source(directory.person_of(pronoun), is_person=True)
    unnamed = directory.unnamed
    is_unnamed = unnamed is not None and unnamed.source.speaker == directory.last_speaker and not unnamed.is_spokesman
    if pronoun == "it" and is_unnamed:
        # "A nurse said … It said …": no nurse.
        return Source(None)
    if pronoun == "it" and directory.last_body is not None and not _can_be_it(directory):
        return Source(directory.last_body)
    if pronoun == "they" and directory.last_group is not None and not _can_be_they(directory):
        return Source(directory.last_group, is_unnamed=True)
    if pronoun == "they" and (is_one_thing(directory.last_speaker) or _means_others(directory)):
        return Source(None)
    if pronoun == "it" and has_plural(directory.last_speaker or ""):
        return Source(None)
    if pronoun in ("they", "it"):
        return Source(directory.last_speaker if not directory.last_is_person else None)
    return Source(None)


def _body_in_mind(directory: Directory) -> str | None:
    """The body that was told of or spoke last, None where that is a person, a paper, a ship or nobody."""
    if _can_be_it(directory):
        return directory.last_speaker if source_bodies.has_spokesman(directory.last_speaker or "") else None
    return directory.last_body if directory.is_surely_body else None


def _can_be_it(directory: Directory) -> bool:
    """Whether "it" may stand for who spoke last, whatever a sentence of background told of since."""
    speaker = directory.last_speaker
    return speaker is not None and not directory.last_is_person and not is_several(speaker)


def _means_others(directory: Directory) -> bool:
    """Whether "they" are rather those told of since than the one body that spoke last."""
    return directory.told_of_several and not is_several(directory.last_speaker or "")


def _can_be_they(directory: Directory) -> bool:
    """Whether "they" may stand for who spoke last."""
    speaker = directory.last_speaker
    return speaker is not None and not directory.last_is_person and not is_one_thing(speaker)


def _speaks(mention: Mention, tokens: Sequence[Token], first: int, directory: Directory) -> bool:
    """Whether a name inside the phrase from ``first`` to the last of ``tokens`` is the person that it stands for."""
    return (
        is_person(mention, directory)
        and not is_possessive(tokens, mention)
        and not _is_modifier(tokens, mention)
        and not _is_after_preposition(tokens, first, mention.first)
    )


def _name_of(person: Mention, directory: Directory) -> str:
    """The full name of a person; the surname alone where only another of the name was named ("Mr Roe", "Ana Roe")."""
    full = directory.full_name(person.name)
    told = _pronoun_of("", (person.title or "").lower().split())
    return full if told is None or directory.pronouns.get(full, told) == told else person.name


def _is_office(mention: Mention) -> bool:
    """Whether the name is that of an office ("the Bishop of Mour")."""
    parts = mention.name.lower().split()
    return parts[:1] != [] and parts[0] in TITLES and "of" in parts[1:]


def head_of(tokens: Sequence[Token]) -> Token | None:
    """The head noun: the last noun before the first preposition or comma."""
    head = None
    for token in tokens:
        if token.tag in "IW" or token.text in ",—–(":
            if head is not None:
                break
            continue
        if token.tag in "NSP":
            head = token
    return head


def is_possessive(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether the name owns what follows: "Roe's lawyer" is not Roe."""
    return mention.last < len(tokens) and tokens[mention.last].tag == "Q"


def is_person(mention: Mention, directory: Directory) -> bool:
    """Whether a name is a person's: plainly, or as the surname of one who was introduced."""
    if mention.kind is NameKind.PERSON:
        return True
    return len(mention.name.split()) == 1 and mention.name.lower() in directory.full_names


def _is_after_preposition(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a preposition stands before ``at`` in its stretch between commas: "a spokesman for X" is not X."""
    since = next((place + 1 for place in range(at - 1, first, -1) if tokens[place].text in ",—–("), first)
    return any(tokens[place].tag == "I" and not _leads_to_field(tokens, place, at) for place in range(since, at))


def _leads_to_field(tokens: Sequence[Token], of: int, name: int) -> bool:
    """Whether "of" belongs to the role or the body of the bearer of the name at ``name``.

    "head | of prices Ana Roe", "Bureau | of Statistics economist Ben Doe"; a person behind it is somebody else.
    """
    if tokens[of].lower != "of" or of == 0:
        return False
    field = list(takewhile(lambda token: token.tag != "I", tokens[of + 1 : name]))
    lowercase = [token for token in field if not token.is_capitalized]
    if not lowercase or any(token.tag not in "NSJP" for token in field):
        return False
    if field[0].is_capitalized:
        return tokens[of - 1].is_capitalized
    is_role = tokens[of - 1].lower in TITLES and len(lowercase) == len(field)
    return is_role and (singular_of(field[-1].lower) not in PEOPLE or field[-1].lower == "staff")


def _is_modifier(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a noun that the name only qualifies follows it: "the Vale manager" is not Vale."""
    return mention.last < len(tokens) and tokens[mention.last].tag in "NS" and mention.title is None


def _publishing_body(body: str, tokens: Sequence[Token]) -> str | None:
    """The body without a name that a document is by: "data published by the health ministry"."""
    by = next(
        (at for at in range(1, len(tokens)) if tokens[at].lower == "by" and tokens[at - 1].lower not in READ), None
    )
    return _described(body, tokens[by + 1 :], ()) if by is not None and by + 1 < len(tokens) else None


def _spoken_for(body: str, tokens: Sequence[Token], head: Token | None) -> str | None:
    """The body without a name that a spokesman speaks for: "a spokeswoman for the finance ministry"."""
    if head is None or head.lower not in source_bodies.SPEAKS_FOR:
        return None
    after = next((at + 1 for at, token in enumerate(tokens) if token.lower == "for"), len(tokens))
    return _described(body, tokens[after:], ()) if after < len(tokens) else None


def _phrase(body: str, tokens: Sequence[Token]) -> str | None:
    """The words of a source phrase up to its first mark, without article."""
    start = tokens[1].start if tokens[0].lower in LEADING and len(tokens) > 1 else tokens[0].start
    end = next((token.start for token in tokens if token.text in ",—–("), tokens[-1].end)
    return _SAID_ON.sub("", " ".join(body[start:end].split())) or None


def _described(body: str, tokens: Sequence[Token], inside: Sequence[Mention]) -> str | None:
    """The phrase itself where it tells which group or body speaks ("officials in Kabul", "police"), else None."""
    head = head_of(tokens)
    if head is None:
        return None
    if tokens[0].lower in _UNNAMED_STARTS:
        return _phrase(body, tokens) if is_told_apart(tokens, head) else None
    if not names_group(tokens, inside, head) and not are_people(tokens, head) and not is_owned_role(tokens, head):
        return None
    return _phrase(body, tokens)
