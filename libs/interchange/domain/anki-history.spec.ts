import { dueAtOf, historyOf } from './anki-history.js';
import { sidesOf, topicsOf } from './anki-cards.js';

const now = new Date('2026-11-29T12:00:00Z');
const at = Date.parse('2026-11-01T08:00:00Z');
const entry = { at, ease: 3, kind: 1, factor: 2500, tookMs: 4_000 };

it('takes answers and forgettings, and leaves out what says nothing of memory', () => {
  const log = [
    entry,
    { ...entry, at: at + 1, ease: 1, kind: 2, tookMs: 9e9 },
    { ...entry, at: at + 2, ease: 0, kind: 4, factor: 0 },
    { ...entry, at: at + 3, ease: 0, kind: 4 },
    { ...entry, at: at + 4, ease: 0, kind: 5 },
    { ...entry, at: at + 5, kind: 3, factor: 0 },
    { ...entry, at: at + 6, ease: 4, kind: 3 },
    { ...entry, at: at + 7, ease: 5 },
    { ...entry, at: 12 },
    { ...entry, at: now.getTime() + 1 },
  ];
  const { acts, leftOut } = historyOf(log, now);
  expect(acts.map((act) => (act.act === 'answer' ? act.rating : act.act))).toEqual(['good', 'again', 'reset', 'easy']);
  expect(acts[1]).toMatchObject({ elapsedMs: 3_600_000 });
  expect(leftOut).toBe(6);
});

const card = { id: '1', noteId: '1', deckId: '1', ord: 0, type: 2, queue: 2, due: 10, dueOutside: 0, flags: 0 };
const study = { timeZone: 'Europe/Berlin', rolloverHour: 4 };

it('counts due days from the day on which the collection was made, where it was made', () => {
  // 4 in the morning of 1 January in New York.
  const collection = { createdAt: new Date('2026-01-01T09:00:00Z'), createdMinutesWest: 300 };
  expect(dueAtOf(card, collection, study)).toEqual(new Date('2026-01-11T03:00:00Z'));
  expect(dueAtOf({ ...card, due: -5, dueOutside: 200 }, collection, study)).toEqual(new Date('2026-07-20T02:00:00Z'));
  expect(dueAtOf({ ...card, type: 1 }, collection, study)).toBeUndefined();
  expect(dueAtOf({ ...card, due: 1e12 }, collection, study)).toBeUndefined();
});

const basic = {
  name: 'Basic',
  isCloze: false,
  fields: ['Front', 'Back'],
  templates: [{ name: 'Card 1', front: '{{Front}}', back: '{{FrontSide}}<hr id=answer>{{Back}}' }],
};
const note = (...fields: string[]) => ({ id: '1', guid: 'g', noteTypeId: '1', tags: [], fields });

it('makes a card its two sides, or says why not', () => {
  expect(sidesOf(card, note('<b>q</b>', 'a<img src="x.png">'), basic, { deck: 'A::B' })).toEqual({
    front: '**q**',
    back: 'a',
    explanation: 'From your Anki deck A › B.\n\nLeft out: x.png.',
    media: ['x.png'],
  });
  const refusal = (...fields: string[]) =>
    (sidesOf(card, note(...fields), basic, { deck: '' }) as { refusal: string }).refusal;
  expect(refusal('<img src=a.png>', 'a')).toBe('front-empty');
  expect(refusal('q', '')).toBe('back-empty');
  expect(refusal('q', 'x'.repeat(20_001))).toBe('too-long');
  expect(sidesOf({ ...card, ord: 1 }, note('q', 'a'), basic, { deck: '' })).toEqual({
    refusal: 'no-template',
    title: 'q',
  });
});

it('asks one cloze a card', () => {
  const cloze = {
    ...basic,
    isCloze: true,
    templates: [{ name: 'C', front: '{{cloze:Front}}', back: '{{cloze:Front}}' }],
  };
  const asked = note('{{c1::heap}} beats {{c2::list}}', '');
  expect(sidesOf({ ...card, ord: 1 }, asked, cloze, { deck: '' })).toMatchObject({
    front: 'heap beats **\\[…\\]**',
    back: 'heap beats **list**',
  });
  expect(sidesOf({ ...card, ord: 2 }, asked, cloze, { deck: '' })).toMatchObject({ refusal: 'no-template' });
});

it('finds topics by the names of decks and tags', () => {
  const topics = new Map([
    ['hash tables', 'hash-tables'],
    ['trees', 'trees'],
  ]);
  expect(topicsOf({ tags: ['cs::Hash_Tables', 'x'] }, 'Interviews::Trees', topics)).toEqual(['trees', 'hash-tables']);
});
