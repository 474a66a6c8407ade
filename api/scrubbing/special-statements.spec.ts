/** Original statements and topics, written for these tests; each is read by `special` with the known misses named, so that a change shows. */
import { special } from './special-categories.js';
import { SPECIAL_CATEGORIES, type SpecialCategory } from './scrubbing.contract.js';

/** One statement about a person on each line, under its category. */
const STATEMENTS: Readonly<Record<SpecialCategory, string>> = {
  HEALTH: `
been on sertraline since march and it's making me drowsy
dad's got parkinsons and can't use the app
Can I get a refund? I had to go into hospital and missed the flight
My daughter is coeliac, are the sausages ok for her?
im type 1 so i need my insulin in hand luggage
i've been signed off for six weeks with anxiety
mum had a fall and broke her hip so we can't travel
I'm 14 weeks pregnant, is the ride safe?
he's got adhd so long forms are hard for him
my husband uses a wheelchair, is there a ramp?
waiting on biopsy results, cant think straight
had a vasectomy last friday so no heavy lifting
she lost her hair from the chemo
our son is autistic and hates loud noises
my nan's dementia is getting worse and she keeps ordering things
I can't read the small print, I'm registered blind
tenant in 4b is a heroin addict
gone down with norovirus, whole house is throwing up
my blood pressure was 160 over 95 at the check-up
just been told my lump is benign, thank god
Gary in accounts has MS and needs to work from home
on antibiotics for a chest infection
i have epilepsy, do your lights flash?
suffering with my back again, off to the physio
My therapist says I should cut down on work
The patient was admitted with pneumonia on 3 May
lost my baby at 20 weeks and still getting your nappy adverts
she's anorexic and back in the clinic
I'm HIV positive, undetectable
taking ramipril 5mg and a statin every night
doc reckons it's gallstones, op in june
i use a cpap machine at night so need a plug by the bed
he self-harms, we're waiting for CAMHS
I want to kill myself
he drinks a bottle of vodka a day, he's an alcoholic
My mother-in-law had a stroke on Sunday
my ears are bad, i wear hearing aids, so no phone calls please
recovering from knee surgery so will be late
the employee disclosed bipolar disorder in her application
kid has chickenpox, nursery won't take him
I've got a severe peanut allergy
she is on the waiting list for a hip replacement
my mental health is in bits since you cancelled my account
Got PTSD from the army
gran passed away from bowel cancer last year
he is profoundly deaf, please email instead
I get migraines from flickering screens
my other half has just been diagnosed with leukaemia
I can't stand for long because of my fibromyalgia
she's had two miscarriages
wife's due on the 9th so no deliveries then, she's pregnant
need a ground floor flat, i'm disabled
prescribed citalopram last week
I am an asthmatic and the damp is making it worse
Been in A&E all night with my lad
i'm on the pill and missed two
my thyroid is underactive
he's got dyslexia, can he have extra time?
recently had a heart bypass
I'm going through IVF and the hormones are awful
ive got crohns and need a room with an ensuite
My sister tried to take her own life
he went to rehab for gambling
i'm in stage 3 kidney failure
daughter has scoliosis, brace fitted on monday
My eczema flared up from your washing powder
your face cream gave me a rash all over my neck
the medication makes me put on weight
He has Down's syndrome and loves your show
I have a stoma so need the accessible loo
my carpal tunnel is playing up, can't type
I take lithium and need regular blood tests
Has tested positive for chlamydia
smashed my wrist, fracture clinic tomorrow
mum's on end of life care
pt presents w/ SOB and palpitations, hx of AF, on bisoprolol
keep having dizzy spells and nearly passed out on the bus
hb came back low so they've put me on iron tablets
i've been bleeding for 3 weeks straight, is that normal?
He had his leg amputated below the knee
my anxiety is through the roof
Just got my ADHD diagnosis at 41!
sorry for the delay, i've been poorly
Priya is off with a slipped disc until further notice
I'm on 50mg of sertraline and it does nothing
nan's in a hospice now
been trying for a baby for 3 years, clomid next
he's a type 2 diabetic with neuropathy
my lad has a heart murmur, can he do the trampolining?
My wife suffers from postnatal depression
had my gallbladder out in March so no fatty food
the baby has reflux and a tongue tie
my cholesterol is 7.2
i need to reschedule, i'm having a colonoscopy that day
she can't hear you, she's deaf in both ears
I'm partially sighted and use a screen reader
Ahmed had a seizure at work this morning
have you got anything for cold sores? mine has come back
im on the waiting list for top surgery
my son has global developmental delay and an EHCP
I get PIP and can't afford the deposit
he's in the priory for coke addiction
my hands shake because of the Parkinson's
I was prescribed Naproxen but it upset my stomach
she's 38 weeks and measuring big
my periods are so heavy I can't leave the house
Owen's been given six months to live
i have a latex allergy, are the gloves nitrile
my knee's knackered, waiting on an MRI
been sober 90 days today
he's been hearing voices again
I take warfarin so I bruise easily
my eyesight is going, I've got cataracts
she weighs 6 stone and won't eat
my partner has long covid and can't work
I have a phobia of needles and need a blood test
the dentist says I've got gum disease
he has learning difficulties and needs easy read
got my flu jab and covid booster booked
can you turn the music down i get migraines
I was in intensive care for a month with sepsis
my husband is on dialysis three days a week
tested +ve for covid so WFH
she takes the morning off for her counselling
I have no spleen so infections are serious
my legs don't work so stairs are out
our lodger has scabies, who pays for the cleaning
I've had three rounds of chemo
my skin's covered in psoriasis
I'm really struggling, don't want to be here anymore
mum has vascular dementia, I've got power of attorney
I'm lactose intolerant so oat milk please
he's under the community mental health team
I'm immunosuppressed after a kidney transplant
bloods came back fine but they want a repeat in 6 weeks for the liver function
Nurse, the catheter's leaking again
gran's had another funny turn
repeat prescription: metformin 500mg x56, gliclazide 80mg
can't make Thursday, scan for the baby
my mum takes donepezil, she gets confused after 4
He's bipolar & stopped his meds, please be kind
I've got a consultant appointment about my womb on the 3rd
reason for absence: migraine
return to work interview for Kofi, 4 weeks off with depression
OH referral done, she has carpal tunnel in both wrists
Tenant has COPD and the mould is making it worse
I need a downstairs bathroom because of my MS
extenuating circumstances: I was hospitalised with appendicitis
student has dyslexia and ADHD, 25% extra time agreed
wheelchair assistance please, my father can't manage the steps
nut free meal for the little one, she carries an EpiPen
travelling with insulin, do i need a letter
i faint when i fly
My doctor's put me on the waiting list for an ADHD assessment
I've had a bad reaction to the jab
my bipolar means I overspend, can you freeze the card
claimant suffered whiplash and a fractured wrist
the deceased had been treated for lung cancer
He lacks capacity because of a brain injury
woke up with pink eye, staying home
got my period and cramps are killing me
she's 6 months gone
im a recovering addict so no codeine pls
had an abortion in January
my T levels are low so I'm on testosterone gel
is it ok to take ibuprofen while I'm breastfeeding?
haven't slept in days, insomnia again
he gets seizures if the lights strobe
BP 150/90, started amlodipine
daughter's in CAMHS for an eating disorder
I vape because I quit smoking after my heart attack
broke my collarbone coming off the bike
he's got a prosthetic leg
my hearing's shot, 40 years in the foundry
baby was born at 27 weeks and is in NICU
the specialist confirmed it's ulcerative colitis
I was in a coma for two weeks
I've herpes, how do I tell him
Simone's off, tonsillitis
my daughter needs her inhaler at school
i think i've got the flu
started hrt last week, feel human again
he's a carrier of hep B
My partner was rushed to hospital last night with a suspected blood clot
I had my second dose of chemotherapy on Monday
the patient has a history of hypertension and gout
hi im 24f with pcos trying to lose weight
could you leave it in the porch, I've got mobility problems
My little girl has cerebral palsy and uses a walker
I've been feeling really low and stopped eating
my son got burned by your kettle and needed skin grafts
he is in remission from Hodgkin's lymphoma
they found a shadow on my lung
I can't drive for six months because of a seizure
her waters broke at work
I'm a carer for my brother who has Down's
Sam went off sick again, third time this year
I've got an underactive thyroid so I'm always tired
my nose was bleeding after using it
i am on universal credit due to ill health
She is non-verbal and needs one to one support
He needs a kidney transplant
I had food poisoning after eating at your restaurant
been vomiting since the takeaway
My asthma is terrible with the dust
please note passenger 2 is visually impaired
she's got glandular fever so exams deferred
I have sleep apnoea and snore, sorry roomies
I've just had twins by c-section
lad's got nits again
I weigh 22 stone and need a seatbelt extender
my daughter is on the autism pathway
I've been having suicidal thoughts
he has a nut allergy
my gums bleed when I brush
my feet swell up on long flights, DVT runs in the family
I'm registered disabled
she was prescribed oxycodone and got hooked
granddad's on oxygen at home
I've a hernia op on the 12th
I tested positive on a lateral flow
counsellor says I have complex PTSD
He has a learning disability and can't manage money
I've been told to avoid salt because of my blood pressure
Mum's got a UTI and is delirious
i had shingles in march
She's being treated for anorexia nervosa
my teenager is cutting herself
Joan from number 4 has Alzheimer's
I had a vaginal infection after using your wipes
started on mounjaro, down 2 stone, mate's rates on smaller jeans?
dr says its plantar fasciitis, no running til june
Nadia's got endo and the cramps floor her
ive had a nasty cough for weeks and im wheezing
his leukaemia is back
mammogram recall letter came, trying not to panic
need a chair at the till, I can't stand for 8 hours with my hip
I'm neurodivergent so plain language please
nan fell again, hip this time, theatre tomorrow
she self-medicates with alcohol
can I swap shifts, got my smear on wednesday
he's blind in one eye
Tariq's diabetic, keep the biscuits away lol
positive pregnancy test!!! don't tell mum
on my third round of ivf
my scoliosis makes the office chair agony
feeling suicidal, who can I speak to
the meds make me drowsy so no early meetings
Bronwen was told she's got early onset dementia
fit note from 3 to 24 march, work related stress
mental health section 136, taken by ambulance
lost my sense of smell after covid
been gluten free since my coeliac diagnosis
i'm on antipsychotics
got a sick bairn at home so wfh
my hay fever's brutal today
both knees replaced last year
her blood group's O neg and she's anaemic
kid's reception class has slapped cheek and I'm pregnant
I take 40mg fluoxetine and need to know about grapefruit
running late, had to take my wife to A&E with chest pains
Blessing is signed off until the 14th with pneumonia
he had a vasectomy so it can't be his
my little boy has a stoma bag, is there a changing room
recently diagnosed coeliac
my GP thinks it's an underactive thyroid
ADHD brain here, can you bullet point it
I'm on the transplant list
please use large print, I've got macular degeneration
Mrs Haynes, 84, has dementia and keeps leaving the gas on
he's an insulin dependent diabetic
she had a mastectomy in 2021
got gastroenteritis so can't work in the kitchen
I've tested positive for HIV
employee has requested reduced hours because of endometriosis
my stutter makes phone calls hard
I had a nervous breakdown last year
Student has declared a mental health condition
my daughter self harms
I've been clean for 2 years
passenger requires oxygen, he has emphysema
smear came back with abnormal cells
chlamydia result positive, need antibiotics
I've been diagnosed with MS so I need a parking space close by
my mum's on morphine now, it's palliative
went deaf in my left ear after the flight
hi, i have severe anxiety and can't do phone calls
our toddler has a dairy allergy, is there milk in it
Rohan's had a heart attack, he's in the Royal
I think I'm having a miscarriage
she's got a prosthetic hip and sets off the scanner
he has haemophilia, so please be careful at PE
I was prescribed antidepressants after the divorce
my ulcer is playing up
Dad's prostate cancer has spread
quit drinking, AA twice a week
I get PTSD flashbacks from the accident
she takes Ritalin at lunchtime, can the teacher remind her
bipolar type 2, on lamotrigine
my new hearing aids keep whistling
been in bed with flu since tuesday
I'm a wheelchair user, which entrance
he can't work, chronic fatigue`,
  RELIGION: `
I don't work Saturdays, I'm Jewish
we're a Sikh family so no beef please
I need a break at 1 for jummah
my wife converted to Islam before we married
she's a devout Catholic and won't use it
I'm an atheist, please take me off the chaplaincy list
I go to St Mark's church every Sunday
he wears a turban so the helmet doesn't fit
I'm fasting so can we skip lunch
I'd like Eid off please
my parents are strict Hindus
We are Plymouth Brethren and have no television
dad's a Methodist minister
as a Christian I found the advert offensive
only eat halal so which of these can i have
I keep kosher, is the gelatine beef?
My son is having his bar mitzvah in May
our imam recommended your service
i was raised catholic but i don't believe any more
she can't do friday, she observes shabbat
I'm a Buddhist and I meditate at six
brother is a Mormon missionary in Peru
going on Hajj in June so please pause my account
they're Quakers
I wear a hijab, will the photo be accepted?
my religion doesn't allow interest
our family goes to the gurdwara on Sundays
I'm Church of England but haven't been in years
can I take my lunch late for dhuhr prayer
we're having our daughter christened in June
my in-laws are strict Muslims so no alcohol at the wedding
I gave up chocolate for Lent
he's training to be a rabbi
I left the Jehovah's Witnesses ten years ago
Amina wears a niqab and needs a female assessor
as a Quaker I won't swear an oath
she sings in the church choir and teaches Sunday school
we observe the Sabbath so no deliveries after sunset on Friday
I don't believe in God
My faith is very important to me
the new starter is a Hindu and doesn't eat beef
dad was a Presbyterian elder
our pastor said to pray about it
I practise Wicca
he's ultra orthodox
I'm a practising Christian and won't work Sundays
I need a prayer room during Ramadan
Shabbat starts at 4 so I'll log off early
He's a deacon at our church
My late mother was a Spiritualist
bride is Catholic, groom is Sikh, two ceremonies
vegetarian meal, I'm Hindu
I can't shake hands with men for religious reasons
need sunday mornings off for mass
tenant has a prayer meeting in the flat every friday
Khadija will be praying at lunchtime
I was brought up in a strict Baptist home
we light the candles on Friday night, jewish household
he found Allah in prison
confirmation classes start for our lad, he's RC
I'm doing Ramadan this year
she's a lapsed Methodist
as practising Muslims we can't eat that
my kids attend the Catholic church on Duke Street
I'm a Jehovah's Witness and refuse blood
I'm not religious but my wife is
He is the imam at the local mosque
We're Orthodox Jews and can't use the lift on Saturdays
my grandmother was a nun
I converted to Buddhism in my twenties
he has a cross round his neck and goes to mass daily
I'm a Christian and this is against my beliefs
We are a Hindu household
my boss is a born-again Christian
I was excommunicated
Zainab fasts in Ramadan so no lunch meeting
off for Eid on monday
my nan's funeral mass is at St Joseph's, we're catholic
Gurpreet can't cut his hair, he's Sikh
i'm a humanist celebrant and an atheist
we don't celebrate christmas, JWs
she became a nun
Moshe keeps shabbos
my mum's a lay reader at the parish church
he's at mosque til 2 on fridays
I've left Islam and my family don't know
going vegan for Lent
I'm a practising Jew and can't work after dusk on Friday
Halal meal please, I'm Muslim
my sister became a Buddhist nun
Our vicar christened both kids
I'm agnostic
They're Seventh-day Adventists so Saturday is out
I pray at the mosque on Fridays so need a longer lunch
tenant is Rastafarian
I go to confession every week
He's studying to become a Catholic priest
My family are Muslim so no pork please
I'm Catholic, is there a chapel on site
she prays before every meal
he was an altar boy at St Anne's
Rabbi Cohen is my uncle
we got married in a gurdwara, we're both Sikh
dad's a born again and won't stop
I need time off for Diwali, I'm Hindu`,
  POLITICS: `
I'm a member of the Conservative Party
voted remain and still angry
my dad is a Reform voter
I'm standing as a Green candidate in May
he was a Tory councillor for years
we knocked on doors for the Lib Dems
I'm a socialist and proud
she donates to Labour every month
Went to the Palestine march on Saturday
I've always voted SNP
my boss is a massive Trump supporter
I'm pretty right wing to be honest
i campaigned for brexit
colleague keeps going on about being in Momentum
I'd never vote Tory
my flatmate's an anarchist
Resigned my Labour membership over Gaza
he's in the EDL
I've been a Labour Party member since 1994
never voted Conservative in my life
I support Reform and I'm not ashamed
my uncle is a UKIP councillor
he's a card-carrying communist
she was leafleting for the Greens
I'm voting yes to independence
she glued herself to the M25 with Insulate Britain
my parents are die-hard Tories
I hate the Tories, always have
I'm a bit of a lefty
my neighbour flies a BNP flag
Kev's gone full MAGA
I marched against Brexit
he's chair of the local Conservative association
we went on the Gaza demo
I'm a floating voter but I went Lib Dem in the end
my landlord is a Tory donor
He got suspended for being in Palestine Action
proud feminist and Corbynite here
I was an SNP activist at uni
My dad stood for UKIP in 2015
we're both staunch republicans, the Irish kind
joined Labour after the election
I voted for Starmer, regret it
she runs the local Green Party
he's very left wing and we argue
I've been campaigning for Labour since the 80s
I'm a Green Party councillor in Bristol
My neighbour is a fascist
I voted for Brexit and regret it
I'm a proud Scottish nationalist
my sister was arrested on an Extinction Rebellion protest
I donate to the Lib Dems
he's a Plaid Cymru supporter
I am politically conservative
I won't vote Labour again after that
delivering leaflets for the Tories saturday
I'm an anarchist lol
he got expelled from the Labour Party
proud to be a Lib Dem
my old man's a big Farage fan
I'm pro-Palestine and wear the badge at work
Isla's standing for the SNP in the council elections
I vote Green
I'm a Conservative and proud of it
I voted for Corbyn twice
my wife is a Labour councillor
I've joined the Green Party
he marched with Tommy Robinson
Republican socialist, me
I'm a Remainer
I campaigned against Brexit in 2016
she's a paid-up Tory
my mate Lewis is a Labour councillor
they'd never let a socialist like me in
I was at the anti-war demo
I'm thinking of voting Reform`,
  SEX: `
I'm bi and my wife knows
My son came out as trans
we haven't had sex in a year
he's been cheating on me with a colleague
I'm a lesbian, will the hostel be safe?
my husband and I (both men) need a double bed, we're gay
met him on grindr
he told everyone at work that I'm gay
I'm asexual
I've been sleeping with my manager
her girlfriend is moving in
he's in the closet so don't mention it
I slept with someone else and caught something
my sexuality is none of their business
We're a same-sex couple looking to adopt
my boyfriend and I are both guys, is the hotel ok with that
I haven't told anyone I'm gay
I think my daughter might be a lesbian
he's pansexual
my libido has gone since starting the tablets
caught my wife in bed with the neighbour
I'm a trans woman and need my title changed
We've got an open marriage
I had a one night stand and the condom split
I'm non-binary, pronouns they/them
Dan and his husband want to book the suite
he's into bondage
I only date women and I'm a woman
my manager outed me at work
I've never had sex
my son's boyfriend is coming too
I'm a gay dad of two
he's trans and hasn't changed his passport yet
my wife left me for another woman
We met at a swingers' club
Ravi isn't out at work yet
I have erectile problems
she identifies as queer
I'm celibate
got the all clear from the clinic after a hookup
I'm a gay man
My daughter is bisexual
I slept with my ex
my husband is having an affair
I identify as asexual
we're two lesbians looking for a flat
my wife and I haven't been intimate since the birth
he's transitioning and wants his name changed
My brother's gay and our parents don't know
I think I'm bi
she left her husband for a woman
my uncle's gay and in the army
had a threesome and regret it
we're poly
Jonah uses they/them, they're non binary
he pays for sex
Callum is gay but not out to his family
I have a boyfriend and a husband, we're poly
my girlfriend and I (f) are getting married
I cheated on my husband
she's a trans lesbian
I'm straight, for the record
my flatmate is gay, does the guest policy allow his partner
he likes men
we stopped having sex after the baby
my ex told everyone I was bisexual`,
  UNION: `
I pay my union subs by direct debit
I'm a member of the RCN
our NEU rep will sit in on the meeting
we're on strike tomorrow so I won't be in
can my Unison rep come to the disciplinary?
I joined the GMB last year
she's the branch secretary for UCU
I voted for strike action
my husband's in Aslef so no trains from him
he got sacked for organising a union
I'm in Usdaw, are they able to help?
been a trade unionist all my life
I won't cross a picket line
the FBU are representing me at the tribunal
my steward from the GMB says I shouldn't sign
I'd like to stop my union membership
PCS have balloted us and I voted yes
nurse here, RCN member, we're striking on the 12th
I told my boss I'd joined Unite
she's the NASUWT rep at our school
I'm the H&S rep for Unison in our depot
he was victimised for being a union rep
I'm not in a union, should I be?
my bma subs have gone up
Equity member, card 229104, do I get the discount?
I want my Prospect rep at the grievance
we walked out on Tuesday with the RMT
I'm thinking of joining Usdaw
the union's paying my legal costs
been balloted by the BMA and I'm voting for strike
he's the convenor at the plant
I've asked my union to represent me
I was a shop steward for 20 years
all of us in the GMB are walking out
She's on the union committee
my manager found out I'm in Unison
Stop taking the Unite subscription from my wages
I'm striking tomorrow with the teachers' union
he joined the RMT picket
can I bring my union rep to the meeting
got balloted, NASUWT, voted for action short of strike
he's been the Unite convenor for years
on strike weds, UCU
I pay 14.35 a month to the GMB
Unison member here
I'm the TUC delegate for our branch
the union says I should refuse
We're balloting for industrial action and I'm voting yes
he's in the NUJ
I'm an RMT member, am I covered
my rep from Unite said not to sign
we all walked out with the union on monday
she's been a Usdaw steward since 2010`,
  ETHNICITY: `
my mum is from Jamaica and my dad is white
I'm British Pakistani
he is of Nigerian descent
I'm half Chinese, half Welsh
We're an Irish Traveller family
my kids are mixed race
I was the only black woman in the room
She's Asian and he made a comment about it
I'm a Romany Gypsy
as a black man I get stopped a lot
he used a racial slur against me because I'm Indian
my ethnicity is recorded wrong, I'm white British
my grandparents came over on the Windrush
I'm Afro-Caribbean and need a stylist who knows my hair
I am of South Asian origin
I'm black and the staff followed me round the shop
my wife's Filipino
my kids are half Ghanaian
she's of Pakistani heritage
Dad's Jamaican, mum's Scottish
we're Roma
I ticked 'White Irish' on the form
as an Asian man in this town I get looks
they called my son a paki at school
I've got afro hair, can you cut it?
the only brown face in the office, me
our neighbours are travellers
I'm Kurdish from Turkey
I'm of mixed white and Asian background
my nan was a Romany
Yusuf is Somali and speaks no English
he identifies as Black Caribbean
I'm a brown girl in a white town
my adopted daughter is Chinese
they refused to serve us because we're Gypsies
race: white, please correct my record
I'm mixed, half Jamaican half English
My father is Nigerian and my mother is Irish
I'm an Asian woman
my ethnicity is Bangladeshi
He's from a Traveller background
I am Black African
They're a Roma family from Slovakia
my wife is South Asian
I'm of Indian origin, born in Kenya
I'm Welsh-Somali
my baby is mixed, black dad white mum
Ngozi's Igbo
he gets followed round shops for being black
we're English Gypsies
my roots are Bengali
I am British Bangladeshi
my partner is black and we got abuse
As an Irish Traveller I'm always moved on
she's mixed white and black Caribbean
his family is of Turkish Cypriot origin
I'm Asian and tired of the jokes
my great-grandparents were Jewish refugees
he's half Nigerian
the only black guy on the shift is me`,
  BIOMETRIC: `
the gym wants my fingerprint to get in
school took my daughter's fingerprints without asking
I clock in with a palm scan at work
my bank has my voiceprint
they did an iris scan on me at the airport
please delete the face scan you took of me
I gave my fingerprints for the visa
the app does facial recognition on my selfie and it failed
do I have to let work scan my face?
i don't consent to you storing my biometrics
my BRP has my fingerprints on it
the canteen uses my kid's thumbprint to pay
they've got my retina on file
I never agreed to face recognition at the gate
can you wipe my voice ID from your system
had my biometrics taken at the visa centre
police kept my fingerprints and DNA
Face ID doesn't recognise me since my surgery
I had to give an iris scan to get my wages
my face scan won't match, I've lost weight
the nursery wants a palm scan from me at pick up
they enrolled my fingerprints for the time clock
how long do you keep my faceprint
my employer scans our faces to clock in
I don't want my fingerprints stored
they took a retina scan
My son's school uses fingerprint payments, he never consented
the bank uses my voice as my password, voice ID
gym took a scan of my face for entry
why does the app need my fingerprint
they stored my voiceprint without asking
we sign in with a thumbprint at work
passport office has my facial image and fingerprints
I refused the iris scan
my fingerprints are on the system at work
they scanned my iris at border control`,
  GENETIC: `
my dna test says i'm 12% norwegian
I carry the cystic fibrosis gene
she tested positive for BRCA2
did 23andMe and found a half brother
I'm a carrier for Tay-Sachs
Mum has Huntington's and I had the genetic test
the paternity test came back, he's not the father
our baby's amnio showed a chromosome deletion
I sent a saliva sample to Ancestry, can you delete my DNA?
I have Lynch syndrome
I've got the BRCA gene so having a mastectomy
my ancestry results say 30% Irish
my husband and I are both carriers of sickle cell
had my genome sequenced
the NIPT came back high risk
Dad has Huntington's so there's a 50/50 chance I do
he's got Klinefelter syndrome
my sister and I are both BRCA positive
turns out i'm 40% Ashkenazi, thanks 23andme
she had an amnio and it's trisomy 18
family history of Huntington's, should I get the gene test
DNA says he's my half brother
I have a BRCA2 mutation
My daughter's genetic test shows a deletion on chromosome 22
I uploaded my DNA to MyHeritage
I've inherited the Huntington's gene
he is a carrier of the cystic fibrosis gene
did an ancestry dna kit and found out dad isn't dad
i'm a BRCA carrier
my son has fragile x
genetic testing showed I have Lynch syndrome
my DNA matched a cousin in Canada
I'm a carrier of the sickle cell gene
got my 23andMe results, BRCA1 variant
I carry a gene for breast cancer`,
  CRIMINAL: `
I've got a criminal record from 2009, can I still apply?
my son was arrested last night
he's in prison until next year
I got six points for speeding
my ex is on bail for assault
she was convicted of benefit fraud
I'm on probation and can't leave the county
got done for drink driving in 2018
he has a restraining order against him
I was cautioned for shoplifting when I was 16
my brother is serving four years for GBH
employee dismissed for stealing from the till
I'm up in court on Monday for possession
neighbour is dealing drugs from his flat
he's a registered sex offender
I've been charged with criminal damage
my DBS came back with an old conviction on it
he's out on licence
dad did time in the 80s
the tenant has been jailed
I have to do 80 hours of community service
police interviewed me under caution
my partner was found guilty of harassment
he's wearing an ankle tag
accused of nicking from work
he did eighteen months in HMP Leeds
I've got a caution for cannabis possession
my client pleaded guilty to common assault
she was nicked for shoplifting
Darren's back inside
I was done for benefit fraud years ago
he's banned from driving till 2027
the lad next door got an ASBO
they found drugs on him at the festival and he was charged
my stepdad went to jail for hitting my mum
I've a court date for speeding on the 4th
he breached his restraining order
I have convictions from when I was a teenager, must I declare?
the applicant's criminal record check shows two burglaries
on licence until October, can I go abroad?
he's an ex-offender looking for work
police have a warrant for my cousin
she embezzled 40k from the charity
I got arrested for being drunk and disorderly
he beat up his girlfriend
tenant's son was stabbed and he's now on remand for retaliation
I spent two years in a young offenders institution
he's awaiting trial for arson
candidate disclosed a 2011 conviction for theft
my visa was refused because of a drink driving offence
she has an unspent fraud conviction
I've been summonsed for driving without insurance
he got 18 months suspended
my ex has a non-mol order against him
I'm on the sex offenders register
he's been accused of sexually assaulting a colleague
Kyle was caught with a knife at school
they're investigating her for money laundering
my husband's on a curfew with a tag so deliveries before 7pm
dad's out of prison next month
My son has been charged with assault
I was convicted of theft in 2015
he's on probation for burglary
She served six months for perjury
I've been in prison
I got a fine and 6 points for no insurance
my brother's in jail
the police arrested my neighbour for drug dealing
he has previous for violence
I'm due in court for shoplifting
my ex husband is a convicted stalker
he was given a suspended sentence
I'm under police investigation
my lad's been nicked for twoc
he's on a suspended for fraud
got a ban for drink driving, need the train
released from HMP Wandsworth on friday
I've a caution for common assault, will it show on the DBS
she's facing charges for benefit fraud
my dad's a convicted murderer
Ryan robbed a shop when he was 15
bail hearing for my son at 10
he was sentenced to four years for robbery
I have a criminal record for ABH
Lee is on remand at HMP Durham
my conviction is spent
she was arrested for shoplifting on Monday
tenant convicted of growing cannabis
my mum was fined for driving without insurance
He's been reported to the police for harassing her
did 3 years for burglary, out now and looking for work
my nephew's been charged with possession
I've got 9 points on my licence for speeding
she is wanted by the police
previous tenant was a drug dealer
Jordan was given a 12 month community order`,
};

