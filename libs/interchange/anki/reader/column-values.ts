import type { SqlValue } from 'sql.js';

/** PostgreSQL stores neither U+0000 nor half a surrogate pair. */
export function text(value: SqlValue | undefined): string {
  const whole = value instanceof Uint8Array ? new TextDecoder().decode(value) : String(value ?? '');
  return whole.replace(/\0/g, '').replace(/\p{Surrogate}/gu, '\ufffd');
}

/** 0 where it is none: SQLite keeps what it is given, whatever the type of the column. */
export function number(value: SqlValue | undefined): number {
  const parsed = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
  return Number.isFinite(parsed) ? parsed : 0;
}
