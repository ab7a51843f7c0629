import type { Connection } from './connection.js';
import { runScript } from './session.js';

/** Names of types by their number: those of PostgreSQL are known from the start, those of a question are asked for. */
export class TypeNames {
  private readonly known: Map<string, string>;

  constructor(connection: Connection) {
    this.known = new Map(rowsOf(connection, 'select oid, typname from pg_type'));
  }

  of(connection: Connection, columns: { dataTypeID: number }[]): string[] {
    const wanted = columns.map(({ dataTypeID }) => String(dataTypeID));
    const unknown = wanted.filter((oid) => !this.known.has(oid));
    const asked =
      unknown.length > 0
        ? rowsOf(connection, `select oid, typname from pg_catalog.pg_type where oid in (${unknown.join(', ')})`)
        : [];
    const found = new Map(asked);
    return wanted.map((oid) => this.known.get(oid) ?? found.get(oid) ?? 'unknown');
  }
}

function rowsOf(connection: Connection, sql: string): [string, string][] {
  return runScript(connection, sql).rows.map(([oid, name]) => [oid ?? '', name ?? '']);
}
