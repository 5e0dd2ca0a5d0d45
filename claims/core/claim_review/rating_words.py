"""What the words of known ratings mean here: the published table from other organizations' grades to our verdicts.

Data, not rules: a word is looked up whole, in the language of the review and else in all of them, after folding case,
punctuation and ``_``. What is not in the table is ``unproven`` with a warning, never guessed from a part of it. Changing an
entry means a new ``TABLE_VERSION``; what was imported keeps the verdict that it was given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from claims.core.reviews.scales import SCALES
from claims.core.verdicts import Verdict

TABLE_VERSION = "1"

_PUNCTUATION = re.compile(r"[^\w\s]+|_")

T, MT, MX, MF, F = Verdict.TRUE, Verdict.MOSTLY_TRUE, Verdict.MIXED, Verdict.MOSTLY_FALSE, Verdict.FALSE
U, D, O, P = Verdict.UNPROVEN, Verdict.DISPUTED, Verdict.OUTDATED, Verdict.PENDING  # noqa: E741

_EN = {
    T: "true; correct; accurate; right; confirmed; verified; fact; supported; truth",
    MT: "mostly true; mostly correct; mostly accurate; largely true; nearly true; largely correct; almost true",
    MX: "mixed; mixture; half true; half-truth; partly true; partially true; partly false; partially false; "
    "partly correct; partially correct; half right; true and false; two pinocchios",
    MF: "mostly false; mostly wrong; mostly incorrect; largely false; largely untrue; misleading; exaggerated; "
    "exaggeration; distorted; altered; manipulated; three pinocchios; barely true; inaccurate; overstated; cherry picked",
    F: "false; incorrect; wrong; fake; untrue; not true; pants on fire; pants on fire!; fabricated; hoax; scam; fiction; "
    "debunked; four pinocchios; refuted; completely false; totally false; fake news; doctored; no it is not true",
    U: "unproven; unproved; unsupported; unverified; not proven; no evidence; unsubstantiated; missing context; "
    "lacks context; needs context; satire; explainer; out of scope; research in progress; inconclusive; "
    "not enough evidence; unrated; labeled satire; legend; opinion",
    D: "disputed; contested; conflicting; conflicting evidence",
    O: "outdated; out of date; no longer true; old",
    P: "pending; too early to say; under investigation; developing",
}
_DE = {
    T: "wahr; richtig; stimmt; korrekt; zutreffend; belegt",
    MT: "größtenteils richtig; größtenteils wahr; überwiegend richtig; weitgehend richtig; eher richtig",
    MX: "teilweise richtig; teilweise falsch; teils falsch; teils richtig; halbwahr; gemischt; halb wahr",
    MF: "größtenteils falsch; überwiegend falsch; weitgehend falsch; eher falsch; irreführend; verfälscht; manipuliert",
    F: "falsch; völlig falsch; frei erfunden; erfunden; stimmt nicht; unwahr; gefälscht; fälschung; fake; falschmeldung",
    U: "unbelegt; nicht belegt; unbewiesen; ohne beleg; fehlender kontext; satire; unklar; keine belege",
    O: "veraltet; überholt",
}
_FR = {
    T: "vrai; exact; correct; avéré",
    MT: "plutôt vrai; presque vrai; majoritairement vrai; en grande partie vrai",
    MX: "partiellement vrai; partiellement faux; en partie vrai; en partie faux; à moitié vrai; mitigé; vrai mais; mi vrai",
    MF: "plutôt faux; presque faux; majoritairement faux; en grande partie faux; trompeur; exagéré; manipulé; détourné",
    F: "faux; totalement faux; complètement faux; inexact; infox; intox; fake; mensonge; archi faux; c'est faux",
    U: "non prouvé; infondé; invérifiable; manque de contexte; contexte manquant; satire; pas de preuve; sans preuve",
    O: "obsolète; dépassé; périmé",
}
_ES = {
    T: "verdadero; cierto; correcto; verdad; verificado",
    MT: "mayormente verdadero; mayormente cierto; casi verdadero; verdadero en su mayoría",
    MX: "verdad a medias; parcialmente verdadero; parcialmente falso; mixto; media verdad; medio verdadero; mezcla",
    MF: "mayormente falso; casi falso; engañoso; exagerado; manipulado; en su mayoría falso; tergiversado",
    F: "falso; totalmente falso; bulo; mentira; falsa; incorrecto; fake; montaje",
    U: "no demostrado; sin pruebas; sin evidencia; falta contexto; sin contexto; sátira; insostenible; no hay pruebas",
    O: "desactualizado; obsoleto",
}
_PT = {
    T: "verdadeiro; verdade; certo; correto; fato; comprovado",
    MT: "majoritariamente verdadeiro; quase verdadeiro; praticamente certo; verdadeiro, mas",
    MX: "parcialmente verdadeiro; parcialmente falso; meia verdade; misto; em parte",
    MF: "majoritariamente falso; enganoso; exagerado; distorcido; manipulado; praticamente falso; esticado",
    F: "falso; falsa; mentira; fake; boato; errado; fabricado; fato falso; é falso; totalmente falso",
    U: "não comprovado; sem provas; sem evidências; insustentável; sem contexto; fora de contexto; falta contexto; sátira; "
    "não é bem assim",
    O: "desatualizado; antigo",
}
_IT = {
    T: "vero; corretto; confermato",
    MT: "in gran parte vero; quasi vero; prevalentemente vero",
    MX: "parzialmente vero; parzialmente falso; mezza verità; in parte vero",
    MF: "in gran parte falso; fuorviante; esagerato; manipolato; prevalentemente falso",
    F: "falso; bufala; errato; inventato",
    U: "non provato; non dimostrato; contesto mancante; satira",
}
_NL = {
    T: "waar; juist; correct; klopt",
    MT: "grotendeels waar; grotendeels juist",
    MX: "deels waar; deels onwaar; half waar",
    MF: "grotendeels onwaar; grotendeels onjuist; misleidend",
    F: "onwaar; onjuist; niet waar; nep; vals",
    U: "onbewezen; niet bewezen; niet te checken; ontbrekende context",
}

_TABLES: Mapping[str, Mapping[Verdict, str]] = {
    "en": _EN,
    "de": _DE,
    "fr": _FR,
    "es": _ES,
    "pt": _PT,
    "it": _IT,
    "nl": _NL,
}


def fold_rating(words: str) -> str:
    """The words as they are looked up: case, punctuation and ``_`` folded, white space single."""
    spaced = _PUNCTUATION.sub(" ", unicodedata.normalize("NFC", words)).casefold()
    return " ".join(spaced.split())


def _entries(table: Mapping[Verdict, str]) -> dict[str, Verdict]:
    return {fold_rating(word): verdict for verdict, words in table.items() for word in words.split(";")}


RATING_WORDS: Mapping[str, Mapping[str, Verdict]] = {language: _entries(table) for language, table in _TABLES.items()}
"""By language the folded words with the verdict that each stands for."""

OWN_WORDS: Mapping[str, Verdict] = {
    fold_rating(grade.label): grade.verdict for scale in SCALES.values() for grade in scale.grades
}
"""The labels of our own scales."""


def verdict_of_words(words: str, language: str = "") -> Verdict | None:
    """The verdict that the words stand for; None where the table has none, or languages read them differently."""
    folded = fold_rating(words)
    own = RATING_WORDS.get(language.partition("-")[0].casefold(), {}).get(folded)
    if own is not None:
        return own
    if folded in OWN_WORDS:
        return OWN_WORDS[folded]
    found = {table[folded] for table in RATING_WORDS.values() if folded in table}
    return found.pop() if len(found) == 1 else None
