/**
 * What a program of a candidate is called with and gives back. Written in a question as text (`int[]`,
 * `map<string,int>`, `tree<int?>`), told to sandboxes parsed.
 *
 * A value travels as JSON (`Wire`): int: a number within ±(2^53 − 1); long: a decimal string, 64 bits and beyond;
 * float: a number, or "NaN", "Infinity", "-Infinity"; array and linked list: an array; binary tree: an array in level
 * order with null for what is missing, no nulls at the end; graph: the adjacency list of nodes 1…n; map: an object, int
 * keys in decimal; a nullable that is absent: null; json: as it is.
 */
export type ValueType =
  | { kind: ScalarKind }
  | { kind: 'array' | 'nullable' | 'list' | 'tree'; of: ValueType }
  | { kind: 'map'; key: 'string' | 'int'; of: ValueType }
  | { kind: 'graph' };

const scalarKinds = ['int', 'long', 'float', 'string', 'bool', 'json', 'void'] as const;
type ScalarKind = (typeof scalarKinds)[number];

export type Wire = null | boolean | number | string | Wire[] | { [key: string]: Wire };

export interface Parameter {
  name: string;
  type: ValueType;
}

/** `mutates`: position of the parameter whose value after the call is the answer, instead of what is returned. */
export interface FunctionSignature {
  kind: 'function';
  name: string;
  parameters: Parameter[];
  returns: ValueType;
  mutates?: number;
}

/**
 * A case's arguments are `[argumentsOfTheConstructor, [[method, arguments], …]]`, its answer is an array with one value
 * a call, null for a method that returns nothing.
 */
export interface ClassSignature {
  kind: 'class';
  name: string;
  parameters: Parameter[];
  methods: { name: string; parameters: Parameter[]; returns: ValueType }[];
}

export type Signature = FunctionSignature | ClassSignature;

export class NotAType extends Error {}

/** `T[]`, `T?`, `map<string,T>`, `map<int,T>`, `list<T>`, `tree<T>`, `graph` and the scalars. @throws NotAType */
export function parseValueType(text: string): ValueType {
  const reader = new TypeReader(text.replaceAll(/\s+/g, ''));
  const type = reader.type();
  if (!reader.isAtEnd()) throw new NotAType(`"${text}" is not a type`);
  return type;
}

export function formatValueType(type: ValueType): string {
  switch (type.kind) {
    case 'array':
      return `${formatValueType(type.of)}[]`;
    case 'nullable':
      return `${formatValueType(type.of)}?`;
    case 'list':
    case 'tree':
      return `${type.kind}<${formatValueType(type.of)}>`;
    case 'map':
      return `map<${type.key},${formatValueType(type.of)}>`;
    default:
      return type.kind;
  }
}

class TypeReader {
  private at = 0;

  constructor(private readonly text: string) {}

  isAtEnd(): boolean {
    return this.at === this.text.length;
  }

  type(): ValueType {
    let type = this.plain();
    for (;;) {
      if (this.accept('[]')) type = { kind: 'array', of: type };
      else if (this.accept('?')) type = { kind: 'nullable', of: type };
      else return type;
    }
  }

  private plain(): ValueType {
    const word = /^[a-z]+/.exec(this.text.slice(this.at))?.[0] ?? '';
    this.at += word.length;
    if (word === 'graph') return { kind: word };
    if (word === 'list' || word === 'tree') return { kind: word, of: this.inBrackets(() => this.type()) };
    if (word === 'map') return this.inBrackets(() => this.map());
    const scalar = scalarKinds.find((kind) => kind === word);
    if (!scalar) throw new NotAType(`"${this.text}" is not a type`);
    return { kind: scalar };
  }

  private map(): ValueType {
    const key = this.plain();
    if ((key.kind !== 'string' && key.kind !== 'int') || !this.accept(',')) {
      throw new NotAType(`"${this.text}": the keys of a map are string or int`);
    }
    return { kind: 'map', key: key.kind, of: this.type() };
  }

  private inBrackets<T>(read: () => T): T {
    const opened = this.accept('<');
    const inner = opened ? read() : undefined;
    if (inner === undefined || !this.accept('>')) throw new NotAType(`"${this.text}" is not a type`);
    return inner;
  }

  private accept(token: string): boolean {
    if (!this.text.startsWith(token, this.at)) return false;
    this.at += token.length;
    return true;
  }
}
