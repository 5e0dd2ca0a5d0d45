"""German, French and Spanish: floors on annotated texts, and what holds for any text."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.core.extraction.pipeline import extract
from claims.core.extraction.tongues.french import FRENCH
from claims.core.extraction.tongues.german import GERMAN
from claims.core.extraction.tongues.reading import TONGUES
from claims.core.extraction.tongues.spanish import SPANISH
from claims.core.extraction.tongues.times import find_times_in
from claims.core.records import Comparator, Polarity, RejectReason, Voice
from claims.core.verdicts import ClaimKind
from tests.support.growth import grows_no_faster_than_length
from tests.support.tongue_scores import FOLDER, LANGUAGES, load_texts, read, score

PARTS = ("dev", "held", "fresh", "unseen")
PUBLISHED = dt.date(2024, 5, 14)
FLOORS = {
    "language": 1.0,
    "sentences": 0.98,
    "claims": 0.95,
    "claim precision": 0.93,
    "figures": 0.95,
    "figure precision": 0.95,
    "times": 0.95,
    "time precision": 0.9,
    "speakers": 0.92,
}
MOST_OPINIONS_TAKEN = 0.12


def only_claim(text, language):
    (claim,) = extract(text, published=PUBLISHED, language=language).claims
    return claim


@pytest.mark.parametrize("name", LANGUAGES)
def test_floors_on_own_texts(name):
    scores = score(name, *PARTS)
    assert {measure: scores[measure] for measure in FLOORS if scores[measure] < FLOORS[measure]} == {}
    assert scores["opinions"] <= MOST_OPINIONS_TAKEN


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_sentence_is_taken_or_shelved_once(name):
    for text in load_texts(name, frozenset(PARTS)):
        extraction = read(text)
        taken = [index for claim in extraction.claims for index in claim.sentences]
        shelved = [entry.sentence for entry in extraction.rejected]
        assert sorted(taken + shelved) == list(range(len(extraction.sentences)))
        assert not extraction.limited


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("de", "Das Werk kostet 1.234,5 Millionen Euro.", 1_234_500_000, "euro"),
        ("de", "Der Konzern verlor 3,2 Mrd. Euro im Geschäft.", 3.2e9, "euro"),
        ("de", "Im Ort leben zweihundertdreiundvierzig Menschen.", 243, "person"),
        ("de", "Die Stadt zahlt eine Million Euro für den Bau.", 1e6, "euro"),
        ("de", "Der Anteil stieg um 1,5 Prozentpunkte im Land.", 1.5, "percentage point"),
        ("de", "Die Reise dauerte 18-tägig durch das Land.", 18, "day"),
        ("fr", "L'usine coûte 1 234,5 millions d'euros.", 1_234_500_000, "euro"),
        ("fr", "Le village compte deux cent quarante-trois personnes.", 243, "person"),
        ("fr", "Quatre-vingt-douze pour cent des élus ont voté.", 92, "percent"),
        ("fr", "La ville verse un million d'euros au club.", 1e6, "euro"),
        ("fr", "Les trois quarts des élus ont voté pour.", 0.75, "share"),
        ("es", "La fábrica cuesta 1.234,5 millones de euros.", 1_234_500_000, "euro"),
        ("es", "El plan prevé cinco mil millones de euros.", 5e9, "euro"),
        ("es", "En el pueblo viven doscientas cuarenta y tres personas.", 243, "person"),
        ("es", "La ciudad paga un millón de euros al club.", 1e6, "euro"),
        ("es", "El precio subió 2,5 puntos porcentuales este mes.", 2.5, "percentage point"),
        ("de", "Der Zug fuhr mit 160 km/h durch den Bahnhof.", 160, "kilometre per hour"),
        ("fr", "La vitesse a été limitée à 30 km/h dans la ville.", 30, "kilometre per hour"),
        ("es", "La velocidad se limitó a 30 km/h en la ciudad.", 30, "kilometre per hour"),
        ("de", "In der Nacht waren es minus 18 Grad im Tal.", -18, "degree Celsius"),
        ("de", "In der Nacht waren es -18 Grad im Tal.", -18, "degree Celsius"),
        ("fr", "Il a fait moins 18 degrés dans la vallée.", -18, "degree Celsius"),
        ("fr", "Il a fait au moins 18 degrés dans la vallée.", 18, "degree Celsius"),
        ("fr", "La température a atteint 41,5 °C dans la ville.", 41.5, "degree Celsius"),
        ("es", "Hubo al menos 18 grados en el valle.", 18, "degree Celsius"),
        ("de", "Der Sturm beschädigte ein Dutzend Häuser im Ort.", 12, None),
        ("fr", "Une trentaine de maisons ont été détruites au village.", 30, None),
        ("es", "Una treintena de casas quedaron destruidas en el pueblo.", 30, None),
        ("fr", "Plusieurs centaines de manifestants ont bloqué le pont.", 100, "person"),
        ("de", "Hunderte Menschen flohen aus der Stadt.", 100, "person"),
        ("de", "Die Miete hat sich in der Stadt verdoppelt.", 2, "times"),
        ("fr", "Le loyer a doublé dans la ville.", 2, "times"),
        ("es", "El alquiler se duplicó en la ciudad.", 2, "times"),
        ("fr", "Les ventes ont chuté de moitié au village.", 0.5, "share"),
        ("de", "Der Prozess dauerte dreieinhalb Jahre am Gericht.", 3.5, "year"),
        ("fr", "Il a été condamné à trois ans et demi de prison.", 3.5, "year"),
        ("es", "Fue condenado a tres años y medio de cárcel.", 3.5, "year"),
        ("es", "En los años ochenta la mina empleaba a 4.000 personas.", 4000, "person"),
        ("de", "Hunderte Millionen Euro flossen in den Bau der Brücke.", 1e8, "euro"),
        ("de", "Mehrere hundert Millionen Euro flossen in den Bau der Brücke.", 1e8, "euro"),
        ("de", "Ein Dutzend Millionen Euro flossen in den Bau der Brücke.", 12e6, "euro"),
        ("fr", "Des centaines de millions d'euros ont été versés au club.", 1e8, "euro"),
        ("es", "Decenas de millones de euros se perdieron en la ciudad.", 1e7, "euro"),
        ("fr", "Une quarantaine de 14 jours a été imposée au village.", 14, "day"),
        ("fr", "Le film doublé en français est sorti dans 40 villes.", 40, None),
        ("fr", "Le film a été doublé en français pour 40 salles.", 40, None),
        ("fr", "Le chauffeur a doublé un camion à 130 km/h.", 130, "kilometre per hour"),
        ("fr", "Le loyer a déjà doublé dans la ville.", 2, "times"),
        ("es", "Un duplicado de la llave costó 40 euros en la ciudad.", 40, "euro"),
        ("es", "Casi medio millón de personas comparte piso en la capital.", 500_000, "person"),
        ("fr", "À Saint-Fortunat, 1200 habitants ont été évacués.", 1200, "person"),
        ("fr", "Le chantier a coûté 2000 euros à la commune.", 2000, "euro"),
        ("de", "In Wels wurden 1950 Personen befragt.", 1950, "person"),
        ("es", "En el pueblo viven 1985 habitantes.", 1985, "person"),
        ("es", "La fábrica produce 1250 sillas al día.", 1250, None),
        ("es", "Tres de cada cinco jóvenes no votaron en la provincia.", 0.6, "share"),
        ("es", "La Junta Electoral rechazó las 23 reclamaciones presentadas.", 23, None),
        ("es", "El Ayuntamiento gastó 240 M€ en vivienda pública.", 240e6, "euro"),
        ("es", "El muro mide 12 m en su parte más alta.", 12, None),
        ("fr", "Trois maternités sur quatre ont fermé dans le pays.", 0.75, "share"),
        ("fr", "La ville a versé un million et demi d'euros au club.", 1.5e6, "euro"),
        ("fr", "Le mur de l'usine mesure 12 m de haut.", 12, None),
        ("de", "Eine halbe Million Menschen lebt in der Stadt.", 500_000, "person"),
        ("de", "Zwei von drei Befragten kennen den Termin nicht.", 2 / 3, "share"),
        ("de", "Jeder zwanzigste Lehrer hat keine Ausbildung.", 0.05, "share"),
    ],
)
def test_figures(language, text, value, unit):
    (quantity,) = only_claim(text, language).quantities
    assert (quantity.value, quantity.unit) == (pytest.approx(value), unit)


def test_a_half_belongs_to_the_million_behind_it():
    figures = only_claim("El plan prevé dos años y medio millón de euros de ayuda.", "es").quantities
    assert [(one.value, one.unit) for one in figures] == [(2, "year"), (500_000, "euro")]


@pytest.mark.parametrize(
    ("language", "text", "comparator", "approximate"),
    [
        ("de", "Es kamen mindestens 300 Gäste zum Fest.", Comparator.AT_LEAST, False),
        ("de", "Es kamen knapp 300 Gäste zum Fest.", Comparator.ABOUT, True),
        ("de", "Es kamen bis zu 300 Gäste zum Fest.", Comparator.AT_MOST, False),
        ("fr", "Plus de 300 invités sont venus à la fête.", Comparator.MORE, False),
        ("fr", "Près de 300 invités sont venus à la fête.", Comparator.ABOUT, True),
        ("fr", "Moins de 300 invités sont venus à la fête.", Comparator.LESS, False),
        ("es", "Unos 300 invitados vinieron a la fiesta.", Comparator.ABOUT, True),
        ("es", "Más de 300 invitados vinieron a la fiesta.", Comparator.MORE, False),
        ("es", "Al menos 300 invitados vinieron a la fiesta.", Comparator.AT_LEAST, False),
    ],
)
def test_bounds(language, text, comparator, approximate):
    (quantity,) = only_claim(text, language).quantities
    assert (quantity.value, quantity.comparator, quantity.approximate) == (300, comparator, approximate)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Umsatz stieg von 3 auf 5 Millionen Euro."),
        ("fr", "Le chiffre d'affaires est passé de 3 à 5 millions d'euros."),
        ("es", "La facturación pasó de 3 a 5 millones de euros."),
    ],
)
def test_both_figures_of_a_change_have_unit_and_magnitude(language, text):
    found = [(quantity.value, quantity.unit) for quantity in only_claim(text, language).quantities]
    assert found == [(3e6, "euro"), (5e6, "euro")]


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("de", "Das Gesetz gilt seit 2001 im ganzen Land.", "2001/.."),
        ("de", "Der Rat tagte am vergangenen Freitag im Rathaus.", "2024-05-10"),
        ("de", "Die Brücke war zwischen 2010 und 2015 gesperrt.", "2010/2015"),
        ("de", "Der Prozess beginnt am 03.06.2024 vor dem Gericht.", "2024-06-03"),
        ("de", "Die Preise sanken in den 1990er Jahren deutlich.", "199X"),
        ("de", "Das Werk wird am Donnerstag in Betrieb gehen.", "2024-05-16"),
        ("fr", "La loi s'applique depuis 2001 dans tout le pays.", "2001/.."),
        ("fr", "Le conseil s'est réuni il y a trois ans à Lyon.", "2021"),
        ("fr", "Le pont était fermé de 2010 à 2015 aux voitures.", "2010/2015"),
        ("fr", "Les prix ont baissé au cours des deux dernières années.", "2022-05-14/2024-05-14"),
        ("fr", "Le procès commencera jeudi devant le tribunal.", "2024-05-16"),
        ("es", "La ley se aplica desde 2001 en todo el país.", "2001/.."),
        ("es", "El pleno se reunió el pasado viernes en Madrid.", "2024-05-10"),
        ("es", "Los precios bajaron en los últimos dos años.", "2022-05-14/2024-05-14"),
        ("es", "El puente estuvo cerrado entre 2010 y 2015.", "2010/2015"),
        ("es", "El juicio empezará el jueves ante el tribunal.", "2024-05-16"),
        ("de", "Der Mann starb am Freitagabend in der Klinik.", "2024-05-10"),
        ("de", "Seit Anfang des Jahres hat der Ort kein Wasser.", "2024/.."),
        ("de", "Im Wintersemester 2022/23 sank die Zahl der Studenten.", "2022/2023"),
        ("de", "Die Brücke wurde in den siebziger Jahren gebaut.", "197X"),
        ("fr", "Depuis le début de l'année, le village n'a plus d'eau.", "2024/.."),
        ("fr", "Le pont a été construit dans les années soixante.", "196X"),
        ("es", "Desde principios de año el pueblo no tiene agua.", "2024/.."),
        ("es", "El puente se construyó en los años ochenta.", "198X"),
        ("de", "Ende des Jahres 1989 fiel die Mauer in der Stadt.", "1989"),
        ("de", "Ende des Monats Mai 2023 brach die Brücke im Ort.", "2023-05"),
        ("fr", "À la fin de la semaine dernière, le pont a été fermé.", "2024-05-06/2024-05-12"),
        ("fr", "Au début du mois dernier, le pont a été fermé.", "2024-04"),
        ("fr", "À la fin du siècle dernier, le pont a été fermé.", "19XX"),
        ("fr", "Au début de l'année 2023, le pont a été fermé.", "2023"),
        ("fr", "Le pont a été construit dans les années soixante-dix.", "197X"),
        ("fr", "Le pont a été construit dans les années quatre-vingt-dix.", "199X"),
        ("es", "A finales del año pasado el puente se cerró al tráfico.", "2023"),
        ("es", "A principios del año 2023 el puente se cerró al tráfico.", "2023"),
    ],
)
def test_times(language, text, edtf):
    assert [time.edtf for time in only_claim(text, language).times] == [edtf]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "A finales del siglo XIX el puente se cerró al tráfico."),
        ("es", "En pocos años treinta empresas cerraron en la ciudad."),
        ("fr", "En quelques années trente entreprises ont fermé dans la ville."),
    ],
)
def test_what_is_no_time_of_ours(language, text):
    assert only_claim(text, language).times == ()


@pytest.mark.parametrize(
    ("language", "text", "speaker", "voice", "exact"),
    [
        ("de", "„Wir haben 300 Briefe bekommen“, sagte Bürgermeisterin Anna Wolter.", "Anna Wolter", Voice.QUOTED, 1),
        ("de", "Laut Polizei brach das Feuer im Keller aus.", "Polizei", Voice.REPORTED, None),
        ("fr", "« Nous avons reçu 300 lettres », a déclaré la maire Claire Dumas.", "Claire Dumas", Voice.QUOTED, 2),
        ("fr", "Selon la police, le feu a pris dans la cave.", "police", Voice.REPORTED, 17),
        ("es", "«Hemos recibido 300 cartas», dijo la alcaldesa Clara Dueñas.", "Clara Dueñas", Voice.QUOTED, 1),
        ("es", "Según la policía, el fuego empezó en el sótano.", "policía", Voice.REPORTED, 18),
    ],
)
def test_speakers_and_what_they_say(language, text, speaker, voice, exact):
    claim = only_claim(text, language)
    assert (claim.speaker, claim.voice) == (speaker, voice)
    assert claim.span.start == (exact or 0)


def test_a_denial_is_the_saying_of_its_speaker():
    claim = only_claim("La ministra de Defensa, Marta Roble, negó que hubiera negociaciones.", "es")
    assert (claim.speaker, claim.span.start, claim.kind) == ("Marta Roble", 0, ClaimKind.QUOTE)


@pytest.mark.parametrize(
    ("language", "body", "count"),
    [
        ("fr", "La bactérie meurt au-delà de 60 °C. Inscrivez-vous à notre lettre.", 2),
        ("fr", "L'opposition n'a pas souhaité réagir. © Le Courrier du Valois", 2),
        ("de", "Sie feierte ihren 90. Geburtstag mit 40 Gästen. Danach reiste sie ab.", 2),
        ("de", "Es kamen 90. Danach war das Haus leer.", 2),
    ],
)
def test_borders_of_sentences_at_signs_and_ordinals(language, body, count):
    assert len(extract(body, published=PUBLISHED, language=language).sentences) == count


def test_a_quotation_over_sentences_has_one_speaker():
    body = "„Der Bau begann im März 2021. Er kostete 3 Millionen Euro“, sagte Ministerin Petra Sommer."
    claims = extract(body, published=PUBLISHED, language="de").claims
    assert [(claim.speaker, claim.voice) for claim in claims] == [("Petra Sommer", Voice.QUOTED)] * 2


@pytest.mark.parametrize(
    ("language", "text", "polarity"),
    [
        ("de", "Der Rat hat den Plan nicht beschlossen.", Polarity.NEGATIVE),
        ("de", "Der Rat hat nicht nur den Plan beschlossen.", Polarity.POSITIVE),
        ("fr", "Le conseil n'a pas adopté le projet.", Polarity.NEGATIVE),
        ("fr", "Le conseil a adopté le projet hier soir.", Polarity.POSITIVE),
        ("es", "El pleno no ha aprobado el plan.", Polarity.NEGATIVE),
        ("es", "No vino nadie al pleno del lunes.", Polarity.NEGATIVE),
        ("es", "No solo el pleno ha aprobado el plan.", Polarity.POSITIVE),
    ],
)
def test_polarity(language, text, polarity):
    assert only_claim(text, language).polarity is polarity


@pytest.mark.parametrize(
    ("language", "text", "reason"),
    [
        ("de", "Wer hat das bezahlt?", RejectReason.QUESTION),
        ("de", "Die Regierung muss jetzt handeln.", RejectReason.CALL_OR_WISH),
        ("fr", "Je trouve cette idée absurde.", RejectReason.OPINION),
        ("fr", "La défense a été vraiment pitoyable.", RejectReason.OPINION),
        ("de", "Hoffentlich wird das bald wieder besser.", RejectReason.OPINION),
        ("de", "Ein Wunder, dass niemand starb!", RejectReason.OPINION),
        ("de", "Das ist ein schwarzer Tag für die ganze Region.", RejectReason.OPINION),
        ("es", "Es un día negro para toda la comarca.", RejectReason.OPINION),
        ("fr", "Inscrivez-vous à notre newsletter.", RejectReason.BOILERPLATE),
        ("es", "¡Ojalá no vuelva a ocurrir nunca!", RejectReason.CALL_OR_WISH),
        ("es", "Tal vez el plan funcione algún día.", RejectReason.PREDICTION),
    ],
)
def test_shelf(language, text, reason):
    assert [entry.reason for entry in extract(text, published=PUBLISHED, language=language).rejected] == [reason]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("de", ["Am 3. Mai kam Dr. Benz z. B. nach Köln.", "Die 9. Klasse war auch da.", "Er blieb."]),
        ("fr", ["M. Petit est arrivé le 1er mai.", "« Bonjour ! » a-t-il dit à Mme Roy.", "Puis il est parti."]),
        ("es", ["El Sr. Pozo llegó a EE. UU. en mayo.", "¿Volverá?", "«No.»", "Nadie lo sabe."]),
    ],
)
def test_sentence_borders(language, sentences):
    body = " ".join(sentences)
    found = extract(body, published=PUBLISHED, language=language).sentences
    assert [body[sentence.span.start : sentence.span.end] for sentence in found] == sentences


PIECES = (
    "der „ “ » « , . ! ? 3 1.200 12,5 % Euro millions d'euros mil millones sagte dijo a dit que dass seit depuis desde "
    "2019 am Montag lundi el lunes nicht ne pas no İ \u2028 - zwischen und entre y et Anna Wolter 14:30 3. Mai"
)
WORDS = st.sampled_from(PIECES.split(" "))


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)), st.sampled_from(["de", "fr", "es"])
)
def test_offsets_hold_on_any_text(text, language):
    body = text.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")
    extraction = extract(body, published=PUBLISHED, language=language)
    assert extraction == extract(body, published=PUBLISHED, language=language)
    for claim in extraction.claims:
        assert claim.exact == body[claim.span.start : claim.span.end]
        assert all(claim.span.holds(one.span) and one.span.holds(one.number_span) for one in claim.quantities)
        assert all(claim.span.holds(time.span) for time in claim.times)
    indexes = [index for claim in extraction.claims for index in claim.sentences]
    assert sorted(indexes + [entry.sentence for entry in extraction.rejected]) == list(range(len(extraction.sentences)))


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("de", "Im Herbst 2022 kam ein Arbeiter ums Leben.", "2022-23"),
        ("de", "Heuer werden in Graz 2.500 Wohnungen gebaut.", "2024"),
        ("de", "Im Vorjahr wurden in Graz 2.500 Wohnungen gebaut.", "2023"),
        ("fr", "La station sera mise en service mi-2026.", "2026"),
        ("fr", "À l'été 2015, la ville a fermé deux écoles.", "2015-22"),
        ("es", "La ley entró en vigor el 26/05/2023.", "2023-05-26"),
        ("es", "En el verano de 2015 cerraron dos escuelas.", "2015-22"),
        ("es", "En lo que va de año han cerrado dos escuelas.", "2024"),
        ("de", "Die Brücke wird in zwei Jahren geschlossen.", "2026"),
        ("fr", "La ville fermera deux écoles dans trois semaines.", "2024-06-03/2024-06-09"),
        ("es", "La ciudad cerrará dos escuelas dentro de diez años.", "2034"),
        ("de", "Im vergangenen Sommer starben in Graz zwei Arbeiter.", "2023-22"),
        ("fr", "La ville a fermé deux écoles l'été dernier.", "2023-22"),
        ("es", "La ciudad cerró dos escuelas el verano pasado.", "2023-22"),
        ("de", "Im vergangenen Mai starben in Graz zwei Arbeiter.", "2023-05"),
        ("fr", "La ville a fermé deux écoles en mai dernier.", "2023-05"),
        ("es", "La ciudad cerró dos escuelas en mayo pasado.", "2023-05"),
        ("fr", "La ville a fermé deux écoles ce matin.", "2024-05-14"),
        ("es", "La ciudad cerró dos escuelas esta mañana.", "2024-05-14"),
    ],
)
def test_times_as_newsrooms_write_them(language, text, edtf):
    assert [time.edtf for time in only_claim(text, language).times] == [edtf]


@pytest.mark.parametrize(
    ("tongue", "text"),
    [
        ("de", "Die Brücke wird geschlossen, teilte die Stadt am Montag mit."),
        ("de", "Die Brücke soll schließen, sagte Anna Wolter am Montag."),
        ("fr", "La ville fermera deux écoles, a annoncé lundi la maire."),
        ("es", "La ciudad cerrará dos escuelas, anunció el lunes la alcaldesa."),
    ],
)
def test_the_day_of_a_saying_has_been(tongue, text):
    assert [time.timex for time in find_times_in(text, TONGUES[tongue], PUBLISHED)] == ["2024-05-13"]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "Nur 400 Wohnungen kamen auf den Markt, wie aus einer am Dienstag veröffentlichten Studie des Bauverbands "
               "hervorgeht.", "veröffentlichten Studie des Bauverbands"),
        ("de", "Der Verein sei nicht informiert worden, hieß es am Dienstag aus dem Parlament.", "Parlament"),
        ("de", "Die Stadt habe 1,2 Mrd. Euro ausgegeben, so Quester.", "Quester"),
        ("de", "Die Kosten steigen laut einem Bericht des Rechnungshofs um 15 Prozent.", "Bericht des Rechnungshofs"),
        ("de", "Betriebsrätin Mirjam Auinger zufolge wurden alle per E-Mail informiert.", "Mirjam Auinger"),
        ("de", "Die Gewerkschaft behauptet, der Konzern habe im Ort ein Grundstück gekauft.", "Gewerkschaft"),
        ("fr", "L'association Air Vif soutient au contraire que les taux étaient quatre fois supérieurs.", "Air Vif"),
        ("fr", "Pour la ministre du Travail, Honorine Lessart, le chômage a reculé de 0,3 point.", "Honorine Lessart"),
        ("es", "El ministro de Agricultura, Fermín Orduña, aseguró el martes que ya se ha pagado el 80 % de las ayudas.",
         "Fermín Orduña"),
        ("es", "El comité de empresa cree que la decisión estaba tomada desde el verano.", "comité de empresa"),
        ("es", "Según la consejera de Agricultura, Aurora Pedrosa, han cerrado ya 312 explotaciones.", "Aurora Pedrosa"),
    ],
)  # fmt: skip
def test_speakers_as_newsrooms_word_them(language, text, speaker):
    claim = only_claim(text, language)
    assert (claim.speaker, claim.voice) == (speaker, Voice.REPORTED)


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        ("de", "Laut Präsidentin Hedwig Strohmaier fehlen 300 Wohnungen. Der Umsatz sei um 380 Millionen Euro gesunken.",
         ["Hedwig Strohmaier", "Hedwig Strohmaier"]),
        ("es", "Su portavoz, Leocadia Truchero, calcula que hay 30 más. Faltan 20 vacas, dijo el miércoles en la radio.",
         ["Leocadia Truchero", "Leocadia Truchero"]),
        ("de", "Die Firma soll zweimal für dieselbe Leistung kassiert haben.", [None]),
        ("fr", "Quelque 310 000 personnes auraient été radiées des listes.", [None]),
        ("es", "La candidata habría recibido 60.000 euros de una constructora.", [None]),
        ("es", "Supuestamente la candidata recibió 60.000 euros de una constructora.", [None]),
    ],
)  # fmt: skip
def test_mood_and_adverbs_tell_what_is_only_said(language, text, speakers):
    claims = extract(text, published=PUBLISHED, language=language).claims
    assert [(claim.speaker, claim.voice) for claim in claims] == [(speaker, Voice.REPORTED) for speaker in speakers]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Trinken Sie ausreichend und meiden Sie die Sonne!"),
        ("de", "Mehr dazu lesen Sie auf Seite 12."),
        ("de", "Das ist eine Frechheit und menschlich das Letzte."),
        ("de", "So darf es nicht weitergehen."),
        ("fr", "C'est une excellente nouvelle pour les usagers du réseau."),
        ("fr", "La colère des riverains est parfaitement légitime."),
        ("fr", "Reste à savoir si la tendance durera."),
        ("es", "Consulte aquí el mapa interactivo de la ciudad."),
        ("es", "Las promesas del ministro no valen nada."),
        ("es", "Habría que haber actuado antes en la comarca."),
    ],
)
def test_more_calls_opinions_and_notes_are_shelved(language, text):
    assert extract(text, published=PUBLISHED, language=language).claims == ()


EASILY_MISREAD = [json.loads(line) for line in (FOLDER / "easily_misread.ndjson").open(encoding="utf-8")]


@pytest.mark.parametrize("row", EASILY_MISREAD, ids=lambda row: row["text"])
def test_what_is_easily_misread(row):
    extraction = extract(row["text"], published=dt.date(2026, 11, 30), language=row["language"])
    if "shelf" in row:
        assert [entry.reason.value for entry in extraction.rejected] == [row["shelf"]]
        return
    (claim,) = extraction.claims
    found = {
        "times": [time.edtf or time.timex for time in claim.times],
        "figures": [[pytest.approx(quantity.value), quantity.unit] for quantity in claim.quantities],
        "voice": claim.voice.value,
        "speaker": claim.speaker,
        "standalone": claim.standalone_text,
        "kind": claim.kind.value,
        "polarity": claim.polarity.value,
        "measures": [quantity.measure for quantity in claim.quantities],
        "comparators": [quantity.comparator.value for quantity in claim.quantities],
    }
    told = {field: value for field, value in row.items() if field not in ("language", "text")}
    assert {field: found[field] for field in told} == told


@pytest.mark.parametrize(
    ("tongue", "piece"),
    [
        (SPANISH, "desde mayo "),
        (SPANISH, "desde mayo, "),
        (GERMAN, "wird "),
        (GERMAN, "seit Mai und wird "),
        (FRENCH, "depuis mai "),
    ],
)
def test_time_of_reading_times_grows_no_faster_than_length(tongue, piece):
    assert grows_no_faster_than_length(lambda text: find_times_in(text, tongue, PUBLISHED), piece)
