import { z } from 'zod';
import { instant } from './question.reply.js';

export const deletionReceiptReply = z.strictObject({ receipt: z.uuid() });

export const deletionReply = z.strictObject({
  receipt: z.uuid(),
  state: z.enum(['running', 'done']),
  requestedAt: instant,
  doneAt: instant.nullable(),
  counts: z.record(z.string(), z.int()).describe('Rows removed so far, by what they were'),
});
