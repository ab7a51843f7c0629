import { z } from 'zod';
import { SandboxFailure } from '../../program.js';
import type { EngineClient } from './engine-client.js';
import {
  EngineRefusal,
  externalLanguages,
  ReplyTooLong,
  tooMuchOutput,
  type EngineJob,
  type EngineResult,
  type ExecutionEngine,
  type ExternalLanguage,
} from '../engine.js';
import { exitOf } from './exit-signal.js';
import { Kept } from './kept.js';

const runtimesReply = z.array(
  z.object({ language: z.string(), version: z.string(), aliases: z.array(z.string()).default([]) }),
);
type Runtime = z.infer<typeof runtimesReply>[number];

/** Since its change to `isolate`, Piston says status, times (ms) and memory (bytes); before that only code and signal. */
const stage = z.object({
  stdout: z.string(),
  stderr: z.string(),
  output: z.string().nullish(),
  code: z.number().nullable(),
  signal: z.string().nullable(),
  status: z.string().nullish(),
  message: z.string().nullish(),
  cpu_time: z.number().nullish(),
  memory: z.number().nullish(),
});
const executeReply = z.object({ run: stage, compile: stage.nullish() });
type Stage = z.infer<typeof stage>;
type Reply = z.infer<typeof executeReply>;

const names: Record<ExternalLanguage, string[]> = {
  java: ['java'],
  go: ['go', 'golang'],
  cpp: ['c++', 'cpp', 'g++'],
  ruby: ['ruby', 'rb'],
  csharp: ['csharp', 'c#', 'cs', 'csharp.net'],
  rust: ['rust', 'rs'],
};

/** Piston's default; what compiles without a stage of its own has the time of the run. */
const compileMs = 10_000;
/** What Piston may let a program wait for a free place. */
const queueMs = 60_000;
/** A pipe's worth: what comes in one piece beyond Piston's limit is not in its answer. */
const pipeBytes = 65_536;

/** https://github.com/engineer-man/piston, `docs/api-v2.md`. */
export class PistonEngine implements ExecutionEngine {
  /** Its body parser takes 100 kB; the rest is for the other fields. */
  readonly maxRequestBytes = 98 * 1024;
  private readonly runtimes = new Kept(() =>
    this.client.request({ path: '/api/v2/runtimes', reply: runtimesReply, timeoutMs: 10_000 }),
  );
  /** The operator's limits, learnt from refusals: `java run_timeout` → ms. */
  private readonly ceilings = new Map<string, number>();

  constructor(
    private readonly client: EngineClient,
    private readonly versions: Partial<Record<ExternalLanguage, string>> = {},
  ) {}

  async languages(): Promise<ExternalLanguage[]> {
    const runtimes = await this.runtimes.get();
    return externalLanguages.filter((language) => runtimesOf(language, runtimes).length > 0);
  }

  async execute(job: EngineJob): Promise<EngineResult> {
    const runtime = await this.runtimeOf(job.language);
    try {
      return resultOf(await this.send(job, runtime), job);
    } catch (error) {
      if (error instanceof ReplyTooLong) return tooMuchOutput;
      throw error;
    }
  }

  private async runtimeOf(language: ExternalLanguage): Promise<Runtime> {
    const found = runtimesOf(language, await this.runtimes.get());
    const wanted = this.versions[language];
    const runtime = wanted === undefined ? newest(found) : found.find(({ version }) => version === wanted);
    if (!runtime) throw new SandboxFailure(`Piston has no runtime for ${language} ${wanted ?? ''}`);
    return runtime;
  }

  private async send(job: EngineJob, runtime: Runtime): Promise<Reply> {
    for (;;) {
      try {
        return await this.client.request({
          path: '/api/v2/execute',
          body: this.body(job, runtime),
          reply: executeReply,
          timeoutMs: job.limits.wallMs + 2 * job.compileMs + compileMs + queueMs,
        });
      } catch (error) {
        if (!(error instanceof EngineRefusal) || !this.learns(error, job)) throw error;
      }
    }
  }

