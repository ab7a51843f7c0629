import { setImmediate as turn } from 'node:timers/promises';
import type { StudySettings } from '@app/identity/study-settings.js';
import { contentHash } from '@app/question-bank/content-hash.js';
import { checkContent } from '@app/question-bank/domain/check-content.js';
import { cardsInOrder, sidesOf, titleOf, topicsOf } from '../domain/anki-cards.js';
import type { AnkiCard, AnkiCollection, AnkiNote } from '../domain/anki-collection.js';
import { dueAtOf, historyOf } from '../domain/anki-history.js';
import { packedAct, type ImportReason, type ImportVerdict, type WaitingHistory } from '../domain/card-import.js';
import type { ImportedCard } from './imported-cards.store.js';
import type { NewItem } from './imports.store.js';

/** What cards are judged by. */
export interface JudgeContext {
  now: Date;
  settings: StudySettings;
  topicByName: ReadonlyMap<string, string>;
  imported: readonly ImportedCard[];
}

/** A card with its verdict, and what its figures need. */
export type JudgedCard = NewItem & { reviewsLeftOut: number; hasMedia: boolean };

const estimatedSeconds = 15;
const atOnce = 100;

/** Gives each card of a collection its verdict, in order, with pauses for other work. */
export async function* judgeCards(collection: AnkiCollection, context: JudgeContext): AsyncGenerator<JudgedCard> {
  const notes = new Map(collection.notes.map((note) => [note.id, note]));
  const known = new Map(context.imported.map((card) => [keyOf(card.guid, card.ord), card]));
  /** By the hash of a content, the card that has it first. */
  const owners = new Map(context.imported.map((card) => [card.contentHash, keyOf(card.guid, card.ord)]));
  for (const [index, card] of cardsInOrder(collection).entries()) {
    if (index % atOnce === atOnce - 1) await turn();
    const judged = judge(card, notes.get(card.noteId), { collection, context, known });
    const key = keyOf(judged.guid, judged.ord);
    const owner = judged.contentHash === null ? undefined : owners.get(judged.contentHash);
    if (owner !== undefined && owner !== key && judged.verdict === 'new') {
      yield {
        ...judged,
        position: index + 1,
        verdict: 'duplicate',
        reason: 'same-as-another',
        content: null,
        history: null,
      };
      continue;
    }
    if (judged.contentHash !== null) owners.set(judged.contentHash, key);
    yield { ...judged, position: index + 1 };
  }
}

const keyOf = (guid: string, ord: number) => `${ord}/${guid}`;

interface Around {
  collection: AnkiCollection;
  context: JudgeContext;
  known: ReadonlyMap<string, ImportedCard>;
}

function judge(card: AnkiCard, note: AnkiNote | undefined, { collection, context, known }: Around): JudgedCard {
  const deck = collection.decks.get(card.deckId) ?? '';
  const noteType = note && collection.noteTypes.get(note.noteTypeId);
  const place = {
    position: 0,
    noteId: note?.id ?? card.noteId,
    guid: note?.guid ?? card.noteId,
    ord: card.ord,
    deck: deck.slice(0, 300),
    topics: note ? topicsOf(note, deck, context.topicByName) : [],
  };
  if (!note || !noteType)
    return refused({ ...place, title: note ? titleOf(note) : '–' }, 'error', note ? 'no-note-type' : 'no-note');
  const sides = sidesOf(card, note, noteType, { deck });
  if ('refusal' in sides) {
    const verdict = sides.refusal === 'no-template' ? 'error' : 'unsupported';
    return refused({ ...place, title: sides.title }, verdict, sides.refusal);
  }
  const { media, ...texts } = sides;
  const { content } = checkContent({ kind: 'flashcard', ...texts, estimatedSeconds, references: [] });
  if (!content) return refused({ ...place, title: titleOf(note) }, 'error', 'invalid');
  const { acts, leftOut } = historyOf(collection.reviews.get(card.id) ?? [], context.now);
  const hash = contentHash(content);
  const before = known.get(keyOf(place.guid, card.ord));
  const last = acts.at(-1)?.at.getTime() ?? null;
  const isSame =
    before?.contentHash === hash && before.logSize === acts.length && (before.logEndsAt?.getTime() ?? null) === last;
  const verdict = before ? (isSame ? 'unchanged' : 'updated') : 'new';
  return {
    ...place,
    title: titleOf(note),
    verdict,
    reason: media.length > 0 ? 'media-left-out' : null,
    reviews: acts.filter(({ act }) => act === 'answer').length,
    content: verdict === 'unchanged' ? null : content,
    contentHash: hash,
    history:
      verdict === 'unchanged' ? null : { acts: acts.map(packedAct), ...marksOf(card, note, { collection, context }) },
    reviewsLeftOut: leftOut,
    hasMedia: media.length > 0,
  };
}

function refused(
  place: Pick<NewItem, 'position' | 'noteId' | 'guid' | 'ord' | 'deck' | 'topics' | 'title'>,
  verdict: ImportVerdict,
  reason: ImportReason,
): JudgedCard {
  const nothing = { reviews: 0, content: null, contentHash: null, history: null, reviewsLeftOut: 0, hasMedia: false };
  return { ...place, verdict, reason, ...nothing };
}

function marksOf(
  card: AnkiCard,
  note: AnkiNote,
  { collection, context }: Omit<Around, 'known'>,
): Omit<WaitingHistory, 'acts'> {
  const made = Number(card.id);
  return {
    createdAt: made > 0 && made < context.now.getTime() ? made : context.now.getTime(),
    dueAt: dueAtOf(card, collection, context.settings)?.getTime() ?? null,
    isSuspended: card.queue === -1,
    isBuried: card.queue === -2 || card.queue === -3,
    isLeech: note.tags.some((tag) => tag.toLowerCase() === 'leech'),
    flag: card.flags,
  };
}
