import assert from 'node:assert/strict';
import { faultsOf } from './faults.mjs';
import { Visitor } from './person.mjs';

const topic = 'stakeholder-management';
const text = 'Some **50,000 reads** a second.\n\n1. A cache\n2. `LRU`, with a time to live';
const reason = 'The eviction policy is in the second line of the list.';

const openContent = (assessment) => ({
  kind: 'open',
  prompt: `Which cache would *you* take? (${assessment}, ${Date.now()})`,
  assessment,
  estimatedSeconds: 600,
  modelAnswer: 'Start with the **numbers**.',
  explanation: 'A cache is a promise about staleness.',
  rubric: [
    { id: 'load', text: 'Estimates the load', points: 2 },
    { id: 'evict', text: 'Names a policy such as `LRU`', points: 1 },
    { id: 'stale', text: 'Deals with stale entries', points: 1 },
  ],
});

/** Publishes an open question of each kind of assessment, at a level of their own. */
async function publish(instructor) {
  for (const assessment of ['self', 'instructor']) {
    const body = { topics: [topic], level: 'senior', content: openContent(assessment) };
    const { id } = await instructor.api('POST', '/admin/questions', body);
    for (const act of ['submit', 'approve', 'publish']) {
      await instructor.api('POST', `/admin/questions/${id}/versions/1/${act}`);
    }
  }
}

/** A graded mock of open questions, all answered. */
async function sit(candidate) {
  const choice = { topics: [topic], kinds: ['open'], levels: ['senior'], count: 2, minutes: 20 };
  const { id, items } = await candidate.api('POST', '/quiz-sessions', choice);
  for (const { position } of items) {
    const answer = { response: { text }, revision: 1 };
    await candidate.api('PUT', `/quiz-sessions/${id}/items/${position}/answer`, answer);
  }
  await candidate.api('POST', `/quiz-sessions/${id}/finish`);
  await candidate.api('GET', `/quiz-sessions/${id}/result?waitMs=20000`);
  return id;
}

const tick = (scope, name) => scope.getByRole('checkbox', { name }).check();

export const tests = {
  'open answers are graded by their candidate, by an instructor, and by a second one': async (world) => {
    const instructor = await Visitor.at(world);
    await instructor.signIn(world.admin.email, world.admin.password);
    const { page } = instructor;
    await page.goto('/teach/assessments');
    await page.getByText('Nothing waits for you', { exact: true }).waitFor();
    await publish(instructor);
    const [robin, kim] = [await Visitor.at(world), await Visitor.at(world)];
    await robin.signUp('Robin');
    await kim.signUp('Kim');
    const mockId = await sit(robin);
    await sit(kim);

    await robin.page.goto(`/mocks/${mockId}/result`);
    const boxes = robin.page.getByRole('region', { name: 'Assessment' });
    const own = boxes.filter({ hasText: 'Grade it yourself' });
    await tick(own, /Estimates/);
    await tick(own, /LRU/);
    assert.equal(await own.getByTestId('rubric-score').textContent(), '3 of 4 points, 75 %');
    const faults = await faultsOf(robin.page, 'debrief, ungraded');
    await own.getByRole('button', { name: 'Make this the grade' }).click();
    await boxes.filter({ hasText: 'Your own assessment' }).getByText('3 of 4 points, 75 %').waitFor();
    const waiting = boxes.filter({ hasText: 'Waiting for an instructor' });
    await tick(waiting, /stale/);
    await waiting.getByRole('button', { name: 'Save what I think' }).click();
    await waiting.getByText('Saved.').waitFor();

    await page.reload();
    await page.getByTestId('waiting-count').filter({ hasText: '2' }).waitFor();
    faults.push(...(await faultsOf(page, 'queue')));
    await page.getByRole('button', { name: 'Assess the next' }).click();
    await page.getByRole('heading', { name: 'The answer of Robin' }).waitFor();
    await page.getByText('the candidate says so').waitFor();
    await tick(page, /Estimates/);
    await page.getByLabel('Comment', { exact: true }).first().fill('Good **figures**.');
    await page.getByText('Preview', { exact: true }).click();
    await page.getByRole('region', { name: 'Preview of the comment' }).getByText('figures').waitFor();
    faults.push(...(await faultsOf(page, 'assessment')));
    await page.keyboard.press('Alt+Enter');
    await page.getByRole('heading', { name: 'The answer of Kim' }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Assess an answer');
    await page.getByTestId('waiting').filter({ hasText: '1 waiting' }).waitFor();

    // Told live: nothing is loaded again here.
    const assessed = boxes.filter({ hasText: 'Assessed by' });
    await assessed.getByText('2 of 4 points, 50 %').waitFor();
    await assessed.getByRole('button', { name: 'Ask for a second look…' }).click();
    await assessed.getByLabel('Why should somebody else look?').fill('short');
    await assessed.getByRole('button', { name: 'Ask for a second look', exact: true }).click();
    await assessed.getByText('At least 10 characters').waitFor();
    faults.push(...(await faultsOf(robin.page, 'debrief, asking')));
    await assessed.getByLabel('Why should somebody else look?').fill(reason);
    await assessed.getByRole('button', { name: 'Ask for a second look', exact: true }).click();
    await assessed.getByText('You asked for a second look').waitFor();

    await page.goto('/teach/assessments?state=second-look');
    await page.getByTestId('queued-answer').getByRole('link').click();
    await page.getByText(reason).waitFor();
    const late = await instructor.elsewhere();
    late.tolerated.push(/status of 412/);
    await late.page.goto(page.url());
    await late.page.getByRole('button', { name: 'Save and next' }).waitFor();
    faults.push(...(await faultsOf(page, 'second look')));
    for (const name of [/Estimates/, /LRU/, /stale/]) await tick(page, name);
    await page.getByRole('button', { name: 'Save and next' }).click();
    await page.getByRole('heading', { name: 'The answer of Kim' }).waitFor();
    await boxes.filter({ hasText: 'Second look by' }).getByText('4 of 4 points, 100 %').waitFor();

    await late.page.getByRole('button', { name: 'Save and next' }).click();
    await late.page.getByRole('button', { name: 'Load it again' }).click();
    await late.page.getByText('It is assessed.').waitFor();
    faults.push(...(await faultsOf(late.page, 'assessed')));

    await page.keyboard.press('Alt+Enter');
    await page.getByText('Nothing waits for you.').waitFor();
    assert.deepEqual(faults, []);
  },
};
