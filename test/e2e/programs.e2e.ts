import { authoredReply, triedReply } from '../../apps/api/src/messages/authored.reply.js';
import { judgementReply, languagesReply, questionReply } from '../../apps/api/src/messages/question.reply.js';
import { reviewReceiptReply, reviewReply } from '../../apps/api/src/messages/review.reply.js';
import { Browser, startProduct, type Product } from './product.js';

jest.setTimeout(120_000);

const content = {
  kind: 'code',
  prompt: 'Give the double.',
  explanation: 'Twice the number is the number added to itself.',
  estimatedSeconds: 60,
  signature: { name: 'double', parameters: [{ name: 'number', type: 'int' }], returns: 'int' },
  examples: [{ arguments: [2], expected: 4 }],
  hiddenCases: [{ arguments: [3], expected: 6 }],
  languages: ['javascript', 'typescript', 'python'],
  solutions: { javascript: 'const double = (number) => 2 * number;', python: 'def double(number): return 2 * number' },
};
const right = { language: 'typescript', source: 'const double = (number: number): number => number + number;' };
const wrong = { language: 'python', source: 'def double(number):\n    return number ** 2' };

let product: Product;
let instructor: Browser;
let candidate: Browser;
beforeAll(async () => {
  product = await startProduct('postgres');
  instructor = await new Browser(product.base).signInAsAdmin();
  candidate = await new Browser(product.base).signUp();
});
afterAll(() => product.stop());

const create = async (slug: string, changes: object = {}) => {
  const body = { slug, topics: ['problem-solving'], level: 'entry', content: { ...content, ...changes } };
  const { id } = await instructor.read(authoredReply, 201, 'POST', '/admin/questions', body);
  await instructor.read(authoredReply, 200, 'POST', `/admin/questions/${id}/versions/1/submit`);
  return id;
};

it('an instructor can not approve a key that does not hold, and is told where', async () => {
  const id = await create('broken-double', { solutions: { ...content.solutions, python: wrong.source } });
  const { status, body } = await instructor.call('POST', `/admin/questions/${id}/versions/1/approve`);
  expect([status, body]).toMatchObject([
    422,
    { code: 'question.unproved', errors: [{ pointer: '/content/solutions/python' }] },
  ]);
});

it('an instructor tries answers to a draft', async () => {
  const tried = await instructor.read(triedReply, 200, 'POST', '/admin/questions/try', { content, response: wrong });
  expect(tried).toMatchObject({ verdict: 'partial', judge: { verdict: 'WA' } });
});

it('a candidate runs a program, then hands it in as a review', async () => {
  const id = await create('double');
  for (const act of ['approve', 'publish'])
    await instructor.read(authoredReply, 200, 'POST', `/admin/questions/${id}/versions/1/${act}`);
  const question = await candidate.read(questionReply, 200, 'GET', '/questions/double');
  expect(question.content).toMatchObject({ kind: 'code', hiddenCaseCount: 1, starter: { python: expect.any(String) } });

  const run = { ...wrong, arguments: [3], cases: [{ arguments: [5] }] };
  const judgement = await candidate.read(judgementReply, 200, 'POST', '/questions/double/run', run);
  expect(judgement.cases.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
    'Example 1 AC',
    'Own case 1 WA',
    'Own case 2 WA',
  ]);
  const refused = await candidate.call('POST', '/questions/double/run', { ...right, arguments: ['x'] });
  expect([refused.status, refused.body]).toMatchObject([
    422,
    { code: 'response.invalid', errors: [{ pointer: '/cases/0/arguments/0' }] },
  ]);

  const review = { questionId: question.id, submissionId: crypto.randomUUID(), response: right, elapsedMs: 10 };
  const receipt = await candidate.read(reviewReceiptReply, 202, 'POST', '/reviews', review);
  const graded = await candidate.read(reviewReply, 200, 'GET', `/reviews/${receipt.id}?waitMs=20000`);
  expect(graded).toMatchObject({
    verdict: 'correct',
    judge: { verdict: 'AC', cases: [{ hidden: false }, { hidden: true }] },
  });
});

it('says which languages run here, and that other kinds have nothing to run', async () => {
  const { items } = await candidate.read(languagesReply, 200, 'GET', '/languages');
  expect(items.filter(({ available }) => available).map(({ id }) => id)).toEqual([
    'javascript',
    'typescript',
    'python',
  ]);
  const { body } = await candidate.call('GET', '/questions?kind=numeric&limit=1');
  const [{ slug }] = (body as { items: [{ slug: string }] }).items;
  expect((await candidate.call('POST', `/questions/${slug}/run`, right)).body).toMatchObject({
    code: 'question.not-runnable',
  });
});

it('runs one program of a person at a time, and says when to come back', async () => {
  const slow = {
    language: 'javascript',
    source: 'function double(n) { for (let i = 0; i < 3e6; i += 1); return 2 * n; }',
  };
  const replies = await Promise.all([1, 2, 3].map(() => candidate.call('POST', '/questions/double/run', slow)));
  expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 429, 429]);
  const refused = replies.find(({ status }) => status === 429)!;
  expect(refused.body).toMatchObject({ code: 'request.rate-limited' });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await candidate.call('POST', '/questions/double/run', slow)).status).toBe(200);
});
