import { z } from 'zod';
import { instant } from './question.reply.js';
import { accommodationReply } from './session.reply.js';

export const grantedAccommodationReply = z.strictObject({
  personId: z.uuid(),
  displayName: z.string(),
  email: z.string(),
  ...accommodationReply.shape,
  reason: z.string(),
  setByName: z.string().nullable().describe('Who granted it, or changed it last'),
  setAt: instant,
});

/** What a grant did. */
export const accommodatedReply = z.strictObject({
  ...grantedAccommodationReply.shape,
  sittings: z.int().describe('Sittings under way that it changed at once'),
});

export const accommodationPageReply = z.strictObject({
  items: z.array(grantedAccommodationReply),
  nextCursor: z.string().nullable(),
});

/** Enough of a person to tell them from others. */
export const candidatePageReply = z.strictObject({
  items: z.array(z.strictObject({ id: z.uuid(), displayName: z.string(), email: z.string() })),
  nextCursor: z.string().nullable(),
});
