import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@app/database/embedded-postgres.js';

const appName = 'rehearse';
/** Held by the launcher for as long as it lives; it frees itself when the launcher is killed. Spells `RHLN`. */
const launcherLock = 0x52484c4e;
const lockWaitMs = 5_000;
const lockPauseMs = 100;
const restartPauseMs = 1_000;

/** Another `npm start` runs on the same DATA_DIR. */
export class AlreadyRunning extends Error {}

/** The PostgreSQL that `npm start` runs itself: kept running, and used by one launcher at a time. */
export class OwnDatabase {
  private stopping = false;
  private lock: pg.Client | undefined;

  private constructor(
    private server: EmbeddedPostgres,
    private readonly dataDir: string,
    private readonly onTrouble: (message: string) => void,
  ) {}

  /** @throws AlreadyRunning */
  static async start(dataDir: string, onTrouble: (message: string) => void): Promise<OwnDatabase> {
    const database = new OwnDatabase(await startEmbeddedPostgres({ dataDir }), dataDir, onTrouble);
    try {
      await database.takeLauncherLock();
    } catch (error) {
      if (!(error instanceof AlreadyRunning) && !database.server.adopted) await database.server.stop();
      throw error;
    }
    void database.keepRunning();
    return database;
  }

  get home(): string {
    return this.server.home;
  }

  /** Address of our database, made if need be; its user owns it and nothing else. Settles a new password each time. */
  async url(): Promise<string> {
    const password = randomBytes(24).toString('base64url');
    await this.asSuperuser(async (client) => {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [appName]);
      const login = `role ${appName} with login password ${pg.escapeLiteral(password)}`;
      await client.query(`${rowCount ? 'alter' : 'create'} ${login}`);
      const found = await client.query('select from pg_database where datname = $1', [appName]);
      if (!found.rowCount) await client.query(`create database ${appName} owner ${appName}`);
    });
    return `postgres://${appName}:${password}@127.0.0.1:${this.server.port}/${appName}`;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.lock?.end().catch(() => undefined);
    await this.server.stop();
  }

  private async takeLauncherLock(): Promise<void> {
    const name = `rehearse-launcher-${process.pid}`;
    const client = new pg.Client({
      connectionString: this.server.url('postgres'),
      application_name: name,
      keepAlive: true,
    });
    client.on('error', () => undefined); // the server is gone: keepRunning sees to it
    await client.connect();
    if (await this.hasTakenLock(client)) {
      this.lock = client;
      return;
    }
    const holder = await client.query<{ pid: string }>(
      `select replace(application_name, 'rehearse-launcher-', '') as pid
       from pg_stat_activity join pg_locks using (pid) where locktype = 'advisory' and objid = $1 and granted`,
      [launcherLock],
    );
    await client.end();
    const pid = holder.rows[0]?.pid ?? 'unknown';
    throw new AlreadyRunning(`Rehearse is already running on ${this.dataDir} (process ${pid}).`);
  }

  /** Of a launcher that was killed a moment ago the server has yet to notice. */
  private async hasTakenLock(client: pg.Client): Promise<boolean> {
    for (const giveUpAt = Date.now() + lockWaitMs; ; await pause(lockPauseMs)) {
      const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
        launcherLock,
      ]);
      if (rows[0]?.taken) return true;
      if (Date.now() > giveUpAt) return false;
    }
  }

  /** A server that was killed is started again on its port, which api and worker know. */
  private async keepRunning(): Promise<void> {
    for (;;) {
      const { gone, port } = this.server;
      const lastLines = await gone;
      if (this.stopping) return;
      this.onTrouble(`PostgreSQL has ended unexpectedly and is started again.\n${lastLines}`);
      await this.restart(port);
      if (this.stopping) return this.server.stop();
    }
  }

  private async restart(port: number): Promise<void> {
    while (!this.stopping) {
      try {
        this.server = await startEmbeddedPostgres({ dataDir: this.dataDir, port });
        await this.takeLauncherLock();
        return;
      } catch (error) {
        this.onTrouble(`PostgreSQL could not be started again: ${String(error)}`);
        await pause(restartPauseMs);
      }
    }
  }

  private async asSuperuser(work: (client: pg.Client) => Promise<void>): Promise<void> {
    const client = new pg.Client(this.server.url('postgres'));
    await client.connect();
    try {
      await work(client);
    } finally {
      await client.end();
    }
  }
}