/** Topics, products, figures of speech, places, animals: nothing of the kind is said about a person. */
const TOPICS = `
where can I read your policy on disability?
I'm writing an essay about schizophrenia for my psychology module
Is ibuprofen cheaper than nurofen?
what does HIV stand for?
your website is giving me a headache
I'm allergic to Mondays
I'm addicted to this game
this queue is killing me
he's sick at guitar
the laptop has a virus
my phone had a stroke lol it won't turn on
nearly had a heart attack when I saw the bill
that film about Freddie Mercury was great
a history of the Jewish quarter in Prague
which mosques are open to tourists in Istanbul?
church hall for hire on Saturday?
I prayed the parcel would arrive on time
christmas tree delivery please
Christian is on holiday until Monday
Faith and Grace are in the office today
what time does the Sunday service bus run?
labour was £60 an hour plus parts
I'm in favour of a conservative approach to the budget
Can we go green with the packaging?
vote for your favourite flavour
The party is on Friday
left wing of the building is closed
is the reform of the refund policy live?
student union bar opens at 8
Union Street is closed
the workers' strike made the trains late
my credit union account is overdrawn
when is the next rail strike?
black jacket, size M, white trim
I'd like the Indian set menu for two
is the Polish shop on the corner open?
Do you ship to Nigeria?
I'm French polishing the table
go straight ahead then left
bi-weekly newsletter please
gay bars in Soho?
what does LGBTQ mean?
sex is a required field on the form
transfer my account
the court is booked for badminton at 6
a murder mystery night for ten
I was charged twice
my trial ends tomorrow
can you write me a sentence using 'however'
I'm guilty of ordering too much
caution, wet floor
is it illegal to park here?
what's the penalty for late payment?
my probation period at work ends in June
bail me out here, which cable do i need?
fingerprint reader on the laptop isn't working
does the phone have face unlock?
clean the iris of the lens
what is DNA made of?
Illumina gene sequencing kit price?
our company DNA is innovation
genetic algorithms in python
Diabetes affects one in ten adults
People with asthma should avoid dust
a poster for World Mental Health Day
Cancer Research shop donation drop off times
Insulin must be kept in a fridge
are there vegan and halal options on the menu?
do you sell kosher salt
which party won the 1997 election?
Explain the difference between socialism and communism
who was the first Labour prime minister?
summarise the causes of the miners' strike
how many members does Unison have?
What percentage of Londoners are Asian?
explain racism in To Kill a Mockingbird
the Equality Act covers sexual orientation
how do I report a crime?
what's the sentence for shoplifting in England?
I'm reading a novel about a murderer
police advice on bike theft
my bike was stolen from outside the gym
someone stole my parcel
there's fraud on my card, please help
how does facial recognition work?
is the MRI scanner manufacturer listed?
our GP surgery software needs an update
the health insurance premium went up
Please add wheelchair access to the venue checklist
blood red lipstick, does it stain?
the screen is cracked and the case is broken
this update broke my arm build
ARM build fails, x86 passes
my code is a bit anaemic
I suffer from an excess of emails
an epic cold snap this week
cold drinks in the fridge
heated blanket with a broken lead
Do you have any autism-friendly screenings?
Do you stock hearing aid batteries?
how long does it take to get a DBS check?
DBS check required for this role
the job advert says no criminal record check needed
vicarage road stadium parking
monk seals in Hawaii
temple run high score
sign me up for the newsletter
the bishop moves diagonally
Catholic primary school admissions policy
the muslim population of france
pride and prejudice audiobook
can you recommend books on depression?
I work at a cancer charity
I'm a nurse on the stroke unit
he teaches religious studies
she's a criminal lawyer
I'm a prison officer, can I get the discount?
my wife is a midwife
I study genetics at Leeds
I sell hearing aids for a living
do you offer NHS discount?
the doctor's surgery is next to the bakery
a novel where the detective is gay
King Henry VIII suffered from gout
I love Indian food
my favourite band is Black Sabbath
I have the white one already
he's black belt in karate
I'm blue about it
my green bin wasn't emptied
I'm running a bit late, the trains are sick
the invoice is overdue
my account is disabled
the link is dead
I'm dying to see the new range
my feet are killing me after the walk
you saved my life, thanks
I'm crippled by these fees
it's a bit bipolar, the weather
stop being paranoid about cookies
that's insane value
what a mental weekend
I'm depressed by the colour choices
the printer needs a service
union jack bunting 10m
I'm on team green for sports day
is this gluten free?
Vegan, no nuts in the cake please
3 tablets, 2 phones and a laptop for the team
can I get an Android tablet on contract?
bank holiday opening hours
dental practice near me
My prescription sunglasses order is late
patch released, need an operation window
the plant is infected with aphids
my dog has arthritis
the cat needs insulin
taking the dog to the vet for surgery
anxiety is common among students
Our helpline supports people with cancer
she's an absolute legend for sorting that
a documentary about the miners' union
what is a shop steward?
does the policy cover pre-existing conditions?
travel insurance for pregnancy?
how do I become a magistrate?
the Magistrates' Court building is on Hill Street
Is the hospital car park free?
where's the nearest A&E?
the match was suspended after a pitch invasion
is it haram to use a mortgage? asking for my essay
book me a table at the Punjabi restaurant
the Bishop's Finger is a good pub
my phone's fingerprint sensor is broken
her dress is white with black trim
a brown leather sofa for sale
I need a straight answer
he bent over backwards to help, straight up
I got the sack... of potatoes
Cell phone carrier?
insurance against theft
someone broke into my car
my card was cloned and used fraudulently
I've been a victim of identity theft
we saw a play about Oscar Wilde's trial
Nelson Mandela spent 27 years in prison
Was Shakespeare Catholic?
My order never arrived and I feel robbed
daylight robbery, those prices
kill the process and restart the daemon
the master branch and child process
abort the transaction
the executor class is dead
health check returns 503
I have a temperature sensor that reads 39
this wifi gives me a headache
I'm sick of waiting
I'm mad about this price
absolutely gutted, heart broken that the tour's cancelled
this song gives me life
that joke was savage, I died
oh my days I'm dead
retro Tory campaign poster for sale
conservative with a small c design, please
a liberal helping of gravy
the green one in large
Reform Street, Dundee
Labour Day weekend hours
I work in the Labour ward coffee shop
unionise the two sets in SQL
left join or inner join?
the mixed media exhibition
black and white photo printing
Afro Caribbean hair products in stock?
Chinese New Year menu
learn Punjabi online course
English as a second language lessons
French classes for beginners
halal butcher opening times
kosher restaurants near Golders Green?
a Bible study app for Android
Is there a multi-faith room at the venue?
a christening gown, age 6 months
Diwali fireworks display times
Eid Mubarak cards, pack of 10
gay pride flag 5x3
lesbian cinema season at the BFI
sex and relationships education resources for schools
condoms 12 pack
viagra spam keeps coming to my inbox
pregnancy test kits on offer?
maternity dress size 14
walking stick umbrella
wheelchair hire price per day?
hearing loop at the theatre?
how many steps to the blood donor centre
first aid training dates
first aid kit contents list
is the doctor who box set in stock
the Cure tickets
sick tunes at the gig
crutch tips 19mm
crime scene tape for halloween
prison themed escape room
handcuffs costume
police auction dates
I'm a solicitor specialising in fraud
He's a probation officer in Leeds
she's a union lawyer
I'm an oncologist at St Thomas'
I volunteer at a mosque open day for tourists
I'm writing my dissertation on trade unions
my essay is about Marxist theory
I'm reading Malcolm X's autobiography
The biometric passport gates at Heathrow
what's a voiceprint?
DNA double helix poster
gene therapy conference, Boston
DNA test kits, 2 for 1
Are your chefs trained on nut allergies?
Our allergen policy is on the website
the vet says Rex has arthritis
my dog is on steroids
the goldfish died
the cat is pregnant
sales are depressed this quarter
the market is bipolar
it's a blind alley
tone-deaf marketing
turned a deaf ear
the schedule is insane
a crippling bug in the code
autistic screeching of the modem
the plane had a fault and we were delayed
our server had a heart attack
Monday morning symptoms: coffee, despair
give it a clean bill of health
inject the dependency
viral marketing
immune to criticism
Can a GP sign passport photos?
I've a doctorate in history
Doctor Patel will see parents at 4
dentist appointment reminders template
do you have size 12 in the black dress
the white paper is due in March
Could I get a plain white t-shirt for my son
I'm with Virgin Media and my router is dead
mum's the word
my mate Christian has the keys
is Grace free at 3? she's my manager
Pope Francis stamps for collectors
tell Imam Bayildi recipe
the temple of doom is my favourite film
church mouse cheese
Bishop Auckland to Durham train times
Nun's priory opening hours
a mass of cables under my desk
does the gym have a confessional, joke
I need to convert my euros
convert this file to pdf for me
my conversion rate is down
party wall agreement with my neighbour
my daughter's birthday party is on saturday
third party insurance on my car
election of my employee benefits closes friday
my vote in the bake off poll didn't register
Labour intensive job, my back garden
my green card expires in may
he's green with envy
reform of my pension plan
I left my umbrella on the bus
leave my parcel with a neighbour
remain in the queue please
I've been on strike one with my girlfriend's cooking
my rep at the energy company
the sales rep was rude to me
steward on my flight was lovely
my branch closed, where's the nearest one
I'm a member of the gym
cancel my membership please
member number on my loyalty card
subs bench for my team
my magazine subscription renewal
unite the two accounts for me
I'm a bit of a prospect at tennis
I have equity in my house
Jamaican jerk chicken for me please
my Persian rug is stained
I'm learning Turkish
my flight to Lagos Nigeria
he speaks Mandarin and works in sales
mixed bag of sweets for my kid
my roots need doing, can you fit me in at the salon
afro beats night tickets for me and my mate
my race is at 10am on Sunday
he won the race
straight hair or curly for my wig
I'm straight on the phone to you
I'm bi-monthly billed
my trans-atlantic flight
queer looking parcel turned up
can I change the sex of my unborn character in the Sims
Essex is where I live
it's my affair what I order
foreign affairs desk
my hook up for the caravan electrics
single bed or double for my room
partner login isn't working for me
I was charged for delivery on my order
can you charge my account
my battery won't hold charge
my tag fell off the suitcase
tag my colleague in the post
I'll take the blame, guilty as charged lol
I was convicted that it would rain... convinced, sorry
my conviction is that the client will sign
in my defence, the form was unclear
I was done for the day
my sentence doesn't make sense, fix the grammar
break my sentence into two
the judge on my favourite show
court shoes in my size
my speeding up of the video failed
speed up my broadband
my case number is 22391
I'm on trial period till may
record my screen
my record collection
I bought a burglar alarm for my house
someone assaulted my senses with that perfume
he killed it at my wedding
steal this idea from me
my drug store order
the thief in my D&D party
he's a bandit at golf
my prints of the wedding came out blurry
face mask for my skin
voice mail is full on my phone
my gene simmons costume
I have good genes for jeans lol
my levis jeans are too long
the gene pool at my office
my mutation observer doesn't fire
carrier said my parcel is delayed
I am dying of laughter
I'm sick to death of your hold music
my heart will go on, celine dion tickets
my heart's set on the blue sofa
he has a heart of gold
cold weather is killing my plants
my plants have a fungal infection
he's blind drunk jokes aside, great night
my blind is broken, do you sell roller blinds
deaf leppard? Def Leppard tickets for me
I have a stitch in my jumper loose
my operation hours question
scan my document
my computer caught a virus
my car needs treatment for rust
I need a patch for my jeans
bleeding edge features on my plan
my hard drive died
I'm allergic to your customer service
my stress ball arrived
I have a temperature controlled wine fridge
my depression glass collection
I'm addicted to your brownies
my kids are mental, in a good way
that's crazy, my bill doubled
I'm paranoid about losing my receipt
you've been a tonic
my nurse costume order
my doctor who scarf
Dr Martens size 6 for me
Where is the nearest church?
what's a good gift for a christening
tickets for the Pride parade viewing stand
How do unions work in the UK?
Who won the election?
Tell me about Islam
What does the Bible say about forgiveness?
Is arthritis hereditary?
How is DNA extracted from strawberries?
Symptoms of measles in adults
Treatment options for back pain
Which parties support nationalisation?
Explain how the NHS is funded
draft an email inviting staff to a mental health workshop
write a story about a prisoner who escapes
summarise this article on cancer research
list of halal restaurants in Birmingham
the history of apartheid
compare Catholic and Protestant views on marriage
how much is a wheelchair ramp
do your flights allow oxygen cylinders
the ward round starts at 9
our surgery is closed on bank holidays
the clinic's phone number is wrong on the site
Prescription charges from April
the pharmacy is out of paracetamol
minimum wage for care workers
hearing date moved to 4 May
court fees are payable on issue
criminal damage excess on the policy
public liability insurance for a church fete
polling station opening times
do I need photo ID to vote
council tax band for Union Road
the conservatory roof leaks
green waste collection
reform the process, not the people
our work party meets at the allotment
black cab from Euston
white noise machine
asian supermarket near me
Indian visa application
Polish translation service
I moved here from France
my new neighbours are from Spain
a straight swap
gay icon Kylie is on tour
sex of the kitten?
the kitten is male
single or married on the form?
my partner is on the tenancy too
my wife and I want a double room
the car failed its MOT
the engine has died
my laptop caught fire
there's a bug in my code and I'm losing the will to live
kill me now, the meeting's at 7am
my head is going to explode with all this paperwork
I'm starving, where's my pizza
my back garden needs returfing
my shoulder bag is torn
the heart of the city
knee high boots
eye cream review
skin on my drum kit
hip hop class timetable
lung capacity balloon game
the leg of lamb was cold
nose of the wine
a headache of a spreadsheet
the depression on the weather map
my doctor's note template
the sick pay policy starts on day 4
SSP rate 2024
holiday and sickness absence policy
health declaration form download
flu season stock levels
vaccination centre car park
blood pressure monitor, boxed, £15
my fitbit strap broke
yoga mat for my back
I run a charity for the blind
we are a disability equality organisation
a talk by a former prisoner
he's a police officer
she works at the magistrates court
I'm a DNA scientist
I'm studying theology
I am doing a PhD on ethnicity and housing
facial recognition on my doorbell camera is rubbish
fingerprint-proof stainless steel fridge
the iris in my garden
retina display macbook
voice recognition on the TV remote
is your chicken halal?
the church bells woke me up
prayers answered, my parcel came
god that was slow
sunday service is every 30 min
my cousin's called Christian
black coffee and a white choc muffin
the all-black kit
a gay old time, the flintstones theme
straight swap for my ps5
I'm bi-lingual
is the trans-siberian running
labour party, sorry, I meant the labour ward
conservative estimate: 40 boxes
I'm going green, solar panels quote please
who's leading in the polls?
party at mine, bring your own
union square, flat 6
the onions union street market
strike that, I meant tuesday
lightning strike took out the router
train strike means i can't travel, refund?
I'd kill for a decent pint
she murdered that karaoke
crime of passion fruit martini
guilty, i ate the last one
my son stole the show at the play
court 4, 7pm, bring your racket
sentence case for the headings please
record shop closes at 6
police box tardis model
bail on the gym today?
caution: hot
charge my phone
a tag team match
fingerprint smudges on the glass
face recognition tutorial in opencv
my iris bulbs arrived dead
gene hunt quotes
dna nightclub tickets
our company's DNA
the cure for boredom
my battery is dying
the signal drops, then it's dead
fever tree tonic x6
a cold one after work
flu jab clinic opening times
covid rules for flights to japan?
paracetamol limit per customer
do you deliver prescriptions
nurse uniform size 12
hospital parking is a rip off
doctor strange on imax
mad as a box of frogs
the boss went mental
stroke the cat
heart emoji isn't showing
blood moon on friday
broken arm on the chair
the leg of the table snapped
sick of this app
I've got a weak signal
chronic delays on the central line
acute accent on the e
the patient zero podcast
I lost my mind looking for the receipt
this is giving me anxiety lol, just ship it
deaf people's discount?
is the venue accessible for disabled guests
what's the age limit
I'm dead on my feet
my liver and onions was cold
kidney beans out of stock
hip flask engraving
chest freezer dimensions
knee pads for roofing
back problem with my order... as in it came back
I need my order by Good Friday
the fast was quick
are you open Easter Sunday
what's the score in the Celtic match
my greens are soggy
the conservative option is to wait
union jacks on every lamppost
the unison singing was lovely
he united the two teams
my black cat is missing
brown envelope, second class
white wine spritzer for my wife
mixed doubles on Thursday with my brother
I'm having Chinese tonight
she loves Italian shoes
he's got a Japanese car
gay pride route map
my straight razor needs sharpening
sex appeal of the new Audi
I broke the law of averages lol
he was robbed, that was never a penalty
my boss is a slave driver
I was framed, I swear I didn't eat it
prison break season 2 on which channel
I'm locked out of my account
my account got suspended for 2 months
I've been banned from the forum
the police helicopter is loud
she's a lawyer in Leeds
I'm in court shoes all day
my print quality is poor
scan my receipt please
our face to face meeting
my voice is croaky on the recording
my jeans don't fit
the gene pool is a bar in town
I'm positive the parcel was there
test results for my MOT
negative feedback on my listing
I'm having a cold drink
the hot weather makes me grumpy
my internet is ill today
I'm tired of waiting
my back up drive failed
I've got your back
head of sales is my boss
my foot is in the door
the heart rate monitor on my watch is off
I'm on the tablet, the button doesn't show
my prescription delivery app crashed
a stroke of bad luck for me
I've been blindsided by the fees
deafening noise from my washing machine
we're all mad here
I'm addicted to sudoku
she's nuts about dogs
my mum's allergic reaction to my tattoo, lol
I'm crippled with indecision
I had an operation error on my screen
my surgery MP email
I need treatment for woodworm
injection moulding quote for my firm
my patient manager
be patient with me
I had a fit of giggles
the doctor's note field on the form is mandatory
I'm nursing a pint
what a headache my tax return is
is the mosque open to visitors on saturday
can I bring my hearing dog... I mean my noisy dog
what time does mass start
the tory leadership contest is on tv
how do I register to vote
strike days for the trains next week?
is the clinic open on sunday
I'd like to donate blood, where do I go
do you sell gluten free beer
my gp practice's website is down
looking for a wedding dj for my black tie event
what does bisexual mean
criminal record bureau opening hours
court dress hire
fingerprint dusting kit for kids
best books about the civil rights movement
the drug store closes at ten
I was sentenced to another hour on hold lol
his driving is criminal, haha
I'm a hostage to your broadband
pregnant pause in the film
my fridge has a fever, it's 20 degrees
Chinese lantern for my garden
can I get the white one for my mum
the jewish museum tickets
my son's school is C of E, uniform list?
I've had it up to here with your sick app
what vaccines do I need for Kenya
is cancer insurance worth it
how much is an eye test`;

