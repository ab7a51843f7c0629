import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { drawPlan, type RulePool } from '@app/interview-template/domain/draw.js';
import { countOfRule, isFixed, type Clock, type Plan } from '@app/interview-template/domain/plan.js';
import { namesIn, readTemplateFile, type TemplateFile } from '@app/interview-template/domain/template.js';
import { readPackFile, type PackQuestion } from '@app/question-bank/domain/pack.js';
import { taxonomySchema } from '@app/question-bank/domain/taxonomy.js';

const yamlOf = (file: string): unknown => parse(readFileSync(path.join(__dirname, file), 'utf8'));
const taxonomy = taxonomySchema.parse(yamlOf('taxonomy.yaml'));
const topics = new Set(taxonomy.tracks.flatMap((track) => track.topics.map(({ slug }) => slug)));
const bank: PackQuestion[] = readdirSync(path.join(__dirname, 'packs'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml') && path.basename(file) !== 'pack.yaml')
  .flatMap((file) => readPackFile(yamlOf(`packs/${file}`)).questions);
const bySlug = new Map(bank.map((question) => [question.slug, question]));

/** The pools of a plan over the starter packs: what `rulePools` reads from the database. */
const poolsOf = ({ sections }: Plan): RulePool[] =>
  sections.flatMap((section, at) =>
    section.rules.map((rule, index) => ({
      section: at + 1,
      rule: index + 1,
      count: countOfRule(rule),
      fixed: isFixed(rule),
      unknown: [],
      candidates: isFixed(rule)
        ? rule.questions.map((slug) => ({ questionId: slug, versionId: slug, topic: '' }))
        : bank
            .filter(({ level }) => rule.levels.length === 0 || rule.levels.includes(level))
            .filter(({ content: { kind } }) => (rule.kinds.length ? rule.kinds.includes(kind) : kind !== 'flashcard'))
            .flatMap(({ slug, topics: own }) =>
              own
                .filter((topic) => rule.topics.includes(topic))
                .map((topic) => ({ questionId: slug, versionId: slug, topic })),
            ),
    })),
  );
const drawOf = (plan: Plan, seed: string, exclude: ReadonlySet<string> = new Set()) =>
  drawPlan({ pools: poolsOf(plan), shuffled: new Set(), met: new Map(), exclude, seed, now: new Date(0) });
const secondsOf = (ids: { questionId: string }[]) =>
  ids.reduce((sum, { questionId }) => sum + bySlug.get(questionId)!.content.estimatedSeconds, 0);
const clockSeconds = (clock: Clock) => (clock.mode === 'off' ? Infinity : clock.seconds);
const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** How often in a row all questions can be new ones; fewer only where the packs have no more. */
const roundsOf = (slug: string) => (slug === 'system-design-60' ? 2 : 3);

const files = readdirSync(path.join(__dirname, 'templates'));

it('has the interviews that were promised', () => {
  expect(files.map((file) => path.basename(file, '.yaml')).toSorted()).toEqual([
    'backend-fundamentals-entry',
    'backend-fundamentals-mid',
    'backend-fundamentals-senior',
    'dsa-screen-45',
    'system-design-60',
    'warm-up-15',
  ]);
});

describe.each(files)('%s', (file) => {
  const read = readTemplateFile(yamlOf(`templates/${file}`));
  const { slug, description, plan } = ('template' in read ? read.template : {}) as TemplateFile;
  const draws = () =>
    Array.from({ length: 200 }, (_, seed) => {
      const drawn = drawOf(plan, String(seed));
      if ('shortfalls' in drawn) throw new Error(JSON.stringify(drawn.shortfalls));
      return drawn.items;
    });

  it('has no faults, and names topics and questions that exist', () => {
    expect('faults' in read ? read.faults : []).toEqual([]);
    expect(slug).toBe(path.basename(file, '.yaml'));
    const unknown = namesIn(plan).filter(({ kind, name }) => !(kind === 'topics' ? topics : bySlug).has(name));
    expect(unknown).toEqual([]);
  });

  it('says what to expect', () => {
    expect(description.length).toBeGreaterThan(200);
    expect(description).toContain('**What to expect.**');
  });

  it('asks for four fifths of its time or more, but never for much more than there is', () => {
    const shares = draws().map((items) => secondsOf(items) / clockSeconds(plan.clock));
    expect(mean(shares)).toBeGreaterThan(0.8);
    expect(mean(shares)).toBeLessThan(0.95);
    expect(Math.max(...shares)).toBeLessThan(1.15);
  });

  it('gives each section the time that it asks for', () => {
    for (const [index, section] of plan.sections.entries()) {
      const seconds = draws().map((items) => secondsOf(items.filter((item) => item.section === index + 1)));
      expect([section.title, mean(seconds) <= clockSeconds(section.clock)]).toEqual([section.title, true]);
    }
  });

  it('can be sat several times with other questions each time', () => {
    const met = new Set<string>();
    for (let round = 1; round <= roundsOf(slug); round += 1) {
      const drawn = drawOf(plan, `round ${round}`, met);
      expect([round, 'shortfalls' in drawn ? drawn.shortfalls : []]).toEqual([round, []]);
      if ('items' in drawn) for (const { questionId } of drawn.items) met.add(questionId);
    }
  });
});
