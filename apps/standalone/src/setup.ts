import 'reflect-metadata';
import { InvalidConfig, readConfig } from '@app/config/config.js';
import { prepare } from './prepare.js';
import { exitCodes } from './steps.js';

// Once per deployment, before api and worker start: `node dist/apps/standalone/src/setup.js`.
try {
  await prepare(readConfig(process.env));
} catch (error) {
  const isSetting = error instanceof InvalidConfig;
  process.stderr.write(`${isSetting ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = isSetting ? exitCodes.badSettings : exitCodes.failed;
}
