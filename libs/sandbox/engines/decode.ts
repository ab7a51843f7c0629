import type { Signature, ValueType, Wire } from '@app/kernel/signature.js';
import { answerType } from './harness/types.js';

/** An answer line that our harness would not have written. */
export class NotAnAnswer extends Error {}

/** The answer that a program gave to a case, from the tokens after its mark. @throws NotAnAnswer */
export function decodeAnswer(signature: Signature, values: readonly Wire[], tokens: readonly string[]): Wire {
  const reader = new TokenReader(tokens);
  const answer =
    signature.kind === 'function'
      ? reader.value(answerType(signature))
      : (values[1] as [string, Wire][]).map(([name]) =>
          reader.value(signature.methods.find((method) => method.name === name)!.returns),
        );
  reader.end();
  return answer;
}

class TokenReader {
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  value(type: ValueType): Wire {
    switch (type.kind) {
      case 'nullable':
        return this.nullable(type.of);
      case 'array':
      case 'list':
        return this.items(() => this.value(type.of));
      case 'tree':
        return withoutLastNulls(this.items(() => this.nullable(type.of)));
      case 'graph':
        return this.items(() => this.items(() => integer(this.next())));
      case 'map':
        // Entries, not assignments: a key may be "__proto__".
        return Object.fromEntries(
          this.items(() => [
            type.key === 'int' ? String(integer(this.next())) : text(this.next()),
            this.value(type.of),
          ]),
        );
      default:
        return scalar(type.kind, this.next());
    }
  }

  end(): void {
    if (this.at !== this.tokens.length) throw new NotAnAnswer('more than an answer');
  }

  private next(): string {
    const token = this.tokens[this.at++];
    if (token === undefined) throw new NotAnAnswer('less than an answer');
    return token;
  }

  private nullable(of: ValueType): Wire {
    const flag = this.next();
    if (flag === '-') return null;
    if (flag !== '+') throw new NotAnAnswer('no sign of null or not');
    return this.value(of);
  }

  private items<T>(item: () => T): T[] {
    const count = this.next();
    // Every item has a token at least: a forged count doesn't make us wait or hold much.
    if (!/^\d{1,9}$/.test(count) || Number(count) > this.tokens.length - this.at) throw new NotAnAnswer('no count');
    return Array.from({ length: Number(count) }, item);
  }
}

function scalar(kind: string, token: string): Wire {
  if (kind === 'void' && token === '-') return null;
  if (kind === 'int') return integer(token);
  if (kind === 'long' && /^-?\d{1,400}$/.test(token)) return BigInt(token).toString();
  if (kind === 'float' && /^[0-9a-f]{16}$/.test(token)) return float(Buffer.from(token, 'hex').readDoubleBE());
  if (kind === 'string') return text(token);
  if (kind === 'bool' && /^[01]$/.test(token)) return token === '1';
  throw new NotAnAnswer(`no ${kind}`);
}

/** Beyond what a number holds exactly it stays text, which no int equals: wrong, but not changed into another number. */
function integer(token: string): number | string {
  if (!/^-?\d{1,400}$/.test(token)) throw new NotAnAnswer('no int');
  return Number.isSafeInteger(Number(token)) ? Number(token) : BigInt(token).toString();
}

function float(value: number): Wire {
  return Number.isFinite(value) ? value : String(value);
}

function text(token: string): string {
  if (!/^s(?:[0-9a-f]{2})*$/.test(token)) throw new NotAnAnswer('no string');
  return Buffer.from(token.slice(1), 'hex').toString('utf8');
}

function withoutLastNulls(items: Wire[]): Wire[] {
  return items.slice(0, items.findLastIndex((item) => item !== null) + 1);
}
