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

export const templateText = (kind: Kind): string => JSON.stringify(templates[kind], null, 2);
