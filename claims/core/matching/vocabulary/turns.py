"""Turns of phrase in news English that say the same in other words and another part of speech; written as in
``synonyms.py``."""

from __future__ import annotations

WORK = """
be out of work | be unemployed | be jobless | be without a job | have no job | out of work | without a job
unemployment | unemployment rate | jobless rate | rate of unemployment ~ joblessness
workforce ~ labor force | labour force | working population
lose * job | lost their jobs ~ be laid off | be made redundant | be let go
cut * jobs | shed * jobs | axe * jobs | job cuts ~ lay off | make redundant | layoffs | redundancies
create jobs | job creation ~ new jobs
minimum wage | minimum pay | wage floor ~ lowest legal wage
pay rise | pay increase | wage increase | wage rise | salary increase
working week | work week | workweek
work part time ~ part-time | have a part-time job
overtime ~ extra hours
retirement age | pension age | age of retirement
retiree ~ pensioner | retired person | retired people
trade union | labor union | labour union ~ union
employer ~ firms that employ
self-employed ~ freelance | work for themselves
sick leave ~ leave of absence for illness
parental leave | leave for parents
earn | take home ~ be paid | make a living of | have an income of
income ~ earnings | pay packet
low-paid | poorly paid | badly paid
labor force | labour force
be laid off | be made redundant
lay off | make redundant | layoffs
retiree | retired person | retired people
"""

PRICES = """
inflation | inflation rate | rate of inflation ~ consumer price inflation
consumer prices ~ cost of living | prices in the shops
interest rate ~ lending rate | borrowing cost | cost of borrowing | key rate | policy rate
gross domestic product | gdp ~ economic output | national output
economy ~ economic activity
sovereign debt ~ public debt | national debt | government debt | state debt
budget deficit | fiscal deficit | budget gap | budget shortfall | deficit in the budget
trade deficit | trade gap | deficit in trade
trade surplus | surplus in trade
turnover ~ sales revenue
market share | share of the market
share price | price of the share | price of shares ~ stock price
house price | price of a house | price of houses ~ property price | price of a home | home price | price of homes
mortgage | home loan ~ housing loan
tax cut | tax reduction ~ lower taxes
value added tax | vat ~ sales tax on
corporate tax | corporation tax | tax on companies | company tax
be worth | have a value of | be valued at ~ come to a value of
cost | have a price of ~ be sold for | sell for | go for | retail at | price tag
free of charge | for free | cost nothing | at no cost ~ free
become more expensive ~ cost more | be dearer
at a loss ~ loss-making | in the red
make a profit | post a profit | turn a profit | earn a profit ~ be in profit
make a loss | post a loss ~ be in the red
invest ~ put money into | pour money into | plough money into
spend ~ lay out | expend | pay out
subsidy ~ state aid | government support
raise | increase | hike | put up ~ lift | push up | bump up | drive up
cut | lower | reduce | bring down ~ lowered | slash | trim | push down | drive down | decrease
rise | go up | increase | climb | grow | be on the increase ~ swell | edge up | jump | soar | surge
fall | go down | decrease | drop | decline | shrink ~ slide | dip | sink | plunge | slump | tumble
peak | reach a peak | hit a peak ~ reach * high
double | become twice as large | grow twofold | increase twofold
stagnate ~ remain flat | be unchanged | stay flat | stay the same | remain unchanged
exceed | surpass | be in excess of | go beyond ~ top | pass the mark of | outstrip
account for | make up | constitute ~ represent | amount to | be equivalent to | equal
remittance ~ money sent home | money transfer
bankrupt | insolvent ~ bust
debt ~ money owed
borrowing cost | cost of borrowing
key rate | policy rate
home price | price of a home | price of homes
be sold for | sell for
be unchanged | stay the same | remain unchanged
"""

