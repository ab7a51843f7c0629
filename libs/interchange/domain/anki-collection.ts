/** What an Anki collection holds of what we take: read from any of its package versions into this one shape. */
export interface AnkiCollection {
  packageVersion: AnkiPackageVersion;
  /** When the collection's first day began; `due` of a review card counts days from there. */
  createdAt: Date;
  /** Minutes west of UTC when the collection was made; null where it does not say. */
  createdMinutesWest: number | null;
  noteTypes: Map<string, AnkiNoteType>;
  /** Levels joined by `::`. */
  decks: Map<string, string>;
  notes: AnkiNote[];
  cards: AnkiCard[];
  /** By card id, oldest first. */
  reviews: Map<string, AnkiReview[]>;
}

/** Legacy1: before 2.1; legacy2: since 2.1, schema 11; latest: since 2.1.50, schema 18, compressed. */
export const ankiPackageVersions = ['legacy1', 'legacy2', 'latest'] as const;
export type AnkiPackageVersion = (typeof ankiPackageVersions)[number];

export interface AnkiNoteType {
  name: string;
  isCloze: boolean;
  fields: string[];
  templates: { name: string; front: string; back: string }[];
}

export interface AnkiNote {
  id: string;
  /** The same note has it in each export. */
  guid: string;
  noteTypeId: string;
  tags: string[];
  /** HTML, in the order of the note type's fields. */
  fields: string[];
}

export interface AnkiCard {
  id: string;
  noteId: string;
  deckId: string;
  /** Which template, or which cloze, of its note; from 0. */
  ord: number;
  /** 0 new, 1 learning, 2 review, 3 relearning. */
  type: number;
  /** −3 and −2 buried, −1 suspended, else as it is studied. */
  queue: number;
  /** Of a review card: days from the collection's first. */
  due: number;
  /** Where the card lies in a filtered deck for a while: what `due` will be again. */
  dueOutside: number;
  flags: number;
}

/** One entry of Anki's review log. */
export interface AnkiReview {
  /** Milliseconds since 1970; also its identity. */
  at: number;
  /** 1 again to 4 easy; 0: nobody answered. */
  ease: number;
  /** 0 learning, 1 review, 2 relearning, 3 filtered, 4 by hand, 5 rescheduled. */
  kind: number;
  /** Thousandths; 0 where the entry changed no schedule, or forgot the card. */
  factor: number;
  tookMs: number;
}
