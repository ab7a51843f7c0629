// Checks question packs before they are loaded: node tools/check-content.mjs [folder]
// Prints each fault with its file and the place in it. Default: the starter packs.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { ensureBuilt } from './build.mjs';
import { root } from './run-command.mjs';

ensureBuilt();
const { packManifestSchema, readPackFile } = await import('../dist/libs/question-bank/domain/pack.js');
const { taxonomySchema } = await import('../dist/libs/question-bank/domain/taxonomy.js');

const folder = path.resolve(process.argv[2] ?? path.join(root, 'content'));
const faults = [];
const seen = new Map();
let questionCount = 0;

const topics = knownTopics();
for (const file of yamlFiles()) {
  const document = readYaml(file);
  if (document === undefined) continue;
  if (path.basename(file) === 'pack.yaml') checkAgainst(packManifestSchema, document, file);
  else checkQuestions(document, file);
}

for (const { file, pointer, message } of faults) console.error(`${path.relative(root, file)}#${pointer}: ${message}`);
console.log(`${questionCount} questions, ${faults.length} faults in ${path.relative(root, folder) || '.'}`);
process.exit(faults.length ? 1 : 0);

function yamlFiles() {
  const packs = readdirSync(folder, { recursive: true }).filter((file) => /\.ya?ml$/.test(file));
  return packs.filter((file) => path.basename(file) !== 'taxonomy.yaml').map((file) => path.join(folder, file));
}

/** Syntax first, with line and column. */
function readYaml(file) {
  const document = parseDocument(readFileSync(file, 'utf8'), { prettyErrors: true });
  for (const error of [...document.errors, ...document.warnings])
    faults.push({ file, pointer: '', message: error.message });
  return document.errors.length ? undefined : document.toJS();
}

function checkQuestions(document, file) {
  const { questions, faults: found } = readPackFile(document);
  questionCount += questions.length;
  faults.push(...found.map((fault) => ({ file, ...fault })));
  for (const [index, { slug, topics: named }] of questions.entries()) {
    const elsewhere = seen.get(slug);
    if (elsewhere)
      faults.push({ file, pointer: `/questions/${index}/slug`, message: `${slug} is also in ${elsewhere}` });
    seen.set(slug, path.relative(root, file));
    for (const topic of named.filter((name) => !topics.has(name))) {
      faults.push({ file, pointer: `/questions/${index}/topics`, message: `there is no topic ${topic}` });
    }
  }
}

function knownTopics() {
  const file = path.join(root, 'content/taxonomy.yaml');
  const taxonomy = checkAgainst(taxonomySchema, readYaml(file), file);
  return new Set(taxonomy?.tracks.flatMap((track) => track.topics.map(({ slug }) => slug)));
}

function checkAgainst(schema, document, file) {
  const parsed = schema.safeParse(document);
  for (const { path: steps, message } of parsed.error?.issues ?? []) {
    faults.push({ file, pointer: steps.map((step) => `/${String(step)}`).join(''), message });
  }
  return parsed.data;
}
