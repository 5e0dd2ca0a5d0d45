"""Countries with their adjectives, and places that news articles often name."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import phrases

_COUNTRIES = """
Afghanistan Afghan; Albania Albanian; Algeria Algerian; Angola Angolan; Argentina Argentine; Armenia Armenian
Australia Australian; Austria Austrian; Azerbaijan Azerbaijani; Bahrain Bahraini; Bangladesh Bangladeshi; Belarus Belarusian
Belgium Belgian; Bolivia Bolivian; Bosnia Bosnian; Brazil Brazilian; Bulgaria Bulgarian; Cambodia Cambodian
Cameroon Cameroonian; Canada Canadian; Chad Chadian; Chile Chilean; China Chinese; Colombia Colombian; Croatia Croatian
Cuba Cuban; Cyprus Cypriot; Czechia Czech; Denmark Danish; Ecuador Ecuadorian; Egypt Egyptian; England English
Estonia Estonian; Ethiopia Ethiopian; Finland Finnish; France French; Georgia Georgian; Germany German; Ghana Ghanaian
Greece Greek; Guatemala Guatemalan; Haiti Haitian; Hungary Hungarian; Iceland Icelandic; India Indian; Indonesia Indonesian
Iran Iranian; Iraq Iraqi; Ireland Irish; Israel Israeli; Italy Italian; Jamaica Jamaican; Japan Japanese; Jordan Jordanian
Kazakhstan Kazakh; Kenya Kenyan; Kosovo Kosovar; Kuwait Kuwaiti; Laos Laotian; Latvia Latvian; Lebanon Lebanese
Liberia Liberian; Libya Libyan; Lithuania Lithuanian; Malaysia Malaysian; Mali Malian; Malta Maltese; Mexico Mexican
Moldova Moldovan; Mongolia Mongolian; Morocco Moroccan; Mozambique Mozambican; Myanmar Burmese; Nepal Nepalese
Netherlands Dutch; Nicaragua Nicaraguan; Niger Nigerien; Nigeria Nigerian; Norway Norwegian; Oman Omani; Pakistan Pakistani
Palestine Palestinian; Panama Panamanian; Paraguay Paraguayan; Peru Peruvian; Philippines Philippine; Poland Polish
Portugal Portuguese; Qatar Qatari; Romania Romanian; Russia Russian; Rwanda Rwandan; Scotland Scottish; Senegal Senegalese
Serbia Serbian; Singapore Singaporean; Slovakia Slovak; Slovenia Slovenian; Somalia Somali; Spain Spanish; Sudan Sudanese
Sweden Swedish; Switzerland Swiss; Syria Syrian; Taiwan Taiwanese; Tajikistan Tajik; Tanzania Tanzanian; Thailand Thai
Tunisia Tunisian; Turkey Turkish; Uganda Ugandan; Ukraine Ukrainian; Uruguay Uruguayan; Uzbekistan Uzbek
Venezuela Venezuelan; Vietnam Vietnamese
Wales Welsh; Yemen Yemeni; Zambia Zambian; Zimbabwe Zimbabwean; America American; Britain British
Europe European; Africa African; Asia Asian; Kashmir Kashmiri; Chechnya Chechen; Gaza Gazan; Tibet Tibetan
"""
COUNTRY_BY_ADJECTIVE: dict[str, str] = {entry.split()[1]: entry.split()[0] for entry in phrases(_COUNTRIES)}
"""Country (or region) by its adjective."""

PLACES = frozenset(COUNTRY_BY_ADJECTIVE.values()) | phrases(
    """
    United States; U.S.; US; USA; United Kingdom; U.K.; UK; New Zealand; South Africa; South Korea; North Korea
    Saudi Arabia; Sri Lanka; Czech Republic; Costa Rica; El Salvador; Puerto Rico; Hong Kong; Northern Ireland
    European Union; EU; Middle East; Latin America; South Sudan; Burkina Faso; Ivory Coast; Sierra Leone
    Kabul; London; Paris; Berlin; Rome; Madrid; Moscow; Kyiv; Kiev; Washington; Washington D.C.; New York; New York City
    Los Angeles; Chicago; Houston; Boston; Philadelphia; Phoenix; Dallas; San Francisco; Seattle; Miami; Atlanta; Detroit
    Denver; Baltimore; Minneapolis; Toronto; Montreal; Vancouver; Ottawa; Sydney; Melbourne; Canberra; Brisbane; Auckland
    Wellington; Tokyo; Osaka; Beijing; Shanghai; Wuhan; Delhi; New Delhi; Mumbai; Karachi; Islamabad; Dhaka; Jakarta; Manila
    Bangkok; Hanoi; Seoul; Pyongyang; Taipei; Tehran; Baghdad; Damascus; Aleppo; Beirut; Jerusalem; Tel Aviv; Cairo
    Tripoli; Tunis; Algiers; Lagos; Abuja; Nairobi; Kampala; Johannesburg; Cape Town; Khartoum; Addis Ababa; Mogadishu
    Brussels; Amsterdam; Geneva; Zurich; Vienna; Budapest; Prague; Warsaw; Athens; Istanbul; Ankara; Lisbon; Dublin; Belfast
    Edinburgh; Glasgow; Cardiff; Manchester; Birmingham; Liverpool; Leeds; Bristol; Sheffield; Stockholm; Oslo; Copenhagen
    Helsinki; Doha; Dubai; Abu Dhabi; Riyadh; Sanaa; Caracas; Bogota; Lima; Santiago; Buenos Aires; Rio de Janeiro
    Sao Paulo; Mexico City; Havana; Milan; Naples; Barcelona; Munich; Hamburg; Frankfurt; Lyon; Marseille
    Alabama; Alaska; Arizona; Arkansas; California; Colorado; Connecticut; Delaware; Florida; Hawaii; Idaho; Illinois
    Indiana; Iowa; Kansas; Kentucky; Louisiana; Maine; Maryland; Massachusetts; Michigan; Minnesota; Mississippi; Missouri
    Montana; Nebraska; Nevada; New Hampshire; New Jersey; New Mexico; North Carolina; North Dakota; Ohio; Oklahoma; Oregon
    Pennsylvania; Rhode Island; South Carolina; South Dakota; Tennessee; Texas; Utah; Vermont; West Virginia; Wisconsin
    Wyoming; Ontario; Quebec; Alberta; British Columbia; New South Wales; Queensland; Yorkshire; Kent; Essex; Cornwall
    Bavaria; Catalonia; Sicily; Punjab; Kerala; Xinjiang; Crimea; Donbas; Helmand; Kandahar
    """
)
"""Names that are places on sight."""

FULL_NAMES = {
    "U.S.": "United States",
    "US": "United States",
    "USA": "United States",
    "U.K.": "United Kingdom",
    "UK": "United Kingdom",
    "America": "United States",
}
"""Short names of countries with the form used in standalone texts."""
