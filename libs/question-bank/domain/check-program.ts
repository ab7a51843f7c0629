import { pointerOf, type Fault } from '@app/kernel/app-error.js';
import type { Parameter, Signature, ValueType, Wire } from '@app/kernel/signature.js';
import type { ContentOf } from './content.js';
import { signatureOf, type Language, type Table } from './program-content.js';
import { valueFaults } from './value-faults.js';

/** What the shape of a `code` question can't say: values fit their types, each language has its solution. */
export function* codeFaults(content: ContentOf<'code'>): Generator<Fault> {
  const signature = signatureOf(content.signature);
  const faults = [...signatureFaults(content.signature, signature)];
  yield* faults;
  yield* languageFaults(content);
  if (faults.length > 0) return;
  for (const [index, example] of content.examples.entries()) {
    yield* caseFaults(content, signature, example, ['examples', index]);
  }
  for (const [index, hidden] of content.hiddenCases.entries()) {
    if ('arguments' in hidden) yield* caseFaults(content, signature, hidden, ['hiddenCases', index]);
  }
}

/** What the shape of a `sql` question can't say: each row has a cell for each column. */
export function* sqlFaults({ expected, hiddenCases }: ContentOf<'sql'>): Generator<Fault> {
  yield* tableFaults(expected, ['expected']);
  for (const [index, hidden] of hiddenCases.entries()) {
    if (!hidden.expected) continue;
    yield* tableFaults(hidden.expected, ['hiddenCases', index, 'expected']);
    if (hidden.expected.columns.length !== expected.columns.length) {
      yield { pointer: `/hiddenCases/${index}/expected/columns`, message: 'must be as many as in /expected' };
    }
  }
}

/** The language whose solution stands for this one: TypeScript may do with JavaScript's. */
export function solutionLanguage(
  content: Pick<ContentOf<'code'>, 'solutions'>,
  language: Language,
): Language | undefined {
  if (content.solutions[language] !== undefined) return language;
  return language === 'typescript' && content.solutions.javascript !== undefined ? 'javascript' : undefined;
}

/** Where one list of arguments does not fit the signature. Pointers begin with `path`. */
export function* argumentFaults(
  signature: Signature,
  given: readonly Wire[],
  path: readonly PropertyKey[],
): Generator<Fault> {
  if (signature.kind === 'function') return yield* listFaults(signature.parameters, given, path);
  const [construction, calls] = given;
  if (given.length !== 2 || !Array.isArray(construction) || !Array.isArray(calls)) {
    return yield {
      pointer: pointerOf(path),
      message: 'must be [arguments of the constructor, [[method, arguments], …]]',
    };
  }
  yield* listFaults(signature.parameters, construction, [...path, 0]);
  for (const [index, call] of calls.entries()) {
    const at = [...path, 1, index];
    const [name, args] = Array.isArray(call) ? call : [];
    const method = signature.methods.find((known) => known.name === name);
    if (!method || !Array.isArray(args)) yield { pointer: pointerOf(at), message: 'must be [method, arguments]' };
    else yield* listFaults(method.parameters, args, [...at, 1]);
  }
}

function* signatureFaults(text: ContentOf<'code'>['signature'], signature: Signature): Generator<Fault> {
  yield* parameterFaults(signature.parameters, '/signature/parameters');
  if (signature.kind === 'class') {
    for (const [index, { parameters }] of signature.methods.entries()) {
      yield* parameterFaults(parameters, `/signature/methods/${index}/parameters`);
    }
    return;
  }
  const mutates = 'mutates' in text ? text.mutates : undefined;
  if (mutates !== undefined && signature.mutates === undefined) {
    yield { pointer: '/signature/mutates', message: `"${mutates}" is no parameter` };
  }
  if (mutates === undefined && signature.returns.kind === 'void') {
    yield { pointer: '/signature/returns', message: 'must be told, unless a parameter is changed in place (mutates)' };
  }
}

function* parameterFaults(parameters: readonly Parameter[], pointer: string): Generator<Fault> {
  for (const [index, { name, type }] of parameters.entries()) {
    if (parameters.findIndex((other) => other.name === name) !== index) {
      yield { pointer: `${pointer}/${index}/name`, message: `"${name}" is used twice` };
    }
    if (type.kind === 'void') yield { pointer: `${pointer}/${index}/type`, message: 'a parameter is never void' };
  }
}

function* languageFaults(content: ContentOf<'code'>): Generator<Fault> {
  for (const [index, language] of content.languages.entries()) {
    if (content.languages.indexOf(language) !== index) {
      yield { pointer: `/languages/${index}`, message: `"${language}" is named twice` };
    }
    if (!solutionLanguage(content, language)) {
      yield { pointer: pointerOf(['solutions']), message: `there is none in ${language}` };
    }
  }
}

function* caseFaults(
  { comparator }: ContentOf<'code'>,
  signature: Signature,
  example: { arguments: Wire[]; expected: Wire },
  path: readonly PropertyKey[],
): Generator<Fault> {
  const faults = [...argumentFaults(signature, example.arguments, [...path, 'arguments'])];
  yield* faults;
  if (faults.length > 0 || (typeof comparator === 'object' && comparator.kind === 'checker')) return;
  const at = [...path, 'expected'];
  if (comparator !== 'any-of') return yield* resultFaults(signature, example.arguments, example.expected, at);
  if (!Array.isArray(example.expected) || example.expected.length === 0) {
    return yield { pointer: pointerOf(at), message: 'must list the answers that are right' };
  }
  for (const [index, one] of example.expected.entries()) {
    yield* resultFaults(signature, example.arguments, one, [...at, index]);
  }
}

function* resultFaults(
  signature: Signature,
  given: readonly Wire[],
  expected: Wire,
  path: readonly PropertyKey[],
): Generator<Fault> {
  if (signature.kind === 'function') return yield* valueFaults(expected, resultType(signature), path);
  const calls = given[1] as [string, Wire[]][];
  if (!Array.isArray(expected) || expected.length !== calls.length) {
    return yield { pointer: pointerOf(path), message: 'must have one value a call' };
  }
  for (const [index, [name]] of calls.entries()) {
    const returns = signature.methods.find((method) => method.name === name)!.returns;
    yield* valueFaults(expected[index], returns, [...path, index]);
  }
}

/** What a case of a function gives. */
export function resultType(signature: Extract<Signature, { kind: 'function' }>): ValueType {
  return signature.mutates === undefined ? signature.returns : signature.parameters[signature.mutates]!.type;
}

function* listFaults(
  parameters: readonly Parameter[],
  given: readonly Wire[],
  path: readonly PropertyKey[],
): Generator<Fault> {
  if (given.length !== parameters.length) {
    return yield { pointer: pointerOf(path), message: `must have ${parameters.length} values, one a parameter` };
  }
  for (const [index, { type }] of parameters.entries()) yield* valueFaults(given[index], type, [...path, index]);
}

function* tableFaults({ columns, rows }: Table, path: readonly PropertyKey[]): Generator<Fault> {
  for (const [index, row] of rows.entries()) {
    if (row.length !== columns.length) {
      yield { pointer: pointerOf([...path, 'rows', index]), message: `must have ${columns.length} cells` };
    }
  }
}
