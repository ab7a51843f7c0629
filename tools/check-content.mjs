// Checks question packs and templates before they are loaded: node tools/check-content.mjs [folder]
// Prints each fault with its file and the place in it. Default: what Rehearse comes with.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { ensureBuilt } from './build.mjs';
import { root } from './run-command.mjs';

ensureBuilt();
const { namesIn, readTemplateFile } = await import('../dist/libs/interview-template/domain/template.js');
const { packManifestSchema, readPackFile } = await import('../dist/libs/question-bank/domain/pack.js');
const { taxonomySchema } = await import('../dist/libs/question-bank/domain/taxonomy.js');

const folder = path.resolve(process.argv[2] ?? path.join(root, 'content'));
const faults = [];
const seen = new Map();
const templates = [];
let questionCount = 0;

const topics = knownTopics();
for (const file of yamlFiles()) {
  const document = readYaml(file);
  if (document === undefined) continue;
  if (path.basename(file) === 'pack.yaml') checkAgainst(packManifestSchema, document, file);
  else if (isTemplate(file)) readTemplate(document, file);
  else checkQuestions(document, file);
}
for (const template of templates) checkNames(template);

for (const { file, pointer, message } of faults) console.error(`${path.relative(root, file)}#${pointer}: ${message}`);
const where = path.relative(root, folder) || '.';
console.log(`${questionCount} questions, ${templates.length} templates, ${faults.length} faults in ${where}`);
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

function isTemplate(file) {
  return path.basename(path.dirname(file)) === 'templates';
}

function readTemplate(document, file) {
  const read = readTemplateFile(document);
  faults.push(...(read.faults ?? []).map((fault) => ({ file, ...fault })));
  if (!read.template) return;
  const twin = templates.find(({ slug }) => slug === read.template.slug);
  if (twin) {
    const message = `${twin.slug} is also in ${path.relative(root, twin.file)}`;
    faults.push({ file, pointer: '/slug', message });
  }
  templates.push({ file, ...read.template });
}

/** Once all questions are known. */
function checkNames({ file, plan }) {
  for (const { kind, name, pointer } of namesIn(plan)) {
    const known = kind === 'topics' ? topics : seen;
    if (!known.has(name)) faults.push({ file, pointer, message: `there is no ${kind.slice(0, -1)} ${name}` });
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
