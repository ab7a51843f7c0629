import { parseValueType, type FunctionSignature, type Wire } from '@app/kernel/signature.js';
import type { Program, RunStatus } from '../../program.js';

/** A function's signature from types as text: `signatureOf(['int[]', 'int'], 'int[]')`. */
export function signatureOf(parameters: string[], returns: string, mutates?: number): FunctionSignature {
  return {
    kind: 'function',
    name: 'f',
    parameters: parameters.map((type, index) => ({ name: `p${index}`, type: parseValueType(type) })),
    returns: parseValueType(returns),
    ...(mutates !== undefined && { mutates }),
  };
}

/** A program whose `f` takes an int and may give back anything. */
export function programOf(source: string, differing: Partial<Program> = {}): Program {
  return {
    language: 'javascript',
    source,
    signature: signatureOf(['int'], 'json'),
    cases: [[1]],
    limits: { timeMs: 1_000, memoryMb: 64 },
    ...differing,
  };
}

/** Known to be right: runs after each hostile one. */
export const clean = programOf(
  `function f(n) {
    const seen = new Map([[n, [n, 'a'].map(String).join('-')]]);
    return { sum: [3, 1, 2].sort((a, b) => a - b).reduce((a, b) => a + b, n), text: seen.get(n), json: JSON.stringify({ n }) };
  }`,
  { cases: [[1], [5]] },
);
export const cleanValues: Wire[] = [
  { sum: 7, text: '1-a', json: '{"n":1}' },
  { sum: 11, text: '5-a', json: '{"n":5}' },
];

/** A program that means no good, and what must come of it. */
export interface Hostile {
  name: string;
  /** `$PORT` and `$FILE` are the test's own listener and file. */
  source: string;
  status: RunStatus | 'CE';
  /** Where it is OK. */
  value?: Wire;
  message?: RegExp;
  differing?: Partial<Program>;
}
