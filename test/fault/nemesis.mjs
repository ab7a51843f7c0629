import { setTimeout as sleep } from 'node:timers/promises';

/** How often each fault comes in a round; the order is shuffled. Kills are SIGKILLs. */
const weights = {
  postgres: { api: 7, worker: 7, postgres: 3, flush: 2, freeze: 1 },
  redis: { api: 6, worker: 6, postgres: 3, redis: 3, flush: 3, freeze: 1 },
};

/** Breaks things, one after the other. */
export class Nemesis {
  /** Faults by kind, those that hit something. */
  counts = {};
  recoveriesMs = [];
  #loose = [];

  /** `options`: `stack`, `random`, `history`, `pauseMs` (shortest and longest), `only` (weights). */
  constructor(options) {
    this.options = { pauseMs: [500, 2_700], only: weights[options.stack.backend], ...options };
  }

  get kills() {
    const { api = 0, worker = 0, postgres = 0, redis = 0 } = this.counts;
    return api + worker + postgres + redis;
  }

  /** For so many seconds; on a slow machine up to twice as long, until `isEnough`. */
  async run(seconds, isEnough) {
    const { random, history, pauseMs, only } = this.options;
    const startedAt = performance.now();
    const goesOn = () => {
      const ran = (performance.now() - startedAt) / 1_000;
      return ran < seconds || (ran < 2 * seconds && !isEnough());
    };
    let round = [];
    while (goesOn()) {
      if (round.length === 0) {
        round = random.shuffled(
          Object.entries(only).flatMap(([kind, times]) => Array.from({ length: times }, () => kind)),
        );
      }
      const kind = round.pop();
      if (await this.#faults[kind]()) {
        this.counts[kind] = (this.counts[kind] ?? 0) + 1;
        history.write({ fault: kind });
      }
      await sleep(random.int(...pauseMs));
    }
    await Promise.all(this.#loose);
  }

  #faults = {
    api: () => this.#victim(this.options.stack.apis).kill(),
    worker: () => this.#victim(this.options.stack.workers).kill(),
    postgres: () => this.#crashPostgres(),
    redis: () => this.#crashRedis(),
    flush: () => this.#flush(),
    freeze: () => this.#freeze(),
    loseBacklog: () => this.#loseBacklog(),
    dieBusy: () => this.#dieBusy(),
  };

  /** The postmaster; the rest follows it. What it has confirmed must be in its log on disk. */
  async #crashPostgres() {
    const { postgres } = this.options.stack;
    const startedAt = performance.now();
    await postgres.kill();
    await sleep(20);
    await postgres.answers();
    this.recoveriesMs.push(performance.now() - startedAt);
    return true;
  }

  async #crashRedis() {
    const { redis } = this.options.stack;
    const killed = redis.kill();
    await sleep(20);
    await redis.answers();
    return killed;
  }

  async #flush() {
    await this.options.stack.queue.forget();
    return true;
  }

  /** Lets work pile up, and strikes each worker when it has just fallen to it. */
  async #atBacklog(strike) {
    const { workers } = this.options.stack;
    for (const worker of workers) worker.hold();
    await sleep(1_500);
    for (const worker of workers) worker.release();
    await Promise.all(workers.map((worker) => worker.ready().then(() => strike(worker))));
    return true;
  }

  /** What has just been sent is forgotten. */
  #loseBacklog() {
    return this.#atBacklog(async () => {
      for (let i = 0; i < 4; i += 1) {
        await this.#flush();
        await sleep(50);
      }
    });
  }

  /** Dies in the middle of many jobs: some have had their effect, and the queue doesn't know. */
  #dieBusy() {
    return this.#atBacklog(async (worker) => {
      await sleep(this.options.random.int(300, 2_500));
      worker.kill();
    });
  }

  /** Longer than a job's lock lasts, mostly: then somebody else has taken the job meanwhile. */
  #freeze() {
    const { stack, random } = this.options;
    const worker = this.#victim(stack.workers);
    if (!worker.isAlive) return false;
    this.#loose.push(worker.freeze(random.int(3_000, 14_000)));
    return true;
  }

  /** Mostly one that works; now and then one that is just starting. */
  #victim(programs) {
    const { random } = this.options;
    const up = programs.filter((program) => program.isUp);
    return random.pick(up.length > 0 && random.chance(0.85) ? up : programs);
  }
}
