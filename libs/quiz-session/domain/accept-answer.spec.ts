import fc from 'fast-check';
import { acceptAnswer, type SittingState } from './accept-answer.js';

const deadlineAt = new Date('2026-11-22T10:30:00.000Z');
const after = (ms: number) => new Date(deadlineAt.getTime() + ms);

const table: [SittingState, number, true | string][] = [
  ['running', -1_000, true],
  ['running', 0, true],
  ['running', 5_000, true],
  ['running', 5_001, 'session.late'],
  ['running', 3_600_000, 'session.late'],
  ['paused', -1_000, 'session.not-running'],
  ['paused', 60_000, 'session.not-running'],
  ['finished', -1_000, 'session.finished'],
  ['finished', 2_000, 'session.finished'],
  ['graded', -1_000, 'session.finished'],
];
it.each(table)('%s, %d ms after the deadline: %s', (state, ms, expected) => {
  const answer = acceptAnswer({ state, deadlineAt, graceMs: 5_000 }, after(ms));
  expect(answer.accept || answer.code).toBe(expected);
});

it('knows no lateness without a deadline', () => {
  expect(acceptAnswer({ state: 'running', deadlineAt: null, graceMs: 0 }, after(1e12))).toEqual({ accept: true });
});

it('takes exactly what arrives up to deadline and grace', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e7, max: 1e7 }), fc.nat(1e6), (ms, graceMs) => {
      expect(acceptAnswer({ state: 'running', deadlineAt, graceMs }, after(ms)).accept).toBe(ms <= graceMs);
    }),
  );
});
