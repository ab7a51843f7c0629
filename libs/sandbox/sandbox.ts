import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Child } from './child.js';
import { ProgramCollector, SqlCollector } from './collect.js';
import { maxMemoryMb } from './engine-settings.js';
import { probeIsolation, type Isolation } from './isolation.js';
import { launch } from './launch.js';
import { Pool, type PoolStats } from './pool.js';
import { SandboxFailure, type Limits, type Program, type ProgramRun, type SqlProgram, type SqlRun } from './program.js';
import { engines, type Engine } from './protocol.js';

interface Log {
  info(event: object, message: string): void;
  warn(event: object, message: string): void;
}

export interface SandboxOptions {
  /** Where the build has put the engines. */
  folder?: string;
  /** Attempts at once of each engine; the number of cores where it isn't said. */
  size?: number;
  /** Attempts of each engine that may wait. */
  maxQueue?: number;
  idleMs?: number;
  /** Layers to do with, where not all that the machine has. */
  isolation?: Isolation;
  log?: Log;
}

const maxSourceBytes = 65_536;
const silent: Log = { info: () => undefined, warn: () => undefined };

/** Runs candidates' programs in child processes that may do nothing else. Nothing is booted until the first program. */
export class Sandbox {
  private readonly folder: string;
  private readonly log: Log;
  private readonly pools = new Map<Engine, Pool>();
  private isolation: Promise<Isolation> | undefined;

  constructor(private readonly options: SandboxOptions = {}) {
    this.folder = options.folder ?? builtFolder();
    this.log = options.log ?? silent;
  }

  /** @throws SandboxFailure where there is no verdict to be had: to be tried again */
  async runProgram(program: Program): Promise<ProgramRun> {
    if (Buffer.byteLength(program.source) > maxSourceBytes) {
      return { compileError: `the source is longer than ${maxSourceBytes / 1024} KiB`, cases: [] };
    }
    const limited = { ...program, limits: bounded(program.limits) };
    return this.pool(engineOf(program.language)).run(
      (id) => ({ id, program: limited }),
      limited.limits,
      () => new ProgramCollector(limited),
    );
  }

  /** @throws SandboxFailure */
  async runSql(sql: SqlProgram): Promise<SqlRun> {
    const limited = { ...sql, limits: bounded(sql.limits) };
    return this.pool('sql').run(
      (id) => ({ id, sql: limited }),
      limited.limits,
      () => new SqlCollector(limited.limits),
    );
  }

  /** Which layers of isolation are in force; logged the first time. */
  check(): Promise<Isolation> {
    this.isolation ??= this.probe();
    return this.isolation;
  }

  /** Of the engines that were used. */
  stats(): Partial<Record<Engine, PoolStats>> {
    return Object.fromEntries([...this.pools].map(([engine, pool]) => [engine, pool.stats()]));
  }

  /** Ends all children. */
  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.close()));
  }

  private async probe(): Promise<Isolation> {
    const isolation = this.options.isolation ?? (await probeIsolation(path.join(this.folder, 'javascript/runner.js')));
    this.log.info({ isolation }, 'the sandbox runs programs with these layers of isolation');
    return isolation;
  }

  private pool(engine: Engine): Pool {
    const known = this.pools.get(engine);
    if (known) return known;
    const { size = availableParallelism(), maxQueue = 100, idleMs = 5 * 60_000 } = this.options;
    const pool = new Pool({
      engine,
      size: Math.max(1, size),
      maxQueue,
      idleMs,
      launch: () => this.launch(engine),
      warn: (event, message) => this.log.warn(event, message),
    });
    this.pools.set(engine, pool);
    return pool;
  }

  private async launch(engine: Engine): Promise<Child> {
    const folder = path.join(this.folder, engine);
    if (!existsSync(path.join(folder, 'runner.js'))) {
      throw new SandboxFailure(`there is no ${folder}: run npm run build`);
    }
    return new Child(launch(engine, folder, await this.check()));
  }
}

/** Beside the built libraries, or built from these sources. */
function builtFolder(): string {
  const beside = path.resolve(import.meta.dirname, '../../sandbox');
  const isBuilt = engines.some((engine) => existsSync(path.join(beside, engine)));
  return isBuilt ? beside : path.resolve(import.meta.dirname, '../../dist/sandbox');
}

function engineOf(language: string): Engine {
  if (language === 'javascript' || language === 'typescript') return 'javascript';
  if (language === 'python') return 'python';
  throw new SandboxFailure(`the sandbox doesn't run ${language}`);
}

function bounded({ timeMs, memoryMb }: Limits): Limits {
  return { timeMs, memoryMb: Math.min(memoryMb, maxMemoryMb) };
}
