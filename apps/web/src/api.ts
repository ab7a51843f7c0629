import type { Fault } from '@app/kernel/app-error.js';

const base = '/api/v1';

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

type Query = Record<string, string | number | undefined>;
interface Request {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  query?: Query;
  body?: unknown;
  /** Strong entity tag, for `If-Match`. */
  ifMatch?: string;
  /** Lets the request outlive the page (at most 64 kB). */
  keepalive?: boolean;
}
interface Reply<T> {
  status: number;
  etag: string | null;
  body: T;
}

/** One call of the API. Throws `ApiProblem` on a refusal and `Unreachable` where there was no reply. */
export async function call<T>(path: string, request: Request = {}): Promise<Reply<T>> {
  const { method = 'GET', query, body, ifMatch, keepalive } = request;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (ifMatch !== undefined) headers['if-match'] = ifMatch;
  const init: RequestInit = { method, headers, keepalive: keepalive ?? false, credentials: 'same-origin' };
  if (body !== undefined) init.body = JSON.stringify(body);
  let response: Response;
  let text: string;
  try {
    response = await fetch(base + path + queryString(query), init);
    text = await response.text();
  } catch (error) {
    throw new Unreachable(error);
  }
  if (!response.ok) throw problemOf(response.status, text);
  return {
    status: response.status,
    etag: response.headers.get('etag'),
    body: (text === '' ? undefined : JSON.parse(text)) as T,
  };
}

export const get = async <T>(path: string, query?: Query): Promise<T> =>
  (await call<T>(path, query ? { query } : {})).body;
export const post = async <T>(path: string, body: unknown = {}): Promise<T> =>
  (await call<T>(path, { method: 'POST', body })).body;

function queryString(query: Query | undefined): string {
  const present = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  if (present.length === 0) return '';
  return `?${new URLSearchParams(present.map(([name, value]) => [name, String(value)])).toString()}`;
}

function problemOf(status: number, text: string): ApiProblem {
  try {
    const problem = JSON.parse(text) as { code?: string; title?: string; detail?: string; errors?: Fault[] };
    const title = problem.title ?? `Error ${status}`;
    return new ApiProblem(status, problem.code ?? 'unknown', title, problem.detail, problem.errors ?? []);
  } catch {
    return new ApiProblem(status, status >= 500 ? 'service.unavailable' : 'unknown', `Error ${status}`, undefined, []);
  }
}
