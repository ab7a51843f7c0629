import { readFileSync } from 'node:fs';
import path from 'node:path';
import { configSchema, readSettings } from '@app/config/config.js';

const read = (file: string) => readFileSync(path.resolve(__dirname, '..', file), 'utf8');

/** `NAME=value` lines, those that are commented out too. */
const documented = [...read('.env.example').matchAll(/^(?:# )?([A-Z][A-Z_]*)=(.*)$/gm)].map((match) => ({
  name: match[1]!,
  value: match[2]!,
}));
const names = documented.map(({ name }) => name);
const settings = Object.keys(configSchema.shape);

it('.env.example documents every setting, once', () => {
  expect(names.filter((name) => settings.includes(name)).toSorted()).toEqual(settings.toSorted());
});

it('what else it has is used by docker-compose.yml', () => {
  const used = new Set([...read('docker-compose.yml').matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name));
  expect(names.filter((name) => !settings.includes(name) && !used.has(name))).toEqual([]);
  expect([...used].filter((name) => !names.includes(name!))).toEqual([]);
});

it('its examples are valid, and its defaults those of the schema', () => {
  const env = Object.fromEntries(documented.map(({ name, value }) => [name, value]));
  const examples = readSettings({ ...env });
  const optional = [
    'DATABASE_URL',
    'REDIS_URL',
    'PUBLIC_URL',
    'ADMIN_EMAIL',
    'METRICS_PORT',
    'WORKER_HEALTH_PORT',
    'CODE_ENGINE_URL',
  ];
  for (const name of optional) delete env[name];
  expect({ ...readSettings(env) }).toEqual(readSettings({}));
  expect(examples.PUBLIC_URL).toBe(env['PUBLIC_URL'] ?? 'https://rehearse.example.org');
});
