import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { SandboxFailure } from '../../program.js';
import type { EngineClient } from './engine-client.js';
import {
  EngineBusy,
  EngineRefusal,
  externalLanguages,
  ReplyTooLong,
  tooMuchOutput,
  type EngineJob,
  type EngineResult,
  type ExecutionEngine,
  type ExternalLanguage,
} from '../engine.js';
import { compilerOptions, newestOf, submissionLimits, type Judge0Language } from './judge0-submission.js';
import { exitOf } from './exit-signal.js';
import { Kept } from './kept.js';

const languagesReply = z.array(z.object({ id: z.number().int(), name: z.string() }));
const createdReply = z.object({ token: z.string().regex(/^[\w-]{1,100}$/) });
const submissionReply = z.object({
  status: z.object({ id: z.number().int(), description: z.string() }),
  stdout: z.string().nullish(),
  stderr: z.string().nullish(),
  compile_output: z.string().nullish(),
  message: z.string().nullish(),
  /** Seconds, as text. */
  time: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .nullish(),
  /** KiB. */
  memory: z.number().nullish(),
  exit_code: z.number().nullish(),
  exit_signal: z.number().nullish(),
});
type Submission = z.infer<typeof submissionReply>;
const fields = Object.keys(submissionReply.shape).join(',');

const inQueue = 1;
const processing = 2;
const requestMs = 15_000;
/** What a submission may wait in the queue and take to compile, beside its own wall time. */
const patienceMs = 90_000;
const firstPollMs = 100;
const slowestPollMs = 2_000;
/** Requests for a result in a row that may fail: the program itself still runs. */
const pollFaults = 3;

/** https://github.com/judge0/judge0, API 1.13. */
export class Judge0Engine implements ExecutionEngine {
  readonly maxRequestBytes = 8 * 1024 * 1024;
  private readonly known = new Kept<Judge0Language[]>(() =>
    this.client.request({ path: '/languages', reply: languagesReply, timeoutMs: requestMs }),
  );
  /** The operator's limits, learnt from refusals: `cpu_time_limit` → 15. */
  private readonly ceilings = new Map<string, number>();
  private takesCompilerOptions = true;

  constructor(
    private readonly client: EngineClient,
    /** Ids that the operator chose. */
    private readonly ids: Partial<Record<ExternalLanguage, string>> = {},
  ) {}

  async languages(): Promise<ExternalLanguage[]> {
    const known = await this.known.get();
    return externalLanguages.filter((language) => newestOf(language, known));
  }

  async execute(job: EngineJob): Promise<EngineResult> {
    const language = await this.languageOf(job.language);
    const token = await this.submit(job, language);
    try {
      return resultOf(await this.outcome(token, job.limits.wallMs), job);
    } catch (error) {
      if (error instanceof ReplyTooLong) return tooMuchOutput;
      throw error;
    }
  }

  private async languageOf(language: ExternalLanguage): Promise<Judge0Language> {
    const known = await this.known.get();
    const id = this.ids[language];
    const found = id === undefined ? newestOf(language, known) : known.find((one) => String(one.id) === id);
    if (!found) throw new SandboxFailure(`Judge0 has no language for ${language} ${id ?? ''}`);
    return found;
  }

  private async submit(job: EngineJob, language: Judge0Language): Promise<string> {
    for (;;) {
      try {
        const { token } = await this.client.request({
          path: '/submissions?base64_encoded=true&wait=false',
          body: this.body(job, language),
          reply: createdReply,
          timeoutMs: requestMs,
        });
        return token;
      } catch (error) {
        if (!(error instanceof EngineRefusal) || !this.learns(error, job)) throw error;
      }
    }
  }

  private body(job: EngineJob, language: Judge0Language) {
    const limits = Object.entries(submissionLimits(job.limits));
    const options = compilerOptions(job.language, language);
    return {
      source_code: encoded(job.source),
      language_id: language.id,
      stdin: encoded(job.stdin),
      enable_network: false,
      ...(this.takesCompilerOptions && options !== undefined && { compiler_options: options }),
      ...Object.fromEntries(limits.map(([name, value]) => [name, Math.min(value, this.ceilings.get(name) ?? value)])),
    };
  }

  /** Whether the refusal (422: `{field: [messages]}`) was about what may be lowered or left out without being unfair. */
  private learns(refusal: EngineRefusal, { limits }: EngineJob): boolean {
    let learnt = false;
    for (const [, name = '', most = ''] of refusal.body.matchAll(
      /"(\w+)":\["must be less than or equal to ([\d.]+)"/g,
    )) {
      const least = { cpu_time_limit: limits.leastCpuMs / 1000, wall_time_limit: limits.leastCpuMs / 1000 }[name] ?? 0;
      if (name === 'memory_limit' || Number(most) < least || this.ceilings.has(name)) return false;
      this.ceilings.set(name, Number(most));
      learnt = true;
    }
    if (refusal.body.includes('compiler options') && this.takesCompilerOptions) {
      this.takesCompilerOptions = false;
      learnt = true;
    }
    return learnt;
  }

  private async outcome(token: string, wallMs: number): Promise<Submission> {
    const until = performance.now() + wallMs + patienceMs;
    let faults = 0;
    for (let pause = firstPollMs; ; pause = Math.min(pause * 1.5, slowestPollMs)) {
      await sleep(pause);
      try {
        const path = `/submissions/${token}?base64_encoded=true&fields=${fields}`;
        const submission = await this.client.request({ path, reply: submissionReply, timeoutMs: requestMs });
        faults = 0;
        const { id } = submission.status;
        if (id !== inQueue && id !== processing) return submission;
        if (performance.now() > until) throw new EngineBusy('Judge0 did not come to a submission in time');
      } catch (error) {
        const isFinal = error instanceof EngineRefusal || error instanceof ReplyTooLong || performance.now() > until;
        if (isFinal || ++faults > pollFaults) throw error;
        pause = Math.max(pause, error instanceof EngineBusy ? (error.retryAfterMs ?? 0) : 0);
      }
    }
  }
}

const encoded = (text: string) => Buffer.from(text, 'utf8').toString('base64');
const decoded = (text: string | null | undefined) => Buffer.from(text ?? '', 'base64').toString('utf8');

function resultOf(submission: Submission, job: EngineJob): EngineResult {
  const exit = exitOf(submission.exit_code, submission.exit_signal);
  const { time, memory } = submission;
  return {
    status: statusOf(submission, job),
    stdout: decoded(submission.stdout),
    stderr: decoded(submission.stderr),
    compileOutput: decoded(submission.compile_output),
    ...(typeof time === 'string' && { cpuMs: Math.round(Number(time) * 1000) }),
    ...(typeof memory === 'number' && { memoryKb: Math.round(memory) }),
    ...(exit !== undefined && { exit }),
  };
}

/** 8: the file that takes stdout reached its limit. 13 and 14 are Judge0's own faults, as is what it does not document. */
function statusOf({ status, memory, message }: Submission, { limits }: EngineJob): EngineResult['status'] {
  // Nothing to compare with is sent, so a right and a wrong answer are both a program that ended well.
  if (status.id === 3 || status.id === 4) return 'OK';
  if (status.id === 5) return 'TLE';
  if (status.id === 6) return 'CE';
  if (status.id === 8) return 'OLE';
  if (status.id < 7 || status.id > 12) {
    throw new SandboxFailure(`Judge0 failed: ${status.description} ${decoded(message).slice(0, 300)}`);
  }
  return typeof memory === 'number' && memory >= limits.memoryMb * 1024 * 0.95 ? 'MLE' : 'RE';
}
