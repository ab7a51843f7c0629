import { readFileSync } from 'node:fs';
import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './api.gen.js';
import { refusalOf, Unreachable, UsageFault } from './failures.js';
import { note } from './terminal/terminal.js';

/** The types of the API's document. */
export type Schemas = components['schemas'];
export type Api = Client<paths>;

/** Options that every command has. */
export interface ConnectionOptions {
  url: string;
  tokenFile?: string;
}

/**
 * The API in the name of whoever the token is of. The token comes from the environment or a file, so that the list of
 * processes, which everybody on a machine can read, never has it.
 */
export function connectWithToken({ url, tokenFile }: ConnectionOptions, env = process.env): Api {
  const token = (tokenFile === undefined ? env['REHEARSE_TOKEN'] : readToken(tokenFile))?.trim();
  if (!token)
    throw new UsageFault('There is no token: set REHEARSE_TOKEN, or name a file that has it by --token-file.');
  if (!/^rhs_[\w-]+$/.test(token)) throw new UsageFault('This is no access token: they begin with "rhs_".');
  return connect(url, { authorization: `Bearer ${token}` });
}

/** Every call throws `Refusal` or `Unreachable` where it doesn't bring what was asked for. */
export function connect(url: string, headers: Record<string, string> = {}): Api {
  const baseUrl = addressOf(url);
  const api = createClient<paths>({ baseUrl, headers });
  api.use({
    async onResponse({ response }) {
      if (!response.ok) throw await refusalOf(response);
    },
    onError: ({ error }) => new Unreachable(baseUrl, error),
  });
  return api;
}

/** The body of a reply; a call that was refused has thrown by then. */
export async function dataOf<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T;
}

/** All items of a list that comes in pages. */
export async function* allOf<T>(
  page: (cursor: string | undefined) => Promise<{ items: T[]; nextCursor: string | null }>,
): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await page(cursor);
    yield* items;
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}

export function addressOf(url: string): string {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address?.protocol !== 'http:' && address?.protocol !== 'https:') {
    throw new UsageFault(`"${url}" is no address of a server: they begin with http:// or https://.`);
  }
  return address.origin;
}

function readToken(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageFault(`The token can’t be read: ${(error as Error).message}`);
  }
}

const isLoopback = ({ hostname }: URL) => /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);

export function warnOfOpenNetwork(address: string): void {
  const url = new URL(addressOf(address));
  if (url.protocol === 'http:' && !isLoopback(url)) {
    note(`Warning: what is sent to ${url.origin} can be read on the way; use https:// where you can.`);
  }
}
