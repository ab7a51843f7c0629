import { kill } from 'node:process';
import { SandboxBusy, SandboxFailure, type ProgramRun } from '../../program.js';
import { Sandbox, type SandboxOptions } from '../../sandbox.js';
import { deed, oddEngine, processesOf, until } from './odd-engine.js';

let engine: ReturnType<typeof oddEngine>;
let sandbox: Sandbox;

function open(options: SandboxOptions = {}, source?: string): void {
  engine = oddEngine(source);
  sandbox = new Sandbox({ folder: engine.folder, size: 1, ...options });
}
afterEach(async () => {
  await sandbox.close();
  const left = processesOf(engine.folder);
  if (left.length) throw new Error(`processes are left: ${left.join(', ')}`);
  engine.remove();
});

const stats = () => sandbox.stats().javascript!;
const statusOf = ({ compileError, cases }: ProgramRun) => compileError ?? cases[0]!.status;

describe('a child that', () => {
  it.each([
    ['hang', 'TLE', undefined],
    ['spin', 'TLE', undefined],
    ['exit', 'RE', 'the program ended its interpreter'],
    ['abort', 'RE', 'the program ended its interpreter'],
    ['heap', 'MLE', undefined],
    ['buffers', 'MLE', undefined],
    ['rubbish', 'RE', 'operation not permitted'],
    ['flood', 'RE', 'operation not permitted'],
    ['another', 'RE', 'operation not permitted'],
    ['twice', 'RE', 'operation not permitted'],
    ['deep', 'RE', 'operation not permitted'],
    ['long', 'RE', 'operation not permitted'],
  ])('does "%s" gives %s, and the next program is run', async (what, status, message) => {
    open();
    // Memory is to be passed before time.
    const timeMs = status === 'MLE' ? 20_000 : 300;
    const { cases } = await sandbox.runProgram(deed(what, { timeMs, memoryMb: 64 }));
    expect(cases).toEqual([expect.objectContaining({ status, ...(message && { message }) })]);
    expect(statusOf(await sandbox.runProgram(deed('fine')))).toBe('OK');
  });

  it('ends before the program begins, twice, has met a source that nobody can read', async () => {
    open();
    expect(await sandbox.runProgram(deed('crash'))).toEqual({
      compileError: 'the source could not be dealt with',
      cases: [],
    });
    expect(statusOf(await sandbox.runProgram(deed('fine')))).toBe('OK');
  });

  it('never begins the program is killed', async () => {
    open();
    expect(statusOf(await sandbox.runProgram(deed('stuck')))).toBe('the source could not be dealt with');
    expect(stats().killed).toBe(1);
  });

  it('is ended by somebody else is no verdict: the program runs again in another', async () => {
    open();
    await sandbox.runProgram(deed('fine'));
    const run = sandbox.runProgram(deed('slow', { timeMs: 5_000, memoryMb: 64 }));
    await until(() => stats().busy === 1);
    for (const pid of processesOf(engine.folder)) kill(pid, 'SIGKILL');
    expect(statusOf(await run)).toBe('OK');
  });

  it('ends before it takes the program costs it no try, however many do', async () => {
    open({ size: 3 });
    await Promise.all([1, 2, 3].map(() => sandbox.runProgram(deed('slow'))));
    await until(() => stats().idle === 4);
    // What the pool does not know yet, or is told only while it hands over the program.
    const run = sandbox.runProgram(deed('fine'));
    for (const pid of processesOf(engine.folder)) kill(pid, 'SIGKILL');
    const next = [1, 2, 3].map(() => sandbox.runProgram(deed('fine')));
    expect((await Promise.all([run, ...next])).map(statusOf)).toEqual(['OK', 'OK', 'OK', 'OK']);
  });

  it('never takes a program is a failure in the end', async () => {
    open();
    await expect(sandbox.runProgram(deed('deaf'))).rejects.toThrow(SandboxFailure);
    expect(statusOf(await sandbox.runProgram(deed('fine')))).toBe('OK');
  });

  it('is ended by somebody else twice is a failure of the sandbox', async () => {
    open();
    await expect(sandbox.runProgram(deed('die'))).rejects.toThrow(SandboxFailure);
    expect(statusOf(await sandbox.runProgram(deed('fine')))).toBe('OK');
  });

  it('does not boot is a failure, again and again', async () => {
    open({}, 'process.exit(1)');
    const why = 'the sandbox for javascript does not boot';
    await expect(sandbox.runProgram(deed('fine'))).rejects.toThrow(why);
    await expect(sandbox.runProgram(deed('fine'))).rejects.toThrow(why);
  });

  it('is not there says how to build it', async () => {
    open();
    const program = { ...deed('fine'), language: 'python' };
    await expect(sandbox.runProgram(program)).rejects.toThrow('run npm run build');
  });
});

