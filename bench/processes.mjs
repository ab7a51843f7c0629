// What the kernel tells of processes that are measured.
import { readdirSync, readFileSync } from 'node:fs';

/** Of /proc/…/stat, on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Fields of /proc/…/stat after the name, which is in brackets and may hold anything. */
const statOf = (pid) =>
  readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');

/** Processor time that a process has used, in milliseconds; unlike a rate it hardly depends on who else is at work. */
export function cpuMsOf(pid) {
  const fields = statOf(pid);
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond;
}

/** Resident memory in MiB. `what`: VmRSS is what it holds now, VmHWM the most that it ever held. */
export function memoryMbOf(pid, what) {
  const line = new RegExp(`^${what}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) / 1_024;
}

/** Our own child processes that run `script`, a part of a path. */
export function childrenOf(script) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const isOurs = Number(statOf(pid)[1]) === process.pid;
        return isOurs && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(script);
      } catch {
        return false; // ended meanwhile
      }
    });
}
