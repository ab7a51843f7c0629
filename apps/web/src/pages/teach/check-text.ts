import type { Fault } from '@app/kernel/app-error.js';
import { checkContent } from '@app/question-bank/domain/check-content.js';
import type { Content } from '@app/question-bank/domain/content.js';

export interface Checked {
  content?: Content | undefined;
  faults: readonly Fault[];
}

/** A stored document as text, its fields in the order of the schema (the database has an order of its own). */
export const documentText = (document: unknown): string =>
  JSON.stringify(checkContent(document).content ?? document, null, 2);

/** The same check that the server makes, on what is being typed. */
export function checkText(text: string): Checked {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return { faults: [{ pointer: '', message: `not JSON: ${(error as Error).message}` }] };
  }
  return checkContent(document);
}
