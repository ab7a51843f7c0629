import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What is read of outbox and queue at each scrape. */
export interface QueueFigures {
  /** Rows that wait for their effect (counted up to a limit). */
  outboxPending: number;
  /** How long the oldest of the rows that are due has waited; 0 where none waits. */
  outboxOldestSeconds: number;
  /** Rows that were given up on. */
  outboxDead: number;
  /** Jobs in the queue by their state there; only a worker knows the queue. */
  jobs?: Readonly<Record<string, number>>;
}

/** Figures of the sandboxes by engine. */
export type SandboxFigures = Readonly<Record<string, Readonly<Record<string, number>>>>;

export type JobOutcome = 'done' | 'failed' | 'dead';

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The figures of one process, with those of Node itself (event loop lag, memory, handles). */
export class Metrics {
  readonly registry = new Registry();
  private readonly registers = [this.registry];

  /** Requests by method, route pattern and status; `…_count` counts them. */
  readonly httpRequests = new Histogram({
    name: 'rehearse_http_requests_seconds',
    help: 'Time to answer a request.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: seconds,
    registers: this.registers,
  });

  /** Of those that were checked last; any is an alarm. */
  readonly cardsWrong = this.gauge('rehearse_cards_wrong', 'Cards that are not the fold of their reviews.');

  private readonly jobOutcomes = new Counter({
    name: 'rehearse_job_outcomes_total',
    help: 'Deliveries of jobs by how they ended.',
    labelNames: ['name', 'outcome'] as const,
    registers: this.registers,
  });

  private readonly jobSeconds = new Histogram({
    name: 'rehearse_job_seconds',
    help: 'Time a delivery of a job took.',
    labelNames: ['name', 'outcome'] as const,
    buckets: seconds,
    registers: this.registers,
  });

  private readonly queueJobs = this.gauge('rehearse_queue_jobs', 'Jobs in the queue by state.', ['state']);
  private readonly outboxPending = this.gauge('rehearse_outbox_pending', 'Outbox rows that wait for their effect.');
  private readonly outboxOldest = this.gauge('rehearse_outbox_oldest_seconds', 'Wait of the oldest row that is due.');
  private readonly outboxDead = this.gauge('rehearse_outbox_dead', 'Outbox rows that were given up on.');
  private readonly outboxReadable = this.gauge('rehearse_outbox_readable', '0 where the last reading failed.');
  private readonly sandboxFigures = this.gauge(
    'rehearse_sandbox',
    'Children of the sandboxes by engine: busy, idle, queued attempts; spawned, killed and recycled so far.',
    ['engine', 'figure'],
  );
  private readSandbox: (() => SandboxFigures) | undefined;
  private readQueue: (() => Promise<QueueFigures>) | undefined;

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Figures that are read anew at each scrape. */
  watchQueue(read: () => Promise<QueueFigures>): void {
    this.readQueue = read;
  }

  /** Read anew at each scrape. */
  watchSandbox(read: () => SandboxFigures): void {
    this.readSandbox = read;
  }

  countJob(name: string, outcome: JobOutcome, tookSeconds: number): void {
    this.jobOutcomes.inc({ name, outcome });
    this.jobSeconds.observe({ name, outcome }, tookSeconds);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** The answer to a scrape. */
  async text(): Promise<string> {
    if (this.readQueue) await this.refresh(this.readQueue);
    for (const [engine, figures] of Object.entries(this.readSandbox?.() ?? {})) {
      for (const [figure, value] of Object.entries(figures)) this.sandboxFigures.set({ engine, figure }, value);
    }
    return this.registry.metrics();
  }

  /** A store that is away must not take the other figures with it. */
  private async refresh(read: () => Promise<QueueFigures>): Promise<void> {
    try {
      const figures = await read();
      this.outboxPending.set(figures.outboxPending);
      this.outboxOldest.set(figures.outboxOldestSeconds);
      this.outboxDead.set(figures.outboxDead);
      for (const [state, count] of Object.entries(figures.jobs ?? {})) this.queueJobs.set({ state }, count);
      this.outboxReadable.set(1);
    } catch {
      this.outboxReadable.set(0);
    }
  }

  private gauge(name: string, help: string, labelNames: string[] = []): Gauge {
    return new Gauge({ name, help, labelNames, registers: this.registers });
  }
}
