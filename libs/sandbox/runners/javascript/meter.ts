/** Why a program was stopped. */
export type Stop = 'TLE' | 'OLE';

const maxKept = 65_536;
const maxPrinted = 1 << 20;

/** What a program has taken and printed: asked by the interpreter every few thousand operations. */
export class Meter {
  stopped: Stop | undefined;
  private startedAt = process.cpuUsage();
  private printedInAll = 0;
  private kept = '';

  constructor(private readonly timeMs: number) {}

  /** A case begins. */
  start(): void {
    this.startedAt = process.cpuUsage();
    this.stopped = undefined;
    this.kept = '';
  }

  cpuMs(): number {
    const { user, system } = process.cpuUsage(this.startedAt);
    return (user + system) / 1_000;
  }

  /** @returns whether the program is to be stopped. */
  check(): boolean {
    if (!this.stopped && this.cpuMs() > this.timeMs) this.stopped = 'TLE';
    return this.stopped !== undefined;
  }

  /** @returns whether the program may go on. */
  print(text: string, length: number): boolean {
    this.printedInAll += length + 1;
    if (this.printedInAll > maxPrinted) this.stopped ??= 'OLE';
    if (this.kept.length <= maxKept) this.kept += `${text}\n`;
    return this.stopped === undefined;
  }

  get stdout(): string {
    return this.kept.slice(0, maxKept);
  }
}
