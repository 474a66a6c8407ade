/** Words that decide whether a neighbour is a name: titles, relations, verbs, places, brands. Compiled for this project. */

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Courtesy and professional titles that stand before a name. */
export const TITLES = list(`mr mrs ms miss mx dr prof professor sir dame rev revd reverend cllr councillor councilor sgt sergeant
  pc dc ds dci det detective capt captain major lieutenant lt col colonel judge justice mme madame mlle monsieur herr frau senor senora
  aunty auntie aunt uncle nanny grandma grandpa granny gran grandad mister missus master fr imam rabbi pastor sheikh hon lord lady sr sra`);

/** People by their relation or role, after which a name often stands. */
export const RELATIONS = list(`mum mam mom mother dad father son daughter brother sister bro sis wife husband hubby partner fiance fiancee boyfriend
  girlfriend bf gf ex nan nana gran grandma grandad granddad grandfather grandmother aunt aunty auntie uncle cousin niece nephew stepdad stepmum stepson
  stepdaughter twin kid kids child children baby boy girl lad mate friend bestie pal flatmate housemate roommate neighbour neighbor landlord landlady
  tenant tenants lodger boss manager supervisor colleague coworker assistant secretary intern trainee starter apprentice employee staff worker contractor
  client customer patient resident guest host driver plumber electrician builder cleaner carer nanny childminder teacher tutor lecturer student pupil
  classmate coach solicitor lawyer barrister accountant doctor gp dentist nurse midwife physio therapist counsellor consultant surgeon vet witness
  suspect victim defendant claimant applicant candidate interviewer interviewee guarantor guardian executor beneficiary payee sender recipient holder cardholder
  keyholder account-holder passenger traveller traveler visitor member author speaker director chair treasurer agent adviser advisor officer rep
  stepfather stepmother godmother godfather goddaughter godson bridesmaid groom bride widow widower carer sponsor mentor leader captain producer
  songwriter singer actor actress founder founders owner organiser analyst receptionist chef waiter waitress barista hairdresser foreman bloke guy chap
  woman man lady person someone everyone anyone late dearest cc attn attention fao`);

/** What people do: a name often stands before these. */
export const PERSON_VERBS = list(`said says say told tells asked asks called calls rang texted emailed messaged replied wrote writes thinks thought knows knew wants wanted
  needs likes loves hates works worked lives lived moved left went goes came comes got gets has had was is isn't wasn't will won't would can can't could couldn't
  did didn't does doesn't keeps kept told never always just also still already who whose spent visited joined started quit retired died passed married
  turned signed approved agreed refused paid owes owed drives drove picked booked ordered sent sends gave gives took takes made makes broke lost found
  helped met sees saw hasn't hadn't shouldn't should might may must listed employs appeared reported mentioned explained insisted laughed smiled deserves
  promised noted discovered uploaded covering covers starts finishes arrives arrived leaving coming joining working living asking saying driving sitting
  turns reckons fancies lent borrowed stole hit pushed threw cried shouted speaks spoke talks talked complained apologised recommended suggested`);

/** Closed-class words, greetings and chat filler: never part of a name, however they are written. */
export const FUNCTION_WORDS = list(`a an the this that these those my your his her its our their me him us them i we you he she it they who whom whose which what
  when where why how and or but nor so yet if then than because while though although until unless since as at by for from in into of off on onto out over to
  under up upon with within without about above across after against along among around before behind below beneath beside between beyond during except
  inside near outside past per round through throughout toward towards via is am are was were be been being do does did done doing have has had having
  can could may might must shall should will would not no yes yeah yep nope ok okay please pls plz thanks thank thx cheers ta hi hello hey hiya dear
  sorry welcome congratulations congrats good great nice best kind regards sincerely faithfully yours love just also too very really only even still already always never
  ever here there now today tomorrow yesterday tonight again soon later once any some all both each every either neither none much many more most few less
  least other another such own same else well oh ah um er hmm lol haha omg btw fyi tbh imo asap re ps nb eg ie etc vs via u ur r n im ive id ill dont doesnt didnt
  isnt wasnt cant couldnt wont wouldnt shouldnt havent hasnt arent thats whats whos hes shes theyre youre were lets its one two three four five six seven
  eight nine ten hundred thousand million first second third last next new old free help need want please subject regarding note update follow reply call
  email phone mobile tel fax address postcode name surname dob age date time contact attached enclosed urgent important team everyone all sir madam folks guys
  customer support service account number order invoice total amount payment ref reference id yes no true false null undefined none unknown n/a na tbc tbd
  i'm i've i'd i'll you're you've he's she's it's we're they're that's there's what's who's don't doesn't didn't isn't wasn't aren't can't couldn't won't wouldn't
  meeting monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun january february march april june july august
  september october november december jan feb apr jun jul aug sep sept oct nov dec christmas easter ramadan eid diwali hanukkah boxing god jesus christ lord allah
  mum dad nan internet wifi http https www com org net html css sql api url pdf csv json xml faq vat gdpr nhs hmrc dwp dvla ico ceo cfo cto hr it pr uk usa us eu
  ai bot user admin agent candidate interviewer assistant system patient doctor dr mr mrs ms reg nino utr iban ppt ext tel mob ni sort acc acct dob ref no nhs ssn imei exp cvv pin otp postcode eta rsvp iirc afaik`);

