import fc from 'fast-check';
import { verdicts } from '@app/grading/domain/grade.js';
import { decideLook, maySecondLook, renewRequest, requestStates, type Assessable } from './request.js';

const candidateId = 'candidate';
const looksOf = (...assessors: string[]) => assessors.map((assessorId) => ({ assessorId }));
const graded = (verdict: Assessable['item']['verdict']) => ({ state: 'graded', verdict });
const waiting: Assessable = { candidateId, state: 'waiting', item: graded('ungraded'), looks: [] };
const looked: Assessable = { ...waiting, state: 'done', item: graded('partial'), looks: looksOf('ada') };
const second: Assessable = { ...looked, state: 'second-look' };
const strict = { twoPersonReview: true };
const lenient = { twoPersonReview: false };
const refused = (code: string) => ({ take: false, code });

describe('a look', () => {
  it.each<[string, Assessable, number, string, object]>([
    ['a first one', waiting, 1, 'ada', { take: true, tookOwnFirst: false }],
    ['a second one by somebody else', second, 2, 'bob', { take: true, tookOwnFirst: false }],
    ['a second one by the same person', second, 2, 'ada', refused('assessment.own')],
    ['one of one’s own answer', waiting, 1, candidateId, refused('assessment.own')],
    ['one that somebody was faster with', looked, 1, 'bob', refused('version.stale')],
    ['one ahead of its time', waiting, 2, 'bob', refused('version.stale')],
    ['another one that nobody asked for', looked, 2, 'bob', refused('assessment.not-assessable')],
    [
      'one at a sitting that goes on',
      { ...waiting, item: { state: 'paused', verdict: null } },
      1,
      'ada',
      refused('assessment.not-assessable'),
    ],
    [
      'a second one after a regrading',
      { ...second, item: graded('ungraded') },
      2,
      'bob',
      refused('assessment.not-assessable'),
    ],
    [
      'one at an answer that is empty now',
      { ...waiting, item: graded('skipped') },
      1,
      'ada',
      refused('assessment.not-assessable'),
    ],
    [
      'a second one at an empty answer',
      { ...second, item: graded('skipped') },
      2,
      'bob',
      refused('assessment.not-assessable'),
    ],
    [
      'a first one after a change of the answer',
      { ...waiting, looks: looksOf('ada') },
      2,
      'ada',
      { take: true, tookOwnFirst: false },
    ],
  ])('%s', (_, answer, look, assessorId, decision) =>
    expect(decideLook(answer, { look, assessorId }, strict)).toEqual(decision),
  );

  it('may be the same person’s twice where two are not asked for, and says so', () => {
    expect(decideLook(second, { look: 2, assessorId: 'ada' }, lenient)).toEqual({ take: true, tookOwnFirst: true });
    expect(decideLook(second, { look: 2, assessorId: 'bob' }, lenient)).toEqual({ take: true, tookOwnFirst: false });
  });

  it('is never at one’s own answer, nor of another number than the next', () => {
    const answer = fc.record({
      candidateId: fc.constantFrom('a', 'b'),
      state: fc.constantFrom(...requestStates),
      item: fc.record({ state: fc.constantFrom('graded', 'paused'), verdict: fc.constantFrom(...verdicts, null) }),
      looks: fc.array(fc.record({ assessorId: fc.constantFrom('a', 'b', 'c') }), { maxLength: 3 }),
    });
    const act = fc.record({ look: fc.integer({ min: 1, max: 5 }), assessorId: fc.constantFrom('a', 'b', 'c') });
    fc.assert(
      fc.property(answer, act, fc.boolean(), (given, look, twoPersonReview) => {
        const { take } = decideLook(given, look, { twoPersonReview });
        if (!take) return;
        expect(look.assessorId).not.toBe(given.candidateId);
        expect(look.look).toBe(given.looks.length + 1);
        expect(given.item.state).toBe('graded');
        if (twoPersonReview && given.state === 'second-look') {
          expect(given.looks.at(-1)?.assessorId).not.toBe(look.assessorId);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a second look', () => {
  it('may be asked for after a first one, once, of a grade that stands', () => {
    const done = { state: 'done', reason: null } as const;
    expect(maySecondLook(done, graded('incorrect'))).toBe(true);
    expect(maySecondLook({ ...done, reason: 'It was asked for' }, graded('incorrect'))).toBe(false);
    expect(maySecondLook({ ...done, state: 'waiting' }, graded('ungraded'))).toBe(false);
    expect(maySecondLook({ ...done, state: 'second-look' }, graded('partial'))).toBe(false);
    expect(maySecondLook(done, graded('ungraded'))).toBe(false);
    expect(maySecondLook(done, graded('skipped'))).toBe(false);
    expect(maySecondLook(done, { state: 'paused', verdict: null })).toBe(false);
  });
});

it('a graded answer is asked for once, and again only where it changed after it was looked at', () => {
  expect(renewRequest(undefined, { wasLookedAt: false })).toBe('ask');
  expect(renewRequest({ state: 'waiting' }, { wasLookedAt: false })).toBe('none');
  expect(renewRequest({ state: 'waiting' }, { wasLookedAt: true })).toBe('none');
  expect(renewRequest({ state: 'done' }, { wasLookedAt: true })).toBe('restore');
  expect(renewRequest({ state: 'second-look' }, { wasLookedAt: true })).toBe('restore');
  expect(renewRequest({ state: 'done' }, { wasLookedAt: false })).toBe('ask-again');
  expect(renewRequest({ state: 'second-look' }, { wasLookedAt: false })).toBe('ask-again');
});
