import { readSettings } from '@app/config/config.js';
import type { FunctionSignature, Wire } from '@app/kernel/signature.js';
import { SandboxFailure, type Program } from '../program.js';
import { externalRunnerOf } from './choose-engine.js';
import { UnsupportedValue } from './encode.js';
import { EngineBusy, type EngineJob, type EngineResult, type ExecutionEngine } from './engine.js';
import { ExternalRunner } from './external.js';
import { UnsupportedType } from './harness/types.js';

const signature: FunctionSignature = {
  kind: 'function',
  name: 'double',
  parameters: [{ name: 'n', type: { kind: 'int' } }],
  returns: { kind: 'int' },
};
const program = (cases: Wire[][], changes: Partial<Program> = {}): Program => ({
  language: 'ruby',
  source: 'def double(n) = n * 2',
  signature,
  cases,
  limits: { timeMs: 1_000, memoryMb: 64 },
  ...changes,
});
const numbers = (...list: number[]) => list.map((n) => [n]);

/** Doubles; stops as told at the numbers of `stops`. */
class Doubling implements ExecutionEngine {
  readonly jobs: EngineJob[] = [];
  /** Indexes of the cases of each job. */
  readonly given: number[][] = [];

  constructor(
    private readonly stops: Record<number, Partial<EngineResult>> = {},
    readonly maxRequestBytes = 1e6,
  ) {}

  languages = () => Promise.resolve(['ruby', 'rust'] as const).then((list) => [...list]);

  execute(job: EngineJob): Promise<EngineResult> {
    this.jobs.push(job);
    const [nonce, , ...rest] = job.stdin.split('\n');
    let stdout = `\n@${nonce} R 10\n`;
    const indexes: number[] = [];
    this.given.push(indexes);
    for (let at = 0; at + 3 <= rest.length; at += 3) indexes.push(Number(rest[at]));
    for (const [place, index] of indexes.entries()) {
      const n = Number(rest[place * 3 + 2]);
      stdout += `\n@${nonce} S ${index} 20\n`;
      const stop = this.stops[n];
      if (stop) return Promise.resolve({ ...ended, ...stop, stdout });
      stdout += `\n@${nonce} V ${index} 1 ${n * 2}\n`;
    }
    return Promise.resolve({ ...ended, stdout });
  }
}
const ended: EngineResult = { status: 'OK', stdout: '', stderr: '', compileOutput: '' };

it('sends arguments and nothing of what is expected', async () => {
  const engine = new Doubling();
  const { cases } = await new ExternalRunner(engine).run(program(numbers(123_456, 4)));
  expect(cases).toMatchObject([
    { status: 'OK', value: 246_912, cpuMs: 1 },
    { status: 'OK', value: 8 },
  ]);
  expect(JSON.stringify(engine.jobs)).toContain('123456');
  expect(JSON.stringify(engine.jobs)).not.toMatch(/246912|expected/);
  expect(engine.jobs[0]!.limits).toMatchObject({ cpuMs: 3_000, leastCpuMs: 2_000, memoryMb: 128 });
});

it('gives each run a nonce of its own', async () => {
  const engine = new Doubling();
  const runner = new ExternalRunner(engine);
  await runner.run(program(numbers(1)));
  await runner.run(program(numbers(1)));
  const [first, second] = engine.jobs.map(({ stdin }) => stdin.slice(0, 32));
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(second).not.toBe(first);
});

it('sends no more than the engine takes', async () => {
  const source = new Doubling();
  await new ExternalRunner(source).run(program(numbers(1)));
  const size = JSON.stringify(source.jobs[0]!.source).length;
  const engine = new Doubling({}, size + 1024 + 80);
  const { cases } = await new ExternalRunner(engine).run(program(numbers(1, 2, 3, 4, 5)));
  expect(engine.given).toEqual([[0, 1], [2, 3], [4]]);
  expect(cases.map(({ value }) => value)).toEqual([2, 4, 6, 8, 10]);
  await expect(new ExternalRunner(new Doubling({}, size + 1024)).run(program(numbers(1)))).rejects.toThrow(
    'case 1 is larger than what the execution engine takes',
  );
});

