import { checklistOf, missingOf, tickedItems, type Reviewed } from './checklist.js';
import type { Content } from './content.js';

const content: Content = {
  kind: 'numeric',
  prompt: 'How many?',
  key: { value: 3 },
  explanation: 'Three.',
  estimatedSeconds: 30,
  references: [],
};
const program = { ...content, kind: 'sql' } as unknown as Content;
const tick = { by: 'reviewer', at: new Date(0) };
const all = new Map(tickedItems.map((item) => [item, tick]));
const reviewed: Reviewed = { content, authorId: 'author', licence: 'CC-BY-4.0', openComments: 0, ticks: new Map() };
const missing = (changes: Partial<Reviewed>, twoPersonReview = true) =>
  missingOf(checklistOf({ ...reviewed, ...changes }, { twoPersonReview })).map(({ pointer }) => pointer);

describe('the checklist', () => {
  it('asks a second person to tick each item, and nobody where one reviews alone', () => {
    expect(missing({})).toEqual(tickedItems.map((item) => `/checklist/${item}`));
    expect(missing({ ticks: all })).toEqual([]);
    expect(missing({}, false)).toEqual([]);
  });

  it('does not take the word of who wrote it', () => {
    const own = new Map([...all, ['level' as const, { ...tick, by: 'author' }]]);
    expect(missing({ ticks: own })).toEqual(['/checklist/level']);
  });

  it('asks nobody to vouch for a key that is run', () => {
    const [item] = checklistOf({ ...reviewed, content: program }, { twoPersonReview: true }).filter(
      ({ item: name }) => name === 'key',
    );
    expect(item).toMatchObject({ provedAtApproval: true, asked: false });
  });

  it.each<[string, Partial<Reviewed>]>([
    ['/checklist/explanation', { content: { ...content, explanation: ' ' } }],
    ['/checklist/licence', { licence: '' }],
    ['/checklist/key', { content: { ...content, key: { min: 5, max: 2 } } }],
    ['/checklist/thread', { openComments: 2 }],
  ])('finds %s missing whatever is ticked', (pointer, changes) => {
    for (const twoPersonReview of [true, false]) {
      expect(missing({ ticks: all, ...changes }, twoPersonReview)).toEqual([pointer]);
    }
  });
});
