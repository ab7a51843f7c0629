import { checkDraft } from '@app/question-bank/domain/check-content.js';
import { partId, settle } from './draft.js';

const draft = { kind: 'flashcard' as const, front: 'f', back: 'b', explanation: '', estimatedSeconds: 15 };

it('lets an explanation be lacking', () => {
  expect(checkDraft(draft)).toEqual({ content: { ...draft, references: [] }, faults: [] });
  expect(checkDraft({ ...draft, explanation: ' why ' })).toMatchObject({ content: { explanation: 'why' } });
});

it('checks everything else', () => {
  expect(checkDraft({ ...draft, front: ' ' }).faults).toMatchObject([{ pointer: '/front' }]);
  expect(checkDraft({ ...draft, explanation: 'x'.repeat(20_001) }).faults).toMatchObject([{ pointer: '/explanation' }]);
});

it('names all that does not fit', () => {
  const header = { at: { line: 3 }, category: [], tags: [] };
  const record = settle(header, { ...draft, front: 'x'.repeat(20_001), back: '' }, []);
  expect(record).toMatchObject({ at: { line: 3 }, refused: 'unsupported' });
  expect(record).toHaveProperty('reason', expect.stringMatching(/front: .*; back: /));
});

it('gives parts ids that are all different', () => {
  const ids = Array.from({ length: 60 }, (_, index) => partId(index));
  expect(ids.slice(0, 3)).toEqual(['a', 'b', 'c']);
  expect(new Set(ids).size).toBe(60);
});
