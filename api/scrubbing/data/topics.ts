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
