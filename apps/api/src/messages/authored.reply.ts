import { z } from 'zod';
import { facets, type Facet } from '@app/question-bank/domain/bank-filter.js';
import { draftSchema, kinds } from '@app/question-bank/domain/content.js';
import { levels } from '@app/question-bank/domain/taxonomy.js';
import { versionStates } from '@app/question-bank/domain/workflow.js';
import { personNameReply } from './version-review.reply.js';
import { answerKeyReply, instant, judgementReply, verdictReply } from './question.reply.js';

const identity = {
  id: z.uuid(),
  slug: z.string(),
  topics: z.array(z.string()),
  level: z.enum(levels),
  publishedVersion: z.int().nullable(),
};

export const authoredPageReply = z.strictObject({
  items: z.array(
    z.strictObject({
      ...identity,
      kind: z.enum(kinds),
      state: z.enum(versionStates),
      latestVersion: z.int(),
      updatedAt: instant,
      prompt: z.string(),
      openComments: z.int().describe('On the newest version'),
    }),
  ),
  nextCursor: z.string().nullable(),
  corrections: z
    .array(z.strictObject({ word: z.string(), meant: z.array(z.string()) }))
    .describe('Words that no question has, with those that were looked for instead'),
});

const facetValues = z.array(
  z.strictObject({ value: z.string(), count: z.int().min(1), name: z.string().optional().describe('Of a person') }),
);
export const facetsReply = z.strictObject({
  total: z.int().min(0),
  estimated: z
    .array(z.enum(['total', ...facets]))
    .describe('Of over 4,000 questions found: what is told as a sample says, to two digits'),
  facets: z
    .strictObject(Object.fromEntries(facets.map((facet) => [facet, facetValues])) as Record<Facet, typeof facetValues>)
    .describe('The most frequent values first; of a facet that is chosen from, as if nothing were chosen of it'),
});

const versionReply = z.strictObject({
  id: z.uuid(),
  number: z.int(),
  state: z.enum(versionStates),
  message: z.string(),
  revision: z.int(),
  content: draftSchema,
  authorId: z.uuid(),
  approvedBy: z.uuid().nullable(),
  openComments: z.int().describe('Threads that nobody has resolved'),
  createdAt: instant,
  submittedAt: instant.nullable(),
  approvedAt: instant.nullable(),
  publishedAt: instant.nullable(),
  retiredAt: instant.nullable(),
});

export const authoredReply = z.strictObject({
  ...identity,
  licence: z.string(),
  source: z.string(),
  owner: personNameReply,
  editors: z.array(personNameReply),
  createdAt: instant,
  versions: z.array(versionReply),
});

export const versionListReply = z.strictObject({ items: z.array(versionReply) });

const change = { pointer: z.string().describe('Parts of a list by their ids') };
export const versionDiffReply = z.strictObject({
  from: z.int().min(0).describe('0: nothing, there was no version before'),
  to: z.int(),
  changes: z.array(
    z.discriminatedUnion('change', [
      z.strictObject({ ...change, change: z.literal('added'), after: z.unknown() }),
      z.strictObject({ ...change, change: z.literal('removed'), before: z.unknown() }),
      z.strictObject({ ...change, change: z.literal('changed'), before: z.unknown(), after: z.unknown() }),
      z.strictObject({
        ...change,
        change: z.literal('reordered'),
        before: z.array(z.string()),
        after: z.array(z.string()),
      }),
    ]),
  ),
});

const { correctAnswer, explanation } = answerKeyReply;
export const triedReply = z.strictObject({
  verdict: verdictReply,
  score: z.number().min(0).max(1),
  maxScore: z.literal(1),
  detail: z.record(z.string(), z.unknown()).optional(),
  judge: judgementReply.optional(),
  correctAnswer,
  explanation,
});
