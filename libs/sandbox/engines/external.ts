import { SandboxFailure, type CaseRun, type Program, type ProgramRun } from '../program.js';
import { encodeArguments } from './encode.js';
import { externalLanguages, type EngineResult, type ExecutionEngine, type ExternalLanguage } from './engine.js';
import { harnesses } from './harness/harnesses.js';
import type { Harness } from './harness/harness.js';
import { carried } from './harness/types.js';
import { outcomeOf } from './job-outcome.js';
import { newNonce, readTranscript, stdinOf, type Batch } from './transcript.js';

/** CPU limits of a case that one run on the engine has: what never ends costs that much, what needs more runs again. */
const limitsInARun = 3;
/** After so many crashes the rest is not run. */
const crashesTaken = 3;
/** What a program may print in a run, answers with it. As much as Judge0 allows unless told otherwise. */
const outputBytes = 4 * 1024 * 1024;

/** Runs programs of the languages that an engine outside takes. */
export class ExternalRunner {
  constructor(
    private readonly engine: ExecutionEngine,
    readonly languages: readonly ExternalLanguage[] = externalLanguages,
  ) {}

  /** Those of `languages` that the engine has. @throws SandboxFailure */
  async installed(): Promise<ExternalLanguage[]> {
    const there = await this.engine.languages();
    return this.languages.filter((language) => there.includes(language));
  }

  /**
   * @throws SandboxFailure (EngineBusy) where there is no verdict; UnsupportedType or UnsupportedValue where the question
   * is not for these languages.
   */
  async run(program: Program): Promise<ProgramRun> {
    const language = this.languages.find((known) => known === program.language);
    if (!language) throw new SandboxFailure(`${program.language} is not among the languages of the execution engine`);
    const signature = carried(program.signature);
    const harness = harnesses[language];
    const source = harness.program(signature, program.source);
    const encoded = program.cases.map((values) => encodeArguments(signature, values));
    const cases: CaseRun[] = [];
    let crashes = 0;
    do {
      const batch = this.batch(encoded, cases.length, source);
      const result = await this.execute({ language, harness, source, batch, limits: program.limits });
      const { timeMs } = program.limits;
      const job = { signature, harness, cases: program.cases, timeMs, given: batch.cases.length };
      const outcome = outcomeOf(result, readTranscript(result.stdout, batch), job);
      if (outcome.compileError !== undefined) return { compileError: outcome.compileError, cases: [] };
      cases.push(...outcome.cases);
      if (outcome.hasCrashed) crashes++;
    } while (cases.length < encoded.length && goesOn(cases.at(-1)) && crashes < crashesTaken);
    return { cases };
  }

  /** As many of the cases from `from` on as the engine takes in one request. */
  private batch(encoded: readonly string[], from: number, source: string): Batch {
    const inJson = (text: string) => Buffer.byteLength(JSON.stringify(text));
    let room = this.engine.maxRequestBytes - inJson(source) - 1024;
    const cases: Batch['cases'] = [];
    for (let index = from; index < encoded.length; index++) {
      room -= inJson(encoded[index]!) + 32;
      if (room < 0 && cases.length) break;
      if (room < 0) throw new SandboxFailure(`case ${index + 1} is larger than what the execution engine takes`);
      cases.push({ index, encoded: encoded[index]! });
    }
    return { cases, nonce: newNonce() };
  }

  private execute({ language, harness, source, batch, limits }: Run): Promise<EngineResult> {
    const { timeMs } = limits;
    const cpuMs = harness.bootMs + timeMs * Math.min(limitsInARun, batch.cases.length);
    return this.engine.execute({
      language,
      fileName: harness.fileName,
      source,
      stdin: stdinOf(batch),
      compileMs: harness.compileMs ?? 0,
      limits: {
        cpuMs,
        leastCpuMs: Math.min(harness.bootMs, 1_000) + timeMs,
        wallMs: cpuMs * 2 + 2_000,
        memoryMb: limits.memoryMb + harness.memoryMb,
        outputBytes,
      },
    });
  }
}

interface Run {
  language: ExternalLanguage;
  harness: Harness;
  source: string;
  batch: Batch;
  limits: Program['limits'];
}

function goesOn(last: CaseRun | undefined): boolean {
  return last === undefined || last.status === 'OK' || last.status === 'RE';
}
