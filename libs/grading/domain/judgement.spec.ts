import fc from 'fast-check';
import type { Wire } from '@app/kernel/signature.js';
import { judgeVerdicts } from './judge.js';
import { gradeOfRun, judgementOf, type RanCase } from './judgement.js';

const ran = (verdict: RanCase['verdict'], changes: Partial<RanCase> = {}): RanCase => ({
  name: 'a case',
  hidden: false,
  weight: 1,
  verdict,
  timeMs: 1.4,
  ...changes,
});

it('is told by the first case that failed', () => {
  expect(judgementOf([ran('AC'), ran('AC')], 2)).toMatchObject({ verdict: 'AC', notRun: 0 });
  expect(judgementOf([ran('AC'), ran('RE'), ran('WA')], 3).verdict).toBe('RE');
  expect(judgementOf([ran('TLE')], 5)).toMatchObject({ verdict: 'TLE', notRun: 4 });
});

it('never accepts what was not run', () => {
  expect(judgementOf([], 2)).toMatchObject({ verdict: 'RE', notRun: 2 });
  expect(gradeOfRun([ran('AC')], 2, judgementOf([ran('AC')], 2))).toMatchObject({ verdict: 'partial', score: 0.5 });
});

it('is CE, with the reason, where nothing ran', () => {
  expect(judgementOf([], 3, 'line 2: what?')).toEqual({
    verdict: 'CE',
    cases: [],
    notRun: 3,
    message: 'line 2: what?',
  });
});

const told = { arguments: [[1]], expected: 2, actual: 3, stdout: 'out', message: 'why', memoryKb: 7 };
it('tells everything of a public case, and of a hidden one its name, verdict and time', () => {
  const [open, hidden] = judgementOf([ran('WA', told), ran('WA', { ...told, hidden: true })], 2).cases;
  expect(open).toEqual({ name: 'a case', hidden: false, verdict: 'WA', timeMs: 1, ...told });
  expect(hidden).toEqual({ name: 'a case', hidden: true, verdict: 'WA', timeMs: 1 });
});

it('scores by the weight of what was passed', () => {
  const grade = (cases: RanCase[], total: number) => gradeOfRun(cases, total, judgementOf(cases, cases.length));
  expect(grade([ran('AC'), ran('AC', { weight: 3 })], 4)).toMatchObject({ verdict: 'correct', score: 1 });
  expect(grade([ran('AC'), ran('WA', { weight: 3 })], 4)).toMatchObject({ verdict: 'partial', score: 0.25 });
  expect(grade([ran('TLE')], 4)).toMatchObject({ verdict: 'incorrect', score: 0 });
});

it('is never wholly right by rounding', () => {
  const weights = fc.array(
    fc.record({ weight: fc.double({ min: 0.1, max: 1_000, noNaN: true }), right: fc.boolean() }),
    {
      minLength: 1,
    },
  );
  fc.assert(
    fc.property(weights, (list) => {
      const cases = list.map(({ weight, right }) => ran(right ? 'AC' : 'WA', { weight }));
      const total = list.reduce((sum, { weight }) => sum + weight, 0);
      const { verdict } = gradeOfRun(cases, total, judgementOf(cases, cases.length));
      expect(verdict === 'correct').toBe(list.every(({ right }) => right));
    }),
  );
});

it('cuts long values, and keeps nothing that PostgreSQL can not store', () => {
  const [long] = judgementOf([ran('WA', { actual: Array.from({ length: 5_000 }, () => 1) })], 1).cases;
  expect(typeof long?.actual === 'string' && long.actual.length < 4_100).toBe(true);
  const text = fc.string({ unit: fc.constantFrom('a', '\0', '\ud800', '\udc00', '\\', '"', '😀', '\\u0000') });
  fc.assert(
    fc.property(text, fc.constantFrom(...judgeVerdicts), (evil, verdict) => {
      const actual: Wire = { [evil]: [evil] };
      const stored = JSON.stringify(judgementOf([ran(verdict, { actual, stdout: evil, message: evil })], 1));
      const parsed: string[] = [];
      JSON.parse(stored, (key, value: unknown) => {
        parsed.push(key);
        if (typeof value === 'string') parsed.push(value);
        return value;
      });
      expect(parsed.filter((part) => /\0|[\ud800-\udfff]/u.test(part))).toEqual([]);
    }),
  );
});
