import type { ExportSection } from './export-section.js';

/** By what a person is known here. The tokens themselves are not kept. */
export const credentialSections: readonly ExportSection[] = [
  {
    name: 'signIns',
    columns: {
      createdAt: 't.created_at',
      lastSeenAt: 't.last_seen_at',
      expiresAt: 't.expires_at',
      userAgent: 't.user_agent',
    },
    from: 'sign_ins t where t.person_id = $1 and $2::timestamptz is not null',
  },
  {
    name: 'accessTokens',
    columns: {
      name: 't.name',
      scopes: 't.scopes',
      createdAt: 't.created_at',
      expiresAt: 't.expires_at',
      lastUsedAt: 't.last_used_at',
    },
    from: 'access_tokens t where t.person_id = $1 and $2::timestamptz is not null',
  },
];
