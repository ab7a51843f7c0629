import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Sandbox } from '../../sandbox.js';
import type { RunStatus } from '../../program.js';
import { python, runCase, valueOf } from './programs.js';

/** A program that must come to this end, and to nothing else. FOLDER and PORT in it are the test's own. */
export interface Hostile {
  name: string;
  source: string;
  status: RunStatus | 'CE' | (RunStatus | 'CE')[];
  message?: RegExp;
  timeMs?: number;
}

/**
 * As much of the interpreter's state as a program can tell, addresses of objects included: the same in each attempt that
 * finds everything as new.
 */
const fingerprint = `
import builtins, gc, hashlib, os
def f(n):
    state = [sorted(vars(builtins)), sorted(sys.modules), sorted(vars(json)), sorted(vars(collections)), sys.path,
             sys.getrecursionlimit(), sys.gettrace(), dict(os.environ), os.getcwd(), [str(each) for each in sys.meta_path]]
    places = [id(object()), id([]), id({}), id(len), id(json.loads), id(list)]
    behaves = [sum(map(len, ['a', 'bc'])), json.loads(json.dumps({'a': [1, None]})), sorted({3, 1, 2}), hash('abc'),
               random.random(), repr(deque([1])), bisect_left([1, 2, 3], 2), re.sub('a+', 'b', 'caat'), round(math.pi, 3)]
    print('as new')
    return [hashlib.sha256(repr(state).encode()).hexdigest(), places, behaves, len(gc.get_objects())]
`;

/** Runs tables of hostile programs: each must end as it says, leave nothing on this machine, and the next attempt as new. */
export function describeHostile(theme: string, programs: Hostile[]): void {
  describe(theme, () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'hostile-python-'));
    const server = createServer();
    const connections: unknown[] = [];
    const sandbox = new Sandbox({ size: 1 });
    let port = 0;
    let asNew: unknown;

    beforeAll(async () => {
      server.on('connection', (socket) => connections.push(socket.destroy()));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      port = (server.address() as AddressInfo).port;
      asNew = await valueOf(sandbox, fingerprint);
    });

    afterAll(async () => {
      await sandbox.close();
      server.close();
      rmSync(folder, { recursive: true });
      expect(childrenLeft()).toEqual([]);
    });

    it.each(programs)('$name', async ({ source, status, message, timeMs = 1_500 }) => {
      const aimed = source.replaceAll('FOLDER', folder).replaceAll('PORT', String(port));
      const run = await sandbox.runProgram(python(aimed, { limits: { timeMs, memoryMb: 64 } }));
      const ended = run.compileError === undefined ? run.cases[0] : { status: 'CE', message: run.compileError };
      // As it ended, if not as it should.
      expect([status].flat().includes(ended?.status as RunStatus) ? 'as expected' : ended).toBe('as expected');
      if (message) expect(ended?.message).toMatch(message);

      const next = await runCase(sandbox, fingerprint);
      expect(next).toMatchObject({ status: 'OK', value: asNew, stdout: 'as new\n' });
      expect(readdirSync(folder)).toEqual([]);
      expect(connections).toEqual([]);
    });
  });
}

/** Processes that this one has started and that run a Python runner still. */
function childrenLeft(): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      const isOurs =
        / \(.*\) \S (\d+) /.exec(` ${readFileSync(`/proc/${pid}/stat`, 'utf8')}`)?.[1] === String(process.pid);
      return isOurs && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('sandbox/python/runner.js');
    } catch {
      return false;
    }
  });
}
