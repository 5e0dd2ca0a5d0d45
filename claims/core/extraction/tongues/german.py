"""German as data: newspaper usage of Germany, Austria and Switzerland."""

from __future__ import annotations

import re

from claims.core.extraction.tongues.tongue import (
    ABOUT,
    AT_LEAST,
    AT_MOST,
    LESS,
    MORE,
    FigureWords,
    JudgingWords,
    NumberWords,
    SpeechWords,
    TimeWords,
    Tongue,
    any_of,
    by_phrase,
    by_word,
    pattern,
)
from claims.core.extraction.vocabulary import words
from claims.core.records import Force

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


_SMALL = _below_thousand()
_THOUSANDS = {f"{'ein' if word == 'eins' else word}tausend": n * 1000 for word, n in _SMALL.items() if 0 < n <= 100}

_NUMBERS = NumberWords(
    small=_SMALL | _THOUSANDS,
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
        phrase: value
        for value, phrases in {
            0.5: "die hälfte|der hälfte|zur hälfte",
            1 / 3: "ein drittel|einem drittel|eines drittels",
            2 / 3: "zwei drittel|zwei dritteln",
            0.25: "ein viertel|einem viertel",
            0.75: "drei viertel|drei vierteln|dreiviertel",
            0.2: "ein fünftel|einem fünftel",
            0.4: "zwei fünftel",
            0.1: "ein zehntel|einem zehntel",
        }.items()
        for phrase in phrases.split("|")
    },
    one_in=re.compile(r"(?:jede[rsnm]?|eine[rs]? von) (?P<n>\d{1,6}|[a-zäöüß]{3,20})\b"),
    ordinals={
        form: number
        for number, stem in enumerate(
            ["zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt"], 2
        )
        for form in (f"{stem}e", f"{stem}er", f"{stem}en", f"{stem}es", f"{stem}em")
    },
    group_marks=".’' ",
    ordinal_period=True,
)

_UNITS = by_word(
    {
        "percent": "prozent v.h.",
        "percentage point": "prozentpunkt prozentpunkte prozentpunkten punkte_prozent",
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
        "kilometre per hour": "stundenkilometer stundenkilometern km/h",
        "watt": "watt",
        "kilowatt": "kilowatt kw",
        "megawatt": "megawatt mw",
        "gigawatt": "gigawatt gw",
        "kilowatt hour": "kilowattstunde kilowattstunden kwh",
        "megawatt hour": "megawattstunde megawattstunden",
        "gigawatt hour": "gigawattstunde gigawattstunden",
        "terawatt hour": "terawattstunde terawattstunden",
        "euro": "euro euros eur",
        "US dollar": "dollar us-dollar usd",
        "Swiss franc": "franken chf",
        "pound sterling": "pfund",
        "cent": "cent",
        "person": "menschen personen einwohner einwohnern einwohnerinnen",
    }
) | {"%": "percent"}