HEALTH = """
vaccine ~ jab | shot
be vaccinated | get vaccinated | be inoculated ~ be jabbed
vaccination | inoculation | immunization | immunisation
unvaccinated | without a vaccination
infected ~ test positive | catch | contract
get infected with | be infected with | come down with ~ catch | contract
infection ~ infected person
contagious ~ infectious
outbreak ~ epidemic
side effect | adverse effect | adverse reaction | unwanted effect
blood pressure ~ arterial pressure
heart attack | myocardial infarction | cardiac infarction
stroke ~ brain attack
obese ~ severely overweight
overweight ~ too heavy
obesity ~ being obese | severe overweight
life expectancy ~ average lifespan | average life span | expected lifespan
infant mortality | death rate of infants | infant death rate
mortality ~ death rate | mortality rate
birth rate ~ fertility rate | number of births
prescribe ~ write a prescription for
medicine | medication ~ drug
cure ~ heal
treatment ~ therapy
cause | bring about | give rise to | be the cause of | result in ~ trigger | be responsible for | lead to
prevent | avert ~ stop | ward off | head off
smoker ~ people who smoke | person who smokes
quit smoking | give up smoking | stop smoking
pregnant ~ expecting a child | with child
give birth to ~ have a baby | bear a child
premature | preterm | born too early
emergency room | emergency department ~ casualty department | accident and emergency
intensive care | critical care
waiting list | queue for treatment
nursing home ~ care home | old people's home | retirement home
doctor's office | doctor's practice ~ surgery
health minister | minister of health
health insurance | medical insurance ~ health cover
disabled | with a disability ~ handicapped
depression ~ depressive illness
dementia ~ loss of memory
diabetes ~ sugar disease
malnourished ~ undernourished | underfed
drinking water ~ potable water | water to drink | safe water
sanitation ~ sewerage
death rate | mortality rate
"""

CLIMATE = """
global warming | warming of the planet | warming of the earth | heating of the planet
climate change | change in the climate | changing climate
temperature ~ warmth
hot ~ warm
on record | ever recorded | ever measured | since measurements began | since records began | in recorded history
carbon dioxide | co2
emit | emission ~ release | give off | discharge
emission ~ output | release
greenhouse gas | heat-trapping gas | climate-warming gas
sea level | level of the sea | ocean level ~ height of the sea
drought ~ dry spell | lack of rain
flood | flooding | inundation ~ deluge | be flooded | be under water
heat wave | heatwave ~ spell of hot weather
wildfire | bushfire | bush fire ~ forest fire
hurricane ~ typhoon | cyclone | tropical storm
rainfall | rain ~ precipitation
snowfall | snow
renewable energy | renewables | renewable sources ~ green energy | clean energy
renewable ~ green
solar panel | photovoltaic panel | solar module
solar power | solar energy | energy from the sun | sun power ~ photovoltaics
wind power | wind energy | energy from wind ~ wind turbine | windmill | wind farm
nuclear power | atomic power | nuclear energy | atomic energy
nuclear power station | nuclear plant | nuclear power plant | atomic power station | atomic plant | nuclear station
  ~ reactor
coal-fired power station | coal plant | coal power plant | coal-fired plant | coal-fired power plant
electricity | electric power | electrical power ~ power | current
power cut | blackout | power outage | power failure | loss of power
fossil fuel ~ coal, oil and gas
electric car | battery car | e-car | battery-powered car ~ electric vehicle
petrol | gasoline
diesel ~ diesel fuel
rainforest ~ tropical forest | jungle
deforestation ~ felling of forests | clearing of forests | forest clearance | loss of forest
chop down ~ cut down | log
species ~ kind of animal
die out | become extinct | be wiped out | extinction | vanish from the earth
endangered | threatened with extinction | at risk of extinction | at risk of dying out
protected area ~ nature reserve | reserve | conservation area
fishery ~ fishing industry
overfishing ~ catching too many fish
waste ~ rubbish | garbage | trash | refuse
recycle | recycling ~ reuse | turn into new material
plastic bag ~ carrier bag
landfill ~ rubbish dump | garbage dump | waste dump | tip
pollution | contamination ~ dirty air
air pollution ~ dirty air | polluted air
pesticide ~ crop spray | insecticide
fertilizer | fertiliser ~ plant food
livestock ~ farm animal | livestock farming | animal farming | cattle farming
organic farming | organic agriculture
harvest ~ crop yield | yield
ice sheet ~ ice cap
melt | melting ~ thaw
rubbish | garbage | trash
rubbish dump | garbage dump | waste dump
"""

