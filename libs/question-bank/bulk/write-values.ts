import type { Tx } from '@app/database/tx.js';
import type { BulkValue } from '../domain/bulk.js';
import {
  writeLevels,
  writeOwners,
  writePublished,
  writeTopics,
  writeVersionStates,
  type Of,
  type VersionValue,
} from './bulk-values.store.js';

/** Writes values of one kind to their questions, set-wise. The caller holds their locks and has judged each. */
export async function writeValues(tx: Tx, values: readonly Of<BulkValue>[]): Promise<void> {
  const having = <K extends string>(name: K) =>
    values.filter((value): value is Of<Extract<BulkValue, Record<K, unknown>>> => name in value);
  await writeLevels(tx, having('level'));
  await writeTopics(tx, having('topics'));
  await writeOwners(tx, having('ownerId'));
  await moveVersions(tx, having('state'));
}

async function moveVersions(tx: Tx, values: readonly Of<VersionValue>[]): Promise<void> {
  if (values.length === 0) return;
  const published = values.filter(({ state }) => state === 'published');
  await writePublished(tx, published);
  await writeVersionStates(tx, values);
  const retired = values.filter(({ state }) => state === 'retired');
  await writePublished(
    tx,
    retired.map(({ questionId }) => ({ questionId, number: null })),
  );
}
