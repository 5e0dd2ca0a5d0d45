"""Nouns that hold a clause: of what is claimed, feared, known or a sign of something ("the claim | that …")."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words

SAYING_BY_NOUN = {
    "claim": "claim",
    "allegation": "allege",
    "accusation": "accuse",
    "contention": "contend",
    "assertion": "assert",
    "insistence": "maintain",
    "rumor": "claim",
    "rumour": "claim",
    "report": "report",
    "statement": "state",
    "announcement": "announce",
    "admission": "admit",
    "acknowledgment": "acknowledge",
    "disclosure": "disclose",
    "suggestion": "suggest",
    "argument": "argue",
    "complaint": "complain",
    "warning": "warn",
    "denial": "deny",
    "prediction": "predict",
}
"""What somebody does of whose words a noun tells."""
FACT_NOUNS = words("fact news reality")
"""Nouns of what is so."""
OPEN_NOUNS = words(
    """fear concern worry hope chance possibility prospect likelihood risk danger threat recommendation demand requirement
    condition idea notion belief impression theory speculation doubt proposal evidence proof sign indication assurance
    guarantee perception hypothesis suspicion assumption probability rule principle"""
)
"""Nouns of what nobody says to be so."""
PUBLISHED_NOUNS = words("report statement announcement")
"""Nouns of what is made public, and so somebody's words where nobody is named."""
SIGN_NOUNS = words("evidence proof sign signs indication indications")
"""What one finds that something is so by, which does not say that it is."""
HOLLOW_NOUNS = SIGN_NOUNS | words("doubt doubts condition fact")
"""Nouns that say little without the clause behind them."""
GROUND_NOUNS = SIGN_NOUNS | words("truth basis suggestion record")
"""Nouns behind "no" whose clause nothing speaks for."""
DENIABLE_NOUNS = words(
    "claim claims report reports allegation allegations accusation accusations suggestion suggestions charge charges "
    "criticism criticisms notion idea"
)
"""Nouns of what somebody denies or disputes by a phrase ("rejected | the allegations")."""
REFUTED_NOUNS = words(
    """
    claim claims rumor rumors rumour rumours allegation allegations assertion assertions accusation accusations myth myths
    suggestion suggestions notion theory lie lies insinuation falsehood
    """
)
"""Nouns of what is said, where a text says that it is not so ("The claim | is false")."""
