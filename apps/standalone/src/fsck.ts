import 'reflect-metadata';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { InvalidConfig, readSettings } from '@app/config/config.js';
import { makeDataSource } from '@app/database/data-source.js';
import { startEmbeddedPostgres } from '@app/database/embedded-postgres.js';
import { Transactions } from '@app/database/tx.js';
import { systemActor } from '@app/kernel/actor.js';
import type { CardFault } from '@app/review-scheduling/check/check-card.js';
import { CheckCards, type WrongCard } from '@app/review-scheduling/check/check-cards.js';
import { MendCard } from '@app/review-scheduling/check/mend-card.js';
import { schema } from '../../../db/schema.js';
import { checkSearch } from './fsck-search.js';
import { checkStatistics } from './fsck-statistics.js';
import { exitCodes, say } from './steps.js';

/** Address of the database, ours or the one given, and how to leave it as it was found. */
async function findDatabase(): Promise<{ url: string; leave: () => Promise<void> }> {
  const { DATABASE_URL, DATA_DIR } = readSettings(process.env);
  if (DATABASE_URL) return { url: DATABASE_URL, leave: async () => undefined };
  const server = await startEmbeddedPostgres({ dataDir: path.resolve(DATA_DIR) });
  const leave = async () => (server.adopted ? undefined : server.stop());
  return { url: server.url('rehearse'), leave };
}

/** @returns how many things are wrong and stay so */
async function check(url: string, repair: boolean): Promise<number> {
  const dataSource = await makeDataSource(url, 2, schema).initialize();
  try {
    const transactions = new Transactions(dataSource);
    return (
      (await checkAllCards(transactions, repair)) +
      (await checkStatistics(transactions, repair)) +
      (await checkSearch(transactions, repair))
    );
  } finally {
    await dataSource.destroy();
  }
}

async function checkAllCards(transactions: Transactions, repair: boolean): Promise<number> {
  const [checkCards, mendCard] = [new CheckCards(transactions), new MendCard(transactions)];
  const counts = { checked: 0, wrong: 0, mended: 0 };
  for (let after: string | null | undefined; after !== null;) {
    const batch = await checkCards.run(after === undefined ? {} : { after });
    for (const card of batch.wrong) {
      counts.wrong += 1;
      tell(card);
      if (repair && tellLeft(await mendCard.run(systemActor, card.cardId))) counts.mended += 1;
    }
    counts.checked += batch.checked;
    after = batch.next;
  }
  say(`${counts.checked} cards checked, ${counts.wrong} wrong${repair ? `, ${counts.mended} mended` : ''}.`);
  return counts.wrong - counts.mended;
}

function tell({ cardId, personId, faults }: WrongCard): void {
  say(`Card ${cardId} of person ${personId}:`);
  for (const fault of faults) say(`  ${inWords(fault)}`);
}

function tellLeft(left: readonly CardFault[]): boolean {
  say(left.length === 0 ? '  mended' : `  can't be mended: ${left.map(inWords).join('; ')}`);
  return left.length === 0;
}

function inWords({ field, seq, kept, folded }: CardFault): string {
  const where = seq === undefined ? field : `act ${seq}: ${field}`;
  const should = folded === undefined ? 'nobody can tell what it was' : `should be ${JSON.stringify(folded)}`;
  return `${where} is ${JSON.stringify(kept)}, ${should}`;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { repair: { type: 'boolean', default: false } } });
  const { url, leave } = await findDatabase();
  try {
    return (await check(url, values.repair)) === 0 ? 0 : exitCodes.failed;
  } finally {
    await leave();
  }
}

/** PostgreSQL's codes for a database, and a table, that are not there. */
const nothingThere = ['3D000', '42P01'];

/** What an operator can set right is told without a stack. */
function fail(error: unknown): number {
  const code = String((error as { code?: string }).code);
  if (nothingThere.includes(code)) {
    say('There are no cards: this database was never set up. Is DATA_DIR or DATABASE_URL the right one?');
    return exitCodes.badSettings;
  }
  const isUsage = error instanceof InvalidConfig || code.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(
    `${isUsage ? (error as Error).message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  return isUsage ? exitCodes.badSettings : exitCodes.failed;
}

process.exitCode = await main().catch(fail);
