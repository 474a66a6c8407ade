/** Invented chat messages with their personal details marked, for the gates of quality: `{PERSON:Priya Raman}`. Reserved domains and drama numbers only. */

export const LABELLED_MESSAGES = `
Hello, do you open on Sundays? I would like to bring my bicycle in.
My name is {PERSON:Priya Raman} and my number is {PHONE:07700 900123}, please ring after six.
You can write to me at {EMAIL:priya.raman@example.com} about the late delivery.
The wheel still wobbles. I paid £48.50 on 3 November and nobody has answered since.
Send it to {ADDRESS:12 Larch Avenue, Durham} {POSTCODE:DH1 3AB} please
my national insurance number is {NATIONAL_ID:QQ 12 34 56 C}
Thanks, that is all. The manual for version 2.4.1 was easy to follow, even the part about gears.
card number {CARD:4111 1111 1111 1111} expires next year
can you refund {IBAN:GB33BUKB20201555555555} instead
sort code {BANK_ACCOUNT:20-00-00} and account number {BANK_ACCOUNT:55779911}
hi its {PERSON:Tom} here, order still not arrived
I was born on {DATE_OF_BIRTH:14 March 1982}, does the discount apply?
The meeting on 14 March was moved to the week after.
ring me on {PHONE:+44 7700 900456} or email {EMAIL:j.okafor@example.org}
My password is {SECRET:Tr0ub4dor&Lantern} and it does not work
Which size of tyre fits a 700c rim?
the router says {IP:198.51.100.23} is blocked
Dear Mrs {PERSON:Okonkwo}, thank you for your patience.
my passport number is {PASSPORT:533401372}
Are the lights waterproof to IP67?
I live at {ADDRESS:Flat 3, 48 Castle Street, Hexham}, is that in your area?
postcode is {POSTCODE:SW1A 2AA}
What is the difference between the 2023 and the 2024 model?
please call Dr {PERSON:Sarah Whitfield} on {PHONE:020 7946 0123}
my nhs number is {NATIONAL_ID:943 476 5919}
I ordered two on Monday and one came, the invoice says £120 for both
the mac address is {MAC:00:1A:2B:3C:4D:5E}
Could you tell me how long a full service takes?
{PERSON:Ahmed Hassan}
{PHONE:01632 960789}
It's 20 miles to the shop, so I would rather have it sent.
my licence is {DRIVING_LICENCE:MORGA657054SM9IJ}
the van is {VEHICLE:AB12 CDE}, blue, parked outside
follow me on instagram {USERNAME:@marek_rides}
my colleague {PERSON:Gwen Pritchard} will collect it tomorrow
chapter 12 of the book says to grease the chain every 200 km
you can reach {PERSON:Olu} at {EMAIL:olu_77@example.net}
Is there a discount for students?
it was {PERSON:Siobhan} who took my call last week
please deliver to {ADDRESS:7 Mill Lane, Whitby} after 5 pm
The code SUMMER25 is refused at the checkout.
room 14 has no heating and the window does not close
account {BANK_ACCOUNT:31926819} sort code {BANK_ACCOUNT:60-16-13}
I have been waiting since 9.30 and the queue is 25 people long
`;
