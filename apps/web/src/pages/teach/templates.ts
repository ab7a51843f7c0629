import type { Kind } from '../../shapes.js';

const taught = { explanation: 'Why this is the answer.', estimatedSeconds: 60, references: [] };
const parts = [
  { id: 'a', text: 'First' },
  { id: 'b', text: 'Second' },
  { id: 'c', text: 'Third' },
];

/** A valid document to start from, for each kind. */
const templates: Record<Kind, Record<string, unknown>> = {
  'single-choice': {
    kind: 'single-choice',
    prompt: 'What is asked? *Markdown* works.',
    options: parts,
    key: 'a',
    ...taught,
  },
  'multiple-choice': {
    kind: 'multiple-choice',
    prompt: 'Which of these hold?',
    options: parts,
    key: ['a', 'c'],
    scoring: 'partial',
    ...taught,
  },
  numeric: {
    kind: 'numeric',
    prompt: 'How many milliseconds?',
    key: { value: 10, tolerance: { absolute: 0.5 } },
    unit: 'ms',
    ...taught,
  },
  'short-text': { kind: 'short-text', prompt: 'What is it called?', key: { accepted: ['idempotent'] }, ...taught },
  ordering: {
    kind: 'ordering',
    prompt: 'Put these in order, first to last.',
    items: parts,
    key: ['a', 'b', 'c'],
    scoring: 'partial',
    ...taught,
  },
  matching: {
    kind: 'matching',
    prompt: 'Match each structure with its lookup cost.',
    left: [
      { id: 'l1', text: 'Hash table' },
      { id: 'l2', text: 'Balanced tree' },
    ],
    right: [
      { id: 'r1', text: 'O(log n)' },
      { id: 'r2', text: 'O(1) expected' },
    ],
    key: { l1: 'r2', l2: 'r1' },
    ...taught,
  },
  code: {
    kind: 'code',
    prompt: 'Give the sum of the numbers in `nums`.',
    signature: { name: 'sum', parameters: [{ name: 'nums', type: 'int[]' }], returns: 'int' },
    examples: [{ arguments: [[1, 2, 3]], expected: 6, note: 'Each number once.' }],
    hiddenCases: [{ name: 'Nothing to add', arguments: [[]], expected: 0 }],
    comparator: 'exact',
    languages: ['javascript', 'typescript', 'python'],
    solutions: {
      javascript: 'function sum(nums) {\n  return nums.reduce((total, each) => total + each, 0);\n}\n',
      python: 'def sum(nums):\n    total = 0\n    for each in nums:\n        total += each\n    return total\n',
    },
    wrongSolutions: [
      {
        language: 'javascript',
        source: 'function sum(nums) {\n  return nums.reduce((total, each) => total + each);\n}\n',
        verdict: 'RE',
        why: 'Fails on no numbers at all.',
      },
    ],
    ...taught,
    estimatedSeconds: 600,
  },
  sql: {
    kind: 'sql',
    prompt: 'Which customers have never ordered? Give their names.',
    schema:
      'CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL);\nCREATE TABLE orders (id int PRIMARY KEY, customer_id int NOT NULL REFERENCES customers);\n',
    seed: "INSERT INTO customers VALUES (1, 'Ada'), (2, 'Grace');\nINSERT INTO orders VALUES (1, 1);\n",
    expected: { columns: ['name'], rows: [['Grace']] },
    hiddenCases: [{ name: 'Nobody', seed: '', expected: { columns: ['name'], rows: [] } }],
    orderMatters: false,
    columnsMatter: false,
    solution: 'SELECT name FROM customers WHERE id NOT IN (SELECT customer_id FROM orders)',
    wrongSolutions: [{ sql: 'SELECT name FROM customers', verdict: 'WA', why: 'Does not look at the orders.' }],
    ...taught,
    estimatedSeconds: 420,
  },
  open: {
    kind: 'open',
    prompt: 'How would you design it?',
    modelAnswer: 'A good answer, in *Markdown*.',
    rubric: [{ id: 'load', text: 'Estimates the load', points: 2 }],
    assessment: 'self',
    ...taught,
    estimatedSeconds: 600,
  },
  flashcard: { kind: 'flashcard', front: 'What is asked?', back: 'What to recall.', ...taught },
};

export const templateOf = (kind: Kind): Record<string, unknown> => templates[kind];
