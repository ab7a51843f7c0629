import { z } from 'zod';
import { noticeKinds } from '@app/notices/domain/notice.js';
import { instant } from './question.reply.js';

const unread = z.int().min(0).describe('How many are unread in all');

export const noticePageReply = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: z.enum(noticeKinds),
      subjectId: z.uuid().describe('Of the report that it is about'),
      details: z.strictObject({ slug: z.string(), prompt: z.string(), answer: z.string() }),
      createdAt: instant,
      readAt: instant.nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
  unread,
});

export const unreadReply = z.strictObject({ unread });
