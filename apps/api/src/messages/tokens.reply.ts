import { z } from 'zod';
import { tokenScopes } from '@app/identity/domain/token-scopes.js';
import { instant } from './question.reply.js';

export const newTokenReply = z.strictObject({
  id: z.uuid(),
  token: z.string().describe('Told this once; only its digest is kept'),
});

export const tokenListReply = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      name: z.string(),
      scopes: z.array(z.enum(tokenScopes)),
      createdAt: instant,
      expiresAt: instant.nullable().describe('Null: it does not expire'),
      lastUsedAt: instant.nullable().describe('To the minute'),
    }),
  ),
});
