import type { Wire } from '@app/kernel/signature.js';
import type { ContentOf } from '@app/question-bank/domain/content.js';
import { solutionLanguage } from '@app/question-bank/domain/check-program.js';
import { signatureOf, type Table } from '@app/question-bank/domain/program-content.js';
import type { CodeRunner } from '@app/sandbox/code-runner.js';
import type { SqlRun } from '@app/sandbox/program.js';
import { tableOf } from './domain/compare-rows.js';

/** A case of a `code` question with everything that its author left to be worked out. */
export interface CodeCase {
  name: string;
  hidden: boolean;
  weight: number;
  arguments: Wire[];
  expected: Wire;
}

/** One filling of a `sql` question's tables. */
export interface SqlCase {
  name: string;
  hidden: boolean;
  weight: number;
  setup: string;
  expected: Table;
}

/** A question's own parts do not work: its author must mend them. */
export class BrokenQuestion extends Error {
  constructor(
    readonly pointer: string,
    message: string,
  ) {
    super(message);
  }
}

const generatorLimits = { timeMs: 10_000, memoryMb: 256 };

/** The public examples, then the hidden cases. @throws BrokenQuestion where a generator or the reference solution fails */
export async function codeCases(content: ContentOf<'code'>, runner: CodeRunner): Promise<CodeCase[]> {
  const examples = content.examples.map((example, index) => ({
    name: `Example ${index + 1}`,
    hidden: false,
    weight: 1,
    arguments: example.arguments,
    expected: example.expected,
  }));
  const hidden = [];
  for (const [index, one] of content.hiddenCases.entries()) {
    const given = 'arguments' in one ? one.arguments : await generated(one.generate, index, runner);
    hidden.push({
      name: one.name ?? `Hidden case ${index + 1}`,
      hidden: true,
      weight: one.weight ?? 1,
      arguments: given,
      expected: one.expected ?? (await referenceValue(content, given, `/hiddenCases/${index}`, runner)),
    });
  }
  return [...examples, ...hidden];
}

/** What the question's first solution gives for these arguments. @throws BrokenQuestion */
export async function referenceValue(
  content: ContentOf<'code'>,
  given: Wire[],
  pointer: string,
  runner: CodeRunner,
): Promise<Wire> {
  const language = content.languages.map((name) => solutionLanguage(content, name)).find((name) => name !== undefined)!;
  const { compileError, cases } = await runner.runProgram({
    language,
    source: content.solutions[language]!,
    signature: signatureOf(content.signature),
    cases: [given],
    limits: generatorLimits,
  });
  const [run] = cases;
  if (run?.status !== 'OK') {
    throw new BrokenQuestion(pointer, `the ${language} solution fails: ${compileError ?? run?.message ?? run?.status}`);
  }
  return run.value ?? null;
}

async function generated(source: string, index: number, runner: CodeRunner): Promise<Wire[]> {
  const pointer = `/hiddenCases/${index}/generate`;
  const { compileError, cases } = await runner.runProgram({
    language: 'javascript',
    source: `const __generate = (${source.trim().replace(/;$/, '')});`,
    signature: { kind: 'function', name: '__generate', parameters: [], returns: { kind: 'json' } },
    cases: [[]],
    limits: generatorLimits,
  });
  const [run] = cases;
  if (run?.status !== 'OK') {
    throw new BrokenQuestion(pointer, `can't be run: ${compileError ?? run?.message ?? run?.status}`);
  }
  if (!Array.isArray(run.value)) throw new BrokenQuestion(pointer, 'must give the list of arguments');
  return run.value;
}

/** The seed that is shown, then the hidden ones. @throws BrokenQuestion where the reference solution fails */
export async function sqlCases(content: ContentOf<'sql'>, runner: CodeRunner): Promise<SqlCase[]> {
  const cases: SqlCase[] = [
    { name: 'Example', hidden: false, weight: 1, setup: setupOf(content, content.seed), expected: content.expected },
  ];
  for (const [index, { name, seed, weight = 1, expected }] of content.hiddenCases.entries()) {
    const setup = setupOf(content, seed);
    cases.push({
      name: name ?? `Hidden case ${index + 1}`,
      hidden: true,
      weight,
      setup,
      expected: expected ?? (await referenceRows(content, setup, `/hiddenCases/${index}`, runner)),
    });
  }
  return cases;
}

async function referenceRows(
  { solution, limits }: ContentOf<'sql'>,
  setup: string,
  pointer: string,
  runner: CodeRunner,
): Promise<Table> {
  const run: SqlRun = await runner.runSql({ setup, sql: solution, limits: { ...limits, timeMs: 10_000 } });
  if (run.status !== 'OK') throw new BrokenQuestion(pointer, `the solution fails: ${run.message ?? run.status}`);
  return tableOf(run);
}

function setupOf({ schema }: ContentOf<'sql'>, seed: string): string {
  return `${schema}\n;\n${seed}`;
}
