"""Nouns and adjectives that say the same in news English, or are written in several ways; noted as in ``synonyms.py``."""

from __future__ import annotations

PERSONS = """
premier | prime minister ~ head of government
teacher | schoolteacher ~ educator
pupil | schoolchild | school student | school pupil
student ~ undergraduate
professor ~ academic
scientist | researcher
doctor | physician ~ medic
surgeon ~ operating doctor
lawyer | attorney
journalist ~ reporter | correspondent
author ~ writer
novelist | novel writer
actor ~ film actor
singer ~ vocalist
chief executive | ceo | chief executive officer
boss ~ head | chief | director
founder ~ creator
owner | proprietor
farmer ~ grower
fisherman | fisher
sailor | seaman ~ crew member
passenger ~ traveler | traveller
driver ~ motorist
cyclist ~ bike rider
pedestrian ~ walker
customer ~ client | shopper
shareholder | stockholder ~ investor
tenant | renter
landlord ~ house owner
neighbor | neighbour
inhabitant | resident
employee | worker | member of staff | staff member
volunteer ~ unpaid helper
firefighter | fireman
police officer | policeman | policewoman ~ constable
spy ~ secret agent
criminal ~ offender | lawbreaker
thief ~ robber
murderer ~ killer
witness ~ eyewitness
expert ~ specialist
opponent ~ rival | adversary
ally ~ partner
supporter ~ backer | follower
voter | elector
candidate ~ contender | nominee
member ~ affiliate
chairman | chairwoman | chairperson ~ chair
vicar ~ parish priest
monk ~ friar
child | kid
teenager | teen ~ adolescent
woman ~ female
man ~ male
mother | mum | mom
father | dad
spouse | husband or wife
twin | twin sibling
orphan ~ parentless child
"""

PLACES = """
road ~ street
highway ~ motorway | freeway
railway | railroad ~ rail line | train line
train station | railway station
factory ~ plant | works
power station | power plant
refinery ~ oil refinery
shipyard ~ dockyard
harbor | harbour ~ port
house ~ home ~~ dwelling | residence
apartment ~ flat
skyscraper ~ high-rise | tower block
shop ~ store | outlet
supermarket ~ grocery store
restaurant ~ eatery
cinema | movie theater | movie theatre
theater | theatre | playhouse
museum ~ gallery
jail | gaol ~ prison ~~ penitentiary
cemetery | graveyard
forest ~ woodland | wood
field ~ meadow
mountain ~ peak
hill | hillock
lake ~ reservoir
stream ~ brook
ocean ~ sea
beach ~ seaside | shore
island | isle
harvest ~ crop
countryside ~ rural area
town center | town centre ~ downtown
suburb ~ outskirts
headquarters | head office ~ main office
parliament ~ legislature
office ~ bureau
school ~ schoolhouse
campus ~ university grounds
nursery ~ kindergarten | preschool
hospital ~ infirmary
pharmacy | drugstore ~ chemist
farm ~ farmstead
stable ~ barn
garage ~ car park
car park | parking lot
rail line | train line
city center | city centre | center of the city ~ downtown
chemical plant | chemical factory
car plant | car factory
chip plant | chip factory
cement plant | cement factory
steel plant | steel works | steelworks
"""

MATTERS = """
aircraft ~ airplane | aeroplane | plane | airliner
helicopter | chopper
ship ~ vessel
boat ~ small craft
freighter | cargo ship | freight ship
ferry | ferryboat
truck | lorry
car | automobile | motor car
bike | bicycle ~ cycle
subway ~ underground | metro
gas ~ natural gas
oil | crude oil | petroleum ~ crude
petrol | gasoline
electricity | electric power | electrical power ~ power
power cut | blackout | power outage | electricity failure ~ outage
solar panel | photovoltaic panel
battery ~ accumulator
film | movie | motion picture
newspaper ~ paper | daily
magazine ~ periodical
book ~ volume
novel ~ work of fiction
song ~ tune
painting ~ canvas
statue ~ sculpture
picture ~ image | photograph | photo
video ~ clip | footage
internet ~ net | web
email | e-mail
password | passcode
phone | telephone
computer ~ pc
rubbish | garbage | trash | household waste ~ refuse
wastewater | sewage
drinking water ~ tap water
rain | rainfall ~ precipitation
storm ~ tempest
snow | snowfall
heatwave | heat wave | hot spell
frost ~ freezing temperatures
earthquake | quake | seismic shock ~ tremor
volcano ~ fire mountain
landslide ~ mudslide
disaster | catastrophe
accident ~ crash ~~ incident
fire | blaze
illness | disease ~ sickness | ailment
epidemic ~ outbreak
cancer ~ malignant tumor
diabetes ~ blood sugar disease
heart attack | myocardial infarction
operation ~ surgery
treatment ~ therapy
medicine | medication ~ drug
injury ~ wound
trade ~ commerce
deal | agreement | accord | pact ~ contract
law ~ act | statute | legislation | bill
rule ~ regulation
tax ~ levy
duty ~ tariff
wage | salary ~ pay | earnings
pension ~ retirement pay
rent | rental
price ~ cost
budget ~ spending plan
debt ~ liabilities
deficit ~ shortfall
surplus ~ excess
loan ~ credit
share ~ stock
growth ~ expansion
recession ~ economic downturn
gross domestic product | gdp ~ economic output | total output
job ~ post | position
job seeker | jobseeker
strike ~ walkout | industrial action | work stoppage
academy award ~ oscar
union ~ trade union | labor union
company | firm ~ business | enterprise
start-up | startup
subsidiary ~ daughter company
airline | air carrier
carmaker | car manufacturer | automaker
chip maker | chipmaker | semiconductor maker
retailer ~ store chain
bank ~ lender
insurer | insurance company
charity ~ relief organization | aid organization
newcomer | new arrival
war ~ armed conflict
battle ~~ fight
truce | ceasefire
treaty ~ pact
weapon ~ arm
missile ~ rocket
defense | defence ~ military
army ~ armed forces | military
navy ~ naval forces
air force | air arm
border | frontier
poll ~ opinion poll | survey
result ~ outcome
majority | more than half
minority | less than half
half | one half | fifty percent
quarter | one in four ~ fourth
third | one in three
crime ~ offense | offence
murder ~ homicide
rape ~ sexual assault
theft ~ stealing
fine ~ monetary penalty
sentence ~ prison term | jail term
permit ~ license | licence
passport ~ travel document
citizenship | nationality
marriage ~ wedlock
birth rate ~ fertility
population | number of inhabitants | number of residents
age ~ years old
aged | at the age of | age
tourist ~ holidaymaker | visitor
holiday ~ vacation
weekend | saturday and sunday
first weekend | opening weekend
first day | opening day
cattle ~ cows
pig | hog | swine
bee ~ honeybee
bee colony | colony of bees ~ hive
corn ~ maize
soy ~ soybean
vegetable ~ greens
species ~ kind
zoo | zoological garden
moon ~ satellite
space probe | spacecraft ~ probe
asteroid | minor planet
airplane | aeroplane | plane ~ airliner
photograph | photo
trade union | labor union
armed forces | military
prison term | jail term
license | licence
windscreen | windshield
lab | laboratory
fridge | refrigerator
tire | tyre
"""

