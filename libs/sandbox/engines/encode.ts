import type { Parameter, Signature, ValueType, Wire } from '@app/kernel/signature.js';

/** Arguments that don't fit their types, or what no language's 64 bits hold. The author's fault, not the candidate's. */
export class UnsupportedValue extends Error {
  override readonly name = 'UnsupportedValue';
}

/** A case's arguments as tokens, a line each; `signature` as `carried` gives it. @throws UnsupportedValue */
export function encodeArguments(signature: Signature, values: readonly Wire[]): string {
  const tokens: string[] = [];
  if (signature.kind === 'function') {
    encodeAll(signature.parameters, values, tokens);
  } else {
    const [construction, calls] = values;
    encodeAll(signature.parameters, itemsOf(construction), tokens);
    const steps = itemsOf(calls);
    tokens.push(String(steps.length));
    for (const step of steps) {
      const [method, given] = itemsOf(step);
      const index = signature.methods.findIndex(({ name }) => name === method);
      tokens.push(String(index));
      encodeAll(
        (signature.methods[index] ?? refuse(`there is no method ${JSON.stringify(method)}`)).parameters,
        itemsOf(given),
        tokens,
      );
    }
  }
  return tokens.map((token) => `${token}\n`).join('');
}

/** Bits of a float, most significant first, in hex: exact in every language. */
export function bitsOf(value: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes.toString('hex');
}

function encodeAll(parameters: readonly Parameter[], values: readonly Wire[], tokens: string[]): void {
  if (values.length !== parameters.length) refuse(`${values.length} arguments for ${parameters.length} parameters`);
  for (const [index, { type }] of parameters.entries()) encode(type, values[index]!, tokens);
}

function encode(type: ValueType, value: Wire, tokens: string[]): void {
  switch (type.kind) {
    case 'nullable':
      if (value === null) return void tokens.push('-');
      tokens.push('+');
      return encode(type.of, value, tokens);
    case 'array':
    case 'list':
      return encodeItems(itemsOf(value), tokens, (item) => encode(type.of, item, tokens));
    case 'tree':
      return encodeItems(itemsOf(value), tokens, (item) => encode({ kind: 'nullable', of: type.of }, item, tokens));
    case 'graph':
      return encodeItems(itemsOf(value), tokens, (node) =>
        encodeItems(itemsOf(node), tokens, (neighbour) => tokens.push(integer(neighbour))),
      );
    case 'map':
      return encodeItems(Object.entries(mapOf(value)), tokens, ([key, item]) => {
        tokens.push(type.key === 'int' ? integer(Number(key)) : text(key));
        encode(type.of, item, tokens);
      });
    default:
      tokens.push(scalar(type.kind, value));
  }
}

function encodeItems<T>(items: readonly T[], tokens: string[], each: (item: T) => void): void {
  tokens.push(String(items.length));
  for (const item of items) each(item);
}

function scalar(kind: string, value: Wire): string {
  if (kind === 'int') return integer(value);
  if (kind === 'long') return long(value);
  if (kind === 'float') return float(value);
  if (kind === 'string' && typeof value === 'string') return text(value);
  if (kind === 'bool' && typeof value === 'boolean') return value ? '1' : '0';
  return refuse(`${JSON.stringify(value)} is no ${kind}`);
}

function integer(value: Wire): string {
  // BigInt, so that -0 is 0.
  return isSafeInteger(value) ? String(BigInt(value)) : refuse(`${JSON.stringify(value)} is no int`);
}

const isSafeInteger = (value: Wire): value is number => Number.isSafeInteger(value);

function long(value: Wire): string {
  if (!(typeof value === 'string' && /^-?\d{1,40}$/.test(value)) && !Number.isSafeInteger(value)) {
    return refuse(`${JSON.stringify(value)} is no long`);
  }
  const exact = BigInt(value as string | number);
  return BigInt.asIntN(64, exact) === exact ? String(exact) : refuse(`${exact} has more than 64 bits`);
}

function float(value: Wire): string {
  if (typeof value === 'number') return bitsOf(value);
  const special = typeof value === 'string' ? { NaN, Infinity, '-Infinity': -Infinity }[value] : undefined;
  return special === undefined ? refuse(`${JSON.stringify(value)} is no float`) : bitsOf(special);
}

function text(value: string): string {
  if (/\p{Surrogate}/u.test(value)) return refuse('a string with half a character (a lone surrogate)');
  return `s${Buffer.from(value, 'utf8').toString('hex')}`;
}

function itemsOf(value: Wire | undefined): Wire[] {
  return Array.isArray(value) ? value : refuse(`${JSON.stringify(value)} is no array`);
}

function mapOf(value: Wire): Record<string, Wire> {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMap ? value : refuse(`${JSON.stringify(value)} is no map`);
}

function refuse(message: string): never {
  throw new UnsupportedValue(message.slice(0, 300));
}
