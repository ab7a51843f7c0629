import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { root } from '../run-command.mjs';
import { compileRunner } from './runner.mjs';

export const packages = ['@electric-sql/pglite'];
export const inputs = ['tools/sandbox/sql'];

const engine = 'node_modules/@electric-sql/pglite';
/** Of PGlite's 40 MB: no contributed extensions, no initdb, no other builds. */
const engineFiles = /(\/dist\/(index|chunk-[A-Z0-9]+)\.js|\/pglite\.(wasm|data)|\/package\.json|\/LICENSE)$/;

export async function build(folder) {
  cpSync(path.join(root, engine), path.join(folder, engine), {
    recursive: true,
    dereference: true,
    filter: (file) => !/\.[a-z]+$/.test(file) || engineFiles.test(file),
  });
  compileRunner('sql', folder);
  writeFileSync(path.join(folder, 'database.tar'), await dataDirectory());
}

/** A new database with the roles and settings that attempts need, so that no child process runs initdb. */
async function dataDirectory() {
  const database = await PGlite.create({
    initDbStartParams: ['--no-sync', '--wal-segsize=1', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    postgresqlconf: readStep('postgresql.conf'),
  });
  await database.exec(readStep('roles.sql'));
  // One at a time: none may be part of a transaction. Two thirds of the directory are template databases.
  for (const statement of [
    'update pg_database set datistemplate = false',
    'drop database template1',
    'drop database template0',
    'vacuum (freeze, analyze)',
    'checkpoint',
  ]) {
    await database.exec(statement);
  }
  const tar = await database.dumpDataDir('none');
  await database.close();
  return Buffer.from(await tar.arrayBuffer());
}

function readStep(file) {
  return readFileSync(path.join(root, 'tools/sandbox/sql', file), 'utf8');
}
