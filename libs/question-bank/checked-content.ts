import { AppError } from '@app/kernel/app-error.js';
import { checkContent } from './domain/check-content.js';
import type { Content } from './domain/content.js';

/** The content of a request body's `/content`. @throws AppError question.invalid-content with every fault. */
export function checkedContent(document: unknown): Content {
  const check = checkContent(document);
  if (check.content) return check.content;
  throw new AppError(
    'question.invalid-content',
    undefined,
    check.faults.map(({ pointer, message }) => ({ pointer: `/content${pointer}`, message })),
  );
}
