"""Who says something in German, as data: words and patterns of newspapers."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tongues.tongue import SpeechWords, any_of, pattern
from claims.core.records import Force

_SAID = any_of(
    """
    sagte sagten sagt erklärte erklärten erklärt betonte betonten betont berichtete berichteten berichtet teilte teilten
    ergänzte meinte kritisierte warnte warnten behauptete behaupteten versicherte bestätigte bestätigten schrieb schreibt
    meldete meldeten räumte bestritt dementierte fügte erläuterte unterstrich forderte lobte kündigte
    meint meinen kritisiert kritisieren warnt warnen behauptet behaupten versichert bestreitet bestreiten dementiert
    bezweifelt bezweifeln bezweifelte bezweifelten glaubt glauben glaubte vermutet vermuten vermutete befürchtet befürchten
    befürchtete beklagt beklagen beklagte moniert monierte bemängelt bemängeln bemängelte bemängelten schätzt schätzen
    versprach ergänzt leugnet leugnete sagen verkündete verkündeten mahnte mahnten mahnt beteuerte beteuerten beteuert
    entgegnete kommentierte bilanzierte resümierte erzählte erzählt schilderte schildert urteilte prognostizierte
    prognostiziert argumentierte argumentiert konstatierte bekräftigte bekräftigt gestand
    """
)
_THAT_SAID = any_of(
    "mitteilte mitteilten mitteilt sagte erklärte berichtete berichteten berichtet meldete bestätigte ankündigte betonte "
    "schreibt schrieb zeigt zeigen zeigte ergab belegt belegen"
)
_SOURCE = r"(?P<source>(?!dass )[^,;:\"„“«»]{2,110}?)"
_CITED = r"(?P<source>(?!dass )(?:[^,;:\"„“«»]|[„»\"][^„“«»\"]{2,30}[“«\"]){2,110}?)"
_NOUN = r"[A-ZÄÖÜ][\w-]{1,40}"
_CALLED = r"(?: (?:(?:der|des) )?[„»\"][\w .-]{2,30}[“«\"])?"
"""A newspaper by its title ("Bericht des „Kurier“")."""

_VIEW = (
    r"(?:den )?(?:Angaben|Worten|Darstellung|Einschätzung|Ansicht|Meinung|Auffassung|Überzeugung|Schätzung(?:en)?|"
    r"Berechnung(?:en)?|Erkenntnissen|Informationen|Recherchen|Aussagen?)(?: von)?"
)
_INDIRECT_AHEAD = (
    r"[a-zäöüß][^,;:]{1,120}\b(?:sei|seien|habe|werde|könne|müsse|dürfe|wolle|solle|gebe|komme|gehe|hätten|würden|"
    r"könnten)\b"
)
_NO_INFINITIVE = r"(?![^;:]{2,200}\bzu \w{2,20}n[.!]?\Z)"
"""What is said is no clause of an infinitive, which is no sentence without its verb ("versprach, die Steuer zu senken")."""

_OPENING = (
    r"(?:Am|Im|In|Auf|Bei|Zuvor|Zugleich|Zudem|Außerdem|Gestern|Heute|Später|Dazu|Daraufhin|Gegenüber|Vor|Nach|Gleichzeitig|"
    r"Anschließend)(?: [^,;:\"„“«»]{1,60}?)? "
)
_DENIED = (
    r"(?:bestritt|bestritten|bestreitet|bestreiten|dementierten?|dementiert|dementieren|leugnete|leugneten|leugnet|leugnen|"
    r"widersprach|widersprachen|widerspricht|widersprechen)"
)
_NO_MATCH = (
    r"(?! (?!dass )[^,;]{0,60}(?:[Ss]piele?|[Ll]änderspiele?|[Pp]artien?|[Rr]ennen|[Mm]atch|[Tt]urniere?|[Kk]ampf|"
    r"[Kk]ämpfe|[Ss]aison)\b)"
)
"""Behind "bestritt" that tells of a game ("bestritt sein 100. Länderspiel")."""

_BODY = (
    r"(?P<source>(?:(?:der|des|dem|den|einer|eines|einem|von|vom) )?(?:(?:am|im|vom) [A-ZÄÖÜ][\wäöü]{2,12} )?"
    r"(?:[a-zäöüß-]{3,30}(?:en|er|em) )?"
    rf"{_NOUN}(?: (?:(?:der|des|für|von der|von|und) )?{_NOUN}){{0,4}}{_CALLED})"
)
_BODY_BEFORE = (
    r"(?P<source>(?:(?:dem|der|den|einem|einer|ihren|seinen|eigenen) (?:[a-zäöüß-]{3,30}(?:en|er|em) )?)?"
    rf"{_NOUN}(?: (?:(?:der|des|für|von|vom|und|im|in|am) )?{_NOUN}){{0,4}}{_CALLED})"
)
"""A source right before its cue, nothing but its words between."""

_LOUD = (
    "rief riefen ruft rufen gerufen sang sangen singt singen schrie schrien schreit schreien lachte lachten lacht lachen "
    "spielte spielten spielt spielen jubelte jubelten skandierte skandierten betete beteten las lasen hörte hörten hört "
    "war waren ist sind zu sehr so ganz"
)
_NOT_LOUD = "".join(rf"(?<!\b{word} )" for word in _LOUD.split())
"""Before "laut" that is no preposition ("Die Menge rief laut Parolen")."""

_PLAIN_BODY = (
    r"(?:(?:der|des|dem|den|einer|eines|einem) |[\w-]{0,40}(?:[Pp]olizei|[Bb]ehörden?|[Mm]inister\w{0,10}|[Aa]mts?|"
    r"[Ss]taatsanwaltschaft|[Ff]euerwehr|[Bb]erichte?n?|[Ss]tudien?|[Ss]precher\w{0,3}|[Vv]erband\w{0,3}|[Aa]gentur|"
    r"[Rr]egierung|[Zz]eitung|[Aa]ngaben|[Mm]itteilung|[Mm]edien|[Gg]ericht|[Gg]utachten|[Ss]tatistik|[Uu]mfrage|"
    r"[Vv]ertrag|[Kk]onzern|[Uu]nternehmen)(?!\w)|[A-ZÄÖÜ]{2,10}(?!\w)|[A-ZÄÖÜ][\w-]{1,40} [A-ZÄÖÜ][\w-]{1,40})"
)
"""Who says something, whatever is before "laut"."""

_PART_OF_TIME = any_of(
    """
    Ende Anfang Mitte Beginn Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember
    Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Ostern Weihnachten Pfingsten
    """
)
SPEECH = SpeechWords(
    trailing=(
        re.compile(rf"(?<=[\w“”»«\"!?.]), ?(?P<cue>wie) aus {_SOURCE} hervorgeht[.!]?\Z"),
        re.compile(
            rf"(?<=[\w“”»«\"!?%.]), ?(?P<cue>hei(?:ß|ss)t es|hieß es) "
            rf"(?:(?:am|gestern|heute) (?:\w+ )?)?(?:in|im|aus|bei|beim|von|vom|seitens) {_SOURCE}[.!]?\Z"
        ),
        re.compile(rf"(?<=[\w“”»«\"!?.]), ?wie {_SOURCE} (?P<cue>{_THAT_SAID})[.!]?\Z"),
        re.compile(
            rf"(?<=[\w“”»«\"!?%.]), ?(?P<cue>{_SAID}) {_SOURCE}"
            r"(?: (?:mit|an|hinzu|ein|fest|dem [A-ZÄÖÜ][\w-]{2,40}))?(?:, (?!dass )[^\"„“«»]{2,120}|:)?[.!]?\Z"
        ),
        re.compile(
            rf"(?<=[\w“”»«\"!?%.]), (?P<cue>so(?! {_PART_OF_TIME}(?!\w))(?= (?:(?:der|die|das|ein|eine) |(?-i:[A-ZÄÖÜ])))|"
            rf"laut|nach {_VIEW}(?: der| des)?) {_SOURCE}[.!]?\Z",
            re.IGNORECASE,
        ),
    ),
    leading=(
        (
            re.compile(
                rf"[„»\"][^„“«»\"]{{2,200}}[“«\"], (?P<cue>so|{_SAID}) {_SOURCE}(?:, [^„“«»\"]{{2,80}})?, (?=[„»\"])"
            ),
            False,
        ),
        (re.compile(rf"{_OPENING}(?P<cue>{_SAID}) {_SOURCE}(?P<appositive>, [^,;:\"„“]{{2,80}})?, (?=dass )"), False),
        (
            re.compile(
                rf"{_OPENING}(?P<cue>{_SAID}) {_SOURCE}(?P<appositive>, [^,;:\"„“]{{2,80}})?, "
                rf"{_NO_INFINITIVE}(?=[Dd](?:er|ie|as)|er|sie|es|man|[A-ZÄÖÜ]|{_INDIRECT_AHEAD})"
            ),
            True,
        ),
        (re.compile(rf"Wie (?:aus )?{_CITED} (?P<cue>{_THAT_SAID}|hervorgeht),"), False),
        (
            re.compile(
                rf"{_SOURCE}(?P<appositive>, [^,;:\"„“]{{2,80}},)? (?P<cue>(?:wies|wiesen|weist|weisen)"
                r"(?= [^,;:]{2,80} zurück(?:[,.]|\Z)))"
            ),
            False,
        ),
        (re.compile(rf"{_SOURCE} (?P<cue>werfen|wirft|warf|warfen) [^,;:\"„“]{{2,60}} vor, "), False),
        (re.compile(rf"{_SOURCE}(?P<appositive>, [^,;:\"„“]{{2,80}},)? (?P<cue>{_DENIED})\b{_NO_MATCH}"), False),
        (
            re.compile(
                rf"{_SOURCE}(?P<appositive>, [^,;:\"„“]{{2,80}},)? (?P<cue>räumte|räumten|räumt|gab|gaben|gibt)"
                r"(?: [^,:\"„“]{2,40})? (?:ein|zu|an), "
            ),
            False,
        ),
        (
            re.compile(rf"(?P<cue>Laut|Nach {_VIEW}|Zufolge) {_BODY}"),
            False,
        ),
        (re.compile(rf"(?:[^,;:\"„“]{{1,120}}? )??{_BODY_BEFORE} (?P<cue>zufolge) "), False),
        (
            re.compile(
                r"[^,;:\"„“»«]{2,160}? "
                rf"(?P<cue>nach {_VIEW}|{_NOT_LOUD}laut|laut(?= {_PLAIN_BODY})) {_BODY}"
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
                rf"{_NO_INFINITIVE}(?=(?:[Dd](?:er|ie|as)|er|sie|es|man|[A-ZÄÖÜ])|{_INDIRECT_AHEAD})"
            ),
            True,
        ),
        (
            re.compile(
                rf"{_SOURCE}(?P<appositive>, [^,;:\"„“]{{2,80}},)? (?P<cue>{_SAID})(?: [^,:\"„“]{{2,40}})?, "
                r"(?=[^;:]{2,200}\bzu (?:haben|sein)[.!]?\Z)"
            ),
            False,
        ),
        (re.compile(rf"{_SOURCE}(?P<cue>:) (?=[\"„»«])"), True),
    ),
    hearsay=(
        pattern(
            r"(angeblich|vermeintlich|mutmaßlich)",
            r"(dem vernehmen nach)",
            r"(nach eigenen angaben|nach eigener (?:aussage|darstellung))",
        ),
        re.compile(r"\b(soll|sollen)\b.{0,200}\b\w{2,30}(?:t|en) (?:worden )?(haben|sein)(?=\W*\Z)"),
    ),
    joints=re.compile(
        r"(?P<sure>; (?:und |doch |aber )?|, (?:doch|aber|während|jedoch) )|"
        r",? und (?=(?:der|die|das|ein|eine|sein|seine|ihr|ihre) |[A-ZÄÖÜ])"
    ),
    alone=re.compile(r"(?:der|das|ein|eine) |[A-ZÄÖÜ]"),
    several=re.compile(r"en\Z"),
    unsaid=pattern(
        r"bis (?!zu \d)[^,;:]{1,80} (?<!worden )sein(?=\W*\Z)",
        r"(?:künftig|demnächst|noch in diesem|nächste[sn]|kommende[sn])\b[^,;:]{1,120} (?<!worden )sein(?=\W*\Z)",
        "es sei denn",
        "wie dem auch sei",
        "(?:es )?sei (?:erwähnt|angemerkt|gesagt|daran erinnert|darauf hingewiesen)",
        r"(?:was|wer|wo|wie|wann|warum|welche[rsnm]?) (?:\w{1,30} )?(?:auch )?immer [^,;:]{0,80}"
        r"(?:sei|seien|habe|werde|könne)",
        "(?:habe|werde|könne|müsse|dürfe|wolle) ich",
    ),
    forces={
        "behaupt": Force.CLAIMED,
        "bestreit": Force.DENIED,
        "leugne": Force.DENIED,
        "wies": Force.DENIED,
        "weis": Force.DENIED,
        "widerspr": Force.DENIED,
        "widersprich": Force.DENIED,
        "bezweif": Force.DOUBTED,
        "warn": Force.WARNED,
        "bestritt": Force.DENIED,
        "dementier": Force.DENIED,
        "forder": Force.CALLED,
    },
    titles=re.compile(
        r"(?:minister|präsident|kanzler|sprecher|meister|führer|sekretär|direktor|leiter|professor|forscher|experte|trainer|"
        r"ökonom|richter|gouverneur|general|botschafter|historiker|wissenschaftler|autor|kapitän|stürmer|manager|gründer|"
        r"inhaber|pfarrer|lehrer|rektor|chemiker|physiker|mediziner|politiker|kämmerer|kommissar|bischof|redakteur|berater|"
        r"präses|minister|referent|kommandant|koordinator|[a-zäöüß]{3,20}olog(?:e|en)?)(?:s|en|n|in)?\Z|"
        r"(?:chef|rat|rats|rätin|arzt|ärztin|anwalt|anwältin|chefin|vorsitzende[rn]?|abgeordnete[rn]?|beauftragte[rn]?|expertin|"
        r"kämmerin|dr\.|prof\.|herr|herrn|frau)\Z"
    ),
    articles=re.compile(r"\A(?:der|die|das|des|dem|den|ein|eine|einer|eines|einem)\s", re.IGNORECASE),
    pronouns=words("er sie es") | {f"{whose} angaben" for whose in ("ihren", "seinen", "eigenen")},
    planned=frozenset(("soll", "sollen")),
    indirect=re.compile(
        r"\b(sei|seien)\b(?! dank)|(?<!ich )\b(gebe|komme|gehe|wisse|solle|brauche)\b(?! ich)|"
        r"(?<!ich )\b(habe|werde|könne|müsse|dürfe|wolle)\b(?=[^,;:]{0,200}\w(?:t|en)\b)"
    ),
)
"""Speech in German."""
