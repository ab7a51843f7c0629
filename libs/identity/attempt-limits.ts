import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { Config } from '@app/config/config.js';
import { AppError } from '@app/kernel/app-error.js';
import { limits } from './limits.js';

const everybody = 'everybody';

/**
 * Counts attempts in PostgreSQL, so that all processes share one count. While it can't be reached, each
 * process counts for itself: never nobody.
 */
@Injectable()
export class AttemptLimits {
  private readonly account: RateLimiterPostgres;
  private readonly address: RateLimiterPostgres;
  private readonly all: RateLimiterPostgres;
  private readonly signUps: RateLimiterPostgres | undefined;

  constructor(
    private readonly dataSource: DataSource,
    config: Config,
  ) {
    this.account = this.limiter('account', limits.accountFailures);
    this.address = this.limiter('address', limits.addressFailures);
    this.all = this.limiter('all', limits.allFailures);
    const points = config.get('SIGN_UPS_PER_HOUR');
    this.signUps = points > 0 ? this.limiter('sign-up', { points, seconds: limits.signUpsWindowSeconds }) : undefined;
  }

  /**
   * Before a password is looked at. An attempt on an account counts from here on, so that not even simultaneous
   * ones are more than the limit; `succeeded` takes it back.
   * @throws AppError request.rate-limited
   */
  async beginSignIn(email: string, address: string): Promise<void> {
    await refuseUsedUp(this.address, address);
    await refuseUsedUp(this.all, everybody);
    await consume(this.account, keyOf(email));
  }

  async failed(address: string): Promise<void> {
    await Promise.all([this.address.penalty(address), this.all.penalty(everybody)]);
  }

  async succeeded(email: string): Promise<void> {
    await this.account.delete(keyOf(email));
  }

  /** @throws AppError request.rate-limited */
  async signUp(address: string): Promise<void> {
    if (this.signUps) await consume(this.signUps, address);
  }

  private limiter(keyPrefix: string, { points, seconds }: { points: number; seconds: number }): RateLimiterPostgres {
    return new RateLimiterPostgres({
      storeClient: this.dataSource,
      storeType: 'typeorm',
      tableName: 'rate_limits',
      tableCreated: true,
      keyPrefix,
      points,
      duration: seconds,
      insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration: seconds }),
    });
  }
}

/** Accounts are counted by a hash: a key has a bounded length and tells no address. */
const keyOf = (email: string) => createHash('sha256').update(email.trim().toLowerCase()).digest('hex');

async function consume(limiter: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    throw refusal instanceof RateLimiterRes ? tooMany(refusal) : refusal;
  }
}

async function refuseUsedUp(limiter: RateLimiterPostgres, key: string): Promise<void> {
  const used = await limiter.get(key);
  if (used && used.consumedPoints >= limiter.points) throw tooMany(used);
}

const tooMany = (used: RateLimiterRes) =>
  new AppError('request.rate-limited', undefined, undefined, {
    retryAfterSeconds: Math.max(1, Math.ceil(used.msBeforeNext / 1000)),
  });
