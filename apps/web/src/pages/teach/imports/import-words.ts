import type { QuestionFileProblem, QuestionFormat, RecordVerdict } from '@app/interchange/domain/question-import.js';

/** Why a file was refused, and what to do about it. */
export const problemWords: Record<QuestionFileProblem, string> = {
  'unknown-format': 'Its format is not known here. Say which it is, or export it as GIFT, Moodle XML, QTI or CSV.',
  'not-text': 'This is no text, and no package of questions.',
  corrupt: 'This file can’t be read: it is damaged or cut off. Export it again.',
  'too-large': 'This file is too large. Export it in parts, without media.',
  'too-many': 'There are too many questions in it for one import. Export it in parts.',
  empty: 'There are no questions in it.',
};

export const verdictWords: Record<RecordVerdict, { label: string; meaning: string; color: string }> = {
  new: { label: 'New', meaning: 'become questions with a draft', color: 'teal' },
  'near-duplicate': {
    label: 'Near duplicate',
    meaning: 'ask nearly the same as another question',
    color: 'orange',
  },
  updated: { label: 'Updated', meaning: 'have changed there since: they get a new draft', color: 'blue' },
  unchanged: { label: 'Unchanged', meaning: 'are here as they are', color: 'gray' },
  duplicate: { label: 'Duplicate', meaning: 'ask the very same as another question', color: 'gray' },
  conflict: { label: 'Conflict', meaning: 'were changed here, too: they are left alone', color: 'orange' },
  unsupported: { label: 'Unsupported', meaning: 'can’t be asked here', color: 'yellow' },
  error: { label: 'Faulty', meaning: 'are not well-formed', color: 'red' },
};

export const formatWords: Record<QuestionFormat, string> = {
  pack: 'Rehearse pack (YAML or JSON)',
  gift: 'GIFT',
  'moodle-xml': 'Moodle XML',
  aiken: 'Aiken',
  qti: 'QTI 2.1, 2.2 or 3.0',
  csv: 'Table (CSV, TSV)',
  apkg: 'Anki package',
  markdown: 'Markdown checklist',
};