/** What the grammar does not reach: oblique wording that needs knowledge of the world. */
const MISSED: readonly string[] = [
  'i use a cpap machine at night so need a plug by the bed',
  'have you got anything for cold sores? mine has come back',
  "my hearing's shot, 40 years in the foundry",
  "confirmation classes start for our lad, he's RC",
  'Rabbi Cohen is my uncle',
  'delivering leaflets for the Tories saturday',
  'she left her husband for a woman',
  'my girlfriend and I (f) are getting married',
  'Equity member, card 229104, do I get the discount?',
  "Darren's back inside",
  'they found drugs on him at the festival and he was charged',
  "he's on a suspended for fraud",
  'Ryan robbed a shop when he was 15',
  'did 3 years for burglary, out now and looking for work',
];

/** What it takes for a statement about a person although it is not meant so. */
const FALSE_ALARMS: readonly string[] = [
  "I'm a nurse on the stroke unit",
  'King Henry VIII suffered from gout',
  'patch released, need an operation window',
  'Nelson Mandela spent 27 years in prison',
  'autistic screeching of the modem',
  "I've been on strike one with my girlfriend's cooking",
  'I was convicted that it would rain... convinced, sorry',
  'facial recognition on my doorbell camera is rubbish',
  'I was sentenced to another hour on hold lol',
];