QUALITIES = """
high | height ~ tall
long | length
deep | depth
wide | width | breadth
heavy ~ weight
bad ~ poor
new ~ newly
female ~ woman
male ~ man
renewed ~ again
condition ~ state
big | large ~ sizable
biggest | largest ~ greatest
smallest ~ least | tiniest
fewest | lowest number of ~ lowest | least
highest ~ top | greatest | most
oldest | most ancient
longest ~ lengthiest
last ~ final
first ~ initial
previously unknown ~ new
annual | yearly | every year | a year | per year | each year
daily | every day | a day | per day | each day
weekly | every week | a week | per week | each week
monthly | every month | a month | per month | each month
hourly | every hour | an hour | per hour | each hour
year before | previous year | year earlier | preceding year | prior year
free of charge | at no charge | at no cost ~ free
rich | wealthy | affluent | well-off
poor ~ impoverished | needy
quick | rapid | swift ~ fast
slow | sluggish
near | close to ~ not far from
famous | well-known | renowned
dangerous | hazardous | perilous
safe ~ secure
strong ~ powerful
empty ~ vacant | unoccupied
full ~ crowded
dead ~ deceased
alive ~ living
ill | sick
drunk | intoxicated
pregnant ~ expecting
overweight ~ too heavy
illegal | unlawful ~ illicit
legal | lawful
mandatory | compulsory | obligatory
voluntary | optional
secret ~ clandestine | covert
foreign ~ from abroad
domestic ~ home
abroad ~ overseas | in foreign countries
nationwide | across the country | throughout the country | countrywide
worldwide | globally | around the world | across the world | throughout the world | global
european | of europe
local ~ of the area
british | uk
dutch | of the netherlands
half | 50 percent
entire | whole
same | identical
about | approximately | roughly
because of | due to | owing to | on account of | as a result of ~ thanks to
although | though | even though
despite | in spite of
during | in the course of
according to | as reported by
together | jointly
alone ~ by oneself
mainly | mostly | chiefly | primarily | largely
completely | fully | entirely | totally
partly | partially | in part
immediately | at once | straight away
suddenly | all of a sudden
later ~ afterwards
again | once more | anew
never before ~ for the first time
often | frequently
rarely | seldom
clandestine | covert
bad condition | poor condition | bad state | poor state
"""

WRITINGS = """
coastguard | coast guard
carmaker | car maker | automaker | auto maker
chipmaker | chip maker
drugmaker | drug maker
steelmaker | steel maker
planemaker | plane maker
shipowner | ship owner
homeowner | home owner
landowner | land owner
lawmaker | law maker
policymaker | policy maker
cyberattack | cyber attack | cyber-attack
smartphone | smart phone | smart-phone
mobile phone | cell phone | cellphone
seabed | sea bed
warplane | war plane
wildfire | wild fire
car park | carpark | parking lot
by-election | byelection
takeover | take-over
shutdown | shut-down
workforce | work force
lifespan | life span
birth rate | birthrate
full-time | full time
part-time | part time
nationwide | nation-wide
worldwide | world-wide
television | tv
advertisement | advert | ad
mathematics | maths | math
motorcycle | motorbike
nappy | diaper
non-governmental organization | nongovernmental organization | ngo
value-added tax | value added tax ~ vat
artificial intelligence | ai
european central bank | ecb
international monetary fund | imf
world trade organization | wto
central intelligence agency | cia
national health service | nhs
food and drug administration | fda
organization for economic cooperation and development | oecd
covid | covid-19
exam ~ examination
postcode ~ zip code
highway ~ motorway | freeway
"""

THING_CLASSES = "\n".join((PERSONS, PLACES, MATTERS, QUALITIES, WRITINGS))
"""All classes of this module."""