CRIME = """
murder | be murdered ~ homicide | killing
be shot dead | be killed by gunfire | be gunned down | be fatally shot
stab ~ knife | attack with a knife
crime rate | level of crime
domestic violence | violence in the home | violence at home
sexual assault ~ sexual attack
shoplifting | theft from shops
fraud ~ deception | swindle
embezzle ~ misappropriate | steal from * employer | pocket
money laundering | laundering of money
tax evasion | evading taxes | evade tax ~ dodging taxes
bribe | bribery ~ kickback | pay a bribe | take a bribe | accept a bribe
corruption ~ graft
convict | find guilty of | be found guilty | conviction
acquit | find not guilty | clear of | be found not guilty | acquittal
sentence to | be given * sentence | get * sentence | receive * sentence ~ be jailed for | be imprisoned for | be
  sent to prison for | go to prison for | be put in prison for
life sentence | life imprisonment | life in prison | imprisoned for life | jailed for life
death penalty | capital punishment
be on trial | stand trial | be tried | go on trial ~ appear before a court
plead guilty ~ admit guilt | admit the charges
deny the charges ~ plead not guilty
appeal | lodge an appeal ~ challenge in court
drop the charges | abandon the case | drop the case | discontinue the proceedings
inmate | prisoner ~ person in prison | people in prison | person behind bars | people behind bars
reoffend | commit another crime | offend again ~ relapse into crime
bail ~ release on bail
police force ~ constabulary | police
police station ~ precinct
officer ~ policeman
witness ~ see with * own eyes
drug trafficking | drug smuggling ~ drug trade | drug dealing
firearm ~ gun
gun owner | owner of a gun
extradite | extradition ~ hand over
deport | deportation ~ expel | send back | expulsion | remove from the country
lawsuit | sue | take to court ~ legal action | suit | court case | take legal action against
settle out of court | reach a settlement
constitutional | in line with the constitution | compatible with the constitution
unconstitutional | against the constitution | in breach of the constitution | violate the constitution
supreme court ~ highest court | top court
human rights ~ basic rights | fundamental rights
take a bribe | accept a bribe
be jailed for | be imprisoned for | be sent to prison for | be put in prison for | go to prison for
expel | expulsion
"""

SOCIETY = """
immigrant ~ migrant | newcomer | incomer
emigrate | emigration ~ leave the country | move abroad
immigrate | immigration ~ move to the country
asylum seeker | applicant for asylum | person seeking asylum | people seeking asylum | asylum applicant
apply for asylum | seek asylum | file for asylum | ask for asylum | request asylum | asylum application |
  application for asylum | asylum claim
refugee camp | camp for refugees
homeless ~ without a home | living on the streets | sleep rough | rough sleeper
household ~ family
population | number of inhabitants | number of residents ~ number of people | inhabitants
inhabitant | resident
populous | with many inhabitants
life in poverty | live in poverty | live below the poverty line | be below the poverty line ~ be poor
poverty rate ~ share of the poor
poverty line | poverty threshold
minority ~ smaller group
marry | get married | wed | tie the knot
same-sex marriage | gay marriage | marriage between people of the same sex
divorce rate | rate of divorce
old people | older people | the aged ~ elderly | senior citizens
over 65 ~ aged 65 and over | older than 65
under 18 | younger than 18 ~ minor
teenager ~ adolescent | young people
child care | childcare ~ day care | daycare
kindergarten ~ nursery school | preschool
primary school | elementary school
secondary school ~ high school
drop out of school ~ leave school early | school dropout
literacy ~ ability to read and write | can read and write | be literate
school year ~ academic year
school leaver ~ leave school | finish school | graduate from school
university degree ~ academic degree | college degree | university education
tuition fee | tuition ~ study fee | university fee
scholarship ~ grant | bursary
school meal | school lunch | school dinner
teacher shortage | lack of teachers | too few teachers
shortage | scarcity ~ lack | want
lack | be without | have no | do without ~ be short of
housing ~ accommodation
tenant | renter | person who rents | people who rent
rent ~ rental price
owner-occupied | lived in by its owner
affordable housing ~ low-cost housing | cheap housing
commute ~ travel to work | journey to work
commuter | person who travels to work
public transport | public transit ~ mass transit | buses and trains
bicycle | bike ~ cycle
cyclist | bike rider | person on a bicycle
cycle path ~ bike lane | cycle lane | cycleway | bicycle lane
pedestrian | person on foot
road death | death on the road | traffic death | traffic fatality | road fatality | road traffic death | person
  killed on the road | die on the road | be killed on the road | be killed in traffic
traffic accident | road accident ~ car accident | crash
speed limit | maximum speed ~ top speed allowed
toll ~ road charge | road toll
parking fee | parking charge ~ cost of parking
ticket price | price of a ticket | cost of a ticket ~ fare
airport ~ airfield
runway ~ landing strip
aircraft ~ plane
on time | punctual | punctually ~ without delay
late ~ delayed | behind schedule | unpunctual
cancelled | called off ~ scrapped
passenger ~ traveler | rider
over 65 | older than 65
have no | be without
bike lane | cycle lane | bicycle lane
road charge | road toll
"""

