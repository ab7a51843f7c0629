import { Writable } from 'node:stream';
import fc from 'fast-check';
import { QueryFailedError } from 'typeorm';
import { makeLogger } from './logger.js';
import { NestLogger } from './nest-logger.js';
import { currentRequestId, runInContext } from './request-context.js';

const canary = 'CANARY-7f3a';
const secretNames = [
  'authorization', 'Authorization', 'cookie', 'set-cookie', 'Set-Cookie', 'password', 'passwordHash', 'ADMIN_PASSWORD',
  'token', 'tokenHash', 'accessToken', 'key', 'apiKey', 'response', 'explanation', 'modelAnswer', 'secret', 'body',
]; // prettier-ignore

function capture() {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const logger = makeLogger({ level: 'debug', service: 'test', destination });
  return {
    logger,
    text: () => lines.join(''),
    entries: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

describe('the log', () => {
  it('never has the value of a secret field, however deep and in whatever company', () => {
    const tree = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5, depthSize: 'small' },
        fc.constantFrom(...secretNames).map((name) => ({ [name]: canary })),
        fc.constantFrom(...secretNames).map((name) => ({ [name]: { nested: [canary] } })),
        fc.dictionary(fc.constantFrom('a', 'b', 'headers'), tie('node'), { minKeys: 1 }),
        fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
      ),
    }));
    fc.assert(
      fc.property(tree.node, (value) => {
        const log = capture();
        log.logger.info({ value }, 'event');
        log.logger.child({ value }).info('event');
        expect(log.text()).not.toContain(canary);
        expect(log.entries()).toHaveLength(2);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps what is not secret', () => {
    const log = capture();
    log.logger.info({ outboxId: '7', at: new Date(0), list: [1, { ok: true }], none: null }, 'event');
    expect(log.entries()[0]).toMatchObject({
      level: 'info', service: 'test', msg: 'event', outboxId: '7', at: '1970-01-01T00:00:00.000Z', list: [1, { ok: true }], none: null,
    }); // prettier-ignore
  });

  it('tells of an error its kind, message, code and cause, and never the statement or its parameters', () => {
    const driver = Object.assign(new Error('duplicate key'), { code: '23505', detail: `Key (email)=(${canary})` });
    const error = new QueryFailedError('insert into people', [canary], driver);
    const log = capture();
    log.logger.error({ err: new Error('outer', { cause: error }) }, 'failed');
    log.logger.error(error);
    expect(log.text()).not.toContain(canary);
    expect(log.entries()[0]).toMatchObject({
      err: { message: 'outer', cause: { type: 'QueryFailedError', code: '23505' } },
    });
  });

  it('ends on what refers to itself, and writes one line whatever is in it', () => {
    const loop: Record<string, unknown> = { text: 'a\r\nb\u001b[31m' };
    loop['self'] = loop;
    const log = capture();
    log.logger.info({ loop }, 'forged\n{"level":"fatal"}');
    expect(log.text().trimEnd().split('\n')).toHaveLength(1);
  });

  it('carries the context of its request on each line', async () => {
    const log = capture();
    await Promise.all(
      ['r1', 'r2'].map((requestId) =>
        runInContext({ requestId }, async () => {
          await new Promise((resolve) => setImmediate(resolve));
          log.logger.info({ wanted: currentRequestId() }, 'within');
        }),
      ),
    );
    log.logger.info('outside');
    expect(log.entries().map(({ requestId, wanted }) => [requestId, wanted])).toEqual([
      ['r1', 'r1'],
      ['r2', 'r2'],
      [undefined, undefined],
    ]);
  });

  it('takes Nest’s lines with their context', () => {
    const log = capture();
    const nest = new NestLogger(log.logger);
    nest.log('Mapped', 'Router');
    nest.error('broken', 'stack…', 'Handler');
    nest.warn(new Error('thrown'));
    expect(log.entries()).toMatchObject([
      { level: 'debug', msg: 'Mapped', context: 'Router' },
      { level: 'error', msg: 'broken', context: 'Handler' },
      { level: 'warn', msg: 'thrown', err: { message: 'thrown' } },
    ]);
  });
});