/** Brands, products, bodies, works and other proper nouns that are not people. */
export const OTHER_PROPER_NOUNS = list(`tesco asda sainsbury sainsburys morrisons aldi lidl waitrose boots argos currys ikea amazon ebay etsy google apple microsoft facebook meta
  instagram whatsapp twitter tiktok snapchat youtube netflix spotify disney sky virgin bt ee vodafone o2 three giffgaff talktalk plusnet barclays barclaycard hsbc lloyds natwest halifax
  santander nationwide monzo starling revolut paypal klarna clearpay visa mastercard amex visa stripe sony samsung nokia huawei xiaomi dell lenovo hp asus
  acer canon nikon bosch dyson hotpoint beko indesit siemens philips panasonic lego playmobil hornby monopoly cluedo scrabble minecraft fortnite roblox
  xbox playstation nintendo switch windows linux android iphone ipad macbook imac chrome firefox safari edge excel outlook teams zoom slack discord skype
  gmail hotmail yahoo icloud dropbox github gitlab jira confluence trello notion docker kubernetes python java javascript typescript react node ruby rust
  ford vauxhall bmw audi mercedes volkswagen vw golf polo toyota honda nissan mazda kia hyundai skoda seat renault peugeot citroen fiat volvo tesla jaguar
  mini rover land lexus suzuki dacia astra corsa fiesta focus yaris micra qashqai octavia passat clio duster transit yamaha kawasaki vespa
  easyjet ryanair jet2 tui eurostar lner avanti trainline uber deliveroo airbnb expedia dpd hermes evri yodel ups fedex dhl parcelforce royal mail
  premier league championship arsenal chelsea spurs tottenham liverpool everton united city rangers celtic villa palace wolves leeds fulham brentford brighton
  labour conservative conservatives tory tories lib liberal democrat democrats greens snp plaid reform ukip unison unite gmb neu nasuwt rmt bma rcn
  bbc itv channel guardian times telegraph mirror sun mail ofcom ofsted ofgem fca acas cab citizens advice shelter
  ibuprofen paracetamol aspirin sertraline citalopram fluoxetine ramipril metformin insulin penicillin amoxicillin pfizer moderna astrazeneca covid flu
  catholic christian christianity muslim islam hindu hinduism sikh sikhism jewish judaism buddhist buddhism protestant anglican methodist baptist orthodox atheist
  muslims muslim christians sikhs jews jew catholics hindus buddhists atheists ramadan lent passover hanukkah vaisakhi jehovah quran koran bible torah gcse btec nvq ucas aqa edexcel ocr ofqual sats eyfs phd bsc msc mba llb pgce
  xmas halloween mercury venus mars jupiter saturn neptune pluto earth moon wimbledon crufts olympics paralympics brexit eurovision
  costa starbucks greggs nandos mcdonalds kfc subway pret wagamama dominos screwfix wickes toolstation halfords homebase dunelm next primark zara asos
  shein vinted gumtree rightmove zoopla openrent spareroom octopus edf eon npower ovo bulb scottishpower utilita anglian thames severn welsh scottish
  marmite weetabix cadbury nutella heinz walkers pepsi coke guinness stella carling kleenex hoover sellotape velcro tupperware thermos jacuzzi
  hogwarts hobbit hobbits shakespeare cambridge oxford harvard stanford eton internet ethereum bitcoin tesla nasa fbi cia interpol
  bluetooth usb hdmi ssd ram cpu gpu lcd led tv dvd cd gps sim pin otp sms mms vpn dns tcp udp ftp ssh url iban bic swift bacs chaps faster
  alzheimer alzheimers parkinson parkinsons crohn crohns tourette tourettes hodgkin asperger aspergers raynaud bells moore murphys alexa siri cortana bixby gemini copilot metallica blink hogmanay vegemite monopoly entertainment weekly title civil rights act european parliament treaty article`);

