import fc from 'fast-check';
import { systemActor, type Actor } from '@app/kernel/actor.js';
import { isSameValue, judgeBulk, valueOf, type BulkAct, type BulkSubject } from './bulk.js';
import type { Content } from './content.js';
import { levels } from './taxonomy.js';
import { versionStates } from './workflow.js';

const owner: Actor = { personId: 'owner', role: 'instructor' };
const other: Actor = { personId: 'other', role: 'instructor' };
const content: Content = {
  kind: 'flashcard',
  front: 'F',
  back: 'B',
  explanation: 'E',
  estimatedSeconds: 30,
  references: [],
};
const subject: BulkSubject = {
  level: 'mid',
  topics: ['arrays', 'sorting'],
  ownerId: 'owner',
  editorIds: ['editor'],
  newest: { number: 2, state: 'draft', contentHash: 'h2', content },
  published: { number: 1, contentHash: 'h1' },
  isMerged: false,
};
const at = (state: BulkSubject['newest']['state']): BulkSubject => ({
  ...subject,
  newest: { ...subject.newest, state },
});

it.each<[BulkAct, BulkSubject, unknown]>([
  [{ kind: 'set-level', level: 'senior' }, subject, { before: { level: 'mid' }, after: { level: 'senior' } }],
  [{ kind: 'set-level', level: 'mid' }, subject, { verdict: 'unchanged' }],
  [{ kind: 'add-topics', topics: ['trees', 'arrays'] }, subject, { after: { topics: ['arrays', 'sorting', 'trees'] } }],
  [{ kind: 'add-topics', topics: ['a', 'b', 'c', 'd'] }, subject, { verdict: 'refused', reason: 'too-many-topics' }],
  [{ kind: 'remove-topics', topics: ['arrays'] }, subject, { after: { topics: ['sorting'] } }],
  [{ kind: 'remove-topics', topics: ['trees'] }, subject, { verdict: 'unchanged' }],
  [{ kind: 'remove-topics', topics: ['arrays', 'sorting'] }, subject, { verdict: 'refused', reason: 'no-topic-left' }],
  [{ kind: 'set-owner', ownerId: 'next' }, subject, { after: { ownerId: 'next', editorIds: ['editor', 'owner'] } }],
  [{ kind: 'set-owner', ownerId: 'editor' }, subject, { after: { ownerId: 'editor', editorIds: ['owner'] } }],
  [{ kind: 'submit' }, subject, { before: { state: 'draft' }, after: { number: 2, state: 'in-review' } }],
  [{ kind: 'submit' }, at('in-review'), { verdict: 'unchanged' }],
  [{ kind: 'submit' }, at('approved'), { verdict: 'refused', reason: 'wrong-state' }],
  [{ kind: 'publish' }, at('approved'), { after: { number: 2, state: 'published' } }],
  [{ kind: 'publish' }, at('in-review'), { verdict: 'refused', reason: 'wrong-state' }],
  [{ kind: 'retire' }, subject, { before: { number: 1, state: 'published' }, after: { number: 1, state: 'retired' } }],
  [{ kind: 'retire' }, { ...subject, published: null }, { verdict: 'refused', reason: 'wrong-state' }],
  [
    { kind: 'set-level', level: 'senior' },
    { ...subject, isMerged: true },
    { verdict: 'refused', reason: 'wrong-state' },
  ],
])('%j', (act, of, expected) => expect(judgeBulk(owner, act, of)).toMatchObject(expected as object));

it('submits nothing that lacks what a question must have', () => {
  const empty = { ...subject, newest: { ...subject.newest, content: { ...content, explanation: '' } } };
  expect(judgeBulk(owner, { kind: 'submit' }, empty)).toEqual({ verdict: 'refused', reason: 'invalid-content' });
});

it('is for those who may: only publishing what is approved is for everybody', () => {
  const reason = (act: BulkAct) => {
    const judged = judgeBulk(other, act, { ...at('approved') });
    return 'reason' in judged ? judged.reason : judged.verdict;
  };
  expect(reason({ kind: 'set-level', level: 'entry' })).toBe('not-editor');
  expect(reason({ kind: 'retire' })).toBe('not-editor');
  expect(reason({ kind: 'set-owner', ownerId: 'other' })).toBe('not-owner');
  expect(reason({ kind: 'publish' })).toBe('change');
  const starter = { ...subject, ownerId: systemActor.personId, editorIds: [] };
  expect(judgeBulk(other, { kind: 'set-level', level: 'entry' }, starter)).toMatchObject({ verdict: 'change' });
});

it('changes what it says it does: done to its outcome, it finds nothing left to do', () => {
  const subjects = fc.record({
    level: fc.constantFrom(...levels),
    topics: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1, maxLength: 5 }),
    state: fc.constantFrom(...versionStates),
  });
  const acts = fc.oneof(
    fc.record({ kind: fc.constant('set-level' as const), level: fc.constantFrom(...levels) }),
    fc.record({
      kind: fc.constantFrom('add-topics' as const, 'remove-topics' as const),
      topics: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'g'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('set-owner' as const), ownerId: fc.constantFrom('owner', 'editor', 'next') }),
  );
  fc.assert(
    fc.property(subjects, acts, ({ level, topics, state }, act) => {
      const of: BulkSubject = { ...at(state), level, topics };
      const judged = judgeBulk(owner, act, of);
      if (judged.verdict !== 'change') return;
      expect(isSameValue(judged.before, valueOf(act, of)!)).toBe(true);
      expect(isSameValue(judged.before, judged.after)).toBe(false);
      const after = { ...of, ...judged.after };
      expect(judgeBulk({ ...owner, role: 'admin' }, act, after)).toEqual({ verdict: 'unchanged' });
    }),
  );
});
