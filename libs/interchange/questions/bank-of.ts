import type { Tx } from '@app/database/tx.js';
import {
  foreignTo,
  knownByContent,
  knownByIds,
  knownBySlugs,
  type KnownQuestion,
} from '@app/question-bank/import/imported-questions.js';
import type { Bank, BankQuestion, HashedRecord } from '../domain/judge-records.js';
import type { QuestionFormat } from '../domain/question-import.js';
import { originsOf } from './question-imports.store.js';

/** Formats of one system share the ids of their questions. */
const systems: Record<QuestionFormat, string> = {
  pack: 'rehearse',
  csv: 'rehearse',
  gift: 'moodle',
  'moodle-xml': 'moodle',
  aiken: 'moodle',
  qti: 'qti',
  apkg: 'anki',
  markdown: 'markdown',
};

export const systemOf = (format: QuestionFormat): string => systems[format];

/** Where questions are named by our own slugs. */
export const isNamedBySlug = (format: QuestionFormat): boolean => systemOf(format) === 'rehearse';

/** What the bank has of these records: by the names that their format uses, and by what they ask. */
export async function bankOf(
  tx: Tx,
  format: QuestionFormat,
  records: readonly HashedRecord[],
  personId: string,
): Promise<Bank> {
  const names = [...new Set(records.flatMap(({ record }) => record.externalId ?? []))];
  const hashes = [...new Set(records.flatMap(({ hash }) => hash ?? []))];
  const same = await knownByContent(tx, hashes);
  // What we exported has our slugs for names; what came from elsewhere, its own.
  const named = new Map([
    ...(await bySlug(tx, names)),
    ...(isNamedBySlug(format) ? [] : await byOrigin(tx, systemOf(format), names)),
  ]);
  const foreign = await foreignTo(
    tx,
    personId,
    [...named.values()].map(({ id }) => id),
  );
  return {
    byExternalId: new Map(
      [...named].map(([name, question]) => [name, { ...question, isForeign: foreign.has(question.id) }]),
    ),
    byHash: new Map(same.map((question) => [question.contentHash, question])),
  };
}

async function bySlug(tx: Tx, slugs: readonly string[]): Promise<ReadonlyMap<string, BankQuestion>> {
  return new Map((await knownBySlugs(tx, slugs)).map((question) => [question.slug, question]));
}

async function byOrigin(
  tx: Tx,
  system: string,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, BankQuestion>> {
  const origins = await originsOf(tx, system, externalIds);
  const known = new Map<string, KnownQuestion>(
    (
      await knownByIds(
        tx,
        origins.map(({ questionId }) => questionId),
      )
    ).map((question) => [question.id, question]),
  );
  return new Map(
    origins.flatMap(({ externalId, questionId, contentHash: importedHash }) => {
      const question = known.get(questionId);
      return question ? [[externalId, { ...question, importedHash }] as const] : [];
    }),
  );
}