VOTES = """
turnout | voter participation | participation in the election | voter turnout ~ go to the polls | cast * ballot |
  cast * vote | take part in the election | take part in the vote
elect | be voted in ~ win the election | be the winner of the election
win the presidency | win the presidential election | be elected president ~ become president
be elected mayor | win the mayoral election ~ become mayor
become premier | become prime minister
term in office | term of office ~ tenure | mandate
govern ~ rule | be in power | be in office
come to power | take power ~ win power | take office
snap election | early election
absolute majority | outright majority
seat ~ mandate
constituency | electoral district | voting district
voting age | minimum age for voting | age at which people may vote
right to vote | be allowed to vote | be entitled to vote | suffrage ~ can vote | may vote | vote legally | franchise
spoiled ballot | invalid ballot | invalid vote | spoilt ballot
recount ~ count again | second count
electoral fraud | ballot fraud | voter fraud | election fraud | vote fraud ~ vote rigging
rig ~ manipulate | falsify
approval rating ~ share of people who approve | popularity rating
opinion poll ~ survey | poll | polling
be in favor of | support | back | favor | be for ~ agree with | approve of
be against | object to ~ oppose | reject | disapprove of
support ~~ vote for | vote in favor of
oppose ~~ vote against
vote against | vote no on ~ reject | say no to | vote down
vote for | vote in favor of | vote yes to ~ approve | back | say yes to
in favor | for
unanimously | without a dissenting vote | without dissent ~ with all votes
resolution ~ motion
bill | draft law | draft legislation
pass a law | adopt a law | enact a law
constitution ~ basic law
amend | amendment ~ change | revise
civil servant ~ public servant | government employee | state employee | public employee | public official
ambassador ~ envoy
foreign minister | minister of foreign affairs ~ foreign secretary
finance minister | minister of finance ~ treasury secretary | chancellor of the exchequer
defense minister | minister of defense | defence secretary
interior minister | minister of the interior ~ home secretary
defense spending | defense budget | military spending | military expenditure | military budget | spending on defense
  | spend on defense | spend on the military
member state | member country ~ member
eu | european union
un | united nations
nato | atlantic alliance
join the european union | become a member of the european union | eu accession | join the eu | become a member of the eu
leave the european union | quit the european union | exit from the european union | leave the eu | quit the eu
  | exit from the eu | withdraw from the eu | withdraw from the european union
border | frontier
tariff | import duty | customs duty | import tariff ~ duty
embassy ~ diplomatic mission
sanction ~ punitive measure
treaty ~ pact | accord
independence | become independent | gain independence
monarchy ~ kingdom
coup | putsch ~ overthrow of the government
state of emergency | emergency rule
curfew | ban on going out
censor | censorship ~ ban from publication
press freedom | freedom of the press | media freedom
cast * ballot | cast * vote
be in power | be in office
"""

