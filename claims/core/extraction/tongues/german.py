"""German as data: newspaper usage of Germany, Austria and Switzerland."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.calendar_words import UNITS_OF_TIME
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tongues.german_figures import FIGURES, NUMBERS, SMALL, UNITS
from claims.core.extraction.tongues.german_speech import SPEECH
from claims.core.extraction.tongues.tongue import (
    JudgingWords,
    TimeWords,
    Tongue,
    by_word,
    pattern,
    plainly,
)

_LAST = "(?:letzt|vergangen|vorig|zurückliegend)e[nrsm]?"
_NEXT = "(?:nächst|kommend)e[nrsm]?"
_FIRST_DAY = r"(?P<day>[0-3]?\d)\.(?: <M>)?(?: <Y>)?"
_LAST_DAY = r"(?P<day2>[0-3]?\d)\. ?<M2>(?: <Y2>)?"
_AUXILIARY = "(?:ist|sind|war|waren|hat|haben|hatte|hatten|wurde|wurden|sei|seien|habe|wäre|soll|sollen|nach|laut)"
_WEEKDAY = r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)(?:\w{3,12})?"
_PRESENT = (
    r"(?!(?:ist|hat|sagt|erklärt|betont|teilt|berichtet|meint|bestätigt|meldet|schreibt|warnt|fordert|kritisiert|wirft|"
    r"bestreitet|dementiert|gibt|spricht|räumt|heißt|erst|fast|laut|statt|dort|seit|selbst|zuletzt|zuerst|jetzt|sonst|mit|samt|somit|damit|bekannt|weit)\b)"
    r"(?!\w{0,10}(?:trat|bat|tat|riet|hielt|galt|litt|ritt|schnitt|stritt|schritt|bot|focht|schalt|acht|nicht|recht|oft)\b)"
    r"(?!ge\w+t\b)[a-zäöüß]{2,20}t|beginnen|starten|spielen|wählen|stimmen|entscheiden|stehen|finden|beraten|öffnen|tagen|"
    "demonstrieren"
)
"""Verbs of the present, none of those whose past ends like them, nor of those that tell what was said."""

_TIMES = TimeWords(
    months=plainly(
        {
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
        }
    ),
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
    units={word: unit for word, unit in UNITS.items() if unit in UNITS_OF_TIME},
    numbers={word: number for word, number in SMALL.items() if 0 < number <= 100 and "hundert" not in word}
    | {"einem": 1, "einer": 1, "ein": 1, "eine": 1, "einen": 1},
    ordinals={
        form: number
        for number, stem in enumerate(["erst", "zweit", "dritt", "viert"], 1)
        for form in (f"{stem}en", f"{stem}es", f"{stem}e")
    },
    days={"heute": 0, "gestern": -1, "vorgestern": -2, "übermorgen": 2, "morgen": 1},
    patterns=(
        ("days", rf"(?:vom |von )?{_FIRST_DAY}(?: bis (?:zum |einschließlich )?| ?[-–] ?){_LAST_DAY}"),
        ("days", rf"zwischen (?:dem )?{_FIRST_DAY} und (?:dem )?{_LAST_DAY}"),
        ("months", r"(?:von )?<M>(?: <Y>)?(?: bis | ?[-–] ?)<M2>(?: <Y2>)?"),
        ("months", r"zwischen <M>(?: <Y>)? und <M2>(?: <Y2>)?"),
        ("date", r"(?P<day>[0-3]?\d)\.(?=(?:, [0-3]?\d\.)? und (?:dem |am )?[0-3]?\d\. ?<M>(?: <Y>)?)"),
        ("date", r"(?:(?:am )?<W>,? (?:(?:den|dem|der) )?)?(?P<day>[0-3]?\d)\. ?<M>(?: <Y>)?"),
        (
            "date",
            r"(?:(?:am )?<W>,? (?:(?:den|dem|der) )?)?(?P<day>[0-3]?\d)\.(?P<mon>[01]?\d)\.(?P<year>(?:19|20)\d\d|\d\d)?",
        ),
        ("years", r"zwischen (?:den jahren )?<Y> und <Y2>"),
        ("years", r"(?:von )?<Y>(?: bis |[-–])<Y2>"),
        ("season", r"(?P<year>(?:19|20)\d\d)/(?P<short>\d\d)"),
        ("season of year", r"(?:im )?<S> <Y>(?![/-]\d\d)"),
        ("last season", rf"(?:im )?{_LAST} <S>(?! <Y>)"),
        ("this year", r"heuer"),
        ("last year", r"(?:im |des |das )vorjahr(?:es|s)?"),
        ("quarter", r"(?:im |in den )?(?:<O>|(?P<digit>[1-4])\.) (?:quartal|vierteljahr)(?: (?:des jahres )?<Y>)?"),
        ("half", r"(?:im |in der )?(?:<O>|(?P<digit>[12])\.) (?:halbjahr|jahreshälfte)(?: (?:des jahres )?<Y>)?"),
        ("month of year", rf"(?:im )?<M> (?:des )?(?:(?P<last>{_LAST})|(?P<next>{_NEXT})|(?:dieses|laufenden)) jahres"),
        ("month", rf"(?:im )?(?P<last>{_LAST}) <M>(?! <Y>)"),
        ("month", r"(?:im )?<M>(?: (?:des jahres )?<Y>)?"),
        ("weekday", rf"(?:am )?(?:(?P<last>{_LAST})|(?P<next>{_NEXT})) <W>"),
        ("weekday", r"(?:am )?<W>(?:früh|morgen|vormittag|mittag|nachmittag|abend|nacht)?"),
        ("since count", r"seit (?:mehr als |über |rund |etwa |fast |knapp )?<N> <U>"),
        ("ahead", r"(?<=in )<N> <U>"),
        ("ago", r"vor (?:mehr als |über |rund |etwa |fast |knapp |gut )?<N> <U>"),
        ("past span", rf"(?:in|während|innerhalb) (?:den|der) {_LAST} <N> <U>"),
        ("past span", rf"(?:die )?{_LAST} <N> <U>"),
        ("last unit", rf"(?:im |in der |am )?{_LAST} <U>"),
        ("next unit", rf"(?:im |in der |am )?{_NEXT} <U>"),
        ("this unit", r"(?:anfang|mitte|ende|beginn) (?:des|dieses|der|dieser) <U>(?! (?:<M>|\d{4}))"),
        ("this unit", r"(?:in )?(?:diese[srmn]?|laufenden) <U>"),
        ("decade", r"(?:in den |die )?(?P<decade>\d0|(?:19|20)\d0)er[- ]?jahren?"),
        (
            "named decade",
            r"(?:in den |die |der )?(?P<tens>zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)er[- ]?"
            r"jahren?",
        ),
        ("year", r"(?:im jahre?|des jahres|anfang|mitte|ende) <Y>"),
        ("clock", r"(?:gegen |um |ab )?(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))? uhr"),
        ("duration", r"<N> <U>"),
        ("day word", r"<D>(?! (?:des|der))"),
        ("bare year", r"<Y>"),
    ),
    since=re.compile(r"\b(?:seit|ab)(?: de[mnr])?(?: (?:anfang|mitte|ende))? ?\Z"),
    until=re.compile(r"\b(?:bis)(?: (?:zum|zur|ins|spätestens|ende|anfang|mitte|jahr)){0,2} ?\Z"),
    # "Wird seit Mai saniert" and "seit Mai wird … saniert" are passives of the present.
    future=pattern(
        # "Am Freitag entscheidet der Rat": the present tells of what is to come, but not of what was said.
        rf"\A(?:bereits |schon |erst )?am {_WEEKDAY} (?:{_PRESENT})",
        rf"\A(?:(?!{_AUXILIARY}\b)[\w.-]{{1,30}} ){{1,4}}(?:{_PRESENT}) (?:erst |schon |bereits |dann )?am {_WEEKDAY}",
        r"(?:\A|(?<=[,;:])|(?<=\bund )|(?<=\baber ))(?:(?!\b(?:seit|und|aber)\b)[^,;:]){0,200}?(?<!\w)(?:wird|werden)"
        r"(?!(?:(?!\b(?:und|aber)\b)[^,;:]){0,200}\b(?:seit|derzeit|zurzeit|momentan)\b)",
        *("soll", "sollen", "will", "wollen", "künftig", "demnächst"),
    ),
    perhaps=pattern(r"(?:könnte|könnten|dürfte|dürften)(?![^,;:]{0,120} (?:haben|sein)(?:\W|$))"),
    seasons=by_word(
        {"spring": "frühling frühjahr", "summer": "sommer", "autumn": "herbst spätherbst", "winter": "winter"}
    ),
    arranged=re.compile(
        r"\bvor de[rmn] \w{0,20}(?:wahl|abstimmung|sitzung|treffen|gipfel|anhörung|debatte|referendum|streik) "
        r"(?:am )?\Z|\bfür (?:den )?\Z|\b(?:treffen|versammeln) sich (?:am )?\Z"
    ),
    said=re.compile(
        r"\b(?:sagte|teilte|erklärte|kündigte|gab|berichtete|meldete|betonte|bestätigte)n?(?: [\w.-]{1,20}){0,3} \Z"
    ),
    nouns=words("morgen"),
    counting=re.compile(r" (?:[a-zäöüß]{1,20}(?:(?<!t)e|(?<!t)en|er|es) )?[A-ZÄÖÜ]"),
)

_JUDGING = JudgingWords(
    boilerplate=pattern(
        "newsletter",
        r"tel\. ?\d",
        "lesen sie (?:auch|hier|mehr)",
        "(?:mehr|alles) (?:dazu|darüber|zum thema) lesen sie",
        "mehr zum thema",
        "abonnieren",
        r"foto: [^.]{1,80}",
        r"\A(?:bild|bilder|foto|fotos|grafik|illustration|video|quelle):",
        "©",
        r"\A\(?(?:mit material (?:von|der) )?(?:dpa|apa|afp|reuters|sda|ap|keystone-sda)(?:/[a-z]{2,8}){0,3}\)?\.?\Z",
        "alle rechte vorbehalten",
        "jetzt (?:anmelden|registrieren|spenden)",
        r"(?:\Avon|aktualisiert am|veröffentlicht am) [\w .]{1,40}uhr",
        "zur startseite",
    ),
    opinion=pattern(
        "(?:ich|wir) (?:finde|finden|glaube|glauben|meine|meinen|denke|denken|halte|halten|hoffe|hoffen|fürchte|fürchten)",
        "(?:meiner|unserer|seiner|ihrer) (?:meinung|ansicht) nach",
        "leider",
        "hoffentlich",
        r"(?:ein|kein) wunder,? dass",
        r"schwarze[rn]? tag",
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
        r"frechheit\w{0,2}",
        r"armutszeugnis\w{0,3}",
        r"blamage\w{0,1}",
        r"zumutung\w{0,2}",
        r"unverschämt\w{0,4}",
        r"trauerspiel\w{0,1}",
        r"ungeheuerlich\w{0,4}",
        "alles (?:richtig|falsch) gemacht",
        "falsches signal",
        r"(?:gut|schlecht|stark|fatal)e[sn]? (?:zeichen|signal|nachricht|idee|entscheidung)",
        "nichts gutes",
        r"viel zu \w{2,12}",
        "man darf (?:gespannt sein|hoffen)",
        "bleibt abzuwarten",
        "(?:weiß|wusste) niemand",
        "niemand weiß",
        "richtiger schritt",
        r"inakzeptabel\w{0,2}",
        r"empörend\w{0,2}",
        "wahnsinn",
        r"verdien(?:t|en) (?:eine|einen|mehr|respekt|anerkennung|besseres)",
        "(?:haben|hat) ein recht (?:auf|darauf)",
        "(?:ist|bleibt) eine frage (?:der|des)",
        "bleibt die frage",
        "zum vergessen",
        "mitschuldig",
        r"fassungslos\w{0,2}",
    ),
    call=pattern(
        "(?:muss|müssen|müsse) (?:[^,;:]{1,60} )?(?:endlich|jetzt|schleunigst|dringend|unbedingt|sofort)",
        "müsste",
        "müssten",
        "sollte",
        "sollten",
        "möge",
        "mögen",
        r"(?:wir|ich) (?:fordern|fordere|wünschen|wünsche|appellieren|bitten)",
        "es ist (?:höchste )?zeit",
        "es braucht",
        "darf (?:es |das |man )?(?:so )?nicht",
        "dürfen nicht",
        "lasst uns",
    ),
    duty=pattern("muss", "müssen", "müsse"),
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
        r"(?:ab|an|auf|aus|ein|vor|zu|über|unter|um|nach|mit|fest|frei|zurück|weiter|wieder)?ge\w{2,20}(?:t|en)",
        r"(?:wir haben|ich habe|haben wir|habe ich) (?:[^,;:]{1,80} )?\w{2,30}(?:t|en)(?=\W*\Z)",
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
    address=re.compile(
        r"\A(?!(?:Gegen|Neben|Zwischen|Haben|Hatten|Hätten|Waren|Wären|Werden|Würden|Sollten|Wollen|Können|Konnten|"
        r"Möchten|Müssen|Dürfen) )[A-ZÄÖÜ]\w{1,20}en Sie(?!\w)"
    ),
    pronoun_start=re.compile(r"(?:er|sie|es|diese[rsnm]?|das|dort|dies|ihre?|seine?|darunter|dabei|dafür|damit) "),
)

GERMAN = Tongue(
    language="de",
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
    numbers=NUMBERS,
    figures=FIGURES,
    times=_TIMES,
    speech=SPEECH,
    judging=_JUDGING,
)
"""German."""
