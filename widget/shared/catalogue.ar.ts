/** All words of the widget in Arabic: the proof that the catalogue is complete and the layout has no left or right. */
import type { AnswerOutcome } from '../../api/conversations/conversations.contract.js';
import type { ErrorCode } from '../../api/platform/errors.contract.js';
import type { SpecialCategory } from '../../api/scrubbing/scrubbing.contract.js';
import type { Placeholder, Words } from './catalogue.en.js';

const rules = new Intl.PluralRules('ar');
const digits = new Intl.NumberFormat('ar');

type Forms = { one: string; two: string; few: string; many: string };
const plural = (n: number, forms: Forms) => {
  const rule = rules.select(n);
  const form = rule === 'one' || rule === 'two' || rule === 'few' ? forms[rule] : forms.many;
  return form.replace('#', digits.format(n));
};

const ERRORS: Record<ErrorCode | 'network', string> = {
  validation: 'تعذّر فهم ذلك. يُرجى تعديله والمحاولة مجددًا.',
  unknown_event: 'هذه المحادثة قديمة الإصدار. يُرجى إعادة تحميل الصفحة.',
  unauthenticated: 'يجب بدء المحادثة من جديد. يُرجى إعادة تحميل الصفحة.',
  token_revoked: 'أُنهيت هذه المحادثة. يمكنك بدء محادثة جديدة.',
  forbidden: 'هذا غير مسموح به.',
  origin_refused: 'المحادثة غير متاحة في هذه الصفحة.',
  not_found: 'لم تعد هذه المحادثة موجودة.',
  conflict: 'سبق إرسال هذه الرسالة بكلمات أخرى. يُرجى إرسالها كرسالة جديدة.',
  gone: 'لم يعد هذا متاحًا.',
  too_large: 'هذه الرسالة طويلة جدًا.',
  special_category_blocked: 'لم تُرسل: يبدو أنها تتضمن أمرًا شديد الحساسية كالصحة أو المعتقدات. يُرجى حذفه.',
  restricted: 'يجب الاحتفاظ بهذه المحادثة حاليًا، فلا يمكن حذفها أو تعديلها.',
  notice_required: 'يُرجى قراءة الإشعار وقبوله أولًا.',
  rate_limited: 'أرسلت الكثير دفعة واحدة. ستُرسل رسالتك بعد لحظات.',
  transfer_refused: 'لم تُرسل لأنها كانت ستغادر المنطقة التي تُحمى فيها بياناتك.',
  internal: 'حدث خطأ من جانبنا.',
  agent_unavailable: 'لا يستطيع المساعد الإجابة الآن. يمكنك طلب التحدث إلى شخص.',
  unavailable: 'المحادثة مشغولة الآن. ستُعاد المحاولة.',
  network: 'لا يوجد اتصال.',
};

const TYPES: Record<Placeholder, string> = {
  PERSON: 'اسم',
  EMAIL: 'بريد إلكتروني',
  PHONE: 'رقم هاتف',
  ADDRESS: 'عنوان',
  POSTCODE: 'رمز بريدي',
  CARD: 'رقم بطاقة',
  IBAN: 'رقم حساب دولي',
  BANK_ACCOUNT: 'حساب مصرفي',
  NATIONAL_ID: 'رقم هوية وطنية',
  PASSPORT: 'رقم جواز سفر',
  DRIVING_LICENCE: 'رقم رخصة قيادة',
  IP: 'عنوان IP',
  MAC: 'عنوان جهاز',
  URL: 'عنوان ويب شخصي',
  DATE_OF_BIRTH: 'تاريخ ميلاد',
  USERNAME: 'اسم مستخدم',
  SECRET: 'كلمة مرور أو مفتاح',
  CRYPTO: 'عنوان محفظة',
  VEHICLE: 'رقم مركبة',
  OTHER_ID: 'رقم مرجعي',
  SENSITIVE: 'عبارة حسّاسة',
  CUSTOM: 'بيان سري',
};