/** Nouns that turn the proper noun before them into a place, a body or a thing. */
export const PLACE_NOUNS = list(`street road lane avenue close drive way court place square terrace crescent gardens garden grove hill park row walk mews rise view green house lodge cottage
  farm mill hall manor villa villas bungalow flats mansions towers tower estate industrial business retail centre center station airport hotel inn arms pub
  bridge wharf quay dock island bay beach valley forest wood woods common heath moor river lake canal line tube zone junction roundabout
  ltd limited plc llp inc corp corporation company co group holdings partners associates solicitors llc gmbh bank building society insurance council university
  college school academy primary secondary juniors infants nursery church cathedral chapel mosque temple synagogue gurdwara hospital surgery clinic practice
  pharmacy trust foundation charity club team league cup fc afc rfc cc united city rovers wanderers athletic county town borough district
  award prize theory theorem law syndrome disease scale index method effect curve diagram equation
  novel album song film movie show series book magazine newspaper day week festival awards government embassy department ministry office agency
  takeaway restaurant cafe bar bakery salon supermarket store shop market sponge cake tea coffee cheese sauce salad pie pudding soup beer wine whisky gin
  russell terrier dane retriever spaniel poodle dog cat horse championship tournament trophy grand prix stadium arena theatre museum gallery library
  app website platform software system version edition model series tariff scheme fund`);

/** Towns, cities, counties and countries of the United Kingdom and the countries most named in chat. */
export const PLACES = list(`london manchester birmingham leeds glasgow sheffield bradford liverpool edinburgh bristol cardiff leicester wakefield coventry nottingham newcastle sunderland
  brighton hove hull plymouth stoke wolverhampton derby swansea southampton salford aberdeen westminster portsmouth york peterborough dundee lancaster oxford newport preston
  cambridge norwich chester exeter gloucester bath durham carlisle winchester worcester lincoln wells ely truro ripon lichfield salisbury canterbury hereford stirling inverness perth
  belfast derry londonderry lisburn newry armagh bangor wrexham aberystwyth caernarfon llandudno barry bridgend merthyr neath llanelli rhyl conwy pembroke haverfordwest carmarthen
  swindon reading luton bolton bournemouth middlesbrough poole huddersfield blackpool slough ipswich northampton telford watford warrington gateshead blackburn rotherham
  stockport cheltenham colchester eastbourne basingstoke woking crawley chelmsford southend maidstone doncaster barnsley halifax oldham rochdale bury wigan burnley huyton bootle birkenhead
  southport crewe macclesfield stafford tamworth nuneaton rugby leamington redditch solihull dudley walsall burton mansfield chesterfield grimsby scunthorpe harrogate scarborough whitby
  darlington hartlepool stockton redcar bedford stevenage harlow hemel hertford hatfield aylesbury bracknell maidenhead farnborough guildford reigate redhill horsham worthing hastings
  folkestone dover margate ramsgate ashford gravesend dartford gillingham rochester chatham tunbridge sevenoaks taunton yeovil bridgwater barnstaple torquay paignton
  penzance falmouth newquay bodmin weymouth dorchester andover fareham gosport newbury banbury bicester kettering corby wellingborough daventry
  loughborough hinckley grantham boston spalding skegness lowestoft yarmouth thetford felixstowe braintree clacton harwich brentwood basildon grays
  kidderminster malvern evesham shrewsbury oswestry ludlow telford cannock rugeley leek buxton matlock glossop altrincham sale knutsford northwich runcorn widnes
  skipton keighley ilkley otley selby goole beverley bridlington hexham morpeth alnwick berwick kendal penrith workington whitehaven barrow morecambe
  kilmarnock ayr paisley greenock dumbarton falkirk livingston kirkcaldy dunfermline hamilton motherwell dumfries elgin oban lerwick kirkwall stornoway
  brixton peckham camberwell clapham battersea tooting balham streatham croydon bromley lewisham greenwich woolwich eltham catford hackney islington camden hampstead highgate finchley barnet
  enfield tottenham haringey walthamstow leyton stratford ilford romford barking dagenham hounslow ealing acton hammersmith fulham putney wandsworth richmond twickenham kingston
  surbiton sutton wimbledon harrow wembley brent uxbridge hillingdon soho mayfair kensington chelsea paddington victoria waterloo shoreditch bethnal
  didsbury chorlton hulme fallowfield withington levenshulme moss headingley chapeltown roundhay armley horsforth beeston heslington shirley moseley edgbaston erdington aston handsworth
  clifton bedminster redland hathersage caernarfon kent surrey sussex essex hertfordshire bedfordshire buckinghamshire berkshire hampshire dorset devon cornwall somerset
  wiltshire gloucestershire oxfordshire cambridgeshire norfolk suffolk lincolnshire nottinghamshire derbyshire leicestershire warwickshire worcestershire herefordshire
  shropshire staffordshire cheshire lancashire merseyside cumbria northumberland yorkshire rutland northamptonshire middlesex fife angus argyll highland moray lothian
  gwynedd powys dyfed gwent clwyd ceredigion monmouthshire pembrokeshire antrim fermanagh tyrone cork galway limerick waterford kilkenny sligo donegal mayo kerry dublin
  england scotland wales ireland britain uk europe france germany spain italy portugal greece netherlands holland belgium switzerland austria poland romania bulgaria hungary
  czechia slovakia slovenia croatia serbia bosnia albania kosovo macedonia montenegro ukraine russia belarus moldova lithuania latvia estonia finland sweden norway
  denmark iceland greenland turkey cyprus malta israel palestine lebanon syria jordan iraq iran kuwait qatar dubai oman yemen egypt libya tunisia algeria morocco sudan somalia eritrea
  ethiopia kenya uganda tanzania rwanda burundi congo nigeria ghana togo benin cameroon senegal gambia mali niger chad angola zambia zimbabwe malawi mozambique botswana namibia
  lesotho madagascar mauritius seychelles india pakistan bangladesh nepal bhutan afghanistan china japan korea taiwan mongolia vietnam laos cambodia thailand myanmar malaysia singapore indonesia
  philippines brunei australia zealand fiji samoa tonga canada america mexico guatemala honduras salvador nicaragua panama cuba jamaica haiti barbados trinidad
  tobago grenada bahamas bermuda colombia venezuela guyana suriname ecuador peru bolivia brazil paraguay uruguay argentina chile paris berlin madrid barcelona rome
  milan venice florence naples lisbon porto amsterdam rotterdam brussels antwerp vienna zurich geneva prague budapest warsaw krakow athens istanbul ankara moscow kyiv
  dublin oslo stockholm copenhagen helsinki reykjavik york boston chicago houston dallas austin denver seattle francisco angeles vegas miami orlando atlanta
  washington philadelphia detroit toronto montreal vancouver ottawa sydney melbourne brisbane perth adelaide auckland wellington delhi mumbai
  bangalore chennai kolkata hyderabad karachi lahore islamabad dhaka colombo kathmandu beijing shanghai hong kong tokyo osaka seoul bangkok manila jakarta lagos
  abuja accra nairobi kampala harare lusaka johannesburg durban cairo tehran baghdad beirut damascus riyadh jeddah mecca doha texas california florida alaska
  hawaii nevada ohio oregon virginia carolina georgia africa asia antarctica atlantic pacific mediterranean caribbean`);

