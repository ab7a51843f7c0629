import { api, ApiProblem, dataOf, type Schemas } from '../../../api.js';
import { Outage } from './outage.js';

type PulseReply = Schemas['Pulse'];

interface Wiring {
  mockId: string;
  onAway: () => void;
  /** The server answered. `wasAway`: it had not, before. */
  onHeard: (pulse: PulseReply, askedAt: number, wasAway: boolean) => void;
}

const tickMs = 1_000;
const everyMs = 15_000;
/** While it is away it is asked more often, so that the end of the outage is known to be. */
const everyAwayMs = 5_000;
const patienceMs = 10_000;
const longestReportMs = 86_400_000;

/**
 * Tells the server every 15 seconds, while the page is in sight, that it is there. After an outage it tells for how
 * long the server could not be reached, with the first try that reaches it.
 */
export class Pulse {
  private readonly outage: Outage;
  private timer: ReturnType<typeof setInterval> | undefined;
  private askedAt = -Infinity;
  private asking = false;

  constructor(private readonly wiring: Wiring) {
    this.outage = new Outage(performance.now(), owedShelf.take(wiring.mockId));
  }

  start(): void {
    this.timer = setInterval(() => this.tick(), tickMs);
    window.addEventListener('offline', this.cut);
    window.addEventListener('online', this.ask);
    document.addEventListener('visibilitychange', this.seen);
    this.ask();
  }

  stop(): void {
    clearInterval(this.timer);
    window.removeEventListener('offline', this.cut);
    window.removeEventListener('online', this.ask);
    document.removeEventListener('visibilitychange', this.seen);
  }

  /** Finds out at once whether the server can be reached. */
  readonly ask = (): void => void this.beat();

  private readonly cut = (): void => {
    this.outage.cut(performance.now());
    this.wiring.onAway();
  };

  private readonly seen = (): void => {
    if (document.visibilityState === 'visible') this.ask();
  };

  private tick(): void {
    const now = performance.now();
    this.outage.tick(now);
    const isAway = this.outage.isAway;
    if (isAway) owedShelf.put(this.wiring.mockId, this.outage.unreportedMs);
    if (!isAway && document.visibilityState !== 'visible') return;
    const waitMs = isAway && navigator.onLine ? everyAwayMs : everyMs;
    if (now - this.askedAt >= waitMs) this.ask();
  }

  private async beat(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    this.askedAt = performance.now();
    const { askedAt } = this;
    try {
      const pulse = await dataOf(
        api.POST('/api/v1/quiz-sessions/{id}/heartbeat', {
          params: { path: { id: this.wiring.mockId } },
          body: { offlineMs: Math.min(this.outage.unreportedMs, longestReportMs) },
          signal: AbortSignal.timeout(patienceMs),
        }),
      );
      const wasAway = this.outage.isAway;
      this.outage.heard(performance.now());
      if (wasAway) owedShelf.put(this.wiring.mockId, 0);
      this.wiring.onHeard(pulse, askedAt, wasAway);
    } catch (error) {
      if (!isUnreachable(error)) return;
      this.outage.missed(performance.now());
      this.wiring.onAway();
    } finally {
      this.asking = false;
    }
  }
}

/** Nobody answered, or a proxy did whose server is away. A refusal is an answer. */
const isUnreachable = (error: unknown): boolean => !(error instanceof ApiProblem) || error.status >= 502;

const keyOf = (mockId: string) => `rehearse.outage.${mockId}`;

/** People reload a page that is offline: what it had measured by then stays with the tab. */
const owedShelf = {
  put(mockId: string, ms: number): void {
    try {
      if (ms > 0) sessionStorage.setItem(keyOf(mockId), String(ms));
      else sessionStorage.removeItem(keyOf(mockId));
    } catch {
      // Without storage it stays in memory only.
    }
  },
  take(mockId: string): number {
    try {
      return Number(sessionStorage.getItem(keyOf(mockId))) || 0;
    } catch {
      return 0;
    }
  },
};
