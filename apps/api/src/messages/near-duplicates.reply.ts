import { z } from 'zod';
import { kinds } from '@app/question-bank/domain/content.js';
import { levels } from '@app/question-bank/domain/taxonomy.js';
import { versionStates } from '@app/question-bank/domain/workflow.js';

const face = {
  id: z.uuid(),
  slug: z.string(),
  level: z.enum(levels),
  kind: z.enum(kinds),
  state: z.enum(versionStates).describe('Of the newest version'),
  publishedVersion: z.int().nullable(),
  prompt: z.string(),
};
const similarity = z.number().min(0).max(1).describe('How much of their words they share, by threes of letters');

export const similarReply = z.strictObject({
  items: z.array(z.strictObject({ ...face, similarity })).describe('The nearest first'),
});
export const pairPageReply = z.strictObject({
  items: z.array(z.strictObject({ similarity, first: z.strictObject(face), second: z.strictObject(face) })),
  nextCursor: z.string().nullable(),
});
export const mergedReply = z.strictObject({
  id: z.uuid().describe('To take it back by'),
  cards: z.int().min(0).describe('Cards of candidates that went over to the question that stays'),
});
export const undoneMergeReply = z.strictObject({ questionId: z.uuid(), cards: z.int().min(0) });
