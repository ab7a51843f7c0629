import { z } from 'zod';
import type { Line } from './protocol.js';

/** Of one line, in bytes: an answer of 4 MiB, once more escaped. */
const maxLine = 10 << 20;
/** Of all that a child says about one attempt. */
const maxTotal = 64 << 20;
const maxDepth = 120;

/** What a child says is not what a child may say. */
export class BadLine extends Error {}

const whole = z.number().int().nonnegative();
const amount = z.number().nonnegative();
const text = z.string().max(70_000);
const status = z.enum(['OK', 'TLE', 'MLE', 'OLE', 'RE']);
const lineSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('taken'), id: whole }),
  z.object({ type: z.literal('compile-error'), id: whole, message: text }),
  z.object({ type: z.literal('start'), id: whole, index: whole }),
  z.object({
    type: z.literal('case'),
    id: whole,
    index: whole,
    status,
    // Any JSON: it has just been parsed from that.
    value: z.unknown().optional(),
    cpuMs: amount,
    memoryKb: amount.optional(),
    stdout: text,
    message: text.optional(),
  }),
  z.object({
    type: z.literal('rows'),
    id: whole,
    status: z.enum([...status.options, 'CE']),
    columns: z.array(text).max(2_000),
    types: z.array(text).max(2_000),
    rows: z.array(z.array(z.string().nullable())).max(1_000),
    truncated: z.boolean(),
    cpuMs: amount,
    message: text.optional(),
  }),
  z.object({ type: z.literal('done'), id: whole, recycle: z.boolean() }),
]);

/** Cuts what a child writes into lines. Nothing that it writes fills our memory or passes unchecked. */
export class LineReader {
  private parts: Buffer[] = [];
  private pending = 0;
  private total = 0;

  /** An attempt begins: what was said before doesn't count. */
  restart(): void {
    this.total = 0;
  }

  /** @throws BadLine */
  read(chunk: Buffer, take: (line: Line) => void): void {
    this.total += chunk.length;
    if (this.total > maxTotal) throw new BadLine('too much was said');
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      this.keep(chunk.subarray(from, end));
      from = end + 1;
      const line = Buffer.concat(this.parts).toString('utf8');
      this.parts = [];
      this.pending = 0;
      take(parseLine(line));
    }
    if (from < chunk.length) this.keep(chunk.subarray(from));
  }

  private keep(part: Buffer): void {
    this.pending += part.length;
    if (this.pending > maxLine) throw new BadLine('a line is too long');
    this.parts.push(part);
  }
}

/** @throws BadLine */
export function parseLine(line: string): Line {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new BadLine('a line is no JSON');
  }
  const parsed = lineSchema.safeParse(json);
  if (!parsed.success) throw new BadLine('a line has an unknown shape');
  if (parsed.data.type === 'case' && isTooDeep(parsed.data.value)) throw new BadLine('a value is nested too deeply');
  return parsed.data as Line;
}

/** Level by level, so that no depth can overflow our own stack. */
function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length; depth += 1) {
    if (depth > maxDepth) return true;
    const inner: unknown[] = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      for (const below of Object.values(item)) if (typeof below === 'object' && below !== null) inner.push(below);
    }
    level = inner;
  }
  return false;
}
