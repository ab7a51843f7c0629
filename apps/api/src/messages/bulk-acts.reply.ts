import { z } from 'zod';
import { bulkOutcomes, bulkReasons, bulkStates, bulkVerdicts } from '@app/question-bank/domain/bulk.js';
import { levels } from '@app/question-bank/domain/taxonomy.js';
import { versionStates } from '@app/question-bank/domain/workflow.js';
import { instant } from './question.reply.js';
import { personNameReply } from './version-review.reply.js';

const act = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set-level'), level: z.enum(levels) }),
  z.strictObject({ kind: z.enum(['add-topics', 'remove-topics']), topics: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('set-owner'), ownerId: z.uuid() }),
  z.strictObject({ kind: z.enum(['submit', 'publish', 'retire']) }),
]);

export const bulkActReply = z.strictObject({
  id: z.uuid(),
  state: z.enum(bulkStates),
  act,
  filter: z.record(z.string(), z.unknown()).describe('As it was given; `ids`: of what is found, these only'),
  undoable: z.boolean(),
  progress: z.number().min(0).max(1),
  byVerdict: z.record(z.enum(bulkVerdicts), z.int()).describe('What would become of the questions'),
  byOutcome: z
    .record(z.enum(bulkOutcomes), z.int())
    .describe('What became of the changes; `left` and `kept`: the question has moved on since'),
  createdAt: instant,
  changedAt: instant,
});
export const bulkActListReply = z.strictObject({ items: z.array(bulkActReply) });

const value = z.union([
  z.strictObject({ level: z.enum(levels) }),
  z.strictObject({ topics: z.array(z.string()) }),
  z.strictObject({ ownerId: z.uuid(), editorIds: z.array(z.uuid()) }),
  z.strictObject({ number: z.int(), state: z.enum(versionStates), contentHash: z.string() }),
]);

export const bulkItemPageReply = z.strictObject({
  items: z.array(
    z.strictObject({
      position: z.int(),
      questionId: z.uuid(),
      slug: z.string(),
      verdict: z.enum(bulkVerdicts),
      reason: z.enum(bulkReasons).nullable(),
      before: value.nullable(),
      after: value.nullable(),
      outcome: z.enum(bulkOutcomes).nullable(),
    }),
  ),
  people: z.array(personNameReply).describe('Who owns these questions, before or after'),
  nextCursor: z.string().nullable(),
});
