import { levels, type Level } from '@app/question-bank/domain/taxonomy.js';
import { checkDraft } from '@app/question-bank/domain/check-content.js';
import type { UncheckedDraft } from '../draft.js';
import type { ReadRecord, RecordHeader } from '../question-record.js';
import { reasonOf, short } from '../told.js';

/** A parsed document that can be a pack: an object with a list of questions, of which there may be none. */
export const isPack = (document: unknown): document is { questions: unknown[] | null } =>
  isObject(document) && (Array.isArray(document['questions']) || document['questions'] === null);

/**
 * The questions of our own format, parsed already: see `content/packs`. All faults of a question are told at once, each
 * with its pointer into the question.
 */
export function* readPack({ questions }: { questions: unknown[] | null }): Generator<ReadRecord> {
  for (const [index, question] of (questions ?? []).entries()) yield readOne(question, `/questions/${index}`);
}

function readOne(question: unknown, entry: string): ReadRecord {
  const header: RecordHeader = { at: { entry }, category: [], tags: [] };
  if (!isObject(question)) return { ...header, refused: 'error', reason: 'is no object' };
  const { slug, topics, level, content, ...others } = question;
  const faults = Object.keys(others).map((name) => `${short(name)}: is not a known field`);
  if (typeof slug === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug.length <= 100) {
    header.externalId = slug;
  } else faults.push('slug: must be lower-case words joined by “-”');
  if (Array.isArray(topics) && topics.length <= 5 && topics.every((topic) => typeof topic === 'string')) {
    header.topics = topics;
  } else faults.push('topics: must be a list of one to five slugs');
  if (isLevel(level)) header.level = level;
  else faults.push(`level: must be ${levels.join(', ')}`);
  const check = isDraft(content) ? checkDraft({ ...content, explanation: content.explanation ?? '' }) : undefined;
  if (!check) faults.push('content: must be an object with a kind');
  faults.push(...(check?.faults ?? []).map(({ pointer, message }) => `content${pointer}: ${message}`));
  if (faults.length > 0 || !check?.content) return { ...header, refused: 'error', reason: reasonOf(faults) };
  return { ...header, content: check.content, lost: [] };
}

const isLevel = (level: unknown): level is Level => levels.some((known) => known === level);

interface PackContent {
  kind: UncheckedDraft['kind'];
  explanation?: string;
}

function isDraft(content: unknown): content is PackContent {
  if (!isObject(content) || typeof content['kind'] !== 'string') return false;
  return content['explanation'] === undefined || typeof content['explanation'] === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
