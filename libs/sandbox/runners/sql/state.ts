import type { Connection } from './connection.js';
import { runScript } from './session.js';

/** All that an attempt could leave behind for the next one, in one row. */
const question = `
  select current_user, session_user, pg_my_temp_schema(), pg_is_in_recovery(),
    (select count(*) from pg_namespace), (select count(*) from pg_class), (select count(*) from pg_proc),
    (select count(*) from pg_type), (select count(*) from pg_auth_members), (select count(*) from pg_default_acl),
    (select string_agg(rolname, ',' order by oid) from pg_roles), (select count(*) from pg_extension),
    (select count(*) from pg_database), (select count(*) from pg_db_role_setting),
    (select count(*) from pg_largeobject_metadata), (select count(*) from pg_event_trigger),
    (select count(*) from pg_prepared_statements), (select count(*) from pg_cursors),
    (select count(*) from pg_listening_channels()), (select count(*) from pg_locks where locktype = 'advisory'),
    current_setting('search_path'), current_setting('role'), current_setting('transaction_read_only'),
    current_setting('TimeZone'), current_setting('DateStyle'), current_setting('IntervalStyle'),
    current_setting('statement_timeout'), current_setting('work_mem'), current_setting('temp_file_limit')`;

/** @throws ServerLost */
export function describeState(connection: Connection): string {
  const { complaint, rows } = runScript(connection, question);
  return JSON.stringify(complaint ? complaint : rows);
}

/** Undoes the attempt. @throws ServerLost */
export function undoAttempt(connection: Connection): void {
  runScript(connection, 'rollback');
  runScript(connection, 'discard all');
}
