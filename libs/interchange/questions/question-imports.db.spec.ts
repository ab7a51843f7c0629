import type { Job } from '@app/contracts/jobs.js';
import type { Actor } from '@app/kernel/actor.js';
import { House } from '@app/testing/house.js';
import type { ImportMapping, QuestionFormat, RecordVerdict } from '../domain/question-import.js';
import { SettleImport, type SettleAct } from '../file-import/settle-import.js';
import { ApplyQuestionImport } from './apply-question-import.js';
import { GetQuestionImport } from './get-question-import.js';
import { ListRecords } from './list-records.js';
import { MapQuestionImport } from './map-question-import.js';
import { StartQuestionImport } from './start-question-import.js';

let house: House;
let author: Actor;
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
});
afterAll(() => house.close());

async function* inParts(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += 1_001) yield bytes.subarray(from, from + 1_001);
}

const start = (actor: Actor, text: string, format: QuestionFormat | null = null) =>
  new StartQuestionImport(house.transactions, house.config).run(
    actor,
    { name: 'C:\\exports\\quiz.txt', bytes: inParts(text) },
    format,
  );
const view = (id: string, actor = author) => new GetQuestionImport(house.transactions).run(actor, id);
const records = async (id: string, actor = author) =>
  (await new ListRecords(house.transactions).run(actor, id, { limit: 100 })).items;
const settle = (id: string, act: SettleAct, actor = author) =>
  new SettleImport(house.transactions).run(actor, { kind: 'questions', importId: id }, act);
const map = (id: string, mapping: Partial<ImportMapping>, actor = author) =>
  new MapQuestionImport(house.transactions).run(actor, id, {
    categories: {},
    tags: {},
    topics: [],
    level: 'mid',
    ...mapping,
  });

async function read(text: string, format: QuestionFormat | null = null, actor = author): Promise<string> {
  const { id } = await start(actor, text, format);
  await house.work();
  return id;
}

async function applied(text: string, mapping: Partial<ImportMapping> = { topics: ['arrays'] }): Promise<string> {
  const id = await read(text);
  await map(id, mapping);
  await settle(id, 'apply');
  await house.work();
  return id;
}

const verdicts = async (id: string) => (await records(id)).map(({ verdict }) => verdict);
const question = (slug: string, prompt: string, { topic = 'arrays', explanation = 'Because.' } = {}) => `
  - slug: ${slug}
    topics: [${topic}]
    level: entry
    content:
      kind: numeric
      prompt: ${prompt}
      explanation: ${explanation}
      estimatedSeconds: 30
      key: { value: 2 }`;
const pack = (...questions: string[]) => `questions:${questions.join('')}\n`;
const gift = (id: string, prompt: string, answer = 'yes') =>
  `// [id:${id}] [tag:arrays]\n::T ${id}::${prompt} {=${answer} ~no #### Because.}\n`;

const bank = (slugs: readonly string[]) =>
  house.query<{ slug: string; number: number; state: string; level: string; topics: string[]; prompt: string }>(
    `select q.slug, v.number, v.state, q.level, v.content ->> 'prompt' as prompt,
            array(select topic_slug from question_topics t where t.question_id = q.id order by position) as topics
       from questions q join question_versions v on v.question_id = q.id
      where q.slug = any($1) order by q.slug, v.number`,
    [slugs],
  );

