"""Plain and past forms of participles, as far as the vocabulary knows them without doubt."""

from __future__ import annotations

from claims.core.extraction.tagging.tagger import may_be_verb, shares_of
from claims.core.matching.vocabulary.light_words import IRREGULAR_FORMS
from claims.core.matching.words.inflections import plain_forms
from claims.core.matching.words.thesaurus import senses_of

_PLAIN = frozenset(IRREGULAR_FORMS.values())


def base_of_participle(participle: str) -> str | None:
    """The plain form of a participle; None where several may be meant or none is known."""
    if participle in IRREGULAR_FORMS:
        return IRREGULAR_FORMS[participle]
    if participle in _PLAIN or not participle.endswith("ed"):
        return participle if may_be_verb(participle) or participle in _PLAIN else None
    forms = plain_forms(participle) - {participle}
    known = [form for form in forms if may_be_verb(form)] or [form for form in forms if senses_of(form, "v").main]
    silent = [form for form in known if form.endswith("e")]  # "fined" is of "fine": of "fin" it would be "finned"
    return (silent or known)[0] if len(silent or known) == 1 else None


def past_of(participle: str, base: str) -> str | None:
    """The past of a verb; None where it has several."""
    if participle.endswith("ed") or "T" in (shares_of(participle) or {}):
        return participle
    forms = [form for form, plain in IRREGULAR_FORMS.items() if plain == base and form != participle]
    if not forms:
        return base if participle == base + "en" else participle
    return forms[0] if len(forms) == 1 else None
