import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './run-command.mjs';

export const admin = { ADMIN_EMAIL: 'admin@example.org', ADMIN_PASSWORD: 'correct horse battery' };

/** An empty folder that every user may enter: PostgreSQL may have to run as another one. */
export function makeFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'rehearse product '));
  chmodSync(folder, 0o755);
  return folder;
}

const started = [];

/** Ends whatever is still running of the products that were started here. */
export function endAll() {
  for (const { child } of started.splice(0)) child.kill('SIGKILL');
}

/** The built product, as `npm start` runs it, on a free port. */
export class Product {
  constructor(dataDir, env = {}) {
    this.output = '';
    this.child = spawn(process.execPath, [path.join(root, 'dist/apps/standalone/src/main.js')], {
      cwd: root,
      env: { ...process.env, ...admin, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    started.push(this);
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (this.output += text));
    }
    this.exit = once(this.child, 'exit').then(([code, signal]) => code ?? signal);
  }

  /** Its address, once it has told it. */
  async address() {
    for (const until = Date.now() + 90_000; Date.now() < until; await pause(50)) {
      const found = /Rehearse is at (http:\S+)/.exec(this.output);
      if (found) return found[1];
      if (this.child.exitCode !== null) break;
    }
    throw new Error(`Rehearse did not start:\n${this.output}`);
  }

  /** Ends it and gives its exit code. */
  async stop(signal = 'SIGTERM') {
    this.child.kill(signal);
    return this.exit;
  }

  /** Processes that it started, directly or not, and that live. */
  descendants() {
    return descendantsOf(this.child.pid);
  }
}

export function removeFolder(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

function descendantsOf(parent) {
  const children = processes().filter(({ ppid }) => ppid === parent);
  return children.flatMap(({ pid }) => [pid, ...descendantsOf(pid)]);
}

/** From /proc, so on Linux alone. */
function processes() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
        return [{ pid: Number(pid), state: fields[0], ppid: Number(fields[1]) }];
      } catch {
        return [];
      }
    });
}

export const living = (pids) => {
  const running = new Set(
    processes()
      .filter(({ state }) => state !== 'Z')
      .map(({ pid }) => pid),
  );
  return pids.filter((pid) => running.has(pid));
};

/** Those of `pids` that are still there after a while. */
export async function survivors(pids, limitMs = 15_000) {
  for (const until = Date.now() + limitMs; living(pids).length && Date.now() < until;) await pause(50);
  return living(pids);
}
