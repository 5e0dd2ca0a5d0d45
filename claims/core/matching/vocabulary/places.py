"""Countries with their peoples and capitals, continents, oceans and large cities, for the slot *place*."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words

COUNTRIES = """
afghanistan afghan kabul asia
albania albanian tirana europe
algeria algerian algiers africa
angola angolan luanda africa
argentina argentine argentinian buenos-aires south-america
armenia armenian yerevan asia
australia australian canberra oceania
austria austrian vienna europe
azerbaijan azerbaijani baku asia
bahrain bahraini manama asia
bangladesh bangladeshi dhaka asia
belarus belarusian minsk europe
belgium belgian brussels europe
benin beninese porto-novo africa
bolivia bolivian la-paz south-america
bosnia bosnian sarajevo europe
botswana botswanan gaborone africa
brazil brazilian brasilia south-america
britain british uk united-kingdom great-britain london europe
bulgaria bulgarian sofia europe
burkina-faso burkinabe ouagadougou africa
burundi burundian gitega africa
cambodia cambodian phnom-penh asia
cameroon cameroonian yaounde africa
canada canadian ottawa north-america
chad chadian n'djamena africa
chile chilean santiago south-america
china chinese beijing asia
colombia colombian bogota south-america
congo congolese kinshasa africa
costa-rica costa-rican san-jose north-america
croatia croatian zagreb europe
cuba cuban havana north-america
cyprus cypriot nicosia europe
czechia czech czech-republic prague europe
denmark danish dane copenhagen europe
ecuador ecuadorian quito south-america
egypt egyptian cairo africa
el-salvador salvadoran san-salvador north-america
england english - europe
eritrea eritrean asmara africa
estonia estonian tallinn europe
ethiopia ethiopian addis-ababa africa
finland finnish finn helsinki europe
france french paris europe
gabon gabonese libreville africa
georgia georgian tbilisi asia
germany german berlin europe
ghana ghanaian accra africa
greece greek athens europe
guatemala guatemalan guatemala-city north-america
guinea guinean conakry africa
haiti haitian port-au-prince north-america
honduras honduran tegucigalpa north-america
hungary hungarian budapest europe
iceland icelandic icelander reykjavik europe
india indian new-delhi asia
indonesia indonesian jakarta asia
iran iranian tehran asia
iraq iraqi baghdad asia
ireland irish dublin europe
israel israeli jerusalem asia
italy italian rome europe
ivory-coast ivorian abidjan africa
jamaica jamaican kingston north-america
japan japanese tokyo asia
jordan jordanian amman asia
kazakhstan kazakh astana asia
kenya kenyan nairobi africa
kosovo kosovar pristina europe
kuwait kuwaiti kuwait-city asia
kyrgyzstan kyrgyz bishkek asia
laos laotian vientiane asia
latvia latvian riga europe
lebanon lebanese beirut asia
liberia liberian monrovia africa
libya libyan tripoli africa
lithuania lithuanian vilnius europe
luxembourg luxembourgish - europe
madagascar malagasy antananarivo africa
malawi malawian lilongwe africa
malaysia malaysian kuala-lumpur asia
mali malian bamako africa
malta maltese valletta europe
mauritania mauritanian nouakchott africa
mexico mexican mexico-city north-america
moldova moldovan chisinau europe
mongolia mongolian ulaanbaatar asia
montenegro montenegrin podgorica europe
morocco moroccan rabat africa
mozambique mozambican maputo africa
myanmar burmese burma naypyidaw asia
namibia namibian windhoek africa
nepal nepali nepalese kathmandu asia
netherlands dutch holland amsterdam europe
new-zealand new-zealander kiwi wellington oceania
nicaragua nicaraguan managua north-america
niger nigerien niamey africa
nigeria nigerian abuja africa
north-korea north-korean pyongyang asia
north-macedonia macedonian skopje europe
northern-ireland northern-irish belfast europe
norway norwegian oslo europe
oman omani muscat asia
pakistan pakistani islamabad asia
palestine palestinian ramallah asia
panama panamanian panama-city north-america
paraguay paraguayan asuncion south-america
peru peruvian lima south-america
philippines philippine filipino manila asia
poland polish pole warsaw europe
portugal portuguese lisbon europe
qatar qatari doha asia
romania romanian bucharest europe
russia russian moscow europe
rwanda rwandan kigali africa
saudi-arabia saudi riyadh asia
scotland scottish scot edinburgh europe
senegal senegalese dakar africa
serbia serbian serb belgrade europe
sierra-leone - freetown africa
singapore singaporean - asia
slovakia slovak bratislava europe
slovenia slovenian slovene ljubljana europe
somalia somali mogadishu africa
south-africa south-african pretoria africa
south-korea south-korean seoul asia
south-sudan south-sudanese juba africa
spain spanish spaniard madrid europe
sri-lanka sri-lankan colombo asia
sudan sudanese khartoum africa
sweden swedish swede stockholm europe
switzerland swiss bern europe
syria syrian damascus asia
taiwan taiwanese taipei asia
tajikistan tajik dushanbe asia
tanzania tanzanian dodoma africa
thailand thai bangkok asia
togo togolese lome africa
tunisia tunisian tunis africa
turkey turkish turk turkiye ankara asia
turkmenistan turkmen ashgabat asia
uganda ugandan kampala africa
ukraine ukrainian kyiv kiev europe
united-arab-emirates emirati uae abu-dhabi asia
united-states american usa us america washington north-america
uruguay uruguayan montevideo south-america
uzbekistan uzbek tashkent asia
venezuela venezuelan caracas south-america
vietnam vietnamese hanoi asia
wales welsh cardiff europe
yemen yemeni sanaa asia
zambia zambian lusaka africa
zimbabwe zimbabwean harare africa
european-union eu - europe
"""
"""One country a line: name, then people, other names and the capital (``-`` where none), last the continent; spaces are
hyphens."""

PARTS = """
england scotland wales northern-ireland < britain
africa asia europe oceania north-america south-america arctic antarctica < world
atlantic pacific indian-ocean mediterranean < world
britain germany france italy spain poland sweden austria < europe
london manchester birmingham liverpool leeds < england
new-york los-angeles chicago houston california texas florida < united-states
mumbai delhi < india
shanghai hong-kong < china
sydney melbourne < australia
toronto montreal vancouver < canada
lagos < nigeria
karachi lahore < pakistan
munich hamburg frankfurt < germany
marseille lyon < france
milan naples < italy
barcelona < spain
istanbul < turkey
"""
"""Parts and the whole they lie in."""

CONTINENTS = words("africa asia europe oceania north-america south-america arctic antarctica world")
"""Names of the largest places, spaces as hyphens."""

DEMONYMS_OF_CONTINENTS = {
    "african": "africa",
    "asian": "asia",
    "european": "europe",
    "antarctic": "antarctica",
}
"""Adjective -> continent."""


def _read_countries() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = dict(DEMONYMS_OF_CONTINENTS)
    wholes: dict[str, str] = {}
    for line in COUNTRIES.strip().splitlines():
        fields = [word.replace("-", " ") for word in line.split()]
        country, others, continent = fields[0], fields[1:-1], fields[-1]
        wholes[country] = continent
        names[country] = country
        *peoples, capital = others
        for name in peoples:
            names.setdefault(name, country)
        if capital not in {" ", "-"}:
            names.setdefault(capital, capital)
            wholes.setdefault(capital, country)
    for line in PARTS.strip().splitlines():
        parts, whole = line.split(" < ")
        for part in parts.split():
            wholes[part.replace("-", " ")] = whole.replace("-", " ")
            names.setdefault(part.replace("-", " "), part.replace("-", " "))
    for continent in sorted(CONTINENTS):
        names.setdefault(continent.replace("-", " "), continent.replace("-", " "))
    names.pop("-", None)
    names.pop(" ", None)
    names.pop("world", None)
    return names, wholes


PLACE_NAMES, WHOLE_OF = _read_countries()
"""Lower-case name, people or capital -> the place's own name; place -> the place it lies in."""


def names_place(phrase: str) -> bool:
    """Whether a phrase, with "the" or without, is the name of a known place."""
    return phrase.removeprefix("The ").removeprefix("the ").lower() in PLACE_NAMES


def lies_in(part: str, whole: str) -> bool:
    """Whether ``part`` lies in ``whole``, over at most four steps; a place does not lie in itself."""
    for _ in range(4):
        found = WHOLE_OF.get(part)
        if found is None:
            return False
        if found == whole:
            return True
        part = found
    return False


PARTS_NAMED_FOR_THE_WHOLE = frozenset({"great britain", "holland"})
"""Names of a part that many give to the whole state; what is counted in one is another number in the other."""
