import type { Signature, ValueType, Wire } from '@app/kernel/signature.js';
import { parseValueType } from '@app/kernel/signature.js';
import type { CaseRun, Program } from '../../program.js';
import type { Sandbox } from '../../sandbox.js';

/** `f` of the given types; without any, of one int to whatever JSON can hold. */
export function signatureOf(parameters = ['int'], returns = 'json', mutates?: number): Signature {
  const named = parameters.map((type, at) => ({ name: `p${at}`, type: parseValueType(type) }));
  return { kind: 'function', name: 'f', parameters: named, returns: parseValueType(returns), mutates };
}

export function typed(type: ValueType): Signature {
  return { kind: 'function', name: 'f', parameters: [{ name: 'value', type }], returns: type };
}

export function python(source: string, more: Partial<Program> = {}): Program {
  return {
    language: 'python',
    source,
    signature: signatureOf(),
    cases: [[1]],
    limits: { timeMs: 3_000, memoryMb: 64 },
    ...more,
  };
}

export async function runCases(sandbox: Sandbox, source: string, more: Partial<Program> = {}): Promise<CaseRun[]> {
  const { compileError, cases } = await sandbox.runProgram(python(source, more));
  expect(compileError).toBeUndefined();
  return cases;
}

export async function runCase(sandbox: Sandbox, source: string, more: Partial<Program> = {}): Promise<CaseRun> {
  const [first] = await runCases(sandbox, source, more);
  return first!;
}

export async function valueOf(
  sandbox: Sandbox,
  source: string,
  more: Partial<Program> = {},
): Promise<Wire | undefined> {
  const { status, value, message } = await runCase(sandbox, source, more);
  expect({ status, message }).toEqual({ status: 'OK' });
  return value;
}
