import { z } from 'zod';
import { ankiPackageVersions } from '@app/interchange/domain/anki-collection.js';
import { ankiProblems } from '@app/interchange/domain/anki-problem.js';
import { importReasons, importVerdicts } from '@app/interchange/domain/card-import.js';
import { importStates } from '@app/interchange/domain/file-import.js';
import { instant } from './question.reply.js';

const count = z.int().min(0);
const figures = z.strictObject({
  packageVersion: z.enum(ankiPackageVersions),
  notes: count,
  cards: count,
  byVerdict: z.strictObject({
    new: count,
    updated: count,
    unchanged: count,
    duplicate: count,
    unsupported: count,
    error: count,
  }),
  reviews: count.describe('Answers of the cards that are new or updated'),
  reviewsLeftOut: count.describe('Entries of the log that say nothing of memory'),
  firstReviewAt: z.iso.datetime().nullable(),
  lastReviewAt: z.iso.datetime().nullable(),
  withMedia: count.describe('Cards of which pictures or sounds are left out'),
  suspended: count,
});
const outcome = z.strictObject({
  cardsAdded: count,
  cardsUpdated: count,
  reviewsAdded: count,
  undone: z.strictObject({ removed: count, restored: count, kept: count }).optional(),
});

export const importReceiptReply = z.strictObject({ id: z.uuid(), state: z.enum(importStates) });
export const importReply = z.strictObject({
  id: z.uuid(),
  state: z.enum(importStates),
  fileName: z.string(),
  sizeBytes: z.int(),
  progress: z.number().min(0).max(1).describe('Of what is under way'),
  problem: z.enum(ankiProblems).nullable().describe('Why the file was refused'),
  figures: figures.nullable(),
  outcome: outcome.nullable(),
  createdAt: instant,
  changedAt: instant,
});
export const importListReply = z.strictObject({ items: z.array(importReply) });
export const importItemsReply = z.strictObject({
  items: z.array(
    z.strictObject({
      position: z.int(),
      noteId: z.string().describe("Anki's number of the note"),
      verdict: z.enum(importVerdicts),
      reason: z.enum(importReasons).nullable(),
      title: z.string(),
      deck: z.string(),
      reviews: count,
    }),
  ),
  nextCursor: z.string().nullable(),
});
