import type { Program } from '../../program.js';
import { Guest, Thrown, TooLong } from './guest.js';
import { Meter } from './meter.js';
import { NotTypeScript, stripTypes, type Stripped } from './strip-types.js';
import { tell } from './tell.js';

type Status = 'OK' | 'TLE' | 'MLE' | 'OLE' | 'RE';
type Ending = { status: Status; value?: never; message?: string } | { status: 'OK'; value: never };

/** Memory that is worth a new child: its garbage collector may be slow to give it back. */
const muchMemory = 96 << 20;
const maxMessage = 2_000;

/** Runs a program on all its cases. @returns whether this child is not to be used again. */
export async function runAttempt(id: number, program: Program): Promise<boolean> {
  const meter = new Meter(program.limits.timeMs);
  const source = readSource(program);
  if ('compileError' in source) {
    tell({ type: 'compile-error', id, message: source.compileError });
    return false;
  }
  const guest = await Guest.boot(program.signature, program.limits.memoryMb, meter);
  const sort = sortOf(guest, source);
  if ('compileError' in sort) {
    tell({ type: 'compile-error', id, message: sort.compileError });
    return false;
  }
  const attempt = new RunningAttempt(id, program, guest, meter, source);
  attempt.run(sort.type);
  return attempt.isBroken || guest.held > muchMemory;
}

type Failed = { compileError: string };

function readSource({ language, source }: Program): Stripped | Failed {
  if (language !== 'typescript') return { code: source, lineOf: (line) => line };
  try {
    return stripTypes(source);
  } catch (error) {
    if (error instanceof NotTypeScript) return { compileError: error.message };
    throw error;
  }
}

/** A script, unless it is a program only as a module (it exports, or awaits at its top level). */
function sortOf(guest: Guest, { code, lineOf }: Stripped): { type: 'global' | 'module' } | Failed {
  const asScript = faultOf(() => guest.parse(code, 'global'));
  if (!asScript) return { type: 'global' };
  const asModule = faultOf(() => guest.parse(code, 'module'));
  if (!asModule) return { type: 'module' };
  const fault = /^\s*(export|import)\b/m.test(code) ? asModule : asScript;
  return { compileError: messageOf(fault, lineOf) };
}

function faultOf(parse: () => void): Thrown | undefined {
  try {
    parse();
    return undefined;
  } catch (error) {
    if (error instanceof Thrown) return error;
    throw error;
  }
}

class RunningAttempt {
  /** The interpreter failed in a way that a program should not be able to cause. */
  isBroken = false;

  constructor(
    private readonly id: number,
    private readonly program: Program,
    private readonly guest: Guest,
    private readonly meter: Meter,
    private readonly source: Stripped,
  ) {}

  /** The program's top level is on the first case's clock. */
  run(type: 'global' | 'module'): void {
    const { id, program, meter } = this;
    tell({ type: 'start', id, index: 0 });
    meter.start();
    let isThere = false;
    const loaded = this.ending(() => {
      isThere = this.guest.load(this.source.code, type, program.signature.name);
    });
    if (loaded.status === 'OK' && !isThere) {
      const what = program.signature.kind;
      tell({ type: 'compile-error', id, message: `there is no ${what} ${program.signature.name}` });
      return;
    }
    for (let index = 0; index < program.cases.length; index += 1) {
      if (index > 0) {
        tell({ type: 'start', id, index });
        meter.start();
      }
      const ending = loaded.status === 'OK' ? this.ending(() => this.guest.run(program.cases[index]!)) : loaded;
      this.tellCase(index, ending);
      if (ending.status !== 'OK' && (ending.status !== 'RE' || this.isBroken)) return;
    }
  }

  private tellCase(index: number, ending: Ending): void {
    const { id, meter, guest } = this;
    const cpuMs = Math.round(meter.cpuMs() * 10) / 10;
    const memoryKb = Math.round(guest.held / 1024);
    tell({ type: 'case', id, index, ...ending, cpuMs, memoryKb, stdout: meter.stdout });
  }

  /** How it ended, whatever it did. */
  private ending(call: () => string | void): Ending {
    try {
      const answer = call();
      if (this.meter.check()) return { status: this.meter.stopped! };
      return answer === undefined ? { status: 'OK' } : { status: 'OK', value: JSON.parse(answer) as never };
    } catch (error) {
      return this.failure(error);
    }
  }

  private failure(error: unknown): Ending {
    const { stopped } = this.meter;
    if (error instanceof TooLong) return { status: 'OLE', message: 'the value that was given back is too long' };
    if (error instanceof Thrown) {
      if (stopped) return { status: stopped };
      if (isOutOfMemory(error)) return { status: 'MLE' };
      return { status: 'RE', message: messageOf(error, this.source.lineOf) };
    }
    this.isBroken = true;
    if (stopped) return { status: stopped };
    if (this.guest.isFull) return { status: 'MLE' };
    return { status: 'RE', message: `the interpreter stopped: ${String(error).slice(0, 200)}` };
  }
}

/** QuickJS's own words; an error without any is one that there was no memory for. */
function isOutOfMemory({ words }: Thrown): boolean {
  if (!words) return true;
  return words.name === 'InternalError' && /^(out of memory|string too long)$/.test(words.message);
}

/** What was thrown, with the place in the candidate's source. */
function messageOf({ words }: Thrown, lineOf: (line: number) => number): string {
  if (!words) return 'out of memory';
  const { name, message, stack } = words;
  const line = /(?:solution|parsed)\.js:(\d+)/.exec(stack)?.[1];
  const text = name ? `${name}: ${message}` : message;
  return `${line ? `line ${lineOf(Number(line))}: ` : ''}${text}`.slice(0, maxMessage);
}
