import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { cloneDatabase, openDataSource, type TestDatabase } from '@app/testing/database.js';
import { Listener } from './listener.js';

jest.setTimeout(20_000);

describe('a listener', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let heard: string[];
  let connections: number;
  let errors: unknown[];
  let listener: Listener;

  const listen = (url: string) =>
    new Listener({
      url,
      channel: 'Odd "channel"',
      onMessage: (payload) => {
        heard.push(payload);
        if (payload === 'bad') throw new Error('of the callback');
      },
      onListening: () => (connections += 1),
      onError: (error) => errors.push(error),
    });
  const notify = (payload: string) => dataSource.query('select pg_notify($1, $2)', ['Odd "channel"', payload]);
  const until = async (holds: () => boolean) => {
    for (let i = 0; i < 200 && !holds(); i += 1) await sleep(25);
    expect(holds()).toBe(true);
  };

  beforeEach(async () => {
    [heard, errors, connections] = [[], [], 0];
    database = await cloneDatabase();
    dataSource = await openDataSource(database.url, 2);
    listener = listen(database.url);
    await listener.listening();
  });
  afterEach(async () => {
    await listener.close();
    await dataSource.destroy();
    await database.drop();
  });

  it('hears what is sent, and survives a callback that throws', async () => {
    await notify('bad');
    await notify('good');
    await until(() => heard.length === 2);
    expect(heard).toEqual(['bad', 'good']);
    expect(errors).toEqual([new Error('of the callback')]);
  });

  it('connects again when its connection is cut, and says so', async () => {
    for (let cut = 1; cut <= 3; cut += 1) {
      await dataSource.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rehearse-listen' and datname = current_database()`,
      );
      await until(() => connections === cut + 1);
      await notify(`after cut ${cut}`);
      await until(() => heard.includes(`after cut ${cut}`));
    }
    expect(errors).toHaveLength(3);
  });

  it('keeps trying where nobody answers, and can be closed meanwhile', async () => {
    const lost = listen('postgres://nobody:x@127.0.0.1:1/none');
    await until(() => errors.length >= 2);
    await lost.close();
    await lost.listening();
  });

  it('is gone from the server once closed', async () => {
    await listener.close();
    const left = await dataSource.query<unknown[]>(
      `select 1 from pg_stat_activity where application_name = 'rehearse-listen' and datname = current_database()`,
    );
    expect(left).toEqual([]);
  });
});
