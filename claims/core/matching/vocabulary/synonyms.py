"""Words and phrases that say the same in news English, one class a line.

``a | b ~ c | d ~~ e``: the first names the concept. Those before ``~`` are interchangeable in any claim: nobody would have
to check anything else if one stood for the other. Those behind it say the same in one sense of theirs, as "plant" and
"factory" do: a relation may rest on them, a confirmation by machine never. Those behind ``~~`` come close and only
suggest. ``*`` in a phrase stands for one to five words. Inflected forms are found by stem.
"""

from __future__ import annotations

from claims.core.matching.vocabulary.actions import ACTION_CLASSES
from claims.core.matching.vocabulary.things import THING_CLASSES
from claims.core.matching.vocabulary.turns import TURN_CLASSES

VIOLENCE = """
kill | claim the lives of | claim life | claim * life | claim lives | slay | took the lives of | take
  the lives of ~ claim | put to death ~~ die | death | lose their lives | perish | fatality | dead
wound | injure | hurt ~ injury ~~ casualty
murder ~ homicide | killing ~~ slaying
displace | drive from their homes | drive out of their homes | force from their homes ~ uproot | flee their homes ~~
  flee
truce | ceasefire | cease-fire ~ armistice
collapse ~ break down | fall apart ~~ fail
ambush
shell ~ bombard | shelling | bombardment
air strike | airstrike ~ air raid | aerial attack
attack ~ assault ~~ raid | offensive
shoot down ~ down | bring down
army | regular army ~ government force | government troop | government soldier
soldier | troop ~ serviceman | servicewoman | military personnel
rebel | insurgent ~ guerrilla ~~ fighter
militia ~ militiaman
capture ~ seize | take control of ~~ take
recapture | retake ~ win back
war ~ armed conflict ~~ conflict | fighting | hostility
peace deal | peace agreement | peace accord ~ peace treaty | peace plan
landmine | land mine ~ mine
explosion | blast ~ detonation
bomb | bombing
gunman ~ shooter
hostage ~ captive
prisoner | inmate ~ detainee
torture ~ torment
invade | invasion
withdraw | withdrawal ~ pull out
deploy | deployment
weapon ~ arm
start | begin | commence ~ launch ~~ open
end | come to an end ~ finish | conclude | stop ~~ close
last | go on for | continue for
sign | put their name to
agreement | deal | accord | pact
government force | government troop | government soldier
arms deal | weapons deal
arms export | weapons export
"""

POLITICS = """
vote ~ ballot ~~ poll
postal ballot | mail-in vote | mail-in ballot | postal vote ~ absentee ballot
polling station | voting site | polling place | polling site | voting location
election ~ polls
election day | polling day
run-off | runoff ~ second round
turnout | voter turnout ~ take part in | participate in | participation | turn out for | turn out to vote
elect | vote into office
win ~ prevail | come out on top ~~ victory | triumph | take
beat ~ defeat | overcome
lose | suffer defeat ~~ defeat
resign | step down | quit | resignation ~ stand down
mayor | mayoral
president | presidential ~ head of state
premier | prime minister ~ head of government
parliament ~ legislature | assembly ~~ lawmaker
lawmaker | legislator ~ member of parliament | mp | deputy | congressman | congresswoman
law ~ legislation | statute | act
approve | give the green light to ~ pass | endorse | ratify | agree to | authorize ~~ support | in favor
reject | turn down ~ vote down | throw out | refuse | rebuff | say no to | dismiss | decline | knock back
accept ~ agree to | say yes to
uphold ~ confirm ~~ affirm
annul | void | invalidate ~ overturn | quash | strike down
abolish | scrap | repeal | do away with ~ axe
introduce ~ bring in | adopt ~~ launch
ban | prohibit | forbid | outlaw | may no longer | prohibition | be not allowed | banned ~ bar
allow | permit | be allowed ~ let | may | authorize ~~ can | legal | lawful
compulsory | mandatory | obligatory ~ required
require ~ must | have to | oblige
lift ban | lift its ban | lift the ban | end the ban | repeal the ban
government ~ administration | cabinet ~~ state
federal government ~ national government
opposition
minister ~ secretary of state
party
seat
referendum | plebiscite
lengthen | extend | prolong | extension
shorten ~ cut short
term ~ term of office
citizen ~ national
foreigner | foreign national
council ~ town hall ~~ local authority | municipality
councillor | council member | councilor
in favor | for | in favour
commission ~ election commission
coalition
sanction ~ embargo
appoint ~ name | nominate
sack | fire | dismiss
police chief | chief of police | head of police | head of the police
member of parliament | mp
must | have to
"""

LAW = """
convict | find guilty | find * guilty | conviction
acquit | find not guilty | find * not guilty ~ clear
indict | indictment ~ charge | count
jail | imprison | send to prison ~ sentence
arrest | take into custody ~ detain
confiscate | seize | impound
steal | theft
fine ~ penalty | penalize ~~ sanction
sue | take to court | file suit against | lawsuit
court ~ tribunal
inquiry | enquiry | investigation | investigate ~ probe
burglary | break-in
robbery | holdup
offense | offence ~ crime
rape
fraud ~ scam | con | swindle
bribe ~ kickback | take bribes
corruption ~ graft
complaint ~ report
lawyer | attorney ~ solicitor
judge ~ justice
victim
suspect
police | police officer ~ officer
illegal | unlawful | against the law
"""