GENERAL = """
former | ex | one-time
more than half ~ a majority
by comparison with | compared with | compared to
because of | owing to | due to | on account of | as a result of | as a consequence of ~ thanks to
per person | per head | per capita | for each person ~ for every inhabitant
on average | an average of | the average | average
each | every
worldwide | across the world | around the world | globally | all over the world | in the world | on earth | the
  world over | anywhere in the world | in the whole world
nationwide | across the country | all over the country | throughout the country | in the whole country
abroad | in other countries | overseas | in foreign countries
home ~ back home
at least | no fewer than | no less than
in total | altogether ~ in all
begin operation ~ open | enter service | go into operation | start operation | be put into service | come on stream
  | go online | start running
cease operation ~ close | shut | shut down | go offline | be taken offline | be switched off | go out of service |
  be decommissioned
last ~ final | remaining
first ~ maiden | initial | opening
launch ~ start
launch into space | send into space ~ put into orbit | blast off
orbit | circle ~ go around | revolve around
astronaut ~ spaceman | cosmonaut
spacecraft | spaceship ~ space probe
long | in length | length
high | in height | height ~ tall
wide | in width | width
deep | depth
heavy ~ in weight | weigh | weight
old | of age ~ age | aged
size ~ area | extent
speed ~ fast | at speed
cover | extend over | stretch over | have an area of ~ span
seat | have room for | have space for | have a capacity of | accommodate ~ hold | can hold
consist of | be made up of | be composed of | comprise
take * to ~ need * to | require * to
produce | manufacture | make ~ turn out | build | output
use | utilize ~ consume | consumption
download | be downloaded
user | person using | people who use
invent ~ be the inventor of
discover ~ be the discoverer of
write ~ be the author of
found ~ be the founder of | set up | start
own | be the owner of
run ~ operate | manage
be home to | house
receive | get | be given | obtain ~ be awarded
lose ~ be deprived of ~~ forfeit
fail to reach | fall short of ~ miss
meet ~ reach | attain | hit
goal ~ target
succeed in | manage to ~ be able to
stay | remain
still ~ continue to
no longer ~ have stopped
never before ~ for the first time
again | once more | once again
almost all | nearly all ~ the vast majority
one in two ~ half | every second
only | just | no more than
study ~ research | survey
according to a study ~ a study found
plan ~ scheme | proposal
intend to | plan to ~ want to | aim to | be going to | be set to
safe ~ harmless
dangerous ~ unsafe | harmful
legal | lawful ~ allowed
illegal | unlawful | against the law ~ prohibited
false | untrue | not true ~ wrong | incorrect
game ~ match | fixture
unbeaten | undefeated | without a defeat | without losing
win the title | win the championship | take the title ~ become champion | be crowned champion
world champion ~ winner of the world cup | world title holder
world record ~ best mark in the world
gold medal ~ first place at the olympics | olympic gold
score a goal ~ find the net | net
home defeat | lose at home | defeat at home | home loss
away win | win away
spectator ~ fan | onlooker | viewer | supporter in the stands
crowd ~ audience | attendance | spectators
sold out ~ with no tickets left
cinema-goer | moviegoer
box office ~ ticket sales
bestseller | best-selling book
translate | translation | be published in translation
museum visitor | visitor to the museum
entry ~ admission | entrance
open to the public | accessible to the public
painting ~ picture | canvas
auction | sell at auction | auction off | be auctioned ~ go under the hammer
begin operation | go into operation | start operation | enter service | be put into service | start running
go around | revolve around
weigh | weight | in weight
belong to | be in the hands of
reach | attain
be going to | be set to
become champion | be crowned champion
"""

TURN_CLASSES = "\n".join((WORK, PRICES, HEALTH, CLIMATE, CRIME, SOCIETY, VOTES, GENERAL))
"""All classes of this module."""
