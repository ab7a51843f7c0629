import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

jest.setTimeout(60_000);

const root = path.resolve(__dirname, '..');

/** A small house in good order. */
const sound: Record<string, string> = {
  'libs/contracts/errors.ts': `export type ErrorCode = 'a.b';`,
  'libs/kernel/app-error.ts': `import type { ErrorCode } from '@app/contracts/errors.js'; export type Code = ErrorCode;`,
  'libs/database/tx.ts': `import { DataSource } from 'typeorm'; export const open = DataSource;`,
  'libs/testing/database.ts': `import { schema } from '../../db/schema.js'; export const database = schema;`,
  'libs/identity/domain/roles.ts': `import { z } from 'zod'; import type { Code } from '@app/kernel/app-error.js'; export const role = z.string(); export type C = Code;`,
  'libs/identity/people.rows.ts': `export class PersonRow {}`,
  'libs/identity/people.store.ts': `import { PersonRow } from './people.rows.js'; export const findPerson = PersonRow;`,
  'libs/identity/sign-in.ts': `import { open } from '@app/database/tx.js'; import { findPerson } from './people.store.js'; export const signIn = [open, findPerson];`,
  'libs/identity/sign-in.spec.ts': `import { database } from '@app/testing/database.js'; import { signIn } from './sign-in.js'; export const t = [signIn, database];`,
  'libs/quiz-session/start.ts': `import { role } from '@app/identity/domain/roles.js'; export const start = role;`,
  'db/schema.ts': `import { PersonRow } from '@app/identity/people.rows.js'; export const schema = [PersonRow];`,
  'apps/api/src/main.ts': `import { signIn } from '@app/identity/sign-in.js'; import { schema } from '../../../db/schema.js'; import { ApiProperty } from '@nestjs/swagger'; export const api = [signIn, schema, ApiProperty];`,
  'apps/worker/src/main.ts': `import { start } from '@app/quiz-session/start.js'; export const worker = start;`,
  'apps/web/src/main.tsx': `import { role } from '@app/identity/domain/roles.js'; import React from 'react'; export const page = [role, React];`,
};

/** Each plants one fault and names the rule that must find it. */
const faults: [rule: string, file: string, source: string][] = [
  ['domain-is-pure', 'libs/identity/domain/clock.ts', `import { hrtime } from 'node:process'; export const now = hrtime;`],
  ['domain-is-pure', 'libs/identity/domain/row.ts', `import { Entity } from 'typeorm'; export const row = Entity;`],
  ['domain-is-pure', 'libs/identity/domain/use.ts', `import { signIn } from '../sign-in.js'; export const use = signIn;`],
  ['kernel-is-pure', 'libs/kernel/disk.ts', `import fs from 'node:fs'; export const disk = fs;`],
  ['stores-and-rows-are-private', 'libs/quiz-session/peek.ts', `import { findPerson } from '@app/identity/people.store.js'; export const peek = findPerson;`],
  ['stores-and-rows-are-private', 'libs/quiz-session/row.ts', `import type { PersonRow } from '@app/identity/people.rows.js'; export type P = PersonRow;`],
  ['apps-call-use-cases', 'apps/worker/src/query.ts', `import { findPerson } from '@app/identity/people.store.js'; export const q = findPerson;`],
  ['features-leftwards-identity', 'libs/identity/look-right.ts', `import { start } from '@app/quiz-session/start.js'; export const right = start;`],
  ['platform-knows-no-feature', 'libs/database/who.ts', `import { signIn } from '@app/identity/sign-in.js'; export const who = signIn;`],
  ['libs-know-no-app', 'libs/database/up.ts', `import { worker } from '../../apps/worker/src/main.js'; export const up = worker;`],
  ['libs-know-no-schema', 'libs/database/all.ts', `import { schema } from '../../db/schema.js'; export const all = schema;`],
  ['apps-know-no-other-app', 'apps/api/src/next.ts', `import { worker } from '../../worker/src/main.js'; export const next = worker;`],
  ['http-stays-in-the-api', 'libs/identity/reply.ts', `import { ApiProperty } from '@nestjs/swagger'; export const reply = ApiProperty;`],
  ['web-imports-rules-only', 'apps/web/src/use.ts', `import { signIn } from '@app/identity/sign-in.js'; export const use = signIn;`],
  ['cli-imports-rules-only', 'apps/cli/src/use.ts', `import { signIn } from '@app/identity/sign-in.js'; export const use = signIn;`],
  ['tests-are-nobodys-import', 'libs/identity/lean.ts', `import { t } from './sign-in.spec.js'; export const lean = t;`],
  ['testing-is-for-tests', 'libs/identity/fake.ts', `import { database } from '@app/testing/database.js'; export const fake = database;`],
  ['programs-need-no-dev-package', 'libs/identity/check.ts', `import fc from 'fast-check'; export const check = fc;`],
  ['no-barrels', 'libs/identity/all.ts', `import { signIn } from './index.js'; export const all = signIn;`],
  ['no-cycles', 'libs/identity/about.ts', `import { round } from './round.js'; export const about = () => round;`],
  ['everything-resolves', 'libs/identity/lost.ts', `import { gone } from './gone.js'; export const lost = gone;`],
]; // prettier-ignore

/** What a planted file imports, beside it. */
const companions: Record<string, string> = {
  'libs/identity/index.ts': `export { signIn } from './sign-in.js';`,
  'libs/identity/round.ts': `import { about } from './about.js'; export const round = () => about;`,
};

interface Violation {
  from: string;
  rule: { name: string; severity: string };
}

let house: string;
beforeAll(() => {
  house = mkdtempSync(path.join(tmpdir(), 'rehearse-boundaries-'));
  for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
    cpSync(path.join(root, file), path.join(house, file));
  symlinkSync(path.join(root, 'node_modules'), path.join(house, 'node_modules'));
  for (const [file, source] of Object.entries(sound)) write(file, source);
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

function write(file: string, source: string): void {
  mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
  writeFileSync(path.join(house, file), `${source}\n`);
}

function violations(): Violation[] {
  const command = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'apps', 'libs', 'db'];
  const { stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: house,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (!stdout) throw new Error(stderr);
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

it('finds nothing in a house in good order', () => {
  expect(violations()).toEqual([]);
});

describe('with a fault of each kind', () => {
  let found: Violation[];
  beforeAll(() => {
    for (const [, file, source] of faults) write(file, source);
    for (const [file, source] of Object.entries(companions)) write(file, source);
    found = violations();
  });

  it.each(faults)('%s: %s', (rule, file) => {
    const blamed = found.filter(({ from }) => from === file);
    expect(blamed).toContainEqual(expect.objectContaining({ rule: { name: rule, severity: 'error' } }));
  });

  it('has a fault for every rule, but for the features one for all', () => {
    const { forbidden } = jest.requireActual<{ forbidden: { name: string }[] }>('../.dependency-cruiser.cjs');
    const rules = forbidden.map(({ name }) => name).filter((name) => !/^features-leftwards-(?!identity)/.test(name));
    expect([...new Set(faults.map(([rule]) => rule))].toSorted()).toEqual(rules.toSorted());
  });
});