ECONOMY = """
jobless rate | unemployment | unemployment rate | rate of unemployment ~ jobless | out of work
employment ~ job
work ~ take a job | have a job | take up a job
packaged | prepacked ~ bagged | packed
job cut | cut jobs ~ layoff | lay off staff | redundancy | lay off
wage | salary ~ pay | earning
minimum wage | minimum pay | wage floor
inflation ~ consumer price | annual inflation | price rise | price growth
price ~ cost
interest rate ~ key rate | key interest rate | base rate | policy rate
central bank
rise | increase | climb | go up | grow | be up | be higher | up | growth ~ gain | jump | surge | soar | come up |
  more | higher ~~ expand | spread
fall | decrease | drop | decline | go down | be down | shrink | be lower | come down | reduction ~ dip | slump |
  plunge | down | fewer | lower | lowered | less | dwindle | reduce | diminish ~~ slow
raise | increase | hike ~ lift | put up
cut | lower | reduce ~ lowered | slash | trim
double | twofold ~ twice
halve ~ half
national debt ~ public debt | government debt | debt | state debt | government owe | federal government owe | state
  owe
exceed | surpass | go beyond ~ top | pass | more than | over
gross domestic product | gdp ~ economic output
economy | economic
tax ~ levy | duty
income tax
budget
spend | expenditure | spending | outlay
save | saving
firm | company ~ business | enterprise | corporation
small firm | small business | small company
household ~ home | family
industry ~ sector
profit ~ earnings
loss
revenue ~ turnover | takings
sale | sell
buy | purchase | acquire ~ take over | acquisition
invest | investment
trade ~ commerce
export
import
own | possess ~ hold
wealth ~ rich
poor ~ poverty
bank
loan | lend
receive ~ go to | be awarded
money ~ fund | cash
worker | employee ~ staff | workforce | labor | labour
employer
strike ~ walkout | industrial action
trade union | labor union ~ union
shortage | scarcity ~ lack of | not find enough | not have enough | too few | too little
remittance ~ money transfer
hour ~ hourly
fee ~ charge | toll
cheap | inexpensive ~ affordable
expensive | costly ~ dear | pricey
free of charge | at no cost | cost nothing ~ free
waste ~ squander
layoff | lay off staff | lay off ~ redundancy
key rate | key interest rate | policy rate ~ base rate
"""

HEALTH = """
vaccine ~ jab | shot | immunization | vaccination | vaccinate | inoculation | inoculate | immunize
flu | influenza
measles
polio | poliomyelitis
whooping cough | pertussis
bowel cancer | colorectal cancer ~ colon cancer
heart attack ~ cardiac arrest
virus
infect | infection ~ catch
case
disease | illness ~ sickness
sick | ill | unwell
sicken | make * ill | make * sick ~ fall ill
cause | bring about | result in | give rise to | because of | owing to | due to ~ lead to | trigger | be behind ~~
  link | be linked to
prevent | avert ~ protect against | stop | ward off
treat | treatment
cure ~ heal
doctor | physician ~ medic
nurse
hospital ~ clinic ~~ ward
hospital admission | hospitalization | hospitalisation ~ hospital stay | hospitalized
patient
medicine | medication ~ drug
side effect | adverse effect | adverse reaction
trial ~ clinical trial
study ~ research | survey ~~ report
researcher | scientist ~ academic
evidence ~ proof
effective | efficacy | efficacious | effectiveness
safe ~ harmless
unsafe ~ dangerous | harmful | hazardous | harm
child | kid ~ youngster | minor
baby | infant ~ newborn
pregnant | expectant
dose
withdraw ~ recall | pull
batch ~ lot
eradicate ~ wipe out | eliminate | free of
birth | born
die | pass away
smoke | smoking
diet
obese | obesity ~ overweight
health ~ healthy
healthcare | health care
vaccination | vaccinate | inoculation | inoculate | immunization | immunize ~ jab | shot
"""

NATURE = """
warm ~ heat up | temperature rise
hot ~ warm | warmest | hottest
cold ~ cool | chilly
climate
global warming ~ climate change | climate crisis
carbon dioxide | co2 ~ carbon
greenhouse gas
emission | emit ~ emitter | output
livestock | farm animal ~ livestock farming
glacier
retreat | draw back | recede
ice loss | lose ice
sea level ~ ocean
strong ~ intense | powerful | fierce
hurricane ~ tropical storm | cyclone | typhoon
flood | inundation
drought ~ dry spell
wildfire | bushfire ~ forest fire
burn ~ destroy by fire
earthquake | quake ~ tremor
on record | ever measured | ever recorded ~ record | all-time
electricity ~ power
wind ~ wind power | wind turbine | wind energy | wind farm
solar ~ solar power | solar panel | solar energy
nuclear plant | nuclear power station | nuclear power plant | atomic power plant ~ nuclear reactor
coal
petrol | gasoline
supply | provide ~ generate | produce ~~ account for
come from | originate from | stem from ~ be supplied by | be provided by | be generated by
account for | make up | constitute ~ be responsible for | represent | equal | be equivalent to
human ~ human activity | man-made | humankind | mankind
worldwide | globally | around the world | across the world | in the world | global | world
pollute | pollution | contaminate
pesticide ~ insecticide
forest ~ woodland
tree
fish
plastic
species
extinct | die out
planet ~ earth
average ~ mean | typical
"""

