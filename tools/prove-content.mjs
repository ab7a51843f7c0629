// Proves the keys of coding and SQL questions by running them: node tools/prove-content.mjs [folder] [part of a slug]
// Each solution must be accepted in each language, each wrong one must fail as it says. Counts questions.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { ensureBuilt } from './build.mjs';
import { root } from './run-command.mjs';

ensureBuilt();
const { readPackFile } = await import('../dist/libs/question-bank/domain/pack.js');
const { isProgram } = await import('../dist/libs/grading/domain/grade.js');
const { JudgeProgram } = await import('../dist/libs/grading/judge-program.js');
const { ProveContent } = await import('../dist/libs/grading/prove-content.js');
const { CodeRunner } = await import('../dist/libs/sandbox/code-runner.js');
const { Sandbox } = await import('../dist/libs/sandbox/sandbox.js');

const [folder = path.join(root, 'content/packs'), wanted = ''] = process.argv.slice(2);
const runner = new CodeRunner(new Sandbox({}));
const prove = new ProveContent(new JudgeProgram(runner));
let failed = 0;
let passed = 0;
for (const { slug, content } of questions()) {
  const startedAt = performance.now();
  const faults = await prove.run(content);
  for (const { pointer, message } of faults) console.error(`${slug}#${pointer}: ${message}`);
  if (faults.length > 0) failed += 1;
  else passed += 1;
  console.log(
    `${faults.length > 0 ? 'FAIL' : 'ok  '} ${slug} (${((performance.now() - startedAt) / 1_000).toFixed(1)} s)`,
  );
}
await runner.onModuleDestroy();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

function questions() {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.yaml'));
  return files
    .filter((file) => path.basename(file) !== 'pack.yaml')
    .toSorted((a, b) => (a < b ? -1 : 1))
    .flatMap((file) => readPackFile(parse(readFileSync(path.join(folder, file), 'utf8'))).questions)
    .filter(({ slug, content }) => isProgram(content) && slug.includes(wanted));
}
