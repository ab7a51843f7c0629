import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { signatureOf } from '../javascript/programs.js';
import type { Program } from '../../program.js';

/** What a child can do that no candidate's program should be able to: the program's source says which. */
const runner = `
import fs from 'node:fs';
const tell = (line) => fs.writeSync(3, JSON.stringify(line) + '\\n');
const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
let runs = 0;
const deeds = {
  fine: () => 1,
  runs: () => runs,
  slow: () => sleep(700) && 1,
  hang: () => sleep(1e9),
  spin: () => { for (;;); },
  exit: () => process.exit(3),
  abort: () => process.abort(),
  die: () => { process.kill(process.pid, 'SIGKILL'); sleep(1e9); },
  heap: () => { const all = []; for (;;) all.push(new Array(1e5).fill({})); },
  buffers: () => { const all = []; for (;;) { all.push(Buffer.alloc(16 << 20, 1)); sleep(5); } },
  rubbish: () => { fs.writeSync(3, 'no JSON\\n'); sleep(1e9); },
  flood: () => { for (;;) fs.writeSync(3, 'x'.repeat(1 << 16)); },
  another: () => { tell({ type: 'case', id: 999, index: 0, status: 'OK', cpuMs: 0, stdout: '' }); sleep(1e9); },
  twice: () => { tell({ type: 'start', id: 1, index: 7 }); sleep(1e9); },
  deep: () => { fs.writeSync(3, '{"type":"case","id":1,"index":0,"status":"OK","cpuMs":0,"stdout":"","value":' + '['.repeat(1e5) + ']'.repeat(1e5) + '}\\n'); sleep(1e9); },
  long: () => { tell({ type: 'case', id: 1, index: 0, status: 'OK', cpuMs: 0, stdout: 'x'.repeat(1e6) }); sleep(1e9); },
  layers: async () => ({
    file: await tried(() => fs.readFileSync('/etc/hostname', 'utf8')),
    write: await tried(() => fs.writeFileSync('/tmp/written', 'x')),
    process: await tried(async () => (await import('node:child_process')).execFileSync('/bin/true')),
    thread: await tried(async () => new (await import('node:worker_threads')).Worker('1', { eval: true })),
    code: await tried(() => new Function('return 1')()),
    network: await connected(),
    environment: Object.keys(process.env),
    pid: process.pid,
  }),
};
async function tried(deed) {
  try { await deed(); return 'done'; } catch (error) { return error.code ?? error.name; }
}
async function connected() {
  const net = await import('node:net');
  return new Promise((resolve) => {
    net.connect(Number(process.argv[2] ?? port), '127.0.0.1', () => resolve('done')).on('error', (error) => resolve(error.code));
  });
}
let port = 0;
process.on('disconnect', () => process.exit());
process.on('message', async ({ id, program }) => {
  if (program.source === 'deaf') process.exit(5);
  tell({ type: 'taken', id });
  runs += 1;
  if (program.source === 'crash') process.exit(4);
  if (program.source === 'stuck') for (;;);
  port = program.cases[0][0];
  tell({ type: 'start', id, index: 0 });
  const value = await deeds[program.source.replace('+recycle', '')]();
  tell({ type: 'case', id, index: 0, status: 'OK', value, cpuMs: 1, stdout: '' });
  if (program.source.endsWith('+late')) sleep(1e9);
  tell({ type: 'done', id, recycle: program.source.includes('+recycle') });
});
tell({ type: 'ready' });
`;

/** An engine in a folder of its own, that another user may read too. */
export function oddEngine(source = runner): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'rehearse-odd-'));
  chmodSync(folder, 0o755);
  mkdirSync(path.join(folder, 'javascript'));
  writeFileSync(path.join(folder, 'javascript/package.json'), '{ "type": "module" }');
  writeFileSync(path.join(folder, 'javascript/runner.js'), source);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function deed(source: string, limits = { timeMs: 300, memoryMb: 64 }): Program {
  return { language: 'javascript', source, signature: signatureOf(['int'], 'json'), cases: [[1]], limits };
}

/** Process ids of what runs from a folder. */
export function processesOf(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && commandOf(name).includes(folder))
    .map(Number);
}

function commandOf(pid: string): string {
  try {
    // What has ended but was not waited for yet has no command any more.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** Waits until something is so; the test's own limit ends it. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}
