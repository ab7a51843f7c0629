import { z } from 'zod';
import { importStates } from '@app/interchange/domain/file-import.js';
import {
  nearDuplicateWays,
  questionFileProblems,
  questionFormats,
  recordVerdicts,
  type RecordVerdict,
} from '@app/interchange/domain/question-import.js';
import { kinds } from '@app/question-bank/domain/content.js';
import { levels } from '@app/question-bank/domain/taxonomy.js';
import { instant } from './question.reply.js';

const count = z.int().min(0);
const named = z.array(z.strictObject({ name: z.string(), records: count }));
const byVerdict = Object.fromEntries(recordVerdicts.map((verdict) => [verdict, count])) as Record<
  RecordVerdict,
  typeof count
>;
const topicsByName = z.record(z.string(), z.array(z.string()));

export const questionImportReply = z.strictObject({
  id: z.uuid(),
  state: z.enum(importStates),
  fileName: z.string(),
  sizeBytes: count,
  progress: z.number().min(0).max(1).describe('Of what is under way'),
  format: z.enum(questionFormats).nullable().describe('As given or, once it is read, as found'),
  problem: z.enum(questionFileProblems).nullable().describe('Why the file was refused'),
  figures: z
    .strictObject({
      format: z.enum(questionFormats),
      records: count,
      byVerdict: z.strictObject(byVerdict),
      withLosses: count.describe('Records to be written of which something is not taken over'),
      withoutTopic: count.describe(
        'Records to be written that no topic is known for: it is not applied before each has one',
      ),
      categories: named,
      tags: named,
    })
    .nullable(),
  mapping: z
    .strictObject({
      categories: topicsByName,
      tags: topicsByName,
      topics: z.array(z.string()),
      level: z.enum(levels),
      nearDuplicates: z.enum(nearDuplicateWays).optional(),
    })
    .nullable(),
  outcome: z
    .strictObject({
      added: count,
      updated: count,
      undone: z.strictObject({ removed: count, restored: count, kept: count }).optional(),
    })
    .nullable(),
  createdAt: instant,
  changedAt: instant,
});
export const questionImportListReply = z.strictObject({ items: z.array(questionImportReply) });
export const recordPageReply = z.strictObject({
  items: z.array(
    z.strictObject({
      position: z.int().describe('From 1, in the order of the file'),
      verdict: z.enum(recordVerdicts),
      reason: z.string().nullable(),
      place: z.strictObject({ line: z.int().optional(), entry: z.string().optional() }),
      externalId: z.string().nullable().describe("The file's own name of it"),
      title: z.string(),
      category: z.string(),
      tags: z.array(z.string()),
      topics: z.array(z.string()).describe('As they are mapped now'),
      level: z.string(),
      kind: z.enum(kinds).nullable(),
      lost: z.array(z.string()).describe('What can’t be taken over, each thing by name'),
      questionId: z.uuid().nullable().describe('The question that it is, asks the same as, or has become'),
    }),
  ),
  nextCursor: z.string().nullable(),
});