  private body({ language, fileName, source, stdin, limits, compileMs: inRunMs }: EngineJob, runtime: Runtime) {
    const within = (name: string, wanted: number) =>
      Math.min(wanted, this.ceilings.get(`${language} ${name}`) ?? wanted);
    return {
      language: runtime.language,
      version: runtime.version,
      files: [{ name: fileName, content: source }],
      stdin,
      args: [],
      compile_timeout: within('compile_timeout', compileMs),
      compile_cpu_time: within('compile_cpu_time', compileMs),
      run_timeout: within('run_timeout', limits.wallMs + 2 * inRunMs),
      run_cpu_time: within('run_cpu_time', limits.cpuMs + inRunMs),
      run_memory_limit: limits.memoryMb * 1024 * 1024,
    };
  }

  /** Whether the refusal was about a limit that may be lowered without being unfair; each is learnt once. */
  private learns(refusal: EngineRefusal, { language, limits, compileMs: inRunMs }: EngineJob): boolean {
    const said = /"(\w+) cannot exceed the configured limit of (\d+)"/.exec(refusal.body);
    if (!said) return false;
    const [, name, ceiling] = said as unknown as [string, string, string];
    const key = `${language} ${name}`;
    const isFair =
      name.startsWith('compile_') || (name !== 'run_memory_limit' && Number(ceiling) >= limits.leastCpuMs + inRunMs);
    if (!isFair || this.ceilings.has(key)) return false;
    this.ceilings.set(key, Number(ceiling));
    return true;
  }
}

function runtimesOf(language: ExternalLanguage, runtimes: readonly Runtime[]): Runtime[] {
  const known = runtimes.filter((runtime) =>
    names[language].some((name) => [runtime.language, ...runtime.aliases].includes(name)),
  );
  // Mono before .NET: it starts and compiles in a fraction of the time.
  return known.toSorted((a, b) => names[language].indexOf(a.language) - names[language].indexOf(b.language));
}

function newest(runtimes: readonly Runtime[]): Runtime | undefined {
  const same = runtimes.filter(({ language }) => language === runtimes[0]?.language);
  return same.toSorted((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }))[0];
}

function resultOf({ compile, run }: Reply, job: EngineJob): EngineResult {
  const failed = [compile, run].find((one) => one?.status === 'XX');
  if (failed) throw new SandboxFailure(`Piston failed: ${failed.message ?? failed.stderr.slice(0, 300)}`);
  if (compile && (compile.code !== 0 || compile.signal)) {
    const told = compile.output || compile.stderr || compile.stdout;
    const wasStopped = compile.status === 'TO' || (!compile.status && compile.signal === 'SIGKILL');
    const compileOutput = wasStopped ? `Compiling took more than the engine allows.\n${told}` : told;
    return { status: 'CE', stdout: '', stderr: '', compileOutput, ...measured(compile) };
  }
  const exit = exitOf(run.code, run.signal);
  const status = statusOf(run, exit, job);
  const result: EngineResult = { status, stdout: run.stdout, stderr: run.stderr, compileOutput: '', ...measured(run) };
  return exit === undefined ? result : { ...result, exit };
}

function measured({ cpu_time: cpuMs, memory }: Stage): Pick<EngineResult, 'cpuMs' | 'memoryKb'> {
  return {
    ...(typeof cpuMs === 'number' && { cpuMs: Math.round(cpuMs) }),
    ...(typeof memory === 'number' && { memoryKb: Math.round(memory / 1024) }),
  };
}

/** `TO` time out, `OL` and `EL` too much on stdout or stderr, `RE` exit code, `SG` signal; none: it ended well. */
function statusOf(run: Stage, exit: string | undefined, { limits }: EngineJob): EngineResult['status'] {
  const printed = Math.max(Buffer.byteLength(run.stdout), Buffer.byteLength(run.stderr));
  const isFull = printed >= limits.outputBytes - pipeBytes;
  if (run.status === 'TO') return 'TLE';
  if (run.status === 'OL' || run.status === 'EL') {
    if (isFull) return 'OLE';
    throw new SandboxFailure(
      `Piston stops programs at too little output: set PISTON_OUTPUT_MAX_SIZE to ${limits.outputBytes}`,
    );
  }
  if (exit === undefined) return 'OK';
  const wasKilled = exit === 'SIGKILL';
  if (wasKilled && isFull) return 'OLE';
  if (typeof run.memory === 'number' && run.memory >= limits.memoryMb * 1024 * 1024 * 0.95) return 'MLE';
  // Before there was a status, a program that took too long was killed and nothing more was said.
  return wasKilled && !run.status ? 'TLE' : 'RE';
}