const OUTCOMES: Record<AnswerOutcome, string> = {
  answered: '',
  unknown: 'لا يعرف المساعد الجواب. يمكن لشخص أن يساعدك.',
  failed: 'تعذّر على المساعد الإجابة. حاول مجددًا أو اطلب التحدث إلى شخص.',
  cancelled: 'أُوقفت الإجابة.',
};

const CATEGORIES: Record<SpecialCategory, string> = {
  HEALTH: 'الصحة',
  RELIGION: 'الدين أو المعتقد',
  POLITICS: 'السياسة',
  SEX: 'الحياة الجنسية أو الميل الجنسي',
  UNION: 'النقابة',
  ETHNICITY: 'الأصل العرقي',
  BIOMETRIC: 'البيانات البيومترية',
  GENETIC: 'البيانات الجينية',
  CRIMINAL: 'المخالفات الجنائية',
};

export const words: Words = {
  panel: (agent, organisation) => `محادثة مع ${agent}، ${organisation}`,
  open: 'فتح المحادثة',
  close: 'إغلاق المحادثة',
  minimise: 'إغلاق',
  unread: (n) =>
    plural(n, {
      one: 'رسالة غير مقروءة',
      two: 'رسالتان غير مقروءتين',
      few: '# رسائل غير مقروءة',
      many: '# رسالة غير مقروءة',
    }),
  menu: 'المزيد',
  back: 'رجوع',
  cancel: 'إلغاء',
  loading: 'جارٍ فتح المحادثة…',
  tryAgain: 'إعادة المحاولة',

  isAi: 'مساعد ذكاء اصطناعي',
  isWaiting: 'في انتظار شخص',
  isPerson: 'يجيبك الآن شخص',
  isOffline: 'لا يوجد اتصال. سيُرسل ما تكتبه عند عودة الاتصال.',
  isReconnecting: 'جارٍ إعادة الاتصال…',

  noticeTitle: 'قبل أن تبدأ',
  noticeAi: (agent) => `${agent} مساعد ذكاء اصطناعي وليس شخصًا.`,
  noticeShared: (organisation) => `يستطيع كل من يعمل في ${organisation} رؤية هذه المحادثة.`,
  noticeWhole: 'اقرأ إشعار الخصوصية كاملًا',
  noticeAccept: 'أوافق وأبدأ المحادثة',
  noticeChanged: 'تغيّر الإشعار منذ آخر موافقة لك.',
  newTab: 'يُفتح في علامة تبويب جديدة',

  welcome: (agent, organisation) =>
    `مرحبًا. أنا ${agent}، مساعد الذكاء الاصطناعي لدى ${organisation}. اطرح سؤالك، أو تحدّث إلى شخص متى شئت.`,
  conversation: 'المحادثة',
  you: 'أنت',
  visitor: 'الزائر',
  agentLabel: 'ذكاء اصطناعي',
  personLabel: 'الفريق',
  sending: 'جارٍ الإرسال',
  queued: 'ستُرسل عند عودة الاتصال',
  sent: 'أُرسلت',
  notSent: 'لم تُرسل',
  retry: 'إعادة المحاولة',
  edit: 'تعديل',
  thinking: (name) => `${name} يكتب الآن`,
  stop: 'إيقاف',
  sources: (n) => plural(n, { one: 'مصدر واحد', two: 'مصدران', few: '# مصادر', many: '# مصدرًا' }),
  removedCount: (n) =>
    plural(n, {
      one: 'أُزيل بيان شخصي واحد',
      two: 'أُزيل بيانان شخصيان',
      few: 'أُزيلت # بيانات شخصية',
      many: 'أُزيل # بيانًا شخصيًا',
    }),
  removedWhy: 'أُزيل قبل التخزين وقبل عرضه على أحد، إذ لا حاجة إليه للإجابة.',
  placeholder: (type) => `${TYPES[type]}: أُزيل قبل التخزين إذ لا حاجة إليه للإجابة`,
  type: (type) => TYPES[type],
  outcome: OUTCOMES,
  askPerson: 'التحدث إلى شخص',
  personAsked: 'طُلب من شخص الانضمام. يمكنك متابعة الكتابة.',
  personJoined: 'يجيبك الآن شخص.',
  agentBack: 'عاد مساعد الذكاء الاصطناعي إلى الإجابة.',

  externalHint: (host) => `ينتقل إلى ${host}`,
  externalTitle: (host) => `ينقلك هذا الرابط إلى ${host}.`,
  externalText: 'هذا موقع آخر له إشعار خصوصية خاص به، ولا سيطرة لنا عليه.',
  externalGo: 'فتح الرابط',
  externalStay: 'البقاء هنا',

  composer: 'رسالتك',
  composerHint: 'اكتب رسالة…',
  send: 'إرسال',
  promise: 'تُزال البيانات الشخصية قبل تخزين أي شيء. لكنّ ذلك ليس مضمونًا تمامًا، فلا تشارك إلا ما يلزم.',
  left: (n) => plural(n, { one: 'بقي حرف واحد', two: 'بقي حرفان', few: 'بقيت # أحرف', many: 'بقي # حرفًا' }),
  over: (n) => plural(n, { one: 'حرف واحد زائد', two: 'حرفان زائدان', few: '# أحرف زائدة', many: '# حرفًا زائدًا' }),
  warning: (n) =>
    plural(n, {
      one: 'سيُزال بيان شخصي واحد عند الإرسال',
      two: 'سيُزال بيانان شخصيان عند الإرسال',
      few: 'ستُزال # بيانات شخصية عند الإرسال',
      many: 'سيُزال # بيانًا شخصيًا عند الإرسال',
    }),
  warningBecomes: 'يصبح',
  special: (categories) =>
    `يبدو أن هذا يكشف أمرًا شديد الحساسية عن شخص (${categories.map((category) => CATEGORIES[category]).join('، ')}). نرجو حذفه إن لم تكن هناك حاجة إليه.`,
  specialRedacted: 'ستُزال الجملة عند الإرسال.',
  refused: 'لا يمكن إرسال هذا: لا تقبل المؤسسة مثل هذه التفاصيل هنا.',
  removeNow: 'إزالة الآن',

  download: 'تنزيل بياناتي',
  downloaded: 'نُزّلت بياناتك في ملف.',
  fileName: 'my-chat-data',
  contact: 'ترك بريد إلكتروني لإجابة لاحقة',
  contactText: 'يُحفظ عنوانك مشفّرًا في مكان منفصل. لا يدخل المحادثة ولا يراه المساعد أبدًا.',
  contactField: 'البريد الإلكتروني',
  contactSave: 'حفظ العنوان',
  contactSaved: 'حُفظ بمعزل عن هذه المحادثة. يمكن للفريق استخدامه للرد عليك لاحقًا.',
  contactRemove: 'إزالة عنواني',
  contactRemoved: 'أُزيل عنوانك.',
  delete: 'حذف هذه المحادثة',
  deleteText: 'تُحذف فورًا لديك ولدى المؤسسة. لا يمكن التراجع عن ذلك.',
  deleteConfirm: 'حذف نهائي',
  deleted: 'حُذفت المحادثة.',
  end: 'إنهاء المحادثة على هذا الجهاز',
  endText:
    'ينسى هذا المتصفح المحادثة ولا يستطيع فتحها بعد ذلك. تبقى المحادثة لدى المؤسسة: احذفها أولًا إن لم ترغب في ذلك.',
  endConfirm: 'إنهاء المحادثة',
  ended: 'أُنهيت المحادثة على هذا الجهاز.',
  endedOffline: 'نسي هذا الجهاز المحادثة، لكن تعذّر إبلاغ الخادم بذلك.',

  errors: ERRORS,
};
