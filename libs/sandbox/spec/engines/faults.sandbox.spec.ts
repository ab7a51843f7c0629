import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EngineClient } from '@app/sandbox/engines/adapters/engine-client.js';
import { EngineBusy, type EngineJob, type ExecutionEngine } from '@app/sandbox/engines/engine.js';
import { Judge0Engine } from '@app/sandbox/engines/adapters/judge0.js';
import { PistonEngine } from '@app/sandbox/engines/adapters/piston.js';
import { SandboxBusy, SandboxFailure } from '@app/sandbox/program.js';
import { TestEngine } from './test-engine.js';

const job: EngineJob = {
  language: 'ruby',
  fileName: 'main.rb',
  source: 'puts STDIN.read',
  stdin: 'Wörld\n',
  compileMs: 0,
  limits: { cpuMs: 4_000, leastCpuMs: 2_000, wallMs: 10_000, memoryMb: 256, outputBytes: 4 * 1024 * 1024 },
};
const adapterOf = (kind: 'piston' | 'judge0', url: string, token?: string): ExecutionEngine => {
  const client = new EngineClient(kind, url, token === undefined ? {} : { 'x-auth-token': token });
  return kind === 'piston' ? new PistonEngine(client) : new Judge0Engine(client);
};
const json = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
  status,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  headers,
});

