import { spawn } from 'node:child_process';
import path from 'node:path';

const program = path.join(__dirname, '../../apps/cli/bin/rehearse.mjs');

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the built command line as a program of its own, with nothing of ours in its environment but what is given. */
export async function rehearse(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('REHEARSE_'));
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...Object.fromEntries(inherited), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return { code, out, err };
}
