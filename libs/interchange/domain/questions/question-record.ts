import type { Content } from '@app/question-bank/domain/content.js';
import type { Level } from '@app/question-bank/domain/taxonomy.js';

/** A question as other systems have it: often nothing explains it yet. It may become a draft, and is not published so. */
export type DraftContent = Content;

/** Where something is in what was read. */
export interface Place {
  /** From 1, in a text. */
  line?: number;
  /** Name of a file within a package. */
  entry?: string;
}

/** What a file says beside the question itself, by which it is found again and sorted in. */
export interface RecordHeader {
  at: Place;
  /** The file's own lasting name of it: Moodle's idnumber, `[id:…]` of GIFT, an item's identifier, a note's guid, our slug. */
  externalId?: string;
  title?: string;
  /** Path of its category or deck, the outermost first. */
  category: readonly string[];
  tags: readonly string[];
  /** Where the file has our own words: packs and tables do. */
  topics?: readonly string[];
  level?: Level;
}

/** A record that can be a question of ours. */
export interface QuestionRecord extends RecordHeader {
  content: DraftContent;
  /** What it says and our content can't hold, each thing by name: nothing is dropped silently. */
  lost: readonly string[];
}

/** A record that can't. */
export interface RefusedRecord extends RecordHeader {
  /** `unsupported`: it is right, but of a kind or with a part that we can't ask. `error`: it is not well-formed. */
  refused: 'unsupported' | 'error';
  /** In plain words, naming what. */
  reason: string;
}

export type ReadRecord = QuestionRecord | RefusedRecord;

/** A question as it is written to a file. */
export interface WrittenQuestion {
  slug: string;
  topics: readonly string[];
  level: Level;
  content: Content;
}

/** What a format could not say of a question. */
export interface Loss {
  slug: string;
  /** Each thing by name; `whole`: the question is left out. */
  lost: readonly string[];
  whole: boolean;
}

/** A text in one format, with what is not in it. */
export interface WrittenText {
  text: string;
  losses: readonly Loss[];
}
