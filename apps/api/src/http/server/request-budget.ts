import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Config } from '@app/config/config.js';
import { AppError } from '@app/kernel/app-error.js';

class Budget {
  private readonly limiter: RateLimiterMemory | undefined;

  /** `points` in a minute; 0: no limit. */
  constructor(points: number) {
    this.limiter = points > 0 ? new RateLimiterMemory({ points, duration: 60 }) : undefined;
  }

  /** @throws AppError request.rate-limited */
  async spend(key: string): Promise<void> {
    try {
      await this.limiter?.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new AppError('request.rate-limited', undefined, undefined, { retryAfterSeconds });
    }
  }
}

/** How many changes one person, or one address that nobody is signed in at, may ask for in a minute. */
@Injectable()
export class RequestBudget extends Budget {
  constructor(config: Config) {
    super(config.get('REQUESTS_PER_MINUTE'));
  }
}

/** How many programs one person may have run in a minute, and never two at once: nobody takes all the children. */
@Injectable()
export class RunBudget extends Budget {
  private readonly running = new Set<string>();

  constructor(config: Config) {
    super(config.get('RUNS_PER_MINUTE'));
  }

  /** @throws AppError request.rate-limited */
  async run<T>(personId: string, work: () => Promise<T>): Promise<T> {
    if (this.running.has(personId)) {
      const detail = 'A program of yours is still running.';
      throw new AppError('request.rate-limited', detail, undefined, { retryAfterSeconds: 1 });
    }
    this.running.add(personId);
    try {
      await this.spend(personId);
      return await work();
    } finally {
      this.running.delete(personId);
    }
  }
}
