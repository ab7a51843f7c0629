import { readFileSync } from 'node:fs';
import type { Signature, Wire } from '@app/kernel/signature.js';
import { newInstance, type Instance } from './instance.js';
import type { Meter } from './meter.js';
import type { QuickJSContext, QuickJSHandle, QuickJSRuntime } from 'quickjs-emscripten-core';

const harnessText = readFileSync(new URL('harness.js', import.meta.url), 'utf8');
/** Of QuickJS's own, 5 MiB of which its build has: about 24,000 calls deep. */
const maxStackBytes = 4 << 20;
/** Of an answer, as JSON. */
const maxAnswer = 4 << 20;

/** What a program threw; `text` is its words, of `describe`. Undefined: there was no memory to make an error of. */
export class Thrown extends Error {
  constructor(readonly words: { name: string; message: string; stack: string } | undefined) {
    super('thrown');
  }
}

/** It gave back more than is taken. */
export class TooLong extends Error {}

type Harness = Record<'prepare' | 'take' | 'run' | 'resume' | 'describe', QuickJSHandle>;

/** The interpreter with the harness and one candidate's program in it. */
export class Guest {
  private constructor(
    private readonly instance: Instance,
    private readonly context: QuickJSContext,
    private readonly harness: Harness,
    private readonly meter: Meter,
  ) {}

  static async boot(signature: Signature, memoryMb: number, meter: Meter): Promise<Guest> {
    const instance = await newInstance(memoryMb);
    const runtime: QuickJSRuntime = instance.quickJs.newRuntime();
    runtime.setMaxStackSize(maxStackBytes);
    runtime.setInterruptHandler(() => meter.check());
    const context = runtime.newContext();
    const exports = context.unwrapResult(
      context.evalCode(`(() => {${harnessText}\nreturn harness; })()`, 'harness.js'),
    );
    const part = (name: string) => context.getProp(exports, name);
    const parts: Harness = {
      prepare: part('prepare'),
      take: part('take'),
      run: part('run'),
      resume: part('resume'),
      describe: part('describe'),
    };
    const guest = new Guest(instance, context, parts, meter);
    guest.call('prepare', context.newString(JSON.stringify(signature)), guest.printer());
    return guest;
  }

  /** Bytes held; never falls. */
  get held(): number {
    return this.instance.memory.buffer.byteLength;
  }

  get isFull(): boolean {
    return this.held > this.instance.maximum * 0.9;
  }

  /** @throws Thrown: a SyntaxError where it is none of this sort. */
  parse(source: string, type: 'global' | 'module'): void {
    this.value(this.context.evalCode(source, 'parsed.js', { type, compileOnly: true }));
  }

  /** Runs the source's top level and looks up what is to be called. @returns whether that is there. */
  load(source: string, type: 'global' | 'module', name: string): boolean {
    const found = `typeof ${name} === 'undefined' ? undefined : ${name}`;
    if (type === 'global') {
      this.value(this.context.evalCode(source, 'solution.js', { type }));
      return this.take(this.value(this.context.evalCode(found, 'harness.js')));
    }
    // What a module declares is seen from inside it only.
    const evaluated = this.context.evalCode(`${source}\n;export const $entry = ${found};`, 'solution.js', { type });
    const exports = this.settle(this.value(evaluated));
    return this.take(this.context.getProp(exports, '$entry'));
  }

  private take(found: QuickJSHandle): boolean {
    return this.context.dump(this.call('take', found)) === true;
  }

  /** One call. @returns its answer as JSON text. @throws Thrown, TooLong */
  run(args: Wire[]): string {
    const { context } = this;
    let answer = this.call('run', context.newString(JSON.stringify(args)));
    while (context.typeof(answer) !== 'string') answer = this.call('resume', this.settle(answer));
    const length = context.getProp(answer, 'length').consume((handle) => context.getNumber(handle));
    if (length > maxAnswer) throw new TooLong();
    return answer.consume((handle) => context.getString(handle));
  }

  /** A promise's value, once the jobs that wait have run. Anything else is its own value. */
  private settle(promise: QuickJSHandle): QuickJSHandle {
    const { context } = this;
    for (;;) {
      const state = context.getPromiseState(promise);
      if (state.type === 'fulfilled') return state.value;
      if (state.type === 'rejected') throw this.thrown(state.error);
      if (this.meter.check()) throw new Thrown(undefined);
      const ran = context.runtime.executePendingJobs(1);
      if (ran.error) throw this.thrown(ran.error);
      if (ran.value === 0) {
        const message = 'the promise that was given back never settles';
        throw new Thrown({ name: 'Error', message, stack: '' });
      }
    }
  }

  private printer(): QuickJSHandle {
    const { context, meter } = this;
    return context.newFunction('print', (text, length) => {
      if (!meter.print(context.getString(text), context.getNumber(length))) throw new Error('too much output');
    });
  }

  private call(part: keyof Harness, ...args: QuickJSHandle[]): QuickJSHandle {
    return this.value(this.context.callFunction(this.harness[part], this.context.undefined, ...args));
  }

  private value(result: ReturnType<QuickJSContext['evalCode']>): QuickJSHandle {
    if (result.error) throw this.thrown(result.error);
    return result.value;
  }

  /** In the program's own words, which may be lies, or no end of them: the meter is still running. */
  private thrown(error: QuickJSHandle): Thrown {
    const { context } = this;
    if (context.typeof(error) === 'object' && context.sameValue(error, context.null)) {
      if (this.isFull) return new Thrown(undefined);
    }
    const described = context.callFunction(this.harness.describe, context.undefined, error);
    if (described.error) return new Thrown(this.isFull ? undefined : { name: 'Error', message: '', stack: '' });
    const [name, message, stack] = JSON.parse(context.getString(described.value)) as [string, string, string];
    return new Thrown({ name, message, stack });
  }
}