describe('a dry run', () => {
  it('says of each record what would become of it, and writes nothing', async () => {
    await house.query(`delete from question_origins`);
    const before = await house.count('select count(*) from questions');
    const id = await read(
      pack(
        question('dry-one', 'What is 1 + 1?'),
        question('dry-two', 'What is 2 * 1?', { topic: 'astrology' }),
        question('dry-three', 'What is 1 + 1?'),
        question('dry-one', 'What is 3 - 1?'),
        '\n  - slug: Not A Slug\n    topics: [arrays]\n    level: guru\n    content: { kind: numeric }',
      ),
    );
    expect(await view(id)).toMatchObject({
      state: 'ready',
      fileName: 'quiz.txt',
      format: 'pack',
      figures: { records: 5, withoutTopic: 0, byVerdict: { new: 1, duplicate: 1, error: 3 } },
    });
    const found = await records(id);
    expect(found.map(({ verdict }) => verdict)).toEqual<RecordVerdict[]>([
      'new',
      'error',
      'duplicate',
      'error',
      'error',
    ]);
    expect(found.map(({ reason }) => reason)).toEqual([
      null,
      'No such topic: astrology',
      'It asks the same as record 1',
      'It has the id of record 1: dry-one',
      expect.stringMatching(/slug.*level.*content\/prompt.*content\/key/),
    ]);
    expect(found[4]!.place).toEqual({ entry: '/questions/4' });
    expect(await house.count('select count(*) from questions')).toBe(before);
    expect(await house.count('select count(*) from file_import_chunks')).toBe(0);
  });

  it.each<[string, string, string]>([
    ['is no text', '\0\u0001\0binary', 'not-text'],
    ['has nothing in it', '   \n\n', 'empty'],
    ['is XML of something else', '<html><body>quiz</body></html>', 'unknown-format'],
    ['names one thing ten million times', `questions:\n${bomb()}`, 'corrupt'],
  ])('refuses a file that %s', async (_, text, problem) => {
    expect(await view(await read(text))).toMatchObject({ state: 'refused', problem, figures: null });
  });

  it('tells every fault of YAML with its line', async () => {
    const id = await read('questions:\n  - slug: a\n   bad: [\n');
    expect((await records(id)).map(({ verdict, place }) => [verdict, place.line! > 1])).toContainEqual(['error', true]);
  });

  it('leaves questions alone that who imports may not edit', async () => {
    await applied(pack(question('theirs', 'What is 8 / 4?')));
    const other = await house.person('instructor');
    const id = await read(pack(question('theirs', 'What is 6 / 3?')), null, other);
    expect(await records(id, other)).toMatchObject([{ verdict: 'conflict', reason: 'theirs is edited by others' }]);
  });

  it('is one’s own', async () => {
    const id = await read(pack(question('own', 'What is 4 / 2?')));
    const other = await house.person('instructor');
    await expect(view(id, other)).rejects.toMatchObject({ code: 'resource.not-found' });
    await expect(records(id, other)).rejects.toMatchObject({ code: 'resource.not-found' });
    await expect(settle(id, 'apply', other)).rejects.toMatchObject({ code: 'resource.not-found' });
    await expect(map(id, {}, other)).rejects.toMatchObject({ code: 'resource.not-found' });
  });
});

/** YAML in which each of seven lists holds the one before ten times. */
function bomb(): string {
  const lists = Array.from({ length: 7 }, (_, level) => {
    const held = level === 0 ? 'x' : `*l${level - 1}`;
    return `  - &l${level} [${Array.from({ length: 10 }, () => held).join(', ')}]`;
  });
  return lists.join('\n');
}

describe('topics', () => {
  it('come from categories and tags of the same name, from what the person says, and must be there', async () => {
    const id = await read(
      `$CATEGORY: top/Hash tables\n\n::A::Is it A? {=yes ~no}\n\n$CATEGORY: constructor\n\n::B::Is it B? {=yes ~no}\n`,
    );
    expect(await view(id)).toMatchObject({
      format: 'gift',
      mapping: { categories: { 'Hash tables': ['hash-tables'] } },
      figures: { withoutTopic: 1, categories: expect.arrayContaining([{ name: 'constructor', records: 1 }]) },
    });
    await expect(settle(id, 'apply')).rejects.toMatchObject({ code: 'import.without-topic' });
    await expect(map(id, { categories: { constructor: ['astrology'] } })).rejects.toMatchObject({
      code: 'question.unknown-topic',
      faults: [{ pointer: '/categories/constructor/0' }],
    });
    const mapped = await map(id, { categories: { constructor: ['trees'] }, topics: ['graphs'], level: 'senior' });
    expect(mapped.figures).toMatchObject({ withoutTopic: 0 });
    expect((await records(id)).map(({ topics, level }) => [topics, level])).toEqual([
      [['graphs'], 'senior'],
      [['trees'], 'senior'],
    ]);
  });
});

