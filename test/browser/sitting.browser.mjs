import assert from 'node:assert/strict';
import { saved, Visitor } from './person.mjs';

const answers = /\/api\/v1\/quiz-sessions\/.+\/answer$/;
/** One question that is answered by typing. */
const typed = { kinds: ['short-text'], count: 1 };

export const tests = {
  'a cut network loses nothing, not even with a reload': async (world) => {
    const robin = await Visitor.at(world);
    robin.tolerated.push(/net::ERR|Failed to load resource/);
    await robin.signUp();
    const { page } = robin;
    const mock = await robin.startMock(typed);
    await page.route(answers, (route) => route.abort('connectionfailed'));
    await page.getByLabel('Your answer').fill('typed in a tunnel');
    await page.getByText('Not saved yet – retrying').waitFor();
    await page.reload();
    assert.equal(await page.getByLabel('Your answer').inputValue(), 'typed in a tunnel');
    await page.unroute(answers);
    await saved(page);
    assert.deepEqual(await storedOf(robin, mock), { text: 'typed in a tunnel' });
  },

  'a server that is away for a moment is asked again': async (world) => {
    const robin = await Visitor.at(world);
    robin.tolerated.push(/status of 503/);
    await robin.signUp();
    const { page } = robin;
    const mock = await robin.startMock(typed);
    let refusals = 0;
    await page.route(answers, async (route) => {
      refusals += 1;
      if (refusals > 2) return route.continue();
      const problem = { code: 'service.unavailable', title: 'Unavailable', status: 503 };
      return route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(problem) });
    });
    await page.getByLabel('Your answer').fill('patience');
    await page.getByText('Not saved yet – retrying').waitFor();
    await saved(page);
    assert.deepEqual(await storedOf(robin, mock), { text: 'patience' });
  },

  'what was typed just before the page closed arrives': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const mock = await robin.startMock(typed);
    await robin.page.getByLabel('Your answer').fill('last words');
    await robin.page.close({ runBeforeUnload: true });
    let stored = null;
    for (let tries = 0; tries < 50 && stored === null; tries += 1) stored = await storedOf(robin, mock);
    assert.deepEqual(stored, { text: 'last words' });
  },

  'two windows: the newer answer shows, and the other one is not lost': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const mock = await robin.startMock(typed);
    const other = await robin.elsewhere();
    await other.page.goto(`/mocks/${mock.id}`);
    await other.page.getByLabel('Your answer').waitFor();
    await robin.page.getByLabel('Your answer').fill('from the first');
    await saved(robin.page);
    await other.page.getByLabel('Your answer').fill('from the second');
    await other.page.getByText('Answered in another window too').waitFor();
    assert.equal(await other.page.getByLabel('Your answer').inputValue(), 'from the first');
    await other.page.getByRole('button', { name: 'Put back what I typed here' }).click();
    await saved(other.page);
    assert.deepEqual(await storedOf(robin, mock), { text: 'from the second' });
  },

  'keys: options by number, questions by Alt and arrows, the flag by Alt and F': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const { page } = robin;
    await robin.startMock({ kinds: ['single-choice'], count: 2 });
    await page.getByRole('radio').first().waitFor();
    await page.keyboard.press('2');
    assert.ok(await page.getByRole('radio').nth(1).isChecked());
    await page.keyboard.press('Alt+f');
    await page.getByRole('button', { name: 'Flagged', exact: true }).waitFor();
    await page.keyboard.press('Alt+ArrowRight');
    await page.getByRole('heading', { name: 'Question 2 of 2' }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Question 2 of 2');
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByRole('button', { name: 'Question 1, answered, flagged' }).waitFor();
  },

  'time in sight is measured for each question': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const mock = await robin.startMock({ kinds: ['short-text'], count: 2 });
    await robin.page.waitForTimeout(1_600);
    const marked = robin.page.waitForResponse((reply) => reply.request().method() === 'PATCH');
    await robin.page.getByRole('button', { name: 'Next', exact: true }).click();
    await marked;
    const [first, second] = (await robin.api('GET', `/quiz-sessions/${mock.id}`)).items;
    assert.ok(first.timeSpentMs >= 1_500 && first.timeSpentMs < 20_000, `${first.timeSpentMs} ms`);
    assert.equal(second.timeSpentMs, 0);
  },

  'when time is up the drafts count and the debrief comes by itself': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const { page } = robin;
    const mock = await robin.startMock({ ...typed, minutes: 1 });
    await page.getByText('1 minute left', { exact: true }).waitFor({ state: 'attached' });
    await page.getByLabel('Your answer').fill('just in time');
    await page.getByTestId('score').waitFor({ timeout: 90_000 });
    await page.getByText('ended when time was up').waitFor();
    const debrief = await robin.api('GET', `/quiz-sessions/${mock.id}/result`);
    assert.deepEqual(debrief.items[0].response, { text: 'just in time' });
  },
};

const storedOf = async (robin, mock) => (await robin.api('GET', `/quiz-sessions/${mock.id}`)).items[0].response;
