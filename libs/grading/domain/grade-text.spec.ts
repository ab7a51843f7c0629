import fc from 'fast-check';
import type { ContentOf } from '@app/question-bank/domain/content.js';
import { gradeShortText, normaliseText } from './grade-text.js';

const question = (key: ContentOf<'short-text'>['key']): ContentOf<'short-text'> => ({
  kind: 'short-text',
  prompt: 'p',
  explanation: 'e',
  estimatedSeconds: 30,
  references: [],
  key,
});
const score = (key: ContentOf<'short-text'>['key'], text: string) => {
  const outcome = gradeShortText(question(key), text);
  return typeof outcome === 'string' ? outcome : outcome.score;
};

it.each([
  ['Idempotent', 'idempotent'],
  ['  time \t to\n live ', 'time to live'],
  ['ﬁle', 'file'],
  ['ＴＣＰ', 'tcp'],
  ['x²', 'x2'],
  ['e\u0301tat', 'état'],
  ['Straße', 'strasse'],
  // Upper case takes this letter apart, and only normalising once more puts it together.
  ['\u0390', '\u0390'],
  ['O(n\u00a0log\u2003n)', 'o(n log n)'],
  ['', ''],
  [' \u3000 ', ''],
])('reads %j as %j', (text, expected) => expect(normaliseText(text)).toBe(expected));

it('normalises once and for all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(normaliseText(normaliseText(text))).toBe(normaliseText(text));
    }),
  );
});

it('takes an accepted answer in any case, spacing and compatibility form', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
      fc.pre(normaliseText(text) !== '');
      for (const variant of [text, text.toUpperCase(), ` ${text}\n`, text.normalize('NFKD')]) {
        expect(score({ accepted: [text] }, variant)).toBe(1);
      }
    }),
  );
});

it.each([
  ['idempotent', 1],
  ['Idempotence', 1],
  ['is idempotent', 0],
  ['idempotent\nidempotent', 0],
  ['no', 0],
  ['  ', 'skipped'],
])('holds %j against a pattern: %s', (text, expected) => {
  expect(score({ accepted: ['x'], pattern: 'idempoten(t|ce)' }, text)).toBe(expected);
});

it('matches the whole text, whichever alternative comes first', () => {
  expect(score({ accepted: ['x'], pattern: 'a|ab' }, 'ab')).toBe(1);
  expect(score({ accepted: ['x'], pattern: 'a|b' }, 'ab')).toBe(0);
});

it('lets an author write a pattern in capitals', () => {
  expect(score({ accepted: ['x'], pattern: '^HTTP/(2|3)$' }, 'http/2')).toBe(1);
});

it.each(['^(a+)+$', '^(a|a)*$', '^(a|aa)+$', '(.*)(.*)(.*)(.*)x$', '^([a-z]+)*$', '(a?){100}a{100}'])(
  'takes linear time for %s',
  (pattern) => {
    const timeOf = (length: number) => {
      const text = `${'a'.repeat(length)}!`;
      const from = performance.now();
      expect(score({ accepted: ['x'], pattern }, text)).toBe(0);
      return performance.now() - from;
    };
    timeOf(5_000);
    const [short, long] = [Math.min(timeOf(5_000), timeOf(5_000)), Math.min(timeOf(20_000), timeOf(20_000))];
    // Four times the text: quadratic time would take sixteen times as long. 50 ms of slack for a busy machine.
    expect(long).toBeLessThan(short * 8 + 50);
  },
);
