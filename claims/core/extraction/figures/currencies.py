"""Currencies in English text: signs, ISO 4217 codes and words."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words

_BY_SIGN: dict[str, str] = {
    "$": "US dollar",
    "£": "pound sterling",
    "€": "euro",
    "¥": "Japanese yen",
    "￥": "Japanese yen",
    "₹": "Indian rupee",
    "₨": "rupee",
    "₽": "Russian ruble",
    "₩": "South Korean won",
    "₺": "Turkish lira",
    "₴": "Ukrainian hryvnia",
    "₪": "Israeli shekel",
    "₦": "Nigerian naira",
    "฿": "Thai baht",
    "₫": "Vietnamese dong",
    "₱": "Philippine peso",
    "₿": "bitcoin",
    "₾": "Georgian lari",
    "₭": "Lao kip",
    "₸": "Kazakhstani tenge",
    "₲": "Paraguayan guarani",
    "₵": "Ghanaian cedi",
    "₡": "Costa Rican colon",
    "₼": "Azerbaijani manat",
    "¢": "cent",
}

_BY_CODE: dict[str, str] = {
    "usd": "US dollar",
    "eur": "euro",
    "gbp": "pound sterling",
    "jpy": "Japanese yen",
    "cny": "Chinese yuan",
    "rmb": "Chinese yuan",
    "inr": "Indian rupee",
    "aud": "Australian dollar",
    "cad": "Canadian dollar",
    "nzd": "New Zealand dollar",
    "hkd": "Hong Kong dollar",
    "sgd": "Singapore dollar",
    "twd": "Taiwan dollar",
    "chf": "Swiss franc",
    "sek": "Swedish krona",
    "nok": "Norwegian krone",
    "dkk": "Danish krone",
    "pln": "Polish zloty",
    "czk": "Czech koruna",
    "huf": "Hungarian forint",
    "ron": "Romanian leu",
    "rub": "Russian ruble",
    "uah": "Ukrainian hryvnia",
    "try": "Turkish lira",
    "ils": "Israeli shekel",
    "aed": "UAE dirham",
    "sar": "Saudi riyal",
    "krw": "South Korean won",
    "thb": "Thai baht",
    "idr": "Indonesian rupiah",
    "myr": "Malaysian ringgit",
    "php": "Philippine peso",
    "vnd": "Vietnamese dong",
    "pkr": "Pakistani rupee",
    "bdt": "Bangladeshi taka",
    "zar": "South African rand",
    "ngn": "Nigerian naira",
    "kes": "Kenyan shilling",
    "egp": "Egyptian pound",
    "brl": "Brazilian real",
    "mxn": "Mexican peso",
    "ars": "Argentine peso",
    "clp": "Chilean peso",
    "cop": "Colombian peso",
    "btc": "bitcoin",
    "xof": "CFA franc",
    "xaf": "CFA franc",
    "ghs": "Ghanaian cedi",
    "tzs": "Tanzanian shilling",
    "ugx": "Ugandan shilling",
    "rwf": "Rwandan franc",
    "etb": "Ethiopian birr",
    "lkr": "Sri Lankan rupee",
    "npr": "Nepalese rupee",
    "kzt": "Kazakhstani tenge",
    "isk": "Icelandic krona",
    "bgn": "Bulgarian lev",
    "xcd": "East Caribbean dollar",
    "ttd": "Trinidad and Tobago dollar",
    "jmd": "Jamaican dollar",
    "bbd": "Barbadian dollar",
    "gyd": "Guyanese dollar",
    "fjd": "Fijian dollar",
    "nad": "Namibian dollar",
    "bwp": "Botswana pula",
    "mwk": "Malawian kwacha",
    "zmw": "Zambian kwacha",
    "mzn": "Mozambican metical",
    "aoa": "Angolan kwanza",
    "tnd": "Tunisian dinar",
    "dzd": "Algerian dinar",
    "jod": "Jordanian dinar",
    "iqd": "Iraqi dinar",
    "kwd": "Kuwaiti dinar",
    "bhd": "Bahraini dinar",
    "rsd": "Serbian dinar",
    "qar": "Qatari riyal",
    "omr": "Omani rial",
    "lbp": "Lebanese pound",
    "azn": "Azerbaijani manat",
    "uzs": "Uzbek som",
    "mnt": "Mongolian tugrik",
    "khr": "Cambodian riel",
    "mmk": "Burmese kyat",
    "uyu": "Uruguayan peso",
    "dop": "Dominican peso",
    "pyg": "Paraguayan guarani",
    "crc": "Costa Rican colon",
    "gtq": "Guatemalan quetzal",
    "hnl": "Honduran lempira",
    "pgk": "Papua New Guinean kina",
    "mur": "Mauritian rupee",
    "afn": "Afghan afghani",
    "byn": "Belarusian ruble",
    "mdl": "Moldovan leu",
}

# Letters before a sign or a figure: "US$5", "RM79", "Rs 500".
_BY_PREFIX: dict[str, str] = {
    "$us": "US dollar",
    "$a": "Australian dollar",
    "$nz": "New Zealand dollar",
    "$c": "Canadian dollar",
    "us$": "US dollar",
    "u.s.$": "US dollar",
    "usd$": "US dollar",
    "a$": "Australian dollar",
    "au$": "Australian dollar",
    "aud$": "Australian dollar",
    "c$": "Canadian dollar",
    "ca$": "Canadian dollar",
    "cad$": "Canadian dollar",
    "cdn$": "Canadian dollar",
    "can$": "Canadian dollar",
    "nz$": "New Zealand dollar",
    "hk$": "Hong Kong dollar",
    "s$": "Singapore dollar",
    "sg$": "Singapore dollar",
    "nt$": "Taiwan dollar",
    "tw$": "Taiwan dollar",
    "r$": "Brazilian real",
    "mx$": "Mexican peso",
    "mex$": "Mexican peso",
    "mxn$": "Mexican peso",
    "j$": "Jamaican dollar",
    "z$": "Zimbabwe dollar",
    "rm": "Malaysian ringgit",
    "rs": "rupee",
    "r": "South African rand",
    "fr": "franc",
    "kr": "krone",
    "lkr": "Sri Lankan rupee",
    "n": "Nigerian naira",
    "k": "kwacha",
    "sh": "shilling",
    "shs": "shilling",
    "ksh": "Kenyan shilling",
    "kshs": "Kenyan shilling",
    "ush": "Ugandan shilling",
    "tsh": "Tanzanian shilling",
    "tk": "Bangladeshi taka",
    "rp": "Indonesian rupiah",
    "fcfa": "CFA franc",
    "cfa": "CFA franc",
    "sfr": "Swiss franc",
    "skr": "Swedish krona",
    "nkr": "Norwegian krone",
    "dkr": "Danish krone",
    "gh¢": "Ghanaian cedi",
    "gh₵": "Ghanaian cedi",
    "ec$": "East Caribbean dollar",
    "tt$": "Trinidad and Tobago dollar",
    "bds$": "Barbadian dollar",
    "g$": "Guyanese dollar",
    "gy$": "Guyanese dollar",
    "bz$": "Belize dollar",
    "ja$": "Jamaican dollar",
    "n$": "Namibian dollar",
    "fj$": "Fijian dollar",
    "rd$": "Dominican peso",
    "ar$": "Argentine peso",
    "cl$": "Chilean peso",
    "col$": "Colombian peso",
}
SPACED_PREFIXES: frozenset[str] = words("rs kr skr nkr dkr ksh kshs tsh ush shs tk rp fcfa fr sfr")
"""Those of them that may stand apart from the figure ("Rs 500", "Ksh 45 billion")."""
CODE_PREFIXES: frozenset[str] = words("fr tk rp")
"""Those of them that also stand for airlines, trains and priests, so that a plain small number behind is no sum."""
LABEL_PREFIXES: frozenset[str] = frozenset("nk")
"""Those of them that are labels before a small number ("an N95 mask", "the K2")."""
NATIONALITIES = words(
    "us american canadian australian singapore jamaican taiwan zimbabwe brazilian mexican argentine colombian chilean "
    "philippine cuban swiss french belgian swedish norwegian danish icelandic czech indian pakistani nepalese russian "
    "belarusian ukrainian turkish israeli egyptian syrian lebanese sudanese british irish japanese chinese korean thai "
    "malaysian indonesian iranian iraqi kuwaiti jordanian tunisian algerian saudi omani qatari yemeni kenyan tanzanian "
    "ugandan somali nigerian ghanaian polish hungarian romanian bulgarian serbian croatian georgian finnish german dutch "
    "italian spanish portuguese greek austrian afghan kazakh uzbek vietnamese lao cambodian bangladeshi ethiopian "
    "cfa rwandan burundian congolese guinean comorian djiboutian haitian namibian liberian barbadian bahamian fijian "
    "guyanese zambian malawian moroccan libyan bahraini mauritian uruguayan dominican moldovan macedonian gambian"
)
"""Folded adjectives that tell one dollar, franc or pound from another."""

LONG_NATIONALITIES: dict[str, str] = {
    "new zealand": "New Zealand",
    "hong kong": "Hong Kong",
    "south african": "South African",
    "south korean": "South Korean",
    "costa rican": "Costa Rican",
    "sri lankan": "Sri Lankan",
    "east caribbean": "East Caribbean",
    "west african cfa": "CFA",
    "central african cfa": "CFA",
    "u . s .": "US",
}
"""The same of more than one token, by their folded tokens."""
_WORDS: dict[str, str] = {
    "dollar": "US dollar",
    "buck": "US dollar",
    "greenback": "US dollar",
    "euro": "euro",
    "sterling": "pound sterling",
    "quid": "pound sterling",
    "yen": "Japanese yen",
    "yuan": "Chinese yuan",
    "renminbi": "Chinese yuan",
    "rupee": "rupee",
    "ruble": "Russian ruble",
    "rouble": "Russian ruble",
    "franc": "franc",
    "krona": "Swedish krona",
    "kronor": "Swedish krona",
    "krone": "krone",
    "kroner": "krone",
    "crown": "crown",
    "peso": "peso",
    "peseta": "peseta",
    "escudo": "escudo",
    "drachma": "drachma",
    "guilder": "guilder",
    "markka": "markka",
    "mark": "mark",
    "rand": "South African rand",
    "won": "South Korean won",
    "lira": "lira",
    "lire": "lira",
    "shekel": "Israeli shekel",
    "dirham": "dirham",
    "riyal": "riyal",
    "rial": "rial",
    "dinar": "dinar",
    "baht": "Thai baht",
    "ringgit": "Malaysian ringgit",
    "sen": "sen",
    "zloty": "Polish zloty",
    "forint": "Hungarian forint",
    "koruna": "Czech koruna",
    "hryvnia": "Ukrainian hryvnia",
    "naira": "Nigerian naira",
    "shilling": "shilling",
    "cedi": "Ghanaian cedi",
    "taka": "Bangladeshi taka",
    "rupiah": "Indonesian rupiah",
    "dong": "Vietnamese dong",
    "tenge": "Kazakhstani tenge",
    "lari": "Georgian lari",
    "real": "Brazilian real",
    "reais": "Brazilian real",
    "afghani": "Afghan afghani",
    "cent": "cent",
    "penny": "penny",
    "pence": "penny",
    "pennies": "penny",
    "bitcoin": "bitcoin",
    "kuna": "Croatian kuna",
    "lev": "Bulgarian lev",
    "leva": "Bulgarian lev",
    "leu": "leu",
    "lei": "leu",
    "denarius": "denarius",
    "denarii": "denarius",
    "birr": "Ethiopian birr",
    "kwacha": "kwacha",
    "kyat": "Burmese kyat",
    "hryvnias": "Ukrainian hryvnia",
    "koruny": "Czech koruna",
    "zlotys": "Polish zloty",
    "ariary": "Malagasy ariary",
    "dalasi": "Gambian dalasi",
    "tugrik": "Mongolian tugrik",
    "bolivar": "Venezuelan bolivar",
    "guarani": "Paraguayan guarani",
    "guaranies": "Paraguayan guarani",
    "pula": "Botswana pula",
    "metical": "Mozambican metical",
    "meticais": "Mozambican metical",
    "riel": "Cambodian riel",
    "lempira": "Honduran lempira",
    "quetzal": "Guatemalan quetzal",
}
_COMMON_ENGLISH = frozenset({"won", "real", "mark", "crown", "try", "rand", "buck", "r", "kr", "fr", "dong"})

CURRENCY_SIGNS: dict[str, str] = _BY_SIGN
"""Currency by sign."""

CURRENCY_CODES: dict[str, str] = _BY_CODE
"""Currency by folded ISO 4217 code (only to be trusted in capitals)."""

CURRENCY_PREFIXES: dict[str, str] = _BY_PREFIX
"""Currency by folded letters, with or without "$", that stand before a figure."""


def _word_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for word, name in _WORDS.items():
        forms[word] = name
        forms.setdefault(word + "s", name)
    return forms


CURRENCY_WORDS: dict[str, str] = _word_forms()
"""Currency by folded word, singular or plural."""

AMBIGUOUS_WORDS: frozenset[str] = _COMMON_ENGLISH
"""Currency words that are common English words: taken only after a magnitude or a nationality ("3 billion won")."""

_ISSUERS: dict[str, str] = {
    "franc": "Switzerland Swiss; Belgium Belgian; France French; Rwanda Rwandan; Senegal CFA; Mali CFA; Niger CFA; "
    "Cameroon CFA; Chad CFA",
    "peso": "Mexico Mexican; Argentina Argentine; Chile Chilean; Colombia Colombian; Cuba Cuban; Uruguay Uruguayan; "
    "Philippines Philippine",
    "rupee": "India Indian; Pakistan Pakistani; Nepal Nepalese",
    "krone": "Norway Norwegian; Denmark Danish",
    "crown": "Sweden Swedish; Norway Norwegian; Denmark Danish; Iceland Icelandic; Czechia Czech",
    "Swedish krona": "Iceland Icelandic; Sweden Swedish",
    "lira": "Turkey Turkish; Italy Italian",
    "dinar": "Algeria Algerian; Bahrain Bahraini; Iraq Iraqi; Jordan Jordanian; Kuwait Kuwaiti; Libya Libyan; "
    "Serbia Serbian; Tunisia Tunisian",
    "dirham": "Morocco Moroccan",
    "rial": "Iran Iranian; Oman Omani; Yemen Yemeni",
    "riyal": "Qatar Qatari",
    "shilling": "Kenya Kenyan; Tanzania Tanzanian; Uganda Ugandan; Somalia Somali",
    "leu": "Romania Romanian; Moldova Moldovan",
    "kwacha": "Zambia Zambian; Malawi Malawian",
}
ISSUERS: dict[str, dict[str, str]] = {
    name: {
        country: f"{adjective} {name.rsplit(' ', 1)[-1]}"
        for country, adjective in (entry.split() for entry in issuers.split("; "))
    }
    for name, issuers in _ISSUERS.items()
}
"""The currency of a country, by the name that it shares with those of others and by country."""
