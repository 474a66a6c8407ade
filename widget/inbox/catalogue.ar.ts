/** The words that only members read, in Arabic. */
import type { InboxWords } from './catalogue.en.js';

const digits = new Intl.NumberFormat('ar');
const rules = new Intl.PluralRules('ar');

function waitingCount(n: number): string {
  const rule = rules.select(n);
  if (rule === 'one') return 'زائر واحد ينتظر شخصًا';
  if (rule === 'two') return 'زائران ينتظران شخصًا';
  return rule === 'few' ? `${digits.format(n)} زوار ينتظرون شخصًا` : `${digits.format(n)} زائرًا ينتظرون شخصًا`;
}

export const inboxWords: InboxWords = {
  title: 'صندوق المحادثات',
  signIn: 'تسجيل الدخول',
  signInText: 'محادثات مؤسستك مباشرةً.',
  email: 'البريد الإلكتروني',
  password: 'كلمة المرور',
  code: 'الرمز من تطبيق المصادقة',
  signInFailed: 'البريد الإلكتروني أو كلمة المرور غير صحيحة.',
  mustEnrol: 'يجب إعداد تسجيل الدخول بخطوتين لهذا الحساب أولًا.',
  noMember: 'هذا الحساب ليس عضوًا في مؤسسة.',
  signOut: 'تسجيل الخروج',
  signedOut: 'سُجّل خروجك. يُرجى تسجيل الدخول مجددًا.',
  conversations: 'المحادثات',
  waitingCount,
  none: 'لا محادثات بعد.',
  noneText: 'تظهر هنا حالما يكتب زائر.',
  older: 'عرض الأقدم',
  visitor: (short) => `الزائر ${short}`,
  agent: 'يجيب الذكاء الاصطناعي',
  waiting: 'في الانتظار',
  person: 'يجيب شخص',
  held: 'محفوظة: لا يمكن حذفها',
  unseen: 'رسائل جديدة',
  choose: 'اختر محادثة.',
  gone: 'حُذفت هذه المحادثة لدى الجميع.',
  back: 'كل المحادثات',
  takeOver: 'تولّي المحادثة',
  handBack: 'إعادتها إلى الذكاء الاصطناعي',
  reply: 'ردّك',
  replyHint: 'اكتب بصفتك شخصًا…',
  replyNote: 'عند ردّك يصمت الذكاء الاصطناعي. يرى الزائر اسمك المعروض.',
  send: 'إرسال',
  shared: 'يرى كل من في مؤسستك هذه المحادثة، وتُسجّل كل قراءة.',
  offline: 'جارٍ إعادة الاتصال…',
};
