import {
  countFaults,
  figureLines,
  isTold,
  recordLine,
  verdictsToTell,
  type ImportFigures,
  type ImportRecord,
} from './import-report.js';

const none = {
  new: 0,
  'near-duplicate': 0,
  updated: 0,
  unchanged: 0,
  duplicate: 0,
  conflict: 0,
  unsupported: 0,
  error: 0,
};
const figures: ImportFigures = {
  format: 'moodle-xml',
  records: 120,
  byVerdict: { ...none, new: 100, unchanged: 9, duplicate: 4, conflict: 2, unsupported: 4, error: 1 },
  withLosses: 0,
  withoutTopic: 0,
  categories: [],
  tags: [],
};
const record: ImportRecord = {
  position: 7,
  verdict: 'error',
  reason: 'no answer is right',
  place: { line: 41 },
  externalId: null,
  title: 'What is TCP?',
  category: 'Networks',
  tags: [],
  topics: [],
  level: 'mid',
  kind: null,
  lost: [],
  questionId: null,
};

describe('what is told of an import', () => {
  it('is each verdict that there is', () => {
    expect(figureLines('bank.xml', figures)).toEqual([
      'bank.xml (moodle-xml): 120 records',
      '  100 new',
      '    9 unchanged',
      '    4 duplicate',
      '    2 conflict',
      '    4 unsupported',
      '    1 error',
    ]);
    expect(figureLines('b\u001b.xml', { ...figures, withLosses: 3, withoutTopic: 5 })).toEqual([
      String.raw`b\u{1b}.xml (moodle-xml): 120 records`,
      ...figureLines('', figures).slice(1),
      '  of those to be written, 3 would lose something',
      '  of those to be written, 5 have no topic',
    ]);
  });

  it('is each record that is not simply new or unchanged, and those that lose something', () => {
    expect(verdictsToTell(figures)).toEqual(['duplicate', 'conflict', 'unsupported', 'error']);
    expect(verdictsToTell({ ...figures, withLosses: 1 })).toContain('new');
    expect(verdictsToTell({ ...figures, byVerdict: none })).toEqual([]);
    expect(isTold(record)).toBe(true);
    expect(isTold({ ...record, verdict: 'new' })).toBe(false);
    expect(isTold({ ...record, verdict: 'new', lost: ['feedback'] })).toBe(true);
  });

  it('is the place of a record and why', () => {
    expect(recordLine(record)).toBe('error           line 41  What is TCP?: no answer is right');
    expect(recordLine({ ...record, verdict: 'new', place: {}, reason: null, lost: ['hints', 'a sound'] })).toBe(
      'new             record 7  What is TCP?: without hints, a sound',
    );
    expect(recordLine({ ...record, title: 'x\u001b[2J'.repeat(40), place: { entry: 'a.xml', line: 2 } })).toMatch(
      /^error {11}a\.xml, line 2 {2}x\\u\{1b\}.*…: no answer is right$/,
    );
  });

  it('is how many are not in order', () => {
    expect(countFaults(figures)).toBe(7);
    expect(countFaults({ ...figures, byVerdict: { ...none, new: 3, duplicate: 1 } })).toBe(0);
  });
});
