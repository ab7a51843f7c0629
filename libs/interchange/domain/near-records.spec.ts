import { bandsOf, trigramsOf } from '@app/question-bank/domain/near-duplicates.js';
import type { JudgedRecord } from './judge-records.js';
import { markNearDuplicates, type ComparedRecord } from './near-records.js';

const judged = (verdict: JudgedRecord['verdict']): JudgedRecord => ({
  record: { refused: 'error', reason: '', at: {}, category: [], tags: [] },
  verdict,
  reason: null,
  questionId: null,
});
const compared = (text: string, nearest?: ComparedRecord['nearest']): ComparedRecord => {
  const trigrams = trigramsOf(text);
  return { trigrams, bands: bandsOf(trigrams), nearest };
};
const mark = (...texts: (ComparedRecord | string)[]) =>
  markNearDuplicates(
    texts.map(() => judged('new')),
    new Map(texts.map((text, index) => [index, typeof text === 'string' ? compared(text) : text])),
    0.75,
  ).map(({ verdict, reason, questionId }) => [verdict, reason, questionId]);
const asked = 'what does a hash table do when two keys collide';

it('marks what the bank asks nearly the same, and what an earlier record does', () => {
  expect(
    mark(compared(asked, { id: 'an id', slug: 'collisions', similarity: 0.819 }), `${asked} in it`, 'why heaps'),
  ).toEqual([
    ['near-duplicate', 'collisions asks nearly the same (81 % alike)', 'an id'],
    ['near-duplicate', expect.stringMatching(/^It asks nearly the same as record 1 \(\d\d % alike\)$/), null],
    ['new', null, null],
  ]);
});

it('names the bank’s question where both are as near', () => {
  expect(mark(asked, compared(asked, { id: 'an id', slug: 'collisions', similarity: 1 }))[1]![2]).toBe('an id');
});

it('leaves what is no new record as it was judged', () => {
  const records = [judged('new'), judged('error')];
  const found = markNearDuplicates(records, new Map([[0, compared(asked)]]), 0.75);
  expect(found).toEqual(records);
});
