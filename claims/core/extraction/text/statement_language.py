"""Which language a single sentence is in, by its small words: for texts of a few words, which tell less than an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text import limited_languages as limited

ENGLISH = "en"
OTHER = "und"
"""A language that nothing is known of."""

MARKERS = {
    "de": words(
        """
        der das den dem des ein eine einen einem einer eines und ist im vom zum zur mit von zu nicht kein keine keinen auf
        für bei aus nach seit vor sich wird wurde wurden werden worden hat haben hatte hatten habe sind waren auch als wie
        dass nur mehr über unter er sie ab bis durch ohne gegen zwischen jeder jede jedes alle mehrere laut sei seien ihre
        ihrer seine seiner einige viele weder noch niemand nie neue neuen liegt gibt soll sollen am bei
        wir uns ihr um ins ja nein kann können muss müssen rund wegen erhielt bekam steigt
        stieg stiegen sank sanken fiel fielen
        kostet kostete kündigte verlor betrug beträgt leben lebten wohnen fehlen fehlten starben kam
        gewann gewannen steigen sinken weiter siegt schließt warum wer
        streicht baut zahlt sucht senkt erhöht wählt lehnt fordert warnt droht kündigt verliert wächst geht steht sagte
        teilte musste mussten fehlt verkauft kauft übernimmt kippt stoppt prüft löscht verurteilt beschließt prozent
        fordern legt warnen demonstrieren protestieren gesunken gerettet getötet festgenommen polizei feuerwehr regierung
        bürgermeister stadtrat gemeinderat unfall lehrer schüler
        millionen milliarden menschen jahre jahren machte brachte
        januar februar märz juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag
        """
    ),
    "fr": words(
        """
        le la les du des de un une et est dans que qui sur par au aux plus pas avec sa ses leur leurs ce cette il elle ils
        a ont sont été en pour ne reçu environ selon entre sans contre après avant depuis ni aucun aucune tous toutes
        je suis nous vous nos notre votre mais oui
        était étaient fut sera seront avoir être jamais personne plusieurs se à y quelque près
        nouveau nouvelle nouvel nouveaux nouvelles
        mai deux trois quatre cinq sept huit neuf milliards fermé fermée vendu supprime réduit investit postes emplois
        salariés fait
        licencie ferme coûte augmente perd meurt manque emploie gagne gagné ministre gouvernement maire personnes ans
        janvier février avril juin juillet août décembre lundi mardi mercredi jeudi vendredi samedi dimanche
        """
    ),
    "es": words(
        """
        el la los las de del que y en por una un con para su sus se más fue fueron ha es al lo unos unas sin sobre entre
        desde hasta según contra tras ni ningún ninguna ninguno nunca nadie todos todas cada uno está están será serán había
        muy cuando como este esta ya a dos e unas solo
        nuevo nueva nuevos nuevas
        millones mil sube suben baja bajan invierte gasta niega rechaza exige asciende ascienden bajaron subieron cerró
        abrió suprime empleos puestos trabajadores
        despide despidió cierra perdió ganó subió bajó cayó murió murieron faltan hay cuesta costó tiene emplea gana
        ministra gobierno alcalde ciudad mujeres hombres niños personas muertos heridos policía años año pagamos
        enero febrero marzo abril mayo junio julio agosto septiembre octubre diciembre lunes martes miércoles jueves viernes
        sábado domingo
        """
    ),
    "en": words(
        """
        the of and to that for was with by it from at have had not were which be this his her their over its who they been
        than will would has are says said there when no more out into after about under against between he she you my
        your our what why how we
        """
    ),
}  # fmt: skip
"""Small words; those that another language writes alike count for both."""

_SHARED = words("am was will die no in an on as is me or most son has over of are and a more under")
"""Words that are English as well and so tell nothing by themselves."""

_SAID_IN_ENGLISH = words(
    """
    on in as is an are more most over under sold cut lost won led made paid found held told spent built rose grew took gave
    began became saw came went kept bought brought owe owes people years workers million billion monday tuesday wednesday
    thursday friday saturday sunday january february march june july october december
    """
)
"""Words that, beside the small ones, tell English from languages written with letters of their own."""

_WORDS_OF_HEADLINES = words(
    """
    wins loses says kills hits cuts seeks meets leads signs visits prints quits backs bans ends falls rises drops sees sinks
    dies burns closes opens moves warns urges claims denies slams vows joins buys sells pays gets gives takes makes runs
    holds keeps tells asks calls wants needs helps hires fires tests grows stars spends builds starts stops fines retires
    jails recalls floods hurts draws soars doubles triples slumps plunges kill hit shut beat quit
    resigns stocks percent new dead thousands hundreds
    """
)
_ONLY_ENGLISH = (
    _SAID_IN_ENGLISH - words("on in as is an are more most over under million billion march") | _WORDS_OF_HEADLINES
)
"""Words that are in none of the languages read."""

_SURELY_ENGLISH = (MARKERS[ENGLISH] - _SHARED) | _ONLY_ENGLISH

_ENGLISH_FORM = re.compile(r"(?!(?:pied|pared|usted|césped|huésped)\b)[a-z]{2,30}(?:ed|ly)")
_ENGLISH_ENDS = frozenset({"ed", "ly"})
_ENGLISH_CUT = re.compile(r"\b\w{1,20}['’](?:m|ve|re|ll|s)\b|n['’]t\b|\bI\b(?=,? [a-z]+[^\Wi]\b)")
"""Words cut in the English way, and the pronoun with a capital, which no other language has."""

_ENGLISH_QUESTION = re.compile(r"\W*[Dd]o (?:[a-z]{2,30}s\b|[^?]*\?\W*\Z)")
"""An opening "do" that asks; in Portuguese it stands before one masculine thing, and seldom asks."""
_ENGLISH_FIGURE = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d.,]?\d)")
"""Thousands parted by commas."""

_LETTERS = {
    "de": re.compile("[äöüß]"),
    "fr": re.compile("[àâçèêëîïôœùû]"),
    "es": re.compile("[ñ¿¡áíóú]"),
}
_GERMAN_FORM = re.compile(r"[a-zäöü]{2,30}(?:digt|nigt|zt|ckt|mmt|nnt|iert|[dth]ert|[dtz]elt)")
"""Verbs as English has none."""

_GERMAN_NOUN = re.compile(r"(?<=[\w\d] )(?=[A-ZÄÖÜ]\w*[äöüß]|[ÄÖÜ])[A-ZÄÖÜ][a-zäöüß]+(?:e|er|en|te|ten|tt|ung|ungen)\b")
"""A noun amid the sentence with letters that English does not have."""

_GERMAN_ENDING = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{2,30}(?:ungen|keit|keiten|schaft|schaften)\b")
"""A noun that ends as no English word does; one is a sign only where nothing speaks for English ("baut 300 Wohnungen")."""

_ELISION = re.compile(r"\b(?:[ldnscj]|qu|jusqu|lorsqu)['’](?=\w)")
"""A French word cut before the next one."""

_ELIDING = frozenset({"ca", "it"})
"""Languages that are hardly read and cut words as French does."""

_FOREIGN_LETTERS = re.compile("[ąćęłńśźżčďěňřšťůžđőűğışță]")
_ALIKE_ABROAD = words("to by it no had her are at")
"""English small words that are words of such languages too."""

_FOREIGN_SHARE = 0.05
"""Words with such letters, of those of a text in a language that has them."""

_ENDINGS = {
    "es": re.compile(r"\b\w{2,30}(?:o|os|a|as|ción|dad|[áó]|ará|erá|irá|aron|eron|ientes)\b"),
    "fr": re.compile(r"\b\w{2,30}(?:e|es|ent|eau|eaux|eur|oir|ait|ra|ront|é|ée|és|ées|tion|aux)\b"),
    "de": re.compile(r"\b\w{2,30}(?:en|er|et|ung|ungen|keit|schaft|t)\b"),
}
_MORE_ENDINGS = {
    "es": re.compile(r"\w{2,30}(?:antes|entes|ores|iones|ales)"),
    "fr": re.compile(r"\w{2,30}(?:i|u|eurs|ants|ents)"),
    "de": re.compile(r"\w{2,30}(?:erte|lte|igte|chte|ckte|zte|hrte|nnte|mmte|gte|kte|fte|ierte|tete|dete)n?"),
}
"""Others that no English word after an article in a name has."""

_ALIEN_FORMS = {
    "fr": re.compile(
        r"\b(?!(?:\w*(?:photo|vidéo|radio|micro|auto|moto|métro|vélo|kilo|euro|promo|info|judo|trio|duo|solo|bio)|zéro|numéro|"
        r"piano|studio|scénario|casino|porto|loto|expo|écho|mémo|héro|dossier|folio|ratio|bistro|frigo|macho|cela|visa|agenda|"
        r"panda|soda|villa|média|data|schéma|cinéma|panorama|quota|veranda|plaza|delta|extra)s?\b)"
        r"[a-zà-ÿ]{3,30}(?:o|glia|zione|zioni|[bcdfgjklmnpqstvxz]a)\b"
    ),
    "es": re.compile(
        r"\b[ld]['’](?=[a-zà-ÿ])|"
        r"\b(?!(?:internet|chat|test|set|robot|cómic|bloc|club|web|blog|clic|pop|rap|golf|chef|staff|jazz|marketing|álbum|"
        r"album|ultimátum|referéndum|ítem|módem|quórum|currículum|réquiem|casi|taxi|bici|mini|safari|kiwi|rally|hobby|debut|"
        r"déficit|superávit|hábitat|accésit|ballet|carnet|parking|rating|ranking|holding|casting|lobby)s?\b)"
        r"(?:[a-zà-ÿ]{2,30}[mtcpbgf]|[a-zà-ÿ]{3,30}[^\Waeiouáéíóú]i|"
        r"[a-zà-ÿ]{0,20}(?:ss|tt|ff|pp|bb|gg|zz|mm|dd|lh|[çàèòãõ])[a-zà-ÿ]{0,20})\b"
    ),
}
"""Words in small letters as a language does not form them: French no "il consiglio", Spanish no "l'atac", "Homem"."""

_FIGURE_ABROAD = re.compile(r"(?<![\d.,])\d{1,3}(?:[. \u00a0\u202f]\d{3})+(?![.,]?\d)")
"""Thousands parted by periods or blanks."""

_ENDING_WEIGHT = 0.1
_LETTER_WEIGHT = 0.6
_SHARED_WEIGHT = 0.5
_SHARING = frozenset({"de"})
"""Languages that such words may speak for where nothing speaks for English."""

_HOMOGRAPHS = words(
    """
    ale pod proc sedan mint med mod mag bio vain tots circa volt mart marts cum hem mange op sob fins var prima sale solo
    donna kim dan mila jo ned maja ole oli dona ami per va nova
    """
)
"""Rarer English words and given names that are small words of languages that are hardly read ("Ale prices soar")."""
_ALSO_ENGLISH = _SHARED | MARKERS[ENGLISH] | _SAID_IN_ENGLISH | _HOMOGRAPHS
_WORDS_OF_LIMITED = frozenset().union(*limited.WORDS.values()) - _ALSO_ENGLISH
_LETTERS_OF_LIMITED = {
    code: frozenset(letters).difference(*(limited.LETTERS[read] for read in _LETTERS))
    for code, letters in limited.LETTERS.items()
}
"""Letters that no language has that is read."""

_ABROAD = frozenset().union(*(MARKERS[code] for code in MARKERS if code != ENGLISH)) - _SHARED
"""Small words of the languages that are read, but for those of English."""

_LEAST = 0.9
_MOST_LOOKED_AT = 400
_ARTICLE_FIRST = re.compile(r"Die [A-ZÄÖÜ]")
_OPENING_NAME = re.compile(r"([A-Z][a-z]{1,2})(?= [A-ZÀ-Þ])")
"""A small word with a capital before another one: an article, or part of a name ("Le Mans", "Los Angeles", "Die Hard")."""

_NAMED_WITH = frozenset({"de", "fr", "es"})
"""Languages whose articles begin names in English texts."""

_SMALL_WORD_OF_NAME = re.compile(r"[A-Z](?<=[\w,’'] .)[a-z]{0,2}(?=[ \n.,;:!?]|$)")
"""A word of up to three letters with a capital amid a sentence."""

_PORTUGUESE_ARTICLE = re.compile(r"O [a-zà-þ]")
"""The article that begins a sentence: a letter alone tells nothing elsewhere."""

_NAME_WITH_SMALL_WORDS = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’.-]*\s)+(?:(?:von|van|der|den|de|del|della|di|da|do|dos|das|du|la|las|los|le|y|e|zu)\s)*[A-ZÀ-Þ][\w'’-]*"
)
"""Words with capitals, and the small words between them."""

_ADDRESS = re.compile(r"(?:https?:|www\.|pic\.)\S*|[@#]\w*")
"""Addresses, accounts and tags of posts."""

_WORD = re.compile(r"[^\W\d_](?<![\w'’].)[^\W\d_]{0,39}")
_ASCII_WORD = re.compile(r"[A-Za-z](?<![\w'].)[A-Za-z]{0,39}")
"""Words, but for what stands behind an apostrophe. Nothing is looked behind where no letter stands, which takes half the
time, and in ASCII a sixth."""

_KEPT = 4_096


@lru_cache(maxsize=_KEPT)
def language_of_sentence(text: str) -> str:
    """The code of the language of a sentence: "en" unless more speaks for another one, ``OTHER`` for scripts and letters of
    languages that are not known by their words."""
    written = _ADDRESS.sub(" ", text[:_MOST_LOOKED_AT])
    if has_other_letters(written):
        return language_by_letters(written)
    words_of_it = _words_of(written)
    english = _english_signs(written, words_of_it)
    # In capitals small words may be those of a name ("DE LA RUE CUTS 300 JOBS").
    english += english > 0 and written.isupper()
    told = written if written.isupper() else _SMALL_WORD_OF_NAME.sub("", written)
    is_whole = told == written and written.isascii()
    found = [word.lower() for word in words_of_it] if is_whole else _words_of(told.lower())
    is_plain = written.isascii() and 0 < english >= sum(map(_WORDS_OF_LIMITED.__contains__, found))
    if is_plain and _most_for_another(written, words_of_it, found) < english + 1:
        return ENGLISH
    read = _best_read(written, found, english)
    if is_plain:
        return read.code if read.speaks_against(english) else ENGLISH
    other = _best_limited(written)
    if other.speaks_against(english) and not (read.speaks_against(english) and read.weight >= other.weight):
        return other.code
    return read.code if read.speaks_against(english) else ENGLISH


def _words_of(text: str) -> list[str]:
    return (_ASCII_WORD if text.isascii() else _WORD).findall(text)


def language_by_letters(text: str) -> str:
    """The language of a text with letters that no language has that is read: by its words, else ``OTHER``."""
    told = _best_limited(text[:_MOST_LOOKED_AT])
    return told.code if told.own >= _LEAST else OTHER


@dataclass(frozen=True, slots=True)
class _Told:
    """A language with all that speaks for it (``weight``), and what of that is not English as well (``own``)."""

    code: str
    weight: float
    own: float

    def speaks_against(self, english: int) -> bool:
        """Whether it is told although so much speaks for English."""
        return self.own >= _LEAST and self.weight > english and self.own >= english + (english > 0)


def _most_for_another(written: str, words_of_it: Sequence[str], found: Sequence[str]) -> float:
    """No less than what speaks for any language that is read but English, in letters of ASCII: most sentences need no
    more, which halves the time."""
    small = sum(map(_ABROAD.__contains__, found))
    formed = sum(_GERMAN_FORM.fullmatch(word) is not None for word in words_of_it if word[-1] == "t")
    elided = len(_ELISION.findall(written.lower())) if "'" in written else 0
    return small + formed + elided + _LEAST + _begins_with_article(written)


def _best_read(written: str, found: Sequence[str], english: int) -> _Told:
    """The likeliest of the languages that are read, beside English."""
    sample = written.lower()
    in_names = _words_in_names(written) if english else Counter()
    scores: dict[str, float] = {}
    for code, markers in MARKERS.items():
        named = sum(number for word, number in in_names.items() if word in markers)
        scores[code] = sum(word in markers for word in found) - max(named, _is_name(written, code))
        if scores[code] > 0:
            scores[code] -= _foreign_words(written, code) + _alien_forms(written, code)
    elided = len(_ELISION.findall(sample))
    scores["fr"] += elided
    scores["de"] += _begins_with_article(written)
    formed = sum(_GERMAN_FORM.fullmatch(word) is not None for word in _words_of(written))
    formed += _has_german_noun(written) or (not english and _GERMAN_ENDING.search(written) is not None)
    scores["de"] += formed
    best, score = _best(scores, sample)
    markers = MARKERS.get(best, frozenset())
    own: float = sum(word in markers and word not in _SHARED for word in found) + elided * (best == "fr")
    own -= max(sum(n for word, n in in_names.items() if word in markers - _SHARED), _is_name(written, best))
    own += _SHARED_WEIGHT * sum(word in _SHARED for word in found) if best in _SHARING and not english else 0
    own += formed * (best == "de")
    own += _signs(written, best) - _foreign_words(written, best) - _alien_forms(written, best)
    return _Told(best, score, own)


def _best_limited(written: str) -> _Told:
    """The likeliest of the languages that are hardly read."""
    outside = _words_outside_names(written)
    told = (_told_of(written, outside, code) for code in limited.WORDS)
    return max(told, key=lambda one: (one.weight, one.own))


def _told_of(written: str, outside: Sequence[str], code: str) -> _Told:
    small = [word for word in outside if word in limited.WORDS[code]]
    endings = limited.ENDINGS.get(code)
    formed = sum(endings.fullmatch(word) is not None for word in outside) if endings else 0
    own: float = sum(word not in _ALSO_ENGLISH and (len(word) > 1 or not word.isascii()) for word in small)
    elided = len(_ELISION.findall(written.lower())) if code in _ELIDING and small and not written.isupper() else 0
    own += elided
    own += code == "pt" and _PORTUGUESE_ARTICLE.match(written) is not None
    letters, told_by_letter = 0, False
    if not written.isascii():
        letters = sum(written.lower().count(letter) for letter in limited.LETTERS[code] if letter != "é")
        told_by_letter = any(not _LETTERS_OF_LIMITED[code].isdisjoint(word) for word in outside)
    foreign = _foreign_words(written, code)
    weight = len(small) + elided + _LETTER_WEIGHT * (min(letters, 3) - 1) + _LEAST * formed - foreign
    return _Told(code, weight, own + _LEAST * (formed + told_by_letter) - foreign)


def _words_outside_names(written: str) -> list[str]:
    """The words that are not written as names, in small letters: all where all are in capitals."""
    if written.isupper():
        return _words_of(written.lower())
    found = _words_of(written)
    return [
        word.lower()
        for place, word in enumerate(found)
        if word.islower() or (not place and found[1:2] and found[1].islower() and not _ENGLISH_CUT.match(written))
    ]


def _words_in_names(written: str) -> Counter[str]:
    """The small words of names, in small letters: "von der" of "Ursula von der Leyen", "La" of "De La Rue"."""
    if written.isupper():
        return Counter()
    return Counter(
        word.lower() for name in _NAME_WITH_SMALL_WORDS.findall(written) for word in _words_of(name) if len(word) <= 3
    )


def _foreign_words(written: str, code: str) -> int:
    """The words in small letters with a letter that the language does not have."""
    absent = limited.ABSENT.get(code, "")
    strange = {letter for letter in {*written} if letter in absent or not letter.isascii()}
    strange.difference_update(limited.LETTERS.get(code, ""))
    if not strange:
        return 0
    return sum(word.islower() and not strange.isdisjoint(word) for word in _words_of(written))


def is_english_sentence(text: str) -> bool:
    """Whether a sentence is told as English by words and forms of its own, or as it begins with a name only ("Los
    Angeles plans 300 homes"), not for want of anything that tells."""
    written = text[:_MOST_LOOKED_AT]
    if language_of_sentence(text) != ENGLISH:
        return False
    return _english_signs(written, _words_of(written)) > 0 or any(_is_name(written, code) for code in MARKERS)


def _english_signs(written: str, words_of_it: Sequence[str]) -> int:
    """How much speaks for English: small words, words and forms of its own, thousands parted by commas."""
    small = sum(map(_SURELY_ENGLISH.__contains__, map(str.lower, words_of_it)))
    formed = [word for word in words_of_it if word[-2:] in _ENGLISH_ENDS]
    forms = sum(_ENGLISH_FORM.fullmatch(word) is not None for word in formed)
    figures = len(_ENGLISH_FIGURE.findall(written)) if "," in written else 0
    cut = len(_ENGLISH_CUT.findall(written)) if "I" in written or "'" in written or "’" in written else 0
    return small + forms + figures + cut + (_ENGLISH_QUESTION.match(written) is not None)


def _is_name(written: str, code: str) -> bool:
    """Whether the small word that begins the sentence is part of a name, as no other word ends as those of the language."""
    opening = _OPENING_NAME.match(written)
    if opening is None or code not in _NAMED_WITH or opening[1].lower() not in MARKERS[code] - _SHARED:
        return False
    return _FIGURE_ABROAD.search(written) is None and not _has_its_endings(written, code)


def _begins_with_article(written: str) -> bool:
    """Whether the German article that is an English word as well stands before a noun."""
    return _ARTICLE_FIRST.match(written) is not None and _has_its_endings(written, "de")


def _alien_forms(written: str, code: str) -> float:
    """How much the forms of words speak against a language that shares small words with one of them."""
    forms = _ALIEN_FORMS.get(code)
    return _SHARED_WEIGHT * len(forms.findall(written[:1].lower() + written[1:])) if forms is not None else 0.0


def _has_german_noun(written: str) -> bool:
    """Whether a word amid the sentence has a capital and the letters of German, and ends as its nouns do."""
    return any(word.islower() for word in _words_of(written)) and _GERMAN_NOUN.search(written) is not None


def _has_its_endings(written: str, code: str) -> bool:
    patterns = [endings[code] for endings in (_ENDINGS, _MORE_ENDINGS) if code in endings]
    lowered = [word for word in _words_of(written) if word.islower()]
    return any(pattern.fullmatch(word) for word in lowered for pattern in patterns)


def _signs(sample: str, code: str) -> float:
    """What else speaks for a language than small words: its letters, above all in words that are no names, and "Die" before
    a noun."""
    letters = _LETTERS.get(code)
    if letters is None:
        return 0.0
    words_of_it = [word for word in _words_of(sample) if letters.search(word.lower())]
    is_begun = code == "de" and _begins_with_article(sample)
    return _LEAST if is_begun or any(word.islower() for word in words_of_it) else _LETTER_WEIGHT * bool(words_of_it)


def _best(scores: Mapping[str, float], sample: str) -> tuple[str, float]:
    weighed = {
        code: score
        + _LETTER_WEIGHT * min(len(_LETTERS[code].findall(sample)) if code in _LETTERS else 0, 3)
        + _ENDING_WEIGHT * len(_ENDINGS[code].findall(sample))
        for code, score in scores.items()
        if code != ENGLISH and score + (code in _LETTERS and bool(_LETTERS[code].search(sample))) > 0
    }
    best = max(weighed, key=lambda code: weighed[code], default=OTHER)
    return best, weighed.get(best, 0.0)


def has_other_letters(text: str) -> bool:
    """Whether most letters are of other scripts than the Latin one, or words that are no names have letters of languages
    that nothing is known of, and more of them than speak for English ("sold 3,000 pączki on Thursday")."""
    if text.isascii():
        return False
    words_of_it = _words_of(text)
    foreign = sum(word[:1].islower() and _FOREIGN_LETTERS.search(word) is not None for word in words_of_it)
    if foreign and foreign >= _FOREIGN_SHARE * len(words_of_it) and foreign > _english_beside(words_of_it):
        return True
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(letter > "ɏ" for letter in letters) > len(letters)


def _english_beside(found: Sequence[str]) -> int:
    lowered = [word.lower() for word in found]
    return sum(word in _SAID_IN_ENGLISH or (word in MARKERS[ENGLISH] and word not in _ALIKE_ABROAD) for word in lowered)
