import { SqlAttempts, type Hostile } from './sql-attempts.js';

/** Files, programs, the network, the server itself: nothing of it is reached. */
const hostile: Hostile[] = [
  { name: 'COPY to a program', sql: "copy shops to program 'id'", status: 'CE' },
  { name: 'COPY from a program', sql: "copy shops from program 'cat /etc/passwd'", status: 'CE' },
  { name: 'COPY to a file', sql: "copy shops to '/tmp/shops'", status: 'CE' },
  { name: 'COPY to the client', sql: 'copy shops to stdout', status: 'CE' },
  { name: 'COPY behind a comment', sql: "/* select */ copy shops to program 'id'", status: 'CE' },
  { name: 'a file', sql: "select pg_read_file('/etc/passwd')", status: 'RE', contains: '42501' },
  {
    name: 'a file with a schema',
    sql: "select pg_catalog.pg_read_file('/etc/passwd')",
    status: 'RE',
    contains: '42501',
  },
  { name: 'a binary file', sql: "select pg_read_binary_file('/proc/self/environ')", status: 'RE', contains: '42501' },
  { name: "the server's settings", sql: "select pg_read_file('postgresql.conf')", status: 'RE', contains: '42501' },
  { name: 'a folder', sql: "select pg_ls_dir('/')", status: 'RE', contains: '42501' },
  { name: 'a folder of the server', sql: 'select * from pg_ls_waldir()', status: 'RE', contains: '42501' },
  { name: 'a file by its state', sql: "select pg_stat_file('/etc/passwd')", status: 'RE', contains: '42501' },
  { name: 'the log', sql: 'select * from pg_ls_logdir()', status: 'RE', contains: '42501' },
  { name: 'a large object of a file', sql: "select lo_import('/etc/passwd')", status: 'RE', contains: '42501' },
  { name: 'a large object to a file', sql: "select lo_export(1, '/tmp/x')", status: 'RE', contains: '42501' },
  { name: 'a new large object', sql: "select lo_from_bytea(0, 'x')", status: 'RE', contains: '42501' },
  { name: 'a library', sql: "load '/tmp/x.so'", status: 'CE' },
  { name: 'a function of C', sql: "create function f() returns int language c as '/tmp/x', 'f'", status: 'CE' },
  {
    name: 'another database',
    sql: "select * from dblink('host=127.0.0.1', 'select 1') x (a int)",
    status: 'RE',
    contains: '42883',
  },
  { name: 'a foreign table', sql: 'import foreign schema x from server y into exercise', status: 'CE' },
  { name: 'an extension', sql: 'create extension file_fdw', status: 'CE' },
  { name: 'the hosts', sql: 'select * from pg_hba_file_rules', status: 'RE', contains: '42501' },
  { name: "the settings' files", sql: 'select * from pg_file_settings', status: 'RE', contains: '42501' },
  { name: 'where the data is', sql: "select current_setting('data_directory')", status: 'RE', contains: '42501' },
  { name: 'where the settings are', sql: "select current_setting('config_file')", status: 'RE', contains: '42501' },
  { name: 'passwords', sql: 'select rolpassword from pg_authid', status: 'RE', contains: '42501' },
  { name: 'shadows', sql: 'select * from pg_shadow', status: 'RE', contains: '42501' },
  {
    name: 'an end of the server',
    sql: 'select pg_terminate_backend(pg_backend_pid())',
    status: 'RE',
    contains: '42501',
  },
  { name: 'an end of the query', sql: 'select pg_cancel_backend(pg_backend_pid())', status: 'RE', contains: '42501' },
  { name: 'a reload', sql: 'select pg_reload_conf()', status: 'RE', contains: '42501' },
  { name: 'a new log', sql: 'select pg_switch_wal()', status: 'RE', contains: '42501' },
  { name: 'a promotion', sql: 'select pg_promote()', status: 'RE', contains: '42501' },
  { name: 'a checkpoint', sql: 'checkpoint', status: 'CE' },
  { name: 'the settings for good', sql: "alter system set work_mem to '1GB'", status: 'CE' },
  {
    name: 'a file as an entity of XML, read in',
    sql: `select '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'::xml::text ~ 'root:'`,
    status: 'OK',
  },
];

const attempts = new SqlAttempts();
beforeAll(() => attempts.open());
afterAll(() => attempts.sandbox.close());

it.each(hostile)('reaches no $name', async (attempt) => {
  expect(await attempts.trial(attempt)).toEqual({ held: true, next: attempts.fresh });
});

it.each([
  `xpath('/a/text()', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')`,
  `xpath('/a/text()', '<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:1/">]><a>&x;</a>')`,
  `xpath('/a/text()', '<!DOCTYPE a [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><a></a>')`,
])('gives nothing for %s', async (expression) => {
  await expect(attempts.run(`select ${expression}`)).resolves.toMatchObject({ status: 'OK', rows: [['{}']] });
});
