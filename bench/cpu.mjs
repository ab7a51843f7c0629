import { readFileSync } from 'node:fs';

/** Of /proc/…/stat, on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Processor time that a process has used, in milliseconds; unlike a rate it hardly depends on who else is at work. */
export function cpuMsOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond;
}
