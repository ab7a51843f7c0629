// The limits of the sandbox: the same programs where nothing is kept from them, as many at once.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { ask } from '../load.mjs';

const openers = { javascript: openNode, typescript: openNode, python: openPython, sql: openPostgres };

/**
 * `run(connection)` tells what is wrong with the answer, as a load does; `pids`: of the processes that run it.
 * Undefined: what it needs isn't there.
 */
export async function openBare(world, load, size) {
  const opened = await openers[load.language](world, load, size);
  if (!opened) return undefined;
  const { name, parts, close } = opened;
  return {
    name,
    pids: parts.map(({ pid }) => pid),
    run: async (connection) => {
      const answer = await parts[connection].run();
      return load.isRight(answer) ? undefined : JSON.stringify(answer);
    },
    close: () => Promise.all(parts.map(close)),
  };
}

const times = (size, open) => Promise.all(Array.from({ length: size }, (_, connection) => open(connection)));
const jobOf = ({ language, source, entry, cases }) => ({ language, source, entry, cases });

async function openNode(world, load, size) {
  const parts = await times(size, async () => {
    const program = await world.start('bare-programs/node.mjs', 'postgres');
    return { ...program, pid: program.child.pid, run: () => ask(program, jobOf(load)) };
  });
  return { name: 'plain Node', parts, close: ({ stop }) => stop() };
}

async function openPython(_world, load, size) {
  const python = findPython();
  if (!python) return undefined;
  const parts = await times(size, () => {
    const child = spawn(python.file, [path.join(import.meta.dirname, 'python.py')], {
      env: {},
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const run = async () => {
      child.stdin.write(`${JSON.stringify(jobOf(load))}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error('python3 ended while it was measured');
      return JSON.parse(value);
    };
    return { child, pid: child.pid, run };
  });
  const close = async ({ child }) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.stdin.end();
    await ended;
  };
  return { name: `native Python ${python.version}`, parts, close };
}

/** The interpreter itself: `python3` may be a script that looks for it. */
function findPython() {
  const question = 'import platform, sys; print(sys.executable); print(platform.python_version())';
  try {
    const [file, version] = execFileSync('python3', ['-c', question], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).split('\n');
    return { file, version };
  } catch {
    return undefined;
  }
}

async function openPostgres(world, { setup, sql }, size) {
  const asText = { text: sql, rowMode: 'array', types: { getTypeParser: () => String } };
  const parts = await times(size, async (connection) => {
    const client = new pg.Client({ connectionString: world.url('postgres') });
    await client.connect();
    const pid = (await client.query('select pg_backend_pid() as pid')).rows[0].pid;
    // Each in a schema of its own: else one would wait for the other's to be rolled back.
    const schema = `exercise_${connection}`;
    const begin = `begin; create schema ${schema}; set local search_path to ${schema}; ${setup}`;
    const run = async () => {
      await client.query(begin);
      const { rows } = await client.query(asText);
      await client.query('rollback');
      return rows;
    };
    return { client, pid, run };
  });
  return { name: 'PostgreSQL', parts, close: ({ client }) => client.end() };
}
