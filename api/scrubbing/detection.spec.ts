/** Tables of texts with the spans expected in them: ⟨TYPE|value⟩. All persons, addresses and numbers are invented. */
import { detect } from './scrubber.js';

/** Finds what is marked, and nothing else. */
function expectMarked(marked: string): void {
  const expected: string[] = [];
  const text = marked.replace(/⟨([A-Z_]+)\|([^⟩]*)⟩/g, (_, type: string, value: string) => {
    expected.push(`${type}: ${value}`);
    return value;
  });
  const found = detect(text).map(({ start, end, type }) => `${type}: ${text.slice(start, end)}`);
  expect({ text, found }).toEqual({ text, found: expected });
}

describe('names', () => {
  it.each([
    "My name is ⟨PERSON|Siobhan O'Leary⟩",
    'hiya its ⟨PERSON|Bronagh⟩, my order is late',
    'please ring Mrs ⟨PERSON|Okonkwo⟩ after 3',
    'p45 for mr ⟨PERSON|a. oyelowo⟩ please',
    'spoke to ⟨PERSON|Claire⟩ in billing yesterday',
    'the driver (⟨PERSON|Kasim⟩) was rude',
    'me and ⟨PERSON|kev⟩ are going to the pub with ⟨PERSON|shaz⟩',
    'is ⟨PERSON|mohammed⟩ working today?',
    'Kind regards,\n⟨PERSON|Margaret Ellsworth⟩\nHead of Ops',
    'thanks, ⟨PERSON|Oluwaseun⟩',
    'love from Nanny ⟨PERSON|Pat⟩ xx',
    'my daughter ⟨PERSON|amelia⟩ is 7 and my son ⟨PERSON|theo⟩ is 4',
    "tell ⟨PERSON|Faith⟩ that ⟨PERSON|Hope⟩ isn't coming",
    '⟨PERSON|Will⟩ will send it, ⟨PERSON|Mark⟩ said so',
    '⟨PERSON|Ahmed⟩, ⟨PERSON|Yusuf⟩, ⟨PERSON|Maryam⟩ and ⟨PERSON|Layla⟩ all passed',
    'starters: ⟨PERSON|P. Sandhu⟩ (finance) and ⟨PERSON|L. Ferreira⟩ (ops)',
    'letter for ⟨PERSON|T. van Niekerk⟩ and ⟨PERSON|Ludmila Horáková⟩',
    'PLEASE CALL MY SON ⟨PERSON|DARREN⟩ BACK TODAY',
    '{"first_name":"⟨PERSON|Ifeoma⟩","last_name":"⟨PERSON|Eze⟩"}',
  ])('%s', expectMarked);

  it.each([
    'May I ask a question? Will you help? Mark my words',
    'Please mark the bill as paid, and frank the post. Grace period is 30 days.',
    'faith, hope and charity; joy to the world; patience is a virtue',
    'The Victoria line is part suspended',
    'The Jack Russell and the Great Dane were both finalists',
    'Head of Ops, Marketing Team, Customer Service',
    'ash tree fell on the fence, robin in the garden, sunny today',
    'Dear Sir or Madam, I am writing to complain',
    'Good Morning, I hope you are well. Happy Christmas!',
    'what name is the booking under? how do I change the name on the account?',
    'jack of all trades, master of none',
    'The Duke of Wellington is a pub near Waterloo',
  ])('leaves alone: %s', expectMarked);
});

describe('ways to reach a person', () => {
  it.each([
    'write to ⟨EMAIL|j.o+shop@example.co.uk⟩ please',
    'it is ⟨EMAIL|jo at example dot com⟩, the @ key is broken',
    '⟨EMAIL|sarah[at]example[dot]org⟩ or ⟨EMAIL|s.haddad(at)example.co.uk⟩',
    'to: ⟨EMAIL|a@example.com⟩,⟨EMAIL|b@example.org⟩',
    'call ⟨PHONE|07700 900123⟩ or ⟨PHONE|+44 (0)7700 900 872⟩ or ⟨PHONE|(0131) 496 0550⟩',
    'her number is ⟨PHONE|+39 06 555 01234⟩',
    '⟨PHONE|o77oo 9oo 123⟩ thats my number',
    'my number is ⟨PHONE|oh seven seven double oh nine double oh one two three⟩',
    'insta ⟨USERNAME|@harriet_bakes⟩, psn ⟨USERNAME|nightfox-uk⟩, discord ⟨USERNAME|frostbyte#4471⟩',
    'my profile: ⟨URL|facebook.com/harriet.bakes.77⟩',
    'see ⟨URL|https://portal.example.com/account/7819786/edit⟩',
    'from ⟨IP|203.0.113.34⟩ and ⟨IP|2001:db8::8a2e:370:7334⟩, mac ⟨MAC|14:c6:6d:c1:c1:39⟩',
  ])('%s', expectMarked);

  it.each([
    'Part 07700-900-A is out of stock, use 07701-901-B instead.',
    'the help page https://example.com/help/returns is broken',
    'Ratio 1:2:3:4, std::cout, at 12:30:45',
    'version 2.14.3.1 fixes it',
  ])('leaves alone: %s', expectMarked);
});

