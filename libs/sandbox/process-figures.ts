import { readFileSync } from 'node:fs';

/** Linux counts CPU time in hundredths of a second. */
const msPerTick = 10;
const bytesPerPage = 4_096;

/** CPU time that a process has taken, in milliseconds, all threads; undefined where the system doesn't tell. */
export function cpuMsOf(pid: number): number | undefined {
  // Fields after the name, which is in brackets and may hold anything.
  const fields = read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ');
  const ticks = Number(fields?.[11]) + Number(fields?.[12]);
  return Number.isFinite(ticks) ? ticks * msPerTick : undefined;
}

/** Resident memory of a process in MiB. */
export function memoryMbOf(pid: number): number | undefined {
  const pages = Number(read(`/proc/${pid}/statm`)?.split(' ')[1]);
  return Number.isFinite(pages) ? (pages * bytesPerPage) / (1 << 20) : undefined;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
