import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { faultsOf } from './faults.mjs';
import { Visitor } from './person.mjs';

export const tests = {
  'a debrief tells how it went, where the time went and what comes back, to everybody': async (world) => {
    const { robin, admin } = await people(world);
    const id = await sit(robin, admin, { kinds: ['single-choice'], count: 4 }, ['right', 'wrong', 'skip', 'right']);
    const { page } = robin;
    await open(page, id);
    await page.getByText('2 of 4 questions fully right, 2 of 4 points').waitFor();
    await page.getByTestId('meaning').waitFor();
    await page
      .getByTestId('time-used')
      .getByText(/of 20 min$/)
      .waitFor();
    await page
      .getByTestId('coming-back')
      .getByText('2 questions come back in your reviews, all of them today.')
      .waitFor();
    for (const region of ['By topic', 'By level', 'Time per question', 'The clock']) {
      await page.getByRole('region', { name: region }).waitFor();
    }
    const table = page.getByRole('table', { name: 'Time per question' });
    assert.equal(await table.getByRole('row').count(), 5);
    await item(page, 2).getByTestId('comes-back').getByText('it was wrong').waitFor();
    await item(page, 3).getByTestId('comes-back').getByText('you left it open').waitFor();
    await item(page, 2)
      .getByRole('link', { name: /^Comes back/ })
      .click();
    await page.waitForURL('**/cards/*');
  },

  'what was right is folded, opened by keyboard and by the map, and stays as it was put': async (world) => {
    const { robin, admin } = await people(world);
    const id = await sit(robin, admin, { kinds: ['single-choice'], count: 3 }, ['right', 'wrong', 'right']);
    const { page } = robin;
    await open(page, id);
    const why = (number) => item(page, number).getByTestId('explanation');
    await why(2).waitFor();
    assert.equal(await why(1).isVisible(), false);
    await page.getByRole('button', { name: 'Show question 1' }).press('Enter');
    await why(1).waitFor();
    await page.getByRole('button', { name: 'Hide question 1', expanded: true }).press('Space');
    await why(1).waitFor({ state: 'hidden' });
    await page.getByRole('list', { name: 'All questions' }).getByRole('link').nth(2).click();
    await why(3).waitFor();
    await page.getByRole('button', { name: 'Open all' }).click();
    await why(1).waitFor();
    assert.deepEqual(await faultsOf(page, 'debrief, all open'), []);
    await page.getByRole('button', { name: 'Fold all' }).click();
    await why(2).waitFor({ state: 'hidden' });
  },

  'what was missed is sat again, once, and the first debrief is closed meanwhile': async (world) => {
    const { robin, admin } = await people(world);
    const id = await sit(robin, admin, { kinds: ['single-choice'], count: 3 }, ['wrong', 'right', 'skip']);
    const { page } = robin;
    robin.tolerated.push(/status of 409/);
    await open(page, id);
    await page.getByRole('button', { name: 'Sit the 2 missed again' }).dblclick();
    await page.getByRole('heading', { name: 'Question 1 of 2' }).waitFor();
    const { items } = await robin.api('GET', '/quiz-sessions');
    assert.equal(items.length, 2);
    await page.goto(`/mocks/${id}/result`);
    await page.getByText('This debrief is closed for now').waitFor();
    await robin.api('POST', `/quiz-sessions/${items[0].id}/finish`);
    await open(page, items[0].id);
    await page.getByRole('link', { name: 'the first time' }).click();
    await page.waitForURL(`**/mocks/${id}/result`);
    await page.getByText('1 of 3 questions fully right, 1 of 3 points').waitFor();
  },

  'what is not told is not shown, and it is said from when': async (world) => {
    const { robin, admin } = await people(world);
    const feedback = { score: 'never', key: 'later', explanation: 'later', median: 'at-end', laterHours: 48 };
    const templateId = await template(admin, feedback);
    const id = await sit(robin, admin, { templateId }, ['right', 'wrong', 'skip']);
    const { page } = robin;
    await open(page, id);
    await page.getByTestId('score').getByText('Score not told').waitFor();
    const untold = page.getByTestId('untold');
    await untold.getByText('This interview does not tell the score.').waitFor();
    await untold.getByText(/^From .* on you are told the right answers and the explanations\.$/).waitFor();
    await page
      .getByTestId('coming-back')
      .getByText(/ from .* on\.$/)
      .waitFor();
    assert.equal(await page.getByTestId('correct-answer').count(), 0);
    assert.equal(await page.getByTestId('explanation').count(), 0);
    assert.equal(await page.getByText(/Incorrect|Correct/).count(), 0);
    assert.equal(await page.getByRole('button', { name: /missed again/ }).count(), 0);
    assert.deepEqual(await faultsOf(page, 'debrief, untold'), []);
  },

  'an open answer is graded in the debrief, which tells the new score and keeps the question open': async (world) => {
    const { robin, admin } = await people(world);
    const id = await sit(robin, admin, { kinds: ['open'], count: 1 }, ['text']);
    const { page } = robin;
    await open(page, id);
    await page.getByTestId('score').getByText('Not graded yet').waitFor();
    await page.getByRole('link', { name: 'Go to question 1' }).click();
    for (const criterion of await item(page, 1).getByRole('checkbox').all()) await criterion.click();
    await item(page, 1).getByRole('button', { name: 'Make this the grade' }).click();
    await page.getByTestId('score').getByText('100 %').waitFor();
    await page.getByText('All of it was right.').waitFor();
    assert.equal(await item(page, 1).getByTestId('correct-answer').isVisible(), true);
  },

  'a mock that is reopened while its debrief is read says so, without a reload, and leads back': async (world) => {
    const { robin, admin } = await people(world);
    const id = await sit(robin, admin, { kinds: ['single-choice'], count: 2 }, ['right', 'skip']);
    const { page } = robin;
    await open(page, id);
    await page.waitForTimeout(500);
    await admin.api('POST', `/admin/quiz-sessions/${id}/reopen`, { reason: 'The network was down', minutes: 5 });
    await page.getByText('This mock waits for you').waitFor();
    await page.getByRole('link', { name: 'Go to the mock' }).click();
    await page.waitForURL(`**/mocks/${id}`);
    await robin.api('POST', `/quiz-sessions/${id}/resume`);
    await robin.api('POST', `/quiz-sessions/${id}/finish`);
    await open(page, id);
    await page.getByRole('region', { name: 'The clock' }).getByText('The network was down').waitFor();
    await page
      .getByTestId('time-used')
      .getByText(/^1 pause of /)
      .waitFor();
  },

  'paper is white, without navigation, with all questions open and none cut in two': async (world) => {
    const { robin, admin } = await people(world);
    const id = await sit(robin, admin, { kinds: ['single-choice'], count: 3 }, ['right', 'right', 'wrong']);
    const { page } = robin;
    await page.emulateMedia({ colorScheme: 'dark' });
    await open(page, id);
    const scheme = () => page.evaluate(() => document.documentElement.dataset.mantineColorScheme);
    assert.equal(await scheme(), 'dark');
    await page.evaluate(() => globalThis.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    assert.equal(await scheme(), 'light');
    assert.equal(await page.getByRole('navigation').count(), 0);
    assert.equal(await page.getByRole('button').count(), 0);
    for (const number of [1, 2, 3]) {
      assert.equal(await item(page, number).getByTestId('explanation').isVisible(), true, `question ${number}`);
      assert.equal(await item(page, number).evaluate((card) => getComputedStyle(card).breakInside), 'avoid');
    }
    assert.equal(await page.getByTestId('time-chart').isVisible(), true);
    await page.emulateMedia({ media: null });
    await page.evaluate(() => globalThis.dispatchEvent(new Event('afterprint')));
    assert.equal(await scheme(), 'dark');
    assert.ok((await page.pdf()).length > 10_000);
  },
};

const item = (page, number) => page.getByRole('region', { name: `Question ${number}`, exact: true });

async function people(world) {
  const robin = await Visitor.at(world);
  await robin.signUp();
  const admin = await Visitor.at(world);
  await admin.signIn(world.admin.email, world.admin.password);
  return { robin, admin };
}

/** A sitting by the API, each item answered in this way, finished and graded. */
async function sit(robin, admin, start, ways) {
  const { tracks } = await robin.api('GET', '/topics');
  const topics = tracks.flatMap((track) => track.topics.map(({ slug }) => slug));
  const body = 'templateId' in start ? start : { topics, minutes: 20, ...start };
  const { id, items } = await robin.api('POST', '/quiz-sessions', body);
  for (const [index, { position, question }] of items.entries()) {
    const response = await answerOf(admin, question, ways[index]);
    if (response === null) continue;
    const answer = { response, revision: 1, timeSpentMs: 1_000 };
    await robin.api('PUT', `/quiz-sessions/${id}/items/${position}/answer`, answer);
  }
  await robin.api('POST', `/quiz-sessions/${id}/finish`);
  return id;
}

async function answerOf(admin, question, way) {
  if (way === 'skip') return null;
  if (way === 'text') return { text: 'First I would estimate the load.' };
  const { versions } = await admin.api('GET', `/admin/questions/${question.id}`);
  const { correctAnswer } = await admin.api('POST', '/admin/questions/try', {
    content: versions.at(-1).content,
    response: null,
  });
  if (way === 'right') return correctAnswer;
  return { choice: question.content.options.find((option) => option.id !== correctAnswer.choice).id };
}

/** A published interview of three questions with this feedback. */
async function template(admin, feedback) {
  const { items } = await admin.api('GET', '/questions?kind=single-choice&limit=3');
  const sections = [{ title: 'All', rules: [{ questions: items.map(({ slug }) => slug) }], shuffled: false }];
  const { id } = await admin.api('POST', '/admin/templates', {
    title: `Told later ${randomUUID()}`,
    description: 'For a test.',
    plan: { sections, feedback },
  });
  const found = await admin.context.request.get(`/api/v1/admin/templates/${id}`);
  const reply = await admin.context.request.patch(`/api/v1/admin/templates/${id}`, {
    headers: { origin: admin.world.baseUrl, 'if-match': found.headers().etag },
    data: { state: 'published' },
  });
  assert.ok(reply.ok(), await reply.text());
  return id;
}

async function open(page, id) {
  await page.goto(`/mocks/${id}/result`);
  await page.getByTestId('score').waitFor();
  await page.getByRole('status').filter({ hasText: 'Loading' }).waitFor({ state: 'detached' });
}
