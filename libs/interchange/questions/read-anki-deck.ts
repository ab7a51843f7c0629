import { cardsInOrder, sidesOf, titleOf } from '../domain/anki-cards.js';
import type { AnkiCollection } from '../domain/anki-collection.js';
import { resolveReferences } from '../domain/character-references.js';
import { AnkiProblem } from '../domain/anki-problem.js';
import type { QuestionFileProblem } from '../domain/question-import.js';
import { defaultSeconds } from '../domain/questions/defaults.js';
import { settle } from '../domain/questions/draft.js';
import { fromDataAddress, nameOfImage } from '../domain/questions/file-images.js';
import type { ReadRecord, RecordHeader } from '../domain/questions/question-record.js';
import { bytesInMemory } from '../anki/reader/package-bytes.js';
import { readAnkiPackage } from '../anki/reader/read-collection.js';
import { ImportImages } from './import-images.js';
import { readMediaImages } from './read-media-images.js';
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
): Promise<{ records: Iterator<ReadRecord>; images: ImportImages }> {
  try {
    const collection = await readAnkiPackage(bytesInMemory(bytes), limits);
    const media = await readMediaImages(bytes, namedIn(collection));
    const images = new ImportImages(media);
    return { records: cardsOf(collection, images), images };
  } catch (error) {
    if (error instanceof AnkiProblem) throw new QuestionFileFault(problems[error.code] ?? 'corrupt', { cause: error });
    throw error;
  }
}

/** Names of files that notes show; templates may show more, which are mostly letters of a script. */
function namedIn({ notes }: AnkiCollection): Set<string> {
  const names = new Set<string>();
  for (const { fields } of notes) {
    for (const field of fields) {
      for (const [, double, single, bare] of field.matchAll(source)) names.add(fileOf(double ?? single ?? bare ?? ''));
    }
  }
  return names;
}

const source = /<img\b[^>]{0,2000}?\bsrc\s{0,9}=\s{0,9}(?:"([^"]{1,500})"|'([^']{1,500})'|([^\s"'>]{1,500}))/gi;

/** Addresses in notes are names of files, escaped or not. */
function fileOf(address: string): string {
  const text = resolveReferences(address);
  try {
    return decodeURIComponent(text).normalize('NFC');
  } catch {
    return text.normalize('NFC');
  }
}

/** Finds the images of one card, and keeps why some are not taken. */
class CardImages {
  readonly refused = new Map<string, string>();

  constructor(private readonly images: ImportImages) {}

  readonly find = (address: string): { hash: string; name: string } | undefined => {
    const name = fileOf(address);
    const taken = fromDataAddress(address, this.images) ?? this.images.fromEntry(name);
    if (!taken) return undefined;
    if ('hash' in taken) return { hash: taken.hash, name: nameOfImage(address.startsWith('data:') ? '' : name) };
    this.refused.set(address.startsWith('data:') ? 'in the text' : name, taken.refused);
    return undefined;
  };
}

function* cardsOf(collection: AnkiCollection, images: ImportImages): Generator<ReadRecord> {
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
    const shown = new CardImages(images);
    const sides = sidesOf(card, note, noteType, { deck, findImage: shown.find });
    if ('refusal' in sides) {
      yield { ...header, refused: 'unsupported', reason: sides.refusal.replaceAll('-', ' ') };
      continue;
    }
    const { front, back, media } = sides;
    const draft = { kind: 'flashcard' as const, front, back, explanation: '', references: [] };
    yield settle(header, { ...draft, estimatedSeconds: defaultSeconds.flashcard }, [
      ...media.filter((name) => !shown.refused.has(fileOf(name))).map((name) => `media ${name}`),
      ...[...shown.refused].map(([name, reason]) => `picture ${name}: ${reason}`),
    ]);
  }
}
