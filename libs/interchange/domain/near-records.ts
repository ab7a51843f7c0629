import { NearIndex } from '@app/question-bank/domain/near-duplicates.js';
import type { JudgedRecord } from './judge-records.js';

/** What a record asks, cut up to be compared, and what the bank has that asks nearly the same. */
export interface ComparedRecord {
  trigrams: ReadonlySet<string>;
  bands: readonly number[];
  nearest: { id: string; slug: string; similarity: number } | undefined;
}

/**
 * Marks new records that ask nearly the same as the bank, or as an earlier record of the file.
 * @param compared of each new record, by its place
 */
export function markNearDuplicates(
  records: readonly JudgedRecord[],
  compared: ReadonlyMap<number, ComparedRecord>,
  least: number,
): JudgedRecord[] {
  const before = new NearIndex<number>();
  return records.map((judged, index) => {
    const one = compared.get(index);
    if (!one) return judged;
    const earlier = before.nearest(one.trigrams, one.bands, least);
    before.add(index, one.trigrams, one.bands);
    const { nearest } = one;
    if (nearest && nearest.similarity >= (earlier?.similarity ?? 0)) {
      const reason = `${nearest.slug} asks nearly the same (${percent(nearest.similarity)})`;
      return { ...judged, verdict: 'near-duplicate', reason, questionId: nearest.id };
    }
    if (!earlier) return judged;
    const reason = `It asks nearly the same as record ${earlier.item + 1} (${percent(earlier.similarity)})`;
    return { ...judged, verdict: 'near-duplicate', reason };
  });
}

const percent = (share: number) => `${Math.floor(share * 100)} % alike`;
