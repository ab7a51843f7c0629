import type { Fault } from '@app/kernel/app-error.js';
import { checkContent, checkDraft } from '@app/question-bank/domain/check-content.js';
import type { Content } from '@app/question-bank/domain/content.js';
import type { AuthoredQuestion, Level } from '../../../shapes.js';
import type { Doc } from './document.js';

/** A question while it is written. */
export interface Draft {
  slug: string;
  topics: string[];
  level: Level;
  message: string;
  doc: Doc;
  /** What is typed as JSON and can't be read as such; `doc` is as it was before. */
  unread?: string | undefined;
}

/** What is saved of a draft. */
export interface DraftBody {
  topics: string[];
  level: Level;
  message: string;
  content: Content;
}

export interface CheckedDraft {
  /** All that is wrong, by the same rules as the server's. */
  faults: readonly Fault[];
  /** Can be saved: it lacks no more than its explanation. */
  content?: Content | undefined;
}

/** A stored document with its fields in the order of the schema (the database has an order of its own). */
export const documentOf = (document: unknown): Doc => (checkDraft(document).content ?? document) as Doc;

export function checkedDraft({ doc, unread }: Draft): CheckedDraft {
  if (unread !== undefined) return { faults: [{ pointer: '', message: `not JSON: ${unread}` }] };
  return { faults: checkContent(doc).faults, content: checkDraft(doc).content };
}

type Version = AuthoredQuestion['versions'][number];

export const latestOf = ({ versions }: AuthoredQuestion): Version =>
  versions.reduce((newest, version) => (version.number > newest.number ? version : newest));

/** What is edited of a question: its newest version. A new one is told what changed anew. */
export function draftOf(question: AuthoredQuestion): Draft {
  const { content, message, state } = latestOf(question);
  const { slug, topics, level } = question;
  return { slug, topics, level, message: state === 'draft' ? message : '', doc: documentOf(content) };
}

/** Drafts that save the same have the same. */
export const fingerprintOf = ({ topics, level, message, doc, unread }: Draft): string =>
  JSON.stringify([topics, level, message.trim(), documentOf(doc), unread]);
