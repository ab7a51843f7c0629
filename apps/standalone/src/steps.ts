/** Lines for the person at the terminal; logs are the business of api and worker. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs one step of the start and says in one line what came of it and how long it took. */
export async function step(name: string, work: () => Promise<string>): Promise<void> {
  const startedAt = performance.now();
  const outcome = await work();
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  say(`${name}: ${outcome} (${seconds} s)`);
}

/** Exit codes, as sysexits.h has them. */
export const exitCodes = { failed: 1, badSettings: 78 } as const;