describe('places', () => {
  it.each([
    'send it to ⟨ADDRESS|27 Sycamore Gardens, Horsforth, Leeds⟩ ⟨POSTCODE|LS18 4QT⟩ please',
    'we are at ⟨ADDRESS|Flat 3/2, 114 Byres Road, Glasgow⟩',
    'guarantor at ⟨ADDRESS|2/1, 48 Dumbarton Road, Glasgow⟩ ⟨POSTCODE|G11 6NX⟩',
    'im at ⟨ADDRESS|flat 4c, 119 hyde park road⟩, come round at 8',
    'to ⟨ADDRESS|Apartment 14, Harbour Point, 22 Quay Street, Cardiff⟩, ⟨POSTCODE|CF10 5EA⟩',
    'post for us goes to ⟨ADDRESS|Rose Cottage, Mill Lane⟩, thanks',
    'the office is at ⟨ADDRESS|Via Roma 131, Torino⟩',
    'meet at ⟨ADDRESS|51.50722, -0.12750⟩ or ///⟨ADDRESS|filled.count.soap⟩',
    'postcode ⟨POSTCODE|sw1a 1aa⟩',
  ])('%s', expectMarked);

  it.each([
    'flat 5% fee, street price £30, close to the average, lane 4 is closed',
    'a 20 minute walk or a 5 minute drive, second floor',
    'church street is closed, use mosque lane car park',
    'take the second exit, then left at the church',
  ])('leaves alone: %s', expectMarked);
});

describe('numbers of persons', () => {
  it.each([
    'NI ⟨NATIONAL_ID|KB 33 65 69 C⟩, nhs ⟨NATIONAL_ID|943 476 5919⟩, utr ⟨NATIONAL_ID|2005973586⟩',
    'passport number is ⟨PASSPORT|533401372⟩ and it runs out in May',
    'licence ⟨DRIVING_LICENCE|JONES710238HA9XY⟩',
    'reg ⟨VEHICLE|YK19 ZXV⟩, before that ⟨VEHICLE|K482 TNM⟩',
    'card ⟨CARD|4111 1111 1111 1111⟩ exp 09/27 cvv ⟨CARD|883⟩',
    'iban ⟨IBAN|GB29 NWBK 6016 1331 9268 19⟩ ok?',
    'sort code ⟨BANK_ACCOUNT|20-40-60⟩ account ⟨BANK_ACCOUNT|66374958⟩',
    'pay to ⟨BANK_ACCOUNT|20-16-03⟩, ⟨BANK_ACCOUNT|20828134⟩',
    'student number ⟨OTHER_ID|1604482⟩, staff id ⟨OTHER_ID|E-44821⟩, imei ⟨OTHER_ID|358263603770340⟩',
    'dob ⟨DATE_OF_BIRTH|07.03.2001⟩, I was born on ⟨DATE_OF_BIRTH|29 feb 2004⟩',
    'id,name,dob\n1,⟨PERSON|Owen Prosser⟩,⟨DATE_OF_BIRTH|1982-12-01⟩',
    '⟨CRYPTO|bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq⟩ is my wallet',
  ])('%s', expectMarked);

  it.each([
    'order #1234567890, invoice INV-2024-00881, PO 4500123456',
    'ISBN 978-0-14-103614-4, SKU 5012345678900, tracking JD0002234567890123',
    'the meeting is on 12/05/2024 at 14:00, deadline 2024-03-07',
    '£1,204.50 plus VAT 240.90, 3 for 2, 50% off, 128GB',
    'uuid 550e8400-e29b-41d4-a716-446655440000, commit 2d95ed7, build 22631.3447',
    'Gate 22, Terminal 5, seat 14C, flight BA0117',
    'lottery numbers 97 83 82 18 26 55, score 70-55',
  ])('leaves alone: %s', expectMarked);
});

describe('secrets', () => {
  it.each([
    'wifi password: ⟨SECRET|Bluebird!77⟩',
    'pw for the portal is ⟨SECRET|hunter2⟩ lol',
    'the door code is ⟨SECRET|4471#⟩, pin ⟨SECRET|7294⟩',
    'use otp ⟨SECRET|553201⟩ to log in',
    'API_KEY=⟨SECRET|6fec3abb213cf41033080f3f6a878616⟩',
    'login ⟨USERNAME|mm18rtz⟩ / ⟨SECRET|c0ffee&Cake⟩',
    'DB_USER=⟨USERNAME|marta⟩\nDB_PASS=⟨SECRET|9dK!vv_27qz⟩\nPORT=3000',
  ])('%s', expectMarked);

  it.each([
    'I forgot my password and the reset link does not work',
    'the password must have 8 characters and a number',
    'what is the pin for? enter the code we sent you',
    'npm_token variable missing in CI, set NPM_TOKEN in settings',
  ])('leaves alone: %s', expectMarked);
});
