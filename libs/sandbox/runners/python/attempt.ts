import { randomBytes } from 'node:crypto';
import type { CaseRun, Program } from '../../program.js';
import type { Line } from '../../protocol.js';
import { GuestExit, type Outside } from './guest-system.js';
import type { Interpreter } from './interpreter.js';
import { Violation } from './import-lock.js';
import { Printed } from './printed.js';
import { Stopwatch } from './stopwatch.js';

type Ending = Pick<CaseRun, 'status' | 'value' | 'message'>;

const maxRecord = 8 << 20;
const maxMessage = 2_000;
const endings: readonly string[] = ['OK', 'RE', 'MLE'] satisfies CaseRun['status'][];

/** The attempt ends here, by our decision. */
class Ended extends Error {
  constructor(readonly ending?: Ending) {
    super();
  }
}

/** One program on its cases, from outside: serves the harness, and tells the parent how each case went. */
export class AttemptRun implements Outside {
  private readonly secret = randomBytes(16).toString('hex');
  private readonly printed = new Printed();
  private readonly stopwatch = new Stopwatch();
  /** What the harness reads next. */
  private waiting: Buffer;
  private random = 1;
  private index = -1;
  private isOpen = false;
  /** Nothing more is to be run. */
  private isOver = false;
  /** Told when the harness goes on, since objects of the program that go meanwhile may have a say. */
  private result?: CaseRun;

  constructor(
    private readonly id: number,
    private readonly program: Program,
    private readonly interpreter: Interpreter,
    private readonly say: (line: Line) => void,
  ) {
    const { source, signature, cases } = program;
    this.waiting = json({ secret: this.secret, source, signature, count: cases.length });
  }

  /** @returns whether the interpreter came to harm. */
  run(): boolean {
    if (this.program.cases.length === 0) return false;
    try {
      this.interpreter.run(this, this.program.limits.memoryMb);
    } catch (error) {
      return this.runEnded(error);
    }
    // The harness gave up: its own memory, or what it relies on, was taken from it.
    if (!this.isComplete())
      this.endCase(this.interpreter.isFull ? { status: 'MLE' } : runtimeError('the program broke off'));
    this.tellResult();
    return false;
  }

  print(bytes: Uint8Array): void {
    if (!this.printed.add(bytes)) throw new Ended({ status: 'OLE' });
  }

  ask(most: number): Uint8Array {
    const part = this.waiting.subarray(0, most);
    this.waiting = this.waiting.subarray(part.length);
    // Reading its arguments is not the program's time.
    if (part.length) this.stopwatch.pause();
    return part;
  }

  /** Random enough, and the same for the same program, so that it gets the same verdict. */
  randomize(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at++) {
      this.random = (Math.imul(this.random, 1_664_525) + 1_013_904_223) >>> 0;
      bytes[at] = this.random >>> 24;
    }
  }

  tell(record: Uint8Array): void {
    const text = Buffer.from(record.buffer, record.byteOffset, record.byteLength);
    if (text.toString('latin1', 0, this.secret.length) !== this.secret) throw new Violation('a forged record');
    const kind = String.fromCharCode(text[this.secret.length] ?? 0);
    const content = text.subarray(this.secret.length + 1);
    if (kind === 'N' && !this.isOpen) this.next();
    else if (kind === 'G' && this.isOpen) this.stopwatch.resume();
    else if (kind === 'R' && this.isOpen) this.endCase(readResult(content));
    else if (kind === 'C' && this.isOpen && this.index === 0) this.refuse(content);
    else throw new Violation('a forged record');
  }

  private next(): void {
    this.tellResult();
    if (this.isOver || this.index + 1 >= this.program.cases.length) throw new Ended();
    this.index += 1;
    this.isOpen = true;
    this.printed.nextCase();
    this.waiting = json(this.program.cases[this.index]);
    this.say({ type: 'start', id: this.id, index: this.index });
    this.stopwatch.start();
  }

  private refuse(content: Buffer): void {
    const message = parse(content);
    this.isOpen = false;
    this.isOver = true;
    const text = typeof message === 'string' ? message : 'it does not compile';
    this.say({ type: 'compile-error', id: this.id, message: text.slice(0, maxMessage) });
  }

  private endCase(ending: Ending): void {
    // It did not get as far as its first case.
    if (this.index < 0) this.next();
    this.isOpen = false;
    const cpuMs = Math.round(this.stopwatch.ms * 10) / 10;
    const isLate = cpuMs > this.program.limits.timeMs && ending.status !== 'MLE' && ending.status !== 'OLE';
    const memoryKb = Math.round(this.interpreter.held / 1024);
    this.result = { ...(isLate ? { status: 'TLE' } : ending), cpuMs, memoryKb, stdout: this.printed.text };
    this.isOver = this.result.status !== 'OK' && this.result.status !== 'RE';
  }

  private tellResult(): void {
    if (!this.result) return;
    const { result } = this;
    this.result = undefined;
    this.say({ type: 'case', id: this.id, index: this.index, ...result });
  }

  private isComplete(): boolean {
    return this.isOver || (!this.isOpen && this.index === this.program.cases.length - 1);
  }

  /** The run was cut short by what was thrown through it. */
  private runEnded(error: unknown): boolean {
    const isOurs = error instanceof Ended;
    const ending = isOurs ? error.ending : this.crash(error);
    if (ending) this.endCase(ending);
    this.tellResult();
    return !isOurs;
  }

  private crash(error: unknown): Ending {
    const { violation } = this.interpreter;
    if (error instanceof Violation || violation !== undefined) {
      return runtimeError(`operation not permitted (${violation ?? (error as Error).message})`);
    }
    if (this.interpreter.isFull) return { status: 'MLE' };
    const { message } = error as Error;
    return runtimeError(error instanceof GuestExit ? message : `the interpreter crashed: ${message}`);
  }
}

const runtimeError = (message: string): Ending => ({ status: 'RE', message: message.slice(0, maxMessage) });

/** What the harness says of a case: not to be trusted, since the program may have found the secret. */
function readResult(content: Buffer): Ending {
  if (content.length > maxRecord) return { status: 'OLE', message: 'the value that was returned is too long' };
  const result = parse(content) as Partial<Record<keyof Ending, unknown>> | null | undefined;
  const status = endings.find((each) => each === result?.status) as CaseRun['status'] | undefined;
  if (status === 'OK') return { status, value: (result!.value ?? null) as never };
  if (status === 'MLE') return { status };
  return runtimeError(typeof result?.message === 'string' ? result.message : 'the program failed');
}

function parse(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString());
  } catch {
    return undefined;
  }
}

const json = (value: unknown) => Buffer.from(JSON.stringify(value));
