import type { Tx } from '@app/database/tx.js';
import { bandsOf, similarityOf, trigramsOf } from '../domain/near-duplicates.js';
import { sharingBands } from './sketches.store.js';

export interface Near {
  questionId: string;
  similarity: number;
}

/** What is compared: its words, cut up. */
export interface Compared {
  trigrams: ReadonlySet<string>;
  bands: readonly number[];
}

export function compared(asked: string): Compared {
  const trigrams = trigramsOf(asked);
  return { trigrams, bands: bandsOf(trigrams) };
}

/** So many questions are looked at for each text: more share a number only where a whole series is alike. */
const mostLookedAt = 300;

/** For each text the questions of the bank that are at least this alike, the nearest first. */
export async function nearestQuestions(tx: Tx, texts: readonly Compared[], least: number): Promise<Near[][]> {
  const candidates = await sharingBands(
    tx,
    texts.map(({ bands }) => bands),
    mostLookedAt,
  );
  const cut = new Map<string, ReadonlySet<string>>();
  const near: Near[][] = texts.map(() => []);
  for (const { of, questionId, asked } of candidates) {
    let trigrams = cut.get(questionId);
    if (!trigrams) cut.set(questionId, (trigrams = trigramsOf(asked)));
    const similarity = similarityOf(texts[of]!.trigrams, trigrams);
    if (similarity >= least) near[of]!.push({ questionId, similarity });
  }
  return near.map((found) =>
    found.toSorted((a, b) => b.similarity - a.similarity || (a.questionId < b.questionId ? -1 : 1)),
  );
}
