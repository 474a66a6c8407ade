/** Words that must be somewhere in a text before the detectors of a family are worth running. Compiled for this project. */

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

export const SECRET_WORDS = list(`password passwords pass passwd passwrd passphrase passcode pword pw pwd psw psswd p w words word pin pins otp code codes combination combo key keys apikey
  secret secrets token tokens auth authorization authorisation bearer basic cred creds credentials session sess sid jsessionid phpsessid csrf signature sig cookie
  login logon log seed phrase mnemonic recovery memorable safe security answer vpn access account user username begin private sk pk rk whsec ghp gho ghu ghs ghr github
  glpat gldt glrt glft glsoat xoxb xoxp xoxa xoxs xoxe xoxo xoxr xapp npm pypi aiza ya gocspx akia asia agpa aida aroa anpa sg hf r dop shpat shpss shpca shppa sq
  eaa nrak lin ntn pat hvs atlasv age re gsk xai pplx dckr tskey fly eyj passcodes accesskey secretkey clientsecret privatekey api unlock verification`);

export const PLATFORM_WORDS = list(`insta instagram ig snap snapchat twitter tweeter tweet tiktok discord skype telegram steam psn xbox gamertag gamer twitch reddit github gitlab whats whatsapp wechat signal kik
  facebook fb messenger youtube tumblr pinterest vinted depop ebay etsy cash cashapp cashtag venmo monzo paypal strava bluesky mastodon threads roblox minecraft fortnite epic nintendo
  battle battlenet riot duolingo spotify slack teams tinder hinge bumble grindr user username userid login logon log handle screen screenname nick nickname dbuser smtpuser`);

export const IDENTIFIER_WORDS = list(`student pupil candidate ucas uln upn matriculation exam enrolment enrollment sfe slc customer employee staff payroll personnel emp worker clock crew officer collar
  warrant badge service hospital patient mrn medical chi dental prescription nhs clinic case health member membership pension union subscriber gym library loyalty clubcard nectar
  rail railcard oyster frequent avios executive bus concessionary blue season saver id freedom imei imsi iccid sim meid esn udid device insurance medicare medicaid group gmc nmc
  hcpc sra dbs npi cscs sia pca prison inmate prisoner custody crn brp visa vignette cos share ukvi home asylum biometric suspect identification personal identity vat tin ein
  tax taxpayer atin steuer nif nie dni cpf cnpj bsn pesel pps ppsn codice personnummer curp rfc national aadhaar aadhar pan voter social sin ssn citizen stu pat nest hosp licence
  license passport account acc member reference number`);

export const ADDRESS_WORDS = list('what w three words psc unit uss usns usnv uscgc usnc po p apo fpo dpo box');
export const SPELLED_DIGITS = list('zero oh o nought naught one two three four five six seven eight nine double triple');
