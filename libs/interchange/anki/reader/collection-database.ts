import { setImmediate as turn } from 'node:timers/promises';
import initSqlJs, { type Database, type SqlValue } from 'sql.js';
import { AnkiProblem } from '../../domain/anki-problem.js';

export type Values = readonly SqlValue[];

/** SQLite's own header, and the versions that say whether it has a write-ahead log beside it. */
const header = 'SQLite format 3\0';
const writeVersionAt = 18;
const readVersionAt = 19;
/** Rows read at a stretch; then other work has its turn. */
const rowsAtOnce = 500;

/** A collection of a stranger, opened in memory to be read and nothing else. */
export class CollectionDatabase {
  private constructor(private readonly database: Database) {}

  /** @throws AnkiProblem corrupt: it is no SQLite database */
  static async open(bytes: Uint8Array): Promise<CollectionDatabase> {
    if (new TextDecoder('latin1').decode(bytes.subarray(0, header.length)) !== header) throw new AnkiProblem('corrupt');
    // The log was folded in when the package was made; there is no file beside this one.
    bytes[writeVersionAt] = 1;
    bytes[readVersionAt] = 1;
    const { Database: Sqlite } = await initSqlJs();
    const collection = new CollectionDatabase(new Sqlite(bytes));
    try {
      collection.makeReadable();
    } catch (error) {
      collection.close();
      throw error instanceof AnkiProblem ? error : new AnkiProblem('corrupt', { cause: error });
    }
    return collection;
  }

  close(): void {
    this.database.close();
  }

  /** Anki's own collation is not known here: its columns are read as those of another that is. */
  private makeReadable(): void {
    this.database.run('pragma trusted_schema = off');
    this.database.run('pragma cell_size_check = on');
    this.database.run('pragma writable_schema = on');
    this.database.run(
      `update sqlite_master set sql = replace(sql, 'COLLATE unicase', 'COLLATE NOCASE') where sql like '%collate unicase%'`,
    );
    this.database.run('pragma writable_schema = reset');
  }

  hasTable(name: string): boolean {
    return this.one(`select 1 from sqlite_master where name = ? and type = 'table'`, [name]) !== undefined;
  }

  /**
   * That a name is a plain table with these columns: a view, a virtual table or a generated column could run whatever
   * its maker wanted.
   * @throws AnkiProblem corrupt
   */
  requireTable(name: string, columns: readonly string[]): void {
    const [sql] = this.one(`select sql from sqlite_master where name = ? and type = 'table'`, [name]) ?? [];
    if (typeof sql !== 'string' || !/^\s*create\s+table\b/i.test(sql)) throw new AnkiProblem('corrupt');
    const info = this.all(`select name, hidden from pragma_table_xinfo(?)`, [name]);
    const plain = new Set(info.filter(([, hidden]) => hidden === 0).map(([column]) => column));
    if (!columns.every((column) => plain.has(column))) throw new AnkiProblem('corrupt');
  }

  one(sql: string, parameters: SqlValue[] = []): Values | undefined {
    return this.all(sql, parameters)[0];
  }

  /** For tables that are small. */
  all(sql: string, parameters: SqlValue[] = []): Values[] {
    const statement = this.database.prepare(sql, parameters);
    try {
      const rows: Values[] = [];
      while (statement.step()) rows.push(statement.get());
      return rows;
    } finally {
      statement.free();
    }
  }

  /** Row by row, with a pause for other work now and then. */
  async *rows(sql: string): AsyncGenerator<Values> {
    const statement = this.database.prepare(sql);
    try {
      for (let count = 1; statement.step(); count += 1) {
        yield statement.get();
        if (count % rowsAtOnce === 0) await turn();
      }
    } finally {
      statement.free();
    }
  }
}
