"""German numerals, units and what stands around figures, as data."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tongues.tongue import (
    ABOUT,
    AT_LEAST,
    AT_MOST,
    JUST_OVER,
    JUST_UNDER,
    LESS,
    MORE,
    FigureWords,
    NumberWords,
    by_phrase,
    by_word,
    plainly,
    rounds_of,
)

_ONES = ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
_TEENS = ["dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]
_TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def _below_thousand() -> dict[str, int]:
    """The numerals to 999, which are one word each ("zweihundertdreiundzwanzig")."""
    found = {word: number for number, word in enumerate((*_ONES, *_TEENS))} | {"zwo": 2, "dreissig": 30}
    stems = ("ein", *_ONES[2:10])
    for tens, word in enumerate(_TENS, 2):
        found[word] = tens * 10
        found |= {f"{stem}und{word}": tens * 10 + one for one, stem in enumerate(stems, 1)}
    small = {word: number for word, number in found.items() if number}
    for hundreds, stem in enumerate(("", *stems)):
        found[f"{stem}hundert"] = hundred = 100 * max(hundreds, 1)
        found |= {f"{stem}hundert{word}": hundred + number for word, number in small.items()}
    return found


SMALL = plainly(_below_thousand())
"""Numerals to 999 by word."""

_THOUSANDS = {f"{'ein' if word == 'eins' else word}tausend": n * 1000 for word, n in SMALL.items() if 0 < n <= 100}

_AND_A_HALF = {f"{stem}einhalb": one + 0.5 for one, stem in enumerate(("ein", *_ONES[2:13]), 1)} | {"anderthalb": 1.5}

_PARTS = {
    3: "drittel",
    4: "viertel",
    5: "fünftel",
    6: "sechstel",
    7: "siebtel",
    8: "achtel",
    9: "neuntel",
    10: "zehntel",
    100: "hundertstel",
}
_OF_PARTS = (
    ("ein ", "einem ", "eines ", "ein gutes ", "ein knappes ", "einem guten ", "einem knappen "),
    *((f"{word} ",) for word in _ONES[2:10]),
)

NUMBERS = NumberWords(
    small=SMALL | _THOUSANDS | _AND_A_HALF,
    magnitudes={
        "tausend": 1e3,
        "mio": 1e6,
        "mrd": 1e9,
        "million": 1e6,
        "millionen": 1e6,
        "milliarde": 1e9,
        "milliarden": 1e9,
        "billion": 1e12,
        "billionen": 1e12,
    },
    articles=words("ein eine einer einem einen"),
    joiners=frozenset(),
    of=frozenset(),
    shares={
        "die hälfte": 0.5,
        "der hälfte": 0.5,
        "zur hälfte": 0.5,
        "dreiviertel": 0.75,
        **{
            f"{count}{part}{ending}": number / whole
            for whole, part in _PARTS.items()
            for number, counts in enumerate(_OF_PARTS, 1)
            if number < whole
            for count in counts
            for ending in ("", "s", "n")
        },
    },
    one_in=re.compile(
        r"(?:jede[rsnm]?|(?:eine[rs]?|(?P<k>zwei|drei|vier|fünf|sechs|sieben|acht|neun)) von) "
        r"(?P<n>\d{1,6}|[a-zäöüß]{3,20})\b"
    ),
    ordinals={
        form: number
        for number, stem in (
            *enumerate(
                ["zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt", "elft", "zwölft"], 2
            ),
            *((15, "fünfzehnt"), (20, "zwanzigst"), (30, "dreißigst"), (40, "vierzigst"), (50, "fünfzigst")),
            *((100, "hundertst"), (1000, "tausendst")),
        )
        for form in (f"{stem}e", f"{stem}er", f"{stem}en", f"{stem}es", f"{stem}em")
    },
    group_marks=".’' ",
    ordinal_period=True,
    ordinal_nouns=words(
        """
        geburtstag jahrestag länderspiel jubiläum minute todestag mal spiel tor auflage ausgabe hochzeitstag saison
        breitengrad parteitag
        """
    ),
    rounds=rounds_of(
        {6: "ein halbes dutzend", 12: "ein dutzend|einem dutzend", 24: "zwei dutzend", 36: "drei dutzend"}
        | {5e5: "eine halbe million|einer halben million", 5e8: "eine halbe milliarde|einer halben milliarde"}
        | {25e4: "eine viertelmillion|einer viertelmillion", 75e4: "eine dreiviertelmillion|einer dreiviertelmillion"},
        exact=(6, 12, 24, 36, 5e5, 5e8, 25e4, 75e4),
    ),
    vague=by_phrase(
        {
            12: "dutzende|dutzenden|dutzender",
            100: "hunderte|hunderten|hunderter|mehrere hundert|einige hundert",
            1000: "tausende|tausenden|tausender|mehrere tausend|einige tausend",
            1e4: "zehntausende|zehntausenden",
            1e5: "hunderttausende|hunderttausenden",
            1e6: "mehrere millionen|einige millionen",
        }
    ),
    multiples=by_phrase(
        {
            0.5: "halbiert|halbierte|halbierten|halb so viel|halb so viele|halb so hoch|halb so groß",
            2: "verdoppelt|verdoppelte|verdoppelten|verdoppeln|doppelt so|das doppelte|dem doppelten",
            3: "verdreifacht|verdreifachte|verdreifachten|verdreifachen",
            4: "vervierfacht|vervierfachte|vervierfachten",
        }
    )
    | {
        phrase: float(number)
        for number, stem in enumerate(_ONES[2:13], 2)
        for phrase in (f"{stem}mal so", f"das {stem}fache", f"dem {stem}fachen")
    },
    minus=words("minus"),
    below_zero={"unter null": -1.0},
    unit_parts={
        "einen viertelprozentpunkt": (0.25, "percentage point"),
        "eine viertelstunde": (0.25, "hour"),
        "einer viertelstunde": (0.25, "hour"),
        "eine dreiviertelstunde": (0.75, "hour"),
        "einer dreiviertelstunde": (0.75, "hour"),
    },
    halved=words("halbe halben halbes halber"),
)

_ACCENTED_UNITS = by_word(
    {
        "percent": "prozent v.h.",
        "percentage point": "prozentpunkt prozentpunkte prozentpunkten punkte_prozent punkt punkte punkten",
        "second": "sekunde sekunden",
        "minute": "minute minuten",
        "hour": "stunde stunden std",
        "day": "tag tage tagen",
        "week": "woche wochen",
        "month": "monat monate monaten",
        "quarter": "quartal quartale quartalen",
        "year": "jahr jahre jahren jahres",
        "decade": "jahrzehnt jahrzehnte jahrzehnten",
        "century": "jahrhundert jahrhunderte jahrhunderten",
        "metre": "meter metern m",
        "kilometre": "kilometer kilometern km",
        "centimetre": "zentimeter zentimetern cm",
        "millimetre": "millimeter millimetern mm",
        "square metre": "quadratmeter quadratmetern qm m²",
        "square kilometre": "quadratkilometer quadratkilometern km²",
        "hectare": "hektar ha",
        "cubic metre": "kubikmeter kubikmetern m³",
        "litre": "liter litern",
        "kilogram": "kilogramm kilo kg",
        "gram": "gramm g",
        "tonne": "tonne tonnen t",
        "degree Celsius": "grad grad_celsius °_c",
        "kilometre per hour": "stundenkilometer stundenkilometern km_/_h",
        "watt": "watt",
        "kilowatt": "kilowatt kw",
        "megawatt": "megawatt mw",
        "gigawatt": "gigawatt gw",
        "kilowatt hour": "kilowattstunde kilowattstunden kwh",
        "megawatt hour": "megawattstunde megawattstunden mwh",
        "gigawatt hour": "gigawattstunde gigawattstunden gwh",
        "terawatt hour": "terawattstunde terawattstunden twh",
        "volt": "volt",
        "ampere": "ampere",
        "hectopascal": "hektopascal hpa",
        "decibel": "dezibel db",
        "calorie": "kalorien kilokalorien kcal",
        "megabyte": "megabyte mb",
        "gigabyte": "gigabyte gb",
        "terabyte": "terabyte tb",
        "megabit per second": "megabit_pro_sekunde mbit_/_s",
        "milligram": "milligramm mg",
        "microgram": "mikrogramm",
        "barrel": "barrel",
        "mile": "meile meilen",
        "nautical mile": "seemeile seemeilen",
        "knot": "knoten",
        "basis point": "basispunkt basispunkte basispunkten",
        "euro": "euro euros eur",
        "US dollar": "dollar us-dollar usd",
        "Swiss franc": "franken chf",
        "pound sterling": "pfund",
        "Polish zloty": "zloty",
        "Russian ruble": "rubel",
        "Japanese yen": "yen",
        "Chinese yuan": "yuan",
        "Canadian dollar": "kanadische_dollar kanadischen_dollar kanadischer_dollar",
        "Australian dollar": "australische_dollar australischen_dollar australischer_dollar",
        "Swedish krona": "schwedische_kronen schwedischen_kronen",
        "Norwegian krone": "norwegische_kronen norwegischen_kronen",
        "Danish krone": "dänische_kronen dänischen_kronen",
        "Turkish lira": "türkische_lira türkischen_lira",
        "Ukrainian hryvnia": "hrywnja griwna",
        "rupee": "rupien",
        "peso": "peso pesos",
        "Israeli shekel": "schekel",
        "Czech koruna": "tschechische_kronen tschechischen_kronen",
        "Hungarian forint": "forint",
        "krone": "kronen",
        "lira": "lira",
        "times": "mal_so -_mal_so mal_mehr -_mal_mehr",
        "cent": "cent",
        "person": "menschen personen einwohner einwohnern einwohnerinnen",
    }
) | {"%": "percent"}
UNITS = plainly(_ACCENTED_UNITS)

FIGURES = FigureWords(
    bounds=by_phrase(
        {
            ABOUT: (
                "rund|etwa|circa|zirka|ca .|ungefähr|knapp|fast|nahezu|beinahe|gut|an die|schätzungsweise|"
                "um die|in etwa|annähernd|durchschnittlich|im schnitt|"
                "geschätzt|geschätzte|geschätzten|vielleicht"
            ),
            AT_LEAST: "mindestens|wenigstens|zumindest|nicht weniger als",
            AT_MOST: "höchstens|maximal|bis zu|nicht mehr als",
            MORE: "mehr als|über|weit über|deutlich über|weit mehr als|deutlich mehr als|länger als|oberhalb von",
            LESS: "weniger als|unter|nicht einmal|deutlich unter|deutlich weniger als",
            JUST_OVER: "etwas mehr als|etwas über|knapp über|leicht über|gut über",
            JUST_UNDER: "etwas weniger als|etwas unter|knapp unter|leicht unter",
        }
    ),
    bounds_after=by_phrase(
        {
            AT_LEAST: "oder mehr|und mehr",
            AT_MOST: "oder weniger",
        }
    ),
    units=UNITS,
    glued={
        "jährig": "year",
        "monatig": "month",
        "wöchig": "week",
        "tägig": "day",
        "stündig": "hour",
        "minütig": "minute",
    },
    per=words("pro je im am"),
    between=words("zwischen"),
    range_words=words("und bis"),
    to=words("bis – -"),
    points=words("punkt punkte punkten"),
    of_shares=words(
        """
        umfrage umfragen leitzins leitzinsen zins zinsen arbeitslosenquote quote partei parteien stimmenanteil zustimmung
        """
    ),
    either=words("oder"),
    pairs=words("auf"),
    pair_openers=words("von"),
    people=words(
        """
        menschen personen leute einwohner einwohnern bewohner bewohnern bürger bürgern frauen männer männern kinder kindern
        arbeiter arbeitern beschäftigte beschäftigten mitarbeiter mitarbeitern teilnehmer teilnehmern schüler schülern
        soldaten flüchtlinge flüchtlingen tote toten verletzte verletzten opfer demonstranten wähler wählern patienten
        befragte befragten
        """
    ),
    outcomes=by_word(
        {
            "died": "gestorben starben tote toten todesopfer ums_leben tot verstorben",
            "killed": "getötet töteten",
            "injured": "verletzt verletzte verletzten verletzter",
            "arrested": "festgenommen verhaftet festnahmen",
            "missing": "vermisst vermisste vermissten",
            "infected": "infiziert infizierte infizierten",
            "evacuated": "evakuiert",
        }
    ),
    skipped=words("weitere weiteren neue neuen der die das"),
    age_before=frozenset(("im alter von",)),
    age_after=words("alt alte alten alter altes"),
    aged=frozenset(),
    between_unit=frozenset(("weitere", "weiteren", "volle", "ganze")),
    naming=words(
        """
        artikel art paragraf paragraph § §§ absatz abs ziffer nummer nr linie gleis kapitel seite band halle saal raum
        zimmer dax mdax stoxx nikkei block reaktor terminal gate kanal gruppe stufe trikotnummer rückennummer hausnummer
        """
    ),
    ranking=words("platz rang tabellenplatz"),
    nouns_are_capitalized=True,
)
