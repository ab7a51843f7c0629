import { plainText } from './terminal/plain-text.js';

/** What the program ends with. `faults`: it did what was asked, and what it was asked about is not in order. */
export const exitCodes = { clean: 0, faults: 1, refused: 2, unreachable: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What was asked for makes no sense, or can't be read. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
}

interface Problem {
  code: string;
  title: string;
  detail?: string;
  errors?: { pointer: string; message: string }[];
}

/** The server said no, with a problem document. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.title);
  }
}

/** No answer came, or none of Rehearse's. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';

  constructor(address: string, cause?: unknown) {
    super(`Rehearse does not answer at ${address}${reasonOf(cause)}.`, { cause });
  }
}

/** The refusal that a reply stands for. A proxy in between says no in its own way. */
export async function refusalOf(reply: Response): Promise<Refusal | Unreachable> {
  const document: unknown = await reply.json().catch(() => undefined);
  if (isProblem(document)) {
    return reply.status === 503
      ? new Unreachable(originOf(reply), document.title)
      : new Refusal(reply.status, document);
  }
  return reply.status >= 500
    ? new Unreachable(originOf(reply), `it answers ${reply.status}`)
    : new Refusal(reply.status, { code: 'unknown', title: `The server at ${originOf(reply)} answers ${reply.status}` });
}

export function exitCodeOf(error: unknown): ExitCode {
  return error instanceof Unreachable ? exitCodes.unreachable : exitCodes.refused;
}

/** In plain words, each fault on a line of its own. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Refusal)) return plainText(error instanceof Error ? error.message : String(error));
  const { code, title, detail, errors = [] } = error.problem;
  const faults = errors.map(({ pointer, message }) => `  ${pointer ? `${pointer}: ` : ''}${message}`);
  return [`${title}${detail ? `. ${detail}` : ''} (${code})`, ...hintOf(code), ...faults].map(plainText).join('\n');
}

function hintOf(code: string): string[] {
  if (code === 'token.invalid')
    return ['  Make a new token on the page "Access tokens", or by "rehearse tokens create".'];
  if (code === 'import.under-way') return ['  Wait for its end, then try again.'];
  return [];
}

function isProblem(value: unknown): value is Problem {
  const { code, title } = (value ?? {}) as Partial<Record<string, unknown>>;
  return typeof code === 'string' && typeof title === 'string';
}

const originOf = ({ url }: Response) => (URL.canParse(url) ? new URL(url).origin : 'the server');

function reasonOf(cause: unknown): string {
  if (typeof cause === 'string') return `: ${cause}`;
  // What went wrong with the network is told by what `fetch` failed of.
  const { cause: reason = cause } = (cause ?? {}) as { cause?: unknown };
  const { code, message } = (reason ?? {}) as { code?: string; message?: string };
  return code || message ? `: ${code ?? message}` : '';
}
