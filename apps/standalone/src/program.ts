import { spawn, type ChildProcess } from 'node:child_process';
import { exitCodes } from './steps.js';

const firstPauseMs = 1_000;
const longestPauseMs = 15_000;
/** A program that ran this long was healthy: its next failure starts with the shortest pause again. */
const healthyMs = 60_000;
/** Its first start may fail where a launcher that was killed has left its port taken for a moment. */
const firstTries = 3;
/** More than the programs' own limits for an orderly end. */
const stopLimitMs = 40_000;

export interface ProgramOptions {
  name: string;
  script: string;
  env: NodeJS.ProcessEnv;
  /** For Node itself. */
  flags?: string[] | undefined;
  /** Said to the operator. */
  onTrouble: (message: string) => void;
  /** It can't run at all: bad settings, or it ended several times before it was ever ready. */
  onHopeless: (exitCode: number) => void;
}

interface Ready {
  port?: number;
}

/**
 * One of our programs as a child process, started again whenever it ends. The IPC channel is its lifeline: children
 * leave when it closes, so a launcher that is killed leaves nothing behind.
 */
export class Program {
  private child: ChildProcess | undefined;
  private pauseMs = firstPauseMs;
  private wakeUp: NodeJS.Timeout | undefined;
  private stopping = false;
  private markReady: (ready: Ready) => void;
  private wasReady = false;
  private failedStarts = 0;
  /** The first time that it is ready. */
  readonly ready = new Promise<Ready>((resolve) => (this.markReady = resolve));

  constructor(private readonly options: ProgramOptions) {}

  start(): void {
    const { script, env, flags = [], name, onTrouble } = this.options;
    const startedAt = Date.now();
    const child = spawn(process.execPath, ['--enable-source-maps', ...flags, script], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env,
    });
    this.child = child;
    child.on('message', (message) => this.hear(message));
    child.once('error', (error) => onTrouble(`${name}: ${error.message}`));
    child.once('exit', (code, signal) => this.ended(code ?? signal ?? 'unknown', Date.now() - startedAt));
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.wakeUp);
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exit = new Promise((resolve) => child.once('exit', resolve));
    const limit = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
    child.kill('SIGTERM');
    await exit;
    clearTimeout(limit);
  }

  private hear(message: unknown): void {
    const { type, port } = message as { type?: string; port?: number };
    if (type !== 'ready') return;
    // A free port that was taken once is kept: people have its address.
    if (port !== undefined) this.options.env['PORT'] = String(port);
    if (this.wasReady) this.options.onTrouble(`${this.options.name} is ready again.`);
    this.wasReady = true;
    this.markReady(port === undefined ? {} : { port });
  }

  private ended(how: number | string, ranMs: number): void {
    if (this.stopping) return;
    const { name, onTrouble, onHopeless } = this.options;
    if (!this.wasReady) this.failedStarts += 1;
    if (how === exitCodes.badSettings || this.failedStarts === firstTries) {
      onTrouble(`${name} can't start (${how}).`);
      onHopeless(how === exitCodes.badSettings ? exitCodes.badSettings : exitCodes.failed);
      return;
    }
    if (ranMs >= healthyMs) this.pauseMs = firstPauseMs;
    onTrouble(`${name} has ended (${how}) and starts again in ${this.pauseMs / 1_000} s.`);
    this.wakeUp = setTimeout(() => this.start(), this.pauseMs);
    this.pauseMs = Math.min(this.pauseMs * 2, longestPauseMs);
  }
}
