"""What befell those that a figure counts: killed, injured, missing, sold."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.verb_words import BEING
from claims.core.extraction.lexicon.vocabulary import words

# Outcomes that figures of people (and losses) measure, by word form.
_OUTCOME_FORMS: dict[str, str] = {
    "killed": "kill kills killed killing slain",
    "died": "die dies died dying dead death deaths fatality fatalities perished",
    "murdered": "murder murders murdered",
    "wounded": "wound wounds wounded wounding",
    "injured": "injure injures injured injuring injuries hurt",
    "sickened": "sicken sickens sickened sickening ill",
    "hospitalized": "hospitalized hospitalised hospitalizations hospitalisations",
    "infected": "infect infects infected infections",
    "displaced": "displace displaces displaced displacing",
    "missing": "missing",
    "arrested": "arrest arrests arrested arresting detained detentions",
    "evacuated": "evacuate evacuated evacuating evacuations",
    "rescued": "rescue rescued rescuing",
    "employed": "employ employs employed employing",
    "unemployed": "unemployed jobless",
    "vaccinated": "vaccinate vaccinated vaccinating vaccinations",
    "abducted": "abduct abducted abducting kidnapped",
    "deported": "deport deported deporting deportations",
    "born": "born births",
    "convicted": "convict convicted convictions",
    "executed": "execute executed executions",
    "laid off": "laid_off layoffs",
    "fled": "flee flees fled fleeing",
    "homeless": "homeless",
    "affected": "affect affects affected affecting",
    "stranded": "stranded",
    "trapped": "trapped",
    "destroyed": "destroy destroys destroyed destroying",
    "damaged": "damage damages damaged damaging",
    "sold": "sell sells sold selling sales",
}
OUTCOMES: dict[str, str] = {form: outcome for outcome, forms in _OUTCOME_FORMS.items() for form in forms.split()}
"""Measure by folded word form."""
PERSON_OUTCOMES: frozenset[str] = frozenset(OUTCOMES.values()) - {"destroyed", "damaged", "sold", "affected"}
"""Outcomes that only people meet: a bare figure of one counts persons ("killed 2,977")."""
_SURE = PERSON_OUTCOMES - {"sickened", "employed", "unemployed"}
"""Outcomes by words that hardly ever mean anything else."""
_BESIDE_BEING = words("still also now later already reported believed feared confirmed been being to have be")
_WHOLE_REACH = 9
"""Tokens from an outcome to the part of those who met it, at most."""
_CLAUSE_SIGNS = frozenset(".;:!?")
# How far an outcome may stand from its figure, in tokens: "killed in the attack near the border were some 40 people".
_REACH = 6
_OWNED = words("a an the its their his her our analysts'")
_TARGETS = words("forecasts expectations estimates targets out analysts")
"""What is missed, where nobody is missing."""


def outcome_of(tokens: Sequence[Token], start: int, end: int, *, of_people: bool = True) -> str | None:
    """The outcome measured by the figure at tokens ``[start, end)``: the nearest in its clause, behind before ahead.

    ``of_people`` says whether it may count persons, whom alone something hurts here.
    """
    if any(token.low in OUTCOMES for token in tokens[start:end]):
        # "1,912 infections and 47 deaths": each tells itself what is counted.
        return None
    told = _told_behind(tokens, end) or _of_whole(tokens, start)
    if told is not None:
        return told
    for distance in range(_REACH):
        for place in (end + distance, start - 1 - distance):
            if not 0 <= place < len(tokens):
                continue
            outcome = OUTCOMES.get(tokens[place].low)
            if tokens[place].low == "hurt" and not (of_people and tokens[place].text.islower()):
                # "Higher tariffs hurt 40% of exporters", "Paul Hurt won".
                continue
            if outcome and not _is_cut(tokens, start, end, place) and not _is_of_target(tokens, place):
                return outcome
    return None


def _told_behind(tokens: Sequence[Token], end: int) -> str | None:
    """The outcome that "be" says of the figure ("three were injured and at least 170 | are still missing")."""
    if end >= len(tokens) or tokens[end].low not in BEING:
        return None
    told = next((token for token in tokens[end + 1 : end + 4] if token.low not in _BESIDE_BEING), None)
    outcome = OUTCOMES.get(told.low) if told is not None else None
    return outcome if outcome in _SURE else None


def _of_whole(tokens: Sequence[Token], start: int) -> str | None:
    """The outcome of those among whom the figure counts ("killing 14 people, including | three officers")."""
    if start < 1 or tokens[start - 1].low != "including":
        return None
    for token in reversed(tokens[max(0, start - _WHOLE_REACH) : start - 1]):
        if token.low in _CLAUSE_SIGNS:
            return None
        if token.low in OUTCOMES and OUTCOMES[token.low] in _SURE:
            return OUTCOMES[token.low]
    return None


def _is_of_target(tokens: Sequence[Token], place: int) -> bool:
    """ "missing the average forecast": nobody is missing."""
    behind = tokens[place + 1].low if place + 1 < len(tokens) else ""
    return tokens[place].low == "missing" and (behind in _OWNED or behind in _TARGETS)


def _is_cut(tokens: Sequence[Token], start: int, end: int, place: int) -> bool:
    """Whether the clause ends, or another figure stands, between the figure and the place."""
    between = tokens[end:place] if place >= end else tokens[place + 1 : start]
    return any(token.low in _CLAUSE_SIGNS or token.kind == "number" for token in between)
