import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bin, root } from './run-command.mjs';

/** Of one stage: far more than any takes, so that what hangs is ended and told of. */
const limitMs = 50 * 60_000;

/** A command that counts as one test: passed where it exits with 0. */
export async function asOneTest(command, args, env = {}) {
  const { status, output } = await run(command, args, env);
  return status === 0 ? { passed: 1, output } : { failed: 1, output: `${output}\n${args.join(' ')}: ${status}\n` };
}

/** A command that counts its own tests: its last line is `N passed, N failed`. */
export async function asManyTests(command, args) {
  const { status, output } = await run(command, args);
  const counted = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].at(-1);
  if (!counted) return { failed: 1, output: `${output}\n${args.join(' ')}: ${status}, and counted nothing\n` };
  const [passed, failed, skipped = 0] = counted.slice(1).map((count) => Number(count ?? 0));
  const reasons = skipped ? output.split('\n').filter((line) => /^Skipped\b|^skipped\b/.test(line)) : [];
  // Whoever says that all is well must also end well.
  return { passed, failed: failed || (status === 0 ? 0 : 1), skipped, reasons, output };
}

/** One of Jest's projects, with the counts that Jest itself reports. */
export async function runJest(project) {
  const folder = mkdtempSync(path.join(tmpdir(), 'rehearse-jest-'));
  const report = path.join(folder, 'report.json');
  const args = [bin('jest'), '--selectProjects', project, '--json', `--outputFile=${report}`];
  const { status, output } = await run(process.execPath, args);
  try {
    return readReport(JSON.parse(readFileSync(report, 'utf8')), status, output);
  } catch (error) {
    return { failed: 1, output: `${output}\nJest left no report: ${error.message}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(report, status, output) {
  const skipped = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status: how }) => how === 'pending' || how === 'todo');
  const broken = report.testResults.filter(
    ({ status: how, assertionResults }) => how === 'failed' && !assertionResults.length,
  );
  const failed = report.numFailedTests + broken.length;
  return {
    passed: report.numPassedTests,
    // Jest also fails where no test failed: no test found, a set-up that broke.
    failed: failed || (status === 0 ? 0 : 1),
    skipped: skipped.length,
    reasons: skipped.map(({ fullName }) => `${fullName}${why(output)}`),
    output,
  };
}

/** A suite that skips says why on standard error. */
function why(output) {
  const line = output.split('\n').find((text) => /^Skipped\b/.test(text));
  return line ? ` (${line})` : '';
}

/** Runs to the end, or to the limit; its output is both streams, without Jest's report. */
function run(command, args, env = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', args.includes('--json') ? 'ignore' : 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => (output += text));
    }
    const limit = setTimeout(() => child.kill('SIGTERM'), limitMs);
    child.once('error', (error) => (output += error.message));
    child.once('close', (code, signal) => {
      clearTimeout(limit);
      resolve({ status: code ?? signal, output });
    });
  });
}
