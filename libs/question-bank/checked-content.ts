import { AppError } from '@app/kernel/app-error.js';
import { checkContent, checkDraft } from './domain/check-content.js';
import type { Content } from './domain/content.js';

/** The content of a request body's `/content`. @throws AppError question.invalid-content with every fault. */
export const checkedContent = (document: unknown): Content => contentOf(checkContent(document));

/** The same of a draft, which may lack its explanation. @throws AppError question.invalid-content */
export const checkedDraft = (document: unknown): Content => contentOf(checkDraft(document));

function contentOf(check: ReturnType<typeof checkContent>): Content {
  if (check.content) return check.content;
  throw new AppError(
    'question.invalid-content',
    undefined,
    check.faults.map(({ pointer, message }) => ({ pointer: `/content${pointer}`, message })),
  );
}
