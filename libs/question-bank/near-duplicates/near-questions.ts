import type { Tx } from '@app/database/tx.js';
import type { Content } from '../domain/content.js';
import { nearDuplicate } from '../domain/near-duplicates.js';
import { compared, nearestQuestions, type Compared } from './nearest-questions.js';
import { askedIn, slugsOf } from './sketches.store.js';

export interface ComparedContent extends Compared {
  /** The question of the bank that asks nearly the same, if there is one. */
  nearest: { id: string; slug: string; similarity: number } | undefined;
}

const atOnce = 500;

/** Compares contents that are to come into the bank with what is there, set-wise, in their order. */
export async function compareContents(tx: Tx, contents: readonly Content[]): Promise<ComparedContent[]> {
  const all: ComparedContent[] = [];
  for (let from = 0; from < contents.length; from += atOnce) {
    const texts = (await askedIn(tx, contents.slice(from, from + atOnce))).map(compared);
    const near = await nearestQuestions(tx, texts, nearDuplicate);
    const slugs = await slugsOf(
      tx,
      near.flatMap(([first]) => first?.questionId ?? []),
    );
    texts.forEach((text, index) => {
      const first = near[index]![0];
      const slug = first && slugs.get(first.questionId);
      const nearest = slug === undefined ? undefined : { id: first!.questionId, slug, similarity: first!.similarity };
      all.push({ ...text, nearest });
    });
  }
  return all;
}
