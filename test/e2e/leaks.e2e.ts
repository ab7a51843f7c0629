import type { Content } from '@app/question-bank/domain/content.js';
import { kinds } from '@app/question-bank/domain/content.js';
import { authoredReply } from '../../apps/api/src/messages/authored.reply.js';
import { debriefReply } from '../../apps/api/src/messages/debrief.reply.js';
import { sittingReply } from '../../apps/api/src/messages/session.reply.js';
import { Browser, startProduct, type Product } from './product.js';

/** Stands in every field that must not leave before its time, and nowhere else. */
const canary = 'canary-7f3a9c';
const part = (id: string) => ({ id, text: `Part ${id}` });
const asked = {
  prompt: 'Asked?',
  explanation: canary,
  estimatedSeconds: 60,
  references: [{ title: canary, url: 'https://example.org/' }],
};
const options = [{ ...part('a'), feedback: canary }, part('b'), { ...part('c'), feedback: canary }];
const contents: Record<Content['kind'], object> = {
  'single-choice': { ...asked, options, key: 'a' },
  'multiple-choice': { ...asked, options, key: ['a', 'b'], scoring: 'partial' },
  numeric: { ...asked, key: { value: 7_391_442 } },
  'short-text': { ...asked, key: { accepted: [canary], pattern: `^${canary}$` } },
  ordering: { ...asked, items: [part('a'), part('b'), part('c')], key: ['c', 'a', 'b'], scoring: 'partial' },
  matching: {
    ...asked,
    left: [part('l1'), part('l2')],
    right: [part('r1'), part('r2'), part('r3')],
    key: { l1: 'r2', l2: 'r1' },
  },
  code: {
    ...asked,
    signature: { name: 'answer', parameters: [], returns: 'int' },
    examples: [{ arguments: [], expected: 1 }],
    hiddenCases: [{ name: canary, generate: `() => [] /* ${canary} */`, expected: 1 }],
    languages: ['javascript'],
    solutions: { javascript: `function answer() { return 1; } // ${canary}` },
    wrongSolutions: [{ language: 'javascript', source: `function answer() { return 2; } // ${canary}`, verdict: 'WA' }],
  },
  sql: {
    ...asked,
    schema: 'create table facts (name text)',
    seed: `insert into facts values ('seen')`,
    expected: { columns: ['name'], rows: [['seen']] },
    hiddenCases: [
      {
        name: canary,
        seed: `insert into facts values ('${canary}')`,
        expected: { columns: ['name'], rows: [[canary]] },
      },
    ],
    solution: `select name from facts -- ${canary}`,
  },
  open: { ...asked, modelAnswer: canary, rubric: [{ id: 'one', text: canary, points: 2 }], assessment: 'self' },
  flashcard: { front: 'Asked?', back: canary, explanation: canary, estimatedSeconds: 20, references: asked.references },
};
const topic = 'stakeholder-management';
// Feedback on an option is a text; that of a sitting says what is told, and when.
const secret = new RegExp(
  `${canary}|7391442|"(key|solutions?|hiddenCases|explanation|rubric|modelAnswer|back|scoring|accepted|pattern)":|"feedback":"`,
);

let product: Product;
let candidate: Browser;
const slugs: string[] = [];
beforeAll(async () => {
  product = await startProduct('postgres');
  const instructor = await new Browser(product.base).signInAsAdmin();
  for (const kind of kinds) {
    const body = { slug: `leak-${kind}`, topics: [topic], level: 'mid', content: { kind, ...contents[kind] } };
    const { id } = await instructor.read(authoredReply, 201, 'POST', '/admin/questions', body);
    for (const act of ['submit', 'approve', 'publish'])
      await instructor.call('POST', `/admin/questions/${id}/versions/1/${act}`);
    slugs.push(body.slug);
  }
  candidate = await new Browser(product.base).signUp();
});
afterAll(() => product.stop());

/** Every road by which a candidate can read, with what they have. */
async function crawl(sessionId: string): Promise<string[]> {
  const sitting = `/quiz-sessions/${sessionId}`;
  const texts: string[] = [];
  const read = async (...request: Parameters<Browser['call']>) => texts.push((await candidate.call(...request)).text);
  for (const route of ['/me', '/topics', '/progress', '/reviews/due', '/quiz-sessions', sitting, `${sitting}/result`])
    await read('GET', route);
  for (const kind of kinds) await read('GET', `/questions?topic=${topic}&kind=${kind}`);
  for (const q of [canary, '7391442']) await read('GET', `/questions?q=${q}`);
  for (const program of [
    { language: 'javascript', source: 'function answer() { return 1; }' },
    { sql: 'select * from facts' },
  ])
    for (const slug of ['leak-code', 'leak-sql']) {
      await read('POST', `/questions/${slug}/run`, program);
      await read('POST', `/questions/${slug}/run`, { ...program, sessionId, cases: [{ arguments: [] }] });
    }
  for (const slug of slugs) {
    await read('GET', `/questions/${slug}`);
    await read('POST', `/questions/${slug}/reveal`);
  }
  for (const { position, question } of sittingReply.parse((await candidate.call('GET', sitting)).body).items) {
    const answer = `${sitting}/items/${position}/answer`;
    for (const response of [null, { nonsense: 1 }, { choice: 'zzz' }, { text: 'x' }, { number: 1 }]) {
      await read('PUT', answer, { response, revision: position });
    }
    await read('PATCH', `${sitting}/items/${position}`, { flagged: true });
    await read('POST', '/reviews', {
      questionId: question!.id,
      submissionId: crypto.randomUUID(),
      response: null,
      elapsedMs: 1,
    });
  }
  await read('GET', '/admin/questions');
  await read('POST', '/admin/questions/try', { content: {}, response: null });
  return texts;
}

it('lets no key, explanation or other side out before a sitting is graded, by any road; then all of it', async () => {
  const body = { topics: [topic], kinds: [...kinds], count: kinds.length, minutes: 10 };
  const { id } = await candidate.read(sittingReply, 201, 'POST', '/quiz-sessions', body);
  const texts = await crawl(id);
  expect(texts.length).toBeGreaterThan(80);
  expect(texts.filter((text) => secret.test(text))).toEqual([]);
  await candidate.call('POST', `/quiz-sessions/${id}/finish`);
  const debrief = await candidate.read(debriefReply, 200, 'GET', `/quiz-sessions/${id}/result?waitMs=20000`);
  expect(debrief.items.every(({ explanation }) => explanation === canary)).toBe(true);
});

it('puts nothing but ids into the queue and the events', async () => {
  const rows = await product.dataSource.query<{ payload: object }[]>(`select payload from outbox`);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ payload }) => secret.test(JSON.stringify(payload)))).toEqual([]);
});
