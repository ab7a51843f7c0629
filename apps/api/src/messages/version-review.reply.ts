import { z } from 'zod';
import { kinds } from '@app/question-bank/domain/content.js';
import { checklistItems } from '@app/question-bank/domain/checklist.js';
import { levels } from '@app/question-bank/domain/taxonomy.js';
import { instant } from './question.reply.js';

export const personNameReply = z.strictObject({ id: z.uuid(), displayName: z.string() });

export const commentListReply = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      replyTo: z.uuid().nullable().describe('The comment that begins the thread'),
      author: personNameReply,
      pointer: z.string().nullable().describe('Into the content; parts of a list by their ids'),
      text: z.string().describe('Markdown'),
      createdAt: instant,
      resolvedBy: personNameReply.nullable(),
      resolvedAt: instant.nullable(),
    }),
  ),
});

export const checklistReply = z.strictObject({
  items: z.array(
    z.strictObject({
      item: z.enum(checklistItems),
      fault: z.string().nullable().describe('What the server finds missing'),
      asked: z.boolean().describe('Somebody has to tick it'),
      tickedBy: personNameReply.nullable(),
      tickedAt: instant.nullable(),
      provedAtApproval: z.boolean().describe('The server runs it when the version is approved'),
      holds: z.boolean(),
    }),
  ),
});

export const reviewQueueReply = z.strictObject({
  items: z.array(
    z.strictObject({
      questionId: z.uuid(),
      versionId: z.uuid(),
      slug: z.string(),
      number: z.int(),
      message: z.string(),
      author: personNameReply,
      submittedAt: instant,
      kind: z.enum(kinds),
      level: z.enum(levels),
      topics: z.array(z.string()),
      prompt: z.string(),
      openComments: z.int(),
    }),
  ),
  nextCursor: z.string().nullable(),
  waitingForMe: z.int().describe('At most 1,000'),
});
