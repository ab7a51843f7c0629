import type { Level } from '@app/question-bank/domain/taxonomy.js';
import type { Place } from './questions/question-record.js';

/** Formats that questions come in; a sender may leave it to us to find out which. */
export const questionFormats = ['pack', 'gift', 'moodle-xml', 'aiken', 'qti', 'csv', 'apkg', 'markdown'] as const;
export type QuestionFormat = (typeof questionFormats)[number];

/**
 * What would become of a record. `updated`: a new version of a question that came from the same place before. `conflict`:
 * that question was changed here since, and applying would write over it. `duplicate`: the bank, or an earlier record,
 * asks the very same; `near-duplicate`: nearly the same.
 */
export const recordVerdicts = [
  'new',
  'near-duplicate',
  'updated',
  'unchanged',
  'duplicate',
  'conflict',
  'unsupported',
  'error',
] as const;
export type RecordVerdict = (typeof recordVerdicts)[number];

/** Verdicts whose records are written when the import is applied. */
export const writtenVerdicts = ({ nearDuplicates }: Pick<ImportMapping, 'nearDuplicates'>): RecordVerdict[] => [
  'new',
  'updated',
  ...(nearDuplicates === 'leave-out' ? [] : (['near-duplicate'] as const)),
];

/** What becomes of records that ask nearly the same as another question. */
export const nearDuplicateWays = ['add', 'leave-out'] as const;

/** Why a file of questions can't be imported at all. Stable: pages map each to words. */
export const questionFileProblems = [
  'unknown-format',
  'not-text',
  'corrupt',
  'too-large',
  'too-many',
  'empty',
] as const;
export type QuestionFileProblem = (typeof questionFileProblems)[number];

/** How what a file says is taken. A category is named by its path, joined with `/`. */
export interface ImportMapping {
  categories: Readonly<Record<string, readonly string[]>>;
  tags: Readonly<Record<string, readonly string[]>>;
  /** Of records that nothing else gives a topic. */
  topics: readonly string[];
  /** Of records that name no level. */
  level: Level;
  /** They are added where this says nothing. */
  nearDuplicates?: (typeof nearDuplicateWays)[number];
}

/** What a file holds. */
export interface QuestionImportFigures {
  format: QuestionFormat;
  records: number;
  byVerdict: Record<RecordVerdict, number>;
  /** Records to be written of which something can't be taken over. */
  withLosses: number;
  /** Records to be written that no topic is known for: they must get one first. */
  withoutTopic: number;
  /** Its categories and tags, the most used first, with what they are taken as. */
  categories: { name: string; records: number }[];
  tags: { name: string; records: number }[];
}

/** What came of applying it, and of undoing that. */
export interface QuestionImportOutcome {
  added: number;
  updated: number;
  undone?: { removed: number; restored: number; kept: number };
}

/** Where a record is, in words. */
export const placeText = ({ line, entry }: Place): string =>
  [...(entry === undefined ? [] : [entry]), ...(line === undefined ? [] : [`line ${line}`])].join(', ');
