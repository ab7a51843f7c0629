import type { TokenScope } from '@app/identity/domain/token-scopes.js';

export const scopeWords: Record<TokenScope, { label: string; meaning: string }> = {
  'me:read': { label: 'Read what is yours', meaning: 'Account, cards, progress, notices and the export of your data.' },
  'questions:read': { label: 'Read questions', meaning: 'Search the bank, read versions and figures, export.' },
  'questions:write': { label: 'Write questions', meaning: 'Read them, write drafts, import, publish and merge.' },
  'people:read': { label: 'Read people', meaning: 'The list of people with their addresses and roles.' },
  'people:write': { label: 'Manage people', meaning: 'Read the list, give roles, disable accounts.' },
};

/** How long a token lasts, in days; `null`: until it is revoked. */
export const lifetimes: { label: string; days: number | null }[] = [
  { label: '30 days', days: 30 },
  { label: '90 days', days: 90 },
  { label: 'A year', days: 365 },
  { label: 'Until I revoke it', days: null },
];

export function expiryAfter(days: number | null, now = Date.now()): { expiresAt?: string } {
  return days === null ? {} : { expiresAt: new Date(now + days * 86_400_000).toISOString() };
}
