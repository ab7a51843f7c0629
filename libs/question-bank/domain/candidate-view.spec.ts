import fc from 'fast-check';
import { arbitraryContent, contentArbitraries, secretMark } from '@app/testing/arbitrary-content.js';
import { candidateView } from './candidate-view.js';
import type { ContentOf } from './content.js';

const keyOnly = [
  'key',
  'explanation',
  'feedback',
  'rubric',
  'modelAnswer',
  'back',
  'references',
  'solutions',
  'hiddenCases',
  'scoring',
];

function fieldsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(fieldsOf);
  return Array.isArray(value) ? inner : [...Object.keys(value), ...inner];
}

it('has no field of the key', () => {
  fc.assert(
    fc.property(arbitraryContent, fc.string(), (content, seed) => {
      const fields = new Set(fieldsOf(JSON.parse(JSON.stringify(candidateView(content, seed)))));
      expect(keyOnly.filter((field) => fields.has(field))).toEqual([]);
    }),
  );
});

it('has no text of the key', () => {
  fc.assert(
    fc.property(arbitraryContent, fc.string(), (content, seed) => {
      expect(JSON.stringify(content)).toContain(secretMark);
      expect(JSON.stringify(candidateView(content, seed))).not.toContain(secretMark);
    }),
  );
});

it('is not fooled by more fields than the type names', () => {
  const content = { kind: 'flashcard', front: 'q', back: 'a', explanation: 'e', estimatedSeconds: 20, references: [] };
  const smuggled = { ...content, kind: 'flashcard', hint: 'h' } as ContentOf<'flashcard'>;
  expect(candidateView(smuggled)).toEqual({ kind: 'flashcard', front: 'q', estimatedSeconds: 20 });
});

it('shows what is needed to answer', () => {
  fc.assert(
    fc.property(arbitraryContent, fc.string(), (content, seed) => {
      const view = candidateView(content, seed);
      expect(view.kind).toBe(content.kind);
      expect(view.estimatedSeconds).toBe(content.estimatedSeconds);
      if (view.kind === 'flashcard' || content.kind === 'flashcard') return;
      expect(view.prompt).toBe(content.prompt);
      if ('unit' in content) expect(view).toHaveProperty('unit', content.unit);
      if ('options' in content) {
        expect('options' in view && view.options).toEqual(content.options.map(({ id, text }) => ({ id, text })));
      }
    }),
  );
});

it('is the same for the same seed', () => {
  fc.assert(
    fc.property(arbitraryContent, fc.string(), (content, seed) => {
      expect(candidateView(content, seed)).toEqual(candidateView(structuredClone(content), seed));
    }),
  );
});

describe('items to order', () => {
  const items = (content: ContentOf<'ordering'>, seed: string) => {
    const view = candidateView(content, seed);
    return view.kind === 'ordering' ? view.items : [];
  };

  it('are all there, and more than two are never in the order of the key', () => {
    fc.assert(
      fc.property(contentArbitraries.ordering, fc.string(), (content, seed) => {
        const shown = items(content, seed);
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
        expect(shown.toSorted(byId)).toEqual(content.items.toSorted(byId));
        if (shown.length > 2) expect(shown.map((item) => item.id)).not.toEqual(content.key);
      }),
    );
  });

  it('come in both orders where there are two, so that neither tells', () => {
    const two: ContentOf<'ordering'> = {
      kind: 'ordering',
      prompt: 'p',
      explanation: 'e',
      estimatedSeconds: 10,
      references: [],
      items: [
        { id: 'a', text: 'A' },
        { id: 'b', text: 'B' },
      ],
      key: ['a', 'b'],
      scoring: 'partial',
    };
    const orders = Array.from({ length: 200 }, (_, seed) =>
      items(two, `${seed}`)
        .map((item) => item.id)
        .join(''),
    );
    const solved = orders.filter((order) => order === 'ab').length;
    expect(solved).toBeGreaterThan(60);
    expect(solved).toBeLessThan(140);
  });
});

it('shows the right sides of pairs in an order that says nothing of the key', () => {
  const ids = ['1', '2', '3', '4'];
  const content: ContentOf<'matching'> = {
    kind: 'matching',
    prompt: 'p',
    explanation: 'e',
    estimatedSeconds: 10,
    references: [],
    left: ids.map((id) => ({ id: `l${id}`, text: id })),
    right: ids.map((id) => ({ id: `r${id}`, text: id })),
    key: Object.fromEntries(ids.map((id) => [`l${id}`, `r${id}`])),
  };
  const inPlace = Array.from({ length: 1_000 }, (_, seed) => {
    const view = candidateView(content, `${seed}`);
    return view.kind === 'matching' ? view.right.filter((part, at) => part.id === `r${at + 1}`).length : 0;
  });
  // Of four shuffled items, one stands in its own place on average, with a variance of 1.
  const mean = inPlace.reduce((sum, count) => sum + count, 0) / inPlace.length;
  expect(Math.abs(mean - 1)).toBeLessThan(0.15);
});
