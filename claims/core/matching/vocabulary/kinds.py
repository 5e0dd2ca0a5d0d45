"""Which concept is a kind or a part of which: ``special … < general``; a chain of two steps is followed."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words

KINDS = """
civilian soldier police child woman man adult pensioner teenager infant migrant refugee prisoner worker patient
  student voter driver parent farmer journalist fighter tourist < person
nurse doctor teacher driver cleaner cook porter carer firefighter < staff
nurse teacher police firefighter < public sector
staff < worker
girl boy infant teenager < child
boy < man
girl < woman
peacekeeper marine < soldier
burglary murder theft robbery fraud rape assault arson knife crime stabbing < crime
theft of car motorbike theft car theft bicycle theft < vehicle theft
car lorry bus motorbike van tractor scooter taxi tram < vehicle
dog cat horse cow pig sheep goat wolf bear fox rat cattle < animal
cow pig sheep goat chicken < livestock
flat apartment house bungalow < home
primary school secondary school grammar school nursery < school
lesson < day
food medical water < aid
city town village district province suburb quarter < country
village town < region
city town < region
glacier < ice
strait bay lagoon < sea
measles mumps rubella polio flu tetanus dengue malaria cholera ebola pertussis tuberculosis hepatitis covid < disease
cancer asthma diabetes stroke < disease
coal gas oil < fossil fuel
petrol diesel kerosene < fuel
wind solar hydropower biomass < renewable
beef pork lamb chicken bacon ham < meat
cheese milk butter yogurt < dairy
apple orange banana pear grape < fruit
carrot potato spinach lettuce onion < vegetable
wheat rice maize barley oats < grain
methane carbon dioxide nitrous oxide < greenhouse gas
weightlifter sprinter swimmer boxer footballer runner cyclist wrestler gymnast rower skier < athlete
football tennis rugby boxing cricket hockey swimming < sport
airline brewer retailer insurer bank carmaker < firm
payroll tax income tax property tax sales tax corporation tax < tax
local election mayoral election presidential election general election by-election < election
father mother < parent
parent child grandparent sibling < family
oak pine beech spruce < tree
tuna cod salmon herring < fish
monday tuesday wednesday thursday friday < weekday
pistol rifle gun knife missile grenade mine < weapon
tank jet warship helicopter < military
pneumonia bronchitis < illness
novel poem < book
sister brother < sibling
rail bus tram metro < public transport
tropics < world
country continent ocean < world
manufacture production assembly < lifetime
"""
"""Each line: special concepts (multi-word ones are found by their phrase), ``<``, the general concept."""

ALL_QUANTIFIERS = words("all every everyone everybody everything whole entire always everywhere anywhere")
"""Words that speak of the whole of something."""

NONE_QUANTIFIERS = words("no none nobody nothing neither never nowhere")
"""Words that speak of nothing at all."""

SOME_QUANTIFIERS = words("some several few certain one sometimes partly partial somewhat mostly often many")
"""Words that speak of a part."""

QUANTIFIERS = ALL_QUANTIFIERS | NONE_QUANTIFIERS | SOME_QUANTIFIERS
"""All of them."""

PERSONS_AS_SUCH = words(
    """woman man girl boy child infant baby toddler teenager adult pensioner civilian noncombatant soldier fighter
    militant"""
)
"""Words for persons by sex, age or part in a war, which hardly a sentence tells of those that it calls "people"."""
