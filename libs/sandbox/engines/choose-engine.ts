import type { Config } from '@app/config/config.js';
import { EngineClient } from './adapters/engine-client.js';
import type { ExternalLanguage } from './engine.js';
import { ExternalRunner } from './external.js';
import { Judge0Engine } from './adapters/judge0.js';
import { PistonEngine } from './adapters/piston.js';

/** The engine that the operator has set up; undefined where there is none. */
export function externalRunnerOf(config: Pick<Config, 'get'>): ExternalRunner | undefined {
  const engine = config.get('CODE_ENGINE');
  const url = config.get('CODE_ENGINE_URL');
  if (engine === 'none' || url === undefined) return undefined;
  const token = config.get('CODE_ENGINE_TOKEN');
  const chosen = config.get('CODE_ENGINE_LANGUAGES');
  const versions: Partial<Record<ExternalLanguage, string>> = Object.fromEntries(
    chosen.filter(({ version }) => version !== undefined).map(({ language, version }) => [language, version]),
  );
  const header = engine === 'piston' ? 'authorization' : 'x-auth-token';
  const client = new EngineClient(
    engine === 'piston' ? 'Piston' : 'Judge0',
    url,
    token === undefined ? {} : { [header]: token },
  );
  const adapter = engine === 'piston' ? new PistonEngine(client, versions) : new Judge0Engine(client, versions);
  return new ExternalRunner(
    adapter,
    chosen.map(({ language }) => language),
  );
}
