import { Injectable } from '@nestjs/common';
import { AppError } from '@app/kernel/app-error.js';
import type { Signature, Wire } from '@app/kernel/signature.js';
import type { ContentOf } from '@app/question-bank/domain/content.js';
import { signatureOf, type Comparator } from '@app/question-bank/domain/program-content.js';
import { CodeRunner, NotForLanguage } from '@app/sandbox/code-runner.js';
import { SandboxFailure, type CaseRun, type SqlRun } from '@app/sandbox/program.js';
import { isRight } from './domain/compare.js';
import { areRowsRight, tableOf } from './domain/compare-rows.js';
import type { Grade, ProgramContent } from './domain/grade.js';
import { gradeOfRun, judgementOf, type RanCase } from './domain/judgement.js';
import type { Judgement } from './domain/judge.js';
import type { ResponseOf } from './domain/response.js';
import { CaseShelf } from './case-shelf.js';
import { BrokenQuestion, referenceValue, type CodeCase, type SqlCase } from './program-cases.js';

export type CodeAnswer = NonNullable<ResponseOf<'code'>>;
export type SqlAnswer = NonNullable<ResponseOf<'sql'>>;

const checkLimits = { timeMs: 5_000, memoryMb: 128 };

/** Judges programs case by case. Expected values stay here: the sandbox gets arguments and gives results. */
@Injectable()
export class JudgeProgram {
  private readonly shelf: CaseShelf;

  constructor(private readonly runner: CodeRunner) {
    this.shelf = new CaseShelf(runner);
  }

  /** Over all cases. @throws AppError service.unavailable, BrokenQuestion */
  async grade(content: ProgramContent, answer: CodeAnswer | SqlAnswer): Promise<Grade> {
    return available(async () => {
      const cases = content.kind === 'code' ? await this.shelf.ofCode(content) : await this.shelf.ofSql(content);
      const totalWeight = cases.reduce((sum, { weight }) => sum + weight, 0);
      const { ran, compileError } = await this.runAll(content, answer, cases);
      return gradeOfRun(ran, totalWeight, judgementOf(ran, cases.length, compileError));
    });
  }

  /** Over the public examples and the candidate's own cases. @throws AppError service.unavailable, BrokenQuestion */
  async rehearse(content: ProgramContent, answer: CodeAnswer | SqlAnswer, own: Wire[][] = []): Promise<Judgement> {
    return available(async () => {
      const all = content.kind === 'code' ? await this.shelf.ofCode(content) : await this.shelf.ofSql(content);
      const cases: (CodeCase | SqlCase)[] = all.filter(({ hidden }) => !hidden);
      if (content.kind === 'code') cases.push(...(await this.ownCases(content, own)));
      const { ran, compileError } = await this.runAll(content, answer, cases);
      return judgementOf(ran, cases.length, compileError);
    });
  }

  private async ownCases(content: ContentOf<'code'>, own: Wire[][]): Promise<CodeCase[]> {
    const cases = [];
    for (const [index, given] of own.entries()) {
      const expected = await referenceValue(content, given, `/cases/${index}`, this.runner);
      cases.push({ name: `Own case ${index + 1}`, hidden: false, weight: 1, arguments: given, expected });
    }
    return cases;
  }

  private async runAll(
    content: ProgramContent,
    answer: CodeAnswer | SqlAnswer,
    cases: (CodeCase | SqlCase)[],
  ): Promise<{ ran: RanCase[]; compileError?: string | undefined }> {
    if (content.kind === 'code' && 'source' in answer) return this.runCode(content, answer, cases as CodeCase[]);
    if (content.kind === 'sql' && 'sql' in answer) return this.runSql(content, answer, cases as SqlCase[]);
    throw new TypeError(`not a response to a ${content.kind} question`);
  }

  private async runCode(content: ContentOf<'code'>, { language, source }: CodeAnswer, cases: CodeCase[]) {
    const signature = signatureOf(content.signature);
    const program = { language, source, signature, cases: cases.map((one) => one.arguments), limits: content.limits };
    const run = await this.runner.runProgram(program).catch(notForLanguage);
    const ran: RanCase[] = [];
    for (const [index, result] of run.cases.entries()) {
      ran.push(await this.judged(content.comparator, signature, cases[index]!, result));
    }
    return { ran, compileError: run.compileError };
  }

  private async judged(
    comparator: Comparator,
    signature: Signature,
    one: CodeCase,
    { status, value, cpuMs, memoryKb, stdout, message }: CaseRun,
  ): Promise<RanCase> {
    const ran = { ...one, timeMs: cpuMs, memoryKb, stdout: stdout || undefined, message };
    if (status !== 'OK') return { ...ran, verdict: status };
    const actual = value ?? null;
    if (typeof comparator === 'object' && comparator.kind === 'checker') {
      const complaint = await this.check(comparator.source, one, actual);
      return { ...ran, actual, verdict: complaint === undefined ? 'AC' : 'WA', message: complaint || message };
    }
    const right = isRight(signature, comparator, one.arguments, { actual, expected: one.expected });
    return { ...ran, actual, verdict: right ? 'AC' : 'WA' };
  }

  /** Asks the question's checker: undefined where the value is right, else what is wrong with it, or ''. */
  private async check(source: string, one: CodeCase, actual: Wire): Promise<string | undefined> {
    const json = { kind: 'json' } as const;
    const parameters = ['args', 'actual', 'expected'].map((name) => ({ name, type: json }));
    const { compileError, cases } = await this.runner.runProgram({
      language: 'javascript',
      source,
      signature: { kind: 'function', name: 'check', parameters, returns: json },
      cases: [[one.arguments, actual, one.expected]],
      limits: checkLimits,
    });
    const verdict = cases[0]?.status === 'OK' ? cases[0].value : (compileError ?? cases[0]?.message ?? 'not checked');
    if (verdict === true) return undefined;
    return typeof verdict === 'string' ? verdict : '';
  }

  private async runSql(content: ContentOf<'sql'>, { sql }: SqlAnswer, cases: SqlCase[]) {
    const ran: RanCase[] = [];
    for (const one of cases) {
      const run = await this.runner.runSql({ setup: one.setup, sql, limits: content.limits });
      const { status, message } = run;
      if (status === 'CE') return { ran: [], compileError: message ?? 'The statement is not valid.' };
      const { name, hidden, weight, expected } = one;
      const known = { name, hidden, weight, expected, timeMs: run.cpuMs, message };
      ran.push(status === 'OK' ? { ...known, ...judgedRows(content, run, one) } : { ...known, verdict: status });
      if (status === 'TLE' || status === 'MLE' || status === 'OLE') break;
    }
    return { ran };
  }
}

function judgedRows(
  content: ContentOf<'sql'>,
  run: SqlRun,
  { expected }: SqlCase,
): Pick<RanCase, 'verdict' | 'actual'> {
  const right = !run.truncated && areRowsRight(run, expected, content);
  return { actual: tableOf(run), verdict: right ? 'AC' : 'WA' };
}

function notForLanguage(error: unknown): never {
  throw error instanceof NotForLanguage ? new BrokenQuestion('/languages', error.message) : error;
}

/** No verdict is better than a wrong one: a sandbox that fails is told to the caller, who tries again. */
async function available<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SandboxFailure)) throw error;
    throw new AppError('service.unavailable', `The program could not be run: ${error.message}`);
  }
}
