import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Config } from '@app/config/config.js';
import { AppError } from '@app/kernel/app-error.js';

/** How many changes one person, or one address that nobody is signed in at, may ask for in a minute. */
@Injectable()
export class RequestBudget {
  private readonly limiter: RateLimiterMemory | undefined;

  constructor(config: Config) {
    const points = config.get('REQUESTS_PER_MINUTE');
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
