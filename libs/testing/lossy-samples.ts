import type { Content, Kind } from '@app/question-bank/domain/content.js';

const image = `![a dot](image:${'0'.repeat(64)})`;
const taught = {
  explanation: `Because ${image}.`,
  estimatedSeconds: 77,
  references: [{ title: 'A page', url: 'https://example.org' }],
};
const asked = { prompt: `Which? ${image}`, ...taught };
const parts = (...ids: string[]) => ids.map((id) => ({ id, text: id }));
const letters = 'abcdefghijkl'.split('');

/** Of each kind, questions that have all that some format has no place for. */
export const lossySamples: Record<Kind, readonly Content[]> = {
  'single-choice': [{ kind: 'single-choice', ...asked, options: parts('a', 'b'), key: 'a' }],
  'multiple-choice': [
    {
      kind: 'multiple-choice',
      ...asked,
      options: parts(...letters),
      key: letters.slice(0, 11),
      scoring: 'all-or-nothing',
    },
  ],
  numeric: [
    { kind: 'numeric', ...asked, key: { value: 3, tolerance: { relative: 0.1 } }, unit: 'ms' },
    { kind: 'numeric', ...asked, key: { min: 1, max: 5 } },
  ],
  'short-text': [
    { kind: 'short-text', ...asked, key: { accepted: ['ab', 'a->b'], pattern: 'a.*b' } },
    { kind: 'short-text', ...asked, key: { accepted: ['a->b'] } },
  ],
  ordering: [{ kind: 'ordering', ...asked, items: parts('a', 'b'), key: ['b', 'a'], scoring: 'partial' }],
  matching: [
    {
      kind: 'matching',
      ...asked,
      left: parts('l1', 'l2'),
      right: [...parts('r1', 'r2'), { id: 'r3', text: 'r1' }],
      key: { l1: 'r1', l2: 'r2' },
    },
    {
      kind: 'matching',
      ...asked,
      left: [{ id: 'l1', text: 'a->b' }, ...parts('l2')],
      right: parts('r1', 'r2'),
      key: { l1: 'r1', l2: 'r2' },
    },
    {
      kind: 'matching',
      ...asked,
      left: parts('l1', 'l2'),
      right: ['r1', 'r2'].map((id) => ({ id, text: 'x' })),
      key: { l1: 'r1', l2: 'r2' },
    },
  ],
  code: [
    {
      kind: 'code',
      ...asked,
      signature: { kind: 'function', name: 'f', parameters: [], returns: 'int' },
      examples: [{ arguments: [], expected: 1 }],
      hiddenCases: [],
      comparator: 'exact',
      limits: { timeMs: 2_000, memoryMb: 128 },
      languages: ['python'],
      solutions: { python: 'def f(): return 1' },
      wrongSolutions: [],
    },
  ],
  sql: [
    {
      kind: 'sql',
      ...asked,
      schema: 'create table t (a int)',
      seed: '',
      expected: { columns: ['a'], rows: [] },
      hiddenCases: [],
      orderMatters: false,
      columnsMatter: false,
      solution: 'select a from t',
      wrongSolutions: [],
      limits: { timeMs: 2_000, memoryMb: 128 },
    },
  ],
  open: [
    {
      kind: 'open',
      ...asked,
      modelAnswer: 'Say what is counted.',
      rubric: [{ id: 'a', text: 'counts', points: 2 }],
      assessment: 'instructor',
    },
  ],
  flashcard: [{ kind: 'flashcard', front: `What? ${image}`, back: 'That.', ...taught }],
};
