import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { packManifestSchema, readPackFile } from '@app/question-bank/domain/pack.js';
import { taxonomySchema } from '@app/question-bank/domain/taxonomy.js';

const packs = path.join(__dirname, 'packs');
const taxonomy = taxonomySchema.parse(parse(readFileSync(path.join(__dirname, 'taxonomy.yaml'), 'utf8')));
const topics = new Set(taxonomy.tracks.flatMap((track) => track.topics.map((topic) => topic.slug)));
const files = readdirSync(packs, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.yaml') && path.basename(file) !== 'pack.yaml',
);
const read = (file: string) => readPackFile(parse(readFileSync(path.join(packs, file), 'utf8')));
const bank = files.flatMap((file) => read(file).questions);

describe.each(readdirSync(packs))('pack %s', (pack) => {
  it('has a manifest that names it', () => {
    const manifest = packManifestSchema.parse(parse(readFileSync(path.join(packs, pack, 'pack.yaml'), 'utf8')));
    expect(manifest.slug).toBe(pack);
  });
});

describe.each(files)('%s', (file) => {
  const { questions, faults } = read(file);
  it('has no faults', () => expect(faults).toEqual([]));
  it('names topics that exist, its own first where it is called like one', () => {
    const own = path.basename(file, '.yaml');
    for (const question of questions) {
      if (topics.has(own)) expect(question.topics[0]).toBe(own);
      expect(question.topics.filter((topic) => !topics.has(topic))).toEqual([]);
    }
  });
  it('asks at least 6 questions of at least two kinds and two levels, unless they are programs', () => {
    if (questions.every(({ content }) => content.kind === 'code' || content.kind === 'sql')) return;
    expect(questions.length).toBeGreaterThanOrEqual(6);
    expect(new Set(questions.map((question) => question.content.kind)).size).toBeGreaterThanOrEqual(2);
    expect(new Set(questions.map((question) => question.level)).size).toBeGreaterThanOrEqual(2);
  });
  it('explains, at length', () => {
    for (const { slug, content } of questions) {
      expect([slug, content.explanation.length > 150]).toEqual([slug, true]);
    }
  });
});

it('uses every slug once', () => {
  const slugs = bank.map((question) => question.slug);
  expect(slugs.filter((slug, index) => slugs.indexOf(slug) !== index)).toEqual([]);
});

it('covers every DSA and system-design topic', () => {
  const covered = new Set(bank.flatMap((question) => question.topics));
  const wanted = taxonomy.tracks.filter((track) => track.slug !== 'skills').flatMap((track) => track.topics);
  expect(wanted.filter((topic) => !covered.has(topic.slug))).toEqual([]);
});

it('does not favour one place for the right option', () => {
  const places = bank.flatMap(({ content }) =>
    content.kind === 'single-choice' ? [content.options.findIndex((option) => option.id === content.key)] : [],
  );
  for (const place of [0, 1, 2, 3]) {
    const share = places.filter((at) => at === place).length / places.length;
    expect([place, share > 0.1 && share < 0.45]).toEqual([place, true]);
  }
});
