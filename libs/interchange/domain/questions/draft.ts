import { checkDraft } from '@app/question-bank/domain/check-content.js';
import type { Content } from '@app/question-bank/domain/content.js';
import { reasonOf } from './told.js';
import type { ReadRecord, RecordHeader } from './question-record.js';

/** A content as a reader puts it together, before anybody has checked it. */
export interface UncheckedDraft {
  kind: Content['kind'];
  explanation: string;
  [field: string]: unknown;
}

/**
 * The record of a well-formed question: what does not pass our rules (too many options, too long a text) is right where it
 * comes from, and unsupported here.
 */
export function settle(header: RecordHeader, draft: UncheckedDraft, lost: readonly string[]): ReadRecord {
  const check = checkDraft(draft);
  if (check.content) return { ...header, content: check.content, lost };
  const reasons = check.faults.map(({ pointer, message }) => `${pointer.slice(1)}: ${message}`);
  return { ...header, refused: 'unsupported', reason: reasonOf(reasons) };
}

/** Id of the part at an index, from 0: a to t, which is as many as any kind may have, then p21 and on. */
export const partId = (index: number): string =>
  index < 20 ? String.fromCodePoint('a'.codePointAt(0)! + index) : `p${index + 1}`;
