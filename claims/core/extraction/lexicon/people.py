"""Titles, roles and bodies of newswriting."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words

POST_NOMINALS = words("kc qc sc obe mbe cbe jr jr. sr sr. ii iii iv phd")
"""What stands behind a surname and is no part of it."""
HONORIFICS = words("mr mr. mrs mrs. ms ms. sir dame lord lady miss dr dr. prof. rev. rev")

TITLES = words(
    """
    president secretary minister mayor governor gov. senator sen. representative rep. director chief officer
    chairman chairwoman chair chairperson cfo spokesman spokeswoman spokesperson professor prof. judge justice
    general gen. commander captain capt. colonel col. major lieutenant lt. sheriff king queen prince princess
    pope bishop archbishop ambassador envoy commissioner chancellor premier councillor councilor councilman
    councilwoman congressman congresswoman lawmaker coach manager ceo founder co-founder economist analyst
    scientist researcher attorney prosecutor lawyer detective inspector sergeant sgt. superintendent supt.
    constable coordinator leader vice-president doctor dr. treasurer deputy head principal dean rector editor
    reporter correspondent historian author teacher headteacher executive administrator adviser advisor
    strategist climatologist meteorologist epidemiologist virologist ecologist biologist physicist engineer
    farmer resident activist organizer organiser campaigner candidate nominee mp baroness curator pathologist
    surgeon nurse midwife conservator lecturer fellow member owner player striker goalkeeper defender midfielder
    skipper gov. sen. rep. mediator negotiator substitute secretary-general midfield chairperson trustee vicar
    taoiseach tánaiste
    """,
)
"""Words for what a person is; before a name they are its title, after a comma its apposition."""

OFFICES = words(
    """
    president secretary minister mayor governor director chief chairman chairwoman chair spokesman spokeswoman
    spokesperson professor judge justice general commander sheriff ambassador envoy commissioner chancellor
    premier executive founder co-founder representative officer treasurer head principal dean rector editor
    coordinator leader superintendent inspector attorney prosecutor adviser advisor administrator deputy
    constable manager coach captain gov. sen. rep. senator mediator ceo cfo councillor councilor councilman
    councilwoman congressman congresswoman taoiseach tánaiste
    """,
)
"""Titles that are an office somebody holds, so that holding it can be checked."""

SOURCE_NOUNS = words(
    """
    official officials source sources diplomat diplomats witness witnesses resident residents expert experts
    analyst analysts critic critics researcher researchers scientist scientists economist economists people
    person man woman observer observers insider insiders aide aides lawmaker lawmakers supporter supporters
    activist activists neighbor neighbors neighbour neighbours doctor doctors investigator investigators
    relative relatives survivor survivors worker workers leader leaders group groups forces authorities
    campaigners opponents rivals spokesman spokeswoman spokesperson representative representatives minister
    ministers adviser advisers lawyer lawyers editor reporters reporter farmer farmers student students teacher
    teachers parent parents patient patients engineer engineers trader traders investor investors fan fans
    player players coach manager mayor driver passenger passengers
    """,
)
"""Nouns for people who are quoted without a name."""

PEOPLE = frozenset(noun.rstrip("s") for noun in SOURCE_NOUNS | TITLES) | words(
    """
    witness eyewitness
    prisoner detainee staff referee supporter civilian soldier child man woman boy girl victim casualty employee pupil
    voter customer visitor migrant refugee volunteer user subscriber troop personnel protester demonstrator roommate
    reader viewer spectator colleague guest recruit participant juror suspect inmate delegate shareholder tenant
    homeowner adult teenager pensioner baby
    mother father daughter son sister brother wife husband widow widower orphan twin sibling cousin grandchild
    grandmother grandfather grandparent mom mum dad newborn infant toddler youngster youth senior elder centenarian
    boyfriend girlfriend partner bride friend neighbor neighbour stranger bystander onlooker pedestrian cyclist
    motorcyclist motorist rider commuter traveler traveller tourist pilgrim holidaymaker vacationer hiker climber
    walker shopper buyer seller bidder donor contributor backer sponsor saver borrower lender taxpayer ratepayer claimant
    beneficiary recipient retiree
    agent surveyor bettor householder inhabitant dweller townspeople
    landlord landlady lodger squatter renter villager islander townsman citizen national foreigner
    immigrant emigrant expatriate settler nomad native outsider insider newcomer successor predecessor
    firefighter fireman policeman policewoman paramedic rescuer lifeguard medic physician dentist pharmacist therapist
    psychologist psychiatrist veterinarian vet carer caregiver caretaker cleaner janitor cook chef waiter waitress
    bartender barista baker butcher grocer shopkeeper trader merchant vendor peddler smuggler trafficker dealer
    marine sailor seaman airman guardsman infantryman paratrooper conscript reservist veteran militant militiaman
    insurgent rebel guerrilla fighter gunman sniper bomber attacker assailant hostage captive deserter defector
    mercenary bodyguard guard warden jailer spy informer
    fisherman crewman crewmember seafarer docker stevedore miner shepherd herder rancher grower picker logger forester
    roofer plumber electrician carpenter builder bricklayer welder mechanic technician machinist craftsman artisan
    laborer labourer apprentice trainee intern graduate undergraduate alumnus scholar schoolchild schoolboy schoolgirl
    classmate dropout tutor instructor trainer supervisor foreman boss employer manager director executive banker
    accountant auditor broker clerk secretary receptionist translator interpreter librarian archivist archaeologist
    geologist astronomer chemist mathematician statistician demographer sociologist psychoanalyst restorer artist
    painter sculptor photographer musician singer dancer actor actress comedian composer conductor pianist poet writer
    novelist journalist columnist blogger broadcaster presenter filmmaker producer publisher designer architect
    programmer developer hacker gamer
    athlete runner swimmer rower skier boxer wrestler golfer jockey sprinter footballer cricketer gymnast finalist
    semifinalist medalist medallist champion contestant competitor entrant qualifier
    politician legislator backbencher frontbencher senator congressman peer lord councillor statesman monarch heir
    bureaucrat mandarin negotiator arbitrator magistrate judge plaintiff defendant appellant complainant accuser
    offender convict criminal thief burglar robber fraudster murderer killer kidnapper rapist addict dealer gangster
    mourner worshiper worshipper priest monk nun imam rabbi missionary believer
    sufferer survivor carrier donor amputee invalid asylum-seeker evacuee escapee castaway returnee exile homesteader
    conservative liberal democrat republican socialist communist nationalist centrist moderate hardliner loyalist
    separatist royalist independent dissident revolutionary extremist terrorist suspect perpetrator accomplice
    conspirator ringleader hijacker assassin arsonist vandal rioter looter marcher poacher hunter trapper stowaway
    monitor inspector observer examiner assessor adjudicator invigilator returning-officer auditor
    emperor king queen prince princess duke duchess knight noble aristocrat
    staffer freelancer courier pilot navigator steward stewardess attendant usher porter cabbie trucker handler
    spouse bachelor child kid minor triplet adolescent millennial boomer
    smoker drinker vegetarian vegan diabetic asthmatic alcoholic inpatient outpatient
    follower listener diner churchgoer concertgoer festivalgoer partygoer moviegoer learner novice beginner
    skater surfer diver biker racer angler fencer
    gardener nanny servant maid butler peasant serf slave farmhand beekeeper breeder
    elector constituent registrant enrollee applicant candidate nominee
    caseworker midwife counselor counsellor chaplain
    litigant codefendant whistleblower newcomer billionaire millionaire astronaut cosmonaut
    influencer podcaster streamer deportee internee winner loser
    striker picket unionist organizer campaigner signatory petitioner respondent interviewee
    """
)
"""Nouns in the singular that count people: "210 firefighters" are as many persons."""

_PEOPLES = words(
    """
    briton scot dane swede finn turk pole spaniard frenchman englishman irishman welshman dutchman kurd serb croat slovak
    slovene arab jew muslim christian hindu sikh buddhist catholic protestant afghan filipino new-zealander londoner
    """
)
_PERSON_ENDINGS = ("ist", "man", "woman", "person", "teacher", "worker", "owner", "officer", "nurse")
_NO_PERSONS = words(
    "list checklist playlist shortlist waitlist blacklist twist wrist mist fist gist cyst talisman ottoman"
)


def is_person(noun: str) -> bool:
    """Whether a folded noun in the singular counts people."""
    if noun in PEOPLE or noun in _PEOPLES:
        return True
    return noun.endswith(_PERSON_ENDINGS) and noun not in _NO_PERSONS


PARENTS = words("mother father parent grandmother grandfather mum mom dad")
_MANY_OR_NONE = words("minister secretary officer representative spokesman spokeswoman spokesperson member fellow")
ROLES = (TITLES - _MANY_OR_NONE) | words(
    """
    counsel coroner landlord landlady surveyor auditor architect caretaker mechanic pilot prosecutor photographer
    undertaker foreman builder shopkeeper publican barrister solicitor registrar speaker employer boss
    """
)
"""What somebody is who is quoted by that alone ("the coroner said"), in the singular."""

RANKS = words("excellence excellency eminence holiness majesty highness honour honor grace worship lordship ladyship")
"""What stands behind "His" or "Her" in the style of somebody of rank ("His Excellency the Archbishop")."""

PARTIES = words("republican democratic democrat conservative labour")
"""Names of parties, which keep their capital before an office."""

INSTITUTIONS = words(
    """
    police prosecutors prosecution government ministry department council company firm bank court army military
    navy parliament agency commission committee university hospital union charity club federation party
    authority authorities association institute office service board regulator airline retailer carmaker utility
    team league administration campaign foundation embassy cabinet treasury senate congress troops firefighters
    coastguard palace watchdog ombudsman organizers organisers newspaper paper network trust district county
    city town state school operator developer manufacturer auditor auditor-general attorney-general bureau
    insurer lender publisher producer supplier landlord contractor brewer chain group ministry defense defence
    municipality college clinic
    """,
)
"""Bodies that speak as one; "police said" names its speaker well enough."""

ORGANIZATION_WORDS = words(
    """
    inc inc. incorporated corp corp. corporation ltd ltd. limited llc llp plc gmbh co. company
    university college ministry department council party agency
    bank group association union united fc times news post journal institute commission committee court office
    mission army navy force forces police service services center centre centers centres foundation federation fund
    organization organisation authority board bureau congress parliament senate assembly administration league club society
    hospital school church network observatory press guardian telegraph airlines airways motors energy holdings
    partners chamber industries systems technologies laboratories museum alliance coalition conference treasury exchange
    trust project reserve house government cabinet nations
    airport station hotel prison theatre theater library gallery stadium arena
    """,
)


MEN = words(
    """
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
    donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary
    nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander frank patrick raymond
    jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle ethan walter noah jeremy keith
    roger joe tom tim jim bill bob mike nick ben dan dave steve tony max leo luke simon ian neil alan colin graham
    martin stuart craig owen rhys gareth ewan ahmed mohammed muhammad ali omar hassan ibrahim yusuf javid ashraf hamid
    carlos juan luis miguel jorge pedro ivan sergei vladimir dmitri hans klaus jürgen pierre jacques françois giovanni
    marco luca paolo raj anil sanjay kenji hiroshi barack bernie emmanuel boris xavier rodrigo rafael diego fernando
    pablo antonio francisco stefan johan lars erik viktor mikhail alexei abdul mustafa tariq imran arjun vikram hugo
    oliver adrian alistair alastair albert alfred alberto alessandro anders andreas andres anton archie arthur axel
    barry bernard bernd bjorn bram bruce bruno callum carl carlo cedric cesar clive conor damien darren declan
    denis derek desmond dieter dominic duncan eamon eduardo edwin eduard enrico eoin ernest eugene felipe felix
    ferdinand florian franz fred frederick fritz gavin geoffrey gerald gerard gilbert giorgio giuseppe glenn
    gordon gregor guillermo gunnar gustav harald harold harry hector heinrich helmut henri henrik herbert howard
    hugh humberto ignacio igor isaac ismail jakob jamal javier jens jerome joachim joao jonas jorgen josef
    julian jurgen kareem karl khalid klaas kofi kurt kwame lewis liam lionel lorenzo louis lucas ludwig magnus
    malcolm manuel marcel marcus marek mario marius mateo matteo mats matthias maurice mehmet miles milos mohamed neville
    nigel niklas nikolai norman olaf oscar otto pascal patricio pavel petr philip philippe pieter piotr rafe
    ralph ramon raoul rashid ricardo richie roberto rodney roland rolf roman ruben rudolf rupert samir santiago
    sebastian sergio siegfried sidney stanley sven terence theo thiago thierry thorsten tobias tomas tomasz trevor
    tyrone umberto valentin vernon victor vincent vladislav walid warren wayne werner wilhelm willem winston wolfgang
    yannick zoran fergus hamish angus lachlan dougal alec
    """,
)
"""Given names that men bear, so that "she" is somebody else."""

WOMEN = words(
    """
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
    kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen
    amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet
    catherine maria heather diane ruth julie olivia joyce virginia victoria lauren christina joan evelyn judith megan
    andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice alice julia jane
    fiona claire kate lucy sophie chloe grace ella mia fatima aisha leila layla mariam nadia amina ana carmen sofia
    elena isabel olga natalia marie giulia chiara priya yuki ursula theresa hillary kamala greta malala jill ingrid
    lucia paula rosa silvia valentina monica alison claudia diana eva helena irene jasmine naomi rosie zoe abigail ada
    adele adriana agatha agnes agnieszka aileen alberta alejandra aleksandra alexandra alexandria alina allison amelia
    anastasia anita anja anke annabel anne annette annika antonia astrid audrey aurora ayesha barbro beatrice beatrix
    bernadette bettina birgit brigitte bridget bronwen camilla carla carlotta caroline cecilia celia charlotte clara
    cordelia corinne daniela daphne deirdre delia denise dolores doris dora edith eileen eleanor elin
    elisabeth elise eliza ellen elsa elsie emilia erika esther eugenia eunice evelina flora florence
    francesca freya frida gabriela gemma genevieve geraldine gertrude gillian gisela gwen gwendolyn hanna harriet
    heidi henrietta hilda hilde iman imogen ines inga inge irina isabella isla ivana jana janine jenny
    joanna johanna josephine juanita juliana julianne justine karin karina kathy katarina katja katrin kirsten
    kirsty larissa lena leonie leonora lidia lilian lillian lily lina lisbeth liv lorraine louise lucinda lydia lynne
    mabel madeleine magdalena maja marcia margarita margot margaux marianne marina marit marjorie marla marlene marta
    matilda maureen maya melanie mercedes mette mildred miranda miriam moira mona morag muriel myriam nadine natasha
    nell nina noor nora norma odette odile ophelia paulina pauline penelope petra philippa phoebe polly rachael
    ragnhild ramona rebekah renata rhona rhoda rita rosalie rosalind rosamund rowena sabina sabine sabrina sally
    saskia selma shona sheila sigrid silke simone siobhan solveig sonia sonja stella sunniva susanna susanne suzanne
    svetlana sylvia tamara tamsin tanya tatiana tessa thelma theodora teodora thea tracy trudy ulla ulrike una valerie
    vera verena veronica vivienne wanda wendy wilma winifred yasmin yvette yvonne zainab zara
    zofia
    """,
)
"""Given names that women bear, so that "he" is somebody else."""

FIRST_NAMES = MEN | WOMEN | words("christian terry kelly jean sam chris alex wei li ming xi kim min-jun")
"""Common given names, evidence that a run of capitals is a person."""

OUTLETS = words(
    """agency agencies associated broadcaster channel daily gazette guardian herald journal magazine media network news
    newspaper outlet paper post press radio reuters station telegraph television times tribune tv website
    chronicle courier inquirer
    afp ap axios bbc bloomberg cnn npr politico"""
)
"""Words in the names and descriptions of those who pass on what others say; whoever else cites gives a reason."""
