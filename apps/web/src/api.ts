import type { Fault } from '@app/kernel/app-error.js';
import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from './api.gen.js';

/** The types of the API's document, `apps/web/openapi.json`. */
export type Schemas = components['schemas'];

/** A refusal by the server: an `application/problem+json` reply. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    title: string,
    readonly detail: string | undefined,
    readonly faults: readonly Fault[],
  ) {
    super(title);
    this.name = 'ApiProblem';
  }
}

/** No reply: the network is down, or the server is. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('The server could not be reached.', { cause });
    this.name = 'Unreachable';
  }
}

const throwing: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw problemOf(response.status, await response.text());
  },
  onError: ({ error }) => new Unreachable(error),
};

/** The API's client. Every call throws `ApiProblem` on a refusal and `Unreachable` where there was no reply. */
export const api = createClient<paths>({ baseUrl: '', credentials: 'same-origin' });
api.use(throwing);

/** The reply's body. A call that was refused has thrown by then. */
export async function dataOf<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T;
}

/** Without what is empty, as query parameters are sent. */
export function given<T extends object>(filter: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''),
  ) as Partial<T>;
}

/** The refusal that a reply stands for. */
export function problemOf(status: number, text: string): ApiProblem {
  try {
    const { code, title, detail, errors } = JSON.parse(text) as Partial<Schemas['Problem']>;
    return new ApiProblem(status, code ?? 'unknown', title ?? `Error ${status}`, detail, errors ?? []);
  } catch {
    // Not ours: a proxy in between says so in its own way.
    return new ApiProblem(status, status >= 500 ? 'service.unavailable' : 'unknown', `Error ${status}`, undefined, []);
  }
}
