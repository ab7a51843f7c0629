export const noticeKinds = ['report.answered', 'report.dismissed', 'report.mended'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What a notice says, for the page to put into words. */
export interface NoticeDetails {
  /** Of the question that was reported. */
  slug: string;
  /** The beginning of what it asks. */
  prompt: string;
  /** Of an instructor, to the person; may be empty. */
  answer: string;
}