/** Nationalities and peoples. */
export const DEMONYMS = list(`british english scottish welsh irish french german spanish italian portuguese greek dutch belgian swiss austrian polish romanian bulgarian hungarian czech slovak
  slovenian croatian serbian bosnian albanian kosovan macedonian ukrainian russian belarusian moldovan lithuanian latvian estonian finnish swedish norwegian danish icelandic
  turkish cypriot maltese israeli palestinian lebanese syrian jordanian iraqi iranian persian kurdish arab egyptian libyan tunisian algerian moroccan sudanese somali eritrean ethiopian
  kenyan ugandan tanzanian rwandan congolese nigerian ghanaian togolese cameroonian senegalese gambian angolan zambian zimbabwean malawian south african indian pakistani
  bangladeshi nepali nepalese sri lankan tamil punjabi gujarati bengali urdu hindi afghan chinese mandarin cantonese japanese korean taiwanese vietnamese thai burmese malaysian indonesian
  filipino australian canadian american mexican cuban jamaican caribbean brazilian argentine colombian peruvian chilean european asian african latin black white cornish
  gypsy roma traveller romany celtic nordic scandinavian mediterranean`);

/** Particles inside names. */
export const PARTICLES = list(`van von der den ni de del della di da dos das du la le el al bin ibn bint ben ap ab ferch st ter ten af zu abu mac mc o nic`);

/** Words after which the next word is a name whatever it is: label-like. */
export const NAME_LABELS = list(`name names named surname firstname lastname forename forenames fullname called nickname nicknamed aka payee signed signatory cardholder`);

/** Words before which or after which a message is signed or addressed. */
export const GREETINGS = list(`hi hello hey hiya dear heya yo morning afternoon evening goodmorning howdy greetings dearest`);
export const SIGN_OFFS = list(`thanks thank cheers regards best love sincerely faithfully yours xx xxx x thx ta rgds wishes kr hugs kisses`);