_FIGURES = FigureWords(
    bounds=by_phrase(
        {
            ABOUT: (
                "rund|etwa|circa|zirka|ca .|ungefähr|knapp|fast|nahezu|beinahe|gut|an die|schätzungsweise|"
                "um die|in etwa|annähernd|durchschnittlich|im schnitt"
            ),
            AT_LEAST: "mindestens|wenigstens|zumindest|nicht weniger als",
            AT_MOST: "höchstens|maximal|bis zu|nicht mehr als",
            MORE: "mehr als|über|weit über|deutlich mehr als|länger als",
            LESS: "weniger als|unter|nicht einmal",
        }
    ),
    bounds_after=by_phrase(
        {
            AT_LEAST: "oder mehr|und mehr",
            AT_MOST: "oder weniger",
        }
    ),
    units=_UNITS,
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
    pairs=words("auf"),
    pair_openers=words("von"),
    people=words(
        """
        menschen personen leute einwohner einwohnern bewohner bewohnern bürger bürgern frauen männer männern kinder kindern
        arbeiter arbeitern beschäftigte beschäftigten mitarbeiter mitarbeitern teilnehmer teilnehmern schüler schülern
        soldaten flüchtlinge flüchtlingen tote toten verletzte verletzten opfer demonstranten wähler wählern patienten
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
    nouns_are_capitalized=True,
)

_LAST = "(?:letzt|vergangen|vorig|zurückliegend)e[nrsm]?"
_NEXT = "(?:nächst|kommend)e[nrsm]?"
_TIMES = TimeWords(
    months={
        word: number
        for number, names in enumerate(
            [
                "januar jänner jan.",
                "februar feber feb.",
                "märz",
                "april apr.",
                "mai",
                "juni",
                "juli",
                "august aug.",
                "september sept.",
                "oktober okt.",
                "november nov.",
                "dezember dez.",
            ],
            1,
        )
        for word in names.split()
    },
    weekdays={
        "montag": 1,
        "dienstag": 2,
        "mittwoch": 3,
        "donnerstag": 4,
        "freitag": 5,
        "samstag": 6,
        "sonnabend": 6,
        "sonntag": 7,
    },
    units={
        word: unit
        for word, unit in _UNITS.items()
        if unit in words("second minute hour day week month quarter year decade century")
    },
    numbers={word: number for word, number in _SMALL.items() if 0 < number <= 100 and "hundert" not in word}
    | {"einem": 1, "einer": 1, "ein": 1, "eine": 1, "einen": 1},
    ordinals={
        form: number
        for number, stem in enumerate(["erst", "zweit", "dritt", "viert"], 1)
        for form in (f"{stem}en", f"{stem}es", f"{stem}e")
    },
    days={"heute": 0, "gestern": -1, "vorgestern": -2, "übermorgen": 2, "morgen": 1},
    patterns=(
        ("date", r"(?:(?:am )?<W>,? (?:(?:den|dem|der) )?)?(?P<day>[0-3]?\d)\. ?<M>(?: <Y>)?"),
        (
            "date",
            r"(?:(?:am )?<W>,? (?:(?:den|dem|der) )?)?(?P<day>[0-3]?\d)\.(?P<mon>[01]?\d)\.(?P<year>(?:19|20)\d\d|\d\d)?",
        ),
        ("years", r"(?:zwischen (?:den jahren )?|von )?<Y>(?: und | bis |[-–])<Y2>"),
        ("quarter", r"(?:im |in den )?(?:<O>|(?P<digit>[1-4])\.) (?:quartal|vierteljahr)(?: (?:des jahres )?<Y>)?"),
        ("month", r"(?:im )?<M>(?: (?:des jahres )?<Y>)?"),
        ("weekday", rf"(?:am )?(?:(?P<last>{_LAST})|(?P<next>{_NEXT})) <W>"),
        ("weekday", r"(?:am )?<W>"),
        ("since count", r"seit (?:mehr als |über |rund |etwa |fast |knapp )?<N> <U>"),
        ("ago", r"vor (?:mehr als |über |rund |etwa |fast |knapp |gut )?<N> <U>"),
        ("past span", rf"(?:in|während|innerhalb) (?:den|der) {_LAST} <N> <U>"),
        ("past span", rf"(?:die )?{_LAST} <N> <U>"),
        ("last unit", rf"(?:im |in der |am )?{_LAST} <U>"),
        ("next unit", rf"(?:im |in der |am )?{_NEXT} <U>"),
        ("this unit", r"(?:in )?(?:diese[srmn]?|laufenden) <U>"),
        ("decade", r"(?:in den |die )?(?P<decade>\d0|(?:19|20)\d0)er[- ]?jahren?"),
        ("year", r"(?:im jahre?|des jahres|anfang|mitte|ende) <Y>"),
        ("clock", r"(?:gegen |um |ab )?(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))? uhr"),
        ("duration", r"<N> <U>"),
        ("day word", r"<D>(?! (?:des|der))"),
        ("year", r"<Y>"),
    ),
    since=re.compile(r"\b(?:seit|ab)(?: de[mnr])?(?: (?:anfang|mitte|ende))? ?\Z"),
    until=re.compile(r"\b(?:bis)(?: (?:zum|zur|ins|spätestens|ende|anfang|mitte|jahr)){0,2} ?\Z"),
    future=pattern("wird", "werden", "soll", "sollen", "will", "wollen", "künftig", "demnächst"),
)

_SAID = any_of(
    """
    sagte sagten sagt erklärte erklärten erklärt betonte betonten betont berichtete berichteten berichtet teilte teilten
    ergänzte meinte kritisierte warnte warnten behauptete behaupteten versicherte bestätigte bestätigten schrieb schreibt
    meldete meldeten räumte bestritt dementierte fügte erläuterte unterstrich forderte lobte kündigte hieß_es
    """
)
_THAT_SAID = any_of(
    "mitteilte mitteilten sagte erklärte berichtete berichteten meldete bestätigte ankündigte betonte schreibt schrieb"
)
_SOURCE = r"(?P<source>(?!dass )[^,;:\"„“«»]{2,110}?)"
_NOUN = r"[A-ZÄÖÜ][\w-]{1,40}"
_SPEECH = SpeechWords(
    trailing=(
        re.compile(rf"(?<=[\w“”»«\"!?.]), ?(?P<cue>wie) aus {_SOURCE} hervorgeht[.!]?\Z"),
        re.compile(rf"(?<=[\w“”»«\"!?.]), ?wie {_SOURCE} (?P<cue>{_THAT_SAID})[.!]?\Z"),
        re.compile(
            rf"(?<=[\w“”»«\"!?%.]), ?(?P<cue>{_SAID}) {_SOURCE}"
            r"(?: (?:mit|an|hinzu|ein|fest))?(?:, [^\"„“«»]{2,120}|:)?[.!]?\Z"
        ),
        re.compile(
            rf"(?<=[\w“”»«\"!?%.]), (?P<cue>so|laut|nach angaben (?:der|des|von)) {_SOURCE}[.!]?\Z", re.IGNORECASE
        ),
    ),
    leading=(
        (
            re.compile(
                r"(?P<cue>Laut|Nach Angaben(?: von)?|Nach Darstellung|Nach Einschätzung|Zufolge) "
                r"(?P<source>(?:(?:der|des|dem|den|einer|eines|einem|von|vom) )?(?:[a-zäöüß-]{3,30}(?:en|er|em) )?"
                rf"{_NOUN}"
                rf"(?: (?:(?:der|des|für|von|und) )?{_NOUN}){{0,4}})"
            ),
            False,
        ),
        (
            re.compile(
                rf"{_SOURCE}(?P<appositive>, [^,;:\"„“]{{2,80}},)? (?P<cue>{_SAID})(?: [^,:\"„“]{{2,60}})?: (?=[\"„»«])"
            ),
            True,
        ),
        (
            re.compile(
                rf"{_SOURCE}(?P<appositive>, [^,;:\"„“]{{2,80}},)? (?P<cue>{_SAID})(?: [^,:\"„“]{{2,60}})?, dass "
            ),
            False,
        ),
        (
            re.compile(
                rf"{_SOURCE}(?P<appositive>, [^,;:\"„“]{{2,80}},)? (?P<cue>{_SAID})(?: [^,:\"„“]{{2,40}})?, "
                r"(?=(?:[Dd](?:er|ie|as)|er|sie|es|man|[A-ZÄÖÜ]))"
            ),
            True,
        ),
    ),
    forces={
        "behaupt": Force.CLAIMED,
        "warn": Force.WARNED,
        "bestritt": Force.DENIED,
        "dementier": Force.DENIED,
        "forder": Force.CALLED,
    },
    titles=re.compile(
        r"(?:minister|ministerin|präsident|präsidentin|kanzler|kanzlerin|sprecher|sprecherin|chef|chefin|meister|meisterin|"
        r"rat|rätin|sekretär|sekretärin|direktor|direktorin|leiter|leiterin|vorsitzende[rn]?|professor|professorin|arzt|ärztin|"
        r"anwalt|anwältin|forscher|forscherin|experte|expertin|trainer|trainerin|abgeordnete[rn]?|ökonom|ökonomin|dr\.|prof\.|herr|frau)\Z"
    ),
    articles=re.compile(r"\A(?:der|die|das|des|dem|den|ein|eine|einer|eines|einem)\s", re.IGNORECASE),
    pronouns=words("er sie es"),
)

_JUDGING = JudgingWords(
    boilerplate=pattern(
        "newsletter",
        r"tel\. ?\d",
        "lesen sie (?:auch|hier|mehr)",
        "mehr zum thema",
        "abonnieren",
        r"foto: [^.]{1,80}",
        "alle rechte vorbehalten",
        "jetzt (?:anmelden|registrieren|spenden)",
        r"(?:von|aktualisiert am|veröffentlicht am) [\w .]{1,40}uhr",
        "zur startseite",
    ),
    opinion=pattern(
        "(?:ich|wir) (?:finde|finden|glaube|glauben|meine|meinen|denke|denken|halte|halten|hoffe|hoffen|fürchte|fürchten)",
        "(?:meiner|unserer|seiner|ihrer) (?:meinung|ansicht) nach",
        "leider",
        "zum glück",
        "erfreulich(?:erweise)?",
        "bedauerlich(?:erweise)?",
        "unverantwortlich",
        r"skandal\w{0,4}",
        r"katastroph\w{0,6}",
        r"schande\w{0,4}",
        r"großartig\w{0,2}",
        r"wunderbar\w{0,2}",
        r"schrecklich\w{0,2}",
        r"furchtbar\w{0,2}",
        r"mutig\w{0,2}",
        r"peinlich\w{0,2}",
        r"absurd\w{0,2}",
        r"unerträglich\w{0,2}",
        r"hervorragend\w{0,2}",
        r"traurig\w{0,2}",
        r"beschämend\w{0,2}",
        r"lächerlich\w{0,2}",
        "falsches signal",
        "richtiger schritt",
        r"inakzeptabel\w{0,2}",
        r"empörend\w{0,2}",
        "wahnsinn",
        r"fassungslos\w{0,2}",
    ),
    call=pattern(
        "muss",
        "müssen",
        "müsste",
        "müssten",
        "sollte",
        "sollten",
        "möge",
        "mögen",
        r"(?:wir|ich) (?:fordern|fordere|wünschen|wünsche|appellieren|bitten)",
        "es ist (?:höchste )?zeit",
        "es braucht",
        "darf nicht",
        "dürfen nicht",
        "lasst uns",
    ),
    prediction=pattern(
        "vielleicht",
        "womöglich",
        "möglicherweise",
        "könnte",
        "könnten",
        "dürfte",
        "dürften",
        "wird wohl",
        "werden wohl",
        "irgendwann",
    ),
    first_person=pattern("ich", "mich", "mir", "mein", "meine", "wir", "uns", "unser", "unsere", "unserer"),
    past=pattern(
        "wurde",
        "wurden",
        "war",
        "waren",
        "hatte",
        "hatten",
        "worden",
        r"ge\w{2,20}(?:t|en)",
        r"\w{2,20}(?:te|ten)",
        "starben?",
        "stieg(?:en)?",
        "sank(?:en)?",
        "fiel(?:en)?",
        "kam(?:en)?",
        "ging(?:en)?",
        "gab(?:en)?",
        "lag(?:en)?",
        "brach(?:en)?",
        "hielt(?:en)?",
        "sprach(?:en)?",
        "begann(?:en)?",
        "nahm(?:en)?",
        "verlor(?:en)?",
        "gewann(?:en)?",
        "schloss(?:en)?",
    ),
    cause=pattern("weil", "wegen", "aufgrund", "infolge", "führte zu", "verursachte", "deshalb", "daher"),
    comparison=pattern(
        r"(?:mehr|weniger|höher|niedriger|größer|kleiner|älter|jünger|schneller|besser|schlechter) als",
        r"\w{2,20}ste[nr]?n? (?:seit|der welt)",
    ),
    negation=pattern(
        "nicht",
        "kein",
        "keine",
        "keinen",
        "keiner",
        "keinem",
        "keines",
        "nie",
        "niemals",
        "niemand",
        "nichts",
        "nirgends",
        "weder",
    ),
    not_negation=pattern("nicht nur", "nicht (?:mehr|weniger) als", "nicht zuletzt", "nichts als", "nicht einmal"),
    pronoun_start=re.compile(r"(?:er|sie|es|diese[rsnm]?|das|dort|dies|ihre?|seine?|darunter|dabei|dafür|damit) "),
)

GERMAN = Tongue(
    code="de",
    abbreviations=words(
        """
        dr prof hr fr st nr bzw ca usw etc vgl z z.b u u.a d.h d i.d.r s o.ä mio mrd tel str inkl evtl ggf sog abs
        art bd jan feb
        apr aug sept okt nov dez dipl ing med h.c geb gest rd max min
        """
    ),
    starters=words(
        """
        der die das ein eine er sie es wir ich ihr in im am an auf aus bei mit nach seit von vor zu zum zur und aber
        doch auch
        dies diese dieser dieses wer was wie warum wo wann so nun laut dabei damit dafür das dazu außerdem zudem jedoch
        """
    ),
    quotes={"„": '“”"', "»": "«", "«": "»", "“": "”", '"': '"'},
    numbers=_NUMBERS,
    figures=_FIGURES,
    times=_TIMES,
    speech=_SPEECH,
    judging=_JUDGING,
)
"""German."""