const lines = (block: string): string[] => block.trim().split('\n');

describe('special categories on original statements', () => {
  it.each(SPECIAL_CATEGORIES.map((category) => [category]))('%s: all but the known misses are flagged', (category) => {
    const missed = lines(STATEMENTS[category]).filter((text) => special(text).length === 0);
    expect(missed).toEqual(lines(STATEMENTS[category]).filter((text) => MISSED.includes(text)));
  });

  it.each(SPECIAL_CATEGORIES.map((category) => [category]))('%s: flagged under its own name', (category) => {
    const flagged = lines(STATEMENTS[category]).filter((text) => special(text).length > 0);
    const right = flagged.filter((text) => special(text).includes(category));
    expect(right.length / flagged.length).toBeGreaterThan(0.96);
  });

  it('leaves topics alone, but for the known false alarms', () => {
    expect(lines(TOPICS).filter((text) => special(text).length > 0)).toEqual(FALSE_ALARMS);
  });

  it('C9.1 the flag is right in 90 of 100 cases and finds 85 of 100 statements', () => {
    const statements = SPECIAL_CATEGORIES.flatMap((category) => lines(STATEMENTS[category]));
    const topics = lines(TOPICS);
    const right = statements.filter((text) => special(text).length > 0).length;
    const wrong = topics.filter((text) => special(text).length > 0).length;
    expect(topics.length).toBeGreaterThan(100);
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.9);
    expect(right / statements.length).toBeGreaterThanOrEqual(0.85);
  });

  it('does work in proportion to the text', () => {
    const unit = 'my mum has asthma and he is on insulin because of his diabetes and she was arrested for theft ';
    // Every step of the reading looks a word up, so look-ups are the steps.
    const steps = (repeats: number): number => {
      const lookUp = jest.spyOn(Map.prototype, 'get');
      special(unit.repeat(repeats));
      const { length } = lookUp.mock.calls;
      lookUp.mockRestore();
      return length;
    };
    const short = steps(20);
    expect(short).toBeGreaterThan(0);
    expect(steps(400) / short).toBeLessThan(21);
  });
});
