/** Of Linux; a shell in between reports them as exit code 128 + number. */
const signals: Record<number, string> = {
  4: 'SIGILL',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  15: 'SIGTERM',
  24: 'SIGXCPU',
  25: 'SIGXFSZ',
};

/** How a program ended, in words; undefined where it ended well. */
export function exitOf(
  code: number | null | undefined,
  signal: string | number | null | undefined,
): string | undefined {
  if (signal) return typeof signal === 'number' ? (signals[signal] ?? `signal ${signal}`) : signal;
  if (!code) return undefined;
  return signals[code - 128] ?? `exit code ${code}`;
}