describe('applying', () => {
  it('writes drafts of the importer’s, once, however often and at once its job runs', async () => {
    const id = await read(pack(question('apply-a', 'What is 5 - 3?'), question('apply-b', 'What is 6 / 3?')));
    await Promise.all(Array.from({ length: 4 }, () => settle(id, 'apply')));
    const job = { name: 'questions.apply', payload: { importId: id }, outboxId: '0' } as Job<'questions.apply'>;
    await Promise.all(Array.from({ length: 4 }, () => new ApplyQuestionImport(house.transactions).run(job)));
    await house.work();
    expect(await view(id)).toMatchObject({ state: 'applied', outcome: { added: 2, updated: 0 } });
    expect(await bank(['apply-a', 'apply-b'])).toEqual([
      { slug: 'apply-a', number: 1, state: 'draft', level: 'entry', topics: ['arrays'], prompt: 'What is 5 - 3?' },
      { slug: 'apply-b', number: 1, state: 'draft', level: 'entry', topics: ['arrays'], prompt: 'What is 6 / 3?' },
    ]);
    expect(
      await house.count(
        `select count(*) from audit_entries a join questions q on q.id = a.subject_id::uuid
          where q.slug like 'apply-%' and a.actor_id = $1 and a.action = 'question.created'`,
        [author.personId],
      ),
    ).toBe(2);
  });

  it('knows its questions again: unchanged, changed there, changed here, changed in both places', async () => {
    const names = ['k1', 'k2', 'k3', 'k4'];
    await applied(names.map((name) => gift(name, `Is it ${name}?`)).join('\n'));
    const changeHere = async (name: string) => {
      const [version] = await house.query<{ questionId: string; content: object }>(
        `select v.question_id as "questionId", v.content from question_versions v
           join question_origins o on o.question_id = v.question_id where o.external_id = $1`,
        [name],
      );
      const content = { ...version!.content, explanation: 'Better.' };
      await house.saveDraft.run(author, { questionId: version!.questionId, content });
    };
    await changeHere('k3');
    await changeHere('k4');
    const again = await read(
      [
        gift('k1', 'Is it k1?'),
        gift('k2', 'Is it really k2?'),
        gift('k3', 'Is it k3?'),
        gift('k4', 'Is it really k4?'),
      ].join('\n'),
    );
    expect(await verdicts(again)).toEqual<RecordVerdict[]>(['unchanged', 'updated', 'unchanged', 'conflict']);
    await settle(again, 'apply');
    await house.work();
    expect(await view(again)).toMatchObject({ outcome: { added: 0, updated: 1 } });
    expect(await verdicts(await read(gift('k2', 'Is it really k2?')))).toEqual(['unchanged']);
  });

  it('keeps away from what is in review', async () => {
    await applied(gift('r1', 'Is it r1?'));
    const [{ questionId } = { questionId: '' }] = await house.query<{ questionId: string }>(
      `select question_id as "questionId" from question_origins where external_id = 'r1'`,
    );
    await house.moveVersion.run(author, { questionId, number: 1, act: 'submit' });
    expect((await records(await read(gift('r1', 'Is it r1, really?'))))[0]).toMatchObject({
      verdict: 'conflict',
      reason: expect.stringContaining('in-review'),
    });
  });
});

describe('undoing', () => {
  it('takes back what nobody has worked on since, and keeps the rest', async () => {
    await applied([gift('u1', 'Is it u1?'), gift('u2', 'Is it u2?')].join('\n'));
    const id = await read(
      [gift('u1', 'Is it u1, again?'), gift('u3', 'Is it u3?'), gift('u4', 'Is it u4?')].join('\n'),
    );
    await map(id, { topics: ['arrays'] });
    await settle(id, 'apply');
    await house.work();
    const questionOf = new Map((await records(id)).map(({ externalId, questionId }) => [externalId, questionId!]));
    await house.moveVersion.run(author, { questionId: questionOf.get('u4')!, number: 1, act: 'submit' });
    await settle(id, 'undo');
    await house.work();
    expect(await view(id)).toMatchObject({
      state: 'undone',
      outcome: { added: 2, updated: 1, undone: { removed: 1, restored: 1, kept: 1 } },
    });
    const left = await house.query<{ id: string; numbers: number[] }>(
      `select question_id as id, array_agg(number order by number) as numbers from question_versions
        where question_id = any($1) group by 1`,
      [[...questionOf.values()]],
    );
    expect(new Map(left.map(({ id: questionId, numbers }) => [questionId, numbers]))).toEqual(
      new Map([
        [questionOf.get('u1'), [1]],
        [questionOf.get('u4'), [1]],
      ]),
    );
  });
});
