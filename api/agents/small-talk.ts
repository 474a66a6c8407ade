/** What people say to an agent that no document answers: greetings, thanks, farewells, and questions about the agent itself. */

export type SmallTalk = 'greeting' | 'thanks' | 'farewell' | 'self' | 'person' | 'capability';

const GREETING =
  /^(?:hi|hiya|hello|hey|howdy|good (?:morning|afternoon|evening|day)|greetings|yo|bonjour|hola|hallo|guten tag|ciao|salut|shwmae|مرحبا|السلام عليكم|你好|こんにちは)(?: (?:there|all|team|everyone|again|bot))?$/u;
const THANKS =
  /^(?:ok(?:ay)? |great |perfect |brilliant |lovely |many |cool )*(?:thanks|thank you|cheers|ta|much appreciated|merci|gracias|danke|grazie|diolch|شكرا)(?: (?:a lot|so much|very much|you|again|for (?:your |the |all your )?(?:help|time|answer|info|information)|that(?:'?s| is) (?:great|helpful|all)|mate))*$/u;
const FAREWELL =
  /^(?:bye|goodbye|bye bye|see you|see ya|cya|good night|that(?:'?s| is) all|nothing else|no that(?:'?s| is) (?:all|it))(?: (?:for now|later|thanks|then))*$/u;
const SELF =
  /\b(?:are|r) (?:you|u) (?:actually |really |just )?(?:an? )?(?:real|human|person|bot|robot|ai|a\.i\.|machine|computer|chat ?bot|automated|alive|sentient|agent)\b|\bam i (?:talking|speaking|chatting|writing) (?:to|with) (?:an? )?(?:real |actual )?(?:human|person|bot|robot|ai|machine|computer|someone)|^who (?:are|r) (?:you|u)$|^what are you$|^(?:what(?:'?s| is) your name|what model are you|which model are you)$|\bis this (?:an? )?(?:real person|human|bot|robot|ai|chat ?bot)\b/u;
const CAPABILITY =
  /^(?:what (?:can|do|could) (?:you|u) (?:do|help(?: me)?(?: with)?|know(?: about)?|answer)|how can you help(?: me)?|what can i ask(?: you)?(?: about)?|help(?: me)?|can you help(?: me)?|what topics.{0,30}|i (?:need|want) (?:some )?help|i have (?:a|some) questions?|can i ask (?:you )?(?:a question|something))$/u;
const PERSON =
  /\b(?:speak|talk|chat|connect|transfer|put|pass|get|want|need|like|prefer|give)\b.{0,30}\b(?:(?:to|with|through to|me|an?) )*(?:real |actual |live |human )*(?:human|person|someone|somebody|operator|representative|rep|adviser|advisor|colleague|member of (?:staff|the team)|agent)\b|^(?:a )?(?:real |live )?(?:human|person|operator|agent)(?: please)?$/u;

/** What kind of small talk a whole message is; null where it asks something. */
export function smallTalkOf(message: string): SmallTalk | null {
  const text = message
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[!?.,;:…()👋🙂😊]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (text.length > 120) return null;
  const request = text.replace(/^(?:hi|hello|hey)(?: there)? |^(?:please|so|um|ok|okay) |(?: please| pls)$/g, '');
  if (GREETING.test(text)) return 'greeting';
  if (THANKS.test(text)) return 'thanks';
  if (FAREWELL.test(text)) return 'farewell';
  if (SELF.test(request)) return 'self';
  if (CAPABILITY.test(request)) return 'capability';
  if (
    PERSON.test(request) &&
    !/^(?:how|can|do|does|where|when|what|is|will|which)\b.{0,20}\b(?:visitors?|customers?|members?|they)\b/.test(
      request,
    )
  ) {
    return 'person';
  }
  return null;
}
