import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { admin, endAll, makeFolder, Product, removeFolder } from './product.mjs';
import { root } from './run-command.mjs';
import { asOneTest } from './run-test-command.mjs';

/** The main job over HTTP, as outsiders check it: a script of its own, beside this project where there is one. */
const script = path.resolve(root, '../shared/acceptance/main-job.mjs');

/** Against the built product, once for each place the queue can live in. */
export async function runAcceptance() {
  if (!existsSync(script)) return { skipped: 1, reasons: [`no ${path.relative(root, script)} here`] };
  const results = [];
  for (const backend of ['postgres', 'redis']) results.push(await runOver(backend));
  const count = (name) => results.reduce((sum, result) => sum + (result[name] ?? 0), 0);
  return { passed: count('passed'), failed: count('failed'), output: results.map(({ output }) => output).join('') };
}

async function runOver(backend) {
  const folder = makeFolder();
  const redis = backend === 'redis' ? await startRedis(folder) : undefined;
  try {
    const product = new Product(folder, { QUEUE_BACKEND: backend, ...(redis && { REDIS_URL: redis.url }) });
    const result = await asOneTest(process.execPath, [script, await product.address()], admin);
    const exitCode = await product.stop();
    const output = `${result.output}\nOver ${backend}; Rehearse said:\n${product.output}\nand ended with ${exitCode}.\n`;
    return { ...result, output, ...(exitCode === 0 ? {} : { passed: 0, failed: 1 }) };
  } catch (error) {
    return { failed: 1, output: `Over ${backend}: ${error.message}\n` };
  } finally {
    endAll();
    redis?.child.kill('SIGKILL');
    removeFolder(folder);
  }
}

async function startRedis(folder) {
  const port = await freePort();
  const settings = ['--appendonly', 'yes', '--maxmemory-policy', 'noeviction', '--save', ''];
  const where = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
  const child = spawn('redis-server', [...where, ...settings], { stdio: 'ignore' });
  for (let tries = 0; tries < 200 && !(await answers(port)); tries += 1) await pause(50);
  return { child, url: `redis://127.0.0.1:${port}` };
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
