import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ExternalLanguage } from '@app/sandbox/engines/engine.js';

/** The compilers of this machine, called as the engines call theirs. */
interface Toolchain {
  needs: string[];
  compile?: string[];
  run: string[];
}

const toolchains: Record<ExternalLanguage, Toolchain> = {
  java: { needs: ['javac', 'java'], compile: ['javac', '-nowarn', 'Main.java'], run: ['java', '-Xshare:auto', 'Main'] },
  go: { needs: ['go'], compile: ['go', 'build', '-o', 'program', 'main.go'], run: ['./program'] },
  cpp: { needs: ['g++'], compile: ['g++', '-std=c++17', '-o', 'program', 'main.cpp'], run: ['./program'] },
  ruby: { needs: ['ruby'], run: ['ruby', 'main.rb'] },
  csharp: { needs: ['mcs', 'mono'], compile: ['mcs', '-out:program.exe', 'Main.cs'], run: ['mono', 'program.exe'] },
  rust: { needs: ['rustc'], compile: ['rustc', '-o', 'program', 'main.rs'], run: ['./program'] },
};

function isInstalled(command: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export const hasToolchain = (language: ExternalLanguage): boolean => toolchains[language].needs.every(isInstalled);

/** Why a language is not tried here; printed by the specs that skip it. */
export const missing = (language: ExternalLanguage): string =>
  `${language}: ${toolchains[language].needs.filter((one) => !isInstalled(one)).join(', ')} not on this machine`;

export interface Ran {
  stdout: string;
  stderr: string;
  code: number | null;
  cpuMs: number;
  wasStopped: 'time' | 'output' | undefined;
}

export interface Job {
  language: ExternalLanguage;
  fileName: string;
  source: string;
  stdin: string;
  cpuMs: number;
  wallMs: number;
  outputBytes: number;
}

/** Compiles each program once. */
export class Workshop {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'rehearse-engine-'));
  private readonly compiled = new Map<string, Promise<Ran | undefined>>();

  /** What the compiler said, where it refused; or the run. */
  async run(job: Job): Promise<{ compile?: Ran; run?: Ran }> {
    const { compile, run } = toolchains[job.language];
    const folder = path.join(this.folder, createHash('sha256').update(job.source).digest('hex').slice(0, 16));
    if (!existsSync(folder)) {
      mkdirSync(folder);
      writeFileSync(path.join(folder, job.fileName), job.source);
      const limits = { cpuMs: 120_000, wallMs: 120_000, outputBytes: 1e6 };
      if (compile) this.compiled.set(folder, call(compile, folder, { ...limits, stdin: '' }));
    }
    const compiled = await this.compiled.get(folder);
    if (compiled && compiled.code !== 0) return { compile: compiled };
    return { run: await call(run, folder, job), ...(compiled && { compile: compiled }) };
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

type Limits = Pick<Job, 'cpuMs' | 'wallMs' | 'outputBytes' | 'stdin'>;

function call(command: string[], folder: string, limits: Limits): Promise<Ran> {
  const seconds = Math.ceil(limits.cpuMs / 1000);
  const script = `TIMEFORMAT='rehearse-cpu %U %S'; time ((ulimit -c 0 -t ${seconds}; exec "$@"); exit $?)`;
  const child = spawn('bash', ['-c', script, 'bash', ...command], {
    cwd: folder,
    detached: true,
    // `LANG` of C, as engines have it: nothing may depend on the host's character set.
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      GOCACHE: path.join(tmpdir(), 'rehearse-go-cache'),
      LC_ALL: 'C',
    },
  });
  let wasStopped: Ran['wasStopped'];
  const stop = (why: 'time' | 'output') => {
    wasStopped ??= why;
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  const chunks: { stdout: Buffer[]; stderr: Buffer[] } = { stdout: [], stderr: [] };
  let printed = 0;
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk: Buffer) => {
      printed += chunk.length;
      if (printed > limits.outputBytes) stop('output');
      else chunks[name].push(chunk);
    });
  }
  // A program that does not read its stdin may be gone already.
  child.stdin.on('error', () => undefined).end(limits.stdin);
  const timer = setTimeout(() => stop('time'), limits.wallMs);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearTimeout(timer);
      const said = Buffer.concat(chunks.stderr).toString('utf8');
      // Where a program was killed, the shell says that too, before.
      const [found, user, system] = /(?:bash: \d+ .*\n)?rehearse-cpu ([\d.]+) ([\d.]+)\s*$/.exec(said) ?? [];
      const cpuMs = found ? (Number(user) + Number(system)) * 1000 : 0;
      // The kernel kills a moment before the clock says so.
      if (cpuMs >= limits.cpuMs || (code === 137 && cpuMs >= seconds * 900)) wasStopped ??= 'time';
      const stderr = found ? said.slice(0, said.length - found.length) : said;
      resolve({ stdout: Buffer.concat(chunks.stdout).toString('utf8'), stderr, code, cpuMs, wasStopped });
    });
  });
}
