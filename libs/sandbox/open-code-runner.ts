import type { Config } from '@app/config/config.js';
import { makeLogger } from '@app/observability/logger.js';
import { CodeRunner } from './code-runner.js';
import { externalRunnerOf } from './engines/choose-engine.js';
import { Sandbox } from './sandbox.js';

/** The runner of a process, by its settings. Boots nothing until the first program. */
export function openCodeRunner(config: Config): CodeRunner {
  const log = makeLogger({ level: config.get('LOG_LEVEL'), service: 'sandbox' });
  const size = config.get('SANDBOX_CHILDREN');
  return new CodeRunner(new Sandbox({ log, ...(size > 0 && { size }) }), externalRunnerOf(config));
}
