import { asleepFromMs } from '../../../ui/wake.js';

/**
 * Measures for how long the server could not be reached: awake time since it was last heard of, on this page's monotonic
 * clock. A device that sleeps, or a tab that the browser has frozen, ticks late; that is no outage and does not count.
 * All times in milliseconds.
 */
export class Outage {
  /** Awake time since the server was last heard of. */
  private silentMs = 0;
  private last: number;
  private away: boolean;

  /** `owedMs`: of an outage that a reload fell into. */
  constructor(
    now: number,
    private owedMs: number,
  ) {
    this.last = now;
    this.away = owedMs > 0;
  }

  get isAway(): boolean {
    return this.away;
  }

  /** What the server has not been told of yet, to be told with each try. */
  get unreportedMs(): number {
    return Math.round(this.owedMs);
  }

  /** To be called at least every other second. */
  tick(now: number): void {
    const passed = now - this.last;
    this.last = now;
    if (passed < asleepFromMs) {
      this.silentMs += passed;
      if (this.away) this.owedMs += passed;
    } else if (!this.away) {
      // Up to its sleep it could be reached, as far as is known.
      this.silentMs = 0;
    }
  }

  /** Somebody tried in vain: it may have been away ever since it was last heard of. */
  missed(now: number): void {
    this.tick(now);
    if (!this.away) this.owedMs += this.silentMs;
    this.away = true;
  }

  /** The device says that it lost its connection now. */
  cut(now: number): void {
    this.tick(now);
    this.away = true;
  }

  heard(now: number): void {
    this.tick(now);
    this.away = false;
    this.silentMs = 0;
    this.owedMs = 0;
  }
}
