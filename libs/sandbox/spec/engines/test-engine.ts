import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { externalLanguages, type ExternalLanguage } from '@app/sandbox/engines/engine.js';
import { harnesses } from '@app/sandbox/engines/harness/harnesses.js';
import { Workshop, type Ran } from './toolchains.js';

/** Answers a request instead of the engine; false: the engine answers. */
type Trick = (request: IncomingMessage, response: ServerResponse, body: string) => boolean;

/** Speaks the documented protocol of Piston or Judge0 on loopback and runs programs with the compilers of this machine. */
export class TestEngine {
  /** Bodies of all requests, as they came. */
  readonly received: string[] = [];
  trick: Trick = () => false;
  private readonly workshop = new Workshop();
  private readonly server: Server;
  private readonly submissions = new Map<string, { result?: object; polls: number }>();

  private constructor(readonly kind: 'piston' | 'judge0') {
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  static async start(kind: 'piston' | 'judge0'): Promise<TestEngine> {
    const engine = new TestEngine(kind);
    await new Promise<void>((resolve) => engine.server.listen(0, '127.0.0.1', resolve));
    return engine;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    this.workshop.close();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk as string;
    this.received.push(body);
    if (this.trick(request, response, body)) return;
    const reply = this.kind === 'piston' ? await this.piston(request, body) : await this.judge0(request, body);
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body));
  }

  private async piston({ url }: IncomingMessage, body: string): Promise<Reply> {
    if (url === '/api/v2/runtimes') return { status: 200, body: pistonRuntimes };
    if (url !== '/api/v2/execute') return { status: 404, body: { message: 'Not Found' } };
    const job = JSON.parse(body) as PistonJob;
    if (job.run_timeout > 60_000) {
      return { status: 400, body: { message: 'run_timeout cannot exceed the configured limit of 60000' } };
    }
    const outputBytes = 4 * 1024 * 1024;
    const { compile, run } = await this.workshop.run({
      language: languageOf(job.language),
      fileName: job.files[0]!.name,
      source: job.files[0]!.content,
      stdin: job.stdin,
      cpuMs: job.run_cpu_time,
      wallMs: job.run_timeout,
      outputBytes,
    });
    const stages = { ...(compile && { compile: pistonStage(compile) }), run: pistonStage(run ?? compile!) };
    return { status: 200, body: { language: job.language, version: '1.0.0', ...stages } };
  }

  private async judge0({ url = '', method }: IncomingMessage, body: string): Promise<Reply> {
    if (url === '/languages') return { status: 200, body: judge0Languages };
    const [, token] = /^\/submissions\/([\w-]+)\?base64_encoded=true/.exec(url) ?? [];
    if (method === 'GET' && token !== undefined) {
      const submission = this.submissions.get(token);
      if (!submission) return { status: 404, body: { error: 'not found' } };
      const waiting =
        submission.polls++ === 0 ? { id: 1, description: 'In Queue' } : { id: 2, description: 'Processing' };
      return { status: 200, body: submission.result ?? { status: waiting } };
    }
    if (method !== 'POST' || url !== '/submissions?base64_encoded=true&wait=false') return { status: 404, body: {} };
    const job = JSON.parse(body) as Judge0Job;
    if (job.wall_time_limit > 20) {
      return { status: 422, body: { wall_time_limit: ['must be less than or equal to 20.0'] } };
    }
    const created = randomUUID();
    this.submissions.set(created, { polls: 0 });
    const language = judge0Ids[job.language_id]!;
    const ran = this.workshop.run({
      language,
      fileName: harnesses[language].fileName,
      source: plain(job.source_code),
      stdin: plain(job.stdin),
      cpuMs: job.cpu_time_limit * 1000,
      wallMs: job.wall_time_limit * 1000,
      outputBytes: job.max_file_size * 1024,
    });
    void ran.then((result) => this.submissions.set(created, { polls: 0, result: judge0Result(result) }));
    return { status: 201, body: { token: created } };
  }
}

interface Reply {
  status: number;
  body: unknown;
}
interface PistonJob {
  language: string;
  files: { name: string; content: string }[];
  stdin: string;
  run_timeout: number;
  run_cpu_time: number;
}
interface Judge0Job {
  source_code: string;
  language_id: number;
  stdin: string;
  cpu_time_limit: number;
  wall_time_limit: number;
  max_file_size: number;
}

const plain = (text: string) => Buffer.from(text, 'base64').toString('utf8');
const coded = (text: string) => (text === '' ? null : Buffer.from(text, 'utf8').toString('base64'));
const languageOf = (name: string) => (name === 'c++' ? 'cpp' : name) as ExternalLanguage;

const pistonRuntimes = externalLanguages.flatMap((language) => [
  { language: language === 'cpp' ? 'c++' : language, version: '1.9.0', aliases: [] },
  { language: language === 'cpp' ? 'c++' : language, version: '1.10.0', aliases: [`${language}-alias`], runtime: 'x' },
]);

const judge0Ids: Record<number, ExternalLanguage> = {
  54: 'cpp',
  51: 'csharp',
  60: 'go',
  62: 'java',
  72: 'ruby',
  73: 'rust',
};
const judge0Languages = [
  { id: 54, name: 'C++ (GCC 9.2.0)' },
  { id: 52, name: 'C++ (GCC 7.4.0)' },
  { id: 76, name: 'C++ (Clang 7.0.1)' },
  { id: 51, name: 'C# (Mono 6.6.0.161)' },
  { id: 60, name: 'Go (1.13.5)' },
  { id: 62, name: 'Java (OpenJDK 13.0.1)' },
  { id: 63, name: 'JavaScript (Node.js 12.14.0)' },
  { id: 72, name: 'Ruby (2.7.0)' },
  { id: 73, name: 'Rust (1.40.0)' },
];

function pistonStage({ stdout, stderr, code, cpuMs, wasStopped }: Ran) {
  const status = wasStopped === 'time' ? 'TO' : wasStopped === 'output' ? 'OL' : code ? 'RE' : null;
  const ended = wasStopped ? { code: null, signal: 'SIGKILL' } : { code, signal: null };
  return {
    stdout,
    stderr,
    output: stdout + stderr,
    ...ended,
    message: null,
    status,
    cpu_time: cpuMs,
    memory: 12_000_000,
  };
}

function judge0Result({ compile, run }: { compile?: Ran; run?: Ran }): object {
  if (!run) {
    const compileOutput = coded(compile!.stdout + compile!.stderr);
    return {
      status: { id: 6, description: 'Compilation Error' },
      stdout: null,
      compile_output: compileOutput,
      time: null,
    };
  }
  const status =
    run.wasStopped === 'time'
      ? { id: 5, description: 'Time Limit Exceeded' }
      : run.wasStopped === 'output'
        ? { id: 8, description: 'Runtime Error (SIGXFSZ)' }
        : run.code
          ? { id: 11, description: 'Runtime Error (NZEC)' }
          : { id: 3, description: 'Accepted' };
  return {
    status,
    stdout: coded(run.stdout),
    stderr: coded(run.stderr),
    compile_output: null,
    message: null,
    time: (run.cpuMs / 1000).toFixed(3),
    memory: 12_000,
    exit_code: run.code,
    exit_signal: null,
  };
}
