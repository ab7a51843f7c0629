import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { descriptors } from './launch.js';
import type { Attempt, Line } from './protocol.js';
import { BadLine, LineReader } from './read-lines.js';

const maxErrors = 4_096;

/** How a child ended by itself. */
export interface End {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** The end of what it wrote to standard error. */
  errors: string;
}

/** Told what a child says, and once that it has ended, all its lines before. */
export interface Listener {
  line(line: Line): void;
  /** What it said makes no sense: it is not to be believed any more. */
  nonsense(): void;
  end(end: End): void;
}

/** One child process: what it says goes to one listener at a time. */
export class Child {
  readonly pid: number | undefined;
  listener: Listener | undefined;
  ended = false;
  readonly whenEnded: Promise<End>;
  private tellEnd!: (end: End) => void;
  private readonly reader = new LineReader();
  private errors = '';
  private isHeard = true;

  constructor(private readonly process: ChildProcess) {
    this.pid = process.pid;
    this.whenEnded = new Promise((resolve) => {
      this.tellEnd = resolve;
    });
    const stdio: readonly unknown[] = process.stdio;
    const lines = stdio[descriptors.lines] as Readable;
    const life = stdio[descriptors.life] as Writable;
    lines.on('data', (chunk: Buffer) => this.hear(chunk)).on('error', () => undefined);
    life.on('error', () => undefined);
    process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.errors = (this.errors + text).slice(-maxErrors);
    });
    // Fails where the child has ended already, of which `exit` tells.
    process.on('error', () => this.end(null, null));
    process.once('exit', (code, signal) => {
      // To the shell that watches: its time is over.
      life.end('\n');
      // What it still wrote is read first.
      if (lines.readableEnded || lines.destroyed) this.end(code, signal);
      else lines.once('close', () => this.end(code, signal)).resume();
    });
  }

  /** Waits until it is ready. @throws where it ends before, or takes too long */
  boot(limitMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`not ready after ${limitMs} ms`)), limitMs);
      const done = (settle: () => void) => {
        clearTimeout(timer);
        this.listener = undefined;
        settle();
      };
      this.listener = {
        line: ({ type }) => done(type === 'ready' ? resolve : () => reject(new Error(`said ${type} at boot`))),
        nonsense: () => done(() => reject(new Error('said nonsense at boot'))),
        end: ({ code, signal, errors }) => done(() => reject(new Error(`ended (${signal ?? code}): ${errors}`.trim()))),
      };
    });
  }

  run(attempt: Attempt): void {
    this.reader.restart();
    // Where it has ended meanwhile, its end tells.
    this.process.send(attempt, () => undefined);
    if (this.ended) void this.whenEnded.then((end) => this.listener?.end(end));
  }

  kill(): void {
    if (!this.ended) this.process.kill('SIGKILL');
  }

  private hear(chunk: Buffer): void {
    if (!this.isHeard) return;
    try {
      this.reader.read(chunk, (line) => {
        if (!this.listener) throw new BadLine('nobody has asked');
        this.listener.line(line);
      });
    } catch (error) {
      if (!(error instanceof BadLine)) throw error;
      this.isHeard = false;
      this.listener?.nonsense();
      this.kill();
    }
  }

  private end(code: number | null, signal: NodeJS.Signals | null): void {
    if (this.ended) return;
    this.ended = true;
    const end = { code, signal, errors: this.errors };
    this.tellEnd(end);
    this.listener?.end(end);
  }
}
