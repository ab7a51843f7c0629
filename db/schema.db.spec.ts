import { cloneDatabase, openDataSource } from '@app/testing/database.js';

/** TypeORM derives from the rows what the tables should be; where the migrations made something else, it would alter it. */
it('rows and migrated tables say the same', async () => {
  const database = await cloneDatabase();
  const dataSource = await openDataSource(database.url);
  try {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  } finally {
    await dataSource.destroy();
    await database.drop();
  }
});
