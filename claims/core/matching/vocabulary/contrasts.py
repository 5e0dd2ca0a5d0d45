"""Sets of concepts that exclude each other: two of one set in the same place of two claims make them differ.

One set a line: ``slot: concept | concept | …``. Concepts are words or phrases in any form; their synonyms follow.
"""

from __future__ import annotations

CONTRASTS = """
measure: kill | wound | miss | displace | arrest | infect | hospital admission | kidnap | rescue | evacuate |
  convict | deport | torture | test
measure: infection | hospital admission | death | case | recovery | birth | vaccination | test
measure: die | sicken | recover | infect | wound
measure: seat | vote | member | candidate | mandate | district
measure: nominal | real
measure: core | headline
measure: gross | net
measure: per person | total
measure: user | download | visit | subscriber | view
measure: carbon dioxide | methane | nitrous oxide | soot | sulfur dioxide | ozone
measure: capacity | generate | demand
measure: profit | revenue | loss | tax | dividend | debt | budget | deficit | investment
measure: export | import
measure: wage | price | rent | pension | tax | profit | fee
measure: murder | rape | burglary | theft | robbery | fraud | assault | arson | vandalism | offense | kidnapping |
  stabbing
measure: unemployment | inflation | interest rate | gross domestic product | turnout | poverty | wage
measure: sugar | salt | fat | protein | fiber | caffeine | alcohol | iron | calcium | vitamin | sugar substitute |
  salt substitute
measure: appeal | application
measure: ticket | season ticket
measure: temperature | rainfall | snowfall | sea level | humidity
measure: height | weight | length | width | depth | speed | age | area | volume
measure: average | median | maximum | minimum | record
measure: death | birth | marriage | divorce
measure: goal | point | assist | medal | win | title
measure: house | flat
measure: patient | doctor | nurse | bed
measure: water | electricity | gas
measure: arrival | departure
measure: order | delivery
measure: first | repeat
population: civilian | soldier | police | journalist | aid worker | peacekeeper | prisoner | refugee
population: man | woman
population: boy | girl
population: child | adult | pensioner | teenager | infant
population: pupil | teacher | parent
population: doctor | nurse | patient
population: employee | employer
population: landlord | tenant
population: buyer | seller
population: citizen | foreigner | migrant
population: smoker | non-smoker
population: driver | cyclist | pedestrian | passenger
population: veteran | recruit
population: rich | poor | middle class
population: small firm | large firm
subject: rebel | army | police | militia | government | opposition | parliament | court | president | king | queen
subject: president | premier | minister | mayor | governor | ambassador | senator | judge | king | pope
subject: treasurer | secretary | chair | director | manager | captain | coach | founder | owner | spokesman | deputy
subject: measles | mumps | rubella | polio | flu | tetanus | dengue | malaria | cholera | ebola | hepatitis |
  smallpox | chickenpox | pertussis | tuberculosis | covid | monkeypox | diphtheria
subject: shipping | aviation | agriculture | farming | fishing | mining | steel | cement | livestock | construction |
  tourism
subject: coal | gas | oil | wind | solar | nuclear | hydropower | biomass | geothermal
subject: petrol | diesel | kerosene | hydrogen
subject: car | lorry | bus | train | plane | ship | ferry | bicycle | motorbike | tram | scooter
subject: dog | cat | horse | cow | pig | sheep | goat | chicken | wolf | bear | fox | bee | rat
subject: beef | pork | chicken | lamb | fish | egg | milk | cheese | butter | bread | rice | wheat | maize | potato |
  tomato | spinach | lettuce
subject: coffee | tea | beer | wine | water | milk | juice
subject: gold | silver | copper | lithium | cobalt | uranium | nickel
subject: doctor | lawyer | teacher | farmer | engineer | nurse | pilot | police officer | soldier
subject: father | mother | brother | sister | son | daughter | wife | husband | uncle | aunt
subject: hospital | school | university | library | museum | church | mosque | prison | airport | bank | hotel | court
subject: striker | goalkeeper | defender | midfielder | coach | referee
subject: bank | insurer | airline | retailer | brewer
subject: android | iphone | windows | linux
subject: liver | lung | breast | bowel | skin | prostate | stomach | brain
subject: sun | moon | mars | venus | jupiter | saturn
subject: grid operator | supplier | regulator
time: january | february | march | april | may | june | july | august | september | october | november | december
time: monday | tuesday | wednesday | thursday | friday | saturday | sunday
time: spring | summer | autumn | winter
time: morning | afternoon | evening | night
time: first round | second round | third round
time: first half | second half
time: first quarter | second quarter | third quarter | fourth quarter
time: today | yesterday | tomorrow
time: this year | last year | next year
time: before | after | during
time: daily | weekly | monthly | yearly
place: north | south | east | west | northeast | northwest | southeast | southwest
place: upper | lower
place: inner | outer
place: arctic | antarctic
place: urban | rural
place: worldwide | national | local | regional
place: at home | abroad
place: indoors | outdoors
place: land | sea | air
place: left | right
place: downstream | upstream
"""
