import type { TokenScope } from '@app/identity/domain/token-scopes.js';
import { dataOf } from '../connection.js';
import { UsageFault } from '../failures.js';
import { plainText } from '../terminal/plain-text.js';
import { note, say } from '../terminal/terminal.js';
import { signedIn } from './signed-in.js';

export interface TokenWish {
  name: string;
  scopes: TokenScope[];
  /** Undefined: until it is revoked. */
  days: number | undefined;
}

/** Prints the new token and nothing else, so that it can be put where it belongs. */
export async function createToken(url: string, { name, scopes, days }: TokenWish): Promise<void> {
  const expiry = days === undefined ? {} : { expiresAt: new Date(Date.now() + days * 86_400_000).toISOString() };
  const { id, token } = await signedIn(url, (api) =>
    dataOf(api.POST('/api/v1/me/tokens', { body: { name, scopes, ...expiry } })),
  );
  note(`Token ${id}. It is told this once: keep it as you keep your password.`);
  say(token);
}

/** One token a line, by tabs; as JSON, one object a line. */
export async function listTokens(url: string, json: boolean): Promise<void> {
  const { items } = await signedIn(url, (api) => dataOf(api.GET('/api/v1/me/tokens')));
  for (const item of items) {
    const { id, name, scopes, expiresAt, lastUsedAt } = item;
    const times = [`expires ${expiresAt ?? 'never'}`, `used ${lastUsedAt ?? 'never'}`];
    say(json ? JSON.stringify(item) : [id, name, scopes.join(','), ...times].map(plainText).join('\t'));
  }
}

export async function revokeToken(url: string, id: string): Promise<void> {
  if (!/^[\da-f-]{36}$/i.test(id)) throw new UsageFault(`"${id}" is no id of a token: see "rehearse tokens list".`);
  await signedIn(url, (api) => api.DELETE('/api/v1/me/tokens/{id}', { params: { path: { id } } }));
  note('It is worth nothing from now on.');
}
