import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

const limitMs = 1_000;

export interface Readiness {
  status: 'ok' | 'unavailable';
  /** `ok`, or what is the matter, of each part. */
  checks: { database: string; migrations: string };
}

/** Whether this process can serve: its database answers and has every migration. */
@Injectable()
export class CheckReadiness {
  constructor(private readonly dataSource: DataSource) {}

  async run(): Promise<Readiness> {
    const applied = await this.appliedMigrations();
    if (applied === undefined) {
      return { status: 'unavailable', checks: { database: 'does not answer', migrations: 'unknown' } };
    }
    const missing = this.dataSource.migrations.map(({ name }) => name ?? '').filter((name) => !applied.has(name));
    const migrations = missing.length ? `missing: ${missing.join(', ')}` : 'ok';
    return { status: missing.length ? 'unavailable' : 'ok', checks: { database: 'ok', migrations } };
  }

  /** Undefined where the database doesn't answer in time; empty where it was never migrated. */
  private async appliedMigrations(): Promise<ReadonlySet<string> | undefined> {
    const read = this.dataSource
      .query<{ name: string }[]>(`select name from migrations`)
      .then((rows) => new Set(rows.map(({ name }) => name)))
      .catch((error: { driverError?: { code?: string } }) =>
        error.driverError?.code === '42P01' ? new Set<string>() : undefined,
      );
    return Promise.race([read, sleep(limitMs, undefined, { ref: false })]);
  }
}
