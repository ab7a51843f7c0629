import type { FunctionSignature } from '@app/kernel/signature.js';
import { SandboxFailure } from '../program.js';
import type { EngineResult } from './engine.js';
import { java } from './harness/java.js';
import { outcomeOf } from './job-outcome.js';
import { readTranscript, stdinOf, type Batch } from './transcript.js';

const nonce = 'f00d';
const batch: Batch = { nonce, cases: [0, 1, 2].map((index) => ({ index, encoded: `${index}\n` })) };
const marks = (...lines: string[]) =>
  lines.map((line) => (line.startsWith('@') ? `\n@${nonce} ${line.slice(1)}\n` : line)).join('');
const read = (...lines: string[]) => readTranscript(marks(...lines), batch);
const signature: FunctionSignature = {
  kind: 'function',
  name: 'f',
  parameters: [{ name: 'n', type: { kind: 'int' } }],
  returns: { kind: 'int' },
};
const job = { signature, harness: java, cases: [[0], [1], [2]], timeMs: 1_000, given: 3 };
const ended: EngineResult = { status: 'OK', stdout: '', stderr: '', compileOutput: '' };
const outcome = (result: Partial<EngineResult>, ...lines: string[]) =>
  outcomeOf({ ...ended, ...result }, read(...lines), job);
const all = ['@R 5', '@S 0 6', '@V 0 1 7', '@S 1 8', '@V 1 1 8', '@S 2 9', '@V 2 1 9'];

it('gives a program its nonce and each case its size', () => {
  expect(stdinOf({ nonce, cases: [{ index: 4, encoded: 's41\n' }] })).toBe('f00d\n1\n4\n4\ns41\n');
});

it('tells what a case printed from its answer', () => {
  const { cases } = read(
    'loading',
    '@R 1',
    'top ',
    '@S 0 2',
    'hello\n',
    '@V 0 3 42',
    'between',
    '@S 1 4',
    'unfinished',
  );
  expect(cases).toEqual([
    { index: 0, atCpuMs: 2, stdout: 'top hello\n', end: { kind: 'V', cpuMs: 3, tokens: ['42'] } },
    { index: 1, atCpuMs: 4, stdout: 'unfinished' },
  ]);
});

it.each([
  ['an answer to a case that has not begun', ['@R 1', '@V 0 0 1', ...all.slice(1)]],
  ['an answer to another case', ['@R 1', '@S 0 1', '@V 1 0 1', '@V 0 1 7', ...all.slice(3)]],
  ['a second answer', [...all.slice(0, 3), '@V 0 0 99', ...all.slice(3)]],
  ['a case out of turn', [...all.slice(0, 3), '@S 2 9', ...all.slice(3)]],
  ['a case of none', [...all, '@S 3 9', '@V 3 1 9']],
  ['a mark without a time', [...all.slice(0, 2), '@V 0', '@V 0 x 1', '@V 0 -1 1', ...all.slice(2)]],
  ['a compile error after the fact', [...all.slice(0, 2), '@C s41', ...all.slice(2)]],
  ['another nonce', [...all.slice(0, 2), '\n@beef V 0 1 99\n', ...all.slice(2)]],
])('takes no notice of %s', (_, lines) => {
  expect(outcome({}, ...lines).cases.map(({ value }) => value)).toEqual([7, 8, 9]);
});

it.each([
  ['no number', '@V 0 1 x'],
  ['two numbers', '@V 0 1 7 8'],
  ['nothing', '@V 0 1'],
])('takes %s for no answer', (_, line) => {
  expect(outcome({}, '@R 1', '@S 0 1', line, ...all.slice(3)).cases[0]).toMatchObject({
    status: 'RE',
    message: 'the answer could not be read',
  });
});

it('has TLE for a case that ended beyond its limit, and stops there', () => {
  expect(outcome({}, '@R 5', '@S 0 6', '@V 0 1001 7', ...all.slice(3)).cases.map(({ status }) => status)).toEqual([
    'TLE',
  ]);
});

it('blames the case that was running when time was up, where it had its share', () => {
  const stopped = outcome({ status: 'TLE', cpuMs: 4_000 }, ...all.slice(0, 3), '@S 1 2000', 'looping');
  expect(stopped.cases.map(({ status }) => status)).toEqual(['OK', 'TLE']);
  expect(stopped.cases[1]).toMatchObject({ cpuMs: 2_000, stdout: 'looping' });
});

it.each(['TLE', 'OLE'] as const)('gives no verdict where cases before took up the limit: %s', (status) => {
  const early = outcome({ status, cpuMs: 4_000 }, ...all.slice(0, 3), '@S 1 3500');
  expect(early.cases.map((one) => one.status)).toEqual(['OK']);
  // The first of a run had the whole limit.
  expect(outcome({ status, cpuMs: 4_000 }, '@R 1', '@S 0 3500').cases.map((one) => one.status)).toEqual([status]);
});

it.each([
  ['a signal', { status: 'RE', exit: 'SIGSEGV' }, 'RE', /SIGSEGV/],
  ['an exit code', { status: 'RE', exit: 'exit code 3', stderr: 'told' }, 'RE', /exit code 3\ntold/],
  ['an early end', { status: 'OK' }, 'RE', /ended before the call did/],
  ['the memory limit', { status: 'MLE', memoryKb: 9 }, 'MLE', undefined],
  ['an allocator', { status: 'RE', stderr: 'memory allocation of 99 bytes failed' }, 'MLE', undefined],
] as const)('ends a case by %s', (_, result, status, message) => {
  const { cases, hasCrashed } = outcome(result, ...all.slice(0, 3), '@S 1 8', 'last words');
  expect(cases[1]).toMatchObject({ status, stdout: 'last words' });
  if (message) expect(cases[1]!.message).toMatch(message);
  expect(hasCrashed).toBe(status === 'RE');
});

it('has MLE for what the program told itself', () => {
  expect(outcome({}, '@R 1', '@S 0 1', '@M 0 12').cases).toMatchObject([{ status: 'MLE', cpuMs: 12 }]);
});

it.each(['OK', 'TLE', 'MLE', 'OLE', 'RE'] as const)(
  'never blames the candidate for what happened before: %s',
  (status) => {
    expect(() => outcome({ status, stderr: 'exec: java: not found' })).toThrow(SandboxFailure);
  },
);

it('knows a failed compilation, in the run too, and names the file as the candidate knows it', () => {
  const said = '/box/Main.java:3: error: cannot find symbol\nerror: compilation failed';
  const expected = 'solution.java:3: error: cannot find symbol\nerror: compilation failed';
  expect(outcome({ status: 'CE', compileOutput: said }).compileError).toBe(expected);
  expect(outcome({ status: 'RE', stderr: said, exit: 'exit code 1' }).compileError).toBe(expected);
  expect(outcome({ status: 'CE' }).compileError).toBe('The program could not be compiled.');
  expect(outcome({ status: 'CE', compileOutput: 'x'.repeat(1e6) }).compileError).toHaveLength(4_000);
});

it('cuts what is long', () => {
  const { cases } = outcome({}, '@R 1', '@S 0 1', 'y'.repeat(1e5), `@E 0 1 s${'41'.repeat(5_000)}`, ...all.slice(3));
  expect(cases[0]!.stdout).toHaveLength(65_536);
  expect(cases[0]!.message).toHaveLength(2_000);
});
