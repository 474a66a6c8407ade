/** Words that must be somewhere in a text before the detectors of a family are worth running. Compiled for this project. */

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

export const SECRET_WORDS = list(`password passwords pass passwd passwrd passphrase passcode pword pw pwd psw psswd p w words word pin pins otp code codes combination combo key keys apikey
  secret secrets token tokens auth authorization authorisation bearer basic cred creds credentials session sess sid jsessionid phpsessid csrf signature sig cookie
  login logon log seed phrase mnemonic recovery memorable safe security answer vpn access account user username begin private sk pk rk whsec ghp gho ghu ghs ghr github
  glpat gldt glrt glft glsoat xoxb xoxp xoxa xoxs xoxe xoxo xoxr xapp npm pypi aiza ya gocspx akia asia agpa aida aroa anpa sg hf r dop shpat shpss shpca shppa sq
  eaa nrak lin ntn pat hvs atlasv age re gsk xai pplx dckr tskey fly eyj passcodes accesskey secretkey clientsecret privatekey api unlock verification one two fa mfa sms confirmation entry door gate alarm lock lockbox keysafe keybox padlock locker garage entrance building front back keypad burglar voicemail log wifi authentication`);

/** Words of a line that gives a login: a name and a password follow. */
export const LOGIN_WORDS = list('login logon log cred creds credentials access vpn user username');
export const SEED_WORDS = list('seed recovery mnemonic backup secret');

export const PLATFORM_WORDS = list(`insta instagram ig snap snapchat twitter tweeter tweet tiktok discord skype telegram steam psn xbox gamertag gamer twitch reddit github gitlab whats whatsapp wechat signal kik
  facebook fb messenger youtube tumblr pinterest vinted depop ebay etsy cash cashapp cashtag venmo monzo paypal strava bluesky mastodon threads roblox minecraft fortnite epic nintendo
  battle battlenet riot duolingo spotify slack teams tinder hinge bumble grindr user username userid login logon log handle screen screenname nick nickname dbuser smtpuser`);

export const ADDRESS_WORDS = list('what w three words psc unit uss usns usnv uscgc usnc po p apo fpo dpo box');
export const SPELLED_DIGITS = list('zero oh o nought naught one two three four five six seven eight nine double triple');

/** Words around the detectors that speak only in context: bank accounts, telephones, papers and dates of birth. */
export const BANK_WORDS = list('account accounts accnt acnt acct acc ac accnum bank sort sortcode scode sc s a roll id routing aba rtn wire mortgage cvv cvc cid csc cv security digit digits numbers');
export const PHONE_WORDS = list(`phone ph tel telephone mob mobile cell cellphone fax whats whatsapp landline switchboard hotline text txt sms ring rang call calling called callback dial reach contact
  answering registered direct desk home work office number no line on at`);
export const DOCUMENT_WORDS = list(`passport passports passprt ppt pp licence license licences permit dl d dvla driver drivers driving reg regs rego registration plate plates numberplate number vrm vin chassis
  vehicle car van motor motorbike bike drives parked lorry taxi cab truck mot zip zips zipcode postal plz eircode ireland dublin post postcode postcodes co dob date birth birthday birthdate bday born b
  surname mother's mother maiden name first address house nhs n hospital patient gp doctor surgery health chi h utr taxpayer tax self assessment hmrc ssn social soc itin trn temporary
  npi provider aadhaar aadhar uid nino ni insurance national mac hardware ethernet cisco wi wifi pin`);
