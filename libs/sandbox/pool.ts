import { Child } from './child.js';
import type { Collector } from './collect.js';
import { engineSettings } from './engine-settings.js';
import { SandboxBusy, SandboxFailure, type Limits } from './program.js';
import type { Attempt, Engine } from './protocol.js';
import { runAttempt, type Outcome } from './run-attempt.js';

export interface PoolOptions {
  engine: Engine;
  /** Attempts at once. */
  size: number;
  /** Attempts that may wait. */
  maxQueue: number;
  /** After so long without any attempt, children are shut. */
  idleMs: number;
  launch: () => Promise<Child>;
  warn: (event: object, message: string) => void;
}

export interface PoolStats {
  busy: number;
  idle: number;
  queued: number;
  spawned: number;
  killed: number;
  recycled: number;
}

/** What to run, and who waits for it. */
interface Job {
  tries: number;
  /** How many children ended before they took it. */
  gone: number;
  run: (child: Child) => Promise<Outcome<unknown>>;
  finish: (outcome: Outcome<unknown>) => void;
  fail: (error: Error) => void;
}

const bootLimitMs = 60_000;
const maxTries = 2;
/** Children that were ended while they were idle cost an attempt no try; that all of them end at once is a fault. */
const maxGone = 10;
const maxFailedBoots = 2;

/** Children of one engine, one attempt at a time each, and one spare booted ahead once the engine is in use. */
export class Pool {
  private readonly queue: Job[] = [];
  private readonly idle: Child[] = [];
  private readonly all = new Set<Child>();
  private booting = 0;
  private busy = 0;
  private failedBoots = 0;
  private lastId = 0;
  private inUse = false;
  private closed = false;
  private idleTimer: NodeJS.Timeout | undefined;
  private readonly counts = { spawned: 0, killed: 0, recycled: 0 };

  constructor(private readonly options: PoolOptions) {}

  /** @throws SandboxBusy, SandboxFailure */
  run<Result>(what: (id: number) => Attempt, limits: Limits, collector: () => Collector<Result>): Promise<Result> {
    if (this.closed) throw new SandboxFailure('the sandbox is closed');
    if (this.queue.length >= this.options.maxQueue) throw new SandboxBusy('too many programs wait for the sandbox');
    return new Promise((resolve, reject) => {
      this.lastId += 1;
      const attempt = what(this.lastId);
      let collecting: Collector<Result>;
      this.queue.push({
        tries: 0,
        gone: 0,
        run: (child) => {
          collecting = collector();
          const { ownMemoryMb } = engineSettings[this.options.engine];
          return runAttempt(child, attempt, collecting, { ...limits, ownMemoryMb });
        },
        finish: (outcome) => {
          if (outcome.kind === 'finished') resolve(outcome.result as Result);
          // Killed for it, or twice, in two children: it is what the source does to whoever reads it.
          else if (outcome.kind === 'refused') resolve(collecting.refuse('the source could not be dealt with'));
          else reject(new SandboxFailure(outcome.why));
        },
        fail: reject,
      });
      this.inUse = true;
      this.pump();
    });
  }

  stats(): PoolStats {
    return { busy: this.busy, idle: this.idle.length, queued: this.queue.length, ...this.counts };
  }

  /** Ends every child; attempts that run or wait fail. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.idleTimer);
    this.failAll('the sandbox is closed');
    const ends = [...this.all].map((child) => child.whenEnded);
    for (const child of this.all) child.kill();
    await Promise.all(ends);
  }

  private pump(): void {
    while (!this.closed && this.queue.length && this.idle.length && this.busy < this.options.size) {
      void this.work(this.idle.pop()!, this.queue.shift()!);
    }
    this.bootAhead();
    this.restartIdleTimer();
  }

  /** As many as have work, up to the size, and one more, so that a kill costs nobody the boot. */
  private bootAhead(): void {
    if (this.closed || !this.inUse) return;
    const wanted = Math.min(this.options.size, this.busy + this.queue.length) + 1;
    while (this.busy + this.idle.length + this.booting < wanted) void this.boot();
  }

  private async boot(): Promise<void> {
    this.booting += 1;
    this.counts.spawned += 1;
    let child: Child | undefined;
    try {
      child = await this.options.launch();
      this.add(child);
      await child.boot(bootLimitMs);
      this.failedBoots = 0;
      if (this.closed) child.kill();
      else this.idle.push(child);
    } catch (error) {
      child?.kill();
      this.bootFailed(error);
    } finally {
      this.booting -= 1;
    }
    this.pump();
  }

  private add(child: Child): void {
    this.all.add(child);
    void child.whenEnded.then(() => {
      this.all.delete(child);
      const at = this.idle.indexOf(child);
      if (at >= 0) this.idle.splice(at, 1);
    });
    if (this.closed) child.kill();
  }

  private bootFailed(error: unknown): void {
    if (this.closed) return;
    const why = error instanceof Error ? error.message : String(error);
    this.options.warn({ engine: this.options.engine, why }, 'a child of the sandbox did not boot');
    this.failedBoots += 1;
    if (this.failedBoots < maxFailedBoots) return;
    // Not again until somebody asks again.
    this.failedBoots = 0;
    this.inUse = false;
    this.failAll(`the sandbox for ${this.options.engine} does not boot: ${why}`);
  }

  private failAll(why: string): void {
    for (const job of this.queue.splice(0)) job.fail(new SandboxFailure(why));
  }

  private async work(child: Child, job: Job): Promise<void> {
    this.busy += 1;
    job.tries += 1;
    const outcome = await job.run(child);
    if (outcome.kind === 'gone') {
      job.tries -= 1;
      job.gone += 1;
    }
    this.busy -= 1;
    if (outcome.killed) this.counts.killed += 1;
    if (outcome.kind === 'finished' && outcome.reusable && !this.closed) {
      this.idle.push(child);
    } else {
      if (outcome.kind === 'finished' && !outcome.killed) this.counts.recycled += 1;
      child.kill();
    }
    this.pass(job, outcome);
    this.pump();
  }

  private pass(job: Job, outcome: Outcome<unknown>): void {
    if (this.closed && outcome.kind !== 'finished') {
      job.fail(new SandboxFailure('the sandbox is closed'));
    } else if (outcome.kind === 'finished' || job.tries === maxTries || job.gone === maxGone || outcome.killed) {
      job.finish(outcome);
    } else {
      this.options.warn({ engine: this.options.engine, why: outcome.why }, 'a child of the sandbox was lost');
      this.queue.unshift(job);
    }
  }

  private restartIdleTimer(): void {
    clearTimeout(this.idleTimer);
    if (this.closed || this.busy || this.queue.length || !this.all.size) return;
    this.idleTimer = setTimeout(() => this.shutIdle(), this.options.idleMs);
    this.idleTimer.unref();
  }

  private shutIdle(): void {
    this.inUse = false;
    const { keptIdle } = engineSettings[this.options.engine];
    for (const child of this.idle.splice(keptIdle)) child.kill();
  }
}
