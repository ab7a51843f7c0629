import type { Limits } from './program.js';
import { cpuMsOf, memoryMbOf } from './process-figures.js';

const pollMs = 50;
/** The child ends a case by itself at the limit; it is killed only where it can't. */
const cpuGraceMs = 300;
/** Before the first case, and after the last: for what the child itself does with an attempt. */
const aroundLimitMs = 5_000;
/** CPU time of all cases of an attempt together, however many: so much at least, or ten times the limit of one. */
const attemptMs = 20_000;
const attemptCases = 10;

/** `time` and `memory`: what was passed. */
export type Excess = 'time' | 'memory';

/** Watches a child's clock and memory, and tells once what was passed. */
export class Watch {
  private readonly timer: NodeJS.Timeout;
  private limitMs = aroundLimitMs;
  private startedAt = 0;
  private cpuAtStart: number | undefined;
  private suspect: Excess | undefined;
  private readonly cpuAtBegin: number | undefined;
  private isInCase = false;

  constructor(
    private readonly pid: number,
    private readonly limits: Limits & { ownMemoryMb: number },
    private readonly tell: (excess: Excess) => void,
    private readonly leastAttemptMs = attemptMs,
  ) {
    this.cpuAtBegin = cpuMsOf(pid);
    this.timer = setInterval(() => this.poll(), pollMs);
    this.aside();
  }

  /** A case begins. */
  start(): void {
    this.isInCase = true;
    this.restart(this.limits.timeMs);
  }

  /** No case runs. */
  aside(): void {
    this.isInCase = false;
    this.restart(aroundLimitMs);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private restart(limitMs: number): void {
    this.limitMs = limitMs;
    this.startedAt = performance.now();
    this.cpuAtStart = cpuMsOf(this.pid);
    this.suspect = undefined;
  }

  private poll(): void {
    if (this.isInCase && this.attemptIsOver()) {
      this.stop();
      this.tell('time');
      return;
    }
    const excess = this.excess();
    // Twice in a row: between, what the child has said meanwhile is read, in case it was we who were late.
    if (excess && excess === this.suspect) {
      this.stop();
      this.tell(excess);
    }
    this.suspect = excess;
  }

  private attemptIsOver(): boolean {
    const cpu = cpuMsOf(this.pid);
    const limitMs = Math.max(this.leastAttemptMs, this.limits.timeMs * attemptCases);
    return cpu !== undefined && this.cpuAtBegin !== undefined && cpu - this.cpuAtBegin > limitMs;
  }

  private excess(): Excess | undefined {
    if (performance.now() - this.startedAt > this.limitMs * 5 + 1_000) return 'time';
    const cpu = cpuMsOf(this.pid);
    if (cpu !== undefined && this.cpuAtStart !== undefined) {
      if (cpu - this.cpuAtStart > this.limitMs * 1.2 + cpuGraceMs) return 'time';
    }
    const memory = memoryMbOf(this.pid);
    return memory !== undefined && memory > this.limits.memoryMb + this.limits.ownMemoryMb ? 'memory' : undefined;
  }
}