it('goes on behind a crash, thrice', async () => {
  const engine = new Doubling({ 7: { status: 'RE', exit: 'SIGSEGV' } });
  const { cases } = await new ExternalRunner(engine).run(program(numbers(1, 7, 2, 7, 3, 7, 4)));
  expect(cases.map(({ status }) => status)).toEqual(['OK', 'RE', 'OK', 'RE', 'OK', 'RE']);
  expect(engine.given.map(([first]) => first)).toEqual([0, 2, 4]);
});

it('runs a case again, first, that others left no time for', async () => {
  const engine = new Doubling({ 7: { status: 'TLE', cpuMs: 900 } });
  const { cases } = await new ExternalRunner(engine).run(program(numbers(1, 2, 7, 3)));
  expect(cases.map(({ status }) => status)).toEqual(['OK', 'OK', 'TLE']);
  expect(engine.given).toEqual([
    [0, 1, 2, 3],
    [2, 3],
  ]);
});

it.each(['MLE', 'TLE'] as const)('runs nothing after %s', async (status) => {
  const engine = new Doubling({ 7: { status, cpuMs: 4_000 } });
  const { cases } = await new ExternalRunner(engine).run(program(numbers(1, 7, 2)));
  expect(cases.map((one) => one.status)).toEqual(['OK', status]);
  expect(engine.jobs).toHaveLength(1);
});

it('has no verdict where the engine has none', async () => {
  const busy = new Doubling();
  busy.execute = () => Promise.reject(new EngineBusy('full', 5));
  await expect(new ExternalRunner(busy).run(program(numbers(1)))).rejects.toBeInstanceOf(EngineBusy);
  const dead = new Doubling();
  dead.execute = () => Promise.resolve({ ...ended, status: 'RE', stderr: 'ruby: not found' });
  await expect(new ExternalRunner(dead).run(program(numbers(1)))).rejects.toThrow(SandboxFailure);
});

it('refuses what it is not for', async () => {
  const runner = new ExternalRunner(new Doubling(), ['ruby', 'java']);
  expect(await runner.installed()).toEqual(['ruby']);
  await expect(runner.run(program(numbers(1), { language: 'rust' }))).rejects.toThrow(SandboxFailure);
  await expect(runner.run(program([['x']]))).rejects.toThrow(UnsupportedValue);
  const json = { ...signature, returns: { kind: 'json' } as const };
  await expect(runner.run(program(numbers(1), { signature: json }))).rejects.toThrow(UnsupportedType);
});

describe('settings', () => {
  const runnerOf = (env: Record<string, string>) => {
    const settings = readSettings(env);
    return externalRunnerOf({ get: (name) => settings[name] as never });
  };

  it('has no engine unless told', () => {
    expect(runnerOf({})).toBeUndefined();
    expect(() => readSettings({ CODE_ENGINE: 'judge0' })).toThrow('CODE_ENGINE_URL');
  });

  it('offers the languages that the operator lists', () => {
    const env = { CODE_ENGINE: 'piston', CODE_ENGINE_URL: 'http://127.0.0.1:2000' };
    expect(runnerOf(env)!.languages).toEqual(['java', 'go', 'cpp', 'ruby', 'csharp', 'rust']);
    expect(runnerOf({ ...env, CODE_ENGINE_LANGUAGES: 'go=1.16.2, cpp' })!.languages).toEqual(['go', 'cpp']);
    expect(readSettings({ CODE_ENGINE_LANGUAGES: 'go=1.16.2,cpp' }).CODE_ENGINE_LANGUAGES).toEqual([
      { language: 'go', version: '1.16.2' },
      { language: 'cpp' },
    ]);
    expect(() => readSettings({ CODE_ENGINE_LANGUAGES: 'go,perl' })).toThrow('"perl" is none of java');
  });
});
