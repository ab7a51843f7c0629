// `npm test`: every check there is, in order, each with its time; all run even where one fails.
//   npm test -- --only rules,db     some of them
//   npm test -- --verbose           with the output of those that pass
import { seconds } from './run-command.mjs';
import { stages } from './test-stages.mjs';

export async function runTests(args) {
  const wanted = choose(args);
  const verbose = args.includes('--verbose');
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const stage of wanted) {
    const startedAt = performance.now();
    const result = await stage.run().catch((error) => ({ failed: 1, output: error.stack }));
    const { passed = 0, failed = 0, skipped = 0, output = '', reasons = [] } = result;
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
    if (failed || verbose) console.log(output.trimEnd());
    for (const reason of reasons) console.log(`  skipped: ${reason}`);
    console.log(
      `${stage.name.padEnd(12)} ${counts({ passed, failed, skipped })} (${seconds(performance.now() - startedAt)})`,
    );
  }
  console.log(counts(sum));
  process.exitCode = sum.failed ? 1 : 0;
}

const counts = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;

function choose(args) {
  const at = args.indexOf('--only');
  if (at < 0) return stages;
  const names = (args[at + 1] ?? '').split(',');
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length) {
    console.error(`No such stage: ${unknown.join(', ')}. There are ${stages.map(({ name }) => name).join(', ')}.`);
    process.exit(64);
  }
  // Whatever it is, it is about the present sources.
  return stages.filter(({ name }) => name === 'build' || names.includes(name));
}
