import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadPyodide } from 'pyodide';
import { root } from '../run-command.mjs';
import { compileRunner } from './runner.mjs';

export const packages = ['pyodide'];
export const inputs = [];

const engine = 'node_modules/pyodide';
const engineFiles = [
  'package.json',
  'pyodide.mjs',
  'pyodide.asm.mjs',
  'pyodide.asm.wasm',
  'pyodide-lock.json',
  'python_stdlib.zip',
];
/** One namespace, in this order. */
const harness = ['structures', 'decode', 'encode', 'faults', 'attempt'];
const harnessFolder = path.join(root, 'libs/sandbox/runners/python/harness');

export async function build(folder) {
  mkdirSync(path.join(folder, engine), { recursive: true });
  for (const file of engineFiles) cpSync(path.join(root, engine, file), path.join(folder, engine, file));
  standInForSockets(folder);
  compileRunner('python', folder);
  writeFileSync(path.join(folder, 'python.snapshot'), await makeSnapshot());
}

/** Pyodide wants to load `ws` for sockets, which no program gets. */
function standInForSockets(folder) {
  const place = path.join(folder, 'node_modules/ws');
  mkdirSync(place, { recursive: true });
  writeFileSync(path.join(place, 'package.json'), '{ "name": "ws", "type": "module", "exports": "./index.js" }\n');
  writeFileSync(path.join(place, 'index.js'), 'export default undefined;\n');
}

/** The interpreter's memory with the harness and the standard library's usual modules loaded: boots in a tenth. */
async function makeSnapshot() {
  const python = await bootPlainly();
  python.runPython(`
import builtins
harness = {'__name__': 'harness', '__builtins__': dict(vars(builtins))}
exec(compile(${pythonText(...harness)}, 'harness.py', 'exec'), harness)
start = {'__name__': 'start'}
exec(compile(${pythonText('snapshot')}, 'snapshot.py', 'exec'), start)
start['prepare'](harness)
forget_host = start['forget_host']
del builtins, harness, start
`);
  return python.makeMemorySnapshot();
}

async function bootPlainly() {
  // Python would take its name, and so its programs learn, from where this very program lies.
  const [, program] = process.argv;
  process.argv[1] = '/python';
  try {
    // A fixed seed: the order of a set's items is the same from build to build.
    return await loadPyodide({ _makeSnapshot: true, env: { HOME: '/home/pyodide', PYTHONHASHSEED: '0' } });
  } finally {
    process.argv[1] = program;
  }
}

/** As a literal: JSON's are Python's too. */
function pythonText(...names) {
  const sources = names.map((name) => readFileSync(path.join(harnessFolder, `${name}.py`), 'utf8'));
  return JSON.stringify(sources.join('\n'));
}
