import { spawn, type ChildProcess } from 'node:child_process';
import { Watch, type Excess } from '../../watch.js';

let busy: ChildProcess;
beforeAll(() => {
  busy = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
});
afterAll(() => busy.kill('SIGKILL'));

const patient = { timeMs: 1, memoryMb: 10_000, ownMemoryMb: 0 };
const firstExcess = (begin: (watch: Watch) => void, limits = patient, attemptMs = 300) =>
  new Promise<Excess>((resolve) => begin(new Watch(busy.pid!, limits, resolve, attemptMs)));

it('ends an attempt whose cases together take too much, be each within its limit', async () => {
  const everyCaseIsShort = (watch: Watch) => {
    const timer = setInterval(() => watch.start(), 20);
    timer.unref();
    setTimeout(() => clearInterval(timer), 60_000).unref();
    watch.start();
  };
  expect(await firstExcess(everyCaseIsShort, { ...patient, timeMs: 30 })).toBe('time');
});

it('ends a case that takes more memory than there is for it', async () => {
  expect(await firstExcess((watch) => watch.start(), { ...patient, timeMs: 60_000, memoryMb: 1 })).toBe('memory');
});
