import { cardsInOrder, sidesOf, titleOf } from '../domain/anki-cards.js';
import type { AnkiCollection } from '../domain/anki-collection.js';
import { AnkiProblem } from '../domain/anki-problem.js';
import type { QuestionFileProblem } from '../domain/question-import.js';
import { defaultSeconds } from '../domain/questions/defaults.js';
import { settle } from '../domain/questions/draft.js';
import type { ReadRecord, RecordHeader } from '../domain/questions/question-record.js';
import { bytesInMemory } from '../anki/reader/package-bytes.js';
import { readAnkiPackage } from '../anki/reader/read-collection.js';
import { QuestionFileFault } from './question-file-fault.js';

const problems: Partial<Record<AnkiProblem['code'], QuestionFileProblem>> = {
  'too-large': 'too-large',
  'too-many-cards': 'too-many',
  empty: 'empty',
};

/**
 * The cards of an Anki package as flashcards of the bank; what somebody reviewed is not looked at.
 * @throws QuestionFileFault
 */
export async function readAnkiDeck(
  bytes: Uint8Array,
  limits: { collectionBytes: number; cards: number; reviews: number },
): Promise<Iterator<ReadRecord>> {
  try {
    return cardsOf(await readAnkiPackage(bytesInMemory(bytes), limits));
  } catch (error) {
    if (error instanceof AnkiProblem) throw new QuestionFileFault(problems[error.code] ?? 'corrupt', { cause: error });
    throw error;
  }
}

function* cardsOf(collection: AnkiCollection): Generator<ReadRecord> {
  const notes = new Map(collection.notes.map((note) => [note.id, note]));
  for (const card of cardsInOrder(collection)) {
    const note = notes.get(card.noteId);
    const noteType = note && collection.noteTypes.get(note.noteTypeId);
    const deck = collection.decks.get(card.deckId) ?? '';
    const header: RecordHeader = {
      at: { entry: `note ${card.noteId}, card ${card.ord + 1}` },
      category: deck.split('::').filter(Boolean),
      tags: note?.tags ?? [],
      ...(note && { externalId: `${note.guid}/${card.ord}`, title: titleOf(note) }),
    };
    if (!note || !noteType) {
      yield { ...header, refused: 'error', reason: note ? 'its note type is missing' : 'its note is missing' };
      continue;
    }
    const sides = sidesOf(card, note, noteType, deck);
    if ('refusal' in sides) {
      yield { ...header, refused: 'unsupported', reason: sides.refusal.replaceAll('-', ' ') };
      continue;
    }
    const { front, back, media } = sides;
    const draft = { kind: 'flashcard' as const, front, back, explanation: '', references: [] };
    yield settle(
      header,
      { ...draft, estimatedSeconds: defaultSeconds.flashcard },
      media.map((name) => `media ${name}`),
    );
  }
}