PEOPLE = """
person | people | human being | individual ~ resident | inhabitant
adult | grown-up
woman ~ female
man ~ male
pupil | schoolchild | school student ~ student
teenager | teen ~ adolescent
pensioner | retiree ~ senior citizen
migrant ~ immigrant
asylum seeker | asylum-seeker
asylum application | asylum request | asylum claim
refugee
emigrant ~ worker abroad
newcomer ~ arrival | arrive
border | frontier
cross | crossing
refuse entry | deny entry ~ turn away
deport | deportation ~ expel | expulsion | remove
drown
go missing | vanish | disappear ~ miss | missing
visitor ~ tourist
fan ~ spectator | crowd | supporter | attend | watch
expel | expulsion ~ throw out | kick out
"""

SPORT = """
match ~ game | fixture
championship ~ title | league
final
unbeaten | undefeated ~ did not lose * game | did not lose * match
break record | break * record | better * record | beat * record ~ set * record | new record
coach ~ manager
doping test ~ drug test | drugs test
stadium ~ arena | ground
score ~ net
goal
striker | forward
draw ~ tie
team ~ side
player
season
tournament ~ competition | contest
medal
champion
"""

BUSINESS = """
leak ~ data breach | breach | expose
user ~ customer | client
software ~ program
flaw | defect ~ fault | bug | vulnerability | error
mobile phone | mobile ~ smartphone | phone | handset
download ~ install
app ~ application
message ~ text
hack ~ break into
firm
website | web site ~ site
data ~ information | record
launch ~ release | roll out | unveil
on time | punctual | punctually
close | shut | shut down ~ go offline | shutter | cease operation ~~ end
open ~ reopen
build | construct | erect
repair | mend ~ fix
move | relocate ~ transfer
delay ~ postpone | put back | late
cancel | call off ~ scrap
draw ~ attract | pull in
produce | manufacture ~ make
train | training
use | utilize ~ consume | consumption
design
car | automobile ~ motor vehicle
lorry | truck
train station | railway station
road ~ street ~~ highway
bridge
airport
flight
bus
library
school
teacher
hide | conceal ~ cover up
reveal | disclose ~ make public | uncover
secret ~ covert
contain ~ hold | include | have
hand out | give out | distribute ~ give
sugar
meat
food | foodstuff
drink ~ beverage
fake | counterfeit | bogus | phony ~ adulterated
sample ~ test
find | discover | detect
licence | license ~ permit
original
resident
pay for | foot the bill ~ cover | pay
stop | halt | cease ~ suspend | discontinue | end | no longer
keep | retain ~ maintain
change | alter | modify
replace ~ substitute
destroy ~ throw away | ruin | discard
"""

GENERAL = """
big | large | biggest | largest ~ great | huge
the most | more than any other | more * than any other ~ most
small ~ little | tiny
many | numerous ~ lot
majority | the bulk of ~ most
almost | nearly | close to
about | around | approximately | roughly | some | circa
near | close to
show ~ demonstrate | prove
help | assist ~ aid
need ~ want
try ~ attempt | seek
plan | intend ~ aim | propose
quick | rapid ~ fast
slow ~ sluggish
new ~ recent
old ~ elderly | aged
young ~ youthful
same ~ identical
different ~ other
important ~ significant | key
public ~ state-owned
private
total ~ overall | altogether
part ~ share | portion | proportion
village ~ hamlet
country ~ nation
capital
area ~ region | district
north | northern
south | southern
east | eastern
west | western
coast | coastline ~ shore
center | centre
central
river
island | isle
last ~ final | remaining
top ~ lead
quarter
fair ~ just
travel ~ journey | trip
receive | get
leave ~ depart | go away
arrive ~ reach
live | reside
call ~ phone
meet ~ encounter | hold talks with | have talks with
allow
lead to
agree ~ consent
meeting ~ summit | conference
speech ~ address
letter
fear
hope
crowd
average
percent | per cent ~ percentage | percentage point | point
daily | every day | a day | per day
yearly | annual | every year | a year | per year | annually
per person | per capita | per head | a head
united states | usa | america | american | us
united kingdom | uk | britain | british | great britain
european union | eu
united nations | un
world health organization | who
russia | russian
germany | german
"""

ALL_CLASSES = "\n".join(
    (
        VIOLENCE,
        POLITICS,
        LAW,
        ECONOMY,
        HEALTH,
        NATURE,
        PEOPLE,
        SPORT,
        BUSINESS,
        GENERAL,
        ACTION_CLASSES,
        THING_CLASSES,
        TURN_CLASSES,
    )
)
"""All classes; a word in several classes belongs to all of them."""