describe.each(['piston', 'judge0'] as const)('%s', (kind) => {
  let engine: TestEngine;
  let adapter: ExecutionEngine;
  beforeEach(async () => {
    engine = await TestEngine.start(kind);
    adapter = adapterOf(kind, engine.url);
  });
  afterEach(() => engine.stop());

  /** The reply to the program that is sent. */
  const answering = (...replies: ReturnType<typeof json>[]) => {
    engine.trick = (request, response) => {
      if (request.method !== 'POST') return false;
      const { status, text, headers } = replies.length > 1 ? replies.shift()! : replies[0]!;
      response.writeHead(status, headers).end(text);
      return true;
    };
  };

  it('knows which languages there are', async () => {
    expect(await adapter.languages()).toEqual(['java', 'go', 'cpp', 'ruby', 'csharp', 'rust']);
    await adapter.languages();
    // Kept, and asked again only after a while.
    expect(engine.received).toHaveLength(1);
  });

  it.each([
    ['a full queue', 503, { error: 'queue is full' }],
    ['too many requests', 429, { message: 'slow down' }],
  ])('is busy at %s', async (_, status, body) => {
    answering(json(status, body, { 'retry-after': '7' }));
    const error = await adapter.execute(job).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SandboxBusy);
    expect((error as EngineBusy).retryAfterMs).toBe(7_000);
  });

  it.each([
    ['an error', json(500, { message: 'boom' })],
    ['no answer but an error page', json(502, '<html>Bad gateway</html>')],
    ['half of an answer', json(kind === 'piston' ? 200 : 201, '{"run": {"stdout": "')],
    ['another form', json(kind === 'piston' ? 200 : 201, { run: { stdout: 3 }, token: { $ne: null } })],
    ['a token that leads elsewhere', json(kind === 'piston' ? 200 : 201, { token: '../../system_info' })],
    ['a refusal', json(400, { message: 'files is required as an array' })],
    ['no right to come in', json(401, '')],
    ['another address', json(302, '', { location: 'http://127.0.0.1:1/' })],
  ])('has no verdict at %s', async (_, reply) => {
    answering(reply);
    const error = await adapter.execute(job).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SandboxFailure);
    expect(error).not.toBeInstanceOf(SandboxBusy);
  });

  it('has no verdict where nobody listens, or a connection breaks', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => closed.once('listening', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    await expect(adapterOf(kind, `http://127.0.0.1:${port}`).execute(job)).rejects.toThrow(SandboxFailure);
    engine.trick = (request) => {
      if (request.method !== 'POST') return false;
      request.socket.destroy();
      return true;
    };
    await expect(adapter.execute(job)).rejects.toThrow(SandboxFailure);
  });

  it('does not wait for ever', async () => {
    engine.trick = () => true;
    const client = new EngineClient(kind, engine.url, {});
    const { z } = await import('zod');
    await expect(client.request({ path: '/', reply: z.unknown(), timeoutMs: 100 })).rejects.toThrow(
      /can't be reached.*time/,
    );
  });

  it('tries again after a fault of the first look', async () => {
    let asked = 0;
    engine.trick = (request, response) => {
      if (request.method === 'POST' || asked++ > 0) return false;
      response.writeHead(500).end();
      return true;
    };
    await expect(adapter.languages()).rejects.toThrow(SandboxFailure);
    expect(await adapter.languages()).toContain('rust');
  });

  it('reads no more than it must of a flood', async () => {
    engine.trick = (request, response) => {
      const isResult = kind === 'piston' ? request.method === 'POST' : request.url!.includes('fields=');
      if (!isResult) return false;
      response.writeHead(200);
      const piece = Buffer.alloc(1024 * 1024, 'x');
      const more = () => void (response.destroyed || response.write(piece, () => setImmediate(more)));
      more();
      return true;
    };
    expect(await adapter.execute(job)).toMatchObject({ status: 'OLE', stdout: '' });
  });

  it('is told what its limits are, and keeps to them where that is fair', async () => {
    const refusals =
      kind === 'piston'
        ? [json(400, { message: 'run_timeout cannot exceed the configured limit of 3000' })]
        : [
            json(422, {
              cpu_time_limit: ['must be less than or equal to 3.0'],
              compiler_options: ['setting compiler options is not allowed'],
            }),
          ];
    let left = 1;
    engine.trick = (request, response) => {
      if (request.method !== 'POST' || left-- <= 0) return false;
      response.writeHead(refusals[0]!.status).end(refusals[0]!.text);
      return true;
    };
    // No run is needed here, only what is asked for: the engine may have no Ruby.
    await adapter.execute(job).catch(() => undefined);
    const sent = engine.received.filter(Boolean).map((body) => JSON.parse(body) as Record<string, number>);
    const name = kind === 'piston' ? 'run_timeout' : 'cpu_time_limit';
    expect(sent.map((body) => body[name])).toEqual(kind === 'piston' ? [10_000, 3_000] : [4, 3]);
    await adapter.execute(job).catch(() => undefined);
    expect((JSON.parse(engine.received.findLast(Boolean)!) as Record<string, number>)[name]).toBe(
      kind === 'piston' ? 3_000 : 3,
    );
  });

  it('has no verdict where its limits are too low to be fair', async () => {
    answering(
      kind === 'piston'
        ? json(400, { message: 'run_cpu_time cannot exceed the configured limit of 1000' })
        : json(422, { cpu_time_limit: ['must be less than or equal to 1.0'] }),
    );
    await expect(adapter.execute(job)).rejects.toThrow(/cpu_time/);
  });

  it('sends its token, and texts as the engine wants them', async () => {
    const seen: (string | undefined)[] = [];
    engine.trick = (request) => {
      seen.push(request.headers['x-auth-token'] as string | undefined);
      return false;
    };
    await adapterOf(kind, `${engine.url}/`, 'secret')
      .execute(job)
      .catch(() => undefined);
    expect(new Set(seen)).toEqual(new Set(['secret']));
    const sent = JSON.parse(engine.received.find(Boolean)!) as { stdin: string };
    expect(sent.stdin).toBe(kind === 'piston' ? 'Wörld\n' : Buffer.from('Wörld\n').toString('base64'));
    expect(Object.keys(sent)).not.toContain('expected_output');
  });
});