describe('the pool', () => {
  it('uses a child again, unless it is to be recycled', async () => {
    open();
    const values = [];
    for (const what of ['runs', 'runs', 'runs+recycle', 'runs']) {
      values.push((await sandbox.runProgram(deed(what))).cases[0]!.value);
    }
    expect(values.slice(0, 3)).toEqual([1, 2, 3]);
    expect(values[3]).toBe(1);
    expect(stats().recycled).toBe(1);
  });

  it('keeps a spare booted, once it is in use', async () => {
    open();
    expect(sandbox.stats()).toEqual({});
    await sandbox.runProgram(deed('fine'));
    await until(() => stats().idle === 2);
    const run = sandbox.runProgram(deed('hang'));
    expect(stats()).toMatchObject({ busy: 1, idle: 1 });
    expect(statusOf(await run)).toBe('TLE');
    // At once, in the spare.
    expect(stats()).toMatchObject({ idle: 1, killed: 1 });
    expect(statusOf(await sandbox.runProgram(deed('fine')))).toBe('OK');
    await until(() => stats().idle === 2);
  });

  it('runs as many at once as it has children for', async () => {
    open({ size: 2 });
    const runs = [1, 2, 3, 4].map(() => sandbox.runProgram(deed('slow', { timeMs: 3_000, memoryMb: 64 })));
    let most = 0;
    await until(() => {
      most = Math.max(most, stats().busy);
      return stats().queued === 0 && stats().busy === 0;
    });
    expect((await Promise.all(runs)).map(statusOf)).toEqual(['OK', 'OK', 'OK', 'OK']);
    expect(most).toBe(2);
  });

  it('refuses more than may wait', async () => {
    open({ maxQueue: 3 });
    const runs = [1, 2, 3].map(() => sandbox.runProgram(deed('fine')));
    await expect(sandbox.runProgram(deed('fine'))).rejects.toThrow(SandboxBusy);
    expect((await Promise.all(runs)).map(statusOf)).toEqual(['OK', 'OK', 'OK']);
  });

  it('shuts children that have nothing to do, but one', async () => {
    open({ idleMs: 200, size: 2 });
    await Promise.all([sandbox.runProgram(deed('slow')), sandbox.runProgram(deed('slow'))]);
    await until(() => processesOf(engine.folder).length === 1);
    expect(statusOf(await sandbox.runProgram(deed('fine')))).toBe('OK');
  });

  it('fails what runs and waits when it is closed, and runs nothing more', async () => {
    open();
    await sandbox.runProgram(deed('fine'));
    const runs = [sandbox.runProgram(deed('hang')), sandbox.runProgram(deed('fine'))];
    const settled = Promise.allSettled(runs);
    await sandbox.close();
    expect((await settled).map((each) => each.status)).toEqual(['rejected', 'rejected']);
    await expect(sandbox.runProgram(deed('fine'))).rejects.toThrow(SandboxFailure);
  });

  it('leaves our event loop free while a program loops', async () => {
    open({ size: 2 });
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 50);
    const limits = { timeMs: 1_500, memoryMb: 64 };
    await Promise.all([sandbox.runProgram(deed('spin', limits)), sandbox.runProgram(deed('spin', limits))]);
    clearInterval(timer);
    // Of about 40 on a quiet machine; none while it is blocked.
    expect(ticks).toBeGreaterThan(8);
  });
});
