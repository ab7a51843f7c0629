import {
  pino,
  stdTimeFunctions,
  type Bindings,
  type ChildLoggerOptions,
  type DestinationStream,
  type LevelWithSilent,
  type Logger,
} from 'pino';
import { withoutSecrets } from './redact.js';
import { currentContext } from './request-context.js';

export type { Logger } from 'pino';

interface LoggerOptions {
  level: LevelWithSilent;
  /** Which program writes: `api`, `worker`. */
  service: string;
  /** Standard output where absent. */
  destination?: DestinationStream;
}

/** JSON lines, each with the context of its request or job, none with a secret in its fields. */
export function makeLogger({ level, service, destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: { service, pid: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    mixin: () => ({ ...currentContext() }),
    formatters: { level: (label: string) => ({ level: label }), log: withoutSecrets },
    // The formatter has described errors already.
    serializers: { err: (value: unknown) => value },
  };
  const logger = destination ? pino(options, destination) : pino(options);
  // pino hands the fields of a child to no formatter.
  const parent: object = logger;
  const child = Reflect.get(parent, 'child') as (...args: unknown[]) => Logger;
  return Object.assign(logger, {
    child(this: Logger, fields: Bindings, childOptions?: ChildLoggerOptions): Logger {
      return Reflect.apply(child, this, [withoutSecrets(fields), childOptions]);
    },
  });
}
