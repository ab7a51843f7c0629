import { RE2JS } from 're2js';
import type { ContentOf } from '@app/question-bank/domain/content.js';
import type { Outcome } from './marks.js';

/** Compatibility forms, case and white space don't count: NFKC, case folded, trimmed, runs of space to one. */
export function normaliseText(text: string): string {
  // Upper case first: it folds what lower case alone leaves apart ("ß" and "SS").
  return text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

/** The pattern must match the whole normalised text. RE2: time is linear in the text, whatever the pattern. */
export function gradeShortText({ key }: ContentOf<'short-text'>, text: string): Outcome {
  const given = normaliseText(text);
  if (given === '') return 'skipped';
  const right =
    key.accepted.some((accepted) => normaliseText(accepted) === given) ||
    (key.pattern !== undefined && RE2JS.compile(key.pattern, RE2JS.CASE_INSENSITIVE).matches(given));
  return { score: right ? 1 : 0 };
}
