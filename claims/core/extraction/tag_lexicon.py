"""Which parts of speech a word can be: vocabulary and shares, no texts.

Tags: N common noun, S plural noun, P proper name, J adjective, R adverb or particle, D determiner or possessive, C number,
O pronoun, M modal, B base verb, F finite present verb, Z third-person verb, T past-tense verb, E past participle,
G -ing form, I preposition or subordinator, A "to", K coordinating conjunction, W wh-word, Q possessive ending, Y other.

Counted on 840 news articles (the training part of PolNeAR, 680,000 tokens) as tagged by a public English model; words that
the suffix rules of ``tagging`` get right are left out, and so is every word seen less than three times.
"""

from __future__ import annotations

SHARES = """
J9 19th 1st 21st 2nd 3rd 5th 6th 7th 9th able abrupt absent absolute absurd abusive accurate active actual acute
  adamant adept adequate administrative adverse advisory affirmative afraid aged aggressive agricultural akin alive
  alternate amazed amazing american ample ancient angry annual anti antipathy antitrust antiviral apparent appropriate
  apt arbitrary ardent arrogant articulate ashamed assertive attractive authentic authoritarian autistic automatic
  avid aware awkward bad ballistic bankrupt bare basic beholden beleaguered belligerent bent big bigger biggest
  bipartisan bisexual bitter bizarre black blank blatant bleak blind bloody blue bogus bold bombastic booming boring
  brave brief bright brilliant british broad broader brown brutal bu bureaucratic busy candid captive casual
  catastrophic caustic central certain chaotic charming cheap cheaper cherished childish circumspect civic civil
  civilian civilized clandestine cleaner clear clearer clever closest coherent cold collaborative collective comic
  common compassionate compelling competent competitive comprehensive conciliatory confident confusing consecutive
  consistent constant constructive consummate contemporary contradictory convoluted corporate corrupt costly cozy
  crazy creative crowded cultural current date="February daunting deadliest deadly dear decent decisive deepest
  defiant definitive defunct deliberate delicate democratic dependent desperate detrimental devastating developmental
  different difficult digital dignified diplomatic dire dirtiest dirty disabled disappointing discriminatory
  disgusting dishonest dismal dismissive disorderly disparate disproportionate disruptive distant distinct distinctive
  distressed disturbing diverse divisive domestic dominant dramatic dual eager earliest easier easiest eastern
  eclectic economic effective efficient eighth elder elderly eldest elective electoral electric electronic elementary
  emblematic eminent empty energetic engraved enthusiastic entire environmental epic equal ethnic evenhanded eventual
  everyday evident exact exaggerated excellent excessive excited exciting exempt exhaustive expensive experimental
  explicit explosive extensive extra extramarital extraordinary extreme factual fair fake false famed familiar
  fantastic fashioned fat fatal federal female feminist fertile fervent few fewer fierce fiery finest fiscal fitting
  flat flattering flawed fond foolish foreign formal former forthcoming fortunate fractured fragile frank fraudulent
  fraught free french frequent fresh friendly frustrating fundamental funny futile gay generic gentle genuine
  geographic gifted gigantic glad global gloomy golden good governmental gradual grand gray great greater greatest
  green grim gross guilty haired handsome happy harsh hawkish healthier healthy hearted heated heavy hefty hesitant hi
  historic homegrown honest horrific hostile hot hourly huge human humanitarian humiliating hungry hyper iconic ideal
  ignorant illegal immediate immense imminent immoral immune impatient implicit important impressive impromptu
  improper inaccurate inactive inadequate inappropriate incendiary inclusive incoming incompetent incomplete
  inconsistent inconvenient incorrect incremental indefinite indirect ineffective inflammatory informal inherent
  inhumane inner innocent innovative insane insecure insensitive instinctive insufficient intellectual intelligent
  intense intensive interactive interested interesting interfaith interim interior interventionist investigative
  ironic irrelevant issa jarring joint keen keynote lame large larger largest last latest latter lax leftist legal
  legendary legislative legitimate lengthy lesbian liberal lifelong little lively local lone lonely longstanding loose
  lopsided loudest lowest loyal lucky lucrative mad main major mandatory many massive mayoral median mental mere messy
  metropolitan mexican mild militant minded minimal minor misleading mobile mock modern modest monetary monthly moral
  mosquito multi multiple municipal murky muscular muslim mutual narcissistic narrower nasty nationalist nativist
  natural naval nearest necessary neutral new newer newest newfound nice nonpartisan normal northeastern northern
  nuclear odd okay old older oldest onetime ongoing opioid oppressive optimistic oral orange ordinary other outdoor
  outgoing outlandish outraged outspoken outstanding overdrive overdue overt overwhelming own parallel paranoid
  parental parliamentary particular partisan passionate pathetic perfect permanent perpetual persistent pervasive
  pessimistic pink pivotal pleasant pleased polite poor poorer poorest popular positive potent pragmatic precinct
  predatory predictive pregnant preliminary private pro problematic procedural productive profound prohibitive
  prominent prone proper prospective proud provocative prudent puerto punitive pure pursuant qualified quarterly quick
  quixotic rainy rampant random rapid rare raw ready real realistic recent receptive reflective regular regulatory
  relative relevant reliant reluctant reminiscent remote reproductive republican resistant respective responsive
  restrictive revolutionary rich richest ripe risky robust rocky romantic rough routine rowdy rude rural sacred sad
  safari safe safer safest salaried same sane satisfied savvy scary scathing scientific scripted seasoned secondary
  secular seismic selfish semi senior sensitive seventh several severe sexist sexual shaky shale sharp sheer shorter
  shrewd sick significant silent similar simple sincere single sixth skewed skilled slain slight slim slower small
  smaller smallest smart smarter sober soft softer solar sole solid somber sophisticated sorry sour southern sovereign
  sparse specific spectacular speculative spirited staggering stagnant standardized stark state.gov staunch steadfast
  steady steep stern stiff straightforward strange strategic strict stricter strong stronger strongest structural
  stubborn stunning stupid subprime subsequent substantive subtle suburban sudden sufficient superior supportive
  supreme sure surprising sympathetic systematic systemic tacit talented tall temporary tempting tense tentative
  terrific therapeutic thin thorough tighter tiny tired tolerant tough tougher toughest toxic tragic transparent
  tribal trickier tricky troubling true trustworthy turbulent twin ugly ultimate ultra un unaccompanied unapologetic
  unarmed unauthorized unaware unborn unbound uncertain unchanged unclassified unclear uncommitted uncommon undecided
  undeclared undercover underway undivided undue uneasy unexpected unfair unfinished unfit unfortunate unfounded
  unhappy unheard unilateral unionized unique universal unknown unlikely unnamed unnecessary unnoticed unorthodox
  unpaid unpledged unpopular unprecedented unprepared unprompted unqualified unrealistic unrelated unrelenting unruly
  unsafe unsecured unsolicited unsure untrue untrustworthy unusual unwanted unwelcome unwilling upbeat upcoming
  upfront uplifting upper upstate urban urgent usual vacant vague valid vast verbal vigilant violent viral virtual
  visceral vital vivid vocal volatile wartime wary weak weaker weakest wealthier wealthiest wealthy weekly weird
  western white widespread wild willing wise worrisome worst worthwhile worthy wrong xenophobic yellow young younger
  youngest
B9 abandon abolish absorb accelerate accommodate accomplish achieve acquire adapt adjust administer adopt affirm
  afford alienate alter amplify arrive assert assist assuage attract avoid backfire be behave betray boast bolster
  bother bow brag bring broaden buck build cancel capitalize carve cater celebrate clarify classify click clinch
  coalesce collect commit communicate compensate concede condemn condone confer confirm confront congratulate connect
  consolidate contend contradict contribute convert convey convince cooperate coordinate cope crisscross curb dare
  declare deepen defer define deflect deliver demonstrate denounce deny deploy deport depose derail destroy detect
  deter determine dial diminish disavow disclose discourage discover discredit discuss dismantle dismiss disparage
  dispel disqualify disrupt distinguish distract distribute donate eclipse elevate eliminate elise embarrass emerge
  emphasize empower enable enact energize enforce engage enlist ensure equate eradicate escape establish evade exceed
  excite execute expand explode exploit expose extend facilitate fade fare fend flourish fool forge forgive formulate
  foster fulfill galvanize gather generate govern hammer handle hang heal heed ignore implement imply impose improve
  indict inject insert inspire integrate interfere intervene intimidate introduce investigate isolate jeopardize join
  justify legalize lend listen marry maximize minimize miss mitigate mobilize monitor mount negotiate observe obtain
  occur offend offset operate opt organize oust outsize overlook oversee overtake overturn paint penetrate perpetuate
  persuade please portray postpone pray preserve pretend prevent proceed produce prolong prompt propel propose
  prosecute protect provoke publish punish pursue quash quell react reap rebound rebuild rebut reclaim recommend
  reconcile reconsider recover recruit refer regain rein reinstate relate relocate remind renew reopen repay replace
  replicate republish repudiate resemble resettle reshape resign resist restore restrict retain rethink revisit revive
  reward save screw scuttle seize settle shoot shore shrink sing skip slash sleep soften solicit solidify solve
  speculate spill stabilize stall steal steer stick stimulate straighten strengthen succeed summon surround survive
  suspend sustain swallow tackle tarnish tear testify thrive throw thwart tighten tolerate tout transform translate
  undo unfold unify unite unravel upend urge validate vet warrant weaken weigh widen withdraw withhold withstand yell
E9 abandoned absorbed abused accumulated acquainted acquired adjusted administered advertised affiliated afflicted
  aggravated aided aligned allocated amassed animated anointed arrested assigned associated awaited barred based
  beaten been begun betrayed billed boiled booked born bound brokered bullied buried capped centered certified chained
  cheated choked chopped chosen circulated compelled composed compromised conferred confined confused convicted
  coupled courted crowned debunked deported designated designed destined detained devastated diagnosed disaffected
  discredited discriminated disgruntled disliked displaced disputed disqualified distracted divorced done drafted
  dragged drawn driven dwelled eclipsed edited educated elected embattled embedded embroiled enacted entitled
  evaporated factored fed finalized fixed flown flung forgiven galvanized given gone gotten grounded grown guaranteed
  guarded halted hammered harassed harmed heightened honored horrified impacted imperiled imported imprisoned indicted
  infected infiltrated inflicted influenced inserted interpreted intrigued inundated knit known licensed litigated
  littered loaded located manufactured marginalized marred misconstrued misled mobilized modified muted neglected
  obliged obsessed offended opinionated ousted overseen overshadowed overtaken overturned pent peppered permitted
  plagued poised polarized powered practiced predicated premised preserved presumed priced principled professed
  profiled proliferated protracted purchased radicalized ratified ravaged recovered reformed restored restricted
  revered reviewed rewritten rigged risen rocked ruined rung sacrificed scattered scheduled scorched screwed seated
  seen shaken shown slated slowed solved sprayed spurred squeezed stalled startled stationed stolen strewn structured
  supervised supplied sworn tacked taken tallied tapped tasked taxed televised tempered tested thrilled throated
  thrown tightened tinged torn tossed translated trapped undermined understated updated upgraded valued waged wasted
  widened worded written
Z9 accepts accuses acknowledges adds admits advises agrees alleges allows appears appreciates argues asks assumes
  bears beats becomes begins believes belongs blames boasts bows brings builds cares carries chooses cites comes
  concludes conducts connects considers consists constitutes contains contends continues covers creates decides
  declares demonstrates denies depends describes deserves dies disagrees dismisses does doubles draws drops earns
  embraces emerges emphasizes employs encompasses encourages endorses ends enjoys entails enters exceeds exists
  expands expects expires explains exposes expresses extends fails falls fares feels finds fits focuses follows
  gathers gets gives goes grows happens has hates helps highlights hits holds identifies ignores illustrates incites
  includes indicates injects insists intends introduces involves is joins keeps kills knows lacks lags laments lays
  leans leaves looms loses loves maintains makes meets mentions misses monitors nears occurs opens operates opposes
  outweighs oversees owes owns passes pays poses possesses praises precedes prefers prepares prevails produces
  prohibits promotes proposes protects proves provides pulls pursues pushes puts raises reads realizes recalls
  receives recognizes refers reflects refuses reinforces rejects relies remains remembers reminds represents requires
  responds rests retains reveals says scrambles seeks seems sees sells sends serves shakes sits sounds speaks
  specializes spends spreads stands starts succeeds suggests takes teaches tells tends thinks threatens touches touts
  travels tries undermines underscores understands unites urges violates vows walks wants watches wears welcomes
  writes
T8E2 accessed accounted acknowledged acquiesced acted added admitted agreed announced apologized appeared applauded
  argued arrived assailed asserted avoided bailed balked battled believed bested blamed blasted boasted booed bought
  breached brought brushed bypassed campaigned carried caucused cheered chided chimed cited claimed clarified climbed
  collaborated collapsed commanded complained concluded congratulated countered cracked crashed declared declined
  decreased defended demanded died disappeared disbanded discarded discussed displayed doubled dropped dug echoed
  emailed emphasized encountered ended ensured escalated escaped executed existed exited explained expressed felt
  finished fled flirted flocked folded found garnered graduated had hailed hampered happened helped heralded hopped
  hung imagined implied included indicated insisted interjected interrupted joked jumped lacked lauded launched leaned
  learned leveled lied listened lit looked managed meandered mirrored mocked moved mused navigated netted occurred
  offered opened opined opted ordered painted participated passed pitched pleaded praised predicted pressured promised
  prompted provoked pulled punctuated questioned quoted raced rallied realized reassured recalled referenced referred
  refused relayed remained reported represented requested resisted responded resulted returned retweeted revealed
  revised rolled rushed sat scored secured seemed served shouted shrugged smiled snagged solidified sounded started
  stated stayed stirred stoked stood stored stressed struck succeeded suggested surfaced surged survived swept taught
  told touched traveled tried turned tweeted understood unfolded unloaded unraveled unveiled urged ushered vetoed
  visited voted vouched walked wanted warned weighed witnessed won worked
N9 accent accident accomplishment achievement adversary agent agreement ally amendment anniversary announcement
  anomaly anything apartment apparatus applicant appointment argument arrangement arsenal ass assembly assessment
  bargaining beneficiary bias bidding blessing bloodshed bombing boxing briefing bully bus calculus campus ceiling
  chaos chorus circus client cloning clothing commencement commentary commitment compliment consensus consent
  consultant containment continent correspondent counseling critic defendant demise denial department deployment
  descent development dining disagreement disappointment discontent dissent document documentary element embarrassment
  employment empowerment encouragement endorsement enforcement engagement enrollment enterprise entertainment
  entitlement environment epidemic equipment evening event everything excitement experiment expertise extent fabric
  family fishing footing gambling gas government greed handful harassment hatred healing heating housing humbling
  improvement incentive incident indictment initiative insurgent internment investment involvement judgement judgment
  judiciary lens library lieutenant lightning litmus logic malaise management maneuvering marketing material mining
  moaning modeling moment monument morning movement music narrative news noise nothing operative opponent padding
  parent parliament payment penchant percent perspective plant polling precedent president prize programming proponent
  punishment rating recording recruitment refoulement repayment replacement requirement resentment resettlement
  resident restaurant retirement rhetoric salary schlafly secretary segment sentiment series settlement shipping
  smoking something spanking speed spring staffing statement status stimulus string student summary supplement supply
  tactic talent tally temperament thing timing topic tournament treatment trial unemployment upbringing uprising
  variant virus warming wedding wording wrongdoing yes
T9 amounted appreciated approached arose assaulted ate beamed became began begged belonged bemoaned bragged broke
  burned burst came capitalized cared cautioned chaired chanted chose clinched coined competed conceded conflicted
  contended contradicted contrasted convened converted corresponded cried crisscrossed decried demurred did differed
  disagreed distanced don doubted downplayed drew drove drowned eked elaborated embarked entered envisioned erupted
  fanned fared feared fell flew gave grew headlined hid hinted huddled hugged illustrated immigrated inherited
  initiated intervened invoked knew lamented landed lashed lasted laughed legalized marched mishandled misjudged
  misspoke misstated noted originated owed paused peaked presided prevailed proceeded pronounced propelled punched ran
  ranged ratcheted reacted reaffirmed recounted regretted reiterated remarked reminded reopened replied resigned
  resonated roared rose said saw scrambled sewed shook showed slid spoke staged stared stretched switched teamed
  tended testified thanked threw ticked took topped triggered veered volunteered waited was waved went were withdrew
  wondered wore worshiped wrote yelled yielded
T5E5 accelerated accused addressed aired answered asked assumed attacked attempted attended benefited called canceled
  caused checked clashed commented condemned confirmed contacted contributed crafted credited criticized damaged
  decided delivered denounced descended described devolved dipped dismissed disrupted donated earned engineered
  enjoyed examined exceeded exchanged expired faced featured flipped floated flooded flowed followed framed gained
  gilded got grabbed highlighted hired hoped imposed issued joined kept kicked knocked laid led liked listed lobbied
  lost made mandated meant mentioned met missed narrowed observed occupied outlined performed picked pivoted played
  plowed portrayed posted poured presented proclaimed protested proved railed raised ranked rated rebuked received
  reflected reined rejected remembered replaced reprimanded reversed ripped ruled saved searched sent separated signed
  slammed soared sought sparked sparred speculated stepped stopped stripped studied stumbled subjected submitted sued
  supported talked touted traced trailed trounced underscored unleashed violated voiced vowed watched welcomed
  withheld woke wrapped yanked
B8F2 accept accuse acknowledge add adhere admit advise affect allow announce apply approve ask assign assure attend
  begin borrow burn choose compare compete complain complicate comply confuse consider contain continue create deceive
  decide defend defy depend deprive describe develop dictate disappear dominate earn elect embody employ encourage
  endorse enter erode exist explain express fill find follow forget garner get give go grow happen hear hire imagine
  incite invest keep kill learn lose maintain make manage meet mourn navigate nominate outweigh participate perform
  predict prepare presume prevail prohibit promote prove provide raise receive reduce reflect register reject remember
  remove render require resonate respond reveal rip see seek send serve sow speak spend stay strive sue suffer suppose
  take teach tell threaten treat try understand violate wear
E8T2 accompanied achieved activated aimed approved attached attributed authorized banned built caught cleared compared
  conducted confronted connected consulted controlled counted debated defined deployed dictated directed discounted
  dominated dressed dumped employed established expected filled financed flanked fueled funded generated governed
  granted guided hacked handled improved inspired invested lectured lent linked logged marked murdered owned packed
  paid parked perceived polled positioned printed prosecuted protected punished redirected regarded renewed required
  reserved resolved roiled sanctioned selected sentenced shaped shunned soured spawned spiked sponsored stacked
  supplemented supposed suspected targeted terminated themed thrived thrust tied titled tracked trained treated
  trusted vetted victimized wounded
R9 aback abroad afloat afoul afterward afterwards again ago ahead alike almost already also altogether always anew
  anymore anytime anyway anywhere apart aside away backward else elsewhere even ever everywhere far farther firsthand
  forever forward hence here however indeed instead just louder maybe meanwhile moreover n't never nevertheless
  nonetheless not now nowadays nowhere often otherwise overhead perhaps pretty rather regardless seldom somehow
  sometime sometimes somewhat somewhere soon sooner still then thereafter thereby therefore thus together too well
  whatsoever
N8B2 answer bait balance balloon beef brush caucus cease chant check clubhouse compromise crown crusade delay
  demagogue dent dip dislodge divide divorce engineer export finish float freeze grab grasp hack link lobby mark
  object panic praise quip rally rebuke reinfection replay reply rise seed ship shuttle signal slap smear squabble
  stunt surprise swamp sweat sweep swing tip trash update visit wash weed worship
J8N2 20th 45th 4th blowhard brash centrist chemical communist concrete crude dark disenfranchised earnest extremist
  favorite fellow fifth fine front general glide independent individual junior key libertarian longtime low makeshift
  male maximum mid middle migrant net perfunctory phony populist prime principal progressive racist red retail sleeper
  snarky solo southeastern stalwart super terrorist thick token toothless top total underwater uniform watershed whole
  worth
B8N2 advance appoint bio block capture caricature catch cement climb defeat defect drop ease feed fix flee flesh gain
  help hide invoke jab kick knock lift limit lure moan outsource prop purchase reach reassure recall relish repeal
  repeat reverse rewrite roar satisfy seal shout shove showcase spam spur switch toss trigger verify win yield
N5B5 act address align ban bar blow bomb brace cause change chat combat comment conduct cure dance default discount
  draft fight file focus frame grind guide halt increase insult mask pound punch release rescue resolve rush sacrifice
  score shift shrug stack stir subpoena surface surrender tie vote waste wound wreck
E8J2 affected annexed battered biased borne broken bruised calculated combined crooked dedicated deferred disconnected
  distorted enhanced faked fallen fated forgotten frozen hardened heeled informed justified measured mired naturalized
  oriented outsourced overvalued pocketed populated proven rationalized redacted related reviled shocked spoken
  subsidized suited terrified timed unreported vaccinated veiled weakened worn
I9 across after against albeit alongside although amid among atop because beneath beside besides between beyond by
  despite during en except for from if in into of onto per since than throughout toward towards under underneath
  unless unlike until upon v. versus via vs. whether while with within without
Z8S2 aims arrives closes coordinates criticizes dates delivers drives faces favors feeds fires lands leads likes looks
  means mirrors needs offers paints plays presents rails reaches reacts recites runs sets shows slams splits stays
  sucks supports tops tracks trails turns uses waits wins works
N8G2 advertising balloting banking bleeding borrowing clapping consulting deepening dodging editing fracturing funding
  fundraising gaming gathering handling jogging lashing meeting opening parking polarizing reasoning reckoning ruling
  screening sentencing shooting shopping skating skywriting slaying testing trading training understanding
  waterboarding
B5N5 bash bind boost bounce boycott broker covid crack crush drag drink drum exercise fly grant igor laugh launch lock
  marshal match mention overthrow refrain remake repair return ring shake shield stem tap thread transfer veto wrap
J8E2 advanced appalled armed balanced choreographed classified complicated concentrated concerned consolidated
  delighted disappointed disciplined dissatisfied embarrassed enamored eyed impassioned impressed inclined irritated
  mistaken mixed nuanced outsized polished relaxed surprised unanswered undisclosed undocumented unhinged unified
  unvaccinated
J8R2 best better daily damn dead deep deeper early easy first fourth full hard high higher highest late least likely
  longest loud nearby next overall plain sharper short statewide straight tight wider worse
G5N5 bearing championing closing coalescing feeling flooding guessing messaging mongering negotiating networking
  organizing outsourcing peddling planning policing posting printing recruiting reporting signing sticking teaching
  tracking vetting warning withholding
N5G5 beginning bullying drafting drinking filing financing freewheeling hearing landing lending listing lobbying
  matching neighboring nominating overshadowing publishing sampling scheduling seating shaming spending taping
  thinking thumping volunteering voting
S9 1960s 401(k 60s 70s 80s 90s abstract benghazi businessmen chairmen children countrymen criteria feet gentlemen
  grandchildren men pence people personnel pic= rabbis teeth to-4 women
F5B5 agree believe cite combine constitute discriminate do enjoy expect explore feel include insist involve know
  oppose pose prefer refuse remain say suggest want
J5N5 affluent associate average blond capitalist chief confinement evil excess grave hopeful incumbent landmark medium
  minimum nonprofit rash ritual secret silver song surrogate undercard
C9 @jeff_poor billion eight five forty four hundred million nine seven six ten thirteen thirty thousand three trillion
  tweet/ twenty two zero
F8B2 admire argue circulate conclude consume descend deserve differ disagree envision foresee have indicate interpret
  occupy outnumber persist possess scrutinize tend think
N5J5 11th 12th assistant barn bottom contrary defensive editorial giant isolationist mass official prep primary proxy
  representative rival sanctuary socialist subject uninsured
Z5S5 backs belies blasts calls caps controls counts crosses differs echoes features finishes hopes mandates marks
  notes ranks rises rolls scares worries
O9 I he herself him himself i it itself me myself oneself ourselves she them themselves they us we you yourself
D9 a an another any each every his its my our some the their these this those width:100 your
B5F5 appear applaud appreciate assess assume await bless contemplate eat fail owe rely represent seem thank underscore
  warn
J8B2 blunt breathe clean complete cool correct direct lower moderate narrow nonwhite open presumptive quiet shy swim
J8G2 aggravating appalling blazing conflicting crippling embarrassing enticing flagging nagging overlapping shocking
  sobering sweeping terrifying unwavering
I8R2 aboard about along around as at before behind inside notwithstanding on over though through
J5R5 downward enough foremost harder hardest less long more much offshore online overnight underground wide
W9 how what whatever when whenever where wherever which whichever who whoever whom whose why
B8N2F2 bear break buy carry leave offer pass pay pick stop turn walk watch
E5J5 accomplished alarmed alienated blessed fabricated hidden politicized prolonged respected restrained scorn united
  unsettled
J5E5 accustomed bigoted contested coveted disturbed dogged faded frustrated isolated misguided subdued tortured
  troubled
M9 'll ca can could may might must ought shall should will wo would
N5B2F2 advocate call count dig estimate face graduate march share show sink struggle
N8J2 adjective alcoholic alternative content dynamic establishment magic memorial metric pharmaceutical plastic
R8J2 alone earlier faster further later longer most overseas prior upward very
B5N2F2 blame buckle bypass cover dislike embrace jump play scare slip
B5N5F2 benefit bet drive guarantee move push scramble start sway
F9 'm 're 've am are belong comprise intend vary
N5B5F2 cheer honor lie review roll talk trust use work
N8B2F2 award end fall favor note sign step support train
B8J2 calm erupt expel secure smooth snap underestimate wield
N8F2 cringe outline picket pile plot regard scratch traffic
S5Z5 divides fairways hints laughs matters moves shares talks
G5J5 blistering convincing defining insulting lasting resounding striking
J5E2T2 distinguished energized experienced prepared scared sustained worried
J8T2 agitated condensed damned memorized moderated motivated unaligned
B8F2N2 draw highlight pull sell sit wait
E5T5 dealt heard held sold spent stuck
S8C2 1930s 1950s 1970s 1990s 2000s 40s
B5F2N2 hold look stand wonder write
B8T2 defund lay let recast wrest
J5B5 dry present regulate slow warm
J5G5 damaging enduring grueling inspiring rewarding
R5J5 closer ill nationwide outright worldwide
R8I2 down once out so up
S8N2 blocs data doldrums media timestamp="1449075600
T5E2J2 celebrated closed crossed deserved sealed
B2F2N2 echo huddle ridicule stumble
G8J2 biting degrading lacking pleasing
K9 and but nor or
R8N2 east forth halfway north
T5J2E2 devoted elevated married sided
F5N2B2 hope love regret
J8S2 japanese non nuts
N5F2B2 claim dump spin
B5E2T2 hurt shut
B5J5 elaborate undercut
B5T2E2 beat put
B8E2 huffpollster overcome
B8F2J2 die undermine
D8R2 all no
E8J2T2 divided organized
E8T2J2 involved registered
F5B2N2 need wish
J5B2N2F2 cross fit
J5E5T2 extended limited
J5T2E2 determined upset
J8D2 double such
J8F2 dovish humble
N5S5 e police
N8F2B2 fear promise
N8S2 headquarters yen
N8T2 foe tilt
R8D2 quite twice
T2J2E2 addicted stunned
T8E2J2 continued pointed
A5I5 to
A8I2 na
A9 ta
B2F2J2N2 welcome
B2N2E2T2F2 spread
B2N2J2 whistle
B5E2F2 come
B5F5J2 mean
B5F5J2R2 live
B5F5N2 worry
B5J2N2 reset
B5N2E2F2 run
B5N2J2F2 sound
B5N2R2 counter
B5T2E2N2 cut
B5T2F2E2N2 read
B8R2 overpromise
B8T2N2 quit
C5S5 1980s
C8J2 multimillion
C8N2 one
D2S2O2 ours
D5K5 neither
D8K2 both
D8O2 her
E5B5F2 become
E5J5T2 retired
E5N2B2T2J2 split
E5N2T2B2 set
E5T2B2N2 hit
E5T2J2 fought
E5T2N2 injected
E8B2 rid
F2B2R2 skew
F2J2T2 jeered
F2N2B2 overflow
F5B5N2 guess
F5J2B2 lean
G8B2 cling
G9 gon
I5J2R2 near
I5J5 due
I5R5 below
I5W2D2 that
I8B2F2 like
I8J2R2 outside
I8R2J2 above
J2E2N2 indigent
J2E2T2 bespectacled
J5B5F2 select
J5D2B2 triple
J5F2B2 loom
J5G5N2 commanding
J5N2 complex
J5N2B2 bellicose
J5N2I2 past
J5N2R2 right
J5N5B2 rebel
J5N5I2 opposite
J5R2N2 lesser
J5S2N2 sub
J5T5E2 preferred
J8B2F2 separate
J8B2R2 close
J8N2B2 square
J8N2E2 pre
J8N2R2 third
J8R2N2 second
J8T2E2 detailed
K5D2R2 either
K8N2J2 plus
M8T2 'd
N2B2F2 illustrate
N2E2J2 skinned
N2F2B2 hop
N2G2B2 unyielding
N2J2B2 savage
N2J2F2B2 harness
N2R2J2 aloud
N5B2J2 flip
N5D2J2 half
N5E2T2 shot
N5E2T2B2 broadcast
N5F2J2 disrespect
N5F5 blast
N5F5B2 hate
N5J2S2 elite
N5J5B2 post
N5R2B2F2 matter
N5T2E2 forecast
N8G2J2 manufacturing
N8I2 bout
N8R2 sort
N8R2K2 minus
N8S2T2E2J2 co
N8Z2 fracas
O8R2 there
Q8Z2 's
R2N2B2 reboot
R5J2B2N2 fast
R5J2N2 south
R5N2I2 onstage
R5N5 a.m.
R8B2N2 back
R8I2N2 off
R8K2 yet
S2Z2R2 sharpens
S5B2N2 pivot
S5J5 grassroots
S5N5 facebook
S8O2 hers
T2E2N2J2R2 left
T5B2E2N2 cast
T5J5 crippled
T5N2F2 oversaw
T5N5 strode
T8J2 stumped
T8N2E2 thought
"""
"""Lines ``SIGNATURE word word …`` (indented lines go on): each tag of the signature with its share in tenths."""
