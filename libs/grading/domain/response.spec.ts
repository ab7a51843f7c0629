import fc from 'fast-check';
import type { Content, Kind } from '@app/question-bank/domain/content.js';
import { kinds } from '@app/question-bank/domain/content.js';
import { arbitraryContent } from '@app/testing/arbitrary-content.js';
import { checkResponse } from './response.js';

const common = { prompt: 'p', explanation: 'e', estimatedSeconds: 60, references: [] };
const parts = (...ids: string[]) => ids.map((id) => ({ id, text: id }));
const contents: { [K in Kind]: Extract<Content, { kind: K }> } = {
  'single-choice': { kind: 'single-choice', ...common, options: parts('a', 'b'), key: 'a' },
  'multiple-choice': {
    kind: 'multiple-choice',
    ...common,
    options: parts('a', 'b', 'c'),
    key: ['a'],
    scoring: 'partial',
  },
  numeric: { kind: 'numeric', ...common, key: { value: 3 } },
  'short-text': { kind: 'short-text', ...common, key: { accepted: ['x'] } },
  ordering: { kind: 'ordering', ...common, items: parts('a', 'b', 'c'), key: ['c', 'b', 'a'], scoring: 'partial' },
  matching: {
    kind: 'matching',
    ...common,
    left: parts('l1', 'l2'),
    right: parts('r1', 'r2'),
    key: { l1: 'r2', l2: 'r1' },
  },
  code: {
    kind: 'code',
    ...common,
    signature: { kind: 'function', name: 'f', parameters: [], returns: 'int' },
    examples: [{ arguments: [], expected: 1 }],
    hiddenCases: [],
    comparator: 'exact',
    limits: { timeMs: 1_000, memoryMb: 64 },
    languages: ['javascript', 'python'],
    solutions: { javascript: 's', python: 's' },
    wrongSolutions: [],
  },
  sql: {
    kind: 'sql',
    ...common,
    schema: 's',
    seed: '',
    expected: { columns: ['a'], rows: [] },
    hiddenCases: [],
    orderMatters: false,
    columnsMatter: false,
    solution: 's',
    wrongSolutions: [],
    limits: { timeMs: 1_000, memoryMb: 64 },
  },
  open: {
    kind: 'open',
    ...common,
    modelAnswer: 'm',
    rubric: [{ id: 'load', text: 't', points: 2 }],
    assessment: 'self',
  },
  flashcard: { kind: 'flashcard', front: 'f', back: 'b', explanation: 'e', estimatedSeconds: 20, references: [] },
};

const accepted: [Kind, unknown][] = [
  ['single-choice', { choice: 'b' }],
  ['multiple-choice', { choices: ['c', 'a'] }],
  ['multiple-choice', { choices: [] }],
  ['numeric', { number: 3.2 }],
  ['numeric', { number: -0 }],
  ['short-text', { text: '' }],
  ['short-text', { text: 'x'.repeat(20_000) }],
  ['ordering', { order: ['b', 'a', 'c'] }],
  ['matching', { pairs: { l1: 'r1', l2: 'r1' } }],
  ['matching', { pairs: { l2: 'r1' } }],
  ['matching', { pairs: {} }],
  ['code', { language: 'python', source: '' }],
  ['code', { language: 'javascript', source: 'x'.repeat(65_536) }],
  ['sql', { sql: 'select 1' }],
  ['open', { text: 'words' }],
  ['open', { text: '', criteria: ['load'] }],
  ['flashcard', { rating: 'easy' }],
];
it.each(accepted)('%s takes %j', (kind, response) => {
  expect(checkResponse(contents[kind], response)).toEqual({ response });
});
it.each(kinds)('%s can be skipped', (kind) => {
  expect(checkResponse(contents[kind], null)).toEqual({ response: null });
});

const refused: [Kind, unknown, string[]][] = [
  ['single-choice', undefined, ['']],
  ['single-choice', 'a', ['']],
  ['single-choice', {}, ['/choice']],
  ['single-choice', { choice: 'z' }, ['/choice']],
  ['single-choice', { choice: 'toString' }, ['/choice']],
  ['single-choice', { choice: ['a'] }, ['/choice']],
  ['single-choice', { choice: 'a', sure: true }, ['/sure']],
  ['multiple-choice', { choices: 'a' }, ['/choices']],
  ['multiple-choice', { choices: ['a', 'z', 3] }, ['/choices/2']],
  ['multiple-choice', { choices: ['z', 'a', 'a'] }, ['/choices/0', '/choices/2']],
  ['numeric', { number: '3' }, ['/number']],
  ['numeric', { number: Infinity }, ['/number']],
  ['numeric', { number: NaN }, ['/number']],
  ['numeric', { number: null }, ['/number']],
  ['short-text', { text: 'x'.repeat(20_001) }, ['/text']],
  ['ordering', { order: [] }, ['/order']],
  ['ordering', { order: ['a', 'b'] }, ['/order']],
  ['ordering', { order: ['a', 'b', 'b'] }, ['/order/2', '/order']],
  ['ordering', { order: ['a', 'b', 'c', 'd'] }, ['/order/3']],
  ['matching', { pairs: { l1: 'r9', 'l/9': 'r1' } }, ['/pairs/l1', '/pairs/l~19']],
  ['matching', { pairs: { l1: 3 } }, ['/pairs/l1']],
  ['matching', { pairs: [] }, ['/pairs']],
  ['open', { text: 'x'.repeat(20_001) }, ['/text']],
  ['open', { criteria: ['load'] }, ['/text']],
  ['open', { text: '', criteria: ['load', 'load', 'depth'] }, ['/criteria/1', '/criteria/2']],
  ['flashcard', { rating: 'perfect' }, ['/rating']],
  ['flashcard', { text: 'back' }, ['/rating', '/text']],
];
it.each(refused)('%s refuses %j', (kind, response, pointers) => {
  const check = checkResponse(contents[kind], response);
  expect('faults' in check && check.faults.map((fault) => fault.pointer)).toEqual(pointers);
});

it('says the same of right and of wrong answers that are well-formed', () => {
  for (const choice of ['a', 'b'])
    expect(checkResponse(contents['single-choice'], { choice })).toHaveProperty('response');
});

it('quotes nothing of the content when it refuses', () => {
  fc.assert(
    fc.property(arbitraryContent, fc.jsonValue(), (content, response) => {
      const check = checkResponse(content, response);
      const key = 'key' in content && typeof content.key === 'string' ? content.key : undefined;
      if (!('faults' in check) || key === undefined || key.length < 5) return;
      expect(check.faults.map((fault) => fault.message).join()).not.toContain(key);
    }),
  );
});
