import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Sandbox } from '../../sandbox.js';
import { strange } from './hostile/answers.js';
import { escapes } from './hostile/escapes.js';
import { forgeries } from './hostile/forgeries.js';
import { hungry } from './hostile/memory.js';
import { endless } from './hostile/time.js';
import { typed } from './hostile/typescript.js';
import { clean, cleanValues, programOf, type Hostile } from './programs.js';

let sandbox: Sandbox;
let server: Server;
let folder: string;
let connections = 0;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rehearse-hostile-'));
  server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  sandbox = new Sandbox({ size: 1 });
});

afterAll(async () => {
  await sandbox.close();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

function aimed({ source, differing }: Hostile) {
  const { port } = server.address() as AddressInfo;
  const target = source.replaceAll('$PORT', `${port}`).replaceAll('$FILE', path.join(folder, 'written'));
  return programOf(target, differing);
}

/** The same programs with their types stripped first: JavaScript is TypeScript. */
const inTypeScript = (programs: Hostile[]): Hostile[] =>
  programs.map((hostile) => ({ ...hostile, differing: { ...hostile.differing, language: 'typescript' } }));

describe.each([
  ['ways out', escapes],
  ['endless programs', endless],
  ['hungry programs', hungry],
  ['strange answers', strange],
  ['forgeries', forgeries],
  ['TypeScript', typed],
  ['ways out, as TypeScript', inTypeScript(escapes)],
  ['forgeries, as TypeScript', inTypeScript(forgeries)],
])('%s', (_theme, programs) => {
  it.each(programs)('$name', async (hostile) => {
    const { compileError, cases } = await sandbox.runProgram(aimed(hostile));
    const [run] = cases;

    expect(compileError === undefined ? run?.status : 'CE').toBe(hostile.status);
    if (hostile.value !== undefined) expect(run?.value).toEqual(hostile.value);
    if (hostile.message) expect(compileError ?? run?.message).toMatch(hostile.message);
    expect(existsSync(path.join(folder, 'written'))).toBe(false);
    expect(connections).toBe(0);

    const after = await sandbox.runProgram(clean);
    expect(after.cases.map(({ status, value }) => [status, value])).toEqual(cleanValues.map((value) => ['OK', value]));
  });
});

it('has tried at least 60 programs of JavaScript', () => {
  expect([escapes, endless, hungry, strange, forgeries].flat().length).toBeGreaterThanOrEqual(60);
});

it('has tried at least 60 programs of TypeScript', () => {
  expect([typed, escapes, forgeries].flat().length).toBeGreaterThanOrEqual(60);
});
