/** Words that must be somewhere in a text before the detectors of a family are worth running. Compiled for this project. */

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

export const SECRET_WORDS = list(`
  access accesskey account alarm answer api apikey auth authentication authorisation authorization back basic bearer
  begin building burglar clientsecret code codes combination combo confirmation cookie cred credentials creds csrf
  door entrance entry fa front garage gate github jsessionid key keybox keypad keys keysafe lock lockbox locker log
  login logon memorable mfa mnemonic one otp p padlock pass passcode passcodes passphrase passwd password passwords
  passwrd phpsessid phrase pin pins private privatekey psswd psw pw pwd pword recovery safe secret secretkey secrets
  security seed sess session sid sig signature sms token tokens two unlock user username verification voicemail vpn w
  wifi word words
`);

/** Words of a line that gives a login: a name and a password follow. */
export const LOGIN_WORDS = list(`
  access cred credentials creds log login logon user username vpn
`);
export const SEED_WORDS = list(`
  backup mnemonic recovery secret seed
`);

export const PLATFORM_WORDS = list(`
  battle battlenet bluesky bumble cash cashapp cashtag dbuser depop discord duolingo ebay epic etsy facebook fb
  fortnite gamer gamertag github gitlab grindr handle hinge ig insta instagram kik log login logon mastodon messenger
  minecraft monzo nick nickname nintendo paypal pinterest psn reddit riot roblox screen screenname signal skype slack
  smtpuser snap snapchat spotify steam strava teams telegram threads tiktok tinder tumblr tweet tweeter twitch twitter
  user userid username venmo vinted wechat whats whatsapp xbox youtube
`);

export const ADDRESS_WORDS = list(`
  apo box dpo fpo p po psc three unit uscgc usnc usns usnv uss w what words
`);
export const SPELLED_DIGITS = list(`
  double eight five four naught nine nought o oh one seven six three triple two zero
`);

/** Words around the detectors that speak only in context: bank accounts, telephones, papers and dates of birth. */
export const BANK_WORDS = list(`
  a aba ac acc accnt accnum account accounts acct acnt bank cid csc cv cvc cvv digit digits id mortgage numbers roll
  routing rtn s sc scode security sort sortcode wire
`);
export const PHONE_WORDS = list(`
  answering call callback called calling cell cellphone contact desk dial direct fax home hotline landline mob mobile
  no number office ph phone rang reach registered ring sms switchboard tel telephone text txt whats whatsapp work
`);
export const DOCUMENT_WORDS = list(`
  aadhaar aadhar address assessment b bday bike birth birthdate birthday born cab car chassis chi cisco co d date dl
  dob doctor driver drivers drives driving dublin dvla eircode ethernet first gp h hardware health hmrc hospital house
  insurance ireland itin licence licences license lorry mac maiden mot mother mother's motor motorbike n name national
  nhs ni nino npi number numberplate parked passport passports passprt patient permit pin plate plates plz post postal
  postcode postcodes pp ppt provider reg registration rego regs self soc social ssn surgery surname tax taxi taxpayer
  temporary trn truck uid utr van vehicle vin vrm wi wifi zip zipcode zips
`);

export const PLATE_WORDS = list('reg regs rego registration plate plates numberplate vrm');