describe('what Piston says', () => {
  const stage = { stdout: 'out', stderr: '', output: 'out', code: 0, signal: null };
  const full = 'x'.repeat(4 * 1024 * 1024);
  it.each([
    ['an end', { run: stage }, 'OK'],
    ['an exit code', { run: { ...stage, code: 1, status: 'RE' } }, 'RE'],
    ['a signal', { run: { ...stage, code: null, signal: 'SIGSEGV', status: 'SG' } }, 'RE'],
    ['time out', { run: { ...stage, code: null, signal: 'SIGKILL', status: 'TO' } }, 'TLE'],
    ['time out before there was a status', { run: { ...stage, code: null, signal: 'SIGKILL' } }, 'TLE'],
    ['too much output', { run: { ...stage, stdout: full, code: null, signal: 'SIGKILL', status: 'OL' } }, 'OLE'],
    ['too much on stderr', { run: { ...stage, stderr: full, code: null, signal: 'SIGKILL', status: 'EL' } }, 'OLE'],
    [
      'too much output before there was a status',
      { run: { ...stage, stdout: full, code: null, signal: 'SIGKILL' } },
      'OLE',
    ],
    ['too much memory', { run: { ...stage, code: null, signal: 'SIGKILL', status: 'SG', memory: 268_435_456 } }, 'MLE'],
    ['too much memory under a shell', { run: { ...stage, code: 137, status: 'RE', memory: 268_000_000 } }, 'MLE'],
    ['a mistake', { run: stage, compile: { ...stage, output: 'mistake', code: 1 } }, 'CE'],
    ['endless compiling', { run: stage, compile: { ...stage, code: null, signal: 'SIGKILL', status: 'TO' } }, 'CE'],
    ['a fault of the box', { run: { ...stage, code: null, status: 'XX', message: 'box' } }, undefined],
    ['a fault of the box at compiling', { run: stage, compile: { ...stage, code: 2, status: 'XX' } }, undefined],
    ['output limits below ours', { run: { ...stage, code: null, signal: 'SIGKILL', status: 'OL' } }, undefined],
  ])('%s', async (_, reply, status) => {
    const engine = await TestEngine.start('piston');
    engine.trick = (request, response) => {
      if (request.method !== 'POST') return false;
      response.writeHead(200).end(JSON.stringify({ language: 'ruby', version: '3.0.1', ...reply }));
      return true;
    };
    const result = await adapterOf('piston', engine.url)
      .execute(job)
      .catch((error: unknown) => error);
    if (status === undefined) expect(result).toBeInstanceOf(SandboxFailure);
    else expect(result).toMatchObject({ status });
    await engine.stop();
  });

  it('takes the newest version, or the one that the operator chose', async () => {
    const engine = await TestEngine.start('piston');
    const client = new EngineClient('piston', engine.url, {});
    await new PistonEngine(client).execute(job).catch(() => undefined);
    await new PistonEngine(client, { ruby: '1.9.0' }).execute(job).catch(() => undefined);
    const sent = engine.received.filter(Boolean).map((body) => (JSON.parse(body) as { version: string }).version);
    expect(sent).toEqual(['1.10.0', '1.9.0']);
    await expect(new PistonEngine(client, { ruby: '9' }).execute(job)).rejects.toThrow('no runtime for ruby 9');
    await engine.stop();
  });
});

describe('what Judge0 says', () => {
  const statuses: [number, string | undefined][] = [
    [3, 'OK'],
    [4, 'OK'],
    [5, 'TLE'],
    [6, 'CE'],
    [7, 'RE'],
    [8, 'OLE'],
    [9, 'RE'],
    [10, 'RE'],
    [11, 'RE'],
    [12, 'RE'],
    [13, undefined],
    [14, undefined],
    [15, undefined],
  ];
  it.each(statuses)('status %i', async (id, status) => {
    const engine = await TestEngine.start('judge0');
    let polls = 0;
    engine.trick = (request, response) => {
      if (request.method === 'POST') return false;
      if (!request.url!.includes('fields=')) return false;
      polls++;
      // The queue first, then a fault that passes, then the work.
      if (polls === 2) response.writeHead(500).end();
      else {
        const now = polls === 1 ? 1 : polls === 3 ? 2 : id;
        const body = {
          status: { id: now, description: 'x' },
          stdout: 'V8O2\n',
          time: '0.031',
          memory: 12_345,
          exit_code: 1,
        };
        response.writeHead(200).end(JSON.stringify(body));
      }
      return true;
    };
    const result = await adapterOf('judge0', engine.url)
      .execute(job)
      .catch((error: unknown) => error);
    if (status === undefined) expect(result).toBeInstanceOf(SandboxFailure);
    else expect(result).toMatchObject({ status, stdout: 'Wö', cpuMs: 31, memoryKb: 12_345, exit: 'exit code 1' });
    await engine.stop();
  });
});
