import { runAcceptance } from './acceptance.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureDebianPackages } from './debian-packages.mjs';
import { bin } from './run-command.mjs';
import { asOneTest, asManyTests, runJest } from './run-test-command.mjs';

const node = (...args) => asOneTest(process.execPath, args);
const counting = (...args) => asManyTests(process.execPath, args);
const linted = ['apps', 'libs', 'db', 'test', 'tools', 'bench', 'content'];
/** What the harnesses of the languages that run elsewhere are tried with. */
const compilers = ['java', 'javac', 'go', 'g++', 'ruby', 'mcs', 'mono', 'rustc'];
const browsers = process.env.CHROMIUM_PATH ? [] : ['chromium'];

/** In this order; the web app's types and the programs that are tested come from the build. */
export const stages = [
  { name: 'build', run: build },
  { name: 'format', run: () => node(bin('prettier'), '--check', '--log-level', 'warn', '.') },
  { name: 'lint', run: () => node(bin('oxlint'), '--type-aware', '--disable-nested-config', ...linted) },
  { name: 'types', run: checkTypes },
  {
    name: 'boundaries',
    run: () => node(bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'apps', 'libs', 'db'),
  },
  { name: 'content', run: () => node('tools/check-content.mjs') },
  { name: 'proofs', run: () => counting('tools/prove-content.mjs') },
  { name: 'rules', run: () => runJest('rules') },
  { name: 'db', run: () => withTools(['redis-server'], () => runJest('db')) },
  { name: 'sandbox', run: runSandbox },
  { name: 'e2e', run: () => withTools(['redis-server'], () => runJest('e2e')) },
  { name: 'launcher', run: () => node('tools/check-launcher.mjs') },
  { name: 'acceptance', run: () => withTools(['redis-server'], runAcceptance) },
  { name: 'fault', run: () => withTools(['redis-server'], () => counting('test/fault/run.mjs')) },
  { name: 'browser', run: () => withTools(browsers, () => counting('test/browser/run.mjs')) },
  // That it measures, not how fast: speed is compared with its limit by `npm run bench`, on a quiet machine.
  { name: 'bench', run: () => withTools(['redis-server'], () => node('bench/run.mjs', '--quick')) },
];

async function build() {
  ensureBuilt();
  return { passed: 1 };
}

async function checkTypes() {
  const projects = ['tsconfig.json', 'tsconfig.domain.json', 'apps/web/tsconfig.json'];
  const results = await Promise.all(projects.map((project) => node(bin('tsc'), '--noEmit', '-p', project)));
  return merged(results);
}

/** Where there is no Debian to take compilers from, the harness of a language is not tried, and the reason is printed. */
async function runSandbox() {
  const missing = await ensureDebianPackages(compilers);
  if (missing.length && process.env.CI) return { failed: 1, output: `${missing.join(' and ')} not found` };
  const result = await runJest('sandbox');
  const reasons = missing.map((compiler) => `harnesses that need ${compiler}: not on this machine`);
  return { ...result, skipped: (result.skipped ?? 0) + missing.length, reasons };
}

/** What the machine lacks is installed where we may; else it is a failure in CI and a skip elsewhere. */
async function withTools(tools, run) {
  const missing = await ensureDebianPackages(tools);
  if (missing.length === 0) return run();
  const reason = `${missing.join(' and ')} not found: install ${missing.length > 1 ? 'them' : 'it'}`;
  return process.env.CI ? { failed: 1, output: reason } : { skipped: 1, reasons: [reason] };
}

function merged(results) {
  const total = (name) => results.reduce((sum, result) => sum + (result[name] ?? 0), 0);
  return {
    passed: total('passed'),
    failed: total('failed'),
    skipped: total('skipped'),
    output: results.map(({ output }) => output).join(''),
    reasons: results.flatMap(({ reasons }) => reasons ?? []),
  };
}
