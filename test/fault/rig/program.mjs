import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { onCleanup } from './cleanup.mjs';

const restartMs = 300;

/**
 * One program of the product, started again whenever it ends, as an orchestrator would. It says by IPC when it is
 * ready, and leaves when that channel closes: so nothing is left of it where this process is killed.
 */
export class Program {
  /** Ready to work, as far as is known here. */
  isUp = false;
  /** Ends that nobody here caused, by exit code or signal. */
  ownExits = {};
  #child;
  #held = false;
  #stopped = false;
  #killed = false;
  #waiting = [];

  /** `options`: `name`, `script`, `env`, `logFile`. */
  constructor(options) {
    this.options = options;
    this.stop = onCleanup(() => this.#end());
  }

  get name() {
    return this.options.name;
  }

  get isAlive() {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  start() {
    const { script, env, logFile } = this.options;
    const log = openSync(logFile, 'a');
    const child = spawn(process.execPath, [script], { stdio: ['ignore', log, log, 'ipc'], env });
    closeSync(log);
    this.#child = child;
    this.#killed = false;
    child.on('message', ({ type }) => type === 'ready' && this.#becameReady());
    child.once('exit', (code, signal) => this.#ended(code ?? signal));
    return this;
  }

  async ready(limitMs = 60_000) {
    if (this.isUp) return;
    const { promise, resolve } = withResolvers();
    this.#waiting.push(resolve);
    const inTime = await Promise.race([promise.then(() => true), sleep(limitMs, false, { ref: false })]);
    if (!inTime) throw new Error(`${this.name} was not ready in ${limitMs / 1_000} s, see ${this.options.logFile}`);
  }

  /** SIGKILL. False: there was nothing to kill. */
  kill() {
    if (!this.isAlive) return false;
    this.#killed = true;
    this.isUp = false;
    return this.#child.kill('SIGKILL');
  }

  /** Kills it and keeps it from starting again until `release`. */
  hold() {
    this.#held = true;
    return this.kill();
  }

  release() {
    this.#held = false;
    if (!this.isAlive) this.start();
  }

  /** Stands still for a while, as a machine that swaps or a paused virtual one does. */
  async freeze(ms) {
    const child = this.#child;
    if (!this.isAlive || !child.kill('SIGSTOP')) return false;
    await sleep(ms);
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGCONT');
    return true;
  }

  #becameReady() {
    this.isUp = true;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #ended(how) {
    this.isUp = false;
    if (!this.#killed && !this.#stopped) this.ownExits[how] = (this.ownExits[how] ?? 0) + 1;
    setTimeout(() => {
      if (!this.#held && !this.#stopped && !this.isAlive) this.start();
    }, restartMs).unref();
  }

  async #end() {
    this.#stopped = true;
    if (!this.isAlive) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exit;
  }
}

/** Promise.withResolvers came with Node 22. */
function withResolvers() {
  let resolve;
  const promise = new Promise((settle) => (resolve = settle));
  return { promise, resolve };
}
