import type { z } from 'zod';
import { SandboxFailure } from '../../program.js';
import { EngineBusy, EngineRefusal, ReplyTooLong } from '../engine.js';

interface Request<T> {
  path: string;
  /** Sent as JSON by POST; without it the request is a GET. */
  body?: unknown;
  reply: z.ZodType<T>;
  timeoutMs: number;
}

/** Longest reply that is read, in bytes. */
const maxReplyBytes = 16 * 1024 * 1024;
/** Longest part of a refusal that goes into a message, in characters. */
const excerpt = 300;

/** JSON over HTTP to an engine; every fault of engine or network comes out as a SandboxFailure. */
export class EngineClient {
  constructor(
    private readonly engine: string,
    private readonly url: string,
    private readonly headers: Record<string, string>,
  ) {}

  async request<T>({ path, body, reply, timeoutMs }: Request<T>): Promise<T> {
    const { response, text } = await this.exchange(path, body, timeoutMs);
    if (response.status === 429 || response.status === 503) {
      throw new EngineBusy(`${this.engine} takes no more programs now (HTTP ${response.status})`, retryAfter(response));
    }
    if (response.status >= 400 && response.status < 500) {
      const said = text.slice(0, excerpt);
      throw new EngineRefusal(
        `${this.engine} refused the request (HTTP ${response.status}): ${said}`,
        response.status,
        text,
      );
    }
    if (!response.ok)
      throw new SandboxFailure(`${this.engine} failed (HTTP ${response.status}): ${text.slice(0, excerpt)}`);
    return this.parsed(text, reply);
  }

  private async exchange(path: string, body: unknown, timeoutMs: number) {
    try {
      const response = await fetch(`${this.url.replace(/\/+$/, '')}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/json', ...this.headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        // A redirect would carry the token and the candidate's program to somebody else.
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return { response, text: await this.textOf(response) };
    } catch (error) {
      if (error instanceof SandboxFailure) throw error;
      throw new SandboxFailure(`${this.engine} can't be reached: ${reasonOf(error)}`, { cause: error });
    }
  }

  private async textOf(response: Response): Promise<string> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk as Uint8Array);
      size += (chunk as Uint8Array).length;
      // Leaving the loop cancels the stream, which closes the connection.
      if (size > maxReplyBytes) throw new ReplyTooLong(`${this.engine} answered with more than ${maxReplyBytes} bytes`);
    }
    return Buffer.concat(chunks).toString('utf8');
  }

  private parsed<T>(text: string, schema: z.ZodType<T>): T {
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      throw new SandboxFailure(`${this.engine} answered with something else than JSON`);
    }
    const parsed = schema.safeParse(json);
    if (parsed.success) return parsed.data;
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new SandboxFailure(
      `${this.engine} answered in another form than documented: ${faults.join('; ').slice(0, excerpt)}`,
    );
  }
}

/** In milliseconds; the header has seconds or a date. */
function retryAfter(response: Response): number | undefined {
  const value = response.headers.get('retry-after');
  if (value === null) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
