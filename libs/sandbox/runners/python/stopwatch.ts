/** CPU time of this process, all of its threads; can be stopped and go on. */
export class Stopwatch {
  private takenMs = 0;
  private since?: NodeJS.CpuUsage;

  start(): void {
    this.takenMs = 0;
    this.resume();
  }

  pause(): void {
    this.takenMs = this.ms;
    this.since = undefined;
  }

  resume(): void {
    this.since ??= process.cpuUsage();
  }

  get ms(): number {
    if (!this.since) return this.takenMs;
    const { user, system } = process.cpuUsage(this.since);
    return this.takenMs + (user + system) / 1_000;
  }
}
