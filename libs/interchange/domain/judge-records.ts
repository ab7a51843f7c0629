import type { VersionState } from '@app/question-bank/domain/workflow.js';
import type { RecordVerdict } from './question-import.js';
import type { ReadRecord } from './questions/question-record.js';

/** What the bank has of a question, and how it was imported last. */
export interface BankQuestion {
  id: string;
  slug: string;
  state: VersionState;
  contentHash: string;
  /** Of the content as the last import wrote it; undefined: it did not come by an import. */
  importedHash?: string | undefined;
  /** Who imports may not edit it. */
  isForeign?: boolean;
}

/** A record with the hash of its content; none where it was refused. */
export interface HashedRecord {
  record: ReadRecord;
  hash?: string;
}

export interface JudgedRecord extends HashedRecord {
  verdict: RecordVerdict;
  reason: string | null;
  /** The question that it is, or asks the same as. */
  questionId: string | null;
}

/** What is in the bank already: by the names that files use, and by what is asked. */
export interface Bank {
  byExternalId: ReadonlyMap<string, BankQuestion>;
  byHash: ReadonlyMap<string, BankQuestion>;
}

/**
 * The verdict on each record, in the order of the file. Where a name comes twice, the first has it; a record without a
 * name is known by what it asks alone.
 */
export function judgeRecords(records: readonly HashedRecord[], bank: Bank): JudgedRecord[] {
  const names = new Map<string, number>();
  const contents = new Map<string, number>();
  return records.map((hashed, index) => {
    const { record, hash } = hashed;
    const judged = (verdict: RecordVerdict, reason: string | null = null, questionId: string | null = null) => ({
      ...hashed,
      verdict,
      reason,
      questionId,
    });
    if ('refused' in record) return judged(record.refused, record.reason);
    const { externalId } = record;
    const [sameName, sameContent] = [externalId && names.get(externalId), contents.get(hash!)];
    if (externalId && sameName !== undefined) {
      return judged('error', `It has the id of record ${Number(sameName) + 1}: ${externalId}`);
    }
    if (externalId) names.set(externalId, index);
    if (sameContent !== undefined) return judged('duplicate', `It asks the same as record ${sameContent + 1}`);
    contents.set(hash!, index);
    const known = externalId === undefined ? undefined : bank.byExternalId.get(externalId);
    if (known) return judged(...againstKnown(known, hash!), known.id);
    const same = bank.byHash.get(hash!);
    return same ? judged('duplicate', `${same.slug} asks the same`, same.id) : judged('new');
  });
}

function againstKnown(known: BankQuestion, hash: string): [RecordVerdict, string | null] {
  const { slug, state, contentHash, importedHash, isForeign } = known;
  if (contentHash === hash) return ['unchanged', null];
  if (isForeign) return ['conflict', `${slug} is edited by others`];
  if (state === 'in-review' || state === 'approved') return ['conflict', `${slug} is ${state}`];
  if (importedHash !== undefined && importedHash !== contentHash) {
    return importedHash === hash
      ? ['unchanged', `${slug} was changed here since`]
      : ['conflict', `${slug} was changed both here and there`];
  }
  return ['updated', null];
}
