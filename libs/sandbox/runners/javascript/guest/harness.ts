import type { Parameter, Signature, ValueType, Wire } from '@app/kernel/signature.js';
import { decode } from './decode.js';
import { encode } from './encode.js';
import { format } from './inspect.js';
import * as own from './primordials.js';
import { ListNode, Node, TreeNode } from './structures.js';

type Callable = (...args: unknown[]) => unknown;
/** Given a text cut at 64 KiB and how long it really was. */
type Print = (text: string, length: number) => void;

const maxPrinted = 65_536;
const maxDescribed = 4_000;
let signature: Signature;
let entry: Callable;

/** Before the candidate's program: what it finds. */
export function prepare(signatureText: string, print: Print): void {
  signature = own.parse(signatureText) as Signature;
  const log = (...args: unknown[]): void => {
    const text = format(args);
    print(text.length > maxPrinted ? own.slice(text, 0, maxPrinted) : text, text.length);
  };
  const console = { log, info: log, debug: log, warn: log, error: log, trace: log, table: log };
  const globals: Record<string, unknown> = { console, ListNode, TreeNode, Node };
  for (const name of Object.keys(globals)) {
    own.defineProperty(globalThis, name, {
      value: globals[name],
      writable: true,
      enumerable: false,
      configurable: true,
    });
  }
}

/** After it. @returns whether there is something of that name to be called. */
export function take(found: unknown): boolean {
  entry = found as Callable;
  return typeof found === 'function';
}

/** A case that goes on: what it has answered, and who takes the next value. */
let next: ((value: unknown) => Promise<unknown> | string) | undefined;

/** One case. @returns the answer as JSON; or a promise that is first to be settled, its value for `resume`. */
export function run(argsText: string): Promise<unknown> | string {
  const args = own.parse(argsText) as Wire[];
  return signature.kind === 'function' ? runFunction(signature, args) : runClass(signature, args as ClassCase);
}

export function resume(value: unknown): Promise<unknown> | string {
  return next!(value);
}

function runFunction({ parameters, returns, mutates }: Signature & { kind: 'function' }, args: Wire[]) {
  const values = decodeAll(parameters, args);
  const finish = (value: unknown) =>
    mutates === undefined ? encode(returns, value) : encode(parameters[mutates]!.type, values[mutates]);
  return settled(own.apply(entry, undefined, values), finish);
}

type ClassCase = [Wire[], [string, Wire[]][]];

function runClass({ parameters, methods }: Signature & { kind: 'class' }, wire: ClassCase) {
  const given = wire[0];
  const calls = wire[1];
  const object = own.construct(entry, decodeAll(parameters, given)) as Record<string, Callable>;
  let text = '';
  let at = 0;
  const keep = (value: unknown): void => {
    text += (at ? ',' : '') + encode(methodOf(methods, calls[at]![0]).returns, value);
    at += 1;
  };
  const go = (): Promise<unknown> | string => {
    while (at < calls.length) {
      const name = calls[at]![0];
      const values = decodeAll(methodOf(methods, name).parameters, calls[at]![1]);
      const method = object[name];
      if (typeof method !== 'function') throw new own.TypeErrorClass('there is no method ' + name);
      const value = own.apply(method, object, values);
      if (value instanceof own.PromiseClass) return later(value, takeAndGo);
      keep(value);
    }
    return '[' + text + ']';
  };
  const takeAndGo = (value: unknown) => {
    keep(value);
    return go();
  };
  return go();
}

function settled(value: unknown, finish: (value: unknown) => string): Promise<unknown> | string {
  return value instanceof own.PromiseClass ? later(value, finish) : finish(value);
}

function later(promise: Promise<unknown>, then: (value: unknown) => Promise<unknown> | string): Promise<unknown> {
  next = then;
  return promise;
}

interface Method {
  name: string;
  parameters: Parameter[];
  returns: ValueType;
}

function methodOf(methods: Method[], name: string): Method {
  for (let at = 0; at < methods.length; at += 1) if (methods[at]!.name === name) return methods[at]!;
  throw new own.ErrorClass('there is no method ' + name + ' in the signature');
}

/** In place: what was just parsed is nobody else's. */
function decodeAll(parameters: Parameter[], wires: Wire[]): unknown[] {
  const values: unknown[] = wires;
  for (let at = 0; at < wires.length; at += 1) values[at] = decode(parameters[at]!.type, wires[at]!);
  return values;
}

/** What was thrown, as JSON of three texts: its name, its message and its stack, which may be none of our making. */
export function describe(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return triple('', 'thrown: ' + format([thrown]), '');
  const { name, message, stack } = thrown as Record<string, unknown>;
  if (name === undefined && message === undefined) return triple('', 'thrown: ' + format([thrown]), '');
  return triple(own.toText(name), own.toText(message), typeof stack === 'string' ? stack : '');
}

function triple(name: string, message: string, stack: string): string {
  const cut = (text: string) => own.stringify(own.slice(text, 0, maxDescribed));
  return '[' + cut(name) + ',' + cut(message) + ',' + cut(stack) + ']';
}
