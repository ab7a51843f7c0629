import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Program } from './program.js';

jest.setTimeout(30_000);

let folder: string;
let program: Program | undefined;
let troubles: string[];
let hopeless: number[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rehearse-program-'));
  troubles = [];
  hopeless = [];
});
afterEach(async () => {
  await program?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A program that notes each of its starts in a file, with its port. */
function start(source: string, env: NodeJS.ProcessEnv = {}): Program {
  const script = path.join(folder, 'program.cjs');
  const note = `require('fs').appendFileSync(${JSON.stringify(path.join(folder, 'starts'))}, process.pid + ' ' + process.env.PORT + '\\n');`;
  writeFileSync(script, `${note}\nprocess.on('disconnect', () => process.exit(0));\n${source}`);
  program = new Program({
    name: 'api',
    script,
    env: { PATH: process.env['PATH'], ...env },
    onTrouble: (message) => troubles.push(message),
    onHopeless: (code) => hopeless.push(code),
  });
  program.start();
  return program;
}
const starts = () => readFileSync(path.join(folder, 'starts'), 'utf8').trim().split('\n');
async function until(check: () => boolean): Promise<void> {
  for (const giveUpAt = Date.now() + 15_000; !check(); await pause(20)) {
    if (Date.now() > giveUpAt) throw new Error(`never came: ${check.toString()}; ${troubles.join('; ')}`);
  }
}
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const healthy = `process.send({ type: 'ready', port: 4711 }); setInterval(() => {}, 1000);`;

it('tells when it is ready and on which port', async () => {
  await expect(start(healthy, { PORT: '0' }).ready).resolves.toEqual({ port: 4711 });
});

it('starts again what was killed, on the port it had', async () => {
  await start(healthy, { PORT: '0' }).ready;
  process.kill(Number(starts()[0]!.split(' ')[0]), 'SIGKILL');
  await until(() => troubles.includes('api is ready again.'));
  expect(starts().map((line) => line.split(' ')[1])).toEqual(['0', '4711']);
  expect(troubles[0]).toBe('api has ended (SIGKILL) and starts again in 1 s.');
});

it('pauses longer each time it ends', async () => {
  await start(`process.send({ type: 'ready' }); setTimeout(() => process.exit(70), 50);`).ready;
  await until(() => troubles.filter((line) => line.includes('starts again')).length >= 2);
  const pauses = troubles.flatMap((line) => /in (\d+) s/.exec(line)?.[1] ?? []);
  expect(pauses).toEqual(['1', '2']);
});

it('gives up at once on bad settings', async () => {
  start('process.exit(78);');
  await until(() => hopeless.length > 0);
  expect([hopeless, starts().length]).toEqual([[78], 1]);
});

it('gives up on what ends three times before it was ever ready', async () => {
  start('process.exit(5);');
  await until(() => hopeless.length > 0);
  expect([hopeless, starts().length]).toEqual([[1], 3]);
});

it('stops in an orderly way, and does not start again', async () => {
  const running = start(`process.on('SIGTERM', () => setTimeout(() => process.exit(0), 100)); ${healthy}`);
  await running.ready;
  await running.stop();
  expect(isAlive(Number(starts()[0]!.split(' ')[0]))).toBe(false);
  expect([troubles, hopeless]).toEqual([[], []]);
});
