/** Published releases of the privacy notice: append only; a published release is never edited (C3). */

export interface NoticeRelease {
  version: string;
  /** ISO dates. */
  effectiveFrom: string;
  reviewBy: string;
  /** A material change has to be accepted again. */
  isMaterial: boolean;
  /** What changed, for people. */
  changes: string;
  /** The text shown before the first message, by language. `{organisation}` stands for the organisation's name. */
  summary: Readonly<Record<string, readonly string[]>>;
}

export const NOTICE_RELEASES: readonly NoticeRelease[] = [
  {
    version: '2026-11-1',
    effectiveFrom: '2026-11-22',
    reviewBy: '2027-11-01',
    isMaterial: true,
    changes: 'The first release.',
    summary: {
      en: [
        'You will be chatting with an AI agent. You can ask for a person at any time.',
        'Everyone at {organisation} can see this conversation.',
        'Names, numbers and other personal details are removed from what you write before it is stored or shown to the AI. No filter is perfect: please leave out what is not needed.',
        'You can download or delete the conversation at any time, here in the chat.',
      ],
      ar: [
        'ستتحدث مع وكيل ذكاء اصطناعي. يمكنك أن تطلب التحدث إلى شخص في أي وقت.',
        'يمكن لجميع العاملين في {organisation} الاطلاع على هذه المحادثة.',
        'تُزال الأسماء والأرقام وغيرها من البيانات الشخصية مما تكتبه قبل حفظه أو عرضه على الذكاء الاصطناعي. لا يوجد مرشّح كامل: نرجو ألا تكتب ما لا حاجة إليه.',
        'يمكنك تنزيل المحادثة أو حذفها في أي وقت من داخل الدردشة.',
      ],
    },
  },
];
