"""Names of places that German, French and Spanish write otherwise than the gazetteer, which is English.

``English: German | French | Spanish``; "_" stands for a blank, and no full stop ends a word.
"""

from __future__ import annotations

PLACES = """
europe: Europa | Europe | Europa
africa: Afrika | Afrique | África
asia: Asien | Asie | Asia
austria: Österreich | Autriche | Austria
germany: Deutschland | Allemagne | Alemania
switzerland: Schweiz | Suisse | Suiza
france: Frankreich | France | Francia
spain: Spanien | Espagne | España
portugal: Portugal | Portugal | Portugal
italy: Italien | Italie | Italia
belgium: Belgien | Belgique | Bélgica
netherlands: Niederlande Niederlanden | Pays-Bas | Países_Bajos
luxembourg: Luxemburg | Luxembourg | Luxemburgo
united kingdom: Großbritannien Vereinigtes_Königreich | Royaume-Uni Grande-Bretagne | Reino_Unido Gran_Bretaña
ireland: Irland | Irlande | Irlanda
denmark: Dänemark | Danemark | Dinamarca
sweden: Schweden | Suède | Suecia
norway: Norwegen | Norvège | Noruega
finland: Finnland | Finlande | Finlandia
iceland: Island | Islande | Islandia
poland: Polen | Pologne | Polonia
czechia: Tschechien | Tchéquie | Chequia
slovakia: Slowakei | Slovaquie | Eslovaquia
slovenia: Slowenien | Slovénie | Eslovenia
hungary: Ungarn | Hongrie | Hungría
romania: Rumänien | Roumanie | Rumanía Rumania
bulgaria: Bulgarien | Bulgarie | Bulgaria
croatia: Kroatien | Croatie | Croacia
serbia: Serbien | Serbie | Serbia
greece: Griechenland | Grèce | Grecia
turkey: Türkei | Turquie | Turquía
russia: Russland | Russie | Rusia
ukraine: Ukraine | Ukraine | Ucrania
israel: Israel | Israël | Israel
egypt: Ägypten | Égypte | Egipto
morocco: Marokko | Maroc | Marruecos
algeria: Algerien | Algérie | Argelia
tunisia: Tunesien | Tunisie | Túnez
syria: Syrien | Syrie | Siria
iraq: Irak | Irak | Irak
iran: Iran | Iran | Irán
afghanistan: Afghanistan | Afghanistan | Afganistán
china: China | Chine | China
japan: Japan | Japon | Japón
india: Indien | Inde | India
south korea: Südkorea | Corée_du_Sud | Corea_del_Sur
australia: Australien | Australie | Australia
canada: Kanada | Canada | Canadá
united states: USA Vereinigte_Staaten | États-Unis | Estados_Unidos EE.UU
mexico: Mexiko | Mexique | México
brazil: Brasilien | Brésil | Brasil
argentina: Argentinien | Argentine | Argentina
chile: Chile | Chili | Chile
colombia: Kolumbien | Colombie | Colombia
peru: Peru | Pérou | Perú
venezuela: Venezuela | Venezuela | Venezuela
cuba: Kuba | Cuba | Cuba
vienna: Wien |  | Viena
berlin: Berlin | Berlin | Berlín
paris: Paris | Paris | París
madrid: Madrid | Madrid | Madrid
london: London | Londres | Londres
rome: Rom | Rome | Roma
brussels: Brüssel | Bruxelles | Bruselas
warsaw: Warschau | Varsovie | Varsovia
prague: Prag | Prague | Praga
budapest: Budapest | Budapest | Budapest
athens: Athen | Athènes | Atenas
moscow: Moskau | Moscou | Moscú
beijing: Peking | Pékin | Pekín
"""
