import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { transformFileSync } from '@swc/core';
import { nobody, type Isolation } from '../../isolation.js';
import { Sandbox } from '../../sandbox.js';
import { programOf } from '../javascript/programs.js';
import { deed, oddEngine, processesOf, until } from './odd-engine.js';

const root = path.resolve(__dirname, '../../../..');
const bare: Isolation = {
  permissionModel: 'none',
  shell: false,
  ownNetwork: false,
  otherUser: false,
  noPrivileges: false,
  diesWithParent: 'none',
};

it('lets a child do nothing but compute, by each layer that this machine has', async () => {
  const engine = oddEngine();
  const sandbox = new Sandbox({ folder: engine.folder, size: 1 });
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const layers = await sandbox.check();
    const { port } = server.address() as AddressInfo;
    const program = { ...deed('layers', { timeMs: 5_000, memoryMb: 64 }), cases: [[port]] };
    const { cases } = await sandbox.runProgram(program);
    const found = cases[0]!.value as Record<string, unknown>;
    expect(found).toMatchObject({ code: 'EvalError', environment: [] });
    if (layers.permissionModel !== 'none') {
      const denied = 'ERR_ACCESS_DENIED';
      expect(found).toMatchObject({ file: denied, write: denied, process: denied, thread: denied });
    }
    expect([found.network, connections]).toEqual(layers.ownNetwork ? ['ENETUNREACH', 0] : [expect.any(String), 1]);
    const status = readFileSync(`/proc/${found.pid as number}/status`, 'utf8');
    if (layers.otherUser) expect(status).toMatch(new RegExp(`^Uid:\\s+${nobody}\\s`, 'm'));
    if (layers.noPrivileges) expect(status).toMatch(/^CapEff:\s+0+$/m);
    if (layers.noPrivileges) expect(status).toMatch(/^CapBnd:\s+0+$/m);
  } finally {
    await sandbox.close();
    server.close();
    engine.remove();
  }
});

it.each<[string, (all: Isolation) => Isolation]>([
  ['none', () => bare],
  ['a shell only', () => ({ ...bare, shell: true, diesWithParent: 'shell' })],
  ['all but the network', (all) => ({ ...all, ownNetwork: false })],
  ['all but the other user', (all) => ({ ...all, otherUser: false })],
  ['all but the permission model', (all) => ({ ...all, permissionModel: 'none' })],
])('runs programs with these layers too: %s', async (_which, of) => {
  const all = await new Sandbox().check();
  const sandbox = new Sandbox({ size: 1, isolation: of(all) });
  const source = 'function f(n) { return n ? f(n - 1) + 1 : 0; }';
  const { cases } = await sandbox.runProgram(programOf(source, { cases: [[100], [1e7], [50]] }));
  expect(cases.map(({ status }) => status)).toContain('RE');
  expect(cases[0]).toMatchObject({ status: 'OK', value: 100 });
  await sandbox.close();
});

/** The sandbox in a process of its own, which can be killed. */
function parentIn(folder: string, isolation: Isolation) {
  const compiled = path.join(folder, 'parent');
  mkdirSync(compiled);
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  writeFileSync(path.join(compiled, 'package.json'), '{ "type": "module" }');
  for (const file of readdirSync(path.join(root, 'libs/sandbox')).filter((name) => name.endsWith('.ts'))) {
    const { code } = transformFileSync(path.join(root, 'libs/sandbox', file), {
      swcrc: false,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    writeFileSync(path.join(compiled, file.replace(/ts$/, 'js')), code);
  }
  const main = `import { Sandbox } from './sandbox.js';
    const sandbox = new Sandbox(${JSON.stringify({ folder, size: 1, isolation })});
    await sandbox.runProgram(${JSON.stringify(deed('fine', { timeMs: 60_000, memoryMb: 64 }))});
    void sandbox.runProgram(${JSON.stringify(deed('spin', { timeMs: 60_000, memoryMb: 64 }))});
    setTimeout(() => console.log('spins'), 300);`;
  writeFileSync(path.join(compiled, 'main.js'), main);
  return spawn(process.execPath, [path.join(compiled, 'main.js')], { stdio: ['ignore', 'pipe', 'inherit'] });
}

it.each(['kernel', 'shell'] as const)('leaves no child when its parent is killed: %s', async (killer) => {
  const all = await new Sandbox().check();
  if (killer === 'kernel' && all.diesWithParent !== 'kernel') return;
  const engine = oddEngine();
  const parent = parentIn(engine.folder, { ...all, diesWithParent: killer });
  await new Promise((resolve) => parent.stdout.once('data', resolve));
  const children = () => processesOf(path.join(engine.folder, 'javascript'));
  // One that loops, one that waits, and with a shell one more for each that watches.
  expect(children().length).toBeGreaterThanOrEqual(2);
  parent.kill('SIGKILL');
  await until(() => children().length === 0);
  engine.remove();
});
