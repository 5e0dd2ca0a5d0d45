"""Nouns and modifiers of the news in German, French and Spanish under the English word that the vocabulary knows.

``gloss: German | French | Spanish``; "_" stands for a blank or an apostrophe of a phrase. Written out are German plurals
that change more than an ending, and forms whose stem another entry shares.
"""

from __future__ import annotations

NOUNS = """
job: Stelle Stellen Arbeitsplatz Arbeitsplätze Posten | poste emploi | puesto empleo
worker: Beschäftigter Beschäftigte Arbeiter Mitarbeiter Arbeitnehmer Angestellter Angestellte Bedienstete | salarié
  employé employée ouvrier travailleur | trabajador empleado empleada operario
unemployment: Arbeitslosigkeit | chômage | paro desempleo
unemployed: Arbeitslose Arbeitsloser Arbeitslosen Arbeitslosem | chômeur | parado desempleado
strike: Streik | grève | huelga
union: Gewerkschaft | syndicat | sindicato
company: Firma Unternehmen Konzern Betrieb | entreprise société firme | empresa compañía firma
plant: Werk Fabrik | usine | fábrica planta
revenue: Umsatz Erlös Einnahmen | chiffre_d_affaires recettes | ingresos facturación
sales: Absatz | ventes | ventas
profit: Gewinn | bénéfice profit | beneficio ganancia
loss: Verlust | perte pertes | pérdida
cost: Kosten | coût coûts | coste gasto
price: Preis | prix tarif | precio
rent: Miete | loyer | alquiler
wage: Lohn Löhne Gehalt Gehälter | salaire | salario sueldo
tax: Steuer | impôt taxe | impuesto
debt: Schulden | dette | deuda
deficit: Defizit | déficit | déficit
budget: Budget Haushalt | budget | presupuesto
inflation: Inflation Teuerung | inflation | inflación
growth: Wachstum | croissance | crecimiento
rise: Anstieg Zunahme Erhöhung | hausse augmentation | subida aumento incremento
fall: Rückgang Abnahme | baisse recul | bajada caída descenso
subsidy: Förderung Subvention | subvention aide | subvención ayuda
donation: Spende | don dons | donación
vote: Stimme Stimmen | voix suffrages | voto
voter: Wähler Wählern Wählerin Wählerinnen Wahlberechtigte | électeur | votante elector
election: Wahl Wahlen | élection scrutin | elección elecciones comicios
turnout: Wahlbeteiligung | participation | participación
party: Partei | parti | partido
government: Regierung | gouvernement | gobierno
parliament: Parlament | parlement | parlamento
council: Gemeinderat Stadtrat | conseil conseil_municipal | ayuntamiento consejo pleno
mayor: Bürgermeister Bürgermeisterin | maire | alcalde alcaldesa
minister: Minister Ministerin | ministre | ministro ministra
president: Präsident Präsidentin | président présidente | presidente presidenta
court: Gericht Gerichtshof | tribunal cour | tribunal juzgado
judge: Richter Richterin | juge | juez jueza jueces
police: Polizei | police | policía
law: Gesetz | loi | ley
ban: Verbot | interdiction | prohibición
investigation: Ermittlung Ermittlungen Untersuchung | enquête | investigación
report: Bericht | rapport | informe
study: Studie | étude | estudio
survey: Umfrage Befragung | sondage | encuesta
limit: Grenzwert Obergrenze | limite plafond | límite tope
hospital: Spital Krankenhaus Krankenhäuser Klinik | hôpital | hospital
doctor: Arzt Ärztin Ärzte Ärztinnen | médecin docteur | médico
nurse: Pflegekraft Pflegekräfte | infirmière infirmier | enfermera enfermero
patient: Patient Patientin | patient patiente | paciente
vaccine: Impfstoff Impfung | vaccin | vacuna
disease: Krankheit | maladie | enfermedad
school: Schule Schulen | école | escuela colegio
student: Student Studentin Studierende | étudiant | estudiante
teacher: Lehrer Lehrerin Lehrkraft | enseignant professeur | profesor maestro
child: Kind Kinder | enfant | niño niña menor
youth: Jugendliche Jugendlicher Jugend | jeune jeunes | joven jóvenes
woman: Frau Frauen | femme | mujer
man: Mann Männer | homme | hombre
people: Menschen Personen Leute Person | personne personnes gens | persona personas gente
inhabitant: Einwohner Bewohner | habitant riverain | habitante vecino
household: Haushalte Haushalten | foyer ménage | hogar
kill: Todesopfer Tote Toter Todesfall Todesfälle | morts décès mort | muerto víctima_mortal víctimas_mortales fallecido
injure: Verletzte Verletzter | blessé blessés | herido
bankruptcy: Konkurs Insolvenz | faillite | quiebra concurso_de_acreedores
victim: Opfer | victime | víctima
accident: Unfall Unfälle Unglück | accident | accidente
fire: Brand Brände Feuer | incendie feu | incendio fuego
flood: Überschwemmung Hochwasser | inondation | inundación
drought: Dürre Trockenheit | sécheresse | sequía
heat: Hitze Hitzewelle | chaleur canicule | calor ola_de_calor
water: Wasser | eau | agua
river: Fluss Flüsse | fleuve rivière | río
lake: See | lac | lago
dam: Staudamm Talsperre | barrage | embalse presa
bridge: Brücke | pont | puente
road: Straße | route | carretera
tunnel: Tunnel | tunnel | túnel
train: Zug Züge | train | tren
tram: Straßenbahn Tramway | tramway tram | tranvía
bus: Bus Busse Autobus | bus autobus | autobús autobuses
car: Auto Autos Pkw | voiture | coche automóvil
bicycle: Fahrrad Fahrräder | vélo | bicicleta
passenger: Fahrgast Fahrgäste Passagier | passager voyageur | pasajero viajero
airport: Flughafen Flughäfen | aéroport | aeropuerto
home: Wohnung Wohnungen | logement | vivienda piso
building: Gebäude | bâtiment immeuble | edificio
city: Stadt Städte | ville | ciudad
town: Gemeinde Ort Orte | commune | municipio localidad pueblo
country: Land Länder Staat | pays | país
region: Region Bundesland | région | región comunidad_autónoma
province: Provinz | province département | provincia
district: Bezirk | arrondissement quartier | distrito barrio
forest: Wald Wälder | forêt | bosque
tree: Baum Bäume | arbre | árbol
animal: Tier Tiere | animal animaux | animal
energy: Energie | énergie | energía
electricity: Strom Elektrizität | électricité | electricidad luz
gas: Gas | gaz | gas
oil: Öl Erdöl | pétrole | petróleo
emission: Emission Ausstoß | émission | emisión
temperature: Temperatur | température | temperatura
member: Mitglied Mitglieder | membre | miembro
customer: Kunde Kunden | client | cliente
contract: Vertrag Verträge Auftrag Aufträge | contrat | contrato
project: Projekt Vorhaben | projet | proyecto
part: Teil Teile | partie | parte
share: Anteil Anteile | part | cuota proporción
number: Zahl Anzahl | nombre | número cifra
rate: Quote Rate | taux | tasa
average: Durchschnitt Mittel | moyenne | media promedio
length: Länge | longueur | longitud
production: Produktion | production | producción
construction: Bau Neubau | construction chantier | construcción obra
closure: Schließung | fermeture | cierre
opening: Eröffnung | ouverture | apertura
delay: Verspätung Verzögerung | retard | retraso
decree: Erlass | arrêté | decreto
decision: Entscheidung Beschluss | décision | decisión
complaint: Beschwerde Anzeige | plainte | reclamación queja denuncia
agreement: Abkommen Vereinbarung | accord | acuerdo
war: Krieg | guerre | guerra
soldier: Soldat Soldaten | soldat militaire | soldado
weapon: Waffe Waffen | arme | arma
refugee: Flüchtling Flüchtlinge | réfugié | refugiado
migrant: Migrant Zuwanderer | migrant immigré | migrante inmigrante
crime: Straftat Verbrechen | crime délit | delito crimen
prison: Gefängnis | prison | cárcel prisión
fine: Geldstrafe Bußgeld | amende | multa
expert: Experte Expertin Sachverständige | expert | experto
museum: Museum Museen | musée | museo
board: Vorstand | directoire conseil_d_administration | consejo_de_administración
station: Bahnhof Bahnhöfe Haltestelle | gare arrêt station | estación parada
line: Linie | ligne | línea
trip: Fahrt Reise | trajet voyage | trayecto viaje
pupil: Schüler Schülern Schülerin Schülerinnen | élève | alumno
farmer: Bauer Bauern Landwirt | agriculteur paysan | agricultor
well: Brunnen | puits forage | pozo
warehouse: Lager Lagerhalle | entrepôt | almacén
analysis: Analyse | analyse | análisis
trace: Spur Spuren | trace | traza rastro
"""

MODIFIERS = """
new: neu | nouveau nouvelle nouveaux nouvel | nuevo
old: alt | vieux vieille ancien | viejo antiguo
high: hoch hohe hohen höher | haut élevé | alto elevado elevada elevados elevadas
low: niedrig tief | bas basse faible | bajo bajos bajas
public: öffentlich | public publique | público
private: privat | privé | privado
illegal: illegal | illégal clandestin | ilegal
legal: legal | légal | legal
annual: jährlich | annuel | anual
average: durchschnittlich | moyen moyenne | medio
additional: zusätzlich | supplémentaire | adicional
positive: positiv | positif positive | positivo
negative: negativ | négatif négative | negativo
free: kostenlos gratis | gratuit | gratuito gratis
empty: leer leerstehend | vide vacant | vacío
young: jung | jeune | joven
national: national | national | nacional
european: europäisch | européen | europeo
foreign: ausländisch | étranger | extranjero
military: militärisch | militaire | militar
thin: dünn | fine fines | fino
safe: sicher | sûr | seguro
"""
